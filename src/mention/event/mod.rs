//! Events: talks, attacks, votes, quakes, and what is said of them.

mod words;

use std::collections::{BTreeMap, BTreeSet};

/// Where the event stands: proposed, held, cancelled ...
pub use crate::value::Modality as Status;
pub use words::Words;

use crate::{
    document::{Document, Span, TokenKind, class},
    mention::time,
};

/// Which of a series of like events is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// "the third round"
    Ordinal(u32),
    /// "the first two rounds": up to this one
    UpTo(u32),
    /// "a new round", "the next meeting"
    Next,
    /// "the previous round", "earlier talks"
    Previous,
}

#[derive(Debug, Clone, Default)]
pub struct Events {
    pub mentions: Vec<EventMention>,
}

/// One mention of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMention {
    pub span: Span,
    /// Index of the token.
    pub token: usize,
    /// The event's kind in the pack ("talks", "shooting"); synonyms share it.
    pub kind: String,
    /// Shared by coreferent mentions of the article: mentions of one kind and one place in its series.
    pub id: usize,
    /// Place in a series: 3 for "the third round".
    pub ordinal: Option<u32>,
    pub series: Option<Series>,
    pub status: Option<Status>,
    /// Index of the sentence.
    pub sentence: usize,
    /// Named by a noun, not by a verb.
    pub noun: bool,
}

/// Find event mentions in `doc`, sorted by position. `numbers` knows "third" and "two".
pub fn recognize(doc: &Document, words: &Words, numbers: &time::Words) -> Events {
    let mut mentions: Vec<EventMention> = Vec::new();
    // the kind of each mention, at its place
    let mut kinds: Vec<&str> = Vec::new();
    let named = doc.each_word(|_, word| words.kind(word));
    for (sentence, s) in doc.sentences.iter().enumerate() {
        for token in s.tokens.clone() {
            if doc.tokens[token].kind != TokenKind::Word {
                continue;
            }
            let Some((kind, noun)) = doc.words.number(token).and_then(|word| named[word]) else { continue };
            if names_a_charge(doc, words, token) {
                continue;
            }
            let series = series(doc, words, numbers, s.tokens.start, token);
            kinds.push(kind);
            mentions.push(EventMention {
                span: doc.tokens[token].span(),
                token,
                kind: kind.to_owned(),
                id: 0,
                ordinal: match series {
                    Some(Series::Ordinal(n)) => Some(n),
                    _ => None,
                },
                series,
                status: status(doc, words, s.tokens.clone(), token),
                sentence,
                noun,
            });
        }
    }
    // "the third round" is of talks where the article speaks of talks, else of a fight
    let named = mentions.iter().zip(&kinds).filter(|(m, _)| !words.is_doubtful(doc.low(m.token)));
    let sure: BTreeSet<&str> = named.map(|(_, kind)| *kind).collect();
    let mut all = kinds.iter();
    mentions.retain(|_| all.next().is_some_and(|kind| sure.contains(kind)));
    kinds.retain(|kind| sure.contains(kind));
    inherit(&mut mentions, &kinds);
    number(&mut mentions, &kinds);
    Events { mentions }
}

/// "voluntary manslaughter", "murder charges": the name of a crime, not its deed.
fn names_a_charge(doc: &Document, words: &Words, token: usize) -> bool {
    let low = |back: usize| token.checked_sub(back).map_or("", |i| doc.low(i));
    let kind = words.charges.before.contains(low(1));
    let of = token.checked_sub(1).is_some_and(|i| doc.is(i, class::OF)) && words.charges.of.contains(low(2));
    kind || of || words.charges.behind.contains(doc.low(token + 1))
}

/// Where the article numbers the event that it is about ("the third round"), mentions of
/// that kind without a number, and "the next", mean the same one.
fn inherit(mentions: &mut [EventMention], kinds: &[&str]) {
    let mut numbered: BTreeMap<&str, u32> = BTreeMap::new();
    for (m, kind) in mentions.iter().zip(kinds) {
        if let Some(n) = m.ordinal.filter(|_| m.noun) {
            numbered.entry(kind).or_insert(n);
        }
    }
    for (m, kind) in mentions.iter_mut().zip(kinds) {
        if matches!(m.series, None | Some(Series::Next)) {
            m.ordinal = numbered.get(kind).copied();
        }
    }
}

/// Mentions of one kind and one place in its series are one event of the article.
fn number(mentions: &mut [EventMention], kinds: &[&str]) {
    let mut ids: BTreeMap<(&str, Option<u32>), usize> = BTreeMap::new();
    for (m, kind) in mentions.iter_mut().zip(kinds) {
        let next = ids.len();
        m.id = *ids.entry((kind, m.ordinal)).or_insert(next);
    }
}

/// "the third round of talks": look left over at most eight words of the noun phrase.
fn series(doc: &Document, words: &Words, numbers: &time::Words, first: usize, token: usize) -> Option<Series> {
    let bounds = class::ARTICLE | class::AND | class::IN | class::AT | class::ON | class::TO;
    let from = token.saturating_sub(8).max(first);
    for i in (from..token).rev() {
        let ordinal = numbers.ordinal(doc.hashed(i));
        if let Some(n) = ordinal {
            // "the first two rounds"
            let many = cardinal(doc, numbers, i + 1).filter(|_| n == 1 && i + 1 < token);
            return Some(many.map_or(Series::Ordinal(n), Series::UpTo));
        }
        if doc.tokens[i].kind == TokenKind::Number && doc.is(i + 1, class::ORDINAL_ENDING) {
            return doc.low(i).parse::<u32>().ok().map(Series::Ordinal);
        }
        if let Some(series) = words.series(doc.hashed(i)) {
            return Some(series);
        }
        if doc.tokens[i].kind == TokenKind::Punct || doc.is(i, bounds) {
            break;
        }
    }
    None
}

/// "two" is 2, "12" is 12.
fn cardinal(doc: &Document, numbers: &time::Words, token: usize) -> Option<u32> {
    numbers.cardinal(doc.hashed(token)).or_else(|| doc.low(token).parse().ok())
}

/// The nearest word of status within twelve words of the clause.
fn status(doc: &Document, words: &Words, sentence: std::ops::Range<usize>, token: usize) -> Option<Status> {
    let mark = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Punct);
    let clause_end = |i: &usize| mark(*i) && matches!(doc.low(*i), ";" | ":" | "\"" | "“" | "”");
    let right = (token + 1..sentence.end.min(token + 12))
        .take_while(|i| !clause_end(i))
        .find_map(|i| words.status(doc.hashed(i)));
    let left = (sentence.start.max(token.saturating_sub(8))..token)
        .rev()
        .take_while(|i| !clause_end(i))
        .find_map(|i| words.status(doc.hashed(i)).filter(|s| *s != Status::Denied));
    right.or(left)
}
