//! Times that no calendar knows: "now", "recently", "in the near future".

use super::Parser;
use crate::mention::time::{
    direction::{Direction, direction},
    expr::{Expr, Parsed},
    role::Role,
    words::{Phrase, Sym},
};

impl Parser<'_> {
    pub fn vague(&self, i: usize) -> Option<Parsed> {
        if let Some((amount, end)) = self.bare_units(i) {
            return Some(Parsed { first: i, end, expr: Expr::Duration(amount, 0), modifier: None });
        }
        let (phrase, end) = self.phrase(i, |p| matches!(p, Phrase::Vague(_) | Phrase::Ahead))?;
        let value = match phrase {
            Phrase::Vague(value) => value,
            _ if self.looks_ahead(i, end) => "FUTURE_REF",
            _ => return None,
        };
        // "future payments"
        let adjective = end == i + 1 && self.words.nouns.contains(self.low(i));
        if adjective && self.token_after(end).starts_with(|c: char| c.is_ascii_lowercase()) {
            return None;
        }
        // "up-to-date"
        if self.hyphen(i) {
            return None;
        }
        // "the past" and "the future" lead other expressions: "the past two months"
        if matches!(self.sym(end), Sym::Unit(..) | Sym::Number(..) | Sym::Cardinal(_)) && end > i + 1 {
            return None;
        }
        Some(Parsed { first: i, end, expr: Expr::Vague(value), modifier: None })
    }

    fn looks_ahead(&self, i: usize, end: usize) -> bool {
        let as_soon = self.plays(i, 1, Role::AsSoon);
        !as_soon
            && !self.words.ahead_not_before.contains(self.token_after(end))
            && direction(self.doc, self.words, self.atoms, i, end) == Direction::Future
    }
}
