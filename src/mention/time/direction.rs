//! Does the clause round an expression look back or ahead? Told by the nearest verb.

use std::ops::Range;

use super::{
    atom::Atom,
    role::Role,
    words::{Sym, Tense, W, Words},
};
use crate::document::{Document, Token, TokenKind, class};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Past,
    Future,
    Unknown,
}

/// How far from an expression its verb is looked for, in tokens.
const BEHIND: usize = 30;
const AHEAD: usize = 14;

/// The direction of the clause that holds the atoms `first..end`.
pub fn direction(doc: &Document, words: &Words, atoms: &[Atom], first: usize, end: usize) -> Direction {
    let (Some(a), Some(b)) = (atoms.get(first), end.checked_sub(1).and_then(|e| atoms.get(e))) else {
        return Direction::Unknown;
    };
    let sentence = doc.sentence_at(a.start).and_then(|s| doc.sentences.get(s)).map(|s| s.tokens.clone());
    let (low, high) = sentence.map_or((0, doc.tokens.len()), |r| (r.start, r.end));
    if let Some(direction) = listed_behind(atoms, first) {
        return direction;
    }
    let clause = Clause { doc, words };
    let at = a.token as usize;
    let behind = at.saturating_sub(BEHIND).max(low)..at;
    let from = b.token as usize + 1;
    let ahead = from..(from + AHEAD).min(high);
    clause.behind(behind, high).or_else(|| clause.ahead(ahead)).unwrap_or(Direction::Unknown)
}

/// "today, tomorrow and Friday": days of one list lie on one side.
fn listed_behind(atoms: &[Atom], first: usize) -> Option<Direction> {
    let mut joined = false;
    for atom in atoms.get(first.saturating_sub(4)..first)?.iter().rev() {
        match atom.sym {
            Sym::Punct(b',') | Sym::Word(W::And | W::Or) => joined = true,
            Sym::Day(1) if joined => return Some(Direction::Future),
            Sym::Day(-1) if joined => return Some(Direction::Past),
            Sym::Weekday(_) if joined => {}
            _ => return None,
        }
    }
    None
}

struct Clause<'a> {
    doc: &'a Document,
    words: &'a Words,
}

