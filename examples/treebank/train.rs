//! The averaged perceptron. Sums are integers, the order of sentences comes from a fixed seed: one input, one model.

use std::collections::BTreeMap;

use crosscheck::syntax::{
    Tag,
    features::{NO_TAG, Seen, TEMPLATES, features},
    model::Model,
};
use rustc_hash::FxHashMap;

/// How often every sentence is seen.
const ROUNDS: usize = 8;
/// A word met this often with one tag in nearly all of its places needs no weighing.
const SURE_COUNT: u32 = 10;
/// Of a hundred.
const SURE_SHARE: u32 = 99;
/// The largest weight of the model; others are scaled to it.
const LARGEST: i64 = 1000;
/// The bits that choose a bucket.
const BITS: u8 = 15;
const SEED: u64 = 88_172_645_463_325_252;

/// A sentence to learn from.
pub struct Example {
    pub seen: Vec<Seen>,
    pub tags: Vec<Tag>,
}

#[derive(Clone, Copy)]
struct Row {
    weights: [i32; Tag::LEARNED],
    /// Weights by the step at which they were given, for the average.
    sums: [i64; Tag::LEARNED],
}

#[derive(Default)]
struct Perceptron {
    places: FxHashMap<u32, usize>,
    rows: Vec<Row>,
    step: i64,
}

/// The model as bytes; weights whose average is below `least` thousandths are left out.
pub fn train(examples: &[Example], sources: &str, least: i64) -> Vec<u8> {
    let sure = sure_words(examples);
    eprintln!("{} sentences, {} sure words", examples.len(), sure.len());
    let mut perceptron = Perceptron { step: 1, ..Perceptron::default() };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state = SEED;
    for round in 1..=ROUNDS {
        shuffle(&mut order, &mut state);
        let (mut right, mut all) = (0, 0);
        for example in order.iter().filter_map(|i| examples.get(*i)) {
            let (r, a) = perceptron.learn(example, &sure);
            right += r;
            all += a;
        }
        eprintln!("round {round}: {right} of {all} right, {} features", perceptron.rows.len());
    }
    let mut entries: BTreeMap<u32, Vec<(u8, i16)>> = perceptron.averaged(least);
    for (key, tag) in sure {
        entries.insert(key, vec![(tag.number(), 1)]);
    }
    let weights: usize = entries.values().map(Vec::len).sum();
    eprintln!("{} entries, {weights} weights", entries.len());
    Model::write(sources, BITS, &entries.into_iter().collect::<Vec<_>>())
}

fn shuffle(order: &mut [usize], state: &mut u64) {
    for i in (1..order.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        order.swap(i, (*state % (i as u64 + 1)) as usize);
    }
}

fn sure_words(examples: &[Example]) -> BTreeMap<u32, Tag> {
    let mut counts: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
    for (seen, tag) in examples.iter().flat_map(|e| e.seen.iter().zip(&e.tags)) {
        if seen.fixed.is_none() {
            *counts.entry(seen.sure()).or_default().entry(*tag).or_default() += 1;
        }
    }
    let one_tag = |(key, counts): (u32, BTreeMap<Tag, u32>)| {
        let all: u32 = counts.values().sum();
        let (tag, most) = counts.into_iter().max_by_key(|(tag, n)| (*n, std::cmp::Reverse(*tag)))?;
        (all >= SURE_COUNT && most * 100 >= all * SURE_SHARE).then_some((key, tag))
    };
    counts.into_iter().filter_map(one_tag).collect()
}

impl Perceptron {
    fn learn(&mut self, example: &Example, sure: &BTreeMap<u32, Tag>) -> (usize, usize) {
        let (mut right, mut all) = (0, 0);
        let (mut before, mut second) = (NO_TAG, NO_TAG);
        for (at, (seen, gold)) in example.seen.iter().zip(&example.tags).enumerate() {
            let known = seen.fixed.or_else(|| sure.get(&seen.sure()).copied());
            let tag = known.unwrap_or_else(|| {
                let keys = features(&example.seen, at, before, second);
                let guess = self.guess(&keys);
                if guess != *gold {
                    self.update(&keys, *gold, guess);
                }
                self.step += 1;
                all += 1;
                right += usize::from(guess == *gold);
                guess
            });
            (second, before) = (before, tag.number());
        }
        (right, all)
    }

    fn guess(&self, keys: &[u32; TEMPLATES]) -> Tag {
        let mut scores = [0i32; Tag::LEARNED];
        for row in keys.iter().filter_map(|k| self.rows.get(*self.places.get(k)?)) {
            scores.iter_mut().zip(&row.weights).for_each(|(s, w)| *s += w);
        }
        let mut best = 0;
        for (i, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = i;
            }
        }
        Tag::of_number(best as u8)
    }

    fn update(&mut self, keys: &[u32; TEMPLATES], gold: Tag, guess: Tag) {
        for key in keys {
            let place = *self.places.entry(*key).or_insert_with(|| {
                self.rows.push(Row { weights: [0; Tag::LEARNED], sums: [0; Tag::LEARNED] });
                self.rows.len() - 1
            });
            let row = &mut self.rows[place];
            for (tag, by) in [(gold, 1), (guess, -1)] {
                let tag = usize::from(tag.number());
                row.weights[tag] += by;
                row.sums[tag] += i64::from(by) * self.step;
            }
        }
    }

    /// Averages over all steps, as thousandths, then scaled so that the largest is [`LARGEST`].
    fn averaged(&self, least: i64) -> BTreeMap<u32, Vec<(u8, i16)>> {
        let average = |row: &Row, i: usize| (i64::from(row.weights[i]) * self.step - row.sums[i]) * 1000 / self.step;
        let all = self.rows.iter().flat_map(|r| (0..Tag::LEARNED).map(|i| average(r, i).abs()));
        let largest = all.max().unwrap_or(1).max(1);
        let mut entries = BTreeMap::new();
        for (key, place) in &self.places {
            let row = &self.rows[*place];
            let averages: Vec<(u8, i64)> = (0..Tag::LEARNED).map(|i| (i as u8, average(row, i))).collect();
            let weights: Vec<(u8, i16)> = averages
                .into_iter()
                .filter(|(_, w)| w.abs() >= least)
                .map(|(tag, w)| (tag, (w * LARGEST / largest) as i16))
                .filter(|(_, w)| *w != 0)
                .collect();
            if !weights.is_empty() {
                entries.insert(*key, weights);
            }
        }
        entries
    }
}
