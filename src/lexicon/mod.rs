//! Rule packs: the words, tolerances and messages that the code works with.
//!
//! A pack is a TOML file. The built-in packs lie in `rules/`; `--rules DIR`
//! adds files with the same names and the same keys, whose entries come on top.

mod pack;

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

pub use pack::{PackError, Packs};

use crate::mention;

/// Every pack, compiled once.
#[derive(Debug)]
pub struct Lexicon {
    pub text: TextWords,
    pub time: mention::time::Words,
    pub quantity: mention::quantity::Words,
    pub entity: mention::entity::Words,
    pub quote: mention::quote::Words,
    pub event: mention::event::Words,
}

impl Lexicon {
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        Ok(Lexicon {
            text: TextWords::load(packs)?,
            time: mention::time::Words::load(packs)?,
            quantity: mention::quantity::Words::load(packs)?,
            entity: mention::entity::Words::load(packs)?,
            quote: mention::quote::Words::load(packs)?,
            event: mention::event::Words::load(packs)?,
        })
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

/// Words that tokenizing and segmenting need; pack `text`.
#[derive(Debug, Default)]
pub struct TextWords {
    /// Lower case, without the final stop ("gen") or with inner stops ("p.m.").
    pub abbreviations: FxHashSet<String>,
    /// The same, but only in front of a number ("No. 5").
    pub abbreviations_before_number: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextPack {
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    abbreviations_before_number: Vec<String>,
}

impl TextWords {
    fn load(packs: &Packs) -> Result<TextWords, PackError> {
        let mut words = TextWords::default();
        for pack in packs.read::<TextPack>("text")? {
            words.abbreviations.extend(pack.abbreviations);
            words.abbreviations_before_number.extend(pack.abbreviations_before_number);
        }
        Ok(words)
    }
}