impl Clause<'_> {
    /// The nearest verb before the expression decides.
    fn behind(&self, range: Range<usize>, high: usize) -> Option<Direction> {
        let (start, end) = (range.start, range.end);
        let near = range.end.checked_sub(1).map_or("", |t| self.doc.low(t));
        if self.words.plays(near, Role::Until) && start + 1 < end {
            return Some(Direction::Future);
        }
        if self.is_stated(end, start) {
            return Some(Direction::Future);
        }
        // "Friday's vote": no infinitive governs it
        let owner = self.words.plays(self.doc.low(end + 1), Role::Genitive);
        if owner && self.words.plays(self.doc.low(end + 2), Role::Happened) {
            return Some(Direction::Past);
        }
        // an infinitive, or "for", "by" between the verb and the expression
        let (mut infinitive, mut joined) = (false, self.words.plays(near, Role::Joint));
        for t in range.rev() {
            let token = self.doc.tokens.get(t)?;
            let low = self.doc.low(t);
            if self.words.plays(low, Role::QuoteMark) {
                return infinitive.then_some(Direction::Future);
            }
            if self.words.plays(low, Role::Infinitive) && self.is_base(t + 1) && !owner {
                infinitive = true;
                if t > start && self.words.plays(self.doc.low(t - 1), Role::Copula) {
                    return Some(Direction::Future);
                }
            }
            match self.verb(token, low) {
                // "could not be reached Wednesday"
                Some(Tense::Possible) if self.is_unreal(low, start, end) => return Some(Direction::Past),
                Some(Tense::Future | Tense::Possible) => return Some(Direction::Future),
                Some(Tense::Schedule) if !self.is_base_form(t) => return Some(Direction::Future),
                // "is open Saturday"
                Some(Tense::Schedule)
                    if end - t <= 4 && t > start && self.words.plays(self.doc.low(t - 1), Role::Present) =>
                {
                    return Some(Direction::Future);
                }
                // "plans a launch in late February"
                Some(Tense::Plan) if !low.ends_with("ed") && self.doc.is(t + 1, class::ARTICLE | class::POSSESSIVE) => {
                    return Some(Direction::Future);
                }
                Some(Tense::Plan | Tense::SurePlan) if infinitive || joined || self.is_sure(t, low) => {
                    return Some(if self.had_been(t, start) { Direction::Past } else { Direction::Future });
                }
                Some(Tense::Plan) if !low.ends_with("ed") => {}
                // "when the case is heard in May"
                Some(Tense::Past)
                    if end - t <= 4 && t > start && self.words.plays(self.doc.low(t - 1), Role::Present) =>
                {
                    return Some(Direction::Future);
                }
                Some(Tense::Past) if low.ends_with("ed") && self.is_adjective(t) => {}
                Some(Tense::Past | Tense::Plan) => {
                    return Some(self.governed(t, start, end).unwrap_or(Direction::Past));
                }
                _ => {}
            }
            if end - t <= 5 && low.ends_with("ing") && t > start && self.words.plays(self.doc.low(t - 1), Role::Present)
            {
                return Some(Direction::Future);
            }
            joined |= self.words.plays(low, Role::PlanFor) && t + 4 > start;
        }
        infinitive.then(|| self.ahead(end + 1..(end + AHEAD).min(high)).unwrap_or(Direction::Future))
    }

    /// "the election is Nov. 8", "the vote is on Tuesday": a present copula right before the date.
    fn is_stated(&self, end: usize, start: usize) -> bool {
        let Some(near) = end.checked_sub(1).filter(|&t| t >= start) else { return false };
        let led = self.doc.is(near, class::ON | class::IN | class::AT | class::FOR);
        let verb = if led { near.checked_sub(1).filter(|&t| t >= start) } else { Some(near) };
        verb.is_some_and(|t| self.words.plays(self.doc.low(t), Role::Present))
    }

    /// Nothing before it: "On Friday the ministers will meet".
    fn ahead(&self, range: Range<usize>) -> Option<Direction> {
        for t in range {
            let token = self.doc.tokens.get(t)?;
            match self.verb(token, self.doc.low(t)) {
                Some(Tense::Future | Tense::Schedule | Tense::Possible) => return Some(Direction::Future),
                Some(Tense::Past) => return Some(Direction::Past),
                Some(Tense::SurePlan) => return Some(Direction::Future),
                Some(Tense::Plan) if self.words.plays(self.doc.low(t + 1), Role::Infinitive) => {
                    return Some(Direction::Future);
                }
                _ => {}
            }
        }
        None
    }

    /// "to be held", "will be held": the words before a participle.
    fn governed(&self, verb: usize, start: usize, end: usize) -> Option<Direction> {
        let mut t = verb;
        for _ in 0..4 {
            t = t.checked_sub(1).filter(|&t| t >= start)?;
            let low = self.doc.low(t);
            match low {
                _ if self.words.plays(low, Role::Infinitive) => return Some(Direction::Future),
                _ if self.words.plays(low, Role::Auxiliary) => {}
                _ if self.is_unreal(low, start, end) => return Some(Direction::Past),
                _ => {
                    let tense = self.words.tense.get(low);
                    return matches!(tense, Some(Tense::Future | Tense::Possible)).then_some(Direction::Future);
                }
            }
        }
        None
    }

    /// "could not": what has not happened.
    fn is_unreal(&self, low: &str, start: usize, end: usize) -> bool {
        self.words.plays(low, Role::PastModal)
            && (start..end).any(|t| self.words.plays(self.doc.low(t), Role::Negation))
    }

    /// "a still unspecified date": a participle before a noun.
    fn is_adjective(&self, t: usize) -> bool {
        let before = t.checked_sub(1).map_or("", |b| self.doc.low(b));
        self.words.plays(before, Role::Determiner)
    }

    /// "due", "is expected": a plan without "to".
    fn is_sure(&self, t: usize, low: &str) -> bool {
        let before = t.checked_sub(1).map_or("", |b| self.doc.low(b));
        self.words.tense.get(low) == Some(&Tense::SurePlan)
            || low.ends_with("ed") && self.words.plays(before, Role::ParticipleBefore)
    }

    /// "had been scheduled": a plan of the past.
    fn had_been(&self, verb: usize, start: usize) -> bool {
        (start..verb).rev().take(3).any(|t| self.words.plays(self.doc.low(t), Role::EarlierPlan))
    }

    /// Is token `t` a verb's base form, so that the "to" before it makes an infinitive?
    fn is_base(&self, t: usize) -> bool {
        let low = self.doc.low(t);
        let word = self.doc.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        word && !self.words.plays(low, Role::NotInfinitive)
    }

    /// A base form counts as present tense only behind a plural or a relative pronoun.
    fn is_base_form(&self, t: usize) -> bool {
        let low = self.doc.low(t);
        let before = t.checked_sub(1).map_or("", |b| self.doc.low(b));
        let plural = before.ends_with('s') && before.len() > 3 && !self.words.tense.contains_key(before);
        // "he and Smith meet": one alone meets
        let name = t.checked_sub(1).and_then(|b| self.doc.tokens.get(b)).is_some_and(|b| b.capital && !b.newline);
        !low.ends_with('s') && !plural && !name && !self.words.plays(before, Role::Relative)
    }

    fn verb(&self, token: &Token, low: &str) -> Option<Tense> {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic) || token.capital {
            return None;
        }
        if let Some(&tense) = self.words.tense.get(low) {
            return Some(tense);
        }
        (low.len() > 4 && low.ends_with("ed") && !low.ends_with("eed")).then_some(Tense::Past)
    }
}
