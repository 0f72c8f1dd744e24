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
#[derive(Debug, Clone)]
pub struct Look {
    /// In columns.
    pub width: usize,
    pub colour: bool,
    /// Frames and marks without box characters.
    pub ascii: bool,
    /// The folder that links to files start from; None: no links.
    pub links: Option<String>,
    /// Whether the summary and the table by file are printed.
    pub summary: bool,
    /// Whether the ledger of a draft is printed.
    pub ledger: bool,
    /// Whether notes are shown with their places, not folded into a line each.
    pub notes: bool,
    /// At most so many conflicts.
    pub most: usize,
}

#[cfg(test)]
impl Look {
    /// Without colours and links; everything is shown.
    pub fn plain(width: usize) -> Look {
        Look {
            width,
            colour: false,
            ascii: false,
            links: None,
            summary: true,
            ledger: false,
            notes: true,
            most: usize::MAX,
        }
    }
}

pub fn write(report: &Report, format: Format, look: &Look, out: &mut dyn Write) -> io::Result<()> {
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

fn human(report: &Report, look: &Look, out: &mut dyn Write) -> io::Result<()> {
    Human(look).write(report, out)?;
    match &report.ledger {
        Some(_) if look.ledger => ledger::write(report, look.width, look.ascii, out),
        Some(rows) if look.summary => writeln!(out, "{}", ledger::line(rows)),
        _ => Ok(()),
    }
}
