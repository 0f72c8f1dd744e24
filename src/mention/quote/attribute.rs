//! Bringing cues, speakers and contents together, unit by unit.

use super::{
    Quote, Speaker, content,
    cue::{Cue, CueKind, cue_at, unlisted},
    frame::{before_piece, finite, second_piece},
    loose,
    resolve::Names,
    speaker::{self, Phrase, main_subject},
    unit::{Scope, Unit},
    words::{Takes, Words, class},
};
use crate::document::{Span, TokenKind};

/// What one unit's attributions start from and leave behind.
pub struct State<'a> {
    pub names: Names<'a>,
    pub out: Vec<Quote>,
    /// Index in `out` of the attribution that a following quotation continues.
    pub last: Option<usize>,
    /// The same for a quotation that makes up the next paragraph.
    pub above: Option<usize>,
    /// Whom a colon at the end of a unit announced.
    pub announced: Option<Speaker>,
    /// The unit before ended inside a quotation.
    pub open: bool,
    /// The unit before, where it reports nothing: its subject may speak next.
    pub narrated: Option<Unit>,
    /// Span of the paragraph before where no attribution has claimed it.
    pub bare: Option<Span>,
}

impl<'a> State<'a> {
    pub fn new(names: Names<'a>) -> State<'a> {
        State {
            names,
            out: Vec::new(),
            last: None,
            above: None,
            announced: None,
            open: false,
            narrated: None,
            bare: None,
        }
    }
}

/// One attribution in tokens, before it becomes a `Quote`.
pub struct Found {
    pub pieces: Vec<(usize, usize)>,
    pub cue: Cue,
    pub subject: Option<Phrase>,
    /// What is reported stands in front of the cue.
    pub postposed: bool,
}

/// How far behind a quotation its verb stands, a name between them.
const NEAR: usize = 5;

/// How far the grammar looks within a unit, in tokens.
pub const REACH: usize = 400;

/// Where in a unit the next attribution may begin.
#[derive(Clone, Copy)]
pub struct Place {
    /// End of the attribution before: no subject lies in front of it.
    pub clause: usize,
    /// End of the last attribution whose content nothing can enclose.
    pub floor: usize,
    pub subject: Option<Phrase>,
}

pub fn unit(scope: &Scope, words: &Words, state: &mut State) {
    let unit = scope.unit;
    if unit.opens_paragraph && !state.open {
        state.above = state.last.take();
    }
    if unit.opens_paragraph && loose::signature(scope, words, state) {
        return;
    }
    let begun = state.out.len();
    let mut place = Place { clause: unit.first, floor: unit.first, subject: None };
    let mut at = unit.first;
    while at < unit.end {
        if !scope.may_cue(at) && !behind_quote(scope, at) {
            at += 1;
            continue;
        }
        if let Some(q) = scope.quote_at(at) {
            at = q.end.max(at + 1);
            continue;
        }
        let Some(cue) = cue_at(scope, words, at).or_else(|| unlisted(scope, words, at)) else {
            at += 1;
            continue;
        };
        at = cue.end;
        let Some(found) = attribute(scope, words, &cue, place) else { continue };
        at = take(scope, words, &found, begun, &mut place, state).max(at);
    }
    loose::quotations(scope, words, begun, place.subject, state);
    let span = scope.span(unit.first, unit.end);
    let claimed = state.out[begun..].iter().any(|q| q.cue.is_some());
    state.bare = match unit.opens_paragraph {
        _ if claimed => None,
        true => Some(span),
        false => state.bare.map(|b| b.cover(span)),
    };
    state.narrated = (state.out.len() == begun).then_some(unit);
    state.open = scope.quote_at(unit.end.saturating_sub(1)).is_some_and(|q| !q.closed);
}

/// A quotation ends within a few words in front of the token: only there a verb that nobody listed is looked for.
fn behind_quote(scope: &Scope, at: usize) -> bool {
    let near = at.saturating_sub(NEAR).max(scope.unit.first)..at;
    near.rev().any(|i| {
        matches!(scope.doc.tokens.get(i), Some(t) if t.kind == TokenKind::Punct) && scope.quote_before(i + 1).is_some()
    })
}

/// Record what was found; the token to go on from.
fn take(scope: &Scope, words: &Words, found: &Found, begun: usize, place: &mut Place, state: &mut State) -> usize {
    place.subject = found.subject.or(place.subject);
    let subject_end = found.subject.map_or(0, |s| s.end);
    let pieces_end = found.pieces.last().map_or(0, |p| p.1);
    let after_subject = if found.postposed || found.cue.kind == CueKind::Source { subject_end } else { 0 };
    let end = found.cue.end.max(pieces_end).max(after_subject);
    if found.postposed {
        let first = found.pieces.first().map_or(0, |p| scope.span(p.0, p.1).start);
        // "(he told her that it rained), the paper said": the outer one counts
        while state.out.len() > begun && state.out.last().is_some_and(|q| q.span.start >= first) {
            state.out.pop();
        }
        place.floor = end;
    }
    place.clause = end;
    state.announced = None;
    emit(scope, words, found, begun, state);
    end
}

fn attribute(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    match cue.kind {
        CueKind::Source => source(scope, words, cue, place),
        CueKind::Gerund => {
            let opening = opens_clause(scope, cue.first, place.clause);
            let subject = if opening {
                None
            } else {
                place.subject.or_else(|| main_subject(scope, words, cue.first, place.clause))
            };
            reported(scope, words, cue, subject, opening)
        }
        CueKind::Infinitive => {
            let subject = place.subject.or_else(|| main_subject(scope, words, cue.first, place.clause));
            reported(scope, words, cue, subject, false)
        }
        CueKind::Passive => passive(scope, words, cue, place),
        CueKind::Finite => finite(scope, words, cue, place),
    }
}

/// Content to the right of a cue without a subject of its own. Where the
/// phrase opens the sentence, it ends at the comma: "Asked about X, Lee said".
fn reported(scope: &Scope, words: &Words, cue: &Cue, subject: Option<Phrase>, opening: bool) -> Option<Found> {
    let start = content::start(scope, words, cue)?;
    let mut end = content::end(scope, words, cue, start);
    let mut subject = subject;
    if opening {
        let comma = (start..end).find(|&k| scope.low(k) == "," && scope.quote_at(k).is_none());
        if let Some(comma) = comma {
            subject = subject.or_else(|| speaker::right(scope, words, comma + 1));
            end = content::trim(scope, start, comma);
        }
    }
    let found = Found { pieces: vec![(start, end)], cue: *cue, subject, postposed: false };
    (end > start && allowed(scope, cue, start)).then_some(found)
}

/// "was told that", "was asked by a caller why", "when asked about it, ..."
fn passive(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    let mut cue = *cue;
    let mut subject = None;
    if scope.low(cue.end) == "by" {
        subject = speaker::right(scope, words, cue.end + 1);
        cue.end = subject.map_or(cue.end, |s| s.end);
    }
    let opening = opens_clause(scope, cue.first, place.clause);
    let found = reported(scope, words, &cue, subject, opening)?;
    // "asked about it" tells nothing
    let empty = found.pieces.iter().all(|&(a, b)| b == a + 1 && scope.is(a, class::PRONOUN | class::DETERMINER));
    (!empty).then_some(Found { subject, ..found })
}

/// Nothing but function words between the start of the clause and the cue.
fn opens_clause(scope: &Scope, cue: usize, clause: usize) -> bool {
    let light = class::PREPOSITION | class::CONJUNCTION | class::ADVERB | class::AUXILIARY;
    clause == scope.unit.first && cue - clause <= 3 && (clause..cue).all(|k| scope.is(k, light))
}

/// Verbs that need more than an object: a clause with "that", a quotation.
pub fn allowed(scope: &Scope, cue: &Cue, start: usize) -> bool {
    let quoted = scope.opens_quote(start);
    let marked = quoted || scope.is(start, class::COMPLEMENTIZER) || scope.low(start.wrapping_sub(1)) == ":";
    match cue.takes {
        Takes::Quote => quoted,
        Takes::Marked => marked,
        _ => true,
    }
}

/// "According to X, CONTENT", "CONTENT, according to X".
fn source(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    let subject = speaker::right(scope, words, cue.end)?;
    // "that, according to X, CONTENT" stands inside another report
    let before = |back: usize| scope.low(cue.first.wrapping_sub(back));
    if before(1) == "that" || before(1) == "," && before(2) == "that" {
        return None;
    }
    let near = place.floor.max(cue.first.saturating_sub(REACH));
    let opening = !(near..cue.first).any(|k| scope.is_word(k) && !scope.is(k, class::CONJUNCTION));
    let stop = (subject.end..scope.unit.end.min(subject.end + REACH))
        .find(|&k| matches!(scope.low(k), "," | ";" | "—") && scope.quote_at(k).is_none());
    let mut pieces = Vec::new();
    if !opening {
        pieces.extend(before_piece(scope, place.floor, cue.first));
        if let Some(first) = pieces.first().copied() {
            pieces.extend(stop.and_then(|s| second_piece(scope, words, cue, s, first, true)));
        }
    } else if let Some(stop) = stop {
        let end = content::end(scope, words, cue, stop + 1);
        if end > stop + 1 {
            pieces.push((stop + 1, end));
        }
    }
    (!pieces.is_empty()).then_some(Found { pieces, cue: *cue, subject: Some(subject), postposed: !opening })
}

fn emit(scope: &Scope, words: &Words, found: &Found, begun: usize, state: &mut State) {
    let pieces: Vec<Span> = found.pieces.iter().map(|&(a, b)| scope.span(a, b)).filter(|s| !s.is_empty()).collect();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
    let span = first.cover(*last);
    let direct = found.pieces.iter().all(|&(a, b)| loose::all_quoted(scope, a, b));
    let opening = found.cue.kind == CueKind::Gerund && found.cue.first == scope.unit.first;
    let speaker = match found.subject {
        Some(p) => Some(state.names.speaker(scope.doc, words, scope.span(p.first, p.end))),
        // "Adding: …" goes on with the one who spoke
        None => opening.then(|| state.names.latest()).flatten(),
    };
    let cue = Some(scope.span(found.cue.first, found.cue.end));
    // `"A," he said, adding that B. "C."`: C goes on from A
    let aside = !direct && state.last.is_some_and(|i| i >= begun && state.out.get(i).is_some_and(|q| q.direct));
    if !aside {
        state.last = Some(state.out.len());
    }
    state.out.push(Quote { span, pieces, direct, speaker, cue });
}
