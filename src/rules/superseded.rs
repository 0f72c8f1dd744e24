//! A report still carries the value that a source has withdrawn.
//!
//! Finds: a draft, or any report, that gives the old value of a correction note
//! ("Correction: an earlier version said 12; 21 people were hurt").
//!
//! ## Why it matters
//!
//! The source has corrected itself; who copied it before has to follow.
//!
//! ## Example
//!
//! "12 people were hurt in the collapse", where the wire's note says: an earlier
//! version said 12; 21 people were hurt.
//!
//! ## When it stays quiet
//!
//! - the report gives the corrected value, too;
//! - the words round the value are unlike those of the note and of its article;
//! - the old value inside the note itself: it is no claim of the article.

use super::{Rule, finding, parts};
use crate::{
    align::{Aligned, grouping::Group, likeness::likeness, story},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    mention::entity,
    value::Relation,
};

pub const RULE: Rule = Rule {
    id: "superseded",
    summary: "a report still carries the value that a source has withdrawn",
    severity: Severity::Error,
    source: include_str!("superseded.rs"),
    check,
};

/// Least likeness of the words round the value and those of the note, or of a claim
/// in the note's article that gives the right value.
const LEAST: f64 = 0.15;

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut out = Vec::new();
    for &w in &aligned.withdrawn {
        let old = &aligned.claims[w];
        let mut stale: Vec<usize> = Vec::new();
        let partners = aligned.stories.partners(old.document).iter().copied();
        for report in partners.chain([old.document]) {
            let own = aligned.of_report(old.attribute, report);
            let right = |i: &&usize| is_right(aligned, old, &aligned.claims[**i]);
            if report != old.document && own.iter().any(|i| right(&i) && is_same(aligned, old, &aligned.claims[*i])) {
                continue;
            }
            stale.extend(own.iter().copied().filter(|&i| is_stale(aligned, w, i)));
        }
        // without the right value nothing tells what is withdrawn
        if stale.is_empty() || corrected(aligned, w).is_none() {
            continue;
        }
        let mut claims = stale;
        claims.push(w);
        claims.extend(corrected(aligned, w));
        claims.sort_unstable();
        claims.dedup();
        out.push(conflict(aligned, &Group { claims, score: 0.8 }, old));
    }
    out
}

/// The claim of the note that holds in the place of the withdrawn one.
fn corrected(aligned: &Aligned, w: usize) -> Option<usize> {
    let old = &aligned.claims[w];
    let own = aligned.of_report(old.attribute, old.document).iter().copied();
    let near = own.filter(|&i| {
        let c = &aligned.claims[i];
        let near = c.context.sentence.abs_diff(old.context.sentence) <= 1;
        is_right(aligned, old, c) && (near || is_same(aligned, old, c))
    });
    near.min_by_key(|&i| aligned.claims[i].start.abs_diff(old.start))
}

fn is_right(aligned: &Aligned, old: &Claim, claim: &Claim) -> bool {
    claim.block == old.block && parts::relate(aligned, old, claim).conflicts()
}

fn is_same(aligned: &Aligned, old: &Claim, claim: &Claim) -> bool {
    if old.attribute == Attribute::PersonAge {
        let (x, y) = (&old.subject.name, &claim.subject.name);
        return entity::same_person(x, y, &aligned.lexicon.entity).is_one();
    }
    let toll = old.attribute == Attribute::EventToll && old.subject.name == claim.subject.name;
    let (likeness, shared) = likeness(old, claim);
    // the note of a toll has few words of its own
    likeness >= if toll { LEAST / 2.0 } else { LEAST }
        && shared >= 1
        && (toll || old.attribute != Attribute::EventToll)
        && story::is_sure(aligned, old.document, claim.document)
}

/// Does a claim give the withdrawn value of the same thing?
fn is_stale(aligned: &Aligned, w: usize, i: usize) -> bool {
    let (old, claim) = (&aligned.claims[w], &aligned.claims[i]);
    let equal = claim.block == old.block && parts::relate(aligned, old, claim) == Relation::Equal;
    let right = corrected(aligned, w).map(|r| &aligned.claims[r]);
    let like = |c: &Claim| is_same(aligned, c, claim);
    equal && (like(old) || right.is_some_and(like))
}

fn conflict(aligned: &Aligned, group: &Group, old: &Claim) -> Conflict {
    let confidence = group.score;
    let message = format!("{} was withdrawn by a correction", old.value.display());
    finding::conflict(aligned, group, RULE.id, RULE.severity, confidence, message, "use the corrected value")
}

/// What other rules say of a withdrawn value and its correction is told by this rule.
pub fn without_repeats(conflicts: Vec<Conflict>) -> Vec<Conflict> {
    let stale: Vec<(usize, crate::document::Span)> = conflicts
        .iter()
        .filter(|c| c.rule == RULE.id)
        .flat_map(|c| c.labels.iter().map(|l| (l.document, l.span)))
        .collect();
    let notes: Vec<usize> = stale.iter().map(|s| s.0).collect();
    let told = |c: &Conflict| {
        let known = |l: &crate::conflict::Label| stale.contains(&(l.document, l.span));
        c.rule != RULE.id
            && c.labels.iter().any(known)
            && c.labels.iter().all(|l| known(l) || notes.contains(&l.document))
    };
    if stale.is_empty() { conflicts } else { conflicts.into_iter().filter(|c| !told(c)).collect() }
}
