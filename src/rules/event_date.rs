//! Reports date one event differently.
//!
//! Finds: two reports, or two places of one report, that give days for the same
//! event which cannot both be true, after "Wednesday", "next week" and "two days
//! ago" have been counted from the day of the report.
//!
//! ## Why it matters
//!
//! Days and dates are among the commonest errors that newspapers correct.
//!
//! ## Example
//!
//! One report of 3 March says "the hearing will be held on Thursday" (6 March),
//! another "the hearing is set for March 7".
//!
//! ## When it stays quiet
//!
//! - one date lies within the other (July, and 23 July);
//! - the reports speak of different events of a series (the second round, the third);
//! - late Thursday and early Friday, which are one night (Thursday night and Friday night are two);
//! - days counted from a report whose own day is known only to within a day;
//! - either report gives the other's date elsewhere in like words.

use std::collections::BTreeSet;

use super::{Rule, finding};
use crate::{
    align::{Aligned, Pair, evidence::Evidence, facts},
    claim::{Attribute, Claim, Modality},
    conflict::{Conflict, Severity},
    value::{Relation, Value, date},
};

pub const RULE: Rule = Rule {
    id: "event-date",
    summary: "reports date one event differently",
    severity: Severity::Error,
    source: include_str!("event_date.rs"),
    check,
};

/// Inside a report, what is said of one plan must be at least this alike.
const INSIDE: facts::Inside = facts::Inside { least: 0.34, shared: 3, lead: facts::ANYWHERE };
/// What agrees with a conflict's value joins it from this likeness and these shared words on.
const JOINS: (f64, usize) = (0.18, 2);

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let need = facts::Need { fits: &fits_dates, relate: &relate, more: &facts::no_more };
    let model = finding::model(aligned, MODEL);
    let found = facts::across(aligned, &candidates(aligned), model);
    // what is only likely enough for a note joins nothing
    let (mut pairs, noted): (Vec<Pair>, Vec<Pair>) = found.into_iter().partition(|p| p.score >= model.warning);
    let plans = facts::Need { fits: &fits_inside, ..need };
    pairs.extend(facts::inside(aligned, Attribute::EventDate, &plans, &INSIDE));
    let mut groups = finding::groups(&pairs);
    let joins = facts::Need { fits: &|a, b| fits(a, b) && fits_dates(a, b), ..need };
    groups.iter_mut().for_each(|g| finding::extend(aligned, Attribute::EventDate, &joins, JOINS, g));
    let groups = finding::merge(groups);
    let told: BTreeSet<usize> = groups.iter().flat_map(|g| g.claims.clone()).collect();
    let noted: Vec<Pair> = noted.into_iter().filter(|p| !told.contains(&p.a) && !told.contains(&p.b)).collect();
    groups.iter().chain(&finding::groups(&noted)).map(|g| conflict(aligned, g)).collect()
}

const MODEL: &str = "date";

/// Days of two reports that cannot both be the day of one event.
pub fn candidates(aligned: &Aligned) -> Vec<facts::Candidate> {
    let fits = |a: &Claim, b: &Claim| facts::one_course(aligned, a, b) && fits_dates(a, b);
    let more = |e: &mut Evidence, a: &Claim, b: &Claim| e.coarse = f64::from(u8::from(coarse(a, b)));
    let need = facts::Need { fits: &fits, relate: &relate, more: &more };
    facts::candidates(aligned, Attribute::EventDate, &need)
}

fn conflict(aligned: &Aligned, group: &finding::Group) -> Conflict {
    let confidence = group.score.clamp(0.0, 0.95);
    let values = finding::list(&finding::values(aligned, group), "or");
    let first = &aligned.claims[group.claims[0]];
    let message = format!("{} {} differently: {values}", finding::says(aligned, group, "date"), first.subject.name);
    let help = "ask which day is right, or say that the sources differ";
    finding::conflict(
        aligned,
        group,
        RULE.id,
        finding::judged(aligned, MODEL, RULE.severity, confidence),
        confidence,
        message,
        help,
    )
}

/// Days that are counted from the reports' own days and lie further apart than this
/// belong to two events: nobody errs by that much.
const NEAR: i64 = 10;

fn near(a: &Claim, b: &Claim) -> bool {
    let (Value::Date(x), Value::Date(y)) = (&a.value, &b.value) else { return true };
    let most = match (x.relative || y.relative, x.year_known && y.year_known) {
        (true, _) => NEAR,
        (false, false) => 3 * NEAR,
        (false, true) => return true,
    };
    date::gap(x, y).is_none_or(|days| days <= most)
}

fn fits_dates(a: &Claim, b: &Claim) -> bool {
    same_series(a, b) && near(a, b) && (!coarse(a, b) || is_year(a) || is_year(b)) && !reprint(a, b)
}

/// "the 2005 murder" against "June 2006" is compared; "in July" against a day is not.
fn is_year(claim: &Claim) -> bool {
    matches!(&claim.value, Value::Date(d) if d.year_known && d.interval().is_some_and(|(a, b)| (b - a).num_days() >= 364))
}

/// A bare month or year against a day: the two nearly always date different things.
fn coarse(a: &Claim, b: &Claim) -> bool {
    let days = |c: &Claim| match &c.value {
        Value::Date(d) => d.interval().map_or(0, |(a, b)| (b - a).num_days()),
        _ => 0,
    };
    days(a).max(days(b)) > 14 && (days(a) - days(b)).abs() > 14
}

/// "tomorrow" in two prints of one text.
fn reprint(a: &Claim, b: &Claim) -> bool {
    let relative = |c: &Claim| matches!(&c.value, Value::Date(d) if d.relative);
    relative(a) && relative(b) && a.text == b.text
}

/// May the two be about one event?
pub fn fits(a: &Claim, b: &Claim) -> bool {
    let kinds = match (&a.subject.event, &b.subject.event) {
        (Some(x), Some(y)) => x == y,
        (None, None) => true,
        _ => false,
    };
    kinds && same_series(a, b)
}

/// Inside one report only what lies ahead is compared: of what is past it tells several days.
fn fits_inside(a: &Claim, b: &Claim) -> bool {
    let ahead = |c: &Claim| c.qualifiers.modality.is_some_and(Modality::is_ahead);
    // one voice names several days of one plan; two voices contradict each other
    let two_voices = a.qualifiers.attributed_to != b.qualifiers.attributed_to;
    let one_event = a.subject.event.is_some() && a.subject.event == b.subject.event && same_series(a, b);
    one_event && a.context.main && b.context.main && ahead(a) && ahead(b) && two_voices
}

/// Not the second round and the third, nor the previous talks and the next.
pub fn same_series(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.subject, &b.subject);
    let past =
        |s: &crate::claim::Subject| s.series.as_deref().is_some_and(|s| s == "previous" || s.starts_with("up to"));
    let future = |s: &crate::claim::Subject| s.series.as_deref() == Some("next");
    match (x.ordinal, y.ordinal) {
        (Some(m), Some(n)) => m == n,
        (Some(_), None) => !past(y),
        (None, Some(_)) => !past(x),
        (None, None) => past(x) == past(y) || !(future(x) || future(y)) && !past(x) && !past(y),
    }
}

fn relate(a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (Value::Date(x), Value::Date(y)) => date::relate(x, y),
        _ => Relation::Incomparable,
    }
}
