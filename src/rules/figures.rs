//! Plain figures: which of them are of one thing, and how they stand to each other.

use super::{
    coordinated,
    finding::{self, conflict, judged, list, values},
    magnitude,
};
use crate::{
    align::{
        Aligned, Pair,
        grouping::Group,
        guard,
        inside::{self, ANYWHERE, Inside, Need},
        likeness::{VERBATIM, same_neighbours, same_time},
        pairing::Kind,
    },
    claim::{Attribute, Claim},
    conflict::Conflict,
    value::{NumberValue, Value},
};

/// The conflicts of a rule over plain numbers: across reports, and inside one where the words are very alike.
pub fn numbers(aligned: &Aligned, rule: &super::Rule, kind: Kind, what: &str) -> Vec<Conflict> {
    let attribute = kind.attribute();
    let mut pairs = finding::pairs(aligned, kind);
    pairs.extend(inside(aligned, attribute));
    pairs.extend(coordinated::pairs(aligned, attribute));
    pairs.retain(|p| !guard::settled(aligned, kind, p.a, p.b));
    // a slip of a power of ten is told by `magnitude`
    pairs.retain(|p| magnitude::of_claims(&aligned.claims[p.a], &aligned.claims[p.b]).is_none());
    let make = |g: &Group| {
        let values = list(&values(aligned, g), "or");
        let message = match finding::about(aligned, g).filter(|about| !values.contains(about.as_str())) {
            Some(about) => format!("{about}: {what}, {values}?"),
            None => format!("{values}? {what}"),
        };
        conflict(
            aligned,
            g,
            rule.id,
            judged(aligned, kind, rule.severity, g),
            g.score,
            message,
            "check the figure with the source",
        )
    };
    finding::groups(aligned, &pairs).iter().map(make).collect()
}

/// One text seldom gives a figure twice: what it says twice word for word, and what it has one of,
/// the lead's sum of money or a quake's magnitude.
fn inside(aligned: &Aligned, attribute: Attribute) -> Vec<Pair> {
    let relate = |a: &Claim, b: &Claim| a.value.relate(&b.value);
    let plain = |a: &Claim, b: &Claim| number_fits(a, b) && same_time(aligned, a, b);
    let verbatim = |a: &Claim, b: &Claim| plain(a, b) && same_neighbours(a, b) >= VERBATIM;
    let need = Need { fits: &verbatim, relate: &relate };
    let mut pairs = inside::inside(aligned, attribute, &need, &Inside { least: 0.8, shared: 4, lead: ANYWHERE });
    let only = |c: &Claim| match &c.value {
        Value::Number(n) => c.attribute == Attribute::EventMoney || aligned.lexicon.align.only.contains(&n.unit),
        _ => false,
    };
    let one = |a: &Claim, b: &Claim| {
        let apart = a.context.sentence.abs_diff(b.context.sentence) > 1 || attribute != Attribute::EventMoney;
        apart && only(a) && plain(a, b) && alone(aligned, a) && alone(aligned, b)
    };
    let need = Need { fits: &one, ..need };
    let lead = if attribute == Attribute::EventMoney { 2 } else { 3 };
    pairs.extend(inside::inside(aligned, attribute, &need, &Inside { least: 0.6, shared: 4, lead }));
    pairs
}

/// Is it its sentence's only sum? "net of $6 million, or 18 cents a share" tells of several.
fn alone(aligned: &Aligned, claim: &Claim) -> bool {
    let own = aligned.of_report(claim.attribute, claim.document).iter().map(|&i| &aligned.claims[i]);
    own.filter(|c| c.block == claim.block && c.context.sentence == claim.context.sentence).take(2).count() == 1
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
    let of = |c: &Claim| match &c.value {
        Value::Number(n) => n.of.clone(),
        _ => String::new(),
    };
    let dimension = |c: &Claim| match &c.value {
        Value::Number(n) if n.unit == n.of => n.base.as_ref().map(|b| b.dimension.clone()),
        _ => None,
    };
    let one_thing = of(a) == of(b) || dimension(a).is_some() && dimension(a) == dimension(b);
    guard::one_scope(a, b) && one_thing
}
