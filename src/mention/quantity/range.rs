//! Ranges: "$10 to $15 billion", "between 5% and 6%", "three or four", "5-10W".

use super::{
    atoms::{AtomKind, Scan},
    flag, guard,
    number::{Number, number},
    unit::{UnitAt, currency_before, rate, unit_at},
};
use crate::lexicon::class;

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
    let first = money.map_or(n.from, |m| m.from);
    let between = n.from > 0 && preceded(scan, first, |k| scan.has(k, flag::BETWEEN));
    let ranged = preceded(scan, first, |k| scan.class(k, class::FROM));
    let link = link(scan, at)?;
    let shares = own.as_ref().is_some_and(|u| scan.words.units.get(u.unit).is_some_and(|d| d.dimension == "ratio"));
    let fits = match link {
        // "fell $1.2 million to $23.5 million": by the first, to the second
        Link::To => ranged || shares || money.is_none() && own.is_none() || !changes(scan, first),
        Link::Dash => scan.glued(at) && own.is_none(),
        Link::And => between,
        Link::Or => own.is_none() && money.is_none(),
    };
    if !fits {
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
        || m.signed && scan.raw(at) == "-"
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

/// Does a verb of rising or falling stand right before the number that starts at `i`?
fn changes(scan: &Scan, i: usize) -> bool {
    let through = |k: usize| scan.has(k, flag::ADVERB | flag::TRANSPARENT) && !scan.class(k, class::TO | class::OF);
    let verb = (1..=3).filter_map(|b| i.checked_sub(b)).find(|&k| !through(k));
    // "is to rise 3% to 5%" leaves a range open
    let ahead = |k: usize| k > 0 && scan.class(k - 1, class::TO | class::MODAL);
    verb.is_some_and(|k| scan.has(k, flag::UP | flag::DOWN) && !scan.has(k, flag::PREPOSITION) && !ahead(k))
}

/// What joins the ends of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    To,
    Dash,
    And,
    Or,
}

fn link(scan: &Scan, at: usize) -> Option<Link> {
    if scan.class(at, class::TO) || scan.has(at, flag::RANGE_LINK) {
        Some(Link::To)
    } else if matches!(scan.raw(at), "-" | "–") {
        Some(Link::Dash)
    } else if scan.class(at, class::AND) {
        Some(Link::And)
    } else {
        scan.class(at, class::OR).then_some(Link::Or)
    }
}

type Units<'a> = (Option<&'a UnitAt>, Option<&'a UnitAt>);

#[allow(clippy::too_many_arguments)]
fn compatible(
    scan: &Scan,
    n: &Number,
    m: &Number,
    first: Units,
    second: (Option<UnitAt>, Option<&UnitAt>),
    link: Link,
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
        (None, Some(_)) => sign.is_none() && (link != Link::Or || tail.is_some_and(|t| !scan.hyphen(t.from))),
        (None, None) => true,
    };
    if !fits {
        return None;
    }
    let mut low = n.low;
    // "four to five thousand": the magnitude is shared; that of "$300 to $2 million" is not
    let shared = n.low * m.magnitude < m.low || n.low < 100.0;
    if n.magnitude == 1.0 && m.magnitude > 1.0 && n.low < 1000.0 && own.is_none() && shared {
        low *= m.magnitude;
    }
    let near =
        link != Link::Or || (m.low - low - m.magnitude.min(m.low)).abs() < 1e-6 * m.low.abs() || m.low == low + 1.0;
    let hyphen_down = link == Link::Dash && low >= m.low;
    if !near || hyphen_down || low == m.low {
        return None;
    }
    // "raised 5 to 10": two counted things need a frame or a common noun
    // "59 percent to 28 percent" is a vote, no range
    let counts = one.is_none() && two.is_none()
        || own.is_some_and(|u| scan.words.units.get(u.unit).is_some_and(|d| d.dimension == "ratio"));
    let bare = counts && link == Link::To && !framed && low > m.low;
    (!bare).then_some((low, m.low, m.to))
}

/// "$75 U.S.": the country behind the number.
pub fn tail_of_currency(scan: &Scan, i: usize) -> usize {
    let tail = scan.words.currency_tails.iter().any(|t| t == scan.raw(i));
    if tail { i + 1 } else { i }
}

/// Does a word that `fits` stand before atom `i`, with at most two words of a bound between?
pub fn preceded(scan: &Scan, i: usize, fits: impl Fn(usize) -> bool) -> bool {
    (1..=3).any(|k| {
        i >= k && fits(i - k) && (1..k).all(|j| scan.has(i - j, flag::TRANSPARENT | flag::ADVERB | flag::PREPOSITION))
    })
}
