//! Values of options that clap does not know.

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, TypedValueParser},
    error::ErrorKind,
};

use crate::rules;

/// A day of the calendar.
pub fn day(text: &str) -> Result<chrono::NaiveDate, String> {
    text.parse().map_err(|_| "write the day as 2025-01-31".to_owned())
}

/// Ids of rules as completions offer them; whether there is such a rule is told where it is used.
#[derive(Clone)]
pub struct RuleIds;

impl TypedValueParser for RuleIds {
    type Value = String;

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &std::ffi::OsStr) -> Result<String, Error> {
        let text = value.to_str().map(str::to_owned);
        text.ok_or_else(|| Error::new(ErrorKind::InvalidUtf8).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(rules::all().iter().map(|r| PossibleValue::new(r.id).help(r.summary))))
    }
}
