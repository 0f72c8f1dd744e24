//! Where events happened, and what a text says of a place.

use super::{
    Attribute, Qualifiers, Subject,
    context::fold,
    dates::event_subject,
    maker::{Draft, Maker},
};
use crate::{
    document::{Span, TokenKind, class},
    mention::entity::{Place, PlaceKind},
    value::{PlaceValue, Value},
};

/// Add `event.place` and `place.fact` claims.
pub fn add(maker: &mut Maker) {
    addresses(maker);
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
                value: Value::Place(place_value(place)),
                qualifiers: Qualifiers { modality: event.as_ref().and_then(|e| e.status), ..Qualifiers::default() },
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

pub fn place_value(place: &Place) -> PlaceValue {
    PlaceValue { name: place.name.clone(), kind: place.kind, country: place.country.clone(), capital: place.capital }
}

/// Where something is: a preposition stands before the name ("in Lisbon", "off Mill Point", "west of Elmton"), or
/// it stands by itself in its clause ("hit Kalva island"). Not a part of a longer name, nor an owner.
fn is_location(maker: &Maker, span: Span) -> bool {
    let doc = maker.doc;
    let at = doc.token_at(span.start);
    // "in the Elmton suburbs" is not in Elmton; "in Elmton's Oldgate" tells of Oldgate
    let next = doc.token_at(span.end);
    let owner = doc.is(next, class::GENITIVE_MARK) && doc.tokens.get(next + 1).is_some_and(|t| t.capital);
    !owner && !maker.lexicon.align.round.contains(doc.low(next)) && at > 0
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
            kind: PlaceKind::Capital,
            country: Some(country.name.clone()),
            capital: true,
        }),
        qualifiers: Qualifiers::default(),
        derivation: vec![format!("“{}” is the capital of {}", doc.slice(whole), country.name)],
        block: "place".to_owned(),
    };
    maker.push(draft);
}

/// "the 2300 block of Washington Street West": the number on a street.
fn addresses(maker: &mut Maker) {
    let doc = maker.doc;
    for i in 1..doc.tokens.len() {
        if doc.tokens[i - 1].kind != TokenKind::Number || doc.low(i) != "block" || doc.low(i + 1) != "of" {
            continue;
        }
        let street = (i + 2..doc.tokens.len().min(i + 7)).take_while(|&j| {
            let t = doc.tokens[j];
            t.capital || t.kind == TokenKind::Number || matches!(doc.low(j), "st" | "nd" | "rd" | "th")
        });
        let Some(last) = street.clone().last() else { continue };
        let key: String = street.map(|j| fold(doc.word(j))).filter(|w| !is_street_word(w)).collect();
        let span = Span::new(doc.tokens[i - 1].start, doc.tokens[last].end);
        if key.is_empty() || !maker.makes_claims(span) {
            continue;
        }
        let event = maker.governor(span).cloned();
        let name = doc.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        maker.push(Draft {
            span,
            attribute: Attribute::EventPlace,
            subject: event_subject(event.as_ref()),
            value: Value::Place(PlaceValue { name, kind: PlaceKind::Address, country: None, capital: false }),
            qualifiers: Qualifiers::default(),
            derivation: Vec::new(),
            block: format!("address:{key}"),
        });
    }
}

/// Words that reports leave out or write differently.
fn is_street_word(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "st"
            | "avenue"
            | "ave"
            | "road"
            | "rd"
            | "drive"
            | "dr"
            | "lane"
            | "ln"
            | "boulevard"
            | "blvd"
            | "court"
            | "ct"
            | "place"
            | "pl"
            | "way"
            | "north"
            | "south"
            | "east"
            | "west"
            | "n"
            | "s"
            | "e"
            | "w"
            | "n."
            | "s."
            | "e."
            | "w."
            | "nw"
            | "ne"
            | "sw"
            | "se"
            | "."
            | "nd"
            | "rd."
            | "th"
    )
}
