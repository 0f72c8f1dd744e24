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
    align::{Aligned, Pair, facts},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{PlaceValue, Related, Relation, Value},
};

pub const RULE: Rule = Rule {
    id: "event-place",
    summary: "reports place one event differently",
    severity: Severity::Warning,
    source: include_str!("event_place.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let fits = |a: &Claim, b: &Claim| a.subject.event.is_some() && event_date::fits(a, b) && b.subject.event.is_some();
    let need = facts::Need {
        least: 0.35,
        shared: 4,
        rival: 0.1,
        crowd: 0.0,
        anywhere: false,
        fits: &fits,
        relate: &|a, b| relate(a, b),
    };
    let mut pairs = facts::across(aligned, Attribute::EventPlace, &need);
    // two numbers on one street are a conflict whatever the words round them say
    let number = |c: &Claim| c.block.starts_with("address:");
    let address = |a: &Claim, b: &Claim| number(a) && number(b) && facts::same_time(aligned, a, b);
    let same_street = |a: &Claim, b: &Claim| {
        let first = |c: &Claim| c.text.split_whitespace().next().map(str::to_owned);
        Related::new(if first(a) == first(b) { Relation::Equal } else { Relation::Conflicts }, "")
    };
    let need = facts::Need {
        least: 0.08,
        shared: 1,
        rival: 0.0,
        crowd: 0.1,
        anywhere: false,
        fits: &address,
        relate: &same_street,
    };
    pairs.extend(
        facts::across(aligned, Attribute::EventPlace, &need).into_iter().map(|p| Pair { score: 0.5 + p.score, ..p }),
    );
    finding::groups(&pairs)
        .iter()
        .map(|g| {
            let confidence = (0.25 + g.score).clamp(0.0, 0.85);
            let first = &aligned.claims[g.claims[0]];
            let values = finding::list(&finding::values(aligned, g), "or");
            let message =
                format!("{} {} differently: {values}", finding::says(aligned, g, "place"), first.subject.name);
            finding::conflict(
                aligned,
                g,
                RULE.id,
                finding::severity(RULE.severity, confidence),
                confidence,
                message,
                "check where it happened",
            )
        })
        .collect()
}

fn relate(a: &Claim, b: &Claim) -> Related {
    match (&a.value, &b.value) {
        (Value::Place(x), Value::Place(y)) if x.kind != "address" && y.kind != "address" => places(x, y),
        _ => Related::new(Relation::Incomparable, ""),
    }
}

/// Two cities, or two countries, are different places; anything else may lie in the other.
pub fn places(x: &PlaceValue, y: &PlaceValue) -> Related {
    if x.name == y.name {
        return Related::new(Relation::Equal, "");
    }
    let within = |p: &PlaceValue, q: &PlaceValue| p.country.as_deref() == Some(q.name.as_str());
    if within(x, y) || within(y, x) {
        return Related::new(Relation::Refines, "one lies in the other");
    }
    match (x.kind.as_str(), y.kind.as_str()) {
        ("city", "city") | ("country", "country") => Related::new(Relation::Conflicts, ""),
        ("city" | "region", "country") if x.country.is_some() => Related::new(Relation::Conflicts, ""),
        ("country", "city" | "region") if y.country.is_some() => Related::new(Relation::Conflicts, ""),
        _ => Related::new(Relation::Incomparable, ""),
    }
}
