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

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
        guard,
        inside::{self, Inside, Need},
        likeness::{same_series, same_time},
        model::Model,
        pairing::{self, Kind},
    },
    claim::{Attribute, Claim, Scope},
    conflict::{Conflict, Severity},
    value::Value,
};

pub const RULE: Rule = Rule {
    id: "toll",
    summary: "reports give different tolls for one event",
    severity: Severity::Error,
    source: include_str!("toll.rs"),
    check,
};

/// What the words admit is only noted: that may be less likely.
const NOTED: f64 = 0.04;

/// Inside a report only sentences in very like words give one toll twice.
const INSIDE: Inside = Inside { least: 0.5, shared: 4, lead: 2 };

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut pairs = finding::pairs(aligned, Kind::Toll);
    let course = |c: &Claim| c.qualifiers.scope.filter(|s| matches!(s, Scope::Series | Scope::Another));
    let whom = |a: &Claim, b: &Claim| a.qualifiers.counted == b.qualifiers.counted && course(a) == course(b);
    let fits = |a: &Claim, b: &Claim| {
        guard::comparable(aligned, Kind::Toll, a, b) && whom(a, b) && same_time(aligned, a, b) && same_series(a, b)
    };
    let need = Need { fits: &fits, relate: &|a, b| pairing::relate(aligned, a, b) };
    let inside = inside::inside(aligned, Attribute::EventToll, &need, &INSIDE);
    pairs.extend(inside.into_iter().filter(|p| !guard::settled(aligned, Kind::Toll, p.a, p.b)));
    // what grew overnight is told apart from what two reports of one day say
    let grew = |p: &&Pair| moved(aligned, &Group { claims: vec![p.a, p.b], score: p.score }).is_some();
    let (grown, apart): (Vec<Pair>, Vec<Pair>) = pairs.iter().partition(grew);
    let groups = [finding::groups(aligned, &apart), finding::groups(aligned, &grown)].concat();
    let mut out: Vec<Conflict> = groups.iter().map(|g| conflict(aligned, g)).collect();
    let model = Model { least: NOTED, ..finding::model(aligned, Kind::Toll.model()).clone() };
    let moved = pairing::judged(aligned, &pairing::bounded(aligned), &model);
    let taken: BTreeSet<usize> = pairs.iter().flat_map(|p| [p.a, p.b]).collect();
    let moved: Vec<_> = moved.into_iter().filter(|p| !taken.contains(&p.a) && !taken.contains(&p.b)).collect();
    out.extend(grouping::chained(&moved).iter().map(|g| note(aligned, g)));
    out
}

/// What the words admit is no conflict, but the reader of both is told.
fn note(aligned: &Aligned, group: &Group) -> Conflict {
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

fn number(claim: &Claim) -> Option<(f64, &str)> {
    match &claim.value {
        Value::Number(n) if n.low == n.high => Some((n.low, &n.of)),
        _ => None,
    }
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
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
            let severity = finding::judged(aligned, Kind::Toll, RULE.severity, group);
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
fn moved(aligned: &Aligned, group: &Group) -> Option<String> {
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
