//! Which clause a verb belongs to, and with which subject.

use super::{Before, Frames, OUTWARD, Opened};
use crate::{
    document::{TokenKind, class},
    syntax::chunk::{Form, Group, Piece},
};

impl Frames<'_> {
    /// "a fire killed two nurses": a participle that takes an object where no finite verb follows is one itself.
    pub(super) fn told_apart(&self, group: Group, next: Option<&Piece>) -> Group {
        let object = matches!(next, Some(Piece::Chunk(c)) if !self.tells_when(*c));
        let bare = group.form == Form::Participle && group.end == group.start + 1;
        let last = self.last_finite.is_none_or(|f| f < group.start);
        if bare && object && last && self.before == Before::Chunk && !self.waiting_auxiliary() {
            return Group { form: Form::Finite, passive: false, past: true, ..group };
        }
        group
    }

    pub(super) fn group(&mut self, group: Group) -> Before {
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
    pub(super) fn waiting_auxiliary(&self) -> bool {
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
                let counted = (self.chunks.len().saturating_sub(4)..self.chunks.len()).find(|c| self.counts(*c));
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
}
