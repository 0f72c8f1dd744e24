//! A conflict as a `miette::Diagnostic`, so that any of its handlers can print one.
//!
//! The source of a conflict is an [`Excerpt`] of the place where it is reported; each further place is a related
//! diagnostic with an excerpt of its own.

use std::{collections::BTreeSet, fmt, ops::Range};

use miette::{Diagnostic, LabeledSpan, SourceCode};
use thiserror::Error;

use super::{Report, excerpt, excerpt::Excerpt, note, text::one_line};
use crate::{
    conflict::{Conflict, Label, LabelRole, Severity},
    document::{Document, Span},
    rules,
};

/// Excerpts shown of one document.
const WINDOWS: usize = 3;
/// Documents shown of one conflict.
const DOCUMENTS: usize = 6;

/// A conflict, ready to be shown in a given width.
#[derive(Debug, Clone, Error)]
#[error("{message}")]
pub struct Finding {
    message: String,
    rule: &'static str,
    severity: Severity,
    help: Option<String>,
    /// How sure it is, where that made it milder than its rule.
    doubt: Option<String>,
    /// The first is the conflict's own.
    sides: Vec<Side>,
}

/// Where the rules' manual pages stand on the web, if the package says so.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// One place of a conflict, or the count of those left out.
#[derive(Debug, Clone, Error)]
pub struct Side {
    /// The outlet and the day, or what was left out.
    origin: String,
    excerpt: Option<Excerpt>,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.excerpt {
            Some(excerpt) if self.origin.is_empty() => f.write_str(&excerpt.name),
            Some(excerpt) => write!(f, "{}, {}", excerpt.name, self.origin),
            None => f.write_str(&self.origin),
        }
    }
}

impl Finding {
    /// `width`: columns that an excerpt's row may have.
    pub fn new(report: &Report, conflict: &Conflict, width: usize) -> Finding {
        let mut by_document: Vec<(usize, Vec<&Label>)> = Vec::new();
        for label in &conflict.labels {
            match by_document.iter().position(|(d, _)| *d == label.document) {
                Some(i) => by_document[i].1.push(label),
                // beyond what is shown only the number counts
                None if by_document.len() < DOCUMENTS => by_document.push((label.document, vec![label])),
                None => {}
            }
        }
        let total = conflict.labels.iter().map(|l| l.document).collect::<BTreeSet<_>>().len();
        let mut sides = Vec::new();
        for (document, labels) in by_document {
            if let Some(doc) = report.documents.get(document) {
                if doc.text.is_empty() {
                    sides.extend(labels.iter().take(WINDOWS).filter_map(|l| Side::quoted(report, l)));
                } else {
                    sides.extend(sides_of(doc, labels, width));
                }
            }
        }
        if total > DOCUMENTS {
            sides.push(Side::rest(format!("and in {} more articles", total - DOCUMENTS)));
        }
        Finding {
            message: one_line(&conflict.message).into_owned(),
            rule: conflict.rule,
            severity: conflict.severity,
            help: conflict.help.as_ref().map(|h| one_line(h).into_owned()),
            doubt: doubt(conflict),
            sides,
        }
    }
}

/// "71 % sure that it is one thing": why a rule of errors gives a warning.
fn doubt(conflict: &Conflict) -> Option<String> {
    let base = rules::find(conflict.rule).ok()?.severity;
    let percent = (conflict.confidence * 100.0).round();
    let doubtful = base > conflict.severity && conflict.severity > Severity::Note && percent < 100.0;
    doubtful.then(|| format!("{percent} % sure that it is one thing: no error"))
}

