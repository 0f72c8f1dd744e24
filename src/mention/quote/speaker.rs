//! The noun phrase that speaks: left of the verb of saying, or right of it where the order is inverted.

use super::{
    cue::is_adverb,
    unit::Scope,
    words::{Form, Words, class},
};
use crate::document::class as closed;

/// A noun phrase, in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    pub first: usize,
    pub end: usize,
    /// First token of the whole subject with its appositions.
    pub whole: usize,
}

/// The longest apposition or parenthesis that is stepped over, in tokens.
const APPOSITION: usize = 40;
/// The longest clause that is searched for its subject, in tokens.
const CLAUSE: usize = 200;
/// How far its article may stand before a noun, in tokens.
const SERVED: usize = 4;
/// The longest noun phrase, in tokens.
const PHRASE: usize = 14;

/// The subject that ends before token `end`; nothing before `floor` is looked at.
pub fn left(scope: &Scope, words: &Words, end: usize, floor: usize) -> Option<Phrase> {
    let mut end = skip_adverbials(scope, words, end, floor);
    let mut steps = 0;
    while end > floor && steps < 3 {
        let last = end - 1;
        let open = match scope.low(last) {
            ")" => back_to(scope, last, floor, "(")?,
            "," => back_to(scope, last, floor, ",")?,
            "-" | "–" | "—" => back_to(scope, last, floor, scope.low(last))?,
            _ => break,
        };
        end = open;
        steps += 1;
        // "Carr, 31, a photographer, said": the age is another apposition
        if scope.low(open) == "," && end > floor && scope.is_number(end - 1) && scope.low(end.wrapping_sub(2)) == "," {
            end -= 2;
        }
    }
    collect_left(scope, words, end, floor)
}

fn skip_adverbials(scope: &Scope, words: &Words, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor {
        let low = scope.low(at - 1);
        if is_adverb(words, low) && !scope.capital(at - 1) {
            at -= 1;
        } else if words.is(low, class::TIME) && at > floor + 1 {
            let mut from = at - 1;
            while from > floor && scope.is(from - 1, class::TIME) || from > floor && scope.is_number(from - 1) {
                from -= 1;
            }
            if from > floor && scope.is(from - 1, class::DAY_PREPOSITION) {
                from -= 1;
            } else if scope.low(at - 1) == "times" || scope.low(at - 1) == "post" {
                break;
            }
            at = from;
        } else {
            break;
        }
    }
    at
}

/// Token index of `mark` to the left of `at`, within reach.
fn back_to(scope: &Scope, at: usize, floor: usize, mark: &str) -> Option<usize> {
    let low = floor.max(at.saturating_sub(APPOSITION));
    let mut k = at;
    while k > low {
        k -= 1;
        if let Some(quote) = scope.quote_before(k + 1) {
            // a nickname may stand in an apposition, a whole quotation may not
            let inner = scope.low(quote.end.saturating_sub(2));
            if quote.open <= low || matches!(inner, "," | "." | "?" | "!") {
                return None;
            }
            k = quote.open;
            continue;
        }
        if scope.low(k) == mark {
            return Some(k);
        }
    }
    None
}

fn collect_left(scope: &Scope, words: &Words, end: usize, floor: usize) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|&l| l >= floor)?;
    if scope.is(last, class::PRONOUN) {
        return Some(Phrase { first: last, end, whole: last });
    }
    let mut first = end;
    while first > floor && end - first < PHRASE {
        let at = first - 1;
        let low = scope.low(at);
        if words.is(low, class::DETERMINER | class::POSSESSIVE) && !scope.capital(at)
            || words.is(low, class::DETERMINER | class::POSSESSIVE) && at == scope.unit.first
        {
            first = at;
            if first > floor && scope.low(first - 1) == "of" && first > floor + 1 {
                first -= 1;
                continue;
            }
            break;
        }
        if !continues_left(scope, words, at, floor) {
            // "a spokesman for Lee said"
            if let Some(whole) = served(scope, words, at, floor).filter(|_| first < end) {
                first = whole;
            }
            break;
        }
        first = at;
    }
    // "of" or "and" opens no phrase
    let joints = closed::OF | closed::AND | closed::GENITIVE_MARK;
    while first < end && (scope.closed(first, joints) || scope.low(first) == ".") {
        first += 1;
    }
    (first < end && (first..end).any(|i| scope.is_word(i))).then_some(Phrase { first, end, whole: first })
}

/// The first token of "a spokesman" in "a spokesman for Lee", where `at` is the preposition.
fn served(scope: &Scope, words: &Words, at: usize, floor: usize) -> Option<usize> {
    if !scope.closed(at, closed::FOR | closed::TO | closed::WITH | closed::AT | closed::FROM) {
        return None;
    }
    let noun = at.checked_sub(1).filter(|&n| n >= floor && scope.is_word(n) && !scope.capital(n))?;
    if scope.quote_at(noun).is_some() || scope.is(noun, class::TIME | class::ADVERB | class::AUXILIARY) {
        return None;
    }
    // an article close before it makes it a noun that stands alone
    let near = floor.max(noun.saturating_sub(SERVED));
    let article =
        (near..noun).rev().take_while(|&k| scope.is_word(k)).find(|&k| scope.closed(k, closed::INDEFINITE))?;
    let words_between = (article + 1..noun).all(|k| !scope.is(k, class::PREPOSITION | class::AUXILIARY));
    (words_between && !is_finite(words, scope.low(noun))).then_some(article)
}

