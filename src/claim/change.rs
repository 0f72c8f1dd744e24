//! "rose 6.5% to 164p from 150p": a change that has to fit its own two figures.

use super::{Attribute, maker::Maker, sums, written};
use crate::{
    document::Span,
    mention::quantity::{Bound, Change, Quantity, QuantityKind},
    value::{NumberValue, number},
};

/// Tokens from the percentage to the first figure, and from that to the second.
const REACH: usize = 6;
const BETWEEN: usize = 9;

/// The two figures of a change.
struct Figures {
    old: f64,
    new: f64,
    /// By how much each may be rounded.
    half: (f64, f64),
    span: Span,
}

/// Add a pair of `text.change` claims for each change in percent that names both its figures.
pub fn add(maker: &mut Maker) {
    let found = maker.found;
    for (i, q) in found.quantities.iter().enumerate() {
        let exact = q.low == q.high && matches!(q.bound, Bound::Exact | Bound::About);
        if q.kind != QuantityKind::Percent || !exact || q.unit != "percentage" || !maker.makes_claims(q.span) {
            continue;
        }
        let Some(change) = q.change.or_else(|| named_change(maker, q)).filter(|_| !is_adjusted(maker, q)) else {
            continue;
        };
        if let Some(figures) = figures_of(maker, i, change) {
            pair(maker, q, change, &figures);
        }
    }
}

/// The figures behind the percentage, else those before it.
fn figures_of(maker: &Maker, i: usize, change: Change) -> Option<Figures> {
    let all = &maker.found.quantities;
    let q = all.get(i)?;
    let near = |k: usize| all.get(k).filter(|f| f.sentence == q.sentence);
    let (next, last) = (near(i + 1), i.checked_sub(1).and_then(near));
    let behind = next.zip(near(i + 2)).and_then(|(a, b)| from_and_to(maker, a, b, q.span.end));
    let before = || i.checked_sub(2).and_then(near).zip(last).and_then(|(a, b)| up_to(maker, a, b, q.span.start));
    let range_behind = || next.filter(|f| gap(maker, q.span.end, f.span.start) <= REACH);
    let range_before = || last.filter(|f| gap(maker, f.span.end, q.span.start) <= REACH);
    behind
        .or_else(before)
        .or_else(|| range_behind().and_then(|f| range(maker, f, change)))
        .or_else(|| range_before().and_then(|f| range(maker, f, change)))
}

/// "an increase of 40 percent"
fn named_change(maker: &Maker, q: &Quantity) -> Option<Change> {
    let (doc, words) = (maker.doc, &maker.lexicon.sums);
    let noun = doc.token_at(q.span.start).checked_sub(2).filter(|&i| doc.low(i + 1) == "of")?;
    match () {
        _ if words.rises.contains(doc.low(noun)) => Some(Change::Up),
        _ if words.falls.contains(doc.low(noun)) => Some(Change::Down),
        _ => None,
    }
}

/// Tokens between two places of the text.
fn gap(maker: &Maker, from: usize, to: usize) -> usize {
    maker.doc.token_at(to).saturating_sub(maker.doc.token_at(from))
}

fn is_adjusted(maker: &Maker, q: &Quantity) -> bool {
    let words = &maker.lexicon.sums.adjusted;
    let sentence = maker.doc.sentences.get(q.sentence).map_or(0..0, |s| s.tokens.clone());
    sentence.take(80).any(|t| words.contains(maker.doc.low(t)))
}

/// The word before a quantity.
fn before<'a>(maker: &'a Maker, q: &Quantity) -> &'a str {
    let at = maker.doc.token_at(q.span.start);
    at.checked_sub(1).map_or("", |i| maker.doc.low(i))
}

/// "from $800 to $900", read as one quantity.
fn range(maker: &Maker, q: &Quantity, change: Change) -> Option<Figures> {
    let (first, last) = maker.doc.slice(q.span).split_once(" to ")?;
    let kind = matches!(q.kind, QuantityKind::Money | QuantityKind::Count | QuantityKind::Measure | QuantityKind::Bare);
    if !kind || q.low >= q.high || q.low <= 0.0 || !q.high.is_finite() || before(maker, q) != "from" {
        return None;
    }
    let (low, high) = (written::half_digit(first, q.low), written::half_digit(last, q.high));
    Some(match change {
        Change::Up => Figures { old: q.low, new: q.high, half: (low, high), span: q.span },
        Change::Down => Figures { old: q.high, new: q.low, half: (high, low), span: q.span },
    })
}

/// "... to A from B", "... from B to A" behind `end`.
fn from_and_to(maker: &Maker, a: &Quantity, b: &Quantity, end: usize) -> Option<Figures> {
    let far = gap(maker, end, a.span.start) > REACH || gap(maker, a.span.end, b.span.start) > BETWEEN;
    if far || !alike(a, b) {
        return None;
    }
    match (before(maker, a), before(maker, b)) {
        ("to", "from") => Some(figures(maker, b, a)),
        ("from", "to") => Some(figures(maker, a, b)),
        _ => None,
    }
}

/// "from B to A, up 6.5%".
fn up_to(maker: &Maker, a: &Quantity, b: &Quantity, start: usize) -> Option<Figures> {
    let near = gap(maker, b.span.end, start) <= REACH && gap(maker, a.span.end, b.span.start) <= BETWEEN;
    let words = before(maker, a) == "from" && before(maker, b) == "to";
    (near && words && alike(a, b)).then(|| figures(maker, a, b))
}

fn figures(maker: &Maker, old: &Quantity, new: &Quantity) -> Figures {
    let half = |q: &Quantity| written::half_digit(maker.doc.slice(q.span), q.low);
    Figures { old: old.low, new: new.low, half: (half(old), half(new)), span: old.span.cover(new.span) }
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

fn pair(maker: &mut Maker, q: &Quantity, change: Change, figures: &Figures) {
    let Figures { old, new, half: (a, b), span } = *figures;
    let percent = |x: f64, y: f64| (y / x - 1.0) * 100.0;
    let sign = if change == Change::Up { 1.0 } else { -1.0 };
    let about = if q.bound == Bound::About { q.low * 0.1 } else { 0.0 };
    // figures are rounded more freely than their last digit shows
    let room = written::half_digit(maker.doc.slice(q.span), q.low) + about + 0.1 + q.low * 0.02;
    if old <= a {
        return;
    }
    let p = q.low * sign;
    let (low, high) = (percent(old + a, new - b), percent(old - a, new + b));
    let tenth = |n: f64| (n * 10.0).round() / 10.0;
    let value = |low: f64, high: f64| NumberValue {
        low: tenth(low),
        high: tenth(high),
        bound: Bound::Exact,
        unit: "percentage".to_owned(),
        of: String::new(),
        base: None,
    };
    let exact = number::plain(tenth(percent(old, new)));
    let steps = vec![format!("from {} to {} is {exact} percent", number::plain(old), number::plain(new))];
    let pair = [(q.span, value(p - room, p + room), Vec::new()), (span, value(low, high), steps)];
    let block = format!("change:{}:{}", maker.doc.id, q.span.start);
    sums::push(maker, Attribute::TextChange, "the change", &block, pair);
}
