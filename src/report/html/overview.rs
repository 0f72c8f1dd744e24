//! The table on top: articles by facts in conflict.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Numbered, brief, clean};
use crate::report::Report;

/// Conflicts that the table has columns for.
const MOST_FACTS: usize = 30;

/// A row for each article that takes part, a column for each conflict: agrees with the first value, differs, or silent.
pub fn section(report: &Report, numbered: &[Numbered]) -> Markup {
    let columns: Vec<&Numbered> = numbered.iter().take(MOST_FACTS).collect();
    let mut cells: BTreeMap<usize, BTreeMap<usize, (&str, bool)>> = BTreeMap::new();
    for (column, n) in columns.iter().enumerate() {
        let first = n.conflict.labels.first().map(|l| l.identity.as_str());
        for label in &n.conflict.labels {
            let cell = (label.value.as_str(), Some(label.identity.as_str()) == first);
            cells.entry(label.document).or_default().entry(column).or_insert(cell);
        }
    }
    html! {
        @if !columns.is_empty() {
            section id="overview" aria-labelledby="overview-head" {
                h2 id="overview-head" { "Who says what" }
                div.scroll tabindex="0" {
                    table {
                        thead {
                            tr {
                                th scope="col" { "Article" }
                                @for n in &columns {
                                    th scope="col" class=(n.conflict.severity.as_str()) {
                                        a href={ "#c-" (n.fingerprint) } title=(clean(&n.conflict.message)) { (n.number) }
                                        " " span.small { (n.conflict.rule) }
                                    }
                                }
                            }
                        }
                        tbody {
                            @for (document, row) in &cells {
                                tr {
                                    th scope="row" {
                                        a href={ "#d" (document) } { (name(report, *document)) }
                                    }
                                    @for (column, n) in columns.iter().enumerate() {
                                        @match row.get(&column) {
                                            Some((value, true)) => td.agree { a href={ "#c-" (n.fingerprint) } { "= " (brief(value)) } },
                                            Some((value, false)) => td.differ { a href={ "#c-" (n.fingerprint) } { "≠ " (brief(value)) } },
                                            None => td.silent { span.hidden { "silent" } "·" },
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                @if numbered.len() > columns.len() {
                    p { (numbered.len() - columns.len()) " more conflicts are listed below." }
                }
            }
        }
    }
}

/// The outlet or the file, and the draft as such.
pub fn name(report: &Report, document: usize) -> String {
    let Some(doc) = report.documents.get(document) else { return String::new() };
    let path = clean(&doc.path);
    let name = match (&doc.meta.source, doc.record) {
        (Some(source), _) => format!("{} ({path})", brief(source)),
        (None, Some(_)) => format!("{path}#{}", brief(&doc.id)),
        (None, None) => path,
    };
    if report.drafts.contains(&document) { format!("draft: {name}") } else { name }
}
