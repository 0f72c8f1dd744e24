//! Lengths of time: "two weeks", "a year and a half", "the past three months".

use super::{Parser, Read};
use crate::mention::time::{
    Modifier,
    calendar::Unit,
    expr::{Amount, Anchor, Count, Expr, Parsed, Point, Which},
    role::Role,
    words::{Part, Phrase, Sym, W},
};

impl Parser<'_> {
    /// How many: a number, "a", "half a", "a few", "several", "a couple of".
    fn count(&self, i: usize) -> Read<Count> {
        let a = usize::from(self.is(i, W::A));
        match self.sym(i + a) {
            Sym::Word(W::Few) => return Some((Count::Some, i + a + 1)),
            Sym::Word(W::Several) if a == 0 => return Some((Count::Some, i + 1)),
            Sym::Word(W::Couple) => {
                let of = usize::from(self.is(i + a + 1, W::Of));
                return Some((Count::Hundredths(200), i + a + 1 + of));
            }
            Sym::Word(W::Dozen) => return Some((Count::Hundredths(1200), i + a + 1)),
            Sym::Word(W::Half) => {
                let more = usize::from(a == 0 && self.is(i + 1, W::A));
                return Some((Count::Hundredths(50), i + a + 1 + more));
            }
            _ => {}
        }
        if let Some((n, at)) = self.number(i) {
            return Some((Count::Hundredths(n), at));
        }
        (a == 1).then_some((Count::Hundredths(100), i + 1))
    }

    /// "two weeks", "5 1/2 hours", "two to three weeks", "a year and a half", "27-year".
    pub fn amount(&self, i: usize) -> Read<Amount> {
        let (count, mut at) = self.count(i)?;
        // "two to three weeks", "12-18 months": the lower bound is the value
        let joined = self.is(at, W::To) || self.is(at, W::Or) || self.punct(at, b'-');
        let between = i.checked_sub(1).is_some_and(|b| self.is(b, W::Between));
        if joined
            && !between
            && let Some((Count::Hundredths(_), then)) = self.count(at + 1).filter(|_| !self.is(at + 1, W::A))
        {
            at = then;
        } else if self.hyphen(at) && matches!(self.sym(at), Sym::Number(..)) {
            at += 1;
        }
        let extra = matches!(self.sym(at), Sym::Word(W::More | W::Trading | W::Business | W::Entire));
        let side = matches!(self.sym(at), Sym::Word(W::Next | W::Past | W::Coming | W::Previous));
        // "the 3 next weeks", but not "4 to 23 next month"
        if extra && matches!(self.sym(at + 1), Sym::Unit(..)) || side && matches!(self.sym(at + 1), Sym::Unit(_, true))
        {
            at += 1;
        }
        let (unit, plural) = match self.sym(at) {
            Sym::Unit(unit, plural) => (unit, plural),
            // "nights" and "second" have other meanings too
            Sym::Part(Part::Night) if self.low(at).ends_with('s') && !self.is(i, W::A) => (Unit::Night, true),
            Sym::Ordinal(2) if count == Count::Hundredths(100) && !self.is(i, W::A) => (Unit::Second, false),
            _ => return None,
        };
        let one = self.is(i, W::A) && at == i + 1;
        if one && (plural || unit == Unit::Quarter || unit == Unit::Weekend) || unit == Unit::Weekend && !plural {
            return None;
        }
        at += 1;
        // "a year and a half"
        let mut amount = Amount { count, unit };
        if self.is(at, W::And)
            && self.is(at + 1, W::A)
            && self.is(at + 2, W::Half)
            && let Count::Hundredths(n) = count
        {
            amount.count = Count::Hundredths(n.checked_add(50)?);
            at += 3;
        }
        // "three-quarters of" is a fraction
        let fraction = self.hyphen(at - 1) && plural || self.is(at, W::Of) && count != Count::Some;
        if unit == Unit::Quarter && fraction {
            return None;
        }
        // an age is no length of time
        let old = self.is(at, W::Old) || self.is(at, W::OrdinalMark);
        (!old).then_some((amount, at))
    }

    /// A length of time with its modifiers and "the past", "the next".
    pub fn duration(&self, i: usize) -> Option<Parsed> {
        let (modifier, at) = self.modifier(i).map_or((None, i), |(m, at)| (Some(m), at));
        if modifier.is_some() && self.text(i, at).is_none() {
            return None;
        }
        let the = self.is(at, W::The);
        let at = at + usize::from(the);
        if let Some((expr, end)) = self.nameless(i, at, the) {
            return Some(Parsed { first: i, end, expr, modifier });
        }
        let (expr, end) = self.numbered(i, at, the, modifier)?;
        Some(Parsed { first: i, end, expr, modifier })
    }

    /// A length without a number: "the coming months", "over the years", "over the past decade", "the fiscal year ended".
    fn nameless(&self, i: usize, at: usize, the: bool) -> Read<Expr> {
        let some = |unit| Expr::Duration(Amount { count: Count::Some, unit }, 0);
        if matches!(self.sym(at), Sym::Word(W::Recent | W::Coming))
            && let Sym::Unit(unit, true) = self.sym(at + 1)
        {
            return Some((some(unit), at + 2));
        }
        if !the {
            return None;
        }
        // "over the years"
        if self.words.plays(self.token_before(i, 1), Role::BoundPreposition)
            && let Sym::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade), true) =
                self.sym(at)
        {
            return Some((some(unit), at + 1));
        }
        // "over the past decade"
        if self.is(at, W::Past)
            && let Sym::Unit(unit @ (Unit::Decade | Unit::Century), false) = self.sym(at + 1)
        {
            return Some((Expr::Duration(Amount::exact(1, unit), -1), at + 2));
        }
        // "the year ended March 31", "the fiscal year ending in June"
        let fiscal = usize::from(self.is(at, W::Fiscal));
        let year = self.sym(at + fiscal) == Sym::Unit(Unit::Year, false) && self.is_accounting(at + fiscal + 1);
        year.then(|| (Expr::Duration(Amount::exact(1, Unit::Year), 0), at + fiscal + 1))
    }

    /// A number and its unit from atom `at` on, with what leads it: "past three months", "first two weeks of May". The
    /// expression begins at `i`.
    fn numbered(&self, i: usize, at: usize, the: bool, modifier: Option<Modifier>) -> Read<Expr> {
        let span = matches!(
            self.sym(at),
            Sym::Word(
                W::Past | W::Last | W::Next | W::Previous | W::Coming | W::Following | W::Latest | W::Final | W::Entire
            ) | Sym::Ordinal(1)
        );
        // "over the past year" is a preposition, "over a year" a bound
        let spread = modifier.is_some() && (the || span || self.is_spread(i, at));
        if spread && self.words.plays(self.low(i), Role::BoundPreposition) || !the && self.is_verb_to_last(i, at) {
            return None;
        }
        if let Some((amount, end)) = self.whole_unit(at).filter(|_| !the) {
            return Some((Expr::Duration(amount, 0), end));
        }
        let lead = at;
        let at = at + usize::from(span);
        let (amount, end) = self.compound(at)?;
        // "the 23-year occupation"
        if (the || span) && self.is(at, W::A) || the && !span && self.is_adjective(at, end) {
            return None;
        }
        // "the 3 next weeks"
        let side = (lead..lead + 1).chain(at..end).map(|word| self.side(word)).find(|s| *s != 0).unwrap_or(0);
        if let Some(part) = self.part_of(at, span, amount, end) {
            return Some(part);
        }
        if !the && let Some((start, after)) = self.running(end) {
            return Some((Expr::Running(amount, Box::new(start)), after));
        }
        self.placed((at, end), the && !span, amount, side)
    }

    /// A length, and what stands behind it: "two weeks ago", "two hours from now", "a month or so", "year-long".
    fn placed(&self, (at, end): (usize, usize), bare_article: bool, amount: Amount, side: i64) -> Read<Expr> {
        let end = self.or_so(end);
        if amount.unit <= Unit::Hour && self.is(end, W::From) && self.words.plays(self.low(end + 1), Role::Now) {
            return Some((Expr::Duration(amount, 1), end + 2));
        }
        if let Some((point, after)) = self.offset_both(amount, end).or_else(|| self.offset(amount, end)) {
            let (point, after) = self.weekday_behind(point, after);
            // "a year-earlier loss"
            let attribute = self.is(at, W::A) && self.hyphen(end);
            return (!bare_article && !attribute).then_some((Expr::Point(point), after));
        }
        let long = self.is(end, W::Long) && self.hyphen(end);
        (!long || !self.is(at, W::A)).then(|| (Expr::Duration(amount, side), end + usize::from(long)))
    }

    /// "the first two months of 1939", "the last three days of the trial": the length from `at` to `end` behind a word
    /// that says which end of the whole it is.
    fn part_of(&self, at: usize, led: bool, amount: Amount, end: usize) -> Read<Expr> {
        let before = at.checked_sub(1).filter(|_| led && self.is(end, W::Of))?;
        let first = matches!(self.sym(before), Sym::Ordinal(1));
        let (whole, after) = self.point(end + 1).filter(|(p, _)| !matches!(p, Point::Weekday(_)))?;
        let told = first || self.is(before, W::Last) || self.is(before, W::Final);
        told.then(|| (Expr::Part(amount, first, Box::new(whole)), after))
    }

    /// "the talks will last three days"
    fn is_verb_to_last(&self, i: usize, at: usize) -> bool {
        let before = self.token_before(i, 1);
        let ahead = || self.words.tense.get(before).is_some_and(|t| t.is_ahead());
        self.is(at, W::Last) && (self.words.plays(before, Role::Infinitive) || ahead())
    }

    /// Does "over" at atom `i` spread something over the length at `at`: "used over three years"?
    fn is_spread(&self, i: usize, at: usize) -> bool {
        let one = matches!(self.sym(at), Sym::Word(W::A | W::Half));
        !one && self.words.plays(self.low(i), Role::Spread) && !self.plays(i, 1, Role::BoundBefore)
    }

    /// A length before a noun: "23-year", "two day".
    fn is_adjective(&self, at: usize, end: usize) -> bool {
        end.checked_sub(1)
            .is_some_and(|last| self.hyphen(last) || matches!(self.sym(last), Sym::Unit(_, false)) && last > at)
            && !self.is(at, W::Half)
    }

    /// Behind a length, the day from which it runs: "starting from next Monday", ", from 20 December".
    fn running(&self, end: usize) -> Read<Point> {
        let comma = usize::from(self.punct(end, b','));
        let mut at = end + comma;
        if self.words.plays(self.low(at), Role::Running) {
            at += 1;
            at += usize::from(self.is(at, W::From) || self.is(at, W::On));
        } else if comma == 1 && self.is(at, W::From) {
            at += 1;
        } else {
            return None;
        }
        self.point(at)
    }

    /// -1 for what lies behind, 1 for what lies ahead.
    fn side(&self, i: usize) -> i64 {
        match self.sym(i) {
            Sym::Word(W::Past | W::Last | W::Previous) => -1,
            Sym::Word(W::Next | W::Coming | W::Following) => 1,
            _ => 0,
        }
    }

    /// "all week", "a whole day", "full-year".
    fn whole_unit(&self, i: usize) -> Read<Amount> {
        let a = usize::from(self.is(i, W::A));
        let whole = self.is(i, W::All)
            || self.is(i + a, W::Entire) && (a == 1 || self.hyphen(i + 1) || self.plays(i, 1, Role::WholeBefore));
        let Sym::Unit(unit, false) = self.sym(i + a + 1) else { return None };
        whole.then(|| (Amount::exact(1, unit), i + a + 2))
    }

    /// "one month and two days": the value is that of the smaller unit where days can say it.
    fn compound(&self, i: usize) -> Read<Amount> {
        let (first, at) = self.amount(i)?;
        let and = usize::from(self.is(at, W::And) || self.punct(at, b','));
        let Some((second, end)) = self.amount(at + and).filter(|_| !self.is(at + and, W::A)) else {
            return Some((first, at));
        };
        match sum(first, second) {
            Some(both) => Some((both, end)),
            None => Some((first, at)),
        }
    }

    /// "ago", "earlier", "later", "from now" behind an amount.
    fn offset(&self, amount: Amount, at: usize) -> Read<Point> {
        if amount.unit <= Unit::Hour && !self.is(at, W::Ago) {
            return None;
        }
        let (sign, anchor) = match self.sym(at) {
            Sym::Word(W::Ago) => (-1, Anchor::Speech),
            Sym::Word(W::Earlier) => (-1, Anchor::Text),
            Sym::Word(W::Later) => (1, Anchor::Text),
            Sym::Word(W::From) if self.words.plays(self.low(at + 1), Role::Now) => {
                return Some((Point::Offset(amount, 1, Anchor::Speech), at + 2));
            }
            Sym::Word(W::From | W::Before | W::After) => {
                let sign = if self.is(at, W::Before) { -1 } else { 1 };
                let (base, end) = self.point(at + 1)?;
                return Some((Point::From(amount, sign, Box::new(base)), end));
            }
            _ => return None,
        };
        Some((Point::Offset(amount, sign, anchor), at + 1))
    }

    /// "a month and a day ago"
    fn offset_both(&self, first: Amount, at: usize) -> Read<Point> {
        let (second, end) = self.amount(at + 1).filter(|_| self.is(at, W::And) && self.is(at + 1, W::A))?;
        if second.unit >= first.unit || first.unit <= Unit::Hour {
            return None;
        }
        match self.offset(second, end)? {
            (Point::Offset(_, sign, anchor), after) => {
                let both = sum(first, second);
                let split = Point::OffsetBoth(first, second, sign, anchor);
                Some((both.map_or(split, |sum| Point::Offset(sum, sign, anchor)), after))
            }
            _ => None,
        }
    }

    /// "a week ago Monday", "two weeks ago on Friday": so many weeks before the last of these days.
    fn weekday_behind(&self, point: Point, end: usize) -> (Point, usize) {
        let Point::Offset(amount @ Amount { unit: Unit::Week, count: Count::Hundredths(_) }, -1, Anchor::Speech) =
            point
        else {
            return (point, end);
        };
        let on = usize::from(self.is(end, W::On));
        match self.weekday(end + on).filter(|(_, after)| self.spaced(end) && self.day(*after).is_none()) {
            Some((weekday, after)) if !self.punct(after, b'\'') => {
                let last = Point::Named(Which::Last, Box::new(Point::Weekday(weekday)));
                (Point::From(amount, -1, Box::new(last)), after)
            }
            _ => (point, end),
        }
    }

    fn or_so(&self, at: usize) -> usize {
        if self.is(at, W::Or) && self.words.plays(self.low(at + 1), Role::OrSo) { at + 2 } else { at }
    }

    pub fn modifier(&self, i: usize) -> Read<Modifier> {
        match self.phrase(i, |p| matches!(p, Phrase::Modifier(_)))? {
            (Phrase::Modifier(m), at) => Some((*m, at)),
            _ => None,
        }
    }

    /// "for years", "within weeks": a unit in the plural with nothing before it.
    pub fn bare_units(&self, i: usize) -> Read<Amount> {
        let Sym::Unit(unit, plural) = self.sym(i) else { return None };
        if self.is(i + 1, W::Long) && self.hyphen(i + 1) {
            let count = if plural { Count::Some } else { Count::Hundredths(100) };
            return Some((Amount { count, unit }, i + 2));
        }
        let amount = Amount { count: Count::Some, unit };
        if !plural {
            return None;
        }
        if self.plays(i, 1, Role::UnitBefore) {
            return Some((amount, i + 1));
        }
        // "months ago", "the days before the vote"
        let long = unit >= Unit::Day && unit != Unit::Weekend && !self.plays(i, 1, Role::Counted);
        let first =
            i.checked_sub(1).is_some_and(|b| matches!(self.sym(b), Sym::Ordinal(_) | Sym::Word(W::Few | W::Last)));
        (long && self.words.plays(self.token_after(i + 1), Role::UnitAfter) && !self.is_number(i) && !first)
            .then_some((amount, i + 1))
    }
}

/// Two weeks and three days are 17 days; a year and two months 14 months.
fn sum(first: Amount, second: Amount) -> Option<Amount> {
    let (Count::Hundredths(a), Count::Hundredths(b)) = (first.count, second.count) else { return None };
    let factor = match (first.unit, second.unit) {
        (Unit::Week, Unit::Day) => 7,
        (Unit::Year, Unit::Month) => 12,
        (Unit::Day, Unit::Hour) => 24,
        (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
        _ => return None,
    };
    Some(Amount { count: Count::Hundredths(a.checked_mul(factor)?.checked_add(b)?), unit: second.unit })
}
