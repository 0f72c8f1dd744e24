//! Clock times and parts of the day: "5 p.m. EST Monday", "Friday night", "noon", "this morning".

use super::{Parser, Read, hour::half_day};
use crate::mention::time::{
    Modifier,
    calendar::{Cal, Unit, date},
    expr::{Anchor, Clock, Expr, Parsed, Point, TimeOfDay},
    role::Role,
    words::{Part, Sym, W},
};

impl Parser<'_> {
    /// A clock time or part of a day, with its day and zone.
    pub fn clock_time(&self, i: usize) -> Option<Parsed> {
        let (modifier, at) = self.clock_modifier(i);
        let part = self.part_of_day(at);
        let (time, end) = (part.as_ref().and_then(|part| self.part_then_clock(part)))
            .or(part)
            .or_else(|| self.part_clock(at))
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

    /// The 15 of "8pm on 15", where the clause ends behind it.
    fn last_day(&self, at: usize) -> Read<Point> {
        let Sym::Number(day @ 1..=31, 1 | 2) = self.sym(at + 1) else { return None };
        let end = matches!(self.sym(at + 2), Sym::Punct(b'.' | b',' | b'?' | b'!')) || self.atoms.len() == at + 2;
        (self.is(at, W::On) && end).then_some((Point::DayOfMonth(day), at + 2))
    }

    /// Does a clock time begin at atom `i`? Then "March 4 p.m." names no day.
    pub fn clock_follows(&self, i: usize) -> bool {
        matches!(self.sym(i), Sym::Number(..)) && self.clock(i).is_some()
    }

    /// "Friday night", "this morning", "tomorrow afternoon", "the morning of July 4", "tonight", "overnight".
    pub(super) fn part_of_day(&self, i: usize) -> Read<TimeOfDay> {
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
    fn part_then_clock(&self, (part, at): &(TimeOfDay, usize)) -> Read<TimeOfDay> {
        let at = *at;
        if !self.is_at(at) {
            return None;
        }
        let (TimeOfDay { clock, zone, .. }, end) = self.clock(at + 1).or_else(|| self.hour_alone(at + 1))?;
        let clock = match part.clock {
            Clock::Part(p) if !self.half_told(at, end) => with_part(clock, p),
            _ => clock,
        };
        Some((TimeOfDay { clock, zone, day: part.day.clone() }, end))
    }

    /// "afternoon at 7", "in the morning 9 o'clock".
    fn part_clock(&self, i: usize) -> Read<TimeOfDay> {
        let the = usize::from(self.is(i, W::The));
        let Sym::Part(part) = self.sym(i + the) else { return None };
        if self.plural_part(i + the) || the == 1 && !self.follows(i, W::In) {
            return None;
        }
        let at = i + the + 1;
        let led = usize::from(self.is_at(at));
        let (mut time, end) = self.clock(at + led).or_else(|| self.hour_alone(at + led).filter(|_| led == 1))?;
        if !self.half_told(at, end) {
            time.clock = with_part(time.clock, part);
        }
        Some((time, end))
    }

    /// "at", "around", "@" before a clock time.
    fn is_at(&self, i: usize) -> bool {
        self.is(i, W::At) || self.punct(i, b'@') || self.words.plays(self.low(i), Role::HourBefore)
    }

    /// The hour of "Friday at 5", where the clause ends behind it: "Friday at 5 sites" names none.
    fn hour_alone(&self, i: usize) -> Read<TimeOfDay> {
        let (clock, end) = match self.sym(i) {
            Sym::Decimal(n) if (100..1300).contains(&n) && n % 100 < 60 => {
                (Clock::At(n / 100, Some(n % 100), None), i + 1)
            }
            _ => {
                let (hour, end) = self.number(i).filter(|(h, _)| h % 100 == 0 && (100..=1200).contains(h))?;
                (Clock::At(hour / 100, None, None), end)
            }
        };
        let next = self.sym(end);
        let counted = matches!(
            next,
            Sym::Unit(..)
                | Sym::Month(_)
                | Sym::MonthShort(_)
                | Sym::Number(..)
                | Sym::Decimal(_)
                | Sym::Punct(b'%' | b'/' | b'-' | b':' | b'$')
        );
        let bare = !counted && !self.hyphen(end) && self.token_after(end).len() < 3;
        bare.then_some((TimeOfDay { clock, zone: None, day: None }, end))
    }

    /// "mid afternoon", "in the morning": a part of the day spoken of.
    fn lone_part(&self, i: usize, modifier: Option<Modifier>) -> Read<TimeOfDay> {
        let the = usize::from(self.is(i, W::The));
        let Sym::Part(part) = self.sym(i + the) else { return None };
        let nightly = the == 0 && part == Part::Night && self.follows(i, W::At);
        let led = the == 1 && self.follows(i, W::In) || modifier == Some(Modifier::Mid) || nightly;
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
        let (day, at) = self.day_point(i).or_else(|| self.bare_day(i))?;
        let led = self.is_at(at);
        let dash = self.punct(at, b'-') && self.punct(at + 2, b':');
        let joint = at + usize::from(led || dash || self.punct(at, b','));
        let alone = || self.told_clock(joint).or_else(|| self.hour_alone(joint)).filter(|_| led);
        let (mut time, mut end) = self.clock(joint).or_else(alone)?;
        if joint == at && !self.spaced(joint) && !self.low(joint).starts_with('t') {
            return None;
        }
        time.day = Some(day);
        // "Oct 26 15:50:06 2016"
        if let (Some((m, d)), Sym::Number(y, 4)) = (month_day(&time.day), self.sym(end))
            && let Some(whole) = i32::try_from(y).ok().and_then(|y| date(y, m, d))
            && self.punct(joint + 1, b':')
        {
            time.day = Some(Point::Cal(Cal::Day(whole)));
            end += 1;
        }
        Some((time, end))
    }

    /// The 15 of "on 15 at 8:00", the 5th of "at 5th at 4 a.m.".
    fn bare_day(&self, i: usize) -> Read<Point> {
        let led = i.checked_sub(1).is_some_and(|b| self.is(b, W::On) || self.is(b, W::At));
        let Sym::Number(day @ 1..=31, 1 | 2) = self.sym(i) else { return None };
        let mark = usize::from(self.is(i + 1, W::OrdinalMark) && !self.spaced(i + 1));
        let joint = i + 1 + mark;
        let clock = self.is(joint, W::At) || self.punct(joint, b',');
        let told = || self.clock(joint + 1).is_some();
        (led && clock && told()).then_some((Point::DayOfMonth(day), joint))
    }

    /// "5 p.m. EST, Nov. 6", "noon Saturday", "midnight".
    fn clock_then_day(&self, i: usize) -> Read<TimeOfDay> {
        let (mut time, at) = self.clock(i).or_else(|| self.told_clock(i))?;
        if let (Sym::Word(W::In), Sym::Word(W::The), Sym::Part(part)) =
            (self.sym(at), self.sym(at + 1), self.sym(at + 2))
        {
            if !self.half_told(i, at) {
                time.clock = with_part(time.clock, part);
            }
            let comma = usize::from(self.punct(at + 3, b','));
            if let Some((day, end)) = self.day_point(at + 3 + comma) {
                time.day = Some(day);
                return Some((time, end));
            }
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
        if let Some((day, mut end)) = self.day_point(at + comma).or_else(|| self.last_day(at)) {
            time.day = Some(day);
            if let (Sym::Part(part), false) = (self.sym(end), self.plural_part(end)) {
                if !self.half_told(i, at) {
                    time.clock = with_part(time.clock, part);
                }
                end += 1;
            }
            let (zone, end) = self.zone(end);
            time.zone = time.zone.or(zone);
            return Some((time, end));
        }
        Some((time, at))
    }
}

/// "4 in the morning", "7 in the evening".
fn with_part(clock: Clock, part: Part) -> Clock {
    match clock {
        Clock::At(12, m, s) if part == Part::Night => Clock::At(0, m, s),
        // "tonight around 3"
        Clock::At(1..=4, ..) if part == Part::Night => clock,
        Clock::At(h @ 1..=12, m, s) => Clock::At(half_day(h, part != Part::Morning), m, s),
        other => other,
    }
}

/// Month and day, where the year is not said.
fn month_day(point: &Option<Point>) -> Option<(u32, u32)> {
    match point {
        Some(Point::MonthDay(m, d)) => Some((*m, *d)),
        Some(Point::Weekdayed(_, inner)) => match **inner {
            Point::MonthDay(m, d) => Some((m, d)),
            _ => None,
        },
        _ => None,
    }
}

fn is_day(point: &Point) -> bool {
    match point {
        Point::Cal(Cal::Day(_))
        | Point::MonthDay(..)
        | Point::Weekdayed(..)
        | Point::Weekday(_)
        | Point::DayOfMonth(_)
        | Point::Holiday(..) => true,
        Point::Shift(Unit::Day, ..) | Point::Discourse(Unit::Day) => true,
        Point::Named(_, inner) => matches!(**inner, Point::Weekday(_) | Point::MonthDay(..) | Point::Weekdayed(..)),
        Point::Within(inner, _) => matches!(**inner, Point::MonthDay(..) | Point::Weekday(_) | Point::DayOfMonth(_)),
        _ => false,
    }
}
