//! Numbers with bound and unit.

use serde::{Deserialize, Serialize};

use super::Relation;

/// What the words claim of the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Bound {
    #[default]
    #[serde(rename = "=")]
    Exact,
    /// about, some, nearly
    #[serde(rename = "~")]
    About,
    /// up to, less than
    #[serde(rename = "<")]
    AtMost,
    /// at least, more than
    #[serde(rename = ">")]
    AtLeast,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct NumberValue {
    pub low: f64,
    pub high: f64,
    pub bound: Bound,
    /// Singular lower-case English; `-` for none.
    pub unit: String,
    /// What is counted: singular head noun; empty for none.
    pub of: String,
    /// For measures: the same in the base unit of the dimension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<BaseValue>,
}

/// A measure in the base unit of its dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BaseValue {
    pub low: f64,
    pub high: f64,
    /// "length", "area"
    pub dimension: String,
    /// Half a unit of the last significant digit as written.
    pub rounding: f64,
}

pub fn bound_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "=",
        Bound::About => "~",
        Bound::AtMost => "<",
        Bound::AtLeast => ">",
    }
}

/// A number without a trailing `.0`.
pub fn plain(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 { format!("{n:.0}") } else { format!("{n}") }
}

impl NumberValue {
    pub fn show(&self) -> String {
        let sign = if self.bound == Bound::Exact { "" } else { bound_sign(self.bound) };
        let unit = if self.unit == "-" { String::new() } else { format!(" {}", self.unit) };
        match self.low == self.high {
            true => format!("{sign}{}{unit}", plain(self.low)),
            false => format!("{sign}{}-{}{unit}", plain(self.low), plain(self.high)),
        }
    }

    /// The span of numbers that the words admit.
    fn admits(&self) -> (f64, f64) {
        let slack = rounding(self.low).max(rounding(self.high));
        match self.bound {
            Bound::AtLeast => (self.low, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, self.high),
            // what is nearer to its neighbour is rounded to that: two about-figures that only touch differ
            Bound::About => {
                let slack = slack * 0.99;
                (self.low - about(self.low).max(slack), self.high + about(self.high).max(slack))
            }
            Bound::Exact => (self.low, self.high),
        }
    }
}

/// What "about" leaves open: a tenth of a round number; of one with two digits and more
/// ("about $5.4 billion") one in the last of them, or three in a hundred.
fn about(n: f64) -> f64 {
    let unit = 2.0 * rounding(n);
    let round = unit == 0.0 || n.abs() < 10.0 * unit;
    if round { n.abs() * 0.1 } else { unit.max(n.abs() * 0.03) }
}

/// Half of the last digit that is not zero: 5,000 may be 4,500 to 5,500; 1.27 billion 1.265 to 1.275.
/// Numbers below 100 are taken as exact.
pub fn rounding(n: f64) -> f64 {
    if n.abs() < 100.0 || !n.is_finite() { 0.0 } else { half_step(n).max(0.5) }
}

/// Half of the last digit that is not zero, however small the number: 8 may be 7.5 to 8.5.
pub fn half_step(n: f64) -> f64 {
    let n = n.abs();
    if n == 0.0 || !n.is_finite() {
        return 0.5;
    }
    0.5 * 10f64.powi(n.log10().floor() as i32 - significant(n) + 1)
}

/// Significant digits of a number: 15,800 has three, 1.27e9 three, 5,000 one.
pub fn significant(n: f64) -> i32 {
    if n == 0.0 || !n.is_finite() {
        return 1;
    }
    // eleven places tell the digits as written from what arithmetic adds
    let text = format!("{:.11e}", n.abs());
    let digits = text.split('e').next().unwrap_or("").trim_end_matches('0');
    i32::try_from(digits.bytes().filter(u8::is_ascii_digit).count()).unwrap_or(1).max(1)
}

/// Do two numbers differ by more than rounding, whatever their bounds admit?
pub fn far_apart(a: &NumberValue, b: &NumberValue) -> bool {
    let gap = (b.low - a.high).max(a.low - b.high);
    gap > rounding(a.low).max(rounding(b.low)).max(1.0) && gap > 0.2 * a.low.abs().max(b.low.abs())
}

/// Can both be the number of one thing?
pub fn relate(a: &NumberValue, b: &NumberValue) -> Relation {
    if a.unit != b.unit {
        return relate_converted(a, b);
    }
    relate_figures(a, b)
}

/// [`relate`] of numbers whose nouns mean one thing: a narrower sort on one side may be a part of the other's.
pub fn relate_nouns(a: &NumberValue, b: &NumberValue) -> Relation {
    let narrow = |n: &NumberValue| n.unit != n.of;
    let part = |whole: &NumberValue, part: &NumberValue| narrow(part) && !narrow(whole) && part.high <= whole.low;
    if part(a, b) || part(b, a) { Relation::Incomparable } else { relate_figures(a, b) }
}

