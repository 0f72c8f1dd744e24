//! Bringing together claims that may be about one thing.
//!
//! Two claims of one block in two reports of one story whose values cannot both be true are candidates; only logic
//! keeps a pair apart here. The model of [`super::evidence`] judges whether they are about the same thing.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Aligned, Pair,
    evidence::{self, Evidence, Rivals},
    guard,
    likeness::{run, same_time},
    model::Model,
};
use crate::{
    claim::{Attribute, Claim},
    value::{Relation, Value, age, number},
};

/// What is compared, each with its own model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Date,
    Time,
    Place,
    Address,
    Toll,
    Ordinal,
    Age,
    Count,
    Money,
    Percent,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::Date,
        Kind::Time,
        Kind::Place,
        Kind::Address,
        Kind::Toll,
        Kind::Ordinal,
        Kind::Age,
        Kind::Count,
        Kind::Money,
        Kind::Percent,
    ];

    /// The name of its model in the pack `evidence`.
    pub fn model(self) -> &'static str {
        match self {
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Place => "place",
            Kind::Address => "address",
            Kind::Toll => "toll",
            Kind::Ordinal => "ordinal",
            Kind::Age => "age",
            Kind::Count => "count",
            Kind::Money => "money",
            Kind::Percent => "percent",
        }
    }

    pub fn attribute(self) -> Attribute {
        match self {
            Kind::Date => Attribute::EventDate,
            Kind::Time => Attribute::EventTime,
            Kind::Place | Kind::Address => Attribute::EventPlace,
            Kind::Toll => Attribute::EventToll,
            Kind::Ordinal => Attribute::EventOrdinal,
            Kind::Age => Attribute::PersonAge,
            Kind::Count => Attribute::EventCount,
            Kind::Money => Attribute::EventMoney,
            Kind::Percent => Attribute::EventPercent,
        }
    }
}

/// Two claims of two reports whose values cannot both be true, by index; `a < b`.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub a: usize,
    pub b: usize,
    pub evidence: Evidence,
}

/// How the values of two claims stand to each other, if the claims are about one thing.
pub fn relate(aligned: &Aligned, a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (Value::Age { low: x, high: xh }, Value::Age { low: y, high: yh }) => {
            age::relate((*x, *xh), (*y, *yh), aligned.days_apart(a, b))
        }
        // other words for one thing count in one unit
        (Value::Number(x), Value::Number(y))
            if a.attribute == Attribute::EventCount && x.base.is_none() && y.base.is_none() =>
        {
            number::relate_nouns(x, y)
        }
        (x, y) => x.relate(y),
    }
}

/// Every pair of claims of one kind in two reports of one story whose values conflict, with the evidence.
pub fn candidates(aligned: &Aligned, kind: Kind) -> Vec<Candidate> {
    let mut found = gather(aligned, kind, &|a, b| relate(aligned, a, b));
    found.retain(|c| !guard::settled(aligned, kind, c.a, c.b));
    found
}

type Relate<'a> = &'a dyn Fn(&Claim, &Claim) -> Relation;

/// The pairs that conflict by `relate`.
fn gather(aligned: &Aligned, kind: Kind, relate: Relate) -> Vec<Candidate> {
    let mut by_report: BTreeMap<usize, Own> = BTreeMap::new();
    for &i in aligned.of(kind.attribute()) {
        by_report.entry(aligned.claims[i].document).or_default().add(aligned, i);
    }
    let mut found = Vec::new();
    for (&report, own) in &by_report {
        for partner in aligned.stories.partners(report).iter().filter(|&&p| p > report) {
            if let Some(other) = by_report.get(partner) {
                between(aligned, kind, relate, ((report, own), (*partner, other)), &mut found);
            }
        }
    }
    found
}

