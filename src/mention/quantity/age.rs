//! Ages: "35-year-old", "aged 35", "Smith, 35,", "at the age of 35".

use super::{
    Bound, QuantityKind,
    atoms::{AtomKind, Scan},
    find::Draft,
    noun,
    words::flag,
};

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
    let fits = d.unit == "-" && d.number.digits && d.high < 116.0 && matches!(scan.low(d.to), "and" | "or");
    if !fits || !matches!(scan.low(d.to + 1), "older" | "younger") {
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
    let who =
        matches!(scan.low(verb), "was" | "is" | "turned") && matches!(scan.low(verb - 1), "he" | "she" | "who" | "i");
    let ends = scan.is(d.to, AtomKind::Punct) && scan.raw(d.to) != "-"
        || scan.get(d.to).is_none()
        || scan.has(d.to, flag::CONJUNCTION | flag::PREPOSITION) && scan.low(d.to) != "of";
    if !who || !ends {
        return false;
    }
    d.unit = "year of age".to_owned();
    d.of = Some((verb - 1, verb));
    true
}

/// "35-year-old man", "30 years old", "5 years of age"
fn old(scan: &Scan, d: &mut Draft) -> bool {
    let Some(unit) = d.base.clone().filter(|u| matches!(u.as_str(), "year" | "month" | "week" | "day")) else {
        return false;
    };
    let next = scan.low(d.end);
    let (to, noun) = match next {
        "old" | "olds" => (d.end + 1, true),
        "of" if scan.low(d.end + 1) == "age" => (d.end + 2, false),
        _ => return false,
    };
    d.unit = format!("{unit} of age");
    d.end = to;
    d.of = if noun { bearer_behind(scan, to) } else { None };
    d.of = d.of.or_else(|| bearer_before(scan, d.start));
    true
}

/// The noun or name behind "35-year-old": "35-year-old Greek man".
fn bearer_behind(scan: &Scan, i: usize) -> Option<(usize, usize)> {
    let phrase = noun::counted(scan, i, true)?;
    let first = (phrase.from..phrase.to).find(|&k| scan.get(k).is_some_and(|a| a.capital));
    let name = first.filter(|&f| (f..phrase.to).all(|k| scan.get(k).is_some_and(|a| a.capital)));
    Some((name.unwrap_or(phrase.to - 1), phrase.to))
}

/// "aged 35", "at the age of 35", "age 35"
fn aged(scan: &Scan, d: &mut Draft) -> bool {
    let Some(last) = d.start.checked_sub(1) else { return false };
    let low = scan.low(last);
    let of_age = low == "of" && last > 0 && matches!(scan.low(last - 1), "age" | "ages");
    let be = usize::from(scan.has(last, flag::AUXILIARY) && last > 0);
    let word = matches!(scan.low(last - be), "aged" | "age" | "ages");
    let fits = d.unit == "-" || d.base.as_deref().is_some_and(|b| matches!(b, "year" | "month"));
    if !(of_age || word) || !fits && d.kind != QuantityKind::Count || d.high > 130.0 {
        return false;
    }
    let unit = d.base.clone().unwrap_or_else(|| "year".to_owned());
    d.unit = format!("{unit} of age");
    if d.kind == QuantityKind::Count {
        d.end = d.to;
    }
    let from = if of_age { last - 1 } else { last };
    let frame = (1..=2).filter_map(|k| from.checked_sub(k)).find_map(|k| match scan.low(k) {
        "under" | "below" => Some(Bound::AtMost),
        "over" | "above" => Some(Bound::AtLeast),
        _ => None,
    });
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
    let place = d.from - 1 - usize::from(matches!(scan.low(d.from - 1), "both" | "each"));
    let (before, next) = (scan.raw(place), scan.raw(d.to));
    let bracket = before == "(" && next == ")" && d.low >= 10.0 && capitals_before(scan, d.from - 1) >= 2;
    let comma = before == ","
        && (matches!(next, "," | "." | ";" | ")" | "")
            || scan.low(d.to) == "of"
            || scan.has(d.to, flag::AUXILIARY | flag::VERB)
            || scan.low(d.to) == "and" && scan.is(d.to + 1, AtomKind::Number) && scan.raw(d.to + 2) == ",");
    if !bracket && !comma {
        return false;
    }
    let Some(of) = bearer_before(scan, place) else { return false };
    let date = (of.0..of.1).any(|k| scan.has(k, flag::MONTH | flag::WEEKDAY | flag::LABEL));
    let named = scan.get(of.1 - 1).is_some_and(|a| a.capital) || scan.has(of.1 - 1, flag::PEOPLE) && d.low >= 2.0;
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
    while from > 0 && last - from < 6 && scan.get(from).is_some_and(|a| a.capital) && name_part(scan, from - 1) {
        from -= 1;
    }
    Some((from, end))
}

fn name_part(scan: &Scan, i: usize) -> bool {
    let capital = scan.get(i).is_some_and(|a| a.kind == AtomKind::Word && a.capital);
    capital && !scan.has(i, flag::PREPOSITION | flag::CONJUNCTION | flag::AUXILIARY | flag::DETERMINER)
}
