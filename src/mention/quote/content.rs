//! Where what is reported begins and ends.

use super::{
    cue::{Cue, CueKind, cue_at, is_adverb},
    speaker,
    unit::Scope,
    words::{Takes, Words, class},
};
use crate::document::class as closed;

/// How far "that" or a quotation may stand behind its verb, in tokens.
const REACH: usize = 25;
/// The longest content outside quotation marks, in tokens.
const LONGEST: usize = 400;

/// First token of what is reported to the right of the cue; `None` where
/// nothing is: "he said.", "she said in a statement, smiling".
pub fn start(scope: &Scope, words: &Words, cue: &Cue) -> Option<usize> {
    let mut at = cue.end;
    let mut addressee = matches!(cue.takes, Takes::Addressee | Takes::Request) && cue.kind != CueKind::Passive;
    for _ in 0..8 {
        if !scope.holds(at) {
            return None;
        }
        let low = scope.low(at);
        let day = scope.is(at, class::DAY_LEAD) && scope.is(at + 1, class::TIME)
            || scope.is(at, class::ONE) && scope.is(at + 1, class::TIME) && scope.is(at + 2, class::AWAY);
        if words.is(low, class::COMPLEMENTIZER) && !day || scope.opens_quote(at) {
            return Some(at);
        }
        match low {
            ":" => {
                at += 1;
                return scope.holds(at).then_some(at);
            }
            "," => return after_comma(scope, at),
            "." | "?" | "!" | ";" | "—" | "–" | "-" | "…" | "..." | ")" | "(" => return None,
            _ => {}
        }
        if addressee {
            addressee = false;
            let next = skip_addressee(scope, words, cue, at);
            if next == at {
                return about_or_here(scope, words, cue, at);
            }
            at = next;
            continue;
        }
        if day {
            at += 2;
            continue;
        }
        if is_adverb(words, low) && !scope.capital(at)
            || words.is(low, class::TIME) && !is_subject_time(scope, words, at)
        {
            at += 1;
            continue;
        }
        if words.is(low, class::PREPOSITION) && low != "to"
            || low == "to" && cue.takes == Takes::Clause && !infinitive(scope, at)
        {
            match after_adjunct(scope, words, cue, at) {
                Some(next) if next > at => at = next,
                other => return other,
            }
            continue;
        }
        return Some(at);
    }
    Some(at).filter(|&a| scope.holds(a))
}

/// An addressee that could not be stepped over is part of what is reported:
/// "asked the crowd to wait"; "asked about it" is not.
fn about_or_here(scope: &Scope, words: &Words, cue: &Cue, at: usize) -> Option<usize> {
    if scope.is(at, class::PREPOSITION) && scope.low(at) != "to" {
        return after_adjunct(scope, words, cue, at);
    }
    Some(at)
}

fn is_subject_time(scope: &Scope, words: &Words, at: usize) -> bool {
    let next = scope.low(at + 1);
    words.is(next, class::AUXILIARY) || scope.is_clitic(at + 1)
}

fn infinitive(scope: &Scope, at: usize) -> bool {
    scope.is_word(at + 1)
        && !scope.capital(at + 1)
        && !scope.is(at + 1, class::DETERMINER | class::POSSESSIVE | class::PRONOUN)
}

fn after_comma(scope: &Scope, comma: usize) -> Option<usize> {
    let next = comma + 1;
    if scope.opens_quote(next) || scope.low(next) == "that" {
        return Some(next);
    }
    // "said, however, that" and "said, in a speech, that"
    let close = (next..next + REACH).take_while(|&k| scope.holds(k)).find(|&k| scope.low(k) == ",")?;
    if scope.is(next, class::ADVERB | class::PREPOSITION | class::TIME) {
        let after = close + 1;
        return (scope.opens_quote(after) || scope.low(after) == "that").then_some(after);
    }
    None
}

