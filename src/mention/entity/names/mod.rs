//! Are two written names the same person's?

mod alike;
mod answer;
mod compare;
mod parse;
mod sound;
pub mod spelling;

use rustc_hash::{FxHashMap, FxHashSet};

pub use alike::{Likeness, likeness};
pub use answer::{Answer, OnePerson};
pub use compare::compare;
pub use parse::{Name, Part, parse};
pub use sound::{fold, skeleton, sound_alike};

use super::words::{NamesPack, list};

/// What the pack `names` says about matching.
#[derive(Debug, Default)]
pub struct NameWords {
    /// A word of names to its place in `known`.
    places: FxHashMap<Box<str>, u32>,
    known: Vec<Known>,
    nickname_count: u16,
    variant_count: u16,
    /// The groups of variants that are spellings of one language.
    respelled: FxHashSet<u16>,
    /// "Jr." and "Jnr.": the spellings of each suffix that tells generations, the first stands for all.
    generations: Vec<Vec<Box<str>>>,
    /// Suffixes that a full stop may follow.
    abbreviated: FxHashSet<Box<str>>,
    /// "bin": what follows is the father's name.
    son_of: FxHashSet<Box<str>>,
    /// Particles that are no given names, whatever their case.
    never_given: FxHashSet<Box<str>>,
    /// "ie" in "Charlie"
    diminutive_ends: Vec<Box<str>>,
    /// "s" in "the Hales"
    bent_ends: Vec<Box<str>>,
    /// Endings, as [`NameWords::romanized`] has them, of names that are written in another alphabet at home.
    romanized_ends: Vec<Box<str>>,
    /// What romanizations write differently, and its one form.
    romanized_letters: Vec<(Box<str>, Box<str>)>,
    /// The same for the systems of Chinese.
    mandarin_letters: Vec<(Box<str>, Box<str>)>,
}

/// What is known of one word of names.
#[derive(Debug, Default)]
struct Known {
    /// What it may be: [`HE`], [`SHE`], [`FAMILY_FIRST`].
    kind: u8,
    /// What it is beside names: [`PARTICLE`], [`SUFFIX`], [`TITLE`], [`PEERAGE`].
    role: u8,
    /// The groups of formal and short forms that it stands in.
    nicknames: Vec<u16>,
    /// The groups of one name across languages.
    variants: Vec<u16>,
}

/// A man's given name.
pub const HE: u8 = 1;
/// A woman's given name.
pub const SHE: u8 = 2;
/// A family name that stands first.
pub const FAMILY_FIRST: u8 = 4;

/// "van", "bin"
const PARTICLE: u8 = 1;
/// "Jr."
const SUFFIX: u8 = 2;
/// "Dr."
const TITLE: u8 = 4;
/// "Baron", behind a comma
const PEERAGE: u8 = 8;

impl NameWords {
    pub(crate) fn add(&mut self, pack: &NamesPack, suffixes: &str) {
        let roles = [
            (pack.matching_particles.as_str(), PARTICLE),
            (&pack.matching_titles, TITLE),
            (&pack.peerage, PEERAGE),
            (suffixes, SUFFIX),
        ];
        for (words, role) in roles {
            words.split_whitespace().for_each(|w| self.know(w).role |= role);
        }
        for group in &pack.nicknames {
            let number = self.nickname_count;
            group.split_whitespace().for_each(|w| self.know(w).nicknames.push(number));
            self.nickname_count = self.nickname_count.saturating_add(1);
        }
        for group in &pack.variants {
            let number = self.variant_count;
            group.split_whitespace().for_each(|w| self.know(w).variants.push(number));
            self.variant_count = self.variant_count.saturating_add(1);
        }
        for group in &pack.respelled {
            let number = self.variant_count;
            group.split_whitespace().for_each(|w| self.know(w).variants.push(number));
            self.respelled.insert(number);
            self.variant_count = self.variant_count.saturating_add(1);
        }
        self.generations.extend(pack.generations.iter().map(|g| list(g).collect()));
        self.abbreviated.extend(list(&pack.abbreviated));
        self.son_of.extend(list(&pack.son_of));
        self.never_given.extend(list(&pack.never_given));
        self.diminutive_ends.extend(list(&pack.diminutive_ends));
        self.bent_ends.extend(list(&pack.bent_ends));
        self.romanized_ends.extend(list(&pack.romanized_ends));
        let letters = pack.romanized_letters.iter().map(|[from, to]| (from.as_str().into(), to.as_str().into()));
        self.romanized_letters.extend(letters);
        let letters = pack.mandarin_letters.iter().map(|[from, to]| (from.as_str().into(), to.as_str().into()));
        self.mandarin_letters.extend(letters);
    }

