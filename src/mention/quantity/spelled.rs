//! Numbers in words: "two and a half million", "a dozen", "three-quarters", "tens of thousands".

use super::{
    atoms::{AtomKind, Scan},
    flag,
    number::{Number, glyph, magnitude, multiply},
    unit::unit_at,
    words::Numeral,
};
use crate::lexicon::class;

/// Number words, at atom `i`.
pub fn wording(scan: &Scan, i: usize) -> Option<Number> {
    if scan.class(i, class::INDEFINITE) {
        return behind_article(scan, i);
    }
    let entry = scan.get(i)?.entry;
    match entry.numeral {
        Numeral::Small(_) | Numeral::Tens(_) => cardinal(scan, i),
        // "test scores", "he scores": a number only in "scores of" and "scores injured"
        Numeral::Vague(20.0, _) if !counts_scores(scan, i + 1) => None,
        Numeral::Vague(low, high) => Some(vague(scan, i, low, high)),
        Numeral::Half => half(scan, i),
        Numeral::Ordinal(value) | Numeral::Part { of: value, ordinal: true, .. } => {
            let mut n = Number::new(i, i + 1, value, false);
            n.ordinal = true;
            Some(n)
        }
        Numeral::Part { of: 4.0, plural: false, .. } if magnitude(scan, i + 1).is_some() => {
            let factor = magnitude(scan, i + 1)?;
            let mut n = Number::new(i, i + 2, factor / 4.0, false);
            n.magnitude = factor;
            Some(n)
        }
        // "hundred thousand people", "million-dollar house"
        Numeral::Hundred | Numeral::Magnitude(_)
            if magnitude(scan, i + 1).is_some() || unit_at(scan, i + 1).is_some() =>
        {
            accumulate(scan, i, i, 1.0)
        }
        Numeral::Fold(value) => {
            let mut n = Number::new(i, i + 1, value, false);
            n.fold = true;
            Some(n)
        }
        Numeral::Collective(value)
            if scan.has(i, flag::DOZEN) && !(i > 0 && scan.class(i - 1, class::GENITIVE_MARK) && scan.glued(i - 1)) =>
        {
            Some(Number::new(i, i + 1, value, false))
        }
        _ => glyph(scan.raw(i)).map(|value| {
            let mut n = Number::new(i, i + 1, value, false);
            n.fraction = true;
            n
        }),
    }
}

/// "a million", "a dozen", "a third of", "a quarter million", "a hundred and two"
fn behind_article(scan: &Scan, i: usize) -> Option<Number> {
    let entry = scan.get(i + 1)?.entry;
    if scan.get(i + 1)?.hyphen {
        return None;
    }
    match entry.numeral {
        Numeral::Hundred | Numeral::Magnitude(_) => accumulate(scan, i, i + 1, 1.0),
        Numeral::Collective(value) => {
            let couple = !scan.has(i + 1, flag::DOZEN);
            if couple && !scan.class(i + 2, class::OF) {
                return None;
            }
            Some(Number::new(i, i + 2 + usize::from(couple), value, false))
        }
        Numeral::Half if magnitude(scan, i + 2).is_some() || scan.has(i + 2, flag::DOZEN) => {
            half(scan, i + 1).map(|n| Number { from: i, ..n })
        }
        Numeral::Part { of, plural: false, .. } => {
            if let Some(factor) = magnitude(scan, i + 2) {
                let mut n = Number::new(i, i + 3, factor / of, false);
                n.magnitude = factor;
                return Some(n);
            }
            scan.class(i + 2, class::OF).then(|| part(i, i + 2, 1.0 / of))
        }
        _ => None,
    }
}

fn part(from: usize, to: usize, value: f64) -> Number {
    let mut n = Number::new(from, to, value, false);
    n.fraction = true;
    n
}

