//! The packs `entity`, `names`, `titles`, `places` and `organizations`, compiled for look-up.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{
    gazetteer::{self, Gazetteer},
    names::{self, NameWords},
    titles::TitleWords,
};
use crate::{
    document::Word,
    lexicon::{Known, PackError, Packs, WordMap, morph},
};

/// What is known about a word, as bits.
pub type Flags = u64;

/// The bits of [`Flags`].
pub mod flag {
    use super::Flags;

    pub const GIVEN_HE: Flags = 1;
    pub const GIVEN_SHE: Flags = 1 << 1;
    pub const GIVEN: Flags = GIVEN_HE | GIVEN_SHE;
    pub const FAMILY: Flags = 1 << 2;
    /// A family name that stands first (Chinese, Korean, Vietnamese).
    pub const FAMILY_FIRST: Flags = 1 << 3;
    pub const PARTICLE: Flags = 1 << 4;
    pub const SUFFIX: Flags = 1 << 5;
    pub const HONORIFIC: Flags = 1 << 6;
    pub const OFFICE: Flags = 1 << 7;
    pub const RANK: Flags = 1 << 8;
    pub const OCCUPATION: Flags = 1 << 9;
    /// Any head of a title.
    pub const TITLE: Flags = OFFICE | RANK | OCCUPATION;
    /// A title's head in the plural ("ministers").
    pub const PLURAL: Flags = 1 << 10;
    pub const TITLE_MODIFIER: Flags = 1 << 11;
    pub const FORMER: Flags = 1 << 12;
    pub const ACTING: Flags = 1 << 13;
    pub const PROSPECTIVE: Flags = 1 << 14;
    pub const EVALUATIVE: Flags = 1 << 15;
    pub const PORTFOLIO: Flags = 1 << 16;
    pub const POSTMODIFIER: Flags = 1 << 17;
    pub const SAY: Flags = 1 << 18;
    pub const ACT: Flags = 1 << 19;
    pub const RELATION: Flags = 1 << 20;
    /// A closed-class word.
    pub const FUNCTION: Flags = 1 << 21;
    /// An ordinary word of the language.
    pub const COMMON: Flags = 1 << 22;
    pub const CALENDAR: Flags = 1 << 23;
    pub const ORG_HEAD: Flags = 1 << 24;
    pub const ORG_SUFFIX: Flags = 1 << 25;
    pub const NO_ACRONYM: Flags = 1 << 26;
    pub const PLACE_HEAD: Flags = 1 << 27;
    pub const PEOPLE: Flags = 1 << 28;
    pub const PARTY: Flags = 1 << 29;
    /// Begins an entry of the gazetteer.
    pub const LISTED: Flags = 1 << 30;
    /// A rank that is no role before a bare name.
    pub const STYLE: Flags = 1 << 31;
    /// A word that news use, by the compiled data: in no pack.
    pub const ORDINARY: Flags = 1 << 32;
    /// What is done to people ("killed", "arrested"): evidence for a person on which it is done.
    pub const DONE_TO: Flags = 1 << 33;
    /// A month that people are called by, too ("April", "May").
    pub const MONTH_NAME: Flags = 1 << 34;
}

