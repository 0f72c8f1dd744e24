//! Reports number one event of a series differently.
//!
//! Finds: "the fourth election" against "the fifth election", where the words
//! round them say that one and the same is meant.
//!
//! ## Why it matters
//!
//! A wrong number in a series sends the reader to another event.
//!
//! ## Example
//!
//! "the second such strike on the depot" against "the third strike on the depot within a day".
//!
//! ## When it stays quiet
//!
//! - the reports speak of several members of the series, or one counts them ("the two deaths");
//! - the ordinal belongs to a date, a street or a rank in a list of another kind.

use super::{Rule, finding};
use crate::{
    align::{Aligned, facts},
    claim::{Attribute, Claim, Scope},
    conflict::{Conflict, Severity},
    value::{Relation, Value},
};

pub const RULE: Rule = Rule {
    id: "event-ordinal",
    summary: "reports number one event of a series differently",
    severity: Severity::Warning,
    source: include_str!("event_ordinal.rs"),
    check,
};

const MODEL: &str = "ordinal";

/// Ordinals of two reports that cannot both number one member of a series.
pub fn candidates(aligned: &Aligned) -> Vec<facts::Candidate> {
    // reports of different weeks tell of different members of a series
    let fits = |a: &Claim, b: &Claim| aligned.days_apart(a, b).is_none_or(|d| d <= 10);
    let need = facts::Need { fits: &fits, relate: &relate, more: &facts::no_more };
    let mut found = facts::candidates(aligned, Attribute::EventOrdinal, &need);
    // a report that tells of both members of the series has counted them, unless the words are the same
    let verbatim =
        |c: &facts::Candidate| facts::same_neighbours(&aligned.claims[c.a], &aligned.claims[c.b]) >= facts::VERBATIM;
    found.retain(|c| (c.evidence.value_elsewhere == 0.0 || verbatim(c)) && !both_exist(aligned, c.a, c.b));
    found
}

/// "the two deaths" beside "the first death": a report that counts the series knows every member of it;
/// "a second call" leaves room for the first.
fn both_exist(aligned: &Aligned, a: usize, b: usize) -> bool {
    let (a, b) = (&aligned.claims[a], &aligned.claims[b]);
    let (Value::Ordinal { number: x, .. }, Value::Ordinal { number: y, .. }) = (&a.value, &b.value) else {
        return false;
    };
    let another = |c: &Claim| c.qualifiers.scope == Some(Scope::Another);
    if *x.min(y) == 1 && (another(a) || another(b)) {
        return true;
    }
    [a, b].iter().any(|c| c.qualifiers.members == Some(*x.max(y)))
}

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let pairs = facts::across(aligned, &candidates(aligned), finding::model(aligned, MODEL));
    let groups = finding::groups(&pairs);
    groups
        .iter()
        .map(|g| {
            let confidence = g.score;
            let values = finding::list(&finding::values(aligned, g), "or");
            let message = format!("{} it differently: {values}", finding::says(aligned, g, "number"));
            finding::conflict(
                aligned,
                g,
                RULE.id,
                finding::judged(aligned, MODEL, RULE.severity, confidence),
                confidence,
                message,
                "count the series again",
            )
        })
        .collect()
}

fn relate(a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (Value::Ordinal { number: x, of: p }, Value::Ordinal { number: y, of: q }) if p == q => {
            if x == y {
                Relation::Equal
            } else {
                Relation::Conflicts
            }
        }
        _ => Relation::Incomparable,
    }
}