    pub(crate) fn add_words(&mut self, words: &str, kind: u8) {
        for word in words.split_whitespace() {
            self.know(word).kind |= kind;
        }
    }

    /// Do two given names share a group of short forms?
    pub(crate) fn nickname_of(&self, a: &str, b: &str) -> bool {
        self.share(self.places.get(a).copied(), self.places.get(b).copied(), |k| &k.nicknames)
    }

    /// Are two words one name in two spellings? True for spellings of one language ("Sean", "Shawn"), false for those of
    /// several ("Serhiy", "Sergei").
    pub(crate) fn one_name(&self, a: &str, b: &str) -> Option<bool> {
        let of = |word: &str| self.known(self.places.get(word).copied());
        let (x, y) = (of(a)?, of(b)?);
        let mut both = x.variants.iter().filter(|g| y.variants.contains(g)).peekable();
        both.peek()?;
        Some(both.any(|g| self.respelled.contains(g)))
    }

    /// "de Hale", "Hale"
    pub(crate) fn without_particles<'a>(&self, name: &'a str) -> &'a str {
        let mut rest = name;
        while let Some((_, tail)) = rest.split_once([' ', '-']).filter(|(f, _)| self.is_particle(f)) {
            rest = tail;
        }
        rest
    }

    /// "Jr", "III"
    pub(crate) fn is_suffix(&self, word: &str) -> bool {
        let place = self.places.get(word.to_ascii_lowercase().as_str()).copied();
        self.known(place).is_some_and(|k| k.role & SUFFIX != 0)
    }

    /// Is `long` the word for the people of the name `short`? "Hales", "Maliki"
    pub(crate) fn is_bent(&self, long: &str, short: &str) -> bool {
        self.bent_ends.iter().any(|end| long.strip_suffix(&**end) == Some(short))
    }

    /// Does a full stop belong to the suffix?
    pub(crate) fn is_abbreviated(&self, low: &str) -> bool {
        self.abbreviated.contains(low)
    }

    /// Which generation a suffix tells.
    fn generation(&self, low: &str) -> Option<u8> {
        self.generations.iter().position(|g| g.iter().any(|s| **s == *low)).and_then(|n| u8::try_from(n).ok())
    }

    fn is_particle(&self, word: &str) -> bool {
        let place = self.places.get(word.to_ascii_lowercase().as_str()).copied();
        word.bytes().all(|b| b.is_ascii_alphabetic()) && self.known(place).is_some_and(|k| k.role & PARTICLE != 0)
    }

    /// A folded name with what romanizations write differently made equal.
    pub(crate) fn romanized(&self, name: &str) -> String {
        self.romanized_letters.iter().fold(name.to_owned(), |word, (from, to)| word.replace(&**from, to))
    }

    /// A folded word of a Chinese name with what pinyin and Wade-Giles write differently made equal.
    pub(crate) fn mandarin(&self, name: &str) -> String {
        self.mandarin_letters.iter().fold(name.to_owned(), |word, (from, to)| word.replace(&**from, to))
    }

    /// Does the folded family name end as those that are written in another alphabet at home?
    pub(crate) fn is_romanized(&self, family: &str) -> bool {
        let word = self.romanized(family);
        self.romanized_ends.iter().any(|e| word.ends_with(&**e))
    }

    fn know(&mut self, word: &str) -> &mut Known {
        let next = self.known.len() as u32;
        let place = *self.places.entry(word.into()).or_insert(next);
        if place == next {
            self.known.push(Known::default());
        }
        &mut self.known[place as usize]
    }

    fn known(&self, place: Option<u32>) -> Option<&Known> {
        self.known.get(place? as usize)
    }

    /// Do two words of the list stand in one group?
    fn share(&self, a: Option<u32>, b: Option<u32>, groups: fn(&Known) -> &Vec<u16>) -> bool {
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => groups(x).iter().any(|g| groups(y).contains(g)),
            _ => false,
        }
    }
}
