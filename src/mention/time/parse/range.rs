//! The short end of a range: "July 24-25", "15 to 22 February", "1861-65", "480-479 BC".

use chrono::Datelike;

use super::Parser;
use crate::mention::time::{
    calendar::{Cal, date},
    expr::{Amount, Count, Expr, Parsed, Point},
    ranges::Joint,
    words::{Sym, W},
};

impl Parser<'_> {
    /// A bare number that the date behind it completes: the 15 of "15 to 22 February".
    pub fn range_head(&self, i: usize) -> Option<Parsed> {
        if let Some(found) = self.amount_head(i) {
            return Some(found);
        }
        if let Some(found) = self.ordinal_head(i) {
            return Some(found);
        }
        let Sym::Number(first, digits) = self.sym(i) else { return None };
        let mark = usize::from(self.is(i + 1, W::OrdinalMark) && !self.spaced(i + 1));
        let at = self.joint(i + 1 + mark)?;
        let (point, _) = self.point(at)?;
        let first = i32::try_from(first).ok()?;
        let day = u32::try_from(first).ok().filter(|_| digits <= 2);
        // "from 4 to January 22, 1995"
        let from = i.checked_sub(1).is_some_and(|b| self.is(b, W::From)) && self.is(i + 1 + mark, W::To);
        let point = match point {
            Point::Within(part, whole) => match *part {
                Point::DayOfMonth(last) => {
                    Point::Within(Box::new(Point::DayOfMonth(day.filter(|d| *d < last)?)), whole)
                }
                _ => return None,
            },
            Point::Cal(Cal::Day(last)) if from || !self.month_leads(at) => {
                Point::Cal(Cal::Day(date(last.year(), last.month(), day.filter(|d| *d < last.day())?)?))
            }
            Point::MonthDay(month, last) if from || !self.month_leads(at) => {
                Point::MonthDay(month, day.filter(|d| *d < last)?)
            }
            Point::Cal(Cal::Bc(last, _)) if first > last && digits <= 4 => Point::Cal(Cal::Bc(first, None)),
            Point::Cal(Cal::Year(last)) if digits == 4 && first < last && first >= 1000 => Point::Cal(Cal::Year(first)),
            _ => return None,
        };
        Some(Parsed { first: i, end: i + 1 + mark, expr: Expr::Point(point), modifier: None })
    }

    /// "the ninth and the seventeenth of April": the day that the date behind it completes.
    fn ordinal_head(&self, i: usize) -> Option<Parsed> {
        let the = usize::from(self.is(i, W::The));
        let ordinal = match self.sym(i + the) {
            Sym::Ordinal(_) | Sym::Tens(_) => true,
            Sym::Number(..) => the == 1 && self.is(i + 2, W::OrdinalMark),
            _ => false,
        };
        let (day, end) = self.day(i + the).filter(|_| ordinal)?;
        let at = self.joint(end)?;
        let point = match self.day_first(at)?.0 {
            Point::MonthDay(month, last) if day < last => Point::MonthDay(month, day),
            Point::Cal(Cal::Day(last)) if day < last.day() => {
                Point::Cal(Cal::Day(date(last.year(), last.month(), day)?))
            }
            _ => return None,
        };
        Some(Parsed { first: i, end, expr: Expr::Point(point), modifier: None })
    }

    /// A bare number that the length behind it completes: the 60 of "between 60 and 90 days".
    fn amount_head(&self, i: usize) -> Option<Parsed> {
        let between = i.checked_sub(1).is_some_and(|b| self.is(b, W::Between));
        let (n, end) = self.number(i).filter(|_| between)?;
        let (last, _) = self.amount(self.joint(end)?).filter(|_| !matches!(self.sym(i), Sym::Number(_, 4)))?;
        let amount = Amount { count: Count::Hundredths(n), unit: last.unit };
        Some(Parsed { first: i, end, expr: Expr::Duration(amount, 0), modifier: None })
    }

    fn month_leads(&self, at: usize) -> bool {
        !matches!(self.sym(at), Sym::Number(..))
    }

    /// A bare number behind a date: the 25 of "July 24-25", the 65 of "1861-65".
    pub fn range_tail(&self, before: &Parsed) -> Option<Parsed> {
        let Expr::Point(point) = &before.expr else { return None };
        let at = self.joint(before.end)?;
        let the = usize::from(self.is(at, W::The) && matches!(point, Point::MonthDay(..)));
        let (n, digits, mut end) = match self.sym(at + the) {
            Sym::Number(n, digits) => {
                let mark = usize::from(self.is(at + 1 + the, W::OrdinalMark) && !self.spaced(at + 1 + the));
                (n, digits, at + 1 + the + mark)
            }
            // "April 9th through seventeenth"
            _ if matches!(point, Point::MonthDay(..)) && !self.is(before.end, W::And) => {
                let (day, end) = self.day(at + the)?;
                (day, 2, end)
            }
            _ => return None,
        };
        if matches!(self.sym(end), Sym::Unit(..) | Sym::Month(_) | Sym::MonthShort(_) | Sym::Word(W::Am | W::Pm))
            || self.punct(end, b':')
            || self.punct(end, b'/') && !self.spaced(end)
        {
            return None;
        }
        let day_last = !matches!(self.sym(before.end - 1), Sym::Month(_) | Sym::MonthShort(_));
        let point = match point {
            Point::MonthDay(month, first) if digits <= 2 && day_last && n > *first => {
                date(2000, *month, n)?;
                let comma = usize::from(self.punct(end, b','));
                match self.year(end + comma) {
                    Some((year, after)) => {
                        end = after;
                        Point::Cal(Cal::Day(date(year, *month, n)?))
                    }
                    None => Point::MonthDay(*month, n),
                }
            }
            Point::Cal(Cal::Year(first)) if digits == 2 && self.hyphen(at) => {
                let year = first - first % 100 + i32::try_from(n).ok()?;
                Point::Cal(Cal::Year(Some(year).filter(|y| y > first && y - first < 60)?))
            }
            Point::Cal(Cal::Year(first)) if digits == 4 => {
                Point::Cal(Cal::Year(i32::try_from(n).ok().filter(|y| y > first && y - first < 200)?))
            }
            _ => return None,
        };
        Some(Parsed { first: at, end, expr: Expr::Point(point), modifier: None })
    }

    /// Do only "-", "to", "and" stand between the atoms `end` and `first`?
    pub fn is_joint(&self, end: usize, first: usize) -> bool {
        self.joint(end) == Some(first)
    }

    /// What stands between the expression `first..end` and the next one, at atom `next`.
    pub fn joint_kind(&self, first: usize, end: usize, next: usize) -> Option<Joint> {
        let between = self.follows(first, W::Between);
        match self.joint(end) {
            Some(at) if at == next && self.is(end, W::And) && !between => Some(Joint::List),
            Some(at) if at == next => Some(Joint::Range),
            _ => None,
        }
    }

    /// The atom behind "-", "to", "and" at atom `i`.
    fn joint(&self, i: usize) -> Option<usize> {
        if self.hyphen(i) {
            return Some(i);
        }
        (self.punct(i, b'-') || self.punct(i, b'~') || matches!(self.sym(i), Sym::Word(W::To | W::And)))
            .then_some(i + 1)
    }
}
