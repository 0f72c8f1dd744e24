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
//! - the time of the call, the arrival and the event itself, where the words tell them apart.

use super::{Rule, event_date, finding};
use crate::{
    align::{Aligned, facts},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{Related, Relation, Value, clock},
};

pub const RULE: Rule = Rule {
    id: "event-time",
    summary: "reports give different times of day for one event",
    severity: Severity::Warning,
    source: include_str!("event_time.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let need = facts::Need {
        least: 0.22,
        shared: 3,
        rival: 0.3,
        crowd: 0.0,
        anywhere: false,
        fits: &event_date::fits,
        relate: &relate,
    };
    let pairs = facts::across(aligned, Attribute::EventTime, &need);
    let groups = finding::groups(&pairs);
    groups
        .iter()
        .map(|g| {
            let confidence = (0.4 + g.score).clamp(0.0, 0.9);
            let values = finding::list(&finding::values(aligned, g), "or");
            let message = format!("{} different times: {values}", finding::says(aligned, g, "give"));
            finding::conflict(
                aligned,
                g,
                RULE.id,
                finding::severity(RULE.severity, confidence),
                confidence,
                message,
                "check the hour with the source",
            )
        })
        .collect()
}

fn relate(a: &Claim, b: &Claim) -> Related {
    match (&a.value, &b.value) {
        (Value::Clock(x), Value::Clock(y)) => clock::relate(x, y),
        _ => Related::new(Relation::Incomparable, ""),
    }
}
