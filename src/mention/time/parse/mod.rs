//! The grammar: words to what they say. Left to right, longest match first, no anchor known yet.

mod amount;
mod clock;
mod date;
mod hour;
mod name;
mod number;
mod numeric;
mod period;
mod range;
mod relative;
mod set;
mod vague;
mod year;

use std::cell::{Cell, RefCell};

use super::{
    Modifier,
    atom::Atom,
    calendar::{Cal, Unit},
    expr::{Expr, Parsed, Point},
    role::Role,
    words::{Phrase, Sym, W, Words},
};
use crate::document::{Document, Span};

/// The atoms of a document and the words that read them.
pub struct Parser<'a> {
    pub doc: &'a Document,
    pub words: &'a Words,
    pub atoms: &'a [Atom],
    /// How deep in points within points: "the day before the day before ..." ends somewhere.
    pub depth: Cell<u8>,
    /// The points read last, by atom: several rules ask for the same one.
    pub points: RefCell<[(usize, Read<Point>); MEMO]>,
}

/// So many points are kept.
pub const MEMO: usize = 4;

/// Points within points are read so deep.
const DEEPEST: u8 = 3;

/// A thing read and the atom behind it.
pub type Read<T> = Option<(T, usize)>;

impl<'a> Parser<'a> {
    pub fn new(doc: &'a Document, words: &'a Words, atoms: &'a [Atom]) -> Parser<'a> {
        let points = RefCell::new(std::array::from_fn(|_| (usize::MAX, None)));
        Parser { doc, words, atoms, depth: Cell::new(0), points }
    }

    /// Every expression, in order, none overlapping another.
    pub fn all(&self) -> Vec<Parsed> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.atoms.len() {
            if !self.may_start(at) {
                at += 1;
                continue;
            }
            match self.at(at) {
                Some(found) if found.end > at => {
                    let tail =
                        self.range_tail(&found).filter(|t| self.point(t.first).is_none_or(|(_, end)| end <= t.end));
                    at = found.end;
                    out.push(found);
                    if let Some(tail) = tail {
                        at = tail.end;
                        out.push(tail);
                    }
                }
                _ => at += 1,
            }
        }
        out
    }

    /// A quick look whether an expression can begin at atom `i`: most words cannot, and the rules are many.
    fn may_start(&self, i: usize) -> bool {
        let Some(atom) = self.atoms.get(i) else { return false };
        let next = self.sym(i + 1);
        let leads = match next {
            // the first word of a holiday
            Sym::Other => self.atoms.get(i + 1).is_some_and(|a| a.phrases != 0),
            Sym::Punct(b) => b == b'\'' || b == b'-' && matches!(atom.sym, Sym::Word(W::Mid)),
            _ => true,
        };
        match atom.sym {
            Sym::Other => atom.phrases != 0,
            Sym::Punct(b) => b == b'#' || b == b'\'' && matches!(next, Sym::Number(..)),
            Sym::Word(W::Noon | W::Midnight | W::Tonight | W::Overnight) => true,
            Sym::Word(
                W::Of | W::In | W::On | W::At | W::And | W::Or | W::To | W::From | W::Between | W::PluralMark,
            ) => atom.phrases != 0,
            Sym::Word(_) => leads || atom.phrases != 0 && self.phrase(i, |_| true).is_some(),
            Sym::Number(_, digits) => digits == 4 || next != Sym::Other,
            Sym::Decimal(_) | Sym::Cardinal(_) | Sym::Tens(_) | Sym::Scale(_) | Sym::Ordinal(_) => next != Sym::Other,
            _ => true,
        }
    }

    /// The longest expression that begins at atom `i`.
    fn at(&self, i: usize) -> Option<Parsed> {
        let wanted = rules(self.sym(i), self.atoms.get(i).is_some_and(|a| a.phrases != 0));
        let mut best: Option<Parsed> = None;
        for (bit, rule) in RULES.iter().enumerate() {
            if wanted >> bit & 1 == 1
                && let Some(found) = rule(self, i)
                && best.as_ref().is_none_or(|b| found.end > b.end)
            {
                best = Some(found);
            }
        }
        best.filter(|found| !self.is_title(found))
    }

    fn plain_point(&self, i: usize) -> Option<Parsed> {
        let (point, end) = self.point(i)?;
        let (modifier, end) = self.onward(&point, end);
        Some(Parsed { first: i, end, expr: Expr::Point(point), modifier })
    }

