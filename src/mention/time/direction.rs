//! Does the clause round an expression look back or ahead? Told by the nearest verb.

use super::{
    atom::Atom,
    words::{Tense, Words},
};
use crate::document::{Document, Token, TokenKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Past,
    Future,
    Unknown,
}

/// How far from an expression its verb is looked for, in tokens.
const BEHIND: usize = 18;
const AHEAD: usize = 14;

/// The direction of the clause that holds the atoms `first..end`.
pub fn direction(doc: &Document, words: &Words, atoms: &[Atom], first: usize, end: usize) -> Direction {
    let (Some(a), Some(b)) = (atoms.get(first), end.checked_sub(1).and_then(|e| atoms.get(e))) else {
        return Direction::Unknown;
    };
    let sentence = doc.sentence_at(a.start).and_then(|s| doc.sentences.get(s)).map(|s| s.tokens.clone());
    let (low, high) = sentence.map_or((0, doc.tokens.len()), |r| (r.start, r.end));
    let at = a.token as usize;
    let behind = at.saturating_sub(BEHIND).max(low)..at;
    if let Some(found) = look_behind(doc, words, behind) {
        return found;
    }
    let from = b.token as usize + 1;
    let ahead = from..(from + AHEAD).min(high);
    look_ahead(doc, words, ahead).unwrap_or(Direction::Unknown)
}

fn look_behind(doc: &Document, words: &Words, range: std::ops::Range<usize>) -> Option<Direction> {
    let start = range.start;
    for t in range.rev() {
        let token = doc.tokens.get(t)?;
        let low = doc.lower.get(token.start..token.end)?;
        if is_quote_mark(low) {
            return None;
        }
        match verb(words, token, low) {
            Some(Tense::Plan) => {
                // "was expected Friday to" looks ahead all the same
                return Some(Direction::Future);
            }
            Some(Tense::Future) => return Some(Direction::Future),
            Some(Tense::Past) => {
                // "is to be held", "would have been held", "will be discussed": what governs the participle?
                return Some(governed(doc, words, t, start).unwrap_or(Direction::Past));
            }
            None => {}
        }
    }
    None
}

/// "to be held", "will be held", "to have been": the words before a participle.
fn governed(doc: &Document, words: &Words, verb_at: usize, start: usize) -> Option<Direction> {
    let mut t = verb_at;
    for _ in 0..4 {
        t = t.checked_sub(1).filter(|&t| t >= start)?;
        let token = doc.tokens.get(t)?;
        let low = doc.lower.get(token.start..token.end)?;
        match low {
            "be" | "have" | "also" | "not" | "officially" | "finally" => {}
            "to" => return Some(Direction::Future),
            _ => {
                return match words.tense.get(low) {
                    Some(Tense::Future) => Some(Direction::Future),
                    Some(Tense::Plan) if matches!(low, "may" | "might" | "should" | "must" | "can" | "could") => {
                        Some(Direction::Future)
                    }
                    _ => None,
                };
            }
        }
    }
    None
}

fn look_ahead(doc: &Document, words: &Words, range: std::ops::Range<usize>) -> Option<Direction> {
    for t in range {
        let token = doc.tokens.get(t)?;
        let low = doc.lower.get(token.start..token.end)?;
        match verb(words, token, low) {
            Some(Tense::Future) => return Some(Direction::Future),
            Some(Tense::Past) => return Some(Direction::Past),
            Some(Tense::Plan)
                if matches!(
                    low,
                    "expected" | "scheduled" | "due" | "planned" | "plans" | "begins" | "starts" | "opens"
                ) =>
            {
                return Some(Direction::Future);
            }
            _ => {}
        }
    }
    None
}

fn verb(words: &Words, token: &Token, low: &str) -> Option<Tense> {
    if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic) {
        return None;
    }
    if let Some(&tense) = words.tense.get(low) {
        return (!token.capital || tense != Tense::Plan).then_some(tense);
    }
    let past = low.len() > 4 && low.ends_with("ed") && !low.ends_with("eed") && !token.capital;
    past.then_some(Tense::Past)
}

fn is_quote_mark(low: &str) -> bool {
    matches!(low, "\"" | "“" | "”" | "``" | "''")
}
