//! What the rules share that hold two numbers of one text against each other.

use std::collections::BTreeMap;

use super::{Rule, finding};
use crate::{
    align::Aligned,
    claim::{Attribute, Claim},
    conflict::Conflict,
    value::{NumberValue, Value},
};

/// Pairs of claims of one block that exclude each other, worded by `message`.
pub fn check(
    aligned: &Aligned,
    rule: &Rule,
    attribute: Attribute,
    help: &str,
    message: impl Fn(&Claim, &Claim) -> String,
) -> Vec<Conflict> {
    let mut blocks: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for &i in aligned.of(attribute) {
        let claim = &aligned.claims[i];
        blocks.entry((claim.document, claim.block.as_str())).or_default().push(i);
    }
    let mut out = Vec::new();
    for list in blocks.into_values() {
        let [a, b] = list.as_slice() else { continue };
        let (x, y) = (&aligned.claims[*a], &aligned.claims[*b]);
        if let (Some(p), Some(q)) = (number(x), number(y))
            && apart(p, q)
        {
            let group = finding::Group { claims: list.clone(), score: CONFIDENCE };
            let message = message(x, y);
            out.push(finding::conflict(aligned, &group, rule.id, rule.severity, CONFIDENCE, message, help));
        }
    }
    out
}

/// Arithmetic does not err; reading what is added up does.
const CONFIDENCE: f64 = 0.8;

fn number(claim: &Claim) -> Option<&NumberValue> {
    match &claim.value {
        Value::Number(n) => Some(n),
        _ => None,
    }
}

/// Do the numbers that the words admit lie apart?
fn apart(a: &NumberValue, b: &NumberValue) -> bool {
    let reach = |n: &NumberValue| match n.bound.as_str() {
        ">" => (n.low, f64::INFINITY),
        "<" => (f64::NEG_INFINITY, n.high),
        _ => (n.low, n.high),
    };
    let ((p, q), (r, s)) = (reach(a), reach(b));
    q + 1e-9 < r || s + 1e-9 < p
}
