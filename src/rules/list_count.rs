//! A list has more or fewer items than the text promises.
//!
//! Finds: "12 highlights" in a headline, or "five reasons:" above a list, and a list
//! of numbered lines or bullets of another length.
//!
//! ## Why it matters
//!
//! An item was cut, or added, after the headline was written; readers count along.
//!
//! ## Example
//!
//! "Five things to know about the ferry" above a list from 1 to 4.
//!
//! ## When it stays quiet
//!
//! - the text has several lists, and none stands right below the promise;
//! - the list is of quite another length, and so another list;
//! - "about ten", "at least five".

use super::{Rule, arithmetic};
use crate::{
    align::Aligned,
    claim::Attribute,
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "list-count",
    summary: "a list has more or fewer items than the text promises",
    severity: Severity::Warning,
    source: include_str!("list_count.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let help = "count the items, or change the promise";
    arithmetic::check(aligned, &RULE, Attribute::TextList, help, |promised, listed| {
        format!("the text promises {} and lists {}", promised.value.display(), listed.value.display())
    })
}
