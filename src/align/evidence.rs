//! What speaks for two claims being about the same thing, as numbers.
//!
//! [`super::model`] weighs them.

use super::{
    Aligned, Report,
    contexts::Contexts,
    guard,
    likeness::{is_lead, run, same_series, same_time},
    meaning::{Kinship, kinship},
    pairing::Kind,
};
use crate::{
    claim::{Claim, Modality, Part, Predicate, Term, context::fold},
    lexicon::data::idf,
    value::{
        Value,
        number::{self, Bound},
    },
};

macro_rules! features {
    ($($name:ident),* $(,)?) => {
        /// What is known of a pair of claims; each from about -1 to 2.
        #[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
        pub struct Evidence { $(pub $name: f64),* }

        impl Evidence {
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            pub fn values(&self) -> [f64; Self::NAMES.len()] {
                [$(self.$name),*]
            }
        }
    };
}

features! {
    // the two reports
    alike, people_shared, people_apart, people_unknown, towns_shared, towns_apart, sites_shared, days_apart, undated,
    // the words round the claims
    like, like_squared, shared, near, mass, covered, same_before, same_behind, same_people, other_people, events_shared,
    // what the claims hang on
    event_same, event_kin, event_other, event_none, main, leads, lead_once, headline, sentences_apart, same_time,
    scope_other, bound, modality_other, plan_other, entity_same, entity_once, noun_other,
    // what else the two reports say of the kind
    agrees, agrees_at_all, agrees_better, compatible, conflicts, conflicts_better, crowd, repeated, value_elsewhere,
    both_elsewhere,
    // the values
    ratio, next_day, days, weeks, long, after, both_relative, both_absolute, span, coarse, distant, both_bounds, swapped, one_digit, noun_rare,
    // what the clauses say of it
    noun_like, modified_once, verb_like, verb_apart, verb_opposite, subject_like, subject_apart, object_like,
    object_apart, saying, saying_once, negated_once, same_preposition, no_clause, series_other,
    // the other's value stands in the same sentence
    beside,
}

/// What the evidence of one pair is measured against: the other pairs of its block.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rivals {
    /// Likeness of the most alike pair with one of the two claims that agrees, that admits both, that conflicts.
    pub agrees: f64,
    pub compatible: f64,
    pub conflicts: f64,
    /// Distinct values that the two reports give.
    pub values: (usize, usize),
    /// How often each report gives its value.
    pub repeated: (usize, usize),
    /// Does a report give the other's value too?
    pub elsewhere: (bool, bool),
    /// In the very sentence?
    pub beside: bool,
}

/// Everything that is known of a pair of claims of one kind, by index; `reports` is what [`reports`] says; `like` and `shared` as [`likeness`] gives them.
pub fn measure(
    aligned: &Aligned,
    kind: Kind,
    (i, j): (usize, usize),
    (like, shared): (f64, usize),
    (reports, rivals): (&Evidence, &Rivals),
) -> Evidence {
    let (a, b) = (&aligned.claims[i], &aligned.claims[j]);
    let mut e = Evidence { like, like_squared: like * like, shared: shared.min(8) as f64 / 8.0, ..*reports };
    words(&mut e, aligned.contexts(), (i, a), (j, b));
    hung_on(&mut e, aligned, a, b);
    predicates(&mut e, &a.said_of, &b.said_of);
    e.same_time = flag(same_time(aligned, a, b));
    e.series_other = flag(!same_series(a, b));
    e.agrees = rivals.agrees;
    e.agrees_at_all = flag(rivals.agrees > 0.05);
    e.agrees_better = flag(rivals.agrees > like);
    e.compatible = rivals.compatible;
    e.conflicts = rivals.conflicts;
    e.conflicts_better = flag(rivals.conflicts > like + 1e-9);
    e.crowd = ((rivals.values.0 * rivals.values.1).max(1) as f64).ln();
    e.repeated = ((rivals.repeated.0 * rivals.repeated.1).max(1) as f64).ln();
    e.value_elsewhere = flag(rivals.elsewhere.0 || rivals.elsewhere.1);
    e.both_elsewhere = flag(rivals.elsewhere.0 && rivals.elsewhere.1);
    e.beside = flag(rivals.beside);
    values(&mut e, aligned, a, b);
    of_kind(&mut e, aligned, kind, a, b);
    e
}

