//! The fact sheet as a page and as JSON Lines.

use std::io::{self, Write};

use serde_json::json;

use super::{
    rows::paragraph,
    text::{json_safe, one_line},
};
use crate::{
    align::Report,
    claim::{Attribute, Claim},
    sheet::{Fact, Reported},
};

/// Reports named for a value.
const MOST: usize = 8;

/// A page for people: a fact, then its values with who reports them.
pub fn page(facts: &[Fact], reports: &[Report], claims: &[Claim], width: usize, out: &mut dyn Write) -> io::Result<()> {
    for fact in facts {
        writeln!(out, "{}: {}", one_line(&fact.subject), words(fact.attribute))?;
        let supported = fact.supported().map(|v| v.value.as_str());
        for value in &fact.values {
            let mark = if supported == Some(&value.value) { "✓" } else { "·" };
            let others =
                if value.independent > 1 { format!(" ({} independent)", value.independent) } else { String::new() };
            let more = if value.reports.len() > MOST {
                format!(" and {} more", value.reports.len() - MOST)
            } else {
                String::new()
            };
            let places = places(reports, claims, value);
            let text = format!("{}{others}: {}{more}", one_line(&value.value), places.join(", "));
            let rows = paragraph(&text, width, 4, 6);
            for (i, row) in rows.iter().enumerate() {
                writeln!(out, "{}{row}", if i == 0 { format!("  {mark} ") } else { String::new() })?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// One fact a line.
pub fn lines(facts: &[Fact], reports: &[Report], claims: &[Claim], out: &mut dyn Write) -> io::Result<()> {
    for fact in facts {
        let supported = fact.supported().map(|v| v.value.as_str());
        let values: Vec<_> = fact
            .values
            .iter()
            .map(|v| {
                let places: Vec<_> = v
                    .claims
                    .iter()
                    .filter_map(|&i| claims.get(i))
                    .map(|c| {
                        let report = reports.get(c.document);
                        json!({
                            "document": report.map(|r| r.id.as_str()),
                            "path": report.map(|r| r.path.as_str()),
                            "start": c.start,
                            "end": c.end,
                            "line": c.line,
                            "column": c.column,
                            "text": c.text,
                            "attributed_to": c.qualifiers.attributed_to,
                            "derivation": c.derivation,
                        })
                    })
                    .collect();
                json!({
                    "value": v.value,
                    "independent": v.independent,
                    "supported": supported == Some(&v.value),
                    "places": places,
                })
            })
            .collect();
        let line = json!({
            "schema": "crosscheck.fact/1",
            "subject": fact.subject,
            "attribute": fact.attribute,
            "reports": fact.reports(),
            "values": values,
        });
        writeln!(out, "{}", json_safe(line.to_string()))?;
    }
    Ok(())
}

/// The first place in each report, up to `MOST`.
fn places(reports: &[Report], claims: &[Claim], value: &Reported) -> Vec<String> {
    let mut seen = None;
    let first_of_report = value.claims.iter().filter_map(|&i| claims.get(i)).filter(|c| {
        let new = seen != Some(c.document);
        seen = Some(c.document);
        new
    });
    first_of_report.take(MOST).map(|c| place(reports, c)).collect()
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
