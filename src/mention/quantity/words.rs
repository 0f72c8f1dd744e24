//! The words of the packs `quantity`, `units` and `casualty`, ready for look-up.

use rustc_hash::FxHashMap;

use super::Bound;
use crate::{
    document::Word,
    lexicon::{Known, WordMap},
};

/// What a word can be, as bits of [`Entry::flags`].
pub mod flag {
    pub const DETERMINER: u64 = 1;
    pub const PREPOSITION: u64 = 1 << 1;
    pub const CONJUNCTION: u64 = 1 << 2;
    pub const PRONOUN: u64 = 1 << 3;
    pub const AUXILIARY: u64 = 1 << 4;
    pub const ADVERB: u64 = 1 << 5;
    /// A verb form that is no noun.
    pub const VERB: u64 = 1 << 6;
    pub const UP: u64 = 1 << 7;
    pub const DOWN: u64 = 1 << 8;
    pub const MONTH: u64 = 1 << 9;
    pub const WEEKDAY: u64 = 1 << 10;
    pub const LABEL: u64 = 1 << 11;
    pub const TRANSPARENT: u64 = 1 << 12;
    pub const STREET: u64 = 1 << 13;
    pub const YEAR_CUE: u64 = 1 << 14;
    pub const NOT_PLURAL: u64 = 1 << 15;
    pub const PARTICIPLE_ADJECTIVE: u64 = 1 << 16;
    pub const CONTAINER: u64 = 1 << 17;
    pub const PEOPLE: u64 = 1 << 18;
    pub const BUILDING: u64 = 1 << 19;
    pub const LIVESTOCK: u64 = 1 << 20;
    pub const DESTROYED: u64 = 1 << 21;
    pub const DAMAGED: u64 = 1 << 22;
    pub const LEAVE: u64 = 1 << 23;
    pub const TOLL_VERB: u64 = 1 << 24;
    pub const NEGATOR: u64 = 1 << 25;
    /// A number word: the grammar of numbers starts here.
    pub const NUMERAL: u64 = 1 << 26;
    /// What people flee: "fled their homes".
    pub const FLIGHT: u64 = 1 << 27;
    /// Says nothing of the kind of thing: "other", "total".
    pub const DROPPED: u64 = 1 << 28;
    /// Ends in -ly and is no adverb: "elderly".
    pub const LY_ADJECTIVE: u64 = 1 << 29;
    /// A plural that modifies another: "women soldiers".
    pub const PLURAL_MODIFIER: u64 = 1 << 30;
    /// mother, father: "a mother of two" has two children.
    pub const PARENT: u64 = 1 << 31;
    /// What prices are asked for: "$5 a share".
    pub const SOLD_BY: u64 = 1 << 32;
    /// Verbs that link a subject to its fate: "were reported dead".
    pub const LINKING: u64 = 1 << 33;
    /// Opens a parenthesis between subject and verb: ", including two children, died".
    pub const INSERTED: u64 = 1 << 34;
    /// Fates that need no "were": "12 died", "12 dead".
    pub const INTRANSITIVE: u64 = 1 << 35;
    /// Ends a noun phrase.
    pub const CLOSED: u64 = DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | ADVERB | VERB;
}

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
    pub flags: u64,
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
    pub casualty_kinds: Vec<String>,
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

    pub(super) fn flag(&mut self, list: &[String], bit: u64) {
        for word in list {
            self.set(word).flags |= bit;
        }
    }

    pub(super) fn numeral(&mut self, word: &str, numeral: Numeral) {
        let entry = self.set(word);
        entry.numeral = numeral;
        entry.flags |= flag::NUMERAL;
    }

    /// The numbers of the language: grammar rather than data.
    pub(super) fn number_words(&mut self) {
        for (value, (cardinal, ordinal)) in SMALL.iter().enumerate() {
            let value = value as f64;
            self.numeral(cardinal, Numeral::Small(value));
            self.ordinal(ordinal, value);
        }
        for (i, (cardinal, ordinal)) in TENS.iter().enumerate() {
            let value = (i as f64 + 2.0) * 10.0;
            self.numeral(cardinal, Numeral::Tens(value));
            self.ordinal(ordinal, value);
        }
        for fold in SMALL.iter().skip(2) {
            let value = SMALL.iter().position(|s| s.0 == fold.0).unwrap_or(0) as f64;
            self.numeral(&format!("{}fold", fold.0), Numeral::Fold(value));
        }
        self.numeral("nought", Numeral::Small(0.0));
        self.numeral("naught", Numeral::Small(0.0));
        self.numeral("half", Numeral::Half);
        self.numeral("halves", Numeral::Part { of: 2.0, ordinal: false, plural: true });
        self.numeral("quarter", Numeral::Part { of: 4.0, ordinal: false, plural: false });
        self.numeral("quarters", Numeral::Part { of: 4.0, ordinal: false, plural: true });
        self.ordinal("hundredth", 100.0);
        self.ordinal("thousandth", 1000.0);
        self.ordinal("millionth", 1e6);
    }

    fn ordinal(&mut self, word: &str, value: f64) {
        match value as u32 {
            0 => {}
            1 | 2 => self.numeral(word, Numeral::Ordinal(value)),
            _ => {
                self.numeral(word, Numeral::Part { of: value, ordinal: true, plural: false });
                self.numeral(&format!("{word}s"), Numeral::Part { of: value, ordinal: false, plural: true });
            }
        }
    }
}

const SMALL: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];
