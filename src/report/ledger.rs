//! The ledger of a draft, for people and as JSON.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Report,
    rows::paragraph,
    text::{one_line, short},
};
use crate::{
    ledger::{Kind, Row, Said, Status, counts},
    span::Span,
};

/// Sources that a line for people names.
const MOST_NAMED: usize = 3;
/// Columns of a fact's own words.
const MOST_WORDS: usize = 60;

#[derive(Serialize, JsonSchema)]
pub struct JsonRow<'a> {
    document: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    kind: Kind,
    value: &'a str,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    /// Sources that support it and share no text with each other.
    independent: usize,
    sources: Vec<JsonSaid<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<JsonSaid<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub struct JsonSaid<'a> {
    document: &'a str,
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    value: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    facts: usize,
    contradicted: usize,
    supported: usize,
    not_found: usize,
    not_judged: usize,
}

/// The rows as `crosscheck.report/1` has them.
pub fn json(report: &Report) -> Option<Vec<JsonRow<'_>>> {
    let rows = report.ledger.as_ref()?;
    Some(rows.iter().filter_map(|row| json_row(report, row)).collect())
}

pub fn summary(report: &Report) -> Option<Counts> {
    let [contradicted, supported, not_found, not_judged] = counts(report.ledger.as_deref()?);
    let facts = contradicted + supported + not_found + not_judged;
    Some(Counts { facts, contradicted, supported, not_found, not_judged })
}

fn json_row<'a>(report: &'a Report, row: &'a Row) -> Option<JsonRow<'a>> {
    let document = report.documents.get(row.document)?;
    let (line, column) = document.lines.line_column(&document.text, row.span.start);
    Some(JsonRow {
        document: &document.id,
        path: &document.path,
        start: row.span.start,
        end: row.span.end,
        line,
        column,
        text: document.slice(row.span),
        kind: row.kind,
        value: &row.value,
        status: row.status,
        reason: row.reason.as_deref(),
        independent: row.independent,
        sources: row.sources.iter().filter_map(|s| json_said(report, s)).collect(),
        nearest: row.nearest.as_ref().and_then(|s| json_said(report, s)),
    })
}

fn json_said<'a>(report: &'a Report, said: &'a Said) -> Option<JsonSaid<'a>> {
    let document = report.documents.get(said.document)?;
    let (line, column) = document.lines.line_column(&document.text, said.span.start);
    Some(JsonSaid {
        document: &document.id,
        path: &document.path,
        start: said.span.start,
        end: said.span.end,
        line,
        column,
        text: document.slice(said.span),
        value: &said.value,
    })
}

/// `43 facts: 2 contradicted, 31 supported, 6 not found, 4 not judged`
pub fn line(rows: &[Row]) -> String {
    let counts = Status::ALL.iter().zip(counts(rows)).filter(|(_, n)| *n > 0);
    let parts: Vec<String> = counts.map(|(status, n)| format!("{n} {}", status.as_str())).collect();
    let facts = if rows.len() == 1 { "1 fact".to_owned() } else { format!("{} facts", rows.len()) };
    if parts.is_empty() { facts } else { format!("{facts}: {}", parts.join(", ")) }
}

/// A line for each fact of each draft, and the counts.
pub fn write(report: &Report, width: usize, ascii: bool, out: &mut dyn Write) -> io::Result<()> {
    let Some(rows) = &report.ledger else { return Ok(()) };
    let mut of: Option<usize> = None;
    for row in rows {
        let Some(document) = report.documents.get(row.document) else { continue };
        if of != Some(row.document) {
            of = Some(row.document);
            writeln!(out, "ledger of {}", one_line(&document.path))?;
        }
        let (line, column) = document.lines.line_column(&document.text, row.span.start);
        let head = format!("  {} {:<7} ", mark(row.status, ascii), format!("{line}:{column}"));
        let words = short(document.slice(row.span), MOST_WORDS);
        let text = format!("{words}: {}", told(report, row));
        let indent = head.chars().count();
        for (i, part) in paragraph(&text, width, indent, indent).iter().enumerate() {
            writeln!(out, "{}{part}", if i == 0 { head.as_str() } else { "" })?;
        }
    }
    writeln!(out, "{}", line(rows))
}

/// A sign for a status, so that colour is not needed.
pub fn mark(status: Status, ascii: bool) -> char {
    match (status, ascii) {
        (Status::Contradicted, false) => '✗',
        (Status::Contradicted, true) => 'x',
        (Status::Supported, false) => '✓',
        (Status::Supported, true) => '+',
        (Status::NotFound, _) => '?',
        (Status::NotJudged, false) => '–',
        (Status::NotJudged, true) => '-',
    }
}

/// What is said of a fact: by whom it is supported, what stands against it, what is nearest.
pub fn told(report: &Report, row: &Row) -> String {
    let named: Vec<String> = row.sources.iter().take(MOST_NAMED).map(|s| place(report, s.document, s.span)).collect();
    let more = row.sources.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    match row.status {
        Status::Contradicted => {
            let values: Vec<String> = row
                .sources
                .iter()
                .take(MOST_NAMED)
                .map(|s| format!("{} ({})", short(&s.value, MOST_WORDS), place(report, s.document, s.span)))
                .collect();
            format!("contradicted: {}{more}", values.join(", "))
        }
        Status::Supported => {
            let how = row.reason.as_deref().map(|r| format!(", {r}")).unwrap_or_default();
            let count = match row.independent {
                0 | 1 => "1 source".to_owned(),
                n => format!("{n} independent sources"),
            };
            format!("{count}{how}: {}{more}", named.join(", "))
        }
        Status::NotFound => match &row.nearest {
            Some(near) => {
                let at = place(report, near.document, near.span);
                format!("in no source; nearest is {} ({at})", short(&near.value, MOST_WORDS))
            }
            None => "in no source".to_owned(),
        },
        Status::NotJudged => format!("not judged: {}", row.reason.as_deref().unwrap_or("not compared")),
    }
}

fn place(report: &Report, document: usize, span: Span) -> String {
    let Some(document) = report.documents.get(document) else { return String::new() };
    let (line, column) = document.lines.line_column(&document.text, span.start);
    let record = document.record.map(|r| format!("#{r}")).unwrap_or_default();
    format!("{}{record}:{line}:{column}", one_line(&document.path))
}
