//! Times that come again: "every Friday", "twice a week", "daily", "$500 a month".

use super::Parser;
use crate::document::TokenKind;
use crate::mention::time::{
    calendar::Unit,
    expr::{Amount, Expr, Parsed},
    role::Role,
    words::{Sym, W},
};

impl Parser<'_> {
    pub fn set(&self, i: usize) -> Option<Parsed> {
        let (value, end) = match self.sym(i) {
            Sym::Word(W::Every | W::Each) => self.every(i + 1)?,
            Sym::Word(W::A | W::Per) => self.rate(i)?,
            Sym::Weekday(_) => self.plural_parts(i)?,
            Sym::Set(index) => (self.words.sets.get(usize::from(index))?.clone(), i + 1),
            _ => return None,
        };
        Some(Parsed { first: i, end, expr: Expr::Set(value), modifier: None })
    }

    /// "Tuesday nights".
    fn plural_parts(&self, i: usize) -> Option<(String, usize)> {
        let (weekday, at) = self.weekday(i)?;
        let Sym::Part(part) = self.sym(at) else { return None };
        let plural = self.low(at).ends_with('s');
        plural.then(|| (format!("XXXX-WXX-{}T{}", weekday.number_from_monday(), part.code()), at + 1))
    }

    /// Behind "every": "Friday", "two weeks", "year", "July".
    fn every(&self, at: usize) -> Option<(String, usize)> {
        let at = at + usize::from(matches!(self.sym(at), Sym::Ordinal(1) | Sym::Word(W::Last)));
        if let Some((weekday, end)) = self.weekday(at) {
            let day = format!("XXXX-WXX-{}", weekday.number_from_monday());
            return Some(match self.sym(end) {
                Sym::Part(part) => (format!("{day}T{}", part.code()), end + 1),
                _ => (day, end),
            });
        }
        match self.sym(at) {
            Sym::Month(m) => return Some((format!("XXXX-{m:02}"), at + 1)),
            Sym::Season(s) => return Some((format!("XXXX-{}", s.code()), at + 1)),
            Sym::Part(p) => return Some((format!("XXXX-XX-XXT{}", p.code()), at + 1)),
            Sym::Unit(unit, false) => return Some((Amount::exact(1, unit).value(), at + 1)),
            _ => {}
        }
        let (amount, end) = self.amount(at)?;
        Some((amount.value(), end))
    }

    /// "a week", "per day" behind a number: how often or how much in each.
    fn rate(&self, i: usize) -> Option<(String, usize)> {
        let Sym::Unit(unit, false) = self.sym(i + 1) else { return None };
        if unit == Unit::Quarter && self.is(i, W::A)
            || matches!(self.sym(i + 2), Sym::Word(W::Ago | W::Earlier | W::Later))
        {
            return None;
        }
        (self.is(i, W::Per) || self.counted(i)).then(|| (Amount::exact(1, unit).value(), i + 2))
    }

    /// Does a counted thing stand before atom `i`: "$200", "two meals", "twice", "percent"?
    fn counted(&self, i: usize) -> bool {
        let Some(at) = self.atoms.get(i).map(|a| a.token as usize) else { return false };
        let number = |back: usize| {
            at.checked_sub(back).and_then(|t| self.doc.tokens.get(t)).is_some_and(|t| {
                t.kind == TokenKind::Number
                    || matches!(
                        self.words.look_up(self.doc.lower.get(t.start..t.end).unwrap_or("")).0,
                        Sym::Cardinal(_) | Sym::Tens(_) | Sym::Scale(_) | Sym::Word(W::Twice | W::Several | W::Once)
                    )
                    || self.words.plays(self.doc.lower.get(t.start..t.end).unwrap_or(""), Role::Counted)
            })
        };
        let noun = self.token_before(i, 1);
        number(1)
            || noun.len() > 2
                && noun.bytes().all(|b| b.is_ascii_alphabetic())
                && (noun.ends_with('s') || self.words.plays(noun, Role::Measure))
                && (number(2) || number(3))
    }
}
