//! The distinct words of a text: what a word means is looked up once, not at each of its places.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::Token;

/// A place of the table that holds no word.
const FREE: u32 = u32::MAX;

/// A word in lower case, with the hash by which [`crate::lexicon::WordMap`] finds it.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    pub low: &'a str,
    pub(crate) hash: u64,
}

impl<'a> Word<'a> {
    pub fn new(low: &'a str) -> Word<'a> {
        Word { low, hash: FxBuildHasher.hash_one(low.as_bytes()) }
    }
}

/// Which tokens are the same word, case aside.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Token -> number of its word.
    numbers: Vec<u32>,
    /// Number of a word -> the first token that shows it, and its hash.
    first: Vec<(u32, u64)>,
}

impl Vocabulary {
    /// `lower` is the text in lower case that `tokens` are cut from.
    pub fn new(lower: &str, tokens: &[Token]) -> Vocabulary {
        let word = |token: &Token| lower.get(token.start..token.end).unwrap_or("");
        // a table of numbers with open addressing, never more than half full
        let mask = (tokens.len() * 2).next_power_of_two() - 1;
        let mut slots = vec![FREE; mask + 1];
        let mut numbers = Vec::with_capacity(tokens.len());
        let mut first: Vec<(u32, u64)> = Vec::with_capacity(tokens.len() / 2);
        for (i, token) in tokens.iter().enumerate() {
            let own = Word::new(word(token));
            let mut slot = own.hash as usize & mask;
            let number = loop {
                let number = slots[slot];
                if number == FREE {
                    slots[slot] = first.len() as u32;
                    first.push((i as u32, own.hash));
                    break slots[slot];
                }
                let (shown, hash) = first[number as usize];
                if hash == own.hash && word(&tokens[shown as usize]) == own.low {
                    break number;
                }
                slot = (slot + 1) & mask;
            };
            numbers.push(number);
        }
        Vocabulary { numbers, first }
    }

    /// `meaning` of each distinct word, which gets a token that shows it and its hash; by the word's number.
    pub(super) fn each<T>(&self, mut meaning: impl FnMut(usize, u64) -> T) -> Vec<T> {
        self.first.iter().map(|&(i, hash)| meaning(i as usize, hash)).collect()
    }

    /// The number of distinct words.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The number of a token's word.
    pub fn number(&self, token: usize) -> Option<usize> {
        self.numbers.get(token).map(|&n| n as usize)
    }

    /// The hash of a token's word.
    pub(super) fn hash(&self, token: usize) -> Option<u64> {
        self.first.get(self.number(token)?).map(|(_, hash)| *hash)
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
        let vocabulary = Vocabulary::new(lower, &tokens);
        let words = vocabulary.each(|i, _| &lower[tokens[i].start..tokens[i].end]);
        assert_eq!(words, ["the", "dam", "held", ";", "broke"]);
        assert_eq!(vocabulary.numbers().collect::<Vec<_>>(), [0, 1, 2, 3, 0, 1, 4]);
        assert_eq!(vocabulary.number(7), None);
    }
}
