//! Words and what each means: the map behind the recognizers' look-ups.

use super::word::{self, Word};

/// A map from words in lower case. A word of a document comes with its hash, so that one which is not listed
/// is told off by a single number.
#[derive(Debug, Clone)]
pub struct WordMap<T> {
    /// Open addressing, never more than two thirds full: the upper half of a word's hash, and its place in `entries` plus
    /// one; zero where free.
    slots: Vec<(u32, u32)>,
    entries: Vec<(Box<str>, T)>,
    /// This map among those of a lexicon: see [`Known`]; zero outside one.
    bit: u32,
    /// By the number that the lexicon gave to a word: its place in `entries` plus one, zero where it is not listed.
    places: Vec<u32>,
}

/// Where a lexicon's maps list a word.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// A bit for each map that does.
    maps: u32,
    /// The number of the word in the lexicon.
    number: u32,
}

impl Listing {
    /// Nobody has looked: each map has to.
    pub const UNKNOWN: Listing = Listing { maps: u32::MAX, number: u32::MAX };
    const NOWHERE: Listing = Listing { maps: 0, number: u32::MAX };
}

/// Every word of a lexicon's maps. A document looks its words up here once; most stand in no map, or in one.
#[derive(Debug, Default)]
pub struct Known {
    words: WordMap<Listing>,
    maps: u32,
}

impl Known {
    /// Take up the words of `map`, which is complete. The maps beyond the last bit do without.
    pub fn register<T>(&mut self, map: &mut WordMap<T>) {
        let Some(bit) = 1u32.checked_shl(self.maps) else { return };
        self.maps += 1;
        map.bit = bit;
        for (place, (word, _)) in (1..).zip(&map.entries) {
            let number = self.words.entries.len() as u32;
            let listing = self.words.or_insert(word, Listing { maps: 0, number });
            listing.maps |= bit;
            let at = listing.number as usize;
            if map.places.len() <= at {
                map.places.resize(at + 1, 0);
            }
            map.places[at] = place;
        }
    }

    pub fn listing(&self, word: Word) -> Listing {
        self.words.of(word).copied().unwrap_or(Listing::NOWHERE)
    }
}

impl<T> Default for WordMap<T> {
    fn default() -> WordMap<T> {
        WordMap { slots: vec![(0, 0); 16], entries: Vec::new(), bit: 0, places: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// What a document's word means.
    #[inline]
    pub fn of(&self, word: Word) -> Option<&T> {
        let Listing { maps, number } = word.listing;
        if maps & self.bit != self.bit {
            return None;
        }
        match self.places.get(number as usize) {
            Some(&place) => self.entries.get((place as usize).wrapping_sub(1)).map(|(_, meaning)| meaning),
            None => self.find(word.low(), word.hash),
        }
    }

    fn find(&self, low: &str, hash: u64) -> Option<&T> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (tag, place) = *self.slots.get(slot)?;
            if place == 0 {
                return None;
            }
            if tag == upper(hash)
                && let Some((own, meaning)) = self.entries.get(place as usize - 1)
                && **own == *low
            {
                return Some(meaning);
            }
            slot = (slot + 1) & mask;
        }
    }

    pub fn get(&self, low: &str) -> Option<&T> {
        self.find(low, word::hash(low.as_bytes()))
    }

    pub fn contains_key(&self, low: &str) -> bool {
        self.get(low).is_some()
    }

    /// The words, in the order in which they came.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(word, _)| &**word)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.entries.iter().map(|(word, meaning)| (&**word, meaning))
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().map(|(_, meaning)| meaning)
    }

    /// The meaning of `low`, which is `first` where it was not listed before.
    pub fn or_insert(&mut self, low: &str, first: T) -> &mut T {
        if self.entries.len() * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let hash = word::hash(low.as_bytes());
        let place = match self.place(low, hash) {
            Ok(place) => place,
            Err(slot) => {
                self.entries.push((low.into(), first));
                self.slots[slot] = (upper(hash), self.entries.len() as u32);
                self.entries.len() - 1
            }
        };
        &mut self.entries[place].1
    }

    pub fn insert(&mut self, low: &str, meaning: T)
    where
        T: Clone,
    {
        let first = meaning.clone();
        *self.or_insert(low, first) = meaning;
    }

    pub fn or_default(&mut self, low: &str) -> &mut T
    where
        T: Default,
    {
        self.or_insert(low, T::default())
    }

    /// Where `low` stands in `entries`, or the slot that it may take.
    fn place(&self, low: &str, hash: u64) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => return Err(slot),
                (tag, place) if tag == upper(hash) && *self.entries[place as usize - 1].0 == *low => {
                    return Ok(place as usize - 1);
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        self.slots = vec![(0, 0); mask + 1];
        for (place, (word, _)) in (1..).zip(&self.entries) {
            let hash = word::hash(word.as_bytes());
            let mut slot = hash as usize & mask;
            while self.slots[slot].1 != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = (upper(hash), place);
        }
    }
}

fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl<T: Clone, W: AsRef<str>> Extend<(W, T)> for WordMap<T> {
    /// As with the maps of the standard library, the last meaning of a word counts.
    fn extend<I: IntoIterator<Item = (W, T)>>(&mut self, words: I) {
        words.into_iter().for_each(|(word, meaning)| self.insert(word.as_ref(), meaning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found() {
        let mut map: WordMap<usize> = WordMap::default();
        let word = |n: usize| format!("w{}", n * 7919);
        (0..5000).for_each(|n| map.insert(&word(n), n));
        *map.or_default(&word(17)) += 1;
        assert!((0..5000).all(|n| map.get(&word(n)) == Some(&(n + usize::from(n == 17)))));
        assert!((5000..9000).all(|n| map.get(&word(n)).is_none()));
        assert_eq!(map.keys().count(), 5000);
    }
}
