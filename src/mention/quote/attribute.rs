//! Bringing cues, speakers and contents together, unit by unit.

use super::{
    Quote, Speaker, content,
    cue::{Cue, CueKind, cue_at, is_adverb},
    loose,
    marks::Quoted,
    resolve::Names,
    speaker::{self, Phrase},
    unit::{Scope, Unit},
    words::{Takes, Words, class},
};
use crate::document::{Document, Span};

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

/// How far the grammar looks within a unit, in tokens.
const REACH: usize = 400;

/// Where in a unit the next attribution may begin.
#[derive(Clone, Copy)]
struct Place {
    /// End of the attribution before: no subject lies in front of it.
    clause: usize,
    /// End of the last attribution whose content nothing can enclose.
    floor: usize,
    subject: Option<Phrase>,
}

pub fn unit(doc: &Document, words: &Words, quoted: &[Quoted], unit: Unit, state: &mut State) {
    let scope = Scope { doc, quoted, unit };
    if unit.opens_paragraph && !state.open {
        state.above = state.last.take();
    }
    if unit.opens_paragraph && loose::signature(&scope, words, state) {
        return;
    }
    let begun = state.out.len();
    let mut place = Place { clause: unit.first, floor: unit.first, subject: None };
    let mut at = unit.first;
    while at < unit.end {
        if let Some(q) = scope.quote_at(at) {
            at = q.end.max(at + 1);
            continue;
        }
        let Some(cue) = cue_at(&scope, words, at) else {
            at += 1;
            continue;
        };
        at = cue.end;
        let Some(found) = attribute(&scope, words, &cue, place) else { continue };
        at = take(&scope, &found, begun, &mut place, state).max(at);
    }
    loose::quotations(&scope, words, begun, place.subject, state);
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

/// Record what was found; the token to go on from.
fn take(scope: &Scope, found: &Found, begun: usize, place: &mut Place, state: &mut State) -> usize {
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
    emit(scope, found, begun, state);
    end
}

fn attribute(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    match cue.kind {
        CueKind::Source => source(scope, words, cue, place),
        CueKind::Gerund => {
            let opening = opens_clause(scope, words, cue.first, place.clause);
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
    (end > start && allowed(scope, words, cue, start)).then_some(found)
}

/// "was told that", "was asked by a caller why", "when asked about it, ..."
fn passive(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    let mut cue = *cue;
    let mut subject = None;
    if scope.low(cue.end) == "by" {
        subject = speaker::right(scope, words, cue.end + 1);
        cue.end = subject.map_or(cue.end, |s| s.end);
    }
    let opening = opens_clause(scope, words, cue.first, place.clause);
    let found = reported(scope, words, &cue, subject, opening)?;
    Some(Found { subject, ..found })
}

/// Nothing but function words between the start of the clause and the cue.
fn opens_clause(scope: &Scope, words: &Words, cue: usize, clause: usize) -> bool {
    let light = class::PREPOSITION | class::CONJUNCTION | class::ADVERB | class::AUXILIARY;
    clause == scope.unit.first && cue - clause <= 3 && (clause..cue).all(|k| words.is(scope.low(k), light))
}

/// Verbs that need more than an object: a clause with "that", a quotation.
fn allowed(scope: &Scope, words: &Words, cue: &Cue, start: usize) -> bool {
    let quoted = scope.opens_quote(start);
    let marked = quoted || words.is(scope.low(start), class::COMPLEMENTIZER) || scope.low(start.wrapping_sub(1)) == ":";
    match cue.takes {
        Takes::Quote => quoted,
        Takes::Marked => marked,
        _ => true,
    }
}

/// The subject of the clause in front of token `end`.
pub fn main_subject(scope: &Scope, words: &Words, end: usize, clause: usize) -> Option<Phrase> {
    let mut at = clause;
    let opener = class::PREPOSITION | class::CONJUNCTION | class::ADVERB;
    // behind an opening adjunct: "On Monday, Lee spoke"
    while at < end && matches!(scope.low(at), "," | ";" | "and" | "but" | ")" | "—" | "–" | "-") {
        at += 1;
    }
    if (words.is(scope.low(at), opener) || is_adverb(words, scope.low(at))) && scope.quote_at(at).is_none() {
        let comma = (at..end.min(at + 30)).find(|&k| scope.low(k) == "," && scope.quote_at(k).is_none());
        at = comma.map_or(at + 1, |k| k + 1);
    }
    let found = (at < end).then(|| speaker::right(scope, words, at)).flatten().filter(|p| p.end <= end);
    found.or_else(|| nearest_subject(scope, words, end, clause))
}

/// The nearest pronoun or name in front of token `end`.
fn nearest_subject(scope: &Scope, words: &Words, end: usize, clause: usize) -> Option<Phrase> {
    let low = clause.max(end.saturating_sub(40));
    let subject = |k: usize| {
        scope.quote_at(k).is_none()
            && (words.is(scope.low(k), class::SUBJECT) && !matches!(scope.low(k), "it" | "which" | "there")
                || scope.capital(k)
                    && scope.is_word(k)
                    && !words.is(scope.low(k), class::TIME | class::PREPOSITION | class::CONJUNCTION))
    };
    let at = (low..end).rev().find(|&k| subject(k))?;
    speaker::left(scope, words, at + 1, clause)
}

/// "According to X, CONTENT", "CONTENT, according to X".
fn source(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    let subject = speaker::right(scope, words, cue.end)?;
    let parenthetical =
        matches!(scope.low(cue.first.wrapping_sub(1)), "that" | ",") && scope.low(cue.first.wrapping_sub(2)) == "that";
    if parenthetical || scope.low(cue.first.wrapping_sub(1)) == "that" {
        return None;
    }
    let opening = !(place.floor..cue.first).any(|k| scope.is_word(k) && !words.is(scope.low(k), class::CONJUNCTION));
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

fn finite(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    let left = speaker::left(scope, words, cue.first, place.clause).filter(|p| scope.low(p.first) != "there");
    let right = content::start(scope, words, cue);
    let joint = left.map_or(cue.first, |p| p.whole);
    let link = if joint > scope.unit.first { scope.low(joint - 1) } else { "" };
    if matches!(link, "what" | "which" | "whatever") {
        return None;
    }
    let follows = joint > place.floor && ends_content(scope, joint) || joint > place.floor && link == "as";
    let quote_ends = follows && quote_end(scope, joint).is_some();
    let explicit = right.is_some_and(|r| {
        words.is(scope.low(r), class::COMPLEMENTIZER) || scope.opens_quote(r) || scope.low(r.wrapping_sub(1)) == ":"
    });
    if left.is_none() && follows && link != "as" && cue.first == cue.verb && (quote_ends || !explicit) {
        let subject = speaker::right(scope, words, cue.end)?;
        return postposed(scope, words, cue, place, joint, Some(subject), subject.end);
    }
    if link == "as" && right.is_none() {
        return as_said(scope, words, cue, place, joint - 1, left);
    }
    if follows && (right.is_none() || quote_ends && !explicit) {
        return postposed(scope, words, cue, place, joint, left, cue.end);
    }
    let start = right?;
    let end = content::end(scope, words, cue, start);
    let mut pieces = Vec::new();
    let aside = words.is(scope.low(place.floor), class::SUBORDINATOR) || scope.low(place.floor).ends_with("ing");
    if quote_ends && !aside && scope.opens_quote(start) {
        // "A," he said, "B."
        pieces.extend(before_piece(scope, place.floor, joint));
    }
    let postposed = !pieces.is_empty();
    (end > start && (postposed || allowed(scope, words, cue, start))).then(|| {
        pieces.push((start, end));
        let subject = left.or(place.subject).or_else(|| main_subject(scope, words, cue.first, place.clause));
        Found { pieces, cue: *cue, subject, postposed }
    })
}

/// "As Lee said, CONTENT" and "CONTENT, as Lee said".
fn as_said(
    scope: &Scope,
    words: &Words,
    cue: &Cue,
    place: Place,
    link: usize,
    subject: Option<Phrase>,
) -> Option<Found> {
    let comma =
        (cue.end..scope.unit.end.min(cue.end + REACH)).find(|&k| scope.low(k) == "," && scope.quote_at(k).is_none());
    let opening = !(place.floor..link).any(|k| scope.is_word(k) && !words.is(scope.low(k), class::CONJUNCTION));
    let pieces: Vec<_> = match comma {
        Some(comma) if opening => {
            let end = content::end(scope, words, cue, comma + 1);
            (end > comma + 1).then_some((comma + 1, end)).into_iter().collect()
        }
        _ => before_piece(scope, place.floor, link).into_iter().collect(),
    };
    (!pieces.is_empty() && cue.takes != Takes::Quote).then_some(Found {
        pieces,
        cue: *cue,
        subject,
        postposed: !opening,
    })
}

/// Does what precedes token `joint` end a reported clause: a comma, or a quotation?
fn ends_content(scope: &Scope, joint: usize) -> bool {
    let before = joint.wrapping_sub(1);
    scope.low(before) == "," || quote_end(scope, joint).is_some() || matches!(scope.low(before), "—" | "–" | "--")
}

/// The quotation that ends in front of token `joint`: a comma or the like stands
/// inside its marks or behind them, or it is all there is.
fn quote_end(scope: &Scope, joint: usize) -> Option<Quoted> {
    let before = joint.wrapping_sub(1);
    if scope.low(before) == "," {
        return scope.quote_before(before);
    }
    let quote = scope.quote_before(joint)?;
    let inner =
        (quote.open..quote.end).rev().map(|k| scope.low(k)).find(|w| !matches!(*w, "\"" | "”" | "'" | "’" | "»"))?;
    let closes = matches!(inner, "," | "." | "?" | "!" | "…" | "..." | "-" | "–" | "—");
    (closes || quote.open == scope.unit.first).then_some(quote)
}

/// The content in front of a cue: from `floor`, without the comma and the
/// conjunction that join it to what precedes.
fn before_piece(scope: &Scope, floor: usize, joint: usize) -> Option<(usize, usize)> {
    let mut start = floor.max(joint.saturating_sub(REACH));
    let link = |k: usize| {
        matches!(scope.low(k), "," | ";" | "." | ":" | ")" | "—" | "–" | "-")
            || k > scope.unit.first && matches!(scope.low(k), "and" | "but")
    };
    while start < joint && link(start) && scope.quote_at(start).is_none() {
        start += 1;
    }
    let end = content::trim(scope, start, joint);
    (end > start).then_some((start, end))
}

/// "CONTENT, X said", perhaps going on behind: "A," he said, "B."
fn postposed(
    scope: &Scope,
    words: &Words,
    cue: &Cue,
    place: Place,
    joint: usize,
    subject: Option<Phrase>,
    after: usize,
) -> Option<Found> {
    let first = before_piece(scope, place.floor, joint)?;
    let quoted = quote_end(scope, joint).is_some();
    if matches!(cue.takes, Takes::Quote) && !quoted {
        return None;
    }
    let mut pieces = vec![first];
    let comma = (after..scope.unit.end.min(after + REACH))
        .find(|&k| matches!(scope.low(k), "," | ":" | ";") || scope.opens_quote(k));
    let inverted = subject.is_some_and(|s| s.first >= cue.end);
    pieces.extend(comma.and_then(|c| second_piece(scope, words, cue, c, first, inverted)));
    // "In the last hour, Lee said a prayer": an adjunct is nothing to report
    let whole = quoted || pieces.len() > 1 || !is_adjunct(scope, words, first);
    whole.then_some(Found { pieces, cue: *cue, subject, postposed: true })
}

/// A prepositional or other opening phrase without a verb that the words tell.
fn is_adjunct(scope: &Scope, words: &Words, piece: (usize, usize)) -> bool {
    let opener = class::PREPOSITION | class::SUBORDINATOR | class::TIME;
    words.is(scope.low(piece.0), opener)
        && (piece.0..piece.1).all(|k| !words.is(scope.low(k), class::AUXILIARY | class::SUBJECT))
}

/// What is reported goes on behind the comma that closes "he said,".
fn second_piece(
    scope: &Scope,
    words: &Words,
    cue: &Cue,
    comma: usize,
    first: (usize, usize),
    inverted: bool,
) -> Option<(usize, usize)> {
    let next = comma + 1;
    if !matches!(scope.low(comma), "," | ":") {
        return None;
    }
    let quoted = scope.quote_before(first.1).is_some() && scope.opens_quote(first.0);
    if quoted && !scope.opens_quote(next) {
        return None;
    }
    let low = scope.low(next);
    // "said Lee, a farmer": an apposition
    if inverted && !scope.opens_quote(next) && !words.is(low, class::AUXILIARY) {
        return None;
    }
    let gerund = low.len() > 4 && low.ends_with("ing");
    if !scope.opens_quote(next) && (gerund || words.is(low, class::RELATIVE) || cue_at(scope, words, next).is_some()) {
        return None;
    }
    let end = content::end(scope, words, cue, next);
    (end > next + 1).then_some((next, end))
}

fn emit(scope: &Scope, found: &Found, begun: usize, state: &mut State) {
    let pieces: Vec<Span> = found.pieces.iter().map(|&(a, b)| scope.span(a, b)).filter(|s| !s.is_empty()).collect();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
    let span = first.cover(*last);
    let direct = found.pieces.iter().all(|&(a, b)| loose::all_quoted(scope, a, b));
    let opening = found.cue.kind == CueKind::Gerund && found.cue.first == scope.unit.first;
    let speaker = match found.subject {
        Some(p) => Some(state.names.speaker(scope.doc, scope.span(p.first, p.end))),
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
