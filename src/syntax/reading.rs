//! What a sentence says of each of its tokens.

use std::ops::Range;

use super::{
    Tag,
    chunk::{self, Chunk},
    frames::{Frames, Role},
    tagger,
};
use crate::document::{Document, SegmentKind, class};

/// The most links of a chain that are followed: coordinated subjects, phrases on phrases.
const CHAIN: usize = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Present,
    Future,
}

/// What a token's clause says; everything by token of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// The verb that the token hangs on; the copula of "the toll was 12". None where the clause has none.
    pub verb: Option<usize>,
    /// The verb is "be" with nothing else: `object` or `predicate` holds what the subject is.
    pub copula: bool,
    /// The adjective that is said of the subject: "closed" in "the bridge was closed", "two dead".
    pub predicate: Option<usize>,
    pub passive: bool,
    pub negated: bool,
    /// "may", "will".
    pub modal: Option<usize>,
    pub tense: Option<Tense>,
    pub subject: Option<Chunk>,
    /// What goes on the subject with "and" or a comma.
    pub subjects: Vec<Chunk>,
    pub object: Option<Chunk>,
    /// The noun chunk that holds the token.
    pub chunk: Option<Chunk>,
    /// The preposition before `chunk`.
    pub preposition: Option<usize>,
    /// The noun that `chunk` hangs on, if it does: "collapse" for "bridge" and for "Monday" in "the collapse of the
    /// bridge on Monday", "vote" for "Monday" in "Monday's vote".
    pub noun: Option<Chunk>,
    /// What hangs on `noun`, or on `chunk` itself, with "of": "the bridge".
    pub of: Option<Chunk>,
    /// Each preposition of the clause with its chunk.
    pub adjuncts: Vec<(usize, Chunk)>,
}

/// A sentence, read.
#[derive(Debug)]
pub struct Reading<'a> {
    doc: &'a Document,
    first: usize,
    tags: Vec<Tag>,
    frames: Frames<'a>,
    /// The chunk of each token.
    chunk_of: Vec<Option<usize>>,
    /// The chunks of each clause.
    chunks_of: Vec<Vec<usize>>,
}

