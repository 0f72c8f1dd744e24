//! Numbers in digits and words: "2.5 million", "a dozen", "three-quarters", "tens of thousands".

use super::{
    atoms::{AtomKind, Scan},
    flag,
    spelled::{and_a_half, below_hundred, wording},
    unit::unit_at,
    words::Numeral,
};
use crate::lexicon::class;

/// A number's words and worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Atoms `from..to`.
    pub from: usize,
    pub to: usize,
    pub low: f64,
    pub high: f64,
    /// Starts with digits.
    pub digits: bool,
    /// The magnitude word at its end ("million"), else 1.
    pub magnitude: f64,
    /// "a third", "two out of three"
    pub fraction: bool,
    /// "the third"
    pub ordinal: bool,
    /// "sixfold"
    pub fold: bool,
    /// A sign stands before it.
    pub signed: bool,
    /// Grouped or decimal digits ("1,500", "3.5"): surely no year, no label.
    pub marked: bool,
}

impl Number {
    pub fn new(from: usize, to: usize, value: f64, digits: bool) -> Number {
        Number {
            from,
            to,
            low: value,
            high: value,
            digits,
            magnitude: 1.0,
            fraction: false,
            ordinal: false,
            fold: false,
            signed: false,
            marked: false,
        }
    }
}

/// The number that starts at atom `i`. `money` is true behind a currency sign, where a glued letter is a magnitude.
pub fn number(scan: &Scan, i: usize, money: bool) -> Option<Number> {
    if let Some((sign, at)) = sign(scan, i) {
        let mut n = digits(scan, at, money).or_else(|| wording(scan, at))?;
        n.from = i;
        n.signed = true;
        (n.low, n.high) = (sign * n.low, sign * n.high);
        return Some(n);
    }
    let mut n = digits(scan, i, money).or_else(|| wording(scan, i))?;
    of_a_magnitude(scan, &mut n);
    Some(n)
}

/// "three quarters of a million", "a third of a billion"
fn of_a_magnitude(scan: &Scan, n: &mut Number) {
    if !n.fraction || !scan.class(n.to, class::OF) || !scan.class(n.to + 1, class::INDEFINITE) {
        return;
    }
    if let Some(factor) = magnitude(scan, n.to + 2) {
        multiply(n, factor);
        (n.fraction, n.to) = (false, n.to + 3);
    }
}

/// "-5", "minus 5", "−5": the sign and where the number starts.
fn sign(scan: &Scan, i: usize) -> Option<(f64, usize)> {
    let word = scan.low(i);
    let name = i > 0 && scan.capital(i - 1) && unit_at(scan, i + 2).is_none() && !scan.raw(i + 1).contains('.');
    let mark = matches!(word, "-" | "−" | "–")
        && !name
        && (i == 0 || scan.get(i).is_some_and(|a| a.spaced) || matches!(scan.raw(i - 1), "$" | "£" | "€" | "("))
        && scan.is(i + 1, AtomKind::Number)
        && scan.glued(i + 1);
    let spelled = scan.has(i, flag::MINUS)
        && (i == 0 || !scan.is(i - 1, AtomKind::Number))
        && (scan.is(i + 1, AtomKind::Number) || below_hundred(scan, i + 1).is_some());
    (mark || spelled).then_some((-1.0, i + 1))
}

fn digits(scan: &Scan, i: usize, money: bool) -> Option<Number> {
    let (raw, start) = leading(scan, i)?;
    let value = parse_digits(raw.as_str())?;
    let mut n = Number::new(i, start + 1, value, true);
    n.marked = raw.contains([',', '.']);
    spaced_groups(scan, &mut n, &raw);
    scientific(scan, &mut n);
    mixed_fraction(scan, &mut n);
    scaled(scan, &mut n, money);
    n.low.is_finite().then_some(n)
}

