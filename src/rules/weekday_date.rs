//! A weekday that does not fall on its date, or a date that no calendar has.
//!
//! Finds: "Wednesday, July 24, 2025" where that day is a Thursday; a year that is
//! not written is the year of the report. "June 31", and "Feb. 29, 2015".
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
    value::{DateValue, Value, date::weekday_name},
};
use chrono::{Datelike, NaiveDate};

pub const RULE: Rule = Rule {
    id: "weekday-date",
    summary: "a weekday that does not fall on its date, or a date that no calendar has",
    severity: Severity::Error,
    source: include_str!("weekday_date.rs"),
    check,
};

/// No reading of the words gives such a day.
const SURE: f64 = 0.98;

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for &i in aligned.of(Attribute::TextDate) {
        let claim = &aligned.claims[i];
        let Value::Date(date) = &claim.value else { continue };
        if let Some(conflict) = no_such_day(aligned, i, date) {
            conflicts.push(conflict);
            continue;
        }
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

/// "June 31": a month and day that have no place on the calendar.
fn no_such_day(aligned: &Aligned, claim: usize, date: &DateValue) -> Option<Conflict> {
    let (month, day) = date.month_day.filter(|_| date.first.is_none())?;
    let leap = NaiveDate::from_ymd_opt(2000, month, day);
    // February 29 of a year that is written and has none
    let written = aligned.claims[claim].qualifiers.year_written;
    if leap.is_some() && !written {
        return None;
    }
    let name = NaiveDate::from_ymd_opt(2000, month, 1).map(|d| d.format("%B").to_string())?;
    let message = format!("there is no {day} {name}{}", if leap.is_some() { " in that year" } else { "" });
    let group = Group { claims: vec![claim], score: SURE };
    let help = "no calendar has this day: ask which is meant";
    let mut conflict = finding::conflict(aligned, &group, RULE.id, RULE.severity, SURE, message, help);
    if let Some(label) = conflict.labels.first_mut() {
        label.note = "no such day".to_owned();
    }
    Some(conflict)
}
