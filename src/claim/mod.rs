//! Claims: what a report says of one attribute of one subject.
//!
//! A claim is the public joint of the program: `extract` writes claims and
//! `compare` reads them, so everything that comparing needs travels in it.

pub mod build;
mod change;
pub mod context;
pub mod corrections;
mod dates;
mod lexicon;
pub mod lists;
mod maker;
mod marks;
mod numbers;
mod people;
mod places;
mod predicate;
mod quotes;
pub mod status;
pub mod sums;
mod term;
mod words;
pub(crate) mod written;
mod years;

use serde::{Deserialize, Serialize};

pub use crate::value::Modality;
pub use build::claims;
pub use lexicon::Lexicon;
pub use predicate::Predicate;
pub use term::Term;
pub use words::Words;

use crate::{
    span::Span,
    value::{Value, number::Bound},
};

/// What a claim says something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Attribute {
    #[serde(rename = "event.date")]
    EventDate,
    #[serde(rename = "event.time")]
    EventTime,
    #[serde(rename = "event.place")]
    EventPlace,
    #[serde(rename = "event.ordinal")]
    EventOrdinal,
    #[serde(rename = "event.status")]
    EventStatus,
    /// People killed, injured, missing ...
    #[serde(rename = "event.toll")]
    EventToll,
    /// Things counted or measured.
    #[serde(rename = "event.count")]
    EventCount,
    #[serde(rename = "event.money")]
    EventMoney,
    #[serde(rename = "event.percent")]
    EventPercent,
    #[serde(rename = "person.title")]
    PersonTitle,
    #[serde(rename = "person.age")]
    PersonAge,
    #[serde(rename = "person.name")]
    PersonName,
    /// What a text says of a place as such: "the Turkish capital".
    #[serde(rename = "place.fact")]
    PlaceFact,
    #[serde(rename = "quote.wording")]
    QuoteWording,
    /// A full date of the text, whatever it dates.
    #[serde(rename = "text.date")]
    TextDate,
    /// A total and the sum of its parts, in one sentence.
    #[serde(rename = "text.sum")]
    TextSum,
    /// The items that a text promises, and those that it lists.
    #[serde(rename = "text.list")]
    TextList,
    /// A year, and the year that "20 years ago" comes to.
    #[serde(rename = "text.years")]
    TextYears,
    /// A change in percent, and the change between its own two figures.
    #[serde(rename = "text.change")]
    TextChange,
}

/// The subject of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// As a reader calls it: "the talks", "Ruth Hale".
    pub name: String,
    /// For people: the entity's number within the article; equal numbers are one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<usize>,
    /// For events: the kind in the pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// For events in a series: the place in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// "next", "previous" where the words say only that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
}

/// The part of an article that a claim stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    Headline,
    Body,
    Caption,
    Quote,
    Tags,
}

/// Words next to a claim.
pub type Neighbours = [u32; 4];

/// The words round a claim, by which claims of two reports are brought together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Normalized words with their weight per mille, sorted by word.
    pub words: Vec<(Term, u16)>,
    /// The words just before and just behind the claim in its sentence, nearest first, as hashes of their stems; 0 where there is none.
    #[serde(default)]
    pub before: Neighbours,
    #[serde(default)]
    pub behind: Neighbours,
    /// Number of the sentence in the article, from 0.
    pub sentence: usize,
    pub part: Part,
    /// The interval of days that the sentence names nearest to the claim: what happened then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    /// The claim's event is what the headline and the lead are about.
    pub main: bool,
}

/// Is it said to be so?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// A correction note has withdrawn it: no claim of its article.
    Withdrawn,
}

/// How a number stands to the whole, or to what other reports count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    Total,
    /// Added to an earlier figure: "three more".
    Increment,
    Part,
    /// "four others"
    Remainder,
    /// Of several events together: "in five incidents across the city".
    Series,
    /// Of another event than the one told of: "in a separate attack", "a second call".
    Another,
    /// So much of every one: "five shots each".
    Each,
    /// Of a state: of one of those it is told of, of several.
    One,
    Several,
}

/// Who says it, and how firmly.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Qualifiers {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Of a date: the year is written beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub year_written: bool,
    /// Of a toll: whom it counts, "women" in "three women were hurt"; people in general are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
    /// Of an ordinal: how many its report counts of the series, "the two deaths" beside "the first death".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<u32>,
    /// Of a score: the names round it, without endings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
}

/// One claim of one report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    pub id: String,
    /// Index of the report among those compared; not written.
    #[serde(skip)]
    pub document: usize,
    pub subject: Subject,
    pub attribute: Attribute,
    pub value: Value,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    pub text: String,
    pub context: Context,
    /// What the value is said of, as the clause tells it.
    #[serde(default, skip_serializing_if = "Predicate::is_empty")]
    pub said_of: Predicate,
    pub qualifiers: Qualifiers,
    /// The steps from the words to the value, as sentences for a reader.
    pub derivation: Vec<String>,
    /// Claims of different blocks never conflict.
    pub block: String,
}

impl Claim {
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}