/// The excerpts of one document; labels close to each other share one.
fn sides_of(doc: &Document, mut labels: Vec<&Label>, width: usize) -> Vec<Side> {
    labels.sort_by_key(|l| (l.span, l.role));
    let mut windows: Vec<(Span, Vec<&Label>)> = Vec::new();
    let mut left_out = 0;
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for label in labels {
        // one place of a value in a document is enough
        if !said.insert(&label.value) {
            left_out += 1;
            continue;
        }
        let window = excerpt::window(doc, label.span, width * 2);
        let shared = windows.last().is_some_and(|(last, held)| last.end > window.start && held.len() < 6);
        if let Some((last, held)) = windows.last_mut().filter(|(l, _)| shared && l.cover(window).len() <= width * 3) {
            *last = last.cover(window);
            held.push(label);
        } else if windows.len() < WINDOWS {
            windows.push((window, vec![label]));
        } else {
            left_out += 1;
        }
    }
    let mut sides: Vec<Side> =
        windows.into_iter().map(|(window, labels)| Side::new(doc, window, &labels, width * 4)).collect();
    if left_out > 0 {
        let places = if left_out == 1 { "place" } else { "places" };
        sides.push(Side::rest(format!("and {left_out} more {places} in {}", name(doc))));
    }
    sides
}

impl Side {
    /// The outlet and the day, or what was left out.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    fn new(doc: &Document, window: Span, labels: &[&Label], budget: usize) -> Side {
        let spans: Vec<Span> = labels.iter().map(|l| l.span).collect();
        let excerpt = Excerpt::new(name(doc), doc, window, &spans, budget);
        let labels = labels
            .iter()
            .zip(&excerpt.labels)
            .map(|(label, place)| shown(label, doc.slice(label.span), place))
            .collect();
        Side { origin: origin(doc), labels, excerpt: Some(excerpt) }
    }

    /// A place whose text is not there besides the words themselves.
    fn quoted(report: &Report, label: &Label) -> Option<Side> {
        let place = report.place(label)?;
        let words = one_line(place.text);
        let excerpt = Excerpt {
            name: name(place.document),
            at: place.start,
            text: format!("… {words} …"),
            labels: std::iter::once("… ".len().."… ".len() + words.len()).collect(),
        };
        let labels = vec![shown(label, &words, &excerpt.labels[0])];
        Some(Side { origin: origin(place.document), labels, excerpt: Some(excerpt) })
    }

    fn rest(origin: String) -> Side {
        Side { origin, excerpt: None, labels: Vec::new() }
    }
}

fn shown(label: &Label, words: &str, place: &Range<usize>) -> LabeledSpan {
    let note = Some(remark(label, words)).filter(|n| !n.is_empty());
    match label.role {
        LabelRole::Primary => LabeledSpan::new_primary_with_span(note, place.clone()),
        LabelRole::Context => LabeledSpan::new_with_span(note, place.clone()),
    }
}

/// What a label adds to the words that it stands under: nothing is said twice.
fn remark(label: &Label, words: &str) -> String {
    let note = one_line(note(label));
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let rest = note.strip_prefix(label.value.as_str()).filter(|_| letters(&label.value) == letters(words));
    rest.unwrap_or(&note).trim_start_matches([',', ':', ' ']).to_owned()
}

/// The path; of a record, its number and id too.
fn name(doc: &Document) -> String {
    let path = one_line(&doc.path);
    match doc.record {
        Some(record) => {
            let id: String = one_line(&doc.id).chars().take(60).collect();
            format!("{path}#{record} ({id})")
        }
        None => path.into_owned(),
    }
}

fn origin(doc: &Document) -> String {
    let source = doc.meta.source.as_deref().map(|s| one_line(s).chars().take(60).collect::<String>());
    let day = doc.meta.published.as_ref().map(|p| p.day.to_string());
    [source, day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

impl Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(page(HOME, self.rule)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.sides.first()?.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.sides.first()?.labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(self.sides.iter().skip(1).map(|s| s as &dyn Diagnostic)))
    }
}

/// The manual page of a rule: on the web, or the command that prints it.
fn page(home: &str, rule: &str) -> String {
    if home.is_empty() {
        format!("crosscheck:explain/{rule}")
    } else {
        format!("{}/blob/main/src/rules/{}.rs", home.trim_end_matches('/'), rule.replace('-', "_"))
    }
}

impl Finding {
    /// How sure it is, where that made it milder than its rule.
    pub fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref()
    }

    /// The first is where the conflict is reported.
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }
}

impl Diagnostic for Side {
    fn severity(&self) -> Option<miette::Severity> {
        Some(miette::Severity::Advice)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|e| e as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
