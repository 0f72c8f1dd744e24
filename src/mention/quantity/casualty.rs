//! Casualties by kind: "killed 12 people", "12 people were killed", "the toll rose to 12", "12 dead".

use super::{
    QuantityKind, Scope,
    atoms::{AtomKind, Scan},
    find::Draft,
    flag,
    measure::parent,
    predicate::behind,
    toll::toll,
    words::kind,
};
use crate::lexicon::class;

/// What the number counts, as far as casualties go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    People,
    /// A noun that may or may not be people.
    Unknown,
    Building,
    Livestock,
    None,
}

/// Give each draft its casualty kind (index into the pack's kinds plus one).
pub fn mark(scan: &Scan, drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        let class = class(scan, &drafts[k]);
        if class == Class::None {
            continue;
        }
        let found = active(scan, &drafts[k], class)
            .or_else(|| behind(scan, drafts, k, class))
            .or_else(|| toll(scan, drafts, k))
            .or_else(|| of_noun(scan, &drafts[k]))
            .or_else(|| modifier(scan, &drafts[k], class))
            .or_else(|| noun(scan, &drafts[k]).filter(|_| !victims(scan, &drafts[k])))
            .or_else(|| shared(scan, drafts, k, class))
            .or_else(|| noun(scan, &drafts[k]));
        drafts[k].casualty = found.and_then(|kind| fit(scan, kind, class));
    }
    backward(scan, drafts);
}

/// A noun that says less than the verbs round it.
fn victims(scan: &Scan, d: &Draft) -> bool {
    d.noun.as_ref().is_some_and(|n| scan.low(n.to - 1).starts_with("victim"))
}

fn class(scan: &Scan, d: &Draft) -> Class {
    if d.number.ordinal || d.number.fold || d.number.fraction {
        return Class::None;
    }
    if parent(scan, d) || d.whole {
        return Class::None;
    }
    match d.kind {
        QuantityKind::Bare => Class::People,
        QuantityKind::Count => counted(scan, d),
        _ => Class::None,
    }
}

fn counted(scan: &Scan, d: &Draft) -> Class {
    if scan.hyphen(d.to) || d.unit.contains(" per ") {
        return Class::None;
    }
    if d.elided.is_some() {
        let people = |n: &str| scan.words.entry(n).flags & flag::PEOPLE != 0 || names_a_doer(scan, n);
        return if d.noun.as_ref().is_some_and(|n| people(&n.head)) { Class::People } else { Class::Unknown };
    }
    let noun_end = d.noun.as_ref().map_or(d.to, |n| n.to);
    let of = if scan.class(noun_end, class::OF) { noun_end + 3 } else { noun_end };
    for i in (d.to..of).rev() {
        if scan.has(i, flag::LIVESTOCK) {
            return Class::Livestock;
        }
        if scan.has(i, flag::BUILDING) && i + 1 >= noun_end {
            return Class::Building;
        }
        if scan.has(i, flag::PEOPLE) || (scan.roles(i).noun > 0 || scan.roles(i).direct > 0) {
            return Class::People;
        }
    }
    let Some(head) = d.noun.as_ref().map(|n| n.head.as_str()) else { return Class::People };
    let capital = noun_end > d.to && scan.capital(noun_end - 1);
    if capital || names_a_doer(scan, head) { Class::People } else { Class::Unknown }
}

/// "visitor", "activist": a noun by its ending for somebody who does something.
fn names_a_doer(scan: &Scan, noun: &str) -> bool {
    scan.words.doer_endings.iter().any(|s| noun.ends_with(s.as_str()))
}

/// "killed 12 people", "injuring at least 5", "claimed 30 lives"
fn active(scan: &Scan, d: &Draft, class: Class) -> Option<u8> {
    let mut at = d.start;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        let atom = scan.get(at)?;
        let roles = atom.entry.casualty;
        let ruin = class == Class::Building && scan.has(at, flag::DESTROYED | flag::DAMAGED);
        // "shot dead three men", "fatally wounding two"
        let lethal = at > 0
            && (scan.has(at, flag::DEAD) && scan.roles(at - 1).active > 0
                || roles.active > 0 && scan.has(at - 1, flag::FATALLY));
        let shot_dead = roles.active > 0 && scan.has(d.end, flag::DEAD);
        if (lethal || shot_dead) && !passive_voice(scan, at) {
            return kind_of(scan, kind::KILLED);
        }
        if roles.active > 0 || ruin {
            return (!passive_voice(scan, at))
                .then(|| if ruin { ruin_kind(scan, at) } else { claims(scan, at, d, roles.active) })
                .flatten();
        }
        let through = scan.has(at, flag::TRANSPARENT | flag::ADVERB) && !scan.has(at, flag::NO_OBJECT)
            || matches!(scan.raw(at), "\"" | "“" | "‘")
            || scan.has(at, flag::BEFORE_COUNT);
        if !through {
            return None;
        }
    }
    None
}

/// "claimed" kills only where lives or people follow.
fn claims(scan: &Scan, at: usize, d: &Draft, kind: u8) -> Option<u8> {
    let lives = || (d.to..d.end.max(d.to)).any(|i| scan.has(i, flag::CLAIMED));
    (!scan.has(at, flag::CLAIM) || lives()).then_some(kind)
}

fn passive_voice(scan: &Scan, verb: usize) -> bool {
    (1..=3).any(|b| verb >= b && scan.has(verb - b, flag::BE)) && !scan.low(verb).ends_with("ing")
}

