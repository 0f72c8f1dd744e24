//! The facts of a document: its figures, dates, times, names, titles, places, quotations.

use chrono::{NaiveDate, NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Standing, figure::Figure, wording};
use crate::{
    claim::{Term, context::Keys},
    document::{Document, Span},
    lexicon::morph::fold,
    mention::{
        Mentions,
        entity::{PersonForm, PlaceKind, Role},
        quantity::{self, Quantity, QuantityKind},
        time::{Anchoring, Time, TimexType},
    },
    packs::Lexicon,
    value::DateValue,
};

/// What kind of fact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Figure,
    Day,
    Clock,
    Title,
    Name,
    Place,
    Quotation,
    Other,
}

impl Kind {
    /// The kinds that it may be held against.
    pub fn meets(self) -> &'static [Kind] {
        match self {
            Kind::Figure => &[Kind::Figure],
            Kind::Day => &[Kind::Day],
            Kind::Clock => &[Kind::Clock],
            Kind::Title => &[Kind::Title],
            Kind::Name => &[Kind::Name],
            Kind::Place => &[Kind::Place],
            Kind::Quotation => &[Kind::Quotation],
            Kind::Other => &[],
        }
    }
}

/// One fact of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub span: Span,
    pub kind: Kind,
    /// For readers.
    pub value: String,
    pub reading: Reading,
    /// The words round it.
    pub words: Vec<(Term, u16)>,
    /// Its own words in lower case, where they tell by themselves.
    pub literal: Vec<String>,
    /// Why it is not judged where no source has it.
    pub vague: Option<&'static str>,
    /// It stands in what is no text of the article: it may support, and is no fact of its own.
    pub aside: bool,
}

/// A fact's value as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    Figure(Figure),
    Day {
        /// TIMEX3; `X` stands for what is unknown.
        timex: String,
        interval: Option<(NaiveDate, NaiveDate)>,
        weekday: Option<Weekday>,
        month_day: Option<(u32, u32)>,
    },
    Clock {
        time: NaiveTime,
        /// Offset from UTC in minutes.
        zone: Option<i32>,
    },
    Title {
        family: String,
        title: String,
    },
    Name {
        folded: String,
    },
    Words(Vec<String>),
}

/// Every fact of `doc`, by position.
pub fn facts(doc: &Document, found: &Mentions, lexicon: &Lexicon) -> Vec<Fact> {
    let keys = Keys::new(doc, found, lexicon);
    let mut out: Vec<Fact> = Vec::new();
    let mut add = |span: Span, kind: Kind, value: String, reading: Reading, vague: Option<&'static str>| {
        if span.is_empty() {
            return;
        }
        let aside = !doc.segment_at(span.start).is_some_and(|s| s.kind.makes_claims());
        let literal = wording::literal(doc, span, kind);
        out.push(Fact { span, kind, value, reading, words: keys.context(span, false).words, literal, vague, aside });
    };
    for (span, value, figure) in figures(doc, found, lexicon) {
        let vague = figure.countable().then_some("a small number may be counted up from the sources");
        add(span, Kind::Figure, value, Reading::Figure(figure), vague);
    }
    let mut ranged = 0;
    for time in &found.times {
        // "July 24-25" is one fact
        if time.span.start < ranged {
            continue;
        }
        let span = time.range_span.filter(|_| time.range.is_some()).unwrap_or(time.span);
        ranged = span.end;
        if let Some((kind, value, reading, vague)) = time_fact(time) {
            add(span, kind, value, reading, vague);
        }
    }
    for role in &found.entities.roles {
        if let Some((value, reading)) = title_fact(role, found) {
            add(role.title, Kind::Title, value, reading, None);
        }
    }
    let mut named = vec![false; found.entities.people.len()];
    for mention in found.entities.person_mentions.iter().filter(|m| m.form == PersonForm::Full) {
        let (Some(person), Some(seen)) = (found.entities.people.get(mention.id), named.get_mut(mention.id)) else {
            continue;
        };
        if !std::mem::replace(seen, true) {
            let folded = fold(&person.name);
            add(mention.span, Kind::Name, person.name.clone(), Reading::Name { folded }, None);
        }
    }
    let mut placed = vec![false; found.entities.places.len()];
    // "US$5 million" names no place
    let in_figure = |span: Span| {
        let after = found.quantities.partition_point(|q| q.span.end <= span.start);
        found.quantities.get(after).is_some_and(|q| q.span.overlaps(span))
    };
    for mention in found.entities.place_mentions.iter().filter(|m| !m.adjective && !in_figure(m.span)) {
        let (Some(place), Some(seen)) = (found.entities.places.get(mention.id), placed.get_mut(mention.id)) else {
            continue;
        };
        if !std::mem::replace(seen, true) {
            let vague = (place.kind != PlaceKind::City).then_some("a region or country may be known without a source");
            let folded = fold(&place.name);
            add(mention.span, Kind::Place, place.name.clone(), Reading::Name { folded }, vague);
        }
    }
    for quote in found.quotes.iter().filter(|q| q.direct) {
        let words = quote.pieces.iter().flat_map(|p| wording::literal(doc, *p, Kind::Quotation)).collect::<Vec<_>>();
        let vague = (words.len() < 4).then_some("a few words in quotation marks");
        add(quote.span, Kind::Quotation, doc.slice(quote.span).to_owned(), Reading::Words(words), vague);
    }
    out.sort_by_key(|f| (f.span, f.kind));
    out
}

