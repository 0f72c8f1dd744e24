//! Reports give one person different ages.
//!
//! Finds: ages of one person, or of one unnamed person described in like words,
//! that differ by more than a birthday explains.
//!
//! ## Why it matters
//!
//! Ages identify people; a wrong one may point to somebody else.
//!
//! ## Example
//!
//! "Ruth Hale, 43, was rescued" against "Hale, who is 47".
//!
//! ## When it stays quiet
//!
//! - a birthday lies between the two reports;
//! - two people of one family name, or a small child and a grown-up;
//! - an age that the sentence gives to somebody else.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, finding};
use crate::{
    align::{Aligned, Pair, evidence::Evidence, facts, people},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    mention::entity::names,
    value::{Relation, Value},
};

pub const RULE: Rule = Rule {
    id: "person-age",
    summary: "reports give one person different ages",
    severity: Severity::Error,
    source: include_str!("person_age.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut pairs = inside(aligned);
    pairs.extend(facts::across(aligned, &candidates(aligned), finding::model(aligned, MODEL)));
    finding::groups(&pairs)
        .iter()
        .map(|g| {
            let confidence = g.score;
            let name = aligned.claims[g.claims[0]].subject.name.clone();
            let values = finding::list(&finding::values(aligned, g), "or");
            let message = format!("{} {name} different ages: {values}", finding::says(aligned, g, "give"));
            finding::conflict(
                aligned,
                g,
                RULE.id,
                finding::judged(aligned, MODEL, RULE.severity, confidence),
                confidence,
                message,
                "check the date of birth",
            )
        })
        .collect()
}

const MODEL: &str = "age";

/// One person's ages inside a report.
fn inside(aligned: &Aligned) -> Vec<Pair> {
    let mut by_person: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for &i in aligned.of(Attribute::PersonAge) {
        if let Some(key) = person(&aligned.claims[i]) {
            by_person.entry(key).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for own in by_person.values() {
        for (k, &a) in own.iter().enumerate() {
            let differ = |&&b: &&usize| {
                let (x, y) = (&aligned.claims[a], &aligned.claims[b]);
                // "Fred Holt, 70; Freddy Holt, 47": two ages in one sentence are two people's
                let one_sentence = x.context.sentence == y.context.sentence;
                relate(aligned, x, y).conflicts() && facts::in_body(x, y) && !one_sentence
            };
            pairs.extend(own[k + 1..].iter().filter(differ).map(|&b| Pair { a, b, score: 0.6 }));
        }
    }
    pairs
}

/// Report and number of the person whose age it is.
fn person(claim: &Claim) -> Option<(usize, usize)> {
    claim.subject.entity.map(|entity| (claim.document, entity))
}

/// Ages in two reports that cannot both be one person's: of people with one name, or of somebody
/// whom at least one report leaves without a name.
pub fn candidates(aligned: &Aligned) -> Vec<facts::Candidate> {
    let people = people::people(aligned);
    let key = |i: usize| (people[i].report, people[i].entity);
    let same: BTreeSet<_> = people::same(aligned, &people).into_iter().map(|(x, y, _)| (key(x), key(y))).collect();
    let one = |a: &Claim, b: &Claim| match (person(a), person(b)) {
        (Some(x), Some(y)) => Some(same.contains(&(x, y)) || same.contains(&(y, x))),
        _ => None,
    };
    // "23-year-old Mila" beside "Carl Jansen, 32": two names, though the article knows only one of them
    let bare = |c: &Claim| c.subject.entity.is_none() && c.subject.name.starts_with(char::is_uppercase);
    let strangers =
        |a: &Claim, b: &Claim| bare(a) && b.subject.entity.is_some() && !b.subject.name.contains(&a.subject.name);
    let one = |a: &Claim, b: &Claim| one(a, b).map(|same| same || spelled_alike(&a.subject.name, &b.subject.name));
    let fits = |a: &Claim, b: &Claim| one(a, b) != Some(false) && !strangers(a, b) && !strangers(b, a);
    let relate = |a: &Claim, b: &Claim| relate(aligned, a, b);
    let more = |e: &mut Evidence, a: &Claim, b: &Claim| {
        e.entity_same = f64::from(u8::from(one(a, b) == Some(true)));
        e.noun_other = f64::from(u8::from(person(a).is_none() && person(b).is_none() && noun(a) != noun(b)));
    };
    facts::candidates(aligned, Attribute::PersonAge, &facts::Need { fits: &fits, relate: &relate, more: &more })
}

/// "Brittany Moss" and "Brittney Lynn Moss": one family name, and given names that look alike.
fn spelled_alike(a: &str, b: &str) -> bool {
    let parts = |name: &str| {
        let mut words = name.split_whitespace().map(crate::claim::context::fold);
        words.next().zip(words.next_back())
    };
    let (Some((given, family)), Some((other, others))) = (parts(a), parts(b)) else { return false };
    family == others && names::spelling::much_alike(&given, &other)
}

/// "woman" of "a 59-year-old woman".
fn noun(claim: &Claim) -> String {
    claim.subject.name.split_whitespace().next_back().map(crate::claim::context::fold).unwrap_or_default()
}

/// Ages that differ by one are compatible when the reports are of different days.
fn relate(aligned: &Aligned, a: &Claim, b: &Claim) -> Relation {
    let (Value::Age { low: x, high: xh }, Value::Age { low: y, high: yh }) = (&a.value, &b.value) else {
        return Relation::Incomparable;
    };
    if x <= yh && y <= xh {
        return Relation::Equal;
    }
    // nobody takes a small child for a grown-up: two people
    if x.min(*y) < 5.0 && x.max(*y) >= 18.0 {
        return Relation::Incomparable;
    }
    let gap = if xh < y { y - xh } else { x - yh };
    let days = match (aligned.report(a).published, aligned.report(b).published) {
        (Some(p), Some(q)) => Some((p.0 - q.0).num_days().abs()),
        _ => None,
    };
    // years between the reports, one more for the birthday
    let grown = days.map_or(0.0, |d| if d <= 3 { 0.0 } else { (d as f64 / 365.0).floor() + 1.0 });
    if gap <= grown {
        return Relation::Compatible;
    }
    Relation::Conflicts
}
