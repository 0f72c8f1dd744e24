//! The fact sheet: what the reports say of each subject, value by value.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    align::{self, Aligned, likeness::likeness, people, story},
    claim::{Attribute, Claim},
    value::Value,
};

/// One attribute of one subject with every value that is reported.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// As the first report calls it.
    pub subject: String,
    pub attribute: Attribute,
    /// The best supported first, then by first mention.
    pub values: Vec<Reported>,
    pub agreement: Agreement,
}

/// How the values of a fact stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Agreement {
    /// Two of them cannot both be true.
    Disputed,
    /// They are told in different words, or one more exactly.
    Varies,
    /// Several reports give one value.
    Agreed,
    /// One report gives one value.
    Alone,
}

impl Agreement {
    pub const ALL: [Agreement; 4] = [Agreement::Disputed, Agreement::Varies, Agreement::Agreed, Agreement::Alone];

    pub fn as_str(self) -> &'static str {
        match self {
            Agreement::Disputed => "disputed",
            Agreement::Varies => "varies",
            Agreement::Agreed => "agreed",
            Agreement::Alone => "alone",
        }
    }
}

/// A value and who reports it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    pub value: String,
    /// Indices of the claims, by report and position.
    pub claims: Vec<usize>,
    /// Indices of the reports.
    pub reports: Vec<usize>,
    /// How many of the reports share no text with each other.
    pub independent: usize,
}

