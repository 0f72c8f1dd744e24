//! What keeps two claims apart by logic alone; everything else is evidence.

use super::{
    Aligned,
    likeness::{VERBATIM, same_neighbours, same_series},
    meaning::kinship,
    pairing::{Kind, relate},
};
use crate::{
    claim::{Attribute, Claim, Scope},
    value::{NumberValue, PlaceKind, Relation, Value, number::Bound},
};

/// Nouns less akin than this count two things.
const ONE_THING: f64 = 0.5;

/// Can the two be said of one thing at all?
pub fn comparable(aligned: &Aligned, kind: Kind, a: &Claim, b: &Claim) -> bool {
    match kind {
        Kind::Date => !reprint(a, b) && same_series(a, b) && one_act(a, b),
        Kind::Time => same_series(a, b) && one_act(a, b),
        Kind::Place => !street(a) && !street(b) && same_series(a, b),
        Kind::Address => street(a) && street(b),
        Kind::Toll => one_toll(a, b) && !of_others(aligned, a, b) && same_series(a, b),
        Kind::Ordinal => same_noun(a, b),
        Kind::Age => aligned.may_be_one(a, b),
        Kind::Count => one_scope(a, b) && told(a) && told(b) && same_noun(a, b) && !converted(a, b),
        Kind::Money | Kind::Percent => one_scope(a, b) && told(a) && told(b),
    }
}

/// Two claims whose values differ and that other claims of the two reports bring together, or set apart.
pub fn settled(aligned: &Aligned, kind: Kind, a: usize, b: usize) -> bool {
    let (x, y) = (&aligned.claims[a], &aligned.claims[b]);
    match kind {
        Kind::Toll => adds_up(aligned, x, y),
        Kind::Ordinal => both_exist(x, y) || tells_both(aligned, x, y),
        Kind::Count => two_matches(aligned, x, y) || agrees_elsewhere(aligned, kind, x, y),
        _ => false,
    }
}

/// "tomorrow" in two prints of one text.
fn reprint(a: &Claim, b: &Claim) -> bool {
    let relative = |c: &Claim| matches!(&c.value, Value::Date(d) if d.relative);
    relative(a) && relative(b) && a.text == b.text
}

/// The day on which something is said is not the day of what is said.
fn one_act(a: &Claim, b: &Claim) -> bool {
    a.said_of.saying == b.said_of.saying
}

fn street(claim: &Claim) -> bool {
    matches!(&claim.value, Value::Place(p) if p.kind == PlaceKind::Address)
}

/// Parts, rests and the tolls of several events together are no totals of one event; "three others hurt" beside one
/// dead is the whole number hurt: the rest of another kind.
fn one_toll(a: &Claim, b: &Claim) -> bool {
    let whole = |c: &Claim| !matches!(c.qualifiers.scope, Some(Scope::Part | Scope::Increment));
    // "an additional 53 were hurt" in both
    let same_part = a.qualifiers.scope.is_some() && a.qualifiers.scope == b.qualifiers.scope;
    let series = |c: &Claim| c.qualifiers.scope == Some(Scope::Series);
    a.subject.name == b.subject.name && (whole(a) && whole(b) || same_part) && series(a) == series(b)
}

/// "two women" beside "three men".
pub fn of_others(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    match (&a.qualifiers.counted, &b.qualifiers.counted) {
        (Some(x), Some(y)) => aligned.lexicon.align.sets_apart(x, y),
        _ => false,
    }
}

/// Parts and rests are not set against totals.
pub fn one_scope(a: &Claim, b: &Claim) -> bool {
    let plain = |c: &Claim| matches!(c.qualifiers.scope, None | Some(Scope::Total));
    plain(a) && plain(b) || a.qualifiers.scope == b.qualifiers.scope
}

/// "dozens" is no figure.
pub fn told(claim: &Claim) -> bool {
    match &claim.value {
        Value::Number(n) => n.high <= n.low * 3.0,
        _ => true,
    }
}

/// Do both count one sort of thing? The same noun, another word for it, or measures of one dimension.
pub fn same_noun(a: &Claim, b: &Claim) -> bool {
    noun_likeness(a, b) >= ONE_THING
}

/// How near what the two count or number is in meaning, 0 to 1.
pub fn noun_likeness(a: &Claim, b: &Claim) -> f64 {
    match (dimension(a), dimension(b)) {
        (None, None) => {}
        (x, y) => return f64::from(u8::from(x == y)),
    }
    match (noun(a), noun(b)) {
        (Some(x), Some(y)) if x == y => 1.0,
        (Some(x), Some(y)) if !x.is_empty() && !y.is_empty() => kinship(x, y).like,
        _ => 0.0,
    }
}

