//! Claims of one report that say one thing twice.

use super::{Aligned, Pair, likeness::likeness};
use crate::{
    claim::{Attribute, Claim, Part},
    value::Relation,
};

/// What a rule asks of two claims of one report before they are compared.
pub struct Need<'a> {
    /// May the two be about one thing at all?
    pub fits: &'a dyn Fn(&Claim, &Claim) -> bool,
    /// How the values stand to each other.
    pub relate: &'a dyn Fn(&Claim, &Claim) -> Relation,
}

/// What is asked of the words round two claims of one report.
pub struct Inside {
    /// Least likeness of the words round them.
    pub least: f64,
    /// Words that they must share, at least.
    pub shared: usize,
    /// What these first sentences say is held against what a later one repeats; [`ANYWHERE`]: what any says.
    pub lead: usize,
}

/// Any sentence may repeat any other.
pub const ANYWHERE: usize = usize::MAX;

/// At most this many claims of one attribute are taken from one report.
const MOST: usize = 200;

/// Does a report say one thing twice? Only what its headline or lead says and a later
/// sentence repeats: neighbours tell of several things in like words.
fn repeats(a: &Claim, b: &Claim, lead: usize) -> bool {
    if lead == ANYWHERE {
        return true;
    }
    let (first, later) = if a.context.sentence <= b.context.sentence { (a, b) } else { (b, a) };
    let gap = later.context.sentence - first.context.sentence;
    first.context.sentence < lead && gap >= 1
}

/// What a headline or a caption says against the body is told by the rules `headline-body` and `caption-body`.
pub fn in_body(a: &Claim, b: &Claim) -> bool {
    let part = |c: &Claim| match c.context.part {
        Part::Headline | Part::Caption => Some(c.context.part),
        _ => None,
    };
    part(a) == part(b)
}

/// Conflicting pairs inside each report.
pub fn inside(aligned: &Aligned, attribute: Attribute, need: &Need, inside: &Inside) -> Vec<Pair> {
    let claims = aligned.claims;
    let own = aligned.of(attribute);
    let mut pairs = Vec::new();
    let mut start = 0;
    while start < own.len() {
        let document = claims[own[start]].document;
        let end = start + own[start..].iter().take_while(|&&i| claims[i].document == document).count();
        let here = &own[start..end.min(start + MOST)];
        for (k, &a) in here.iter().enumerate() {
            for &b in &here[k + 1..] {
                let (x, y) = (&claims[a], &claims[b]);
                if x.block != y.block || !(need.fits)(x, y) || !repeats(x, y, inside.lead) || !in_body(x, y) {
                    continue;
                }
                let (score, shared) = likeness(x, y);
                if score >= inside.least && shared >= inside.shared && (need.relate)(x, y).conflicts() {
                    pairs.push(Pair { a, b, score });
                }
            }
        }
        start = end;
    }
    pairs
}
