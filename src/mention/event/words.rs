//! The compiled pack `event`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{Series, Status};
use crate::{
    document::Word,
    lexicon::{
        Known, PackError, Packs, WordMap,
        morph::{plural, verb_forms},
    },
};

#[derive(Debug, Default)]
pub struct Words {
    /// Word form -> (index into `kinds`, is it a noun).
    forms: WordMap<(usize, bool)>,
    kinds: Vec<String>,
    /// Words that name their kind only in an article that names it by another word, too.
    doubtful: FxHashSet<String>,
    /// Kind -> its family, where it has one.
    families: FxHashMap<String, String>,
    light: FxHashSet<String>,
    status: WordMap<Status>,
    /// Words for the one that comes, and for the one that went before.
    series: WordMap<Series>,
    pub charges: ChargeWords,
}

/// Words that make an event's word the name of a crime, not of its deed.
#[derive(Debug, Default)]
pub struct ChargeWords {
    /// "voluntary manslaughter"
    pub before: FxHashSet<String>,
    /// Before "of": "guilty of murder".
    pub of: FxHashSet<String>,
    /// "murder charges"
    pub behind: FxHashSet<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    kind: Vec<Kind>,
    light: Light,
    status: StatusWords,
    series: SeriesWords,
    charges: ChargeLists,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ChargeLists {
    before: Vec<String>,
    of: Vec<String>,
    behind: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Kind {
    name: String,
    family: Option<String>,
    nouns: Vec<String>,
    verbs: Vec<String>,
    forms: Vec<String>,
    doubtful: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Light {
    verbs: Vec<String>,
    forms: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct StatusWords {
    proposed: Vec<String>,
    planned: Vec<String>,
    possible: Vec<String>,
    ongoing: Vec<String>,
    held: Vec<String>,
    cancelled: Vec<String>,
    denied: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SeriesWords {
    next: Vec<String>,
    previous: Vec<String>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("event")? {
            for kind in pack.kind {
                words.add(kind);
            }
            words.light.extend(pack.light.verbs.iter().flat_map(|v| verb_forms(v)));
            words.light.extend(pack.light.forms);
            let s = pack.status;
            for (list, status) in [
                (s.proposed, Status::Proposed),
                (s.planned, Status::Planned),
                (s.possible, Status::Possible),
                (s.ongoing, Status::Ongoing),
                (s.held, Status::Held),
                (s.cancelled, Status::Cancelled),
                (s.denied, Status::Denied),
            ] {
                words.status.extend(list.into_iter().map(|w| (w, status)));
            }
            words.charges.before.extend(pack.charges.before);
            words.charges.of.extend(pack.charges.of);
            words.charges.behind.extend(pack.charges.behind);
            let SeriesWords { next, previous } = pack.series;
            words.series.extend(previous.into_iter().map(|w| (w, Series::Previous)));
            words.series.extend(next.into_iter().map(|w| (w, Series::Next)));
        }
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.forms);
        known.register(&mut self.status);
        known.register(&mut self.series);
    }

    fn add(&mut self, kind: Kind) {
        let index = self.kinds.len();
        for noun in &kind.nouns {
            self.forms.insert(noun, (index, true));
            self.forms.insert(&plural(noun), (index, true));
        }
        for form in kind.verbs.iter().flat_map(|v| verb_forms(v)).chain(kind.forms) {
            self.forms.or_insert(&form, (index, false));
        }
        self.doubtful.extend(kind.doubtful);
        if let Some(family) = kind.family {
            self.families.insert(kind.name.clone(), family);
        }
        self.kinds.push(kind.name);
    }

    /// The kind of event that a word names, and whether it is a noun.
    pub fn kind(&self, word: Word) -> Option<(&str, bool)> {
        self.forms.of(word).and_then(|&(i, noun)| self.kinds.get(i).map(|k| (k.as_str(), noun)))
    }

    /// Does the word name its kind only beside others that do?
    pub fn is_doubtful(&self, word: &str) -> bool {
        self.doubtful.contains(word)
    }

    /// Are the kinds steps of one course of events, told under either name ("shooting", "killing")?
    pub fn kin(&self, a: &str, b: &str) -> bool {
        self.families.get(a).is_some_and(|f| self.families.get(b) == Some(f))
    }

    /// Every word form that names an event, with its kind.
    pub fn named(&self) -> impl Iterator<Item = (&str, &str)> {
        self.forms.iter().filter_map(|(word, &(i, _))| self.kinds.get(i).map(|k| (word, k.as_str())))
    }

    /// Every verb that only carries another event.
    pub fn light(&self) -> impl Iterator<Item = &str> {
        self.light.iter().map(String::as_str)
    }

    /// "next", "previous"
    pub fn series(&self, word: Word) -> Option<Series> {
        self.series.of(word).copied()
    }

    pub fn status(&self, word: Word) -> Option<Status> {
        self.status.of(word).copied()
    }
}