/// "length" of a measure that counts its own unit.
fn dimension(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Number(n) if n.unit == n.of => n.base.as_ref().map(|b| b.dimension.as_str()),
        _ => None,
    }
}

fn noun(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Number(n) => Some(&n.of),
        Value::Ordinal { of, .. } => Some(of),
        Value::Score { .. } => Some(&claim.subject.name),
        _ => None,
    }
}

/// Lengths of a few units are rounded when they are converted.
fn converted(a: &Claim, b: &Claim) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) else { return false };
    let close = (x.low - y.low).abs() <= 0.05 * x.low.abs().max(y.low.abs());
    let fraction = x.low.fract() != 0.0 || y.low.fract() != 0.0;
    close && fraction && x.base.is_some() && y.base.is_some()
}

fn number(claim: &Claim) -> Option<f64> {
    match &claim.value {
        Value::Number(n) if n.low == n.high => Some(n.low),
        _ => None,
    }
}

/// The greater figure is the smaller one with others of its own report: ten shot are nine
/// wounded and one dead, five hurt are a girl and four others.
fn adds_up(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let (Some(x), Some(y)) = (number(a), number(b)) else { return false };
    let (small, low, high) = if x < y { (a, x, y) } else { (b, y, x) };
    // "five others", "six others" are the same rest
    let both_rests = a.qualifiers.scope.is_some() && a.qualifiers.scope == b.qualifiers.scope;
    // who was hurt is counted among those shot, never among the dead
    let all = aligned.lexicon.align.of_all.contains(&small.subject.name);
    let rest = |c: &Claim| matches!(c.qualifiers.scope, Some(Scope::Remainder | Scope::Increment | Scope::Part));
    let beside = aligned.of_report(Attribute::EventToll, small.document).iter().map(|&i| &aligned.claims[i]);
    let other = beside.take(50).filter(|c| {
        let one_kind = c.subject.name == small.subject.name && (rest(c) || rest(small)) && !both_rests;
        c.start != small.start && (one_kind || all && c.subject.name != small.subject.name)
    });
    other.filter_map(number).any(|n| n > 0.0 && n != low && low + n == high)
}

/// "the two deaths" beside "the first death": a report that counts the series knows every member of it;
/// "a second call" leaves room for the first.
fn both_exist(a: &Claim, b: &Claim) -> bool {
    let (Value::Ordinal { number: x, .. }, Value::Ordinal { number: y, .. }) = (&a.value, &b.value) else {
        return false;
    };
    let another = |c: &Claim| c.qualifiers.scope == Some(Scope::Another);
    *x.min(y) == 1 && (another(a) || another(b)) || [a, b].iter().any(|c| c.qualifiers.members == Some(*x.max(y)))
}

/// A report that tells of both members of a series has counted them, unless the words are the same.
fn tells_both(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let gives = |report: usize, of: &Claim| {
        let own = aligned.of_report(Attribute::EventOrdinal, report).iter().take(MOST);
        own.map(|&i| &aligned.claims[i]).any(|c| c.value == of.value)
    };
    same_neighbours(a, b) < VERBATIM && (gives(a.document, b) || gives(b.document, a))
}

/// At most this many claims of one report are asked what else it says.
const MOST: usize = 200;

/// Two scores beside names of which the other's report knows nothing.
fn two_matches(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    let strange = |c: &Claim, other: &Claim| {
        let topic = &aligned.report(other).topic;
        let known = |side: &String| {
            other.qualifiers.sides.contains(side) || topic.iter().any(|(word, _)| word.contains(side.as_str()))
        };
        c.qualifiers.sides.iter().any(|side| !known(side))
    };
    strange(a, b) && strange(b, a)
}

/// One of two measures agrees with another measure of the other's report: the report gives several
/// ("100 kilometers (60 miles) from the town, 10 kilometers deep").
fn agrees_elsewhere(aligned: &Aligned, kind: Kind, a: &Claim, b: &Claim) -> bool {
    let measure = |c: &Claim| match &c.value {
        Value::Number(NumberValue { base: Some(_), unit, bound, .. }) => Some((unit.clone(), *bound == Bound::About)),
        _ => None,
    };
    let agrees = |c: &Claim, report: usize| {
        let own = aligned.of_report(kind.attribute(), report).iter().take(MOST).map(|&i| &aligned.claims[i]);
        own.filter(|d| d.block == c.block && same_noun(c, d))
            .any(|d| matches!(relate(aligned, c, d), Relation::Equal | Relation::Refines | Relation::Compatible))
    };
    let (Some((x, about)), Some((y, round))) = (measure(a), measure(b)) else { return false };
    let converted = x != y || about || round;
    converted && same_neighbours(a, b) < VERBATIM && (agrees(a, b.document) || agrees(b, a.document))
}
