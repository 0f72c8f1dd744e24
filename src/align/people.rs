//! Which people of two reports are one person.

use std::collections::BTreeMap;

use super::Aligned;
use crate::{
    claim::{Attribute, context::fold},
    mention::entity,
    value::Value,
};

/// A person as one report names them.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub report: usize,
    /// Number within the report.
    pub entity: usize,
    /// The fullest name.
    pub name: String,
    /// Indices of the name claims, by position.
    pub names: Vec<usize>,
}

/// The people of every report, in order of report and number.
pub fn people(aligned: &Aligned) -> Vec<Person> {
    let mut found: BTreeMap<(usize, usize), Person> = BTreeMap::new();
    for &i in aligned.of(Attribute::PersonName) {
        let claim = &aligned.claims[i];
        let Some(entity) = claim.subject.entity else { continue };
        let person = found.entry((claim.document, entity)).or_insert_with(|| Person {
            report: claim.document,
            entity,
            name: claim.subject.name.clone(),
            names: Vec::new(),
        });
        person.names.push(i);
    }
    found.into_values().collect()
}

/// Pairs of people (indices) of two reports of one story who are one person, with the score.
/// A pair must be the best on both sides.
pub fn same(aligned: &Aligned, people: &[Person]) -> Vec<(usize, usize, f64)> {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, p) in people.iter().enumerate() {
        by_report.entry(p.report).or_default().push(i);
    }
    let mut out = Vec::new();
    for (&report, own) in &by_report {
        for &partner in aligned.stories.partners(report).iter().filter(|&&p| p > report) {
            if let Some(other) = by_report.get(&partner) {
                out.extend(best_pairs(aligned, people, own, other));
            }
        }
    }
    out
}

fn best_pairs(aligned: &Aligned, people: &[Person], own: &[usize], other: &[usize]) -> Vec<(usize, usize, f64)> {
    let mut scored: Vec<(usize, usize, f64)> = Vec::new();
    for &a in own {
        for &b in other {
            let (x, y) = (&people[a].name, &people[b].name);
            if !may_match(x, y) {
                continue;
            }
            let score = if fold(x) == fold(y) { 1.0 } else { entity::same_person(x, y, &aligned.lexicon.entity) };
            let score = if score < 0.5 && aged_alike(aligned, &people[a], &people[b]) { AGED_ALIKE } else { score };
            if score >= 0.5 {
                scored.push((a, b, score));
            }
        }
    }
    let best_of = |pick: &dyn Fn(&(usize, usize, f64)) -> bool| {
        scored.iter().filter(|s| pick(s)).map(|s| s.2).fold(0.0, f64::max)
    };
    scored.iter().filter(|(a, b, s)| best_of(&|t| t.0 == *a) <= *s && best_of(&|t| t.1 == *b) <= *s).copied().collect()
}

/// How likely two like names of one family and one age are one person's.
const AGED_ALIKE: f64 = 0.75;

/// One family name, one age, and given names that look alike: "Rolan Hale, 45" and "Ronal Hale, 45".
fn aged_alike(aligned: &Aligned, p: &Person, q: &Person) -> bool {
    let parts =
        |p: &Person| p.names.iter().find_map(|&i| spelling(&aligned.claims[i].value).filter(|n| !n.given.is_empty()));
    let (Some(x), Some(y)) = (parts(p), parts(q)) else { return false };
    let alike = |a: &[String], b: &[String]| match (a.first(), b.first()) {
        (Some(a), Some(b)) => strsim::jaro_winkler(&fold(a), &fold(b)) >= 0.75,
        _ => false,
    };
    let ages = |p: &Person| {
        let own = aligned.of_report(Attribute::PersonAge, p.report).iter().map(|&i| &aligned.claims[i]);
        own.filter(|c| c.subject.entity == Some(p.entity)).map(|c| c.value.show()).collect::<Vec<_>>()
    };
    fold(&x.family) == fold(&y.family) && alike(&x.given, &y.given) && {
        let other = ages(q);
        ages(p).iter().any(|age| other.contains(age))
    }
}

/// A cheap test before the dear one: two of the names' words start alike.
fn may_match(a: &str, b: &str) -> bool {
    let initials =
        |n: &str| fold(n).split_whitespace().filter_map(|w| w.chars().next()).map(sound).collect::<Vec<char>>();
    let (x, y) = (initials(a), initials(b));
    x.iter().any(|c| y.contains(c))
}

/// First letters that spellings exchange.
fn sound(c: char) -> char {
    match c {
        'c' | 'q' | 'g' | 'k' => 'k',
        'z' | 's' | 'x' => 's',
        'y' | 'i' | 'j' | 'e' => 'i',
        'f' | 'v' | 'w' | 'p' => 'v',
        'd' | 't' => 't',
        other => other,
    }
}

/// The words of a claim's name value.
pub fn spelling(value: &Value) -> Option<&crate::value::NameValue> {
    match value {
        Value::Name(n) => Some(n),
        _ => None,
    }
}