fn continues_left(scope: &Scope, words: &Words, at: usize, floor: usize) -> bool {
    let low = scope.low(at);
    if scope.is_clitic(at) || scope.is_number(at) || low == "of" || low == "&" || low == "%" || low == "$" {
        return true;
    }
    if low == "and" {
        return at > floor && scope.capital(at - 1) && scope.capital(at + 1);
    }
    if low == "." {
        // "Gov. Lee": the stop of an abbreviation
        return at > floor
            && scope.capital(at - 1)
            && !scope.doc.tokens[at].spaced
            && scope.doc.tokens[at - 1].span().len() <= 5;
    }
    if !scope.is_word(at) || scope.quote_at(at).is_some() {
        return false;
    }
    let stops = class::PREPOSITION | class::CONJUNCTION | class::AUXILIARY | class::PRONOUN | class::COMPLEMENTIZER;
    !words.is(low, stops) || scope.capital(at) && at != scope.unit.first
}

/// A form of a verb of saying that is no noun: "stated", "says".
fn is_finite(words: &Words, low: &str) -> bool {
    words.get(low).is_some_and(|e| {
        e.class & class::AMBIGUOUS == 0 && e.verbs.iter().any(|v| matches!(v.form, Form::Past | Form::Third))
    })
}

/// The noun phrase that starts at token `at`.
pub fn right(scope: &Scope, words: &Words, at: usize) -> Option<Phrase> {
    let low = scope.low(at);
    if words.is(low, class::PRONOUN) {
        return Some(Phrase { first: at, end: at + 1, whole: at });
    }
    let mut end = at;
    while scope.holds(end) && end - at < PHRASE {
        let low = scope.low(end);
        let stops = class::PREPOSITION
            | class::CONJUNCTION
            | class::AUXILIARY
            | class::PRONOUN
            | class::COMPLEMENTIZER
            | class::TIME;
        let inner =
            low == "of" && end > at || low == "&" || low == "and" && scope.capital(end + 1) && scope.capital(end - 1);
        let stop_of_abbreviation =
            low == "." && scope.holds(end + 1) && scope.capital(end.wrapping_sub(1)) && !scope.doc.tokens[end].spaced;
        let word =
            (scope.is_word(end) || scope.is_clitic(end) || scope.is_number(end)) && scope.quote_at(end).is_none();
        if end > at && !scope.capital(end) && is_finite(words, low) {
            break;
        }
        if end > at && words.is(low, class::DETERMINER) && scope.low(end - 1) != "of" {
            break;
        }
        let blocked = words.is(low, if end == at { stops & !class::TIME } else { stops })
            && !words.is(low, class::DETERMINER)
            && !(scope.capital(end) && end > at);
        if !(inner || stop_of_abbreviation || word && !blocked) {
            break;
        }
        end += 1;
    }
    (end > at && (at..end).any(|i| scope.is_word(i))).then_some(Phrase { first: at, end, whole: at })
}

/// The subject of the clause in front of token `end`.
pub fn main_subject(scope: &Scope, words: &Words, end: usize, clause: usize) -> Option<Phrase> {
    let mut at = clause.max(end.saturating_sub(CLAUSE));
    let opener = class::PREPOSITION | class::CONJUNCTION | class::ADVERB;
    // behind an opening adjunct: "On Monday, Lee spoke"
    while at < end && (matches!(scope.low(at), "," | ";" | ")" | "—" | "–" | "-") || scope.is(at, class::COORDINATOR))
    {
        at += 1;
    }
    if (scope.is(at, opener) || is_adverb(words, scope.low(at))) && scope.quote_at(at).is_none() {
        let comma = (at..end.min(at + APPOSITION)).find(|&k| scope.low(k) == "," && scope.quote_at(k).is_none());
        at = comma.map_or(at + 1, |k| k + 1);
    }
    let found = (at < end).then(|| right(scope, words, at)).flatten().filter(|p| p.end <= end);
    found.or_else(|| nearest_subject(scope, words, end, clause))
}

/// The nearest pronoun or name in front of token `end`.
fn nearest_subject(scope: &Scope, words: &Words, end: usize, clause: usize) -> Option<Phrase> {
    let low = clause.max(end.saturating_sub(APPOSITION));
    let subject = |k: usize| {
        scope.quote_at(k).is_none()
            && (is_person(words, scope.low(k))
                || scope.capital(k)
                    && scope.is_word(k)
                    && !scope.is(k, class::TIME | class::PREPOSITION | class::CONJUNCTION))
    };
    let at = (low..end).rev().find(|&k| subject(k))?;
    left(scope, words, at + 1, clause)
}

/// A pronoun that can only mean a person: "he", "who", not "it".
pub fn is_person(words: &Words, low: &str) -> bool {
    words
        .get(low)
        .is_some_and(|e| e.class & class::SUBJECT != 0 && e.class & (class::EXPLETIVE | class::FREE_RELATIVE) == 0)
}
