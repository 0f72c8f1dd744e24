//! The words round the claims as numbers, for the many pairs that [`super::pairing`] looks at.

use rustc_hash::FxHashMap;

use super::likeness;
use crate::claim::{Claim, Term, context};

/// The words round each claim.
#[derive(Debug, Default)]
pub struct Contexts {
    /// By claim: numbers in the order of the words, with weights.
    words: Vec<Vec<(u32, u16)>>,
    /// By claim: all its weights together.
    sums: Vec<f64>,
    /// The numbers of names of people, and of kinds of events: first, and behind the last.
    people: (u32, u32),
    events: (u32, u32),
}

impl Contexts {
    pub fn new(claims: &[Claim]) -> Contexts {
        let mut numbers: FxHashMap<&Term, u32> = FxHashMap::default();
        for (word, _) in claims.iter().flat_map(|c| &c.context.words) {
            numbers.entry(word).or_insert(0);
        }
        let mut distinct: Vec<&Term> = numbers.keys().copied().collect();
        distinct.sort_unstable();
        for (number, word) in (0..).zip(&distinct) {
            numbers.insert(word, number);
        }
        let marked = |mark: char| {
            let first = distinct.partition_point(|w| w.first() < Some(mark as u8));
            let count = distinct[first..].iter().take_while(|w| w.starts(mark as u8)).count();
            (first as u32, (first + count) as u32)
        };
        let (people, events) = (marked(context::PERSON), marked(context::EVENT));
        let of = |c: &Claim| c.context.words.iter().filter_map(|(w, n)| Some((*numbers.get(w)?, *n))).collect();
        let words: Vec<Vec<(u32, u16)>> = claims.iter().map(of).collect();
        let sums = words.iter().map(|w| w.iter().map(|(_, n)| f64::from(*n)).sum()).collect();
        Contexts { words, sums, people, events }
    }

    /// As [`likeness::likeness`] has it, of the claims `i` and `j`.
    pub fn likeness(&self, claims: &[Claim], i: usize, j: usize) -> (f64, usize) {
        let similarity = self.similarity(i, j);
        likeness::weighed(&claims[i], &claims[j], similarity, self.other_people(i, j))
    }

    /// Each word that both have, with its weights, in the order of the words.
    pub fn shared(&self, i: usize, j: usize, mut see: impl FnMut(u32, u16, u16)) {
        let (a, b) = (&self.words[i], &self.words[j]);
        let (mut p, mut q) = (0, 0);
        while let (Some(x), Some(y)) = (a.get(p), b.get(q)) {
            if x.0 == y.0 {
                see(x.0, x.1, y.1);
            }
            (p, q) = (p + usize::from(x.0 <= y.0), q + usize::from(y.0 <= x.0));
        }
    }

    /// As [`context::similarity`] has it.
    fn similarity(&self, i: usize, j: usize) -> (f64, usize) {
        let (mut shared, mut count) = (0.0, 0);
        self.shared(i, j, |_, m, n| {
            let both = (f64::from(m) * f64::from(n)).sqrt();
            shared += both;
            count += usize::from(both >= 100.0);
        });
        let norm = (self.sums[i] * self.sums[j]).sqrt();
        (if norm > 0.0 { shared / norm } else { 0.0 }, count)
    }

    /// All weights of a claim's words together.
    pub fn sum(&self, i: usize) -> f64 {
        self.sums[i]
    }

    pub fn is_person(&self, word: u32) -> bool {
        (self.people.0..self.people.1).contains(&word)
    }

    pub fn is_event(&self, word: u32) -> bool {
        (self.events.0..self.events.1).contains(&word)
    }

    /// As [`context::other_people`] has it.
    fn other_people(&self, i: usize, j: usize) -> bool {
        let (a, b) = (self.people(i), self.people(j));
        let near = |list: &[(u32, u16)]| list.iter().any(|(_, n)| *n >= context::NEAR_PERSON);
        let apart = |x: &[(u32, u16)], y: &[(u32, u16)]| {
            x.iter().filter(|(_, n)| *n >= context::NEAR_PERSON).all(|(k, _)| y.iter().all(|(q, _)| q != k))
        };
        near(a) && near(b) && apart(a, b) && apart(b, a)
    }

    /// The people among a claim's words.
    pub fn people(&self, i: usize) -> &[(u32, u16)] {
        let words = &self.words[i];
        let at = |number: u32| words.partition_point(|(w, _)| *w < number);
        &words[at(self.people.0)..at(self.people.1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Document, engine, packs::Lexicon};

    #[test]
    fn numbers_say_what_words_say() {
        let lexicon = Lexicon::builtin();
        let text = "Mayor Ruth Hale said on Monday that 12 barges sank in Elmton, and Tom Berg counted 14 barges on Tuesday.\n\
                    Three people died when the barges sank off Elmton on Sunday, Carl Jansen said.";
        let doc = Document::plain(text, "2024-03-06".parse().ok(), lexicon);
        let (_, claims) = engine::extract_all(&[doc], lexicon);
        let contexts = Contexts::new(&claims);
        assert!(claims.len() > 5);
        for i in 0..claims.len() {
            for j in 0..claims.len() {
                assert_eq!(contexts.likeness(&claims, i, j), likeness::likeness(&claims[i], &claims[j]), "{i} {j}");
            }
        }
    }
}
