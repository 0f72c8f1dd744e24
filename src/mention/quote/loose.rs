//! Quotations that no verb of saying claims: they go on from the one before,
//! were announced by a colon, are signed by a dash and a name, or stand in the
//! midst of a sentence.

use super::{
    Quote, Speaker,
    attribute::State,
    cue::cue_at,
    speaker::{self, Phrase, is_person, main_subject},
    unit::Scope,
    words::{Words, class},
};
use crate::document::{Span, class as closed};

/// Fewer words in quotation marks are a title, a nickname or a word talked about.
const FRAGMENT: usize = 4;
/// How far into a heading "by" may stand, in tokens.
const HEADING: usize = 6;
/// The longest signature: "- Lee Ray, mayor of Springfield", in tokens.
const SIGNATURE: usize = 16;

/// Quotations of the unit that no cue of it has claimed.
pub fn quotations(scope: &Scope, words: &Words, begun: usize, subject: Option<Phrase>, state: &mut State) {
    let (first, end) = (scope.unit.first, scope.unit.end);
    let mut claimed: Vec<Span> = state.out[begun..].iter().flat_map(|q| q.pieces.iter().copied()).collect();
    claimed.sort();
    let whole = all_quoted(scope, first, end);
    let mut at = scope.quoted.partition_point(|q| q.open < first);
    let (mut next, mut seen) = (0, false);
    while let Some(q) = scope.quoted.get(at).copied().filter(|q| q.open < end) {
        at += 1;
        seen = true;
        let span = scope.span(q.open, q.end);
        while claimed.get(next).is_some_and(|c| c.end <= span.start) {
            next += 1;
        }
        if claimed.get(next).is_some_and(|c| c.start < span.end) {
            continue;
        }
        if let Some(name) = signed(scope, words, q.end) {
            push(scope, words, span, true, Some(name), state);
            state.last = None;
        } else if whole || resumes(scope, q.open, q.end, begun, state) {
            follow(scope, words, span, state);
        } else if introduced(scope, q.open, q.end) || q.words >= FRAGMENT && !is_title(scope, q.open, q.end) {
            let name = utterer(scope, words, q.open, q.end, subject);
            let direct = q.open == first || introduced(scope, q.open, q.end);
            push(scope, words, span, direct, name, state);
        }
    }
    if !seen && state.out.len() == begun {
        state.last = None;
    }
    announce(scope, words, subject, state);
}

fn push(scope: &Scope, words: &Words, span: Span, direct: bool, name: Option<Phrase>, state: &mut State) {
    let speaker = name.map(|p| state.names.speaker(scope.doc, words, scope.span(p.first, p.end)));
    if direct {
        state.last = Some(state.out.len());
    }
    state.out.push(Quote { span, pieces: vec![span], direct, speaker, cue: None });
}

/// Do quotation marks enclose all of it?
pub fn all_quoted(scope: &Scope, first: usize, end: usize) -> bool {
    let mut at = first;
    let mut any = false;
    while at < end {
        match scope.quote_at(at) {
            Some(q) if q.open == at => {
                at = q.end.max(at + 1);
                any = true;
            }
            _ if any && !scope.is_word(at) && !scope.is_number(at) => at += 1,
            _ => return false,
        }
    }
    any
}

/// A quotation that is the whole unit: it goes on from the one before, or has
/// the speaker who was announced or spoke last.
fn follow(scope: &Scope, words: &Words, span: Span, state: &mut State) {
    let goes_on = match (&state.announced, state.last) {
        (Some(_), _) => None,
        (None, Some(last)) => Some(last),
        // across paragraphs: only from quotation to quotation
        (None, None) => state.above.filter(|&i| state.out.get(i).is_some_and(|q| ends_quoted(scope, q))),
    };
    let single = |s: Span| is_single(scope, s);
    let fits = |q: &&mut Quote| q.span.end <= span.start && q.pieces.last().is_some_and(|&p| single(p) == single(span));
    if let Some(quote) = goes_on.and_then(|i| state.out.get_mut(i)).filter(fits) {
        quote.span = quote.span.cover(span);
        quote.pieces.push(span);
        state.last = goes_on;
        return;
    }
    let speaker = state.announced.take().or_else(|| narrated(scope, words, state)).or_else(|| state.names.latest());
    state.last = Some(state.out.len());
    state.out.push(Quote { span, pieces: vec![span], direct: true, speaker, cue: None });
}

