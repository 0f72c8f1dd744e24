//! One figure a power of ten greater than another.
//!
//! Finds: figures for one thing that have the same digits, where one is a thousand
//! or a million times the other, or the decimal point has moved: million for
//! billion, 1,500 for 15,000.
//!
//! ## Why it matters
//!
//! It is the commonest slip with large sums, and the one with the largest error.
//!
//! ## Example
//!
//! "the bridge will cost $3.2 million" against "the $3.2 billion bridge".
//!
//! ## When it stays quiet
//!
//! - one round digit alone (2 and 20): another number, which other rules compare;
//! - the reports count different things;
//! - a bound admits the greater figure ("more than a million").

use super::{Rule, figures, finding};
use crate::{
    align::{Aligned, evidence::Evidence, facts},
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{
        NumberValue, Relation, Value,
        number::{Bound, significant},
    },
};

pub const RULE: Rule = Rule {
    id: "magnitude",
    summary: "one figure is a power of ten greater than the other",
    severity: Severity::Error,
    source: include_str!("magnitude.rs"),
    check,
};

/// Inside a report.
const INSIDE: facts::Inside = facts::Inside { least: 0.5, shared: 4, lead: 2 };

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let fits = |a: &Claim, b: &Claim| figures::number_fits(a, b) && facts::same_time(aligned, a, b);
    // equal digits are no accident: how far apart the figures are says nothing against them
    let more = |e: &mut Evidence, _: &Claim, _: &Claim| e.ratio = 0.0;
    let need = facts::Need { fits: &fits, relate: &relate, more: &more };
    let mut out = Vec::new();
    for attribute in [Attribute::EventCount, Attribute::EventMoney] {
        let model = finding::model(aligned, figures::NUMBER);
        let mut pairs = facts::across(aligned, &facts::candidates(aligned, attribute, &need), model);
        pairs.extend(facts::inside(aligned, attribute, &need, &INSIDE));
        out.extend(finding::groups(&pairs).iter().map(|g| conflict(aligned, g)));
    }
    out
}

fn conflict(aligned: &Aligned, group: &finding::Group) -> Conflict {
    let confidence = group.score;
    let values = finding::list(&finding::values(aligned, group), "or");
    let message = format!("{} figures a power of ten apart: {values}", finding::says(aligned, group, "give"));
    let severity = finding::judged(aligned, figures::NUMBER, RULE.severity, confidence);
    finding::conflict(aligned, group, RULE.id, severity, confidence, message, "check million against billion")
}

fn relate(a: &Claim, b: &Claim) -> Relation {
    if of_claims(a, b).is_some() {
        return Relation::Conflicts;
    }
    let related = figures::relate_numbers(a, b);
    // other differences belong to the other rules
    if related.conflicts() { Relation::Incomparable } else { related }
}

/// The power of ten by which two claims' figures differ.
pub fn of_claims(a: &Claim, b: &Claim) -> Option<i32> {
    match (&a.value, &b.value) {
        // a tenth of a percentage is mostly another percentage
        (Value::Number(x), Value::Number(y)) if a.attribute != Attribute::EventPercent => slip(x, y),
        _ => None,
    }
}

/// 3 for a thousandfold; `None` where the digits differ, where a single digit has moved
/// by less than a thousandfold, and where a bound admits both.
fn slip(a: &NumberValue, b: &NumberValue) -> Option<i32> {
    let plain = |n: &NumberValue| n.low == n.high && n.low > 0.0 && n.low.is_finite();
    let bounded = |n: &NumberValue| matches!(n.bound, Bound::AtLeast | Bound::AtMost);
    if a.unit != b.unit || !plain(a) || !plain(b) || a.bound != b.bound && (bounded(a) || bounded(b)) {
        return None;
    }
    let power = (a.low / b.low).log10();
    let whole = power.round();
    // "$30" is a price, "$30 million" a sum
    let telling = whole.abs() >= 3.0 && a.low.min(b.low) >= 1000.0 || significant(a.low) >= 2;
    ((power - whole).abs() < 1e-6 && (1.0..=12.0).contains(&whole.abs()) && telling).then_some(whole.abs() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten() {
        let cases = [
            (3.2e6, 3.2e9, "=", Some(3)),
            (1_500.0, 15_000.0, "=", Some(1)),
            (2.0, 20.0, "=", None),
            (2.0e6, 2.0e9, "=", Some(3)),
            (3.2e6, 3.3e9, "=", None),
            (4.0, 4.0, "=", None),
            (1.0e6, 1.0e9, ">", None),
            (30.0, 3.0e7, "=", None),
        ];
        for (x, y, bound, wanted) in cases {
            let n = |v: f64, bound: &str| NumberValue {
                low: v,
                high: v,
                bound: if bound == ">" { Bound::AtLeast } else { Bound::Exact },
                unit: "dollar".into(),
                of: String::new(),
                base: None,
            };
            assert_eq!(slip(&n(x, bound), &n(y, "=")), wanted, "{x} {y}");
            assert_eq!(slip(&n(y, "="), &n(x, bound)), wanted, "{y} {x}");
        }
    }
}
