//! The text as every builder sees it, and the claims so far.

use super::{
    Attribute, Claim, Lexicon, Part, Qualifiers, Subject,
    context::Keys,
    predicate::{self, Readings},
};
use crate::{
    document::{Document, SegmentKind, Span},
    mention::{Mentions, event::EventMention, quote::Quote},
    value::Value,
};

/// Claims that room is made for beforehand.
const MANY: usize = 4096;
/// Tokens that a claim may be away from its event's word.
const REACH: usize = 80;
/// A claim belongs to no event that is this far away, clauses counted.
const FAR: u32 = 30;
/// An event behind the claim counts as this much farther away.
const BEHIND: u32 = 4;
/// Quotations, pieces of one, and events that are looked at round a claim.
const NEAR: usize = 8;

/// What the builders share: the document, its mentions and the claims so far.
pub struct Maker<'a> {
    pub doc: &'a Document,
    pub found: &'a Mentions,
    pub lexicon: &'a Lexicon,
    keys: &'a Keys<'a>,
    /// What each distinct word adds to the distance between a claim and its event.
    charges: Vec<u32>,
    /// Kinds of the events that the headline and the lead are about.
    main_kinds: Vec<String>,
    readings: Readings<'a>,
    pub(super) claims: Vec<Claim>,
}

/// A claim before its context is added.
pub struct Draft {
    pub span: Span,
    pub attribute: Attribute,
    pub subject: Subject,
    pub value: Value,
    pub qualifiers: Qualifiers,
    pub derivation: Vec<String>,
    pub block: String,
}

impl<'a> Maker<'a> {
    pub(super) fn new(doc: &'a Document, found: &'a Mentions, lexicon: &'a Lexicon, keys: &'a Keys) -> Maker<'a> {
        let lead: Vec<usize> = (0..doc.sentences.len())
            .filter(|&i| {
                let kind = doc.segments.get(doc.sentences[i].segment).map(|s| s.kind);
                matches!(kind, Some(SegmentKind::Headline | SegmentKind::Body))
            })
            .take(3)
            .collect();
        let kinds = found.events.mentions.iter().filter(|m| lead.contains(&m.sentence));
        let mut main_kinds: Vec<String> = kinds.map(|m| m.kind.clone()).collect();
        main_kinds.sort();
        main_kinds.dedup();
        let charges = doc.each_word(|_, word| lexicon.align.charge(word));
        let entities = &found.entities;
        // a claim is long: room for all that an article may hold; a book grows as it goes
        let most = entities.person_mentions.len() + entities.roles.len() + entities.place_mentions.len();
        let most = most + found.quotes.len() + found.quantities.len() + found.times.len();
        Maker {
            doc,
            found,
            lexicon,
            keys,
            charges,
            main_kinds,
            readings: Readings::default(),
            claims: Vec::with_capacity(most.min(MANY)),
        }
    }

    /// Kinds of the events that the headline and the lead are about.
    pub fn main_kinds(&self) -> impl Iterator<Item = &String> {
        self.main_kinds.iter()
    }

    /// Does the part of the text that holds `span` make claims?
    pub fn makes_claims(&self, span: Span) -> bool {
        self.doc.segment_at(span.start).is_some_and(|s| s.kind.makes_claims())
    }

    pub fn push(&mut self, draft: Draft) {
        let Draft { span, attribute, subject, value, mut qualifiers, derivation, block } = draft;
        let main = subject.event.as_ref().is_some_and(|k| self.main_kinds.contains(k));
        let context = self.keys.context(span, main);
        if qualifiers.attributed_to.is_none() {
            qualifiers.attributed_to = self.attribution(span).and_then(|q| q.speaker.as_ref()).map(|s| s.name.clone());
        }
        let mut readings = std::mem::take(&mut self.readings);
        let said_of = predicate::of(self, &mut readings, span);
        self.readings = readings;
        let (line, column) = self.doc.lines.line_column(&self.doc.text, span.start);
        self.claims.push(Claim {
            id: String::new(),
            document: 0,
            subject,
            attribute,
            value,
            start: span.start,
            end: span.end,
            line,
            column,
            text: self.doc.slice(span).to_owned(),
            context,
            said_of,
            qualifiers,
            derivation,
            block,
        });
    }

    /// The innermost attribution that covers `span`.
    pub fn attribution(&self, span: Span) -> Option<&Quote> {
        let quotes = &self.found.quotes;
        let end = quotes.partition_point(|q| q.span.start <= span.start);
        let covers = |q: &&Quote| {
            let behind = q.pieces.partition_point(|p| p.start <= span.start);
            q.pieces[behind.saturating_sub(NEAR)..behind].iter().any(|p| p.contains(span))
        };
        // attributions nest seldom and shallowly
        quotes[end.saturating_sub(NEAR)..end].iter().rev().find(covers)
    }

    /// The event mention that the words at `span` belong to: the nearest in the
    /// sentence, where words before count as nearer than words behind.
    pub fn governor(&self, span: Span) -> Option<&'a EventMention> {
        let doc = self.doc;
        let sentence = doc.sentence_at(span.start)?;
        let at = doc.token_at(span.start);
        let all = &self.found.events.mentions;
        let next = all.partition_point(|m| m.token < at);
        let own = |m: &&EventMention| m.sentence == sentence && !m.span.overlaps(span);
        let before = all[..next].iter().rev().take(NEAR).filter(own).map(|m| (self.distance(m.token + 1, at), m));
        // "the 2005 murder", "Sunday's shooting": the noun that the words stand before
        let noun = doc.token_at(span.end);
        let noun = if matches!(doc.low(noun), "'s" | "’s") { noun + 1 } else { noun };
        let far = |m: &EventMention| if m.token == noun { 0 } else { self.distance(at, m.token) + BEHIND };
        let behind = all[next..].iter().take(NEAR / 2).filter(own).map(|m| (far(m), m));
        let near = before.chain(behind).filter(|(d, _)| *d < FAR);
        near.min_by_key(|(d, m)| (*d, m.token)).map(|(_, m)| m)
    }

    /// The words from token `from` to token `to`, with a charge for each border of a clause.
    fn distance(&self, from: usize, to: usize) -> u32 {
        if to - from > REACH {
            return FAR;
        }
        (from..to).filter_map(|i| self.doc.words.number(i)).map(|word| self.charges[word]).sum()
    }

    pub fn part(&self, span: Span) -> Part {
        match self.doc.segment_at(span.start).map(|s| s.kind) {
            Some(SegmentKind::Headline) => Part::Headline,
            Some(SegmentKind::Caption) => Part::Caption,
            _ => Part::Body,
        }
    }
}
