//! Reports give different tolls for one event.
//!
//! Finds: numbers of people killed, injured, missing and the like that cannot
//! both be true of one event at one time.
//!
//! ## Why it matters
//!
//! First tolls are often wrong and live on in copy that nobody updates.
//!
//! ## Example
//!
//! "Four people were hurt when the stand collapsed" against "seven people were hurt when the stand collapsed".
//!
//! ## When it stays quiet
//!
//! - ten shot are nine wounded and one dead;
//! - "four others" beside one who was named before;
//! - a bound admits the other figure ("at least three", four);
//! - men and women, children and grown-ups, are counted apart;
//! - one of the two is the toll "of a separate attack", or of several events together;
//! - the toll grew between two reports of different days: then it is a note that gives both dates.

use std::collections::BTreeSet;

use super::{Rule, event_date, figures, finding};
use crate::{
    align::{
        Aligned, Pair,
        evidence::{Evidence, Model},
        facts,
    },
    claim::{Attribute, Claim, Scope},
    conflict::{Conflict, Severity},
    value::{Relation, Value, number},
};

pub const RULE: Rule = Rule {
    id: "toll",
    summary: "reports give different tolls for one event",
    severity: Severity::Error,
    source: include_str!("toll.rs"),
    check,
};

const MODEL: &str = "toll";

/// What the words admit is only noted: that may be less likely.
const NOTED: f64 = 0.04;

/// Inside a report only sentences in very like words give one toll twice.
const INSIDE: facts::Inside = facts::Inside { least: 0.5, shared: 4, lead: 2 };

/// Tolls of two reports that cannot both be the toll of one event.
pub fn candidates(aligned: &Aligned) -> Vec<facts::Candidate> {
    let fits = |a: &Claim, b: &Claim| fits(a, b) && !of_others(aligned, a, b);
    let need = facts::Need { fits: &fits, relate: &figures::relate_numbers, more: &facts::no_more };
    let mut found = facts::candidates(aligned, Attribute::EventToll, &need);
    found.retain(|c| !adds_up(aligned, c.a, c.b));
    found
}

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut pairs = facts::across(aligned, &candidates(aligned), finding::model(aligned, MODEL));
    let course = |c: &Claim| c.qualifiers.scope.filter(|s| matches!(s, Scope::Series | Scope::Another));
    let whom = |a: &Claim, b: &Claim| a.qualifiers.counted == b.qualifiers.counted && course(a) == course(b);
    let fits = |a: &Claim, b: &Claim| fits(a, b) && whom(a, b) && facts::same_time(aligned, a, b);
    let need = facts::Need { fits: &fits, relate: &figures::relate_numbers, more: &facts::no_more };
    let inside = facts::inside(aligned, Attribute::EventToll, &need, &INSIDE);
    pairs.extend(inside.into_iter().filter(|p| !adds_up(aligned, p.a, p.b)));
    // what grew overnight is told apart from what two reports of one day say
    let grew = |p: &&Pair| moved(aligned, &finding::Group { claims: vec![p.a, p.b], score: p.score }).is_some();
    let (grown, apart): (Vec<Pair>, Vec<Pair>) = pairs.iter().partition(grew);
    let groups = [finding::groups(&apart), finding::groups(&grown)].concat();
    let mut out: Vec<Conflict> = groups.iter().map(|g| conflict(aligned, g)).collect();
    let model = Model { least: NOTED, ..finding::model(aligned, MODEL).clone() };
    let moved = facts::across(aligned, &bounded(aligned), &model);
    let taken: BTreeSet<usize> = pairs.iter().flat_map(|p| [p.a, p.b]).collect();
    let moved: Vec<_> = moved.into_iter().filter(|p| !taken.contains(&p.a) && !taken.contains(&p.b)).collect();
    out.extend(finding::groups(&moved).iter().map(|g| note(aligned, g)));
    out
}

/// What the words admit is no conflict, but the reader of both is told.
fn note(aligned: &Aligned, group: &finding::Group) -> Conflict {
    let kind = &aligned.claims[group.claims[0]].subject.name;
    let message = format!(
        "the number {kind} differs within what the words admit: {}",
        finding::list(&finding::values(aligned, group), "or")
    );
    finding::conflict(
        aligned,
        group,
        RULE.id,
        Severity::Note,
        group.score,
        message,
        "use the later count, and say of which day it is",
    )
}

