//! What the number measures or counts: unit, rate, noun phrase, bound.

use super::{
    Bound, QuantityKind, age,
    atoms::{AtomKind, Scan},
    bound,
    find::{Draft, blank},
    flag,
    noun::{self, NounPhrase, plural},
    number::{Number, number},
    range::{preceded, tail_of_currency},
    unit::{UnitAt, rate, unit_at},
    words::Numeral,
};
use crate::lexicon::class;

/// Unit, counted noun, bound.
pub fn finish(scan: &Scan, n: Number, money: Option<UnitAt>, low: f64, high: f64, to: usize) -> Draft {
    let mut d = blank(n, low, high, to);
    if let Some(sign) = &money {
        d.from = sign.from;
        set_unit(scan, &mut d, sign.unit);
        d.end = tail_of_currency(scan, d.to);
        // "$10 dollars", "A$5 Australian dollars"
        if let Some(again) = unit_at(scan, d.end).filter(|u| scan.words.units.get(u.unit).is_some_and(|x| x.money)) {
            d.end = again.to;
        }
    } else if n.fold {
        set_named(&mut d, "time");
    } else {
        find_unit(scan, &mut d);
        // "from 208 pounds to 193"
        if let Some(own) = unit_at(scan, n.to).filter(|_| d.unit == "-" && to > n.to) {
            set_unit(scan, &mut d, own.unit);
        }
    }
    compound(scan, &mut d);
    // "$75 a barrel to $80"
    let shared = if to > n.to { rate(scan, tail_of_currency(scan, n.to)) } else { None };
    if let Some((per, end)) =
        rate(scan, d.end).or(shared.map(|(per, _)| (per, d.end))).filter(|_| d.unit != "-" && d.unit != "percentage")
    {
        d.unit = format!("{} per {per}", d.unit);
        d.end = end;
    }
    if d.unit == "-" && preceded(scan, d.from, |k| scan.has(k, flag::MAGNITUDE)) && d.high < 11.0 {
        set_named(&mut d, "magnitude");
    }
    if d.unit == "-" {
        count(scan, &mut d);
    }
    if d.unit == "-" && parent(scan, &d) {
        d.unit = "child".to_owned();
        d.kind = QuantityKind::Count;
    }
    bounds(scan, &mut d);
    age::read(scan, &mut d);
    d
}

/// "a mother of two"
pub fn parent(scan: &Scan, d: &Draft) -> bool {
    let of = d.from >= 2 && scan.class(d.from - 1, class::OF | class::TO);
    of && scan.has(d.from - 2, flag::PARENT)
}

fn find_unit(scan: &Scan, d: &mut Draft) {
    let of = usize::from(scan.class(d.to, class::OF) && d.number.magnitude > 1.0 && d.low != d.high);
    let Some(at) = unit_at(scan, d.to + of) else { return };
    let Some(unit) = scan.words.units.get(at.unit) else { return };
    // "10 point lead" is measured, "10 second-hand cars" are counted
    if unit.name == "second" && scan.hyphen(at.to) {
        return;
    }
    let large = d.low.abs() >= 1e6 && unit.name == "pound";
    if large {
        set_named(d, "pound sterling");
        d.kind = QuantityKind::Money;
    } else {
        set_unit(scan, d, at.unit);
    }
    d.end = at.to;
}

/// "3 dollars 50 cents", "5 feet 10 inches", "5 foot 10": one amount in two units.
fn compound(scan: &Scan, d: &mut Draft) {
    let Some(whole) = d.base.as_deref().and_then(|name| scan.words.unit(name)) else { return };
    if d.low != d.high || d.low.fract() != 0.0 || whole.parts == 0 {
        return;
    }
    let at = d.end + usize::from(scan.class(d.end, class::AND));
    let Some(part) = number(scan, at, false).filter(|p| p.low == p.high && !p.ordinal && !p.signed && p.low > 0.0)
    else {
        return;
    };
    let own = unit_at(scan, part.to).and_then(|u| Some((scan.words.units.get(u.unit)?, u.to)));
    let (money, ratio, end) = match own {
        Some((unit, to)) if unit.part_of.contains(&whole.name) => {
            // "five pounds 20 pence"
            let sterling = unit.part_of.first().filter(|_| unit.money && !whole.money);
            (sterling.cloned(), if unit.money { unit.factor } else { unit.factor / whole.factor }, to)
        }
        // "5 foot 10", "5-foot-10": the smaller unit is left out
        None if whole.told_in_parts && at == d.end && bare_part(scan, &part) => {
            (None, 1.0 / f64::from(whole.parts), part.to)
        }
        _ => return,
    };
    if part.low * ratio < 1.0 {
        if let Some(name) = money {
            set_named(d, &name);
            d.kind = QuantityKind::Money;
        }
        let value = d.low + part.low * ratio;
        (d.low, d.high, d.to, d.end) = (value, value, end, end);
    }
}

/// Nothing that the number could count stands behind it.
fn bare_part(scan: &Scan, part: &Number) -> bool {
    let next = part.to;
    part.magnitude == 1.0 && !part.marked && (!scan.is(next, AtomKind::Word) || scan.has(next, flag::CLOSED))
}

