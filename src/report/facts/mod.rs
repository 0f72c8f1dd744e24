//! The fact sheet: who says what of each subject, what is disputed first.

mod json;
mod table;

use std::io::{self, Write};

#[cfg(feature = "cli")]
pub use json::schema;
pub use json::{lines, whole};
pub use table::{csv, html, markdown};

use super::{
    rows::paragraph,
    text::{one_line, short},
};
use crate::{
    align::Report,
    claim::{Attribute, Claim},
    sheet::{Agreement, Fact, Reported},
};

/// Reports named for a value.
const MOST: usize = 8;
/// Characters of a value in a table.
const LONGEST: usize = 80;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Format {
    /// For people: what is disputed first
    #[default]
    Human,
    /// A table for a message or a wiki
    Markdown,
    /// One row a place, for a spreadsheet
    Csv,
    /// One JSON object (crosscheck.facts/1)
    Json,
    /// One JSON object a fact (crosscheck.fact/1)
    Jsonl,
    /// One page, to read in a browser
    Html,
}

/// Facts with the reports and claims that they are made of.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    pub facts: &'a [Fact],
    pub reports: &'a [Report],
    pub claims: &'a [Claim],
}

/// Write the sheet; `width` is for people.
pub fn write(sheet: Sheet, format: Format, width: usize, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => page(sheet, width, out),
        Format::Markdown => markdown(sheet, out),
        Format::Csv => csv(sheet, out),
        Format::Json => whole(sheet, out),
        Format::Jsonl => lines(sheet, out),
        Format::Html => html(sheet, out),
    }
}

/// A page for people: a fact, then its values with who reports them.
fn page(sheet: Sheet, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let values = sheet.facts.iter().flat_map(|f| &f.values);
    let wide = values.map(|v| short(&v.value, LONGEST).chars().count()).max().unwrap_or(0).min(width / 3);
    for fact in sheet.facts {
        writeln!(out, "{} {}", mark(fact.agreement), subject(fact))?;
        for value in &fact.values {
            let shown = short(&value.value, LONGEST);
            let pad = " ".repeat(wide.saturating_sub(shown.chars().count()) + 2);
            let text = format!("{shown}{pad}{}", who(sheet, value));
            for (i, row) in paragraph(&text, width, 4, wide + 6).iter().enumerate() {
                writeln!(out, "{}{row}", if i == 0 { "    " } else { "" })?;
            }
        }
    }
    if sheet.facts.is_empty() {
        return writeln!(out, "no fact is told twice; `--all` lists every one");
    }
    let of = |a: Agreement| sheet.facts.iter().filter(|f| f.agreement == a).count();
    let legend: Vec<String> =
        Agreement::ALL.iter().map(|a| format!("{} {} {}", mark(*a), of(*a), a.as_str())).collect();
    writeln!(out, "\n{}", legend.join(" · "))
}

/// "the talks: date"
fn subject(fact: &Fact) -> String {
    let subject = one_line(&fact.subject);
    match words(fact.attribute) {
        attribute if subject.is_empty() => attribute.to_owned(),
        attribute => format!("{subject}: {attribute}"),
    }
}

fn mark(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Disputed => "✗",
        Agreement::Varies => "~",
        Agreement::Agreed => "✓",
        Agreement::Alone => "–",
    }
}

/// "2 independent reports: a.txt:3:5, b.txt:1:9"
fn who(sheet: Sheet, value: &Reported) -> String {
    let more = value.reports.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let count = match value.reports.len() {
        1 => String::new(),
        n if n == value.independent => format!("{n} independent reports: "),
        n => format!("{n} reports, {} independent: ", value.independent),
    };
    format!("{count}{}{more}", places(sheet, value).join(", "))
}

/// The first place in each report, up to `MOST`.
fn places(sheet: Sheet, value: &Reported) -> Vec<String> {
    let mut seen = None;
    let first_of_report = value.claims.iter().filter_map(|&i| sheet.claims.get(i)).filter(|c| {
        let new = seen != Some(c.document);
        seen = Some(c.document);
        new
    });
    first_of_report.take(MOST).map(|c| place(sheet.reports, c)).collect()
}

fn place(reports: &[Report], claim: &Claim) -> String {
    let report = reports.get(claim.document);
    let path = report.map_or("", |r| r.path.as_str());
    let id = report.map_or("", |r| r.id.as_str());
    let name = if id == path || id.is_empty() { path.to_owned() } else { format!("{path} ({id})") };
    let who = claim.qualifiers.attributed_to.as_deref().filter(|w| !w.is_empty() && w.len() < 60);
    let who = who.map(|w| format!(" [{w}]")).unwrap_or_default();
    one_line(&format!("{name}:{}:{}{who}", claim.line, claim.column)).into_owned()
}

fn words(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::EventDate => "date",
        Attribute::EventTime => "time",
        Attribute::EventPlace => "place",
        Attribute::EventOrdinal => "number in its series",
        Attribute::EventStatus => "status",
        Attribute::EventToll => "toll",
        Attribute::EventCount => "count",
        Attribute::EventMoney => "sum of money",
        Attribute::EventPercent => "percentage",
        Attribute::PersonTitle => "title",
        Attribute::PersonAge => "age",
        Attribute::PersonName => "name",
        Attribute::PlaceFact => "place",
        Attribute::QuoteWording => "words",
        Attribute::TextDate => "date",
        Attribute::TextSum => "sum",
        Attribute::TextList => "number of items",
        Attribute::TextYears => "year",
        Attribute::TextChange => "change in percent",
    }
}
