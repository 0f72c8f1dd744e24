//! The ledger of a draft: what becomes of each of its facts. It is contradicted, supported, found in no source, or
//! not judged, each with the places in the sources.
//!
//! The ledger stands on mentions as well as claims: a figure that no rule compares is a fact too. "Not found" is no
//! alarm: it says that no source states this, and what the sources state instead.

mod fact;
mod figure;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

pub use fact::{Fact, Kind, facts};

use crate::{
    align::{self, story},
    claim::context,
    conflict::{Conflict, Severity},
    document::{Document, Span},
};

/// What becomes of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Contradicted,
    Supported,
    NotFound,
    NotJudged,
}

impl Status {
    pub const ALL: [Status; 4] = [Status::Contradicted, Status::Supported, Status::NotFound, Status::NotJudged];

    pub fn as_str(self) -> &'static str {
        match self {
            Status::Contradicted => "contradicted",
            Status::Supported => "supported",
            Status::NotFound => "not found",
            Status::NotJudged => "not judged",
        }
    }
}

/// A place in a source, or for a contradiction inside the draft in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Index into the documents of the run.
    pub document: usize,
    pub span: Span,
    pub value: String,
}

/// One fact of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub document: usize,
    pub span: Span,
    pub kind: Kind,
    pub value: String,
    pub status: Status,
    /// Why it is not judged, or how the source says it ("rounded").
    pub reason: Option<String>,
    /// Where the sources say so, or otherwise; the most alike first.
    pub sources: Vec<Said>,
    /// Of the sources that support it, those that share no text with each other.
    pub independent: usize,
    /// Not found: what the sources say of the most alike thing.
    pub nearest: Option<Said>,
}

/// Places that a row lists.
const MOST_SOURCES: usize = 8;
/// Sources that are held against each other for texts that they share.
const MOST_INDEPENDENT: usize = 60;
/// Places that say the same whose words are held against the draft's.
const MOST_COMPARED: usize = 400;

/// Every fact of the drafts, by document and position. `facts` holds those of each document, `reports` their reports;
/// `conflicts` are those that are reported.
pub fn account(
    documents: &[Document],
    facts: &[Vec<Fact>],
    reports: &[align::Report],
    drafts: &[usize],
    conflicts: &[Conflict],
) -> Vec<Row> {
    let sources = Sources::new(documents, facts, drafts);
    let mut rows = Vec::new();
    for &draft in drafts {
        let against = contradictions(conflicts, draft);
        let own = facts.get(draft).map_or(&[][..], Vec::as_slice);
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for fact in own.iter().filter(|f| !f.aside) {
            let hit = against.iter().position(|c| concerns(c.span, fact));
            told.extend(hit);
            rows.push(match hit {
                Some(i) => contradicted(draft, fact.span, fact.kind, fact.value.clone(), &against[i]),
                None => sources.row(draft, fact, reports),
            });
        }
        // what a rule compares and no recognizer lists by itself: a state, a place in a series
        for (_, c) in against.iter().enumerate().filter(|(i, _)| !told.contains(i)) {
            rows.push(contradicted(draft, c.span, Kind::Other, c.value.clone(), c));
        }
    }
    rows.sort_by_key(|r| (r.document, r.span, r.kind));
    rows.dedup_by_key(|r| (r.document, r.span));
    rows
}

/// Does a conflict's place carry the fact's value? A day inside a quotation is not the quotation's wording.
fn concerns(span: Span, fact: &Fact) -> bool {
    let whole = fact.kind != Kind::Quotation || 2 * span.len() >= fact.span.len();
    whole && span.overlaps(fact.span)
}

/// A place of the draft that conflicts, with what stands against it.
struct Against {
    span: Span,
    value: String,
    message: String,
    sources: Vec<Said>,
}

fn contradictions(conflicts: &[Conflict], draft: usize) -> Vec<Against> {
    let mut out = Vec::new();
    for conflict in conflicts.iter().filter(|c| c.severity > Severity::Note) {
        for label in conflict.labels.iter().filter(|l| l.document == draft) {
            let said = |l: &crate::conflict::Label| Said { document: l.document, span: l.span, value: l.value.clone() };
            let others = conflict.labels.iter().filter(|l| l.identity != label.identity || l.span.is_empty());
            let mut sources: Vec<Said> = others.map(said).collect();
            // what others say goes before what the draft says elsewhere
            sources.sort_by_key(|s| s.document == draft);
            sources.truncate(MOST_SOURCES);
            let message = conflict.message.clone();
            out.push(Against { span: label.span, value: label.value.clone(), message, sources });
        }
    }
    out.sort_by_key(|a| a.span);
    out
}

fn contradicted(document: usize, span: Span, kind: Kind, value: String, against: &Against) -> Row {
    Row {
        document,
        span,
        kind,
        value,
        status: Status::Contradicted,
        reason: Some(against.message.clone()),
        sources: against.sources.clone(),
        independent: 0,
        nearest: None,
    }
}

/// How a source's fact stands to one of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Same,
    /// The same, rounded or in another form.
    Otherwise(&'static str),
    /// Of the same kind and unit, with another value: how far away, in thousandths.
    Differs(u32),
    /// Not to be set against it.
    Apart,
}

