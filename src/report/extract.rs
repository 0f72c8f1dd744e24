//! `extract --format jsonl`: one line per article.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::text::{json_safe, one_line};
use crate::{
    align,
    claim::Claim,
    document::{Document, Span},
    engine::Extracted,
    mention::{
        Mentions,
        entity::PersonForm,
        quantity::{Bound, Change, Quantity, QuantityKind},
        quote::Quote,
        time::{Modifier, Time, TimexType},
    },
};

/// The name of the schema that [`line`] writes.
pub const SCHEMA: &str = "crosscheck.extract/1";

/// The article as one line of `crosscheck.extract/1`; `text`: with its body text.
pub fn line(doc: &Document, found: &Extracted, text: bool) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        schema: &'static str,
        document: Map<String, Value>,
        mentions: Vec<Value>,
        claims: &'a [Claim],
        /// What `compare` needs to know of the article besides its claims.
        report: &'a align::Report,
    }
    let line = Line {
        schema: SCHEMA,
        document: document(doc, text),
        mentions: mentions(doc, &found.mentions),
        claims: &found.claims,
        report: &found.report,
    };
    // the types hold nothing that JSON cannot
    serde_json::to_string(&line).map(|l| json_safe(l + "\n")).unwrap_or_default()
}

fn document(doc: &Document, text: bool) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("id".into(), doc.id.clone().into());
    map.insert("path".into(), doc.path.clone().into());
    insert(&mut map, "record", doc.record);
    insert(&mut map, "title", doc.meta.title.clone());
    insert(&mut map, "published", doc.meta.published.as_ref().map(|p| p.day.to_string()));
    insert(&mut map, "published_from", doc.meta.published.as_ref().map(|p| p.from.as_str()));
    insert(&mut map, "source", doc.meta.source.clone());
    insert(&mut map, "language", doc.meta.language.clone());
    insert(&mut map, "text", text.then(|| body(doc)));
    map
}

/// The article's own text, a paragraph a line, without the furniture.
fn body(doc: &Document) -> String {
    let own = doc.segments.iter().filter(|s| s.kind.makes_claims());
    let lines: Vec<&str> = own.map(|s| doc.slice(s.span).trim()).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}

/// `--format human`: a table of what was found.
pub fn table(doc: &Document, found: &Extracted) -> String {
    let mut out = format!("{}\n", one_line(&doc.path));
    for m in mentions(doc, &found.mentions) {
        let start = m["start"].as_u64().and_then(|s| usize::try_from(s).ok()).unwrap_or(0);
        let (line, column) = doc.lines.line_column(&doc.text, start);
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

/// Every mention as JSON, by position.
pub fn mentions(doc: &Document, found: &Mentions) -> Vec<Value> {
    let mut out: Vec<(Span, &str, Value)> = Vec::new();
    out.extend(found.times.iter().map(|m| (m.span, "time", time(doc, m))));
    // an ordinal counts nothing; events carry theirs
    let counted = found.quantities.iter().filter(|m| m.kind != QuantityKind::Ordinal);
    out.extend(counted.map(|m| (m.span, "quantity", quantity(doc, m))));
    out.extend(found.quotes.iter().map(|m| (m.span, "quote", quote(doc, m))));
    let entities = &found.entities;
    for m in &entities.person_mentions {
        let name = entities.people.get(m.id).map_or("", |p| &p.name);
        let mut v = named(doc, "person", m.span, name, m.id);
        if let PersonForm::Pronoun | PersonForm::Nominal = m.form {
            v.insert("form".into(), if m.form == PersonForm::Pronoun { "pronoun" } else { "nominal" }.into());
        }
        out.push((m.span, "person", v.into()));
    }
    for m in &entities.organization_mentions {
        let name = entities.organizations.get(m.id).map_or("", |p| &p.name);
        out.push((m.span, "organization", named(doc, "organization", m.span, name, m.id).into()));
    }
    for m in &entities.place_mentions {
        let name = entities.places.get(m.id).map_or("", |p| &p.name);
        out.push((m.span, "place", named(doc, "place", m.span, name, m.id).into()));
    }
    for m in &entities.roles {
        let mut v = base(doc, "role", m.person.cover(m.title));
        v.insert("person".into(), part(doc, m.person).into());
        v.insert("title".into(), part(doc, m.title).into());
        if let Some(org) = m.org {
            v.insert("org".into(), part(doc, org).into());
        }
        out.push((m.person.cover(m.title), "role", v.into()));
    }
    for m in &found.events.mentions {
        let mut v = named(doc, "event", m.span, &m.kind, m.id);
        insert(&mut v, "ordinal", m.ordinal);
        out.push((m.span, "event", v.into()));
    }
    out.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    out.into_iter().map(|(.., v)| v).collect()
}

fn base(doc: &Document, kind: &str, span: Span) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("kind".into(), kind.into());
    map.extend(part(doc, span));
    map
}

fn part(doc: &Document, span: Span) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("start".into(), span.start.into());
    map.insert("end".into(), span.end.into());
    map.insert("text".into(), doc.slice(span).into());
    map
}

