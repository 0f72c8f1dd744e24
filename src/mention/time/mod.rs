//! Temporal expressions: found, typed and normalized to TIMEX3.
//!
//! Values follow the TIMEX3 annotation guidelines (TimeML 1.2.1): ISO 8601 with
//! `XXXX-WXX-1`, `2025-07-21TEV`, `P2W`, `PRESENT_REF` and the like.
//!
//! The words go through three rooms: `atom` looks each up in the pack, `parse`
//! reads what an expression says (`expr`), `resolve` finds its place on the
//! `calendar`, counting from the day of the report, the statement or the text.

mod anchor;
mod atom;
mod build;
mod calendar;
#[cfg(test)]
mod cost_tests;
mod direction;
mod expr;
mod pack;
mod parse;
mod ranges;
mod resolve;
mod role;
#[cfg(test)]
mod side_tests;
mod sym;
#[cfg(test)]
mod tests;
mod words;

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::{
    document::{Document, Span},
    mention::quote::Quote,
};

pub use words::Words;

/// TIMEX3 `type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3 `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// How the value depends on something outside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchoring {
    /// The words say it all: "July 23, 2025", "2019".
    Absolute,
    /// A part is missing and taken from the anchor: "July 23", "March".
    Partial,
    /// Counted from the anchor: "Wednesday", "next week", "two days ago".
    Relative,
    /// Nothing to anchor on, or no place on the calendar (durations, sets, vague references).
    None,
}

/// One temporal expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    pub span: Span,
    pub kind: TimexType,
    /// The TIMEX3 value.
    pub value: String,
    pub modifier: Option<Modifier>,
    /// First and last day of the interval, where it has a place on the calendar.
    /// A length has one where words anchor it ("the past three months", "in two weeks").
    /// `None` for other lengths, sets, vague references and what could not be anchored.
    pub interval: Option<(NaiveDate, NaiveDate)>,
    /// Clock time as written, local to the place of the report.
    pub clock: Option<NaiveTime>,
    /// Offset from UTC in minutes where a zone was named (CT, GMT, "Kyiv time" has none).
    pub zone: Option<i32>,
    /// The weekday that the words name, if they do.
    pub weekday: Option<Weekday>,
    /// Month and day that the words name.
    pub month_day: Option<(u32, u32)>,
    /// Month, day and year as named, where no calendar has that day: "June 31".
    pub impossible: Option<(u32, u32, Option<i32>)>,
    /// The year that the words themselves name.
    pub year: Option<i32>,
    pub anchoring: Anchoring,
    /// The day that relative words were counted from.
    pub anchor: Option<NaiveDate>,
    /// On the first of two expressions that bound a range ("July 24-25"): first and last day of the range.
    pub range: Option<(NaiveDate, NaiveDate)>,
    /// The words of the whole range.
    pub range_span: Option<Span>,
    /// How the words became the value, as sentences for a reader.
    pub steps: Vec<String>,
}

/// Find every temporal expression in `doc`, sorted by position, none overlapping another.
pub fn recognize(doc: &Document, words: &Words, quotes: &[Quote]) -> Vec<Time> {
    build::build(doc, words, quotes)
}