/// Behind the one told: "reporters", "the Times", "a crowd in Miami Tuesday".
fn skip_addressee(scope: &Scope, words: &Words, cue: &Cue, at: usize) -> usize {
    let low = scope.low(at);
    if words.is(low, class::TOPIC) {
        return at;
    }
    for k in at..at + REACH {
        if !scope.holds(k) {
            break;
        }
        let low = scope.low(k);
        if low == "that"
            || low == "whether"
            || low == ":"
            || low == "," && (scope.opens_quote(k + 1) || scope.low(k + 1) == "that")
            || scope.opens_quote(k) && !scope.is_clitic(k - 1)
        {
            return k;
        }
        if matches!(low, "," | ";") {
            break;
        }
    }
    let np = speaker::right(scope, words, at);
    let end = np.map_or(at, |p| p.end);
    // "asked him to leave" reports it all
    if end > at && scope.low(end) == "to" && cue.takes == Takes::Request {
        return at;
    }
    if words.is(low, class::PRONOUN) {
        return at + 1;
    }
    let Some(np) = np else { return at };
    // "told reporters Hale would": a plural noun ends the one told
    if !scope.capital(at) && !words.is(low, class::DETERMINER | class::POSSESSIVE) {
        let k = (at..np.end).find(|&k| scope.low(k).ends_with('s')).unwrap_or(at);
        return k + 1;
    }
    // "told the crowd he", "told CNN the"
    np.end
}

/// Behind an adjunct that starts with a preposition: "in a statement that",
/// "on Tuesday he". `Some(at)` where the prepositional phrase is what is
/// reported ("warned of a flood"), `None` where nothing follows.
fn after_adjunct(scope: &Scope, words: &Words, cue: &Cue, at: usize) -> Option<usize> {
    for k in at + 1..at + REACH {
        if !scope.holds(k) {
            break;
        }
        let low = scope.low(k);
        if low == "that" && !scope.is(k - 1, class::PREPOSITION) || low == ":" {
            return Some(k);
        }
        if low == "," {
            return match after_comma(scope, k) {
                Some(next) => Some(next),
                None => about(scope, cue, at),
            };
        }
        if scope.quote_at(k).is_none() && cue_at(scope, words, k).is_some_and(|c| c.kind == CueKind::Gerund) {
            break;
        }
    }
    let time = (at + 1..).take_while(|&k| scope.is(k, class::TIME) || scope.is_number(k)).last();
    if let Some(last) = time {
        return Some(last + 1);
    }
    about(scope, cue, at)
}

/// "spoke about X", "warned of X": the object is what is reported.
fn about(scope: &Scope, cue: &Cue, at: usize) -> Option<usize> {
    let objects = scope.is(at, class::TOPIC);
    (objects && (cue.takes != Takes::Clause || scope.low(at) != "to")).then_some(at + 1).filter(|&a| scope.holds(a))
}

/// One past the last token of what is reported from `start` on.
pub fn end(scope: &Scope, words: &Words, cue: &Cue, start: usize) -> usize {
    let mut at = start;
    while scope.holds(at) && at < start + LONGEST {
        if let Some(q) = scope.quote_at(at).filter(|q| q.open == at) {
            at = q.end.max(at + 1);
            // `said, "Go," when asked`: the marks enclose it all
            let introduced = q.open == start && matches!(scope.low(start.wrapping_sub(1)), "," | ":");
            if introduced && q.words > 2 && !scope.opens_quote(at) {
                break;
            }
            // `said it was "bad," Ray added`: the comma stands inside the marks
            if scope.low(at.wrapping_sub(2)) == "," && comma_stops(scope, words, cue, at) {
                break;
            }
            continue;
        }
        // "asked about it, replied: …"
        let answered = cue.kind == CueKind::Passive
            && scope.low(at) == ","
            && cue_at(scope, words, at + 1).is_some_and(|c| c.kind == CueKind::Finite);
        if answered || at > start + 1 && stops(scope, words, cue, at) {
            break;
        }
        at += 1;
    }
    trim(scope, start, at.min(scope.unit.end))
}

