//! Which people of two reports are one person.

use std::collections::{BTreeMap, BTreeSet};

use super::Aligned;
use crate::{
    claim::{Attribute, Claim, context::fold},
    mention::entity::{
        names::{
            self, Answer, Likeness, Name, NameWords, Part,
            spelling::{LONG, long_and_near, one_slip_inside, roughly_alike},
        },
        titles::{TitleKey, TitleRelation, relate_titles},
    },
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
    folded: String,
    parsed: Name,
    /// How the words of the name begin, as bits.
    initials: u32,
}

/// Who is who in a run.
#[derive(Debug)]
pub struct Known {
    pub people: Vec<Person>,
    /// Pairs of `people` who are one person, with the score.
    pub same: Vec<(usize, usize, f64)>,
    /// The same by report and number.
    keys: BTreeSet<[(usize, usize); 2]>,
}

impl Known {
    pub fn new(aligned: &Aligned) -> Known {
        let people = people(aligned);
        let same = same(aligned, &people);
        let key = |i: usize| (people[i].report, people[i].entity);
        let keys = same.iter().map(|&(x, y, _)| [key(x).min(key(y)), key(x).max(key(y))]).collect();
        Known { people, same, keys }
    }

    /// Are two claims about one person? None where one of them names nobody.
    pub fn one(&self, a: &Claim, b: &Claim) -> Option<bool> {
        let key = |c: &Claim| Some((c.document, c.subject.entity?));
        let (x, y) = (key(a)?, key(b)?);
        let known = self.keys.contains(&[x.min(y), x.max(y)]);
        Some(known || x == y || spelled_alike(&a.subject.name, &b.subject.name))
    }
}

/// Given names that look this much alike are one name (Jaro-Winkler).
const ONE_GIVEN_NAME: f64 = 0.9;

/// "Brittany Moss" and "Brittney Lynn Moss": one family name, and given names that look alike.
fn spelled_alike(a: &str, b: &str) -> bool {
    let parts = |name: &str| {
        let mut words = name.split_whitespace().map(fold);
        words.next().zip(words.next_back())
    };
    let (Some((given, family)), Some((other, others))) = (parts(a), parts(b)) else { return false };
    family == others && strsim::jaro_winkler(&given, &other) >= ONE_GIVEN_NAME
}

/// The people of every report, in order of report and number.
pub fn people(aligned: &Aligned) -> Vec<Person> {
    let mut found: BTreeMap<(usize, usize), Person> = BTreeMap::new();
    for &i in aligned.of(Attribute::PersonName) {
        let claim = &aligned.claims[i];
        let Some(entity) = claim.subject.entity else { continue };
        let make = || person(claim, entity, aligned.lexicon.entity.names());
        found.entry((claim.document, entity)).or_insert_with(make).names.push(i);
    }
    found.into_values().collect()
}

fn person(claim: &Claim, entity: usize, words: &NameWords) -> Person {
    let name = claim.subject.name.clone();
    let folded = fold(&name);
    let initials = folded.split_whitespace().filter_map(|w| w.chars().next()).fold(0, |bits, c| bits | sound(c));
    let parsed = names::parse(&name, words);
    Person { report: claim.document, entity, name, names: Vec::new(), folded, parsed, initials }
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
            let (p, q) = (&people[a], &people[b]);
            // a cheap test before the dear one
            if p.initials & q.initials == 0 {
                continue;
            }
            let answer = compare(aligned, p, q);
            if answer.is_one() {
                scored.push((a, b, answer.score));
            }
        }
    }
    let best_of = |pick: &dyn Fn(&(usize, usize, f64)) -> bool| {
        scored.iter().filter(|s| pick(s)).map(|s| s.2).fold(0.0, f64::max)
    };
    scored.iter().filter(|(a, b, s)| best_of(&|t| t.0 == *a) <= *s && best_of(&|t| t.1 == *b) <= *s).copied().collect()
}

/// Are two people of two reports one?
fn compare(aligned: &Aligned, p: &Person, q: &Person) -> Answer {
    if p.folded == q.folded {
        return Answer::of(1.0);
    }
    let answer = names::compare(&p.parsed, &q.parsed, aligned.lexicon.entity.names());
    if answer.is_one() {
        let two = alone(p, q) && !one_office(aligned, p, q) || by_initials(aligned, p, q);
        return if two { Answer::NO } else { answer };
    }
    if rare_alike(p, q) || one_slip(p, q) || aged_alike(aligned, p, q) { Answer::of(ALIKE) } else { answer }
}

/// "Ruth Ortel", "Ruth Orel": one given name, and family names with a letter between them.
fn one_slip(p: &Person, q: &Person) -> bool {
    let ([a, x], [b, y]) = (&p.parsed.parts[..], &q.parsed.parts[..]) else { return false };
    let given = a.text == b.text && !a.initial && a.text.len() >= 3;
    given && one_slip_inside(&x.text, &y.text)
}