/// "half a million", "half a dozen", "half of", "half the homes"
fn half(scan: &Scan, i: usize) -> Option<Number> {
    if scan.has(i + 1, flag::DOZEN) {
        return Some(Number::new(i, i + 2, 6.0, false));
    }
    if let Some(factor) = magnitude(scan, i + 1) {
        let mut n = Number::new(i, i + 2, factor / 2.0, false);
        n.magnitude = factor;
        return Some(n);
    }
    let of = usize::from(scan.class(i + 1, class::OF));
    if scan.class(i + 1 + of, class::INDEFINITE) {
        let at = i + 2 + of;
        let factor = match scan.numeral(at) {
            Numeral::Collective(value) => Some(value),
            _ => magnitude(scan, at),
        };
        return factor.map(|f| {
            let mut n = Number::new(i, at + 1, f / 2.0, false);
            n.magnitude = f;
            n
        });
    }
    let share = scan.class(i + 1, class::OF | class::DEFINITE | class::POSSESSIVE) || scan.low(i + 1) == "all";
    share.then(|| part(i, i + 1, 0.5))
}

fn counts_scores(scan: &Scan, i: usize) -> bool {
    scan.class(i, class::OF) || scan.has(i, flag::ADDED_BEHIND) || scan.roles(i).direct > 0
}

/// "tens of thousands", "hundreds", "hundreds of millions"
fn vague(scan: &Scan, i: usize, low: f64, high: f64) -> Number {
    let (mut low, mut high, mut to, mut factor) = (low, high, i + 1, 1.0);
    while scan.class(to, class::OF) {
        match scan.numeral(to + 1) {
            Numeral::Vague(step, _) if step >= 100.0 => {
                (low, high, factor) = (low * step, high * step, factor * step);
                to += 2;
            }
            _ => break,
        }
    }
    let mut n = Number::new(i, to, low, false);
    (n.high, n.magnitude) = (high, factor);
    n
}

fn cardinal(scan: &Scan, i: usize) -> Option<Number> {
    let (value, to) = below_hundred(scan, i)?;
    if let Some(n) = spelled_fraction(scan, i, to, value) {
        return Some(n);
    }
    let half = scan.numeral(to) == Numeral::Half && value == 1.0;
    if half && magnitude(scan, to + 1).is_none() {
        return Some(part(i, to + 1, 0.5));
    }
    if let Some(n) = point(scan, i, to, value) {
        return Some(n);
    }
    let mut n = accumulate(scan, i, i, 0.0)?;
    and_a_half(scan, &mut n);
    and_parts(scan, &mut n);
    if scan.has(n.to, flag::DOZEN) {
        (n.low, n.high, n.to) = (n.low * 12.0, n.high * 12.0, n.to + 1);
    }
    Some(n)
}

/// "three point five (million)"
fn point(scan: &Scan, from: usize, to: usize, whole: f64) -> Option<Number> {
    if scan.low(to) != "point" {
        return None;
    }
    let (mut at, mut scale, mut value) = (to + 1, 0.1, whole);
    while let Numeral::Small(digit) = scan.numeral(at) {
        if digit > 9.0 || at > to + 12 {
            break;
        }
        value += digit * scale;
        scale /= 10.0;
        at += 1;
    }
    if at == to + 1 {
        return None;
    }
    let mut n = Number::new(from, at, value, false);
    if let Some(factor) = magnitude(scan, at) {
        multiply(&mut n, factor);
        n.to += 1;
    }
    Some(n)
}

/// "twenty-five", "seven"
pub fn below_hundred(scan: &Scan, i: usize) -> Option<(f64, usize)> {
    match scan.numeral(i) {
        Numeral::Small(value) => Some((value, i + 1)),
        Numeral::Tens(tens) => match scan.numeral(i + 1) {
            Numeral::Small(unit) if (1.0..10.0).contains(&unit) => Some((tens + unit, i + 2)),
            _ => Some((tens, i + 1)),
        },
        _ => None,
    }
}

