//! Bringing cues, speakers and contents together, unit by unit.

use super::{
    Quote, Speaker, content,
    cue::{Cue, CueKind, cue_at},
    marks::Quoted,
    resolve::Names,
    speaker::{self, Phrase},
    unit::{Scope, Unit},
    words::{Words, class},
};
use crate::document::{Document, Span};

/// What one unit's attributions start from and leave behind.
pub struct State<'a> {
    pub names: Names<'a>,
    pub out: Vec<Quote>,
    /// Index in `out` of the attribution that a following quotation continues.
    last: Option<usize>,
    /// A cue with a colon waits for the next paragraph's quotation.
    announced: Option<(Span, Option<Speaker>)>,
    /// The paragraph before ended inside a quotation.
    open: bool,
}

impl<'a> State<'a> {
    pub fn new(names: Names<'a>) -> State<'a> {
        State { names, out: Vec::new(), last: None, announced: None, open: false }
    }
}

/// One attribution in tokens, before it becomes a `Quote`.
struct Found {
    pieces: Vec<(usize, usize)>,
    cue: Cue,
    subject: Option<Phrase>,
}

pub fn unit(doc: &Document, words: &Words, quoted: &[Quoted], unit: Unit, state: &mut State) {
    let scope = Scope { doc, quoted, unit };
    if unit.opens_paragraph && !state.open {
        state.last = None;
    }
    let mut clause = unit.first;
    let mut at = unit.first;
    let mut subject = None;
    let begun = state.out.len();
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
        let Some(found) = attribute(&scope, words, &cue, clause, subject) else { continue };
        subject = found.subject.or(subject);
        let end = found.pieces.last().map_or(cue.end, |p| p.1).max(cue.end);
        let end = if cue.kind == CueKind::Source || end == cue.end {
            end.max(found.subject.map_or(0, |s| s.end))
        } else {
            end
        };
        at = end.max(at);
        clause = at;
        state.announced = None;
        emit(&scope, &found, state);
        if found.pieces.is_empty() {
            // "He said:" and a new paragraph
            state.last = None;
        }
    }
    quotations(&scope, words, begun, state);
    if let Some(q) = scope.quote_at(unit.end.saturating_sub(1)) {
        state.open = !q.closed;
    } else {
        state.open = false;
    }
}

fn attribute(scope: &Scope, words: &Words, cue: &Cue, clause: usize, before: Option<Phrase>) -> Option<Found> {
    match cue.kind {
        CueKind::Source => source(scope, words, cue, clause),
        CueKind::Gerund | CueKind::Infinitive => {
            let start = content::start(scope, words, cue)?;
            let end = content::end(scope, words, cue, start);
            let subject = before.or_else(|| first_subject(scope, words, cue.first, clause));
            let subject = if cue.kind == CueKind::Infinitive {
                subject.or_else(|| speaker::left(scope, words, cue.first, clause))
            } else {
                subject
            };
            (end > start).then(|| Found { pieces: vec![(start, end)], cue: *cue, subject })
        }
        CueKind::Passive => {
            let start = content::start(scope, words, cue)?;
            let end = content::end(scope, words, cue, start);
            (end > start).then(|| Found { pieces: vec![(start, end)], cue: *cue, subject: None })
        }
        CueKind::Finite => finite(scope, words, cue, clause, before),
    }
}

/// The subject of the clause: the first noun phrase in front of its verb.
fn first_subject(scope: &Scope, words: &Words, end: usize, clause: usize) -> Option<Phrase> {
    let mut at = clause;
    // behind an opening adjunct: "On Monday, Lee spoke"
    if words.is(scope.low(at), class::PREPOSITION) && !scope.opens_quote(at) {
        at = (at..end.min(at + 30)).find(|&k| scope.low(k) == ",").map_or(at + 1, |k| k + 1);
    }
    (at < end).then(|| speaker::right(scope, words, at)).flatten().filter(|p| p.end <= end)
}

