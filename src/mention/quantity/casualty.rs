//! Casualties by kind: "killed 12 people", "12 people were killed", "the toll rose to 12", "12 dead".

use super::{
    QuantityKind, Scope,
    atoms::{AtomKind, Scan},
    find::Draft,
    words::flag,
};

/// What the number counts, as far as casualties go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    People,
    /// A noun that may or may not be people.
    Unknown,
    Building,
    Livestock,
    None,
}

/// How far a predicate may lie behind its number, in atoms.
const AHEAD: usize = 18;
/// How far a toll may lie before its number, in atoms.
const BEHIND: usize = 28;

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
    if d.unit == "child" && d.noun.is_none() {
        return Class::None;
    }
    match d.kind {
        QuantityKind::Bare => Class::People,
        QuantityKind::Count => counted(scan, d),
        _ => Class::None,
    }
}

fn counted(scan: &Scan, d: &Draft) -> Class {
    if scan.get(d.to).is_some_and(|a| a.hyphen) || d.unit.contains(" per ") {
        return Class::None;
    }
    if d.elided.is_some() {
        let head = d.noun.as_ref().map_or(0, |n| scan.words.entry(&n.head).flags);
        return if head & flag::PEOPLE != 0 { Class::People } else { Class::Unknown };
    }
    let noun_end = d.noun.as_ref().map_or(d.to, |n| n.to);
    let of = if scan.low(noun_end) == "of" { noun_end + 3 } else { noun_end };
    for i in (d.to..of).rev() {
        if scan.has(i, flag::LIVESTOCK) {
            return Class::Livestock;
        }
        if scan.has(i, flag::BUILDING) && i + 1 >= noun_end {
            return Class::Building;
        }
        if scan.has(i, flag::PEOPLE)
            || scan.get(i).is_some_and(|a| a.entry.casualty.noun > 0 || a.entry.casualty.direct > 0)
        {
            return Class::People;
        }
    }
    let Some(head) = d.noun.as_ref().map(|n| n.head.as_str()) else { return Class::People };
    let capital = noun_end > d.to && scan.get(noun_end - 1).is_some_and(|a| a.capital);
    let suffix = ["er", "or", "ist", "ian", "ant", "man", "ese", "eer"].iter().any(|s| head.ends_with(s));
    if capital || suffix { Class::People } else { Class::Unknown }
}

/// "killed 12 people", "injuring at least 5", "claimed 30 lives"
fn active(scan: &Scan, d: &Draft, class: Class) -> Option<u8> {
    let mut at = d.start;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        let atom = scan.get(at)?;
        let roles = atom.entry.casualty;
        let ruin = class == Class::Building && scan.has(at, flag::DESTROYED | flag::DAMAGED);
        if roles.active > 0 || ruin {
            return (!passive_voice(scan, at))
                .then(|| if ruin { ruin_kind(scan, at) } else { claims(scan, at, d, roles.active) })
                .flatten();
        }
        let through = scan.has(at, flag::TRANSPARENT | flag::ADVERB)
            && !matches!(scan.low(at), "to" | "by" | "of" | "then" | "now")
            || matches!(scan.raw(at), "\"" | "“" | "‘")
            || matches!(scan.low(at), "up" | "all" | "between");
        if !through {
            return None;
        }
    }
    None
}

/// "claimed" kills only where lives or people follow.
fn claims(scan: &Scan, at: usize, d: &Draft, kind: u8) -> Option<u8> {
    if !scan.low(at).starts_with("claim") {
        return Some(kind);
    }
    (d.to..d.end.max(d.to)).any(|i| matches!(scan.low(i), "lives" | "life" | "victims" | "people")).then_some(kind)
}

fn passive_voice(scan: &Scan, verb: usize) -> bool {
    (1..=3).any(|b| verb >= b && matches!(scan.low(verb - b), "was" | "were" | "been" | "be" | "being" | "is" | "are"))
        && !scan.low(verb).ends_with("ing")
}

fn ruin_kind(scan: &Scan, at: usize) -> Option<u8> {
    let name = if scan.has(at, flag::DESTROYED) { "houses_destroyed" } else { "houses_damaged" };
    kind_of(scan, name)
}

fn kind_of(scan: &Scan, name: &str) -> Option<u8> {
    let at = scan.words.casualty_kinds.iter().position(|k| k == name)?;
    u8::try_from(at + 1).ok()
}