/// What only claims of one kind have.
fn of_kind(e: &mut Evidence, aligned: &Aligned, kind: Kind, a: &Claim, b: &Claim) {
    match kind {
        Kind::Count | Kind::Ordinal => e.noun_like = guard::noun_likeness(a, b),
        Kind::Age => {
            e.entity_same = flag(aligned.one_person(a, b) == Some(true));
            let nameless = |c: &Claim| c.subject.entity.is_none();
            let noun = |c: &Claim| c.subject.name.split_whitespace().next_back().map(fold).unwrap_or_default();
            e.noun_other = flag(nameless(a) && nameless(b) && noun(a) != noun(b));
        }
        // a place that no list knows may lie in the town
        Kind::Place => {
            if let (Value::Place(x), Value::Place(y)) = (&a.value, &b.value) {
                e.noun_other = flag(x.kind != y.kind);
            }
        }
        _ => {}
    }
    if let (Some(x), Some(y)) = (figure(a), figure(b)) {
        e.swapped = flag(swapped(&x, &y));
        e.one_digit = flag(one_digit(&x, &y));
    }
    if e.noun_like == 1.0 {
        e.noun_rare = f64::from(idf(&a.subject.name)) / 200.0;
    }
    if let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) {
        let modified = |n: &crate::value::NumberValue| n.unit != n.of && n.base.is_none();
        e.modified_once = flag(modified(x) != modified(y));
        e.both_bounds = flag(x.bound != Bound::Exact && x.bound == y.bound);
        // equal digits are no accident: how far apart the figures are says nothing against them
        if crate::value::number::power_of_ten(x, y).is_some() {
            e.ratio = 0.0;
        }
    }
}

/// The digits of a value, without leading and trailing zeros.
fn figure(claim: &Claim) -> Option<Vec<u8>> {
    let text = match &claim.value {
        Value::Number(n) if n.low == n.high => number::plain(n.low),
        Value::Age { low, high } if low == high => number::plain(*low),
        Value::Clock(c) => format!("{}{:02}", c.minutes / 60, c.minutes % 60),
        Value::Date(d) => d.interval().filter(|(a, b)| a == b).map(|(day, _)| day.format("%-d").to_string())?,
        _ => return None,
    };
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let end = digits.iter().rposition(|d| *d != b'0')? + 1;
    Some(digits[..end].to_vec())
}

/// Two digits and more that stand in another order: 54 and 45, 1,178 and 1,187.
fn swapped(x: &[u8], y: &[u8]) -> bool {
    let sorted = |d: &[u8]| {
        let mut d = d.to_vec();
        d.sort_unstable();
        d
    };
    x.len() >= 2 && x != y && sorted(x) == sorted(y)
}

/// One digit of three and more is another: 1874 and 1884.
fn one_digit(x: &[u8], y: &[u8]) -> bool {
    x.len() >= 3 && x.len() == y.len() && x.iter().zip(y).filter(|(p, q)| p != q).count() == 1
}

/// How alike what the two clauses say is.
fn predicates(e: &mut Evidence, a: &Predicate, b: &Predicate) {
    let like = |x: &Option<Term>, y: &Option<Term>| Some(kinship(x.as_ref()?, y.as_ref()?));
    let apart = |k: Option<Kinship>| flag(k.is_some_and(|k| k.like < 0.3));
    let verb = like(&a.verb, &b.verb);
    e.no_clause = flag(verb.is_none());
    e.verb_like = verb.map_or(0.0, |k| k.like);
    e.verb_apart = apart(verb);
    e.verb_opposite = flag(verb.is_some_and(|k| k.opposite));
    let subject = like(&a.subject, &b.subject);
    (e.subject_like, e.subject_apart) = (subject.map_or(0.0, |k| k.like), apart(subject));
    let object = like(&a.object, &b.object);
    (e.object_like, e.object_apart) = (object.map_or(0.0, |k| k.like), apart(object));
    if let Some(noun) = like(&a.noun, &b.noun) {
        e.noun_like = noun.like;
    }
    e.saying = flag(a.saying && b.saying);
    e.saying_once = flag(a.saying != b.saying);
    e.negated_once = flag(a.negated != b.negated);
    e.same_preposition = flag(a.by.is_some() && a.by == b.by);
}