/// Tolls with bounds that admit each other but have moved: "at least five", "at least 24".
pub fn bounded(aligned: &Aligned) -> Vec<Candidate> {
    let mut found = gather(aligned, Kind::Toll, &|a, b| match (relate(aligned, a, b), &a.value, &b.value) {
        (Relation::Conflicts, ..) => Relation::Incomparable,
        // "dozens" says too little to have grown
        (_, Value::Number(x), Value::Number(y)) if x.high > x.low * 2.0 || y.high > y.low * 2.0 => {
            Relation::Incomparable
        }
        (Relation::Compatible, Value::Number(x), Value::Number(y)) if number::far_apart(x, y) => Relation::Conflicts,
        (relation, ..) => relation,
    });
    found.retain(|c| same_time(aligned, &aligned.claims[c.a], &aligned.claims[c.b]));
    // a toll may grow by any factor
    found.iter_mut().for_each(|c| c.evidence.ratio = 0.0);
    found
}

/// At most this many claims of one block are taken from each of two reports.
const MOST: usize = 200;

/// What one report claims of one attribute.
#[derive(Default)]
struct Own<'a> {
    blocks: BTreeMap<&'a str, Vec<usize>>,
    values: Values,
}

impl<'a> Own<'a> {
    fn add(&mut self, aligned: &Aligned<'a>, i: usize) {
        let list = self.blocks.entry(&aligned.claims[i].block).or_default();
        if list.len() < MOST {
            list.push(i);
            self.values.add(aligned, i);
        }
    }
}

struct Cell {
    a: usize,
    b: usize,
    score: f64,
    shared: usize,
    relation: Relation,
}

/// The conflicting pairs between two reports' claims, block by block.
fn between(
    aligned: &Aligned,
    kind: Kind,
    relate: Relate,
    ((a, own), (b, other)): ((usize, &Own), (usize, &Own)),
    found: &mut Vec<Candidate>,
) {
    let claims = aligned.claims;
    let reports = std::cell::OnceCell::new();
    for (block, mine) in &own.blocks {
        let Some(theirs) = other.blocks.get(block) else { continue };
        let mut cells = cells(aligned, kind, relate, (mine, theirs));
        // most reports agree: then nobody asks how alike the words are
        if !cells.iter().any(|c| c.relation == Relation::Conflicts) {
            continue;
        }
        for cell in &mut cells {
            (cell.score, cell.shared) = aligned.likeness(cell.a, cell.b);
        }
        let told = |c: &Cell| c.shared > 0 || run(&claims[c.a].context.behind, &claims[c.b].context.behind) > 0;
        if !cells.iter().any(|c| c.relation == Relation::Conflicts && told(c)) {
            continue;
        }
        let best = Best::new(&cells);
        for c in cells.iter().filter(|c| c.relation == Relation::Conflicts && told(c)) {
            let (mine, theirs) = (&own.values, &other.values);
            let mut rivals = best.rivals(c);
            rivals.values = (mine.distinct(aligned, c.a), theirs.distinct(aligned, c.b));
            rivals.repeated = (mine.count(aligned, c.a), theirs.count(aligned, c.b));
            rivals.elsewhere = (theirs.count(aligned, c.a) > 0, mine.count(aligned, c.b) > 0);
            rivals.beside = mine.beside(aligned, c.a, c.b) || theirs.beside(aligned, c.b, c.a);
            let reports = reports.get_or_init(|| evidence::reports(aligned, a, b));
            let evidence = evidence::measure(aligned, kind, (c.a, c.b), (c.score, c.shared), (reports, &rivals));
            found.push(Candidate { a: c.a, b: c.b, evidence });
        }
    }
}

/// Every pair of claims of one block that can be said of one thing.
fn cells(aligned: &Aligned, kind: Kind, relate: Relate, (mine, theirs): (&[usize], &[usize])) -> Vec<Cell> {
    let claims = aligned.claims;
    let mut cells = Vec::new();
    for &a in mine {
        for &b in theirs.iter().filter(|&&b| guard::comparable(aligned, kind, &claims[a], &claims[b])) {
            let relation = relate(&claims[a], &claims[b]);
            if relation != Relation::Incomparable {
                cells.push(Cell { a, b, score: 0.0, shared: 0, relation });
            }
        }
    }
    cells
}

