//! People, organizations, places, and the titles that people hold.

mod atlas;
mod census;
mod coref;
mod evidence;
mod gazetteer;
mod listed;
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

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::document::{Document, Span};
use gazetteer::span_of;
use scene::Scene;

pub use crate::value::{PlaceKind, Tenure};
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

impl Entities {
    /// Does a name of a person cover the span?
    pub fn is_named(&self, span: Span) -> bool {
        let after = self.person_mentions.partition_point(|m| m.span.start <= span.start);
        let covers = |m: &&PersonMention| m.form <= PersonForm::Short && m.span.end >= span.end;
        self.person_mentions.get(after.saturating_sub(3)..after).unwrap_or_default().iter().any(|m| covers(&m))
    }
}

/// Find people, organizations, places and titles in `doc`.
pub fn recognize(doc: &Document, words: &Words) -> Entities {
    let mut scene = Scene::new(doc, words);
    let mut candidates = Vec::new();
    let (mut seen, mut unsure) = (atlas::Seen::default(), Vec::new());
    for sentence in &doc.sentences {
        listed::find(&mut scene, sentence.tokens.start, sentence.tokens.end, &mut seen, &mut unsure);
    }
    listed::find_repeated(&mut scene, unsure);
    for sentence in &doc.sentences {
        let (first, end) = (sentence.tokens.start, sentence.tokens.end);
        organizations::find(&mut scene, first, end);
        title_spans::find(&mut scene, first, end);
    }
    organizations::short_forms(&mut scene);
    for sentence in &doc.sentences {
        people::candidates(&scene, sentence.tokens.start, sentence.tokens.end, &mut candidates);
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
    let mut ids: FxHashMap<scene::Known, usize> = FxHashMap::default();
    let mut local: FxHashMap<&str, usize> = FxHashMap::default();
    for hit in scene.places.iter().filter(|h| matches!(scene.owner(h.first), scene::Owner::Place(_))) {
        let span = span_of(scene.doc, hit.first, hit.end);
        let text = scene.doc.slice(span);
        let next = entities.places.len();
        let id = match hit.known {
            Some(known) => *ids.entry(known).or_insert(next),
            None => *local.entry(text).or_insert(next),
        };
        if id == next {
            let known = hit.known.map(|known| scene.place(known, text));
            entities.places.push(known.unwrap_or_else(|| local_place(scene, hit, text)));
        }
        entities.place_mentions.push(EntityMention { span, id, adjective: hit.adjective });
    }
    entities.place_mentions.sort_by_key(|m| m.span);
}

/// "Troy" before "Ohio" is a city of its country.
fn local_place(scene: &Scene, hit: &scene::PlaceHit, text: &str) -> Place {
    let within = hit.within.map(|known| scene.place(known, ""));
    let kind = if within.is_some() { PlaceKind::City } else { PlaceKind::Other };
    Place { name: text.to_owned(), kind, country: within.and_then(|p| p.country.clone()), capital: false }
}

fn collect_organizations(scene: &Scene, entities: &mut Entities) {
    let mut ids: FxHashMap<String, usize> = FxHashMap::default();
    let mut of_hit: FxHashMap<usize, usize> = FxHashMap::default();
    // short forms last: what they stand for has a number then
    let hits = scene.organizations.iter().enumerate();
    let (short, whole): (Vec<_>, Vec<_>) = hits.filter(|(i, _)| scene.stands(*i)).partition(|(_, h)| h.of.is_some());
    for (index, hit) in whole.into_iter().chain(short) {
        let span = span_of(scene.doc, hit.first, hit.end);
        let text = scene.doc.slice(span);
        let listed = hit.listed.and_then(|l| scene.words.gazetteer.organizations.get(l));
        let name = listed.map_or(text, |o| o.name.as_str());
        let next = entities.organizations.len();
        let longer = hit.of.and_then(|of| of_hit.get(&of).copied());
        let id = longer.unwrap_or_else(|| *ids.entry(name.to_owned()).or_insert(next));
        if id == next {
            let acronym = listed.and_then(|o| o.acronym.clone());
            entities.organizations.push(Organization { name: name.to_owned(), acronym });
        }
        of_hit.insert(index, id);
        if let Some(at) = hit.acronym {
            let acronym = scene.doc.word(at).to_owned();
            if let Some(o) = entities.organizations.get_mut(id) {
                o.acronym = Some(acronym.clone());
            }
            ids.entry(acronym).or_insert(id);
        }
        entities.organization_mentions.push(EntityMention { span, id, adjective: false });
    }
    join_initials(entities);
    add_nominals(scene, entities);
    entities.organization_mentions.sort_by_key(|m| m.span);
    let orgs: FxHashMap<Span, usize> = entities.organization_mentions.iter().map(|m| (m.span, m.id)).collect();
    for role in &mut entities.roles {
        role.org_id = role.org.and_then(|s| orgs.get(&s).copied());
    }
}

/// "NVE" is the only body whose name it abbreviates.
fn join_initials(entities: &mut Entities) {
    let bodies = &entities.organizations;
    let mut joined: BTreeMap<usize, usize> = BTreeMap::new();
    for (id, body) in bodies.iter().enumerate().filter(|(_, o)| o.acronym.is_none() && gazetteer::is_acronym(&o.name)) {
        let mut long = bodies.iter().enumerate().filter(|(_, o)| organizations::abbreviates(&body.name, &o.name));
        if let (Some((other, _)), None) = (long.next(), long.next()) {
            joined.insert(id, other);
        }
    }
    for (&short, &long) in &joined {
        let acronym = entities.organizations.get(short).map(|o| o.name.clone());
        if let Some(o) = entities.organizations.get_mut(long) {
            o.acronym = o.acronym.take().or(acronym);
        }
    }
    for m in &mut entities.organization_mentions {
        m.id = joined.get(&m.id).copied().unwrap_or(m.id);
    }
}

/// "the bank" means the only bank of the text that was named before.
fn add_nominals(scene: &Scene, entities: &mut Entities) {
    let mut by_noun: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
    for m in &entities.organization_mentions {
        let Some(body) = entities.organizations.get(m.id) else { continue };
        let Some(noun) = body.name.split_whitespace().next_back() else { continue };
        let first = by_noun.entry(noun.to_lowercase()).or_default();
        if !first.iter().any(|(id, _)| *id == m.id) {
            first.push((m.id, m.span.start));
        }
    }
    for (first, end) in organizations::nominals(scene) {
        let span = span_of(scene.doc, first, end);
        if let Some([(id, from)]) = by_noun.get(scene.low(end - 1)).map(Vec::as_slice)
            && *from < span.start
        {
            entities.organization_mentions.push(EntityMention { span, id: *id, adjective: false });
        }
    }
}
