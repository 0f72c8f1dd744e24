//! Where what is reported begins and ends.

use super::{
    cue::{Cue, CueKind, cue_at, is_adverb},
    speaker,
    unit::Scope,
    words::{Takes, Words, class},
};

/// How far "that" or a quotation may stand behind its verb, in tokens.
const REACH: usize = 25;

/// First token of what is reported to the right of the cue; `None` where
/// nothing is: "he said.", "she said in a statement, smiling".
pub fn start(scope: &Scope, words: &Words, cue: &Cue) -> Option<usize> {
    let mut at = cue.end;
    let mut addressee = cue.takes == Takes::Addressee && cue.kind != CueKind::Passive;
    for _ in 0..8 {
        if !scope.holds(at) {
            return None;
        }
        let low = scope.low(at);
        if words.is(low, class::COMPLEMENTIZER) && !(low == "that" && noun_follows(scope, words, at))
            || scope.opens_quote(at)
        {
            return Some(at);
        }
        match low {
            ":" => {
                at += 1;
                return scope.holds(at).then_some(at);
            }
            "," => return after_comma(scope, words, at),
            "." | "?" | "!" | ";" | "—" | "–" | "-" | "…" | "..." | ")" | "(" => return None,
            _ => {}
        }
        if addressee {
            addressee = false;
            at = skip_addressee(scope, words, at);
            continue;
        }
        if is_adverb(words, low) && !scope.capital(at)
            || words.is(low, class::TIME) && !is_subject_time(scope, words, at)
        {
            at += 1;
            continue;
        }
        if words.is(low, class::PREPOSITION) && low != "to"
            || low == "to" && cue.takes == Takes::Clause && !infinitive(scope, words, at)
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

/// "that" with a noun: "said that plan", not "said that he".
fn noun_follows(_scope: &Scope, _words: &Words, _at: usize) -> bool {
    false
}

fn is_subject_time(scope: &Scope, words: &Words, at: usize) -> bool {
    let next = scope.low(at + 1);
    words.is(next, class::AUXILIARY) || scope.is_clitic(at + 1)
}

fn infinitive(scope: &Scope, words: &Words, at: usize) -> bool {
    scope.is_word(at + 1)
        && !scope.capital(at + 1)
        && !words.is(scope.low(at + 1), class::DETERMINER | class::POSSESSIVE | class::PRONOUN)
}

fn after_comma(scope: &Scope, words: &Words, comma: usize) -> Option<usize> {
    let next = comma + 1;
    if scope.opens_quote(next) || scope.low(next) == "that" {
        return Some(next);
    }
    // "said, however, that" and "said, in a speech, that"
    let close = (next..next + REACH).take_while(|&k| scope.holds(k)).find(|&k| scope.low(k) == ",")?;
    if words.is(scope.low(next), class::ADVERB | class::PREPOSITION | class::TIME) {
        let after = close + 1;
        return (scope.opens_quote(after) || scope.low(after) == "that").then_some(after);
    }
    None
}

/// Behind the one told: "reporters", "the Times", "a crowd in Miami Tuesday".
fn skip_addressee(scope: &Scope, words: &Words, at: usize) -> usize {
    let low = scope.low(at);
    if low == "to" || low == "about" || low == "for" {
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
            || scope.opens_quote(k)
        {
            return k;
        }
        if matches!(low, "," | ";") {
            break;
        }
    }
    if words.is(low, class::PRONOUN) {
        return at + 1;
    }
    let Some(np) = speaker::right(scope, words, at) else { return at };
    // "told reporters Trump would": a plural noun ends the one told
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
        if low == "that" && !words.is(scope.low(k - 1), class::PREPOSITION) || low == ":" {
            return Some(k);
        }
        if low == "," {
            return match after_comma(scope, words, k) {
                Some(next) => Some(next),
                None => about(scope, cue, at),
            };
        }
        if scope.opens_quote(k) {
            break;
        }
    }
    let time = (at + 1..).take_while(|&k| words.is(scope.low(k), class::TIME) || scope.is_number(k)).last();
    if let Some(last) = time {
        return Some(last + 1);
    }
    about(scope, cue, at)
}

/// "spoke about X", "warned of X": the object is what is reported.
fn about(scope: &Scope, cue: &Cue, at: usize) -> Option<usize> {
    let objects = matches!(scope.low(at), "about" | "of" | "for" | "against" | "to" | "as");
    (objects && (cue.takes != Takes::Clause || scope.low(at) != "to"))
        .then_some(at + 1)
        .filter(|&a| scope.holds(a))
        .map(|a| a.min(usize::MAX))
}

/// One past the last token of what is reported from `start` on.
pub fn end(scope: &Scope, words: &Words, cue: &Cue, start: usize) -> usize {
    let mut at = start;
    while scope.holds(at) {
        if let Some(q) = scope.quote_at(at).filter(|q| q.open == at) {
            at = q.end.max(at + 1);
            // a quotation ends what is reported where it ends the clause
            continue;
        }
        if at > start && stops(scope, words, cue, at) {
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
        "," => {
            let mut k = at + 1;
            if matches!(scope.low(k), "and" | "but" | "while" | "though" | "although" | "yet" | "as" | "then") {
                k += 1;
                return new_clause_cue(scope, words, k);
            }
            while is_adverb(words, scope.low(k)) {
                k += 1;
            }
            cue_at(scope, words, k).is_some_and(|c| matches!(c.kind, CueKind::Gerund | CueKind::Source))
        }
        "and" | "but" => direct_verb(scope, words, cue, at + 1),
        _ => cue_at(scope, words, at).is_some_and(|c| c.kind == CueKind::Source),
    }
}

/// Does a clause with its own verb of saying start here? "but Lee said"
fn new_clause_cue(scope: &Scope, words: &Words, at: usize) -> bool {
    for k in at..at + 8 {
        if !scope.holds(k) || matches!(scope.low(k), "," | "that" | ";" | ":") || scope.quote_at(k).is_some() {
            return false;
        }
        if let Some(c) = cue_at(scope, words, k) {
            return matches!(c.kind, CueKind::Finite);
        }
    }
    false
}

/// "said he ran and added": a second verb of the same subject.
fn direct_verb(scope: &Scope, words: &Words, _cue: &Cue, at: usize) -> bool {
    let mut k = at;
    while is_adverb(words, scope.low(k)) {
        k += 1;
    }
    cue_at(scope, words, k).is_some_and(|c| c.kind == CueKind::Finite)
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
