//! How a number stands to its neighbours: change or level, part or whole, said twice, unit left out.

use super::{
    Bound, Change, QuantityKind, Scope,
    atoms::{AtomKind, Scan},
    find::Draft,
    flag,
    unit::rate,
};
use crate::lexicon::class;

/// Complete the drafts of one sentence from each other.
pub fn relate(scan: &Scan, drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        if is_whole(scan, drafts, k) {
            match told_of_all(scan, &drafts[k - 1], &drafts[k]) {
                true => drafts[k - 1].scope = Scope::Part,
                false => drafts[k].whole = true,
            }
        }
        elide(scan, drafts, k);
        repeat(scan, drafts, k);
        change(scan, drafts, k);
        scope(scan, drafts, k);
        drafts[k].verb = verb_before(scan, drafts[k].start);
    }
}

/// "three of the 40 passengers", "half of the 12 crew": the second number is no count of what happened.
fn is_whole(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let Some((part, whole)) = k.checked_sub(1).and_then(|p| Some((drafts.get(p)?, drafts.get(k)?))) else {
        return false;
    };
    let determined = |i: usize| scan.has(i, flag::DETERMINER | flag::TRANSPARENT | flag::ADVERB);
    scan.class(part.to, class::OF)
        && (part.to + 1..whole.start).all(determined)
        && (part.number.fraction || part.high <= whole.low)
        && !part.number.ordinal
}

/// "She was one of the 26 people killed", "two of the 26 people killed were cooks": a participle right behind holds of
/// all where the part has a verb of its own.
fn told_of_all(scan: &Scan, part: &Draft, whole: &Draft) -> bool {
    let participle = scan.roles(whole.end).direct > 0 && !scan.has(whole.end, flag::INTRANSITIVE);
    let before = (part.start.saturating_sub(2)..part.start).any(|i| scan.has(i, flag::AUXILIARY | flag::VERB));
    let behind = (whole.end + 1..whole.end + 10).any(|i| scan.has(i, flag::AUXILIARY));
    participle && (before || behind)
}

/// "435 homes by open sale and 187 by tender": the unit is that of the earlier number.
fn elide(scan: &Scan, drafts: &mut [Draft], k: usize) {
    let d = &drafts[k];
    if d.kind != QuantityKind::Bare || d.weak || d.number.ordinal {
        return;
    }
    if scan.is(d.to, AtomKind::Word) && !scan.has(d.to, flag::CLOSED | flag::MONTH) {
        return;
    }
    if let Some(next) = ahead(scan, drafts, k) {
        let s = drafts[next].clone();
        let d = &mut drafts[k];
        (d.unit, d.base, d.kind, d.noun, d.elided) = (s.unit, s.base, s.kind, s.noun, Some(next));
        return;
    }
    if k == 0 {
        return;
    }
    if ages(scan, drafts, k) {
        let unit = drafts[k - 1].unit.clone();
        let d = &mut drafts[k];
        (d.unit, d.kind, d.elided) = (unit, QuantityKind::Age, Some(k - 1));
        return;
    }
    if let Some(source) = direct(scan, drafts, k) {
        let (unit, base, kind) = (drafts[source].unit.clone(), drafts[source].base.clone(), drafts[source].kind);
        let d = &mut drafts[k];
        (d.unit, d.base, d.kind, d.elided) = (unit, base, kind, Some(source));
        return;
    }
    let level = d.start > 0 && scan.class(d.start - 1, class::TO | class::AT);
    let source = if level { same_place(scan, drafts, k) } else { neighbour(scan, drafts, k) };
    let Some(source) = source else { return };
    let (unit, base, kind, noun) = {
        let s = &drafts[source];
        (s.unit.clone(), s.base.clone(), s.kind, s.noun.clone())
    };
    let d = &mut drafts[k];
    (d.unit, d.base, d.kind, d.elided) = (unit, base, kind, Some(source));
    d.noun = noun.filter(|_| kind == QuantityKind::Count);
}

/// "rose from 31 mpg last year to 34", "31 mpg to 34": the unit is said with the number before.
fn direct(scan: &Scan, drafts: &[Draft], k: usize) -> Option<usize> {
    let (p, d) = (k.checked_sub(1)?, drafts.get(k)?);
    let source = drafts.get(p)?;
    let between = source.end..d.start;
    let joined = !between.is_empty()
        && between.len() <= 5
        && scan.class(d.start - 1, class::TO)
        && !between.clone().any(|i| scan.has(i, flag::VERB | flag::AUXILIARY));
    (joined && source.kind == QuantityKind::Measure && d.number.digits).then_some(p)
}

