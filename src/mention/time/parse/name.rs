//! Words of time that are names: "VOA Today", "60 Minutes", "the Seven Days Battles", "the March for Jobs".

use super::Parser;
use crate::{
    document::{TokenKind, class},
    mention::time::{
        calendar::Unit,
        expr::{Expr, Parsed, Point},
        role::Role,
        words::{Sym, W},
    },
};

/// The longest half of a title round its day, in tokens.
const TITLE: usize = 5;

/// So many tokens on each side tell whether a line is a heading.
const NEIGHBOURS: usize = 8;

impl Parser<'_> {
    /// Is the expression the title of something? Told by capitals that a sentence would not write.
    pub fn is_title(&self, found: &Parsed) -> bool {
        let Some(last) = found.end.checked_sub(1) else { return false };
        if !self.capital(last) {
            return false;
        }
        if self.is_programme(found) || self.is_quoted_title(found) {
            return true;
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

    /// "Saturday Night Live", "the Sunday Courier": capitals go on behind the day.
    fn is_programme(&self, found: &Parsed) -> bool {
        let Some(atom) = found.end.checked_sub(1).and_then(|l| self.atoms.get(l)) else { return false };
        let next = self.doc.tokens.get(atom.token as usize + 1);
        let goes_on = next.is_some_and(|t| t.capital && t.spaced && !t.newline && t.kind == TokenKind::Word)
            && self.words.look_up(self.token_after(found.end)).0 == Sym::Other;
        let day = match found.expr {
            Expr::Point(Point::Weekday(_)) => self.owned(found.first),
            Expr::Time(_) => found.end - found.first == 2 && self.capital(found.first),
            _ => false,
        };
        goes_on && day && self.in_sentence(found.first)
    }

    /// Behind an article or an owner.
    fn owned(&self, i: usize) -> bool {
        let before = self.atoms.get(i).and_then(|a| (a.token as usize).checked_sub(1));
        before.is_some_and(|t| self.doc.is(t, class::ARTICLE | class::POSSESSIVE | class::GENITIVE_MARK))
    }

    /// `"Sunday Morning Voices"`: capitals throughout, in quotation marks.
    fn is_quoted_title(&self, found: &Parsed) -> bool {
        let day = matches!(found.expr, Expr::Point(Point::Weekday(_) | Point::Shift(Unit::Day, ..)) | Expr::Time(_));
        let (Some(first), Some(last)) = (self.atoms.get(found.first), self.atoms.get(found.end - 1)) else {
            return false;
        };
        if !day || !first.capital {
            return false;
        }
        let mark = |t: &usize| self.words.plays(self.doc.low(*t), Role::QuoteMark);
        let light = class::PREPOSITION | class::ARTICLE | class::AND | class::GENITIVE_MARK;
        let fits = |t: &usize| self.doc.tokens.get(*t).is_some_and(|w| w.capital) || self.doc.is(*t, light);
        let (first, last) = (first.token as usize, last.token as usize);
        let open = (first.saturating_sub(TITLE)..first).rev().find(|t| !fits(t)).filter(mark);
        let close = (last + 1..last + 1 + TITLE).find(|t| !fits(t)).filter(mark);
        open.is_some() && close.is_some()
    }

    /// "April Hallberg": a name behind a month that is a given name too, where no month would stand.
    pub(super) fn is_given_name(&self, i: usize, free: bool) -> bool {
        let Some(at) = self.atoms.get(i).map(|a| a.token as usize) else { return false };
        let next = self.doc.tokens.get(at + 1);
        let family = next.is_some_and(|t| t.capital && t.spaced && !t.newline && t.kind == TokenKind::Word)
            && self.words.look_up(self.doc.low(at + 1)).0 == Sym::Other;
        // "an April Senate hearing", "last April Congress voted"
        let leads = class::ARTICLE | class::POSSESSIVE | class::GENITIVE_MARK | class::DEMONSTRATIVE | class::OF;
        let led = at.checked_sub(1).is_some_and(|b| self.doc.is(b, leads))
            || i.checked_sub(1).is_some_and(|b| !matches!(self.sym(b), Sym::Other | Sym::Punct(_) | Sym::Word(W::And)))
            || self.plays(i, 1, Role::MonthBefore);
        family && (free || !led) && self.in_sentence(i)
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
