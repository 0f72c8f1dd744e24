//! Tolls before the number: "the death toll rose to 12", "the injured and the missing stood at 300 and 18 respectively".

use super::{QuantityKind, atoms::Scan, find::Draft, flag};
use crate::lexicon::class;

/// How far a toll may lie before its number, in atoms.
const BEHIND: usize = 28;

/// "the death toll rose to 12", "an initial toll of 11", "number of injured stood at 30"
pub fn toll(scan: &Scan, drafts: &[Draft], k: usize) -> Option<u8> {
    let d = drafts.get(k)?;
    let mut lead = d.start.checked_sub(1)?;
    while lead > 0
        && d.start - lead < 4
        && scan.has(lead, flag::TRANSPARENT | flag::ADVERB)
        && !scan.has(lead, flag::TOLL_VERB)
    {
        lead -= 1;
    }
    if !scan.has(lead, flag::TOLL_VERB) {
        return respectively(scan, drafts, k);
    }
    for b in 0..BEHIND {
        let end = lead.checked_sub(b)?;
        if end < lead && matches!(scan.raw(end), ";" | "“" | "”") {
            return None;
        }
        let Some(phrases) = end.checked_sub(1).and_then(|last| scan.words.tolls.get(scan.low(last))) else { continue };
        let Some((words, kind)) = phrases.iter().find(|(w, _)| scan.ends_with(end, w)) else { continue };
        let from = end - words.len();
        // a bare noun such as "deaths" must stand close; "toll of damage" is none
        let close = words.len() > 1 || scan.has(end - 1, flag::FAR_TOLL) || b <= 3;
        let between = drafts.iter().any(|o| {
            o.from >= from
                && o.from < d.from
                && !matches!(
                    o.kind,
                    QuantityKind::Ordinal | QuantityKind::Duration | QuantityKind::Age | QuantityKind::Percent
                )
                && (scan.class(lead, class::OF | class::AT | class::TO) || scan.has(lead, flag::BE))
                && o.kind != QuantityKind::Count
                && o.kind != QuantityKind::Bare
        });
        if close && !between && (!scan.class(lead, class::OF) || b == 0) {
            return respectively(scan, drafts, k).or(Some(*kind));
        }
    }
    None
}

/// "The number of the injured and the missing stood at 300 and 18 respectively."
fn respectively(scan: &Scan, drafts: &[Draft], k: usize) -> Option<u8> {
    let d = drafts.get(k)?;
    let word = (d.end..d.end + 12).find(|&i| scan.low(i) == "respectively")?;
    let first = (0..=k)
        .rev()
        .take_while(|&j| drafts[j].end + 3 > drafts.get(j + 1).map_or(word, |n| n.start.min(word)))
        .last()?;
    let last = (k..drafts.len()).take_while(|&j| drafts[j].from < word).last()?;
    let start = drafts[first].start;
    let mut kinds: Vec<u8> = Vec::new();
    for i in start.saturating_sub(16)..start {
        let roles = scan.roles(i);
        let kind = if roles.noun > 0 { roles.noun } else { roles.modifier.max(roles.passive) };
        if kind > 0 && kinds.last() != Some(&kind) {
            kinds.push(kind);
        }
    }
    let count = last + 1 - first;
    if kinds.len() != count {
        return None;
    }
    kinds.get(k - first).copied()
}
