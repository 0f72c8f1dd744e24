//! What a value is said of, as its clause tells it.

use serde::{Deserialize, Serialize};

use super::Term;

/// The words that a value hangs on. Verbs and nouns are lemmas in lower case; a person stands for their family name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Predicate {
    /// The head verb of the clause; of a headline or a noun phrase the noun that happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<Term>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Term>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Term>,
    /// The noun that the value counts, measures or stands beside: "price" of "a price of $3 million".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<Term>,
    /// The preposition before the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Term>,
    #[serde(skip_serializing_if = "is_false")]
    pub negated: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub ahead: bool,
    /// The clause reports what somebody says: the value may belong to the saying.
    #[serde(skip_serializing_if = "is_false")]
    pub saying: bool,
}

fn is_false(yes: &bool) -> bool {
    !yes
}
