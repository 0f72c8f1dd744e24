//! The noun phrase behind a number, singular forms, and adjectives.

use super::{
    atoms::{AtomKind, Scan},
    flag,
    number::number,
    unit::unit_at,
    words::Words,
};
use crate::lexicon::{class, morph};

/// What is counted: atoms `from..to`, the head last.
#[derive(Debug, Clone, PartialEq)]
pub struct NounPhrase {
    pub from: usize,
    pub to: usize,
    /// Singular, lower case.
    pub head: String,
    /// Modifiers and head, singular, lower case: "public housing property".
    pub unit: String,
}

/// Longest noun phrase that is looked at, in atoms.
const REACH: usize = 9;

/// Does the word at `i` look like a plural?
pub fn plural(scan: &Scan, i: usize) -> bool {
    let low = scan.low(i);
    if !scan.is(i, AtomKind::Word) || low.len() < 3 || scan.has(i, flag::NUMERAL) {
        return false;
    }
    // a compound goes on: "first-team players"
    if scan.hyphen(i + 1) {
        return false;
    }
    if scan.words.singulars.contains_key(low) {
        return true;
    }
    low.ends_with('s')
        && !low.ends_with("ss")
        && !low.ends_with("'s")
        && !scan.has(i, flag::NOT_PLURAL | flag::AUXILIARY | flag::PRONOUN | flag::DETERMINER | flag::PREPOSITION)
}

/// The noun phrase that a number at `..i` counts. `one`: the number is 1, so the head is singular.
pub fn counted(scan: &Scan, from: usize, one: bool) -> Option<NounPhrase> {
    let (mut i, mut stop) = (from, from);
    let mut head = None;
    while stop < from + REACH {
        let Some(atom) = scan.get(stop) else { break };
        if atom.kind == AtomKind::Number {
            // "eight 250ml bottles", "Model 3 sedans"
            let measure = unit_at(scan, stop + 1).filter(|u| stop == i && plural_near(scan, u.to));
            // "seven AR-15s"
            if stop > i && scan.capital(stop - 1) && scan.low(stop + 1) == "s" && scan.glued(stop + 1) {
                return Some(numbered(scan, i, stop));
            }
            let model = stop > i && scan.capital(stop - 1) && plural_near(scan, stop + 1);
            match measure {
                Some(unit) => {
                    i = unit.to;
                    stop = unit.to;
                }
                None if model => stop += 1,
                None => break,
            }
            continue;
        }
        if atom.kind != AtomKind::Word {
            let comma = scan.raw(stop) == "," && stop > i && modifier_list(scan, stop);
            if !comma {
                break;
            }
            stop += 1;
            continue;
        }
        // "five launches": right behind the number a plural is no verb
        let first = stop == i && !one && plural(scan, stop) && !scan.has(stop, flag::CLOSED & !flag::VERB);
        if !first && ends_phrase(scan, stop, i) {
            break;
        }
        if plural(scan, stop) && !joined_modifier(scan, stop) {
            if one && stop > i {
                break;
            }
            head = Some(stop);
            break;
        }
        stop += 1;
    }
    if head.is_none() {
        let last = trim(scan, i, stop)?;
        head = (one || singular_fits(scan, i, last)).then_some(last);
    }
    let head = head?;
    Some(build(scan, i, head))
}

/// A noun that ends in digits, the plural's -s behind them: "seven AR-15s". The digits stand at `digits`.
fn numbered(scan: &Scan, from: usize, digits: usize) -> NounPhrase {
    let joint = if scan.hyphen(digits) { "-" } else { " " };
    let head = format!("{}{joint}{}", scan.low(digits - 1), scan.low(digits));
    let mut unit: Vec<&str> = (from..digits - 1).filter(|&k| !skipped(scan, k)).map(|k| scan.low(k)).collect();
    unit.push(&head);
    let unit = unit.join(" ");
    NounPhrase { from, to: digits + 2, head, unit }
}

