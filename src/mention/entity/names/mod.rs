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
    /// Name to what it may be: [`HE`], [`SHE`], [`FAMILY_FIRST`].
    kinds: FxHashMap<Box<str>, u8>,
    /// Given name to the groups of formal and short forms that it stands in.
    nicknames: FxHashMap<Box<str>, Vec<u16>>,
    /// Given name to the groups of one name across languages.
    variants: FxHashMap<Box<str>, Vec<u16>>,
    nickname_count: u16,
    variant_count: u16,
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
            add_group(&mut self.nicknames, group, self.nickname_count);
            self.nickname_count = self.nickname_count.saturating_add(1);
        }
        for group in &pack.variants {
            add_group(&mut self.variants, group, self.variant_count);
            self.variant_count = self.variant_count.saturating_add(1);
        }
    }

    pub(crate) fn add_words(&mut self, words: &str, kind: u8) {
        for word in words.split_whitespace() {
            *self.kinds.entry(word.into()).or_default() |= kind;
        }
    }

    /// Do two given names share a group of short forms?
    pub(crate) fn nickname_of(&self, a: &str, b: &str) -> bool {
        share(&self.nicknames, a, b)
    }

    /// Are they one name in two languages?
    pub(crate) fn variant_of(&self, a: &str, b: &str) -> bool {
        share(&self.variants, a, b)
    }
}

fn add_group(groups: &mut FxHashMap<Box<str>, Vec<u16>>, words: &str, number: u16) {
    for word in words.split_whitespace() {
        groups.entry(word.into()).or_default().push(number);
    }
}

fn share(groups: &FxHashMap<Box<str>, Vec<u16>>, a: &str, b: &str) -> bool {
    match (groups.get(a), groups.get(b)) {
        (Some(x), Some(y)) => x.iter().any(|g| y.contains(g)),
        _ => false,
    }
}
