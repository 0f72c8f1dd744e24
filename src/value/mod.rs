//! Normalized values and how two of one kind relate.
//!
//! `relate` is symmetric: it gives the same relation for `(a, b)` and `(b, a)`,
//! except that `Refines` says only that one of the two is the narrower.

pub mod age;
pub mod clock;
pub mod date;
pub mod display;
pub mod number;
pub mod place;
pub mod wording;

use serde::{Deserialize, Serialize};

pub use clock::ClockValue;
pub use date::DateValue;
pub use number::NumberValue;

/// How two values of one kind stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    Equal,
    /// One says the same more narrowly: 23 July against July.
    Refines,
    /// Both can be true.
    Compatible,
    Conflicts,
    /// They cannot be set against each other.
    Incomparable,
}

impl Relation {
    pub fn conflicts(self) -> bool {
        self == Relation::Conflicts
    }

    /// Both say the same, or one says it more narrowly.
    pub fn agrees(self) -> bool {
        matches!(self, Relation::Equal | Relation::Refines)
    }
}

fn equal_or_not(equal: bool) -> Relation {
    if equal { Relation::Equal } else { Relation::Conflicts }
}

/// A person's name as one report spells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NameValue {
    pub name: String,
    pub family: String,
    pub given: Vec<String>,
}

/// How far an event has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    Proposed,
    Planned,
    Possible,
    Ongoing,
    Held,
    Cancelled,
    Denied,
}

impl Modality {
    /// It has not happened yet.
    pub fn is_ahead(self) -> bool {
        matches!(self, Modality::Proposed | Modality::Planned | Modality::Possible)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Proposed => "proposed",
            Modality::Planned => "planned",
            Modality::Possible => "possible",
            Modality::Ongoing => "ongoing",
            Modality::Held => "held",
            Modality::Cancelled => "cancelled",
            Modality::Denied => "denied",
        }
    }
}

/// When a title is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tenure {
    Current,
    Former,
    Acting,
    Elect,
    /// Nominated, candidate, would-be.
    Prospective,
}

/// What sort of place a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    Country,
    Region,
    City,
    #[default]
    Other,
    /// "the Turkish capital"
    Capital,
    /// A number on a street.
    Address,
}

/// A title that a person holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TitleValue {
    /// Lower case, singular: "defense minister".
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
    pub tenure: Tenure,
}

/// A place with what contains it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceValue {
    pub name: String,
    pub kind: PlaceKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(default)]
    pub capital: bool,
}

/// The value of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Value {
    Date(DateValue),
    Clock(ClockValue),
    Number(NumberValue),
    Ordinal {
        number: u32,
        of: String,
    },
    Age {
        low: f64,
        high: f64,
    },
    /// Of a match: "20-13".
    Score {
        own: u32,
        other: u32,
    },
    Name(NameValue),
    Title(TitleValue),
    Place(PlaceValue),
    Wording {
        text: String,
    },
    Status {
        status: String,
    },
}

impl Value {
    /// How two values stand to each other; ages as if told on one day (see [`age::relate`]). Titles, states and
    /// names need the packs: [`crate::align`] relates them.
    pub fn relate(&self, other: &Value) -> Relation {
        match (self, other) {
            (Value::Date(x), Value::Date(y)) => date::relate(x, y),
            (Value::Clock(x), Value::Clock(y)) => clock::relate(x, y),
            (Value::Number(x), Value::Number(y)) => number::relate_counts(x, y),
            (Value::Age { low: x, high: xh }, Value::Age { low: y, high: yh }) => {
                age::relate((*x, *xh), (*y, *yh), None)
            }
            (Value::Ordinal { number: x, of: p }, Value::Ordinal { number: y, of: q }) if p == q => {
                equal_or_not(x == y)
            }
            // the loser's report may put its own points first
            (Value::Score { own: x, other: y }, Value::Score { own: p, other: q }) => {
                equal_or_not(x.max(y) == p.max(q) && x.min(y) == p.min(q))
            }
            (Value::Place(x), Value::Place(y)) => place::relate(x, y),
            _ => Relation::Incomparable,
        }
    }

    /// The value in one line, for readers.
    pub fn display(&self) -> String {
        display::display(self)
    }

    /// What the value is, apart from how it is worded: it goes into fingerprints and tells equal values. These strings
    /// stay as they are, or every baseline is void.
    pub fn identity(&self) -> String {
        match self {
            Value::Date(d) => d.show(),
            Value::Clock(c) => c.show(),
            Value::Number(n) => n.show(),
            Value::Ordinal { number, of } => format!("{number}. {of}"),
            Value::Score { own, other } => format!("{own}-{other}"),
            // an infant's age is told in months
            Value::Age { low, high } if low == high && *low < 2.0 && low.fract() != 0.0 => {
                format!("{} months", number::plain((low * 12.0).round()))
            }
            Value::Age { low, high } if low == high => number::plain(*low),
            Value::Age { low, high } => format!("{}-{}", number::plain(*low), number::plain(*high)),
            Value::Name(n) => n.name.clone(),
            Value::Title(t) => match &t.org {
                Some(org) => format!("{}, {org}", t.title),
                None => t.title.clone(),
            },
            Value::Place(p) => p.name.clone(),
            Value::Wording { text } => text.clone(),
            Value::Status { status } => status.clone(),
        }
    }
}
