//! Stretches of days: "the past three months", "3 days starting Monday", "the rest of the week", "the same period last year".

use chrono::{Datelike, NaiveDate};

use super::{At, Context, Place};
use crate::mention::time::{
    Anchoring,
    calendar::{Cal, Unit, add_days, add_months, date, say_day},
    direction::Direction,
    expr::{Amount, Point},
    role::Role,
};

impl Context<'_> {
    /// The days of "the past three months" or "the next two weeks", counted from the day of the report.
    pub fn stretch(&self, amount: Amount, side: i64, at: At) -> Option<(NaiveDate, NaiveDate)> {
        let before = (self.atoms.get(at.first)?.token as usize).checked_sub(1).map_or("", |t| self.doc.low(t));
        let led = side == 0 && self.words.plays(before, Role::ReachBefore) && self.direction(at) == Direction::Future;
        if side == 0 && !led {
            return None;
        }
        let day = self.speech_day(at)?;
        let sign = if side < 0 { -1 } else { 1 };
        if amount.unit == Unit::Quarter && side != 0 {
            // quarters are those of the calendar
            let (here, n) = (Cal::holding(day, Unit::Quarter)?, amount.whole()?);
            let (near, far) = (here.shift(sign)?.interval()?, here.shift(sign.checked_mul(n)?)?.interval()?);
            return Some((near.0.min(far.0), near.1.max(far.1)));
        }
        let far = reach(day, amount, sign)?;
        Some(match (led, side) {
            (true, _) if self.words.plays(before, Role::ReachPoint) => (far, far),
            (true, _) => (day, far),
            (_, -1) => (far, add_days(day, -1)?),
            _ => (add_days(day, 1)?, far),
        })
    }

    /// "that same day" where the text has come to a month or a year only: `1998-10-XX`.
    pub(super) fn some_day(&self, unit: Unit) -> Option<Place> {
        let text = self.text.filter(|_| unit == Unit::Day)?;
        let open = match text {
            Cal::Month(..) => "-XX",
            Cal::Year(_) => "-XX-XX",
            _ => return None,
        };
        let how = format!("a day of {}, of which the text speaks", text.say());
        let value = format!("{}{open}", text.value());
        Some(Place { cal: None, how, anchoring: Anchoring::Relative, ..Place::unknown(value) })
    }

    /// "the same period last year": what the text speaks of, in the year that is meant.
    pub(super) fn same(&self, unit: Unit, whole: &Point, at: At) -> Option<Place> {
        let here = match (unit, self.text) {
            (Unit::Quarter, Some(Cal::Year(_) | Cal::Day(_)) | None) => self.quarter.or(self.text),
            (Unit::Quarter, text) => text,
            (unit, text) => Cal::holding(text.and_then(Cal::first).or(self.report)?, unit),
        }?;
        let year = match whole {
            // "a year ago" from what the text speaks of
            Point::Offset(amount, sign, _) => {
                let n = i32::try_from(amount.whole()?).ok()?;
                here.year()?.checked_add(n.checked_mul(i32::try_from(*sign).ok()?)?)?
            }
            _ => self.try_place(whole, at)?.cal?.year()?,
        };
        let cal = match here {
            Cal::Day(d) => Cal::Day(date(year, d.month(), d.day())?),
            Cal::Week(_, w) => Cal::Week(year, w),
            Cal::Month(_, m) => Cal::Month(year, m),
            Cal::Quarter(..) if self.longer => Cal::Year(year),
            Cal::Quarter(_, q) => Cal::Quarter(year, q),
            Cal::Half(_, h) => Cal::Half(year, h),
            Cal::Season(_, s) => Cal::Season(year, s),
            _ => Cal::Year(year),
        };
        let how = format!("{}: the text speaks of {}", cal.say(), here.say());
        Some(Place::new(cal, Anchoring::Relative, here.first(), how))
    }

    /// "the rest of the week": the days that are left of it.
    pub(super) fn rest(&self, whole: &Point, at: At) -> Option<Place> {
        let mut place = self.try_place(whole, at)?;
        let day = self.speech_day(at);
        if let (Some((first, last)), Some(day)) = (place.cal.and_then(Cal::interval), day)
            && (first..=last).contains(&day)
        {
            place.days = Some((day, last));
            place.how = format!("the days left of {}", place.how);
        }
        Some(place)
    }

    /// The calendar quarter that holds most of the three months before a day.
    pub(super) fn ended(&self, last: &Point, at: At) -> Option<Place> {
        let day = self.try_place(last, at)?.cal?.first()?;
        let cal = Cal::holding(add_days(day, -45)?, Unit::Quarter)?;
        let how = format!("{}, ended {}", cal.say(), say_day(day));
        Some(Place::new(cal, Anchoring::Relative, Some(day), how))
    }

    /// The days of a length that runs from a day, or of the first or last part of a stretch.
    pub fn run(&self, amount: Amount, start: &Point, at: At) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.try_place(start, at)?.cal?.first()?;
        Some((first, add_days(reach(first, amount, 1)?, -1)?))
    }

    pub fn part(&self, amount: Amount, is_first: bool, whole: &Point, at: At) -> Option<(NaiveDate, NaiveDate)> {
        let cal = self.try_place(whole, at)?.cal?;
        let (mut first, mut last) = cal.interval()?;
        if amount.unit == Unit::Week && matches!(cal, Cal::Year(_)) {
            // the weeks of a year are counted as ISO 8601 does
            let year = cal.year()?;
            first = Cal::Week(year, 1).first()?;
            last = add_days(Cal::Week(year.checked_add(1)?, 1).first()?, -1)?;
        }
        Some(if is_first {
            (first, add_days(reach(first, amount, 1)?, -1)?)
        } else {
            (add_days(reach(add_days(last, 1)?, amount, -1)?, 0)?, last)
        })
    }
}

/// The day `amount` away.
pub(super) fn reach(day: NaiveDate, amount: Amount, sign: i64) -> Option<NaiveDate> {
    let n = amount.whole()?.checked_mul(sign)?;
    match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        Unit::Month => add_months(day, n),
        Unit::Quarter => add_months(day, n.checked_mul(3)?),
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            add_months(day, years(amount)?.checked_mul(12)?.checked_mul(sign)?)
        }
        unit => add_days(day, n.checked_mul(unit_days(unit))?),
    }
}

pub(super) fn years(amount: Amount) -> Option<i64> {
    let n = amount.whole()?;
    n.checked_mul(match amount.unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century => 100,
        Unit::Millennium => 1000,
        _ => return None,
    })
}

pub(super) fn unit_days(unit: Unit) -> i64 {
    match unit {
        Unit::Week => 7,
        Unit::Fortnight => 14,
        Unit::Month => 30,
        Unit::Quarter => 91,
        _ => 1,
    }
}
