//! Bringing together claims by the words round them.
//!
//! Two claims of one attribute are about the same thing when each is the
//! other's best match, and neither report repeats the other's value elsewhere
//! in like words: then the reports agree, and one of them adds another fact.

use chrono::NaiveDate;

use super::{Aligned, Pair};
use crate::{
    claim::{Attribute, Claim, Part, context},
    value::{Related, Relation},
};

/// Facts are compared only between reports whose topics are at least this alike.
const SURE_STORY: f64 = 0.24;
/// Reports this much alike are about one story without doubt.
const WELL_ALIKE: f64 = 0.45;

/// Claims that agree and are at least this much alike speak of the same fact.
const SETTLED: f64 = 0.1;

/// What a rule asks of two claims before they are compared.
pub struct Need<'a> {
    /// Least likeness of the words round them.
    pub least: f64,
    /// Words that they must share, at least.
    pub shared: usize,
    /// A claim of the other report that agrees, and is this share as like, settles it: no conflict.
    pub rival: f64,
    /// Added to `least` for each further value that a report gives in the same block.
    pub crowd: f64,
    /// Inside a report: compare any two claims, not only what the lead says and a later sentence repeats.
    pub anywhere: bool,
    /// May the two be about one thing at all?
    pub fits: &'a dyn Fn(&Claim, &Claim) -> bool,
    /// How the values stand to each other.
    pub relate: &'a dyn Fn(&Claim, &Claim) -> Related,
}

/// How alike two claims' surroundings are, 0 to 1, and how many words they share.
pub fn likeness(a: &Claim, b: &Claim) -> (f64, usize) {
    let (mut score, mut shared) = context::similarity(&a.context.words, &b.context.words);
    let same_event = a.subject.event.is_some() && a.subject.event == b.subject.event;
    if same_event {
        score += 0.08;
        shared += 1;
    }
    // what both reports are mainly about is likelier to be the same thing
    if same_event && a.context.main && b.context.main {
        score += 0.08;
    }
    // headlines and leads tell the main thing first
    let lead = |c: &Claim| c.context.part == Part::Headline || c.context.sentence <= 2;
    if same_event && lead(a) && lead(b) {
        score += 0.06;
    }
    if context::other_people(&a.context.words, &b.context.words) {
        score -= 0.15;
    }
    (score.clamp(0.0, 1.0), shared)
}

/// Can both claims be about what happened at one time? The days that their sentences name
/// lie near each other; a sentence that names none speaks of its report's own days.
pub fn same_time(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let far = |x: (NaiveDate, NaiveDate), y: (NaiveDate, NaiveDate), days: i64| {
        (y.0 - x.1).num_days() > days || (x.0 - y.1).num_days() > days
    };
    match (a.context.when, b.context.when) {
        (Some(x), Some(y)) => !far(x, y, 4),
        (Some(x), None) => aligned.report(b).published.is_some_and(|p| !far(x, p, 45)),
        (None, Some(y)) => aligned.report(a).published.is_some_and(|p| !far(y, p, 45)),
        (None, None) => true,
    }
}

/// Are two reports alike enough for their facts to be compared?
pub fn sure_story(aligned: &Aligned, a: usize, b: usize) -> bool {
    aligned.stories.alike(a, b).is_some_and(|alike| alike >= SURE_STORY)
}

/// Pairs of claims of `attribute` in two reports that are about one thing and conflict.
pub fn across(aligned: &Aligned, attribute: Attribute, need: &Need) -> Vec<Pair> {
    let mut by_report: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
    for &i in aligned.of(attribute) {
        by_report.entry(aligned.claims[i].document).or_default().push(i);
    }
    let mut pairs = Vec::new();
    for (&report, own) in &by_report {
        for &partner in aligned.stories.partners(report).iter().filter(|&&p| p > report) {
            let alike = aligned.stories.alike(report, partner).unwrap_or(0.0);
            if let Some(other) = by_report.get(&partner).filter(|_| alike >= SURE_STORY) {
                // the less two reports have in common, the more the words round a claim must tell
                let doubt = (WELL_ALIKE - alike).max(0.0) * 0.3;
                pairs.extend(between(aligned.claims, own, other, &Need { least: need.least + doubt, ..*need }));
            }
        }
    }
    pairs
}