fn flag(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

fn common(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|x| b.binary_search(x).is_ok()).count()
}

/// What the two reports of a pair share: the same for every pair of their claims.
pub fn reports(aligned: &Aligned, a: usize, b: usize) -> Evidence {
    let mut e = Evidence::default();
    let (x, y): (&Report, &Report) = (&aligned.reports[a], &aligned.reports[b]);
    let people = common(&x.people, &y.people);
    let towns = common(&x.towns, &y.towns);
    e.alike = aligned.stories.alike(a, b).unwrap_or(0.0);
    e.people_shared = people.min(3) as f64 / 3.0;
    e.people_unknown = flag(x.people.is_empty() || y.people.is_empty());
    e.people_apart = flag(people == 0) - e.people_unknown * flag(people == 0);
    e.towns_shared = towns.min(2) as f64 / 2.0;
    e.towns_apart = flag(towns == 0 && !x.towns.is_empty() && !y.towns.is_empty());
    e.sites_shared = flag(common(&x.sites, &y.sites) > 0);
    match x.days_apart(y) {
        Some(days) => e.days_apart = days.min(10) as f64 / 10.0,
        None => e.undated = 1.0,
    }
    e
}

/// Words that both have weigh so much each at least to stand near both, people to be who is spoken of.
const NEAR: u16 = 350;
const SPOKEN_OF: u16 = 200;

fn words(e: &mut Evidence, contexts: &Contexts, (i, a): (usize, &Claim), (j, b): (usize, &Claim)) {
    let (mut mass, mut near, mut events, mut person) = (0.0, 0usize, 0usize, false);
    contexts.shared(i, j, |word, m, n| {
        mass += (f64::from(m) * f64::from(n)).sqrt();
        near += usize::from(m >= NEAR && n >= NEAR);
        events += usize::from(contexts.is_event(word));
        person |= contexts.is_person(word) && m >= SPOKEN_OF && n >= SPOKEN_OF;
    });
    let people = |i: usize| contexts.people(i).iter().any(|(_, n)| *n >= SPOKEN_OF);
    e.mass = (mass / 2000.0).min(2.0);
    e.covered = (mass / (1.0 + contexts.sum(i).min(contexts.sum(j)))).min(1.0);
    e.same_before = run(&a.context.before, &b.context.before) as f64 / 2.0;
    e.same_behind = run(&a.context.behind, &b.context.behind) as f64 / 2.0;
    e.near = near.min(4) as f64 / 4.0;
    e.events_shared = events.min(4) as f64 / 2.0;
    e.same_people = flag(person);
    e.other_people = flag(!person && people(i) && people(j));
}

fn hung_on(e: &mut Evidence, aligned: &Aligned, a: &Claim, b: &Claim) {
    match (&a.subject.event, &b.subject.event) {
        (Some(x), Some(y)) if x == y => e.event_same = 1.0,
        (Some(x), Some(y)) if aligned.lexicon.event.kin(x, y) => e.event_kin = 1.0,
        (Some(_), Some(_)) => e.event_other = 1.0,
        (None, None) => e.event_none = 1.0,
        _ => {}
    }
    let planned = |c: &Claim| c.qualifiers.modality.is_some_and(Modality::is_ahead);
    e.main = flag(a.context.main && b.context.main);
    e.leads = flag(is_lead(a) && is_lead(b));
    e.lead_once = flag(is_lead(a) != is_lead(b));
    e.headline = flag(a.context.part == Part::Headline || b.context.part == Part::Headline);
    e.sentences_apart = a.context.sentence.abs_diff(b.context.sentence).min(30) as f64 / 10.0;
    e.scope_other = flag(a.qualifiers.scope != b.qualifiers.scope);
    if let (Some(x), Some(y)) = (&a.qualifiers.counted, &b.qualifiers.counted) {
        e.noun_other = flag(x != y);
    }
    e.bound = flag(a.qualifiers.bound.is_some() || b.qualifiers.bound.is_some());
    e.modality_other = flag(a.qualifiers.modality != b.qualifiers.modality);
    e.plan_other = flag(planned(a) != planned(b));
    e.entity_once = flag(a.subject.entity.is_some() != b.subject.entity.is_some());
}

