//! Numbers that count nothing: years, dates, clock times, names, scores, addresses.

use super::{
    atoms::{AtomKind, Scan},
    flag,
    noun::plural,
    number::Number,
    unit::unit_at,
    words::Unit,
};
use crate::{
    lexicon::{
        class,
        data::{Reading, has_reading},
    },
    mention::time::TimexType,
};

/// Is the number part of a date, a clock time, a name, a score, an address?
pub fn counts_nothing(scan: &Scan, n: &Number) -> bool {
    // "the mother of 12 Jane Roe"
    if n.from >= 2 && n.low < 40.0 && scan.class(n.from - 1, class::OF) && scan.has(n.from - 2, flag::PARENT) {
        return false;
    }
    timed(scan, n) || joined(scan, n) || (n.digits && !n.signed && (year(scan, n) || name(scan, n) || code(scan, n)))
}

/// Is it in a temporal expression that is no length of time? Of ordinals only days are dates: "the third quarter" is
/// one of a series, too.
fn timed(scan: &Scan, n: &Number) -> bool {
    let (Some(first), Some(last)) = (scan.get(n.from), n.to.checked_sub(1).and_then(|i| scan.get(i))) else {
        return false;
    };
    let at = scan.times.partition_point(|t| t.span.end <= first.start);
    let Some(time) = scan.times.get(at).filter(|t| t.span.start <= first.start && last.end <= t.span.end) else {
        return false;
    };
    if n.ordinal {
        return time.month_day.is_some();
    }
    let lasts = unit_at(scan, n.to).and_then(|u| scan.words.units.get(u.unit)).is_some_and(Unit::is_duration);
    // a bare number that the time grammar took for a year: our own guard knows the units
    let bare = time.span.start == first.start && time.span.end == last.end && n.digits && n.low > 31.0;
    time.kind != TimexType::Duration && !lasts && !bare
}

/// "12/05/2021", "555-12-34", "24/7", "3:2": digits joined by marks.
fn joined(scan: &Scan, n: &Number) -> bool {
    if !n.digits || n.fraction {
        return false;
    }
    let behind = |i: usize, marks: &[&str]| {
        marks.contains(&scan.raw(i)) && scan.glued(i) && scan.is(i + 1, AtomKind::Number) && scan.glued(i + 1)
    };
    let before = |i: usize, marks: &[&str]| {
        i > 1 && marks.contains(&scan.raw(i - 1)) && scan.glued(i) && scan.is(i - 2, AtomKind::Number)
    };
    let close = &["/", ":"];
    let any = &["/", "-", "–"];
    behind(n.to, close)
        || before(n.from, close)
        || behind(n.to, any) && behind(n.to + 2, any)
        || before(n.from, any) && (behind(n.to, any) || n.from > 3 && before(n.from - 2, any))
}

fn year(scan: &Scan, n: &Number) -> bool {
    if n.marked || n.magnitude != 1.0 || n.to != n.from + 1 || scan.raw(n.from).len() != 4 {
        // "1990s", "20s"
        return decade(scan, n);
    }
    if decade(scan, n) {
        return true;
    }
    let value = n.low;
    let next = scan.low(n.to);
    let measured = unit_at(scan, n.to)
        .is_some_and(|u| scan.words.units.get(u.unit).is_none_or(|d| d.name != "foot" || next == "feet"));
    if measured
        && !scan.get(n.to).is_some_and(|a| a.capital && a.spaced && scan.low(n.to) != scan.raw(n.to).to_uppercase())
    {
        return false;
    }
    let counted = plural(scan, n.to) && scan.get(n.to).is_some_and(|a| !a.capital);
    match value as u32 {
        2100..=2199 => {
            let cue =
                n.from > 0 && (scan.has(n.from - 1, flag::ERA_CUE) || scan.class(n.from - 1, class::BY | class::OF));
            cue && !counted
        }
        1900..=2099 => {
            !(counted && scan.has(n.to, flag::PEOPLE | flag::BUILDING | flag::LIVESTOCK))
                || n.from > 0
                    && scan.has(n.from - 1, flag::PREPOSITION)
                    && !scan.has(n.from - 1, flag::TRANSPARENT)
                    && scan.has(n.from - 1, flag::YEAR_IN)
        }
        1000..=1899 => {
            !counted
                && n.from > 0
                && (scan.has(n.from - 1, flag::ERA_CUE | flag::BETWEEN)
                    || scan.class(n.from - 1, class::FROM | class::AND | class::TO))
                && century_context(scan, n)
        }
        _ => false,
    }
}

