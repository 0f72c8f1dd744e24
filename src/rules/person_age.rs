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

use std::collections::BTreeMap;

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        inside::in_body,
        pairing::{self, Kind},
    },
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
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
    pairs.extend(finding::pairs(aligned, Kind::Age));
    finding::groups(aligned, &pairs)
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
                finding::judged(aligned, Kind::Age, RULE.severity, g),
                confidence,
                message,
                "check the date of birth",
            )
        })
        .collect()
}

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
                pairing::relate(aligned, x, y).conflicts() && in_body(x, y) && !one_sentence
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
