//! One person's name is spelled in two ways.
//!
//! Finds: a person whose family or given name is written differently inside one
//! report, or in two reports of one story.
//!
//! ## Why it matters
//!
//! Misspelt names are the error that newspapers correct most often, and the one
//! that the people concerned never forgive.
//!
//! ## Example
//!
//! "Ruth Halle" in the story, "Ruth Hale" in its tags.
//!
//! ## When it stays quiet
//!
//! - short forms, initials, nicknames, missing middle names;
//! - two people whose names are alike;
//! - two people side by side in one sentence;
//! - two romanizations, or a name in two languages ("Malinsky", "Malinskyy"): a note.

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
        people,
        spelling::{self, Spelling},
    },
    claim::Attribute,
    conflict::{Conflict, Severity},
};

pub const RULE: Rule = Rule {
    id: "name-spelling",
    summary: "one person's name is spelled in two ways",
    severity: Severity::Warning,
    source: include_str!("name_spelling.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let people = people::people(aligned);
    let mut pairs: Vec<Pair> = Vec::new();
    for p in &people {
        for (k, &a) in p.names.iter().enumerate() {
            let different = p.names[k + 1..].iter().find(|&&b| differ(aligned, a, b) && slip(aligned, a, b));
            pairs.extend(different.map(|&b| Pair { a, b, score: 0.8 }));
        }
    }
    for (x, y, score) in people::same(aligned, &people) {
        if let Some((a, b)) = spelled_apart(aligned, &people[x], &people[y]) {
            pairs.push(Pair { a, b, score });
        }
    }
    let mut groups = grouping::chained(&pairs);
    groups.iter_mut().for_each(|g| repeat(aligned, g));
    groups.iter().map(|g| conflict(aligned, g)).collect()
}

/// Every place that carries one of the spellings: each is to be mended.
fn repeat(aligned: &Aligned, group: &mut Group) {
    let key =
        |i: usize| (aligned.claims[i].document, aligned.claims[i].subject.entity, aligned.claims[i].text.as_str());
    let keys: std::collections::BTreeSet<_> = group.claims.iter().map(|&i| key(i)).collect();
    let reports: std::collections::BTreeSet<usize> = keys.iter().map(|k| k.0).collect();
    let own = reports.iter().flat_map(|&r| aligned.of_report(Attribute::PersonName, r));
    group.claims = own.copied().filter(|&i| keys.contains(&key(i))).collect();
    group.claims.sort_unstable();
}

/// The first two mentions that differ, if no spelling of one report occurs in the other.
fn spelled_apart(aligned: &Aligned, p: &people::Person, q: &people::Person) -> Option<(usize, usize)> {
    let mut found = None;
    for &a in &p.names {
        for &b in &q.names {
            match relation(aligned, a, b) {
                Spelling::Same if full(aligned, a) && full(aligned, b) => return None,
                Spelling::Different | Spelling::Variant => found = found.or(Some((a, b))),
                _ => {}
            }
        }
    }
    found
}

/// Two mentions of one report that are one name's, one of them with a slip.
fn slip(aligned: &Aligned, a: usize, b: usize) -> bool {
    let (x, y) = (&aligned.claims[a], &aligned.claims[b]);
    let (Some(p), Some(q)) = (people::spelling(&x.value), people::spelling(&y.value)) else { return false };
    // "Ruth Hale and Rut Hale": whoever stands beside another is another
    let beside = x.context.sentence == y.context.sentence && !p.given.is_empty() && !q.given.is_empty();
    !beside && relation(aligned, a, b) < Spelling::Unlike && spelling::slip(p, q, aligned.lexicon.entity.names())
}

fn full(aligned: &Aligned, i: usize) -> bool {
    people::spelling(&aligned.claims[i].value).is_some_and(|n| !n.given.is_empty())
}

fn differ(aligned: &Aligned, a: usize, b: usize) -> bool {
    matches!(relation(aligned, a, b), Spelling::Different | Spelling::Variant)
}

/// How two mentions of one person are spelled.
fn relation(aligned: &Aligned, a: usize, b: usize) -> Spelling {
    match (people::spelling(&aligned.claims[a].value), people::spelling(&aligned.claims[b].value)) {
        (Some(x), Some(y)) => spelling::relation(x, y, aligned.lexicon.entity.names()),
        _ => Spelling::Unlike,
    }
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let mut names: Vec<String> = Vec::new();
    let all = finding::values(aligned, group);
    for name in &all {
        // "Hale" says nothing beside "Ruth Hale"
        let has = |other: &str, word: &str| other.split(' ').any(|w| w == word);
        let part_of = |other: &String| other.len() > name.len() && name.split(' ').all(|word| has(other, word));
        if !all.iter().any(part_of) {
            names.push(name.clone());
        }
    }
    let inside = finding::inside_one(aligned, group);
    let message = match inside {
        true => format!("the report spells one name in {} ways: {}", count(names.len()), finding::list(&names, "and")),
        false => format!("the reports spell one name in {} ways: {}", count(names.len()), finding::list(&names, "and")),
    };
    let house_style = romanization(aligned, group);
    let confidence = (0.2 + 0.7 * group.score).clamp(0.0, 0.95);
    let severity = if house_style { Severity::Note } else { finding::severity(RULE.severity, confidence) };
    finding::conflict(
        aligned,
        group,
        RULE.id,
        severity,
        confidence,
        message,
        "ask the person how the name is written, or follow the house style",
    )
}

fn count(n: usize) -> &'static str {
    match n {
        2 => "two",
        3 => "three",
        4 => "four",
        _ => "several",
    }
}

/// Do only romanizations differ, so that two outlets follow two house styles?
fn romanization(aligned: &Aligned, group: &Group) -> bool {
    let pairs = group.claims.iter().enumerate().flat_map(|(k, &a)| group.claims[k + 1..].iter().map(move |&b| (a, b)));
    pairs.take(MOST).all(|(a, b)| relation(aligned, a, b) != Spelling::Different)
}

/// At most this many pairs of mentions are looked at for their romanization.
const MOST: usize = 400;
