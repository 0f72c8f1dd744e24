//! Times that no calendar knows: "now", "recently", "in the near future".

use super::Parser;
use crate::mention::time::{
    expr::{Expr, Parsed},
    words::{Phrase, Sym},
};

impl Parser<'_> {
    pub fn vague(&self, i: usize) -> Option<Parsed> {
        if let Some((amount, end)) = self.bare_units(i) {
            return Some(Parsed { first: i, end, expr: Expr::Duration(amount), modifier: None });
        }
        let (Phrase::Vague(value), end) = self.phrase(i, |p| matches!(p, Phrase::Vague(_)))? else { return None };
        // "the past" and "the future" lead other expressions: "the past two months"
        if matches!(self.sym(end), Sym::Unit(..) | Sym::Number(..) | Sym::Cardinal(_)) && end > i + 1 {
            return None;
        }
        Some(Parsed { first: i, end, expr: Expr::Vague(value), modifier: None })
    }
}
