//! "20 years ago, in 1995", "the 25th anniversary of the 1995 flood".

use chrono::Datelike;

use super::{Attribute, maker::Maker, sums};
use crate::{
    document::Span,
    mention::{
        quantity::{Bound, Quantity, QuantityKind},
        time::Time,
    },
    value::NumberValue,
};

/// Tokens from "anniversary" to the year.
const REACH: usize = 6;

/// Add a pair of `text.years` claims for each year that is named beside the count of years to it.
pub fn add(maker: &mut Maker) {
    let Some(now) = maker.doc.meta.published.as_ref().map(|p| p.day.year()) else { return };
    let found = maker.found;
    for q in found.quantities.iter().filter(|q| q.low == q.high && (2.0..=900.0).contains(&q.low)) {
        if !maker.makes_claims(q.span) || matches!(q.bound, Bound::AtLeast | Bound::AtMost) {
            continue;
        }
        let (year, words, slack) = match q.kind {
            QuantityKind::Duration if q.unit == "year" => match ago(maker, q) {
                Some((year, words)) => (year, words, round_years(q)),
                None => continue,
            },
            QuantityKind::Ordinal => match anniversary(maker, q) {
                Some((year, words)) => (year, words, 0),
                None => continue,
            },
            _ => continue,
        };
        pair(maker, (now, q, words, slack), year);
    }
}

fn pair(maker: &mut Maker, (now, q, words, slack): (i32, &Quantity, Span, i32), year: &Time) {
    let Some(named) = year.year else { return };
    let counted = now - q.low as i32;
    let value = |low: i32, high: i32| NumberValue {
        low: f64::from(low),
        high: f64::from(high),
        bound: Bound::Exact,
        unit: "-".to_owned(),
        of: "year".to_owned(),
        base: None,
    };
    let steps = vec![format!("{now} less {} years is {counted}", q.low)];
    // the day within the year is not known
    let pair =
        [(words, value(counted - 1 - slack, counted + 1 + slack), steps), (year.span, value(named, named), Vec::new())];
    let block = format!("years:{}:{}", maker.doc.id, q.span.start);
    sums::push(maker, Attribute::TextYears, "the year", &block, pair);
}

/// Round numbers of years are rounded: "20 years ago" of what was 22 years ago.
fn round_years(q: &Quantity) -> i32 {
    let n = q.low as i32;
    let rounded = n % 5 == 0 && n >= 10 || q.bound == Bound::About;
    if rounded { 1 + n / 10 } else { 0 }
}

/// "20 years ago, in 1995"; "in 1995, 20 years ago".
fn ago<'a>(maker: &Maker<'a>, q: &Quantity) -> Option<(&'a Time, Span)> {
    let doc = maker.doc;
    let (first, mut end) = (doc.token_at(q.span.start), doc.token_at(q.span.end));
    // the span may hold the unit or not
    end += usize::from(matches!(doc.low(end), "year" | "years"));
    if doc.low(end) != "ago" {
        return None;
    }
    let words = q.span.cover(doc.tokens.get(end)?.span());
    let link = |t: usize| {
        matches!(
            doc.low(t),
            "," | "in"
                | "on"
                | "("
                | "—"
                | "–"
                | "-"
                | "some"
                | "about"
                | "this"
                | "week"
                | "month"
                | "today"
                | "almost"
        )
    };
    let times = &maker.found.times;
    let behind = times.partition_point(|t| t.span.start < words.end);
    let after = times.get(behind).filter(|t| {
        let start = doc.token_at(t.span.start);
        start <= end + 6 && start > end + 1 && (end + 1..start).all(link)
    });
    let before = times[..behind].iter().rev().find(|t| t.span.end <= words.start).filter(|t| {
        let stop = doc.token_at(t.span.end);
        stop < first && first <= stop + 3 && (stop..first).all(link)
    });
    // "he said in 2010 that five years ago, in 2005, ...": counted from another year
    let sentence = doc.sentences.get(q.sentence)?.span;
    let from = times.partition_point(|t| t.span.start < sentence.start);
    let years = times[from..].iter().take_while(|t| t.span.end <= sentence.end).filter(|t| t.year.is_some()).count();
    after.or(before).filter(|t| t.year.is_some() && years == 1).map(|t| (t, words))
}

/// "the 25th anniversary of the 1995 flood": the only year in the sentence.
fn anniversary<'a>(maker: &Maker<'a>, q: &Quantity) -> Option<(&'a Time, Span)> {
    let doc = maker.doc;
    let at = doc.token_at(q.span.end);
    let noun = (at.saturating_sub(1)..at + 2).find(|&t| doc.low(t) == "anniversary")?;
    let words = q.span.cover(doc.tokens.get(noun)?.span());
    let sentence = doc.sentences.get(q.sentence)?.span;
    let times = &maker.found.times;
    let from = times.partition_point(|t| t.span.start < sentence.start);
    let mut years = times[from..].iter().take_while(|t| t.span.end <= sentence.end).filter(|t| t.year.is_some());
    let year = years.next().filter(|_| years.next().is_none())?;
    let start = doc.token_at(year.span.start);
    let of = doc.low(noun + 1) == "of";
    (of && start > noun && start <= noun + REACH).then_some((year, words))
}
