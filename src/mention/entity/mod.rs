//! People, organizations, places, and the titles that people hold.

mod coref;
mod gazetteer;
pub mod names;
mod organizations;
mod people;
mod places;
mod reference;
mod roles;
mod scene;
#[cfg(test)]
mod tests;
mod title_spans;
pub mod titles;
mod words;

use rustc_hash::FxHashMap;

use crate::document::{Document, Span};
use gazetteer::span_of;
use scene::Scene;

pub use words::Words;

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
    /// Family name as written in `name` ("Hale", "van der Berg"); equals `name` for a mononym.
    pub family: String,
    /// Given names and initials as written, in order.
    pub given: Vec<String>,
    /// "he", "she" where the article tells.
    pub pronoun: Option<String>,
    /// Every way in which the article writes the full name, with one place each; the first is the first found.
    pub spellings: Vec<(String, Span)>,
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

/// A title that a person holds: "Finance Minister Ruth Hale".
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

/// Find people, organizations, places and titles in `doc`.
pub fn recognize(doc: &Document, words: &Words) -> Entities {
    let mut scene = Scene::new(doc, words);
    let mut candidates = Vec::new();
    for sentence in &doc.sentences {
        let (first, end) = (sentence.tokens.start, sentence.tokens.end);
        scene::find_listed(&mut scene, first, end);
        organizations::find(&mut scene, first, end);
        title_spans::find(&mut scene, first, end);
        people::candidates(&scene, first, end, &mut candidates);
    }
    let mut found = coref::resolve(&mut scene, candidates);
    found.tokens.sort_unstable();
    let roles = roles::find(&scene, &found);
    for sentence in &doc.sentences {
        places::find(&mut scene, sentence.tokens.start, sentence.tokens.end);
    }
    reference::resolve(&scene, &mut found, &roles);
    let mut entities = Entities { people: found.people, person_mentions: found.mentions, roles, ..Entities::default() };
    collect_places(&scene, &mut entities);
    collect_organizations(&scene, &mut entities);
    entities
}

/// Are two written names the same person's?
pub fn same_person(a: &str, b: &str, words: &Words) -> names::Answer {
    let (a, b) = (names::parse(a, &words.names), names::parse(b, &words.names));
    names::compare(&a, &b, &words.names)
}

fn collect_places(scene: &Scene, entities: &mut Entities) {
    let mut ids: FxHashMap<usize, usize> = FxHashMap::default();
    let mut local: FxHashMap<&str, usize> = FxHashMap::default();
    for hit in scene.places.iter().filter(|h| matches!(scene.owner(h.first), scene::Owner::Place(_))) {
        let span = span_of(scene.doc, hit.first, hit.end);
        let text = scene.doc.slice(span);
        let next = entities.places.len();
        let id = match hit.listed {
            Some(listed) => *ids.entry(listed).or_insert(next),
            None => *local.entry(text).or_insert(next),
        };
        if id == next {
            let listed = hit.listed.and_then(|l| scene.words.gazetteer.places.get(l)).cloned();
            entities.places.push(listed.unwrap_or_else(|| local_place(scene, hit, text)));
        }
        entities.place_mentions.push(EntityMention { span, id, adjective: hit.adjective });
    }
    entities.place_mentions.sort_by_key(|m| m.span);
}

/// "Troy" before "Ohio" is a city of its country.
fn local_place(scene: &Scene, hit: &scene::PlaceHit, text: &str) -> Place {
    let within = hit.within.and_then(|l| scene.words.gazetteer.places.get(l));
    let kind = if within.is_some() { PlaceKind::City } else { PlaceKind::Other };
    Place { name: text.to_owned(), kind, country: within.and_then(|p| p.country.clone()), capital: false }
}

fn collect_organizations(scene: &Scene, entities: &mut Entities) {
    let mut ids: FxHashMap<String, usize> = FxHashMap::default();
    for (index, hit) in scene.organizations.iter().enumerate() {
        if !scene.stands(index) {
            continue;
        }
        let span = span_of(scene.doc, hit.first, hit.end);
        let text = scene.doc.slice(span);
        let listed = hit.listed.and_then(|l| scene.words.gazetteer.organizations.get(l));
        let name = listed.map_or(text, |o| o.name.as_str());
        let next = entities.organizations.len();
        let id = *ids.entry(name.to_owned()).or_insert(next);
        if id == next {
            let acronym = listed.and_then(|o| o.acronym.clone());
            entities.organizations.push(Organization { name: name.to_owned(), acronym });
        }
        if let Some(at) = hit.acronym {
            let acronym = scene.doc.word(at).to_owned();
            if let Some(o) = entities.organizations.get_mut(id) {
                o.acronym = Some(acronym.clone());
            }
            ids.entry(acronym).or_insert(id);
        }
        entities.organization_mentions.push(EntityMention { span, id, adjective: false });
    }
    entities.organization_mentions.sort_by_key(|m| m.span);
    let orgs: FxHashMap<Span, usize> = entities.organization_mentions.iter().map(|m| (m.span, m.id)).collect();
    for role in &mut entities.roles {
        role.org_id = role.org.and_then(|s| orgs.get(&s).copied());
    }
}
