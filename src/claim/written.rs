//! How exactly a figure is written.

use crate::value::number;

/// Half a unit of the last digit as written: "$2.6 billion" is right to 50 million, "164" to a half.
/// Round thousands are read as rounded; numbers in words are exact.
pub fn half_digit(text: &str, value: f64) -> f64 {
    let digits: String = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .filter(|c| *c != ',')
        .collect();
    let literal = digits.trim_end_matches('.');
    let Some(shown) = literal.parse::<f64>().ok().filter(|n| *n > 0.0) else { return 0.0 };
    let decimals = literal.split_once('.').map_or(0, |(_, tail)| tail.len());
    let half = 0.5 * 10f64.powi(-(i32::try_from(decimals).unwrap_or(0))) * (value / shown).abs();
    let round = value.abs() >= 1000.0 && value % 100.0 == 0.0 && shown == value;
    if round { number::rounding(value).max(half) } else { half }
}

#[cfg(test)]
mod tests {
    use super::half_digit;

    #[test]
    fn last_digits() {
        let cases = [
            ("$2.6 billion", 2.6e9, 5e7),
            ("164p", 164.0, 0.5),
            ("$3.30", 3.3, 0.005),
            ("1,500", 1500.0, 50.0),
            ("1,512", 1512.0, 0.5),
            ("twelve", 12.0, 0.0),
        ];
        for (text, value, wanted) in cases {
            let got = half_digit(text, value);
            assert!((got - wanted).abs() <= 1e-9 * wanted.max(1.0), "{text}: {got}");
        }
    }
}
