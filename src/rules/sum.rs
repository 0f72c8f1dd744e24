//! Parts that do not add up to their total.
//!
//! Finds: a total beside parts that come to more than it; and a list of all the
//! parts, behind a colon, that comes to something else.
//!
//! ## Why it matters
//!
//! One of the figures is wrong, and readers who add them up stop trusting the rest.
//!
//! ## Example
//!
//! "74 people died, including 32 civilians and 50 soldiers".
//!
//! ## When it stays quiet
//!
//! - the parts come to less than the total: the text need not name them all;
//! - the parts may overlap (students and athletes);
//! - ten shot are nine wounded and one dead;
//! - rounded figures, and bounds ("at least", "about").

use super::{Rule, arithmetic};
use crate::{align::Aligned, claim::Attribute, conflict::Conflict, conflict::Severity};

pub const RULE: Rule = Rule {
    id: "sum",
    summary: "parts do not add up to their total",
    severity: Severity::Warning,
    source: include_str!("sum.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    arithmetic::check(aligned, &RULE, Attribute::TextSum, "add the parts up again", |total, parts| {
        format!("the parts do not add up to the total {}: {} and {}", total.subject.name, total.text, parts.text)
    })
}