/// The values that a report gives of one attribute, by what each is said of; see [`Aligned::said`].
#[derive(Default)]
struct Values {
    counts: FxHashMap<(u32, u32), usize>,
    distinct: FxHashMap<u32, usize>,
    /// Each with the sentence that it stands in.
    placed: FxHashSet<(u32, usize)>,
}

impl Values {
    fn add(&mut self, aligned: &Aligned, i: usize) {
        let said = aligned.said(i);
        let count = self.counts.entry((said.of, said.value)).or_insert(0);
        *count += 1;
        if *count == 1 {
            *self.distinct.entry(said.of).or_insert(0) += 1;
        }
        self.placed.insert((said.value, aligned.claims[i].context.sentence));
    }

    fn count(&self, aligned: &Aligned, i: usize) -> usize {
        let said = aligned.said(i);
        self.counts.get(&(said.of, said.value)).copied().unwrap_or(0)
    }

    fn distinct(&self, aligned: &Aligned, i: usize) -> usize {
        self.distinct.get(&aligned.said(i).of).copied().unwrap_or(0)
    }

    /// Does the sentence of `own` give the value of `other` too?
    fn beside(&self, aligned: &Aligned, own: usize, other: usize) -> bool {
        self.placed.contains(&(aligned.said(other).value, aligned.claims[own].context.sentence))
    }
}

/// For each claim the likeness of its best pairs that agree, that admit both, that conflict; of the last the two best
/// with the partner.
#[derive(Default)]
struct Best(BTreeMap<usize, BestOf>);

#[derive(Default)]
struct BestOf {
    agrees: f64,
    compatible: f64,
    conflicts: [(f64, usize); 2],
}

impl Best {
    fn new(cells: &[Cell]) -> Best {
        let mut best = Best::default();
        for cell in cells {
            for (me, partner) in [(cell.a, cell.b), (cell.b, cell.a)] {
                let slot = best.0.entry(me).or_default();
                match cell.relation {
                    Relation::Equal | Relation::Refines => slot.agrees = slot.agrees.max(cell.score),
                    Relation::Compatible => slot.compatible = slot.compatible.max(cell.score),
                    Relation::Conflicts if cell.score > slot.conflicts[0].0 => {
                        slot.conflicts = [(cell.score, partner), slot.conflicts[0]];
                    }
                    Relation::Conflicts if cell.score > slot.conflicts[1].0 => {
                        slot.conflicts[1] = (cell.score, partner);
                    }
                    _ => {}
                }
            }
        }
        best
    }

    fn rivals(&self, cell: &Cell) -> Rivals {
        let mut rivals = Rivals::default();
        for (me, partner) in [(cell.a, cell.b), (cell.b, cell.a)] {
            if let Some(best) = self.0.get(&me) {
                rivals.agrees = rivals.agrees.max(best.agrees);
                rivals.compatible = rivals.compatible.max(best.compatible);
                let other = best.conflicts.iter().find(|(_, p)| *p != partner).map_or(0.0, |c| c.0);
                rivals.conflicts = rivals.conflicts.max(other);
            }
        }
        rivals
    }
}

/// A pair whose odds are less than this share of those of the likeliest with one of its claims is not about one thing.
const OUTDONE: f64 = 0.4;

/// Pairs of claims in two reports that conflict if they are about one thing, by the model's judgement.
pub fn judged(aligned: &Aligned, candidates: &[Candidate], model: &Model) -> Vec<Pair> {
    let pair = |c: &Candidate| Pair { a: c.a, b: c.b, score: model.probability(&c.evidence) };
    let pairs: Vec<Pair> = candidates.iter().map(pair).filter(|p| p.score >= model.least).collect();
    let odds = |p: f64| p / (1.0 - p).max(1e-6);
    // the likeliest partner of each claim in each other report, by what the partner says
    let mut best: BTreeMap<(usize, usize), BTreeMap<u32, f64>> = BTreeMap::new();
    let said = |i: usize| aligned.said(i).value;
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