/// At most this many claims of one attribute are taken from each of two reports.
const MOST: usize = 200;

/// The conflicting pairs between two reports' claims.
fn between(claims: &[Claim], own: &[usize], other: &[usize], need: &Need) -> Vec<Pair> {
    struct Cell {
        a: usize,
        b: usize,
        score: f64,
        shared: usize,
        relation: Relation,
    }
    let mut cells: Vec<Cell> = Vec::new();
    for &a in own.iter().take(MOST) {
        for &b in other.iter().take(MOST) {
            let (x, y) = (&claims[a], &claims[b]);
            if x.block != y.block || !(need.fits)(x, y) {
                continue;
            }
            let (score, shared) = likeness(x, y);
            if score > 0.0 {
                cells.push(Cell { a, b, score, shared, relation: (need.relate)(x, y).relation });
            }
        }
    }
    // where a report gives many values of one kind, only very like words tell which is meant
    let crowd = |list: &[usize], block: &str| {
        let mut values: Vec<String> =
            list.iter().take(MOST).filter(|&&i| claims[i].block == block).map(|&i| claims[i].value.show()).collect();
        values.sort();
        values.dedup();
        values.len().saturating_sub(1).min(6) as f64 * need.crowd
    };
    // claims that agree with one of the other report are settled
    let settled: std::collections::BTreeSet<usize> = cells
        .iter()
        .filter(|c| matches!(c.relation, Relation::Equal | Relation::Refines) && c.score >= SETTLED)
        .flat_map(|c| [c.a, c.b])
        .collect();
    let best = |pick: &dyn Fn(&Cell) -> bool| cells.iter().filter(|c| pick(c)).map(|c| c.score).fold(0.0, f64::max);
    let mut pairs = Vec::new();
    for c in
        cells.iter().filter(|c| c.relation == Relation::Conflicts && c.score >= need.least && c.shared >= need.shared)
    {
        let block = &claims[c.a].block;
        if c.score < need.least + crowd(own, block).max(crowd(other, block)) {
            continue;
        }
        let rival = |d: &Cell| (d.a == c.a || d.b == c.b) && !(d.a == c.a && d.b == c.b);
        let agrees =
            best(&|d| rival(d) && matches!(d.relation, Relation::Equal | Relation::Refines | Relation::Compatible));
        let open = |d: &Cell| !settled.contains(&d.a) && !settled.contains(&d.b);
        let better = best(&|d| rival(d) && d.relation == Relation::Conflicts && open(d));
        if agrees <= c.score * need.rival && better <= c.score {
            pairs.push(Pair { a: c.a, b: c.b, score: c.score });
        }
    }
    pairs
}

/// Does a report say one thing twice? Only what its headline or lead says and a later
/// sentence repeats: neighbours tell of several things in like words.
fn repeats(a: &Claim, b: &Claim) -> bool {
    let (first, later) = if a.context.sentence <= b.context.sentence { (a, b) } else { (b, a) };
    let headline = first.context.part == Part::Headline && later.context.part != Part::Headline;
    let gap = later.context.sentence - first.context.sentence;
    headline || first.context.sentence <= 1 && gap >= 1
}

/// Conflicting pairs inside each report.
pub fn inside(aligned: &Aligned, attribute: Attribute, need: &Need) -> Vec<Pair> {
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
                if x.block != y.block || !(need.fits)(x, y) || !(need.anywhere || repeats(x, y)) {
                    continue;
                }
                let (score, shared) = likeness(x, y);
                if score >= need.least && shared >= need.shared && (need.relate)(x, y).conflicts() {
                    pairs.push(Pair { a, b, score });
                }
            }
        }
        start = end;
    }
    pairs
}
