//! A weekday that does not fall on its date.
//!
//! Finds: "Wednesday, July 24, 2025" where that day is a Thursday; a year that is
//! not written is the year of the report.
//!
//! ## Why it matters
//!
//! One of the two is wrong, and a reader who relies on the wrong one comes on the wrong day.
//!
//! ## Example
//!
//! "The court sits on Monday, March 5, 2024", which was a Tuesday.
//!
//! ## When it stays quiet
//!
//! - the year is neither written nor known from the report;
//! - weekday and date belong to different events.

use super::{Rule, finding};
use crate::{
    align::{Aligned, grouping::Group},
    claim::Attribute,
    conflict::{Conflict, Severity},
    value::{Value, date::weekday_name},
};
use chrono::Datelike;

pub const RULE: Rule = Rule {
    id: "weekday-date",
    summary: "a weekday that does not fall on its date",
    severity: Severity::Error,
    source: include_str!("weekday_date.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for &i in aligned.of(Attribute::TextDate) {
        let claim = &aligned.claims[i];
        let Value::Date(date) = &claim.value else { continue };
        let (Some(weekday), Some(_), Some(day)) = (date.weekday, date.month_day, date.day()) else { continue };
        if day.weekday() == weekday {
            continue;
        }
        let written = claim.qualifiers.year_written;
        let actual = weekday_name(day.weekday());
        let message = format!("{} is a {actual}, not a {}", day.format("%-d %B %Y"), weekday_name(weekday));
        let confidence = if written { 0.98 } else { 0.8 };
        let group = Group { claims: vec![i], score: confidence };
        let mut c = finding::conflict(
            aligned,
            &group,
            RULE.id,
            RULE.severity,
            confidence,
            message,
            "one of the two is wrong: ask which",
        );
        c.labels[0].note = format!("{} falls on a {actual}", day.format("%-d %B %Y"));
        conflicts.push(c);
    }
    conflicts
}
