//! From a number to a quantity: ranges, units, what is counted, bounds.

use super::{
    Bound, Change, QuantityKind, Scope, age,
    atoms::{AtomKind, Scan},
    bound, guard,
    noun::{self, NounPhrase, plural},
    number::{Number, glyph, number},
    unit::{UnitAt, currency_before, rate, unit_at},
    words::{Numeral, flag},
};
use crate::mention::time::{Time, TimexType};

/// A quantity in the making; positions are atoms of the sentence.
#[derive(Debug, Clone)]
pub struct Draft {
    /// First atom of the bound, or `from`.
    pub start: usize,
    /// The number's words with currency: `from..to`.
    pub from: usize,
    pub to: usize,
    /// Behind unit, rate and counted noun phrase.
    pub end: usize,
    pub number: Number,
    pub low: f64,
    pub high: f64,
    pub kind: QuantityKind,
    pub bound: Bound,
    pub unit: String,
    /// Name of the unit in the pack, without rate.
    pub base: Option<String>,
    pub noun: Option<NounPhrase>,
    pub change: Option<Change>,
    pub scope: Scope,
    pub casualty: Option<u8>,
    pub verb: Option<usize>,
    /// Atoms of the concept.
    pub concept: Vec<usize>,
    /// Atoms of the person or thing whose age it is.
    pub of: Option<(usize, usize)>,
    pub same_as: Option<usize>,
    /// The unit was taken from this draft of the sentence.
    pub elided: Option<usize>,
    /// "one" with nothing behind it: kept only where it counts casualties.
    pub weak: bool,
}

/// Every quantity of the sentence, left to right.
pub fn drafts(scan: &Scan, times: &[Time]) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut i = 0;
    while i < scan.len() {
        if !may_start(scan, i) {
            i += 1;
            continue;
        }
        match draft(scan, i, times) {
            Step::Found(draft) => {
                i = draft.to.max(i + 1);
                out.push(*draft);
            }
            Step::Skip(to) => i = to.max(i + 1),
        }
    }
    out
}

enum Step {
    Found(Box<Draft>),
    Skip(usize),
}

fn may_start(scan: &Scan, i: usize) -> bool {
    let Some(atom) = scan.get(i) else { return false };
    match atom.kind {
        AtomKind::Number => true,
        AtomKind::Word => {
            atom.entry.flags & flag::NUMERAL != 0
                || matches!(scan.low(i), "a" | "an") && scan.has(i + 1, flag::NUMERAL)
                || matches!(scan.low(i), "minus" | "negative")
                    && (scan.is(i + 1, AtomKind::Number) || scan.has(i + 1, flag::NUMERAL))
        }
        AtomKind::Punct => matches!(scan.raw(i), "." | "-" | "−" | "–") || glyph(scan.raw(i)).is_some(),
    }
}

fn draft(scan: &Scan, i: usize, times: &[Time]) -> Step {
    let money = currency_before(scan, i);
    let Some(mut n) = number(scan, i, money.is_some()) else { return Step::Skip(i + 1) };
    // "production-four-door", "then-35": what hangs on a noun is part of its name
    let hangs =
        scan.get(i).is_some_and(|a| a.hyphen) && !n.digits && i > 0 && !scan.has(i - 1, flag::CLOSED | flag::NUMERAL);
    if hangs {
        return Step::Skip(n.to);
    }
    if suffix_ordinal(scan, &mut n) || n.ordinal {
        return ordinal(scan, n);
    }
    if ratio(scan, &mut n) {
        return Step::Found(Box::new(finish(scan, n, money, n.low, n.high, n.to)));
    }
    if money.is_none() && (guard::counts_nothing(scan, &n) || timed(scan, &n, times)) {
        return Step::Skip(skip_joined(scan, n.to));
    }
    if n.low == 1.0 && n.high == 1.0 && !n.digits && pronoun(scan, &n) {
        return Step::Skip(n.to);
    }
    let span = range(scan, &n, money.as_ref());
    let (low, high, to) = span.unwrap_or((n.low, n.high, n.to));
    if span.is_none() && score(scan, &n) {
        return Step::Skip(n.to + 2);
    }
    let draft = finish(scan, n, money, low, high, to);
    if span.is_some() && draft.unit == "-" && hyphenated(scan, &n) {
        return Step::Skip(draft.to);
    }
    Step::Found(Box::new(draft))
}

