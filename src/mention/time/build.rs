//! From parsed expressions to mentions: anchored in reading order, every field filled.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{
    Anchoring, Time, TimexType,
    atom::atoms,
    calendar::{Cal, Unit},
    expr::{Clock, Expr, Parsed, Point, TimeOfDay},
    parse::Parser,
    resolve::{At, Context, Place},
    words::Words,
};
use crate::{document::Document, mention::quote::Quote};

/// Full dates that make a text a history, and how many years they lie off.
const NARRATIVE_DATES: usize = 5;
const NARRATIVE_YEARS: i32 = 2;

pub fn build(doc: &Document, words: &Words, _quotes: &[Quote]) -> Vec<Time> {
    let atoms = atoms(doc, words);
    let parser = Parser { doc, words, atoms: &atoms };
    let parsed = parser.all();
    let report = doc.meta.published.as_ref().map(|p| p.day);
    let mut context = Context {
        doc,
        words,
        atoms: &atoms,
        report,
        narrative: is_narrative(&parsed, report),
        text: None,
        quarter: None,
        statement: None,
    };
    let mut out = Vec::with_capacity(parsed.len());
    for found in &parsed {
        if let Some(time) = mention(&mut context, &parser, found) {
            out.push(time);
        }
    }
    out
}

/// A history tells of full dates far from the day of the report, and hardly of weekdays.
fn is_narrative(parsed: &[Parsed], report: Option<NaiveDate>) -> bool {
    let Some(report) = report else { return true };
    let (mut far, mut near) = (0usize, 0usize);
    for found in parsed {
        match &found.expr {
            Expr::Point(Point::Cal(cal)) => {
                let off = cal.year().is_none_or(|y| (y - report.year()).abs() >= NARRATIVE_YEARS);
                if off { far += 1 } else { near += 1 }
            }
            Expr::Point(Point::Weekday(_)) | Expr::Point(Point::Shift(..)) | Expr::Time(_) => near += 1,
            _ => {}
        }
    }
    far >= NARRATIVE_DATES && far > near * 2
}

fn mention(context: &mut Context, parser: &Parser, found: &Parsed) -> Option<Time> {
    let span = parser.text(found.first, found.end)?;
    let at = At { first: found.first, end: found.end };
    let mut time = Time {
        span,
        kind: TimexType::Date,
        value: String::new(),
        modifier: found.modifier,
        interval: None,
        clock: None,
        zone: None,
        weekday: None,
        month_day: None,
        year: None,
        anchoring: Anchoring::None,
        anchor: None,
        range: None,
        range_span: None,
        steps: Vec::new(),
    };
    match &found.expr {
        Expr::Point(point) => {
            let place = context.place(point, at);
            name_parts(point, &mut time);
            remember(context, point, &place);
            take(&mut time, place);
        }
        Expr::Time(of_day) => time_of_day(context, of_day, at, &mut time),
        Expr::Duration(amount) => {
            time.kind = TimexType::Duration;
            time.value = amount.value();
        }
        Expr::Set(value) => {
            time.kind = TimexType::Set;
            time.value.clone_from(value);
        }
        Expr::Vague(value) => time.value = (*value).to_owned(),
    }
    Some(time)
}

fn take(time: &mut Time, place: Place) {
    time.value = place.value;
    time.interval = place.cal.and_then(Cal::interval);
    time.anchoring = place.anchoring;
    time.anchor = place.anchor;
    time.steps.push(place.how);
}

/// What later words may count from.
fn remember(context: &mut Context, point: &Point, place: &Place) {
    let Some(cal) = place.cal else { return };
    if let Cal::Quarter(..) = cal
        && matches!(point, Point::Quarter(_) | Point::Within(..))
    {
        context.quarter = context.quarter.or(Some(cal));
    }
    if !matches!(cal, Cal::Decade(_) | Cal::Century(_) | Cal::Millennium(_)) {
        context.text = Some(cal);
    }
}

/// The parts that the words themselves name.
fn name_parts(point: &Point, time: &mut Time) {
    match point {
        Point::Cal(Cal::Day(d)) => {
            time.month_day = Some((d.month(), d.day()));
            time.year = Some(d.year());
        }
        Point::Cal(cal) => time.year = cal.year(),
        Point::MonthDay(m, d) => time.month_day = Some((*m, *d)),
        Point::Weekday(w) => time.weekday = Some(*w),
        Point::Weekdayed(w, inner) => {
            name_parts(inner, time);
            time.weekday = Some(*w);
        }
        Point::Holiday(_, year) => time.year = *year,
        Point::Named(_, inner) => name_parts(inner, time),
        Point::Within(part, whole) => {
            name_parts(part, time);
            if let Point::Cal(Cal::Year(y)) = **whole {
                time.year = Some(y);
            }
        }
        _ => {}
    }
}

fn time_of_day(context: &mut Context, of_day: &TimeOfDay, at: At, time: &mut Time) {
    time.kind = TimexType::Time;
    time.zone = of_day.zone;
    let place = match &of_day.day {
        Some(point) => {
            let place = context.place(point, at);
            name_parts(point, time);
            remember(context, point, &place);
            place
        }
        None => context.place(&implied_day(context), at),
    };
    let day = place.value.clone();
    take(time, place);
    let clock = match of_day.clock {
        Clock::At(h, m, s) => {
            time.clock = NaiveTime::from_hms_opt(h % 24, m.unwrap_or(0), s.unwrap_or(0));
            let zone = if of_day.zone == Some(0) { "Z" } else { "" };
            match s {
                Some(s) => format!("T{h:02}:{:02}:{s:02}{zone}", m.unwrap_or(0)),
                None => format!("T{h:02}:{:02}{zone}", m.unwrap_or(0)),
            }
        }
        Clock::Midnight => {
            time.clock = NaiveTime::from_hms_opt(0, 0, 0);
            "T24:00".to_owned()
        }
        Clock::Part(part) => format!("T{}", part.code()),
    };
    time.value = format!("{day}{clock}");
}

/// The day of a clock time that names none: the day spoken of last, else the report's.
fn implied_day(context: &Context) -> Point {
    match context.text {
        Some(cal @ Cal::Day(_)) => Point::Cal(cal),
        _ => Point::Shift(Unit::Day, 0, super::expr::Anchor::Speech),
    }
}
