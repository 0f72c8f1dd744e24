//! A count of years that does not lead to the year beside it.
//!
//! Finds: "20 years ago, in 1995" and "the 25th anniversary of the 1995 flood" in a
//! report whose own day leads to another year.
//!
//! ## Why it matters
//!
//! Such phrases are copied from older reports, and age with them.
//!
//! ## Example
//!
//! "the mill burned down 12 years ago, in 1995", in a report of 2024.
//!
//! ## When it stays quiet
//!
//! - the years differ by one: the day within the year is not told;
//! - round numbers of years that are nearly right ("20 years ago" of 22 years);
//! - the report's own year is not known;
//! - the sentence names several years.

use super::{Rule, arithmetic};
use crate::{
    align::Aligned,
    claim::Attribute,
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "years-ago",
    summary: "a count of years does not lead to the year beside it",
    severity: Severity::Warning,
    source: include_str!("years_ago.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let help = "count from the day of the report";
    arithmetic::check(aligned, &RULE, Attribute::TextYears, help, |a, b| {
        format!("the count of years does not fit the year: {} and {}", a.text, b.text)
    })
}
