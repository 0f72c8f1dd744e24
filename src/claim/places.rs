//! Where events happened, and what a text says of a place.

use super::{
    Attribute, Qualifiers, Subject,
    build::{Draft, Maker},
    dates::event_subject,
};
use crate::{
    document::Span,
    mention::entity::{Place, PlaceKind},
    value::{PlaceValue, Value},
};

/// Add `event.place` and `place.fact` claims.
pub fn add(maker: &mut Maker) {
    let found = maker.found;
    for m in &found.entities.place_mentions {
        let Some(place) = found.entities.places.get(m.id).filter(|_| maker.makes_claims(m.span)) else { continue };
        if m.adjective {
            capital_claim(maker, m.span, place);
        } else if is_location(maker, m.span) {
            let event = maker.governor(m.span).cloned();
            let draft = Draft {
                span: m.span,
                attribute: Attribute::EventPlace,
                subject: event_subject(event.as_ref()),
                value: Value::Place(value(place)),
                qualifiers: Qualifiers {
                    modality: event.as_ref().and_then(|e| e.status).map(|s| s.as_str().to_owned()),
                    ..Qualifiers::default()
                },
                derivation: derivation(place),
                block: "place".to_owned(),
            };
            maker.push(draft);
        }
    }
}

fn derivation(place: &Place) -> Vec<String> {
    match &place.country {
        Some(country) if *country != place.name => vec![format!("{} lies in {country}", place.name)],
        _ => Vec::new(),
    }
}

pub fn value(place: &Place) -> PlaceValue {
    let kind = match place.kind {
        PlaceKind::Country => "country",
        PlaceKind::Region => "region",
        PlaceKind::City => "city",
        PlaceKind::Other => "other",
    };
    PlaceValue {
        name: place.name.clone(),
        kind: kind.to_owned(),
        country: place.country.clone(),
        capital: place.capital,
    }
}

/// "in Istanbul", "at Agape Way": a preposition of place stands before the name.
fn is_location(maker: &Maker, span: Span) -> bool {
    let doc = maker.doc;
    let at = doc.token_at(span.start);
    (1..=2).any(|n| {
        at.checked_sub(n).is_some_and(|i| matches!(doc.low(i), "in" | "at" | "near" | "outside" | "inside" | "on"))
    })
}

/// "the Turkish capital": the words stand for one city, unless they describe another that is named beside them.
fn capital_claim(maker: &mut Maker, span: Span, country: &Place) {
    let doc = maker.doc;
    let next = doc.token_at(span.end);
    if doc.low(next) != "capital" {
        return;
    }
    let whole = span.cover(doc.tokens[next].span());
    let draft = Draft {
        span: whole,
        attribute: Attribute::PlaceFact,
        subject: Subject { name: country.name.clone(), entity: None, event: None, ordinal: None, series: None },
        value: Value::Place(PlaceValue {
            name: format!("capital of {}", country.name),
            kind: "capital".to_owned(),
            country: Some(country.name.clone()),
            capital: true,
        }),
        qualifiers: Qualifiers::default(),
        derivation: vec![format!("“{}” is the capital of {}", doc.slice(whole), country.name)],
        block: "place".to_owned(),
    };
    maker.push(draft);
}
