//! Ages: "35-year-old", "aged 35", "Smith, 35,", "at the age of 35".

use super::{
    QuantityKind,
    atoms::{AtomKind, Scan},
    bound,
    find::Draft,
    flag, noun,
};
use crate::lexicon::class;

/// Make `d` an age where the words say so.
pub fn read(scan: &Scan, d: &mut Draft) {
    if old(scan, d) || aged(scan, d) || group(scan, d) || told(scan, d) {
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
            || scan.has(d.to, flag::AUXILIARY | flag::VERB)
            || scan.class(d.to, class::AND) && scan.is(d.to + 1, AtomKind::Number) && scan.raw(d.to + 2) == ",");
    if !bracket && !comma {
        return false;
    }
    let Some(of) = bearer_before(scan, place) else { return false };
    let date = (of.0..of.1).any(|k| scan.has(k, flag::MONTH | flag::WEEKDAY | flag::LABEL));
    let named = scan.capital(of.1 - 1) || scan.has(of.1 - 1, flag::PEOPLE) && d.low >= 2.0;
    if date || !named || comma && scan.raw(d.to) == "," && scan.is(d.to + 1, AtomKind::Number) {
        return false;
    }
    d.of = Some(of);
    true
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
    let last = end.checked_sub(1)?;
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
    capital && !scan.has(i, flag::PREPOSITION | flag::CONJUNCTION | flag::AUXILIARY | flag::DETERMINER)
}
