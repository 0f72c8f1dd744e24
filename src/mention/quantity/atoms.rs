//! The sentence as the grammar of quantities sees it: words cut at hyphens, numbers cut from
//! the letters that they are glued to ("AUD1.5m", "two-year", "to-60-mph").

use super::{
    flag,
    words::{CasualtyRoles, Entry, Numeral, Words},
};
use crate::{
    document::{Document, Sentence, Token, TokenKind, shape, token::tokenize},
    lexicon::Classes,
    mention::time::Time,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtomKind {
    Word,
    Number,
    Punct,
}

#[derive(Debug, Clone, Copy)]
pub struct Atom<'a> {
    pub start: usize,
    pub end: usize,
    pub kind: AtomKind,
    /// White space stands before it.
    pub spaced: bool,
    /// A hyphen stands before it with no space ("two-year": before "year").
    pub hyphen: bool,
    pub capital: bool,
    /// Bits of [`flag`]; a name in capitals is no pronoun.
    pub flags: u128,
    pub entry: &'a Entry,
}

/// A word that no pack lists.
static NOTHING: Entry = Entry {
    flags: 0,
    classes: Classes::NONE,
    numeral: Numeral::None,
    casualty: CasualtyRoles { active: 0, passive: 0, direct: 0, noun: 0, modifier: 0, of_noun: 0 },
};

/// One sentence as atoms.
pub struct Scan<'a> {
    pub doc: &'a Document,
    pub words: &'a Words,
    /// The temporal expressions of the document, by position.
    pub times: &'a [Time],
    pub atoms: Vec<Atom<'a>>,
    /// Nearly every word has a capital, as in a headline: it tells no name.
    pub title_case: bool,
    /// What the packs say of each distinct word of the document that is not cut; by the word's number.
    whole: Vec<Option<&'a Entry>>,
}

impl<'a> Scan<'a> {
    pub fn new(doc: &'a Document, words: &'a Words, times: &'a [Time]) -> Scan<'a> {
        let whole = doc.each_word(|i, word| {
            let cut = word.has(shape::HYPHEN | shape::DIGIT | shape::WIDE);
            let whole = doc.tokens[i].kind != TokenKind::Word || !cut;
            whole.then(|| words.entries.of(word).unwrap_or(&NOTHING))
        });
        Scan { doc, words, times, atoms: Vec::new(), title_case: false, whole }
    }

    /// For each distinct word of the document: can a quantity start from it?
    pub fn triggers(&self) -> Vec<bool> {
        let (doc, words) = (self.doc, self.words);
        doc.each_word(|i, word| match doc.tokens[i].kind {
            TokenKind::Number => true,
            TokenKind::Word => match doc.words.number(i).and_then(|n| self.whole[n]) {
                Some(entry) => entry.flags & flag::NUMERAL != 0,
                None => cut_trigger(word.low(), words),
            },
            TokenKind::Punct => word.length() > 1 && super::number::glyph(doc.word(i)).is_some(),
            TokenKind::Clitic => false,
        })
    }

    /// Replace the atoms by those of `sentence`.
    pub fn read(&mut self, sentence: &Sentence) {
        self.atoms.clear();
        let mut done = 0;
        for i in sentence.tokens.clone() {
            let Some(&Token { start, end, kind, spaced, .. }) = self.doc.tokens.get(i).filter(|t| t.start >= done)
            else {
                continue;
            };
            let whole = self.doc.words.number(i).and_then(|word| self.whole[word]);
            done = match (kind, whole) {
                (TokenKind::Number, _) => self.push(start, end, AtomKind::Number, spaced, false),
                (TokenKind::Word, None) => self.push_word(start, end, spaced),
                (TokenKind::Word, Some(entry)) => self.push_entry(start, end, AtomKind::Word, spaced, false, entry),
                (_, Some(entry)) => self.push_entry(start, end, AtomKind::Punct, spaced, false, entry),
                (_, None) => self.push(start, end, AtomKind::Punct, spaced, false),
            };
        }
        self.mark_hyphens();
        let long = || self.atoms.iter().skip(1).filter(|a| a.kind == AtomKind::Word && a.end - a.start > 3);
        let (all, capitals) = (long().count(), long().filter(|a| a.capital).count());
        self.title_case = capitals >= 3 && capitals * 5 >= all * 4;
    }

    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    pub fn get(&self, i: usize) -> Option<&Atom<'a>> {
        self.atoms.get(i)
    }

