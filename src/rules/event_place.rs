//! Reports place one event differently.
//!
//! Finds: places of the same event of which neither lies in the other.
//!
//! ## Why it matters
//!
//! Readers in the wrong town are alarmed, and those in the right one are not told.
//!
//! ## Example
//!
//! "the hearing took place in Elmton" against "the hearing in Oakfield".
//!
//! ## When it stays quiet
//!
//! - one place lies in the other (a city, its country), or they are one place under two names;
//! - the place of the speaker, of a photo or of another event;
//! - either report names the other's place for the same event.

use super::{Rule, finding};
use crate::{
    align::{Aligned, grouping::Group, pairing::Kind},
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "event-place",
    summary: "reports place one event differently",
    severity: Severity::Warning,
    source: include_str!("event_place.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let of = |kind| finding::between(aligned, kind).iter().map(|g| conflict(aligned, g, kind)).collect::<Vec<_>>();
    [of(Kind::Place), of(Kind::Address)].concat()
}

fn conflict(aligned: &Aligned, g: &Group, kind: Kind) -> Conflict {
    let values = finding::list(&finding::values(aligned, g), "or");
    let message = format!("{} {} differently: {values}", finding::says(aligned, g, "place"), finding::name(aligned, g));
    let severity = finding::judged(aligned, kind, RULE.severity, g);
    finding::conflict(aligned, g, RULE.id, severity, g.score, message, "check where it happened")
}
