//! Recognizers: from words to mentions. A mention is a span with a parsed meaning.
//!
//! Each recognizer is a pure function of the document, the lexicon and the
//! mentions that earlier recognizers found; none changes another's result.

pub mod entity;
pub mod event;
pub mod quantity;
pub mod quote;
pub mod time;

mod lexicon;

pub use lexicon::Lexicon;

use crate::document::Document;

/// Everything found in one document, each list sorted by position.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    pub times: Vec<time::Time>,
    pub quantities: Vec<quantity::Quantity>,
    pub entities: entity::Entities,
    pub quotes: Vec<quote::Quote>,
    pub events: event::Events,
}

/// Run every recognizer over `doc`. Nothing is read in a language that the packs do not know.
pub fn recognize(doc: &Document, lexicon: &Lexicon) -> Mentions {
    if doc.foreign.is_some() {
        return Mentions::default();
    }
    let entities = entity::recognize(doc, &lexicon.entity);
    let quotes = quote::recognize(doc, &lexicon.quote, &entities);
    let mut times = time::recognize(doc, &lexicon.time, &quotes);
    // "April Hallberg" is no month
    times.retain(|t| !entities.is_named(t.span));
    let quantities = quantity::recognize(doc, &lexicon.quantity, &times);
    let events = event::recognize(doc, &lexicon.event, &lexicon.time);
    Mentions { times, quantities, entities, quotes, events }
}
