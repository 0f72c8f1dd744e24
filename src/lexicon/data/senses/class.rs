//! The classes and concepts that words are sorted into.

/// WordNet's lexicographer files, in its order: what a sense of a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Adjective,
    AdjectiveOfNoun,
    Adverb,
    /// The most general nouns.
    Top,
    Act,
    Animal,
    Artifact,
    Attribute,
    Body,
    Cognition,
    Communication,
    Event,
    Feeling,
    Food,
    Group,
    Location,
    Motive,
    Object,
    Person,
    Phenomenon,
    Plant,
    Possession,
    Process,
    Quantity,
    Relation,
    Shape,
    State,
    Substance,
    Time,
    VerbOfBody,
    VerbOfChange,
    VerbOfCognition,
    VerbOfCommunication,
    VerbOfCompetition,
    VerbOfConsumption,
    VerbOfContact,
    VerbOfCreation,
    VerbOfEmotion,
    VerbOfMotion,
    VerbOfPerception,
    VerbOfPossession,
    VerbOfSocial,
    VerbOfState,
    VerbOfWeather,
    AdjectiveOfParticiple,
}

impl Class {
    const ALL: [Class; 45] = {
        use Class::*;
        [
            Adjective,
            AdjectiveOfNoun,
            Adverb,
            Top,
            Act,
            Animal,
            Artifact,
            Attribute,
            Body,
            Cognition,
            Communication,
            Event,
            Feeling,
            Food,
            Group,
            Location,
            Motive,
            Object,
            Person,
            Phenomenon,
            Plant,
            Possession,
            Process,
            Quantity,
            Relation,
            Shape,
            State,
            Substance,
            Time,
            VerbOfBody,
            VerbOfChange,
            VerbOfCognition,
            VerbOfCommunication,
            VerbOfCompetition,
            VerbOfConsumption,
            VerbOfContact,
            VerbOfCreation,
            VerbOfEmotion,
            VerbOfMotion,
            VerbOfPerception,
            VerbOfPossession,
            VerbOfSocial,
            VerbOfState,
            VerbOfWeather,
            AdjectiveOfParticiple,
        ]
    };

    pub(super) fn of(file: u8) -> Option<Class> {
        Class::ALL.get(usize::from(file)).copied()
    }
}

/// Things that stand under one general synset or a few; the order of `tools/senses.py`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Concept {
    Person,
    Group,
    Organization,
    Location,
    Structure,
    Building,
    Vehicle,
    Weapon,
    Machine,
    Document,
    /// Streets, roads, passages.
    Way,
    Water,
    /// Earthquakes, storms, floods.
    NaturalPhenomenon,
    Happening,
    Act,
    SocialEvent,
    Contest,
    Gathering,
    /// Trials, hearings.
    Proceeding,
    Crime,
    /// Accidents, crashes.
    Mishap,
    /// Injuries too.
    Illness,
    Money,
    Worker,
    Leader,
    Relative,
    Animal,
    Food,
    Period,
    Unit,
}

/// The classes of the two commonest senses of a word as a noun and as a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes {
    pub noun: [Option<Class>; 2],
    pub verb: [Option<Class>; 2],
    /// How often it is a noun, of 15, in texts whose senses WordNet marked.
    pub noun_share: u8,
}

impl Classes {
    /// Is it of this class in one of its senses?
    pub fn has(&self, class: Class) -> bool {
        self.noun.contains(&Some(class)) || self.verb.contains(&Some(class))
    }

    /// Does a noun tell of something that happens: an act, an event, a phenomenon, a process?
    pub fn happens(&self) -> bool {
        let happening = |class: &Option<Class>| {
            matches!(class, Some(Class::Act | Class::Event | Class::Phenomenon | Class::Process))
        };
        self.noun.iter().any(happening)
    }
}
