//! Numbers with what they count or measure.

use serde::Deserialize;

use crate::{
    document::{Document, Span},
    lexicon::{PackError, Packs},
    mention::time::Time,
};

/// What the words claim of the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// `=`
    Exact,
    /// `~`: about, some, nearly
    About,
    /// `<`: up to, less than
    AtMost,
    /// `>`: at least, more than
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    Up,
    Down,
}

/// How the number stands to the whole that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Nothing says otherwise.
    Plain,
    /// "a total of", "raising the toll to"
    Total,
    /// Added to an earlier figure: "three more", "another two".
    Increment,
    /// "including 32 civilians", "three of them"
    Part,
    /// "four others", "the other two"
    Remainder,
}

/// What kind of number it is; decides which rule compares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantityKind {
    /// Things counted: "12 houses".
    Count,
    /// Physical measure: "100 kilometers".
    Measure,
    Money,
    /// Percent or percentage point (the unit tells).
    Percent,
    /// A person's age.
    Age,
    /// "the third round"; the unit is the thing in the series.
    Ordinal,
    /// A length of time.
    Duration,
    /// A number with nothing that tells what it is.
    Bare,
}

/// One quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number's words, with currency sign or percent sign ("$10 million", "6.5%", "at least" is not in it).
    pub span: Span,
    pub kind: QuantityKind,
    /// `low == high` for one number.
    pub low: f64,
    pub high: f64,
    pub bound: Bound,
    /// Singular lower-case English; `-` for none.
    pub unit: String,
    pub change: Option<Change>,
    pub scope: Scope,
    /// The words that it counts or measures, as written.
    pub concept: Vec<String>,
    /// Singular lower-case head noun of what is counted ("house", "people"), when there is one.
    pub head: Option<String>,
    /// killed, injured, missing ... where it counts people hit by an event.
    pub casualty: Option<String>,
    /// For ages: the words of the person ("Smith" in "Smith, 35,"), where they stand next to it.
    pub of: Option<Span>,
    /// The same quantity said in another unit right behind it: index of that mention.
    pub same_as: Option<usize>,
    /// How the words became the value, as sentences for a reader.
    pub steps: Vec<String>,
}

/// The compiled pack `quantity`.
#[derive(Debug, Default)]
pub struct Words {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        packs.read::<Pack>("quantity")?;
        Ok(Words {})
    }
}

/// Find every quantity in `doc`, sorted by position. Temporal expressions are not quantities,
/// except durations ("five years"), which are both.
pub fn recognize(_doc: &Document, _words: &Words, _times: &[Time]) -> Vec<Quantity> {
    Vec::new()
}
