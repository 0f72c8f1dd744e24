//! What making claims needs of the packs.

use std::ops::Deref;

use super::{Words, corrections, status, sums};
use crate::{
    lexicon::{Known, PackError, Packs},
    mention,
};

/// The words of the builders, on top of those of the recognizers.
#[derive(Debug)]
pub struct Lexicon {
    pub mention: mention::Lexicon,
    pub align: Words,
    pub status: status::Words,
    pub sums: sums::Words,
    pub corrections: corrections::Words,
}

impl Lexicon {
    /// # Errors
    /// The first fault of a pack.
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        let mention = mention::Lexicon::load(packs)?;
        Ok(Lexicon {
            align: Words::load(packs, &mention.event, &mention.text)?,
            status: status::Words::load(packs)?,
            sums: sums::Words::load(packs)?,
            corrections: corrections::Words::load(packs)?,
            mention,
        })
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        self.mention.register(known);
        self.align.register(known);
        self.status.register(known);
        self.corrections.register(known);
    }
}

/// A stage reads its own words and those of the stages before it.
impl Deref for Lexicon {
    type Target = mention::Lexicon;

    fn deref(&self) -> &mention::Lexicon {
        &self.mention
    }
}