/// "in 1850", "between 1600 and 1900": not "an increase from 1500 to 1800 homes".
fn century_context(scan: &Scan, n: &Number) -> bool {
    let next = n.to;
    let ends = scan.get(next).is_none_or(|a| a.kind == AtomKind::Punct)
        || scan.has(next, flag::CLOSED)
        || scan.get(next).is_some_and(|a| a.kind == AtomKind::Word);
    let partner = scan.is(next + 1, AtomKind::Number) && scan.raw(next + 1).len() == 4;
    ends && (scan.has(n.from - 1, flag::ERA_CUE)
        || partner
        || n.from > 2 && scan.is(n.from - 2, AtomKind::Number) && scan.raw(n.from - 2).len() == 4)
}

fn decade(scan: &Scan, n: &Number) -> bool {
    let s = scan.low(n.to);
    n.digits && (s == "s" || s == "'s" || s == "’s") && scan.glued(n.to) && (n.low % 10.0 == 0.0 || s != "s")
}

/// "iPhone 14", "Route 66", "Stoxx 600", "Unit 3": a number right behind a name or label.
fn name(scan: &Scan, n: &Number) -> bool {
    if n.magnitude != 1.0 {
        return false;
    }
    if serial(scan, n) {
        return true;
    }
    let Some(p) = n.from.checked_sub(1) else { return street(scan, n) || listed(scan, n) };
    let before = scan.get(p).copied();
    let sign = |i: usize| scan.has(i, flag::NUMBER_SIGN);
    if scan.is(p, AtomKind::Punct) && (sign(p) || scan.raw(p) == "." && p > 0 && sign(p - 1)) {
        return true;
    }
    if street(scan, n) {
        return true;
    }
    // "COVID -19"
    let dash = matches!(scan.raw(p), "-" | "–") && scan.glued(n.from) && p > 0 && scan.capital(p - 1);
    if dash && before.is_some_and(|b| b.spaced) && unit_at(scan, n.to).is_none() {
        return true;
    }
    let Some(before) = before.filter(|b| b.kind == AtomKind::Word) else { return false };
    let hyphen = scan.hyphen(n.from)
        && !scan.has(p, flag::PREPOSITION | flag::UP | flag::ADVERB)
        && !scan.has(p, flag::NUMBER_PREFIX);
    if hyphen {
        return true;
    }
    if n.marked || unit_at(scan, n.to).is_some() {
        return false;
    }
    if scan.title_case && heads_a_count(scan, p, n.to) {
        return false;
    }
    let counted = plural(scan, n.to) && scan.get(n.to).is_some_and(|a| !a.capital);
    // "the 7200 block of Mill Road"
    if n.low >= 100.0 && n.low % 100.0 == 0.0 && scan.has(n.to, flag::BLOCK) {
        return true;
    }
    // "5G", "4WD", "787 Dreamliner"
    let next = scan.get(n.to).copied();
    let letters = next.is_some_and(|a| a.capital && !a.spaced && !a.hyphen && a.kind == AtomKind::Word);
    let model = next.is_some_and(|a| a.capital && a.spaced && a.kind == AtomKind::Word) && counted_name(scan, n.to);
    if letters || model {
        return true;
    }
    if scan.has(p, flag::LABEL) && !scan.hyphen(n.to) {
        return !counted || before.capital;
    }
    if !before.capital || scan.has(p, flag::CLOSED | flag::MONTH | flag::WEEKDAY) {
        return false;
    }
    // a capital opens the sentence; only a name goes on with another capital
    if p == 0 && (scan.words.bounds_before.contains_key(scan.low(p)) || scan.low(p).ends_with("ly")) {
        return false;
    }
    let opener = p == 0 && !scan.capital(n.to) && (counted || scan.has(p, flag::TRANSPARENT | flag::UP | flag::DOWN));
    let people = counted && scan.has(n.to, flag::PEOPLE);
    !opener && !people
}

