//! How telling a word is: `data/frequency.fst`.

use std::sync::OnceLock;

use super::file::{Numbers, numbers, sections};

pub(super) static FILE: &[u8] = include_bytes!("../../../data/frequency.fst");

/// What a word has that none of the 150,000 is.
const UNKNOWN: u8 = 220;

/// How telling a word in lower case is: twelve times the binary logarithm of its place by frequency in newspapers,
/// from 12 ("the") by about 110 ("mayor") to 220 (words that stand in no list).
pub fn idf(low: &str) -> u8 {
    static NUMBERS: OnceLock<Option<Numbers>> = OnceLock::new();
    NUMBERS
        .get_or_init(|| numbers(sections::<1>(FILE, "frequency")?[0]))
        .as_ref()
        .and_then(|known| known.get(low))
        .map_or(UNKNOWN, |n| u8::try_from(n).unwrap_or(UNKNOWN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more() {
        let order = ["the", "said", "mayor", "excavator", "xylographer"].map(idf);
        assert!(order.is_sorted(), "{order:?}");
        assert_eq!(idf("the"), 12);
        assert_eq!(idf("no such word"), UNKNOWN);
    }
}
