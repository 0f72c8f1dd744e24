//! What is said behind the number: "12 people were killed", "six, including two children, died", "12 dead".

use super::{
    QuantityKind,
    atoms::{AtomKind, Scan},
    casualty::{Class, kind_of, ruin_kind},
    find::Draft,
    words::flag,
};

/// How far a predicate may lie behind its number, in atoms.
const AHEAD: usize = 18;
/// "12 dead", "12 people were killed", "six people, including two children, died"
pub fn behind(scan: &Scan, drafts: &[Draft], k: usize, class: Class) -> Option<u8> {
    let d = drafts.get(k)?;
    let mut at = d.end;
    let (mut aux, mut broken) = (false, false);
    let limit = d.end + AHEAD;
    while at < limit {
        let atom = scan.get(at)?;
        let low = scan.low(at);
        if atom.kind == AtomKind::Punct {
            at = parenthesis(scan, at)?;
            continue;
        }
        if atom.kind == AtomKind::Number
            || atom.entry.flags & flag::NUMERAL != 0 && low != "one" && low != "second" && low != "third"
        {
            // an age inside the subject: "5 million children under the age of 5 years died"
            let other = drafts.iter().find(|o| o.from <= at && at < o.end)?;
            if !matches!(other.kind, QuantityKind::Age | QuantityKind::Duration) {
                return None;
            }
            at = other.end.max(at + 1);
            continue;
        }
        if low == "fatally"
            || low == "gunned"
            || low == "shot" && (scan.low(at + 1) == "dead" || scan.low(at + 1) == "to" && scan.low(at + 2) == "death")
        {
            let direct = at == d.end || at == d.end + 1 && scan.has(d.end, flag::ADVERB);
            if aux || direct {
                return kind_of(scan, "killed");
            }
        }
        // "nine others suffered life-threatening injuries"
        if matches!(low, "suffered" | "sustained" | "suffering" | "sustaining") {
            let hurt = (at + 1..at + 7).any(|i| scan.low(i).starts_with("injur") || scan.low(i).starts_with("wound"));
            if hurt {
                return kind_of(scan, "injured").filter(|_| !broken);
            }
        }
        if matches!(low, "fled" | "flee" | "fleeing") && !(at + 1..at + 6).any(|i| scan.has(i, flag::FLIGHT)) {
            return None;
        }
        let ruin = class == Class::Building && scan.has(at, flag::DESTROYED | flag::DAMAGED);
        if ruin && (aux || at == d.end) {
            return ruin_kind(scan, at);
        }
        let roles = atom.entry.casualty;
        let kind = if at == d.end && roles.direct > 0 { roles.direct } else { roles.passive };
        if kind > 0 && predicate(scan, at, d, aux, broken) {
            return either(scan, at, kind);
        }
        if low == "without" && matches!(scan.low(at + 1), "homes" | "shelter" | "housing") {
            return kind_of(scan, "homeless");
        }
        // "12 lives were lost"
        if low == "lost" && aux && d.noun.as_ref().is_some_and(|n| n.head == "life") {
            return kind_of(scan, "killed");
        }
        if low == "lost" && scan.low(at + 2).starts_with("li") || low == "losing" && scan.low(at + 1) == "their" {
            return kind_of(scan, "killed").filter(|_| matches!(scan.low(at + 2), "lives" | "life"));
        }
        if atom.entry.flags & flag::AUXILIARY != 0 || scan.has(at, flag::LINKING) {
            aux = true;
        } else if stops(scan, at, aux) {
            return None;
        } else if scan.has(at, flag::PREPOSITION) {
            broken = true;
        }
        at += 1;
    }
    None
}

/// The atom behind a comma or bracket with its parenthesis; none where the clause ends.
fn parenthesis(scan: &Scan, at: usize) -> Option<usize> {
    match scan.raw(at) {
        "," => {
            let first = scan.low(at + 1);
            let inserted = scan.has(at + 1, flag::INSERTED);
            if !inserted {
                return None;
            }
            if matches!(first, "who") {
                return Some(at + 1);
            }
            (at + 1..at + 16).find(|&i| scan.raw(i) == ",").map(|i| i + 1)
        }
        // "three others — two men and a woman — were hurt"
        "—" | "–" => (at + 1..at + 16).find(|&i| scan.raw(i) == scan.raw(at)).map(|i| i + 1),
        "(" => (at + 1..at + 12).find(|&i| scan.raw(i) == ")").map(|i| i + 1),
        "\"" | "”" | "“" | "'" | "’s" | "'s" => Some(at + 1),
        _ => None,
    }
}

/// Does the casualty word at `at` tell of the count?
fn predicate(scan: &Scan, at: usize, d: &Draft, aux: bool, broken: bool) -> bool {
    let low = scan.low(at);
    let next = at == d.end + 1;
    let direct =
        at == d.end || next && (scan.has(d.end, flag::ADVERB | flag::TRANSPARENT) || scan.low(d.end) == "others");
    let intransitive = scan.has(at, flag::INTRANSITIVE);
    if low == "evacuate" {
        return false;
    }
    if intransitive {
        return !broken || aux || matches!(low, "died" | "perished" | "drowned" | "dead");
    }
    if aux {
        return true;
    }
    // "two men killed five": a new object follows, so the number is the doer
    let object = scan.is(at + 1, AtomKind::Number)
        || scan.has(at + 1, flag::DETERMINER | flag::NUMERAL | flag::PRONOUN)
        // in a headline prepositions have a capital, too
        || scan.get(at + 1).is_some_and(|a| a.capital) && !scan.has(at + 1, flag::PREPOSITION);
    direct && !object
}

/// "dead or missing", "killed and injured"
fn either(scan: &Scan, at: usize, kind: u8) -> Option<u8> {
    if !matches!(scan.low(at + 1), "or" | "and") {
        return Some(kind);
    }
    let next = scan.get(at + 2).map_or(0, |a| a.entry.casualty.passive);
    let name = |k: u8| scan.words.casualty_kinds.get(usize::from(k).wrapping_sub(1)).map_or("", String::as_str);
    match (name(kind), name(next)) {
        ("killed", "missing") | ("missing", "killed") => kind_of(scan, "killed+missing"),
        ("killed", "injured") | ("injured", "killed") => kind_of(scan, "casualties"),
        _ => Some(kind),
    }
}

/// Words that end the search for a predicate.
fn stops(scan: &Scan, at: usize, aux: bool) -> bool {
    let low = scan.low(at);
    if matches!(low, "and" | "or") {
        let next = scan.get(at + 1).map_or(0, |a| a.entry.casualty.passive);
        return next == 0 && !scan.has(at + 1, flag::AUXILIARY) && !(aux && scan.low(at + 1).ends_with("ed"));
    }
    if matches!(low, "but" | "while" | "when" | "as" | "after" | "before" | "because" | "if" | "where") {
        return true;
    }
    let verb = scan.has(at, flag::VERB) && !matches!(low, "left" | "found" | "made" | "shot" | "known");
    verb || low.len() > 4 && low.ends_with("ed") && !aux && scan.has(at + 1, flag::DETERMINER)
}
