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
    align::{
        Aligned,
        grouping::Group,
        inside::{self, Inside, Need},
        likeness::same_time,
        pairing::Kind,
    },
    claim::{Attribute, Claim},
    conflict::{Conflict, Severity},
    value::{Value, display, number::power_of_ten},
};

pub const RULE: Rule = Rule {
    id: "magnitude",
    summary: "one figure is a power of ten greater than the other",
    severity: Severity::Error,
    source: include_str!("magnitude.rs"),
    check,
};

/// Inside a report.
const INSIDE: Inside = Inside { least: 0.5, shared: 4, lead: 2 };

fn check(aligned: &Aligned) -> Vec<Conflict> {
    let mut out = Vec::new();
    for kind in [Kind::Count, Kind::Money] {
        let mut pairs = finding::pairs(aligned, kind);
        let fits = |a: &Claim, b: &Claim| figures::number_fits(a, b) && same_time(aligned, a, b);
        let need = Need { fits: &fits, relate: &|a, b| a.value.relate(&b.value) };
        pairs.extend(inside::inside(aligned, kind.attribute(), &need, &INSIDE));
        pairs.retain(|p| of_claims(&aligned.claims[p.a], &aligned.claims[p.b]).is_some());
        out.extend(finding::groups(aligned, &pairs).iter().map(|g| conflict(aligned, g, kind)));
    }
    out
}

fn conflict(aligned: &Aligned, group: &Group, kind: Kind) -> Conflict {
    let confidence = group.score;
    let values = finding::list(&finding::values(aligned, group), "or");
    let power = (group.claims.iter().zip(&group.claims[1..]))
        .find_map(|(&a, &b)| of_claims(&aligned.claims[a], &aligned.claims[b]));
    let factor = display::grouped(10f64.powi(power.unwrap_or(1)));
    let message = format!("{}: {values}? One is off by a factor of {factor}", finding::name(aligned, group));
    let severity = finding::judged(aligned, kind, RULE.severity, group);
    finding::conflict(aligned, group, RULE.id, severity, confidence, message, "check million against billion")
}

/// The power of ten by which two claims' figures differ.
pub fn of_claims(a: &Claim, b: &Claim) -> Option<i32> {
    match (&a.value, &b.value) {
        // a tenth of a percentage is mostly another percentage
        (Value::Number(x), Value::Number(y)) if a.attribute != Attribute::EventPercent => power_of_ten(x, y),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::value::{
        NumberValue,
        number::{Bound, power_of_ten},
    };

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
            assert_eq!(power_of_ten(&n(x, bound), &n(y, "=")), wanted, "{x} {y}");
            assert_eq!(power_of_ten(&n(y, "="), &n(x, bound)), wanted, "{y} {x}");
        }
    }
}