/// [`relate`] of numbers that are known to count one thing, whatever each calls it.
pub fn relate_figures(a: &NumberValue, b: &NumberValue) -> Relation {
    use Relation::*;
    if (a.low, a.high) == (b.low, b.high) {
        return Equal;
    }
    let (x, y) = (a.admits(), b.admits());
    if x.0 <= y.1 && y.0 <= x.1 {
        return Compatible;
    }
    // "about" has left room for its own rounding
    let slack = |n: &NumberValue| if n.bound == Bound::About { 0.0 } else { rounding(n.low) };
    let gap = if x.1 < y.0 { y.0 - x.1 } else { x.0 - y.1 };
    if gap <= slack(a).max(slack(b)) {
        return Compatible;
    }
    // the scale is logarithmic, and first estimates of one quake lie within a few tenths
    if a.unit == "magnitude" && gap > 0.9 {
        return Incomparable;
    }
    Conflicts
}

/// As [`relate`], where one side may count a narrower sort: "three shells" are not four "tank shells", though two of
/// them may be.
pub fn relate_counts(a: &NumberValue, b: &NumberValue) -> Relation {
    if a.of == b.of && (is_part(a, b) || is_part(b, a)) {
        return relate_figures(a, b);
    }
    relate(a, b)
}

/// More of a narrower sort than the report gives of the whole.
fn is_part(whole: &NumberValue, part: &NumberValue) -> bool {
    let counted = whole.base.is_none() && part.base.is_none();
    counted && whole.unit == whole.of && part.unit != part.of && part.low > whole.high
}

/// Measures in two units: equal when the rounding of either explains the difference.
fn relate_converted(a: &NumberValue, b: &NumberValue) -> Relation {
    use Relation::*;
    let (Some(x), Some(y)) = (&a.base, &b.base) else { return Incomparable };
    if x.dimension != y.dimension {
        return Incomparable;
    }
    let reach = |n: &NumberValue, base: &BaseValue| match n.bound {
        Bound::AtLeast => (base.low, f64::INFINITY),
        Bound::AtMost => (f64::NEG_INFINITY, base.high),
        Bound::About => (base.low * 0.9, base.high * 1.1),
        Bound::Exact => (base.low, base.high),
    };
    let ((p, q), (r, s)) = (reach(a, x), reach(b, y));
    // a converted figure is rounded more freely than its digits show
    let most = x.high.abs().max(y.high.abs());
    let room = x.rounding.max(y.rounding).max(0.01 * most).min(0.1 * most);
    let fits = p <= s + room && r <= q + room;
    if fits { Compatible } else { Conflicts }
}

/// The power of ten by which two figures differ: 3 for a thousandfold; `None` where the digits differ, where a single
/// digit has moved by less than a thousandfold, and where a bound admits both.
pub fn power_of_ten(a: &NumberValue, b: &NumberValue) -> Option<i32> {
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

    fn sign(s: &str) -> Bound {
        serde_json::from_value(serde_json::json!(s)).unwrap()
    }

    fn n(v: f64, bound: &str) -> NumberValue {
        NumberValue { low: v, high: v, bound: sign(bound), unit: "-".into(), of: "people".into(), base: None }
    }

    #[test]
    fn bounds_and_rounding() {
        let rel = |a: NumberValue, b: NumberValue| relate(&a, &b);
        assert_eq!(rel(n(3.0, ">"), n(4.0, "=")), Relation::Compatible);
        assert_eq!(rel(n(3.0, ">"), n(2.0, "=")), Relation::Conflicts);
        assert_eq!(rel(n(5000.0, "~"), n(4980.0, "=")), Relation::Compatible);
        assert_eq!(rel(n(1.27e9, "="), n(1.3e9, "=")), Relation::Compatible);
        assert_eq!(rel(n(4.0, "="), n(7.0, "=")), Relation::Conflicts);
        assert_eq!(rel(n(290.0, "="), n(310.0, "=")), Relation::Conflicts);
    }

    #[test]
    fn how_far_a_number_rounds() {
        let cases = [
            (5_000.0, 1, 500.0),
            (15_800.0, 3, 50.0),
            (1.27e9, 3, 5e6),
            (2.3 * 1e6, 2, 5e4),
            (12.0, 2, 0.0),
            (137.0, 3, 0.5),
            (137.25, 5, 0.5),
            (0.0, 1, 0.0),
        ];
        for (value, digits, half) in cases {
            assert_eq!((significant(value), rounding(value)), (digits, half), "{value}");
        }
        assert_eq!((half_step(8.0), half_step(0.25)), (0.5, 0.005));
    }

    #[test]
    fn measures_in_two_units() {
        let m = |unit: &str, base: f64, rounding: f64| NumberValue {
            unit: unit.into(),
            base: Some(BaseValue { low: base, high: base, dimension: "area".into(), rounding }),
            ..n(base, "=")
        };
        let feet = m("square foot", 15_793.5, 464.5);
        assert_eq!(relate(&feet, &m("square metre", 15_800.0, 50.0)), Relation::Compatible);
        assert_eq!(relate(&feet, &m("square metre", 25_800.0, 50.0)), Relation::Conflicts);
        assert_eq!(relate(&feet, &n(3.0, "=")), Relation::Incomparable);
    }
}
