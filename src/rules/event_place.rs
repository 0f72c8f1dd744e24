//! Reports place one event differently.
//!
//! Finds: places of the same event of which neither lies in the other.
//!
//! ## Why it matters
//!
//! Readers in the wrong town are alarmed, and those in the right one are not told.
//!
//! ## Example
//!
//! "the hearing took place in Elmton" against "the hearing in Oakfield".
//!
//! ## When it stays quiet
//!
//! - one place lies in the other (a city, its country), or they are one place under two names;
//! - the place of the speaker, of a photo or of another event;
//! - either report names the other's place for the same event.

use super::{Rule, event_date, finding};
use crate::{
    align::{Aligned, evidence::Evidence, facts},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{PlaceKind, PlaceValue, Relation, Value},
};

pub const RULE: Rule = Rule {
    id: "event-place",
    summary: "reports place one event differently",
    severity: Severity::Warning,
    source: include_str!("event_place.rs"),
    check,
};

const MODEL: &str = "place";
const STREET: &str = "address";

/// Places of two reports that cannot both be the place of one event.
pub fn candidates(aligned: &Aligned) -> Vec<facts::Candidate> {
    let fits = |a: &Claim, b: &Claim| {
        a.subject.event.is_some()
            && b.subject.event.is_some()
            && facts::one_course(aligned, a, b)
            && event_date::same_series(a, b)
            && !street(a)
    };
    // a place that the pack does not know may lie in the town
    let more = |e: &mut Evidence, a: &Claim, b: &Claim| {
        if let (Value::Place(x), Value::Place(y)) = (&a.value, &b.value) {
            e.noun_other = f64::from(u8::from(x.kind != y.kind));
        }
    };
    let need = facts::Need { fits: &fits, relate: &relate, more: &more };
    facts::candidates(aligned, Attribute::EventPlace, &need)
}

/// Two numbers on one street.
pub fn addresses(aligned: &Aligned) -> Vec<facts::Candidate> {
    let number = |c: &Claim| c.text.split_whitespace().next().map(str::to_owned);
    let relate = |a: &Claim, b: &Claim| {
        if number(a) == number(b) { Relation::Equal } else { Relation::Conflicts }
    };
    let need = facts::Need { fits: &|a, _| street(a), relate: &relate, more: &facts::no_more };
    facts::candidates(aligned, Attribute::EventPlace, &need)
}

fn street(claim: &Claim) -> bool {
    claim.block.starts_with("address:")
}

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let of = |name: &'static str, found: Vec<facts::Candidate>| {
        let pairs = facts::across(aligned, &found, finding::model(aligned, name));
        finding::groups(&pairs).iter().map(|g| conflict(aligned, g, name)).collect::<Vec<_>>()
    };
    [of(MODEL, candidates(aligned)), of(STREET, addresses(aligned))].concat()
}

fn conflict(aligned: &Aligned, g: &finding::Group, model: &str) -> Conflict {
    let first = &aligned.claims[g.claims[0]];
    let values = finding::list(&finding::values(aligned, g), "or");
    let message = format!("{} {} differently: {values}", finding::says(aligned, g, "place"), first.subject.name);
    let severity = finding::judged(aligned, model, RULE.severity, g.score);
    finding::conflict(aligned, g, RULE.id, severity, g.score, message, "check where it happened")
}

fn relate(a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (Value::Place(x), Value::Place(y)) if x.kind != PlaceKind::Address && y.kind != PlaceKind::Address => {
            places(x, y)
        }
        _ => Relation::Incomparable,
    }
}

/// Two cities, or two countries, are different places; anything else may lie in the other.
pub fn places(x: &PlaceValue, y: &PlaceValue) -> Relation {
    if x.name == y.name {
        return Relation::Equal;
    }
    let within = |p: &PlaceValue, q: &PlaceValue| p.country.as_deref() == Some(q.name.as_str());
    if within(x, y) || within(y, x) {
        return Relation::Refines;
    }
    use PlaceKind::*;
    match (x.kind, y.kind) {
        (City, City) | (Country, Country) => Relation::Conflicts,
        // a place that the pack does not know beside another of its sort
        (Other | City, Other | City)
            if sort(&x.name) == sort(&y.name) && !x.name.contains(&y.name) && !y.name.contains(&x.name) =>
        {
            Relation::Conflicts
        }
        (City | Region, Country) if x.country.is_some() => Relation::Conflicts,
        (Country, City | Region) if y.country.is_some() => Relation::Conflicts,
        _ => Relation::Incomparable,
    }
}

/// The common noun that a place's name ends with: "park", "school"; empty for a bare name.
fn sort(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if !rest.is_empty() => last,
        _ => "",
    }
}
