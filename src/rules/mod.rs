//! The rules: one file each. A rule's doc comment is its manual; `RULE` registers it.

mod arithmetic;
mod coordinated;
mod figures;
mod finding;
mod parts;

mod caption_body;
mod dateline;
mod event_date;
mod event_ordinal;
mod event_place;
mod event_status;
mod event_time;
mod headline_body;
mod list_count;
mod magnitude;
mod money;
mod name_spelling;
mod percent;
mod percent_change;
mod person_age;
mod person_title;
mod place_fact;
mod quantity;
mod quote_speaker;
mod quote_wording;
mod sum;
mod superseded;
mod toll;
mod weekday_date;
mod years_ago;

use crate::{
    align::Aligned,
    conflict::{Conflict, Severity},
    problem::nearest,
};

/// A rule: what it says of itself, and how it checks.
#[derive(Clone, Copy)]
pub struct Rule {
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// The severity it starts from.
    pub severity: Severity,
    /// The rule's own source: its `//!` lines are the explain page.
    source: &'static str,
    pub check: fn(&Aligned) -> Vec<Conflict>,
}

impl Rule {
    /// The explain page, in Markdown: what it finds, why it matters, an example, when it stays quiet.
    pub fn page(&self) -> String {
        let lines = self.source.lines().map_while(|l| l.strip_prefix("//!"));
        lines.map(|l| l.strip_prefix(' ').unwrap_or(l)).collect::<Vec<_>>().join("\n")
    }
}

pub use superseded::without_repeats;

/// A rule that was asked for and is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
#[error("there is no rule \"{id}\"")]
pub struct UnknownRule {
    pub id: String,
    #[help]
    pub help: String,
}

/// The rule `id`.
///
/// # Errors
/// There is none of that name; the help names its nearest neighbour.
pub fn find(id: &str) -> Result<&'static Rule, UnknownRule> {
    all().iter().find(|r| r.id == id).ok_or_else(|| {
        let help = match nearest(id, all().iter().map(|r| r.id)) {
            Some(guess) => format!("did you mean \"{guess}\"? `crosscheck rules` lists all"),
            None => "`crosscheck rules` lists all".to_owned(),
        };
        UnknownRule { id: id.to_owned(), help }
    })
}

/// Every rule, sorted by id.
pub fn all() -> &'static [Rule] {
    &[
        caption_body::RULE,
        dateline::RULE,
        event_date::RULE,
        event_ordinal::RULE,
        event_place::RULE,
        event_status::RULE,
        event_time::RULE,
        headline_body::RULE,
        list_count::RULE,
        magnitude::RULE,
        money::RULE,
        name_spelling::RULE,
        percent::RULE,
        percent_change::RULE,
        person_age::RULE,
        person_title::RULE,
        place_fact::RULE,
        quantity::RULE,
        quote_speaker::RULE,
        quote_wording::RULE,
        sum::RULE,
        superseded::RULE,
        toll::RULE,
        weekday_date::RULE,
        years_ago::RULE,
    ]
}

#[cfg(test)]
mod pairs_tests;

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn every_rule_is_documented_and_in_order() {
        for pair in all().windows(2) {
            assert!(pair[0].id < pair[1].id, "{} before {}", pair[0].id, pair[1].id);
        }
        for rule in all() {
            let page = rule.page();
            for part in ["## Why it matters", "## Example", "## When it stays quiet"] {
                assert!(page.contains(part), "{} lacks {part}", rule.id);
            }
        }
    }
}
