//! Which reports are about the same story, and which share their text.

use std::collections::BTreeMap;

use super::Report;
use crate::{
    claim::{Term, context},
    document::Document,
};

/// Reports whose topics are at least this alike are about one story.
const SAME_STORY: f64 = 0.16;
/// Words that stand in more reports than this bring no reports together.
const COMMON: usize = 200;

/// Pairs of reports about one story, with how alike they are.
#[derive(Debug, Default)]
pub struct Stories {
    pairs: BTreeMap<(usize, usize), f64>,
    partners: Vec<Vec<usize>>,
}

impl Stories {
    pub fn new(reports: &[Report]) -> Stories {
        let mut stories = Stories { pairs: BTreeMap::new(), partners: vec![Vec::new(); reports.len()] };
        for (a, b) in candidates(reports) {
            let (alike, shared) = context::similarity(&reports[a].topic, &reports[b].topic);
            if alike >= SAME_STORY && shared >= 2 {
                stories.pairs.insert((a, b), alike);
                stories.partners[a].push(b);
                stories.partners[b].push(a);
            }
        }
        stories.partners.iter_mut().for_each(|p| p.sort_unstable());
        stories
    }

    /// How alike two reports are, if they are about one story.
    pub fn alike(&self, a: usize, b: usize) -> Option<f64> {
        if a == b { Some(1.0) } else { self.pairs.get(&(a.min(b), a.max(b))).copied() }
    }

    /// The reports about the same story as `report`, in order.
    pub fn partners(&self, report: usize) -> &[usize] {
        self.partners.get(report).map_or(&[], Vec::as_slice)
    }
}

/// Pairs that share one of their weightiest words; all pairs where there are few reports.
fn candidates(reports: &[Report]) -> Vec<(usize, usize)> {
    let n = reports.len();
    if n <= 40 {
        return (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).collect();
    }
    let mut index: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, report) in reports.iter().enumerate() {
        let mut words: Vec<&(Term, u16)> = report.topic.iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (word, _) in words.into_iter().take(16) {
            index.entry(word).or_default().push(i);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for list in index.values().filter(|l| l.len() <= COMMON) {
        for (k, &a) in list.iter().enumerate() {
            pairs.extend(list[k + 1..].iter().map(|&b| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// FNV-1a of each longer sentence, letters and digits only, case aside; sorted.
pub fn sentence_hashes(doc: &Document) -> Vec<u64> {
    let long = doc.sentences.iter().filter(|s| s.tokens.len() >= 6).take(400);
    let mut hashes: Vec<u64> = long
        .map(|s| {
            let text = doc.lower.get(s.span.start..s.span.end).unwrap_or("");
            text.bytes()
                .filter(u8::is_ascii_alphanumeric)
                .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Do two reports share so much text that they count as one source? A third of the shorter one.
pub fn share_text(a: &Report, b: &Report) -> bool {
    let shared = a.sentences.iter().filter(|h| b.sentences.binary_search(h).is_ok()).count();
    let least = a.sentences.len().min(b.sentences.len());
    least > 0 && shared * 3 >= least
}

/// The number of independent sources among `reports`.
pub fn independent(reports: &[&Report]) -> usize {
    let mut groups: Vec<&Report> = Vec::new();
    for report in reports {
        let same_source = |g: &&Report| g.path == report.path && g.id == report.id || share_text(g, report);
        if !groups.iter().any(same_source) {
            groups.push(report);
        }
    }
    groups.len()
}
