//! Words that count from an anchor: "last week", "next Friday", "that year", "yesterday".

use super::{Parser, Read};
use crate::mention::time::{
    calendar::Unit,
    expr::{Amount, Anchor, Expr, Parsed, Point, Which},
    role::Role,
    words::{Sym, W},
};

impl Parser<'_> {
    pub fn relative(&self, i: usize) -> Read<Point> {
        match self.sym(i) {
            Sym::Day(n) if n >= 0 && self.is_era(i) => return None,
            Sym::Day(n) => return Some((Point::Shift(Unit::Day, i64::from(n), Anchor::Speech), i + 1)),
            Sym::Weekday(_) | Sym::WeekdayShort(_) => return self.lone_weekday(i),
            Sym::Number(..) | Sym::Ordinal(_) | Sym::Tens(_) => {
                return self.day_of_unit(i).or_else(|| self.lone_day(i));
            }
            _ => {}
        }
        let the = usize::from(self.is(i, W::The));
        if the == 1
            && let Some(found) = self.after_next(i + 1).or_else(|| self.day_beside(i + 1))
        {
            return Some(found);
        }
        if the == 1
            && let Some(found) = self.day_of_unit(i + 1).or_else(|| self.lone_day(i + 1))
        {
            return Some(found);
        }
        let found = self.shifted(i, the == 1)?;
        Some(self.weekday_in(found))
    }

    /// "next week Sunday", "this week on Tuesday", "previous week - Monday".
    fn weekday_in(&self, (point, end): (Point, usize)) -> (Point, usize) {
        if !matches!(point, Point::Shift(Unit::Week, ..)) {
            return (point, end);
        }
        let joint = usize::from(self.is(end, W::On) || self.punct(end, b'-'));
        match self.weekday(end + joint) {
            Some((weekday, after)) => (Point::Within(Box::new(Point::Weekday(weekday)), Box::new(point)), after),
            None => (point, end),
        }
    }

    /// "20th of next month", "15th day of this month", "21st this month"; the 22 of "4 to 22 this month".
    fn day_of_unit(&self, i: usize) -> Read<Point> {
        let (day, mut at) = self.day(i)?;
        let ranged = i.checked_sub(2).is_some_and(|b| {
            matches!(self.sym(b), Sym::Number(_, 1 | 2)) && (self.is(b + 1, W::To) || self.punct(b + 1, b'-'))
        });
        let marked = !matches!(self.sym(i), Sym::Number(..)) || at > i + 1;
        if self.sym(at) == Sym::Unit(Unit::Day, false) {
            at += 1;
        }
        let of = usize::from(self.is(at, W::Of));
        if !marked && !ranged {
            return None;
        }
        let the = self.is(at + of, W::The);
        let month = match self.shifted(at + of, the) {
            Some(found) => found,
            None if the && of == 1 && self.sym(at + 2) == Sym::Unit(Unit::Month, false) => {
                (Point::Discourse(Unit::Month), at + 3)
            }
            None => return None,
        };
        let (month @ (Point::Shift(Unit::Month, ..) | Point::Discourse(Unit::Month)), end) = month else { return None };
        Some((Point::Within(Box::new(Point::DayOfMonth(day)), Box::new(month)), end))
    }

    /// "last week", "the following year", "this summer", "that same day".
    fn shifted(&self, i: usize, the: bool) -> Read<Point> {
        let at = i + usize::from(the);
        if the && self.is(at, W::Entire) && self.sym(at + 1) == Sym::Unit(Unit::Year, false) {
            return Some((Point::Discourse(Unit::Year), at + 2));
        }
        // "the rest of the week", "the remainder of 2025"
        if self.is(at, W::Rest) && self.is(at + 1, W::Of) {
            return self.rest(at + 2);
        }
        let Sym::Word(word) = self.sym(at) else {
            return if the { self.the_weekend(at) } else { None };
        };
        let mut next = at + 1;
        let (which, by, anchor) = match word {
            W::Last | W::Past => (Which::Last, -1, Anchor::Speech),
            W::Next if the => (Which::Next, 1, Anchor::Text),
            W::Next => (Which::Next, 1, Anchor::Speech),
            W::Coming => (Which::Coming, 1, Anchor::Speech),
            W::Previous => (Which::Before, -1, Anchor::Text),
            // "following Tuesday's vote" is "after it"
            W::Following if !the && !matches!(self.sym(next), Sym::Unit(..)) => return None,
            W::Following => (Which::After, 1, Anchor::Text),
            W::Current => (Which::This, 0, Anchor::Speech),
            W::This if !the => {
                // "this past spring", "this coming Sunday"
                match self.sym(next) {
                    Sym::Word(W::Past | W::Last) => {
                        next += 1;
                        (Which::Last, 0, Anchor::Speech)
                    }
                    Sym::Word(W::Coming) => {
                        next += 1;
                        (Which::Coming, 0, Anchor::Speech)
                    }
                    Sym::Word(W::Same) => {
                        next += 1;
                        (Which::This, 0, Anchor::Speech)
                    }
                    _ => (Which::This, 0, Anchor::Speech),
                }
            }
            W::That | W::Same if !the || word == W::Same => {
                let same = usize::from(word == W::That && self.is(next, W::Same));
                let Sym::Unit(unit, false) = self.sym(next + same) else { return None };
                let real = matches!(
                    unit,
                    Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade
                );
                return real.then_some((Point::Discourse(unit), next + same + 1));
            }
            _ => return None,
        };
        self.shift_target(next, which, by, anchor)
    }

    fn shift_target(&self, at: usize, which: Which, by: i64, anchor: Anchor) -> Read<Point> {
        let skipped =
            self.is(at, W::Fiscal) || self.is(at, W::Trading) && matches!(self.sym(at + 1), Sym::Unit(Unit::Week, _));
        let at = at + usize::from(skipped);
        let named = |p: Point, end: usize| Some((Point::Named(which, Box::new(p)), end));
        match self.sym(at) {
            // "the past decade" is a length
            Sym::Unit(Unit::Decade | Unit::Century, false)
                if at.checked_sub(1).is_some_and(|b| self.is(b, W::Past)) =>
            {
                None
            }
            Sym::Unit(unit, false) if !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) => {
                Some((Point::Shift(unit, by, anchor), at + 1))
            }
            Sym::Weekday(_) | Sym::WeekdayShort(_) => {
                let (point, end) = self.point(at)?;
                named(point, end)
            }
            Sym::Month(_) => {
                let (month, mut end) = self.month(at)?;
                let mut point = Point::Month(month);
                if let Some((day, after)) = self.day(end) {
                    point = Point::MonthDay(month, day);
                    end = after;
                }
                named(point, end)
            }
            Sym::Season(season) => named(Point::Season(season), at + 1),
            _ => match self.point_holiday(at) {
                Some((holiday, end)) => named(holiday, end),
                None => None,
            },
        }
    }

    /// "the people of tomorrow", "the youth of today": an age, no day; but "as of today".
    fn is_era(&self, i: usize) -> bool {
        let next = self.token_after(i + 1);
        let closed = !next.starts_with(|c: char| c.is_alphanumeric()) && !self.words.plays(next, Role::Genitive);
        self.follows(i, W::Of) && !self.plays(i, 2, Role::AsSoon) && closed
    }

    /// Behind "the rest of".
    fn rest(&self, i: usize) -> Read<Point> {
        let led = usize::from(
            self.is(i, W::The) || self.is(i, W::Possessive) || self.is(i, W::This) || self.is(i, W::Current),
        );
        let (whole, end) = match self.sym(i + led) {
            Sym::Unit(
                unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade),
                false,
            ) if led == 1 => (Point::Shift(unit, 0, Anchor::Speech), i + 2),
            _ => self.point(i)?,
        };
        let stretch = matches!(
            whole,
            Point::Cal(_)
                | Point::Month(_)
                | Point::Season(_)
                | Point::Shift(..)
                | Point::Within(..)
                | Point::Discourse(_)
        );
        stretch.then(|| (Point::Rest(Box::new(whole)), end))
    }

    /// "the week after next", "the year after the next".
    fn after_next(&self, i: usize) -> Read<Point> {
        let Sym::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year), false) =
            self.sym(i)
        else {
            return None;
        };
        let the = usize::from(self.is(i + 2, W::The));
        let next = self.is(i + 1, W::After) && self.is(i + 2 + the, W::Next);
        let bare = !matches!(self.sym(i + 3 + the), Sym::Unit(..) | Sym::Weekday(_) | Sym::Month(_) | Sym::Number(..));
        (next && bare).then_some((Point::Shift(unit, 2, Anchor::Speech), i + 3 + the))
    }

    fn point_holiday(&self, at: usize) -> Read<Point> {
        let (point, end) = self.point(at).filter(|(p, _)| matches!(p, Point::Holiday(_, None)))?;
        Some((point, end))
    }

    fn the_weekend(&self, at: usize) -> Read<Point> {
        match self.sym(at) {
            Sym::Unit(Unit::Weekend, false) => Some((Point::Shift(Unit::Weekend, 0, Anchor::Text), at + 1)),
            Sym::Unit(Unit::Year, false)
                if self.year_is_named(at) && !self.is_accounting(at + 1) && !self.hyphen(at + 1) =>
            {
                Some((Point::Shift(Unit::Year, 0, Anchor::Speech), at + 1))
            }
            // "later in the day"
            Sym::Unit(Unit::Day, false) if self.in_the_day(at) => {
                Some((Point::Shift(Unit::Day, 0, Anchor::Text), at + 1))
            }
            Sym::Unit(unit @ (Unit::Week | Unit::Month), false) if self.plays(at - 1, 1, Role::StretchBefore) => {
                Some((Point::Shift(unit, 0, Anchor::Speech), at + 1))
            }
            _ => None,
        }
    }

    /// "later in the day", "earlier in the day".
    fn in_the_day(&self, at: usize) -> bool {
        let staged = at
            .checked_sub(3)
            .is_some_and(|b| matches!(self.sym(b), Sym::Word(W::Early | W::Late | W::Earlier | W::Later)));
        staged && self.follows(at - 1, W::In)
    }

    /// "for the year", "of the year": the year at hand.
    fn year_is_named(&self, at: usize) -> bool {
        self.plays(at - 1, 1, Role::YearOfReport)
    }

    /// "the year ended March 31" is a length.
    pub fn is_accounting(&self, end: usize) -> bool {
        self.words.plays(self.token_after(end), Role::Accounting)
    }

    /// "the year", "the month" behind "the end of".
    pub fn the_unit(&self, i: usize) -> Read<Point> {
        let the = usize::from(self.is(i, W::The));
        let Sym::Unit(
            unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century),
            false,
        ) = self.sym(i + the)
        else {
            return None;
        };
        let of = i.checked_sub(1).is_some_and(|b| self.is(b, W::Of));
        (the == 1 || of && unit >= Unit::Month).then_some((Point::Discourse(unit), i + the + 1))
    }

    fn lone_weekday(&self, i: usize) -> Read<Point> {
        let (weekday, end) = self.weekday(i)?;
        if matches!(self.sym(i), Sym::WeekdayShort(_)) && !self.short_weekday(i, end) {
            return None;
        }
        // "Friday the 15th"
        if self.is(end, W::The)
            && let Some((day, after)) = self.day(end + 1)
        {
            return Some((Point::Weekdayed(weekday, Box::new(Point::DayOfMonth(day))), after));
        }
        // "the Sunday two weeks ago"
        if let Some(Parsed { expr: Expr::Point(week @ Point::Offset(..)), end: after, modifier: None, .. }) =
            self.duration(end)
            && is_weeks(&week)
        {
            return Some((Point::Within(Box::new(Point::Weekday(weekday)), Box::new(week)), after));
        }
        // "Tuesday of next week", "Monday next week"
        let of = usize::from(self.is(end, W::Of));
        if matches!(self.sym(end + of), Sym::Word(W::Next | W::Last | W::This | W::The | W::That))
            && let Some((week @ Point::Shift(Unit::Week, ..), after)) =
                self.shifted(end + of, self.is(end + of, W::The))
        {
            return Some((Point::Within(Box::new(Point::Weekday(weekday)), Box::new(week)), after));
        }
        Some((Point::Weekday(weekday), end))
    }

    /// "Sat" and "Sun" alone are rarely days.
    fn short_weekday(&self, i: usize, end: usize) -> bool {
        self.punct(end - 1, b'.') || self.plays(i, 1, Role::ShortDayBefore)
    }

    /// "the 25th".
    fn lone_day(&self, i: usize) -> Read<Point> {
        let Sym::Number(day @ 1..=31, 1 | 2) = self.sym(i) else { return None };
        let marked = self.is(i + 1, W::OrdinalMark) && !self.spaced(i + 1);
        let led = self.follows(i, W::The) && self.plays(i, 2, Role::DayOfMonthBefore);
        let bare = !matches!(self.atoms.get(i + 2).map(|a| a.sym), Some(Sym::Unit(..) | Sym::Month(_)));
        let next = self.token_after(i + 2);
        let noun = next.bytes().next().is_some_and(|b| b.is_ascii_alphabetic())
            && !self.words.plays(next, Role::DayOfMonthAfter);
        (marked && led && bare && !noun).then_some((Point::DayOfMonth(day), i + 2))
    }

    /// "the day before last Tuesday", "the day after tomorrow", "the next day".
    fn day_beside(&self, i: usize) -> Read<Point> {
        let Sym::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year), false) = self.sym(i) else {
            return None;
        };
        if self.in_the_day(i) {
            return None;
        }
        let sign = match self.sym(i + 1) {
            Sym::Word(W::Before) => -1,
            Sym::Word(W::After) => 1,
            Sym::Word(W::Previous) => return Some((Point::Shift(unit, -1, Anchor::Text), i + 2)),
            Sym::Word(W::Following) => return Some((Point::Shift(unit, 1, Anchor::Text), i + 2)),
            _ => return None,
        };
        match self.point(i + 2) {
            Some((base, end)) => Some((Point::From(Amount::exact(1, unit), sign, Box::new(base)), end)),
            None => Some((Point::Shift(unit, sign, Anchor::Text), i + 2)),
        }
    }
}

/// "two weeks ago"
fn is_weeks(point: &Point) -> bool {
    matches!(point, Point::Offset(Amount { unit: Unit::Week, .. }, -1, Anchor::Speech))
}
