//! Bringing together claims by the words round them.
//!
//! Two claims of one block whose values cannot both be true are candidates. The
//! model of [`evidence`] judges whether they are about the same thing: by the words
//! round them, by what the two reports share, and by whether either report gives
//! the other's value elsewhere: then they agree, and one of them adds another fact.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Aligned, Pair, Report,
    evidence::{self, Evidence, Model, Rivals},
};
use crate::{
    claim::{Attribute, Claim, Neighbours, Part, context},
    value::Relation,
};

/// Reports whose topics are at least this alike are about one story without much doubt.
const SURE_STORY: f64 = 0.24;

/// What a rule asks of two claims before they are compared.
pub struct Need<'a> {
    /// May the two be about one thing at all?
    pub fits: &'a dyn Fn(&Claim, &Claim) -> bool,
    /// How the values stand to each other.
    pub relate: &'a dyn Fn(&Claim, &Claim) -> Relation,
    /// Evidence that only the rule knows.
    pub more: &'a dyn Fn(&mut Evidence, &Claim, &Claim),
}

/// Nothing more is known.
pub fn no_more(_: &mut Evidence, _: &Claim, _: &Claim) {}

/// What is asked of two claims of one report.
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

/// Two claims of two reports whose values cannot both be true, by index; `a < b`.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub a: usize,
    pub b: usize,
    pub evidence: Evidence,
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

/// So many equal words round two claims make one sentence, said twice.
pub const VERBATIM: usize = 7;

/// How many words right before and right behind two claims are the same.
pub fn same_neighbours(a: &Claim, b: &Claim) -> usize {
    let run = |x: &Neighbours, y: &Neighbours| x.iter().zip(y).take_while(|(p, q)| p == q && **p != 0).count();
    run(&a.context.before, &b.context.before) + run(&a.context.behind, &b.context.behind)
}

