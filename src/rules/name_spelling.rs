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
//! - romanizations that whole outlets use ("Malinsky", "Malinskyy") are a note across outlets.

use super::{Rule, finding};
use crate::{
    align::{Aligned, Pair, people},
    claim::{Attribute, context::fold},
    conflict::{Conflict, Severity},
    value::NameValue,
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
            let different = p.names[k + 1..].iter().find(|&&b| differ(aligned, a, b) && one_letter(aligned, a, b));
            pairs.extend(different.map(|&b| Pair { a, b, score: 0.8 }));
        }
    }
    for (x, y, score) in people::same(aligned, &people) {
        if let Some((a, b)) = spelled_apart(aligned, &people[x], &people[y]) {
            pairs.push(Pair { a, b, score });
        }
    }
    let mut groups = finding::groups(&pairs);
    groups.iter_mut().for_each(|g| repeat(aligned, g));
    groups.iter().map(|g| conflict(aligned, g)).collect()
}

/// Every place that carries one of the spellings: each is to be mended.
fn repeat(aligned: &Aligned, group: &mut finding::Group) {
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
                Spelling::Different => found = found.or(Some((a, b))),
                _ => {}
            }
        }
    }
    found
}

/// Inside one report, names that differ by more than a letter may be two relatives.
fn one_letter(aligned: &Aligned, a: usize, b: usize) -> bool {
    let plain = |i: usize| people::spelling(&aligned.claims[i].value).cloned();
    let (Some(x), Some(y)) = (plain(a), plain(b)) else { return false };
    let close = |p: &str, q: &str| strsim::osa_distance(&fold(p), &fold(q)) <= 1 || romanized(p) == romanized(q);
    x.given.iter().zip(&y.given).all(|(p, q)| close(p, q))
}

fn full(aligned: &Aligned, i: usize) -> bool {
    people::spelling(&aligned.claims[i].value).is_some_and(|n| !n.given.is_empty())
}

fn differ(aligned: &Aligned, a: usize, b: usize) -> bool {
    relation(aligned, a, b) == Spelling::Different
}

#[derive(PartialEq)]
enum Spelling {
    Same,
    Different,
    Unlike,
}

/// How two mentions of one person are spelled.
fn relation(aligned: &Aligned, a: usize, b: usize) -> Spelling {
    let (Some(x), Some(y)) = (people::spelling(&aligned.claims[a].value), people::spelling(&aligned.claims[b].value))
    else {
        return Spelling::Unlike;
    };
    let names = &aligned.lexicon.entity.names;
    let family = word(&x.family, &y.family, names);
    if family == Spelling::Different {
        return Spelling::Different;
    }
    if family == Spelling::Unlike {
        return Spelling::Unlike;
    }
    given(x, y, names)
}

/// Given names are compared in pairs; initials and missing ones fit anything.
fn given(x: &NameValue, y: &NameValue, names: &crate::mention::entity::names::NameWords) -> Spelling {
    let mut out = Spelling::Same;
    for (p, q) in x.given.iter().zip(&y.given) {
        match word(p, q, names) {
            Spelling::Different => out = Spelling::Different,
            Spelling::Unlike => return Spelling::Unlike,
            Spelling::Same => {}
        }
    }
    out
}

/// Two spellings of one name word: equal, a variant, or another name.
fn word(a: &str, b: &str, names: &crate::mention::entity::names::NameWords) -> Spelling {
    let plain = |w: &str| fold(w).replace(['.', '-', '\'', '’', ' '], "");
    let (x, y) = (plain(a), plain(b));
    if x == y || x.is_empty() || y.is_empty() {
        return Spelling::Same;
    }
    if a.starts_with(['(', '\'', '"', '“', '‘']) || b.starts_with(['(', '\'', '"', '“', '‘']) {
        // a nickname set in marks
        return Spelling::Same;
    }
    let parts = |w: &str| w.split('-').map(fold).collect::<Vec<_>>();
    if a.contains('-') != b.contains('-') && (parts(a).contains(&fold(b)) || parts(b).contains(&fold(a))) {
        // a married or double name
        return Spelling::Same;
    }
    let two_forms = x.len() > 5 && y.len() > 5 && strsim::jaro_winkler(&x, &y) >= 0.88;
    if !two_forms && names.nickname_of(&x, &y)
        || x.starts_with(&y) && y.len() >= 3
        || y.starts_with(&x) && x.len() >= 3 && a.len() > b.len() + 1
    {
        // "Greg" and "Gregory"
        return if x.len().abs_diff(y.len()) <= 1 { Spelling::Different } else { Spelling::Same };
    }
    if x.len() <= 2 || y.len() <= 2 {
        // an initial
        return if x.chars().next() == y.chars().next() { Spelling::Same } else { Spelling::Unlike };
    }
    let longer = x.chars().count().max(y.chars().count());
    let edits = strsim::osa_distance(&x, &y);
    let alike = strsim::jaro_winkler(&x, &y);
    if edits <= 1 + longer / 6 && alike >= 0.75 || alike >= 0.9 { Spelling::Different } else { Spelling::Unlike }
}

fn conflict(aligned: &Aligned, group: &finding::Group) -> Conflict {
    let mut names: Vec<String> = Vec::new();
    let all = finding::values(aligned, group);
    for name in &all {
        // "Hale" says nothing beside "Ruth Hale"
        let part_of = |other: &String| {
            other != name && other.split(' ').next_back() == name.split(' ').next_back() && other.len() > name.len()
        };
        if !all.iter().any(part_of) {
            names.push(name.clone());
        }
    }
    let inside = finding::inside_one(aligned, group);
    let message = match inside {
        true => format!("the report spells one name in {} ways: {}", count(names.len()), finding::list(&names, "and")),
        false => format!("the reports spell one name in {} ways: {}", count(names.len()), finding::list(&names, "and")),
    };
    let house_style = !inside && romanization(aligned, group);
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

/// Endings and letters that romanizations of one alphabet write differently:
/// when only these differ, two outlets follow two house styles.
fn romanization(aligned: &Aligned, group: &finding::Group) -> bool {
    let families: Vec<String> = group
        .claims
        .iter()
        .filter_map(|&i| people::spelling(&aligned.claims[i].value))
        .map(|n| n.family.clone())
        .collect();
    families.windows(2).all(|p| romanized(&p[0]) == romanized(&p[1]))
        && families.iter().map(|f| romanized(f)).any(|f| SLAVIC.iter().any(|e| f.ends_with(e)))
}

/// Endings, as [`romanized`], of names that are written in Cyrillic at home.
const SLAVIC: [&str; 12] = ["sky", "ckyy", "cky", "enko", "ov", "ev", "ova", "eva", "uk", "ych", "yn", "hyy"];

/// A name with what romanizations write differently made equal.
fn romanized(name: &str) -> String {
    let mut w = fold(name);
    for (from, to) in [
        ("yy", "y"),
        ("iy", "y"),
        ("ii", "y"),
        ("ij", "y"),
        ("yi", "y"),
        ("i", "y"),
        ("kh", "h"),
        ("ts", "c"),
        ("tz", "c"),
        ("g", "h"),
    ] {
        w = w.replace(from, to);
    }
    w
}