/// "ages were 6, 11, 15 and 16", "two men, 25 and 30, were": the list goes on.
fn ages(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let (d, before) = (&drafts[k], &drafts[k - 1]);
    let linked = d.start == before.end + 1 && scan.class(before.end, class::COMMA | class::AND | class::OR)
        || d.start == before.end + 2 && scan.raw(before.end) == "," && scan.class(before.end + 1, class::AND);
    before.kind == QuantityKind::Age && linked && d.number.digits && d.high < 116.0
}

/// "8 or $9", "7- or 8-inch": the unit stands only with the second number.
fn ahead(scan: &Scan, drafts: &[Draft], k: usize) -> Option<usize> {
    let (d, next) = (drafts.get(k)?, drafts.get(k + 1)?);
    // "16,369 up 58 points"
    if next.from == d.to + 1 && scan.has(d.to, flag::UP | flag::DOWN) && next.kind == QuantityKind::Measure {
        return Some(k + 1);
    }
    let joined = next.from == d.to + 1 && scan.class(d.to, class::OR | class::AND);
    let alike = match next.kind {
        // "hundreds of thousands or millions of computers"
        QuantityKind::Count => scan.class(d.to, class::OR),
        QuantityKind::Bare | QuantityKind::Ordinal => false,
        _ => next.number.magnitude == d.number.magnitude,
    };
    (joined && alike).then_some(k + 1)
}

/// The last number of another kind of place: "climbed 0.1% to 1,333" after "edged down 0.03% to 1,463 points".
fn same_place(scan: &Scan, drafts: &[Draft], k: usize) -> Option<usize> {
    let previous = drafts.get(k.checked_sub(1)?)?;
    if previous.kind != QuantityKind::Percent {
        return None;
    }
    (0..k - 1).rev().take(4).find(|&j| {
        let s = &drafts[j];
        matches!(s.kind, QuantityKind::Money | QuantityKind::Measure) && s.start > 0 && placed(scan, s)
    })
}

fn placed(scan: &Scan, d: &Draft) -> bool {
    (1..=4).any(|b| d.start >= b && scan.class(d.start - b, class::TO | class::AT))
}

fn neighbour(scan: &Scan, drafts: &[Draft], k: usize) -> Option<usize> {
    let d = drafts.get(k)?;
    let mut source = k - 1;
    // "2,435,000 yen ($22,480) for one and 2,380,000 for the other"
    if let Some(first) = drafts[source].same_as {
        source = first;
    }
    let s = drafts.get(source)?;
    let gap = d.start.saturating_sub(drafts[k - 1].end);
    let usable =
        !matches!(s.kind, QuantityKind::Bare | QuantityKind::Age | QuantityKind::Ordinal | QuantityKind::Duration);
    if !usable || gap > 16 || s.number.fraction {
        return None;
    }
    // "five kilometres south, killing dozens"
    if !d.number.digits && d.low != d.high && s.kind != QuantityKind::Count {
        return None;
    }
    let link = (drafts[k - 1].end..d.start).any(|i| scan.has(i, flag::COMPARISON));
    let alike = match s.kind {
        QuantityKind::Percent => {
            d.high < 1000.0
                && d.number.magnitude == 1.0
                && (s.change.is_some() || scan.class(d.start.wrapping_sub(1), class::BY))
        }
        QuantityKind::Money => {
            let ratio = (d.high.abs().max(1e-9) / s.high.abs().max(1e-9)).log10().abs();
            d.number.magnitude > 1.0 && ratio < 3.0 || ratio < 1.0
        }
        _ => d.number.magnitude > 1.0 || (d.high.max(1.0) / s.high.max(1.0)).log10().abs() < 2.0,
    };
    (link && alike).then_some(source)
}

/// "100 kilometers (60 miles)": the same length, said again.
fn repeat(scan: &Scan, drafts: &mut [Draft], k: usize) {
    let Some(p) = k.checked_sub(1) else { return };
    let (before, d) = (&drafts[p], &drafts[k]);
    let bracket = scan.raw(before.end) == "(" && d.from <= before.end + 3;
    let slash = d.from == before.end + 1
        && scan.raw(before.end) == "/"
        && (before.same_as.is_some() || before.from > 0 && scan.raw(before.from - 1) == "(");
    let or = d.from <= before.end + 2 && scan.class(d.from - 1, class::OR);
    if !(bracket || slash || or) {
        return;
    }
    let first = before.same_as.unwrap_or(p);
    let units = &scan.words;
    let (a, b) =
        (drafts[first].base.as_deref().and_then(|n| units.unit(n)), d.base.as_deref().and_then(|n| units.unit(n)));
    let (Some(a), Some(b)) = (a, b) else { return };
    let twin = (a.name != b.name || slash) && (a.money && b.money || a.dimension == b.dimension)
        || bracket && a.money && b.money;
    if !twin || or && a.money {
        return;
    }
    let bound = drafts[first].bound;
    // "9 billion shekels ($2.4 billion) a year"
    let rated = bracket && scan.raw(d.end) == ")" && !drafts[first].unit.contains(" per ");
    if let Some((per, _)) = rate(scan, d.end + 1).filter(|_| rated) {
        drafts[first].unit.push_str(&format!(" per {per}"));
    }
    let d = &mut drafts[k];
    d.same_as = Some(first);
    if d.bound == Bound::Exact && bound != Bound::Exact {
        d.bound = bound;
    }
}