struct Sources<'a> {
    /// Facts with their documents.
    facts: Vec<(usize, &'a Fact)>,
    by_kind: BTreeMap<Kind, Vec<usize>>,
    words: wording::Texts<'a>,
}

impl<'a> Sources<'a> {
    fn new(documents: &'a [Document], facts: &'a [Vec<Fact>], drafts: &[usize]) -> Sources<'a> {
        let listed: Vec<(usize, &Fact)> = facts
            .iter()
            .enumerate()
            .filter(|(d, _)| !drafts.contains(d))
            .flat_map(|(d, list)| list.iter().map(move |f| (d, f)))
            .collect();
        let mut by_kind: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        for (i, (_, fact)) in listed.iter().enumerate() {
            by_kind.entry(fact.kind).or_default().push(i);
        }
        Sources { facts: listed, by_kind, words: wording::Texts::new(documents, drafts) }
    }

    fn row(&self, draft: usize, fact: &Fact, reports: &[align::Report]) -> Row {
        let mut row = Row {
            document: draft,
            span: fact.span,
            kind: fact.kind,
            value: fact.value.clone(),
            status: Status::NotFound,
            reason: None,
            sources: Vec::new(),
            independent: 0,
            nearest: None,
        };
        let mut same = self.same(fact);
        // the plainest first, then the most alike
        same.sort_by_key(|(how, alike, i)| (how.is_some(), std::cmp::Reverse(*alike), *i));
        let said = |i: usize| {
            self.facts.get(i).map(|(document, f)| Said { document: *document, span: f.span, value: f.value.clone() })
        };
        row.sources = same.iter().take(MOST_SOURCES).filter_map(|(.., i)| said(*i)).collect();
        row.reason = same.first().and_then(|(how, ..)| *how).map(str::to_owned);
        if row.sources.is_empty() {
            row.sources = self.words.find(fact, MOST_SOURCES);
        }
        let near = if row.sources.is_empty() { self.nearest(fact) } else { None };
        if !row.sources.is_empty() {
            row.status = Status::Supported;
            let by_mention = same.iter().filter_map(|(.., i)| self.facts.get(*i)).map(|(document, _)| *document);
            let documents: BTreeSet<usize> = by_mention.chain(row.sources.iter().map(|s| s.document)).collect();
            let behind: Vec<&align::Report> =
                documents.iter().take(MOST_INDEPENDENT).filter_map(|&d| reports.get(d)).collect();
            row.independent = story::independent(&behind);
        } else if let Some(why) = fact.vague.filter(|_| !(fact.kind == Kind::Figure && closely(near))) {
            row.status = Status::NotJudged;
            row.reason = Some(why.to_owned());
        } else {
            // a figure of other words is another figure; a name is known by its letters
            let by_words = matches!(fact.kind, Kind::Figure | Kind::Day | Kind::Clock);
            row.nearest = near.filter(|(alike, _)| *alike > 0 || !by_words).and_then(|(_, i)| said(i));
        }
        row
    }

    /// The facts of the sources that may be held against `fact`.
    fn candidates<'b>(&'b self, fact: &'b Fact) -> impl Iterator<Item = (usize, &'b Fact)> {
        let kinds = fact.kind.meets().iter().filter_map(|k| self.by_kind.get(k));
        kinds.flatten().filter_map(|&i| Some((i, self.facts.get(i)?.1)))
    }

    /// What says the same: how, how alike its words are, and which.
    fn same(&self, fact: &Fact) -> Vec<(Option<&'static str>, u32, usize)> {
        let same = self.candidates(fact).filter_map(|(i, other)| match fact.standing(other) {
            Standing::Same => Some((None, other, i)),
            Standing::Otherwise(how) => Some((Some(how), other, i)),
            Standing::Differs(_) | Standing::Apart => None,
        });
        same.take(MOST_COMPARED).map(|(how, other, i)| (how, alike(fact, other), i)).collect()
    }

    /// What says otherwise of the most alike thing, with its likeness.
    fn nearest(&self, fact: &Fact) -> Option<(u32, usize)> {
        let differing = self.candidates(fact).filter(|(_, other)| !other.aside);
        let ranked = differing.filter_map(|(i, other)| match fact.standing(other) {
            Standing::Differs(far) => Some(((alike(fact, other), u32::MAX - far), std::cmp::Reverse(i))),
            _ => None,
        });
        ranked.max().map(|((alike, _), i)| (alike, i.0))
    }
}

/// Likeness of the words round two facts, in thousandths.
fn alike(a: &Fact, b: &Fact) -> u32 {
    (context::similarity(&a.words, &b.words).0 * 1000.0) as u32
}

/// Is the nearest of the same thing, in words so alike that it should be this?
fn closely(near: Option<(u32, usize)>) -> bool {
    near.is_some_and(|(alike, _)| alike >= CLOSE)
}

/// Likeness of contexts, in thousandths, from which two small numbers of one noun are taken for one.
const CLOSE: u32 = 300;

/// The number of rows of each status, in the order of [`Status::ALL`].
pub fn counts(rows: &[Row]) -> [usize; 4] {
    Status::ALL.map(|s| rows.iter().filter(|r| r.status == s).count())
}

#[cfg(test)]
mod tests;