/// "12 dead", "12 people were killed", "six people, including two children, died"
fn behind(scan: &Scan, drafts: &[Draft], k: usize, class: Class) -> Option<u8> {
    let d = drafts.get(k)?;
    let mut at = d.end;
    let (mut aux, mut broken) = (false, false);
    let limit = d.end + AHEAD;
    while at < limit {
        let atom = scan.get(at)?;
        let low = scan.low(at);
        if atom.kind == AtomKind::Punct {
            at = parenthesis(scan, at)?;
            continue;
        }
        if atom.kind == AtomKind::Number
            || atom.entry.flags & flag::NUMERAL != 0 && low != "one" && low != "second" && low != "third"
        {
            // an age inside the subject: "5 million children under the age of 5 years died"
            let other = drafts.iter().find(|o| o.from <= at && at < o.end)?;
            if !matches!(other.kind, QuantityKind::Age | QuantityKind::Duration) {
                return None;
            }
            at = other.end.max(at + 1);
            continue;
        }
        if low == "fatally"
            || low == "gunned"
            || low == "shot" && (scan.low(at + 1) == "dead" || scan.low(at + 1) == "to" && scan.low(at + 2) == "death")
        {
            if aux || at == d.end || scan.has(d.end, flag::ADVERB) {
                return kind_of(scan, "killed");
            }
        }
        if matches!(low, "fled" | "flee" | "fleeing") && !(at + 1..at + 6).any(|i| scan.has(i, flag::FLIGHT)) {
            return None;
        }
        let ruin = class == Class::Building && scan.has(at, flag::DESTROYED | flag::DAMAGED);
        if ruin && (aux || at == d.end) {
            return ruin_kind(scan, at);
        }
        let roles = atom.entry.casualty;
        let kind = if at == d.end && roles.direct > 0 { roles.direct } else { roles.passive };
        if kind > 0 && predicate(scan, at, d, aux, broken) {
            return either(scan, at, kind);
        }
        if low == "without" && matches!(scan.low(at + 1), "homes" | "shelter" | "housing") {
            return kind_of(scan, "homeless");
        }
        if low == "lost" && scan.low(at + 2).starts_with("li") || low == "losing" && scan.low(at + 1) == "their" {
            return kind_of(scan, "killed").filter(|_| matches!(scan.low(at + 2), "lives" | "life"));
        }
        if atom.entry.flags & flag::AUXILIARY != 0
            || matches!(
                low,
                "made"
                    | "left"
                    | "remain"
                    | "remained"
                    | "remains"
                    | "reported"
                    | "known"
                    | "believed"
                    | "feared"
                    | "presumed"
                    | "confirmed"
                    | "rendered"
                    | "get"
                    | "got"
            )
        {
            aux = true;
        } else if stops(scan, at, aux) {
            return None;
        } else if scan.has(at, flag::PREPOSITION) {
            broken = true;
        }
        at += 1;
    }
    None
}

/// The atom behind a comma or bracket with its parenthesis; none where the clause ends.
fn parenthesis(scan: &Scan, at: usize) -> Option<usize> {
    match scan.raw(at) {
        "," => {
            let first = scan.low(at + 1);
            let inserted = matches!(
                first,
                "including"
                    | "most"
                    | "mostly"
                    | "many"
                    | "among"
                    | "some"
                    | "all"
                    | "mainly"
                    | "aged"
                    | "according"
                    | "one"
                    | "both"
            ) || matches!(first, "who" | "which");
            if !inserted {
                return None;
            }
            if matches!(first, "who") {
                return Some(at + 1);
            }
            (at + 1..at + 16).find(|&i| scan.raw(i) == ",").map(|i| i + 1)
        }
        "(" => (at + 1..at + 12).find(|&i| scan.raw(i) == ")").map(|i| i + 1),
        "\"" | "”" | "“" | "'" | "’s" | "'s" => Some(at + 1),
        _ => None,
    }
}

