//! From what words say to the calendar: each expression is anchored in reading order.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    Anchoring,
    anchor::{Anchored, anchor_at, report_days},
    atom::Atom,
    calendar::{Cal, Season, Unit, add_days, add_months, date, easter, nth_weekday, say_day, weekday_from},
    direction::{Direction, direction},
    expr::{Amount, Anchor, Count, Point, Which},
    words::{HolidayRule, Words},
};
use crate::document::Document;

/// What is known while the text is read: the report's day and what was spoken of last.
pub struct Context<'a> {
    pub doc: &'a Document,
    pub words: &'a Words,
    pub atoms: &'a [Atom],
    /// The day of the report.
    pub report: Option<NaiveDate>,
    /// A history: dates follow each other, the day of the report says nothing.
    pub narrative: bool,
    /// The stretch spoken of last.
    pub text: Option<Cal>,
    /// The quarter that an earnings report is about.
    pub quarter: Option<Cal>,
    /// The last figures were those of "the nine months" or "the year", not of the quarter.
    pub longer: bool,
    /// Stretches with an anchor of their own.
    pub anchors: Vec<Anchored>,
}

/// A point found on the calendar, or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub cal: Option<Cal>,
    pub value: String,
    pub anchoring: Anchoring,
    pub anchor: Option<NaiveDate>,
    /// First and last day, where they are not those of `cal`: the stamp of the report admits two days.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How the words became the value.
    pub how: String,
}

impl Place {
    fn new(cal: Cal, anchoring: Anchoring, anchor: Option<NaiveDate>, how: String) -> Place {
        Place { cal: Some(cal), value: cal.value(), anchoring, anchor, days: None, how }
    }

    fn unknown(value: String) -> Place {
        Place {
            cal: None,
            value,
            anchoring: Anchoring::None,
            anchor: None,
            days: None,
            how: "nothing tells which one is meant".to_owned(),
        }
    }
}

/// Where in the text an expression stands, in atoms.
#[derive(Clone, Copy)]
pub struct At {
    pub first: usize,
    pub end: usize,
}