/// The figures of `doc` with their words and how they are shown. What is part of a date is none ("the third quarter").
fn figures(doc: &Document, found: &Mentions, lexicon: &Lexicon) -> Vec<(Span, String, Figure)> {
    let mut out: Vec<(Span, String, Figure)> = Vec::new();
    for quantity in &found.quantities {
        let after = found.times.partition_point(|t| t.span.end <= quantity.span.start);
        let dated =
            found.times.get(after).is_some_and(|t| t.kind != TimexType::Duration && t.span.overlaps(quantity.span));
        if dated {
            continue;
        }
        let text = doc.slice(quantity.span);
        let figure = Figure::new(quantity, text, &lexicon.quantity);
        let in_words = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
        if let Some((before, shown, tens)) = out.last_mut() {
            let gap = doc.slice(Span::new(before.end, quantity.span.start));
            let spoken = matches!(gap.trim(), "" | "-") && in_words(text) && in_words(doc.slice(*before));
            if let Some(whole) = tens.with_ones(&figure).filter(|_| spoken) {
                *shown = format!("{} {}", shown.split(' ').next().unwrap_or_default(), show(quantity));
                (*before, *tens) = (before.cover(quantity.span), whole);
                continue;
            }
        }
        out.push((quantity.span, show(quantity), figure));
    }
    out
}

/// "$2.5 million" is "2,500,000 dollar".
fn show(quantity: &Quantity) -> String {
    let number = if quantity.low == quantity.high {
        quantity::show(quantity.low)
    } else {
        format!("{} to {}", quantity::show(quantity.low), quantity::show(quantity.high))
    };
    let of = quantity.head.as_deref().filter(|_| quantity.kind == QuantityKind::Count);
    match (quantity.kind, of, quantity.unit.as_str()) {
        (QuantityKind::Percent, ..) => format!("{number} %"),
        (_, Some(head), _) => format!("{number} {head}"),
        (_, None, "-") => number,
        (_, None, unit) => format!("{number} {unit}"),
    }
}

