//! `extract --format jsonl`: one line per article.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::{
    mention::{Mention, mentions},
    text::{json_safe, one_line},
};
use crate::{
    align,
    claim::Claim,
    document::{Document, SegmentKind},
    engine::Extracted,
};

/// The name of the schema that [`line`] writes.
pub const SCHEMA: &str = "crosscheck.extract/1";

/// The article as one line of `crosscheck.extract/1`; `text`: with its body text.
pub fn line(doc: &Document, found: &Extracted, text: bool) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        schema: &'static str,
        document: Article<'a>,
        mentions: Vec<Mention<'a>>,
        claims: &'a [Claim],
        /// What `compare` needs to know of the article besides its claims.
        report: &'a align::Report,
    }
    let claims = in_file(doc, &found.claims);
    let line = Line {
        schema: SCHEMA,
        document: article(doc, text),
        mentions: mentions(doc, &found.mentions),
        claims: &claims,
        report: &found.report,
    };
    // most articles take ten times their length
    let mut json = Vec::with_capacity(doc.text.len() * 12 + 1024);
    // the types hold nothing that JSON cannot
    let written = serde_json::to_writer(&mut json, &line).ok().and_then(|()| String::from_utf8(json).ok());
    written.map(|l| json_safe(l + "\n")).unwrap_or_default()
}

/// The claims with the places that they have in the file.
fn in_file<'a>(doc: &Document, claims: &'a [Claim]) -> Cow<'a, [Claim]> {
    if doc.lines.file().is_none() {
        return Cow::Borrowed(claims);
    }
    let moved = claims.iter().cloned().map(|mut claim| {
        let span = doc.in_file(claim.span());
        (claim.start, claim.end) = (span.start, span.end);
        claim
    });
    Cow::Owned(moved.collect())
}

/// What is known about the article; fields in the order of their names, as everywhere below.
#[derive(Serialize)]
struct Article<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<chrono::NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

fn article(doc: &Document, text: bool) -> Article<'_> {
    let meta = &doc.meta;
    Article {
        id: &doc.id,
        language: meta.language.as_deref(),
        path: &doc.path,
        published: meta.published.as_ref().map(|p| p.day),
        published_from: meta.published.as_ref().map(|p| p.from.as_str()),
        record: doc.record,
        source: meta.source.as_deref(),
        text: text.then(|| body(doc)),
        title: meta.title.as_deref(),
    }
}

/// The article's own text, a paragraph a line, without headline, captions and furniture.
fn body(doc: &Document) -> String {
    let own = doc
        .segments
        .iter()
        .filter(|s| matches!(s.kind, SegmentKind::Body | SegmentKind::Dateline | SegmentKind::BlockQuote));
    let lines: Vec<&str> = own.map(|s| doc.slice(s.span).trim()).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}

/// `--format human`: a table of what was found.
pub fn table(doc: &Document, found: &Extracted) -> String {
    let mut out = format!("{}\n", one_line(&doc.path));
    for m in mentions(doc, &found.mentions) {
        let m = serde_json::to_value(m).unwrap_or_default();
        let start = m["start"].as_u64().and_then(|s| usize::try_from(s).ok()).unwrap_or(0);
        let (line, column) = doc.lines.file_line_column(doc.file_text(), start);
        let kind = m["kind"].as_str().unwrap_or("");
        let words: String = m["text"].as_str().unwrap_or("").chars().take(60).collect();
        let value = meaning(&m);
        out.push_str(&format!("  {:>8}  {kind:12}  {}", format!("{line}:{column}"), one_line(&words)));
        out.push_str(&if value.is_empty() { "\n".to_owned() } else { format!("  = {}\n", one_line(&value)) });
    }
    out
}

/// What a mention means, in a few words.
fn meaning(m: &Value) -> String {
    let part = |key: &str| match &m[key] {
        Value::Null => None,
        Value::String(s) => Some(s.clone()),
        Value::Object(o) => o.get("name").or(o.get("text")).and_then(Value::as_str).map(str::to_owned),
        other => Some(other.to_string()),
    };
    let keys: &[&str] = match m["kind"].as_str().unwrap_or("") {
        "time" => &["type", "value", "mod"],
        "quantity" => &["bound", "value", "unit", "casualty"],
        "quote" => &["speaker"],
        "role" => &["person", "title", "org"],
        _ => &["name"],
    };
    let parts: Vec<String> = keys.iter().filter_map(|k| part(k)).collect();
    parts.join(" ")
}
