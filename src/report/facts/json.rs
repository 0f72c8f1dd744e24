//! The fact sheet as JSON.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::Sheet;
use crate::{
    claim::{Attribute, Claim},
    report::text::json_safe,
    sheet::{Agreement, Fact, Reported},
};

#[derive(Serialize, JsonSchema)]
struct Whole<'a> {
    schema: &'static str,
    facts: Vec<JsonFact<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct JsonFact<'a> {
    schema: &'static str,
    subject: &'a str,
    #[schemars(with = "String")]
    attribute: Attribute,
    agreement: Agreement,
    /// The number of reports that give a value.
    reports: usize,
    values: Vec<JsonValue<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct JsonValue<'a> {
    value: &'a str,
    independent: usize,
    supported: bool,
    places: Vec<JsonPlace<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct JsonPlace<'a> {
    document: Option<&'a str>,
    path: Option<&'a str>,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    attributed_to: Option<&'a str>,
    derivation: &'a [String],
}

/// The JSON schema of [`whole`].
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Whole<'static>)
}

/// One fact a line.
pub fn lines(sheet: Sheet, out: &mut dyn Write) -> io::Result<()> {
    for fact in sheet.facts {
        writeln!(out, "{}", json_safe(serde_json::to_string(&of_fact(sheet, fact))?))?;
    }
    Ok(())
}

/// All facts in one object.
pub fn whole(sheet: Sheet, out: &mut dyn Write) -> io::Result<()> {
    let facts = sheet.facts.iter().map(|f| of_fact(sheet, f)).collect();
    writeln!(out, "{}", json_safe(serde_json::to_string(&Whole { schema: "crosscheck.facts/1", facts })?))
}

fn of_fact<'a>(sheet: Sheet<'a>, fact: &'a Fact) -> JsonFact<'a> {
    let supported = fact.supported().map(|v| v.value.as_str());
    let value = |v: &'a Reported| JsonValue {
        value: &v.value,
        independent: v.independent,
        supported: supported == Some(&v.value),
        places: v.claims.iter().filter_map(|&i| sheet.claims.get(i)).map(|c| of_claim(sheet, c)).collect(),
    };
    JsonFact {
        schema: "crosscheck.fact/1",
        subject: &fact.subject,
        attribute: fact.attribute,
        agreement: fact.agreement,
        reports: fact.reports(),
        values: fact.values.iter().map(value).collect(),
    }
}

fn of_claim<'a>(sheet: Sheet<'a>, claim: &'a Claim) -> JsonPlace<'a> {
    let report = sheet.reports.get(claim.document);
    JsonPlace {
        document: report.map(|r| r.id.as_str()),
        path: report.map(|r| r.path.as_str()),
        start: claim.start,
        end: claim.end,
        line: claim.line,
        column: claim.column,
        text: &claim.text,
        attributed_to: claim.qualifiers.attributed_to.as_deref(),
        derivation: &claim.derivation,
    }
}