impl Fact {
    /// The number of reports that give a value.
    pub fn reports(&self) -> usize {
        let mut all: Vec<usize> = self.values.iter().flat_map(|v| v.reports.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    /// The value behind which more independent reports stand than behind any other.
    pub fn supported(&self) -> Option<&Reported> {
        match self.values.as_slice() {
            [one] if one.independent > 1 => Some(one),
            [first, second, ..] if first.independent > second.independent => Some(first),
            _ => None,
        }
    }
}

/// Claims whose surroundings are less alike than this are about different things.
const LEAST: f64 = 0.3;
/// Words that the surroundings share, at least.
const SHARED: usize = 2;
/// At most this many claims of one attribute and block are compared with each other.
const MOST: usize = 400;

/// Every fact: what is disputed first, then by the place where it is first reported.
pub fn sheet(aligned: &Aligned) -> Vec<Fact> {
    let mut groups = Groups::new(aligned.claims.len());
    join_people(aligned, &mut groups);
    join_events(aligned, &mut groups);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, claim) in aligned.claims.iter().enumerate() {
        if listed(claim.attribute) {
            members.entry(groups.root(i)).or_default().push(i);
        }
    }
    let mut facts: Vec<Fact> = members.into_values().map(|claims| fact(aligned, claims)).collect();
    // stable: within an agreement by the place where it is first reported
    facts.sort_by_key(|f| f.agreement);
    facts
}

/// Quotations and bare dates are no facts about a subject.
fn listed(attribute: Attribute) -> bool {
    !matches!(
        attribute,
        Attribute::QuoteWording
            | Attribute::TextDate
            | Attribute::TextSum
            | Attribute::TextList
            | Attribute::TextYears
            | Attribute::TextChange
            | Attribute::PlaceFact
    )
}

fn of_person(attribute: Attribute) -> bool {
    matches!(attribute, Attribute::PersonTitle | Attribute::PersonAge | Attribute::PersonName)
}

/// One person's claims of one attribute belong together, across the reports.
fn join_people(aligned: &Aligned, groups: &mut Groups) {
    let people = people::people(aligned);
    let mut same = Groups::new(people.len());
    for (a, b, _) in people::same(aligned, &people) {
        same.join(a, b);
    }
    let person: BTreeMap<(usize, usize), usize> =
        people.iter().enumerate().map(|(i, p)| ((p.report, p.entity), same.root(i))).collect();
    let mut first: BTreeMap<(usize, Attribute), usize> = BTreeMap::new();
    for (i, claim) in aligned.claims.iter().enumerate().filter(|(_, c)| of_person(c.attribute)) {
        let Some(&who) = claim.subject.entity.and_then(|e| person.get(&(claim.document, e))) else { continue };
        let head = *first.entry((who, claim.attribute)).or_insert(i);
        groups.join(head, i);
    }
}

/// Claims of one attribute whose surroundings are alike belong together, in reports of one story.
fn join_events(aligned: &Aligned, groups: &mut Groups) {
    let mut blocks: BTreeMap<(Attribute, &str), Vec<usize>> = BTreeMap::new();
    for (i, claim) in aligned.claims.iter().enumerate() {
        if listed(claim.attribute) && !of_person(claim.attribute) {
            blocks.entry((claim.attribute, &claim.block)).or_default().push(i);
        }
    }
    for claims in blocks.values() {
        for (k, &a) in claims.iter().enumerate().take(MOST) {
            for &b in claims[k + 1..].iter().take(MOST) {
                if one_story(aligned, a, b) && alike(&aligned.claims[a], &aligned.claims[b]) {
                    groups.join(a, b);
                }
            }
        }
    }
}

fn one_story(aligned: &Aligned, a: usize, b: usize) -> bool {
    let (a, b) = (aligned.claims[a].document, aligned.claims[b].document);
    a == b || aligned.stories.partners(a).contains(&b)
}

fn alike(a: &Claim, b: &Claim) -> bool {
    let (score, shared) = likeness(a, b);
    score >= LEAST && shared >= SHARED
}

fn fact(aligned: &Aligned, claims: Vec<usize>) -> Fact {
    let first = &aligned.claims[claims[0]];
    let mut values: Vec<Reported> = Vec::new();
    for &i in &claims {
        let value = show(&aligned.claims[i].value);
        let at = values.iter().position(|v| v.value == value).unwrap_or_else(|| {
            values.push(Reported { value, claims: Vec::new(), reports: Vec::new(), independent: 0 });
            values.len() - 1
        });
        values[at].claims.push(i);
    }
    for value in &mut values {
        value.reports = value.claims.iter().map(|&i| aligned.claims[i].document).collect();
        value.reports.dedup();
        let reports: Vec<&align::Report> = value.reports.iter().map(|&r| &aligned.reports[r]).collect();
        value.independent = story::independent(&reports);
    }
    // stable: equals stay in order of first mention
    values.sort_by_key(|v| std::cmp::Reverse(v.independent));
    let agreement = agreement(aligned, &values);
    Fact { subject: first.subject.name.clone(), attribute: first.attribute, values, agreement }
}

fn agreement(aligned: &Aligned, values: &[Reported]) -> Agreement {
    let one = |v: &Reported| v.claims.first().map(|&i| &aligned.claims[i].value);
    let firsts: Vec<&Value> = values.iter().filter_map(one).collect();
    let disputed = firsts.iter().enumerate().any(|(i, a)| firsts[i + 1..].iter().any(|b| a.relate(b).conflicts()));
    match values {
        _ if disputed => Agreement::Disputed,
        [_, _, ..] => Agreement::Varies,
        [one] if one.reports.len() > 1 => Agreement::Agreed,
        _ => Agreement::Alone,
    }
}

/// The value as a reader writes it.
pub fn show(value: &Value) -> String {
    match value {
        Value::Date(date) => date.read(),
        other => other.display(),
    }
}

/// Disjoint sets; the root is the least member.
struct Groups(Vec<usize>);

impl Groups {
    fn new(len: usize) -> Groups {
        Groups((0..len).collect())
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.0[i] != i {
            self.0[i] = self.0[self.0[i]];
            i = self.0[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Document, engine, packs::Lexicon};

    #[test]
    fn one_subject_with_two_values() {
        let lexicon = Lexicon::builtin();
        let day = "2025-03-03".parse().ok();
        let texts = [
            "The council of Elmton will vote on the new bridge over the Elm on Thursday, officials said.",
            "The council of Elmton will vote on the new bridge over the Elm on Friday, officials said.",
        ];
        let documents: Vec<Document> = texts
            .iter()
            .enumerate()
            .map(|(i, text)| {
                let mut doc = Document::plain(text, day, lexicon);
                doc.id = format!("{i}");
                doc.path = format!("{i}.txt");
                doc
            })
            .collect();
        let (reports, claims) = engine::extract_all(&documents, lexicon);
        let facts = sheet(&Aligned::new(&reports, &claims, lexicon));
        let dates: Vec<&Fact> = facts.iter().filter(|f| f.attribute == Attribute::EventDate).collect();
        assert_eq!(dates.len(), 1, "{facts:?}");
        assert_eq!((dates[0].values.len(), dates[0].reports()), (2, 2));
        assert!(dates[0].supported().is_none());
    }
}
