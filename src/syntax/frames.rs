//! Clauses, by one walk over the pieces of a sentence: which verb each piece goes with, and as what.
//!
//! A clause is opened by a subordinator, a relative, a verb that is not finite, or a finite verb whose clause has one
//! already; it is closed by a comma, a bracket, a quotation mark, or a finite verb that only a clause further out still
//! waits for.

use super::{
    Tag,
    chunk::{Chunk, Form, Group, Piece},
};
use crate::document::{Document, TokenKind, class};

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

    fn chunk(&mut self, chunk: Chunk) -> Before {
        let number = self.chunks.len();
        let last = number.checked_sub(1);
        let preposition = self.preposition.take();
        let when = preposition.is_none() && self.tells_when(chunk);
        let series = matches!(self.before, Before::And | Before::Comma) && preposition.is_none() && !when;
        let follows = last.filter(|l| series && self.roles[*l].frame == self.current && !self.roles[*l].when);
        let mut own_genitive = false;
        let mut role = Role {
            frame: self.current,
            preposition,
            follows,
            owns: None,
            noun: None,
            when,
            comma: self.before == Before::Comma,
        };
        if let Some(l) = last {
            let near =
                self.roles[l].frame == self.current && self.chunks[l].start >= self.frame().group.map_or(0, |g| g.end);
            if self.before == Before::Genitive {
                self.roles[l].owns = Some(number);
                role.preposition = self.roles[l].preposition;
                role.follows = self.roles[l].follows;
                role.noun = self.roles[l].noun;
                role.when = when || self.roles[l].when && self.doc.is(chunk.head, class::PERIOD);
                own_genitive = !self.replace(l, number) && role.preposition.is_none();
            } else if let Some(before) =
                follows.and_then(|f| self.roles[f].preposition).filter(|_| self.phrase_goes_on())
            {
                // "in Rome and Milan"
                role.preposition = Some(before);
                role.noun = self.roles[l].noun;
                self.frame_mut().weak = Some(number);
            } else if preposition.is_some() && near {
                role.noun = if self.doc.is(preposition.unwrap_or(0), class::OF) { Some(l) } else { self.base(l) };
            }
        }
        let lone = chunk.end - chunk.start == 1 && self.doc.is(chunk.start, class::QUANTIFIER);
        let bare = role.preposition.is_none()
            && !role.when
            && (self.before != Before::Genitive || own_genitive)
            // "teams from Rome both had"
            && !(lone && self.before == Before::Chunk);
        self.chunks.push(chunk);
        self.roles.push(role);
        if bare {
            self.bare(number, follows.is_some());
        }
        Before::Chunk
    }

    /// A chunk that an owner's turns out to stand before takes its place, if it had one.
    fn replace(&mut self, owner: usize, owned: usize) -> bool {
        let frame = self.frame_mut();
        let mut had = false;
        for place in [
            &mut frame.first,
            &mut frame.later,
            &mut frame.last,
            &mut frame.weak,
            &mut frame.object,
            &mut frame.subject,
        ] {
            if *place == Some(owner) {
                *place = Some(owned);
                had = true;
            }
        }
        had
    }

    /// Does a comma or "and" behind a phrase with a preposition go on with it? Not behind one that opens its clause.
    fn phrase_goes_on(&self) -> bool {
        let frame = self.frame();
        self.before.is_conjunction() || frame.first.is_some() || frame.group.is_some()
    }

    /// The noun that a row of phrases with prepositions begins with.
    fn base(&self, chunk: usize) -> Option<usize> {
        self.roles[chunk].noun.or(Some(chunk))
    }

    fn bare(&mut self, number: usize, in_series: bool) {
        let before = self.before;
        // ", and police said"
        let apart = before == Before::And
            && self.chunks[number].start >= 2
            && self.doc.is(self.chunks[number].start - 2, class::COMMA);
        let inverted = std::mem::take(&mut self.inverted);
        let frame = self.frame_mut();
        let Some(group) = frame.group else {
            frame.first = frame.first.or(Some(number));
            if frame.opened == Opened::Relative || before == Before::Chunk && !in_series {
                // "the man police arrested": the last one is the subject
                frame.later = Some(number);
            }
            return;
        };
        if inverted && before == Before::Group {
            frame.subject = Some(number);
            return;
        }
        if frame.object.is_none() && !group.passive && matches!(before, Before::Group | Before::Other) {
            frame.object = Some(number);
        }
        frame.last = Some(number);
        if frame.later.is_none() || !in_series || apart {
            frame.later = Some(number);
        }
    }

    fn tells_when(&self, chunk: Chunk) -> bool {
        let calendar = chunk.tokens().any(|i| self.doc.is(i, class::CALENDAR));
        calendar && self.doc.is(chunk.head, class::CALENDAR | class::PERIOD)
            || self.doc.is(chunk.head, class::PERIOD)
                && chunk.end - chunk.start > 1
                && !self.doc.is(chunk.start, class::ARTICLE)
    }

    /// "a fire killed two nurses": a participle that takes an object where no finite verb follows is one itself.
    fn told_apart(&self, group: Group, next: Option<&Piece>) -> Group {
        let object = matches!(next, Some(Piece::Chunk(c)) if !self.tells_when(*c));
        let bare = group.form == Form::Participle && group.end == group.start + 1;
        let last = self.last_finite.is_none_or(|f| f < group.start);
        if bare && object && last && self.before == Before::Chunk && !self.waiting_auxiliary() {
            return Group { form: Form::Finite, passive: false, past: true, ..group };
        }
        group
    }

    fn group(&mut self, group: Group) -> Before {
        let preposition = self.preposition.take();
        match group.form {
            Form::Finite => self.finite(group),
            Form::Bare if self.before.is_conjunction() && self.frame().group.is_some() => self.coordinated(group),
            Form::Bare if self.waiting_auxiliary() => self.join(group),
            Form::Bare => self.finite(group),
            Form::Participle
                if self.waiting_auxiliary() && !self.frame().group.is_some_and(|g| g.end == group.start) =>
            {
                self.join(group);
            }
            // "is to begin"
            Form::Infinitive if self.before == Before::Group && self.copula_before(group) => {
                self.join(group);
                if let Some(own) = &mut self.frame_mut().group {
                    own.form = Form::Infinitive;
                }
            }
            Form::Infinitive | Form::Gerund | Form::Participle => self.nonfinite(group, preposition),
        }
        Before::Group
    }

    fn copula_before(&self, group: Group) -> bool {
        self.frame().group.is_some_and(|g| g.auxiliary && g.end == group.start && self.doc.is(g.verb, class::COPULA))
    }

    /// The clause has an auxiliary alone, and has got nothing yet that it could be a copula of.
    fn waiting_auxiliary(&self) -> bool {
        let frame = self.frame();
        frame.group.is_some_and(|g| g.auxiliary && (g.modal.is_some() || !self.doc.is(g.verb, class::COPULA)))
            && frame.predicate.is_none()
    }

    /// "Did the man go": the verb of an auxiliary further left.
    fn join(&mut self, group: Group) {
        let object = self.frame().object;
        let frame = self.frame_mut();
        if let Some(own) = &mut frame.group {
            own.verb = group.verb;
            own.passive |= group.form == Form::Participle && own.passive;
            own.auxiliary = false;
        }
        if frame.subject.is_none() {
            (frame.subject, frame.object) = (object, None);
        }
    }

    fn finite(&mut self, group: Group) {
        if self.frame().group.is_none() {
            return self.assign(group);
        }
        if self.before.is_conjunction() {
            return self.coordinated(group);
        }
        if let Some(chunk) = self.frame().candidate(self.before, &self.roles) {
            return self.split(group, chunk);
        }
        // a clause further out waits for its verb
        let mut at = self.current;
        for _ in 0..OUTWARD {
            let Some(outer) = self.frames[at].outer else { break };
            at = outer;
            if self.frames[at].group.is_none() {
                self.current = at;
                return self.assign(group);
            }
            if let Some(chunk) = self.frames[at].candidate(self.before, &self.roles) {
                self.current = at;
                return self.split(group, chunk);
            }
        }
        let shares = self.current;
        let quoted = self.before == Before::Comma;
        self.open(Opened::Main, None);
        self.frame_mut().group = Some(group);
        if quoted {
            self.inverted = true;
        } else {
            self.frame_mut().shares = Some(shares);
        }
    }

    /// The first verb of a clause.
    fn assign(&mut self, group: Group) {
        let current = self.current;
        let frame = &self.frames[current];
        let (first, later) = (frame.first, frame.later);
        match (first, later) {
            (Some(first), Some(later))
                if frame.opened != Opened::Relative && later != first && self.before == Before::Chunk =>
            {
                // "the man police arrested"
                self.open(Opened::Relative, Some(current));
                self.take_from(later, current);
                let frame = self.frame_mut();
                frame.subject = Some(later);
                frame.object = Some(first);
            }
            (Some(first), _) => self.frame_mut().subject = Some(first),
            (None, _) => {
                let counted = (0..self.chunks.len()).rev().take(4).filter(|c| self.counts(*c)).last();
                self.inverted = counted.is_none() && self.frame().subject.is_none() && self.before == Before::Comma;
                let frame = self.frame_mut();
                frame.subject = frame.subject.or(counted);
            }
        }
        let frame = self.frame_mut();
        frame.group = Some(group);
        (frame.later, frame.last, frame.weak) = (None, None, None);
    }

    /// "Over 12 people died": a number behind its preposition may be a subject.
    fn counts(&self, chunk: usize) -> bool {
        let role = self.roles[chunk];
        let number = self.doc.tokens.get(self.chunks[chunk].start).is_some_and(|t| t.kind == TokenKind::Number);
        role.frame == self.current && number && role.preposition.is_some_and(|p| p + 1 == self.chunks[chunk].start)
    }

    /// A second verb whose subject stands behind the first: "police said three men died".
    fn split(&mut self, group: Group, later: usize) {
        let outer = self.current;
        let start = self.chunks[later].start;
        let apart = start > self.frame().group.map_or(0, |g| g.end) && self.comma_before(start);
        if self.frame().object == Some(later) {
            self.frame_mut().object = None;
        }
        self.roles[later].preposition = None;
        let frame = self.frame_mut();
        (frame.later, frame.last, frame.weak) = (None, None, None);
        if apart {
            self.open(Opened::Main, None);
        } else {
            self.open(Opened::Subordinate, Some(outer));
        }
        self.take_from(later, outer);
        let frame = self.frame_mut();
        frame.subject = Some(later);
        frame.group = Some(group);
    }

    fn comma_before(&self, token: usize) -> bool {
        token.checked_sub(1).is_some_and(|i| self.doc.is(i, class::COMMA | class::CLOSING))
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

    /// "was arrested and charged": the subject of the verb before.
    fn coordinated(&mut self, group: Group) {
        let mut shares = self.current;
        for _ in 0..OUTWARD {
            let frame = &self.frames[shares];
            match frame.outer {
                Some(outer) if frame.group.is_none_or(|g| g.form != group.form && group.form != Form::Bare) => {
                    shares = outer
                }
                _ => break,
            }
        }
        let (opened, outer) = (self.frames[shares].opened, self.frames[shares].outer);
        let form = self.frames[shares].group;
        self.open(opened, outer);
        let mut group = group;
        if let (Form::Bare, Some(other)) = (group.form, form) {
            (group.form, group.modal) = (other.form, group.modal.or(other.modal));
        }
        let frame = self.frame_mut();
        frame.group = Some(group);
        frame.shares = Some(shares);
    }

    fn nonfinite(&mut self, group: Group, preposition: Option<usize>) {
        let outer = self.current;
        if self.before.is_conjunction() && self.frame().group.is_some() {
            return self.coordinated(group);
        }
        let last = self.chunks.len().checked_sub(1).filter(|l| self.roles[*l].frame == outer);
        let title = self.last_finite.is_none() && self.frame().group.is_none();
        if title && preposition.is_none() && self.before == Before::Chunk && self.frame().first.is_some() {
            // "Council to Vote Monday", "2 Killed in Crash"
            return self.assign(group);
        }
        let behind_noun = matches!(self.before, Before::Chunk | Before::Comma)
            && (group.form != Form::Infinitive || self.frame().group.is_none())
            && (self.before == Before::Chunk || group.form == Form::Participle)
            && preposition.is_none();
        if title && self.before == Before::Chunk && last.is_some() {
            self.open(Opened::Main, None);
        } else {
            self.open(Opened::Nonfinite, Some(outer));
        }
        let frame = self.frame_mut();
        frame.group = Some(group);
        match last.filter(|_| behind_noun) {
            Some(last) => frame.subject = Some(last),
            None => frame.shares = Some(outer),
        }
    }

    fn token(&mut self, token: usize, tag: Tag, next: Option<&Piece>, rest: &[Piece]) -> Before {
        match tag {
            // of "according to" the first
            Tag::Preposition | Tag::To => self.preposition = self.preposition.or(Some(token)),
            Tag::Comma => {
                self.comma();
                return Before::Comma;
            }
            Tag::Conjunction if self.doc.is(token, class::AND | class::OR) => return Before::And,
            Tag::Conjunction => return Before::Conjunction,
            Tag::Genitive => return Before::Genitive,
            Tag::Subordinator if self.opens_time(next) => self.preposition = Some(token),
            Tag::Relative | Tag::Question | Tag::Subordinator => self.subordinate(tag, next),
            Tag::Colon => return self.colon(token),
            Tag::Quote => return self.quote(rest),
            Tag::Opening => self.open(Opened::Enclosed, Some(self.current)),
            Tag::Closing => self.close(),
            Tag::Adjective | Tag::Comparative => {
                let frame = self.frame_mut();
                if frame.group.is_some() && frame.predicate.is_none() {
                    frame.predicate = Some(token);
                }
            }
            Tag::Adverb | Tag::Particle => {
                return match self.before {
                    Before::Start => Before::Other,
                    Before::Genitive => Before::Other,
                    before => before,
                };
            }
            _ => {}
        }
        Before::Other
    }

    /// "since 2007": a time without a verb.
    fn opens_time(&self, next: Option<&Piece>) -> bool {
        let time = |i: usize| {
            self.doc.is(i, class::CALENDAR) || self.doc.tokens.get(i).is_some_and(|t| t.kind != TokenKind::Word)
        };
        matches!(next, Some(Piece::Chunk(c)) if c.tokens().all(time))
    }

    fn comma(&mut self) {
        self.preposition = None;
        for _ in 0..OUTWARD {
            let frame = self.frame();
            let Some(outer) = frame.outer else { return };
            if frame.opened == Opened::Enclosed || frame.group.is_none() {
                return;
            }
            let outer_waits = self.frames[outer].group.is_none();
            if !(outer_waits && (frame.set_off || self.frames[outer].first.is_none())) {
                return;
            }
            self.current = outer;
        }
    }

    fn subordinate(&mut self, tag: Tag, next: Option<&Piece>) {
        let outer = self.current;
        let preposition = self.preposition.take();
        let last = self.chunks.len().checked_sub(1).filter(|l| self.roles[*l].frame == outer);
        let behind_noun = matches!(self.before, Before::Chunk | Before::Comma) || preposition.is_some();
        match last.filter(|_| behind_noun && tag == Tag::Relative) {
            Some(last) => {
                self.open(Opened::Relative, Some(outer));
                let subject = matches!(next, Some(Piece::Group(_) | Piece::Token(..)));
                self.frame_mut().subject = Some(last).filter(|_| subject && preposition.is_none());
            }
            None => self.open(Opened::Subordinate, Some(outer)),
        }
    }

    fn colon(&mut self, token: usize) -> Before {
        self.preposition = None;
        if self.doc.is(token, class::DASH) && !self.headline {
            self.comma();
            return Before::Comma;
        }
        if self.frame().group.is_some() || self.headline {
            self.open(Opened::Main, None);
        }
        Before::Start
    }

    fn quote(&mut self, rest: &[Piece]) -> Before {
        if self.quoted {
            self.quoted = false;
            self.close();
            return Before::Comma;
        }
        let mut inside = rest.iter().take_while(|p| !matches!(p, Piece::Token(_, Tag::Quote)));
        let clause = inside.any(|p| matches!(p, Piece::Group(g) if g.form == Form::Finite));
        if clause && matches!(self.before, Before::Start | Before::Comma | Before::Group) {
            self.quoted = true;
            self.preposition = None;
            self.open(Opened::Enclosed, Some(self.current));
            return Before::Start;
        }
        self.before
    }

    /// Back to where the bracket or quotation mark stood.
    fn close(&mut self) {
        let mut at = self.current;
        for _ in 0..OUTWARD {
            let frame = &self.frames[at];
            let Some(outer) = frame.outer else { break };
            at = outer;
            if frame.opened == Opened::Enclosed {
                self.current = at;
                break;
            }
        }
        self.preposition = None;
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
