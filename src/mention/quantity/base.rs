//! Measures in the base unit of their dimension.

use super::{Quantity, QuantityKind, Words};
use crate::value::number::{BaseValue, half_step};

/// A measure in the base unit of its dimension, where the pack knows the unit.
pub fn in_base_unit(q: &Quantity, words: &Words) -> Option<BaseValue> {
    let unit = words.unit(&q.unit).filter(|_| q.kind == QuantityKind::Measure)?;
    let (low, high) = (q.low * unit.factor + unit.offset, q.high * unit.factor + unit.offset);
    let rounding = half_step(q.high).max(half_step(q.low)) * unit.factor;
    (low.is_finite() && high.is_finite()).then(|| BaseValue { low, high, dimension: unit.dimension.clone(), rounding })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Document, mention::quantity::recognize, packs::Lexicon};

    #[test]
    fn units_convert_and_what_is_no_measure_does_not() {
        let lexicon = Lexicon::builtin();
        let cases = [
            ("The field covers 170,000 square feet.", Some(15_793.5)),
            ("He walked 5 miles.", Some(8_046.7)),
            ("The harbour froze at 23 degrees Fahrenheit.", Some(268.15)),
            ("He paid 5 euros.", None),
            ("Five barns burned.", None),
        ];
        for (text, expected) in cases {
            let doc = Document::plain(text, None, lexicon);
            let found = recognize(&doc, &lexicon.quantity, &[]);
            let base = found.first().and_then(|q| in_base_unit(q, &lexicon.quantity)).map(|b| b.low);
            assert!(base.is_some() == expected.is_some(), "{text}: {base:?}");
            assert!((base.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 0.1, "{text}: {base:?}");
        }
    }
}