    /// "1994 or later", "1990 and beyond".
    fn onward(&self, point: &Point, end: usize) -> (Option<Modifier>, usize) {
        let dated = matches!(point, Point::Cal(Cal::Year(_) | Cal::Day(_) | Cal::Month(..)) | Point::MonthDay(..));
        let joint = self.is(end, W::Or) || self.is(end, W::And);
        // "in 1990 and later moved"
        let next = self.token_after(end + 2);
        let closed = !next.starts_with(|c: char| c.is_alphanumeric())
            || self.is(end, W::Or) && !matches!(self.sym(end + 1), Sym::Word(W::Before | W::After));
        if !dated || !joint || !closed || !self.words.plays(self.low(end + 1), Role::Onward) {
            return (None, end);
        }
        let before = matches!(self.sym(end + 1), Sym::Word(W::Before | W::Earlier));
        (Some(if before { Modifier::OnOrBefore } else { Modifier::OnOrAfter }), end + 2)
    }

    /// "early 1990", "late Thursday", "the end of March", "mid-November", "earlier this year".
    fn modified(&self, i: usize) -> Option<Parsed> {
        if let Some(found) = self.half_of(i) {
            return Some(found);
        }
        let (modifier, at) = self.stage(i)?;
        // "later in the day": the day alone
        let stage_in = self.is(at - 1, W::In) && matches!(self.sym(at + 1), Sym::Unit(Unit::Day, false));
        if stage_in {
            return None;
        }
        let (point, end) = self.staged_point(at)?;
        // "the late-November trip": the article is that of the trip
        if self.is(i, W::The) && self.hyphen(at) && matches!(point, Point::Month(_)) {
            return None;
        }
        Some(Parsed { first: i, end, expr: Expr::Point(point), modifier: Some(modifier) })
    }

    /// "the last half of the '80s", "the first half of the 20th century".
    fn half_of(&self, i: usize) -> Option<Parsed> {
        let at = i + usize::from(self.is(i, W::The));
        let modifier = match self.sym(at) {
            Sym::Ordinal(1) => Modifier::Start,
            Sym::Ordinal(2) | Sym::Word(W::Last | W::Later) => Modifier::End,
            _ => return None,
        };
        if !self.is(at + 1, W::Half) || !self.is(at + 2, W::Of) {
            return None;
        }
        let (point, end) = self.point(at + 3)?;
        let long = matches!(point, Point::Cal(Cal::Decade(_) | Cal::Century(_) | Cal::Month(..)) | Point::Month(_));
        long.then_some(Parsed { first: i, end, expr: Expr::Point(point), modifier: Some(modifier) })
    }

    /// What may follow "early" or "the end of".
    fn staged_point(&self, at: usize) -> Read<Point> {
        self.point(at).or_else(|| self.the_unit(at))
    }

    fn stage(&self, i: usize) -> Read<Modifier> {
        let the = usize::from(self.is(i, W::The));
        let modifier = match self.sym(i + the) {
            Sym::Word(W::Start | W::Early) => Modifier::Start,
            Sym::Word(W::Mid) => Modifier::Mid,
            Sym::Word(W::End | W::Late) => Modifier::End,
            Sym::Word(W::Earlier) if the == 0 => Modifier::Start,
            Sym::Word(W::Later) if the == 0 || self.is(i + 2, W::PartWord) => Modifier::End,
            _ => return None,
        };
        let word = i + the;
        let at = word + 1;
        // "the early part of next week"
        if self.is(at, W::PartWord) && self.is(at + 1, W::Of) {
            return Some((modifier, at + 2));
        }
        match self.sym(word) {
            // "the end of", "at year end" need the "of"; a bare "end" is a verb
            Sym::Word(W::Start | W::End) => self.is(at, W::Of).then_some((modifier, at + 1)),
            Sym::Word(W::Mid) if self.is(at, W::Of) => Some((modifier, at + 1)),
            // "mid - June"
            Sym::Word(W::Mid)
                if self.punct(at, b'-') && matches!(self.sym(at + 1), Sym::Month(_) | Sym::MonthShort(_)) =>
            {
                Some((modifier, at + 1))
            }
            Sym::Word(W::Early | W::Late | W::Earlier | W::Later) if self.is(at, W::In) || self.is(at, W::On) => {
                Some((modifier, at + 1))
            }
            _ => Some((modifier, at)),
        }
    }

    pub fn sym(&self, i: usize) -> Sym {
        #[cfg(test)]
        crate::document::work::count();
        self.atoms.get(i).map_or(Sym::Other, |a| a.sym)
    }

    pub fn is(&self, i: usize, w: W) -> bool {
        matches!(self.sym(i), Sym::Word(here) if here == w)
    }

    pub fn punct(&self, i: usize, byte: u8) -> bool {
        matches!(self.sym(i), Sym::Punct(here) if here == byte)
    }

