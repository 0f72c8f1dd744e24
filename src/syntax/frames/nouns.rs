//! How a noun chunk stands in its clause.

use super::{Before, Frames, Opened, Role};
use crate::{document::class, syntax::chunk::Chunk};

impl Frames<'_> {
    pub(super) fn chunk(&mut self, chunk: Chunk) -> Before {
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

    pub(super) fn tells_when(&self, chunk: Chunk) -> bool {
        let calendar = chunk.tokens().any(|i| self.doc.is(i, class::CALENDAR));
        calendar && self.doc.is(chunk.head, class::CALENDAR | class::PERIOD)
            || self.doc.is(chunk.head, class::PERIOD)
                && chunk.end - chunk.start > 1
                && !self.doc.is(chunk.start, class::ARTICLE)
    }
}
