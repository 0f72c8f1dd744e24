//! People, organizations, places, and the titles that people hold.

use serde::Deserialize;

use crate::{
    document::{Document, Span},
    lexicon::{PackError, Packs},
};

/// What the recognizer found; `id`s are indices into the entity lists.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    pub people: Vec<Person>,
    pub organizations: Vec<Organization>,
    pub places: Vec<Place>,
    pub person_mentions: Vec<PersonMention>,
    pub organization_mentions: Vec<EntityMention>,
    pub place_mentions: Vec<EntityMention>,
    pub roles: Vec<Role>,
}

/// One person of the article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Person {
    /// The fullest form in the article, without title and honorific.
    pub name: String,
    /// Family name as written in `name` ("Umerov", "van der Berg"); equals `name` for a mononym.
    pub family: String,
    /// Given names and initials as written, in order.
    pub given: Vec<String>,
    /// "he", "she" where the article tells.
    pub pronoun: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Organization {
    /// The full name in the article.
    pub name: String,
    pub acronym: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PlaceKind {
    Country,
    Region,
    City,
    #[default]
    Other,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// Canonical name: aliases and demonyms are resolved ("Türkiye" is "Turkey").
    pub name: String,
    pub kind: PlaceKind,
    /// Canonical name of the country that it lies in, where the pack knows.
    pub country: Option<String>,
    /// Is it the capital of `country`?
    pub capital: bool,
}

/// How a person is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonForm {
    /// Given and family name.
    Full,
    /// Family (or only) name.
    Short,
    /// "the minister"
    Nominal,
    /// "he"
    Pronoun,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonMention {
    pub span: Span,
    pub id: usize,
    pub form: PersonForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityMention {
    pub span: Span,
    pub id: usize,
    /// For places: a demonym or adjective ("Turkish"), not the name.
    pub adjective: bool,
}

/// Whether the title is held at the time of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tenure {
    Current,
    Former,
    Acting,
    Elect,
    /// Nominated, candidate, would-be.
    Prospective,
}

/// A title that a person holds: "NSDC Secretary Rustem Umerov".
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    pub person: Span,
    /// Index into `Entities::people`.
    pub person_id: usize,
    pub title: Span,
    /// The title in lower case, singular, without tenure words ("defense minister").
    pub title_name: String,
    pub org: Option<Span>,
    /// Index into `Entities::organizations` where the org is one (it may be a place).
    pub org_id: Option<usize>,
    pub tenure: Tenure,
}

/// The compiled pack `entity`.
#[derive(Debug, Default)]
pub struct Words {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        packs.read::<Pack>("entity")?;
        Ok(Words {})
    }
}

/// Find people, organizations, places and titles in `doc`.
pub fn recognize(_doc: &Document, _words: &Words) -> Entities {
    Entities::default()
}

/// Are two written names the same person's? A score from 0 to 1; 0.5 and above is yes.
pub fn same_person(a: &str, b: &str, _words: &Words) -> f64 {
    strsim::jaro_winkler(&a.to_lowercase(), &b.to_lowercase())
}
