//! Years, decades, centuries: "1990", "nineteen ninety-six", "the '80s", "the 20th century", "146 B.C.".

use super::{Parser, Read};
use crate::{
    document::class,
    mention::time::{
        calendar::{Cal, Unit, date},
        expr::Point,
        role::Role,
        words::{Sym, W},
    },
};

impl Parser<'_> {
    /// A year, named or relative: "1990", "last year", "that year".
    pub fn year_like(&self, i: usize) -> Read<Point> {
        if let Some((year, end)) = self.year(i) {
            return Some((Point::Cal(Cal::Year(year)), end));
        }
        let (point, end) = self.relative(i)?;
        let year = matches!(point, Point::Shift(Unit::Year, ..) | Point::Discourse(Unit::Year));
        year.then_some((point, end))
    }

    /// A year in four digits, "'98" or words.
    pub fn year(&self, i: usize) -> Read<i32> {
        match self.sym(i) {
            Sym::Number(y, 4) if (1000..=2999).contains(&y) => i32::try_from(y).ok().map(|y| (y, i + 1)),
            Sym::Punct(b'\'') => match self.sym(i + 1) {
                Sym::Number(y, 2) if !self.spaced(i + 1) => {
                    let century = if y < 40 { 2000 } else { 1900 };
                    i32::try_from(y + century).ok().map(|y| (y, i + 2))
                }
                _ => None,
            },
            _ => self.spelled_year(i),
        }
    }

    /// "nineteen ninety-six", "two thousand and five".
    pub(super) fn spelled_year(&self, i: usize) -> Read<i32> {
        let century = match self.sym(i) {
            Sym::Cardinal(c) if (11..=19).contains(&c) => c,
            Sym::Tens(20) => 20,
            Sym::Cardinal(2) if self.sym(i + 1) == Sym::Scale(1000) => {
                let (n, at) = self.number_words(i)?;
                return i32::try_from(n).ok().filter(|n| (2000..2100).contains(n)).map(|n| (n, at));
            }
            _ => return None,
        };
        let (rest, at) = match (self.sym(i + 1), self.sym(i + 2)) {
            (Sym::Tens(t), Sym::Cardinal(c)) if c < 10 => (t + c, i + 3),
            (Sym::Tens(t), _) => (t, i + 2),
            (Sym::Cardinal(c), _) if (10..=19).contains(&c) && !self.hyphen(i + 1) => (c, i + 2),
            _ => return None,
        };
        i32::try_from(century * 100 + rest).ok().map(|y| (y, at))
    }

    /// "the 20th century", "the third century".
    pub(super) fn century(&self, i: usize) -> Read<Point> {
        let the = usize::from(self.is(i, W::The));
        let (n, at) = match self.sym(i + the) {
            Sym::Number(n, 1 | 2) if self.is(i + the + 1, W::OrdinalMark) => (n, i + the + 2),
            _ => self.day(i + the).filter(|_| !matches!(self.sym(i + the), Sym::Number(..)))?,
        };
        let Sym::Unit(Unit::Century, false) = self.sym(at) else { return None };
        let n = i32::try_from(n).ok().filter(|n| (1..=30).contains(n))?;
        let bc = self.is(at + 1, W::Bc);
        let cal = if bc { Cal::BcCentury(n - 1) } else { Cal::Century(n - 1) };
        Some((Point::Cal(cal), at + 1 + usize::from(bc)))
    }

    /// "the 1990s", "the '80s", "the nineties".
    pub(super) fn decade(&self, i: usize) -> Read<Point> {
        let the = usize::from(self.is(i, W::The));
        let at = i + the;
        if let Sym::Tenties(t) = self.sym(at) {
            let decade = Cal::Decade(190 + i32::try_from(t / 10).ok()?);
            return (the == 1).then_some((Point::Cal(decade), at + 1));
        }
        let quote = usize::from(self.punct(at, b'\''));
        let Sym::Number(n, digits @ 2..=4) = self.sym(at + quote) else { return None };
        let apostrophe = usize::from(self.punct(at + quote + 1, b'\''));
        let mark = at + quote + 1;
        let plural = self.is(mark, W::PluralMark) && !self.spaced(mark)
            || apostrophe == 1 && self.low(mark).len() > 1 && digits == 4 && !self.spaced(mark);
        let n = i32::try_from(n).ok()?;
        if !plural || n % 10 != 0 || digits == 4 && quote == 1 {
            return None;
        }
        if self.is(mark + 1, W::Bc) {
            return Some((Point::Cal(Cal::BcDecade(n / 10)), mark + 2));
        }
        let decade = if digits == 4 { n / 10 } else { 190 + n / 10 };
        if digits == 3 || digits == 2 && n < 20 || decade < 100 {
            return None;
        }
        Some((Point::Cal(Cal::Decade(decade)), mark + 1))
    }

    /// "146 B.C.", "AD 79".
    pub(super) fn bc(&self, i: usize) -> Read<Point> {
        if self.is(i, W::Ad)
            && let Sym::Number(y, 1..=4) = self.sym(i + 1)
        {
            return i32::try_from(y).ok().filter(|y| *y > 0).map(|y| (Point::Cal(Cal::Year(y)), i + 2));
        }
        let Sym::Number(y, 1..=4) = self.sym(i) else { return None };
        let year = i32::try_from(y).ok().filter(|y| *y > 0)?;
        match self.sym(i + 1) {
            Sym::Word(W::Bc) => Some((Point::Cal(Cal::Bc(year, None)), i + 2)),
            Sym::Word(W::Ad) if self.capital(i + 1) => Some((Point::Cal(Cal::Year(year)), i + 2)),
            _ => None,
        }
    }

    /// A year that stands alone.
    pub(super) fn plain_year(&self, i: usize) -> Read<Point> {
        if self.is(i, W::The) && self.is(i + 1, W::YearWord)
            || matches!(self.sym(i + 1), Sym::Unit(Unit::Year, false)) && self.is(i, W::The)
        {
            return self.year(i + 2).map(|(y, end)| (Point::Cal(Cal::Year(y)), end));
        }
        if self.sym(i) == Sym::Unit(Unit::Year, false) && matches!(self.sym(i + 1), Sym::Number(_, 4)) {
            return self.year(i + 1).map(|(y, end)| (Point::Cal(Cal::Year(y)), end));
        }
        let (year, end) = self.year(i)?;
        // "2021 July 5"
        if let Some((month, at)) = self.month(end)
            && let Some((day, after)) = self.day(at)
            && self.year(after).is_none()
            && let Some(found) = date(year, month, day)
        {
            return Some((Point::Cal(Cal::Day(found)), after));
        }
        if let Some((month, after)) = self.month_behind(end) {
            return Some((Point::Cal(Cal::Month(year, month)), after));
        }
        if self.punct(i, b'\'') && !self.is_abbreviated_year(i) {
            return None;
        }
        (!matches!(self.sym(i), Sym::Number(..)) || self.is_year(i, end)).then_some((Point::Cal(Cal::Year(year)), end))
    }

    /// The month of "2015 June", "2016, Nov", behind the year.
    fn month_behind(&self, i: usize) -> Read<u32> {
        let comma = usize::from(self.punct(i, b','));
        let (month, end) = self.month(i + comma)?;
        let name = matches!(self.sym(i + comma), Sym::Month(3..=6 | 8)) && (comma == 1 || self.capital(end));
        let more = matches!(self.sym(end), Sym::Number(..) | Sym::Ordinal(_) | Sym::Word(W::The | W::Of));
        let closed = !self.spaced(end) || comma == 0 || self.atoms.len() == end;
        (!name && !more && closed).then_some((month, end))
    }

    pub(super) fn is_abbreviated_year(&self, i: usize) -> bool {
        self.plays(i, 1, Role::ShortYearBefore)
    }

    /// Are the four digits at atom `i` a year, and no amount, number or size?
    pub(super) fn is_year(&self, i: usize, end: usize) -> bool {
        let Sym::Number(year, _) = self.sym(i) else { return false };
        let before = self.token_before(i, 1);
        let later_than = self.words.plays(before, Role::Than) && self.plays(i, 2, Role::Onward);
        if self.words.plays(before, Role::AmountBefore) && !later_than {
            return false;
        }
        // "133-03-03-2020", "32-2015"
        let chained = i.checked_sub(1).is_some_and(|b| matches!(self.sym(b), Sym::Number(_, 1..=3)));
        if self.hyphen(i) && chained {
            return false;
        }
        if matches!(
            self.sym(end),
            Sym::Unit(_, true) | Sym::Zone(_) | Sym::Scale(_) | Sym::Punct(b'%') | Sym::Word(W::HundredHours)
        ) {
            return false;
        }
        let colon = self.punct(end, b':') && !self.spaced(end + 1);
        if self.punct(end, b'/') || colon || self.punct(end, b'%') {
            return false;
        }
        if self.is_address(end) {
            return false;
        }
        // "1984 were hurt", but "the killings since 1993 were ..."
        let governed = self
            .atoms
            .get(i)
            .and_then(|a| (a.token as usize).checked_sub(1))
            .is_some_and(|t| self.doc.is(t, class::PREPOSITION));
        if !governed && self.words.plays(self.token_after(end), Role::PluralVerb) {
            return false;
        }
        let led = self.words.plays(before, Role::YearBefore);
        // ", 2010 homes burned" is a count
        let close = led && before.starts_with(char::is_alphabetic);
        let after = self.token_after(end);
        let counted = after.len() > 3
            && after.ends_with('s')
            && !after.ends_with("ss")
            && after.bytes().all(|b| b.is_ascii_lowercase());
        match year {
            1900..=2050 => close || !counted || self.words.plays(before, Role::Owner),
            // "the 1777 campaigns", but not "the 1500 soldiers"
            1000..=2199 => led && (!counted || self.follows(i, W::In) || self.follows(i, W::The) && year % 100 != 0),
            _ => false,
        }
    }

    /// "the 1900 block of Mill Road", "1999 Elm Court": the number of a house.
    fn is_address(&self, end: usize) -> bool {
        let Some(first) = end.checked_sub(1).and_then(|e| self.atoms.get(e)).map(|a| a.token as usize + 1) else {
            return false;
        };
        let capital = |t: &usize| self.doc.tokens.get(*t).is_some_and(|t| t.capital && !t.newline);
        let street = |t: usize| self.words.plays(self.doc.low(t), Role::Street);
        self.words.plays(self.doc.low(first), Role::Block) || (first..first + 5).take_while(capital).skip(1).any(street)
    }
}