impl<'a> Reading<'a> {
    /// Of a sentence of the document; empty when there is none of this number.
    pub fn of(doc: &'a Document, sentence: usize) -> Reading<'a> {
        let sentence = doc.sentences.get(sentence);
        let segment = sentence.and_then(|s| doc.segments.get(s.segment));
        let headline = segment.is_some_and(|s| s.kind == SegmentKind::Headline);
        Reading::over(doc, sentence.map_or(0..0, |s| s.tokens.clone()), headline)
    }

    /// Of a stretch of tokens.
    pub fn over(doc: &'a Document, tokens: Range<usize>, headline: bool) -> Reading<'a> {
        let tags = tagger::tag(doc, tokens.clone());
        Reading::tagged(doc, tokens.start, tags, headline)
    }

    /// Of tokens whose tags are known; `first` is the first of them.
    pub fn tagged(doc: &'a Document, first: usize, tags: Vec<Tag>, headline: bool) -> Reading<'a> {
        let pieces = chunk::pieces(doc, first, &tags);
        let frames = Frames::new(doc, first, tags.len(), headline, &pieces);
        let mut chunk_of = vec![None; tags.len()];
        for (number, chunk) in frames.chunks.iter().enumerate() {
            if let Some(tokens) = chunk_of.get_mut(chunk.start - first..chunk.end - first) {
                tokens.fill(Some(number));
            }
        }
        let mut chunks_of = vec![Vec::new(); frames.frames.len()];
        for (number, role) in frames.roles.iter().enumerate() {
            if let Some(chunks) = chunks_of.get_mut(role.frame) {
                chunks.push(number);
            }
        }
        Reading { doc, first, tags, frames, chunk_of, chunks_of }
    }

    /// The class of a token.
    pub fn tag(&self, token: usize) -> Option<Tag> {
        self.tags.get(token.checked_sub(self.first)?).copied()
    }

    /// The noun chunks, from left to right.
    pub fn chunks(&self) -> &[Chunk] {
        &self.frames.chunks
    }

    /// The noun chunk that holds a token.
    pub fn chunk(&self, token: usize) -> Option<Chunk> {
        self.frames.chunks.get(self.chunk_number(token)?).copied()
    }

    /// The clause that a token stands in; an empty one for tokens outside the sentence.
    pub fn clause_of(&self, token: usize) -> Clause {
        let place = token.checked_sub(self.first);
        let Some(&number) = place.and_then(|i| self.frames.of_token.get(i)) else { return Clause::default() };
        let own = self.chunk_number(token);
        let number = own.and_then(|c| self.role(c)).map_or(number, |r| r.frame);
        let number = self.frames.with_verb(number);
        let Some(frame) = self.frames.frames.get(number) else { return Clause::default() };
        let group = frame.group;
        let role = own.and_then(|c| self.role(c));
        let noun = role.and_then(|r| r.owns.or(r.noun));
        let (mut subject, mut object) = (self.frames.subject(number), frame.object);
        if self.numbered(subject).is_some_and(|c| self.tag(c.head) == Some(Tag::Existential)) {
            // "there were two teams"
            (subject, object) = (object, None);
        }
        Clause {
            verb: group.map(|g| g.verb),
            copula: group.is_some_and(|g| g.auxiliary && self.doc.is(g.verb, class::COPULA)),
            predicate: frame.predicate,
            passive: group.is_some_and(|g| g.passive),
            negated: group.is_some_and(|g| g.negated),
            modal: group.and_then(|g| g.modal),
            tense: group.map(|g| match g.modal.is_some() || g.form == chunk::Form::Infinitive {
                true => Tense::Future,
                false if g.past || g.form == chunk::Form::Participle => Tense::Past,
                false => Tense::Present,
            }),
            subject: self.numbered(subject),
            subjects: self.series(subject, number),
            object: self.numbered(object),
            chunk: self.numbered(own),
            preposition: role.and_then(|r| r.preposition),
            noun: self.numbered(noun),
            of: self.numbered(self.argument(noun.or(own))),
            adjuncts: self.adjuncts(number, own),
        }
    }

    fn chunk_number(&self, token: usize) -> Option<usize> {
        self.chunk_of.get(token.checked_sub(self.first)?).copied().flatten()
    }

    fn role(&self, chunk: usize) -> Option<&Role> {
        self.frames.roles.get(chunk)
    }

    fn numbered(&self, chunk: Option<usize>) -> Option<Chunk> {
        self.frames.chunks.get(chunk?).copied()
    }

    /// The chunks that go on `chunk`, in its clause.
    fn series(&self, chunk: Option<usize>, frame: usize) -> Vec<Chunk> {
        let Some(chunk) = chunk else { return Vec::new() };
        let mut last = chunk;
        let mut series = Vec::new();
        for next in chunk + 1..self.frames.chunks.len().min(chunk + 1 + CHAIN) {
            let Some(role) = self.role(next).filter(|r| r.frame == frame) else { break };
            if role.follows == Some(last) {
                series.extend(self.numbered(Some(next)));
                last = next;
            }
        }
        series
    }

    /// "the bridge" of "the collapse of the bridge".
    fn argument(&self, noun: Option<usize>) -> Option<usize> {
        let next = noun? + 1;
        let role = self.role(next)?;
        let of = role.preposition.is_some_and(|p| self.doc.is(p, class::OF));
        (of && role.noun == noun).then_some(next)
    }

    /// Those of the clause that stand near `chunk`.
    fn adjuncts(&self, frame: usize, chunk: Option<usize>) -> Vec<(usize, Chunk)> {
        let all = self.chunks_of.get(frame).map_or(&[][..], Vec::as_slice);
        let own = all.partition_point(|c| *c < chunk.unwrap_or(0));
        let near = all.iter().skip(own.saturating_sub(CHAIN)).take(2 * CHAIN);
        near.filter_map(|c| {
            let role = self.role(*c).filter(|r| r.owns.is_none())?;
            Some((role.preposition?, self.numbered(Some(*c))?))
        })
        .collect()
    }
}