/// `a simple plan: "We wait."`: behind a comma or a colon, up to the end of the clause.
fn introduced(scope: &Scope, open: usize, end: usize) -> bool {
    open > scope.unit.first
        && matches!(scope.low(open - 1), "," | ":")
        && !scope.is_word(end)
        && scope.quote_before(open - 1).is_none()
}

/// Does its last piece end in a closing mark?
fn ends_quoted(scope: &Scope, quote: &Quote) -> bool {
    let last = quote.pieces.last().map_or("", |p| scope.doc.slice(*p));
    quote.direct || last.ends_with(['"', '”', '»', '“', '’']) || last.ends_with("''")
}

/// Stands in single marks, as headings do.
fn is_single(scope: &Scope, span: Span) -> bool {
    let text = scope.doc.slice(span);
    text.starts_with(['‘', '\'']) && !text.starts_with("''")
}

/// Does the quotation at token `open` start a sentence behind an attribution
/// that it can go on from? The full stop in front may belong to an abbreviation
/// ("said in Naples, Fla.").
fn resumes(scope: &Scope, open: usize, end: usize, begun: usize, state: &State) -> bool {
    let Some(last) = state.last else { return false };
    let starts = open == scope.unit.first || scope.low(open - 1) == "." && last >= begun;
    starts && !scope.capital(end) && state.out.get(last).is_some_and(|q| q.direct)
}

/// The subject of the sentence before, in the same paragraph, that reports nothing itself.
fn narrated(scope: &Scope, words: &Words, state: &mut State) -> Option<Speaker> {
    let unit = state.narrated.filter(|u| u.end == scope.unit.first && !scope.unit.opens_paragraph)?;
    let before = Scope { unit, ..*scope };
    let np = name_of(&before, main_subject(&before, words, unit.end, unit.first)?);
    let person = words.is(before.low(np.first), class::PRONOUN) || before.capital(np.end - 1);
    person.then(|| state.names.speaker(scope.doc, words, scope.doc_span(np.first, np.end)))
}

/// "Mona Brand spoke" is a name and a verb: the name.
fn name_of(scope: &Scope, phrase: Phrase) -> Phrase {
    let end = (phrase.first..phrase.end).find(|&k| scope.is_word(k) && !scope.capital(k)).unwrap_or(phrase.end);
    // "Mayor Ann Pell" leads with capitals, "the mayor" does not
    if scope.capital(phrase.first) && end > phrase.first + 1 { Phrase { end, ..phrase } } else { phrase }
}

/// A colon at the unit's end announces what the next paragraph quotes.
fn announce(scope: &Scope, words: &Words, subject: Option<Phrase>, state: &mut State) {
    let last = scope.unit.end.saturating_sub(1);
    if scope.low(last) != ":" || scope.quote_at(last).is_some() {
        return;
    }
    let name = author(scope, words, last).or(subject);
    let name = name.or_else(|| main_subject(scope, words, last, scope.unit.first));
    state.announced = name.map(|p| state.names.speaker(scope.doc, words, scope.span(p.first, p.end)));
}

/// "Statement by Karl Dorn, head of the port:": a line without a verb whose paper somebody wrote.
fn author(scope: &Scope, words: &Words, last: usize) -> Option<Phrase> {
    let from = closed::BY | closed::FROM;
    let by = (scope.unit.first..last.min(scope.unit.first + HEADING)).find(|&k| scope.closed(k, from))?;
    let verb = (scope.unit.first..by)
        .any(|k| scope.is(k, class::AUXILIARY | class::SUBJECT) || scope.may_cue(k) && k > scope.unit.first);
    let name = speaker::right(scope, words, by + 1).filter(|n| !verb && scope.capital(n.first))?;
    matches!(scope.low(name.end), ":" | ",").then_some(name)
}

