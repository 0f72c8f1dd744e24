//! Which claims are about the same thing.
//!
//! Claims meet only inside their block, and only when their reports are about
//! the same story. Whether two reports are depends on nothing but the two, so
//! that comparing block by block, anywhere, gives what comparing all gives.

pub mod contexts;
pub mod evidence;
pub mod grouping;
pub mod guard;
pub mod holders;
pub mod inside;
mod lexicon;
pub mod likeness;
pub mod meaning;
pub mod model;
pub mod pairing;
pub mod people;
mod said;
pub mod spelling;
pub mod story;

use serde::{Deserialize, Serialize};

pub use lexicon::Lexicon;

use crate::{
    claim::{Attribute, Claim, Term, context::fold},
    document::{Document, Published},
    mention::entity::{Entities, PlaceKind},
};

/// At most this many names of a kind tell what a report is about.
const NAMES: usize = 100;

/// What comparing needs to know of a report.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    pub id: String,
    pub path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// First and last day on which it can have been published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_from: Option<String>,
    /// What it is about: normalized words with weights, sorted by word.
    pub topic: Vec<(Term, u16)>,
    /// Folded family names of people whose given names are told, sorted.
    #[serde(default)]
    pub people: Vec<String>,
    /// Towns, regions and countries; other named places; each sorted.
    #[serde(default)]
    pub towns: Vec<String>,
    #[serde(default)]
    pub sites: Vec<String>,
    /// A hash of each sentence: reports that share many share their source.
    pub sentences: Vec<u64>,
}

impl Report {
    pub fn new(doc: &Document, entities: &Entities, topic: Vec<(Term, u16)>) -> Report {
        let published = doc.meta.published.as_ref();
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names.dedup();
            names
        };
        let places = |other: bool| {
            let kind = entities.places.iter().filter(|p| (p.kind == PlaceKind::Other) == other);
            sorted(kind.map(|p| p.name.clone()).take(NAMES).collect())
        };
        let named = entities.people.iter().filter(|p| !p.given.is_empty());
        Report {
            id: doc.id.clone(),
            path: doc.path.clone(),
            source: doc.meta.source.clone(),
            published: published.map(|p: &Published| (p.first, p.last)),
            published_from: published.map(|p| p.from.as_str().to_owned()),
            topic,
            people: sorted(named.map(|p| fold(&p.family)).take(NAMES).collect()),
            towns: places(false),
            sites: places(true),
            sentences: story::sentence_hashes(doc),
        }
    }

    /// Days between the publication of two reports, where both are known.
    pub fn days_apart(&self, other: &Report) -> Option<i64> {
        Some((self.published?.0 - other.published?.0).num_days().abs())
    }

    /// The day of publication in words.
    pub fn day(&self) -> Option<String> {
        self.published.map(|(first, _)| first.format("%-d %B %Y").to_string())
    }
}

/// Two claims that are about the same thing, by index; `a < b`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub a: usize,
    pub b: usize,
    /// How sure that is, 0 to 1.
    pub score: f64,
}

/// Everything the rules look at.
pub struct Aligned<'a> {
    pub reports: &'a [Report],
    /// Sorted by report, then position.
    pub claims: &'a [Claim],
    pub lexicon: &'a Lexicon,
    pub stories: story::Stories,
    /// Claims by attribute, as indices in order.
    by_attribute: std::collections::BTreeMap<Attribute, Vec<usize>>,
    /// Claims that a correction note has withdrawn: no claims of their reports.
    pub withdrawn: Vec<usize>,
    /// By claim.
    said: Vec<said::Said>,
    /// The words round the claims, as numbers; made when pairs are looked at.
    contexts: std::sync::OnceLock<contexts::Contexts>,
    /// Who is who, asked for once.
    people: std::sync::OnceLock<people::Known>,
    /// Reports under check: they are no support for what they say.
    pub drafts: Vec<usize>,
}

impl<'a> Aligned<'a> {
    pub fn new(reports: &'a [Report], claims: &'a [Claim], lexicon: &'a Lexicon) -> Aligned<'a> {
        let mut by_attribute: std::collections::BTreeMap<Attribute, Vec<usize>> = std::collections::BTreeMap::new();
        let (withdrawn, held): (Vec<usize>, Vec<usize>) =
            (0..claims.len()).partition(|&i| claims[i].qualifiers.polarity == Some(crate::claim::Polarity::Withdrawn));
        for i in held {
            let claim = &claims[i];
            by_attribute.entry(claim.attribute).or_default().push(i);
        }
        Aligned {
            reports,
            claims,
            lexicon,
            stories: story::Stories::new(reports),
            by_attribute,
            withdrawn,
            said: said::numbered(claims),
            contexts: std::sync::OnceLock::new(),
            people: std::sync::OnceLock::new(),
            drafts: Vec::new(),
        }
    }

    /// Indices of the claims of one attribute, by report and position.
    pub fn of(&self, attribute: Attribute) -> &[usize] {
        self.by_attribute.get(&attribute).map_or(&[], Vec::as_slice)
    }

    /// The claims of one attribute of one report, by position.
    pub fn of_report(&self, attribute: Attribute, report: usize) -> &[usize] {
        let all = self.of(attribute);
        let from = all.partition_point(|&i| self.claims[i].document < report);
        let to = all.partition_point(|&i| self.claims[i].document <= report);
        &all[from..to]
    }

    /// Days between the publication of two claims' reports, where both are known.
    pub fn days_apart(&self, a: &Claim, b: &Claim) -> Option<i64> {
        self.report(a).days_apart(self.report(b))
    }

    /// The people of every report, and which of them are one.
    pub fn people(&self) -> &people::Known {
        self.people.get_or_init(|| people::Known::new(self))
    }

    /// Are two claims of two reports about one person? None where one of them names nobody.
    pub fn one_person(&self, a: &Claim, b: &Claim) -> Option<bool> {
        self.people().one(a, b)
    }

    /// Can two claims be about one person? Somebody without a name may be anybody.
    pub fn may_be_one(&self, a: &Claim, b: &Claim) -> bool {
        // "23-year-old Mila" beside "Carl Jansen, 32": two names, though the article knows only one of them
        let bare = |c: &Claim| c.subject.entity.is_none() && c.subject.name.starts_with(char::is_uppercase);
        let strangers =
            |a: &Claim, b: &Claim| bare(a) && b.subject.entity.is_some() && !b.subject.name.contains(&a.subject.name);
        self.one_person(a, b) != Some(false) && !strangers(a, b) && !strangers(b, a)
    }

    /// The numbers of what a claim says, and of what.
    pub fn said(&self, claim: usize) -> said::Said {
        self.said.get(claim).copied().unwrap_or_default()
    }

    /// How alike the surroundings of two claims are, by index; see [`likeness::likeness`].
    pub fn likeness(&self, a: usize, b: usize) -> (f64, usize) {
        self.contexts().likeness(self.claims, a, b)
    }

    /// The words round every claim, as numbers.
    pub fn contexts(&self) -> &contexts::Contexts {
        self.contexts.get_or_init(|| contexts::Contexts::new(self.claims))
    }

    pub fn report(&self, claim: &Claim) -> &Report {
        &self.reports[claim.document]
    }
}
