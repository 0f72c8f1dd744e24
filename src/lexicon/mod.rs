//! Rule packs: the words, tolerances and messages that the code works with.
//!
//! A pack is a TOML file. The built-in packs lie in `rules/`; `--rules DIR`
//! adds files with the same names and the same keys, whose entries come on top.

mod pack;
mod table;

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

pub use pack::{PackError, Packs};
pub use table::{Known, Listing, WordMap};

use crate::{align, claim, mention, value};

/// Every pack, compiled once.
#[derive(Debug)]
pub struct Lexicon {
    pub text: TextWords,
    pub time: mention::time::Words,
    pub quantity: mention::quantity::Words,
    pub entity: mention::entity::Words,
    pub quote: mention::quote::Words,
    pub event: mention::event::Words,
    pub align: claim::Words,
    pub holders: align::holders::Words,
    pub status: claim::status::Words,
    pub sums: claim::sums::Words,
    pub corrections: claim::corrections::Words,
    pub evidence: align::evidence::Models,
    pub wording: value::wording::Words,
    /// The words of the maps above. A document is read with the lexicon that cut it up.
    pub known: Known,
}

impl Lexicon {
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        let event = mention::event::Words::load(packs)?;
        let text = TextWords::load(packs)?;
        let mut lexicon = Lexicon {
            time: mention::time::Words::load(packs)?,
            quantity: mention::quantity::Words::load(packs)?,
            entity: mention::entity::Words::load(packs)?,
            quote: mention::quote::Words::load(packs)?,
            align: claim::Words::load(packs, &event, &text)?,
            text,
            event,
            holders: align::holders::Words::load(packs)?,
            status: claim::status::Words::load(packs)?,
            sums: claim::sums::Words::load(packs)?,
            corrections: claim::corrections::Words::load(packs)?,
            evidence: align::evidence::load(packs)?,
            wording: value::wording::Words::load(packs)?,
            known: Known::default(),
        };
        let known = &mut lexicon.known;
        lexicon.time.register(known);
        lexicon.quantity.register(known);
        lexicon.entity.register(known);
        lexicon.quote.register(known);
        lexicon.event.register(known);
        lexicon.align.register(known);
        lexicon.status.register(known);
        lexicon.corrections.register(known);
        Ok(lexicon)
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
    /// Initials with their stops that may end a sentence ("u.s."); after others ("J.K.") it goes on.
    pub closing_initials: FxHashSet<String>,
    /// Lines that are furniture as a whole, by their start, by their end.
    pub furniture_lines: FxHashSet<String>,
    pub furniture_starts: Vec<String>,
    pub furniture_ends: Vec<String>,
    /// Starts of lines that carry the day of publication.
    pub header_starts: Vec<String>,
    /// Marks of a picture's caption.
    pub caption_credits: Vec<String>,
    pub dateline_dashes: Vec<String>,
    /// Verbs in a line that names the speaker of the block above it.
    pub speaker_line_verbs: FxHashSet<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct TextPack {
    abbreviations: Vec<String>,
    abbreviations_before_number: Vec<String>,
    #[serde(default)]
    closing_initials: Vec<String>,
    furniture_lines: Vec<String>,
    furniture_starts: Vec<String>,
    furniture_ends: Vec<String>,
    header_starts: Vec<String>,
    caption_credits: Vec<String>,
    dateline_dashes: Vec<String>,
    speaker_line_verbs: Vec<String>,
}

impl TextWords {
    fn load(packs: &Packs) -> Result<TextWords, PackError> {
        let mut words = TextWords::default();
        for pack in packs.read::<TextPack>("text")? {
            words.abbreviations.extend(pack.abbreviations);
            words.abbreviations_before_number.extend(pack.abbreviations_before_number);
            words.closing_initials.extend(pack.closing_initials);
            words.furniture_lines.extend(pack.furniture_lines);
            words.furniture_starts.extend(pack.furniture_starts);
            words.furniture_ends.extend(pack.furniture_ends);
            words.header_starts.extend(pack.header_starts);
            words.caption_credits.extend(pack.caption_credits);
            words.dateline_dashes.extend(pack.dateline_dashes);
            words.speaker_line_verbs.extend(pack.speaker_line_verbs);
        }
        Ok(words)
    }
}
