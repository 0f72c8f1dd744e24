//! Ranges: "$10 to $15 billion", "between 5% and 6%", "three or four", "5-10W".

use super::{
    atoms::{AtomKind, Scan},
    guard,
    number::{Number, number},
    unit::{UnitAt, currency_before, rate, unit_at},
    words::flag,
};

/// "3-2" without anything counted: a score.
pub fn score(scan: &Scan, n: &Number) -> bool {
    n.digits
        && matches!(scan.raw(n.to), "-" | "–")
        && scan.glued(n.to)
        && scan.is(n.to + 1, AtomKind::Number)
        && scan.glued(n.to + 1)
}

pub fn hyphenated(scan: &Scan, n: &Number) -> bool {
    n.digits && matches!(scan.raw(n.to), "-" | "–") && scan.glued(n.to)
}

/// "$10 to $15 billion", "between 5% and 6%", "three or four", "5-10W": the values and where the second ends.
pub fn range(scan: &Scan, n: &Number, money: Option<&UnitAt>) -> Option<(f64, f64, usize)> {
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
    // "59 percent to 28 percent" is a vote, no range
    let counts = one.is_none() && two.is_none()
        || own.is_some_and(|u| scan.low(u.from).starts_with("per") || scan.raw(u.from) == "%");
    let bare = counts && link == "to" && !framed && low > m.low;
    (!bare).then_some((low, m.low, m.to))
}

/// "$75 U.S.": the country behind the number.
pub fn tail_of_currency(scan: &Scan, i: usize) -> usize {
    if matches!(scan.raw(i), "US" | "U.S." | "CAD" | "USD" | "Cdn") { i + 1 } else { i }
}

/// Does `word` stand before atom `i`, with at most two words of a bound between?
pub fn preceded(scan: &Scan, i: usize, word: &str) -> bool {
    (1..=3).any(|k| {
        i >= k
            && scan.low(i - k) == word
            && (1..k).all(|j| scan.has(i - j, flag::TRANSPARENT | flag::ADVERB | flag::PREPOSITION))
    })
}
