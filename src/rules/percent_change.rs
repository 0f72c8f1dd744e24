//! A change in percent that does not fit its own two figures.
//!
//! Finds: "rose 6.5% to 164p from 150p", where the figures come to another change.
//!
//! ## Why it matters
//!
//! One of three figures is wrong, and every one of them gets quoted.
//!
//! ## Example
//!
//! "the fare rose 20 percent to $3.30 from $3": the figures come to 10 percent.
//!
//! ## When it stays quiet
//!
//! - rounding of either figure or of the percentage explains the difference;
//! - the change is adjusted, like for like, annualized or an average;
//! - a figure is only a bound ("more than").

use super::{Rule, arithmetic};
use crate::{
    align::Aligned,
    claim::Attribute,
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "percent-change",
    summary: "a change in percent does not fit its own two figures",
    severity: Severity::Warning,
    source: include_str!("percent_change.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let help = "work the percentage out again: new figure over old, less one";
    arithmetic::check(aligned, &RULE, Attribute::TextChange, help, |a, b| {
        let (percent, figures) = if b.text.len() < a.text.len() { (b, a) } else { (a, b) };
        let unit = if percent.text.contains(['%', ' ']) { "" } else { " percent" };
        format!("the change does not fit its figures: {}{unit} and {}", percent.text, figures.text)
    })
}
