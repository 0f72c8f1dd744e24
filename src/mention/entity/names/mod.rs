//! Are two written names the same person's?

mod compare;
mod parse;
mod sound;

use rustc_hash::{FxHashMap, FxHashSet};

pub use compare::{Likeness, compare, likeness};
pub use parse::{Name, Part, parse};
pub use sound::{fold, skeleton};

use super::words::{NamesPack, list};

/// What the pack `names` says about matching.
#[derive(Debug, Default)]
pub struct NameWords {
    pub(crate) particles: FxHashSet<Box<str>>,
    pub(crate) suffixes: FxHashSet<Box<str>>,
    pub(crate) given: FxHashSet<Box<str>>,
    pub(crate) family_first: FxHashSet<Box<str>>,
    /// Given name to the groups of formal and short forms that it stands in.
    pub(crate) nicknames: FxHashMap<Box<str>, Vec<u16>>,
    /// Given name to the groups of one name across languages.
    pub(crate) variants: FxHashMap<Box<str>, Vec<u16>>,
    nickname_count: u16,
    variant_count: u16,
}

impl NameWords {
    pub(crate) fn add(&mut self, pack: &NamesPack, particles: &str, suffixes: &str) {
        self.particles.extend(list(particles));
        self.suffixes.extend(list(suffixes));
        for group in &pack.nicknames {
            group
                .split_whitespace()
                .for_each(|w| self.nicknames.entry(w.into()).or_default().push(self.nickname_count));
            self.nickname_count = self.nickname_count.saturating_add(1);
        }
        for group in &pack.variants {
            group.split_whitespace().for_each(|w| self.variants.entry(w.into()).or_default().push(self.variant_count));
            self.variant_count = self.variant_count.saturating_add(1);
        }
    }

    pub(crate) fn add_words(&mut self, words: &str, family_first: bool) {
        let set = if family_first { &mut self.family_first } else { &mut self.given };
        set.extend(list(words));
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

fn share(groups: &FxHashMap<Box<str>, Vec<u16>>, a: &str, b: &str) -> bool {
    match (groups.get(a), groups.get(b)) {
        (Some(x), Some(y)) => x.iter().any(|g| y.contains(g)),
        _ => false,
    }
}