/// "Driver Kills 2 Nurses": in a headline a verb or preposition before a plural, whose capitals tell nothing.
fn heads_a_count(scan: &Scan, before: usize, behind: usize) -> bool {
    let leads = scan.has(before, flag::VERB | flag::UP | flag::DOWN | flag::PREPOSITION | flag::CONJUNCTION)
        || scan.roles(before).active > 0
        || !scan.has(before, flag::LABEL) && has_reading(scan.low(before), Reading::Verb);
    let fate = scan.roles(behind).direct > 0;
    leads && (fate || super::noun::counted(scan, behind, false).is_some_and(|h| plural(scan, h.to - 1)))
}

/// A capitalized word behind the number that is no people and heads no plural phrase: "787 Dreamliner".
fn counted_name(scan: &Scan, i: usize) -> bool {
    let low = scan.low(i);
    let demonym = scan.words.demonym_endings.iter().any(|e| low.ends_with(e.as_str()));
    let head = super::noun::counted(scan, i, false);
    !demonym && !scan.has(i, flag::MONTH | flag::WEEKDAY | flag::CLOSED) && head.is_none_or(|h| !plural(scan, h.to - 1))
}

/// "1467331200", "3wjm4X": digits of an address or code.
fn serial(scan: &Scan, n: &Number) -> bool {
    let raw = scan.raw(n.from);
    let long = raw.len() >= 9 && !n.marked && n.to == n.from + 1;
    let next = scan.get(n.to);
    let glued = next.is_some_and(|a| a.kind == AtomKind::Word && !a.spaced && !a.hyphen) && n.to == n.from + 1;
    // "11-of-36"
    let record = next.is_some_and(|a| a.hyphen) && scan.class(n.to, class::OF | class::FOR);
    (long || glued) && unit_at(scan, n.to).is_none() || record
}

/// "3. Ann Reed", "14": the number of an item in a list.
fn listed(scan: &Scan, n: &Number) -> bool {
    let small = n.low < 200.0 && !n.marked && n.to == n.from + 1;
    let stop = matches!(scan.raw(n.to), "." | ")")
        && scan.get(n.to + 1).is_none_or(|a| a.capital || a.kind == AtomKind::Punct);
    let next = scan.get(n.to);
    let person = next.is_some_and(|a| a.capital && a.kind == AtomKind::Word)
        && scan.capital(n.to + 1)
        && counted_name(scan, n.to);
    small && (stop || person)
}

/// "16-18 Mill Road", "22 Park Lane"
fn street(scan: &Scan, n: &Number) -> bool {
    let mut i = n.to;
    if matches!(scan.raw(i), "-" | "–") && scan.is(i + 1, AtomKind::Number) {
        i += 2;
    }
    let start = i;
    while i < start + 4
        && scan.get(i).is_some_and(|a| a.capital || a.kind == AtomKind::Number || scan.class(i, class::ORDINAL_ENDING))
    {
        let leads = scan.capital(i + 1);
        if (i > start || leads) && scan.has(i, flag::STREET) && scan.capital(i) {
            return true;
        }
        i += 1;
    }
    false
}

/// "3-2", "555-1234", "1:36.6": bare numbers joined by marks.
fn code(scan: &Scan, n: &Number) -> bool {
    if n.marked {
        return false;
    }
    let Some(p) = n.from.checked_sub(1) else { return false };
    scan.raw(p) == "@" || scan.raw(p) == "_"
}
