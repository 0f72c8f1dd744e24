//! `--format html`: one page to work through, without a network: the verdict and a table on top, a row for each
//! conflict, the ledger, and every article whole with marks in its margin. Ticks, verdicts and comments stay in the
//! browser.

mod article;
mod conflict;
mod overview;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    Report, ledger, summary,
    text::{one_line, short},
};
use crate::{
    conflict::{Conflict, Severity},
    rules,
};

pub const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A conflict as the page numbers it.
struct Numbered<'a> {
    number: usize,
    conflict: &'a Conflict,
    fingerprint: &'a str,
}

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(page(report).into_string().as_bytes())
}

fn page(report: &Report) -> Markup {
    let mut numbered: Vec<(&Conflict, &String)> = report.conflicts.iter().zip(&report.fingerprints).collect();
    numbered.sort_by_key(|(c, _)| std::cmp::Reverse(c.severity));
    let numbered: Vec<Numbered> = numbered
        .into_iter()
        .enumerate()
        .map(|(i, (conflict, fingerprint))| Numbered { number: i + 1, conflict, fingerprint })
        .collect();
    let title = format!("crosscheck: {}", summary::line(report));
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
                title { (clean(&title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#conflicts" { "Skip to the conflicts" }
                header {
                    h1 { (clean(&verdict(report))) }
                    p { (clean(&summary::line(report))) @if let Some(rows) = &report.ledger { ". " (ledger::line(rows)) "." } }
                }
                main {
                    (overview::section(report, &numbered))
                    (conflict::section(report, &numbered))
                    @if report.ledger.is_some() { (article::ledger(report)) }
                    (article::section(report, &numbered))
                    (rule_pages(report))
                    (problems(report))
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// What an editor wants to know first.
fn verdict(report: &Report) -> String {
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    match (errors, warnings) {
        (0, 0) => "Nothing to correct was found".to_owned(),
        (0, n) => format!("{} to look at", things(n, "place")),
        (n, 0) => format!("{} to settle", things(n, "conflict")),
        (n, m) => format!("{} to settle, {} to look at", things(n, "conflict"), things(m, "place")),
    }
}

fn things(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// The manual page of each rule that found something.
fn rule_pages(report: &Report) -> Markup {
    let mut ids: Vec<&str> = report.conflicts.iter().map(|c| c.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    html! {
        @if !ids.is_empty() {
            section id="rules" aria-labelledby="rules-head" {
                h2 id="rules-head" { "Rules" }
                @for rule in ids.iter().filter_map(|id| rules::find(id).ok()) {
                    details id={ "rule-" (rule.id) } {
                        summary { (rule.id) ": " (rule.summary) }
                        pre { (rule.page()) }
                    }
                }
            }
        }
    }
}

fn problems(report: &Report) -> Markup {
    html! {
        @if !report.problems.is_empty() {
            section id="problems" aria-labelledby="problems-head" {
                h2 id="problems-head" { "Problems" }
                ul {
                    @for p in &report.problems {
                        li {
                            (p.severity.as_str()) ": " (clean(&p.path))
                            @if let Some(line) = p.line { ":" (line) }
                            ": " (clean(&p.message))
                        }
                    }
                }
            }
        }
    }
}

/// On one line, hidden characters made visible; maud escapes the rest.
fn clean(text: &str) -> String {
    one_line(text).into_owned()
}

fn brief(text: &str) -> String {
    short(text, 40)
}
