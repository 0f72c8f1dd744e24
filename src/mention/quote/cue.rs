//! Cues: the verb groups of saying ("has also said", "went on to say") and "according to".

use super::{
    marks::Quoted,
    speaker,
    unit::Scope,
    words::{Form, Takes, Words, class},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// With a subject: "said", "has said", "did not say".
    Finite,
    /// "saying", "adding"
    Gerund,
    /// "to say"
    Infinitive,
    /// "was told", "was announced"
    Passive,
    /// "according to"
    Source,
}

/// A group of words of saying, in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// First token of the group with its auxiliaries.
    pub first: usize,
    /// The reporting verb itself.
    pub verb: usize,
    /// One past the last token (particle included).
    pub end: usize,
    pub kind: CueKind,
    pub takes: Takes,
}

/// How far a group reaches to the left of its verb, in tokens.
const GROUP: usize = 7;

/// The cue whose verb is token `at`, if there is one.
pub fn cue_at(scope: &Scope, words: &Words, at: usize) -> Option<Cue> {
    let entry = scope.entry(at)?;
    if entry.class & class::OPENS_SOURCE != 0
        && let Some(phrase) = words.sources.iter().find(|p| follows(scope, at, p))
    {
        let end = at + phrase.len();
        return Some(Cue { first: at, verb: at, end, kind: CueKind::Source, takes: Takes::Object });
    }
    let verb = entry.verbs.iter().find(|v| match v.particle {
        Some(p) => words.particles.get(p as usize).is_some_and(|p| p == scope.low(at + 1)),
        None => true,
    })?;
    if scope.capital(at) && at != scope.unit.first {
        return None;
    }
    let end = at + 1 + usize::from(verb.particle.is_some());
    let (first, helped) = group_start(scope, words, at);
    if entry.class & class::AMBIGUOUS != 0 && !is_verb(scope, words, at, first) {
        return None;
    }
    if matches!(verb.form, Form::Past | Form::Participle) && first == at && attributive(scope, at) {
        return None;
    }
    let helper = |w: &str| helped.is_some_and(|h| scope.low(h) == w);
    let be = helped.is_some_and(|h| scope.is(h, class::BE));
    let kind = match verb.form {
        Form::Gerund if be => CueKind::Finite,
        Form::Gerund => CueKind::Gerund,
        Form::Past | Form::Participle
            if be || matches!(verb.takes, Takes::Addressee | Takes::Request) && asked_first(scope, first) =>
        {
            CueKind::Passive
        }
        Form::Base if helper("to") => CueKind::Infinitive,
        _ => CueKind::Finite,
    };
    Some(Cue { first, verb: at, end, kind, takes: verb.takes })
}

/// A verb that nobody listed, where its place tells that it is one of saying: `"…," snapped Lane.`, `"…," she snapped.`
pub fn unlisted(scope: &Scope, words: &Words, at: usize) -> Option<Cue> {
    if !scope.is_word(at) || scope.capital(at) || scope.quote_at(at).is_some() {
        return None;
    }
    let light = class::AUXILIARY
        | class::PREPOSITION
        | class::CONJUNCTION
        | class::DETERMINER
        | class::POSSESSIVE
        | class::PRONOUN
        | class::ADVERB
        | class::RELATIVE
        | class::TIME;
    if scope.is(at, light) {
        return None;
    }
    let cue = Cue { first: at, verb: at, end: at + 1, kind: CueKind::Finite, takes: Takes::Quote };
    let past = scope.low(at).len() > 3 && scope.low(at).ends_with("ed");
    let named = scope.capital(at + 1) || scope.is(at + 1, class::SUBJECT);
    // a noun with its article or title may follow a verb that looks like one
    let noun = past && scope.is_word(at + 1) && !scope.is(at + 1, light & !(class::DETERMINER | class::POSSESSIVE));
    if let Some(quote) = scope.quote_before(at) {
        return (spoken(scope, quote) && (named || noun)).then_some(cue);
    }
    let closed = matches!(scope.low(at + 1), "." | "," | "");
    let subject = speaker::left(scope, words, at, scope.unit.first).filter(|_| past && closed)?;
    let person = scope.capital(subject.first) || speaker::is_person(words, scope.low(subject.first));
    let quote = scope.quote_before(subject.first)?;
    (person && spoken(scope, quote)).then_some(cue)
}

