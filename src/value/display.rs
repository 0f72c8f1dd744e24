//! Values as a reader writes them: "about 1,200 jobs", "$3.2 billion", "20 percent", "7:30 p.m.", "the third round".

use super::{
    NumberValue, Value,
    number::{Bound, plain},
};
use crate::lexicon::morph;

/// The value in one line.
pub fn display(value: &Value) -> String {
    match value {
        Value::Date(d) => d.read(),
        Value::Number(n) => number(n),
        Value::Ordinal { number, of } => format!("{} {of}", ordinal(*number)),
        Value::Clock(c) => clock(c.minutes),
        other => other.identity(),
    }
}

/// "1st", "22nd", "113th"
pub fn ordinal(n: u32) -> String {
    let ending = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{}{ending}", grouped(f64::from(n)))
}

fn clock(minutes: u16) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    let half = if hour < 12 { "a.m." } else { "p.m." };
    match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        _ => {
            let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 { format!("{twelve} {half}") } else { format!("{twelve}:{minute:02} {half}") }
        }
    }
}

fn number(n: &NumberValue) -> String {
    let bound = match n.bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::AtMost => "at most ",
        Bound::AtLeast => "at least ",
    };
    let (low, high) = (figure(n.low), figure(n.high));
    let range = if n.low == n.high { low } else { format!("{low} to {high}") };
    let several = n.low != 1.0 || n.high != 1.0;
    match sign(&n.unit) {
        Some(sign) if n.low == n.high => format!("{bound}{sign}{range}"),
        _ if n.unit == "-" => format!("{bound}{range}"),
        _ if n.unit == "percentage" => format!("{bound}{range} percent"),
        _ => format!(
            "{bound}{range} {}",
            if several { morph::plural_of_person(&n.unit).unwrap_or_else(|| n.unit.clone()) } else { n.unit.clone() }
        ),
    }
}

/// The sign that stands before a sum; other currencies are named behind it.
fn sign(unit: &str) -> Option<char> {
    match unit {
        "dollar" => Some('$'),
        "euro" => Some('€'),
        "pound" | "pound sterling" => Some('£'),
        "yen" => Some('¥'),
        _ => None,
    }
}

/// "1,200", "3.2 billion": from a million on with the word, where few digits tell all.
fn figure(n: f64) -> String {
    for (unit, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let scaled = n / unit;
        if scaled.abs() >= 1.0 && (scaled * 1000.0).fract().abs() < 1e-6 && scaled.abs() < 1e4 {
            return format!("{} {word}", plain(scaled));
        }
    }
    grouped(n)
}

/// "12,345.5"; fractions that do not end are cut behind the second digit.
pub fn grouped(n: f64) -> String {
    let text = if (n * 1000.0).fract() == 0.0 { plain(n) } else { format!("{n:.2}") };
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let (minus, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("-", d));
    let mut out = String::from(minus);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 && digits.len() > 3 {
            out.push(',');
        }
        out.push(digit);
    }
    rest.map(|r| out.push_str(&format!(".{r}"))).unwrap_or_default();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_a_reader_writes_them() {
        let n = |low: f64, unit: &str, bound| {
            number(&NumberValue { low, high: low, unit: unit.into(), bound, ..NumberValue::default() })
        };
        for (got, wanted) in [
            (n(1200.0, "job", Bound::Exact), "1,200 jobs"),
            (n(1.0, "job", Bound::Exact), "1 job"),
            (n(3.2e9, "dollar", Bound::Exact), "$3.2 billion"),
            (n(660e6, "dollar", Bound::AtLeast), "at least $660 million"),
            (n(20.0, "percentage", Bound::About), "about 20 percent"),
            (n(2.0 / 3.0, "percentage", Bound::Exact), "0.67 percent"),
            (n(1_234_567.0, "-", Bound::Exact), "1,234,567"),
            (n(15800.0, "square metre", Bound::Exact), "15,800 square metres"),
            (ordinal(2), "2nd"),
            (ordinal(112), "112th"),
            (clock(19 * 60 + 30), "7:30 p.m."),
            (clock(8 * 60), "8 a.m."),
            (clock(5), "12:05 a.m."),
        ] {
            assert_eq!(got, wanted);
        }
    }
}
