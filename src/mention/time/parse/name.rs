//! Words of time that are names: "VOA Today", "60 Minutes", "the Seven Days Battles", "the March for Jobs".

use super::Parser;
use crate::{
    document::TokenKind,
    mention::time::{
        calendar::Unit,
        expr::{Expr, Parsed, Point},
        role::Role,
        words::{Sym, W},
    },
};

/// So many tokens on each side tell whether a line is a heading.
const NEIGHBOURS: usize = 8;

impl Parser<'_> {
    /// Is the expression the title of something? Told by capitals that a sentence would not write.
    pub fn is_title(&self, found: &Parsed) -> bool {
        let Some(last) = found.end.checked_sub(1) else { return false };
        if !self.capital(last) {
            return false;
        }
        let counted = matches!(found.expr, Expr::Duration(..) | Expr::Point(Point::Shift(..)));
        let name = match self.sym(last) {
            Sym::Unit(unit, _) => counted && found.end - found.first > 1 && unit != Unit::Quarter,
            Sym::Day(_) | Sym::Word(W::Noon) => found.end - found.first == 1 && self.name_before(last),
            _ => false,
        };
        name && self.in_sentence(last)
    }

    /// "the March for Jobs", "the Long March".
    pub(super) fn is_march(&self, i: usize) -> bool {
        let led = self.plays(i, 1, Role::Determiner) || self.plays(i, 1, Role::QuoteMark) || self.name_before(i);
        self.sym(i) == Sym::Month(3) && led && self.words.plays(self.token_after(i + 1), Role::MarchAfter)
    }

    /// A capitalized word that no sentence starts with stands right before atom `i`.
    fn name_before(&self, i: usize) -> bool {
        let Some(at) = self.atoms.get(i).and_then(|a| (a.token as usize).checked_sub(1)) else { return false };
        let Some(token) = self.doc.tokens.get(at) else { return false };
        let starts = at == 0 || token.newline || self.words.plays(self.doc.low(at - 1), Role::SentenceStart);
        token.capital
            && token.kind == TokenKind::Word
            && !starts
            && self.words.look_up(self.doc.low(at)).0 == Sym::Other
    }

    /// Small letters round atom `i`: no heading, no capitals throughout.
    fn in_sentence(&self, i: usize) -> bool {
        let at = self.atoms.get(i).map_or(0, |a| a.token as usize);
        let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(self.doc.tokens.len());
        let small = |t: usize| {
            self.doc.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && !t.capital && t.end - t.start >= 4)
        };
        near.filter(|&t| small(t)).count() >= 2
    }
}
