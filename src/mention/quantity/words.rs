//! The compiled packs `quantity`, `units` and `casualty`.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Bound, atoms::pieces};
use crate::lexicon::{PackError, Packs};

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
    pub entries: FxHashMap<String, Entry>,
    pub units: Vec<Unit>,
    by_name: FxHashMap<String, usize>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    #[serde(default)]
    magnitudes: Vec<(String, f64)>,
    #[serde(default)]
    magnitude_letters: Vec<(String, f64)>,
    #[serde(default)]
    collectives: Vec<(String, f64)>,
    #[serde(default)]
    vague: Vec<(String, f64, f64)>,
    #[serde(default)]
    bounds: Bounds,
    #[serde(default)]
    classes: Classes,
    #[serde(default)]
    nouns: Nouns,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Bounds {
    about: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
    about_after: Vec<String>,
    at_least_after: Vec<String>,
    at_most_after: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Classes {
    determiners: Vec<String>,
    prepositions: Vec<String>,
    conjunctions: Vec<String>,
    pronouns: Vec<String>,
    auxiliaries: Vec<String>,
    adverbs: Vec<String>,
    past_forms: Vec<String>,
    up: Vec<String>,
    down: Vec<String>,
    months: Vec<String>,
    weekdays: Vec<String>,
    labels: Vec<String>,
    transparent: Vec<String>,
    streets: Vec<String>,
    year_cues: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Nouns {
    irregular: Vec<(String, String)>,
    not_plural: Vec<String>,
    participle_adjectives: Vec<String>,
    containers: Vec<String>,
    superlatives: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitPack {
    #[serde(default)]
    unit: Vec<UnitEntry>,
    #[serde(default)]
    currency: Vec<UnitEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    name: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    dimension: String,
    #[serde(default = "one")]
    factor: f64,
    #[serde(default)]
    offset: f64,
}

fn one() -> f64 {
    1.0
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasualtyPack {
    #[serde(default)]
    casualty: Vec<CasualtyEntry>,
    #[serde(default)]
    words: CasualtyWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasualtyEntry {
    kind: String,
    #[serde(default)]
    active: Vec<String>,
    #[serde(default)]
    passive: Vec<String>,
    #[serde(default)]
    direct: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    tolls: Vec<String>,
    #[serde(default)]
    modifiers: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CasualtyWords {
    people: Vec<String>,
    buildings: Vec<String>,
    livestock: Vec<String>,
    destroyed: Vec<String>,
    damaged: Vec<String>,
    leave: Vec<String>,
    of_nouns: Vec<(String, String)>,
    toll_verbs: Vec<String>,
    negators: Vec<String>,
    flight_from: Vec<String>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        words.number_words();
        for pack in packs.read::<Pack>("quantity")? {
            words.add_numbers(&pack);
            words.add_bounds(&pack.bounds);
            words.add_classes(&pack.classes);
            words.add_nouns(pack.nouns);
            words.letters.extend(pack.magnitude_letters);
        }
        for pack in packs.read::<UnitPack>("units")? {
            pack.unit.into_iter().for_each(|u| words.add_unit(u, false));
            pack.currency.into_iter().for_each(|u| words.add_unit(u, true));
        }
        for pack in packs.read::<CasualtyPack>("casualty")? {
            words.add_casualties(pack);
        }
        words.longest_first();
        Ok(words)
    }

    pub fn entry(&self, low: &str) -> Entry {
        self.entries.get(low).copied().unwrap_or_default()
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

    fn set(&mut self, word: &str) -> &mut Entry {
        self.entries.entry(word.to_lowercase()).or_default()
    }

    fn flag(&mut self, list: &[String], bit: u64) {
        for word in list {
            self.set(word).flags |= bit;
        }
    }

    fn numeral(&mut self, word: &str, numeral: Numeral) {
        let entry = self.set(word);
        entry.numeral = numeral;
        entry.flags |= flag::NUMERAL;
    }

    /// The numbers of the language: grammar rather than data.
    fn number_words(&mut self) {
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

    fn add_numbers(&mut self, pack: &Pack) {
        for (word, value) in &pack.magnitudes {
            let numeral = if *value == 100.0 { Numeral::Hundred } else { Numeral::Magnitude(*value) };
            self.numeral(word, numeral);
        }
        for (word, value) in &pack.collectives {
            self.numeral(word, Numeral::Collective(*value));
        }
        for (word, low, high) in &pack.vague {
            self.numeral(word, Numeral::Vague(*low, *high));
        }
    }

    fn add_bounds(&mut self, b: &Bounds) {
        for (list, bound) in [(&b.about, Bound::About), (&b.at_least, Bound::AtLeast), (&b.at_most, Bound::AtMost)] {
            for phrase in list {
                let words = pieces(phrase);
                let Some(last) = words.last().cloned() else { continue };
                self.bounds_before.entry(last).or_default().push((words, bound));
            }
        }
        for (list, bound) in
            [(&b.about_after, Bound::About), (&b.at_least_after, Bound::AtLeast), (&b.at_most_after, Bound::AtMost)]
        {
            for phrase in list {
                let words = pieces(phrase);
                let Some(first) = words.first().cloned() else { continue };
                self.bounds_after.entry(first).or_default().push((words, bound));
            }
        }
    }

    fn add_classes(&mut self, c: &Classes) {
        self.flag(&c.determiners, flag::DETERMINER);
        self.flag(&c.prepositions, flag::PREPOSITION);
        self.flag(&c.conjunctions, flag::CONJUNCTION);
        self.flag(&c.pronouns, flag::PRONOUN);
        self.flag(&c.auxiliaries, flag::AUXILIARY);
        self.flag(&c.adverbs, flag::ADVERB);
        self.flag(&c.past_forms, flag::VERB);
        self.flag(&c.up, flag::UP);
        self.flag(&c.down, flag::DOWN);
        self.flag(&c.months, flag::MONTH);
        self.flag(&c.weekdays, flag::WEEKDAY);
        self.flag(&c.labels, flag::LABEL);
        self.flag(&c.transparent, flag::TRANSPARENT);
        self.flag(&c.streets, flag::STREET);
        self.flag(&c.year_cues, flag::YEAR_CUE);
    }

    fn add_nouns(&mut self, n: Nouns) {
        self.flag(&n.not_plural, flag::NOT_PLURAL);
        self.flag(&n.participle_adjectives, flag::PARTICIPLE_ADJECTIVE);
        self.flag(&n.containers, flag::CONTAINER);
        self.singulars.extend(n.irregular);
        self.superlatives.extend(n.superlatives);
    }

    fn add_unit(&mut self, entry: UnitEntry, money: bool) {
        let index = self.units.len();
        let dimension = if money { entry.name.clone() } else { entry.dimension };
        for word in &entry.words {
            self.add_form(word, index, false, false);
            if !word.ends_with('s') {
                self.add_form(&format!("{word}s"), index, false, false);
            }
        }
        for symbol in &entry.symbols {
            self.add_form(symbol, index, true, entry.weak);
            if money && !entry.weak {
                let parts = pieces(symbol);
                let Some(last) = parts.last().cloned() else { continue };
                let form = Form { pieces: parts, unit: index, symbol: true, weak: false };
                self.prefixes.entry(last).or_default().push(form);
            }
        }
        self.by_name.insert(entry.name.clone(), index);
        self.units.push(Unit { name: entry.name, dimension, factor: entry.factor, offset: entry.offset, money });
    }

    fn add_form(&mut self, text: &str, unit: usize, symbol: bool, weak: bool) {
        let parts = pieces(text);
        let Some(first) = parts.first().cloned() else { return };
        self.forms.entry(first).or_default().push(Form { pieces: parts, unit, symbol, weak });
    }

    fn add_casualties(&mut self, pack: CasualtyPack) {
        for entry in pack.casualty {
            let kind = self.casualty_kind(&entry.kind);
            entry.active.iter().for_each(|w| self.set(w).casualty.active = kind);
            entry.passive.iter().for_each(|w| self.set(w).casualty.passive = kind);
            entry.direct.iter().for_each(|w| self.set(w).casualty.direct = kind);
            entry.nouns.iter().for_each(|w| self.set(w).casualty.noun = kind);
            entry.modifiers.iter().for_each(|w| self.set(w).casualty.modifier = kind);
            for toll in &entry.tolls {
                let words = pieces(toll);
                let Some(last) = words.last().cloned() else { continue };
                self.tolls.entry(last).or_default().push((words, kind));
            }
        }
        let w = pack.words;
        for (noun, kind) in &w.of_nouns {
            let kind = self.casualty_kind(kind);
            self.set(noun).casualty.of_noun = kind;
        }
        self.flag(&w.people, flag::PEOPLE);
        self.flag(&w.buildings, flag::BUILDING);
        self.flag(&w.livestock, flag::LIVESTOCK);
        self.flag(&w.destroyed, flag::DESTROYED);
        self.flag(&w.damaged, flag::DAMAGED);
        self.flag(&w.leave, flag::LEAVE);
        self.flag(&w.toll_verbs, flag::TOLL_VERB);
        self.flag(&w.negators, flag::NEGATOR);
        self.flag(&w.flight_from, flag::FLIGHT);
        for kind in ["killed", "killed+missing", "houses_destroyed", "houses_damaged", "livestock_killed", "homeless"] {
            self.casualty_kind(kind);
        }
    }

    fn longest_first(&mut self) {
        self.forms.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.pieces.len())));
        self.prefixes.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.pieces.len())));
        self.bounds_before.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
        self.bounds_after.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
        self.tolls.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
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
