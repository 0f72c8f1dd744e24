//! One quotation in two wordings.
//!
//! Finds: quotations of two reports, or of two places of one report, that are so
//! much alike that they are one utterance, but not word for word.
//!
//! ## Why it matters
//!
//! Words in quotation marks are a promise that they were said just so.
//!
//! ## Example
//!
//! "We will never sell this bridge" against "We are never going to sell this bridge".
//!
//! ## When it stays quiet
//!
//! - the words are the same but for marks, case, contractions, brackets and ellipses;
//! - one quotation is a part of the other;
//! - the speakers are different people.
//!
//! Where only little words or endings differ, or words within are left out, it is a note.

use super::{Rule, finding};
use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
    },
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{
        Value,
        wording::{self, Difference},
    },
};

pub const RULE: Rule = Rule {
    id: "quote-wording",
    summary: "one quotation in two wordings",
    severity: Severity::Warning,
    source: include_str!("quote_wording.rs"),
    check,
};

/// Quotations this much alike, word by word in order, are one utterance.
const ALIKE: f64 = 0.62;
/// Less alike than this, they have to share words of sense.
const SURE: f64 = 0.8;
/// This much alike, two wordings are one sentence for which they stand.
const SAME: f64 = 0.95;
/// Below this they are noted: it may be another sentence of the same speech.
const WARNS: f64 = 0.68;
/// At most this many quotations of each of two reports are compared.
const MOST: usize = 120;

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut by_report: std::collections::BTreeMap<usize, Vec<(usize, Vec<String>)>> = std::collections::BTreeMap::new();
    for &i in aligned.of(Attribute::QuoteWording) {
        if let Value::Wording { text } = &aligned.claims[i].value {
            by_report
                .entry(aligned.claims[i].document)
                .or_default()
                .push((i, wording::words(text, &aligned.lexicon.wording)));
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
    let grave: std::collections::BTreeSet<usize> =
        pairs.iter().filter(|(_, d)| *d == Difference::Sense).map(|(p, _)| p.a).collect();
    let pairs: Vec<Pair> = pairs.into_iter().map(|(pair, _)| pair).collect();
    let make = |g: &Group| conflict(aligned, g, g.claims.iter().any(|i| grave.contains(i)));
    grouping::chained(&pairs).iter().map(make).collect()
}

fn between(aligned: &Aligned, own: &[(usize, Vec<String>)], other: &[(usize, Vec<String>)]) -> Vec<(Pair, Difference)> {
    let mut pairs = Vec::new();
    for (a, x) in own.iter().take(MOST) {
        let best = other.iter().take(MOST).filter(|(_, y)| x.len().abs_diff(y.len()) * 2 <= x.len().max(y.len()));
        let best = best
            .map(|(b, y)| (wording::similarity(x, y), *b, y))
            .max_by(|p, q| p.0.total_cmp(&q.0).then(q.1.cmp(&p.1)));
        let Some((alike, b, y)) = best else { continue };
        // a text that holds both sentences tells of two
        let both = |list: &[(usize, Vec<String>)], words: &[String], not: usize| {
            list.iter().take(MOST).any(|(i, z)| *i != not && wording::similarity(z, words) >= SAME)
        };
        if alike >= ALIKE
            && !both(own, y, *a)
            && !both(other, x, b)
            && x.len().min(y.len()) >= 5
            && !same_words(x, y)
            && (alike >= SURE || wording::one_utterance(x, y, &aligned.lexicon.wording))
            && speakers_fit(&aligned.claims[*a], &aligned.claims[b])
        {
            let difference = wording::difference(x, y, &aligned.lexicon.wording);
            pairs.extend((difference > Difference::None).then_some((Pair { a: *a, b, score: alike }, difference)));
        }
    }
    pairs
}

/// Equal, or one is a stretch of the other.
fn same_words(x: &[String], y: &[String]) -> bool {
    let plain = |w: &[String]| w.concat().replace('\'', "");
    let (x, y) = (plain(x), plain(y));
    x.contains(&y) || y.contains(&x)
}

fn speakers_fit(a: &Claim, b: &Claim) -> bool {
    let last = |c: &Claim| c.subject.name.split_whitespace().next_back().map(crate::claim::context::fold);
    match (last(a), last(b)) {
        (Some(x), Some(y)) => {
            x == y || x.chars().next() == y.chars().next() || a.subject.entity.is_none() || b.subject.entity.is_none()
        }
        _ => true,
    }
}

fn conflict(aligned: &Aligned, group: &Group, grave: bool) -> Conflict {
    let confidence = (group.score - 0.1).clamp(0.0, 0.9);
    let speaker = group.claims.iter().map(|&i| &aligned.claims[i].subject.name).find(|n| !n.is_empty());
    let of = speaker.map_or(String::new(), |s| format!(" of {s}"));
    let message = format!("one quotation{of} in {} wordings", finding::values(aligned, group).len());
    finding::conflict(
        aligned,
        group,
        RULE.id,
        if grave && group.score >= WARNS { finding::severity(RULE.severity, confidence) } else { Severity::Note },
        confidence,
        message,
        "check the recording or the transcript",
    )
}
