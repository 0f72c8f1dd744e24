//! Places and what lies in what.

use super::{PlaceKind, PlaceValue, Relation};
use crate::lexicon::{
    data::{Lies, gazetteer},
    memo::PairMemo,
};

/// Two cities, or two countries, are different places; anything else may lie in the other. Numbers on a street are
/// told apart by the number.
pub fn relate(x: &PlaceValue, y: &PlaceValue) -> Relation {
    use PlaceKind::{Address, City, Country, Other, Region};
    if (x.kind == Address) != (y.kind == Address) {
        return Relation::Incomparable;
    }
    if x.kind == Address {
        return if number(&x.name) == number(&y.name) { Relation::Equal } else { Relation::Conflicts };
    }
    if x.name == y.name {
        return Relation::Equal;
    }
    let within = |p: &PlaceValue, q: &PlaceValue| p.country.as_deref() == Some(q.name.as_str());
    if within(x, y) || within(y, x) {
        return Relation::Refines;
    }
    match known(x, y) {
        Some(Lies::Same) => return Relation::Equal,
        Some(Lies::Inside | Lies::Around) => return Relation::Refines,
        // two states, a town and another state
        Some(Lies::Apart) if matches!((x.kind, y.kind), (City | Region, Region) | (Region, City)) => {
            return Relation::Conflicts;
        }
        _ => {}
    }
    match (x.kind, y.kind) {
        (City, City) | (Country, Country) => Relation::Conflicts,
        // a place that no list knows beside another of its sort
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

thread_local! {
    static LIES: PairMemo<Option<Lies>> = PairMemo::default();
}

/// How two places of the gazetteer lie to each other.
fn known(x: &PlaceValue, y: &PlaceValue) -> Option<Lies> {
    LIES.with(|memo| {
        memo.get(&x.name, &y.name, || {
            let atlas = gazetteer()?;
            Some(atlas.named(&x.name)?.lies(atlas.named(&y.name)?))
        })
    })
}

fn number(address: &str) -> &str {
    address.split_whitespace().next().unwrap_or("")
}

/// The common noun that a place's name ends with: "park", "school"; empty for a bare name.
fn sort(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if !rest.is_empty() => last,
        _ => "",
    }
}
