//! Places and what lies in what.

use super::{PlaceKind, PlaceValue, Relation};

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