/// Is it in a temporal expression that is no length of time?
fn timed(scan: &Scan, n: &Number, times: &[Time]) -> bool {
    let (Some(first), Some(last)) = (scan.get(n.from), scan.get(n.to - 1)) else { return false };
    let at = times.partition_point(|t| t.span.end <= first.start);
    let Some(time) = times.get(at).filter(|t| t.span.start <= first.start && last.end <= t.span.end) else {
        return false;
    };
    let lasts = unit_at(scan, n.to)
        .and_then(|u| scan.words.units.get(u.unit))
        .is_some_and(|u| matches!(u.dimension.as_str(), "time" | "months"));
    // a bare number that the time grammar took for a year: our own guard knows the units
    let bare = time.span.start == first.start && time.span.end == last.end && n.digits && n.low > 31.0;
    time.kind != TimexType::Duration && !lasts && !bare
}

/// Behind a date or label, numbers joined by a slash or dash belong to it.
fn skip_joined(scan: &Scan, mut i: usize) -> usize {
    while matches!(scan.raw(i), "/" | ":" | "-" | "–")
        && scan.glued(i)
        && scan.is(i + 1, AtomKind::Number)
        && scan.glued(i + 1)
    {
        i += 2;
    }
    i
}

/// "22nd": the number is an ordinal.
fn suffix_ordinal(scan: &Scan, n: &mut Number) -> bool {
    let fits =
        n.digits && n.to == n.from + 1 && scan.glued(n.to) && matches!(scan.low(n.to), "st" | "nd" | "rd" | "th");
    if fits {
        n.to += 1;
        n.ordinal = true;
    }
    fits
}

fn ordinal(scan: &Scan, n: Number) -> Step {
    let money = guard::counts_nothing(scan, &n);
    // "second" behind a number is a length of time, in front of a verb an adverb
    let noun = noun::counted(scan, n.to, true).filter(|_| !scan.get(n.to).is_some_and(|a| a.hyphen));
    let Some(noun) = noun.filter(|_| !money) else { return Step::Skip(n.to) };
    let mut d = blank(n, n.low, n.high, n.to);
    d.kind = QuantityKind::Ordinal;
    d.unit = noun.head.clone();
    d.end = noun.to;
    d.noun = Some(noun);
    Step::Found(Box::new(d))
}

/// "one in five", "three out of four": a share.
fn ratio(scan: &Scan, n: &mut Number) -> bool {
    if n.high > 100.0 || n.low != n.high || n.fraction || n.low < 1.0 || n.marked {
        return false;
    }
    let out = scan.low(n.to) == "out" && scan.low(n.to + 1) == "of";
    let within = scan.low(n.to) == "in" && !n.digits;
    let every = usize::from(scan.low(n.to + 1) == "every");
    let at = if out { n.to + 2 } else { n.to + 1 + every };
    if !out && !within {
        return false;
    }
    let Some(whole) = number(scan, at, false) else { return false };
    let plain = whole.low == whole.high && whole.low > n.low && !whole.fraction && !whole.ordinal && !whole.marked;
    let usual =
        out && n.high <= 20.0 && whole.high <= 20.0 && !n.digits || within && whole.high <= 1000.0 && !whole.digits;
    let noun = unit_at(scan, whole.to).is_none() || out;
    if !plain || !usual || !noun {
        return false;
    }
    (n.low, n.high, n.to, n.fraction) = (n.low / whole.low, n.low / whole.low, whole.to, true);
    true
}

/// "one" as a pronoun: "no one", "one another", "the one who".
fn pronoun(scan: &Scan, n: &Number) -> bool {
    if scan.low(n.from) != "one" {
        return false;
    }
    let before = n.from.checked_sub(1).map_or("", |p| scan.low(p));
    let next = scan.low(n.to);
    let joined = scan.get(n.to).is_some_and(|a| a.hyphen) && !unit_at(scan, n.to).is_some();
    let joined_before = scan.get(n.from).is_some_and(|a| a.hyphen);
    joined
        || joined_before
        || matches!(
            before,
            "no" | "this"
                | "that"
                | "which"
                | "every"
                | "any"
                | "each"
                | "another"
                | "some"
                | "day"
                | "big"
                | "new"
                | "old"
                | "last"
                | "next"
                | "first"
        )
        || matches!(before, "the") && scan.has(n.to, flag::CLOSED)
        || matches!(
            next,
            "another"
                | "day"
                | "point"
                | "time"
                | "can"
                | "could"
                | "might"
                | "may"
                | "should"
                | "would"
                | "must"
                | "thing"
                | "way"
                | "by"
                | "hand-not"
        ) && !(next == "point" && before == "by")
        || next == "of" && matches!(scan.low(n.to + 1), "a" | "my")
}

