//! Which format is written by which module.

use std::io::{self, Write};

use super::{
    Report, checkstyle, github, gitlab, html, human::Human, json, junit, ledger, markdown, rdjson, sarif, short,
};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// Excerpts of both places, for people
    #[default]
    Human,
    /// One line a conflict
    Short,
    /// One JSON object (crosscheck.report/1)
    Json,
    /// One JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub workflow commands: annotations in a pull request
    Github,
    /// GitLab Code Quality
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// reviewdog's rdjson
    Rdjson,
    /// A list for a pull request or a message
    Markdown,
    /// One page, to read in a browser
    Html,
}

/// How formats for people are dressed.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// In columns.
    pub width: usize,
    pub colour: bool,
    /// Whether the summary line is printed.
    pub summary: bool,
    /// Whether the ledger of a draft is printed.
    pub ledger: bool,
}

pub fn write(report: &Report, format: Format, look: Look, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human(report, look, out),
        Format::Short => short::write(report, out),
        Format::Json => json::write(report, out),
        Format::Jsonl => json::write_lines(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Gitlab => gitlab::write(report, out),
        Format::Junit => junit::write(report, out),
        Format::Checkstyle => checkstyle::write(report, out),
        Format::Rdjson => rdjson::write(report, out),
        Format::Markdown => markdown::write(report, out),
        Format::Html => html::write(report, out),
    }
}

fn human(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    Human { width: look.width, colour: look.colour }.write(report, look.summary, out)?;
    match &report.ledger {
        Some(_) if look.ledger => ledger::write(report, look.width, false, out),
        Some(rows) if look.summary => writeln!(out, "{}", ledger::line(rows)),
        _ => Ok(()),
    }
}
