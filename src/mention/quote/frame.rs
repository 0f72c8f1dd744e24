//! The frames round a verb with a subject: "X said CONTENT", "CONTENT, X said",
//! "CONTENT, said X", "as X said".

use super::{
    attribute::{Found, Place, REACH, allowed},
    content,
    cue::{Cue, cue_at},
    marks::Quoted,
    speaker::{self, Phrase, main_subject},
    unit::Scope,
    words::{Takes, Words, class},
};

/// The attribution of a verb of saying with a subject of its own.
pub fn finite(scope: &Scope, words: &Words, cue: &Cue, place: Place) -> Option<Found> {
    let left = speaker::left(scope, words, cue.first, place.clause);
    let right = content::start(scope, words, cue);
    let joint = left.map_or(cue.first, |p| p.whole);
    let link = if joint > scope.unit.first { scope.low(joint - 1) } else { "" };
    if words.is(link, class::FREE_RELATIVE) {
        return None;
    }
    let follows = joint > place.floor && ends_content(scope, joint) || joint > place.floor && link == "as";
    let quote_ends = follows && quote_end(scope, joint).is_some();
    let explicit = right.is_some_and(|r| {
        scope.is(r, class::COMPLEMENTIZER) || scope.opens_quote(r) || scope.low(r.wrapping_sub(1)) == ":"
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
    let aside = scope.is(place.floor, class::SUBORDINATOR) || scope.low(place.floor).ends_with("ing");
    if quote_ends && !aside && scope.opens_quote(start) {
        // "A," he said, "B."
        pieces.extend(before_piece(scope, place.floor, joint));
    }
    let postposed = !pieces.is_empty();
    (end > start && (postposed || allowed(scope, cue, start))).then(|| {
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
    let near = place.floor.max(link.saturating_sub(REACH));
    let opening = !(near..link).any(|k| scope.is_word(k) && !scope.is(k, class::CONJUNCTION));
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
pub fn before_piece(scope: &Scope, floor: usize, joint: usize) -> Option<(usize, usize)> {
    let mut start = floor.max(joint.saturating_sub(REACH));
    let link = |k: usize| {
        matches!(scope.low(k), "," | ";" | "." | ":" | ")" | "—" | "–" | "-")
            || k > scope.unit.first && scope.is(k, class::COORDINATOR)
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
    let whole = quoted || pieces.len() > 1 || !is_adjunct(scope, first);
    whole.then_some(Found { pieces, cue: *cue, subject, postposed: true })
}

/// A prepositional or other opening phrase without a verb that the words tell.
fn is_adjunct(scope: &Scope, piece: (usize, usize)) -> bool {
    let opener = class::PREPOSITION | class::SUBORDINATOR | class::TIME;
    scope.is(piece.0, opener) && (piece.0..piece.1).all(|k| !scope.is(k, class::AUXILIARY | class::SUBJECT))
}

/// What is reported goes on behind the comma that closes "he said,".
pub fn second_piece(
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
    if !scope.opens_quote(next)
        && (gerund || words.is(low, class::RELATIVE | class::APPOSITIVE) || cue_at(scope, words, next).is_some())
    {
        return None;
    }
    let end = content::end(scope, words, cue, next);
    (end > next + 1).then_some((next, end))
}
