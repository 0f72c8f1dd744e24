//! Clauses, by one walk over the pieces of a sentence: which verb each piece goes with, and as what.
//!
//! A clause is opened by a subordinator, a relative, a verb that is not finite, or a finite verb whose clause has one
//! already; it is closed by a comma, a bracket, a quotation mark, or a finite verb that only a clause further out still
//! waits for.

mod marks;
mod nouns;
mod verbs;

use super::chunk::{Chunk, Form, Group, Piece};
use crate::document::Document;

/// How far out a verb may look for the clause that waits for it.
const OUTWARD: usize = 6;

/// How many chunks back the subject of a verb may stand, where another verb stands between.
const REACH: usize = 40;

/// What opened a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    Main,
    Relative,
    Subordinate,
    /// A verb that is not finite, behind a noun or another verb.
    Nonfinite,
    /// A bracket or a quotation mark.
    Enclosed,
}

/// A clause; chunks and groups by their numbers.
#[derive(Debug, Clone)]
pub struct Frame {
    pub opened: Opened,
    pub outer: Option<usize>,
    pub group: Option<Group>,
    pub subject: Option<usize>,
    /// The clause whose subject this one has.
    pub shares: Option<usize>,
    pub object: Option<usize>,
    /// The adjective of a copula.
    pub predicate: Option<usize>,
    /// A comma stood before it.
    set_off: bool,
    /// The first chunk without preposition, before the verb.
    first: Option<usize>,
    /// The first of the chunks without preposition since the verb, and the last that opens a new series.
    later: Option<usize>,
    /// The last chunk without preposition since the verb.
    last: Option<usize>,
    /// A chunk that goes on a phrase with a preposition, or else is a subject.
    weak: Option<usize>,
}

/// How a chunk stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    pub frame: usize,
    pub preposition: Option<usize>,
    /// The chunk that this one goes on with "and" or a comma.
    pub follows: Option<usize>,
    /// The noun that this chunk owns, with "'s".
    pub owns: Option<usize>,
    /// The chunk to the left that a phrase with a preposition may hang on.
    pub noun: Option<usize>,
    /// Tells when, without a preposition.
    pub when: bool,
    /// A comma stands before it.
    pub comma: bool,
}

/// The walk and what it finds.
#[derive(Debug)]
pub struct Frames<'a> {
    doc: &'a Document,
    first: usize,
    headline: bool,
    /// Where the last finite verb stands.
    last_finite: Option<usize>,
    pub chunks: Vec<Chunk>,
    pub roles: Vec<Role>,
    pub frames: Vec<Frame>,
    /// The clause of each token, from `first`.
    pub of_token: Vec<usize>,
    current: usize,
    /// Waiting for its chunk or gerund.
    preposition: Option<usize>,
    before: Before,
    /// The token behind the last piece.
    end: usize,
    quoted: bool,
    /// The verb stands before its subject: "said Smith".
    inverted: bool,
}

/// The last piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Start,
    Chunk,
    Group,
    Comma,
    /// "and" or "or".
    And,
    /// "but".
    Conjunction,
    Genitive,
    Other,
}

impl Before {
    fn is_conjunction(self) -> bool {
        matches!(self, Before::And | Before::Conjunction)
    }
}

