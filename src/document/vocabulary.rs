//! The distinct words of a text: what a word means is looked up once, not at each of its places.

use super::{Span, Token};
use crate::lexicon::{
    Known, Listing,
    word::{Key, Word, shape_of as shape},
};

/// A place of the table that holds no word.
const FREE: u32 = u32::MAX;

/// Which tokens are the same word, case aside.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Token -> number of its word.
    numbers: Vec<u32>,
    /// By number of the word.
    distinct: Vec<Distinct>,
}

/// Distinct words that room is made for beforehand.
const MANY: usize = 4096;

/// One of the distinct words.
#[derive(Debug, Clone, Copy)]
struct Distinct {
    /// The first token that shows it, and where that stands.
    token: u32,
    listing: Listing,
    span: Span,
    hash: u64,
    key: Key,
    shape: u8,
}

impl Distinct {
    fn of(self, text: &str) -> Word<'_> {
        Word { text, span: self.span, hash: self.hash, listing: self.listing, shape: self.shape }
    }
}

impl Vocabulary {
    /// `lower` is the text in lower case that `tokens` are cut from.
    pub fn new(lower: &str, tokens: &[Token], known: &Known) -> Vocabulary {
        let text = lower.as_bytes();
        let word = |span: Span| text.get(span.start..span.end).unwrap_or_default();
        // a table of numbers with open addressing, never more than half full
        let mask = (tokens.len() * 2).next_power_of_two() - 1;
        let mut slots = vec![FREE; mask + 1];
        let mut numbers = Vec::with_capacity(tokens.len());
        let mut distinct: Vec<Distinct> = Vec::with_capacity((tokens.len() / 2).min(MANY));
        for (i, token) in tokens.iter().enumerate() {
            let (span, key) = (token.span(), Key::new(text, token.start, token.end));
            let hash = key.hash(word(span));
            let mut slot = hash as usize & mask;
            let number = loop {
                let number = slots[slot];
                let Some(seen) = distinct.get(number as usize) else {
                    slots[slot] = distinct.len() as u32;
                    let shape = shape(word(span));
                    let listing = known.listing(Word { text: lower, span, hash, listing: Listing::UNKNOWN, shape });
                    distinct.push(Distinct { token: i as u32, listing, span, hash, key, shape });
                    break slots[slot];
                };
                if seen.key == key && (key.is_whole() || seen.hash == hash && word(seen.span) == word(span)) {
                    break number;
                }
                slot = (slot + 1) & mask;
            };
            numbers.push(number);
        }
        Vocabulary { numbers, distinct }
    }

    /// `meaning` of each distinct word of the lower-case text `text`, which gets a token that shows it; by the word's
    /// number.
    pub(super) fn each<'a, T>(&self, text: &'a str, mut meaning: impl FnMut(usize, Word<'a>) -> T) -> Vec<T> {
        self.distinct.iter().map(|w| meaning(w.token as usize, w.of(text))).collect()
    }

    /// A token's word, to be looked up.
    pub(super) fn word<'a>(&self, token: usize, text: &'a str) -> Option<Word<'a>> {
        Some(self.distinct.get(self.number(token)?)?.of(text))
    }

    /// The number of distinct words.
    pub fn len(&self) -> usize {
        self.distinct.len()
    }

    pub fn is_empty(&self) -> bool {
        self.distinct.is_empty()
    }

    /// The number of a token's word.
    pub fn number(&self, token: usize) -> Option<usize> {
        #[cfg(test)]
        super::work::count();
        self.numbers.get(token).map(|&n| n as usize)
    }

    /// Has the token's word one of these bits of [`shape`]?
    pub fn is(&self, token: usize, bits: u8) -> bool {
        self.number(token).and_then(|n| self.distinct.get(n)).is_some_and(|w| w.shape & bits != 0)
    }

    /// The number of each token's word, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.numbers.iter().map(|&n| n as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::token::tokenize;

    #[test]
    fn words_are_told_apart_once() {
        let lower = "the dam held; the dam broke";
        let tokens = tokenize(lower);
        let vocabulary = Vocabulary::new(lower, &tokens, &Known::default());
        let words = vocabulary.each(lower, |_, word| word.low());
        assert_eq!(words, ["the", "dam", "held", ";", "broke"]);
        assert_eq!(vocabulary.numbers().collect::<Vec<_>>(), [0, 1, 2, 3, 0, 1, 4]);
        assert_eq!(vocabulary.number(7), None);
    }
}
