//! What words can mean, by WordNet: `data/senses.fst`.

mod class;
mod related;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

pub use class::{Class, Classes, Concept};
pub use related::{Profile, Relation};

use super::file::{Numbers, numbers, row, sections, three};

pub(super) static FILE: &[u8] = include_bytes!("../../../../data/senses.fst");

/// No synset.
const NONE: u32 = 0xFF_FFFF;
/// Steps from a synset to the most general one, at most.
const HEIGHT: usize = 24;

/// Words with their senses, and how the senses hang together. Words are lemmas in lower case; several words are one
/// lemma with blanks between them ("prime minister", "call off").
#[derive(Debug)]
pub struct Senses {
    words: Numbers,
    records: &'static [u8],
    synsets: &'static [u8],
    links: &'static [u8],
    concepts: &'static [u8],
}

/// The senses; `None` where the file is broken, which a test rules out.
pub fn senses() -> Option<&'static Senses> {
    static SENSES: OnceLock<Option<Senses>> = OnceLock::new();
    SENSES
        .get_or_init(|| {
            let [words, records, synsets, links, concepts] = sections::<5>(FILE, "senses")?;
            Some(Senses { words: numbers(words)?, records, synsets, links, concepts })
        })
        .as_ref()
}

/// The synsets of a word, the commonest sense first.
#[derive(Debug, Clone, Copy)]
struct Synsets(&'static [u8]);

impl Synsets {
    fn iter(self) -> impl Iterator<Item = u32> {
        self.0.as_chunks::<3>().0.iter().map(|&bytes| three(bytes))
    }
}

#[derive(Debug, Clone, Copy)]
struct Record {
    noun: Synsets,
    verb: Synsets,
    adjective: Synsets,
    noun_share: u8,
}

#[derive(Debug, Clone, Copy)]
struct Synset {
    class: Option<Class>,
    above: u32,
    links: usize,
    count: usize,
    /// The binary logarithm of the number of synsets under it.
    general: u8,
}

impl Senses {
    /// Is it a lemma of WordNet?
    pub fn knows(&self, lemma: &str) -> bool {
        self.words.contains_key(lemma)
    }

    /// The classes of a lemma's commonest senses; none where it is not known.
    pub fn classes(&self, lemma: &str) -> Classes {
        let Some(record) = self.record(lemma) else { return Classes::default() };
        let pair = |senses: Synsets| {
            let mut classes = senses.iter().map(|at| self.synset(at)?.class);
            [classes.next().flatten(), classes.next().flatten()]
        };
        Classes { noun: pair(record.noun), verb: pair(record.verb), noun_share: record.noun_share }
    }

    /// The synsets of a lemma as a noun, a verb and an adjective, the commonest of each first: words that share one can
    /// mean the same.
    pub fn synsets(&self, lemma: &str) -> impl Iterator<Item = u32> {
        self.record(lemma).into_iter().flat_map(|r| r.noun.iter().chain(r.verb.iter()).chain(r.adjective.iter()))
    }

    /// Which sense of a noun is of a concept: 0 for its commonest.
    pub fn is_a(&self, lemma: &str, concept: Concept) -> Option<usize> {
        self.record(lemma)?.noun.iter().position(|synset| self.under(synset, concept))
    }

    fn under(&self, synset: u32, concept: Concept) -> bool {
        let roots = self.concepts.as_chunks::<4>().0.iter().filter(|root| root[0] == concept as u8);
        let mut roots = roots.map(|&[_, a, b, c]| three([a, b, c]));
        let class = self.synset(synset).and_then(|s| s.class);
        // some persons stand under "agent" alone
        concept == Concept::Person && class == Some(Class::Person)
            || roots.any(|root| self.above(synset).any(|synset| synset == root))
    }

    /// A synset and the more general ones, upwards.
    fn above(&self, synset: u32) -> impl Iterator<Item = u32> {
        let up = |&at: &u32| self.synset(at).map(|s| s.above).filter(|&above| above != NONE);
        std::iter::successors(Some(synset), up).take(HEIGHT)
    }

    fn record(&self, lemma: &str) -> Option<Record> {
        let at = usize::try_from(self.words.get(lemma)?).ok()?;
        let (&[counts, more], mut rest) = self.records.get(at..)?.split_first_chunk()?;
        let mut cut = |count: u8| {
            let (senses, tail) = rest.split_at_checked(3 * usize::from(count & 7))?;
            rest = tail;
            Some(Synsets(senses))
        };
        Some(Record { noun: cut(counts)?, verb: cut(counts >> 3)?, adjective: cut(more)?, noun_share: more >> 4 })
    }

    fn synset(&self, at: u32) -> Option<Synset> {
        let &[class, a, b, c, d, e, f, rest] = row(self.synsets, usize::try_from(at).ok()?)?;
        Some(Synset {
            class: Class::of(class),
            above: three([a, b, c]),
            links: usize::try_from(three([d, e, f])).ok()?,
            count: usize::from(rest & 15),
            general: rest >> 4,
        })
    }

    /// The kinds of a synset's links, and where they lead.
    fn links(&self, synset: u32) -> impl Iterator<Item = (u8, u32)> {
        let links = self.synset(synset).and_then(|s| self.links.get(4 * s.links..4 * (s.links + s.count)));
        links.unwrap_or_default().as_chunks::<4>().0.iter().map(|&[kind, a, b, c]| (kind, three([a, b, c])))
    }
}
