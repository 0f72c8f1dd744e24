//! Ages: "35-year-old", "aged 35", "Smith, 35,", "at the age of 35".

use super::{
    QuantityKind,
    atoms::{AtomKind, Scan},
    bound,
    find::Draft,
    flag, noun,
    unit::unit_at,
};
use crate::lexicon::class;

/// Make `d` an age where the words say so.
pub fn read(scan: &Scan, d: &mut Draft) {
    if old(scan, d) || aged(scan, d) || group(scan, d) || told(scan, d) || reached(scan, d) || opens(scan, d) {
        d.kind = QuantityKind::Age;
        d.base = None;
        d.noun = None;
        return;
    }
    if apposed(scan, d) {
        d.kind = QuantityKind::Age;
        d.unit = "year of age".to_owned();
        d.noun = None;
    }
}

/// "voters 45 and older", "16 or younger"
fn group(scan: &Scan, d: &mut Draft) -> bool {
    let fits = d.unit == "-" && d.number.digits && d.high < 116.0 && scan.class(d.to, class::AND | class::OR);
    if !fits || !scan.has(d.to + 1, flag::COMPARED_AGE) {
        return false;
    }
    d.unit = "year of age".to_owned();
    true
}

/// "she was 25", "who is 70"
fn told(scan: &Scan, d: &mut Draft) -> bool {
    let n = &d.number;
    let whole =
        n.digits && !n.marked && !n.signed && d.low == d.high && (1.0..=115.0).contains(&d.low) && d.unit == "-";
    let Some(verb) = d.start.checked_sub(1).filter(|&v| v > 0 && whole && d.start == d.from) else { return false };
    let who = scan.has(verb, flag::AGE_VERB) && scan.has(verb - 1, flag::AGE_SUBJECT);
    let ends = scan.is(d.to, AtomKind::Punct) && scan.raw(d.to) != "-"
        || scan.get(d.to).is_none()
        || scan.has(d.to, flag::CONJUNCTION | flag::PREPOSITION) && !scan.class(d.to, class::OF);
    if !who || !ends {
        return false;
    }
    d.unit = "year of age".to_owned();
    d.of = Some((verb - 1, verb));
    true
}

/// A whole number of years that somebody may be, with nothing that it counts.
fn years(d: &Draft) -> bool {
    let n = &d.number;
    !n.marked && !n.signed && !n.fraction && n.magnitude == 1.0 && d.low == d.high && d.unit == "-" && d.high <= 115.0
}

/// "turned 45", "died at 88", "lived to 88"
fn reached(scan: &Scan, d: &mut Draft) -> bool {
    let Some(last) = d.from.checked_sub(1).filter(|_| years(d) && d.high >= 1.0) else { return false };
    let turns = scan.has(last, flag::BIRTHDAY);
    let at = scan.class(last, class::AT | class::TO) && last > 0 && scan.has(last - 1, flag::AT_AGE) && d.high > 12.0;
    let verb = if turns { last } else { last.saturating_sub(1) };
    let ends = !scan.is(d.to, AtomKind::Word) || scan.has(d.to, flag::CLOSED) && !scan.class(d.to, class::OF);
    if !(at || turns) || !ends || scan.raw(d.to) == ":" {
        return false;
    }
    d.unit = "year of age".to_owned();
    d.of = bearer_before(scan, verb);
    true
}

/// "At 45, Ruth Hale is", "At 45, she": what follows the comma has that age.
fn opens(scan: &Scan, d: &mut Draft) -> bool {
    let Some(at) = d.from.checked_sub(1).filter(|&at| years(d) && d.high > 12.0 && scan.class(at, class::AT)) else {
        return false;
    };
    let start = at == 0 || scan.is(at - 1, AtomKind::Punct) && scan.raw(at - 1) != ",";
    let who = d.to + 1;
    let end = (who..who + 5).take_while(|&i| name_part(scan, i) && scan.is(i, AtomKind::Word)).last();
    let named = end.filter(|&e| e > who || scan.class(who, class::PRONOUN)).map(|e| (who, e + 1));
    let pronoun = scan.class(who, class::PRONOUN).then_some((who, who + 1));
    let Some(of) = named.or(pronoun).filter(|_| start && scan.raw(d.to) == ",") else { return false };
    d.unit = "year of age".to_owned();
    d.of = Some(of);
    true
}

/// "35-year-old man", "30 years old", "5 years of age"
fn old(scan: &Scan, d: &mut Draft) -> bool {
    let Some(unit) = d.base.clone().filter(|u| tells_age(scan, u)) else { return false };
    let (to, noun) = if scan.has(d.end, flag::OLD) {
        (d.end + 1, true)
    } else if scan.class(d.end, class::OF) && scan.has(d.end + 1, flag::AGE) {
        (d.end + 2, false)
    } else {
        return false;
    };
    d.unit = format!("{unit} of age");
    d.end = to;
    d.of = if noun { bearer_behind(scan, to) } else { None };
    d.of = d.of.or_else(|| bearer_before(scan, d.start));
    true
}

fn tells_age(scan: &Scan, unit: &str) -> bool {
    scan.words.unit(unit).is_some_and(|u| u.tells_age)
}

/// The noun or name behind "35-year-old": "35-year-old Greek man".
fn bearer_behind(scan: &Scan, i: usize) -> Option<(usize, usize)> {
    let phrase = noun::counted(scan, i, true)?;
    let first = (phrase.from..phrase.to).find(|&k| scan.capital(k));
    let name = first.filter(|&f| (f..phrase.to).all(|k| scan.capital(k)));
    Some((name.unwrap_or(phrase.to - 1), phrase.to))
}

