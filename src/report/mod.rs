//! What leaves the program: one file per format. Serialization types live here only.

mod checkstyle;
pub mod diagnostic;
pub mod excerpt;
pub mod extract;
pub mod facts;
pub mod format;
mod github;
mod gitlab;
mod html;
pub mod human;
pub mod json;
mod junit;
pub mod ledger;
mod markdown;
mod mention;
mod rdjson;
mod rows;
mod sarif;
pub mod short;
pub mod summary;
pub mod text;

use std::collections::BTreeMap;

use crate::{
    conflict::{self, Conflict, Label, Severity},
    document::{Document, Span},
    judge::Hidden,
    ledger::Row,
    problem::Problem,
};

/// What a run found, ready to be written.
#[derive(Debug)]
pub struct Report {
    pub documents: Vec<Document>,
    pub conflicts: Vec<Conflict>,
    /// One for each conflict.
    pub fingerprints: Vec<String>,
    pub problems: Vec<Problem>,
    pub claims: usize,
    pub hidden: Hidden,
    /// From this severity on the run fails; None: never.
    pub fails: Option<Severity>,
    /// The documents under check, if the others are their sources.
    pub drafts: Vec<usize>,
    /// A row for each fact of the drafts.
    pub ledger: Option<Vec<Row>>,
    /// The words of labels in documents whose text is not there.
    pub quoted: BTreeMap<(usize, Span), Quoted>,
}

/// A label's words and place, where the text itself is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    pub line: usize,
    pub column: usize,
    pub text: String,
}

impl Report {
    pub fn new(documents: Vec<Document>, conflicts: Vec<Conflict>, problems: Vec<Problem>) -> Report {
        let fingerprints = conflicts.iter().map(|c| conflict::fingerprint(c, &documents)).collect();
        Report {
            documents,
            conflicts,
            fingerprints,
            problems,
            claims: 0,
            hidden: Hidden::default(),
            fails: Some(Severity::Error),
            drafts: Vec::new(),
            ledger: None,
            quoted: BTreeMap::new(),
        }
    }

    /// The gravest first, within a severity in their order; at most `most`, of which the surest are taken.
    pub fn graded(&self, most: usize) -> Vec<&Conflict> {
        let mut all: Vec<(usize, &Conflict)> = self.conflicts.iter().enumerate().collect();
        all.sort_by(|(_, a), (_, b)| b.severity.cmp(&a.severity).then(b.confidence.total_cmp(&a.confidence)));
        all.truncate(most);
        all.sort_by_key(|(i, c)| (std::cmp::Reverse(c.severity), *i));
        all.into_iter().map(|(_, c)| c).collect()
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.conflicts.iter().filter(|c| c.severity == severity).count()
    }
}

/// Places that a description lists.
const MOST_PLACES: usize = 12;

/// What a label says: its note, or for want of one its value.
pub fn note(label: &Label) -> &str {
    if label.note.is_empty() { &label.value } else { &label.note }
}

/// A label's place as reports print it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub document: &'a Document,
    pub start: (usize, usize),
    pub end: (usize, usize),
    pub text: &'a str,
}

/// A place as tools for files count it: a record in JSON Lines is one line of
/// its file, and inside it there are no columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InFile {
    pub line: usize,
    pub end_line: usize,
    /// First and end column, in characters from 1, end exclusive.
    pub columns: Option<(usize, usize)>,
}

impl Place<'_> {
    pub fn in_file(&self) -> InFile {
        match self.document.record {
            None => InFile { line: self.start.0, end_line: self.end.0, columns: Some((self.start.1, self.end.1)) },
            Some(record) => {
                let line = if self.document.path.ends_with(".json") { 1 } else { record };
                InFile { line, end_line: line, columns: None }
            }
        }
    }

    /// `path:line:column`; in a container, the record too.
    pub fn shown(&self) -> String {
        let path = text::one_line(&self.document.path);
        let record = self.document.record.map(|r| format!("#{r}")).unwrap_or_default();
        format!("{path}{record}:{}:{}", self.start.0, self.start.1)
    }
}

impl Report {
    /// The labels of a conflict with their places.
    pub fn places<'a>(&'a self, conflict: &'a Conflict) -> impl Iterator<Item = (&'a Label, Place<'a>)> {
        conflict.labels.iter().filter_map(|l| Some((l, self.place(l)?)))
    }

    /// The first place of a conflict in each of its documents, the one where it is reported first.
    pub fn heads<'a>(&'a self, conflict: &'a Conflict) -> Vec<(&'a Label, Place<'a>)> {
        let mut seen = std::collections::BTreeSet::new();
        self.places(conflict).filter(|(l, _)| seen.insert(l.document)).collect()
    }

    /// The message and every place with its value, a line each: for formats that show one place only.
    pub fn description(&self, conflict: &Conflict) -> String {
        let mut lines = vec![text::one_line(&conflict.message).into_owned()];
        for (label, place) in self.places(conflict).take(MOST_PLACES) {
            let words = text::one_line(place.text);
            lines.push(format!("{}: \"{words}\": {}", place.shown(), text::one_line(note(label))));
        }
        if conflict.labels.len() > MOST_PLACES {
            lines.push(format!("and {} more places", conflict.labels.len() - MOST_PLACES));
        }
        lines.extend(conflict.help.as_ref().map(|h| format!("help: {}", text::one_line(h))));
        lines.join("\n")
    }

    /// Where a label lies; None for a label that lies on no document.
    pub fn place<'a>(&'a self, label: &Label) -> Option<Place<'a>> {
        let document = self.documents.get(label.document)?;
        if let Some(quoted) = self.quoted.get(&(label.document, label.span)) {
            let start = (quoted.line, quoted.column);
            let end = (quoted.line, quoted.column + quoted.text.chars().count());
            return Some(Place { document, start, end, text: &quoted.text });
        }
        let span = document.in_file(label.span);
        let at = |offset| document.lines.file_line_column(document.file_text(), offset);
        Some(Place { document, start: at(span.start), end: at(span.end), text: document.slice(label.span) })
    }
}
