//! What cutting up a text needs of the packs.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::lexicon::{ClassWords, Known, PackError, Packs};

/// What a document is cut up with.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub text: TextWords,
    pub classes: ClassWords,
    /// The words that any stage's maps list. A document is read with the lexicon that cut it up.
    pub known: Known,
}

impl Lexicon {
    /// # Errors
    /// The first fault of a pack. The known words are filled in by the registry, when every stage has loaded its own.
    pub fn load(packs: &Packs) -> Result<Lexicon, PackError> {
        Ok(Lexicon { text: TextWords::load(packs)?, classes: ClassWords::load(packs)?, known: Known::default() })
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        self.classes.register(known);
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
    /// The only words of a line that counts views or tells a clock time.
    pub counter_words: FxHashSet<String>,
    /// What may stand beside a date that makes up a line.
    pub bare_date_words: FxHashSet<String>,
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
    counter_words: Vec<String>,
    bare_date_words: Vec<String>,
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
            words.counter_words.extend(pack.counter_words);
            words.bare_date_words.extend(pack.bare_date_words);
            words.speaker_line_verbs.extend(pack.speaker_line_verbs);
        }
        Ok(words)
    }
}