/// Does the casualty word at `at` tell of the count?
fn predicate(scan: &Scan, at: usize, d: &Draft, aux: bool, broken: bool) -> bool {
    let low = scan.low(at);
    let direct = at == d.end || at == d.end + 1 && scan.has(d.end, flag::ADVERB | flag::TRANSPARENT);
    let intransitive = matches!(
        low,
        "died"
            | "die"
            | "dies"
            | "dying"
            | "perished"
            | "perish"
            | "drowned"
            | "succumbed"
            | "fled"
            | "flee"
            | "fleeing"
            | "disappeared"
            | "vanished"
            | "dead"
            | "missing"
            | "homeless"
            | "stranded"
            | "marooned"
            | "unaccounted"
    );
    if low == "evacuate" {
        return false;
    }
    if intransitive {
        return !broken || aux || matches!(low, "died" | "perished" | "drowned" | "dead");
    }
    if aux {
        return true;
    }
    // "two men killed five": a new object follows, so the number is the doer
    let object = scan.is(at + 1, AtomKind::Number)
        || scan.has(at + 1, flag::DETERMINER | flag::NUMERAL | flag::PRONOUN)
        || scan.get(at + 1).is_some_and(|a| a.capital);
    direct && !object
}

/// "dead or missing", "killed and injured"
fn either(scan: &Scan, at: usize, kind: u8) -> Option<u8> {
    if !matches!(scan.low(at + 1), "or" | "and") {
        return Some(kind);
    }
    let next = scan.get(at + 2).map_or(0, |a| a.entry.casualty.passive);
    let name = |k: u8| scan.words.casualty_kinds.get(usize::from(k).wrapping_sub(1)).map_or("", String::as_str);
    match (name(kind), name(next)) {
        ("killed", "missing") | ("missing", "killed") => kind_of(scan, "killed+missing"),
        ("killed", "injured") | ("injured", "killed") => kind_of(scan, "casualties"),
        _ => Some(kind),
    }
}

/// Words that end the search for a predicate.
fn stops(scan: &Scan, at: usize, aux: bool) -> bool {
    let low = scan.low(at);
    if matches!(low, "and" | "or") {
        let next = scan.get(at + 1).map_or(0, |a| a.entry.casualty.passive);
        return next == 0 && !scan.has(at + 1, flag::AUXILIARY) && !(aux && scan.low(at + 1).ends_with("ed"));
    }
    if matches!(low, "but" | "while" | "when" | "as" | "after" | "before" | "because" | "if" | "where") {
        return true;
    }
    let verb = scan.has(at, flag::VERB) && !matches!(low, "left" | "found" | "made" | "shot" | "known");
    verb || low.len() > 4 && low.ends_with("ed") && !aux && scan.has(at + 1, flag::DETERMINER)
}

/// "the death toll rose to 12", "an initial toll of 11", "number of injured stood at 30"
fn toll(scan: &Scan, drafts: &[Draft], k: usize) -> Option<u8> {
    let d = drafts.get(k)?;
    let mut lead = d.start.checked_sub(1)?;
    while lead > 0
        && d.start - lead < 4
        && scan.has(lead, flag::TRANSPARENT | flag::ADVERB)
        && !scan.has(lead, flag::TOLL_VERB)
    {
        lead -= 1;
    }
    if !scan.has(lead, flag::TOLL_VERB) {
        return respectively(scan, drafts, k);
    }
    for b in 0..BEHIND {
        let end = lead.checked_sub(b)?;
        if end < lead && matches!(scan.raw(end), ";" | "“" | "”") {
            return None;
        }
        let Some(phrases) = end.checked_sub(1).and_then(|last| scan.words.tolls.get(scan.low(last))) else { continue };
        let Some((words, kind)) = phrases.iter().find(|(w, _)| scan.ends_with(end, w)) else { continue };
        let from = end - words.len();
        // a bare noun such as "deaths" must stand close; "toll of damage" is none
        let close = words.len() > 1
            || words.first().is_some_and(|w| w == "toll" || w == "deaths" || w == "fatalities") && b < BEHIND
            || b <= 3;
        let between = drafts.iter().any(|o| {
            o.from >= from
                && o.from < d.from
                && !matches!(
                    o.kind,
                    QuantityKind::Ordinal | QuantityKind::Duration | QuantityKind::Age | QuantityKind::Percent
                )
                && matches!(scan.low(lead), "of" | "at" | "to" | "was")
                && o.kind != QuantityKind::Count
                && o.kind != QuantityKind::Bare
        });
        if close && !between && (scan.low(lead) != "of" || b == 0) {
            return respectively(scan, drafts, k).or(Some(*kind));
        }
    }
    None
}

