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
    align::{
        Aligned, Pair,
        grouping::{self, Group},
        inside::{self, ANYWHERE, Inside, Need},
        likeness::same_series,
        pairing::Kind,
    },
    claim::{Attribute, Claim, Modality},
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "event-date",
    summary: "reports date one event differently",
    severity: Severity::Error,
    source: include_str!("event_date.rs"),
    check,
};

/// Inside a report, what is said of one plan must be at least this alike.
const INSIDE: Inside = Inside { least: 0.34, shared: 3, lead: ANYWHERE };
/// What agrees with a conflict's value joins it from this likeness and these shared words on.
const JOINS: (f64, usize) = (0.18, 2);

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let model = finding::model(aligned, Kind::Date.model());
    // what is only likely enough for a note joins nothing
    let (mut pairs, noted): (Vec<Pair>, Vec<Pair>) =
        finding::pairs(aligned, Kind::Date).into_iter().partition(|p| p.score >= model.warning);
    let relate = |a: &Claim, b: &Claim| a.value.relate(&b.value);
    let plans = Need { fits: &fits_inside, relate: &relate };
    pairs.extend(inside::inside(aligned, Attribute::EventDate, &plans, &INSIDE));
    let mut groups = finding::groups(aligned, &pairs);
    let joins = Need { fits: &fits, relate: &relate };
    groups.iter_mut().for_each(|g| finding::extend(aligned, Attribute::EventDate, &joins, JOINS, g));
    let groups = grouping::merge(groups);
    let told: BTreeSet<usize> = groups.iter().flat_map(|g| g.claims.clone()).collect();
    let noted: Vec<Pair> = noted.into_iter().filter(|p| !told.contains(&p.a) && !told.contains(&p.b)).collect();
    groups.iter().chain(&finding::groups(aligned, &noted)).map(|g| conflict(aligned, g)).collect()
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let values = finding::list(&finding::values(aligned, group), "or");
    let message =
        format!("{} {} differently: {values}", finding::says(aligned, group, "date"), finding::name(aligned, group));
    let help = "ask which day is right, or say that the sources differ";
    let severity = finding::judged(aligned, Kind::Date, RULE.severity, group);
    finding::conflict(aligned, group, RULE.id, severity, group.score, message, help)
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
