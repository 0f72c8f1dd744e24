//! The words round a claim, normalized so that two reports' words meet.

use std::cell::RefCell;

use chrono::NaiveDate;

pub use crate::lexicon::morph::{fold, stem};

use super::{Context, Lexicon, Neighbours, Part, Term, words::Meaning};
use crate::{
    document::{Document, SegmentKind, Span, Token, TokenKind},
    lexicon::data::idf,
    mention::{Mentions, entity::PlaceKind, time::Time},
};

/// Starts the normalized word of a person's name.
pub const PERSON: char = '~';
/// Starts the normalized word of a kind of event.
pub const EVENT: char = '@';

/// Weights per mille of a word next to the claim.
const NAME_WEIGHT: u16 = 1000;
const EVENT_WEIGHT: u16 = 900;
const WEAK_WEIGHT: u16 = 150;
/// A plain word weighs by its rarity: so much at least, and so much more for each unit of [`idf`].
const PLAIN_LEAST: u16 = 80;
const BY_RARITY: u16 = 4;
/// A word this many tokens away weighs half.
const HALF: usize = 8;
/// Sentences with less weight than this borrow words from the one before.
const POOR: u32 = 1500;
/// The words of a context stand so many tokens away at most.
const REACH: usize = 60;
/// The words of a topic.
const TOPIC: usize = 60;
/// The longest name, in tokens.
const LONGEST_NAME: usize = 12;

/// Every token's normalized word and weight, for one document.
pub struct Keys<'a> {
    doc: &'a Document,
    times: &'a [Time],
    /// The distinct normalized words, sorted.
    terms: Vec<Term>,
    keys: Vec<Key>,
    /// The hash of each distinct word's stem; 0 for signs.
    stems: Vec<u32>,
    /// Tokens of known cities, regions and countries.
    towns: Vec<bool>,
    /// Room for the words of a context in the making.
    room: RefCell<Vec<u64>>,
}

/// What one token adds to a context: the index of a term, and its weight; no weight where it has no meaning.
#[derive(Debug, Clone, Copy, Default)]
struct Key {
    term: u32,
    weight: u16,
    plain: bool,
}

