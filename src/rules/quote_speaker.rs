//! One utterance given to two people.
//!
//! Finds: quotations of two reports in the same words, of which each report names
//! another person as the speaker.
//!
//! ## Why it matters
//!
//! To put words in somebody's mouth is a serious error, and an easy one in a text
//! that quotes two people in turn.
//!
//! ## Example
//!
//! "The dam is safe for now," said Ruth Hale; in another report, said Tom Berg.
//!
//! ## When it stays quiet
//!
//! - a speaker is an institution, or somebody without a name;
//! - "he" or "she" stands for the speaker;
//! - the words are few, or differ by more than a word or two;
//! - either report gives the words to the other's speaker elsewhere.

use std::collections::BTreeMap;

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
    },
    claim::{Attribute, Claim, context::fold},
    conflict::{Conflict, Severity},
    mention::entity::{self, names::spelling},
    value::{Value, wording},
};

pub const RULE: Rule = Rule {
    id: "quote-speaker",
    summary: "one utterance is given to two people",
    severity: Severity::Warning,
    source: include_str!("quote_speaker.rs"),
    check,
};

/// Shorter quotations may be said by two people.
const LEAST_WORDS: usize = 6;
/// Wordings this much alike are one utterance.
const ALIKE: f64 = 0.9;
/// Shorter ones have to be the same word for word.
const LONG: usize = 12;
/// At most this many quotations of each report are compared.
const MOST: usize = 120;

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut by_report: BTreeMap<usize, Vec<(usize, Vec<String>)>> = BTreeMap::new();
    for &i in aligned.of(Attribute::QuoteWording) {
        let claim = &aligned.claims[i];
        if let Value::Wording { text } = &claim.value
            && by_name(claim)
        {
            let words = wording::words(text, &aligned.lexicon.wording);
            // a part of a sentence is woven into another's words
            let whole = text.chars().next().is_some_and(char::is_uppercase);
            if whole && words.len() >= LEAST_WORDS {
                by_report.entry(claim.document).or_default().push((i, words));
            }
        }
    }
    let mut pairs = Vec::new();
    for (&report, own) in &by_report {
        for &partner in aligned.stories.partners(report).iter().filter(|&&p| p > report) {
            if let Some(other) = by_report.get(&partner) {
                pairs.extend(between(aligned, own, other));
            }
        }
    }
    grouping::chained(&pairs).iter().map(|g| conflict(aligned, g)).collect()
}

/// The report itself gives the speaker's name with the quotation.
fn by_name(claim: &Claim) -> bool {
    claim.subject.entity.is_some() && claim.derivation.is_empty()
}

fn between(aligned: &Aligned, own: &[(usize, Vec<String>)], other: &[(usize, Vec<String>)]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (a, x) in own.iter().take(MOST) {
        let least = if x.len() < LONG { 0.99 } else { ALIKE };
        let alike = other.iter().take(MOST).filter(|(_, y)| x.len().abs_diff(y.len()) * 4 <= x.len().max(y.len()));
        let same: Vec<(f64, usize)> =
            alike.map(|(b, y)| (wording::similarity(x, y), *b)).filter(|(s, _)| *s >= least).collect();

        let claim = &aligned.claims[*a];
        if same.iter().any(|(_, b)| !two_people(aligned, claim, &aligned.claims[*b])) {
            continue;
        }
        let best = same.into_iter().max_by(|p, q| p.0.total_cmp(&q.0).then(q.1.cmp(&p.1)));
        pairs.extend(best.map(|(score, b)| Pair { a: *a, b, score }));
    }
    pairs
}

/// Neither spellings of one name nor parts of it.
fn two_people(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.subject.name, &b.subject.name);
    let words = |n: &str| fold(n).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (p, q) = (words(x), words(y));
    // "Orvell", "Orevll": one name with a slip
    let slip = |w: &String, v: &String| w.len().min(v.len()) >= spelling::LONG && spelling::alike(w, v);
    !p.iter().any(|w| q.iter().any(|v| v == w || slip(w, v)))
        && !entity::same_person(x, y, &aligned.lexicon.entity).is_one()
}

fn conflict(aligned: &Aligned, group: &Group) -> Conflict {
    let mut names: Vec<String> = Vec::new();
    for &i in &group.claims {
        let name = aligned.claims[i].subject.name.clone();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let confidence = (group.score - 0.2).clamp(0.0, 0.9);
    let message = format!("one utterance is given to {}", finding::list(&names, "and"));
    let severity = finding::severity(RULE.severity, confidence);
    finding::conflict(aligned, group, RULE.id, severity, confidence, message, "check the recording: who said it?")
}