/// The digits at atom `i` and their atom: "5", ".5" (where the stop is an atom of its own).
fn leading(scan: &Scan, i: usize) -> Option<(String, usize)> {
    if scan.is(i, AtomKind::Number) {
        return Some((scan.raw(i).to_owned(), i));
    }
    let stop = scan.raw(i) == "." && scan.get(i).is_some_and(|a| a.spaced || i == 0);
    if stop && scan.is(i + 1, AtomKind::Number) && scan.glued(i + 1) {
        return Some((format!("0.{}", scan.raw(i + 1)), i + 1));
    }
    None
}

fn parse_digits(raw: &str) -> Option<f64> {
    if raw.len() > 40 {
        return None;
    }
    if raw.matches('.').count() > 1 {
        // 1.234.567, and dates such as 12.05.2021
        let groups = raw.split('.').skip(1).all(|g| g.len() == 3);
        return if groups { raw.replace('.', "").parse().ok() } else { None };
    }
    // "5,00": a decimal comma; "22,24,26": a list
    if raw.contains(',') && raw.split(['.', ',']).filter(|g| !g.is_empty()).count() > 1 {
        let whole = raw.split('.').next().unwrap_or(raw);
        let last = whole.rsplit(',').next().unwrap_or("");
        if whole.contains(',') && last.len() != 3 {
            return if whole.matches(',').count() == 1 { raw.replace(',', ".").parse().ok() } else { None };
        }
    }
    raw.replace(',', "").parse().ok()
}

/// "1 500 000": groups of three digits with spaces between.
fn spaced_groups(scan: &Scan, n: &mut Number, raw: &str) {
    if raw.len() > 3 || raw.contains([',', '.']) || raw.starts_with('0') {
        return;
    }
    let mut joined = raw.to_owned();
    while scan.is(n.to, AtomKind::Number) && joined.len() < 16 {
        let next = scan.raw(n.to);
        let body = next.split('.').next().unwrap_or(next);
        let space = scan.get(n.to).is_some_and(|a| a.spaced && !a.hyphen);
        if !space || body.len() != 3 || next.contains(',') {
            return;
        }
        joined.push_str(next);
        n.to += 1;
        if let Ok(value) = joined.parse::<f64>() {
            (n.low, n.high, n.marked) = (value, value, true);
        }
    }
}

/// "2.998×10−8", "5.5x10-3", "4e14"
fn scientific(scan: &Scan, n: &mut Number) {
    if let Some(power) = scan.low(n.to).strip_prefix('e').filter(|_| scan.glued(n.to)) {
        // "1e-3": the sign cuts the word in two
        let split = power.is_empty() && scan.is(n.to + 1, AtomKind::Number) && scan.hyphen(n.to + 1);
        let exponent = if split { parse_digits(scan.raw(n.to + 1)).map(|p| -p) } else { parse_digits(power) };
        if let Some(p) = exponent.filter(|p| p.abs() <= 60.0) {
            let value = n.low * 10f64.powf(p);
            (n.low, n.high, n.to, n.marked) = (value, value, n.to + 1 + usize::from(split), true);
        }
        return;
    }
    let joined = scan.low(n.to) == "x10";
    if !joined && (scan.low(n.to) != "x" && !matches!(scan.raw(n.to), "×" | "*") || scan.raw(n.to + 1) != "10") {
        return;
    }
    let mut at = if joined { n.to + 1 } else { n.to + 2 };
    let mut exponent = if scan.hyphen(at) { -1.0 } else { 1.0 };
    if matches!(scan.raw(at), "^") {
        at += 1;
    }
    if matches!(scan.raw(at), "-" | "−" | "–") {
        exponent = -1.0;
        at += 1;
    }
    if scan.is(at, AtomKind::Number)
        && scan.glued(at)
        && let Some(power) = parse_digits(scan.raw(at)).filter(|p| *p <= 60.0)
    {
        let value = n.low * 10f64.powf(exponent * power);
        (n.low, n.high, n.to, n.marked) = (value, value, at + 1, true);
    }
}

