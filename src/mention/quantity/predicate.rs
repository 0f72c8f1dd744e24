//! What is said behind the number: "12 people were killed", "six, including two children, died", "12 dead".

use super::{
    QuantityKind,
    atoms::{AtomKind, Scan},
    casualty::{Class, kind_of, ruin_kind},
    find::Draft,
    flag,
    words::{Numeral, kind},
};
use crate::lexicon::class;

/// How far a predicate may lie behind its number, in atoms.
const AHEAD: usize = 18;

/// "12 dead", "12 people were killed", "six people, including two children, died"
pub fn behind(scan: &Scan, drafts: &[Draft], k: usize, class: Class) -> Option<u8> {
    let d = drafts.get(k)?;
    let mut at = d.end;
    let (mut linked, mut broken) = (false, false);
    let limit = d.end + AHEAD;
    while at < limit {
        let atom = scan.get(at)?;
        if atom.kind == AtomKind::Punct {
            at = parenthesis(scan, at)?;
            continue;
        }
        if atom.kind == AtomKind::Number || counts(scan, at) {
            // an age inside the subject: "5 million children under the age of 5 years died"
            let other = drafts.iter().find(|o| o.from <= at && at < o.end)?;
            if !matches!(other.kind, QuantityKind::Age | QuantityKind::Duration) {
                return None;
            }
            at = other.end.max(at + 1);
            continue;
        }
        match fate(scan, at, d, class, (linked, broken)) {
            Fate::Known(kind) => return kind,
            Fate::Open => {}
        }
        if scan.has(at, flag::AUXILIARY | flag::LINKING) {
            linked = true;
        } else if stops(scan, at, linked) {
            return None;
        } else if scan.has(at, flag::PREPOSITION) {
            broken = true;
        }
        at += 1;
    }
    None
}

/// A number word that counts: "one", "second" and "third" may be something else.
fn counts(scan: &Scan, at: usize) -> bool {
    let open = matches!(
        scan.numeral(at),
        Numeral::Small(1.0) | Numeral::Ordinal(2.0) | Numeral::Part { of: 3.0, ordinal: true, .. }
    );
    scan.has(at, flag::NUMERAL) && !open
}

enum Fate {
    /// This is what is said of the count, or nothing is.
    Known(Option<u8>),
    /// The word says nothing of it.
    Open,
}

/// What the word at `at` says of the count. `linked`: a verb stands between the two; `broken`: a preposition does.
fn fate(scan: &Scan, at: usize, d: &Draft, class: Class, (linked, broken): (bool, bool)) -> Fate {
    if scan.has(at, flag::IDIOM)
        && let Some(idiom) = scan.words.idioms.find(scan, at, d, linked, broken)
    {
        return Fate::Known(Some(idiom.kind));
    }
    if scan.has(at, flag::FLEE) && !(at + 1..at + 6).any(|i| scan.has(i, flag::FLIGHT)) {
        return Fate::Known(None);
    }
    let ruin = class == Class::Building && scan.has(at, flag::DESTROYED | flag::DAMAGED);
    if ruin && (linked || at == d.end) {
        return Fate::Known(ruin_kind(scan, at));
    }
    let roles = scan.roles(at);
    let kind = if at == d.end && roles.direct > 0 { roles.direct } else { roles.passive };
    if kind > 0 && predicate(scan, at, d, linked, broken) {
        return Fate::Known(either(scan, at, kind));
    }
    Fate::Open
}

/// The atom behind a comma or bracket with its parenthesis; none where the clause ends.
fn parenthesis(scan: &Scan, at: usize) -> Option<usize> {
    match scan.raw(at) {
        "," => {
            let inserted = scan.has(at + 1, flag::INSERTED);
            if !inserted {
                return None;
            }
            if scan.class(at + 1, class::PRONOUN) {
                return Some(at + 1);
            }
            (at + 1..at + 16).find(|&i| scan.raw(i) == ",").map(|i| i + 1)
        }
        // "three others — two men and a woman — were hurt"
        "—" | "–" => (at + 1..at + 16).find(|&i| scan.raw(i) == scan.raw(at)).map(|i| i + 1),
        "(" => (at + 1..at + 12).find(|&i| scan.raw(i) == ")").map(|i| i + 1),
        "\"" | "”" | "“" => Some(at + 1),
        _ => scan.class(at, class::GENITIVE_MARK).then_some(at + 1),
    }
}

/// Does the casualty word at `at` tell of the count?
fn predicate(scan: &Scan, at: usize, d: &Draft, aux: bool, broken: bool) -> bool {
    let next = at == d.end + 1;
    let direct = at == d.end || next && scan.has(d.end, flag::ADVERB | flag::TRANSPARENT | flag::REST);
    if scan.has(at, flag::INTRANSITIVE) {
        return !broken || aux || scan.has(at, flag::DIED);
    }
    if aux {
        return true;
    }
    // "two men killed five": a new object follows, so the number is the doer
    let object = scan.is(at + 1, AtomKind::Number)
        || scan.has(at + 1, flag::DETERMINER | flag::NUMERAL | flag::PRONOUN)
        // in a headline prepositions have a capital, too
        || scan.capital(at + 1) && !scan.has(at + 1, flag::PREPOSITION);
    direct && !object
}

/// "dead or missing", "killed and injured"
fn either(scan: &Scan, at: usize, own: u8) -> Option<u8> {
    if !scan.class(at + 1, class::AND | class::OR) {
        return Some(own);
    }
    let next = scan.roles(at + 2).passive;
    let name = |k: u8| scan.words.casualty_kinds.get(usize::from(k).wrapping_sub(1)).map_or("", String::as_str);
    match (name(own), name(next)) {
        (kind::KILLED, kind::MISSING) | (kind::MISSING, kind::KILLED) => kind_of(scan, kind::KILLED_OR_MISSING),
        (kind::KILLED, kind::INJURED) | (kind::INJURED, kind::KILLED) => kind_of(scan, kind::KILLED_AND_INJURED),
        _ => Some(own),
    }
}

/// Words that end the search for a predicate.
fn stops(scan: &Scan, at: usize, aux: bool) -> bool {
    if scan.class(at, class::AND | class::OR) {
        let next = scan.roles(at + 1).passive;
        return next == 0 && !scan.has(at + 1, flag::AUXILIARY) && !(aux && scan.low(at + 1).ends_with("ed"));
    }
    if scan.has(at, flag::CLAUSE_END) {
        return true;
    }
    let low = scan.low(at);
    let verb = scan.has(at, flag::VERB) && scan.roles(at).passive == 0;
    verb || low.len() > 4 && low.ends_with("ed") && !aux && scan.has(at + 1, flag::DETERMINER)
}
