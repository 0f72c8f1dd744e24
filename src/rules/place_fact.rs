//! A text takes a city for the capital.
//!
//! Finds: "the capital" of a country said of an event that the same text, or
//! another report of it, places in a city of that country which is not the capital.
//!
//! ## Why it matters
//!
//! It is a plain error that every reader of that country sees.
//!
//! ## Example
//!
//! "The summit opens in the Australian capital", and two paragraphs on "the summit in Sydney".
//!
//! ## When it stays quiet
//!
//! - the city is the capital, or the text names the capital, too;
//! - the event may be in both (a tour, talks that move on);
//! - the pack does not know the country or the city.

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
    },
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{PlaceKind, PlaceValue, Value},
};

pub const RULE: Rule = Rule {
    id: "place-fact",
    summary: "a text takes a city for the capital",
    severity: Severity::Warning,
    source: include_str!("place_fact.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut pairs = Vec::new();
    for &a in aligned.of(Attribute::PlaceFact) {
        let fact = &aligned.claims[a];
        let Some(country) = place(fact).and_then(|p| p.country.clone()) else { continue };
        let cities = |i: &&usize| {
            let claim = &aligned.claims[**i];
            let same_text = claim.document == fact.document;
            let kind =
                same_text && claim.subject.event == fact.subject.event || fact.subject.event.is_none() && same_text;
            kind && place(claim)
                .is_some_and(|p| p.kind == PlaceKind::City && p.country.as_deref() == Some(country.as_str()))
        };
        let here: Vec<&usize> = aligned.of(Attribute::EventPlace).iter().filter(cities).collect();
        // a text that names the capital itself may mean it
        let towns = &aligned.report(fact).towns;
        let capital = |t: &String| is_capital(aligned, t, &country);
        let names_capital =
            towns.iter().any(capital) || here.iter().any(|&&i| place(&aligned.claims[i]).is_some_and(|p| p.capital));
        if let Some(&&b) = here.iter().find(|_| !names_capital) {
            pairs.push(Pair { a: a.min(b), b: a.max(b), score: 0.7 });
        }
    }
    grouping::chained(&pairs).iter().map(|g| conflict(aligned, g)).collect()
}

fn is_capital(aligned: &Aligned, town: &str, country: &str) -> bool {
    let places = &aligned.lexicon.entity.gazetteer.places;
    places.iter().any(|p| p.capital && p.name == town && p.country.as_deref() == Some(country))
}

fn place(claim: &Claim) -> Option<&PlaceValue> {
    match &claim.value {
        Value::Place(p) => Some(p),
        _ => None,
    }
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let claims: Vec<&Claim> = group.claims.iter().map(|&i| &aligned.claims[i]).collect();
    let fact = claims.iter().find(|c| c.attribute == Attribute::PlaceFact);
    let city =
        claims.iter().find(|c| c.attribute == Attribute::EventPlace).and_then(|c| place(c)).map(|p| p.name.clone());
    let (words, city) = (fact.map_or("", |c| c.text.as_str()), city.unwrap_or_default());
    let message =
        format!("the text speaks of the {} and of {city}, which is not that capital", words.trim_start_matches("the "));
    finding::conflict(aligned, group, RULE.id, RULE.severity, 0.7, message, "name the city, or correct “capital”")
}
