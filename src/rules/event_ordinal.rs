//! Reports number one event of a series differently.
//!
//! Finds: "the fourth election" against "the fifth election", where the words
//! round them say that one and the same is meant.
//!
//! ## Why it matters
//!
//! A wrong number in a series sends the reader to another event.
//!
//! ## Example
//!
//! "the second such strike on the depot" against "the third strike on the depot within a day".
//!
//! ## When it stays quiet
//!
//! - the reports speak of several members of the series, or one counts them ("the two deaths");
//! - the ordinal belongs to a date, a street or a rank in a list of another kind.

use super::{Rule, finding};
use crate::{
    align::{Aligned, grouping::Group, pairing::Kind},
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "event-ordinal",
    summary: "reports number one event of a series differently",
    severity: Severity::Warning,
    source: include_str!("event_ordinal.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    finding::between(aligned, Kind::Ordinal).iter().map(|g| conflict(aligned, g)).collect()
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let values = finding::list(&finding::values(aligned, group), "or");
    let message = format!("{} it differently: {values}", finding::says(aligned, group, "number"));
    let severity = finding::judged(aligned, Kind::Ordinal, RULE.severity, group);
    finding::conflict(aligned, group, RULE.id, severity, group.score, message, "count the series again")
}