/// The compiled packs of this module.
#[derive(Debug, Default)]
pub struct Words {
    pub(crate) flags: WordMap<Flags>,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) honorific_he: Vec<Box<str>>,
    pub(crate) honorific_she: Vec<Box<str>>,
    pub(crate) place_prepositions: WordMap<()>,
    pub(crate) place_heads_before: WordMap<()>,
    pub(crate) as_triggers: WordMap<()>,
    pub(crate) naming: WordMap<()>,
    /// Those of `as_triggers` that say that it is over.
    pub(crate) as_ended: FxHashSet<Box<str>>,
    /// "teen", "victim": nouns of people that are no titles.
    pub(crate) people: FxHashSet<Box<str>>,
    /// "anti" in "anti-Hale": what stands before a hyphen makes no name.
    pub(crate) prefixes: FxHashSet<Box<str>>,
    /// "american" in "Mexican-American"
    pub(crate) peoples_joined: FxHashSet<Box<str>>,
    /// "ian" in "Canadian"
    people_ends: Vec<Box<str>>,
    /// "now" in "who is now the director"
    pub(crate) holding: FxHashSet<Box<str>>,
    pub(crate) role_verbs: FxHashMap<Box<str>, Box<str>>,
    pub(crate) titles: TitleWords,
    pub(crate) names: NameWords,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct EntityPack {
    honorific: String,
    honorific_he: String,
    honorific_she: String,
    say: String,
    acts: String,
    done_to: String,
    relation: String,
    function: String,
    common: String,
    calendar: String,
    party: String,
    people: String,
    prefixes: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct NamesPack {
    given_male: String,
    given_female: String,
    family: String,
    family_first: String,
    particles: String,
    suffixes: String,
    pub(crate) matching_particles: String,
    pub(crate) matching_titles: String,
    pub(crate) peerage: String,
    pub(crate) nicknames: Vec<String>,
    pub(crate) variants: Vec<String>,
    pub(crate) respelled: Vec<String>,
    pub(crate) abbreviated: String,
    pub(crate) generations: Vec<String>,
    pub(crate) son_of: String,
    pub(crate) never_given: String,
    pub(crate) diminutive_ends: String,
    pub(crate) bent_ends: String,
    pub(crate) romanized_ends: String,
    pub(crate) romanized_letters: Vec<[String; 2]>,
    pub(crate) mandarin_letters: Vec<[String; 2]>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TitlesPack {
    office: String,
    rank: String,
    style: String,
    occupation: String,
    pub(crate) attributive: String,
    pub(crate) no_owner: String,
    pub(crate) abbreviated: String,
    pub(crate) graded: String,
    pub(crate) takes_general: String,
    pub(crate) keeps_owner: String,
    pub(crate) compound: Vec<String>,
    pub(crate) no_compound: String,
    pub(crate) generic: String,
    modifier: String,
    former: String,
    acting: String,
    prospective: String,
    evaluative: String,
    portfolio: String,
    postmodifier: String,
    as_triggers: String,
    as_ended: String,
    naming: String,
    holding: String,
    pub(crate) occupation_ends: String,
    pub(crate) prefixes: String,
    pub(crate) ordinals: String,
    pub(crate) class_words: String,
    pub(crate) grades: String,
    pub(crate) graded_officers: String,
    pub(crate) takes_ordinal: String,
    pub(crate) takes_grade: String,
    pub(crate) national: String,
    pub(crate) party_office: String,
    pub(crate) services: String,
    pub(crate) service_chiefs: String,
    pub(crate) small: String,
    pub(crate) dropped: String,
    pub(crate) spellings: std::collections::BTreeMap<String, String>,
    verbs: std::collections::BTreeMap<String, String>,
    pub(crate) relations: Relations,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Relations {
    pub(crate) synonyms: Vec<Vec<String>>,
    pub(crate) ranks: Vec<String>,
    pub(crate) deputies: String,
    pub(crate) exclusive: String,
    pub(crate) rivals: Vec<Vec<String>>,
    pub(crate) offices: Vec<String>,
    pub(crate) together: Vec<[String; 2]>,
    pub(crate) loosely: String,
    pub(crate) deputy_titles: Vec<String>,
    pub(crate) under_chief: String,
    pub(crate) chambers: String,
    pub(crate) chamber_members: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct OrganizationsPack {
    head: String,
    suffix: String,
    links: String,
    no_acronym: String,
    known: String,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<EntityPack>("entity")? {
            words.add_entity(&pack);
        }
        for pack in packs.read::<NamesPack>("names")? {
            words.add_names(&pack);
        }
        for pack in packs.read::<TitlesPack>("titles")? {
            words.add_titles(&pack);
        }
        for pack in packs.read::<gazetteer::PlacesPack>("places")? {
            words.mark(&pack.peoples, flag::PEOPLE);
            words.mark(&pack.heads, flag::PLACE_HEAD);
            words.place_prepositions.extend(list(&pack.prepositions).map(|w| (w, ())));
            words.place_heads_before.extend(list(&pack.heads_before).map(|w| (w, ())));
            words.people_ends.extend(list(&pack.people_ends));
            words.peoples_joined.extend(list(&pack.peoples_joined));
            words.gazetteer.add_places(&pack);
        }
        for pack in packs.read::<OrganizationsPack>("organizations")? {
            words.mark(&pack.head, flag::ORG_HEAD);
            words.mark(&pack.suffix, flag::ORG_SUFFIX);
            words.mark(&pack.no_acronym, flag::NO_ACRONYM);
            words.gazetteer.add_organizations(&pack.known);
        }
        let flags = &mut words.flags;
        for first in words.gazetteer.first_words() {
            *flags.or_default(first) |= flag::LISTED;
        }
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.flags);
        known.register(&mut self.as_triggers);
        known.register(&mut self.titles.compound);
        known.register(&mut self.naming);
        known.register(&mut self.place_heads_before);
        known.register(&mut self.place_prepositions);
        known.register(&mut self.gazetteer.by_first);
    }

    /// What matching names needs.
    pub fn names(&self) -> &NameWords {
        &self.names
    }

    /// Does the word end as those of a people do?
    pub(crate) fn ends_as_people(&self, low: &str) -> bool {
        self.people_ends.iter().any(|e| low.ends_with(&**e))
    }

    /// The bits of a word in lower case.
    pub(crate) fn of(&self, low: &str) -> Flags {
        self.flags.get(low).copied().unwrap_or(0)
    }

    /// The bits of a document's word.
    pub(crate) fn of_word(&self, word: Word) -> Flags {
        self.flags.of(word).copied().unwrap_or(0)
    }

    fn mark(&mut self, words: &str, bit: Flags) {
        for word in words.split_whitespace() {
            *self.flags.or_default(word) |= bit;
        }
    }

    fn add_entity(&mut self, pack: &EntityPack) {
        self.mark(&pack.honorific, flag::HONORIFIC);
        self.mark(&pack.say, flag::SAY);
        self.mark(&pack.acts, flag::ACT);
        self.mark(&pack.done_to, flag::DONE_TO);
        self.mark(&pack.relation, flag::RELATION);
        self.mark(&pack.function, flag::FUNCTION);
        self.mark(&pack.common, flag::COMMON);
        self.mark(&pack.calendar, flag::CALENDAR);
        self.mark(&pack.party, flag::PARTY);
        self.people.extend(list(&pack.people));
        self.prefixes.extend(list(&pack.prefixes));
        self.honorific_he.extend(list(&pack.honorific_he));
        self.honorific_she.extend(list(&pack.honorific_she));
    }

    fn add_names(&mut self, pack: &NamesPack) {
        self.mark(&pack.given_male, flag::GIVEN_HE);
        self.mark(&pack.given_female, flag::GIVEN_SHE);
        for group in &pack.respelled {
            // another spelling of a given name is one, too
            let bits = group.split_whitespace().fold(0, |bits, w| bits | *self.flags.or_default(w) & flag::GIVEN);
            self.mark(group, bits);
            for (bit, kind) in [(flag::GIVEN_HE, names::HE), (flag::GIVEN_SHE, names::SHE)] {
                self.names.add_words(if bits & bit != 0 { group } else { "" }, kind);
            }
        }
        self.mark(&pack.family, flag::FAMILY);
        self.mark(&pack.family_first, flag::FAMILY_FIRST);
        self.mark(&pack.particles, flag::PARTICLE);
        self.mark(&pack.suffixes, flag::SUFFIX);
        self.names.add(pack, &pack.suffixes);
        for (words, kind) in
            [(&pack.given_male, names::HE), (&pack.given_female, names::SHE), (&pack.family_first, names::FAMILY_FIRST)]
        {
            self.names.add_words(words, kind);
        }
    }

    fn add_titles(&mut self, pack: &TitlesPack) {
        for (heads, bit) in
            [(&pack.office, flag::OFFICE), (&pack.rank, flag::RANK), (&pack.occupation, flag::OCCUPATION)]
        {
            self.mark(heads, bit);
            for head in heads.split_whitespace() {
                self.titles.add_plural(head);
                if let Some(plural) = morph::plural_of_person(head) {
                    *self.flags.or_default(&plural) |= flag::PLURAL;
                }
            }
        }
        self.mark(&pack.style, flag::STYLE);
        self.mark(&pack.modifier, flag::TITLE_MODIFIER);
        self.mark(&pack.former, flag::FORMER);
        self.mark(&pack.acting, flag::ACTING);
        self.mark(&pack.prospective, flag::PROSPECTIVE);
        self.mark(&pack.evaluative, flag::EVALUATIVE);
        self.mark(&pack.portfolio, flag::PORTFOLIO);
        self.mark(&pack.postmodifier, flag::POSTMODIFIER);
        self.as_triggers.extend(list(&pack.as_triggers).map(|w| (w, ())));
        self.naming.extend(list(&pack.naming).map(|w| (w, ())));
        self.as_ended.extend(list(&pack.as_ended));
        self.holding.extend(list(&pack.holding));
        for (verb, head) in &pack.verbs {
            self.role_verbs.insert(verb.as_str().into(), head.as_str().into());
        }
        self.titles.add(pack);
    }
}

/// The words of a pack's list.
pub(crate) fn list(words: &str) -> impl Iterator<Item = Box<str>> + '_ {
    words.split_whitespace().map(Into::into)
}