/// Can both be told of one course of events? One kind, or kinds of one family; or either's kind is unknown.
pub fn one_course(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    match (&a.subject.event, &b.subject.event) {
        (Some(x), Some(y)) => x == y || aligned.lexicon.event.kin(x, y),
        _ => true,
    }
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

/// A pair whose odds are less than this share of those of the likeliest with one of its claims is not about one thing.
const OUTDONE: f64 = 0.4;

/// Pairs of claims in two reports that conflict if they are about one thing, by the model's judgement.
pub fn across(aligned: &Aligned, candidates: &[Candidate], model: &Model) -> Vec<Pair> {
    let pair = |c: &Candidate| Pair { a: c.a, b: c.b, score: model.probability(&c.evidence) };
    let pairs: Vec<Pair> = candidates.iter().map(pair).filter(|p| p.score >= model.least).collect();
    let odds = |p: f64| p / (1.0 - p).max(1e-6);
    // the likeliest partner of each claim in each other report, by what the partner says
    let mut best: BTreeMap<(usize, usize), BTreeMap<String, f64>> = BTreeMap::new();
    let said = |i: usize| aligned.claims[i].value.identity();
    let keys = |p: &Pair| [(p.a, aligned.claims[p.b].document, p.b), (p.b, aligned.claims[p.a].document, p.a)];
    for p in &pairs {
        for (claim, report, partner) in keys(p) {
            let slot = best.entry((claim, report)).or_default().entry(said(partner)).or_insert(0.0);
            *slot = slot.max(p.score);
        }
    }
    // a report that says one thing twice is no rival of itself
    let outdone = |p: &Pair| {
        keys(p).iter().any(|&(claim, report, partner)| {
            let own = said(partner);
            let rivals = best.get(&(claim, report)).into_iter().flatten().filter(|(value, _)| **value != own);
            rivals.into_iter().any(|(_, &b)| odds(p.score) < odds(b) * OUTDONE)
        })
    };
    let kept: Vec<Pair> = pairs.into_iter().filter(|p| !outdone(p)).collect();
    // what is only likely enough for a note does not widen what is likelier
    let sure: BTreeSet<usize> = kept.iter().filter(|p| p.score >= model.warning).flat_map(|p| [p.a, p.b]).collect();
    kept.into_iter().filter(|p| p.score >= model.warning || !sure.contains(&p.a) && !sure.contains(&p.b)).collect()
}

/// Every pair of claims of `attribute` in two reports of one story whose values conflict, with the evidence.
pub fn candidates(aligned: &Aligned, attribute: Attribute, need: &Need) -> Vec<Candidate> {
    let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &i in aligned.of(attribute) {
        by_report.entry(aligned.claims[i].document).or_default().push(i);
    }
    let mut found = Vec::new();
    for (&report, own) in &by_report {
        let partners = aligned.stories.partners(report).iter().filter(|&&p| p > report);
        for partner in partners.filter(|&&p| !strangers(&aligned.reports[report], &aligned.reports[p])) {
            if let Some(other) = by_report.get(partner) {
                for (x, y) in shared_blocks(aligned, own, other) {
                    between(aligned, &x, &y, need, &mut found);
                }
            }
        }
    }
    found
}

/// Do two reports name people and towns, and none in common? However alike their words, they tell two stories.
fn strangers(a: &Report, b: &Report) -> bool {
    let apart = |x: &[String], y: &[String]| {
        !x.is_empty() && !y.is_empty() && !x.iter().any(|name| y.binary_search(name).is_ok())
    };
    apart(&a.people, &b.people) && apart(&a.towns, &b.towns)
}

/// At most this many claims of one block are taken from each of two reports.
const MOST: usize = 200;

/// The two reports' claims of each block that both have.
fn shared_blocks(aligned: &Aligned, own: &[usize], other: &[usize]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut blocks: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for &i in own {
        blocks.entry(&aligned.claims[i].block).or_default().0.push(i);
    }
    for &i in other {
        if let Some(block) = blocks.get_mut(aligned.claims[i].block.as_str()) {
            block.1.push(i);
        }
    }
    blocks.retain(|_, (_, y)| !y.is_empty());
    blocks.into_values().collect()
}

struct Cell {
    a: usize,
    b: usize,
    score: f64,
    shared: usize,
    relation: Relation,
}

/// The conflicting pairs between two reports' claims of one block.
fn between(aligned: &Aligned, own: &[usize], other: &[usize], need: &Need, found: &mut Vec<Candidate>) {
    let claims = aligned.claims;
    let (own, other) = (&own[..own.len().min(MOST)], &other[..other.len().min(MOST)]);
    let mut cells: Vec<Cell> = Vec::new();
    for &a in own {
        for &b in other.iter().filter(|&&b| (need.fits)(&claims[a], &claims[b])) {
            let relation = (need.relate)(&claims[a], &claims[b]);
            cells.push(Cell { a, b, score: 0.0, shared: 0, relation });
        }
    }
    // most reports agree: then nobody asks how alike the words are
    if !cells.iter().any(|c| c.relation == Relation::Conflicts) {
        return;
    }
    for cell in &mut cells {
        (cell.score, cell.shared) = likeness(&claims[cell.a], &claims[cell.b]);
    }
    let best = Best::new(&cells);
    let (mine, theirs) = (Values::new(claims, own), Values::new(claims, other));
    for c in cells.iter().filter(|c| c.relation == Relation::Conflicts) {
        let (a, b) = (&claims[c.a], &claims[c.b]);
        let mut rivals = best.rivals(c);
        rivals.values = (mine.distinct(a), theirs.distinct(b));
        rivals.repeated = (mine.count(a), theirs.count(b));
        rivals.elsewhere = (theirs.count(a) > 0, mine.count(b) > 0);
        let mut evidence = evidence::measure(aligned, a, b, c.score, c.shared, &rivals);
        (need.more)(&mut evidence, a, b);
        found.push(Candidate { a: c.a, b: c.b, evidence });
    }
}

/// The values that a report gives in one block, with how often, by subject where one block holds several.
struct Values(BTreeMap<(String, String), usize>);

impl Values {
    fn new(claims: &[Claim], list: &[usize]) -> Values {
        let mut values = BTreeMap::new();
        for &i in list {
            *values.entry(Values::key(&claims[i])).or_insert(0) += 1;
        }
        Values(values)
    }

    fn key(claim: &Claim) -> (String, String) {
        let kind = match (claim.attribute, &claim.qualifiers.counted) {
            (Attribute::EventToll, Some(whom)) => format!("{} {whom}", claim.subject.name),
            (Attribute::EventToll, None) => claim.subject.name.clone(),
            _ => String::new(),
        };
        (kind, claim.value.identity())
    }

    fn count(&self, claim: &Claim) -> usize {
        self.0.get(&Values::key(claim)).copied().unwrap_or(0)
    }

    fn distinct(&self, claim: &Claim) -> usize {
        let kind = Values::key(claim).0;
        self.0.keys().filter(|k| k.0 == kind).count()
    }
}

/// For each claim the likeness of its best pairs that agree, admit both, conflict; of the last the two best.
#[derive(Default)]
struct Best(BTreeMap<usize, ([f64; 2], [(f64, usize); 2])>);

impl Best {
    fn new(cells: &[Cell]) -> Best {
        let mut best = Best::default();
        for cell in cells {
            for (me, partner) in [(cell.a, cell.b), (cell.b, cell.a)] {
                let slot = best.0.entry(me).or_default();
                match cell.relation {
                    Relation::Equal | Relation::Refines => slot.0[0] = slot.0[0].max(cell.score),
                    Relation::Compatible => slot.0[1] = slot.0[1].max(cell.score),
                    Relation::Conflicts if cell.score > slot.1[0].0 => slot.1 = [(cell.score, partner), slot.1[0]],
                    Relation::Conflicts if cell.score > slot.1[1].0 => slot.1[1] = (cell.score, partner),
                    _ => {}
                }
            }
        }
        best
    }

    fn rivals(&self, cell: &Cell) -> Rivals {
        let mut rivals = Rivals::default();
        for (me, partner) in [(cell.a, cell.b), (cell.b, cell.a)] {
            if let Some(([agrees, compatible], conflicts)) = self.0.get(&me) {
                rivals.agrees = rivals.agrees.max(*agrees);
                rivals.compatible = rivals.compatible.max(*compatible);
                let other = conflicts.iter().find(|(_, p)| *p != partner).map_or(0.0, |c| c.0);
                rivals.conflicts = rivals.conflicts.max(other);
            }
        }
        rivals
    }
}

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
