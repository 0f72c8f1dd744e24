//! From parsed expressions to mentions: anchored in reading order, every field filled.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::{
    Anchoring, Time, TimexType,
    anchor::anchored,
    atom::{Atom, atoms},
    calendar::{Cal, Unit},
    expr::{Amount, Anchor, Clock, Expr, Parsed, Point, TimeOfDay},
    parse::Parser,
    ranges,
    resolve::{At, Context, Place},
    role::Role,
    words::{Sym, W, Words},
};
use crate::{document::Document, mention::quote::Quote};

/// What makes a text a history: dates some years back, dates in all, and how many years back.
const NARRATIVE_YEARS_TOLD: usize = 5;
const NARRATIVE_DATES: usize = 10;
const NARRATIVE_YEARS: i32 = 2;

pub fn build(doc: &Document, words: &Words, quotes: &[Quote]) -> Vec<Time> {
    let atoms = atoms(doc, words);
    let parser = Parser::new(doc, words, &atoms);
    let mut parsed = parser.all();
    share_year(&parser, &mut parsed);
    share_day(&parser, &mut parsed);
    let report = doc.meta.published.as_ref().map(|p| p.day);
    let mut context = Context {
        doc,
        words,
        atoms: &atoms,
        report,
        narrative: report.is_none() || is_history(&parsed, report),
        history: is_history(&parsed, report),
        text: None,
        thread: None,
        seen: 0,
        seen_end: 0,
        quarter: None,
        longer: false,
        anchors: Vec::new(),
    };
    context.anchors = anchored(&context, &parser, &parsed, quotes);
    let mut out: Vec<Time> = Vec::with_capacity(parsed.len());
    let mut places = Vec::with_capacity(parsed.len());
    for found in &parsed {
        context.seen_end = out.last().map_or(0, |t| t.span.end);
        if let Some(time) = mention(&mut context, &parser, found) {
            out.push(time);
            places.push((found.first, found.end));
        }
    }
    ranges::mark(&parser, &mut out, &places);
    out
}

/// "26 June - 4 August 1952", "the spring and summer of 1943": the year holds for both.
fn share_year(parser: &Parser, parsed: &mut [Parsed]) {
    for i in (1..parsed.len()).rev() {
        let (before, after) = parsed.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let Expr::Point(point) = &first.expr else { continue };
        let (Some(year), true) = (named_year(&second.expr), parser.is_joint(first.end, second.first)) else { continue };
        if matches!(point, Point::MonthDay(..) | Point::Month(_) | Point::Season(_) | Point::Quarter(_)) {
            let whole = Box::new(Point::Cal(Cal::Year(year)));
            first.expr = Expr::Point(Point::Within(Box::new(point.clone()), whole));
        }
    }
}

/// "from 3 a.m. to noon on Thursday": the day holds for both hours.
fn share_day(parser: &Parser, parsed: &mut [Parsed]) {
    for i in (1..parsed.len()).rev() {
        let (before, after) = parsed.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let joined = parser.is_joint(first.end, second.first);
        if let (Expr::Time(hour), Expr::Time(until)) = (&mut first.expr, &second.expr)
            && joined
            && hour.day.is_none()
            && !matches!(hour.clock, Clock::Midnight)
        {
            hour.day.clone_from(&until.day);
        }
    }
}

fn named_year(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::Point(Point::Cal(cal @ (Cal::Day(_) | Cal::Month(..) | Cal::Season(..) | Cal::Quarter(..)))) => {
            cal.year()
        }
        Expr::Point(Point::Within(_, whole)) => match **whole {
            Point::Cal(Cal::Year(year)) => Some(year),
            _ => None,
        },
        _ => None,
    }
}

/// A history tells of full dates far from the day of the report, and hardly of weekdays.
fn is_history(parsed: &[Parsed], report: Option<NaiveDate>) -> bool {
    let gone = |year: i32| report.is_none_or(|r| r.year() - year >= NARRATIVE_YEARS);
    let (mut far, mut partial, mut deictic) = (0usize, 0usize, 0usize);
    for found in parsed {
        match &found.expr {
            Expr::Point(Point::Cal(cal)) if cal.year().is_none_or(gone) => far += 1,
            Expr::Point(Point::MonthDay(..) | Point::Month(_)) => partial += 1,
            Expr::Point(
                Point::Weekday(_) | Point::Weekdayed(..) | Point::Shift(Unit::Day | Unit::Week, _, Anchor::Speech),
            ) => deictic += 1,
            _ => {}
        }
    }
    far >= NARRATIVE_YEARS_TOLD && far + partial >= NARRATIVE_DATES && deictic * 10 <= far + partial
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
        impossible: None,
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
            remember(context, point, &place, at);
            take(&mut time, place);
        }
        Expr::Time(of_day) => time_of_day(context, of_day, at, &mut time),
        Expr::Duration(amount, side) => {
            time.interval = context.stretch(*amount, *side, at);
            time.kind = TimexType::Duration;
            time.value = amount.value();
            if let Some(place) = passed(context, *amount, *side, at) {
                time.kind = TimexType::Date;
                take(&mut time, place);
                return Some(time);
            }
            let months = amount.whole().filter(|_| amount.unit == Unit::Month);
            context.longer |= months.is_some_and(|m| (6..12).contains(&m));
        }
        Expr::Running(amount, start) => {
            time.kind = TimexType::Duration;
            time.value = amount.value();
            time.interval = context.run(*amount, start, at);
        }
        Expr::Part(amount, first, whole) => {
            time.kind = TimexType::Duration;
            time.value = amount.value();
            time.interval = context.part(*amount, *first, whole, at);
            name_parts(whole, &mut time);
        }
        Expr::Set(value) => {
            time.kind = TimexType::Set;
            time.value.clone_from(value);
        }
        Expr::Vague(value) => {
            time.value = (*value).to_owned();
            time.anchor = context.report;
        }
    }
    if time.steps.is_empty() {
        time.steps.push(describe(&time));
    }
    Some(time)
}

