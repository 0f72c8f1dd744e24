//! `--format json`: the schema `crosscheck.report/1`.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::{Report, ledger, text::json_safe};
use crate::{
    conflict::{Conflict, LabelRole, Severity},
    document::{Document, Span},
    problem::Problem,
};

#[derive(Serialize, JsonSchema)]
struct Root<'a> {
    schema: &'static str,
    tool: Tool,
    documents: Vec<Article<'a>>,
    conflicts: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<Vec<ledger::JsonRow<'a>>>,
    problems: &'a [Problem],
    summary: Summary,
}

#[derive(Serialize, JsonSchema)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// An article as reports name it.
#[derive(Serialize, JsonSchema)]
pub struct Article<'a> {
    id: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_from: Option<&'static str>,
}

#[derive(Serialize, JsonSchema)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    confidence: f64,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    fingerprint: &'a str,
    labels: Vec<Place<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct Place<'a> {
    document: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    value: &'a str,
    note: &'a str,
    role: LabelRole,
}

#[derive(Serialize, JsonSchema)]
struct Summary {
    documents: usize,
    claims: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledger: Option<ledger::Counts>,
}

/// The JSON schema of it.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Root<'static>)
}

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let root = Root {
        schema: "crosscheck.report/1",
        tool: Tool { name: "crosscheck", version: env!("CARGO_PKG_VERSION") },
        documents: report.documents.iter().map(article).collect(),
        conflicts: findings(report).collect(),
        ledger: ledger::json(report),
        problems: &report.problems,
        summary: summary(report),
    };
    writeln!(out, "{}", json_safe(serde_json::to_string(&root)?))
}

/// `--format jsonl`: one object a line, each with its `type`: the conflicts,
/// the problems, and the summary last.
pub fn write_lines(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Line<T> {
        r#type: &'static str,
        #[serde(flatten)]
        content: T,
    }
    fn line<T: Serialize>(out: &mut dyn Write, r#type: &'static str, content: T) -> io::Result<()> {
        writeln!(out, "{}", json_safe(serde_json::to_string(&Line { r#type, content })?))
    }
    for finding in findings(report) {
        line(out, "conflict", finding)?;
    }
    for row in ledger::json(report).into_iter().flatten() {
        line(out, "fact", row)?;
    }
    for problem in &report.problems {
        line(out, "problem", problem)?;
    }
    line(out, "summary", summary(report))
}

pub fn article(doc: &Document) -> Article<'_> {
    Article {
        id: &doc.id,
        path: &doc.path,
        record: doc.record,
        title: doc.meta.title.as_deref(),
        published: doc.meta.published.as_ref().map(|p| p.day.to_string()),
        published_from: doc.meta.published.as_ref().map(|p| p.from.as_str()),
    }
}

fn findings(report: &Report) -> impl Iterator<Item = Finding<'_>> {
    report
        .conflicts
        .iter()
        .zip(&report.fingerprints)
        .map(|(conflict, fingerprint)| finding(report, conflict, fingerprint))
}

fn finding<'a>(report: &'a Report, conflict: &'a Conflict, fingerprint: &'a str) -> Finding<'a> {
    let places = conflict.labels.iter().filter_map(|label| {
        let place = report.place(label)?;
        let span = place.document.in_file(label.span);
        Some(Place {
            document: &place.document.id,
            path: &place.document.path,
            start: span.start,
            end: span.end,
            line: place.start.0,
            column: place.start.1,
            text: written(&place, label.span),
            value: &label.value,
            note: &label.note,
            role: label.role,
        })
    });
    Finding {
        rule: conflict.rule,
        severity: conflict.severity,
        confidence: conflict.confidence,
        message: &conflict.message,
        help: conflict.help.as_deref(),
        fingerprint,
        labels: places.collect(),
    }
}

/// The bytes of the file at a label.
fn written<'a>(place: &super::Place<'a>, span: Span) -> &'a str {
    match place.document.file_slice(span) {
        "" => place.text,
        written => written,
    }
}

fn summary(report: &Report) -> Summary {
    Summary {
        documents: report.documents.len(),
        claims: report.claims,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        ledger: ledger::summary(report),
    }
}
