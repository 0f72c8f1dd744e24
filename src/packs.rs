//! The registry: every stage's packs, compiled once.

use std::{ops::Deref, sync::OnceLock};

pub use crate::lexicon::{PackError, Packs};
use crate::{align, lexicon::Known};

/// Every pack, compiled once. It stands above the stages; each is handed its own part.
#[derive(Debug)]
pub struct Lexicon {
    stages: align::Lexicon,
}

impl Lexicon {
    /// # Errors
    /// The first fault of a pack: an unknown key, a value of the wrong kind.
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        let mut stages = align::Lexicon::load(packs)?;
        let mut known = Known::default();
        stages.register(&mut known);
        stages.claim.mention.document.known = known;
        Ok(Lexicon { stages })
    }

    /// The built-in packs alone.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| match Lexicon::load(&Packs::builtin()) {
            Ok(lexicon) => lexicon,
            // a test loads them: they are part of the program
            Err(error) => panic!("a built-in pack is broken: {error}"),
        })
    }
}

impl Deref for Lexicon {
    type Target = align::Lexicon;

    fn deref(&self) -> &align::Lexicon {
        &self.stages
    }
}
