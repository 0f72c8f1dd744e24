//! What leaves the program: one file per format. Serialization types live here only.

pub mod diagnostic;
pub mod excerpt;
pub mod extract;
pub mod human;
pub mod json;
mod rows;
pub mod short;
mod summary;
pub mod text;

use crate::{
    conflict::{self, Conflict, LabelRole, Problem, Severity},
    document::Document,
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
}

/// Conflicts that were found and are not reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hidden {
    pub baseline: usize,
    pub suppressed: usize,
    /// Milder than `--min-severity`.
    pub below: usize,
}

impl Report {
    pub fn new(documents: Vec<Document>, conflicts: Vec<Conflict>, problems: Vec<Problem>) -> Report {
        let fingerprints = conflicts.iter().map(|c| conflict::fingerprint(c, &documents)).collect();
        Report { documents, conflicts, fingerprints, problems, claims: 0, hidden: Hidden::default() }
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.conflicts.iter().filter(|c| c.severity == severity).count()
    }
}

/// A label's place as reports print it.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub document: &'a Document,
    pub start: (usize, usize),
    pub end: (usize, usize),
    pub text: &'a str,
    pub role: LabelRole,
}

impl Report {
    /// Where a label lies; None for a label that lies on no document.
    pub fn place<'a>(&'a self, label: &conflict::Label) -> Option<Place<'a>> {
        let document = self.documents.get(label.document)?;
        let at = |offset| document.lines.line_column(&document.text, offset);
        Some(Place {
            document,
            start: at(label.span.start),
            end: at(label.span.end),
            text: document.slice(label.span),
            role: label.role,
        })
    }
}
