//! What the rules share that hold one part of an article against its body.

use std::collections::BTreeMap;

use super::{Rule, event_date, figures, finding, person_title};
use crate::{
    align::{
        Aligned,
        grouping::Group,
        likeness::{likeness, same_time},
    },
    claim::{Attribute, Claim, Part, Scope, context::fold},
    conflict::{Conflict, Severity},
    value::{PlaceKind, Relation, Value},
};

/// What is compared, with the least likeness and the least number of shared words.
const COMPARED: [(Attribute, f64, usize); 9] = [
    (Attribute::EventToll, 0.16, 1),
    (Attribute::EventCount, 0.25, 2),
    (Attribute::EventMoney, 0.25, 2),
    (Attribute::EventPercent, 0.3, 2),
    (Attribute::EventDate, 0.34, 3),
    (Attribute::EventPlace, 0.7, 3),
    (Attribute::EventStatus, 0.2, 1),
    (Attribute::PersonAge, 0.12, 1),
    (Attribute::PersonTitle, 0.0, 0),
];

/// Conflicts between claims of `part` and of the body of the same report, which gives no value that agrees.
pub fn check(aligned: &Aligned, rule: &Rule, part: Part, name: &str) -> Vec<Conflict> {
    let mut out = Vec::new();
    for (attribute, least, shared) in COMPARED {
        let mut by_report: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &i in aligned.of(attribute) {
            by_report.entry(aligned.claims[i].document).or_default().push(i);
        }
        for own in by_report.values() {
            let mut told: Vec<String> = Vec::new();
            for &a in own.iter().take(MOST).filter(|&&i| aligned.claims[i].context.part == part) {
                let Some((b, score)) = against(aligned, a, own, (least, shared)) else { continue };
                // a headline that the page repeats is one headline
                let value = aligned.claims[a].value.display();
                if !told.contains(&value) {
                    told.push(value);
                    let group = Group { claims: vec![a.min(b), a.max(b)], score };
                    out.push(conflict(aligned, rule, &group, a, name));
                }
            }
        }
    }
    out
}

/// At most this many claims of one attribute are taken from one report.
const MOST: usize = 200;

/// The claim of the body that is likeliest about the same thing, where none in the body agrees.
fn against(aligned: &Aligned, a: usize, own: &[usize], (least, shared): (f64, usize)) -> Option<(usize, f64)> {
    let claim = &aligned.claims[a];
    if !is_told(claim) {
        return None;
    }
    let all: Vec<usize> =
        own.iter().copied().take(MOST).filter(|&b| aligned.claims[b].context.part == Part::Body).collect();
    let of_kind = |&b: &usize| {
        let other = &aligned.claims[b];
        other.block == claim.block && of_one_kind(aligned, claim, other)
    };
    let body: Vec<usize> = all.iter().copied().filter(of_kind).collect();
    let relation = |b: usize| relate(aligned, claim, &aligned.claims[b]);
    let agrees = |&b: &usize| matches!(relation(b), Relation::Equal | Relation::Refines | Relation::Compatible);
    // "a girl of 11" is another's sister further down
    let agreed = if claim.attribute == Attribute::PersonAge { all.iter().any(agrees) } else { body.iter().any(agrees) };
    // "A$52.5 million (US$40.4 million)": the figure agrees, whatever its currency is called
    let money = claim.attribute == Attribute::EventMoney && all.iter().any(|&b| same_figure(claim, &aligned.claims[b]));
    if agreed || money || names_place(aligned, claim, &all) || adds_up(claim, &body, aligned) {
        return None;
    }
    // a picture is taken on a day of its own
    let least =
        if claim.context.part == Part::Caption && claim.attribute == Attribute::EventDate { 0.6 } else { least };
    let scored = body.iter().filter(|&&b| relation(b) == Relation::Conflicts).filter_map(|&b| {
        let other = &aligned.claims[b];
        let (likeness, words) = likeness(claim, other);
        let fewer = is_fewer(claim, other);
        let least = if fewer { least.max(WORD_FOR_WORD) } else { least };
        if fewer && !of_people(other) {
            return None;
        }
        let near = likeness >= least && words >= shared && same_time(aligned, claim, other) && may_be_one(claim, other);
        near.then_some((b, likeness))
    });
    scored.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
}

/// A part of the toll that stands in the body is told in other words than the headline's.
const WORD_FOR_WORD: f64 = 0.5;

/// The body counts fewer: mostly some of the headline's number.
fn is_fewer(part: &Claim, body: &Claim) -> bool {
    match (&part.value, &body.value) {
        (Value::Number(x), Value::Number(y)) => y.high < x.low,
        _ => false,
    }
}