type TimeFact = (Kind, String, Reading, Option<&'static str>);

fn time_fact(time: &Time) -> Option<TimeFact> {
    match (time.kind, time.clock) {
        (TimexType::Time, Some(clock)) => {
            let reading = Reading::Clock { time: clock, zone: time.zone };
            Some((Kind::Clock, clock.format("%H:%M").to_string(), reading, None))
        }
        (TimexType::Date | TimexType::Time, _) => {
            let named = time.weekday.is_some() || time.month_day.is_some() || time.year.is_some();
            let vague = match time.anchoring {
                // "in the third quarter" names a part of some year
                Anchoring::None if !time.value.contains(|c: char| c.is_ascii_digit()) => Some("the words name no day"),
                Anchoring::Relative if !named => Some("counted from the day of the draft"),
                _ => None,
            };
            let interval = time.range.or(time.interval);
            let value = match interval {
                Some((first, last)) => DateValue { first: Some(first), last: Some(last), ..Default::default() }.read(),
                None => time.value.clone(),
            };
            let timex = if time.range.is_some() { value.clone() } else { time.value.clone() };
            let reading = Reading::Day { timex, interval, weekday: time.weekday, month_day: time.month_day };
            Some((Kind::Day, value, reading, vague))
        }
        _ => None,
    }
}

fn title_fact(role: &Role, found: &Mentions) -> Option<(String, Reading)> {
    let person = found.entities.people.get(role.person_id)?;
    let family = fold(&person.family);
    let title = role.title_name.clone();
    Some((format!("{}: {title}", person.name), Reading::Title { family, title }))
}

impl Fact {
    /// How a source's fact stands to this one.
    pub fn standing(&self, other: &Fact) -> Standing {
        match (&self.reading, &other.reading) {
            (Reading::Figure(a), Reading::Figure(b)) => a.standing(b),
            (Reading::Day { .. }, Reading::Day { .. }) => day_standing(&self.reading, &other.reading),
            (Reading::Clock { time: a, zone: p }, Reading::Clock { time: b, zone: q }) => {
                clock_standing(*a, *p, *b, *q)
            }
            (Reading::Title { family: a, title: p }, Reading::Title { family: b, title: q }) if a == b => match () {
                () if p == q => Standing::Same,
                () if p.ends_with(q.as_str()) || q.ends_with(p.as_str()) => {
                    Standing::Otherwise("a fuller or shorter title")
                }
                () => Standing::Differs(500),
            },
            (Reading::Name { folded: a }, Reading::Name { folded: b }) => name_standing(a, b),
            (Reading::Words(a), Reading::Words(b)) => words_standing(a, b),
            _ => Standing::Apart,
        }
    }
}

fn day_standing(a: &Reading, b: &Reading) -> Standing {
    let (
        Reading::Day { timex: s, interval: p, weekday: v, month_day: m },
        Reading::Day { timex: t, interval: q, weekday: w, month_day: n },
    ) = (a, b)
    else {
        return Standing::Apart;
    };
    if s == t || fits_pattern(s, t) || (v.is_some() && v == w && (p.is_none() || q.is_none())) {
        return Standing::Same;
    }
    if let (Some((first, last)), Some((from, to))) = (p, q) {
        if (first, last) == (from, to) {
            return Standing::Same;
        }
        if first <= from && to <= last {
            return Standing::Otherwise("the source is more exact");
        }
        let days = (*first - *from).num_days().unsigned_abs();
        return Standing::Differs(u32::try_from(days).unwrap_or(u32::MAX).min(100_000));
    }
    match (m, n) {
        (Some(a), Some(b)) if a == b => Standing::Same,
        (Some(a), Some(b)) => Standing::Differs(a.0.abs_diff(b.0) * 30 + a.1.abs_diff(b.1)),
        _ if v.is_some() && w.is_some() => Standing::Differs(3),
        _ => Standing::Differs(1000),
    }
}

/// "XXXX-Q4" and "2020-Q4": the unknown fits everything.
fn fits_pattern(a: &str, b: &str) -> bool {
    let mut known = 0;
    let fits = a.len() == b.len()
        && a.bytes().zip(b.bytes()).all(|(x, y)| {
            known += usize::from(x == y && x.is_ascii_digit());
            x == y || x == b'X' || y == b'X'
        });
    fits && known > 0
}

fn clock_standing(a: NaiveTime, p: Option<i32>, b: NaiveTime, q: Option<i32>) -> Standing {
    use chrono::Timelike;
    let minutes = |t: NaiveTime| i64::from(t.num_seconds_from_midnight()) / 60;
    let day = 24 * 60;
    let apart = match (p, q) {
        (Some(p), Some(q)) => (minutes(a) - i64::from(p) - minutes(b) + i64::from(q)).rem_euclid(day),
        _ => (minutes(a) - minutes(b)).rem_euclid(day),
    };
    match apart.min(day - apart) {
        0 if a == b => Standing::Same,
        0 => Standing::Otherwise("in another time zone"),
        apart => Standing::Differs(u32::try_from(apart).unwrap_or(u32::MAX)),
    }
}

fn name_standing(a: &str, b: &str) -> Standing {
    if a == b {
        return Standing::Same;
    }
    let near = strsim::jaro_winkler(a, b);
    if near >= ALIKE_NAMES { Standing::Differs(((1.0 - near) * 1000.0) as u32) } else { Standing::Apart }
}

/// Names less alike than this are no misspelling of each other (Jaro-Winkler).
const ALIKE_NAMES: f64 = 0.85;
/// Quotations with a smaller share of common words are others.
const ALIKE_WORDS: f64 = 0.5;

fn words_standing(a: &[String], b: &[String]) -> Standing {
    if a == b {
        return Standing::Same;
    }
    if !a.is_empty() && b.windows(a.len()).any(|w| w == a) {
        return Standing::Otherwise("part of a longer quotation");
    }
    let share = crate::value::wording::similarity(a, b);
    if share >= ALIKE_WORDS { Standing::Differs(((1.0 - share) * 1000.0) as u32) } else { Standing::Apart }
}