/// "According to X, CONTENT", "CONTENT, according to X".
fn source(scope: &Scope, words: &Words, cue: &Cue, clause: usize) -> Option<Found> {
    let subject = speaker::right(scope, words, cue.end)?;
    let opening = !(clause..cue.first).any(|k| scope.is_word(k) && !words.is(scope.low(k), class::CONJUNCTION));
    let stop = (subject.end..scope.unit.end).find(|&k| matches!(scope.low(k), "," | ";" | "—") && !inside(scope, k));
    let mut pieces = Vec::new();
    if !opening {
        let end = content::trim(scope, clause, cue.first);
        let start = clause_start(scope, words, clause, end);
        if end > start {
            pieces.push((start, end));
        }
    } else if let Some(stop) = stop {
        let end = content::end(scope, words, cue, stop + 1);
        if end > stop + 1 {
            pieces.push((stop + 1, end));
        }
    }
    (!pieces.is_empty()).then_some(Found { pieces, cue: *cue, subject: Some(subject) })
}

fn inside(scope: &Scope, at: usize) -> bool {
    scope.quote_at(at).is_some()
}

/// Where the content in front of a cue starts: behind the comma and the
/// conjunction that join it to the clause before.
fn clause_start(scope: &Scope, words: &Words, clause: usize, end: usize) -> usize {
    let mut at = clause;
    while at < end
        && (matches!(scope.low(at), "," | ";" | "." | ":" | ")" | "—" | "–" | "-")
            || at > scope.unit.first && matches!(scope.low(at), "and" | "but"))
        && !inside(scope, at)
    {
        at += 1;
    }
    let _ = words;
    at
}

fn finite(scope: &Scope, words: &Words, cue: &Cue, clause: usize, before: Option<Phrase>) -> Option<Found> {
    let left = speaker::left(scope, words, cue.first, clause);
    let right = content::start(scope, words, cue);
    let joint = left.map_or(cue.first, |p| p.whole);
    let follows_content = joint > clause && ends_content(scope, joint);
    let quote_ends = follows_content && quote_end(scope, joint).is_some();
    let inverted = left.is_none() && follows_content;
    let explicit = right.is_some_and(|r| {
        words.is(scope.low(r), class::COMPLEMENTIZER) || scope.opens_quote(r) || scope.low(r.wrapping_sub(1)) == ":"
    });
    if inverted {
        let subject = speaker::right(scope, words, cue.end)?;
        return postposed(scope, words, cue, clause, joint, Some(subject), subject.end);
    }
    if follows_content && (right.is_none() || quote_ends && !explicit) {
        let after = adjunct_end(scope, cue.end);
        return postposed(scope, words, cue, clause, joint, left, after);
    }
    let start = right?;
    let end = content::end(scope, words, cue, start);
    let mut pieces = Vec::new();
    if follows_content && quote_ends && scope.opens_quote(start) {
        // "A," he said, "B."
        pieces.extend(before_piece(scope, words, clause, joint));
    }
    (end > start).then(|| {
        pieces.push((start, end));
        Found { pieces, cue: *cue, subject: left.or(before) }
    })
}

/// Does what precedes token `joint` end a reported clause: a comma, or a quotation?
fn ends_content(scope: &Scope, joint: usize) -> bool {
    let before = joint.wrapping_sub(1);
    scope.low(before) == "," || quote_end(scope, joint).is_some() || matches!(scope.low(before), "—" | "–" | "--")
}

/// The quotation that ends in front of token `joint`, a comma aside.
fn quote_end(scope: &Scope, joint: usize) -> Option<Quoted> {
    scope.quote_before(joint).or_else(|| {
        let before = joint.wrapping_sub(1);
        (scope.low(before) == ",").then(|| scope.quote_before(before)).flatten()
    })
}

/// Where the words that belong to the cue end: at a comma or at the unit's end.
fn adjunct_end(scope: &Scope, at: usize) -> usize {
    (at..scope.unit.end).find(|&k| scope.low(k) == "," || scope.opens_quote(k)).unwrap_or(scope.unit.end)
}