/// "people", not the women or the officers among them.
fn of_people(claim: &Claim) -> bool {
    claim.attribute != Attribute::EventToll || claim.context.words.iter().any(|(w, _)| &**w == "people")
}

fn same_figure(a: &Claim, b: &Claim) -> bool {
    matches!((&a.value, &b.value), (Value::Number(x), Value::Number(y)) if (x.low, x.high) == (y.low, y.high))
}

/// The body names the place, as a part of a longer name or without an event.
fn names_place(aligned: &Aligned, claim: &Claim, body: &[usize]) -> bool {
    let Value::Place(place) = &claim.value else { return false };
    let (name, text) = (fold(&place.name), fold(&claim.text));
    let within = |w: &str| w.contains(&name) || w.contains(&text);
    body.iter().any(|&b| aligned.claims[b].context.words.iter().any(|(w, _)| within(w)))
}

/// A day that the words name: no holiday, which may be celebrated on another; a place that a pack knows.
fn is_told(claim: &Claim) -> bool {
    match &claim.value {
        Value::Date(d) => d.weekday.is_some() || claim.text.bytes().any(|b| b.is_ascii_digit()),
        // "Northwest", "Mill Park": names that no pack knows may lie anywhere
        Value::Place(p) => matches!(p.kind, PlaceKind::City | PlaceKind::Country) && p.country.is_some(),
        _ => true,
    }
}

/// Do both count, date or describe the same sort of thing?
fn of_one_kind(aligned: &Aligned, a: &Claim, b: &Claim) -> bool {
    match a.attribute {
        Attribute::EventToll => a.subject.name == b.subject.name,
        Attribute::EventCount | Attribute::EventMoney | Attribute::EventPercent => {
            figures::number_fits(a, b) && figures::measured(a, b)
        }
        Attribute::PersonTitle => a.subject.entity.is_some() && a.subject.entity == b.subject.entity,
        Attribute::PersonAge => match (a.subject.entity, b.subject.entity) {
            (Some(x), Some(y)) => x == y,
            (None, None) => noun(a) == noun(b),
            _ => false,
        },
        Attribute::EventStatus => super::event_status::is_settled_once(a) && super::event_status::fits(aligned, a, b),
        _ => a.subject.event.is_some() && event_date::fits(a, b),
    }
}

fn noun(claim: &Claim) -> String {
    claim.subject.name.split_whitespace().next_back().map(fold).unwrap_or_default()
}

/// Not a part, an increment or a rest of a toll, which the part of the article does not count.
fn may_be_one(a: &Claim, b: &Claim) -> bool {
    let whole = |c: &Claim| matches!(c.qualifiers.scope, None | Some(Scope::Total | Scope::One | Scope::Several));
    whole(a) && whole(b)
}

/// The body tells of a headline's number one by one: two hurt here, another there.
fn adds_up(claim: &Claim, body: &[usize], aligned: &Aligned) -> bool {
    let number = |c: &Claim| match &c.value {
        Value::Number(n) if n.low == n.high => Some(n.low),
        _ => None,
    };
    let Some(whole) = number(claim) else { return false };
    let mut parts: Vec<f64> = body.iter().filter_map(|&b| number(&aligned.claims[b])).take(12).collect();
    parts.sort_by(f64::total_cmp);
    let all: f64 = parts.iter().sum();
    let two = parts.iter().enumerate().any(|(i, x)| parts[i + 1..].iter().any(|y| x + y == whole));
    // many small figures of one kind tell of people one by one
    two || all == whole || parts.len() > 2 && parts.iter().all(|p| *p < whole)
}

/// How two claims of one attribute stand to each other.
pub fn relate(aligned: &Aligned, a: &Claim, b: &Claim) -> Relation {
    match (&a.value, &b.value) {
        (Value::Place(x), _) if x.kind == PlaceKind::Address => Relation::Incomparable,
        (Value::Title(_), Value::Title(_)) => person_title::titles_relate(aligned, a, b),
        (Value::Status { .. }, Value::Status { .. }) => super::event_status::relate(aligned, a, b),
        (x, y) => x.relate(y),
    }
}

fn conflict(aligned: &Aligned, rule: &Rule, group: &Group, part: usize, name: &str) -> Conflict {
    let confidence = (0.45 + group.score).clamp(0.0, 0.9);
    let value = aligned.claims[part].value.display();
    let rest: Vec<String> = finding::values(aligned, group).into_iter().filter(|v| *v != value).collect();
    let message = format!("the {name} says {value}, the body {}", finding::list(&rest, "or"));
    let severity = finding::severity(Severity::Warning, confidence);
    let help = format!("make the {name} say what the body says");
    finding::conflict(aligned, group, rule.id, severity, confidence, message, &help)
}