/// In a history, "two days after the siege" is a day: so far from the one that the text has come to.
/// Right behind a date it says that date over again.
fn passed(context: &Context, amount: Amount, side: i64, at: At) -> Option<Place> {
    let sign = match context.atoms.get(at.end)?.sym {
        Sym::Word(W::After) => 1,
        Sym::Word(W::Before) => -1,
        _ => return None,
    };
    if !context.narrative || side != 0 || amount.unit < Unit::Day || amount.whole().is_none() {
        return None;
    }
    let text = context.text.filter(|c| matches!(c, Cal::Day(_)))?;
    let first = context.atoms.get(at.first)?;
    let again = context.doc.text.get(context.seen_end..first.start).is_some_and(|t| t.trim() == ",");
    let point = if again { Point::Cal(text) } else { Point::Offset(amount, sign, Anchor::Text) };
    Some(context.place(&point, at))
}

/// How a value without a place on the calendar is to be read.
fn describe(time: &Time) -> String {
    let meaning = match (time.kind, time.value.as_str()) {
        (TimexType::Duration, _) => "a length of time",
        (TimexType::Set, _) => "a time that comes again",
        (_, "PRESENT_REF") => "the time of the report, no day named",
        (_, "PAST_REF") => "some time before the report",
        (_, "FUTURE_REF") => "some time after the report",
        _ => "a time without a place on the calendar",
    };
    meaning.to_owned()
}

fn take(time: &mut Time, place: Place) {
    time.value = place.value;
    time.interval = place.days.or_else(|| place.cal.and_then(Cal::interval));
    time.anchoring = place.anchoring;
    time.anchor = place.anchor;
    time.steps = vec![place.how];
}

/// What later words may count from.
fn remember(context: &mut Context, point: &Point, place: &Place, at: At) {
    let Some(cal) = place.cal else { return };
    if let Cal::Quarter(..) = cal {
        // a quarter that is over: figures are reported for it
        let over = context.report.is_none_or(|r| cal.last().is_some_and(|l| l < r));
        let own = match point {
            // "after a flat second quarter" in a report of the third
            Point::Quarter(_) if context.quarter.and_then(Cal::first) > cal.first() => false,
            Point::Quarter(_) | Point::Ended(_) => over || context.quarter.is_none(),
            Point::Within(..) => {
                context.quarter.is_none()
                    && context.report.is_none_or(|r| cal.year().is_some_and(|y| (r.year() - y).abs() <= 1))
            }
            _ => false,
        };
        if own {
            context.quarter = Some(cal);
        }
        context.longer = false;
    }
    if !matches!(cal, Cal::Decade(_) | Cal::Century(_) | Cal::Millennium(_)) {
        context.text = Some(cal);
        context.follow_thread(point, cal, at);
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
        Point::NoDay(m, d, year) => {
            time.impossible = Some((*m, *d, *year));
            time.year = *year;
        }
        Point::Weekday(w) => time.weekday = Some(*w),
        Point::Weekdayed(w, inner) => {
            name_parts(inner, time);
            time.weekday = Some(*w);
        }
        Point::Holiday(_, year) => time.year = *year,
        Point::Named(_, inner) | Point::Holding(_, inner) => name_parts(inner, time),
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
            remember(context, point, &place, at);
            place
        }
        None => context.place(&implied_day(context), at),
    };
    let day = place.value.clone();
    take(time, place);
    let clock = match of_day.clock {
        Clock::At(h, m, s) => {
            // "Friday at 5" leaves open which half of the day
            let told = (m.is_some() || h > 12 || half_told(context, at)) && !is_vague(context, at);
            time.clock = NaiveTime::from_hms_opt(h % 24, m.unwrap_or(0), s.unwrap_or(0)).filter(|_| told);
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

/// Does a word say which half of the day is meant?
fn half_told(context: &Context, at: At) -> bool {
    context
        .atoms
        .get(at.first..at.end)
        .unwrap_or_default()
        .iter()
        .any(|a| matches!(a.sym, Sym::Word(W::Am | W::Pm | W::Noon | W::Tonight) | Sym::Part(_)))
}

/// "midday": no hour, but a stretch of them.
fn is_vague(context: &Context, at: At) -> bool {
    let low = |a: &Atom| context.doc.lower.get(a.start..a.end).unwrap_or("");
    let atoms = context.atoms.get(at.first..at.end).unwrap_or_default();
    atoms.iter().any(|a| context.words.plays(low(a), Role::VagueHour))
}

/// The day of a clock time that names none: the day spoken of last, else the report's.
fn implied_day(context: &Context) -> Point {
    match context.text {
        Some(cal @ Cal::Day(_)) => Point::Cal(cal),
        _ => Point::Shift(Unit::Day, 0, Anchor::Speech),
    }
}