impl<'a> Keys<'a> {
    pub fn new(doc: &'a Document, found: &'a Mentions, lexicon: &'a Lexicon) -> Keys<'a> {
        let mut terms = Terms::default();
        let (mut keys, stems) = words(doc, lexicon, &mut terms);
        let mut towns = vec![false; doc.tokens.len()];
        names(doc, found, &mut terms, &mut keys, &mut towns);
        let terms = terms.sorted(&mut keys);
        Keys { doc, times: &found.times, terms, keys, stems, towns, room: RefCell::default() }
    }

    /// The context of a claim that stands at `span`.
    pub fn context(&self, span: Span, main: bool) -> Context {
        let doc = self.doc;
        let at = doc.token_at(span.start);
        let sentence = doc.sentence_at(span.start).unwrap_or(0);
        // each word as a number: first its term, then what its weight lacks, so that the heaviest of equal words leads
        let mut words = self.room.take();
        words.clear();
        let mut add = |sentence: usize, factor: f64| -> u32 {
            let Some(s) = doc.sentences.get(sentence) else { return 0 };
            let mut total = 0u32;
            // a window bounds the cost of endless sentences
            let from = s.tokens.start.max(at.saturating_sub(REACH));
            let to = s.tokens.end.min(at.saturating_add(REACH)).max(from);
            let inside = |i: usize| doc.tokens.get(i).is_some_and(|t| t.start >= span.start && t.end <= span.end);
            for (i, key) in (from..).zip(self.keys.get(from..to).unwrap_or_default()) {
                if key.weight == 0 || i >= at && inside(i) {
                    continue;
                }
                let distance = i.abs_diff(at);
                let weight = (f64::from(key.weight) * factor * HALF as f64 / (HALF + distance) as f64) as u16;
                total += u32::from(weight);
                words.push(u64::from(key.term) << 16 | u64::from(u16::MAX - weight));
            }
            total
        };
        if add(sentence, 1.0) < POOR && sentence > 0 {
            add(sentence - 1, 0.7);
        }
        words.sort_unstable();
        words.dedup_by_key(|w| *w >> 16);
        // as long as it has to be: an article holds many contexts
        let mut weighted = Vec::with_capacity(words.len());
        let known = words.iter().map(|w| (self.terms.get((w >> 16) as usize), u16::MAX - *w as u16));
        weighted.extend(known.filter(|(_, n)| *n > 0).filter_map(|(term, n)| Some((term?.clone(), n))));
        self.room.replace(words);
        let (before, behind) = self.neighbours(span, sentence);
        Context { words: weighted, before, behind, sentence, part: part(doc, span), when: self.when(span), main }
    }

    /// The words next to `span` in its sentence, nearest first.
    fn neighbours(&self, span: Span, sentence: usize) -> (Neighbours, Neighbours) {
        let doc = self.doc;
        let Some(s) = doc.sentences.get(sentence) else { return Default::default() };
        let words = |tokens: &mut dyn Iterator<Item = usize>| -> Neighbours {
            let mut found = Neighbours::default();
            let stems = tokens.take(2 * found.len()).filter_map(|i| doc.words.number(i)).map(|word| self.stems[word]);
            found.iter_mut().zip(stems.filter(|&stem| stem != 0)).for_each(|(slot, stem)| *slot = stem);
            found
        };
        let first = doc.token_at(span.start).max(s.tokens.start);
        let last = doc.tokens.partition_point(|t| t.start < span.end);
        (words(&mut (s.tokens.start..first).rev()), words(&mut (last.max(first)..s.tokens.end.max(last))))
    }

    /// The days that the sentence round `span` names nearest to it.
    fn when(&self, span: Span) -> Option<(NaiveDate, NaiveDate)> {
        let sentence = self.doc.sentences.get(self.doc.sentence_at(span.start)?)?.span;
        let first = self.times.partition_point(|t| t.span.end <= sentence.start);
        let here = self.times[first..].iter().take_while(|t| t.span.start < sentence.end).take(8);
        let distance = |t: &Time| t.span.start.abs_diff(span.start);
        let dated = here.filter(|t| t.interval.is_some_and(|(a, b)| (b - a).num_days() <= 366));
        dated.min_by_key(|t| distance(t)).and_then(|t| t.interval)
    }

    /// Names of people and streets tell one story from another of the same kind in the same town.
    fn topic_weight(&self, token: usize, key: Key) -> u32 {
        match key.weight {
            _ if self.towns[token] => 400,
            NAME_WEIGHT => 1200,
            EVENT_WEIGHT => 300,
            plain if key.plain => u32::from(plain) * 6 / 10,
            other => u32::from(other) / 3,
        }
    }

    /// Words that tell what a whole report is about: of the headline and the first sentences.
    pub fn topic(&self) -> Vec<(Term, u16)> {
        let mut weights = vec![0u32; self.terms.len()];
        for s in self.doc.sentences.iter().take(40) {
            for i in s.tokens.clone().take(80) {
                let key = self.keys[i];
                if key.weight > 0 {
                    weights[key.term as usize] += self.topic_weight(i, key);
                }
            }
        }
        let weighted = weights.iter().enumerate().filter(|(_, n)| **n > 0);
        let mut words: Vec<(usize, u16)> = weighted.map(|(term, &n)| (term, n.min(7000) as u16)).collect();
        if words.len() > TOPIC {
            words.select_nth_unstable_by(TOPIC, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            words.truncate(TOPIC);
        }
        words.sort_unstable();
        words.into_iter().map(|(term, n)| (self.terms[term].clone(), n)).collect()
    }
}

/// Words under construction, as they come; equal ones become one term in the end.
#[derive(Default)]
struct Terms(Vec<Term>);

impl Terms {
    fn number(&mut self, word: &str) -> u32 {
        self.0.push(Term::from(word));
        self.0.len() as u32 - 1
    }

    /// The words in order; `keys` come to count in that order.
    fn sorted(self, keys: &mut [Key]) -> Vec<Term> {
        // the first twelve bytes, which tell most words apart, and the number, as one integer
        let numbered = |(number, term): (u32, &Term)| term.head() >> 32 << 32 | u128::from(number);
        let mut order: Vec<u128> = (0..).zip(&self.0).map(numbered).collect();
        order.sort_unstable();
        let number = |place: &u128| *place as u32 as usize;
        order
            .chunk_by_mut(|a, b| a >> 32 == b >> 32)
            .filter(|alike| alike.len() > 1)
            .for_each(|alike| alike.sort_by(|a, b| self.0[number(a)].cmp(&self.0[number(b)])));
        let mut places = vec![0u32; order.len()];
        let mut terms: Vec<Term> = Vec::with_capacity(order.len());
        for number in order.iter().map(number) {
            if terms.last() != Some(&self.0[number]) {
                terms.push(self.0[number].clone());
            }
            places[number] = terms.len() as u32 - 1;
        }
        keys.iter_mut().filter(|k| k.weight > 0).for_each(|k| k.term = places[k.term as usize]);
        terms
    }
}

/// The keys of plain words, and the hash of each distinct word's stem.
fn words(doc: &Document, lexicon: &Lexicon, terms: &mut Terms) -> (Vec<Key>, Vec<u32>) {
    let none = Key::default();
    terms.0.reserve(doc.words.len());
    let mut stems = Vec::with_capacity(doc.words.len());
    // each distinct word's key, and whether a sentence may start behind it
    let meanings: Vec<(Key, bool)> = doc.each_word(|i, word| {
        let (kind, low) = (doc.tokens[i].kind, word.low());
        let own = stem(low);
        stems.push(if matches!(kind, TokenKind::Punct | TokenKind::Clitic) { 0 } else { hash(&own) });
        if kind != TokenKind::Word {
            return (none, matches!(low, "." | "\"" | "“" | ":" | "!" | "?"));
        }
        let by_rarity = || (PLAIN_LEAST + BY_RARITY * u16::from(idf(low))).min(NAME_WEIGHT);
        let (word, weight, plain) = match lexicon.align.meaning(word) {
            Some(Meaning::Nothing) => return (none, false),
            Some(Meaning::Event(kind)) => (kind.as_str(), EVENT_WEIGHT, false),
            Some(Meaning::Weak) => (low, WEAK_WEIGHT, false),
            Some(Meaning::Word(word)) => (word.as_str(), by_rarity(), true),
            None => (&*own, by_rarity(), true),
        };
        (Key { term: terms.number(word), weight, plain }, false)
    });
    let mut start = true;
    let key = |(number, token): (usize, &Token)| {
        let (mut key, ends) = meanings[number];
        let sentence_start = std::mem::replace(&mut start, ends) || token.newline;
        if token.end - token.start < 3 && !token.capital {
            return none;
        }
        if key.plain && token.capital && !sentence_start {
            (key.weight, key.plain) = (NAME_WEIGHT, false);
        }
        key
    };
    (doc.words.numbers().zip(&doc.tokens).map(key).collect(), stems)
}

/// The keys of names: the tokens of a person, place or organization stand for the whole.
fn names(doc: &Document, found: &Mentions, terms: &mut Terms, keys: &mut [Key], towns: &mut [bool]) {
    let entities = &found.entities;
    let tokens = |span: Span| {
        let first = doc.token_at(span.start);
        (first..doc.tokens.len()).take_while(move |&i| doc.tokens[i].end <= span.end).take(LONGEST_NAME)
    };
    // marked: two claims about different people are about different things
    let people = entities.people.iter().map(|p| fold(&format!("{PERSON}{}", p.family)));
    let people: Vec<u32> = people.map(|name| terms.number(&name)).collect();
    let places: Vec<u32> = entities.places.iter().map(|p| terms.number(&fold(&p.name))).collect();
    let mentions = entities.person_mentions.iter().map(|m| (m.span, people.get(m.id)));
    let mut named = vec![false; keys.len()];
    for (span, term) in mentions.chain(entities.place_mentions.iter().map(|m| (m.span, places.get(m.id)))) {
        let Some(&term) = term else { continue };
        for i in tokens(span) {
            if !std::mem::replace(&mut named[i], true) {
                keys[i] = Key { term, weight: NAME_WEIGHT, plain: false };
            }
        }
    }
    for m in &entities.place_mentions {
        if entities.places.get(m.id).is_some_and(|p| p.kind != PlaceKind::Other) {
            tokens(m.span).for_each(|i| towns[i] = true);
        }
    }
}

fn part(doc: &Document, span: Span) -> Part {
    match doc.segment_at(span.start).map(|s| s.kind) {
        Some(SegmentKind::Headline) => Part::Headline,
        Some(SegmentKind::Caption) => Part::Caption,
        Some(SegmentKind::BlockQuote) => Part::Quote,
        Some(SegmentKind::Tags | SegmentKind::Furniture | SegmentKind::Header) => Part::Tags,
        _ => Part::Body,
    }
}

/// FNV-1a: the same number on every machine, since claims are written and read.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A person who weighs so much stands near the claim.
pub const NEAR_PERSON: u16 = 300;

/// Do both name people near the claim, and none in common?
pub fn other_people(a: &[(Term, u16)], b: &[(Term, u16)]) -> bool {
    let (a, b) = (people(a), people(b));
    let near = |list: &[(Term, u16)]| list.iter().any(|(_, n)| *n >= NEAR_PERSON);
    let apart = |x: &[(Term, u16)], y: &[(Term, u16)]| {
        x.iter().filter(|(_, n)| *n >= NEAR_PERSON).all(|(k, _)| y.iter().all(|(q, _)| q != k))
    };
    near(a) && near(b) && apart(a, b) && apart(b, a)
}

/// The people among sorted words.
fn people(words: &[(Term, u16)]) -> &[(Term, u16)] {
    let first = words.partition_point(|(k, _)| k.first() < Some(PERSON as u8));
    let count = words[first..].iter().take_while(|(k, _)| k.starts(PERSON as u8)).count();
    &words[first..first + count]
}

/// How much two lists of weighted words share: 0 to 1. Both are sorted by word.
pub fn similarity(a: &[(Term, u16)], b: &[(Term, u16)]) -> (f64, usize) {
    let (mut i, mut j, mut shared, mut count) = (0, 0, 0.0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                let both = (f64::from(x.1) * f64::from(y.1)).sqrt();
                shared += both;
                count += usize::from(both >= 100.0);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    let sum = |w: &[(Term, u16)]| w.iter().map(|(_, n)| f64::from(*n)).sum::<f64>();
    let norm = (sum(a) * sum(b)).sqrt();
    (if norm > 0.0 { shared / norm } else { 0.0 }, count)
}
