//! Listed names of places and organizations, found by their first word.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Organization, Place, PlaceKind};
use crate::{
    document::{Document, Span, token},
    lexicon::{WordMap, data},
};

/// What a listed name stands for; the index is into the gazetteer's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Place(usize),
    /// A demonym or adjective of a place.
    Adjective(usize),
    Organization(usize),
}

/// A name found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    pub listed: Listed,
    /// Token after the last one.
    pub end: usize,
}

/// Every listed name.
#[derive(Debug, Default)]
pub struct Gazetteer {
    pub places: Vec<Place>,
    pub organizations: Vec<Organization>,
    /// First word (lower case) to the words behind it, longest first.
    pub(super) by_first: WordMap<Vec<(Vec<Box<str>>, Listed)>>,
    place_ids: FxHashMap<Box<str>, usize>,
    /// Countries by their two letters, ISO 3166.
    countries: FxHashMap<&'static str, usize>,
}

/// The pack `places`; tables of one entry a line.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct PlacesPack {
    countries: String,
    cities: String,
    capitals_also: String,
    regions: String,
    areas: Vec<String>,
    pub peoples: String,
    pub people_ends: String,
    pub peoples_joined: String,
    pub heads: String,
    pub heads_before: String,
    pub prepositions: String,
}

impl Gazetteer {
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys()
    }

    /// The longest listed name that begins at token `at`. Only words with the
    /// listed first letter's case count: a capital letter or a digit.
    pub fn find(&self, doc: &Document, at: usize, end: usize) -> Option<Hit> {
        let entries = self.by_first.of(doc.hashed(at))?;
        entries.iter().find_map(|(rest, listed)| {
            let last = at + 1 + rest.len();
            let fits = last <= end && rest.iter().enumerate().all(|(i, w)| matches_word(doc, at + 1 + i, w));
            fits.then_some(Hit { listed: *listed, end: last })
        })
    }

    pub fn add_places(&mut self, pack: &PlacesPack) {
        for line in lines(&pack.countries) {
            self.add_country(line);
        }
        let also: FxHashMap<&str, Vec<&str>> = split(&pack.capitals_also, ',').filter_map(aliases).collect();
        for (capital, names) in &also {
            if let Some(&id) = self.place_ids.get(*capital) {
                names.iter().for_each(|n| self.add_name(n, Listed::Place(id)));
            }
        }
        for (table, kind) in [(&pack.regions, PlaceKind::Region), (&pack.cities, PlaceKind::City)] {
            for line in lines(table) {
                let Some((country, names)) = line.split_once('|') else { continue };
                for (name, more) in split(names, ',').filter_map(aliases) {
                    let id = self.add_place(name, kind, Some(country.trim()), false);
                    more.iter().for_each(|n| self.add_name(n, Listed::Place(id)));
                }
            }
        }
        for area in &pack.areas {
            self.add_place(area, PlaceKind::Region, None, false);
        }
    }

    fn add_country(&mut self, line: &str) {
        let mut columns = line.split('|').map(str::trim);
        let (name, capital) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
        let id = self.add_place(name, PlaceKind::Country, Some(name), false);
        if let Some(code) = code_of(name) {
            self.countries.entry(code).or_insert(id);
        }
        for adjective in split(columns.next().unwrap_or(""), ',') {
            self.add_name(adjective, Listed::Adjective(id));
        }
        for other in split(columns.next().unwrap_or(""), ',') {
            self.add_name(other, Listed::Place(id));
        }
        if !capital.is_empty() && capital != name {
            self.add_place(capital, PlaceKind::City, Some(name), true);
        }
    }

    /// The country of a code of ISO 3166.
    pub fn country(&self, code: &str) -> Option<usize> {
        self.countries.get(code).copied()
    }

    /// Add a place under its name. The first place of a name wins.
    fn add_place(&mut self, name: &str, kind: PlaceKind, country: Option<&str>, capital: bool) -> usize {
        let id = self.places.len();
        self.places.push(Place { name: name.to_owned(), kind, country: country.map(str::to_owned), capital });
        self.place_ids.entry(name.into()).or_insert(id);
        self.add_name(name, Listed::Place(id));
        id
    }

    pub fn add_organizations(&mut self, known: &str) {
        for (name, others) in lines(known).filter_map(aliases) {
            let id = self.organizations.len();
            let acronym = others.iter().chain([&name]).find(|n| is_acronym(n)).map(|n| n.to_string());
            self.organizations.push(Organization { name: name.to_owned(), acronym });
            self.add_name(name, Listed::Organization(id));
            others.iter().for_each(|n| self.add_name(n, Listed::Organization(id)));
        }
    }

    fn add_name(&mut self, name: &str, listed: Listed) {
        let mut words = token::tokenize(name)
            .into_iter()
            .filter_map(|t| name.get(t.start..t.end))
            .map(|w| w.to_ascii_lowercase().into());
        let Some(first) = words.next() else { return };
        let rest: Vec<Box<str>> = words.collect();
        let entries = self.by_first.or_default(&first);
        if entries.iter().any(|(r, _)| *r == rest) {
            return;
        }
        let at = entries.partition_point(|(r, _)| r.len() >= rest.len());
        entries.insert(at, (rest, listed));
    }
}

/// The code of a country by its name.
fn code_of(name: &str) -> Option<&'static str> {
    let atlas = data::gazetteer()?;
    let country = atlas.named(name)?.iter().find(|&p| atlas.kind(p) == data::PlaceKind::Country)?;
    atlas.code(country)
}

/// "(NSDC)", "U.N.": two to eight capital letters.
pub fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| *c != '.' && *c != '&').count();
    (2..=8).contains(&letters) && word.chars().all(|c| c.is_ascii_uppercase() || c == '.' || c == '&')
}

fn matches_word(doc: &Document, at: usize, word: &str) -> bool {
    let Some(token) = doc.tokens.get(at) else { return false };
    doc.low(at) == word && !token.newline
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().map(str::trim).filter(|l| !l.is_empty())
}

fn split(line: &str, by: char) -> impl Iterator<Item = &str> {
    line.split(by).map(str::trim).filter(|w| !w.is_empty())
}

/// "Kyiv=Kiev": a name and its other names.
fn aliases(entry: &str) -> Option<(&str, Vec<&str>)> {
    let mut names = entry.split('=').map(str::trim).filter(|w| !w.is_empty());
    names.next().map(|first| (first, names.collect()))
}

/// The span of the tokens `first..end`.
pub fn span_of(doc: &Document, first: usize, end: usize) -> Span {
    match (doc.tokens.get(first), doc.tokens.get(end.wrapping_sub(1))) {
        (Some(a), Some(b)) if a.start < b.end => Span::new(a.start, b.end),
        _ => Span::new(0, 0),
    }
}