pub fn ruin_kind(scan: &Scan, at: usize) -> Option<u8> {
    let name = if scan.has(at, flag::DESTROYED) { kind::HOUSES_DESTROYED } else { kind::HOUSES_DAMAGED };
    kind_of(scan, name)
}

pub fn kind_of(scan: &Scan, name: &str) -> Option<u8> {
    let at = scan.words.casualty_kinds.iter().position(|k| k == name)?;
    u8::try_from(at + 1).ok()
}

/// "the lives of over 100 people", "the bodies of 19 people", "the disappearance of 32"
fn of_noun(scan: &Scan, d: &Draft) -> Option<u8> {
    let mut of = d.start.checked_sub(1)?;
    while of > 0 && d.start - of < 3 && scan.has(of, flag::TRANSPARENT) && scan.low(of) != "of" {
        of -= 1;
    }
    let noun = of.checked_sub(1)?;
    let kind = scan.roles(noun).of_noun;
    let injuries = scan.low(of) == "to" && scan.low(noun).starts_with("injur");
    if scan.low(of) != "of" && !injuries || kind == 0 {
        return None;
    }
    let denied = (1..=4).any(|b| noun >= b && scan.has(noun - b, flag::NEGATOR));
    (!denied).then_some(kind)
}

/// "7,000 stranded villagers", "tens of thousands of homeless people"
fn modifier(scan: &Scan, d: &Draft, class: Class) -> Option<u8> {
    let noun = d.noun.as_ref()?;
    if class == Class::Building {
        return None;
    }
    (noun.from..noun.to.saturating_sub(1))
        .rev()
        .find_map(|i| scan.get(i).map(|a| a.entry.casualty.modifier).filter(|&m| m > 0))
}

/// "1,000 deaths", "12 casualties", "hundreds of victims"
fn noun(scan: &Scan, d: &Draft) -> Option<u8> {
    let noun = d.noun.as_ref()?;
    let kind = scan.roles(noun.to - 1).noun;
    (kind > 0).then_some(kind)
}

/// "killing 88 pupils and four villagers", "including 32 civilians", "19 were found in A, 18 in B"
fn shared(scan: &Scan, drafts: &[Draft], k: usize, class: Class) -> Option<u8> {
    let d = drafts.get(k)?;
    let p = (0..k).rev().find(|&j| {
        drafts[j].casualty.is_some() || !matches!(drafts[j].kind, QuantityKind::Age | QuantityKind::Ordinal)
    })?;
    let before = &drafts[p];
    let kind = before.casualty?;
    let gap = d.start.checked_sub(before.end)?;
    if class == Class::Unknown {
        return None;
    }
    if d.scope == Scope::Part && gap <= 16 {
        return Some(kind);
    }
    let link = |i: usize| scan.has(i, flag::JOINT);
    let linked = |i: usize| link(i) || scan.has(i, flag::JOINT_ADVERB);
    let all_links = (before.end..d.start).all(linked)
        || gap <= 6
            && (before.end..d.start).any(|i| scan.class(i, class::AND | class::CONTRAST))
            && (d.start - 1..d.start).all(linked)
            && !(before.end..d.start).any(|i| scan.has(i, flag::VERB | flag::AUXILIARY) || scan.is(i, AtomKind::Punct));
    let verb_first = before.verb.is_some() && before.start > 0;
    let more = scan.has(d.to, flag::REST);
    if all_links && gap > 0 && ((d.kind == QuantityKind::Count || more) && verb_first && !predicate_follows(scan, d)) {
        return Some(kind);
    }
    // "18 in Awaran, 20 in Kharan"
    let place = (d.kind == QuantityKind::Bare || d.elided.is_some())
        && scan.has(d.to, flag::IN_PLACE)
        && scan.capital(d.to + 1);
    (place && gap <= 16 && d.start > 0 && scan.class(d.start - 1, class::AND | class::COMMA)).then_some(kind)
}

fn predicate_follows(scan: &Scan, d: &Draft) -> bool {
    (d.end..d.end + 2).any(|i| scan.has(i, flag::AUXILIARY | flag::VERB) || scan.roles(i).passive > 0)
}

/// "12 soldiers and five civilians were killed": what is said of the last holds for those before.
fn backward(scan: &Scan, drafts: &mut [Draft]) {
    for k in (1..drafts.len()).rev() {
        let Some(kind) = drafts[k].casualty else { continue };
        let (a, b) = (&drafts[k - 1], &drafts[k]);
        let people = matches!(class(scan, a), Class::People) && a.kind == QuantityKind::Count;
        let linked = b.start == a.end + 1 && scan.class(a.end, class::AND | class::OR | class::COMMA);
        // "left three men and two women dead": one verb before both
        let one_verb = b.verb.is_none_or(|verb| verb < a.start);
        if a.casualty.is_none() && people && linked && one_verb {
            drafts[k - 1].casualty = Some(kind);
        }
    }
}

/// The kind as it holds for what is counted.
fn fit(scan: &Scan, kind: u8, class: Class) -> Option<u8> {
    let name = scan.words.casualty_kinds.get(usize::from(kind).checked_sub(1)?)?.as_str();
    match (class, name) {
        (Class::Livestock, kind::KILLED) => kind_of(scan, kind::LIVESTOCK_KILLED),
        (Class::Livestock, _) => None,
        (Class::Building, kind::HOUSES_DESTROYED | kind::HOUSES_DAMAGED) => Some(kind),
        (Class::Building, _) => None,
        (Class::Unknown, kind::KILLED | kind::KILLED_OR_MISSING) => Some(kind),
        // things may be damaged, missing or affected too
        (Class::Unknown, _) => None,
        _ => Some(kind),
    }
}
