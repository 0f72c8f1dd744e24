//! Do two words mean one thing? Asked of nouns that are counted and of the words that claims hang on.

use crate::lexicon::{
    data::{self, Relation},
    memo::PairMemo,
};

/// Words whose vectors are nearer than this may mean one thing, in hundredths.
const NEAR: i8 = 65;
/// A relation of the senses tells from here on, in hundredths.
const TELLS: u8 = 50;
/// What the nearness of two vectors is worth beside a relation of the senses.
const BY_USE: f64 = 0.7;

/// What two words have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Kinship {
    /// 1: one word; 0: none known.
    pub like: f64,
    /// "approved", "rejected"
    pub opposite: bool,
}

thread_local! {
    static ASKED: PairMemo<Kinship> = PairMemo::default();
}

/// How near two lemmas are in meaning; the same whichever comes first.
pub fn kinship(a: &str, b: &str) -> Kinship {
    if a == b {
        return Kinship { like: 1.0, opposite: false };
    }
    let (a, b) = (a.min(b), a.max(b));
    ASKED.with(|memo| memo.get(a, b, || compare(a, b)))
}

fn compare(a: &str, b: &str) -> Kinship {
    let senses = data::senses();
    let opposite = senses.is_some_and(|s| s.opposite(a, b));
    if opposite {
        return Kinship { like: 0.0, opposite };
    }
    let related = senses.and_then(|s| s.related(a, b));
    let sibling = related.is_some_and(|(relation, _)| relation == Relation::Sibling);
    let by_sense = related.filter(|(relation, score)| *relation <= Relation::Kind && *score >= TELLS);
    let by_sense = by_sense.map_or(0.0, |(_, score)| f64::from(score) / 100.0);
    let cosine = data::vectors().and_then(|v| Some(v.of(a)?.cosine(v.of(b)?)));
    let by_use = cosine.filter(|c| *c >= NEAR && !sibling).map_or(0.0, |c| f64::from(c) / 100.0 * BY_USE);
    Kinship { like: by_sense.max(by_use), opposite: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_meet() {
        let like = |a: &str, b: &str| kinship(a, b).like;
        for (a, b) in [("shop", "store"), ("excavator", "digger"), ("crash", "collision"), ("injure", "wound")] {
            assert!(like(a, b) > 0.4, "{a} {b}: {}", like(a, b));
            assert_eq!(like(a, b), like(b, a));
        }
        for (a, b) in [("dog", "cat"), ("mayor", "bridge"), ("child", "adult")] {
            assert!(like(a, b) < 0.4, "{a} {b}: {}", like(a, b));
        }
        assert!(kinship("approve", "reject").opposite);
    }
}
