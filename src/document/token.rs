//! Words, numbers and punctuation, in one pass over the bytes.

use super::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes (`O'Brien`), hyphens (`vice-president`),
    /// full stops of abbreviations (`U.S.`, `p.m.`) and digits after letters (`Mi-8`).
    Word,
    /// Digits with inner `,` `.` (`1,500.25`); what follows (`pm`, `st`, `km`) is a token of its own.
    Number,
    /// One punctuation mark or symbol. An ellipsis `...` is one token.
    Punct,
    /// A clitic: `'s`, `’s`, `'` after a plural.
    Clitic,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub kind: TokenKind,
    /// Starts with an upper-case letter.
    pub capital: bool,
    /// White space (or the start of the text) stands before it.
    pub spaced: bool,
    /// A line end stands before it (or the start of the text).
    pub newline: bool,
}

impl Token {
    pub fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Cut `text` into tokens. White space, including NO-BREAK SPACE and other
/// Unicode spaces, separates and is not kept.
pub fn tokenize(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let (mut spaced, mut newline) = (true, true);
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        // most tokens are words that begin with an ASCII letter
        let c = if byte.is_ascii_alphabetic() { char::from(byte) } else { char_at(text, at).unwrap_or_default() };
        if !byte.is_ascii_alphanumeric() && is_space(c) {
            spaced = true;
            newline |= c == '\n';
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = if is_letter(c) {
            let end = word_end(text, at);
            let hour = end <= at + 1 && tokens.last().is_some_and(|t| t.kind == TokenKind::Number);
            (if hour { half_day_end(text, at, end) } else { end }, TokenKind::Word)
        } else if c.is_ascii_digit() {
            (number_end(bytes, at), TokenKind::Number)
        } else if let Some(end) = clitic_end(text, at, spaced, tokens.last()) {
            (end, TokenKind::Clitic)
        } else if c == '.' && text[at..].starts_with("...") {
            (at + 3, TokenKind::Punct)
        } else {
            (at + c.len_utf8(), TokenKind::Punct)
        };
        let capital = if byte.is_ascii() { byte.is_ascii_uppercase() } else { c.is_uppercase() };
        tokens.push(Token { start: at, end, kind, capital, spaced, newline });
        at = end;
        (spaced, newline) = (false, false);
    }
    tokens
}

/// White space, the byte order mark and the space of no width.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'
}

fn char_at(text: &str, at: usize) -> Option<char> {
    let b = *text.as_bytes().get(at)?;
    if b < 128 { Some(b as char) } else { text.get(at..)?.chars().next() }
}

fn is_letter(c: char) -> bool {
    // the marks of General Punctuation, curly quotes among them, are told off without a look-up
    c.is_ascii_alphabetic() || !c.is_ascii() && !('\u{2000}'..='\u{206f}').contains(&c) && c.is_alphabetic()
}

fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’'
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut i = start;
    loop {
        while digit(i) {
            i += 1;
        }
        let inner = matches!(bytes.get(i), Some(b',') | Some(b'.'));
        // "July 4,1976": no thousands have four digits
        let year = bytes.get(i) == Some(&b',') && i <= start + 2 && (i + 1..i + 5).all(digit) && !digit(i + 5);
        if inner && digit(i + 1) && !year { i += 1 } else { return i }
    }
}

/// "7 p. m.": some pages set a space inside; it is one word all the same.
fn half_day_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let half = end == start + 1 && matches!(bytes[start], b'a' | b'p' | b'A' | b'P');
    let spaced = half && bytes.get(end) == Some(&b'.') && bytes.get(end + 1) == Some(&b' ');
    let m = matches!(bytes.get(end + 2), Some(b'm' | b'M')) && char_at(text, end + 3).is_none_or(|c| !is_letter(c));
    match spaced && m {
        true if bytes.get(end + 3) == Some(&b'.') => end + 4,
        true => end + 3,
        false => end,
    }
}

