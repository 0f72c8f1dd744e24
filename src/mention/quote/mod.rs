//! Quotations and reported speech: what is said, by whom, with which verb.

mod attribute;
mod content;
mod cue;
mod frame;
mod loose;
mod marks;
mod resolve;
mod speaker;
mod unit;
mod words;

pub use words::Words;

use crate::{
    document::{Document, Span},
    mention::entity::Entities,
};

/// Who says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    pub span: Span,
    /// The name in the article that the words resolve to ("he" -> "Ann Berg"); else the words.
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

/// Find quotations and reported speech in `doc`, sorted by position.
pub fn recognize(doc: &Document, words: &Words, entities: &Entities) -> Vec<Quote> {
    let quoted = marks::quoted(doc, words);
    let mut state = attribute::State::new(resolve::Names::new(entities));
    let entries = doc.each_word(|_, word| words.of(word));
    for unit in unit::units(doc, words, &quoted, &entries) {
        let scope = unit::Scope { doc, quoted: &quoted, entries: &entries, unit };
        attribute::unit(&scope, words, &mut state);
    }
    let mut quotes = state.out;
    quotes.sort_by_key(|q| (q.span.start, q.span.end));
    quotes
}

#[cfg(test)]
mod tests;