fn named(doc: &Document, kind: &str, span: Span, name: &str, id: usize) -> Map<String, Value> {
    let mut map = base(doc, kind, span);
    map.insert("name".into(), name.into());
    map.insert("id".into(), id.into());
    map
}

fn insert<T: Into<Value>>(map: &mut Map<String, Value>, key: &str, value: Option<T>) {
    if let Some(value) = value {
        map.insert(key.into(), value.into());
    }
}

fn time(doc: &Document, m: &Time) -> Value {
    let mut v = base(doc, "time", m.span);
    let kind = match m.kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    };
    v.insert("type".into(), kind.into());
    v.insert("value".into(), m.value.clone().into());
    insert(&mut v, "mod", m.modifier.map(modifier));
    insert(&mut v, "first", m.interval.map(|(first, _)| first.to_string()));
    insert(&mut v, "last", m.interval.map(|(_, last)| last.to_string()));
    v.insert("derivation".into(), m.steps.clone().into());
    v.into()
}

fn modifier(m: Modifier) -> &'static str {
    match m {
        Modifier::Before => "BEFORE",
        Modifier::After => "AFTER",
        Modifier::OnOrBefore => "ON_OR_BEFORE",
        Modifier::OnOrAfter => "ON_OR_AFTER",
        Modifier::LessThan => "LESS_THAN",
        Modifier::MoreThan => "MORE_THAN",
        Modifier::EqualOrLess => "EQUAL_OR_LESS",
        Modifier::EqualOrMore => "EQUAL_OR_MORE",
        Modifier::Start => "START",
        Modifier::Mid => "MID",
        Modifier::End => "END",
        Modifier::Approx => "APPROX",
    }
}

fn quantity(doc: &Document, m: &Quantity) -> Value {
    let mut v = base(doc, "quantity", m.span);
    v.insert("value".into(), if m.low == m.high { json!(m.low) } else { json!([m.low, m.high]) });
    let bound = match m.bound {
        Bound::Exact => "=",
        Bound::About => "~",
        Bound::AtMost => "<",
        Bound::AtLeast => ">",
    };
    v.insert("bound".into(), bound.into());
    v.insert("unit".into(), m.unit.clone().into());
    insert(&mut v, "change", m.change.map(|c| if c == Change::Up { "up" } else { "down" }));
    v.insert("concept".into(), m.concept.clone().into());
    insert(&mut v, "casualty", m.casualty.clone());
    v.insert("derivation".into(), m.steps.clone().into());
    v.into()
}

fn quote(doc: &Document, m: &Quote) -> Value {
    let mut v = base(doc, "quote", m.span);
    v.insert("direct".into(), m.direct.into());
    if m.pieces.len() > 1 {
        v.insert("spans".into(), m.pieces.iter().map(|p| json!([p.start, p.end])).collect());
    }
    if let Some(speaker) = &m.speaker {
        let mut s = part(doc, speaker.span);
        s.insert("name".into(), speaker.name.clone().into());
        v.insert("speaker".into(), s.into());
    }
    insert(&mut v, "cue", m.cue.map(|c| doc.slice(c).to_owned()));
    v.into()
}