    pub fn low(&self, i: usize) -> &'a str {
        self.atoms.get(i).and_then(|a| self.doc.lower.get(a.start..a.end)).unwrap_or("")
    }

    pub fn raw(&self, i: usize) -> &'a str {
        self.atoms.get(i).and_then(|a| self.doc.text.get(a.start..a.end)).unwrap_or("")
    }

    /// Do the packs say one of these of the word ([`flag`])?
    pub fn has(&self, i: usize, bits: u128) -> bool {
        self.atoms.get(i).is_some_and(|a| a.flags & bits != 0)
    }

    /// Is the word of one of these closed classes of the language?
    pub fn class(&self, i: usize, classes: Classes) -> bool {
        self.atoms.get(i).is_some_and(|a| a.entry.classes.any(classes))
    }

    /// What the word is worth as a number.
    pub fn numeral(&self, i: usize) -> Numeral {
        self.atoms.get(i).map_or(Numeral::None, |a| a.entry.numeral)
    }

    /// What the word says of casualties.
    pub fn roles(&self, i: usize) -> CasualtyRoles {
        self.atoms.get(i).map_or(NOTHING.casualty, |a| a.entry.casualty)
    }

    /// A hyphen joins the atom to that before it.
    pub fn hyphen(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.hyphen)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.capital)
    }

    pub fn is(&self, i: usize, kind: AtomKind) -> bool {
        self.atoms.get(i).is_some_and(|a| a.kind == kind)
    }

    pub fn glued(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| !a.spaced)
    }

    /// Do the atoms before `end` read `words`? `end` is exclusive.
    pub fn ends_with(&self, end: usize, words: &[String]) -> bool {
        end.checked_sub(words.len()).is_some_and(|from| self.starts_with(from, words))
    }

    /// Do the atoms from `from` on read `words` (lower case)?
    pub fn starts_with(&self, from: usize, words: &[String]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.low(from + k) == w)
    }

    fn push(&mut self, start: usize, end: usize, kind: AtomKind, spaced: bool, hyphen: bool) -> usize {
        let entry = match kind {
            AtomKind::Number => &NOTHING,
            _ => self.words.entries.get(self.doc.lower.get(start..end).unwrap_or("")).unwrap_or(&NOTHING),
        };
        self.push_entry(start, end, kind, spaced, hyphen, entry)
    }

    fn push_entry(
        &mut self,
        start: usize,
        end: usize,
        kind: AtomKind,
        spaced: bool,
        hyphen: bool,
        entry: &'a Entry,
    ) -> usize {
        let raw = self.doc.text.get(start..end).unwrap_or("");
        // "US", "WHO", "IT" are names, "us", "who", "it" are not
        let name = entry.flags & flag::PRONOUN != 0 && raw.len() > 1 && raw.bytes().all(|b| b.is_ascii_uppercase());
        let flags = if name { entry.flags & !flag::CLOSED } else { entry.flags };
        let capital = raw.chars().next().is_some_and(char::is_uppercase);
        self.atoms.push(Atom { start, end, kind, spaced, hyphen, capital, flags, entry });
        end
    }

    /// Cut a word at its hyphens and before digits that follow a currency; returns where it ends.
    fn push_word(&mut self, start: usize, end: usize, spaced: bool) -> usize {
        let text = self.doc.text.as_str();
        let (mut at, mut gap, mut joined) = (start, spaced, false);
        let mut done = end;
        while at < end {
            let rest = text.get(at..end).unwrap_or("");
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                let stop = number_end(text, at);
                self.push(at, stop, AtomKind::Number, gap, joined);
                done = done.max(stop);
                // letters glued to it: "60mph"
                at = stop;
                (gap, joined) = (false, false);
            } else {
                let part = rest.find(is_hyphen).map_or(end, |k| at + k);
                let stop = currency_end(self, at, part);
                if stop > at {
                    self.push(at, stop, AtomKind::Word, gap, joined);
                }
                at = stop;
                (gap, joined) = (false, false);
            }
            if at < end && text.get(at..end).is_some_and(|r| r.starts_with(is_hyphen)) {
                at += text.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8);
                joined = true;
            }
        }
        done
    }

    /// A hyphen mark between a number and what follows becomes a property of what follows.
    fn mark_hyphens(&mut self) {
        let mut kept = 0;
        for i in 0..self.atoms.len() {
            let mut atom = self.atoms[i];
            let mark = atom.kind == AtomKind::Punct && is_hyphen_mark(self.raw(i)) && !atom.spaced;
            let between = mark
                && kept > 0
                && self
                    .atoms
                    .get(i + 1)
                    .is_some_and(|n| n.kind == AtomKind::Word && (!n.spaced || n.end - n.start <= 3));
            if between {
                let spaced = self.atoms.get(i + 1).is_some_and(|n| n.spaced);
                if let Some(next) = self.atoms.get_mut(i + 1) {
                    next.hyphen = true;
                }
                if !spaced {
                    continue;
                }
                // "7- or 8-inch": the hyphen hangs in the air
                if let Some(next) = self.atoms.get_mut(i + 1) {
                    next.hyphen = false;
                }
                continue;
            }
            atom.hyphen = self.atoms[i].hyphen;
            self.atoms[kept] = atom;
            kept += 1;
        }
        self.atoms.truncate(kept);
    }
}

