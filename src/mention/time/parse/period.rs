//! Quarters, halves and fiscal years: "the third quarter", "fiscal 1989", "the year-earlier period".

use super::{Parser, Read};
use crate::mention::time::{
    calendar::{Cal, Unit},
    expr::{Anchor, Expr, Parsed, Point},
    role::Role,
    words::{Sym, W},
};

impl Parser<'_> {
    pub fn period(&self, i: usize) -> Read<Point> {
        let the = usize::from(self.is(i, W::The));
        let at = i + the;
        // "the third-quarter loss": the article is that of the loss
        let quarter = self.quarter_at(at).filter(|(_, end)| the == 0 || !(at..*end).any(|a| self.hyphen(a)));
        self.year_ago(at)
            .filter(|(_, end)| the == 0 || *end > at + 2)
            .or(quarter)
            .or_else(|| self.same_period(at))
            .or_else(|| self.year_quarter(at))
            .or_else(|| self.fiscal_year(at))
            .or_else(|| (the == 1).then(|| self.bare_period(at)).flatten())
            .or_else(|| self.year_end(at))
            .or_else(|| self.month_week(at))
    }

    /// "third quarter", "fiscal second-quarter", "first half", "last half".
    fn quarter_at(&self, i: usize) -> Read<Point> {
        match self.sym(i) {
            Sym::QuarterCode(n) => return Some((Point::Quarter(n), i + 1)),
            Sym::HalfCode(n)
                if self.year(i + 1).is_some() || i.checked_sub(1).is_some_and(|b| self.year(b).is_some()) =>
            {
                return Some((Point::Half(n), i + 1));
            }
            _ => {}
        }
        let mut at = i + usize::from(self.is(i, W::Fiscal));
        let n = match self.sym(at) {
            Sym::Ordinal(n @ 1..=4) => n,
            Sym::Word(W::Final) => 4,
            Sym::Number(n @ 1..=4, 1) if self.is(at + 1, W::OrdinalMark) => {
                at += 1;
                n
            }
            Sym::Word(W::Last | W::Later) if self.is(at + 1, W::Half) => 4,
            _ => return None,
        };
        at += 1;
        at += usize::from(self.is(at, W::Fiscal));
        let point = match self.sym(at) {
            Sym::Unit(Unit::Quarter, false) => Point::Quarter(n),
            Sym::Word(W::Half) if n < 3 => Point::Half(n),
            Sym::Word(W::Half) if n == 4 => Point::Half(2),
            _ => return None,
        };
        Some((point, at + 1))
    }

    /// "the same period last year", "the corresponding month of 1988", "the quarter a year ago".
    fn same_period(&self, i: usize) -> Read<Point> {
        let same = usize::from(self.is(i, W::Same));
        let unit = match self.sym(i + same) {
            Sym::Word(W::Period) if same == 1 => Unit::Quarter,
            Sym::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter), false)
                if same == 1 || unit == Unit::Quarter =>
            {
                unit
            }
            _ => return None,
        };
        let of = usize::from(self.is(i + same + 1, W::Of) || self.is(i + same + 1, W::In));
        let at = i + same + 1 + of;
        let year = |p: &Point| match p {
            Point::Cal(Cal::Year(_)) | Point::Shift(Unit::Year, ..) => true,
            Point::Offset(amount, ..) => amount.unit == Unit::Year,
            _ => false,
        };
        if let Some((whole, end)) = self.year_like(at).filter(|_| same + of > 0) {
            return Some((Point::Same(unit, Box::new(whole)), end));
        }
        match self.duration(at)? {
            Parsed { expr: Expr::Point(whole), end, modifier: None, .. } if of == 0 && year(&whole) => {
                Some((Point::Same(unit, Box::new(whole)), end))
            }
            _ => None,
        }
    }

    /// "1988 third quarter", "1988 quarter", "next year's first quarter".
    fn year_quarter(&self, i: usize) -> Read<Point> {
        let (year, mut at) = match self.sym(i) {
            Sym::Number(_, 4) => self.year_like(i)?,
            Sym::Word(W::Last | W::Next | W::This) => self.year_like(i)?,
            _ => return None,
        };
        at += usize::from(self.punct(at, b'\''));
        if let Some((part, end)) = self.quarter_at(at) {
            return Some((Point::Within(Box::new(part), Box::new(year)), end));
        }
        let absolute = matches!(year, Point::Cal(_));
        let bare = matches!(self.sym(at), Sym::Unit(Unit::Quarter, false)) || absolute && self.is(at, W::Period);
        bare.then(|| (Point::Within(Box::new(Point::Period(0)), Box::new(year)), at + 1))
    }

    /// "year-earlier", "the year-ago quarter", "the comparable year-ago period".
    fn year_ago(&self, i: usize) -> Read<Point> {
        let Sym::Unit(Unit::Year, false) = self.sym(i) else { return None };
        if !self.hyphen(i + 1) || !matches!(self.sym(i + 1), Sym::Word(W::Ago | W::Earlier)) {
            return None;
        }
        let at = i + 2;
        let year_before = |p: Point| Point::Within(Box::new(p), Box::new(Point::Shift(Unit::Year, -1, Anchor::Speech)));
        if let Some((part, end)) = self.quarter_at(at) {
            return Some((year_before(part), end));
        }
        let end = match self.sym(at) {
            Sym::Unit(Unit::Quarter, false) | Sym::Word(W::Period) => at + 1,
            _ => at,
        };
        Some((Point::Period(-4), end))
    }

    /// "fiscal 1989", "fiscal year 1990", "the fiscal year".
    fn fiscal_year(&self, i: usize) -> Read<Point> {
        let current = usize::from(self.is(i, W::Current) || self.is(i, W::Latest));
        if !self.is(i + current, W::Fiscal) {
            return None;
        }
        let at = i + current + 1;
        if let Some((year, end)) = self.year(at) {
            return Some((Point::Cal(Cal::Year(year)), end));
        }
        let Sym::Unit(Unit::Year, false) = self.sym(at) else { return None };
        match self.year(at + 1) {
            Some((year, end)) => Some((Point::Cal(Cal::Year(year)), end)),
            None => {
                Some((Point::Shift(Unit::Year, if self.is(i, W::Latest) { -1 } else { 0 }, Anchor::Speech), at + 1))
            }
        }
    }

    /// "the quarter", "the latest period", behind the article.
    fn bare_period(&self, i: usize) -> Read<Point> {
        let latest = usize::from(self.is(i, W::Latest));
        if latest == 0
            && self.sym(i) == Sym::Unit(Unit::Quarter, false)
            && self.words.plays(self.token_after(i + 1), Role::Ended)
            && let Some(date) = self.ended(i + 1)
        {
            return Some((Point::Ended(Box::new(date)), i + 1));
        }
        // "the quarter-to-quarter comparison"
        if self.hyphen(i + latest + 1) {
            return None;
        }
        match self.sym(i + latest) {
            Sym::Unit(Unit::Quarter, false) => Some((Point::Period(0), i + latest + 1)),
            Sym::Word(W::Period) if latest == 1 => Some((Point::Period(0), i + 2)),
            _ => None,
        }
    }

    /// The day behind "ended", at atom `i`.
    fn ended(&self, i: usize) -> Option<Point> {
        let (point, _) = self.point(i + 1)?;
        matches!(point, Point::MonthDay(..) | Point::Cal(Cal::Day(_))).then_some(point)
    }

    /// "year-end", "month's end".
    fn year_end(&self, i: usize) -> Read<Point> {
        let Sym::Unit(unit @ (Unit::Year | Unit::Month | Unit::Quarter), false) = self.sym(i) else { return None };
        let at = i + 1 + usize::from(self.punct(i + 1, b'\''));
        (self.is(at, W::End) && self.words.plays(self.low(at), Role::StretchEnd))
            .then_some((Point::Shift(unit, 0, Anchor::Text), at + 1))
    }

    /// "the week of March 6", "the last week of March", "the first day of 1990".
    fn month_week(&self, i: usize) -> Read<Point> {
        if let (Sym::Unit(Unit::Week, false), Sym::Number(n @ 1..=53, 1 | 2)) = (self.sym(i), self.sym(i + 1)) {
            let of = usize::from(self.is(i + 2, W::Of));
            let year = self.year(i + 2 + of);
            let end = year.map_or(i + 2, |(_, end)| end);
            return Some((Point::WeekNumber(n, year.map(|(y, _)| y)), end));
        }
        if let Some(found) = self.nth_weekday(i) {
            return Some(found);
        }
        let led = self.words.plays(self.low(i + 1), Role::Running);
        if let (Sym::Unit(unit @ (Unit::Week | Unit::Weekend), false), true) =
            (self.sym(i), led || self.is(i + 1, W::Of))
        {
            let on = usize::from(led && self.is(i + 2, W::On));
            let (point, end) = self.point(i + 2 + on)?;
            let day = matches!(
                point,
                Point::MonthDay(..)
                    | Point::Cal(Cal::Day(_))
                    | Point::Weekdayed(..)
                    | Point::DayOfMonth(_)
                    | Point::Holiday(..)
            );
            return day.then(|| (Point::Holding(unit, Box::new(point)), end));
        }
        let (n, at) = match self.sym(i) {
            Sym::Word(W::Last | W::Final) => (-1, i + 1),
            _ => self.nth(i)?,
        };
        let Sym::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month), false) = self.sym(at) else {
            return None;
        };
        if !self.is(at + 1, W::Of) && !self.is(at + 1, W::In) {
            let year = self.year_like(at + 1).filter(|_| unit == Unit::Week || unit == Unit::Month);
            return year.map(|(year, end)| (Point::Nth(n, unit, Box::new(year)), end));
        }
        let (point, end) = self.point(at + 2)?;
        Some((Point::Nth(n, unit, Box::new(point)), end))
    }

    /// "first", "3rd".
    fn nth(&self, i: usize) -> Read<i32> {
        match self.sym(i) {
            Sym::Ordinal(n @ 1..=5) => i32::try_from(n).ok().map(|n| (n, i + 1)),
            Sym::Number(n @ 1..=5, 1) if self.is(i + 1, W::OrdinalMark) && !self.spaced(i + 1) => {
                i32::try_from(n).ok().map(|n| (n, i + 2))
            }
            _ => None,
        }
    }

    /// "first Friday of July", "last Monday in May".
    fn nth_weekday(&self, i: usize) -> Read<Point> {
        let (n, at) = match self.sym(i) {
            Sym::Word(W::Last) => (-1, i + 1),
            _ => self.nth(i)?,
        };
        let (weekday, at) = self.weekday(at)?;
        if !self.is(at, W::Of) && !self.is(at, W::In) {
            return None;
        }
        let (month, end) = self.point(at + 1)?;
        let whole = matches!(
            month,
            Point::Month(_) | Point::Cal(Cal::Month(..)) | Point::Shift(Unit::Month, ..) | Point::Within(..)
        );
        whole.then(|| (Point::NthWeekday(n, weekday, Box::new(month)), end))
    }
}
