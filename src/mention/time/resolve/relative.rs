//! Points counted from an anchor, and parts of longer stretches.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::{
    At, Context, Place,
    say::{say_amount, say_count},
    stretch::{reach, unit_days, years},
};
use crate::mention::time::{
    Anchoring,
    anchor::report_days,
    calendar::{Cal, Season, Unit, add_days, add_months, date, say_day, weekday_from},
    direction::Direction,
    expr::{Amount, Anchor, Count, Point, Which},
};

impl Context<'_> {
    pub(super) fn shift(&self, unit: Unit, n: i64, anchor: Anchor, at: At) -> Option<Place> {
        if let (Anchor::Text, Unit::Year, Some(Cal::Bc(year, _))) = (anchor, unit, self.thread) {
            let cal = Cal::Bc(year, None).shift(n)?;
            return Some(Place::new(cal, Anchoring::Relative, None, format!("{}, counted in the text", cal.say())));
        }
        let mut day = self.anchor_day(anchor, at)?;
        if unit == Unit::Day && anchor == Anchor::Text && !self.narrative && !matches!(self.text, Some(Cal::Day(_))) {
            day = self.speech_day(at)?;
        }
        let mut cal = Cal::holding(day, unit)?.shift(n)?;
        if unit == Unit::Weekend && n == 0 && anchor == Anchor::Text {
            // "the weekend": the one just over, or the one ahead
            let day = self.speech_day(at)?;
            let weekend = Cal::holding(day, Unit::Weekend)?;
            let ahead = self.direction(at) == Direction::Future || day.weekday().num_days_from_monday() >= 5;
            cal = if ahead { weekend } else { weekend.shift(-1)? };
        }
        if unit == Unit::Year && n == 0 && anchor == Anchor::Text && !self.narrative {
            cal = Cal::holding(self.speech_day(at)?, Unit::Year)?;
        }
        let how = match n {
            0 => format!("{}, counted from {}", cal.say(), self.name_anchor(day)),
            n => format!(
                "{}: {} {} {}",
                cal.say(),
                say_count(n.unsigned_abs(), unit),
                if n < 0 { "before" } else { "after" },
                self.name_anchor(day)
            ),
        };
        Some(self.spread(Place::new(cal, Anchoring::Relative, Some(day), how)))
    }

    /// A day counted from the report's is as uncertain as that: "today" under a UTC stamp may be two days.
    pub(super) fn spread(&self, mut place: Place) -> Place {
        if let (Some(Cal::Day(found)), Some(day), Some((first, last))) = (place.cal, place.anchor, report_days(self))
            && self.report == Some(day)
        {
            let gap = (found - day).num_days();
            place.days = add_days(first, gap).zip(add_days(last, gap));
        }
        place
    }

    pub(super) fn named(&self, which: Which, inner: &Point, at: At) -> Option<Place> {
        let anchor = if matches!(which, Which::Before | Which::After) { Anchor::Text } else { Anchor::Speech };
        let day = self.anchor_day(anchor, at)?;
        let place = |cal: Cal| {
            Place::new(
                cal,
                Anchoring::Relative,
                Some(day),
                format!("{}, counted from {}", cal.say(), self.name_anchor(day)),
            )
        };
        if let Point::Weekday(w) = inner {
            let found = match which {
                Which::Last | Which::Before => weekday_from(day, *w, false, true)?,
                Which::After | Which::Coming => weekday_from(day, *w, true, true)?,
                Which::This => {
                    if self.direction(at) == Direction::Past {
                        weekday_from(day, *w, false, false)?
                    } else {
                        weekday_from(day, *w, true, false)?
                    }
                }
                Which::Next => {
                    add_days(Cal::holding(day, Unit::Week)?.first()?, 7 + i64::from(w.num_days_from_monday()))?
                }
            };
            return Some(place(Cal::Day(found)));
        }
        if let Point::Weekdayed(..) = inner {
            return self.try_place(inner, at);
        }
        let make = |y: i32| -> Option<Cal> {
            match inner {
                Point::Month(m) => Some(Cal::Month(y, *m)),
                Point::MonthDay(m, d) => date(y, *m, *d).map(Cal::Day),
                Point::Season(s) => Some(Cal::Season(y, *s)),
                Point::Quarter(q) => Some(Cal::Quarter(y, *q)),
                Point::Holiday(index, None) => self.holiday(*index, y).map(Cal::Day),
                _ => None,
            }
        };
        let years = [day.year() - 2, day.year() - 1, day.year(), day.year() + 1];
        let mut all = years.into_iter().filter_map(make);
        let cal = match which {
            Which::Last | Which::Before => all.rfind(|c| c.last().is_some_and(|l| l < day)),
            Which::Next | Which::After | Which::Coming => all.find(|c| c.first().is_some_and(|f| f > day)),
            Which::This => match inner {
                // January and February belong to the winter that began the year before
                Point::Season(Season::Winter) if day.month() < 6 => make(day.year() - 1),
                _ => make(day.year()),
            },
        }?;
        Some(place(cal))
    }

    pub(super) fn offset(&self, amount: Amount, sign: i64, anchor: Anchor, at: At) -> Option<Place> {
        let Count::Hundredths(_) = amount.count else {
            let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            let how = "no number says how many".to_owned();
            return Some(Place {
                cal: None,
                value: value.to_owned(),
                anchoring: Anchoring::None,
                anchor: None,
                days: None,
                how,
            });
        };
        if amount.unit == Unit::Year
            && amount.whole() == Some(1)
            && !self.narrative
            && let Some(quarter) = self.quarter
        {
            let mut cal = quarter.shift(sign * 4)?;
            if self.longer {
                cal = Cal::Year(cal.year()?);
            }
            return Some(Place::new(
                cal,
                Anchoring::Relative,
                quarter.first(),
                format!("{}, a year from {}", cal.say(), quarter.say()),
            ));
        }
        let day = match (anchor, self.text) {
            (Anchor::Text, Some(Cal::Bc(year, _))) if amount.unit >= Unit::Year => {
                let cal = Cal::Bc(year, None).shift(years(amount)?.checked_mul(sign)?)?;
                return Some(Place::new(cal, Anchoring::Relative, None, format!("{}, counted in the text", cal.say())));
            }
            _ => self.anchor_day(anchor, at)?,
        };
        let side = if sign < 0 { "before" } else { "after" };
        if let Some((found, moment)) = self.hours_from_stamp(amount, sign).filter(|_| self.report == Some(day)) {
            let how = format!("{}: {} {side} {moment}", say_day(found), say_amount(amount));
            return Some(Place::new(Cal::Day(found), Anchoring::Relative, Some(day), how));
        }
        let cal = self.moved(day, amount, sign)?;
        let how = format!("{}: {} {side} {}", cal.say(), say_amount(amount), self.name_anchor(day));
        Some(self.spread(Place::new(cal, Anchoring::Relative, Some(day), how)))
    }

    /// "four hours ago", counted from the moment of the report where its stamp gives one: the day, and the moment.
    fn hours_from_stamp(&self, amount: Amount, sign: i64) -> Option<(NaiveDate, String)> {
        let stamp = self.doc.meta.published.as_ref()?.stamp?;
        let minutes = match amount.unit {
            Unit::Hour => 60,
            Unit::Minute => 1,
            _ => return None,
        };
        let gone = TimeDelta::try_minutes(amount.whole()?.checked_mul(minutes)?.checked_mul(sign)?)?;
        let moved = stamp.naive_local().checked_add_signed(gone)?.date();
        let moment = format!("{}, {}", stamp.format("%H:%M"), self.name_anchor(stamp.date_naive()));
        Some((add_days(moved, 0)?, moment))
    }

    /// "a month and a day ago"
    pub(super) fn offset_both(&self, both: (Amount, Amount), sign: i64, anchor: Anchor, at: At) -> Option<Place> {
        let day = self.anchor_day(anchor, at)?;
        let (first, second) = both;
        let cal = self.moved(reach(day, first, sign)?, second, sign)?;
        let side = if sign < 0 { "before" } else { "after" };
        let how =
            format!("{}: {} and {} {side} {}", cal.say(), say_amount(first), say_amount(second), self.name_anchor(day));
        Some(Place::new(cal, Anchoring::Relative, Some(day), how))
    }

    /// `amount` away from `day`, as precise as the unit.
    pub(super) fn moved(&self, day: NaiveDate, amount: Amount, sign: i64) -> Option<Cal> {
        let Some(n) = amount.whole() else {
            // "a year and a half ago": months
            let Count::Hundredths(h) = amount.count else { return None };
            let months = match amount.unit {
                Unit::Year => i64::from(h) * 12 / 100,
                Unit::Decade => i64::from(h) * 120 / 100,
                _ => return add_days(day, sign * i64::from(h) * unit_days(amount.unit) / 100).map(Cal::Day),
            };
            return Cal::holding(add_months(day, sign * months)?, Unit::Month);
        };
        match amount.unit {
            Unit::Second | Unit::Minute | Unit::Hour => Some(Cal::Day(day)),
            Unit::Decade | Unit::Century | Unit::Millennium => {
                Cal::holding(day, Unit::Year)?.shift(sign * years(amount)?)
            }
            Unit::Fortnight => Cal::holding(day, Unit::Week)?.shift(sign.checked_mul(n)?.checked_mul(2)?),
            unit => Cal::holding(day, unit)?.shift(sign.checked_mul(n)?),
        }
    }

    pub(super) fn within(&self, part: &Point, whole: &Point, at: At) -> Option<Place> {
        let whole = self.try_place(whole, at)?;
        if let (Point::Weekday(w), Some(week @ Cal::Week(..))) = (part, whole.cal) {
            let cal = Cal::Day(weekday_from(week.first()?, *w, true, false)?);
            return Some(Place::new(cal, whole.anchoring, whole.anchor, format!("{} in {}", cal.say(), whole.how)));
        }
        if let (Point::DayOfMonth(d), Some(Cal::Month(y, m))) = (part, whole.cal) {
            let cal = Cal::Day(date(y, m, *d)?);
            return Some(Place::new(cal, whole.anchoring, whole.anchor, format!("{} in {}", cal.say(), whole.how)));
        }
        let year = whole.cal?.year()?;
        let cal = match part {
            Point::Month(m) => Cal::Month(year, *m),
            Point::MonthDay(m, d) => Cal::Day(date(year, *m, *d)?),
            Point::Season(s) => Cal::Season(year, *s),
            Point::Quarter(q) => Cal::Quarter(year, *q),
            Point::Half(h) => Cal::Half(year, *h),
            Point::Holiday(index, None) => Cal::Day(self.holiday(*index, year)?),
            Point::Period(_) => match self.quarter {
                Some(Cal::Quarter(_, q)) if !self.longer => Cal::Quarter(year, q),
                _ => Cal::Year(year),
            },
            _ => return None,
        };
        let how = if whole.anchoring == Anchoring::Absolute {
            format!("{}, as the words say", cal.say())
        } else {
            format!("{} in {}", cal.say(), whole.how)
        };
        Some(Place::new(cal, whole.anchoring, whole.anchor, how))
    }

    pub(super) fn nth(&self, n: i32, unit: Unit, whole: &Point, at: At) -> Option<Place> {
        let whole = self.try_place(whole, at)?;
        let (first, last) = whole.cal?.interval()?;
        let cal = if let (Unit::Week, Some(Cal::Year(year)), 1..) = (unit, whole.cal, n) {
            Cal::Week(year, u32::try_from(n).ok()?)
        } else if n > 0 {
            let start = Cal::holding(first, unit)?;
            start.shift(i64::from(n) - 1)?
        } else {
            let end = Cal::holding(last, unit)?;
            if end.last()? > last { end.shift(-1)? } else { end }
        };
        Some(Place::new(cal, whole.anchoring, whole.anchor, format!("{}, a part of {}", cal.say(), whole.how)))
    }

    pub(super) fn counted_from(&self, amount: Amount, sign: i64, base: &Point, at: At) -> Option<Place> {
        let base = self.try_place(base, at)?;
        let day = base.cal?.first()?;
        let cal = match amount.unit {
            Unit::Week | Unit::Fortnight => {
                Cal::Day(add_days(day, amount.whole()?.checked_mul(unit_days(amount.unit))?.checked_mul(sign)?)?)
            }
            _ => self.moved(day, amount, sign)?,
        };
        let side = if sign < 0 { "before" } else { "after" };
        Some(Place::new(
            cal,
            base.anchoring,
            base.anchor,
            format!("{}: {} {side} {}", cal.say(), say_amount(amount), say_day(day)),
        ))
    }

    pub(super) fn period(&self, n: i64) -> Option<Place> {
        if let Some(quarter) = self.quarter {
            let cal = quarter.shift(n)?;
            return Some(Place::new(
                cal,
                Anchoring::Relative,
                quarter.first(),
                format!("{}: the text speaks of {}", cal.say(), quarter.say()),
            ));
        }
        let day = self.report?;
        let cal = if n == 0 {
            Cal::holding(day, Unit::Quarter)?.shift(-1)?
        } else {
            Cal::holding(day, Unit::Year)?.shift(n / 4)?
        };
        Some(Place::new(
            cal,
            Anchoring::Relative,
            Some(day),
            format!("{}, counted from {}", cal.say(), self.name_anchor(day)),
        ))
    }
}
