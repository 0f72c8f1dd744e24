//! Every article whole, with the conflicts' numbers in its margin and the ledger's colours; and the ledger as a table.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Numbered, clean, overview::name};
use crate::{
    ledger::{Row, Status},
    report::{Report, ledger},
    span::Span,
};

/// Longer texts are cut.
const MOST_TEXT: usize = 200_000;

/// A stretch of an article that something is said of.
struct Mark<'a> {
    span: Span,
    /// The conflict's number, severity and fingerprint.
    conflict: Option<(usize, &'static str, &'a str)>,
    row: Option<&'a Row>,
}

pub fn section(report: &Report, numbered: &[Numbered]) -> Markup {
    let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for n in numbered {
        for label in &n.conflict.labels {
            let conflict = Some((n.number, n.conflict.severity.as_str(), n.fingerprint));
            marks.entry(label.document).or_default().push(Mark { span: label.span, conflict, row: None });
        }
    }
    for row in report.ledger.iter().flatten() {
        marks.entry(row.document).or_default().push(Mark { span: row.span, conflict: None, row: Some(row) });
    }
    html! {
        section id="articles" aria-labelledby="articles-head" {
            h2 id="articles-head" { "Articles" }
            @for (i, doc) in report.documents.iter().enumerate() {
                article.text id={ "d" (i) } {
                    h3 { (name(report, i)) }
                    p.small {
                        @if let Some(title) = &doc.meta.title { (clean(title)) " " }
                        @if let Some(p) = &doc.meta.published { (p.day) }
                    }
                    (text(report, i, marks.remove(&i).unwrap_or_default()))
                }
            }
        }
    }
}

fn text(report: &Report, document: usize, mut marks: Vec<Mark>) -> Markup {
    let Some(doc) = report.documents.get(document) else { return html! {} };
    // a conflict's mark goes before the ledger's on the same words
    marks.sort_by_key(|m| (m.span.start, m.conflict.is_none(), m.span.end, m.conflict));
    let mut paragraphs: Vec<Markup> = Vec::new();
    let mut start = 0;
    let mut rest = marks.iter().peekable();
    for line in doc.text.split_inclusive('\n') {
        let end = start + line.len();
        if start > MOST_TEXT {
            paragraphs.push(html! { p { "… the rest is left out here" } });
            break;
        }
        let mut pieces: Vec<Markup> = Vec::new();
        let mut at = start;
        while let Some(mark) = rest.next_if(|m| m.span.start < end) {
            let (from, to) = (mark.span.start.max(at), mark.span.end.min(end).max(at));
            if mark.span.start < at {
                // a further conflict of the words that are marked already
                pieces.push(number(mark));
                continue;
            }
            let slice = |a: usize, b: usize| clean(doc.text.get(a..b).unwrap_or("").trim_end_matches('\n'));
            pieces.push(html! { (slice(at, from)) });
            pieces.push(marked(document, mark, &slice(from, to)));
            at = to;
        }
        let tail = doc.text.get(at..end).unwrap_or("").trim_end();
        if !tail.is_empty() || !pieces.is_empty() {
            paragraphs.push(html! { p { @for piece in &pieces { (piece) } (clean(tail)) } });
        }
        start = end;
    }
    html! { @for paragraph in paragraphs { (paragraph) } }
}

fn marked(document: usize, mark: &Mark, words: &str) -> Markup {
    let id = format!("d{document}-{}", mark.span.start);
    match (mark.conflict, mark.row) {
        (Some((_, severity, _)), _) => html! { mark id=(id) class=(severity) { (words) } (number(mark)) },
        (None, Some(row)) => {
            let status = class(row.status);
            html! { span.fact.(status) id=(id) title=(row.status.as_str()) { (words) sup.sign aria-hidden="true" { (ledger::mark(row.status, false)) } } }
        }
        (None, None) => html! { (words) },
    }
}

fn number(mark: &Mark) -> Markup {
    html! {
        @if let Some((number, _, fingerprint)) = mark.conflict {
            sup { a href={ "#c-" (fingerprint) } aria-label={ "conflict " (number) } { (number) } }
        }
    }
}

fn class(status: Status) -> &'static str {
    match status {
        Status::Contradicted => "contradicted",
        Status::Supported => "supported",
        Status::NotFound => "not-found",
        Status::NotJudged => "not-judged",
    }
}

/// A line for each fact of the drafts.
pub fn ledger(report: &Report) -> Markup {
    let rows = report.ledger.as_deref().unwrap_or_default();
    html! {
        section id="ledger" aria-labelledby="ledger-head" {
            h2 id="ledger-head" { "Every fact of the draft" }
            p { (ledger::line(rows)) }
            div.scroll tabindex="0" {
                table {
                    thead { tr { th scope="col" { "Words" } th scope="col" { "Value" } th scope="col" { "Status" } th scope="col" { "Sources" } } }
                    tbody {
                        @for row in rows {
                            tr.(class(row.status)) {
                                td { a href={ "#d" (row.document) "-" (row.span.start) } { (words(report, row)) } }
                                td { (clean(&row.value)) }
                                td { (ledger::mark(row.status, false)) " " (row.status.as_str()) }
                                td { (clean(&ledger::told(report, row))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn words(report: &Report, row: &Row) -> String {
    report.documents.get(row.document).map(|d| crate::report::text::short(d.slice(row.span), 80)).unwrap_or_default()
}
