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

use super::{Rule, event_date, finding};
use crate::{
    align::{Aligned, facts},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{Relation, Value, clock},
};

pub const RULE: Rule = Rule {
    id: "event-time",
    summary: "reports give different times of day for one event",
    severity: Severity::Warning,
    source: include_str!("event_time.rs"),
    check,
};

const MODEL: &str = "time";

/// Clock times of two reports that cannot both be the time of one event.
pub fn candidates(aligned: &Aligned) -> Vec<facts::Candidate> {
    let fits = |a: &Claim, b: &Claim| facts::one_course(aligned, a, b) && event_date::same_series(a, b);
    let need = facts::Need { fits: &fits, relate: &relate, more: &facts::no_more };
    facts::candidates(aligned, Attribute::EventTime, &need)
}

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let pairs = facts::across(aligned, &candidates(aligned), finding::model(aligned, MODEL));
    let groups = finding::groups(&pairs);
    groups
        .iter()
        .map(|g| {
            let confidence = g.score;
            let values = finding::list(&finding::values(aligned, g), "or");
            let message = format!("{} different times: {values}", finding::says(aligned, g, "give"));
            finding::conflict(
                aligned,
                g,
                RULE.id,
                finding::judged(aligned, MODEL, RULE.severity, confidence),
                confidence,
                message,
                "check the hour with the source",
            )
        })
        .collect()
}

fn relate(a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (Value::Clock(x), Value::Clock(y)) => clock::relate(x, y),
        _ => Relation::Incomparable,
    }
}
