//! One person holds different titles.
//!
//! Finds: two reports, or two places of one report, that give one person titles
//! which one person does not hold at the same time.
//!
//! ## Why it matters
//!
//! A wrong title tells the reader that somebody speaks for an office that is not theirs.
//!
//! ## Example
//!
//! "Finance Minister Ruth Hale" against "Ruth Hale, the governor of the central bank".
//!
//! ## When it stays quiet
//!
//! - synonyms (head and secretary of one council, premier and prime minister);
//! - one title is the other, more narrowly ("minister", "defense minister");
//! - former, acting and future holders, where the words say so (two former titles: a note);
//! - a report gives the family name alone, or months lie between the reports: a note;
//! - the sentence tells of years ago;
//! - the bodies differ, but the title is the same, unless they are two known towns, regions or countries;
//! - the pack `titles` knows that the offices were held one after the other, and the
//!   reports' days fit: then it is a note that says so.

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
        people,
    },
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    mention::entity::{
        PlaceKind,
        titles::{TitleKey, TitleRelation, relate_titles, same_title},
    },
    value::{Relation, Tenure, TitleValue, Value},
};

pub const RULE: Rule = Rule {
    id: "person-title",
    summary: "one person holds different titles",
    severity: Severity::Warning,
    source: include_str!("person_title.rs"),
    check,
};

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let people = people::people(aligned);
    let titles = |report: usize, entity: usize| {
        let own = aligned.of_report(Attribute::PersonTitle, report).iter().copied();
        own.filter(move |&i| aligned.claims[i].subject.entity == Some(entity))
    };
    let mut pairs = Vec::new();
    for (x, y, score) in people::same(aligned, &people) {
        let (p, q) = (&people[x], &people[y]);
        // "President Hale" and "Secretary Hale" may be two people
        let alone = |p: &people::Person| !p.name.contains(' ');
        if alone(p) && alone(q) {
            continue;
        }
        let score = if alone(p) || alone(q) { score.min(UNSURE) } else { score };
        let other: Vec<usize> = titles(q.report, q.entity).filter(|&b| !of_the_past(aligned, b)).collect();
        let own: Vec<usize> = titles(p.report, p.entity).filter(|&a| !of_the_past(aligned, a)).collect();
        for &a in &own {
            for &b in other.iter().filter(|&&b| relation(aligned, a, b) == Relation::Conflicts) {
                let known_there = other.iter().any(|&c| agree(aligned, a, c) && !contradicts_itself(aligned, c, b));
                let known_here = own.iter().any(|&c| agree(aligned, c, b) && !contradicts_itself(aligned, c, a));
                if !known_there && !known_here {
                    pairs.push(Pair { a, b, score });
                }
            }
        }
    }
    grouping::chained(&pairs).iter().map(|g| conflict(aligned, g)).collect()
}

fn relation(aligned: &Aligned, a: usize, b: usize) -> Relation {
    titles_relate(aligned, &aligned.claims[a], &aligned.claims[b])
}

/// One title, or one of them said more narrowly; "spokesman" fits too many to count.
fn agree(aligned: &Aligned, a: usize, b: usize) -> bool {
    let head = |i: usize| head(&aligned.claims[i]);
    match relation(aligned, a, b) {
        Relation::Equal => true,
        Relation::Refines => head(a) == head(b),
        _ => false,
    }
}

/// The last word of a title.
fn head(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Title(t) => t.title.rsplit(' ').next(),
        _ => None,
    }
}

/// Two titles of one report, in two sentences, of two kinds: it means one of them. A minister may be prime minister, too.
fn contradicts_itself(aligned: &Aligned, a: usize, b: usize) -> bool {
    let (x, y) = (&aligned.claims[a], &aligned.claims[b]);
    x.context.sentence != y.context.sentence && head(x) != head(y) && relation(aligned, a, b) == Relation::Conflicts
}

/// How likely a bare family name is the person of that name of another report: too little for a warning.
const UNSURE: f64 = 0.4;
/// Reports so many days apart may tell of two offices held one after the other.
const LONG: i64 = 120;