fn change(scan: &Scan, drafts: &mut [Draft], k: usize) {
    let d = &drafts[k];
    if matches!(d.kind, QuantityKind::Age | QuantityKind::Ordinal | QuantityKind::Duration) {
        return;
    }
    let mut found = before(scan, d.start);
    if found.is_none() && k > 0 {
        let p = &drafts[k - 1];
        let next = d.start.saturating_sub(p.end);
        // "lost 190 points, or 0.6%"; "down 2.3%, the other by 2.6%"
        let or = next <= 2 && scan.class(d.start.wrapping_sub(1), class::OR);
        let by = next <= 6 && scan.class(d.start.wrapping_sub(1), class::BY) && d.unit == p.unit;
        if or || by || d.same_as.is_some() {
            found = p.change;
        }
    }
    let measured = matches!(d.kind, QuantityKind::Percent | QuantityKind::Money | QuantityKind::Measure);
    if found.is_none() && measured {
        found = direction(scan, d.end).filter(|_| !scan.has(d.end, flag::PREPOSITION));
    }
    drafts[k].change = found;
}

fn direction(scan: &Scan, i: usize) -> Option<Change> {
    if scan.has(i, flag::UP) {
        Some(Change::Up)
    } else if scan.has(i, flag::DOWN) {
        Some(Change::Down)
    } else {
        None
    }
}

/// A verb of rising or falling right before atom `i`; "to" and "at" lead to a level, not a change.
fn before(scan: &Scan, i: usize) -> Option<Change> {
    let mut at = i;
    for step in 0..5 {
        at = at.checked_sub(1)?;
        if scan.class(at, class::TO | class::AT | class::FROM | class::OF) {
            return None;
        }
        if let Some(change) = direction(scan, at) {
            // "up to 400" is a bound
            return Some(change);
        }
        let through = scan.has(at, flag::TRANSPARENT | flag::ADVERB) || step == 0 && scan.class(at, class::BY);
        if !through {
            return None;
        }
    }
    None
}

fn scope(scan: &Scan, drafts: &mut [Draft], k: usize) {
    let d = &drafts[k];
    let mut scope = Scope::Plain;
    let lead = |bits: u128| {
        (1..=4).any(|b| {
            d.from >= b
                && scan.has(d.from - b, bits)
                && (1..b).all(|j| {
                    scan.has(d.from - j, flag::TRANSPARENT | flag::ADVERB | flag::PREPOSITION | flag::DETERMINER)
                        || d.from - j >= d.start
                })
        })
    };
    let inside = d.to..d.end.max(d.to + 1);
    if lead(flag::TOTAL) {
        scope = Scope::Total;
    }
    let than = scan.low(d.to + 1) == "than";
    if lead(flag::ADDED_BEFORE) || inside.clone().any(|i| scan.has(i, flag::ADDED_BEHIND)) && !than {
        scope = Scope::Increment;
    }
    if lead(flag::REMAINING) || inside.clone().any(|i| scan.class(i, class::OTHER)) {
        scope = Scope::Remainder;
    }
    let of = scan.class(d.to, class::OF);
    let them = of && scan.class(d.to + 1, class::PRONOUN | class::DEMONSTRATIVE) || of && of_victims(scan, d.to + 1);
    if lead(flag::PART_CUE) || them {
        scope = Scope::Part;
    }
    drafts[k].scope = scope;
}

/// "(three) of the dead", "(two) of those killed"
fn of_victims(scan: &Scan, i: usize) -> bool {
    let (from, roles) = (i + 1, scan.roles(i + 1));
    scan.class(i, class::DEFINITE) && scan.is(from, AtomKind::Word) && (roles.noun > 0 || roles.direct > 0)
}

/// The verb that the quantity hangs on: the nearest verb before it in the clause.
fn verb_before(scan: &Scan, i: usize) -> Option<usize> {
    (1..=6).filter_map(|b| i.checked_sub(b)).take_while(|&j| scan.is(j, AtomKind::Word)).find(|&j| {
        let low = scan.low(j);
        scan.has(j, flag::VERB)
            || scan.has(j, flag::UP | flag::DOWN) && !scan.has(j, flag::PREPOSITION)
            || scan.roles(j).active > 0
            || low.len() > 4 && (low.ends_with("ed") || low.ends_with("ing")) && !scan.has(j, flag::CLOSED)
    })
}
