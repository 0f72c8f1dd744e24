//! What a quantity measures: the nouns next to it and the subject of its clause.

use super::{
    QuantityKind,
    atoms::{AtomKind, Scan},
    find::Draft,
    flag,
    unit::unit_at,
};
use crate::lexicon::class;

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
    if let Some(first) = d.same_as.and_then(|s| drafts.get(s)) {
        words.extend(first.concept.iter().copied());
        return words;
    }
    let counted = d.kind == QuantityKind::Count;
    let at = past_bracket(scan, d.end);
    let linked = scan.has(at, flag::MEASURED_OF) || !counted && scan.has(at, flag::MEASURED_IN);
    if linked {
        run(scan, noun_start(scan, at + 1), &mut words);
    } else if !counted && scan.is(at, AtomKind::Word) && !scan.has(at, flag::CLOSED) {
        run(scan, at, &mut words);
        let last = words.last().map_or(at, |&l| l + 1);
        if scan.class(last, class::IN | class::OF | class::ON | class::FOR) {
            run(scan, noun_start(scan, last + 1), &mut words);
        }
    }
    before(scan, d, &mut words);
    words
}

/// "a stake of 5%", "base price: $3", "Burlington by 2.6%"
fn before(scan: &Scan, d: &Draft, words: &mut Vec<usize>) {
    let Some(last) = d.start.checked_sub(1) else { return };
    let link = scan.has(last, flag::CONCEPT_LINK);
    if !link && scan.has(last, flag::CLOSED) {
        return;
    }
    let end = if link { last } else { d.start };
    let from = words.len();
    back(scan, end, words);
    // "the price of gas at $3": the noun before "of" too
    let first = words.get(from..).and_then(|w| w.last()).copied();
    if let Some(of) = first.and_then(|f| f.checked_sub(1)) {
        let of = if scan.has(of, flag::DETERMINER) { of.saturating_sub(1) } else { of };
        if scan.class(of, class::OF) {
            back(scan, of, words);
        }
    }
}

/// Behind "(60 miles)" where it stands at `i`.
fn past_bracket(scan: &Scan, i: usize) -> usize {
    if scan.raw(i) != "(" {
        return i;
    }
    (i + 1..i + 10).find(|&j| scan.raw(j) == ")").map_or(i, |j| j + 1)
}

/// Past articles and a measure: "an 8.5 kW system".
fn noun_start(scan: &Scan, mut i: usize) -> usize {
    let stop = i + 5;
    while i < stop && (scan.has(i, flag::DETERMINER) || scan.class(i, class::OF)) {
        i += 1;
    }
    if scan.is(i, AtomKind::Number) {
        i = unit_at(scan, i + 1).map_or(i, |u| u.to);
    }
    i
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
        if verb(scan, k) {
            break;
        }
        words.push(k);
    }
}

fn content(scan: &Scan, i: usize) -> bool {
    let Some(atom) = scan.get(i) else { return false };
    let joined = atom.hyphen || scan.hyphen(i + 1);
    atom.kind == AtomKind::Word && (joined || atom.flags & (flag::CLOSED | flag::NUMERAL) == 0)
}

/// Is the word a verb form, as far as its neighbours tell?
fn verb(scan: &Scan, i: usize) -> bool {
    let Some(atom) = scan.get(i) else { return false };
    if atom.kind != AtomKind::Word || atom.hyphen || scan.hyphen(i + 1) {
        return false;
    }
    if scan.has(i, flag::AUXILIARY | flag::VERB) {
        return true;
    }
    let low = scan.low(i);
    // "a combined output", "of turbocharged engines": behind an article it modifies a noun
    let modifies = i > 0 && scan.has(i - 1, flag::DETERMINER | flag::PREPOSITION) && !scan.has(i - 1, flag::PRONOUN);
    let moves = scan.has(i, flag::UP | flag::DOWN)
        && !scan.has(i, flag::PREPOSITION | flag::ADVERB)
        && !scan.has(i, flag::COMPARATIVE);
    let past = low.len() > 4 && low.ends_with("ed") && !atom.capital && !scan.has(i, flag::PARTICIPLE_ADJECTIVE);
    (moves && scan.class(i.wrapping_sub(1), class::TO) || (moves || past) && !modifies) && i > 0
}

/// The noun phrase in front of the verb that the quantity hangs on, and what stands between the two.
fn subject(scan: &Scan, drafts: &[Draft], k: usize, words: &mut Vec<usize>) {
    let d = &drafts[k];
    if d.same_as.is_some() {
        return;
    }
    let floor = d.start.saturating_sub(REACH);
    let Some(mut at) = governing(scan, floor, d.start) else {
        if d.kind != QuantityKind::Count && words.is_empty() {
            words.extend((clause(scan, floor, d.start)..d.start).filter(|&i| content(scan, i)));
        }
        return;
    };
    if d.kind != QuantityKind::Count {
        words
            .extend((at + 1..d.start).filter(|&i| content(scan, i) && !verb(scan, i) && !scan.low(i).ends_with("ing")));
    }
    // over the whole verb group and a relative pronoun to what they speak of
    while at > floor
        && (verb(scan, at)
            || scan.has(at, flag::AUXILIARY | flag::ADVERB)
            || scan.class(at, class::TO | class::RELATIVE | class::COMMA))
    {
        let pronoun = scan.class(at, class::RELATIVE);
        at -= 1;
        if scan.raw(at) == "," && !pronoun && !scan.has(at + 1, flag::ADVERB) {
            at += 1;
            break;
        }
    }
    subject_words(scan, floor, at, words);
}

/// Content words of the noun phrase that ends at `at`, with its "of" and "and" parts.
fn subject_words(scan: &Scan, floor: usize, mut at: usize, words: &mut Vec<usize>) {
    let mut taken = 0;
    while taken < 14 {
        if scan.raw(at) == ")" {
            // "Ford (F)"
            at = (at.saturating_sub(6)..at).rev().find(|&j| scan.raw(j) == "(").unwrap_or(at).saturating_sub(1);
        }
        let inner = scan.has(at, flag::PREPOSITION | flag::DETERMINER)
            && !scan.has(at, flag::PRONOUN & !flag::DETERMINER)
            || scan.class(at, class::AND | class::GENITIVE_MARK)
            || scan.is(at, AtomKind::Number)
            || scan.has(at, flag::NUMERAL)
            || scan.raw(at) == "/";
        if content(scan, at) && !verb(scan, at) {
            words.push(at);
            taken += 1;
        } else if !inner || scan.has(at, flag::SUBJECT_END) {
            return;
        }
        if at <= floor {
            return;
        }
        at -= 1;
    }
}

/// The last finite verb before `end` in its clause.
fn governing(scan: &Scan, floor: usize, end: usize) -> Option<usize> {
    let mut at = end;
    while at > floor {
        at -= 1;
        if matches!(scan.raw(at), ";" | "“") {
            return None;
        }
        if verb(scan, at) && !scan.low(at).ends_with("ing") {
            return Some(at);
        }
    }
    None
}

/// Where the clause that ends at `end` starts.
fn clause(scan: &Scan, floor: usize, end: usize) -> usize {
    (floor..end)
        .rev()
        .find(|&at| matches!(scan.raw(at), ";" | ":" | "“" | "\"") || scan.has(at, flag::CLAUSE_START))
        .map_or(floor, |at| at + 1)
}
