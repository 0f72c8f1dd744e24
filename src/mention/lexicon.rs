//! What the recognizers need of the packs.

use std::ops::Deref;

use super::{entity, event, quantity, quote, time};
use crate::{
    document,
    lexicon::{Known, PackError, Packs},
};

/// The words of every recognizer, on top of those that a document is cut up with.
#[derive(Debug)]
pub struct Lexicon {
    pub document: document::Lexicon,
    pub time: time::Words,
    pub quantity: quantity::Words,
    pub entity: entity::Words,
    pub quote: quote::Words,
    pub event: event::Words,
}

impl Lexicon {
    /// # Errors
    /// The first fault of a pack.
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        Ok(Lexicon {
            document: document::Lexicon::load(packs)?,
            time: time::Words::load(packs)?,
            quantity: quantity::Words::load(packs)?,
            entity: entity::Words::load(packs)?,
            quote: quote::Words::load(packs)?,
            event: event::Words::load(packs)?,
        })
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        self.document.register(known);
        self.time.register(known);
        self.quantity.register(known);
        self.entity.register(known);
        self.quote.register(known);
        self.event.register(known);
    }
}

/// A stage reads its own words and those of the stages before it.
impl Deref for Lexicon {
    type Target = document::Lexicon;

    fn deref(&self) -> &document::Lexicon {
        &self.document
    }
}
