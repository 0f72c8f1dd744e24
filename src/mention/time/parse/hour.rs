//! Clock times: "5 p.m. EST", "0735 GMT", "noon", "half past seven", "T12:30:05".

use super::{Parser, Read};
use crate::mention::time::{
    calendar::Unit,
    expr::{Clock, TimeOfDay},
    role::Role,
    words::{Sym, W},
};

impl Parser<'_> {
    /// Was "a.m." or "p.m." said?
    pub(super) fn half_told(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| matches!(self.sym(i), Sym::Word(W::Am | W::Pm)))
    }

    /// "half past seven", "a quarter to nine", "ten past 9", "seven thirty pm".
    pub(super) fn told_clock(&self, i: usize) -> Read<TimeOfDay> {
        let small = |at: usize| match self.sym(at) {
            Sym::Number(n @ 1..=59, 1 | 2) => Some((n, at + 1)),
            _ => self.number_words(at).filter(|(n, _)| (1..=59).contains(n)),
        };
        let a = usize::from(self.is(i, W::A));
        let past = |at: usize| match self.low(at) {
            low if self.words.plays(low, Role::MinutesPast) => Some(1),
            low if self.words.plays(low, Role::MinutesTo) => Some(-1),
            _ => None,
        };
        let minutes = match self.sym(i + a) {
            Sym::Word(W::Half) => Some((30, i + a + 1)),
            Sym::Unit(Unit::Quarter, false) => Some((15, i + a + 1)),
            _ => small(i).map(|(n, at)| (n, at + usize::from(matches!(self.sym(at), Sym::Unit(Unit::Minute, _))))),
        };
        if let Some((minutes, at)) = minutes
            && let Some(sign) = past(at)
            && let Some((hour @ 1..=12, mut end)) = small(at + 1)
        {
            let worded = matches!(self.sym(i + a), Sym::Word(W::Half) | Sym::Unit(..))
                || matches!(self.sym(at - 1), Sym::Unit(..))
                || sign == 1;
            if !worded || matches!(self.sym(end), Sym::Unit(..) | Sym::Punct(b':' | b'-')) {
                return None;
            }
            let mut hour = hour;
            match self.sym(end) {
                Sym::Word(w @ (W::Am | W::Pm)) => {
                    hour = half_day(hour, w == W::Pm);
                    end += 1;
                }
                Sym::Word(W::Oclock) => end += 1,
                _ => {}
            }
            let (hour, minute) = if sign > 0 { (hour, minutes) } else { ((hour + 23) % 24, 60 - minutes) };
            return Some((TimeOfDay { clock: Clock::At(hour, Some(minute), None), zone: None, day: None }, end));
        }
        // "seven thirty pm"
        let Sym::Cardinal(hour @ 1..=12) = self.sym(i) else { return None };
        let (minute, at) = self.number_words(i + 1).filter(|(m, _)| (10..60).contains(m))?;
        let evening = matches!(self.part_of_day(at), Some((TimeOfDay { clock: Clock::Part(_), .. }, _)));
        let (hour, end) = match self.sym(at) {
            Sym::Word(w @ (W::Am | W::Pm)) => (half_day(hour, w == W::Pm), at + 1),
            _ if evening && self.hyphen(i + 1) => (hour, at),
            _ => return None,
        };
        Some((TimeOfDay { clock: Clock::At(hour, Some(minute), None), zone: None, day: None }, end))
    }

    pub(super) fn clock(&self, i: usize) -> Read<TimeOfDay> {
        let done = |clock: Clock, zone: Option<i32>, end: usize| Some((TimeOfDay { clock, zone, day: None }, end));
        let (hour, minute, second, mut at) = match self.sym(i) {
            Sym::Word(W::Noon) => {
                let (zone, end) = self.zone(i + 1);
                return done(Clock::At(12, Some(0), None), zone, end);
            }
            Sym::Word(W::Midnight) => {
                let (zone, end) = self.zone(i + 1);
                return done(Clock::Midnight, zone, end);
            }
            Sym::Number(h @ 0..=24, 1 | 2) if self.punct(i + 1, b':') && !self.spaced(i + 1) => {
                let (Sym::Number(m @ 0..=59, 2), false) = (self.sym(i + 2), self.spaced(i + 2)) else { return None };
                match (self.punct(i + 3, b':'), self.sym(i + 4)) {
                    (true, Sym::Number(s @ 0..=59, 2)) => (h, Some(m), Some(s), i + 5),
                    _ => (h, Some(m), None, i + 3),
                }
            }
            Sym::Decimal(n) if n % 100 < 60 && n / 100 < 24 => {
                if !matches!(self.sym(i + 1), Sym::Word(W::Am | W::Pm)) {
                    return None;
                }
                (n / 100, Some(n % 100), None, i + 1)
            }
            Sym::Number(n, 4)
                if n % 100 < 60
                    && n / 100 < 24
                    && matches!(self.sym(i + 1), Sym::Zone(_) | Sym::Word(W::HundredHours)) =>
            {
                (n / 100, Some(n % 100), None, i + 1)
            }
            // "1140 a.m.", "340pm"
            Sym::Number(n, 3 | 4)
                if n % 100 < 60
                    && (1..=12).contains(&(n / 100))
                    && matches!(self.sym(i + 1), Sym::Word(W::Am | W::Pm)) =>
            {
                (n / 100, Some(n % 100), None, i + 1)
            }
            Sym::Other if !self.spaced(i) => return self.iso_clock(i),
            Sym::Number(h @ 1..=12, 1 | 2) => (h, None, None, i + 1),
            Sym::Cardinal(h @ 1..=12) => (h, None, None, i + 1),
            _ => return None,
        };
        let hour = match self.sym(at) {
            Sym::Word(w @ (W::Am | W::Pm)) if hour <= 12 => {
                at += 1;
                at += usize::from(
                    self.punct(at, b'.')
                        && !self.spaced(at)
                        && !self.low(at - 1).ends_with('.')
                        && self.low(at - 1).contains('.'),
                );
                half_day(hour, w == W::Pm)
            }
            // "9a", "8:45p"
            _ if hour <= 12 && self.half_letter(i, at).is_some() => {
                let pm = self.half_letter(i, at) == Some(true);
                at += 1;
                half_day(hour, pm)
            }
            Sym::Word(W::Oclock) => {
                at += 1;
                hour
            }
            Sym::Word(W::HundredHours) if minute.is_some() => {
                at += 1;
                hour
            }
            Sym::Word(W::Noon) if hour == 12 => {
                at += 1;
                12
            }
            Sym::Word(W::In) if matches!((self.sym(at + 1), self.sym(at + 2)), (Sym::Word(W::The), Sym::Part(_))) => {
                hour
            }
            _ if minute.is_some() => hour,
            _ => return None,
        };
        if hour == 24 && minute.unwrap_or(0) > 0 {
            return None;
        }
        let (zone, end) = self.zone(at);
        done(Clock::At(hour, minute, second), zone, end)
    }

    /// Is "9a" behind "at", or "8:45p", in the second half of the day?
    fn half_letter(&self, i: usize, at: usize) -> Option<bool> {
        let led = at > i + 1 || i.checked_sub(1).is_some_and(|b| self.is(b, W::At));
        match self.low(at) {
            low if led && !self.spaced(at) && self.words.plays(low, Role::HalfAm) => Some(false),
            low if led && !self.spaced(at) && self.words.plays(low, Role::HalfPm) => Some(true),
            _ => None,
        }
    }

    /// The "T12:30:05Z" of a stamp.
    fn iso_clock(&self, i: usize) -> Read<TimeOfDay> {
        let hour = self.low(i).strip_prefix('t').filter(|h| h.len() == 2)?.parse::<u32>().ok().filter(|h| *h < 24)?;
        let (true, Sym::Number(minute @ 0..=59, 2)) = (self.punct(i + 1, b':'), self.sym(i + 2)) else { return None };
        let (second, at) = match (self.punct(i + 3, b':'), self.sym(i + 4)) {
            (true, Sym::Number(s @ 0..=59, 2)) => (Some(s), i + 5),
            _ => (None, i + 3),
        };
        let utc = self.low(at) == "z" && !self.spaced(at);
        let time = TimeOfDay { clock: Clock::At(hour, Some(minute), second), zone: utc.then_some(0), day: None };
        Some((time, at + usize::from(utc)))
    }

    /// "GMT", "(GMT)", "(GMT +8)", "ET".
    pub(super) fn zone(&self, i: usize) -> (Option<i32>, usize) {
        let open = usize::from(self.punct(i, b'('));
        let Sym::Zone(minutes) = self.sym(i + open) else { return (None, i) };
        let atom = self.atoms.get(i + open);
        let upper = atom
            .and_then(|a| self.doc.text.get(a.start..a.end))
            .is_some_and(|t| t.bytes().all(|b| b.is_ascii_uppercase()));
        if !upper {
            return (None, i);
        }
        let mut minutes = i32::from(minutes);
        let mut at = i + open + 1;
        let sign = if self.punct(at, b'+') { 1 } else { -1 };
        if (self.punct(at, b'+') || self.punct(at, b'-'))
            && let Sym::Number(h @ 0..=14, 1 | 2) = self.sym(at + 1)
        {
            minutes += sign * 60 * i32::try_from(h).unwrap_or(0);
            at += 2;
        }
        if open == 1 {
            if !self.punct(at, b')') {
                return (None, i);
            }
            at += 1;
        }
        (Some(minutes), at)
    }
}

pub(super) fn half_day(hour: u32, pm: bool) -> u32 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (h, true) => h + 12,
        (h, false) => h,
    }
}
