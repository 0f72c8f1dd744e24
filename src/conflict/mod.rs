//! Conflicts: what the rules find and the reports show.

pub mod repair;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

pub use crate::severity::Severity;

use crate::document::{Document, Span};

/// A primary label carries one of the values in conflict; a context label
/// shows what a value was reached from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
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
    /// What the value is, apart from its wording: it goes into the fingerprint.
    pub identity: String,
    /// The value, normalized, for readers.
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

/// The identity of a conflict, 16 hexadecimal digits: 64-bit FNV-1a over what it says and the names of the documents
/// that say it. It holds no positions and no folders, so it survives edits elsewhere in the texts, a move of the files
/// and another spelling of their path.
pub fn fingerprint(conflict: &Conflict, documents: &[Document]) -> String {
    let mut hash = said(conflict);
    hash.field("");
    names(conflict, documents).iter().for_each(|name| hash.field(name));
    hash.hexadecimal()
}

/// What a conflict says, whoever says it: the rule, the subject and the set of values. A conflict that a further report
/// joins, or of which a report was renamed, keeps it.
pub fn content(conflict: &Conflict) -> String {
    said(conflict).hexadecimal()
}

fn said(conflict: &Conflict) -> Fnv {
    let values: BTreeSet<&str> = primary(conflict).map(|l| l.identity.as_str()).collect();
    let mut hash = Fnv::new();
    hash.field(conflict.rule);
    hash.field(&conflict.subject);
    values.into_iter().for_each(|v| hash.field(v));
    hash
}

/// The names of the documents that give a conflict its values.
pub fn names(conflict: &Conflict, documents: &[Document]) -> BTreeSet<String> {
    primary(conflict).filter_map(|l| documents.get(l.document)).map(name).collect()
}

fn primary(conflict: &Conflict) -> impl Iterator<Item = &Label> {
    conflict.labels.iter().filter(|l| l.role == LabelRole::Primary)
}

/// A document as baselines know it: the name of its file without the folders, and of a record its id, since its line
/// moves when others are added. Two files of one name in two folders are one here: that is the price of a baseline
/// that holds wherever the files lie.
pub fn name(document: &Document) -> String {
    let file = document.path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(&document.path);
    if document.record.is_some() { format!("{file}#{}", document.id) } else { file.to_owned() }
}

/// By path, then position; rule and message settle what is left.
pub fn sort(conflicts: &mut [Conflict], documents: &[Document]) {
    conflicts.sort_by_cached_key(|c| order(c, documents));
}

/// Where a conflict stands among others.
pub fn order(conflict: &Conflict, documents: &[Document]) -> impl Ord + use<> {
    let label = conflict.labels.first();
    let document = label.and_then(|l| documents.get(l.document));
    let span = label.map_or(Span::new(0, 0), |l| l.span);
    (
        document.map(|d| d.path.clone()),
        document.and_then(|d| d.record),
        span,
        conflict.rule,
        conflict.message.clone(),
        conflict.subject.clone(),
    )
}

/// FNV-1a, 64 bits (draft-eastlake-fnv): stable, and a fingerprint needs no more.
pub(crate) struct Fnv(pub u64);

impl Fnv {
    pub fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn hexadecimal(&self) -> String {
        format!("{:016x}", self.0)
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
            identity: value.to_owned(),
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
    fn fingerprint_ignores_folders_and_wording() {
        let text = "On Monday it rained.";
        let mut spoken = conflict([(3, 9), (3, 9)], ["2025-07-21", "2025-07-22"]);
        let here = fingerprint(&spoken, &[document("talks/a.txt", text), document("./talks/b.txt", text)]);
        spoken.message = "two days for one vote".to_owned();
        spoken.labels[0].value = "Monday, 21 July".to_owned();
        let there = fingerprint(&spoken, &[document("/old/a.txt", text), document("C:\\new\\b.txt", text)]);
        assert_eq!(here, there);
        let renamed = [document("a.txt", text), document("c.txt", text)];
        assert_ne!(fingerprint(&spoken, &renamed), here);
        assert_eq!(names(&spoken, &renamed), ["a.txt".to_owned(), "c.txt".to_owned()].into());
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
