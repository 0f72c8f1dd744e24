//! What bringing claims together needs of the packs.

use std::ops::Deref;

use super::{holders, model};
use crate::{
    claim,
    lexicon::{Known, PackError, Packs},
    value,
};

/// The words of alignment and of the rules, on top of those of the claims.
#[derive(Debug)]
pub struct Lexicon {
    pub claim: claim::Lexicon,
    pub holders: holders::Words,
    pub evidence: model::Models,
    pub wording: value::wording::Words,
}

impl Lexicon {
    /// # Errors
    /// The first fault of a pack.
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        Ok(Lexicon {
            claim: claim::Lexicon::load(packs)?,
            holders: holders::Words::load(packs)?,
            evidence: model::load(packs)?,
            wording: value::wording::Words::load(packs)?,
        })
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        self.claim.register(known);
    }
}

/// A stage reads its own words and those of the stages before it.
impl Deref for Lexicon {
    type Target = claim::Lexicon;

    fn deref(&self) -> &claim::Lexicon {
        &self.claim
    }
}