/// "Jorvell Ramsden", "Jorvell Bramsden": a given name that no list holds, and family names that are alike.
fn rare_alike(p: &Person, q: &Person) -> bool {
    let ([a, x], [b, y]) = (&p.parsed.parts[..], &q.parsed.parts[..]) else { return false };
    let rare = a.text == b.text && a.place.is_none() && !a.initial && a.text.len() >= 5;
    rare && long_and_near(&x.text, &y.text)
}

/// One of them bears a single name, and the other spells it otherwise: "Mr. Bush", "Jeremy Bash".
fn alone(p: &Person, q: &Person) -> bool {
    let (x, y) = (&p.parsed.parts, &q.parsed.parts);
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let [word] = &short[..] else { return false };
    !long.iter().any(|part| part.text == word.text) && (long.len() > 1 || word.text.len() < LONG)
}

/// "Bob Corker", "Robert C. Hale": the family name of neither is in the other, but for an initial.
fn by_initials(aligned: &Aligned, p: &Person, q: &Person) -> bool {
    let words = aligned.lexicon.entity.names();
    let like = |a: &Part, b: &Part| {
        matches!(names::likeness(a, b, words), Likeness::Near | Likeness::Spelling | Likeness::Equal)
    };
    let has = |p: &Person, q: &Person| p.parsed.parts.last().is_some_and(|f| q.parsed.parts.iter().any(|b| like(f, b)));
    let initials = [p, q].iter().any(|n| n.parsed.parts.iter().any(|part| part.initial));
    let full = p.parsed.parts.len() > 1 && q.parsed.parts.len() > 1;
    initials && full && !has(p, q) && !has(q, p)
}

/// Do two reports give a title alike to the two?
fn one_office(aligned: &Aligned, p: &Person, q: &Person) -> bool {
    let titles = |p: &Person| {
        let entity = Some(p.entity);
        let own = aligned.of_report(Attribute::PersonTitle, p.report).iter().map(|&i| &aligned.claims[i]);
        own.filter(move |c| c.subject.entity == entity).filter_map(|c| match &c.value {
            Value::Title(t) => Some(TitleKey { title: t.title.clone(), org: None }),
            _ => None,
        })
    };
    let other: Vec<TitleKey> = titles(q).collect();
    let same = |a: &TitleKey, b: &TitleKey| {
        matches!(relate_titles(a, b, &aligned.lexicon.entity), TitleRelation::Same | TitleRelation::Synonym)
    };
    titles(p).any(|a| other.iter().any(|b| same(&a, b)))
}

/// How likely two like names are one person's, where a rare given name or one age speaks for it.
const ALIKE: f64 = 0.75;

/// One age, and names that agree in one half and are alike in the other: "Rolan Hale, 45" and "Ronal Hale, 45".
fn aged_alike(aligned: &Aligned, p: &Person, q: &Person) -> bool {
    let parts =
        |p: &Person| p.names.iter().find_map(|&i| spelling(&aligned.claims[i].value).filter(|n| !n.given.is_empty()));
    let (Some(x), Some(y)) = (parts(p), parts(q)) else { return false };
    let (Some(first), Some(other)) = (x.given.first(), y.given.first()) else { return false };
    let (given, family) = ((fold(first), fold(other)), (fold(&x.family), fold(&y.family)));
    let alike = family.0 == family.1 && roughly_alike(&given.0, &given.1)
        || given.0 == given.1 && long_and_near(&family.0, &family.1);
    alike && {
        let other = ages(aligned, q);
        ages(aligned, p).iter().any(|age| other.contains(age))
    }
}

fn ages(aligned: &Aligned, p: &Person) -> Vec<String> {
    let own = aligned.of_report(Attribute::PersonAge, p.report).iter().map(|&i| &aligned.claims[i]);
    own.filter(|c| c.subject.entity == Some(p.entity)).map(|c| c.value.identity()).collect()
}

/// The class of a first letter that spellings exchange, as a bit.
fn sound(c: char) -> u32 {
    let class = match c {
        'c' | 'q' | 'g' | 'k' => 'k',
        'z' | 's' | 'x' => 's',
        'y' | 'i' | 'j' | 'e' => 'i',
        'f' | 'v' | 'w' | 'p' => 'v',
        'd' | 't' => 't',
        other => other,
    };
    1 << (u32::from(class) % 32)
}

/// The words of a claim's name value.
pub fn spelling(value: &Value) -> Option<&crate::value::NameValue> {
    match value {
        Value::Name(n) => Some(n),
        _ => None,
    }
}