impl Context<'_> {
    pub fn place(&self, point: &Point, at: At) -> Place {
        self.try_place(point, at).unwrap_or_else(|| match self.text {
            // a history before Christ: the year is that of the text
            Some(Cal::Bc(year, _)) if self.narrative => {
                let value = open_value(point).replacen("XXXX", &format!("BC{year:04}"), 1);
                Place { cal: None, ..Place::unknown(value) }
            }
            _ => Place::unknown(open_value(point)),
        })
    }

    fn try_place(&self, point: &Point, at: At) -> Option<Place> {
        Some(match point {
            Point::Cal(cal) => Place::new(*cal, Anchoring::Absolute, None, format!("{}, as the words say", cal.say())),
            Point::MonthDay(m, d) => self.month_day(*m, *d, at)?,
            Point::Month(m) => self.repeated(at, |y| Some(Cal::Month(y, *m)).filter(|_| (1..=12).contains(m)))?,
            Point::Season(s) => self.repeated(at, |y| Some(Cal::Season(y, *s)))?,
            Point::Quarter(q) => self.quarter(*q, at)?,
            Point::Half(h) => self.repeated(at, |y| Some(Cal::Half(y, *h)))?,
            Point::Holiday(index, Some(year)) => {
                let day = self.holiday(*index, *year)?;
                let name = self.words.holidays.get(*index).map_or("", |h| h.name.as_str());
                Place::new(Cal::Day(day), Anchoring::Absolute, None, format!("{name} {year} is {}", say_day(day)))
            }
            Point::Holiday(index, None) => self.repeated(at, |y| self.holiday(*index, y).map(Cal::Day))?,
            Point::DayOfMonth(d) => self.day_of_month(*d, at)?,
            Point::Weekday(w) => self.weekday(*w, at)?,
            Point::Weekdayed(w, inner) => self.weekdayed(*w, inner, at)?,
            Point::Shift(unit, n, anchor) => self.shift(*unit, *n, *anchor, at)?,
            Point::Named(which, inner) => self.named(*which, inner, at)?,
            Point::Offset(amount, sign, anchor) => self.offset(*amount, *sign, *anchor, at)?,
            Point::Within(part, whole) => self.within(part, whole, at)?,
            Point::Nth(n, unit, whole) => self.nth(*n, *unit, whole, at)?,
            Point::NthWeekday(n, w, inner) => {
                let inner = self.try_place(inner, at)?;
                let Cal::Month(year, month) = inner.cal? else { return None };
                let cal = Cal::Day(nth_weekday(year, month, *w, *n)?);
                Place::new(cal, inner.anchoring, inner.anchor, format!("{}, in {}", cal.say(), inner.how))
            }
            Point::WeekNumber(n, year) => {
                let day = self.speech_day(at);
                let cal = Cal::Week(year.or(day.map(|d| d.year()))?, *n);
                cal.first()?;
                Place::new(cal, Anchoring::Partial, day, format!("{}, by its number", cal.say()))
            }
            Point::Holding(unit, inner) => {
                let inner = self.try_place(inner, at)?;
                let cal = Cal::holding(inner.cal?.first()?, *unit)?;
                Place::new(
                    cal,
                    inner.anchoring,
                    inner.anchor,
                    format!("{}, which holds that day; {}", cal.say(), inner.how),
                )
            }
            Point::From(amount, sign, base) => self.from_point(*amount, *sign, base, at)?,
            Point::Discourse(unit) => {
                let from = self.anchor_day(Anchor::Text, at)?;
                let cal = Cal::holding(from, *unit)?;
                Place::new(cal, Anchoring::Relative, Some(from), format!("{}, of which the text speaks", cal.say()))
            }
            Point::Period(n) => self.period(*n)?,
        })
    }

    /// The day that "last week" or "two days ago" is counted from.
    fn speech_day(&self, at: At) -> Option<NaiveDate> {
        if self.narrative {
            return self.text.and_then(Cal::first).or(self.report);
        }
        let start = self.atoms.get(at.first).map_or(0, |a| a.start);
        match anchor_at(&self.anchors, start, at.first) {
            Some(day) => Some(day),
            None => self.report.or_else(|| self.text.and_then(Cal::first)),
        }
    }

    fn anchor_day(&self, anchor: Anchor, at: At) -> Option<NaiveDate> {
        match anchor {
            Anchor::Speech => self.speech_day(at),
            Anchor::Text => match self.text {
                Some(cal) => cal.first(),
                None => self.report,
            },
        }
    }

    fn name_anchor(&self, day: NaiveDate) -> String {
        if self.report == Some(day) && !self.narrative {
            format!("{}, the day of the report", say_day(day))
        } else {
            say_day(day)
        }
    }

    fn direction(&self, at: At) -> Direction {
        direction(self.doc, self.words, self.atoms, at.first, at.end)
    }

    /// Which of a stretch that comes again every year: the one behind, ahead or nearest.
    fn repeated(&self, at: At, make: impl Fn(i32) -> Option<Cal>) -> Option<Place> {
        if self.narrative {
            let text = self.text?;
            let from = text.first()?;
            let cal = follow(text, from, make)?;
            return Some(Place::new(
                cal,
                Anchoring::Partial,
                Some(from),
                format!("{}: the text has come to {}", cal.say(), text.say()),
            ));
        }
        let day = self.speech_day(at)?;
        let direction = self.direction(at);
        let (cal, word) = choose(day, direction, make)?;
        Some(Place::new(cal, Anchoring::Partial, Some(day), format!("{}, {word} {}", cal.say(), self.name_anchor(day))))
    }

    fn month_day(&self, m: u32, d: u32, at: At) -> Option<Place> {
        self.repeated(at, |y| date(y, m, d).map(Cal::Day))
    }

    /// Reports speak of the quarter that has begun last; a plan of one that begins soon.
    fn quarter(&self, q: u32, at: At) -> Option<Place> {
        if self.narrative {
            return self.repeated(at, |y| Some(Cal::Quarter(y, q)));
        }
        let day = self.speech_day(at)?;
        let begun = |c: &Cal| c.first().is_some_and(|f| f <= day);
        let behind = (day.year() - 1..=day.year()).rev().map(|y| Cal::Quarter(y, q)).find(begun)?;
        let next = behind.shift(4)?;
        let soon = next.first().is_some_and(|f| (f - day).num_days() <= 120);
        let cal = if soon && self.direction(at) == Direction::Future { next } else { behind };
        Some(Place::new(cal, Anchoring::Partial, Some(day), format!("{}, near {}", cal.say(), self.name_anchor(day))))
    }

    fn day_of_month(&self, d: u32, at: At) -> Option<Place> {
        let day = self.speech_day(at)?;
        let here = date(day.year(), day.month(), d);
        let other = |n: i64| {
            add_months(Cal::Month(day.year(), day.month()).first()?, n).and_then(|m| date(m.year(), m.month(), d))
        };
        let found = match self.direction(at) {
            Direction::Past => here.filter(|h| *h <= day).or_else(|| other(-1)),
            _ => here.filter(|h| *h >= day).or_else(|| other(1)),
        }?;
        Some(Place::new(
            Cal::Day(found),
            Anchoring::Partial,
            Some(day),
            format!("{}, near {}", say_day(found), self.name_anchor(day)),
        ))
    }

    fn weekday(&self, w: Weekday, at: At) -> Option<Place> {
        let day = if self.narrative {
            self.text.filter(|c| matches!(c, Cal::Day(_)))?.first()?
        } else {
            self.speech_day(at)?
        };
        if self.report == Some(day)
            && let Some((first, last)) = report_days(self)
            && let Some(found) = [first, last].into_iter().find(|d| d.weekday() == w)
        {
            let how = format!("{}, the day of the report", say_day(found));
            return Some(Place::new(Cal::Day(found), Anchoring::Relative, Some(day), how));
        }
        if day.weekday() == w {
            let how = self.name_anchor(day);
            return Some(Place::new(Cal::Day(day), Anchoring::Relative, Some(day), how));
        }
        let ahead = self.direction(at) == Direction::Future;
        let found = weekday_from(day, w, ahead, true)?;
        let side = if ahead { "after" } else { "before" };
        let how = format!("the {} {side} {}", found.format("%A"), self.name_anchor(day));
        Some(Place::new(Cal::Day(found), Anchoring::Relative, Some(day), how))
    }

    /// The calendar date decides; without a year the year in which the weekday fits.
    fn weekdayed(&self, w: Weekday, inner: &Point, at: At) -> Option<Place> {
        let mut place = self.try_place(inner, at)?;
        if let (Point::DayOfMonth(d), Some(day)) = (inner, self.speech_day(at)) {
            // the month in which the weekday fits
            let months = [0, 1, -1, 2, -2]
                .into_iter()
                .filter_map(|n| add_months(Cal::Month(day.year(), day.month()).first()?, n));
            let fits = |m: NaiveDate| date(m.year(), m.month(), *d).filter(|f| f.weekday() == w);
            if let Some(found) = months.filter_map(fits).next() {
                return Some(Place::new(
                    Cal::Day(found),
                    Anchoring::Partial,
                    Some(day),
                    format!("{}, near {}", say_day(found), self.name_anchor(day)),
                ));
            }
        }
        if let (Point::MonthDay(m, d), Some(day)) = (inner, self.speech_day(at))
            && place.cal.and_then(Cal::first).is_some_and(|f| f.weekday() != w)
        {
            let fits = [0, -1, 1].into_iter().find_map(|n| date(day.year() + n, *m, *d).filter(|f| f.weekday() == w));
            // a year off is believed only where the other reading lies far away as well
            if let Some(found) = fits.filter(|f| (*f - day).num_days().abs() < 200) {
                place = Place::new(
                    Cal::Day(found),
                    Anchoring::Partial,
                    Some(day),
                    format!("{}, the year in which it is a {}", say_day(found), found.format("%A")),
                );
            }
        }
        Some(place)
    }

    fn shift(&self, unit: Unit, n: i64, anchor: Anchor, at: At) -> Option<Place> {
        let day = self.anchor_day(anchor, at)?;
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
    fn spread(&self, mut place: Place) -> Place {
        if let (Some(Cal::Day(found)), Some(day), Some((first, last))) = (place.cal, place.anchor, report_days(self))
            && self.report == Some(day)
        {
            let gap = (found - day).num_days();
            place.days = add_days(first, gap).zip(add_days(last, gap));
        }
        place
    }

    fn named(&self, which: Which, inner: &Point, at: At) -> Option<Place> {
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
                Which::After => weekday_from(day, *w, true, true)?,
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
            Which::Last | Which::Before => all.filter(|c| c.last().is_some_and(|l| l < day)).last(),
            Which::Next | Which::After => all.find(|c| c.first().is_some_and(|f| f > day)),
            Which::This => match inner {
                // January and February belong to the winter that began the year before
                Point::Season(Season::Winter) if day.month() < 6 => make(day.year() - 1),
                _ => make(day.year()),
            },
        }?;
        Some(place(cal))
    }

    fn offset(&self, amount: Amount, sign: i64, anchor: Anchor, at: At) -> Option<Place> {
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
            (Anchor::Text, Some(Cal::Bc(year, month))) if amount.unit >= Unit::Year => {
                let cal = Cal::Bc(year, month.filter(|_| false)).shift(years(amount)? * sign)?;
                return Some(Place::new(cal, Anchoring::Relative, None, format!("{}, counted in the text", cal.say())));
            }
            _ => self.anchor_day(anchor, at)?,
        };
        let cal = self.moved(day, amount, sign)?;
        let side = if sign < 0 { "before" } else { "after" };
        let how = format!("{}: {} {side} {}", cal.say(), say_amount(amount), self.name_anchor(day));
        Some(self.spread(Place::new(cal, Anchoring::Relative, Some(day), how)))
    }

    /// `amount` away from `day`, as precise as the unit.
    fn moved(&self, day: NaiveDate, amount: Amount, sign: i64) -> Option<Cal> {
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

    /// The days of "the past three months" or "the next two weeks", counted from the day of the report.
    pub fn stretch(&self, amount: Amount, side: i64, at: At) -> Option<(NaiveDate, NaiveDate)> {
        let before = self.doc.low((self.atoms.get(at.first)?.token as usize).checked_sub(1)?);
        let led = side == 0 && matches!(before, "in" | "within") && self.direction(at) == Direction::Future;
        if side == 0 && !led {
            return None;
        }
        let day = self.speech_day(at)?;
        let sign = if side < 0 { -1 } else { 1 };
        let n = amount.whole()?.checked_mul(sign)?;
        let far = match amount.unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Month => add_months(day, n)?,
            Unit::Quarter => add_months(day, n.checked_mul(3)?)?,
            Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
                add_months(day, years(amount)?.checked_mul(12 * sign)?)?
            }
            unit => add_days(day, n.checked_mul(unit_days(unit))?)?,
        };
        Some(match (led, side) {
            (true, _) if before == "in" => (far, far),
            (true, _) => (day, far),
            (_, -1) => (far, add_days(day, -1)?),
            _ => (add_days(day, 1)?, far),
        })
    }

    fn within(&self, part: &Point, whole: &Point, at: At) -> Option<Place> {
        let whole = self.try_place(whole, at)?;
        if let (Point::Weekday(w), Some(week @ Cal::Week(..))) = (part, whole.cal) {
            let cal = Cal::Day(weekday_from(week.first()?, *w, true, false)?);
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

    fn nth(&self, n: i32, unit: Unit, whole: &Point, at: At) -> Option<Place> {
        let whole = self.try_place(whole, at)?;
        let (first, last) = whole.cal?.interval()?;
        let cal = if n > 0 {
            let start = Cal::holding(first, unit)?;
            start.shift(i64::from(n) - 1)?
        } else {
            let end = Cal::holding(last, unit)?;
            if end.last()? > last { end.shift(-1)? } else { end }
        };
        Some(Place::new(cal, whole.anchoring, whole.anchor, format!("{}, a part of {}", cal.say(), whole.how)))
    }

    fn from_point(&self, amount: Amount, sign: i64, base: &Point, at: At) -> Option<Place> {
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

    fn period(&self, n: i64) -> Option<Place> {
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

    fn holiday(&self, index: usize, year: i32) -> Option<NaiveDate> {
        let holiday = self.words.holidays.get(index)?;
        let day = match holiday.rule {
            HolidayRule::Fixed(m, d) => date(year, m, d)?,
            HolidayRule::Easter(days) => add_days(easter(year)?, days)?,
            HolidayRule::Nth(m, w, n) => {
                let weekday = Weekday::try_from(u8::try_from(w.checked_sub(1)?).ok()?).ok()?;
                nth_weekday(year, m, weekday, n)?
            }
        };
        add_days(day, holiday.plus)
    }
}

/// In a history the next stretch is that of the year spoken of, or of the next or last one where it lies much closer.
fn follow(text: Cal, from: NaiveDate, make: impl Fn(i32) -> Option<Cal>) -> Option<Cal> {
    let here = make(from.year())?;
    if matches!(text, Cal::Year(_) | Cal::Decade(_)) {
        return Some(here);
    }
    let gap = (here.first()? - from).num_days();
    if gap < -250 {
        return make(from.year() + 1).or(Some(here));
    }
    Some(here)
}

/// How many days off a stretch is believed against the tense: "extended to Nov. 20" is not last year's.
const NEAR: i64 = 45;

/// Of the stretches of the years round `day`: the last that has begun, the next that has not ended, or the nearest.
fn choose(day: NaiveDate, direction: Direction, make: impl Fn(i32) -> Option<Cal>) -> Option<(Cal, &'static str)> {
    let all: Vec<Cal> = (day.year() - 1..=day.year() + 1).filter_map(make).collect();
    let gap = |c: &Cal| match (c.first(), c.last()) {
        (Some(f), _) if f > day => (f - day).num_days(),
        (_, Some(l)) if l < day => (day - l).num_days(),
        (Some(_), Some(_)) => 0,
        _ => i64::MAX,
    };
    let behind = all.iter().rev().find(|c| c.first().is_some_and(|f| f <= day)).copied();
    let ahead = all.iter().find(|c| c.last().is_some_and(|l| l >= day)).copied();
    let nearest = all.iter().min_by_key(|c| gap(c)).copied();
    let close = nearest.filter(|n| matches!(n, Cal::Day(_)) && gap(n) <= NEAR);
    match direction {
        Direction::Past => close.or(behind).or(ahead).map(|c| (c, "the last before")),
        Direction::Future => close.or(ahead).or(behind).map(|c| (c, "the next after")),
        Direction::Unknown => {
            // news tells of what has been, unless what is to come lies much nearer
            let ahead = ahead.filter(|a| behind.is_none_or(|b| gap(a) * 3 < gap(&b)));
            ahead.or(behind).or(nearest).map(|c| (c, "the nearest to"))
        }
    }
}

fn years(amount: Amount) -> Option<i64> {
    let n = amount.whole()?;
    n.checked_mul(match amount.unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century => 100,
        Unit::Millennium => 1000,
        _ => return None,
    })
}

fn unit_days(unit: Unit) -> i64 {
    match unit {
        Unit::Week => 7,
        Unit::Fortnight => 14,
        Unit::Month => 30,
        Unit::Quarter => 91,
        _ => 1,
    }
}

fn say_count(n: u64, unit: Unit) -> String {
    let name = say_unit(unit);
    if n == 1 { format!("one {name}") } else { format!("{n} {name}s") }
}

fn say_amount(amount: Amount) -> String {
    match (amount.whole(), amount.count) {
        (Some(n), _) => say_count(n.unsigned_abs(), amount.unit),
        (None, Count::Hundredths(h)) => format!("{} {}s", f64::from(h) / 100.0, say_unit(amount.unit)),
        (None, Count::Some) => format!("some {}s", say_unit(amount.unit)),
    }
}

fn say_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Night => "night",
        Unit::Week => "week",
        Unit::Weekend => "weekend",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Half => "half-year",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "centurie",
        Unit::Millennium => "millennium",
    }
}

