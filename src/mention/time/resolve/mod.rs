//! From what words say to the calendar: each expression is anchored in reading order.

mod relative;
mod say;
mod stretch;
mod thread;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    Anchoring,
    anchor::{Anchored, anchor_at, report_days},
    atom::Atom,
    calendar::{Cal, Unit, add_days, add_months, date, easter, nth_weekday, say_day, weekday_from},
    direction::{Direction, direction},
    expr::{Anchor, Point},
    words::{HolidayRule, Words},
};
use crate::{document::Document, value::date::weekday_name};
use say::open_value;

/// What is known while the text is read: the report's day and what was spoken of last.
pub struct Context<'a> {
    pub doc: &'a Document,
    pub words: &'a Words,
    pub atoms: &'a [Atom],
    /// The day of the report.
    pub report: Option<NaiveDate>,
    /// Dates follow each other, the day of the report says nothing: a history, or a text without a day.
    pub narrative: bool,
    /// A history by its dates: it tells of years gone by.
    pub history: bool,
    /// The stretch spoken of last.
    pub text: Option<Cal>,
    /// In a history: the stretch that its thread has come to.
    pub thread: Option<Cal>,
    /// Where the last expression of the thread stood.
    pub seen: usize,
    /// Where the last expression ended.
    pub seen_end: usize,
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
        let bc = self.thread.filter(|c| matches!(c, Cal::Bc(..))).or(self.text);
        self.try_place(point, at).unwrap_or_else(|| match bc {
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
            Point::NoDay(..) => {
                Place { how: "no calendar has this day".to_owned(), ..Place::unknown(open_value(point)) }
            }
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
            Point::OffsetBoth(first, second, sign, anchor) => {
                self.offset_both((*first, *second), *sign, *anchor, at)?
            }
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
                let anchoring = if year.is_some() { Anchoring::Absolute } else { Anchoring::Partial };
                Place::new(cal, anchoring, day, format!("{}, by its number", cal.say()))
            }
            Point::Any => return None,
            Point::Holding(unit, inner) => {
                let inner = self.try_place(inner, at)?;
                let day = inner.cal?.first()?;
                let mut cal = Cal::holding(day, *unit)?;
                if *unit == Unit::Weekend && matches!(day.weekday(), Weekday::Mon | Weekday::Tue) {
                    cal = cal.shift(-1)?;
                }
                Place::new(
                    cal,
                    inner.anchoring,
                    inner.anchor,
                    format!("{}, which holds that day; {}", cal.say(), inner.how),
                )
            }
            Point::From(amount, sign, base) => self.counted_from(*amount, *sign, base, at)?,
            Point::Discourse(unit) => {
                if let Some(place) = self.some_day(*unit) {
                    return Some(place);
                }
                let from = self.anchor_day(Anchor::Text, at)?;
                let cal = Cal::holding(from, *unit)?;
                Place::new(cal, Anchoring::Relative, Some(from), format!("{}, of which the text speaks", cal.say()))
            }
            Point::Period(n) => self.period(*n)?,
            Point::Same(unit, whole) => self.same(*unit, whole, at)?,
            Point::Rest(whole) => self.rest(whole, at)?,
            Point::Ended(last) => self.ended(last, at)?,
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
            // in a text that is no history, a year holds for its paragraph
            let text = self.thread.filter(|_| self.history || !self.opens_paragraph(at))?;
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
        let cal = choose(day, direction, make)?;
        let word = side_of(cal, day);
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
        let how = format!("the {} {side} {}", weekday_name(found.weekday()), self.name_anchor(day));
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
                    format!("{}, the year in which it is a {}", say_day(found), weekday_name(found.weekday())),
                );
            }
        }
        Some(place)
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

/// A month that begins so soon is meant, whatever the tense: "told them of cuts in September" in August.
const NEAR_MONTH: i64 = 31;

/// Of the stretches of the years round `day`: the last that has begun, the next that has not ended, or the nearest.
fn choose(day: NaiveDate, direction: Direction, make: impl Fn(i32) -> Option<Cal>) -> Option<Cal> {
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
    let close = nearest.filter(|n| match n {
        Cal::Day(_) => gap(n) <= NEAR,
        Cal::Month(..) => gap(n) <= NEAR_MONTH && n.first().is_some_and(|f| f > day),
        _ => false,
    });
    match direction {
        Direction::Past => close.or(behind).or(ahead),
        Direction::Future => close.or(ahead).or(behind),
        Direction::Unknown => {
            // news tells of what has been, unless what is to come lies much nearer
            let ahead = ahead.filter(|a| behind.is_none_or(|b| gap(a) * 5 < gap(&b)));
            ahead.or(behind).or(nearest)
        }
    }
}

/// On which side of `day` a stretch lies.
fn side_of(cal: Cal, day: NaiveDate) -> &'static str {
    match cal.interval() {
        Some((first, _)) if first > day => "the next after",
        Some((_, last)) if last < day => "the last before",
        _ => "the one that holds",
    }
}
