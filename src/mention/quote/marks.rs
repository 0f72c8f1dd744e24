//! Quotation marks: which one opens, which one closes, and what lies between.

use super::words::{MarkPair, Words};
use crate::document::{Document, TokenKind};

/// A stretch in quotation marks, in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quoted {
    /// First token of the opening mark.
    pub open: usize,
    /// One past the last token of the closing mark; of the content where it is not closed.
    pub end: usize,
    /// Has a closing mark. A paragraph of a longer quotation has none.
    pub closed: bool,
    /// Words between the marks.
    pub words: usize,
}

/// More marks inside each other than this are not told apart.
const DEPTH: usize = 4;

#[derive(Clone, Copy)]
struct Open {
    pair: usize,
    at: usize,
}

/// The outermost quoted stretches, in order. A line end closes what is open:
/// a quotation of several paragraphs is several stretches.
pub fn quoted(doc: &Document, words: &Words) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut stack: Vec<Open> = Vec::with_capacity(DEPTH);
    let mut at = 0;
    while at < doc.tokens.len() {
        if doc.tokens[at].newline {
            unclosed(doc, words, &mut stack, at, &mut found);
        }
        if !may_be_mark(doc, at) {
            at += 1;
            continue;
        }
        at += mark(doc, words, &mut stack, at, &mut found);
    }
    unclosed(doc, words, &mut stack, doc.tokens.len(), &mut found);
    found
}

fn may_be_mark(doc: &Document, at: usize) -> bool {
    let token = doc.tokens[at];
    match token.kind {
        TokenKind::Punct => matches!(doc.text.as_bytes()[token.start], b'"' | b'\'' | b'`' | 0xe2 | 0xc2),
        TokenKind::Clitic => token.end - token.start == 1,
        _ => false,
    }
}

/// Read the mark at token `at`; how many tokens it takes.
fn mark(doc: &Document, words: &Words, stack: &mut Vec<Open>, at: usize, found: &mut Vec<Quoted>) -> usize {
    let triple = stack.last().is_some_and(|o| is_single(&words.marks[o.pair])) && joined(doc, at, 3) == "'''";
    // `'inner'''`: the single mark closes before the double one
    for long in if triple { [1, 2] } else { [2, 1] } {
        let text = joined(doc, at, long);
        if text.is_empty() {
            continue;
        }
        if let Some(depth) = closes(doc, words, stack, text, at, long) {
            let open = stack[depth];
            stack.truncate(depth);
            if depth == 0 {
                push(doc, found, open.at, at + long, true);
            }
            return long;
        }
        if let Some(pair) = opens(doc, words, text, at, long) {
            let straight = words.marks[pair].open == words.marks[pair].close;
            match stack.iter().position(|o| words.marks[o.pair].open == words.marks[pair].open) {
                // the earlier one was never closed
                Some(depth) if straight => {
                    stack.truncate(depth + 1);
                    stack[depth].at = at;
                }
                None if stack.len() < DEPTH => stack.push(Open { pair, at }),
                _ => {}
            }
            return long;
        }
    }
    1
}

/// The words of `long` tokens that stand without space between them.
fn joined(doc: &Document, at: usize, long: usize) -> &str {
    let Some(last) = doc.tokens.get(at + long - 1) else { return "" };
    if (at + 1..at + long).any(|i| doc.tokens[i].spaced || doc.tokens[i].kind == TokenKind::Word) {
        return "";
    }
    doc.text.get(doc.tokens[at].start..last.end).unwrap_or("")
}

/// The depth of the open mark that this one closes.
fn closes(doc: &Document, words: &Words, stack: &[Open], text: &str, at: usize, long: usize) -> Option<usize> {
    let pair_of = |o: &Open| words.marks.iter().find(|m| m.open == words.marks[o.pair].open && m.close == text);
    let depth = stack.iter().rposition(|o| pair_of(o).is_some())?;
    let pair = pair_of(&stack[depth])?;
    let spaced = doc.tokens[at].spaced;
    let free_behind = doc.tokens.get(at + long).is_none_or(|t| t.spaced || t.kind == TokenKind::Punct);
    if is_single(pair) {
        // an apostrophe: behind a letter and in front of a letter
        return (free_behind && !spaced).then_some(depth);
    }
    let straight = pair.close == "\"" || pair.open == pair.close;
    // `"I agree, "she said`: some pages set the space on the wrong side of a closing mark
    let ended = at.checked_sub(1).is_some_and(|i| matches!(doc.low(i), "," | "?" | "!" | "."));
    // `said "he` while one is open: a mark was forgotten
    let reopens = straight && spaced && !free_behind && !ended && stack[depth].at + 1 < at && depth == 0;
    (!reopens).then_some(depth)
}

fn opens(doc: &Document, words: &Words, text: &str, at: usize, long: usize) -> Option<usize> {
    let pair = words.marks.iter().position(|m| m.open == text)?;
    let before = at.checked_sub(1).and_then(|i| doc.tokens.get(i));
    let free_before = doc.tokens[at].spaced || before.is_some_and(|t| t.kind == TokenKind::Punct);
    let joined_behind = doc.tokens.get(at + long).is_some_and(|t| !t.spaced);
    let marks = &words.marks[pair];
    if is_single(marks) {
        let letter = doc.tokens.get(at + long).is_some_and(|t| t.kind == TokenKind::Word);
        return (free_before && joined_behind && letter).then_some(pair);
    }
    let closing = words.marks.iter().any(|m| m.close == marks.open && m.open != m.close && m.open != "\"");
    let fits = match marks.open == marks.close {
        true if closing => free_before && joined_behind,
        true => free_before || joined_behind,
        false => true,
    };
    fits.then_some(pair)
}

fn is_single(pair: &MarkPair) -> bool {
    matches!(pair.open.as_str(), "'" | "‘")
}

/// A line ends: what is open ends with it where that is likely a paragraph of
/// a longer quotation, else the mark was stray.
fn unclosed(doc: &Document, words: &Words, stack: &mut Vec<Open>, end: usize, found: &mut Vec<Quoted>) {
    if let Some(open) = stack.first().copied() {
        let single = is_single(&words.marks[open.pair]);
        if !single && end > open.at + 3 {
            push(doc, found, open.at, end, false);
        }
    }
    stack.clear();
}

fn push(doc: &Document, found: &mut Vec<Quoted>, open: usize, end: usize, closed: bool) {
    let words = doc.tokens[open..end].iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count();
    if words > 0 {
        found.push(Quoted { open, end, closed, words });
    }
}
