//! Reports give different times of day for one event.
//!
//! Finds: clock times of the same event that are more than a quarter of an hour
//! apart, after zones have been taken into account.
//!
//! ## Why it matters
//!
//! A wrong hour shifts the whole sequence of events.
//!
//! ## Example
//!
//! "The shop was robbed around 9 p.m." against "officers were called at 7 p.m. to the robbery".
//!
//! ## When it stays quiet
//!
//! - 7:30 Central Time and 8:30 Eastern Time, which are one moment;
//! - times within a quarter of an hour of each other;
//! - "after 3 a.m." and half past three, or the hour of a count ("as of 4 p.m.");
//! - the time of the call, the arrival and the event itself, where the words tell them apart.

use super::{Rule, finding};
use crate::{
    align::{Aligned, grouping::Group, pairing::Kind},
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "event-time",
    summary: "reports give different times of day for one event",
    severity: Severity::Warning,
    source: include_str!("event_time.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    finding::between(aligned, Kind::Time).iter().map(|g| conflict(aligned, g)).collect()
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let values = finding::list(&finding::values(aligned, group), "or");
    let message = format!("{}: {values}?", finding::name(aligned, group));
    let severity = finding::judged(aligned, Kind::Time, RULE.severity, group);
    finding::conflict(aligned, group, RULE.id, severity, group.score, message, "check the hour with the source")
}