    pub fn spaced(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.spaced)
    }

    pub fn hyphen(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.hyphen)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.capital)
    }

    /// The atom's words in lower case.
    pub fn low(&self, i: usize) -> &str {
        self.atoms.get(i).and_then(|a| self.doc.lower.get(a.start..a.end)).unwrap_or("")
    }

    /// The lower-case token before atom `i`; empty at the start of a line.
    pub fn token_before(&self, i: usize, back: usize) -> &str {
        let Some(atom) = self.atoms.get(i) else { return "" };
        let at = (atom.token as usize).checked_sub(back);
        at.map_or("", |t| self.doc.low(t))
    }

    /// Does the word `back` tokens before atom `i` play `role`?
    pub fn plays(&self, i: usize, back: usize, role: Role) -> bool {
        self.words.plays(self.token_before(i, back), role)
    }

    /// Does the word `w` stand right before atom `i`?
    pub fn follows(&self, i: usize, w: W) -> bool {
        i.checked_sub(1).is_some_and(|b| self.is(b, w))
    }

    /// The lower-case token behind the atoms before `end`.
    pub fn token_after(&self, end: usize) -> &str {
        let Some(atom) = end.checked_sub(1).and_then(|e| self.atoms.get(e)) else { return "" };
        self.doc.low(atom.token as usize + 1)
    }

    /// The phrase that begins at atom `i`, longest first, that `wanted` accepts.
    pub fn phrase(&self, i: usize, wanted: impl Fn(&Phrase) -> bool) -> Read<&Phrase> {
        let atom = self.atoms.get(i).filter(|a| a.phrases != 0)?;
        let second = self.low(i + 1);
        self.words.phrases(atom.phrases).iter().find_map(|(rest, meaning)| {
            if rest.first().is_some_and(|word| **word != *second) || !wanted(meaning) {
                return None;
            }
            let mut at = i + 1;
            for word in rest {
                let next = self.atoms.get(at)?;
                // runs of other words are one atom: compare the text
                let low = self.doc.lower.get(next.start..next.end).unwrap_or("");
                if low != &**word {
                    return None;
                }
                at += 1;
            }
            Some((meaning, at))
        })
    }

    pub fn text(&self, first: usize, end: usize) -> Option<Span> {
        let a = self.atoms.get(first)?;
        let b = self.atoms.get(end.checked_sub(1)?)?;
        Some(Span::new(a.start, b.end))
    }
}

/// The rules of an expression; on equal length the first wins.
const RULES: [fn(&Parser, usize) -> Option<Parsed>; 7] = [
    |p, i| p.range_head(i),
    |p, i| p.modified(i),
    |p, i| p.clock_time(i),
    |p, i| p.set(i),
    |p, i| p.plain_point(i),
    |p, i| p.duration(i),
    |p, i| p.vague(i),
];

/// Which of them can begin with a word: one bit each.
fn rules(first: Sym, phrases: bool) -> u8 {
    const RANGE: u8 = 1;
    const STAGE: u8 = 1 << 1;
    const CLOCK: u8 = 1 << 2;
    const SET: u8 = 1 << 3;
    const POINT: u8 = 1 << 4;
    const LENGTH: u8 = 1 << 5;
    const VAGUE: u8 = 1 << 6;
    let own = match first {
        Sym::Weekday(_) | Sym::WeekdayShort(_) => CLOCK | SET | POINT,
        Sym::Month(_) | Sym::MonthShort(_) | Sym::Day(_) => CLOCK | POINT,
        Sym::Number(..) | Sym::Ordinal(_) | Sym::Tens(_) | Sym::Cardinal(_) => RANGE | STAGE | CLOCK | POINT | LENGTH,
        Sym::Decimal(_) => RANGE | CLOCK | LENGTH,
        Sym::Scale(_) => LENGTH,
        Sym::Part(_) | Sym::Zone(_) => CLOCK,
        Sym::Season(_) | Sym::Tenties(_) | Sym::QuarterCode(_) | Sym::HalfCode(_) => POINT,
        Sym::Punct(_) => CLOCK | POINT,
        Sym::Set(_) => SET,
        Sym::Unit(..) => CLOCK | POINT | LENGTH | VAGUE,
        Sym::Word(W::Every | W::Each | W::Per) => SET,
        Sym::Word(W::A) => CLOCK | SET | LENGTH,
        Sym::Word(W::The) => RANGE | STAGE | CLOCK | POINT | LENGTH,
        Sym::Word(_) => STAGE | CLOCK | POINT | LENGTH,
        Sym::Other => 0,
    };
    own | if phrases { CLOCK | POINT | LENGTH | VAGUE } else { 0 }
}
