//! Answers about pairs of words that are asked for again and again.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

/// Pairs that are remembered; then all are forgotten, and asked anew.
const MOST: usize = 1 << 17;

/// What was answered for pairs of words, in this order. For one thread; an answer depends on its pair alone.
#[derive(Debug)]
pub struct PairMemo<V> {
    known: RefCell<FxHashMap<Box<str>, FxHashMap<Box<str>, V>>>,
    count: Cell<usize>,
}

impl<V> Default for PairMemo<V> {
    fn default() -> PairMemo<V> {
        PairMemo { known: RefCell::default(), count: Cell::new(0) }
    }
}

impl<V: Copy> PairMemo<V> {
    /// The answer for `a` and `b`; `ask` gives it where it is not remembered.
    pub fn get(&self, a: &str, b: &str, ask: impl FnOnce() -> V) -> V {
        if let Some(known) = self.known.borrow().get(a).and_then(|of| of.get(b)).copied() {
            return known;
        }
        let found = ask();
        let mut known = self.known.borrow_mut();
        if self.count.get() >= MOST {
            known.clear();
            self.count.set(0);
        }
        self.count.set(self.count.get() + 1);
        known.entry(a.into()).or_default().insert(b.into(), found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_not_asked_again() {
        let memo: PairMemo<usize> = PairMemo::default();
        assert_eq!(memo.get("a", "b", || 1), 1);
        assert_eq!(memo.get("a", "b", || 2), 1);
        assert_eq!(memo.get("b", "a", || 3), 3);
        (0..MOST).for_each(|n| {
            memo.get("n", &n.to_string(), || n);
        });
        assert!(memo.count.get() <= MOST);
        assert_eq!(memo.get("n", "7", || 7), 7);
    }
}
