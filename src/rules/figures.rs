//! Plain figures: which of them are of one thing, and how they stand to each other.

use super::{
    coordinated,
    finding::{Group, conflict, groups, judged, list, model, says, values},
    magnitude,
};
use crate::{
    align::{Aligned, Pair, facts},
    claim::{Attribute, Claim, Scope},
    conflict::Conflict,
    value::{NumberValue, Relation, Value, number},
};

/// The model that weighs figures.
pub const NUMBER: &str = "number";

/// Plain numbers of two reports that cannot both be true of one thing.
pub fn number_candidates(aligned: &Aligned, attribute: Attribute) -> Vec<facts::Candidate> {
    let fits = |a: &Claim, b: &Claim| number_fits(a, b) && measured(a, b) && !two_matches(aligned, a, b);
    let need = facts::Need { fits: &fits, relate: &relate_numbers, more: &facts::no_more };
    facts::candidates(aligned, attribute, &need)
}

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

/// The conflicts of a rule over plain numbers: across reports, and inside one where the words are very alike.
pub fn numbers(aligned: &Aligned, rule: &super::Rule, attribute: Attribute, what: &str) -> Vec<Conflict> {
    let mut pairs = facts::across(aligned, &number_candidates(aligned, attribute), model(aligned, NUMBER));
    pairs.extend(inside(aligned, attribute));
    pairs.extend(coordinated::pairs(aligned, attribute));
    pairs.retain(|p| !agrees_elsewhere(aligned, attribute, p));
    // a slip of a power of ten is told by `magnitude`
    pairs.retain(|p| magnitude::of_claims(&aligned.claims[p.a], &aligned.claims[p.b]).is_none());
    let make = |g: &Group| {
        let confidence = g.score;
        let thing = aligned.claims[g.claims[0]].subject.name.clone();
        let message =
            format!("{}: {what} ({}): {thing}", says(aligned, g, "disagree"), list(&values(aligned, g), "or"));
        conflict(
            aligned,
            g,
            rule.id,
            judged(aligned, NUMBER, rule.severity, confidence),
            confidence,
            message,
            "check the figure with the source",
        )
    };
    groups(&pairs).iter().map(make).collect()
}

/// One text seldom gives a figure twice: what it says twice word for word, and what it has one of,
/// the lead's sum of money or a quake's magnitude.
fn inside(aligned: &Aligned, attribute: Attribute) -> Vec<Pair> {
    let plain = |a: &Claim, b: &Claim| number_fits(a, b) && facts::same_time(aligned, a, b);
    let verbatim = |a: &Claim, b: &Claim| plain(a, b) && facts::same_neighbours(a, b) >= facts::VERBATIM;
    let need = facts::Need { fits: &verbatim, relate: &relate_numbers, more: &facts::no_more };
    let mut pairs =
        facts::inside(aligned, attribute, &need, &facts::Inside { least: 0.8, shared: 4, lead: facts::ANYWHERE });
    let only = |c: &Claim| match &c.value {
        Value::Number(n) => c.attribute == Attribute::EventMoney || aligned.lexicon.align.only.contains(&n.unit),
        _ => false,
    };
    let one = |a: &Claim, b: &Claim| {
        let apart = a.context.sentence.abs_diff(b.context.sentence) > 1 || attribute != Attribute::EventMoney;
        apart && only(a) && plain(a, b) && alone(aligned, a) && alone(aligned, b)
    };
    let need = facts::Need { fits: &one, ..need };
    let lead = if attribute == Attribute::EventMoney { 2 } else { 3 };
    pairs.extend(facts::inside(aligned, attribute, &need, &facts::Inside { least: 0.6, shared: 4, lead }));
    pairs
}

/// Is it its sentence's only sum? "net of $6 million, or 18 cents a share" tells of several.
fn alone(aligned: &Aligned, claim: &Claim) -> bool {
    let own = aligned.of_report(claim.attribute, claim.document).iter().map(|&i| &aligned.claims[i]);
    own.filter(|c| c.block == claim.block && c.context.sentence == claim.context.sentence).take(2).count() == 1
}