/// Does a plural follow within a few words?
fn plural_near(scan: &Scan, i: usize) -> bool {
    (i..i + 3).take_while(|&k| scan.is(k, AtomKind::Word) && !scan.has(k, flag::CLOSED)).any(|k| plural(scan, k))
}

/// A noun phrase of any number from `i` on, for "a third of the population".
pub fn phrase(scan: &Scan, i: usize) -> Option<NounPhrase> {
    let mut from = i;
    while from < i + 3
        && (scan.has(from, flag::DETERMINER) || scan.has(from, flag::DROPPED) && !scan.has(from, flag::CLOSED))
    {
        from += 1;
    }
    // "of the combined 4.3M sales"
    if let Some(n) = number(scan, from, false).filter(|_| scan.is(from, AtomKind::Number)) {
        from = n.to;
    }
    if from > i && scan.class(from - 1, class::DEMONSTRATIVE) && !scan.is(from, AtomKind::Word) {
        return None;
    }
    counted(scan, from, false).or_else(|| counted(scan, from, true))
}

fn ends_phrase(scan: &Scan, i: usize, from: usize) -> bool {
    let low = scan.low(i);
    if scan.hyphen(i) {
        return false;
    }
    if scan.hyphen(i + 1) && !scan.has(i, flag::DETERMINER) {
        return false;
    }
    if scan.class(i, class::AND | class::OR) {
        return i == from || !modifier_list(scan, i);
    }
    if low == "others" {
        return true;
    }
    let of = scan.class(i, class::OF);
    if of && i > from && scan.has(i - 1, flag::CONTAINER) && scan.is(i + 1, AtomKind::Word) {
        return false;
    }
    if !of && scan.has(i, flag::DROPPED) {
        return false;
    }
    scan.has(i, flag::CLOSED)
}

/// "digital and physical sales", "Kia and Hyundai vehicles": the words round the joint modify one head.
fn modifier_list(scan: &Scan, i: usize) -> bool {
    if scan.get(i + 1).is_none_or(|a| a.kind != AtomKind::Word) || scan.has(i + 1, flag::CLOSED) {
        return false;
    }
    let before_plural = i > 0 && plural(scan, i - 1);
    !before_plural
        && (i + 2..i + 5)
            .any(|k| plural(scan, k) && (i + 1..k).all(|j| !scan.has(j, flag::CLOSED) && scan.is(j, AtomKind::Word)))
}

/// A plural that modifies: "sports cars", "arms dealers" are handled by the pack; here "women soldiers".
fn joined_modifier(scan: &Scan, i: usize) -> bool {
    scan.has(i, flag::PLURAL_MODIFIER) && plural(scan, i + 1) && !scan.has(i + 1, flag::CLOSED)
        || name_before_plural(scan, i)
}

/// "six Hamas gunmen", "two Airbus A320s": a name in -s before the head.
fn name_before_plural(scan: &Scan, i: usize) -> bool {
    let (name, next) = (scan.get(i), scan.get(i + 1));
    name.is_some_and(|a| a.capital)
        && next.is_some_and(|a| !a.capital || scan.low(i + 1).contains(|c: char| c.is_ascii_digit()))
        && plural(scan, i + 1)
        && !scan.has(i + 1, flag::CLOSED)
}

/// The last word of `i..stop` that can be a head.
fn trim(scan: &Scan, i: usize, stop: usize) -> Option<usize> {
    let mut last = stop.checked_sub(1).filter(|&l| l >= i)?;
    while last > i && (verb_like(scan, last) || adverb_like(scan, last) || fate(scan, last)) && !scan.hyphen(last) {
        last -= 1;
    }
    let open = scan.has(last, flag::OPEN);
    let adverb = last == i && adverb_like(scan, last) && !scan.hyphen(i);
    let fine = !verb_like(scan, last) && !adverb && scan.is(last, AtomKind::Word) && !fate(scan, last) && !open;
    fine.then_some(last)
}

/// "3,000 more homeless", "one student dead": what happened to them is no noun.
fn fate(scan: &Scan, i: usize) -> bool {
    scan.roles(i).passive > 0 || scan.roles(i).direct > 0
}

