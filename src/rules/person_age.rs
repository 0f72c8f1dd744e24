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
//! - two people of one family name;
//! - an age that the sentence gives to somebody else.

use super::{Rule, finding};
use crate::{
    align::{Aligned, Pair, facts, people},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{Related, Relation, Value},
};

pub const RULE: Rule = Rule {
    id: "person-age",
    summary: "reports give one person different ages",
    severity: Severity::Error,
    source: include_str!("person_age.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut pairs = named(aligned);
    pairs.extend(unnamed(aligned));
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
                finding::severity(RULE.severity, confidence),
                confidence,
                message,
                "check the date of birth",
            )
        })
        .collect()
}

/// Ages of people who are named, inside a report and across reports.
fn named(aligned: &Aligned) -> Vec<Pair> {
    let people = people::people(aligned);
    let ages = |report: usize, entity: usize| {
        let own = aligned.of_report(Attribute::PersonAge, report).iter().copied();
        own.filter(move |&i| aligned.claims[i].subject.entity == Some(entity))
    };
    let mut pairs = Vec::new();
    for p in &people {
        let own: Vec<usize> = ages(p.report, p.entity).collect();
        for (k, &a) in own.iter().enumerate() {
            pairs.extend(own[k + 1..].iter().filter(|&&b| differ(aligned, a, b)).map(|&b| Pair { a, b, score: 0.6 }));
        }
    }
    for (x, y, score) in people::same(aligned, &people) {
        let (p, q) = (&people[x], &people[y]);
        let other: Vec<usize> = ages(q.report, q.entity).collect();
        for a in ages(p.report, p.entity) {
            // the report that gives both ages contradicts itself, not the other
            if other.iter().any(|&b| !differ(aligned, a, b)) {
                continue;
            }
            pairs.extend(other.iter().map(|&b| Pair { a, b, score: 0.6 * score }));
        }
    }
    pairs
}

fn differ(aligned: &Aligned, a: usize, b: usize) -> bool {
    relate(aligned, &aligned.claims[a], &aligned.claims[b]).conflicts()
}

/// "a 59-year-old woman": people without a name, described in like words.
fn unnamed(aligned: &Aligned) -> Vec<Pair> {
    let head =
        |c: &Claim| c.subject.name.split_whitespace().next_back().map(crate::claim::context::fold).unwrap_or_default();
    let fits = |a: &Claim, b: &Claim| {
        let nouns = a.subject.entity.is_none() && b.subject.entity.is_none();
        nouns && head(a) == head(b) && facts::same_time(aligned, a, b)
    };
    let relate = |a: &Claim, b: &Claim| relate(aligned, a, b);
    let need =
        facts::Need { least: 0.34, shared: 3, rival: 0.2, crowd: 0.03, anywhere: false, fits: &fits, relate: &relate };
    facts::across(aligned, Attribute::PersonAge, &need)
}

/// Ages that differ by one are compatible when the reports are of different days.
fn relate(aligned: &Aligned, a: &Claim, b: &Claim) -> Related {
    let (Value::Age { low: x, high: xh }, Value::Age { low: y, high: yh }) = (&a.value, &b.value) else {
        return Related::new(Relation::Incomparable, "");
    };
    if x <= yh && y <= xh {
        return Related::new(Relation::Equal, "");
    }
    let gap = if xh < y { y - xh } else { x - yh };
    let days = match (aligned.report(a).published, aligned.report(b).published) {
        (Some(p), Some(q)) => Some((p.0 - q.0).num_days().abs()),
        _ => None,
    };
    // years between the reports, one more for the birthday
    let grown = days.map_or(0.0, |d| if d <= 3 { 0.0 } else { (d as f64 / 365.0).floor() + 1.0 });
    if gap <= grown {
        return Related::new(Relation::Compatible, "a birthday lies between the reports");
    }
    Related::new(Relation::Conflicts, "")
}
