//! The distinct words of a text: what a word means is looked up once, not at each of its places.

use rustc_hash::FxHashMap;

use super::Token;

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
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        known.reserve(tokens.len() / 2);
        let mut numbers = Vec::with_capacity(tokens.len());
        let mut first = Vec::with_capacity(tokens.len() / 2);
        for (i, token) in tokens.iter().enumerate() {
            let next = first.len() as u32;
            let number = *known.entry(lower.get(token.start..token.end).unwrap_or("")).or_insert(next);
            if number == next {
                first.push(i as u32);
            }
            numbers.push(number);
        }
        Vocabulary { numbers, first }
    }

    /// `meaning` of each distinct word, which gets a token that shows it; by the word's number.
    pub fn each<T>(&self, meaning: impl FnMut(usize) -> T) -> Vec<T> {
        self.first.iter().map(|&i| i as usize).map(meaning).collect()
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
