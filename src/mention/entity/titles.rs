//! What the pack `titles` tells of whole titles.

mod relations;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{TitlesPack, list};
use crate::{
    document::Word,
    lexicon::{WordMap, morph},
};

pub use relations::{TitleKey, TitleRelation, relate_titles, same_title};

/// The compiled pack `titles`, as far as it is no property of single words.
#[derive(Debug, Default)]
pub struct TitleWords {
    generic: FxHashSet<Box<str>>,
    attributive: FxHashSet<Box<str>>,
    no_owner: FxHashSet<Box<str>>,
    abbreviated: FxHashSet<Box<str>>,
    graded: FxHashSet<Box<str>>,
    takes_general: FxHashSet<Box<str>>,
    keeps_owner: FxHashSet<Box<str>>,
    deputies: FxHashSet<Box<str>>,
    exclusive: FxHashSet<Box<str>>,
    /// The last word of titles of two words, to the first words.
    pub(super) compound: WordMap<Vec<Box<str>>>,
    no_compound: FxHashSet<Box<str>>,
    /// Offices that may be held together, by head or whole title.
    together: Vec<[Box<str>; 2]>,
    loosely: FxHashSet<Box<str>>,
    under_chief: FxHashSet<Box<str>>,
    chambers: FxHashSet<Box<str>>,
    chamber_members: FxHashSet<Box<str>>,
    /// Occupations of which one person has one at a time, in groups.
    rivals: Vec<Vec<Box<str>>>,
    ranks: Vec<Box<str>>,
    /// Title, its words sorted, to the synonym groups that it stands in.
    groups: FxHashMap<Box<str>, Vec<usize>>,
    group_count: usize,
    /// "then" in "then-president"
    prefixes: FxHashSet<Box<str>>,
    ordinals: FxHashSet<Box<str>>,
    class_words: FxHashSet<Box<str>>,
    grades: FxHashSet<Box<str>>,
    /// "petty" in "petty officer": officers that have grades.
    graded_officers: FxHashSet<Box<str>>,
    takes_ordinal: FxHashSet<Box<str>>,
    takes_grade: FxHashSet<Box<str>>,
    national: FxHashSet<Box<str>>,
    party_office: FxHashSet<Box<str>>,
    services: FxHashSet<Box<str>>,
    service_chiefs: FxHashSet<Box<str>>,
    small: FxHashSet<Box<str>>,
    dropped: FxHashSet<Box<str>>,
    occupation_ends: Vec<Box<str>>,
    /// A word to its one spelling, which is no abbreviation.
    spellings: FxHashMap<Box<str>, Box<str>>,
    /// Plural head to singular.
    singular: FxHashMap<Box<str>, Box<str>>,
}

impl TitleWords {
    pub(crate) fn add(&mut self, pack: &TitlesPack) {
        // first: they make the canonical form of what follows
        self.small.extend(list(&pack.small));
        self.dropped.extend(list(&pack.dropped));
        self.spellings.extend(pack.spellings.iter().map(|(a, b)| (a.as_str().into(), b.as_str().into())));
        for (set, words) in [
            (&mut self.prefixes, &pack.prefixes),
            (&mut self.ordinals, &pack.ordinals),
            (&mut self.class_words, &pack.class_words),
            (&mut self.grades, &pack.grades),
            (&mut self.graded_officers, &pack.graded_officers),
            (&mut self.takes_ordinal, &pack.takes_ordinal),
            (&mut self.takes_grade, &pack.takes_grade),
            (&mut self.national, &pack.national),
            (&mut self.party_office, &pack.party_office),
            (&mut self.services, &pack.services),
            (&mut self.service_chiefs, &pack.service_chiefs),
        ] {
            set.extend(list(words));
        }
        self.occupation_ends.extend(list(&pack.occupation_ends));
        self.generic.extend(list(&pack.generic));
        self.attributive.extend(list(&pack.attributive));
        self.no_owner.extend(list(&pack.no_owner));
        self.abbreviated.extend(list(&pack.abbreviated));
        self.graded.extend(list(&pack.graded));
        self.takes_general.extend(list(&pack.takes_general));
        self.keeps_owner.extend(list(&pack.keeps_owner));
        self.exclusive.extend(list(&pack.relations.exclusive));
        let offices: Vec<String> = pack.relations.offices.iter().map(|o| self.canonical(o)).collect();
        self.exclusive.extend(offices.into_iter().map(Into::into));
        for (first, last) in pack.compound.iter().filter_map(|t| t.split_once(' ')) {
            self.compound.or_default(last).push(first.into());
        }
        self.no_compound.extend(list(&pack.no_compound));
        for [a, b] in &pack.relations.together {
            self.together.push([self.canonical(a).into(), self.canonical(b).into()]);
        }
        self.loosely.extend(list(&pack.relations.loosely));
        self.under_chief.extend(list(&pack.relations.under_chief));
        self.chambers.extend(list(&pack.relations.chambers));
        self.chamber_members.extend(list(&pack.relations.chamber_members));
        for title in &pack.relations.deputy_titles {
            self.deputies.insert(self.canonical(title).into());
        }
        self.rivals.extend(pack.relations.rivals.iter().map(|g| g.iter().map(|w| w.as_str().into()).collect()));
        self.deputies.extend(list(&pack.relations.deputies));
        self.ranks.extend(pack.relations.ranks.iter().map(|r| r.as_str().into()));
        for group in &pack.relations.synonyms {
            for title in group {
                let title = self.canonical(title);
                self.groups.entry(title.into()).or_default().push(self.group_count);
            }
            self.group_count += 1;
        }
    }