/// "3-2" without anything counted: a score.
fn score(scan: &Scan, n: &Number) -> bool {
    n.digits
        && matches!(scan.raw(n.to), "-" | "–")
        && scan.glued(n.to)
        && scan.is(n.to + 1, AtomKind::Number)
        && scan.glued(n.to + 1)
}

fn hyphenated(scan: &Scan, n: &Number) -> bool {
    n.digits && matches!(scan.raw(n.to), "-" | "–") && scan.glued(n.to)
}

/// "$10 to $15 billion", "between 5% and 6%", "three or four", "5-10W": the values and where the second ends.
fn range(scan: &Scan, n: &Number, money: Option<&UnitAt>) -> Option<(f64, f64, usize)> {
    if n.low != n.high || n.fraction {
        return None;
    }
    let own = unit_at(scan, n.to).filter(|_| money.is_none());
    let mut at = own.as_ref().map_or(n.to, |u| u.to);
    if money.is_some() {
        at = rate(scan, tail_of_currency(scan, at)).map_or(tail_of_currency(scan, at), |(_, to)| to);
    }
    let link = scan.low(at);
    let between = n.from > 0 && preceded(scan, money.map_or(n.from, |m| m.from), "between");
    let ranged = preceded(scan, money.map_or(n.from, |m| m.from), "from");
    let to = match link {
        "to" | "through" | "thru" | "~" => true,
        "-" | "–" => scan.glued(at) && own.is_none(),
        "and" => between,
        "or" => own.is_none() && money.is_none(),
        _ => false,
    };
    if !to {
        return None;
    }
    let second = at + 1;
    let sign = (second..second + 4)
        .find(|&k| currency_before(scan, k).is_some_and(|c| c.from >= second) && scan.is(k, AtomKind::Number));
    let start = sign.unwrap_or(second);
    let m = number(scan, start, sign.is_some() || money.is_some())?;
    if m.low != m.high
        || m.fraction
        || m.ordinal
        || m.signed && link == "-"
        || guard::counts_nothing(scan, &m) && !between
    {
        return None;
    }
    let tail = unit_at(scan, m.to).filter(|_| sign.is_none());
    compatible(
        scan,
        n,
        &m,
        (money, own.as_ref()),
        (sign.and_then(|k| currency_before(scan, k)), tail.as_ref()),
        link,
        between || ranged,
    )
}

type Units<'a> = (Option<&'a UnitAt>, Option<&'a UnitAt>);

#[allow(clippy::too_many_arguments)]
fn compatible(
    scan: &Scan,
    n: &Number,
    m: &Number,
    first: Units,
    second: (Option<UnitAt>, Option<&UnitAt>),
    link: &str,
    framed: bool,
) -> Option<(f64, f64, usize)> {
    let (money, own) = first;
    let (sign, tail) = (second.0.as_ref(), second.1);
    let one = money.or(own).map(|u| u.unit);
    let two = sign.or(tail).map(|u| u.unit);
    let fits = match (one, two) {
        (Some(a), Some(b)) => a == b,
        // "$10 to 15 billion"; "6.5% to 164": not unless framed by "from"
        (Some(_), None) => money.is_some() || framed,
        // "10 to 15 dollars", not "8 or $9"
        (None, Some(_)) => {
            sign.is_none() && (link != "or" || tail.is_some_and(|t| !scan.get(t.from).is_some_and(|a| a.hyphen)))
        }
        (None, None) => true,
    };
    if !fits {
        return None;
    }
    let mut low = n.low;
    // "four to five thousand": the magnitude is shared
    if n.magnitude == 1.0 && m.magnitude > 1.0 && n.low < 1000.0 && own.is_none() {
        low *= m.magnitude;
    }
    let near = link != "or" || (m.low - low - m.magnitude.min(m.low)).abs() < 1e-6 * m.low.abs() || m.low == low + 1.0;
    let hyphen_down = matches!(link, "-" | "–") && low >= m.low;
    if !near || hyphen_down || low == m.low {
        return None;
    }
    // "raised 5 to 10": two counted things need a frame or a common noun
    let bare = one.is_none() && two.is_none() && link == "to" && !framed && low > m.low;
    (!bare).then_some((low, m.low, m.to))
}

