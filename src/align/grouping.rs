//! From pairs to groups that hold together.

use std::collections::{BTreeMap, BTreeSet};

use super::Pair;

/// Claims that are about one thing and do not agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Indices of claims, by report and position.
    pub claims: Vec<usize>,
    /// The surest of the links that hold the group together.
    pub score: f64,
}

/// Pairs that share a claim make one group, whatever its other pairs are: for relations that hold from one to the
/// next, as being one person does.
pub fn chained(pairs: &[Pair]) -> Vec<Group> {
    grouped(pairs, &|_, _| true)
}

/// Groups in which every pair is linked: a claim joins where it may be about one thing with each of the others.
/// `holds`: is a pair that is not among `pairs` likely enough, or in agreement? The surest pairs come first.
pub fn linked(pairs: &[Pair], holds: &dyn Fn(usize, usize) -> bool) -> Vec<Group> {
    grouped(pairs, holds)
}

fn grouped(pairs: &[Pair], holds: &dyn Fn(usize, usize) -> bool) -> Vec<Group> {
    let known: BTreeSet<(usize, usize)> = pairs.iter().map(|p| (p.a.min(p.b), p.a.max(p.b))).collect();
    let link = |a: usize, b: usize| known.contains(&(a.min(b), a.max(b))) || holds(a, b);
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_by(|p, q| q.score.total_cmp(&p.score).then((p.a, p.b).cmp(&(q.a, q.b))));
    // the group of each claim, and the groups' members
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut scores: Vec<f64> = Vec::new();
    for pair in order {
        let mut at = |claim: usize| {
            *of.entry(claim).or_insert_with(|| {
                members.push(vec![claim]);
                scores.push(0.0);
                members.len() - 1
            })
        };
        let (x, y) = (at(pair.a), at(pair.b));
        if x != y {
            if !members[x].iter().all(|&a| members[y].iter().all(|&b| link(a, b))) {
                continue;
            }
            let (into, from) = (x.min(y), x.max(y));
            let moved = std::mem::take(&mut members[from]);
            moved.iter().for_each(|claim| {
                of.insert(*claim, into);
            });
            members[into].extend(moved);
            scores[into] = scores[into].max(scores[from]);
        }
        let own = x.min(y);
        scores[own] = scores[own].max(pair.score);
    }
    let mut groups: Vec<Group> = members
        .into_iter()
        .zip(scores)
        .filter(|(claims, _)| claims.len() > 1)
        .map(|(mut claims, score)| {
            claims.sort_unstable();
            Group { claims, score }
        })
        .collect();
    groups.sort_by(|p, q| p.claims.cmp(&q.claims));
    groups
}

/// Groups that share a claim become one.
pub fn merge(groups: Vec<Group>) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    // the first group that holds each claim
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for group in groups {
        let at = group.claims.iter().filter_map(|c| first.get(c)).min().copied().unwrap_or(out.len());
        for &claim in &group.claims {
            let slot = first.entry(claim).or_insert(at);
            *slot = at.min(*slot);
        }
        match out.get_mut(at) {
            Some(g) => {
                g.claims.extend(&group.claims);
                g.claims.sort_unstable();
                g.claims.dedup();
                g.score = g.score.max(group.score);
            }
            None => out.push(group),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: usize, b: usize, score: f64) -> Pair {
        Pair { a, b, score }
    }

    #[test]
    fn a_chain_is_one_group_only_where_its_ends_hold() {
        let pairs = [pair(1, 2, 0.9), pair(2, 3, 0.8)];
        assert_eq!(chained(&pairs), [Group { claims: vec![1, 2, 3], score: 0.9 }]);
        assert_eq!(linked(&pairs, &|_, _| false), [Group { claims: vec![1, 2], score: 0.9 }]);
        assert_eq!(linked(&pairs, &|a, b| (a, b) == (1, 3)).len(), 1);
    }

    #[test]
    fn the_order_of_pairs_does_not_matter() {
        let mut pairs = vec![pair(4, 9, 0.3), pair(1, 2, 0.5), pair(2, 4, 0.7), pair(1, 4, 0.4)];
        let once = linked(&pairs, &|_, _| false);
        pairs.reverse();
        assert_eq!(linked(&pairs, &|_, _| false), once);
        assert_eq!(once, [Group { claims: vec![1, 2, 4], score: 0.7 }]);
    }
}
