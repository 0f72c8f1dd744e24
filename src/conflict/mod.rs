//! Conflicts: what the rules find and the reports show.

pub mod repair;

use std::{collections::BTreeSet, path::PathBuf};

use serde::Serialize;

pub use crate::severity::Severity;

use crate::document::{Document, Span};

/// A primary label carries one of the values in conflict; a context label
/// shows what a value was reached from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelRole {
    Primary,
    Context,
}

/// One place that takes part in a conflict.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Index into the documents of the run.
    pub document: usize,
    /// The words that carry the value, not their sentence.
    pub span: Span,
    /// The value, normalized.
    pub value: String,
    /// The value and how it was reached, for the reader.
    pub note: String,
    pub role: LabelRole,
}

/// A disagreement between the labels' values.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub rule: &'static str,
    pub severity: Severity,
    /// How sure the rule is, 0 to 1.
    pub confidence: f64,
    pub message: String,
    pub help: Option<String>,
    /// What the conflict is about, in a form that stays the same when the texts
    /// change elsewhere: it goes into the fingerprint.
    pub subject: String,
    /// Never empty; the first is where the conflict is reported.
    pub labels: Vec<Label>,
}

/// The identity of a conflict, 16 hexadecimal digits: 64-bit FNV-1a over the
/// rule, the subject, the set of values and the set of documents. It holds no
/// positions, so it survives edits elsewhere in the texts.
pub fn fingerprint(conflict: &Conflict, documents: &[Document]) -> String {
    let primary = || conflict.labels.iter().filter(|l| l.role == LabelRole::Primary);
    let values: BTreeSet<&str> = primary().map(|l| l.value.as_str()).collect();
    let places: BTreeSet<String> = primary().filter_map(|l| documents.get(l.document)).map(place).collect();
    let mut hash = Fnv::new();
    hash.field(conflict.rule);
    hash.field(&conflict.subject);
    values.into_iter().for_each(|v| hash.field(v));
    hash.field("");
    places.iter().for_each(|p| hash.field(p));
    format!("{:016x}", hash.0)
}

/// By path, then position; rule and message settle what is left.
pub fn sort(conflicts: &mut [Conflict], documents: &[Document]) {
    let key = |c: &Conflict| {
        let label = c.labels.first();
        let document = label.and_then(|l| documents.get(l.document));
        let span = label.map_or(Span::new(0, 0), |l| l.span);
        (
            document.map(|d| d.path.clone()),
            document.and_then(|d| d.record),
            span,
            c.rule,
            c.message.clone(),
            c.subject.clone(),
        )
    };
    conflicts.sort_by_cached_key(key);
}

/// A record is known by its id: its line moves when others are added.
fn place(document: &Document) -> String {
    let path = PathBuf::from(&document.path).components().collect::<PathBuf>();
    let path = path.to_string_lossy().replace('\\', "/");
    if document.record.is_some() { format!("{path}#{}", document.id) } else { path }
}

/// FNV-1a, 64 bits (draft-eastlake-fnv): stable, and a fingerprint needs no more.
pub(crate) struct Fnv(pub u64);

impl Fnv {
    pub fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// Hash one field and an end mark, so that ("ab", "c") is not ("a", "bc").
    pub fn field(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Meta, Segment, SegmentKind},
        packs::Lexicon,
    };

    fn document(path: &str, text: &str) -> Document {
        let whole = Segment { kind: SegmentKind::Body, span: Span::new(0, text.len()) };
        Document::new(path, path, Meta::default(), text.to_owned(), vec![whole], Lexicon::builtin())
    }

    fn conflict(spans: [(usize, usize); 2], values: [&str; 2]) -> Conflict {
        let labels = spans.iter().zip(values).enumerate().map(|(i, (&(start, end), value))| Label {
            document: i,
            span: Span::new(start, end),
            value: value.to_owned(),
            note: String::new(),
            role: LabelRole::Primary,
        });
        Conflict {
            rule: "event-date",
            severity: Severity::Error,
            confidence: 0.9,
            message: "dates differ".to_owned(),
            help: None,
            subject: "the vote".to_owned(),
            labels: labels.collect(),
        }
    }

    #[test]
    fn fingerprint_ignores_positions_and_order() {
        let documents = [document("a.txt", "On Monday it rained."), document("./b.txt", "On Tuesday it rained.")];
        let first = fingerprint(&conflict([(3, 9), (3, 10)], ["2025-07-21", "2025-07-22"]), &documents);
        let moved = fingerprint(&conflict([(0, 2), (4, 5)], ["2025-07-22", "2025-07-21"]), &documents);
        let other = fingerprint(&conflict([(3, 9), (3, 10)], ["2025-07-21", "2025-07-23"]), &documents);
        assert_eq!(first, moved);
        assert_ne!(first, other);
        assert_eq!(first.len(), 16);
        assert!(first.bytes().all(|b| b.is_ascii_hexdigit()));
    }

    #[test]
    fn conflicts_are_sorted_by_path_and_position() {
        let documents = [document("b.txt", "one two three"), document("a.txt", "one two three")];
        let late = conflict([(4, 7), (0, 3)], ["x", "y"]);
        let early = conflict([(0, 3), (0, 3)], ["x", "y"]);
        let mut other = early.clone();
        other.labels.swap(0, 1);
        let mut conflicts = vec![late.clone(), early.clone(), other.clone()];
        sort(&mut conflicts, &documents);
        assert_eq!(conflicts, [other, early, late]);
    }

    #[test]
    fn severities_are_ordered() {
        assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
        assert!(Severity::ALL.iter().all(|s| Severity::parse(s.as_str()) == Some(*s)));
        assert_eq!(Severity::parse("fatal"), None);
    }
}
