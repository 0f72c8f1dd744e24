//! Quotations and reported speech: what is said, by whom, with which verb.

use serde::Deserialize;

use crate::{
    document::{Document, Span},
    lexicon::{PackError, Packs},
    mention::entity::Entities,
};

/// Who says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    pub span: Span,
    /// The name in the article that the words resolve to ("he" -> "Volodymyr Zelensky"); else the words.
    pub name: String,
    /// Index into `Entities::people` where the speaker is a person of the article.
    pub person: Option<usize>,
}

/// One attribution.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// From the first to the last byte of the content, marks included for direct quotes.
    pub span: Span,
    /// The pieces of the content, in order; more than one where it is interrupted.
    pub pieces: Vec<Span>,
    /// The content stands in quotation marks.
    pub direct: bool,
    pub speaker: Option<Speaker>,
    /// The words of saying: "said", "according to".
    pub cue: Option<Span>,
}

/// The compiled pack `quote`.
#[derive(Debug, Default)]
pub struct Words {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        packs.read::<Pack>("quote")?;
        Ok(Words {})
    }
}

/// Find quotations and reported speech in `doc`, sorted by position.
pub fn recognize(_doc: &Document, _words: &Words, _entities: &Entities) -> Vec<Quote> {
    Vec::new()
}