/// A name behind a dash that ends the unit: `"…" — Ann Lee`.
fn signed(scope: &Scope, words: &Words, at: usize) -> Option<Phrase> {
    let name = dashes(scope, at).filter(|&n| n > at)?;
    if scope.unit.end - name > SIGNATURE || !scope.capital(name) {
        return None;
    }
    let np = speaker::right(scope, words, name)?;
    let rest = scope.low(np.end);
    (rest.is_empty() || matches!(rest, "," | "." | "(" | "—")).then_some(np)
}

/// The token behind the dashes at `at`.
fn dashes(scope: &Scope, at: usize) -> Option<usize> {
    let mut k = at;
    while matches!(scope.low(k), "-" | "–" | "—" | "―") && k < at + 3 {
        k += 1;
    }
    scope.holds(k).then_some(k)
}

/// A paragraph that signs the one above: "- Lee stated." Whether it does.
pub fn signature(scope: &Scope, words: &Words, state: &mut State) -> bool {
    let Some(name) = dashes(scope, scope.unit.first).filter(|&n| n > scope.unit.first) else { return false };
    if scope.unit.end - name > SIGNATURE || !scope.capital(name) {
        return false;
    }
    let Some(np) = speaker::right(scope, words, name) else { return false };
    let rest = scope.low(np.end);
    let said = cue_at(scope, words, np.end).filter(|c| scope.low(c.end) == "." || !scope.holds(c.end));
    if !(rest.is_empty() || matches!(rest, "," | ".") || said.is_some()) {
        return false;
    }
    let Some(above) = state.bare.take() else { return false };
    let speaker = Some(state.names.speaker(scope.doc, words, scope.span(np.first, np.end)));
    let cue = said.map(|c| scope.span(c.first, c.end));
    match state.out.last_mut().filter(|q| q.span.start >= above.start) {
        Some(quote) if quote.cue.is_none() => {
            quote.speaker = speaker;
            quote.cue = cue;
        }
        Some(_) => return false,
        None => state.out.push(Quote { span: above, pieces: vec![above], direct: false, speaker, cue }),
    }
    state.last = None;
    true
}

/// Every longer word has a capital: the title of a show or a book.
fn is_title(scope: &Scope, open: usize, end: usize) -> bool {
    let light = class::PREPOSITION | class::CONJUNCTION | class::DETERMINER | class::AUXILIARY | class::POSSESSIVE;
    (open..end).filter(|&k| scope.is_word(k) && !scope.is(k, light)).all(|k| scope.capital(k))
}

/// Who uses the words: the subject of the verb next to the quotation, else of the clause.
fn utterer(scope: &Scope, words: &Words, open: usize, end: usize, subject: Option<Phrase>) -> Option<Phrase> {
    if open == scope.unit.first {
        // `"…?" a guest in the room wondered`
        return speaker::right(scope, words, end).or(subject);
    }
    let mut at = open;
    while at > scope.unit.first && matches!(scope.low(at - 1), "," | ":") {
        at -= 1;
    }
    let verb = at.checked_sub(1).filter(|&v| scope.is_word(v) && !scope.capital(v));
    let verbal =
        |v: usize| scope.low(v).ends_with("ed") || scope.low(v).ends_with('s') || scope.low(v).ends_with("ing");
    let near = verb.filter(|&v| verbal(v)).and_then(|v| {
        let mut first = v;
        while first > scope.unit.first && scope.is(first - 1, class::AUXILIARY | class::ADVERB) {
            first -= 1;
        }
        speaker::left(scope, words, first, scope.unit.first)
    });
    let near = near.filter(|p| is_person(words, scope.low(p.first)) || scope.capital(p.first));
    near.or(subject).or_else(|| main_subject(scope, words, open, scope.unit.first))
}