impl<'a> Frames<'a> {
    pub fn new(doc: &'a Document, first: usize, tokens: usize, headline: bool, pieces: &[Piece]) -> Frames<'a> {
        let finite = |p: &Piece| matches!(p, Piece::Group(g) if g.form == Form::Finite);
        let last_finite = pieces.iter().rfind(|p| finite(p)).map(|p| p.bounds().0);
        let mut walk = Frames {
            doc,
            first,
            headline,
            last_finite,
            chunks: Vec::new(),
            roles: Vec::new(),
            frames: vec![Frame::new(Opened::Main, None)],
            of_token: vec![0; tokens],
            current: 0,
            preposition: None,
            before: Before::Start,
            end: first,
            quoted: false,
            inverted: false,
        };
        for (i, piece) in pieces.iter().enumerate() {
            let (start, end) = piece.bounds();
            let next = pieces.get(i + 1);
            let before = match *piece {
                Piece::Chunk(chunk) => walk.chunk(chunk),
                Piece::Group(group) => walk.group(walk.told_apart(group, next)),
                Piece::Token(token, tag) => walk.token(token, tag, next, &pieces[i + 1..]),
            };
            walk.set(start, end, walk.current);
            walk.before = before;
            walk.end = end;
        }
        walk
    }

    fn frame(&self) -> &Frame {
        &self.frames[self.current]
    }

    fn frame_mut(&mut self) -> &mut Frame {
        &mut self.frames[self.current]
    }

    /// Tokens from `start` to `end` belong to `frame`.
    fn set(&mut self, start: usize, end: usize, frame: usize) {
        let range = start.saturating_sub(self.first)..end.saturating_sub(self.first).min(self.of_token.len());
        if let Some(tokens) = self.of_token.get_mut(range) {
            tokens.fill(frame);
        }
    }

    fn open(&mut self, opened: Opened, outer: Option<usize>) {
        let set_off = self.before == Before::Comma;
        self.frames.push(Frame { set_off, ..Frame::new(opened, outer) });
        self.current = self.frames.len() - 1;
    }

    /// What of the clause `from` stands at `chunk` and behind goes over to the current one.
    fn take_from(&mut self, chunk: usize, from: usize) {
        let current = self.current;
        let start = self.chunks.get(chunk).map_or(self.end, |c| c.start);
        let range = start.saturating_sub(self.first)..self.end.saturating_sub(self.first).min(self.of_token.len());
        for frame in self.of_token.get_mut(range).unwrap_or_default().iter_mut().filter(|f| **f == from) {
            *frame = current;
        }
        for role in self.roles.iter_mut().skip(chunk).filter(|r| r.frame == from) {
            role.frame = current;
        }
    }

    /// The clause, or the nearest further out that has a verb.
    pub fn with_verb(&self, frame: usize) -> usize {
        let mut at = frame;
        for _ in 0..OUTWARD {
            match self.frames.get(at) {
                Some(Frame { group: None, outer: Some(outer), .. }) => at = *outer,
                Some(Frame { group: Some(_), .. }) => return at,
                _ => break,
            }
        }
        frame
    }

    /// The subject of a clause, of its own or shared.
    pub fn subject(&self, frame: usize) -> Option<usize> {
        let mut at = frame;
        for _ in 0..OUTWARD {
            let own = self.frames.get(at)?;
            if own.subject.is_some() {
                return own.subject;
            }
            at = own.shares?;
        }
        None
    }
}

impl Frame {
    /// The chunk since the verb that a further verb takes for its subject.
    fn candidate(&self, before: Before, roles: &[Role]) -> Option<usize> {
        let (Some(later), Some(last)) = (self.later, self.last) else { return self.weak };
        // "said the man, a baker, died", but "killed two people, police said"
        let series = before == Before::Comma || roles.get(last).is_some_and(|r| !r.comma);
        let chunk = Some(if series { later } else { last }).max(self.weak);
        chunk.filter(|c| c + REACH >= roles.len())
    }

    fn new(opened: Opened, outer: Option<usize>) -> Frame {
        Frame {
            opened,
            outer,
            group: None,
            subject: None,
            shares: None,
            object: None,
            predicate: None,
            set_off: false,
            first: None,
            later: None,
            last: None,
            weak: None,
        }
    }
}

impl Piece {
    fn bounds(&self) -> (usize, usize) {
        match *self {
            Piece::Chunk(chunk) => (chunk.start, chunk.end),
            Piece::Group(group) => (group.start, group.end),
            Piece::Token(token, _) => (token, token + 1),
        }
    }
}
