//! What a quantity measures: the nouns next to it and the subject of its clause.

use super::{
    QuantityKind,
    atoms::{AtomKind, Scan},
    find::Draft,
    words::flag,
};

/// How far a subject may lie before its number, in atoms.
const REACH: usize = 32;

/// Atoms of the words that each draft counts or measures.
pub fn attach(scan: &Scan, drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        if drafts[k].kind == QuantityKind::Ordinal {
            continue;
        }
        let mut words = local(scan, drafts, k);
        subject(scan, drafts, k, &mut words);
        words.sort_unstable();
        words.dedup();
        drafts[k].concept = words;
    }
}

/// The words next to the quantity: "8.5 kW system", "30 gigawatts of wind capacity", "a price of $5".
fn local(scan: &Scan, drafts: &[Draft], k: usize) -> Vec<usize> {
    let d = &drafts[k];
    let mut words = Vec::new();
    if let Some((from, to)) = d.of {
        words.extend((from..to).filter(|&i| content(scan, i)));
        return words;
    }
    let mut at = d.end;
    let next = scan.low(at);
    let counted = d.kind == QuantityKind::Count;
    if matches!(next, "of" | "in" | "on" | "off" | "for" | "from" | "into" | "wide" | "long" | "deep" | "high" | "tall")
        && (!counted || next == "of")
    {
        at += 1;
        while at < d.end + 4 && (scan.has(at, flag::DETERMINER) || scan.low(at) == "of") {
            at += 1;
        }
        run(scan, at, &mut words);
    } else if !counted && scan.is(at, AtomKind::Word) && !scan.has(at, flag::CLOSED) {
        run(scan, at, &mut words);
        if let Some(&last) = words.last() {
            if matches!(scan.low(last + 1), "in" | "of" | "on" | "for") {
                let det = usize::from(scan.has(last + 2, flag::DETERMINER));
                run(scan, last + 2 + det, &mut words);
            }
        }
    }
    // "a stake of 5%", "at a price of $3"
    if d.start > 1 && matches!(scan.low(d.start - 1), "of" | "at" | "to" | "by" | "is" | "was" | "in" | "than")
        || d.start > 0 && !scan.has(d.start - 1, flag::CLOSED)
    {
        back(scan, d.start.saturating_sub(usize::from(scan.has(d.start - 1, flag::CLOSED))), &mut words);
    }
    words
}

/// Content words from `i` on, as far as the noun phrase goes.
fn run(scan: &Scan, i: usize, words: &mut Vec<usize>) {
    for k in i..i + 7 {
        if !content(scan, k) {
            break;
        }
        words.push(k);
    }
}

/// Content words before `i`.
fn back(scan: &Scan, i: usize, words: &mut Vec<usize>) {
    for b in 1..=6 {
        let Some(k) = i.checked_sub(b).filter(|&k| content(scan, k)) else { break };
        if scan.has(k, flag::UP | flag::DOWN) || verb(scan, k) {
            break;
        }
        words.push(k);
    }
}

fn content(scan: &Scan, i: usize) -> bool {
    let Some(atom) = scan.get(i) else { return false };
    atom.kind == AtomKind::Word
        && (atom.entry.flags & flag::CLOSED == 0 || atom.hyphen || scan.get(i + 1).is_some_and(|a| a.hyphen))
        && atom.entry.flags & flag::NUMERAL == 0
}

/// Is the word surely a verb?
fn verb(scan: &Scan, i: usize) -> bool {
    let low = scan.low(i);
    scan.has(i, flag::AUXILIARY | flag::VERB)
        || low.len() > 4
            && low.ends_with("ed")
            && !scan.get(i).is_some_and(|a| a.capital || a.hyphen)
            && !scan.has(i, flag::PARTICIPLE_ADJECTIVE)
}

/// The nouns before the first verb of the clause that holds the quantity.
fn subject(scan: &Scan, drafts: &[Draft], k: usize, words: &mut Vec<usize>) {
    let d = &drafts[k];
    let floor = d.start.saturating_sub(REACH);
    let begin = clause(scan, floor, d.start);
    let mut at = begin;
    // "In 2016, the package was": the phrase up to the comma is no subject
    if scan.has(at, flag::PREPOSITION) && !scan.has(at, flag::CONJUNCTION) {
        if let Some(comma) = (at..d.start.min(at + 10)).find(|&i| scan.raw(i) == ",") {
            at = comma + 1;
        }
    }
    let before = words.len();
    for i in at..d.start {
        if verb(scan, i) || scan.has(i, flag::UP | flag::DOWN) && i > at && !scan.has(i, flag::PREPOSITION) {
            if words.len() > before {
                break;
            }
            continue;
        }
        if content(scan, i) && scan.low(i).len() > 1 {
            words.push(i);
        }
    }
}

/// Where the clause that ends at `end` starts.
fn clause(scan: &Scan, floor: usize, end: usize) -> usize {
    let mut at = end;
    while at > floor {
        at -= 1;
        let low = scan.low(at);
        if matches!(scan.raw(at), ";" | ":" | "“" | "\"") || matches!(low, "while" | "whereas" | "but") {
            return at + 1;
        }
        if low == "and" && at > 0 && scan.raw(at - 1) == "," {
            return at + 1;
        }
    }
    floor
}