fn values(e: &mut Evidence, aligned: &Aligned, a: &Claim, b: &Claim) {
    let ratio = |x: f64, y: f64| {
        let r = ((x.abs() + 0.5) / (y.abs() + 0.5)).ln().abs() / 2.0;
        if r.is_finite() { r.min(2.0) } else { 2.0 }
    };
    match (&a.value, &b.value) {
        (Value::Number(x), Value::Number(y)) => e.ratio = ratio(x.low, y.low),
        (Value::Age { low: x, .. }, Value::Age { low: y, .. }) => e.ratio = ratio(*x, *y),
        (Value::Ordinal { number: x, .. }, Value::Ordinal { number: y, .. }) => {
            e.ratio = ratio(f64::from(*x), f64::from(*y));
        }
        (Value::Score { own: x, other: y }, Value::Score { own: p, other: q }) => {
            e.ratio = ratio(f64::from(*x), f64::from(*p)).max(ratio(f64::from(*y), f64::from(*q)));
        }
        (Value::Clock(x), Value::Clock(y)) => {
            let gap = x.minutes.abs_diff(y.minutes);
            e.ratio = f64::from(gap.min(1440 - gap.min(1440))) / 360.0;
        }
        (Value::Date(x), Value::Date(y)) => {
            dates(e, x, y);
            e.coarse = flag(coarse(x, y));
            e.after = flag(after(aligned, a, b) || after(aligned, b, a));
        }
        _ => {}
    }
}

fn dates(e: &mut Evidence, x: &crate::value::DateValue, y: &crate::value::DateValue) {
    if let Some(gap) = crate::value::date::gap(x, y) {
        e.ratio = (1.0 + gap as f64).ln().min(8.0) / 4.0;
        match gap {
            0 | 1 => e.next_day = 1.0,
            2..=6 => e.days = 1.0,
            7..=31 => e.weeks = 1.0,
            _ => e.long = 1.0,
        }
        // days that are counted from the reports' own days: nobody errs by that much
        let most = match (x.relative || y.relative, x.year_known && y.year_known) {
            (true, _) => NEAR_DAYS,
            (false, false) => 3 * NEAR_DAYS,
            (false, true) => i64::MAX,
        };
        e.distant = flag(gap > most);
    }
    e.both_relative = flag(x.relative && y.relative);
    e.both_absolute = flag(!x.relative && !y.relative);
    let several = |d: &crate::value::DateValue| d.interval().is_some_and(|(a, b)| a != b);
    e.span = flag(several(x) || several(y));
}

/// Days that are counted from two reports' own days and lie further apart than this belong to two events.
const NEAR_DAYS: i64 = 10;

/// A bare month or year against a day: the two nearly always date different things.
fn coarse(x: &crate::value::DateValue, y: &crate::value::DateValue) -> bool {
    let days = |d: &crate::value::DateValue| d.interval().map_or(0, |(a, b)| (b - a).num_days());
    days(x).max(days(y)) > 14 && (days(x) - days(y)).abs() > 14
}

/// Does `a` tell of a day that had not come when the other report was published?
fn after(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let planned = a.qualifiers.modality.is_some_and(Modality::is_ahead);
    let Value::Date(day) = &a.value else { return false };
    match (day.first, aligned.report(b).published) {
        (Some(first), Some((_, last))) => !planned && first > last,
        _ => false,
    }
}
