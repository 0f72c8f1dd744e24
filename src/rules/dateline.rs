//! A text's own dates do not fit each other.
//!
//! Finds: a month and day in the text that lies after the text's own day although
//! the words speak of it as past, while the same day of another month fits the
//! text's other dates.
//!
//! ## Why it matters
//!
//! The month is the part of a date that is mistyped without anybody noticing.
//!
//! ## Example
//!
//! A report with a photo of "May 3, 2024" that speaks of the vote "on Sunday" and
//! of a statement "on June 3".
//!
//! ## When it stays quiet
//!
//! - the date lies ahead and the words say so;
//! - the dates fit;
//! - the text names many days: a history does, and each has its own.

use std::collections::BTreeSet;

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
    },
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{DateValue, Value},
};
use chrono::{Datelike, Days, NaiveDate};

pub const RULE: Rule = Rule {
    id: "dateline",
    summary: "a text's own dates do not fit each other",
    severity: Severity::Warning,
    source: include_str!("dateline.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let all = aligned.of(Attribute::TextDate);
    let mut conflicts = Vec::new();
    let mut start = 0;
    while start < all.len() {
        let report = aligned.claims[all[start]].document;
        let len = all[start..].iter().take_while(|&&i| aligned.claims[i].document == report).count();
        conflicts.extend(one_text(aligned, &all[start..start + len]));
        start += len;
    }
    conflicts
}

/// At most this many dates of one text are held against each other.
const MOST: usize = 200;
/// A text with more days of the calendar than this tells a history.
const FEW: usize = 6;

fn date(claim: &Claim) -> Option<&DateValue> {
    match &claim.value {
        Value::Date(d) => Some(d),
        _ => None,
    }
}

/// A date that is spoken of as past but lies well after a full date which has the same day in another month.
fn one_text(aligned: &Aligned, dates: &[usize]) -> Vec<Conflict> {
    let dates = &dates[..dates.len().min(MOST)];
    let claims = aligned.claims;
    let days: BTreeSet<_> = dates.iter().filter_map(|&i| date(&claims[i])?.month_day).collect();
    if days.len() > FEW {
        return Vec::new();
    }
    let full = dates
        .iter()
        .copied()
        .filter(|&i| claims[i].qualifiers.year_written && date(&claims[i]).is_some_and(|d| d.month_day.is_some()));
    let mut pairs = Vec::new();
    for a in full {
        let Some((anchor, (m, d))) = date(&claims[a]).and_then(|v| Some((v.day()?, v.month_day?))) else { continue };
        for &b in dates {
            let Some(other) = date(&claims[b]).and_then(|v| v.month_day) else { continue };
            let same_day_other_month = other.1 == d && other.0 != m && !claims[b].qualifiers.year_written;
            let Some(read) = NaiveDate::from_ymd_opt(anchor.year(), other.0, other.1) else { continue };
            let months_on = (read - anchor).num_days();
            if same_day_other_month && (20..=70).contains(&months_on) && weekdays_fit(claims, dates, anchor) {
                pairs.push(Pair { a: a.min(b), b: a.max(b), score: 0.7 });
            }
        }
    }
    grouping::chained(&pairs).iter().map(|g| conflict(aligned, g)).collect()
}

/// Bare weekdays of the text lie within two days of the full date.
fn weekdays_fit(claims: &[Claim], dates: &[usize], anchor: NaiveDate) -> bool {
    let near: Vec<chrono::Weekday> =
        (0..=2).filter_map(|n| anchor.checked_add_days(Days::new(n))).map(|d| d.weekday()).collect();
    let bare =
        dates.iter().filter_map(|&i| date(&claims[i])).filter(|d| d.month_day.is_none()).filter_map(|d| d.weekday);
    bare.clone().count() > 0 && bare.clone().all(|w| near.contains(&w))
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let values = finding::list(&finding::values(aligned, group), "and");
    let message = format!("the text's dates do not fit each other: {values}");
    let help = "its weekdays fit the earlier of the two; check the month";
    finding::conflict(aligned, group, RULE.id, RULE.severity, 0.7, message, help)
}