/// "$75 U.S.": the country behind the number.
fn tail_of_currency(scan: &Scan, i: usize) -> usize {
    if matches!(scan.raw(i), "US" | "U.S." | "CAD" | "USD" | "Cdn") { i + 1 } else { i }
}

/// Does `word` stand before atom `i`, with at most two words of a bound between?
fn preceded(scan: &Scan, i: usize, word: &str) -> bool {
    (1..=3).any(|k| {
        i >= k
            && scan.low(i - k) == word
            && (1..k).all(|j| scan.has(i - j, flag::TRANSPARENT | flag::ADVERB | flag::PREPOSITION))
    })
}

fn blank(n: Number, low: f64, high: f64, to: usize) -> Draft {
    Draft {
        start: n.from,
        from: n.from,
        to,
        end: to,
        number: n,
        low,
        high,
        kind: QuantityKind::Bare,
        bound: Bound::Exact,
        unit: "-".to_owned(),
        base: None,
        noun: None,
        change: None,
        scope: Scope::Plain,
        casualty: None,
        verb: None,
        concept: Vec::new(),
        of: None,
        same_as: None,
        elided: None,
        weak: false,
    }
}

/// Unit, counted noun, bound.
fn finish(scan: &Scan, n: Number, money: Option<UnitAt>, low: f64, high: f64, to: usize) -> Draft {
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
    // "$75 a barrel to $80"
    let shared = if to > n.to { rate(scan, tail_of_currency(scan, n.to)) } else { None };
    if let Some((per, end)) =
        rate(scan, d.end).or(shared.map(|(per, _)| (per, d.end))).filter(|_| d.unit != "-" && d.unit != "percentage")
    {
        d.unit = format!("{} per {per}", d.unit);
        d.end = end;
    }
    if d.unit == "-" && preceded(scan, d.from, "magnitude") && d.high < 11.0 {
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
fn parent(scan: &Scan, d: &Draft) -> bool {
    let of = d.from >= 2 && matches!(scan.low(d.from - 1), "of" | "to");
    of && matches!(
        scan.low(d.from - 2),
        "mother" | "father" | "mom" | "mum" | "dad" | "parent" | "parents" | "grandmother" | "grandfather"
    )
}

fn find_unit(scan: &Scan, d: &mut Draft) {
    let of = usize::from(scan.low(d.to) == "of" && d.number.magnitude > 1.0 && d.low != d.high);
    let Some(at) = unit_at(scan, d.to + of) else { return };
    let Some(unit) = scan.words.units.get(at.unit) else { return };
    // "10 point lead" is measured, "10 second-hand cars" are counted
    if unit.name == "second" && scan.get(at.to).is_some_and(|a| a.hyphen) {
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

fn set_unit(scan: &Scan, d: &mut Draft, index: usize) {
    let Some(unit) = scan.words.units.get(index) else { return };
    set_named(d, &unit.name);
    d.kind = match unit.dimension.as_str() {
        _ if unit.money => QuantityKind::Money,
        "ratio" | "ratio difference" => QuantityKind::Percent,
        "time" | "months" => QuantityKind::Duration,
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
    if matches!(scan.low(d.to), "times") {
        set_named(d, "time");
        d.end = d.to + 1;
        if let Some((per, end)) = rate(scan, d.end) {
            d.unit = format!("time per {per}");
            d.end = end;
        }
        return;
    }
    let one = d.low == 1.0 && d.high == 1.0;
    let of = scan.low(d.to) == "of";
    let noun = if d.number.fraction {
        let at = if of { d.to + 1 } else { d.to };
        let half = !of && scan.low(d.from) == "half";
        let found = noun::phrase(scan, at).filter(|n| !half || plural(scan, n.to - 1));
        d.weak = half && found.is_none();
        found
    } else if of && (one || d.low != d.high || d.number.magnitude > 1.0) {
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
        let before = d.from.checked_sub(1).map_or("", |p| scan.low(p));
        d.weak = !d.number.digits
            && (one || matches!(before, "top" | "bottom" | "last" | "first" | "final" | "next" | "past" | "previous"));
        // "another day or two"
        if before == "or"
            && d.from > 1
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
    if scan.get(d.to).is_some_and(|a| a.hyphen) && !d.number.digits {
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
        && !preceded(scan, d.start, "for")
    {
        d.bound = Bound::Exact;
    }
    if let Some(bound) = bound::after(scan, d.end).or_else(|| bound::after(scan, d.to)) {
        d.bound = bound;
    }
}