/// One of two measures agrees with another measure of the other's report: the report gives several
/// ("100 kilometers (60 miles) from the town, 10 kilometers deep").
fn agrees_elsewhere(aligned: &Aligned, attribute: Attribute, pair: &Pair) -> bool {
    let number = |c: &Claim| match &c.value {
        Value::Number(n) if n.base.is_some() => Some((n.unit.clone(), n.bound == number::Bound::About)),
        _ => None,
    };
    let (a, b) = (&aligned.claims[pair.a], &aligned.claims[pair.b]);
    let agrees = |c: &Claim, report: usize| {
        let own = aligned.of_report(attribute, report).iter().take(200).map(|&i| &aligned.claims[i]);
        own.filter(|d| d.block == c.block).any(|d| {
            let relation = relate_numbers(c, d);
            matches!(relation, Relation::Equal | Relation::Refines | Relation::Compatible)
        })
    };
    let (Some((x, about)), Some((y, round))) = (number(a), number(b)) else { return false };
    let converted = x != y || about || round;
    let one_sentence = facts::same_neighbours(a, b) >= facts::VERBATIM;
    converted && !one_sentence && a.document != b.document && (agrees(a, b.document) || agrees(b, a.document))
}

/// "dozens" is no measure; lengths of a few units are rounded when they are converted.
pub fn measured(a: &Claim, b: &Claim) -> bool {
    if matches!((&a.value, &b.value), (Value::Score { .. }, Value::Score { .. })) {
        return true;
    }
    let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) else { return false };
    let vague = |n: &NumberValue| n.high > n.low * 3.0;
    let close = (x.low - y.low).abs() <= 0.05 * x.low.abs().max(y.low.abs());
    let fraction = x.low.fract() != 0.0 || y.low.fract() != 0.0;
    let unit_of_measure = x.unit != "-" && x.unit == x.of;
    !vague(x) && !vague(y) && !(close && fraction && unit_of_measure && x.unit != "magnitude")
}

/// Parts and rests are not set against totals.
pub fn number_fits(a: &Claim, b: &Claim) -> bool {
    let plain = |c: &Claim| matches!(c.qualifiers.scope, None | Some(Scope::Total));
    let same_scope = a.qualifiers.scope == b.qualifiers.scope;
    let of = |c: &Claim| match &c.value {
        Value::Number(n) => n.of.clone(),
        _ => String::new(),
    };
    let dimension = |c: &Claim| match &c.value {
        Value::Number(n) if n.unit == n.of => n.base.as_ref().map(|b| b.dimension.clone()),
        _ => None,
    };
    let one_thing = of(a) == of(b) || dimension(a).is_some() && dimension(a) == dimension(b);
    (plain(a) && plain(b) || same_scope) && one_thing
}

/// More of a narrower sort than the report gives of the whole.
fn is_part(whole: &NumberValue, part: &NumberValue) -> bool {
    let counted = whole.base.is_none() && part.base.is_none();
    counted && whole.unit == whole.of && part.unit != part.of && part.low > whole.high
}

pub fn relate_numbers(a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        // "three shells" are not four "tank shells", though two of them may be
        (Value::Number(x), Value::Number(y)) if x.of == y.of && (is_part(x, y) || is_part(y, x)) => {
            number::relate(x, &NumberValue { unit: x.unit.clone(), ..y.clone() })
        }
        (Value::Number(x), Value::Number(y)) => number::relate(x, y),
        (Value::Score { own: x, other: y }, Value::Score { own: p, other: q }) => {
            // the loser's report may put its own points first
            let same = x.max(y) == p.max(q) && x.min(y) == p.min(q);
            if same { Relation::Equal } else { Relation::Conflicts }
        }
        _ => Relation::Incomparable,
    }
}
