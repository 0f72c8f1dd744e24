//! Dates in figures: "2025-07-23", "7/23/2025", "23.07.2025", "23/Sep/2020", "11/2016", "20250723".

use super::{Parser, Read};
use crate::mention::time::{
    calendar::{Cal, date},
    expr::Point,
    role::Role,
    words::Sym,
};

/// One of the figures between the strokes.
#[derive(Clone, Copy)]
enum Field {
    /// The value and how many digits.
    Number(u32, u8),
    Month(u32),
}

impl Parser<'_> {
    pub(super) fn numeric_date(&self, i: usize) -> Read<Point> {
        if !matches!(self.sym(i), Sym::Number(..) | Sym::Punct(b'#') | Sym::Month(_) | Sym::MonthShort(_)) {
            return None;
        }
        let stroke_before = i.checked_sub(1).is_some_and(|b| self.punct(b, b'/')) && !self.spaced(i);
        if stroke_before {
            return None;
        }
        self.dotted(i).or_else(|| self.three_fields(i)).or_else(|| self.two_fields(i)).or_else(|| self.packed(i))
    }

    fn dotted(&self, i: usize) -> Read<Point> {
        if !self.punct(i, b'#') {
            return None;
        }
        let mut parts = self.low(i).split('.');
        let mut next = || parts.next().and_then(|p| p.parse::<u32>().ok());
        let (day, month, year) = (next()?, next()?, next()?);
        let year = i32::try_from(year).ok().filter(|y| *y >= 1000)?;
        date(year, month, day).map(|d| (Point::Cal(Cal::Day(d)), i + 1))
    }

    fn field(&self, i: usize) -> Option<Field> {
        match self.sym(i) {
            Sym::Number(n, digits) => Some(Field::Number(n, digits)),
            Sym::Month(m) | Sym::MonthShort(m) => Some(Field::Month(u32::from(m))),
            _ => None,
        }
    }

    /// The atom behind a stroke or an inner hyphen at `i`, and whether it is a stroke.
    fn stroke(&self, i: usize) -> Option<(usize, bool)> {
        if self.hyphen(i) {
            return Some((i, false));
        }
        (self.punct(i, b'/') && !self.spaced(i) && !self.spaced(i + 1)).then_some((i + 1, true))
    }

    /// Does the number at `i` go on behind a hyphen: "133-03-03-2020"?
    fn is_chained(&self, i: usize) -> bool {
        self.hyphen(i) && i.checked_sub(1).is_some_and(|b| matches!(self.sym(b), Sym::Number(..)))
    }

    fn three_fields(&self, i: usize) -> Read<Point> {
        let first = self.field(i)?;
        let (at, stroke) = self.stroke(i + 1)?;
        let second = self.field(at)?;
        let (last, same) = self.stroke(at + 1)?;
        let third = self.field(last)?;
        let more = self.stroke(last + 1).is_some_and(|(next, s)| s == stroke && self.field(next).is_some());
        if stroke != same || more || !stroke && self.is_chained(i) {
            return None;
        }
        let day = match (first, second, third) {
            (Field::Number(y, 4), Field::Number(m, 1 | 2), Field::Number(d, 1 | 2)) => date(year(y, 4)?, m, d),
            (Field::Number(y, 4), Field::Month(m), Field::Number(d, 1 | 2))
            | (Field::Number(y, 4), Field::Number(d, 1 | 2), Field::Month(m))
            | (Field::Month(m), Field::Number(y, 4), Field::Number(d, 1 | 2)) => date(year(y, 4)?, m, d),
            (Field::Number(d, 1 | 2), Field::Month(m), Field::Number(y, digits))
            | (Field::Month(m), Field::Number(d, 1 | 2), Field::Number(y, digits)) => date(year(y, digits)?, m, d),
            // month first, unless that cannot be
            (Field::Number(a, 1 | 2), Field::Number(b, 1 | 2), Field::Number(y, digits)) => {
                let year = year(y, digits)?;
                date(year, a, b).or_else(|| date(year, b, a))
            }
            _ => None,
        }?;
        Some((Point::Cal(Cal::Day(day)), last + 1))
    }

    fn two_fields(&self, i: usize) -> Read<Point> {
        let (first, (at, stroke)) = (self.field(i)?, self.stroke(i + 1)?);
        let second = self.field(at)?;
        // "5/1-5/7"
        let more = self.stroke(at + 1).filter(|(next, _)| self.field(*next).is_some());
        let ranged = stroke && more.is_some_and(|(next, s)| !s && self.punct(next + 1, b'/'));
        if more.is_some() && !ranged || !stroke && self.is_chained(i) {
            return None;
        }
        let point = match (first, second) {
            // "2011-12" and "2011/12" are two years
            (Field::Number(y, 4), Field::Number(m @ 1..=12, 2)) if m <= y % 100 => month(y, m)?,
            (Field::Number(y, 4), Field::Number(m @ 1..=12, 1))
            | (Field::Number(m @ 1..=12, 1 | 2), Field::Number(y, 4))
                if stroke && (1900..=2100).contains(&y) =>
            {
                month(y, m)?
            }
            (Field::Month(m), Field::Number(d, 1 | 2)) if stroke => {
                date(2000, m, d)?;
                Point::MonthDay(m, d)
            }
            (Field::Number(a, 1 | 2), Field::Number(b, 1 | 2)) if stroke && (ranged || self.short_date_led(i)) => {
                let (m, d) = if a <= 12 { (a, b) } else { (b, a) };
                date(2000, m, d)?;
                // "5/7, 2020"
                let comma = usize::from(self.punct(at + 1, b','));
                if let (1, Sym::Number(y, 4)) = (comma, self.sym(at + 2))
                    && let Some(day) = year(y, 4).and_then(|y| date(y, m, d))
                {
                    return Some((Point::Cal(Cal::Day(day)), at + 3));
                }
                Point::MonthDay(m, d)
            }
            _ => return None,
        };
        Some((point, at + 1))
    }

    /// "20250723"
    fn packed(&self, i: usize) -> Read<Point> {
        let Sym::Number(n, 8) = self.sym(i) else { return None };
        let year = i32::try_from(n / 10_000).ok().filter(|y| (1900..=2100).contains(y))?;
        let day = date(year, n / 100 % 100, n % 100)?;
        (!self.hyphen(i + 1) || self.punct(i + 1, b'-')).then_some((Point::Cal(Cal::Day(day)), i + 1))
    }

    /// "7/23" alone is a fraction: a date behind "on" or a weekday, or as the end of a range.
    fn short_date_led(&self, i: usize) -> bool {
        if self.plays(i, 1, Role::NumericDateBefore) {
            return true;
        }
        let Some(before) = i.checked_sub(1) else { return false };
        if matches!(self.sym(before), Sym::Weekday(_) | Sym::WeekdayShort(_)) {
            return true;
        }
        // "5/1-5/7"
        let number = |n: usize| i.checked_sub(n).is_some_and(|at| matches!(self.sym(at), Sym::Number(_, 1 | 2)));
        let stroke = |n: usize| i.checked_sub(n).is_some_and(|at| self.punct(at, b'/'));
        self.hyphen(i) && number(1) && stroke(2) && number(3)
    }
}

fn year(n: u32, digits: u8) -> Option<i32> {
    let year = match digits {
        2 => n + if n < 40 { 2000 } else { 1900 },
        4 => n,
        _ => return None,
    };
    i32::try_from(year).ok()
}

fn month(y: u32, m: u32) -> Option<Point> {
    i32::try_from(y).ok().map(|y| Point::Cal(Cal::Month(y, m)))
}