fn set_unit(scan: &Scan, d: &mut Draft, index: usize) {
    let Some(unit) = scan.words.units.get(index) else { return };
    set_named(d, &unit.name);
    d.kind = match unit.dimension.as_str() {
        _ if unit.money => QuantityKind::Money,
        "ratio" | "ratio difference" => QuantityKind::Percent,
        _ if unit.is_duration() => QuantityKind::Duration,
        _ => QuantityKind::Measure,
    };
}

fn set_named(d: &mut Draft, name: &str) {
    d.unit = name.to_owned();
    d.base = Some(name.to_owned());
    d.kind = QuantityKind::Measure;
}

/// What is counted: "435 homes", "one of the best teams", "a third of the population".
fn count(scan: &Scan, d: &mut Draft) {
    if scan.has(d.to, flag::TIMES) {
        set_named(d, "time");
        d.end = d.to + 1;
        if let Some((per, end)) = rate(scan, d.end) {
            d.unit = format!("time per {per}");
            d.end = end;
        }
        return;
    }
    let one = d.low == 1.0 && d.high == 1.0;
    let of = scan.class(d.to, class::OF);
    let noun = if d.number.fraction {
        let at = if of { d.to + 1 } else { d.to };
        let half = !of && scan.numeral(d.from) == Numeral::Half;
        let found = noun::phrase(scan, at).filter(|n| !half || plural(scan, n.to - 1));
        d.weak = half && found.is_none();
        found
    } else if of && (one || d.low != d.high || d.number.magnitude > 1.0 || scan.has(d.to + 1, flag::DETERMINER)) {
        of_phrase(scan, d.to + 1, one)
    } else {
        noun::counted(scan, d.to, one)
    };
    if d.number.fraction {
        d.kind = QuantityKind::Percent;
        d.unit = noun.as_ref().map_or("% -".to_owned(), |n| format!("% {}", n.unit));
        d.end = noun.as_ref().map_or(d.to, |n| n.to);
        d.noun = noun;
        return;
    }
    let Some(noun) = noun else {
        d.weak = !d.number.digits && (one || d.from > 0 && scan.has(d.from - 1, flag::RANK));
        // "another day or two"
        if d.from > 1
            && scan.class(d.from - 1, class::OR)
            && !d.number.digits
            && scan.is(d.from - 2, AtomKind::Word)
            && !scan.has(d.from - 2, flag::CLOSED | flag::NUMERAL)
        {
            d.unit = noun::singular(scan.words, scan.low(d.from - 2));
            d.kind = QuantityKind::Count;
        }
        return;
    };
    // "six-speed", "four-door": a compound that names a sort
    if scan.hyphen(d.to) && !d.number.digits {
        d.weak = true;
    }
    d.end = noun.to;
    // "four more years", "517 rushing yards": measured, whatever stands between
    let measured = unit_at(scan, noun.to - 1).filter(|u| u.to == noun.to && noun.to > noun.from + 1);
    let measured = measured.filter(|u| !scan.get(u.from).is_some_and(|a| a.hyphen || a.capital));
    if let Some(unit) = measured.filter(|_| plural(scan, noun.to - 1)) {
        set_unit(scan, d, unit.unit);
    } else {
        d.kind = QuantityKind::Count;
        d.unit = noun.unit.clone();
        d.noun = Some(noun);
    }
    if let Some((per, end)) = rate(scan, d.end) {
        d.unit = format!("{} per {per}", d.unit);
        d.end = end;
    }
}

/// "(one) of the best teams", "(tens of thousands) of people"
fn of_phrase(scan: &Scan, i: usize, one: bool) -> Option<NounPhrase> {
    let mut from = i;
    while from < i + 3 && scan.has(from, flag::DETERMINER) {
        from += 1;
    }
    if one && from == i && scan.get(i).is_none_or(|a| a.entry.numeral == Numeral::None) && !scan.has(i, flag::PRONOUN) {
        return noun::counted(scan, i, false);
    }
    if scan.is(from, AtomKind::Number) || scan.has(from, flag::NUMERAL) {
        let n = number(scan, from, false)?;
        return noun::counted(scan, n.to, false);
    }
    noun::counted(scan, from, false)
}

fn bounds(scan: &Scan, d: &mut Draft) {
    if let Some((bound, start)) = bound::before(scan, d.from) {
        d.bound = bound;
        d.start = start;
    }
    if d.bound == Bound::AtLeast
        && d.kind == QuantityKind::Duration
        && d.start + 1 == d.from
        && scan.low(d.start) == "over"
        && !preceded(scan, d.start, |k| scan.class(k, class::FOR))
    {
        d.bound = Bound::Exact;
    }
    if d.bound == Bound::Exact && d.low != d.high && scan.has(d.from, flag::OPEN_END) {
        d.bound = Bound::AtLeast;
    }
    if let Some(bound) = bound::after(scan, d.end).or_else(|| bound::after(scan, d.to)) {
        d.bound = bound;
    }
}
