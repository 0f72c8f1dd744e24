//! Clock times and parts of the day: "5 p.m. EST Monday", "Friday night", "noon", "this morning".

use super::{Parser, Read};
use crate::mention::time::{
    Modifier,
    calendar::Unit,
    expr::{Anchor, Clock, Expr, Parsed, Point, TimeOfDay},
    words::{Part, Sym, W},
};

impl Parser<'_> {
    /// A clock time or part of a day, with its day and zone.
    pub fn clock_time(&self, i: usize) -> Option<Parsed> {
        let (modifier, at) = self.clock_modifier(i);
        let (time, end) = self
            .part_then_clock(at)
            .or_else(|| self.part_of_day(at))
            .or_else(|| self.lone_part(at, modifier))
            .or_else(|| self.day_then_clock(at))
            .or_else(|| self.clock_then_day(at))?;
        Some(Parsed { first: i, end, expr: Expr::Time(Box::new(time)), modifier })
    }

    fn clock_modifier(&self, i: usize) -> (Option<Modifier>, usize) {
        match self.sym(i) {
            Sym::Word(W::Early | W::Earlier) => (Some(Modifier::Start), i + 1),
            Sym::Word(W::Late | W::Later) => (Some(Modifier::End), i + 1),
            Sym::Word(W::Mid) => (Some(Modifier::Mid), i + 1),
            _ => self.modifier(i).map_or((None, i), |(m, at)| (Some(m), at)),
        }
    }

    /// Does a clock time begin at atom `i`? Then "March 4 p.m." names no day.
    pub fn clock_follows(&self, i: usize) -> bool {
        matches!(self.sym(i), Sym::Number(..)) && self.clock(i).is_some()
    }

    /// "Friday night", "this morning", "tomorrow afternoon", "the morning of July 4", "tonight", "overnight".
    fn part_of_day(&self, i: usize) -> Read<TimeOfDay> {
        let today = |n: i64| Point::Shift(Unit::Day, n, Anchor::Speech);
        let of = |part: Part, day: Option<Point>| TimeOfDay { clock: Clock::Part(part), zone: None, day };
        match self.sym(i) {
            Sym::Word(W::Tonight) => return Some((of(Part::Night, Some(today(0))), i + 1)),
            Sym::Word(W::Overnight) => return Some((of(Part::Night, Some(today(-1))), i + 1)),
            Sym::Word(w @ (W::This | W::Last | W::That | W::Next | W::Previous | W::Following)) => {
                if let Sym::Part(part) = self.sym(i + 1) {
                    let day = match w {
                        W::This => today(0),
                        W::Last => today(-1),
                        W::That => Point::Discourse(Unit::Day),
                        W::Previous => Point::Shift(Unit::Day, -1, Anchor::Text),
                        _ => Point::Shift(Unit::Day, 1, Anchor::Text),
                    };
                    return Some((of(part, Some(day)), i + 2));
                }
            }
            Sym::Word(W::The) => {
                if let (Sym::Word(w @ (W::Next | W::Following | W::Previous | W::Same)), Sym::Part(part)) =
                    (self.sym(i + 1), self.sym(i + 2))
                {
                    let by = match w {
                        W::Previous => -1,
                        W::Same => 0,
                        _ => 1,
                    };
                    return Some((of(part, Some(Point::Shift(Unit::Day, by, Anchor::Text))), i + 3));
                }
                if let (Sym::Part(part), true) = (self.sym(i + 1), self.is(i + 2, W::Of)) {
                    let (day, end) = self.day_point(i + 3)?;
                    return Some((of(part, Some(day)), end));
                }
            }
            Sym::Part(part) => {
                let of_word = usize::from(self.is(i + 1, W::Of) || self.is(i + 1, W::On));
                let (day, end) = self.day_point(i + 1 + of_word)?;
                return (of_word == 1 || matches!(day, Point::Shift(..))).then(|| (of(part, Some(day)), end));
            }
            _ => {}
        }
        let (day, at) = self.day_point(i)?;
        let stage = usize::from(matches!(self.sym(at), Sym::Word(W::Early | W::Late)));
        match self.sym(at + stage) {
            Sym::Part(part) if !self.plural_part(at + stage) => Some((of(part, Some(day)), at + stage + 1)),
            _ => None,
        }
    }

    /// "tonight at 7", "tomorrow morning at 7:30".
    fn part_then_clock(&self, i: usize) -> Read<TimeOfDay> {
        let (part, at) = self.part_of_day(i)?;
        if !self.is(at, W::At) {
            return None;
        }
        let (clock, zone, end) = match self.clock(at + 1) {
            Some((time, end)) => (time.clock, time.zone, end),
            None => {
                let (hour, end) = self.number(at + 1).filter(|(h, _)| h % 100 == 0 && (100..=1200).contains(h))?;
                let bare = !matches!(self.sym(end), Sym::Unit(..) | Sym::Month(_)) && self.token_after(end).len() < 3;
                bare.then_some((Clock::At(hour / 100, None, None), None, end))?
            }
        };
        let clock = match part.clock {
            Clock::Part(p) if !self.half_told(at, end) => with_part(clock, p),
            _ => clock,
        };
        Some((TimeOfDay { clock, zone, day: part.day }, end))
    }

    /// "mid afternoon", "in the morning": a part of the day spoken of.
    fn lone_part(&self, i: usize, modifier: Option<Modifier>) -> Read<TimeOfDay> {
        let the = usize::from(self.is(i, W::The));
        let Sym::Part(part) = self.sym(i + the) else { return None };
        let nightly = the == 0 && part == Part::Night && self.token_before(i, 1) == "at";
        let led = the == 1 && self.token_before(i, 1) == "in" || modifier == Some(Modifier::Mid) || nightly;
        let day = if nightly { Point::Any } else { Point::Discourse(Unit::Day) };
        (led && !self.plural_part(i + the))
            .then(|| (TimeOfDay { clock: Clock::Part(part), zone: None, day: Some(day) }, i + the + 1))
    }

    fn plural_part(&self, i: usize) -> bool {
        self.low(i).ends_with('s')
    }

    /// A point that is one day.
    fn day_point(&self, i: usize) -> Read<Point> {
        let (point, end) = self.point(i)?;
        is_day(&point).then_some((point, end))
    }

    /// "Monday at 5 p.m.", "tomorrow 8:00".
    fn day_then_clock(&self, i: usize) -> Read<TimeOfDay> {
        let (day, at) = self.day_point(i)?;
        let joint = at + usize::from(self.is(at, W::At) || self.punct(at, b','));
        let (mut time, end) = self.clock(joint)?;
        if joint == at && !self.spaced(joint) {
            return None;
        }
        time.day = Some(day);
        Some((time, end))
    }

    /// "5 p.m. EST, Nov. 6", "noon Saturday", "midnight".
    fn clock_then_day(&self, i: usize) -> Read<TimeOfDay> {
        let (mut time, at) = self.clock(i).or_else(|| self.told_clock(i))?;
        if let (Sym::Word(W::In), Sym::Word(W::The), Sym::Part(part)) =
            (self.sym(at), self.sym(at + 1), self.sym(at + 2))
        {
            time.clock = with_part(time.clock, part);
            return Some((time, at + 3));
        }
        // "10pm tonight", "five-thirty tomorrow evening"
        if let Some((TimeOfDay { clock: Clock::Part(part), day: Some(day), .. }, end)) = self.part_of_day(at) {
            if matches!(time.clock, Clock::At(1..=11, ..)) && part != Part::Morning && !self.half_told(i, at) {
                time.clock = with_part(time.clock, part);
            }
            time.day = Some(day);
            return Some((time, end));
        }
        let comma = usize::from(self.punct(at, b',') || self.is(at, W::On));
        if let Some((day, end)) = self.day_point(at + comma) {
            time.day = Some(day);
            let (zone, end) = self.zone(end);
            time.zone = time.zone.or(zone);
            return Some((time, end));
        }
        Some((time, at))
    }

    /// Was "a.m." or "p.m." said?
    fn half_told(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| matches!(self.sym(i), Sym::Word(W::Am | W::Pm)))
    }

    /// "half past seven", "a quarter to nine", "ten past 9", "seven thirty pm".
    fn told_clock(&self, i: usize) -> Read<TimeOfDay> {
        let small = |at: usize| match self.sym(at) {
            Sym::Number(n @ 1..=59, 1 | 2) => Some((n, at + 1)),
            _ => self.number_words(at).filter(|(n, _)| (1..=59).contains(n)),
        };
        let a = usize::from(self.is(i, W::A));
        let past = |at: usize| match self.low(at) {
            "past" => Some(1),
            "to" => Some(-1),
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

    fn clock(&self, i: usize) -> Read<TimeOfDay> {
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

    /// "GMT", "(GMT)", "(GMT +8)", "ET".
    fn zone(&self, i: usize) -> (Option<i32>, usize) {
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

fn half_day(hour: u32, pm: bool) -> u32 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (h, true) => h + 12,
        (h, false) => h,
    }
}

/// "4 in the morning", "7 in the evening".
fn with_part(clock: Clock, part: Part) -> Clock {
    match clock {
        Clock::At(h @ 1..=12, m, s) => Clock::At(half_day(h, part != Part::Morning), m, s),
        other => other,
    }
}

fn is_day(point: &Point) -> bool {
    use crate::mention::time::calendar::Cal;
    match point {
        Point::Cal(Cal::Day(_))
        | Point::MonthDay(..)
        | Point::Weekdayed(..)
        | Point::Weekday(_)
        | Point::DayOfMonth(_)
        | Point::Holiday(..) => true,
        Point::Shift(Unit::Day, ..) | Point::Discourse(Unit::Day) => true,
        Point::Named(_, inner) => matches!(**inner, Point::Weekday(_) | Point::MonthDay(..) | Point::Weekdayed(..)),
        Point::Within(inner, _) => matches!(**inner, Point::MonthDay(..)),
        _ => false,
    }
}
