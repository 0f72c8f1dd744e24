//! Mentions as `extract` writes them.
//!
//! The fields of every object stand in the order of their names.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    document::{Document, Span},
    mention::{
        Mentions,
        entity::{PersonForm, Role},
        quantity::{Bound, Change, Quantity, QuantityKind},
        quote::Quote,
        time::{Modifier, Time, TimexType},
    },
};

/// One mention; borrowed from the document and what was found in it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Mention<'a> {
    Time(TimeLine<'a>),
    Quantity(QuantityLine<'a>),
    Quote(QuoteLine<'a>),
    Role(RoleLine<'a>),
    Person(PersonLine<'a>),
    Event(EventLine<'a>),
    Named(NamedLine<'a>),
}

#[derive(Debug, Serialize)]
pub struct TimeLine<'a> {
    derivation: &'a [String],
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<NaiveDate>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<NaiveDate>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    start: usize,
    text: &'a str,
    r#type: &'static str,
    value: &'a str,
}

#[derive(Debug, Serialize)]
pub struct QuantityLine<'a> {
    bound: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    casualty: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    concept: &'a [String],
    derivation: &'a [String],
    end: usize,
    kind: &'static str,
    start: usize,
    text: &'a str,
    unit: &'a str,
    value: Number,
}

/// A number, or the two ends of a range.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Number {
    One(f64),
    Range(f64, f64),
}

#[derive(Debug, Serialize)]
pub struct QuoteLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<&'a str>,
    direct: bool,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Vec<(usize, usize)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<SpeakerPart<'a>>,
    start: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SpeakerPart<'a> {
    end: usize,
    name: &'a str,
    start: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
pub struct RoleLine<'a> {
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    org: Option<Part<'a>>,
    person: Part<'a>,
    start: usize,
    text: &'a str,
    title: Part<'a>,
}

/// Words of the text with their place.
#[derive(Debug, Serialize)]
struct Part<'a> {
    end: usize,
    start: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
pub struct PersonLine<'a> {
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    id: usize,
    kind: &'static str,
    name: &'a str,
    start: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
pub struct EventLine<'a> {
    end: usize,
    id: usize,
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordinal: Option<u32>,
    start: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
pub struct NamedLine<'a> {
    end: usize,
    id: usize,
    kind: &'static str,
    name: &'a str,
    start: usize,
    text: &'a str,
}

/// Every mention, by position.
pub fn mentions<'a>(doc: &'a Document, found: &'a Mentions) -> Vec<Mention<'a>> {
    let entities = &found.entities;
    let who = entities.person_mentions.len() + entities.organization_mentions.len() + entities.place_mentions.len();
    let read = found.times.len() + found.quantities.len() + found.quotes.len() + found.events.mentions.len();
    let mut out: Vec<(Span, &str, Mention)> = Vec::with_capacity(who + read + entities.roles.len());
    out.extend(found.times.iter().map(|m| (m.span, "time", Mention::Time(time(doc, m)))));
    // an ordinal counts nothing; events carry theirs
    let counted = found.quantities.iter().filter(|m| m.kind != QuantityKind::Ordinal);
    out.extend(counted.map(|m| (m.span, "quantity", Mention::Quantity(quantity(doc, m)))));
    out.extend(found.quotes.iter().map(|m| (m.span, "quote", Mention::Quote(quote(doc, m)))));
    out.extend(entities.person_mentions.iter().map(|m| {
        let name = entities.people.get(m.id).map_or("", |p| &p.name);
        let form = match m.form {
            PersonForm::Pronoun => Some("pronoun"),
            PersonForm::Nominal => Some("nominal"),
            PersonForm::Full | PersonForm::Short => None,
        };
        let Part { end, start, text } = part(doc, m.span);
        (m.span, "person", Mention::Person(PersonLine { end, form, id: m.id, kind: "person", name, start, text }))
    }));
    out.extend(entities.organization_mentions.iter().map(|m| {
        let name = entities.organizations.get(m.id).map_or("", |p| &p.name);
        (m.span, "organization", named(doc, "organization", m.span, name, m.id))
    }));
    out.extend(entities.place_mentions.iter().map(|m| {
        let name = entities.places.get(m.id).map_or("", |p| &p.name);
        (m.span, "place", named(doc, "place", m.span, name, m.id))
    }));
    out.extend(entities.roles.iter().map(|m| (m.person.cover(m.title), "role", Mention::Role(role(doc, m)))));
    out.extend(found.events.mentions.iter().map(|m| {
        let Part { end, start, text } = part(doc, m.span);
        let (id, name, ordinal) = (m.id, m.kind.as_str(), m.ordinal);
        (m.span, "event", Mention::Event(EventLine { end, id, kind: "event", name, ordinal, start, text }))
    }));
    // each kind is sorted already, which this sort turns to account
    out.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    out.into_iter().map(|(.., m)| m).collect()
}

fn part(doc: &Document, span: Span) -> Part<'_> {
    let Span { start, end } = doc.in_file(span);
    Part { end, start, text: doc.file_slice(span) }
}

fn named<'a>(doc: &'a Document, kind: &'static str, span: Span, name: &'a str, id: usize) -> Mention<'a> {
    let Part { end, start, text } = part(doc, span);
    Mention::Named(NamedLine { end, id, kind, name, start, text })
}

fn role<'a>(doc: &'a Document, m: &Role) -> RoleLine<'a> {
    let Part { end, start, text } = part(doc, m.person.cover(m.title));
    let org = m.org.map(|org| part(doc, org));
    RoleLine { end, kind: "role", org, person: part(doc, m.person), start, text, title: part(doc, m.title) }
}

fn time<'a>(doc: &'a Document, m: &'a Time) -> TimeLine<'a> {
    let Part { end, start, text } = part(doc, m.span);
    let r#type = match m.kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    };
    TimeLine {
        derivation: &m.steps,
        end,
        first: m.interval.map(|(first, _)| first),
        kind: "time",
        last: m.interval.map(|(_, last)| last),
        modifier: m.modifier.map(modifier),
        start,
        text,
        r#type,
        value: &m.value,
    }
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

fn quantity<'a>(doc: &'a Document, m: &'a Quantity) -> QuantityLine<'a> {
    let Part { end, start, text } = part(doc, m.span);
    let bound = match m.bound {
        Bound::Exact => "=",
        Bound::About => "~",
        Bound::AtMost => "<",
        Bound::AtLeast => ">",
    };
    QuantityLine {
        bound,
        casualty: m.casualty.as_deref(),
        change: m.change.map(|c| if c == Change::Up { "up" } else { "down" }),
        concept: &m.concept,
        derivation: &m.steps,
        end,
        kind: "quantity",
        start,
        text,
        unit: &m.unit,
        value: if m.low == m.high { Number::One(m.low) } else { Number::Range(m.low, m.high) },
    }
}

fn quote<'a>(doc: &'a Document, m: &'a Quote) -> QuoteLine<'a> {
    let Part { end, start, text } = part(doc, m.span);
    let speaker = m.speaker.as_ref().map(|s| {
        let Part { end, start, text } = part(doc, s.span);
        SpeakerPart { end, name: &s.name, start, text }
    });
    QuoteLine {
        cue: m.cue.map(|c| doc.slice(c)),
        direct: m.direct,
        end,
        kind: "quote",
        spans: (m.pieces.len() > 1)
            .then(|| m.pieces.iter().map(|p| doc.in_file(*p)).map(|p| (p.start, p.end)).collect()),
        speaker,
        start,
        text,
    }
}
