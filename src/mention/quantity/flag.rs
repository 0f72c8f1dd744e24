//! What the packs `quantity` and `casualty` say of a word, as bits of `Entry::flags`.

use std::collections::BTreeMap;

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $key:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name),* }
        $($(#[$doc])* pub const $name: u128 = 1 << Number::$name as u128;)*
        const KEYS: &[(&str, u128)] = &[$(($key, $name)),*];
    };
}

flags! {
    DETERMINER = "determiners",
    PREPOSITION = "prepositions",
    CONJUNCTION = "conjunctions",
    PRONOUN = "pronouns",
    AUXILIARY = "auxiliaries",
    ADVERB = "adverbs",
    /// A verb form that is no noun.
    VERB = "past_forms",
    UP = "up",
    DOWN = "down",
    MONTH = "months",
    WEEKDAY = "weekdays",
    /// A number right behind it names a thing.
    LABEL = "labels",
    /// Between a bound and its number it changes nothing.
    TRANSPARENT = "transparent",
    STREET = "streets",
    /// A four-digit number behind it is a year of an earlier century.
    ERA_CUE = "era_cues",
    /// So is one of ours, whatever it seems to count.
    YEAR_IN = "year_in",
    NUMBER_SIGN = "number_signs",
    /// "the 4300 block of Mill Road"
    BLOCK = "blocks",
    /// Joined to a number by a hyphen it makes no name: "sub-60".
    NUMBER_PREFIX = "number_prefixes",
    BETWEEN = "between",
    RANGE_LINK = "range_links",
    MINUS = "minus",
    DOZEN = "dozens",
    TIMES = "times",
    /// Behind it "one" is a pronoun.
    ONE_BEHIND = "one_behind",
    /// Before it "one" is a pronoun.
    ONE_BEFORE = "one_before",
    /// "one of a kind"
    ONE_OF = "one_of",
    /// Behind it a number counts the places of a series: "the last four".
    RANK = "ranks",
    /// A bound right before a number only: elsewhere it tells the place.
    PLACE_BOUND = "bounds_of_place",
    /// A bound only where it is glued to the number.
    GLUED_BOUND = "glued_bounds",
    MAGNITUDE = "magnitude_nouns",
    /// Tells a moment: "a week earlier" is no rate.
    MOMENT = "moments",
    AGE = "age_words",
    OLD = "old",
    COMPARED_AGE = "compared_ages",
    AGE_VERB = "age_verbs",
    AGE_SUBJECT = "age_subjects",
    /// "turned 45": whoever does it, the number is an age.
    BIRTHDAY = "birthdays",
    /// "died at 88"
    AT_AGE = "at_age",
    /// Part of a name behind a comma or space: "Jr."
    NAME_SUFFIX = "name_suffixes",
    /// A number word that knows no upper end: "scores".
    OPEN_END = "open_ended",
    EVERY = "every",
    EACH_OF = "each_of",
    COMPARATIVE = "comparatives",
    /// "3 tonnes of rice"
    MEASURED_OF = "measured_of",
    /// "3 million in taxes"
    MEASURED_IN = "measured_in",
    /// Between the noun that is measured and the number: "a stake of 5%".
    CONCEPT_LINK = "concept_links",
    SUBJECT_END = "subject_ends",
    CLAUSE_START = "clause_starts",
    CLAUSE_END = "clause_ends",
    /// Between two numbers of one unit: "12 percent, compared with 9".
    COMPARISON = "comparison_links",
    TOTAL = "totals",
    /// "another 12"
    ADDED_BEFORE = "added_before",
    /// "12 more"
    ADDED_BEHIND = "added_behind",
    REMAINING = "remaining",
    PART_CUE = "part_cues",
    /// An adjective that heads no phrase: "3,000 more".
    OPEN = "open_adjectives",
    REST = "rest",
    NOT_PLURAL = "not_plural",
    PARTICIPLE_ADJECTIVE = "participle_adjectives",
    CONTAINER = "containers",
    /// Says nothing of the kind of thing: "other", "total".
    DROPPED = "dropped",
    /// Ends in -ly and is no adverb: "elderly".
    LY_ADJECTIVE = "adjectives_in_ly",
    /// A plural that modifies another: "women soldiers".
    PLURAL_MODIFIER = "plural_modifiers",
    /// What prices are asked for: "$5 a share".
    SOLD_BY = "sold_by",
    PEOPLE = "people",
    BUILDING = "buildings",
    LIVESTOCK = "livestock",
    DESTROYED = "destroyed",
    DAMAGED = "damaged",
    LEAVE = "leave",
    TOLL_VERB = "toll_verbs",
    /// A toll that may stand far before its number.
    FAR_TOLL = "far_tolls",
    NEGATOR = "negators",
    /// What people flee: "fled their homes".
    FLIGHT = "flight_from",
    FLEE = "flee",
    /// mother, father: "a mother of two" has two children.
    PARENT = "parents",
    /// Links a subject to its fate: "were reported dead".
    LINKING = "linking",
    /// Opens a parenthesis between subject and verb: ", including two children, died".
    INSERTED = "inserted",
    /// A fate that needs no "were": "12 died", "12 dead".
    INTRANSITIVE = "intransitive",
    /// One that holds whatever stands between it and the count.
    DIED = "died",
    DEAD = "dead",
    FATALLY = "fatally",
    /// Forms of "be" that make a passive.
    BE = "be",
    /// Kills only where lives follow.
    CLAIM = "claim",
    CLAIMED = "claimed",
    /// Denies what follows: "denied that", "rejected a claim that".
    DENIES = "denies",
    FALSE = "false",
    FALSELY = "falsely",
    /// "no evidence that" denies.
    EVIDENCE = "evidence",
    /// Opens a clause that says what is denied.
    CONTENT = "content",
    /// A noun for what somebody says: "a report that 40 died was false".
    REPORT = "reports",
    FEARED = "feared",
    /// Never between a verb and the count that is its object.
    NO_OBJECT = "no_object",
    /// Between a verb and its count, besides what is transparent.
    BEFORE_COUNT = "before_count",
    /// Joins one count to the next.
    JOINT = "joints",
    JOINT_ADVERB = "joint_adverbs",
    IN_PLACE = "in_place",
    LIFE = "lives",
    /// Starts a phrase of [`super::idiom`].
    IDIOM = "idiom_words",
    /// A number word: the grammar of numbers starts here.
    NUMERAL = "number_words",
}

/// Ends a noun phrase.
pub const CLOSED: u128 = DETERMINER | PREPOSITION | CONJUNCTION | PRONOUN | AUXILIARY | ADVERB | VERB;

/// Lists of words by flag, as a pack holds them.
pub type Lists = BTreeMap<Flag, Vec<String>>;

/// The key of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flag(pub u128);

impl<'de> serde::Deserialize<'de> for Flag {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Flag, D::Error> {
        let key = String::deserialize(from)?;
        let known = KEYS.iter().find(|(k, _)| *k == key);
        let names = || KEYS.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
        known.map(|(_, flag)| Flag(*flag)).ok_or_else(|| {
            serde::de::Error::custom(format!("there is no list of words \"{key}\"; the lists are {}", names()))
        })
    }
}