fn before_piece(scope: &Scope, words: &Words, clause: usize, joint: usize) -> Option<(usize, usize)> {
    let start = clause_start(scope, words, clause, joint);
    let end = content::trim(scope, start, joint);
    (end > start).then_some((start, end))
}

/// "CONTENT, X said", perhaps going on behind: "A," he said, "B."
fn postposed(
    scope: &Scope,
    words: &Words,
    cue: &Cue,
    clause: usize,
    joint: usize,
    subject: Option<Phrase>,
    after: usize,
) -> Option<Found> {
    let first = before_piece(scope, words, clause, joint)?;
    let mut pieces = vec![first];
    let comma = (after..scope.unit.end).find(|&k| scope.low(k) == "," || scope.opens_quote(k) || scope.low(k) == ":");
    if let Some(comma) = comma {
        let next = if scope.opens_quote(comma) { comma } else { comma + 1 };
        if scope.opens_quote(next) && quote_end(scope, joint).is_some() {
            let end = content::end(scope, words, cue, next);
            if end > next {
                pieces.push((next, end));
            }
        }
    }
    Some(Found { pieces, cue: *cue, subject })
}

fn emit(scope: &Scope, found: &Found, state: &mut State) {
    let pieces: Vec<Span> = found.pieces.iter().map(|&(a, b)| scope.span(a, b)).filter(|s| !s.is_empty()).collect();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
    let span = first.cover(*last);
    let direct = found.pieces.iter().all(|&(a, b)| all_quoted(scope, a, b));
    let speaker = found.subject.map(|p| state.names.speaker(scope.doc, scope.span(p.first, p.end)));
    let cue = Some(scope.span(found.cue.first, found.cue.end));
    state.last = Some(state.out.len());
    state.out.push(Quote { span, pieces, direct, speaker, cue });
}

/// Do quotation marks enclose all of it?
fn all_quoted(scope: &Scope, first: usize, end: usize) -> bool {
    let mut at = first;
    while at < end {
        match scope.quote_at(at) {
            Some(q) if q.open == at => at = q.end.max(at + 1),
            _ if !scope.is_word(at) && at > first => at += 1,
            _ => return false,
        }
    }
    true
}

/// Quotations of the unit that no cue of it has claimed.
fn quotations(scope: &Scope, words: &Words, begun: usize, state: &mut State) {
    let (first, end) = (scope.unit.first, scope.unit.end);
    let mut at = scope.quoted.partition_point(|q| q.open < first);
    while let Some(q) = scope.quoted.get(at).copied().filter(|q| q.open < end) {
        at += 1;
        let span = scope.span(q.open, q.end);
        let claimed = state.out[begun..].iter().any(|x| x.pieces.iter().any(|p| p.overlaps(span)));
        if claimed {
            continue;
        }
        let whole = all_quoted(scope, first, end) || all_quoted(scope, q.open, end) && q.open <= first + 1;
        if whole {
            continue_last(scope, span, state);
        } else if q.words >= 3 {
            let subject = first_subject(scope, words, q.open, first);
            let speaker = subject.map(|p| state.names.speaker(scope.doc, scope.span(p.first, p.end)));
            state.out.push(Quote { span, pieces: vec![span], direct: true, speaker, cue: None });
        }
    }
}

/// A quotation without words of saying belongs to the one before it.
fn continue_last(scope: &Scope, span: Span, state: &mut State) {
    match state.last.and_then(|i| state.out.get_mut(i)) {
        Some(quote) if quote.span.end <= span.start => {
            quote.span = quote.span.cover(span);
            quote.pieces.push(span);
        }
        _ => {
            let speaker = state.announced.take().and_then(|(_, s)| s).or_else(|| state.names.latest());
            let _ = scope;
            state.last = Some(state.out.len());
            state.out.push(Quote { span, pieces: vec![span], direct: true, speaker, cue: None });
        }
    }
}
