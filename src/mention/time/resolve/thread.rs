//! The thread of a history: what it has come to, and what it tells in passing.

use super::{At, Context};
use crate::mention::time::{
    calendar::Cal,
    expr::{Anchor, Point, Which},
    role::Role,
};

/// So many days back within a paragraph is a look back, not the thread.
const LOOK_BACK: i64 = 45;
/// So many days ahead behind "by" or "until" is a look ahead.
const LOOK_AHEAD: i64 = 300;
/// No thread leaps so many days within a paragraph: "(2003)" in a tale of 1950 is a reference.
const LEAP: i64 = 20 * 365;

impl Context<'_> {
    /// Does a line end stand between the last expression of the thread and this one?
    pub(super) fn opens_paragraph(&self, at: At) -> bool {
        let start = self.atoms.get(at.first).map_or(0, |a| a.start);
        self.doc.text.get(self.seen..start).is_none_or(|t| t.contains('\n'))
    }

    /// Take the thread on to `cal`, unless that is told in passing.
    pub fn follow_thread(&mut self, point: &Point, cal: Cal, at: At) {
        let start = self.atoms.get(at.first).map_or(0, |a| a.start);
        let paragraph = self.opens_paragraph(at);
        self.seen = start;
        if !self.narrative {
            return;
        }
        let here = self.thread.and_then(Cal::first).zip(cal.first());
        let Some((old, new)) = here else {
            self.thread = Some(cal);
            return;
        };
        // a year that is known says nothing new
        let known = matches!(cal, Cal::Year(y) if self.thread.and_then(Cal::year) == Some(y));
        let far = (new - old).num_days();
        let before = self.atoms.get(at.first).and_then(|a| (a.token as usize).checked_sub(1));
        let led = |role| before.is_some_and(|t| self.words.plays(self.doc.low(t), role));
        // "By 1865" at the start of a sentence goes on with the tale
        let opens = before.and_then(|t| self.doc.tokens.get(t)).is_some_and(|t| t.capital);
        let aside = !paragraph && !(-LOOK_BACK..=LEAP).contains(&far)
            || is_backward(point)
            || led(Role::InPassing) && !(0..=LOOK_AHEAD).contains(&far)
            || led(Role::Goal) && far > LOOK_AHEAD && !opens;
        if !known && !aside {
            self.thread = Some(cal);
        }
    }
}

/// "a year earlier", "the previous month"
fn is_backward(point: &Point) -> bool {
    match point {
        Point::Offset(_, sign, Anchor::Text) | Point::Shift(_, sign, Anchor::Text) => *sign < 0,
        Point::Named(which, _) => *which == Which::Before,
        Point::Within(_, whole) => is_backward(whole),
        _ => false,
    }
}