/// Is a byte an ASCII letter or digit? A table, since every letter of the text is asked for.
static ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The end of the word that starts at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        while bytes.get(at).is_some_and(|&b| ALPHANUMERIC[usize::from(b)]) {
            at += 1;
        }
        // white space ends most words, a comma many others
        if matches!(bytes.get(at), None | Some(b' ' | b',' | b'\n')) {
            return at;
        }
        let Some(c) = char_at(text, at).filter(|&c| !c.is_ascii() || matches!(c, '-' | '\'' | '.' | '&')) else {
            return at;
        };
        let next = at + c.len_utf8();
        if is_letter(c) || c.is_ascii_digit() || is_mark(c) {
            at = next;
            continue;
        }
        let follows = char_at(text, next);
        let joined = match c {
            '-' | '\u{2010}' | '\u{2011}' => follows.is_some_and(|d| is_letter(d) || d.is_ascii_digit()),
            c if is_apostrophe(c) => follows.is_some_and(is_letter) && !is_clitic(text, next),
            '.' => abbreviation(text, start, at, follows),
            '&' => follows.is_some_and(|d| d.is_ascii_uppercase()) && at - start <= 2,
            _ => false,
        };
        if !joined {
            return at;
        }
        at = next;
    }
}

/// Combining marks continue a word.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || c == '\u{200d}'
}

/// A full stop belongs to the word in `U.S.`, `p.m.`, `J.K.`: single letters, each followed by a stop.
fn abbreviation(text: &str, start: usize, dot: usize, follows: Option<char>) -> bool {
    let bytes = text.as_bytes();
    // most words in front of a stop are longer
    if dot >= start + 2 && bytes[dot - 1].is_ascii() && bytes[dot - 2].is_ascii_alphanumeric() {
        return false;
    }
    let word = &text[start..dot];
    let last = word.rsplit('.').next().unwrap_or(word);
    if last.chars().count() != 1 {
        return false;
    }
    // "U.S": a letter follows; "U.S.": the word has a stop already
    word.contains('.') || follows.is_some_and(|d| is_letter(d) && single_letter_then_stop(text, dot + 1))
}

fn single_letter_then_stop(text: &str, at: usize) -> bool {
    let mut chars = text[at..].chars();
    chars.next().is_some_and(is_letter) && chars.next().is_none_or(|c| !is_letter(c))
}

/// `'s` and the like at `at` (just behind an apostrophe).
fn is_clitic(text: &str, at: usize) -> bool {
    let mut chars = text[at..].chars();
    let first = chars.next();
    matches!(first, Some('s' | 'S')) && chars.next().is_none_or(|c| !is_letter(c) && !c.is_ascii_digit())
}

fn clitic_end(text: &str, at: usize, spaced: bool, before: Option<&Token>) -> Option<usize> {
    let c = char_at(text, at).filter(|&c| is_apostrophe(c))?;
    let before = before.filter(|_| !spaced)?;
    let next = at + c.len_utf8();
    if is_clitic(text, next) && before.kind != TokenKind::Punct {
        return Some(next + 1);
    }
    // the talks' end: a plural before, white space behind
    let plural = before.kind == TokenKind::Word && text[before.start..before.end].ends_with('s');
    let space = char_at(text, next).is_some_and(char::is_whitespace);
    let quoted = text[..before.start].chars().next_back().is_some_and(|c| c == '\'' || c == '‘');
    (plural && space && !quoted && c == '\'').then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| &text[t.start..t.end]).collect()
    }

    #[test]
    fn abbreviations_hyphens_and_clitics() {
        assert_eq!(words("The U.S. vice-president's Mi-8."), ["The", "U.S.", "vice-president", "'s", "Mi-8", "."]);
        assert_eq!(words("7:30 p.m. CT"), ["7", ":", "30", "p.m.", "CT"]);
        assert_eq!(words("O’Brien’s talks' end"), ["O’Brien", "’s", "talks", "'", "end"]);
        assert_eq!(words("$1,500.25m, 3rd"), ["$", "1,500.25", "m", ",", "3", "rd"]);
        assert_eq!(words("a\u{a0}b"), ["a", "b"]);
        assert_eq!(words("July 4,1976, 1,976 men"), ["July", "4", ",", "1976", ",", "1,976", "men"]);
        assert_eq!(words("J.K. Rowling won. He left."), ["J.K.", "Rowling", "won", ".", "He", "left", "."]);
    }
}