/// "two-thirds", "one fourth of"
fn spelled_fraction(scan: &Scan, from: usize, to: usize, top: f64) -> Option<Number> {
    let Numeral::Part { of, plural, .. } = scan.numeral(to) else { return None };
    let fits = if top == 1.0 { !plural } else { plural };
    let quarters =
        of == 4.0 && scan.low(to).starts_with('q') && !scan.class(to + 1, class::OF) && !scan.get(to)?.hyphen;
    if !fits || quarters || top >= of && top > 1.0 && !scan.get(to)?.hyphen && of < 3.0 {
        return None;
    }
    Some(part(from, to + 1, top / of))
}

/// The grammar of cardinal words from atom `at` on; `group` is what is read already.
fn accumulate(scan: &Scan, from: usize, at: usize, group: f64) -> Option<Number> {
    let (mut total, mut group, mut at, mut last) = (0.0, group, at, 1.0);
    let mut smallest = f64::INFINITY;
    let mut open = group == 0.0;
    while let Some(atom) = scan.get(at) {
        match atom.entry.numeral {
            Numeral::Small(_) | Numeral::Tens(_) if open => {
                let (value, to) = below_hundred(scan, at)?;
                group += value;
                (at, open) = (to, false);
            }
            Numeral::Hundred if group > 0.0 && group < 100.0 => {
                group *= 100.0;
                (at, open, last) = (at + 1, true, 100.0);
            }
            Numeral::Magnitude(factor) if group > 0.0 && factor < smallest => {
                total += group * factor;
                (group, smallest, last) = (0.0, factor, factor);
                (at, open) = (at + 1, true);
                // "two hundred thousand million" is not read further
                if scan.is(at, AtomKind::Number) {
                    break;
                }
            }
            _ => {
                // "and" between hundreds and the rest: "a hundred and two"
                let joins = scan.class(at, class::AND) && open && (total > 0.0 || group >= 100.0);
                let tail = below_hundred(scan, at + 1).filter(|(_, to)| ends_number(scan, *to, smallest));
                match tail {
                    Some(_) if joins => at += 1,
                    _ => break,
                }
            }
        }
        if at > from + 24 {
            break;
        }
    }
    let value = total + group;
    (at > from).then(|| {
        let mut n = Number::new(from, at, value, false);
        n.magnitude = if group == 0.0 { last } else { 1.0 };
        n
    })
}

/// "a million and two thousand" goes on, "a thousand and two million" are two numbers.
fn ends_number(scan: &Scan, to: usize, smallest: f64) -> bool {
    magnitude(scan, to).is_none_or(|m| m < smallest)
}

/// "one hundred and three and two thirds"
fn and_parts(scan: &Scan, n: &mut Number) {
    if !scan.class(n.to, class::AND) {
        return;
    }
    let Some((top, at)) = below_hundred(scan, n.to + 1) else { return };
    if let Some(part) =
        spelled_fraction(scan, n.to + 1, at, top).filter(|p| p.low < 1.0 && !scan.class(p.to, class::OF))
    {
        (n.low, n.high, n.to) = (n.low + part.low, n.high + part.low, part.to);
    }
}

/// "two and a half million", "one and a half"
pub fn and_a_half(scan: &Scan, n: &mut Number) {
    let one = scan.class(n.to + 1, class::INDEFINITE) || scan.numeral(n.to + 1) == Numeral::Small(1.0);
    if !scan.class(n.to, class::AND) || !one {
        return;
    }
    let part = match scan.numeral(n.to + 2) {
        Numeral::Half => 0.5,
        Numeral::Part { of, plural: false, .. } => 1.0 / of,
        _ => return,
    };
    let step = if n.magnitude > 1.0 { n.magnitude } else { 1.0 };
    let mut value = n.low + part * step;
    n.to += 3;
    if let Some(factor) = magnitude(scan, n.to).filter(|_| step == 1.0) {
        value *= factor;
        n.magnitude = factor;
        n.to += 1;
    }
    (n.low, n.high) = (value, value);
}
