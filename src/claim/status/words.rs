//! The compiled pack `status`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Found;
use crate::{
    document::{Document, Word},
    lexicon::{Known, PackError, Packs, WordMap},
};

#[derive(Debug, Default)]
pub struct Words {
    pub groups: Vec<Group>,
    pub not: FxHashSet<String>,
    pub not_here: FxHashSet<String>,
    pub cases: FxHashSet<String>,
    pub unreal: FxHashSet<String>,
    pub unreal_behind: FxHashSet<String>,
    roles: FxHashMap<String, Role>,
    /// First word -> phrases, the longest first.
    phrases: WordMap<Vec<Phrase>>,
}

/// What a noun makes of a person in the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Suspect,
    Victim,
    Anybody,
}

/// One question with its answers.
#[derive(Debug)]
pub struct Group {
    pub name: String,
    /// `suspect`, `victim`, `named`, `event` or `act`
    pub of: String,
    pub states: Vec<State>,
    /// [earlier, later] that a later report may tell.
    pub after: Vec<(String, String)>,
    /// Pairs that can both be true.
    pub together: Vec<(String, String)>,
    /// Reports this many days apart may differ freely.
    pub drifts: Option<i64>,
}

#[derive(Debug)]
pub struct State {
    pub name: String,
    /// Index of the state that holds where this one is denied.
    pub negated: Option<usize>,
}

#[derive(Debug)]
struct Phrase {
    group: usize,
    state: usize,
    /// Alternatives for each word behind the first.
    rest: Vec<Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    not: Vec<String>,
    not_here: Vec<String>,
    cases: Vec<String>,
    unreal: Vec<String>,
    unreal_behind: Vec<String>,
    suspects: Vec<String>,
    victims: Vec<String>,
    people: Vec<String>,
    group: Vec<PackGroup>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PackGroup {
    name: String,
    of: String,
    after: Vec<(String, String)>,
    together: Vec<(String, String)>,
    drifts: Option<i64>,
    state: Vec<PackState>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PackState {
    name: String,
    negated: Option<String>,
    phrases: Vec<String>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("status")? {
            words.not.extend(pack.not);
            words.not_here.extend(pack.not_here);
            words.cases.extend(pack.cases);
            words.unreal.extend(pack.unreal);
            words.unreal_behind.extend(pack.unreal_behind);
            for (list, role) in
                [(pack.people, Role::Anybody), (pack.victims, Role::Victim), (pack.suspects, Role::Suspect)]
            {
                for noun in list {
                    words.roles.insert(format!("{noun}s"), role);
                    words.roles.insert(noun, role);
                }
            }
            pack.group.into_iter().for_each(|g| words.add(g));
        }
        for list in words.phrases.values_mut() {
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.phrases);
    }

    fn add(&mut self, pack: PackGroup) {
        let group = self.groups.len();
        for (state, s) in pack.state.iter().enumerate() {
            for phrase in &s.phrases {
                let mut slots = phrase.split_whitespace().map(|w| w.split('|').map(str::to_owned).collect::<Vec<_>>());
                let firsts = slots.next().unwrap_or_default();
                let rest: Vec<Vec<String>> = slots.collect();
                for first in firsts {
                    self.phrases.or_default(&first).push(Phrase { group, state, rest: rest.clone() });
                }
            }
        }
        let index = |name: &str| pack.state.iter().position(|s| s.name == name);
        let states =
            pack.state.iter().map(|s| State { name: s.name.clone(), negated: s.negated.as_deref().and_then(index) });
        let states = states.collect();
        self.groups.push(Group {
            name: pack.name,
            of: pack.of,
            states,
            after: pack.after,
            together: pack.together,
            drifts: pack.drifts,
        });
    }

    /// Can a phrase start with the word?
    pub fn begins(&self, word: Word) -> bool {
        self.phrases.of(word).is_some()
    }

    /// The longest phrase that starts at `token` and ends before `end`.
    pub fn find(&self, doc: &Document, token: usize, end: usize) -> Option<Found> {
        let phrases = self.phrases.of(doc.hashed(token))?;
        let next = doc.low(token + 1);
        let holds = |slot: &[String], low: &str| slot.iter().any(|w| w == low);
        let fits = |p: &&Phrase| {
            p.rest.first().is_none_or(|slot| holds(slot, next))
                && token + p.rest.len() < end
                && p.rest.iter().enumerate().skip(1).all(|(k, slot)| holds(slot, doc.low(token + 1 + k)))
        };
        phrases.iter().find(fits).map(|p| Found { group: p.group, state: p.state, length: p.rest.len() + 1 })
    }

    pub fn role(&self, noun: &str) -> Option<Role> {
        self.roles.get(noun).copied()
    }

    /// The group of a claim's block ("status:plea").
    pub fn group(&self, block: &str) -> Option<&Group> {
        let name = block.strip_prefix("status:")?;
        self.groups.iter().find(|g| g.name == name)
    }
}

impl Group {
    /// Can both states be true?
    pub fn both(&self, a: &str, b: &str) -> bool {
        self.together.iter().any(|(x, y)| x == a && y == b || x == b && y == a)
    }

    /// May a report tell `earlier` and a later one `later`?
    pub fn follows(&self, earlier: &str, later: &str) -> bool {
        self.after.iter().any(|(x, y)| x == earlier && y == later)
    }
}
