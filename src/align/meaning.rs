//! Do two words mean one thing? Asked of nouns that are counted and of the words that claims hang on.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::{
    claim::Term,
    lexicon::data::{self, Relation},
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
    /// What has been asked before: claims repeat their words.
    static ASKED: RefCell<FxHashMap<(Term, Term), Kinship>> = RefCell::default();
}

/// Pairs of words that are remembered for each thread.
const MOST: usize = 1 << 16;

/// How near two lemmas are in meaning; the same whichever comes first.
pub fn kinship(a: &Term, b: &Term) -> Kinship {
    if a == b {
        return Kinship { like: 1.0, opposite: false };
    }
    let key = if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
    if let Some(known) = ASKED.with_borrow(|asked| asked.get(&key).copied()) {
        return known;
    }
    let found = compare(&key.0, &key.1);
    ASKED.with_borrow_mut(|asked| {
        if asked.len() >= MOST {
            asked.clear();
        }
        asked.insert(key, found);
    });
    found
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
        let like = |a: &str, b: &str| kinship(&Term::from(a), &Term::from(b)).like;
        for (a, b) in [("shop", "store"), ("excavator", "digger"), ("crash", "collision"), ("injure", "wound")] {
            assert!(like(a, b) > 0.4, "{a} {b}: {}", like(a, b));
            assert_eq!(like(a, b), like(b, a));
        }
        for (a, b) in [("dog", "cat"), ("mayor", "bridge"), ("child", "adult")] {
            assert!(like(a, b) < 0.4, "{a} {b}: {}", like(a, b));
        }
        assert!(kinship(&Term::from("approve"), &Term::from("reject")).opposite);
    }
}
