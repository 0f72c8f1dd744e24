//! Reports give one person, case or event states that exclude one another.
//!
//! Finds: pleaded guilty against not guilty, charged against not charged, convicted
//! against acquitted, in custody against at large, a patient's conditions, dead
//! against alive, approved against rejected, confirmed against denied, and an event that
//! is planned, held, cancelled or postponed.
//!
//! ## Why it matters
//!
//! To call somebody charged, convicted or dead who is not is the error that
//! brings lawyers to the door.
//!
//! ## Example
//!
//! "the baker pleaded not guilty to arson" against "the baker pleaded guilty to arson".
//!
//! ## When it stays quiet
//!
//! - a later report tells the next step (planned on Monday, held on Wednesday): then it is a note;
//! - several suspects or patients, of whom the reports mean different ones;
//! - either report gives the other's state, too;
//! - what might be, what is expected, and what was before.

use chrono::NaiveDate;

use super::{Rule, event_date, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
        likeness::{likeness, same_time},
        story,
    },
    claim::{Attribute, Claim, Part, Scope, context::fold, status::Group as States},
    conflict::{Conflict, Severity},
    mention::entity,
    value::{Relation, Value},
};

pub const RULE: Rule = Rule {
    id: "event-status",
    summary: "reports give one person, case or event states that exclude one another",
    severity: Severity::Warning,
    source: include_str!("event_status.rs"),
    check,
};

/// Claims in surroundings less alike than this are about different people.
const LEAST: f64 = 0.13;
/// A decision has no subject: the words round it and how many of them must tell which it is.
const ACT: (f64, usize) = (0.4, 3);
/// The same, for claims that are alike word for word: what else the reports say does not matter then.
const SAME_SENTENCE: f64 = 0.42;
/// Pairs this near to the likeliest one are reported with it.
const NEARLY: f64 = 0.7;
/// At most this many states of one report are compared with another's.
const MOST: usize = 60;

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut pairs = Vec::new();
    for report in 0..aligned.reports.len() {
        let own = aligned.of_report(Attribute::EventStatus, report);
        for &partner in aligned.stories.partners(report).iter().filter(|&&p| p > report && !own.is_empty()) {
            let other = aligned.of_report(Attribute::EventStatus, partner);
            if story::is_sure(aligned, report, partner) {
                pairs.extend(between(aligned, &own[..own.len().min(MOST)], &other[..other.len().min(MOST)]));
            }
        }
    }
    grouping::chained(&pairs).iter().map(|g| conflict(aligned, g)).collect()
}

/// The best conflicting pair of each group between two reports.
fn between(aligned: &Aligned, own: &[usize], other: &[usize]) -> Vec<Pair> {
    let claims = aligned.claims;
    let mut found: Vec<Pair> = Vec::new();
    for &a in own {
        for &b in other {
            let (x, y) = (&claims[a], &claims[b]);
            if !relate(aligned, x, y).conflicts() || !fits(aligned, x, y) || !same_time(aligned, x, y) {
                continue;
            }
            let (likeness, shared) = likeness(x, y);
            let one = one_person(aligned, x, y);
            let score = likeness + if one { 0.25 } else { 0.0 };
            // a case has one state: what the headline says is what the body says, or an error of its own
            let alone = !of_patients(aligned, x) && !is_act(aligned, x);
            let said = |list: &[usize], of: &Claim, here: &Claim| {
                list.iter().any(|&i| {
                    let c = &claims[i];
                    let same = c.value == of.value && c.block == of.block;
                    same && (!one || c.subject.entity == here.subject.entity) && !(alone && in_headline(c))
                })
            };
            let settled = said(other, x, y) || said(own, y, x);
            let only = of_patients(aligned, x) && only(claims, own, x) && only(claims, other, y);
            let (least, words) = if is_act(aligned, x) { ACT } else { (LEAST, 1) };
            let whole_case = bare(x) && bare(y) && !is_act(aligned, x);
            let close = score >= least && shared >= words || whole_case || only;
            if !close || settled && (likeness < SAME_SENTENCE || !alone) {
                continue;
            }
            found.push(Pair { a, b, score });
        }
    }
    // of each question the likeliest pairs
    let mut best: std::collections::BTreeMap<&str, f64> = std::collections::BTreeMap::new();
    for p in &found {
        let slot = best.entry(claims[p.a].block.as_str()).or_insert(0.0);
        *slot = slot.max(p.score);
    }
    found.retain(|p| best.get(claims[p.a].block.as_str()).is_some_and(|b| p.score >= NEARLY * b));
    found
}

/// The only patient of whom the report tells how he is.
fn only(claims: &[Claim], own: &[usize], claim: &Claim) -> bool {
    let one = |c: &Claim| c.qualifiers.scope == Some(Scope::One);
    one(claim) && own.iter().filter(|&&i| claims[i].block == claim.block && one(&claims[i])).count() == 1
}

fn in_headline(claim: &Claim) -> bool {
    claim.context.part == Part::Headline
}

