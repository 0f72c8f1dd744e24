//! Noun chunks and verb groups: stretches of tokens that are one piece of a clause.

use std::ops::Range;

use super::Tag;
use crate::document::{Document, TokenKind, class};

/// A noun with what stands before it; all by token of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    pub start: usize,
    pub end: usize,
    /// The last noun; the number, pronoun or adjective where there is none.
    pub head: usize,
}

impl Chunk {
    pub fn tokens(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub start: usize,
    pub end: usize,
    /// The verb, or the last auxiliary where there is none: "was" in "the toll was 12".
    pub verb: usize,
    pub form: Form,
    pub passive: bool,
    pub negated: bool,
    /// "may", "should"; "will" too.
    pub modal: Option<usize>,
    pub past: bool,
    /// No verb of its own: "was", "has been", "will".
    pub auxiliary: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Finite,
    /// The bare form without "to": an order, or what an auxiliary further left asks for.
    Bare,
    Infinitive,
    Gerund,
    Participle,
}

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    Chunk(Chunk),
    Group(Group),
    /// Any other token.
    Token(usize, Tag),
}

/// Cut tokens that are tagged into pieces; `first` is the token that `tags` begins with.
pub fn pieces(doc: &Document, first: usize, tags: &[Tag]) -> Vec<Piece> {
    let text = Tagged { doc, first, tags };
    let mut pieces = Vec::with_capacity(tags.len() / 2 + 1);
    let mut at = 0;
    while let Some(tag) = text.tag(at) {
        if let Some(group) = text.group(at) {
            at = group.end;
            pieces.push(Piece::Group(group.moved(first)));
        } else if let Some(chunk) = text.chunk(at) {
            at = chunk.end;
            pieces.push(Piece::Chunk(chunk.moved(first)));
        } else {
            pieces.push(Piece::Token(first + at, tag));
            at += 1;
        }
    }
    pieces
}

impl Chunk {
    fn moved(self, by: usize) -> Chunk {
        Chunk { start: self.start + by, end: self.end + by, head: self.head + by }
    }
}

impl Group {
    fn moved(self, by: usize) -> Group {
        let modal = self.modal.map(|m| m + by);
        Group { start: self.start + by, end: self.end + by, verb: self.verb + by, modal, ..self }
    }
}

/// Positions count from `first`.
struct Tagged<'a> {
    doc: &'a Document,
    first: usize,
    tags: &'a [Tag],
}

/// Adverbs that a verb group may hold in a row.
const ADVERBS: usize = 3;

