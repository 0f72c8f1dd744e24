//! "rose 6.5% to 164p from 150p": a change that has to fit its own two figures.

use super::{Attribute, build::Maker, sums};
use crate::{
    document::Span,
    mention::quantity::{Bound, Change, Quantity, QuantityKind, compare},
    value::NumberValue,
};

/// Tokens from the percentage to the first figure, and from that to the second.
const REACH: usize = 6;
const BETWEEN: usize = 9;

/// Add a pair of `text.change` claims for each change in percent that names both its figures.
pub fn add(maker: &mut Maker) {
    let found = maker.found;
    for (i, q) in found.quantities.iter().enumerate() {
        let exact = q.low == q.high && matches!(q.bound, Bound::Exact | Bound::About);
        if q.kind != QuantityKind::Percent || !exact || q.unit != "percentage" || !maker.makes_claims(q.span) {
            continue;
        }
        let Some(change) = q.change else { continue };
        let near = |k: usize| found.quantities.get(k).filter(|f| f.sentence == q.sentence);
        let behind = near(i + 1).zip(near(i + 2));
        let before = i.checked_sub(2).and_then(near).zip(i.checked_sub(1).and_then(near));
        let figures = behind
            .and_then(|(a, b)| from_and_to(maker, a, b, q.span.end))
            .or_else(|| before.and_then(|(a, b)| up_to(maker, a, b, q.span.start)));
        if let Some((old, new)) = figures.filter(|_| !is_adjusted(maker, q)) {
            pair(maker, q, change, old, new);
        }
    }
}

fn is_adjusted(maker: &Maker, q: &Quantity) -> bool {
    let words = &maker.lexicon.sums.adjusted;
    let sentence = maker.doc.sentences.get(q.sentence).map_or(0..0, |s| s.tokens.clone());
    sentence.take(80).any(|t| words.contains(maker.doc.low(t)))
}

/// The word before a quantity, its bound aside.
fn before<'a>(maker: &'a Maker, q: &Quantity) -> &'a str {
    let at = maker.doc.token_at(q.span.start);
    at.checked_sub(1).map_or("", |i| maker.doc.low(i))
}

/// "... to A from B", "... from B to A" behind `end`; the old figure first.
fn from_and_to<'q>(
    maker: &Maker,
    a: &'q Quantity,
    b: &'q Quantity,
    end: usize,
) -> Option<(&'q Quantity, &'q Quantity)> {
    let doc = maker.doc;
    let gap = |from: usize, q: &Quantity| doc.token_at(q.span.start).saturating_sub(doc.token_at(from));
    if !alike(a, b) || gap(end, a) > REACH || gap(a.span.end, b) > BETWEEN {
        return None;
    }
    match (before(maker, a), before(maker, b)) {
        ("to", "from") => Some((b, a)),
        ("from", "to") => Some((a, b)),
        _ => None,
    }
}

/// "from B to A, up 6.5%".
fn up_to<'q>(maker: &Maker, a: &'q Quantity, b: &'q Quantity, start: usize) -> Option<(&'q Quantity, &'q Quantity)> {
    let doc = maker.doc;
    let near = doc.token_at(start).saturating_sub(doc.token_at(b.span.end)) <= 4;
    let gap = doc.token_at(b.span.start).saturating_sub(doc.token_at(a.span.end));
    (near && gap <= BETWEEN && alike(a, b) && before(maker, a) == "from" && before(maker, b) == "to").then_some((a, b))
}

/// Two plain figures of one unit.
fn alike(a: &Quantity, b: &Quantity) -> bool {
    let plain = |q: &Quantity| {
        let kind =
            matches!(q.kind, QuantityKind::Money | QuantityKind::Count | QuantityKind::Measure | QuantityKind::Bare);
        kind && q.low == q.high && q.low > 0.0 && q.low.is_finite() && q.bound == Bound::Exact
    };
    plain(a) && plain(b) && a.unit == b.unit && a.kind == b.kind
}

/// Half a unit of the last digit as written; large figures are read as rounded.
fn half_digit(maker: &Maker, q: &Quantity) -> f64 {
    if q.low >= 10_000.0 {
        return compare::rounding(q);
    }
    let text = maker.doc.slice(q.span);
    let decimals = text.split_once('.').map_or(0, |(_, tail)| tail.bytes().take_while(u8::is_ascii_digit).count());
    0.5 * 10f64.powi(-(i32::try_from(decimals).unwrap_or(0)))
}

fn pair(maker: &mut Maker, q: &Quantity, change: Change, old: &Quantity, new: &Quantity) {
    let (a, b) = (half_digit(maker, old), half_digit(maker, new));
    let percent = |x: f64, y: f64| (y / x - 1.0) * 100.0;
    let sign = if change == Change::Up { 1.0 } else { -1.0 };
    let (p, r) = (q.low * sign, half_digit(maker, q) + if q.bound == Bound::About { q.low * 0.1 } else { 0.0 });
    // figures are rounded more freely than their last digit shows
    let room = r + 0.1 + q.low * 0.02;
    if old.low <= a {
        return;
    }
    let (low, high) = (percent(old.low + a, new.low - b), percent(old.low - a, new.low + b));
    let tenth = |n: f64| (n * 10.0).round() / 10.0;
    let value = |low: f64, high: f64| NumberValue {
        low: tenth(low),
        high: tenth(high),
        bound: "=".to_owned(),
        unit: "percentage".to_owned(),
        of: String::new(),
        base: None,
    };
    let exact = tenth(percent(old.low, new.low));
    let steps = vec![format!("from {} to {} is {exact} percent", maker.doc.slice(old.span), maker.doc.slice(new.span))];
    let figures: Span = old.span.cover(new.span);
    let pair = [(q.span, value(p - room, p + room), Vec::new()), (figures, value(low, high), steps)];
    let block = format!("change:{}:{}", maker.doc.id, q.span.start);
    sums::push(maker, Attribute::TextChange, "the change", &block, pair);
}
