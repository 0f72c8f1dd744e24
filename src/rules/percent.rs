//! Reports give different percentages for one thing.
//!
//! Finds: figures for the same thing, said in like words, that no rounding, bound
//! or unit makes equal.
//!
//! ## Why it matters
//!
//! Figures are what readers quote, and what corrections are mostly about.
//!
//! ## Example
//!
//! "turnout was 71 percent" against "turnout reached 78 percent".
//!
//! ## When it stays quiet
//!
//! - one figure is the other, rounded, or a bound that admits it ("at least three", four);
//! - one is a part, an increment or the rest of the other;
//! - either report gives the other's figure elsewhere in like words;
//! - one report gives both, unless it says one sentence twice.

use super::{Rule, figures};
use crate::{
    align::{Aligned, pairing::Kind},
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "percent",
    summary: "reports give different percentages for one thing",
    severity: Severity::Warning,
    source: include_str!("percent.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    figures::numbers(aligned, &RULE, Kind::Percent, "the percentages differ")
}