impl Tagged<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    fn is_tag(&self, at: usize, test: impl Fn(Tag) -> bool) -> bool {
        self.tag(at).is_some_and(test)
    }

    fn is(&self, at: usize, classes: crate::document::Classes) -> bool {
        self.doc.is(self.first + at, classes)
    }

    fn spaced(&self, at: usize) -> bool {
        self.doc.tokens.get(self.first + at).is_none_or(|t| t.spaced)
    }

    fn group(&self, start: usize) -> Option<Group> {
        let opening = self.tag(start)?;
        let infinitive = opening == Tag::To;
        if !(infinitive || opening.is_verb() || opening.is_auxiliary()) || self.modifies(start) {
            return None;
        }
        let mut group = Group {
            start,
            end: start,
            verb: start,
            form: Form::Finite,
            passive: false,
            negated: false,
            modal: None,
            past: false,
            auxiliary: true,
        };
        let (mut at, mut last, mut adverbs) = (start + usize::from(infinitive), None, 0);
        let mut be = false;
        while let Some(tag) = self.tag(at) {
            let low = self.doc.low(self.first + at);
            if tag.is_auxiliary() && !(last.is_some() && tag == Tag::Modal) {
                be = self.is(at, class::COPULA) || be && !self.is(at, class::HAVE);
                group.negated |= low.ends_with("n't") || low.ends_with("n’t") || self.is(at, class::NEGATION);
                group.modal = group.modal.or((tag == Tag::Modal).then_some(at));
            } else if tag.is_verb() {
                group.auxiliary = false;
                group.passive = tag == Tag::Participle && (be || last.is_none());
            } else if tag == Tag::Adverb && adverbs < ADVERBS && (infinitive || last.is_some()) {
                adverbs += 1;
                at += 1;
                continue;
            } else {
                break;
            }
            if last.is_none() {
                group.past = matches!(tag, Tag::Past | Tag::AuxPast);
                group.form = match tag {
                    _ if infinitive => Form::Infinitive,
                    Tag::Base | Tag::AuxBase => Form::Bare,
                    Tag::Gerund | Tag::AuxGerund => Form::Gerund,
                    Tag::Participle | Tag::AuxParticiple => Form::Participle,
                    _ => Form::Finite,
                };
            }
            last = Some(at);
            adverbs = 0;
            at += 1;
            if !group.auxiliary {
                break;
            }
        }
        group.verb = last?;
        group.end = group.verb + 1;
        // "has been": what was so; a participle behind "have" lies in the past
        let have = (start..group.end).any(|i| self.is(i, class::HAVE) && self.is_tag(i, Tag::is_auxiliary));
        group.past |= have && !group.auxiliary || have && self.is_tag(group.verb, |t| t == Tag::AuxParticiple);
        group.negated |=
            (start..group.end + 1).any(|i| self.is(i, class::NEGATION) && self.is_tag(i, |t| t == Tag::Adverb));
        Some(group)
    }

    /// A participle in front of its noun: "injured passengers" behind a preposition.
    fn modifies(&self, at: usize) -> bool {
        self.is_tag(at, |t| t == Tag::Participle)
            && self.is_tag(at + 1, Tag::is_noun)
            && at > 0
            && self.is_tag(at - 1, |t| matches!(t, Tag::Preposition | Tag::Comma))
    }

    fn chunk(&self, start: usize) -> Option<Chunk> {
        let opening = self.tag(start)?;
        if matches!(opening, Tag::Pronoun | Tag::Existential) {
            return Some(Chunk { start, end: start + 1, head: start });
        }
        let mut run = Run { head: None, number: None, unit: None, other: None };
        let mut at = start;
        while let Some(tag) = self.tag(at) {
            match self.goes_on(start, at, tag, &run) {
                0 => break,
                length => {
                    run.take(at, tag);
                    at += length;
                }
            }
        }
        let determined = matches!(opening, Tag::Determiner | Tag::Possessive);
        let head = run.head.or(run.unit).or(run.number).or(run.other.filter(|_| determined))?;
        // what stands behind the head: the numbers that go with it
        let end = run.number.map_or(head, |n| n.max(head)) + 1;
        Some(Chunk { start, end, head })
    }

    /// How many tokens go on a chunk at `at`; zero where it ends.
    fn goes_on(&self, start: usize, at: usize, tag: Tag, run: &Run) -> usize {
        let noun = |i: usize| self.is_tag(i, |t| t.is_noun() || t == Tag::Number);
        let behind_noun = run.head.is_some_and(|h| h + 1 == at);
        let glued = !self.spaced(at) && at > start;
        let modifier = |i: usize| {
            noun(i)
                || self.is_tag(i, |t| matches!(t, Tag::Adjective | Tag::Comparative | Tag::Gerund | Tag::Participle))
        };
        let goes = match tag {
            Tag::Determiner | Tag::Possessive => {
                run.is_empty() || self.is_tag(at.wrapping_sub(1), |t| t == Tag::Determiner)
            }
            // "a storm yesterday": the day is no part of the storm
            Tag::Noun | Tag::PluralNoun | Tag::Name => {
                !(behind_noun && self.is(at, class::CALENDAR) && !self.is(at - 1, class::CALENDAR))
            }
            Tag::Currency => true,
            Tag::Number => {
                !behind_noun || self.is_tag(at - 1, |t| t == Tag::Name || t == Tag::Noun) && !noun(at + 1) || glued
            }
            Tag::Symbol => glued && run.number.is_some(),
            Tag::Adjective | Tag::Comparative => {
                let inside = self.is_tag(at + 1, Tag::is_noun) && !self.is(at + 1, class::CALENDAR);
                run.head.is_none() || inside && !self.is_tag(at - 1, |t| t == Tag::PluralNoun)
            }
            Tag::Participle | Tag::Gerund => {
                run.head.is_none()
                    && (at > start || self.modifies(at))
                    && self.is_tag(at + 1, |t| t.is_noun() || t == Tag::Adjective)
            }
            Tag::Adverb => run.head.is_none() && modifier(at + 1) && !self.is(at, class::NEGATION),
            // "more than 20", "state-run", "12.30": what binds two parts
            Tag::Preposition | Tag::Subordinator => {
                let than = self.is(at, class::THAN) && at > start && self.is(at - 1, class::MORE);
                let least = at == start && self.is(at, class::AT) && self.is(at + 1, class::MORE);
                than && noun(at + 1) || least && noun(at + 2)
            }
            Tag::Hyphen => glued && !self.spaced(at + 1) && modifier(at + 1),
            Tag::Colon => {
                glued && !self.spaced(at + 1) && run.number == Some(at - 1) && self.is_tag(at + 1, |t| t == Tag::Number)
            }
            Tag::Stop => glued && behind_noun && noun(at + 1) && self.short(at - 1),
            Tag::Comma => {
                return match run.number == at.checked_sub(1)
                    && self.year(at + 1)
                    && self.is_tag(at.wrapping_sub(2), |t| t == Tag::Name)
                {
                    true => 2,
                    false => 0,
                };
            }
            Tag::Conjunction => {
                run.head.is_none()
                    && at > start
                    && self.is_tag(at - 1, |t| t == Tag::Adjective)
                    && self.is_tag(at + 1, |t| t == Tag::Adjective)
                    && noun(at + 2)
            }
            _ => false,
        };
        usize::from(goes)
    }

    /// An abbreviation's length.
    fn short(&self, at: usize) -> bool {
        self.doc.word(self.first + at).len() <= 4
    }

    fn year(&self, at: usize) -> bool {
        let token = self.doc.tokens.get(self.first + at);
        token.is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start == 4)
    }
}

/// What of a chunk was seen so far.
struct Run {
    head: Option<usize>,
    number: Option<usize>,
    /// "$", "%".
    unit: Option<usize>,
    other: Option<usize>,
}

impl Run {
    fn is_empty(&self) -> bool {
        self.head.is_none() && self.number.is_none() && self.other.is_none()
    }

    fn take(&mut self, at: usize, tag: Tag) {
        match tag {
            Tag::Noun | Tag::PluralNoun | Tag::Name => self.head = Some(at),
            Tag::Number => self.number = Some(at),
            Tag::Symbol | Tag::Currency => (self.number, self.unit) = (Some(at), Some(at)),
            Tag::Hyphen | Tag::Stop | Tag::Comma | Tag::Colon => {}
            _ => self.other = Some(at),
        }
    }
}
