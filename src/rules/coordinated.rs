//! Figures named in pairs: "the 7.6 and 7.4 magnitude quakes".

use std::collections::BTreeMap;

use crate::{
    align::{
        Aligned, Pair,
        likeness::{likeness, same_time},
    },
    claim::{Attribute, Claim},
    value::Relation,
};

/// Bytes between the two figures of a pair, at most.
const BETWEEN: usize = 8;
/// Least likeness of the words round both pairs, and what the agreeing figures add to it.
const LEAST: f64 = 0.15;
const AGREE: f64 = 0.3;

/// Two reports name a pair of figures for one thing each; one figure agrees, the other does not.
pub fn pairs(aligned: &Aligned, attribute: Attribute) -> Vec<Pair> {
    let mut by_report: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for w in aligned.of(attribute).windows(2) {
        let (a, b) = (&aligned.claims[w[0]], &aligned.claims[w[1]]);
        if a.document == b.document && a.block == b.block && a.end <= b.start && b.start - a.end <= BETWEEN {
            by_report.entry(a.document).or_default().push((w[0], w[1]));
        }
    }
    let mut out = Vec::new();
    for (&report, own) in &by_report {
        for partner in aligned.stories.partners(report).iter().filter(|&&p| p > report) {
            for (x, y) in by_report.get(partner).iter().flat_map(|o| o.iter()) {
                out.extend(own.iter().filter_map(|(a, b)| other_figure(aligned, (*a, *b), (*x, *y))));
            }
        }
    }
    out
}

/// The figures that differ where the others of both pairs agree.
fn other_figure(aligned: &Aligned, (a, b): (usize, usize), (x, y): (usize, usize)) -> Option<Pair> {
    let claim = |i: usize| -> &Claim { &aligned.claims[i] };
    let equal = |p: usize, q: usize| claim(p).value.relate(&claim(q).value) == Relation::Equal;
    let (p, q) = match () {
        _ if equal(a, x) => (b, y),
        _ if equal(b, y) => (a, x),
        _ => return None,
    };
    let (likeness, shared) = likeness(claim(p), claim(q));
    let differ = claim(p).block == claim(q).block && claim(p).value.relate(&claim(q).value).conflicts();
    let one_time = same_time(aligned, claim(p), claim(q));
    (differ && one_time && likeness >= LEAST && shared >= 2).then(|| Pair {
        a: p.min(q),
        b: p.max(q),
        score: likeness + AGREE,
    })
}
