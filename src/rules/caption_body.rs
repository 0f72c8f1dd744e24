//! A caption that the article's own body contradicts.
//!
//! Finds: a number, a date, a place, a title, an age or a state in the caption of a
//! picture that the body gives otherwise, where nothing in the body agrees.
//!
//! ## Why it matters
//!
//! Captions come from another desk, and often from another day.
//!
//! ## Example
//!
//! "The ferry, which carried 80 passengers" below a picture, "the ferry carried 120 passengers" in the text.
//!
//! ## When it stays quiet
//!
//! - the body gives the caption's value anywhere, or figures that add up to it;
//! - the day on which the picture was taken;
//! - an archive picture that shows another event of the kind.

use super::{Rule, parts};
use crate::{
    align::Aligned,
    claim::Part,
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "caption-body",
    summary: "a caption that the body of the article contradicts",
    severity: Severity::Warning,
    source: include_str!("caption_body.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    parts::check(aligned, &RULE, Part::Caption, "caption")
}
