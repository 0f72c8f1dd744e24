//! How two quantities relate: conversion, rounding, bounds, slips of a magnitude.
//!
//! Pure functions for the rules; none of them knows a document.

use super::{Bound, Quantity, QuantityKind, Words};

/// A quantity's values in the base unit of its dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    pub low: f64,
    pub high: f64,
    /// Name of the dimension ("length"); for money the currency, for counts the unit itself.
    /// A rate has both: "volume per time".
    pub dimension: String,
}

/// How one quantity stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same value.
    Equal,
    /// The same within the rounding that the words show.
    Rounded,
    /// Different values, but the bounds leave room for both ("at least three", "four").
    Compatible,
    /// The values exclude each other.
    Conflict,
    /// Different dimensions.
    Incomparable,
}

/// The values in base units. Unknown units stand for themselves.
pub fn base(q: &Quantity, words: &Words) -> Base {
    let (unit, per) = match q.unit.split_once(" per ") {
        Some((unit, per)) => (unit, Some(per)),
        None => (q.unit.as_str(), None),
    };
    let whole = words.unit(&q.unit).or_else(|| words.unit(unit).filter(|_| per.is_none()));
    if let Some(u) = whole {
        return Base {
            low: q.low * u.factor + u.offset,
            high: q.high * u.factor + u.offset,
            dimension: u.dimension.clone(),
        };
    }
    let (factor, mut dimension) = named(unit, words);
    let mut scale = factor;
    if let Some(per) = per {
        let (below, name) = named(per, words);
        scale /= below;
        dimension = speed(&dimension, &name).unwrap_or_else(|| format!("{dimension} per {name}"));
    }
    Base { low: q.low * scale, high: q.high * scale, dimension }
}

fn named(unit: &str, words: &Words) -> (f64, String) {
    match words.unit(unit) {
        Some(u) => (u.factor, u.dimension.clone()),
        None => (1.0, unit.to_owned()),
    }
}

/// Length per time is speed, so that "km/h" and "kilometre per hour" meet.
fn speed(unit: &str, per: &str) -> Option<String> {
    (unit == "length" && per == "time").then(|| "speed".to_owned())
}

/// Is there a common dimension?
pub fn comparable(a: &Quantity, b: &Quantity, words: &Words) -> bool {
    base(a, words).dimension == base(b, words).dimension
}

/// How `a` and `b` relate, their bounds and rounding respected.
pub fn relate(a: &Quantity, b: &Quantity, words: &Words) -> Relation {
    let (x, y) = (base(a, words), base(b, words));
    if x.dimension != y.dimension {
        return Relation::Incomparable;
    }
    if close(x.low, y.low, 1e-9) && close(x.high, y.high, 1e-9) {
        return Relation::Equal;
    }
    let converted = a.unit != b.unit;
    if within_rounding(a, &x, b, &y, converted) {
        return Relation::Rounded;
    }
    if admits(a, b, words) || admits(b, a, words) { Relation::Compatible } else { Relation::Conflict }
}

/// Could both be true of one number? "At least three" admits four; "nearly 5,000" admits 4,980.
pub fn admits(a: &Quantity, b: &Quantity, words: &Words) -> bool {
    let (x, y) = (base(a, words), base(b, words));
    if x.dimension != y.dimension {
        return false;
    }
    let (a_low, a_high) = reach(a, &x);
    let (b_low, b_high) = reach(b, &y);
    a_low <= b_high && b_low <= a_high
}

/// The interval that the words leave open, in base units.
fn reach(q: &Quantity, b: &Base) -> (f64, f64) {
    let half = rounding(q) * scale(q, b);
    let (low, high) = (b.low.min(b.high), b.high.max(b.low));
    match q.bound {
        Bound::Exact => (low - half * 1e-6, high + half * 1e-6),
        Bound::About => {
            // a round number leaves room, "about 137" little
            let room = half.max(0.05 * high.abs());
            (low - room, high + room)
        }
        Bound::AtLeast => (low, f64::INFINITY),
        Bound::AtMost => (f64::NEG_INFINITY, high),
    }
}

fn scale(q: &Quantity, b: &Base) -> f64 {
    if q.high == 0.0 || b.high == 0.0 { 1.0 } else { (b.high / q.high).abs() }
}

/// Do the values agree when the coarser is read as rounded? $1.27 billion is $1.3 billion;
/// 170,000 square feet are 15,800 square metres.
fn within_rounding(a: &Quantity, x: &Base, b: &Quantity, y: &Base, converted: bool) -> bool {
    let (ra, rb) = (rounding(a) * scale(a, x), rounding(b) * scale(b, y));
    let most = x.high.abs().max(y.high.abs());
    let room = ra.max(rb).min(most * widest(a, b, converted));
    let fits = |p: f64, q: f64| (p - q).abs() <= room * (1.0 + 1e-9);
    fits(x.low, y.low) && fits(x.high, y.high) && rounded(a, b, converted)
}

