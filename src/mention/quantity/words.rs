//! The words of the packs `quantity`, `units` and `casualty`, ready for look-up.

use rustc_hash::FxHashMap;

use super::{Bound, flag, idiom::Idioms};
use crate::{
    document::Word,
    lexicon::{Classes, Known, WordMap},
};

/// What a number word is worth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Numeral {
    #[default]
    None,
    /// 0 to 19
    Small(f64),
    /// 20, 30 ... 90
    Tens(f64),
    Hundred,
    /// thousand, million ...
    Magnitude(f64),
    /// dozen, score
    Collective(f64),
    /// tens, dozens, thousands: lowest and highest value
    Vague(f64, f64),
    Half,
    /// third, fifths, quarter: the denominator; also an ordinal when `ordinal` is set
    Part {
        of: f64,
        ordinal: bool,
        plural: bool,
    },
    /// first, twelfth, twentieth
    Ordinal(f64),
    /// sixfold
    Fold(f64),
}

/// Roles of a word in reports of casualties: index of the kind plus one, 0 for none.
#[derive(Debug, Clone, Copy, Default)]
pub struct CasualtyRoles {
    pub active: u8,
    pub passive: u8,
    pub direct: u8,
    pub noun: u8,
    pub modifier: u8,
    pub of_noun: u8,
}

/// All that the packs say of one word.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry {
    /// Bits of [`flag`].
    pub flags: u128,
    /// The closed classes of the language.
    pub classes: Classes,
    pub numeral: Numeral,
    pub casualty: CasualtyRoles,
}

/// A unit of measure or a currency.
#[derive(Debug, Clone)]
pub struct Unit {
    pub name: String,
    /// Units of one dimension convert into each other: base = value * factor + offset.
    pub dimension: String,
    pub factor: f64,
    pub offset: f64,
    pub money: bool,
    /// The units that it is a part of: "3 dollars 50 cents".
    pub part_of: Vec<String>,
    /// How many parts it has where it is told in two units; else zero.
    pub parts: u32,
    /// The unit of the parts may be left out: "5 foot 10".
    pub told_in_parts: bool,
    /// Ages are told in it.
    pub tells_age: bool,
}

impl Unit {
    pub fn is_duration(&self) -> bool {
        self.dimension == "time" || self.dimension == "months"
    }
}

/// One way to write a unit.
#[derive(Debug, Clone)]
pub struct Form {
    pub pieces: Vec<String>,
    pub unit: usize,
    /// Case matters.
    pub symbol: bool,
    /// Holds only where it is glued to the number.
    pub weak: bool,
    /// Holds only where a magnitude follows the number: "e20 million".
    pub large: bool,
}

/// Kinds of casualties that the grammar itself tells apart; their names stand in the pack `casualty`.
pub mod kind {
    pub const KILLED: &str = "killed";
    pub const MISSING: &str = "missing";
    pub const INJURED: &str = "injured";
    pub const KILLED_OR_MISSING: &str = "killed+missing";
    pub const KILLED_AND_INJURED: &str = "casualties";
    pub const HOUSES_DESTROYED: &str = "houses_destroyed";
    pub const HOUSES_DAMAGED: &str = "houses_damaged";
    pub const LIVESTOCK_KILLED: &str = "livestock_killed";
    pub const ALL: [&str; 8] = [
        KILLED,
        MISSING,
        INJURED,
        KILLED_OR_MISSING,
        KILLED_AND_INJURED,
        HOUSES_DESTROYED,
        HOUSES_DAMAGED,
        LIVESTOCK_KILLED,
    ];
}

/// The compiled packs.
#[derive(Debug, Default)]
pub struct Words {
    pub entries: WordMap<Entry>,
    pub units: Vec<Unit>,
    pub by_name: FxHashMap<String, usize>,
    /// By first piece, in lower case for words, longest first.
    pub forms: FxHashMap<String, Vec<Form>>,
    /// Currency signs and codes by their last piece, longest first.
    pub prefixes: FxHashMap<String, Vec<Form>>,
    pub letters: FxHashMap<String, f64>,
    pub bounds_before: FxHashMap<String, Vec<(Vec<String>, Bound)>>,
    pub bounds_after: FxHashMap<String, Vec<(Vec<String>, Bound)>>,
    pub singulars: FxHashMap<String, String>,
    pub superlatives: FxHashMap<String, String>,
    /// What nouns for somebody who does something end in.
    pub doer_endings: Vec<String>,
    /// What nouns for the people of a country end in, besides -n.
    pub demonym_endings: Vec<String>,
    /// What may stand behind an amount and tells whose money it is; case matters.
    pub currency_tails: Vec<String>,
    /// "not 40", "rather than 40"
    pub instead: Vec<Vec<String>>,
    pub casualty_kinds: Vec<String>,
    pub idioms: Idioms,
    /// By last word, longest first: the words and the kind.
    pub tolls: FxHashMap<String, Vec<(Vec<String>, u8)>>,
}

impl Words {
    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.entries);
    }

    pub fn entry(&self, low: &str) -> Entry {
        self.entries.get(low).copied().unwrap_or_default()
    }

    /// What the packs say of a document's word.
    pub fn entry_of(&self, word: Word) -> Entry {
        self.entries.of(word).copied().unwrap_or_default()
    }

    /// The unit of that name.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        self.by_name.get(name).and_then(|&i| self.units.get(i))
    }

    /// Index into `casualty_kinds` plus one.
    pub fn casualty_kind(&mut self, kind: &str) -> u8 {
        let at = self.casualty_kinds.iter().position(|k| k == kind).unwrap_or_else(|| {
            self.casualty_kinds.push(kind.to_owned());
            self.casualty_kinds.len() - 1
        });
        u8::try_from(at + 1).unwrap_or(0)
    }

    pub(super) fn set(&mut self, word: &str) -> &mut Entry {
        self.entries.or_default(&word.to_lowercase())
    }

    pub(super) fn flag(&mut self, list: &[String], bit: u128) {
        for word in list {
            self.set(word).flags |= bit;
        }
    }

    pub(super) fn numeral(&mut self, word: &str, numeral: Numeral) {
        let entry = self.set(word);
        entry.numeral = numeral;
        entry.flags |= flag::NUMERAL;
    }
}