/// "The number of the injured and the missing stood at 300 and 18 respectively."
fn respectively(scan: &Scan, drafts: &[Draft], k: usize) -> Option<u8> {
    let d = drafts.get(k)?;
    let word = (d.end..d.end + 12).find(|&i| scan.low(i) == "respectively")?;
    let first = (0..=k)
        .rev()
        .take_while(|&j| drafts[j].end + 3 > drafts.get(j + 1).map_or(word, |n| n.start.min(word)))
        .last()?;
    let last = (k..drafts.len()).take_while(|&j| drafts[j].from < word).last()?;
    let start = drafts[first].start;
    let mut kinds: Vec<u8> = Vec::new();
    for i in start.saturating_sub(16)..start {
        let roles = scan.get(i)?.entry.casualty;
        let kind = if roles.noun > 0 { roles.noun } else { roles.modifier.max(roles.passive) };
        if kind > 0 && kinds.last() != Some(&kind) {
            kinds.push(kind);
        }
    }
    let count = last + 1 - first;
    if kinds.len() != count {
        return None;
    }
    kinds.get(k - first).copied()
}

/// "the lives of over 100 people", "the bodies of 19 people", "the disappearance of 32"
fn of_noun(scan: &Scan, d: &Draft) -> Option<u8> {
    let mut of = d.start.checked_sub(1)?;
    while of > 0 && d.start - of < 3 && scan.has(of, flag::TRANSPARENT) && scan.low(of) != "of" {
        of -= 1;
    }
    let noun = of.checked_sub(1)?;
    let kind = scan.get(noun)?.entry.casualty.of_noun;
    if scan.low(of) != "of" || kind == 0 {
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
    let kind = scan.get(noun.to - 1)?.entry.casualty.noun;
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
    let link = |i: usize| matches!(scan.low(i), "and" | "," | "but" | "or" | "(" | "{" | "+");
    let linked = |i: usize| link(i) || matches!(scan.low(i), "only" | "also" | "another");
    let all_links = (before.end..d.start).all(linked)
        || gap <= 6
            && (before.end..d.start).any(|i| matches!(scan.low(i), "and" | "but"))
            && (d.start - 1..d.start).all(linked)
            && !(before.end..d.start).any(|i| scan.has(i, flag::VERB | flag::AUXILIARY) || scan.is(i, AtomKind::Punct));
    let verb_first = before.verb.is_some() && before.start > 0;
    let more = matches!(scan.low(d.to), "more" | "others");
    if all_links && gap > 0 && ((d.kind == QuantityKind::Count || more) && verb_first && !predicate_follows(scan, d)) {
        return Some(kind);
    }
    // "18 in Awaran, 20 in Kharan"
    let place = (d.kind == QuantityKind::Bare || d.elided.is_some())
        && matches!(scan.low(d.to), "in" | "at" | "from" | "near")
        && scan.get(d.to + 1).is_some_and(|a| a.capital);
    (place && gap <= 16 && d.start > 0 && matches!(scan.low(d.start - 1), "," | "and")).then_some(kind)
}

fn predicate_follows(scan: &Scan, d: &Draft) -> bool {
    (d.end..d.end + 2)
        .any(|i| scan.has(i, flag::AUXILIARY | flag::VERB) || scan.get(i).is_some_and(|a| a.entry.casualty.passive > 0))
}

/// "12 soldiers and five civilians were killed": what is said of the last holds for those before.
fn backward(scan: &Scan, drafts: &mut [Draft]) {
    for k in (1..drafts.len()).rev() {
        let Some(kind) = drafts[k].casualty else { continue };
        let (a, b) = (&drafts[k - 1], &drafts[k]);
        let people = matches!(class(scan, a), Class::People) && a.kind == QuantityKind::Count;
        let linked = b.start == a.end + 1 && matches!(scan.low(a.end), "and" | "or" | ",");
        if a.casualty.is_none() && people && linked && b.verb.is_none() {
            drafts[k - 1].casualty = Some(kind);
        }
    }
}

/// The kind as it holds for what is counted.
fn fit(scan: &Scan, kind: u8, class: Class) -> Option<u8> {
    let name = scan.words.casualty_kinds.get(usize::from(kind).checked_sub(1)?)?.as_str();
    match (class, name) {
        (Class::Livestock, "killed") => kind_of(scan, "livestock_killed"),
        (Class::Livestock, _) => None,
        (Class::Building, "houses_destroyed" | "houses_damaged") => Some(kind),
        (Class::Building, _) => None,
        (Class::Unknown, "affected" | "evacuated" | "trapped" | "stranded" | "missing" | "injured" | "casualties") => {
            None
        }
        _ => Some(kind),
    }
}