/// Does the sentence tell of a time more than a year before the report?
fn of_the_past(aligned: &Aligned, i: usize) -> bool {
    let claim = &aligned.claims[i];
    let published = aligned.report(claim).published;
    let year = |day: chrono::NaiveDate| day.checked_sub_days(chrono::Days::new(365)).unwrap_or(day);
    matches!((claim.context.when, published), (Some((_, last)), Some((day, _))) if last < year(day))
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let name = aligned.claims[group.claims[0]].subject.name.clone();
    let mut titles: Vec<String> = Vec::new();
    for &i in &group.claims {
        if let Value::Title(t) = &aligned.claims[i].value
            && !titles.contains(&t.title)
        {
            titles.push(t.title.clone());
        }
    }
    let values = finding::list(&titles, "or");
    let confidence = (0.2 + 0.6 * group.score).clamp(0.0, 0.9);
    let message = format!("{} {name} different titles: {values}", finding::says(aligned, group, "give"));
    match explained(aligned, group) {
        Some((true, periods)) => {
            let help = format!("{name} was {periods}; each report fits its day");
            finding::conflict(aligned, group, RULE.id, Severity::Note, confidence, message, &help)
        }
        Some((false, periods)) => {
            let help = format!("{name} was {periods}; check the title against the day of the report");
            finding::conflict(aligned, group, RULE.id, RULE.severity, confidence, message, &help)
        }
        None if former(aligned, group) || far_apart(aligned, group) => {
            let help = format!("{name} may have held both, one after the other");
            finding::conflict(aligned, group, RULE.id, Severity::Note, confidence, message, &help)
        }
        None => {
            let help = "check which office was held on the day of the report";
            let severity = finding::severity(RULE.severity, confidence);
            finding::conflict(aligned, group, RULE.id, severity, confidence, message, help)
        }
    }
}

/// Do months lie between the reports?
fn far_apart(aligned: &Aligned, group: &Group) -> bool {
    let days = group.claims.iter().filter_map(|&i| aligned.report(&aligned.claims[i]).published).map(|p| p.0);
    let (first, last) = (days.clone().min(), days.max());
    matches!((first, last), (Some(a), Some(b)) if (b - a).num_days() > LONG)
}

/// Are they titles of the past?
fn former(aligned: &Aligned, group: &Group) -> bool {
    group.claims.iter().any(|&i| matches!(&aligned.claims[i].value, Value::Title(t) if t.tenure != Tenure::Current))
}

/// The periods of the offices that the pack knows, and whether every report's day lies in
/// the period of the title that it gives. `None` where the pack does not know them all.
fn explained(aligned: &Aligned, group: &Group) -> Option<(bool, String)> {
    let mut fits = true;
    let mut periods: Vec<String> = Vec::new();
    for &i in &group.claims {
        let claim = &aligned.claims[i];
        let Value::Title(t) = &claim.value else { continue };
        let key = TitleKey { title: t.title.clone(), org: t.org.clone() };
        let office = aligned.lexicon.holders.office(&claim.subject.name, &key, &aligned.lexicon.entity)?;
        // a report without a day contradicts nothing, and a title of the past no day
        fits &= t.tenure != Tenure::Current || office.held_at(aligned.report(claim)).unwrap_or(true);
        if !periods.contains(&office.period()) {
            periods.push(office.period());
        }
    }
    Some((fits, finding::list(&periods, "and")))
}

/// How two titles of one person stand to each other.
pub fn titles_relate(aligned: &Aligned, a: &Claim, b: &Claim) -> Relation {
    let (Value::Title(x), Value::Title(y)) = (&a.value, &b.value) else { return Relation::Incomparable };
    if x.tenure != y.tenure || !matches!(x.tenure, Tenure::Current | Tenure::Former) {
        return Relation::Incomparable;
    }
    let entity = &aligned.lexicon.entity;
    // "Assistant Elmton Police Chief": the first word belongs to the title
    let key = |t: &TitleValue| match t.org.as_deref().and_then(|o| o.split_once(' ')) {
        Some((first, rest)) if entity.titles.is_deputy_word(first) => {
            TitleKey { title: format!("{} {rest} {}", first.to_lowercase(), t.title).to_lowercase(), org: None }
        }
        _ => TitleKey { title: t.title.clone(), org: t.org.clone() },
    };
    match relate_titles(&key(x), &key(y), entity) {
        TitleRelation::Same | TitleRelation::Synonym => Relation::Equal,
        TitleRelation::Narrower => Relation::Refines,
        TitleRelation::Different if same_title(&x.title, &y.title, entity) && !two_places(aligned, x, y) => {
            Relation::Incomparable
        }
        TitleRelation::Different => Relation::Conflicts,
        TitleRelation::Unrelated => Relation::Incomparable,
    }
}

/// One title of two towns, or of two countries; other bodies have too many names to tell them apart.
fn two_places(aligned: &Aligned, x: &TitleValue, y: &TitleValue) -> bool {
    let places = &aligned.lexicon.entity.gazetteer.places;
    let kind = |t: &TitleValue| places.iter().find(|p| Some(&p.name) == t.org.as_ref()).map(|p| p.kind);
    kind(x).is_some_and(|k| k != PlaceKind::Other && Some(k) == kind(y))
}