/// Of a word with digits, hyphens or letters that are not ASCII: can a quantity start from it?
fn cut_trigger(low: &str, words: &Words) -> bool {
    low.as_bytes().last().is_some_and(u8::is_ascii_digit)
        || words.entry(low).flags & flag::NUMERAL != 0
        || low.contains('-') && low.split('-').any(|p| starts_number(p, words))
}

fn starts_number(part: &str, words: &Words) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit()) || words.entry(part).flags & flag::NUMERAL != 0
}

/// A phrase of a pack, cut as the text is cut.
pub fn pieces(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    for token in tokenize(phrase) {
        let word = phrase.get(token.start..token.end).unwrap_or("");
        if token.kind == TokenKind::Word {
            out.extend(word.split(is_hyphen).filter(|p| !p.is_empty()).map(str::to_owned));
        } else if !(is_hyphen_mark(word) && phrase.len() > word.len()) {
            out.push(word.to_owned());
        }
    }
    out
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_hyphen_mark(word: &str) -> bool {
    matches!(word, "-" | "\u{2010}" | "\u{2011}")
}

/// Where the letters of a currency end in front of a glued number ("RM79", "$A82"), else `end`.
fn currency_end(scan: &Scan, start: usize, end: usize) -> usize {
    let text = scan.doc.text.as_str();
    let Some(word) = text.get(start..end) else { return end };
    let Some(digit) = word.find(|c: char| c.is_ascii_digit()) else { return end };
    let (letters, rest) = word.split_at(digit);
    let after_sign = text.get(..start).is_some_and(|t| t.ends_with('$'));
    let wanted = if after_sign { 2 } else { 1 };
    let forms = scan.words.prefixes.get(letters).into_iter().flatten();
    let known = forms.into_iter().any(|f| f.pieces.len() == wanted);
    let plain = rest.bytes().all(|b| b.is_ascii_digit()) || after_sign;
    if known && plain && (letters.len() > 1 || rest.len() > 1) { start + digit } else { end }
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut i = start;
    loop {
        while digit(i) {
            i += 1;
        }
        if matches!(bytes.get(i), Some(b',' | b'.')) && digit(i + 1) { i += 1 } else { return i }
    }
}