/// "2 1/2", "1/2", "2½"
fn mixed_fraction(scan: &Scan, n: &mut Number) {
    if let Some(part) = glyph(scan.raw(n.to)) {
        let value = n.low + part;
        (n.low, n.high, n.to, n.marked) = (value, value, n.to + 1, true);
        return;
    }
    if let Some(part) = slashed(scan, n.to).filter(|_| !n.marked && scan.get(n.to).is_some_and(|a| a.spaced)) {
        let value = n.low + part;
        (n.low, n.high, n.to, n.marked) = (value, value, n.to + 3, true);
        return;
    }
    if let Some(part) = slashed(scan, n.from).filter(|_| n.to == n.from + 1) {
        (n.low, n.high, n.to) = (part, part, n.from + 3);
        (n.marked, n.fraction) = (true, true);
    }
}

/// "3/4" at `i`: a proper fraction with a denominator that people write so.
fn slashed(scan: &Scan, i: usize) -> Option<f64> {
    if scan.raw(i + 1) != "/" || !scan.glued(i + 1) || !scan.glued(i + 2) || !scan.is(i + 2, AtomKind::Number) {
        return None;
    }
    if scan.raw(i + 3) == "/" {
        return None;
    }
    let (top, bottom) = (parse_digits(scan.raw(i))?, parse_digits(scan.raw(i + 2))?);
    let usual = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 20.0, 32.0, 40.0, 64.0, 100.0];
    (top >= 1.0 && top < bottom && usual.contains(&bottom)).then_some(top / bottom)
}

/// The worth of a fraction sign.
pub fn glyph(raw: &str) -> Option<f64> {
    Some(match raw {
        "½" => 0.5,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}

/// Magnitudes behind the digits: words, and letters where they can be nothing else.
fn scaled(scan: &Scan, n: &mut Number, money: bool) {
    while let Some(factor) = magnitude(scan, n.to) {
        multiply(n, factor);
        n.to += 1;
    }
    // "3 hundred and 21"
    let and = n.magnitude == 100.0 && scan.class(n.to, class::AND) && scan.is(n.to + 1, AtomKind::Number);
    let rest = if and && magnitude(scan, n.to + 2).is_none() { parse_digits(scan.raw(n.to + 1)) } else { None };
    if let Some(rest) = rest.filter(|r| *r < 100.0 && r.fract() == 0.0) {
        (n.low, n.high, n.to) = (n.low + rest, n.high + rest, n.to + 2);
    }
    if n.magnitude > 1.0 {
        and_a_half(scan, n);
    }
    if n.magnitude == 1.0 && !n.fraction {
        if let Some(factor) = letter(scan, n.to, money) {
            multiply(n, factor);
            n.to += 1;
        } else if scan.has(n.to, flag::DOZEN) {
            multiply(n, 12.0);
            n.to += 1;
        }
    }
}

pub fn multiply(n: &mut Number, factor: f64) {
    n.low *= factor;
    n.high *= factor;
    n.magnitude *= factor;
}

/// The worth of a magnitude word at atom `i`.
pub fn magnitude(scan: &Scan, i: usize) -> Option<f64> {
    match scan.numeral(i) {
        Numeral::Hundred => Some(100.0),
        Numeral::Magnitude(value) => Some(value),
        _ => None,
    }
}

fn letter(scan: &Scan, i: usize, money: bool) -> Option<f64> {
    let raw = scan.raw(i);
    let factor = *scan.words.letters.get(raw)?;
    let glued = scan.glued(i) && !scan.hyphen(i);
    let fits = match raw {
        "k" => glued,
        "B" | "M" | "MM" => {
            glued || money || scan.get(i + 1).is_some_and(|a| a.kind == AtomKind::Word && a.spaced && !a.capital)
        }
        "b" => glued,
        "m" => glued && (money || counts_millions(scan, i + 1)),
        _ => glued && money,
    };
    fits.then_some(factor)
}

/// "2.7m combined sales", "35m of its devices": what follows is counted, so "m" is no metre.
fn counts_millions(scan: &Scan, i: usize) -> bool {
    if scan.class(i, class::OF) {
        return true;
    }
    (i..i + 6)
        .take_while(|&k| scan.is(k, AtomKind::Word) && (scan.class(k, class::AND) || !scan.has(k, super::flag::CLOSED)))
        .any(|k| super::noun::plural(scan, k))
}