/// How far rounding may carry a value, as a share of it: ten dead are not twelve, but a reporter
/// writes 230,000 for 227,898 and "5 miles" for 8 kilometres.
fn widest(a: &Quantity, b: &Quantity, converted: bool) -> f64 {
    let counted = |q: &Quantity| matches!(q.kind, QuantityKind::Count | QuantityKind::Bare | QuantityKind::Age);
    if converted {
        0.1
    } else if counted(a) || counted(b) {
        if a.high.abs().max(b.high.abs()) < 100.0 { 0.0 } else { 0.025 }
    } else {
        0.05
    }
}

/// Rounding explains a difference only where one of the two is written more coarsely, or converted.
fn rounded(a: &Quantity, b: &Quantity, converted: bool) -> bool {
    converted || significant(a.high) != significant(b.high)
}

/// Half a unit of the last significant digit of the value as written.
pub fn rounding(q: &Quantity) -> f64 {
    half_step(q.high).max(half_step(q.low))
}

fn half_step(value: f64) -> f64 {
    let v = value.abs();
    if v == 0.0 || !v.is_finite() {
        return 0.5;
    }
    let magnitude = v.log10().floor() as i32;
    0.5 * 10f64.powi(magnitude - significant(v) + 1)
}

/// Significant digits of a number: 15,800 has three, 1.27e9 three, 5,000 one.
pub fn significant(value: f64) -> i32 {
    let v = value.abs();
    if v == 0.0 || !v.is_finite() {
        return 1;
    }
    let text = format!("{v:.8e}");
    let digits =
        text.split('e').next().unwrap_or("").trim_end_matches('0').chars().filter(char::is_ascii_digit).count();
    i32::try_from(digits).unwrap_or(1).max(1)
}

/// The power of ten by which two otherwise equal values differ: 3 for million against billion.
/// `None` where they differ otherwise or not at all.
pub fn slip(a: &Quantity, b: &Quantity, words: &Words) -> Option<i32> {
    let (x, y) = (base(a, words), base(b, words));
    if x.dimension != y.dimension || x.high <= 0.0 || y.high <= 0.0 {
        return None;
    }
    let power = (x.high / y.high).log10();
    let whole = power.round();
    let same = (power - whole).abs() < 1e-6 && close(x.low / 10f64.powf(whole), y.low, 1e-6);
    // one digit alone ("2" and "20") is no slip but another number
    let telling = significant(a.high) > 1 || whole.abs() >= 3.0;
    (same && whole != 0.0 && whole.abs() <= 12.0 && telling).then_some(whole as i32)
}

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1e-12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Document, mention::quantity::recognize, packs::Lexicon};

    fn one(text: &str) -> Quantity {
        let lexicon = Lexicon::builtin();
        let doc = Document::plain(text, None, lexicon);
        recognize(&doc, &lexicon.quantity, &[]).swap_remove(0)
    }

    fn relation(a: &str, b: &str) -> Relation {
        relate(&one(a), &one(b), &Lexicon::builtin().quantity)
    }

    #[test]
    fn conversion_rounding_and_bounds() {
        let cases = [
            ("It covers 170,000 square feet.", "It covers 15,800 square metres.", Relation::Rounded),
            ("It costs $1.27 billion.", "It costs $1.3 billion.", Relation::Rounded),
            ("It costs $1.27 billion.", "It costs $1.4 billion.", Relation::Conflict),
            ("Nearly 5,000 homes burned.", "They lost 4,980 homes.", Relation::Rounded),
            ("About 140 homes burned.", "They lost 137 homes.", Relation::Rounded),
            ("About 140 homes burned.", "They lost 143 homes.", Relation::Rounded),
            ("Some 300 homes burned.", "They lost 312 homes.", Relation::Compatible),
            ("They lost 5,000 homes.", "They lost 5,400 homes.", Relation::Conflict),
            ("Ten homes burned.", "Twelve homes burned.", Relation::Conflict),
            ("At least three homes burned.", "Four homes burned.", Relation::Compatible),
            ("At least five homes burned.", "Four homes burned.", Relation::Conflict),
            ("Up to 400 homes burned.", "Four homes burned.", Relation::Compatible),
            ("Three homes burned.", "Four homes burned.", Relation::Conflict),
            ("He walked 5 miles.", "He walked 8 kilometres.", Relation::Rounded),
            ("He walked 5 miles.", "He paid 5 euros.", Relation::Incomparable),
            ("It drove at 100 km/h.", "It drove at 62 mph.", Relation::Rounded),
            ("He waited 90 minutes.", "He waited 1.5 hours.", Relation::Equal),
        ];
        for (a, b, expected) in cases {
            assert_eq!(relation(a, b), expected, "{a} | {b}");
        }
    }

    #[test]
    fn slips_of_a_magnitude() {
        let words = &Lexicon::builtin().quantity;
        let slip = |a, b| slip(&one(a), &one(b), words);
        assert_eq!(slip("It costs $1.5 billion.", "It costs $1.5 million."), Some(3));
        assert_eq!(slip("It costs $1.5 billion.", "It costs $1.6 million."), None);
        assert_eq!(slip("It costs $15 million.", "It costs $15 million."), None);
    }
}
