//! The compiled pack `align`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::context::{EVENT, stem};
use crate::{
    document::{TextWords, Word},
    lexicon::{Known, PackError, Packs, WordMap},
    mention::event,
};

#[derive(Debug, Default)]
pub struct Words {
    /// Word in lower case -> what it tells of the thing that is spoken of; other words stand for themselves.
    meanings: WordMap<Meaning>,
    charges: WordMap<u32>,
    /// Words that tell of several events at once: "shootings", "citywide".
    pub several: FxHashSet<String>,
    /// What a whole weekend saw: "weekend gunfire".
    pub spells: FxHashSet<String>,
    /// Words behind a number that is so much for each: "per", "apiece".
    pub each: FxHashSet<String>,
    /// Words before a number that is a mean: "averaged".
    pub average: FxHashSet<String>,
    /// What is so many years old and no person: "record".
    pub things: FxHashSet<String>,
    /// Nouns that are counted with what stands behind "of": "counts of murder".
    pub bearers: FxHashSet<String>,
    /// Units of what an event has one of: "magnitude".
    pub only: FxHashSet<String>,
    /// Words behind a town that stand for what lies round it: "suburbs".
    pub round: FxHashSet<String>,
    /// Kinds of tolls that count everybody hit, whatever became of them: "shot".
    pub of_all: FxHashSet<String>,
    /// Words before an event that is not the one told of: "in a separate attack".
    pub separate: FxHashSet<String>,
    /// Pairs of lists: people of the one are none of the other's.
    pub apart: Vec<[Vec<String>; 2]>,
    /// Words before a year that is an event's, not a model's: "the 2012 Games".
    pub no_model: FxHashSet<String>,
    /// The kind of event that scores belong to.
    pub match_kind: String,
    /// Short forms of nouns that carry numbers: "st" for "street".
    pub short: FxHashMap<String, String>,
}

/// Borders of clauses, and how many words they count for.
const BORDERS: [(&[&str], u32); 4] = [
    (&[";", ":", "“", "”", "\"", "—", "–"], 15),
    (&[","], 3),
    (&["according", "citing", "said", "says"], 25),
    (&["and", "but", "who", "which", "while", "when", "where", "after", "before", "because", "that"], 5),
];

/// What a word tells of the thing that is spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    Nothing,
    /// A kind of event, marked.
    Event(String),
    /// Stands in nearly every report.
    Weak,
    /// Means this, without its ending.
    Word(String),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    stop: Vec<String>,
    weak: Vec<String>,
    synonyms: Vec<Vec<String>>,
    several: Vec<String>,
    spells: Vec<String>,
    each: Vec<String>,
    average: Vec<String>,
    things: Vec<String>,
    bearers: Vec<String>,
    separate: Vec<String>,
    of_all: Vec<String>,
    round: Vec<String>,
    only: Vec<String>,
    apart: Vec<[Vec<String>; 2]>,
    no_model: Vec<String>,
    match_kind: String,
    short: std::collections::BTreeMap<String, String>,
}

impl Words {
    /// Read the pack; a word of several lists is first of all an empty word, then an event, then a weak one.
    pub fn load(packs: &Packs, events: &event::Words, text: &TextWords) -> Result<Words, PackError> {
        let mut words = Words::default();
        let packs = packs.read::<Pack>("align")?;
        for group in packs.iter().flat_map(|p| &p.synonyms) {
            if let Some((first, rest)) = group.split_first() {
                words.meanings.extend(rest.iter().map(|w| (w.clone(), Meaning::Word(stem(first).into_owned()))));
            }
        }
        words.meanings.extend(events.light().map(|w| (w.to_owned(), Meaning::Weak)));
        words.meanings.extend(packs.iter().flat_map(|p| &p.weak).map(|w| (w.clone(), Meaning::Weak)));
        words.meanings.extend(events.named().map(|(w, kind)| (w.to_owned(), Meaning::Event(format!("{EVENT}{kind}")))));
        words.meanings.extend(packs.iter().flat_map(|p| &p.stop).map(|w| (w.clone(), Meaning::Nothing)));
        words.charges.extend(text.speaker_line_verbs.iter().map(|w| (w.clone(), 12)));
        words.charges.extend(events.light().map(|w| (w.to_owned(), 0)));
        words.charges.extend(BORDERS.iter().flat_map(|(list, n)| list.iter().map(|w| ((*w).to_owned(), *n))));
        for pack in packs {
            words.short.extend(pack.short);
            words.several.extend(pack.several);
            words.spells.extend(pack.spells);
            words.each.extend(pack.each);
            words.average.extend(pack.average);
            words.things.extend(pack.things);
            words.bearers.extend(pack.bearers);
            words.separate.extend(pack.separate);
            words.of_all.extend(pack.of_all);
            words.round.extend(pack.round);
            words.only.extend(pack.only);
            words.apart.extend(pack.apart);
            words.no_model.extend(pack.no_model);
            if !pack.match_kind.is_empty() {
                words.match_kind = pack.match_kind;
            }
        }
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.meanings);
        known.register(&mut self.charges);
    }

    pub fn meaning(&self, word: Word) -> Option<&Meaning> {
        self.meanings.of(word)
    }

    /// Can no toll of `a` be one of `b`? "men", "women".
    pub fn sets_apart(&self, a: &str, b: &str) -> bool {
        let in_list = |list: &[String], noun: &str| list.iter().any(|w| w == noun);
        self.apart.iter().any(|[x, y]| in_list(x, a) && in_list(y, b) || in_list(x, b) && in_list(y, a))
    }

    /// What a word that stands between an event and a claim adds to their distance.
    pub fn charge(&self, word: Word) -> u32 {
        self.charges.of(word).copied().unwrap_or(1)
    }
}