/// A word in -ly that is no adjective or noun.
fn adverb_like(scan: &Scan, i: usize) -> bool {
    let low = scan.low(i);
    low.len() > 4 && low.ends_with("ly") && !scan.has(i, flag::LY_ADJECTIVE)
}

fn verb_like(scan: &Scan, i: usize) -> bool {
    let low = scan.low(i);
    scan.has(i, flag::VERB)
        || low.len() > 4
            && (low.ends_with("ed") || low.ends_with("ing"))
            && !scan.has(i, flag::PARTICIPLE_ADJECTIVE | flag::PEOPLE)
}

/// A number above one counts a singular head only in a compound: "11-member panel", "5 speed box".
fn singular_fits(scan: &Scan, i: usize, last: usize) -> bool {
    let first = scan.get(i);
    let compound = first.is_some_and(|a| a.hyphen);
    let name = first.is_some_and(|a| a.capital);
    compound
        || !name
            && last > i
            && last - i <= 3
            && !scan.has(i, flag::UP | flag::DOWN)
            && scan.get(last).is_some_and(|a| !a.capital)
}

fn build(scan: &Scan, from: usize, head: usize) -> NounPhrase {
    let mut unit = String::new();
    let singular = singular(scan.words, scan.low(head));
    let end = if scan.hyphen(from) { compound_end(scan, from, head) } else { head };
    for k in from..end {
        let low = scan.low(k);
        if skipped(scan, k) {
            continue;
        }
        if !unit.is_empty() {
            unit.push(if scan.hyphen(k) { '-' } else { ' ' });
        }
        match base_adjective(scan.words, low) {
            Some(base) => unit.push_str(&base),
            None => unit.push_str(low),
        }
    }
    if !unit.is_empty() {
        unit.push(if scan.hyphen(end) { '-' } else { ' ' });
    }
    unit.push_str(&self::singular(scan.words, scan.low(end)));
    let head_word = if end == head { singular } else { self::singular(scan.words, scan.low(end)) };
    NounPhrase { from, to: end + 1, head: head_word, unit }
}

/// "11-member trade agreement": the unit is what is glued to the number.
fn compound_end(scan: &Scan, from: usize, head: usize) -> usize {
    let mut k = from;
    while k < head && scan.hyphen(k + 1) {
        k += 1;
    }
    k
}

fn skipped(scan: &Scan, k: usize) -> bool {
    let low = scan.low(k);
    let joined = scan.hyphen(k) || scan.hyphen(k + 1);
    if joined {
        return false;
    }
    let participle = low.len() > 4 && low.ends_with("ed") && !scan.has(k, flag::PARTICIPLE_ADJECTIVE);
    scan.is(k, AtomKind::Punct) || scan.has(k, flag::DROPPED | flag::NUMERAL) || participle || adverb_like(scan, k)
}

/// "houses" is "house"; irregular forms come from the pack.
pub fn singular(words: &Words, low: &str) -> String {
    if let Some(known) = words.singulars.get(low) {
        return known.clone();
    }
    if words.entry(low).flags & flag::NOT_PLURAL != 0 {
        return low.to_owned();
    }
    morph::singular(low).into_owned()
}

/// "biggest" is "big".
fn base_adjective(words: &Words, low: &str) -> Option<String> {
    if let Some(base) = words.superlatives.get(low) {
        return (base != "-").then(|| base.clone());
    }
    let stem = low.strip_suffix("est").filter(|s| s.len() >= 3)?;
    if let Some(y) = stem.strip_suffix('i') {
        return Some(format!("{y}y"));
    }
    let bytes = stem.as_bytes();
    let n = bytes.len();
    let twin = n >= 3 && bytes[n - 1] == bytes[n - 2] && !matches!(bytes[n - 1], b'l' | b's');
    if twin {
        return stem.get(..n - 1).map(str::to_owned);
    }
    let silent = matches!(bytes[n - 1], b'c' | b'v' | b'u' | b's') || bytes[n - 1] == b'g' && bytes[n - 2] != b'n';
    Some(if silent { format!("{stem}e") } else { stem.to_owned() })
}
