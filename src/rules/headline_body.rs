//! A headline that the article's own body contradicts.
//!
//! Finds: a number, a date, a place, a title, an age or a state in the headline that
//! the body gives otherwise, where nothing in the body agrees with the headline.
//!
//! ## Why it matters
//!
//! Headlines are written last and corrected last, and most readers read nothing else.
//!
//! ## Example
//!
//! "Four hurt as stand collapses" above "seven people were hurt when the stand collapsed".
//!
//! ## When it stays quiet
//!
//! - the body gives the headline's value anywhere, or figures that add up to it;
//! - the body tells of a part or of others ("three more");
//! - the headline rounds ("nearly 5,000").

use super::{Rule, parts};
use crate::{
    align::Aligned,
    claim::Part,
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "headline-body",
    summary: "a headline that the body of the article contradicts",
    severity: Severity::Warning,
    source: include_str!("headline_body.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    parts::check(aligned, &RULE, Part::Headline, "headline")
}
