//! The distinct words of a text: what a word means is looked up once, not at each of its places.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::Token;

/// A place of the table that holds no word.
const FREE: u32 = u32::MAX;

/// Which tokens are the same word, case aside.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Token -> number of its word.
    numbers: Vec<u32>,
    /// Number of a word -> the first token that shows it.
    first: Vec<u32>,
}

impl Vocabulary {
    /// `lower` is the text in lower case that `tokens` are cut from.
    pub fn new(lower: &str, tokens: &[Token]) -> Vocabulary {
        let word = |token: &Token| lower.get(token.start..token.end).unwrap_or("").as_bytes();
        // a table of numbers with open addressing, never more than half full
        let mask = (tokens.len() * 2).next_power_of_two() - 1;
        let mut slots = vec![FREE; mask + 1];
        let mut numbers = Vec::with_capacity(tokens.len());
        let mut first: Vec<u32> = Vec::with_capacity(tokens.len() / 2);
        for (i, token) in tokens.iter().enumerate() {
            let own = word(token);
            let mut slot = FxBuildHasher.hash_one(own) as usize & mask;
            let number = loop {
                let number = slots[slot];
                if number == FREE {
                    slots[slot] = first.len() as u32;
                    first.push(i as u32);
                    break slots[slot];
                }
                if word(&tokens[first[number as usize] as usize]) == own {
                    break number;
                }
                slot = (slot + 1) & mask;
            };
            numbers.push(number);
        }
        Vocabulary { numbers, first }
    }

    /// `meaning` of each distinct word, which gets a token that shows it; by the word's number.
    pub fn each<T>(&self, meaning: impl FnMut(usize) -> T) -> Vec<T> {
        self.first.iter().map(|&i| i as usize).map(meaning).collect()
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
        let words = vocabulary.each(|i| &lower[tokens[i].start..tokens[i].end]);
        assert_eq!(words, ["the", "dam", "held", ";", "broke"]);
        assert_eq!(vocabulary.numbers().collect::<Vec<_>>(), [0, 1, 2, 3, 0, 1, 4]);
        assert_eq!(vocabulary.number(7), None);
    }
}