/// Pleas, charges and verdicts do not change between a headline and its body, as arrests and patients do.
pub fn is_settled_once(claim: &Claim) -> bool {
    matches!(claim.block.as_str(), "status:plea" | "status:charge" | "status:verdict")
}

/// "No arrests have been made": a sentence of the whole case, whatever its words.
fn bare(claim: &Claim) -> bool {
    claim.subject.entity.is_none() && claim.qualifiers.scope.is_none() && claim.subject.event.is_none()
}

fn is_act(aligned: &Aligned, claim: &Claim) -> bool {
    group(aligned, claim).is_some_and(|g| g.of == "act")
}

/// Patients are many, and their states differ.
fn of_patients(aligned: &Aligned, claim: &Claim) -> bool {
    group(aligned, claim).is_some_and(|g| g.of == "victim")
}

fn state(claim: &Claim) -> &str {
    match &claim.value {
        Value::Status { status } => status,
        _ => "",
    }
}

fn group<'a>(aligned: &'a Aligned, claim: &Claim) -> Option<&'a States> {
    aligned.lexicon.status.group(&claim.block)
}

pub fn relate(aligned: &Aligned, a: &Claim, b: &Claim) -> Relation {
    let Some(group) = group(aligned, a).filter(|_| a.block == b.block) else {
        return Relation::Incomparable;
    };
    let (x, y) = (state(a), state(b));
    match () {
        _ if x == y => Relation::Equal,
        _ if group.both(x, y) => Relation::Compatible,
        _ => Relation::Conflicts,
    }
}

/// Both name the person, and it is the same.
fn one_person(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    a.subject.entity.is_some() && b.subject.entity.is_some() && same_name(aligned, a, b)
}

fn same_name(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.subject.name, &b.subject.name);
    fold(x) == fold(y) || entity::same_person(x, y, &aligned.lexicon.entity).is_one()
}

/// May both speak of one person or event? One against several, a suspect against a victim
/// and two names are different people.
pub fn fits(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let Some(group) = group(aligned, a) else { return false };
    if group.of == "event" {
        return a.subject.event.is_some() && event_date::fits(a, b);
    }
    match (a.subject.entity, b.subject.entity) {
        (Some(_), Some(_)) => return same_name(aligned, a, b),
        _ if group.of == "named" => return false,
        _ => {}
    }
    let several = |c: &Claim| matches!(c.qualifiers.scope, Some(Scope::Several | Scope::Remainder));
    let counted = |c: &Claim| c.qualifiers.scope.is_some();
    let role = |c: &Claim| match c.subject.entity {
        Some(_) => None,
        None => aligned.lexicon.status.role(&c.subject.name),
    };
    use crate::claim::status::Role::{Suspect, Victim};
    let strangers = matches!((role(a), role(b)), (Some(Suspect), Some(Victim)) | (Some(Victim), Some(Suspect)));
    !strangers && (several(a) == several(b) || !counted(a) || !counted(b))
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let confidence = (0.5 + group.score * 0.5).clamp(0.0, 0.9);
    let values = finding::list(&finding::values(aligned, group), "or");
    let named = group.claims.iter().map(|&i| &aligned.claims[i].subject).find(|s| s.entity.is_some());
    let first = &aligned.claims[group.claims[0]].subject;
    let of = match named.unwrap_or(first) {
        s if s.entity.is_some() || s.event.is_some() => s.name.clone(),
        s => format!("the {}", s.name.trim_start_matches("the ")),
    };
    let (severity, message, help) = match moved(aligned, group) {
        Some(days) => (
            Severity::Note,
            format!("the reports tell two steps of {of}: {values} ({days})"),
            "tell the later state, and say of which day it is",
        ),
        None => (
            finding::severity(RULE.severity, confidence),
            format!("the reports disagree on {of}: {values}"),
            "ask the court, the police or the hospital which holds",
        ),
    };
    finding::conflict(aligned, group, RULE.id, severity, confidence, message, help)
}

/// The later report tells the next step: an update. The days in words.
fn moved(aligned: &Aligned, found: &Group) -> Option<String> {
    let mut dated: Vec<((NaiveDate, NaiveDate), &Claim)> = Vec::new();
    for &i in &found.claims {
        let claim = &aligned.claims[i];
        dated.push((aligned.report(claim).published?, claim));
    }
    dated.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.document.cmp(&b.1.document)));
    let (first, last) = (dated.first()?, dated.last()?);
    let group = group(aligned, first.1)?;
    let days = (last.0.0 - first.0.1).num_days();
    let drifted = group.drifts.is_some_and(|d| days >= d);
    let told = format!("{} and {}", first.0.0.format("%-d %B"), last.0.0.format("%-d %B %Y"));
    let steps = dated.windows(2).all(|w| {
        let (x, y) = (state(w[0].1), state(w[1].1));
        x == y || drifted || w[0].0.1 < w[1].0.0 && group.follows(x, y)
    });
    (steps && (days > 0 || drifted)).then_some(told)
}