/// Does a comma or the like close the words inside the marks, so that a clause of saying follows?
fn spoken(scope: &Scope, quote: Quoted) -> bool {
    let inner = quote.end.checked_sub(2).map_or("", |i| scope.low(i));
    quote.closed && quote.words > 1 && matches!(inner, "," | "?" | "!" | "—")
}

/// "an added benefit", "his reported loss"
fn attributive(scope: &Scope, at: usize) -> bool {
    at > scope.unit.first && (scope.is(at - 1, class::ARTICLE | class::POSSESSIVE) || scope.is_clitic(at - 1))
}

/// "Asked about it, Lee said", "when told that"
fn asked_first(scope: &Scope, first: usize) -> bool {
    first == scope.unit.first || scope.is(first - 1, class::SUBORDINATOR)
}

/// First token of the verb group and the auxiliary nearest to the verb.
fn group_start(scope: &Scope, words: &Words, verb: usize) -> (usize, Option<usize>) {
    let mut first = verb;
    let mut helper = None;
    while first > scope.unit.first && verb - first < GROUP {
        let before = first - 1;
        let low = scope.low(before);
        let auxiliary = scope.is(before, class::AUXILIARY);
        if low == "to" || auxiliary && !words.negations.contains(low) {
            helper = helper.or(Some(before));
        }
        if auxiliary || is_adverb(words, low) || low == "to" && before > scope.unit.first {
            first = before;
            continue;
        }
        if let Some(phrase) = words.catenatives.iter().find(|p| ends_at(scope, first, p)) {
            first -= phrase.len();
            helper = None;
            continue;
        }
        break;
    }
    (first, helper)
}

pub fn is_adverb(words: &Words, low: &str) -> bool {
    match words.get(low) {
        Some(entry) => entry.class & class::ADVERB != 0 || low.ends_with("ly") && entry.class & class::NO_ADVERB == 0,
        None => low.len() > 4 && low.ends_with("ly"),
    }
}

/// Is a word that may be a noun a verb here? It is behind a subject, or in
/// front of "that".
fn is_verb(scope: &Scope, words: &Words, at: usize, first: usize) -> bool {
    let before = first.checked_sub(1).filter(|&b| b >= scope.unit.first);
    let helped = first < at && (first..at).any(|i| scope.is(i, class::AUXILIARY) || scope.low(i) == "to");
    let Some(before) = before else { return false };
    let low = scope.low(before);
    if helped || words.is(low, class::SUBJECT) {
        return true;
    }
    let blocked = class::DETERMINER | class::POSSESSIVE | class::PREPOSITION | class::AUXILIARY;
    if words.is(low, blocked) || scope.is_clitic(before) {
        return false;
    }
    let next = scope.low(at + 1);
    words.is(next, class::THAT | class::WHETHER)
        || next == ":"
        || scope.opens_quote(at + 1)
        || scope.low(at + 1) == "," && scope.opens_quote(at + 2)
        || words.is(next, class::SUBJECT)
        || scope.capital(before) && words.is(next, class::DETERMINER)
}

fn follows(scope: &Scope, at: usize, phrase: &[String]) -> bool {
    phrase.iter().enumerate().all(|(k, w)| scope.low(at + k) == w)
}

fn ends_at(scope: &Scope, end: usize, phrase: &[String]) -> bool {
    end.checked_sub(phrase.len()).is_some_and(|s| s >= scope.unit.first && follows(scope, s, phrase))
}
