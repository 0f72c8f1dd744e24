//! The words round a claim, normalized so that two reports' words meet.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;

use super::{Context, Part};
use crate::{
    document::{Document, SegmentKind, Span, TokenKind},
    lexicon::Lexicon,
    mention::{Mentions, entity::PlaceKind, time::Time},
};

/// Starts the normalized word of a person's name.
pub const PERSON: char = '~';

/// Weights per mille of a word next to the claim.
const NAME: u16 = 1000;
const EVENT: u16 = 900;
const PLAIN: u16 = 600;
const WEAK: u16 = 150;
/// A word this many tokens away weighs half.
const HALF: usize = 8;
/// Sentences with less weight than this borrow words from the one before.
const POOR: u32 = 1500;

/// Every token's normalized word and weight, for one document.
pub struct Keys<'a> {
    doc: &'a Document,
    lexicon: &'a Lexicon,
    /// Token -> canonical name of the person, place or organization that it belongs to.
    names: BTreeMap<usize, String>,
    /// Tokens of known cities, regions and countries.
    towns: BTreeSet<usize>,
    times: &'a [Time],
}

impl<'a> Keys<'a> {
    pub fn new(doc: &'a Document, found: &'a Mentions, lexicon: &'a Lexicon) -> Keys<'a> {
        let mut names = BTreeMap::new();
        let mut put = |span: Span, name: &str| {
            let first = doc.token_at(span.start);
            for i in (first..doc.tokens.len()).take_while(|&i| doc.tokens[i].end <= span.end).take(12) {
                names.entry(i).or_insert_with(|| fold(name));
            }
        };
        for m in &found.entities.person_mentions {
            if let Some(p) = found.entities.people.get(m.id) {
                // marked: two claims about different people are about different things
                put(m.span, &format!("{PERSON}{}", p.family));
            }
        }
        for m in &found.entities.place_mentions {
            if let Some(p) = found.entities.places.get(m.id) {
                put(m.span, &p.name);
            }
        }
        let mut towns = BTreeSet::new();
        for m in &found.entities.place_mentions {
            if found.entities.places.get(m.id).is_some_and(|p| p.kind != PlaceKind::Other) {
                let first = doc.token_at(m.span.start);
                towns.extend((first..doc.tokens.len()).take_while(|&i| doc.tokens[i].end <= m.span.end).take(12));
            }
        }
        Keys { doc, lexicon, names, towns, times: &found.times }
    }

    /// The normalized word of a token and its weight; `None` for words without meaning.
    fn key(&self, token: usize) -> Option<(Cow<'_, str>, u16)> {
        if let Some(name) = self.names.get(&token) {
            return Some((Cow::Borrowed(name), NAME));
        }
        let t = self.doc.tokens.get(token)?;
        let low = self.doc.low(token);
        if t.kind != TokenKind::Word || low.len() < 3 && !t.capital || self.lexicon.align.stop.contains(low) {
            return None;
        }
        if let Some((kind, _)) = self.lexicon.event.kind(low) {
            return Some((Cow::Owned(format!("@{kind}")), EVENT));
        }
        if self.lexicon.align.weak.contains(low) || self.lexicon.event.is_light(low) {
            return Some((Cow::Borrowed(low), WEAK));
        }
        let word = self.lexicon.align.synonyms.get(low).map_or(low, String::as_str);
        let sentence_start =
            token == 0 || matches!(self.doc.low(token - 1), "." | "\"" | "“" | ":" | "!" | "?") || t.newline;
        let weight = if t.capital && !sentence_start { NAME } else { PLAIN };
        Some((stem(word), weight))
    }

    /// The context of a claim that stands at `span`.
    pub fn context(&self, span: Span, main: bool) -> Context {
        let doc = self.doc;
        let at = doc.token_at(span.start);
        let sentence = doc.sentence_at(span.start).unwrap_or(0);
        let mut words: BTreeMap<String, u16> = BTreeMap::new();
        let mut add = |sentence: usize, factor: f64| -> u32 {
            let Some(s) = doc.sentences.get(sentence) else { return 0 };
            let mut total = 0u32;
            // a window bounds the cost of endless sentences
            let from = s.tokens.start.max(at.saturating_sub(60));
            let to = s.tokens.end.min(at.saturating_add(60));
            for i in from..to.max(from) {
                let t = doc.tokens[i];
                if t.start >= span.start && t.end <= span.end {
                    continue;
                }
                let Some((word, weight)) = self.key(i) else { continue };
                let distance = i.abs_diff(at);
                let weight = (f64::from(weight) * factor * HALF as f64 / (HALF + distance) as f64) as u16;
                total += u32::from(weight);
                let slot = words.entry(word.into_owned()).or_insert(0);
                *slot = (*slot).max(weight);
            }
            total
        };
        if add(sentence, 1.0) < POOR && sentence > 0 {
            add(sentence - 1, 0.7);
        }
        Context {
            words: words.into_iter().filter(|(_, w)| *w > 0).collect(),
            sentence,
            part: part(doc, span),
            when: self.when(span),
            main,
        }
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
    fn topic_weight(&self, token: usize, weight: u16) -> u32 {
        match weight {
            _ if self.towns.contains(&token) => 400,
            NAME => 1200,
            EVENT => 300,
            PLAIN => 350,
            other => u32::from(other) / 3,
        }
    }

    /// Words that tell what a whole report is about: of the headline and the first sentences.
    pub fn topic(&self) -> Vec<(String, u16)> {
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        for s in self.doc.sentences.iter().take(40) {
            for i in s.tokens.clone().take(80) {
                if let Some((word, weight)) = self.key(i) {
                    *words.entry(word.into_owned()).or_insert(0) += self.topic_weight(i, weight);
                }
            }
        }
        let mut words: Vec<(String, u16)> = words.into_iter().map(|(w, n)| (w, n.min(7000) as u16)).collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words.truncate(60);
        words.sort();
        words
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

/// Lower case without marks on letters.
pub fn fold(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { deunicode::deunicode(name).to_lowercase() }
}

/// Cut the commonest endings: enough to bring "climber" and "climbers", "building" and "buildings" together.
fn stem(word: &str) -> Cow<'_, str> {
    let cut = |suffix: &str, least: usize| word.strip_suffix(suffix).filter(|s| s.len() >= least && s.is_ascii());
    if let Some(s) = cut("ies", 3) {
        return Cow::Owned(format!("{s}y"));
    }
    for (suffix, least) in [("ings", 4), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)] {
        if suffix == "s" && word.ends_with("ss") {
            continue;
        }
        if let Some(s) = cut(suffix, least) {
            return Cow::Borrowed(s.strip_suffix('e').filter(|x| x.len() >= 4).unwrap_or(s));
        }
    }
    Cow::Borrowed(word)
}

/// Do both name people near the claim, and none in common?
pub fn other_people(a: &[(String, u16)], b: &[(String, u16)]) -> bool {
    let people = |w: &[(String, u16)]| {
        w.iter().filter(|(k, n)| k.starts_with(PERSON) && *n >= 300).map(|(k, _)| k.clone()).collect::<Vec<_>>()
    };
    let (x, y) = (people(a), people(b));
    !x.is_empty()
        && !y.is_empty()
        && !x.iter().any(|k| b.iter().any(|(q, _)| q == k))
        && !y.iter().any(|k| a.iter().any(|(q, _)| q == k))
}

/// How much two lists of weighted words share: 0 to 1. Both are sorted by word.
pub fn similarity(a: &[(String, u16)], b: &[(String, u16)]) -> (f64, usize) {
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
    let sum = |w: &[(String, u16)]| w.iter().map(|(_, n)| f64::from(*n)).sum::<f64>();
    let norm = (sum(a) * sum(b)).sqrt();
    (if norm > 0.0 { shared / norm } else { 0.0 }, count)
}