/// "aged 35", "at the age of 35", "age 35"
fn aged(scan: &Scan, d: &mut Draft) -> bool {
    let Some(last) = d.start.checked_sub(1) else { return false };
    let of_age = scan.class(last, class::OF) && last > 0 && scan.has(last - 1, flag::AGE);
    let be = usize::from(scan.has(last, flag::AUXILIARY) && last > 0);
    let word = scan.has(last - be, flag::AGE);
    let fits = d.unit == "-" || d.base.as_deref().is_some_and(|b| tells_age(scan, b));
    if !(of_age || word) || !fits && d.kind != QuantityKind::Count || d.high > 130.0 {
        return false;
    }
    let unit = d.base.clone().unwrap_or_else(|| "year".to_owned());
    d.unit = format!("{unit} of age");
    if d.kind == QuantityKind::Count {
        d.end = d.to;
    }
    let from = if of_age { last - 1 } else { last };
    let frame = (1..=2).filter_map(|k| from.checked_sub(k)).find_map(|k| bound::of_place(scan, k));
    if let Some(bound) = frame {
        d.bound = bound;
    }
    d.of = bearer_before(scan, if word { last } else { from });
    true
}

/// "Smith, 35,", "Ann Lee (35)": a number in apposition to a name.
fn apposed(scan: &Scan, d: &mut Draft) -> bool {
    let n = &d.number;
    let whole =
        n.digits && !n.marked && !n.signed && d.low == d.high && d.low.fract() == 0.0 && (1.0..=115.0).contains(&d.low);
    if !whole || d.unit != "-" || d.from < 2 {
        return false;
    }
    // "two women, both 21, were"
    let place = d.from - 1 - usize::from(scan.has(d.from - 1, flag::EACH_OF));
    let (before, next) = (scan.raw(place), scan.raw(d.to));
    let bracket = before == "(" && next == ")" && d.low >= 10.0 && capitals_before(scan, d.from - 1) >= 2;
    let comma = before == ","
        && (matches!(next, "," | "." | ";" | ")" | "")
            || scan.class(d.to, class::OF)
            || scan.has(d.to, flag::AUXILIARY | flag::VERB) && !shares(scan, d.from)
            || scan.class(d.to, class::AND) && scan.is(d.to + 1, AtomKind::Number) && scan.raw(d.to + 2) == ",");
    if !bracket && !comma {
        return false;
    }
    let Some(of) = bearer_before(scan, place) else { return false };
    let date = is_label(scan, of);
    let last = of.1 - 1 - usize::from(scan.raw(of.1 - 1) == ".");
    let named = scan.capital(last) || scan.has(of.1 - 1, flag::PEOPLE) && d.low >= 2.0;
    if date || !named || comma && scan.raw(d.to) == "," && scan.is(d.to + 1, AtomKind::Number) {
        return false;
    }
    d.of = Some(of);
    true
}

/// "March, 12", "Psalm 12", "Friday, June, 12": a date or label, whose words may be those of names ("Mark Holt, 41").
fn is_label(scan: &Scan, (from, to): (usize, usize)) -> bool {
    let calendar = |k: usize| scan.has(k, flag::MONTH | flag::WEEKDAY);
    let to = if scan.raw(to - 1) == "." { to - 1 } else { to };
    let name = to - from >= 2 && scan.capital(from) && scan.capital(to - 1);
    if name { calendar(to - 1) && calendar(from) } else { (from..to).any(|k| calendar(k) || scan.has(k, flag::LABEL)) }
}

/// "86 percent of the town, 43 said": shares are compared, no age is told.
fn shares(scan: &Scan, from: usize) -> bool {
    (from.saturating_sub(12)..from)
        .any(|i| unit_at(scan, i).and_then(|u| scan.words.units.get(u.unit)).is_some_and(|u| u.dimension == "ratio"))
}

fn capitals_before(scan: &Scan, i: usize) -> usize {
    (1..=5).take_while(|&k| i >= k && scan.get(i - k).is_some_and(|a| a.kind == AtomKind::Word && a.capital)).count()
}

/// The name or noun that ends right before atom `i` (a comma and "was", "is" between are fine).
fn bearer_before(scan: &Scan, i: usize) -> Option<(usize, usize)> {
    let mut end = i;
    for _ in 0..2 {
        let last = end.checked_sub(1)?;
        if scan.raw(last) == "," || scan.has(last, flag::AUXILIARY | flag::ADVERB) {
            end = last;
        }
    }
    let mut last = end.checked_sub(1)?;
    // "Tom Berg Jr., 41", "Tom Berg, Jr., 41"
    if scan.raw(last) == "." && last > 0 && scan.has(last - 1, flag::NAME_SUFFIX) {
        last -= 1;
    }
    if scan.has(last, flag::NAME_SUFFIX) && last > 1 {
        last -= 1;
        if scan.raw(last) == "," {
            last -= 1;
        }
    }
    if !scan.is(last, AtomKind::Word) || scan.has(last, flag::PREPOSITION | flag::CONJUNCTION | flag::DETERMINER) {
        return None;
    }
    let mut from = last;
    while from > 0 && last - from < 6 && scan.capital(from) && name_part(scan, from - 1) {
        from -= 1;
    }
    Some((from, end))
}

fn name_part(scan: &Scan, i: usize) -> bool {
    let capital = scan.get(i).is_some_and(|a| a.kind == AtomKind::Word && a.capital);
    let word = flag::PREPOSITION | flag::CONJUNCTION | flag::AUXILIARY | flag::DETERMINER;
    // "May Holt"
    capital && (!scan.has(i, word) || scan.has(i, flag::MONTH))
}
