//! Are two written names the same person's?

mod alike;
mod compare;
mod parse;
mod sound;

use rustc_hash::{FxHashMap, FxHashSet};

pub use alike::{Likeness, likeness};
pub use compare::compare;
pub use parse::{Name, Part, parse};
pub use sound::{fold, skeleton};

use super::words::{NamesPack, list};

/// What the pack `names` says about matching.
#[derive(Debug, Default)]
pub struct NameWords {
    particles: FxHashSet<Box<str>>,
    suffixes: FxHashSet<Box<str>>,
    titles: FxHashSet<Box<str>>,
    peerage: FxHashSet<Box<str>>,
    /// Name to its place in `known`.
    places: FxHashMap<Box<str>, u32>,
    known: Vec<Known>,
    nickname_count: u16,
    variant_count: u16,
}

/// What is known of one word of names.
#[derive(Debug, Default)]
struct Known {
    /// What it may be: [`HE`], [`SHE`], [`FAMILY_FIRST`].
    kind: u8,
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

impl NameWords {
    pub(crate) fn add(&mut self, pack: &NamesPack, suffixes: &str) {
        self.particles.extend(list(&pack.matching_particles));
        self.titles.extend(list(&pack.matching_titles));
        self.peerage.extend(list(&pack.peerage));
        self.suffixes.extend(list(suffixes));
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