    pub(crate) fn add_plural(&mut self, head: &str) {
        if let Some(plural) = morph::plural_of_person(head) {
            self.singular.insert(plural.into(), head.into());
        }
    }

    pub(crate) fn singular<'a>(&'a self, head: &'a str) -> &'a str {
        self.singular.get(head).map_or(head, |s| s)
    }

    /// May the head be an adjective or a thing ("official", "model")?
    pub(crate) fn is_attributive(&self, head: &str) -> bool {
        self.attributive.contains(head)
    }

    /// Is the word the last one of a title of two words ("back")?
    pub(crate) fn ends_compound(&self, word: Word) -> bool {
        self.compound.of(word).is_some()
    }

    /// "running back", where no verb is meant ("running back to").
    pub(crate) fn is_compound(&self, first: &str, last: &str, next: &str) -> bool {
        self.compound.get(last).is_some_and(|f| f.iter().any(|w| **w == *first)) && !self.no_compound.contains(next)
    }

    /// "the time" in "chief of staff at the time".
    pub(crate) fn is_no_owner(&self, word: &str) -> bool {
        self.no_owner.contains(word)
    }

    pub(crate) fn is_abbreviated(&self, head: &str) -> bool {
        self.abbreviated.contains(head)
    }

    /// "ologist": endings that make an unlisted word an occupation.
    pub(crate) fn ends_as_occupation(&self, low: &str) -> bool {
        low.len() >= 8 && self.occupation_ends.iter().any(|e| low.ends_with(&**e))
    }

    /// "then" in "then-president"
    pub(crate) fn is_prefix(&self, low: &str) -> bool {
        self.prefixes.contains(low)
    }

    pub(crate) fn is_ordinal(&self, low: &str) -> bool {
        self.ordinals.contains(low)
    }

    /// "deputy" behind "first"
    pub(crate) fn takes_ordinal(&self, low: &str) -> bool {
        self.takes_ordinal.contains(low)
    }

    /// "governor" behind "lieutenant"
    pub(crate) fn takes_grade(&self, low: &str) -> bool {
        self.takes_grade.contains(low)
    }

    /// Does a nationality before it say whose it is ("the French coach"), not where somebody is from?
    pub(crate) fn is_national(&self, head: &str) -> bool {
        self.national.contains(self.singular(head))
    }

    /// "the Republican nominee"
    pub(crate) fn is_party_office(&self, head: &str) -> bool {
        self.party_office.contains(head)
    }

    /// "police"
    pub(crate) fn is_service(&self, low: &str) -> bool {
        self.services.contains(low)
    }

    /// "chief", of the police
    pub(crate) fn is_service_chief(&self, low: &str) -> bool {
        self.service_chiefs.contains(low)
    }

    /// "lieutenant" before "governor"
    pub(crate) fn is_graded(&self, word: &str) -> bool {
        self.graded.contains(word)
    }

    /// "attorney general"
    pub(crate) fn takes_general(&self, head: &str) -> bool {
        self.takes_general.contains(head)
    }

    /// What follows "of" is the owner, never a part of the title.
    pub(crate) fn keeps_owner(&self, head: &str) -> bool {
        self.keeps_owner.contains(head)
    }
}
