//! What commas, quotation marks, subordinators and other tokens do to the clauses.

use super::{Before, Frames, OUTWARD, Opened};
use crate::{
    document::{TokenKind, class},
    syntax::{
        Tag,
        chunk::{Form, Piece},
    },
};

impl Frames<'_> {
    pub(super) fn token(&mut self, token: usize, tag: Tag, next: Option<&Piece>, rest: &[Piece]) -> Before {
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

    pub(super) fn comma(&mut self) {
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
}
