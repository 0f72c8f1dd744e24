//! Figures of a draft against figures of its sources, at the precision of the draft.

use super::Standing;
use crate::{
    claim::written::half_digit,
    mention::quantity::{Bound, Quantity, QuantityKind, Words, in_base_unit},
    value::number::half_step,
};

/// A figure as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub kind: QuantityKind,
    /// In the base unit of its dimension.
    low: f64,
    high: f64,
    /// Half a unit of the last digit as written, in the base unit.
    half: f64,
    dimension: String,
    unit: String,
    bound: Bound,
    /// What is counted: singular head noun.
    head: Option<String>,
    pub casualty: Option<String>,
}

impl Figure {
    pub fn new(quantity: &Quantity, text: &str, words: &Words) -> Figure {
        let base = in_base_unit(quantity, words);
        let (low, high, dimension) = match &base {
            Some(base) => (base.low, base.high, base.dimension.clone()),
            None => (quantity.low, quantity.high, quantity.unit.clone()),
        };
        let scale = if quantity.high == 0.0 { 1.0 } else { (high / quantity.high).abs() };
        Figure {
            kind: quantity.kind,
            low,
            high,
            half: half(quantity, text) * scale,
            dimension,
            unit: quantity.unit.clone(),
            bound: quantity.bound,
            head: quantity.head.clone(),
            casualty: quantity.casualty.clone(),
        }
    }

    /// "twenty" before "five": spoken, they are one number.
    pub fn with_ones(&self, ones: &Figure) -> Option<Figure> {
        let tens = self.low == self.high && self.low % 10.0 == 0.0 && (20.0..=90.0).contains(&self.low);
        let one = ones.low == ones.high && ones.low.fract() == 0.0 && (1.0..=9.0).contains(&ones.low);
        let number = self.low + ones.low;
        (tens && one).then(|| Figure { low: number, high: number, ..ones.clone() })
    }

    /// Is it so small that a writer may have counted it up?
    pub fn countable(&self) -> bool {
        let counted = matches!(self.kind, QuantityKind::Count | QuantityKind::Bare | QuantityKind::Ordinal);
        counted && self.casualty.is_none() && self.high.abs() <= 12.0 && self.high.fract() == 0.0
    }

    /// Are the two of one kind and unit?
    fn meets(&self, other: &Figure) -> bool {
        use QuantityKind::{Age, Bare, Count, Duration, Measure, Money, Ordinal, Percent};
        match (self.kind, other.kind) {
            (Money, Money) | (Measure, Measure) | (Duration, Duration) => self.dimension == other.dimension,
            (Percent, Percent) | (Age, Age) | (Ordinal, Ordinal) | (Bare | Count, Bare | Count) => true,
            (Age, Duration) | (Duration, Age) => true,
            // "5 million" of what the sentence says before
            (Money | Measure | Percent, Bare) | (Bare, Money | Measure | Percent) => self.high.abs() >= 13.0,
            _ => false,
        }
    }

    /// Do they count or measure one thing?
    fn one_thing(&self, other: &Figure) -> bool {
        match (&self.head, &other.head) {
            (Some(a), Some(b)) => a == b,
            _ => self.unit == other.unit && self.casualty == other.casualty,
        }
    }

    pub fn standing(&self, other: &Figure) -> Standing {
        if !self.meets(other) {
            return Standing::Apart;
        }
        // small numbers stand everywhere: they have to count the same thing
        if self.countable() && !self.one_thing(other) {
            return Standing::Apart;
        }
        if matches!(self.kind, QuantityKind::Count | QuantityKind::Duration | QuantityKind::Age) && other.low < 0.0 {
            // a dash of a list is no minus
            return self.standing(&Figure { low: other.low.abs(), high: other.high.abs(), ..other.clone() });
        }
        let equal = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9);
        let ends = |n: f64| equal(n, other.low) || equal(n, other.high);
        if ends(self.low) && ends(self.high) {
            let same = self.unit == other.unit || self.dimension != other.dimension;
            return if same { Standing::Same } else { Standing::Otherwise("in another unit") };
        }
        let converted =
            self.unit != other.unit && self.dimension == other.dimension && self.kind == QuantityKind::Measure;
        let room = if converted { self.half.max(other.half).max(0.02 * self.high.abs()) } else { self.half };
        let near = |a: f64, b: f64| (a - b).abs() <= room * (1.0 + 1e-9);
        if near(self.low, other.low) && near(self.high, other.high) {
            return Standing::Otherwise(if converted { "in another unit" } else { "rounded" });
        }
        if self.admits(other) {
            return Standing::Otherwise("within what the words leave open");
        }
        // twelve injured are not near to 45 rooms
        if matches!(self.kind, QuantityKind::Count | QuantityKind::Bare) && !self.one_thing(other) {
            return Standing::Apart;
        }
        let gap = (self.high - other.high).abs() / self.high.abs().max(other.high.abs()).max(1e-9);
        Standing::Differs((gap.min(2.0) * 1000.0) as u32)
    }

    /// "more than 1,000" admits 1,080, "nearly 5,000" 4,980.
    fn admits(&self, other: &Figure) -> bool {
        let room = 0.1 * self.high.abs();
        match self.bound {
            // two bounds are two statements
            _ if matches!(other.bound, Bound::AtLeast | Bound::AtMost) => false,
            Bound::Exact => false,
            Bound::About => (other.low - self.low).abs() <= 0.05 * self.high.abs(),
            Bound::AtLeast => other.low >= self.low && other.low <= self.low + room,
            Bound::AtMost => other.high <= self.high && other.high >= self.high - room,
        }
    }
}

/// Half a unit of the last digit as written; of a range, by its finer end.
fn half(quantity: &Quantity, text: &str) -> f64 {
    if quantity.low == quantity.high {
        half_digit(text, quantity.high)
    } else {
        half_step(quantity.low).min(half_step(quantity.high))
    }
}
