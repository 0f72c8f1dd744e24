//! How alike the surroundings of two claims are.

use chrono::NaiveDate;

use super::Aligned;
use crate::claim::{Claim, Neighbours, Part, context};

/// How alike two claims' surroundings are, 0 to 1, and how many words they share.
pub fn likeness(a: &Claim, b: &Claim) -> (f64, usize) {
    let similarity = context::similarity(&a.context.words, &b.context.words);
    weighed(a, b, similarity, context::other_people(&a.context.words, &b.context.words))
}

/// [`likeness`], where the words have been compared: how similar they are with how many are shared, and whether both
/// name people and none in common.
pub fn weighed(a: &Claim, b: &Claim, (mut score, mut shared): (f64, usize), other_people: bool) -> (f64, usize) {
    let same_event = a.subject.event.is_some() && a.subject.event == b.subject.event;
    if same_event {
        score += 0.08;
        shared += 1;
    }
    // what both reports are mainly about is likelier to be the same thing
    if same_event && a.context.main && b.context.main {
        score += 0.08;
    }
    // headlines and leads tell the main thing first
    if same_event && is_lead(a) && is_lead(b) {
        score += 0.06;
    }
    if other_people {
        score -= 0.15;
    }
    (score.clamp(0.0, 1.0), shared)
}

/// Headlines and the first sentences tell the main thing.
pub fn is_lead(claim: &Claim) -> bool {
    claim.context.part == Part::Headline || claim.context.sentence <= 2
}

/// So many equal words round two claims make one sentence, said twice.
pub const VERBATIM: usize = 7;

/// How many words right before and right behind two claims are the same.
pub fn same_neighbours(a: &Claim, b: &Claim) -> usize {
    run(&a.context.before, &b.context.before) + run(&a.context.behind, &b.context.behind)
}

/// How many of two claims' next words are the same, the nearest first.
pub fn run(x: &Neighbours, y: &Neighbours) -> usize {
    x.iter().zip(y).take_while(|(p, q)| p == q && **p != 0).count()
}

/// Can both claims be about what happened at one time? The days that their sentences name
/// lie near each other; a sentence that names none speaks of its report's own days.
pub fn same_time(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let far = |x: (NaiveDate, NaiveDate), y: (NaiveDate, NaiveDate), days: i64| {
        (y.0 - x.1).num_days() > days || (x.0 - y.1).num_days() > days
    };
    match (a.context.when, b.context.when) {
        (Some(x), Some(y)) => !far(x, y, 4),
        (Some(x), None) => aligned.report(b).published.is_some_and(|p| !far(x, p, 45)),
        (None, Some(y)) => aligned.report(a).published.is_some_and(|p| !far(y, p, 45)),
        (None, None) => true,
    }
}

/// Not the second round and the third, nor the previous talks and the next.
pub fn same_series(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.subject, &b.subject);
    let past = |c: &Claim| c.subject.series.as_deref().is_some_and(|s| s == "previous" || s.starts_with("up to"));
    let future = |c: &Claim| c.subject.series.as_deref() == Some("next");
    match (x.ordinal, y.ordinal) {
        (Some(m), Some(n)) => m == n,
        (Some(_), None) => !past(b),
        (None, Some(_)) => !past(a),
        (None, None) => past(a) == past(b) || !(future(a) || future(b)) && !past(a) && !past(b),
    }
}
