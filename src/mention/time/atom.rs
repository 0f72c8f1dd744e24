//! The document's words as the grammar sees them: hyphenated words in parts,
//! every word with its meaning in the pack, runs of other words as one.

use super::words::{Sym, W, Words};
use crate::document::{Document, Span, Token, TokenKind, shape};

/// A word of the grammar, or a run of words that mean nothing to it.
#[derive(Debug, Clone, Copy)]
pub struct Atom {
    pub start: usize,
    pub end: usize,
    pub sym: Sym,
    /// Index of the phrases that the word begins; 0: none.
    pub phrases: u16,
    /// Index into `Document::tokens`.
    pub token: u32,
    /// White space before it.
    pub spaced: bool,
    /// A hyphen before it, with no space.
    pub hyphen: bool,
    /// Starts with an upper-case letter.
    pub capital: bool,
}

/// Cut the document's tokens into atoms.
pub fn atoms(doc: &Document, words: &Words) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(doc.tokens.len());
    // what each distinct word means, and whether it has parts
    let meanings = doc.each_word(|_, word| (words.look_up_word(word), word.length() <= 40 && word.has(shape::HYPHEN)));
    let mut hyphen = false;
    for (index, token) in doc.tokens.iter().enumerate() {
        let token_index = u32::try_from(index).unwrap_or(u32::MAX);
        let meaning = match token.kind {
            TokenKind::Word => doc.words.number(index).map_or(NOTHING, |word| meanings[word]),
            _ => NOTHING,
        };
        // most words mean nothing: they lengthen the run before them
        if token.kind == TokenKind::Word
            && matches!(meaning, NOTHING)
            && !token.newline
            && let Some(last) = out.last_mut()
            && matches!(last.sym, Sym::Other)
            && last.phrases == 0
        {
            (last.end, last.token, hyphen) = (token.end, token_index, false);
            continue;
        }
        let base = Atom {
            start: token.start,
            end: token.end,
            sym: Sym::Other,
            phrases: 0,
            token: token_index,
            spaced: token.spaced,
            hyphen,
            capital: token.capital,
        };
        if token.newline && index > 0 {
            other(&mut out, Atom { end: token.start, ..base });
        }
        hyphen = false;
        match token.kind {
            TokenKind::Number => number(doc, &mut out, base),
            TokenKind::Clitic => out.push(Atom { sym: Sym::Punct(b'\''), ..base }),
            TokenKind::Word => word(doc, words, &mut out, base, meaning),
            TokenKind::Punct => {
                let next = doc.tokens.get(index + 1);
                if is_inner_hyphen(doc, token, next) && !out.is_empty() {
                    hyphen = true;
                } else {
                    punct(doc, &mut out, base);
                }
            }
        }
    }
    out
}

/// A word without a meaning and without parts.
const NOTHING: ((Sym, u16), bool) = ((Sym::Other, 0), false);

fn is_inner_hyphen(doc: &Document, token: &Token, next: Option<&Token>) -> bool {
    !token.spaced
        && doc.text.as_bytes().get(token.start) == Some(&b'-')
        && next.is_some_and(|n| !n.spaced && n.kind != TokenKind::Punct)
}

fn punct(doc: &Document, out: &mut Vec<Atom>, base: Atom) {
    let byte = match doc.text.as_bytes().get(base.start..base.end) {
        Some([byte]) => *byte,
        Some(b"\xc2\xbd") => {
            // "½ hour"
            out.push(Atom { sym: Sym::Word(W::Half), ..base });
            return;
        }
        // en and em dash, curly quotes
        Some(b"\xe2\x80\x93" | b"\xe2\x80\x94") => b'-',
        Some(b"\xe2\x80\x98" | b"\xe2\x80\x99") => b'\'',
        _ => 0,
    };
    out.push(Atom { sym: Sym::Punct(byte), ..base });
}

fn number(doc: &Document, out: &mut Vec<Atom>, base: Atom) {
    let text = doc.slice(Span::new(base.start, base.end));
    out.push(Atom { sym: read_number(text), ..base });
}

/// Digits with inner commas and at most one point.
fn read_number(text: &str) -> Sym {
    let (mut value, mut digits, mut decimals, mut points) = (0u32, 0u8, 0u8, 0u8);
    for b in text.bytes() {
        match b {
            b'0'..=b'9' => {
                if points > 0 {
                    decimals = decimals.saturating_add(1);
                }
                let Some(v) = value.checked_mul(10).and_then(|v| v.checked_add(u32::from(b - b'0'))) else {
                    return Sym::Other;
                };
                value = v;
                digits = digits.saturating_add(1);
            }
            b'.' => points = points.saturating_add(1),
            // a year has no comma: one digit too many keeps "1,989" from being one
            _ => digits = digits.saturating_add(1),
        }
    }
    match (points, decimals) {
        (0, _) => Sym::Number(value, digits),
        (1, 1) => value.checked_mul(10).map_or(Sym::Other, Sym::Decimal),
        (1, 2) => Sym::Decimal(value),
        _ => Sym::Punct(b'#'),
    }
}

fn word(doc: &Document, words: &Words, out: &mut Vec<Atom>, base: Atom, meaning: ((Sym, u16), bool)) {
    match meaning {
        ((Sym::Other, 0), false) => other(out, base),
        ((Sym::Other, 0), true) => {
            let low = doc.lower.get(base.start..base.end).unwrap_or("");
            parts(doc, words, out, base, low);
        }
        ((sym, phrases), _) => out.push(Atom { sym, phrases, ..base }),
    }
}

/// A hyphenated word, part by part: "mid-1990s" is `mid`, `1990`, `s`.
fn parts(doc: &Document, words: &Words, out: &mut Vec<Atom>, base: Atom, low: &str) {
    let known = low.split('-').any(|p| {
        let (sym, phrases) = words.look_up(p);
        sym != Sym::Other || phrases != 0 || p.as_bytes().first().is_some_and(u8::is_ascii_digit)
    });
    if !known {
        other(out, base);
        return;
    }
    let mut start = base.start;
    for (i, part) in low.split('-').enumerate() {
        let capital = doc.text.as_bytes().get(start).is_some_and(u8::is_ascii_uppercase);
        let piece = Atom {
            start,
            end: start + part.len(),
            spaced: i == 0 && base.spaced,
            hyphen: i > 0 || base.hyphen,
            capital,
            ..base
        };
        start += part.len() + 1;
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let middle = piece.start + digits;
            out.push(Atom { end: middle, sym: read_number(&part[..digits]), ..piece });
            if digits < part.len() {
                let (sym, _) = words.look_up(&part[digits..]);
                out.push(Atom { start: middle, sym, hyphen: false, spaced: false, ..piece });
            }
            continue;
        }
        let (sym, phrases) = words.look_up(part);
        out.push(Atom { sym, phrases, ..piece });
    }
}

/// One atom for a run of words that mean nothing here.
fn other(out: &mut Vec<Atom>, base: Atom) {
    match out.last_mut() {
        Some(last) if last.sym == Sym::Other && last.phrases == 0 => {
            last.end = base.end;
            last.token = base.token;
        }
        _ => out.push(base),
    }
}