fn stops(scope: &Scope, words: &Words, cue: &Cue, at: usize) -> bool {
    let low = scope.low(at);
    match low {
        ";" => true,
        "," => comma_stops(scope, words, cue, at + 1),
        "-" | "–" | "—" | "―" => {
            if low == "-" && scope.low(at + 1) == "-" && at > cue.end + 3 {
                return true;
            }
            let mut k = at + 1;
            while is_adverb(words, scope.low(k))
                || scope.is(k, class::COORDINATOR)
                || scope.low(k) == "-"
                || scope.closed(k, closed::AS)
            {
                k += 1;
            }
            cue_at(scope, words, k).is_some()
        }
        _ if scope.is(at, class::COORDINATOR) => direct_verb(scope, words, at + 1),
        _ => scope.is(at, class::OPENS_SOURCE) && cue_at(scope, words, at).is_some_and(|c| c.kind == CueKind::Source),
    }
}

/// Does a comma in front of token `next` end what is reported?
fn comma_stops(scope: &Scope, words: &Words, cue: &Cue, next: usize) -> bool {
    if scope.low(next) == "but" || subordinate(scope, words, cue) {
        return true;
    }
    if scope.is(next, class::COORDINATOR | class::SUBORDINATOR) {
        return new_clause_cue(scope, words, next + 1);
    }
    if tag_follows(scope, words, next) {
        return true;
    }
    let relative = cue.first > 0 && scope.low(cue.first - 1) == "who";
    let mut k = next;
    while is_adverb(words, scope.low(k)) {
        k += 1;
    }
    cue_at(scope, words, k)
        .is_some_and(|c| matches!(c.kind, CueKind::Gerund | CueKind::Source) || relative && c.kind == CueKind::Finite)
}

/// Does the cue stand in a clause or phrase that opens the sentence and ends
/// with a comma: "While Lee said X, Ray left", "By saying X, Ray"?
fn subordinate(scope: &Scope, words: &Words, cue: &Cue) -> bool {
    let mut first = scope.unit.first;
    if is_adverb(words, scope.low(first)) || scope.low(first) == "(" {
        first += 1;
    }
    let opener = match cue.kind {
        CueKind::Finite => class::SUBORDINATOR,
        _ => class::SUBORDINATOR | class::PREPOSITION,
    };
    cue.verb > first
        && cue.verb - first < REACH
        && scope.is(first, opener)
        && (first..cue.first).all(|k| scope.low(k) != "," || scope.quote_at(k).is_some())
}

/// ", the paper said." at the end of the sentence: a tag that encloses all of it.
fn tag_follows(scope: &Scope, words: &Words, at: usize) -> bool {
    for k in at..at + 8 {
        if !scope.is_word(k) && !scope.is_clitic(k) && scope.low(k) != "." || scope.quote_at(k).is_some() {
            return false;
        }
        if let Some(c) = cue_at(scope, words, k) {
            let after = scope.low(c.end);
            return k > at
                && c.kind == CueKind::Finite
                && (after == "," || after.is_empty() || after == "." && !scope.holds(c.end + 1));
        }
    }
    false
}

/// Does a clause with its own verb of saying start here? "but Lee said"
fn new_clause_cue(scope: &Scope, words: &Words, at: usize) -> bool {
    for k in at..at + 8 {
        let ends = matches!(scope.low(k), "," | ";" | ":") || scope.is(k, class::THAT);
        if !scope.holds(k) || ends || scope.quote_at(k).is_some() {
            return false;
        }
        if let Some(c) = cue_at(scope, words, k) {
            return matches!(c.kind, CueKind::Finite) || c.kind == CueKind::Gerund && k == at;
        }
    }
    false
}

/// "said he ran and added", "and others said": another verb of saying follows.
fn direct_verb(scope: &Scope, words: &Words, at: usize) -> bool {
    for k in at..at + 5 {
        let low = scope.low(k);
        if scope.quote_at(k).is_some() || !scope.is_word(k) {
            return false;
        }
        if let Some(c) = cue_at(scope, words, k) {
            return matches!(c.kind, CueKind::Finite | CueKind::Gerund) && (k == at || c.kind == CueKind::Finite);
        }
        if words.is(low, class::PREPOSITION | class::COMPLEMENTIZER) {
            return false;
        }
    }
    false
}

/// Without the closing full stop or comma.
pub fn trim(scope: &Scope, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start
        && scope.quote_before(end).is_none()
        && matches!(scope.low(end - 1), "." | "," | "?" | "!" | ";" | ":" | "—" | "–")
    {
        // "the U.S." keeps its stop, which is part of the word
        end -= 1;
    }
    end
}