/// Tolls with bounds that admit each other but have moved: "at least five", "at least 24".
fn bounded(aligned: &Aligned) -> Vec<facts::Candidate> {
    let relate = |a: &Claim, b: &Claim| {
        let exact = figures::relate_numbers(a, b);
        let moved = match (&a.value, &b.value) {
            (Value::Number(x), Value::Number(y)) => number::far_apart(x, y),
            _ => false,
        };
        match exact {
            Relation::Compatible if moved => Relation::Conflicts,
            Relation::Conflicts => Relation::Incomparable,
            _ => exact,
        }
    };
    // a toll may grow by any factor; "dozens" says too little to have grown
    let more = |e: &mut Evidence, _: &Claim, _: &Claim| e.ratio = 0.0;
    let told = |c: &Claim| matches!(&c.value, Value::Number(n) if n.high <= n.low * 2.0);
    let fits = |a: &Claim, b: &Claim| {
        told(a) && told(b) && fits(a, b) && !of_others(aligned, a, b) && facts::same_time(aligned, a, b)
    };
    facts::candidates(aligned, Attribute::EventToll, &facts::Need { fits: &fits, relate: &relate, more: &more })
}

/// "three others hurt" beside one dead is the whole number hurt: the rest of another kind.
fn fits(a: &Claim, b: &Claim) -> bool {
    let whole = |c: &Claim| !matches!(c.qualifiers.scope, Some(Scope::Part | Scope::Increment));
    let one_kind = a.subject.name == b.subject.name;
    // "an additional 53 were hurt" in both
    let same_part = a.qualifiers.scope.is_some() && a.qualifiers.scope == b.qualifiers.scope;
    // "weekend gunfire wounds 12": the toll of several events together
    let series = |c: &Claim| c.qualifiers.scope == Some(Scope::Series);
    let parts = whole(a) && whole(b) || same_part;
    one_kind && parts && series(a) == series(b) && event_date::same_series(a, b)
}

/// "two women" beside "three men".
fn of_others(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    match (&a.qualifiers.counted, &b.qualifiers.counted) {
        (Some(x), Some(y)) => aligned.lexicon.align.sets_apart(x, y),
        _ => false,
    }
}

fn number(claim: &Claim) -> Option<(f64, &str)> {
    match &claim.value {
        Value::Number(n) if n.low == n.high => Some((n.low, &n.of)),
        _ => None,
    }
}

/// The greater figure is the smaller one with others of its own report: ten shot are nine
/// wounded and one dead, five hurt are a girl and four others.
fn adds_up(aligned: &Aligned, a: usize, b: usize) -> bool {
    let (a, b) = (&aligned.claims[a], &aligned.claims[b]);
    let (Some((x, _)), Some((y, _))) = (number(a), number(b)) else { return false };
    let (small, low, high) = if x < y { (a, x, y) } else { (b, y, x) };
    // who was hurt is counted among those shot, never among the dead
    // "five others", "six others" are the same rest
    let both_rests = a.qualifiers.scope.is_some() && a.qualifiers.scope == b.qualifiers.scope;
    let all = matches!(small.subject.name.as_str(), "shot" | "affected" | "casualties");
    let rest = |c: &Claim| matches!(c.qualifiers.scope, Some(Scope::Remainder | Scope::Increment | Scope::Part));
    let beside = aligned.of_report(Attribute::EventToll, small.document).iter().map(|&i| &aligned.claims[i]);
    let other = beside.take(50).filter(|c| {
        let one_kind = c.subject.name == small.subject.name && (rest(c) || rest(small)) && !both_rests;
        c.start != small.start && (one_kind || all && c.subject.name != small.subject.name)
    });
    other.filter_map(number).any(|(n, _)| n > 0.0 && n != low && low + n == high)
}

fn conflict(aligned: &Aligned, group: &finding::Group) -> Conflict {
    let kind = aligned.claims[group.claims[0]].subject.name.clone();
    let values = finding::list(&finding::values(aligned, group), "or");
    let confidence = group.score;
    match moved(aligned, group) {
        Some(days) => {
            let message = format!("the number {kind} moved between the reports: {values} ({days})");
            finding::conflict(
                aligned,
                group,
                RULE.id,
                Severity::Note,
                confidence,
                message,
                "use the later figure, and say of which day it is",
            )
        }
        None => {
            let message = format!("{} different numbers {kind}: {values}", finding::says(aligned, group, "give"));
            let severity = finding::judged(aligned, MODEL, RULE.severity, confidence);
            finding::conflict(
                aligned,
                group,
                RULE.id,
                severity,
                confidence,
                message,
                "ask for the latest count, and say who gives it",
            )
        }
    }
}

/// The figure only grows with the day of the report: an update. The days in words.
fn moved(aligned: &Aligned, group: &finding::Group) -> Option<String> {
    let mut dated: Vec<(chrono::NaiveDate, f64)> = Vec::new();
    for &i in &group.claims {
        let claim = &aligned.claims[i];
        dated.push((aligned.report(claim).published?.0, number(claim)?.0));
    }
    dated.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let (first, last) = (dated.first()?, dated.last()?);
    let grows = dated.windows(2).all(|w| w[0].1 <= w[1].1);
    (first.0 < last.0 && grows).then(|| format!("{} to {}", first.0.format("%-d %B"), last.0.format("%-d %B %Y")))
}
