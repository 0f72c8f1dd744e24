//! Calendar dates: "Wednesday, July 24, 2025", "24 July", "the 1990s", "nineteen ninety-six".

use chrono::Weekday;

use super::{DEEPEST, MEMO, Parser, Read};
use crate::mention::time::{
    calendar::{Cal, Season, Unit, YearPart, date},
    expr::Point,
    role::Role,
    words::{Phrase, Sym, W},
};

impl Parser<'_> {
    /// A place on the calendar, with the parts that may follow it.
    pub fn point(&self, i: usize) -> Read<Point> {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        let place = i % MEMO;
        if depth == 0
            && let Ok(points) = self.points.try_borrow()
            && let Some((at, found)) = points.get(place)
            && *at == i
        {
            return found.clone();
        }
        self.depth.set(depth + 1);
        let found = self.longest_point(i);
        self.depth.set(depth);
        if depth == 0
            && let Ok(mut points) = self.points.try_borrow_mut()
            && let Some(kept) = points.get_mut(place)
        {
            *kept = (i, found.clone());
        }
        found
    }

    fn longest_point(&self, i: usize) -> Read<Point> {
        let mut best: Read<Point> = None;
        let wanted = point_rules(self.sym(i), self.atoms.get(i).is_some_and(|a| a.phrases != 0));
        for (bit, rule) in POINT_RULES.iter().enumerate() {
            if wanted >> bit & 1 == 1
                && let Some(found) = rule(self, i)
                && best.as_ref().is_none_or(|b| found.1 > b.1)
            {
                best = Some(found);
            }
        }
        let (point, end) = best?;
        Some(self.within(point, end))
    }

    /// "July 24 of last year", "January this year", "the third quarter of 2019".
    fn within(&self, point: Point, end: usize) -> (Point, usize) {
        if !takes_year(&point) {
            return (point, end);
        }
        let of = usize::from(
            self.is(end, W::Of) || self.is(end, W::In) && matches!(point, Point::Quarter(_) | Point::Half(_)),
        );
        let Some((year, after)) = self.year_like(end + of) else { return (point, end) };
        if of == 0 && matches!(year, Point::Cal(_)) && !matches!(point, Point::Quarter(_) | Point::Half(_)) {
            return (point, end);
        }
        (Point::Within(Box::new(point), Box::new(year)), after)
    }

    pub fn month(&self, i: usize) -> Read<u32> {
        match self.sym(i) {
            Sym::Month(m) if self.capital(i) || !matches!(m, 3 | 5) || self.in_date(i) => {
                let dot = self.punct(i + 1, b'.') && !self.spaced(i + 1) && matches!(self.sym(i + 2), Sym::Number(..));
                Some((u32::from(m), i + 1 + usize::from(dot)))
            }
            Sym::MonthShort(m) if self.capital(i) || self.in_date(i) => {
                let dot = self.punct(i + 1, b'.') && !self.spaced(i + 1);
                Some((u32::from(m), i + 1 + usize::from(dot)))
            }
            _ => None,
        }
    }

    /// A month in lower case is one beside a number.
    fn in_date(&self, i: usize) -> bool {
        let number = |at: usize| matches!(self.sym(at), Sym::Number(_, 1 | 2 | 4) | Sym::Ordinal(_));
        let before =
            i.checked_sub(1).is_some_and(|b| number(b) || matches!(self.sym(b), Sym::Word(W::OrdinalMark | W::Of)));
        let dot = usize::from(self.punct(i + 1, b'.'));
        before || number(i + 1 + dot) || self.year(i + 1).is_some()
    }

    /// "24", "24th", "eighth", "twenty-second".
    pub fn day(&self, i: usize) -> Read<u32> {
        match self.sym(i) {
            Sym::Number(d, 1 | 2) if (1..=31).contains(&d) => {
                let mark = self.is(i + 1, W::OrdinalMark) && !self.spaced(i + 1);
                Some((d, i + 1 + usize::from(mark)))
            }
            Sym::Ordinal(d) => Some((d, i + 1)),
            Sym::Tens(t @ (20 | 30)) => match self.sym(i + 1) {
                Sym::Ordinal(d) | Sym::Cardinal(d) if d < 10 && t + d <= 31 => Some((t + d, i + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    fn weekday_date(&self, i: usize) -> Read<Point> {
        let (weekday, mut at) = self.weekday(i)?;
        if self.punct(at, b',') {
            at += 1;
        }
        let the = usize::from(self.is(at, W::The));
        let date = self.month_first(at).or_else(|| self.day_first(at + the)).or_else(|| self.numeric_date(at));
        if let Some((point, end)) = date
            && matches!(point, Point::MonthDay(..) | Point::Cal(Cal::Day(_)) | Point::NoDay(..))
        {
            return Some((Point::Weekdayed(weekday, Box::new(point)), end));
        }
        None
    }

    pub fn weekday(&self, i: usize) -> Read<Weekday> {
        let (n, end) = match self.sym(i) {
            Sym::Weekday(n) => (n, i + 1),
            Sym::WeekdayShort(n) if self.capital(i) => {
                let dot = self.punct(i + 1, b'.') && !self.spaced(i + 1);
                (n, i + 1 + usize::from(dot))
            }
            _ => return None,
        };
        Weekday::try_from(n.checked_sub(1)?).ok().map(|w| (w, end))
    }

    /// "July 24, 2025", "July 24", "July 2025", "July".
    fn month_first(&self, i: usize) -> Read<Point> {
        let (month, at) = self.month(i)?;
        if self.is_march(i) {
            return None;
        }
        let mark = self.is(at + 2, W::OrdinalMark) && !self.spaced(at + 2);
        let the = usize::from(self.is(at, W::The) || self.punct(at, b',') && mark);
        if let Some((day, end)) = self.day(at + the).filter(|_| !self.clock_follows(at + the)) {
            let comma = usize::from(self.punct(end, b',') || self.is(end, W::Of) || self.is(end, W::In));
            return Some(dated(month, day, self.year(end + comma), end));
        }
        let slash = self.punct(at, b'/') && !self.spaced(at);
        let joint = usize::from(self.punct(at, b',') || self.is(at, W::Of) || self.is(at, W::In) || slash);
        if let Some((year, end)) = self.year(at + joint) {
            return Some((Point::Cal(Cal::Month(year, month)), end));
        }
        // "August 99", "April of 87"
        let of = usize::from(self.is(at, W::Of));
        if let Sym::Number(y @ 32..=99, 2) = self.sym(at + of)
            && (of == 1
                || matches!(self.sym(at + 1), Sym::Punct(b'.' | b',' | b')' | b';'))
                || self.atoms.len() == at + 1)
        {
            return i32::try_from(y).ok().map(|y| (Point::Cal(Cal::Month(1900 + y, month)), at + of + 1));
        }
        if let (Sym::Number(y, 1..=4), Sym::Word(W::Bc)) = (self.sym(at + joint), self.sym(at + joint + 1)) {
            return i32::try_from(y)
                .ok()
                .map(|y| (Point::Cal(Cal::Bc(y, Some(YearPart::Month(month)))), at + joint + 2));
        }
        let led = self.plays(i, 1, Role::MonthBefore);
        let whole = matches!(self.sym(i), Sym::Month(_));
        let month_word = whole && (self.capital(i) && !self.is_name(i) || led)
            || self.capital(i) && (led || !whole && self.beside_month(i, at));
        month_word.then_some((Point::Month(month), at))
    }

    /// "Sept. and Oct.", "July-Sept.": a short form is a month beside another one.
    fn beside_month(&self, i: usize, end: usize) -> bool {
        let is_month = |at: usize| matches!(self.sym(at), Sym::Month(_) | Sym::MonthShort(_)) && self.capital(at);
        let joint = |at: usize| usize::from(matches!(self.sym(at), Sym::Word(W::And | W::Or | W::To)));
        let before = i
            .checked_sub(1 + i.checked_sub(1).map_or(0, joint))
            .is_some_and(|b| is_month(b) || self.punct(b, b'.') && b.checked_sub(1).is_some_and(is_month));
        let behind = end + joint(end);
        (before && (self.hyphen(i) || i.checked_sub(1).is_some_and(|b| joint(b) == 1)))
            || is_month(behind) && (behind > end || self.hyphen(end))
    }

    /// "May" and "March" at the start of a sentence or beside another name: not a month.
    fn is_name(&self, i: usize) -> bool {
        if !matches!(self.sym(i), Sym::Month(3..=6 | 8)) {
            return false;
        }
        let before = self.atoms.get(i).and_then(|a| (a.token as usize).checked_sub(1));
        let starts = before.is_none_or(|t| self.words.plays(self.doc.low(t), Role::SentenceStart))
            || self.atoms.get(i).and_then(|a| self.doc.tokens.get(a.token as usize)).is_some_and(|t| t.newline);
        let ambiguous = matches!(self.sym(i), Sym::Month(3 | 5));
        let name_before = before.and_then(|t| self.doc.tokens.get(t)).is_some_and(|t| {
            t.capital
                && !t.newline
                && matches!(t.kind, crate::document::TokenKind::Word)
                && !self.known(self.doc.lower.get(t.start..t.end).unwrap_or(""))
        });
        ambiguous && (starts || name_before) || self.is_given_name(i, starts || name_before)
    }

    fn known(&self, low: &str) -> bool {
        self.words.look_up(low).0 != Sym::Other || self.words.plays(low, Role::Preposition)
    }

    /// "24 July 2025", "the 24th of July", "24 July".
    pub(super) fn day_first(&self, i: usize) -> Read<Point> {
        let the = usize::from(self.is(i, W::The));
        let (day, mut at) = self.day(i + the)?;
        if self.sym(at) == Sym::Unit(Unit::Day, false) && self.is(at + 1, W::Of) {
            at += 1;
        }
        let of = usize::from(self.is(at, W::Of));
        if matches!(self.sym(i + the), Sym::Ordinal(_)) && of == 0 {
            return None;
        }
        let (month, end) = self.month(at + of)?;
        let comma = usize::from(self.punct(end, b',') || self.is(end, W::Of) || self.is(end, W::In));
        Some(dated(month, day, self.year(end + comma), end))
    }

    fn season(&self, i: usize) -> Read<Point> {
        // "1982 summer"
        if let Some((year, end)) = self.year(i)
            && let Sym::Season(season) = self.sym(end)
            && !self.capital(end)
        {
            return Some((Point::Cal(Cal::Season(year, season)), end + 1));
        }
        let the = usize::from(self.is(i, W::The));
        let Sym::Season(season) = self.sym(i + the) else { return None };
        let at = i + the + 1;
        let of = usize::from(self.is(at, W::Of));
        if let Some((year, end)) = self.year(at + of) {
            return Some((Point::Cal(Cal::Season(year, season)), end));
        }
        if let (Sym::Number(y, 1..=4), Sym::Word(W::Bc)) = (self.sym(at + of), self.sym(at + of + 1)) {
            return i32::try_from(y)
                .ok()
                .map(|y| (Point::Cal(Cal::Bc(y, Some(YearPart::Season(season)))), at + of + 2));
        }
        if of == 1 && matches!(season, Season::Autumn) && self.words.plays(self.low(at - 1), Role::SeasonVerb) {
            return None;
        }
        // "fall" and "spring" are verbs too
        let noun = !self.words.plays(self.low(at - 1), Role::SeasonVerb);
        let led = the == 1 || noun && !self.capital(at - 1) || self.plays(i, 1, Role::SeasonBefore);
        led.then_some((Point::Season(season), at))
    }

    fn holiday(&self, i: usize) -> Read<Point> {
        let (Phrase::Holiday(index), end) = self.phrase(i, |p| matches!(p, Phrase::Holiday(_)))? else { return None };
        let led = self.plays(i, 1, Role::HolidayBefore);
        if !self.capital(i) && !self.is(i, W::The) && !self.capital(i + 1) && !led && end < i + 2 {
            return None;
        }
        let comma = usize::from(self.punct(end, b','));
        let (point, end) = match self.year(end + comma) {
            Some((year, after)) => (Point::Holiday(*index, Some(year)), after),
            None => (Point::Holiday(*index, None), end),
        };
        // "Easter week", "Labor Day weekend"
        match self.sym(end) {
            Sym::Unit(unit @ (Unit::Week | Unit::Weekend), false) => {
                // "Halloween weekend 2021"
                let (point, end) = match (point, self.year(end + 1)) {
                    (Point::Holiday(index, None), Some((year, after))) => (Point::Holiday(index, Some(year)), after),
                    (point, _) => (point, end + 1),
                };
                Some((Point::Holding(unit, Box::new(point)), end))
            }
            _ => Some((point, end)),
        }
    }
}

/// Month and day, with the year where one follows; a day that the month does not have is told as such.
fn dated(month: u32, day: u32, year: Read<i32>, end: usize) -> (Point, usize) {
    match year {
        Some((year, after)) => match date(year, month, day) {
            Some(found) => (Point::Cal(Cal::Day(found)), after),
            None => (Point::NoDay(month, day, Some(year)), after),
        },
        None if date(2000, month, day).is_some() => (Point::MonthDay(month, day), end),
        None => (Point::NoDay(month, day, None), end),
    }
}

fn takes_year(point: &Point) -> bool {
    matches!(
        point,
        Point::Month(_)
            | Point::MonthDay(..)
            | Point::Season(_)
            | Point::Quarter(_)
            | Point::Half(_)
            | Point::Holiday(_, None)
    )
}

/// The rules of a point; on equal length the first wins.
const POINT_RULES: [fn(&Parser, usize) -> Read<Point>; 12] = [
    |p, i| p.weekday_date(i),
    |p, i| p.month_first(i),
    |p, i| p.day_first(i),
    |p, i| p.numeric_date(i),
    |p, i| p.century(i),
    |p, i| p.decade(i),
    |p, i| p.bc(i),
    |p, i| p.plain_year(i),
    |p, i| p.season(i),
    |p, i| p.holiday(i),
    |p, i| p.period(i),
    |p, i| p.relative(i),
];

/// Which of them can begin with a word: one bit each.
fn point_rules(first: Sym, phrases: bool) -> u16 {
    const WEEKDAY_DATE: u16 = 1;
    const MONTH_FIRST: u16 = 1 << 1;
    const DAY_FIRST: u16 = 1 << 2;
    const NUMERIC: u16 = 1 << 3;
    const CENTURY: u16 = 1 << 4;
    const DECADE: u16 = 1 << 5;
    const BC: u16 = 1 << 6;
    const YEAR: u16 = 1 << 7;
    const SEASON: u16 = 1 << 8;
    const HOLIDAY: u16 = 1 << 9;
    const PERIOD: u16 = 1 << 10;
    const RELATIVE: u16 = 1 << 11;
    let own = match first {
        Sym::Weekday(_) | Sym::WeekdayShort(_) => WEEKDAY_DATE | RELATIVE,
        Sym::Month(_) | Sym::MonthShort(_) => MONTH_FIRST | NUMERIC,
        Sym::Number(..) => DAY_FIRST | NUMERIC | CENTURY | DECADE | BC | YEAR | SEASON | PERIOD | RELATIVE,
        Sym::Ordinal(_) => DAY_FIRST | CENTURY | PERIOD | RELATIVE,
        Sym::Tens(_) => DAY_FIRST | CENTURY | YEAR | SEASON | RELATIVE,
        Sym::Cardinal(_) => YEAR | SEASON,
        Sym::Punct(b'#') => NUMERIC,
        Sym::Punct(b'\'') => DECADE | YEAR | SEASON,
        Sym::Tenties(_) => DECADE,
        Sym::Season(_) => SEASON,
        Sym::Day(_) => RELATIVE,
        Sym::QuarterCode(_) | Sym::HalfCode(_) => PERIOD,
        Sym::Unit(..) => YEAR | PERIOD,
        Sym::Word(W::The) => DAY_FIRST | CENTURY | DECADE | YEAR | SEASON | PERIOD | RELATIVE,
        Sym::Word(W::Ad) => BC,
        Sym::Word(W::YearWord) => YEAR | PERIOD,
        Sym::Word(W::A | W::Of | W::In | W::On | W::At | W::And | W::Or | W::To | W::Possessive) => 0,
        Sym::Word(_) => PERIOD | RELATIVE,
        _ => 0,
    };
    own | if phrases { HOLIDAY } else { 0 }
}