/// The value of a point that nothing anchors, with X for what is not known.
fn open_value(point: &Point) -> String {
    match point {
        Point::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
        Point::Weekdayed(_, inner) | Point::Named(_, inner) => open_value(inner),
        Point::Month(m) => format!("XXXX-{m:02}"),
        Point::DayOfMonth(d) => format!("XXXX-XX-{d:02}"),
        Point::Weekday(w) => format!("XXXX-WXX-{}", w.number_from_monday()),
        Point::Season(s) => format!("XXXX-{}", s.code()),
        Point::Quarter(q) => format!("XXXX-Q{q}"),
        Point::Half(h) => format!("XXXX-H{h}"),
        Point::Holiday(..) => "XXXX-XX-XX".to_owned(),
        Point::Within(part, _) => open_value(part),
        Point::Shift(unit, ..) | Point::Discourse(unit) | Point::Nth(_, unit, _) | Point::Holding(unit, _) => {
            open_unit(*unit)
        }
        Point::Offset(amount, ..) | Point::From(amount, ..) => open_unit(amount.unit),
        Point::Period(_) => "XXXX-QX".to_owned(),
        Point::NthWeekday(..) => "XXXX-XX-XX".to_owned(),
        Point::WeekNumber(n, _) => format!("XXXX-W{n:02}"),
        Point::Cal(cal) => cal.value(),
    }
}

fn open_unit(unit: Unit) -> String {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
    .to_owned()
}
