//! Units and currencies next to a number, and rates ("$5 a barrel", "km per hour").

use super::{
    atoms::{AtomKind, Scan},
    flag,
    noun::singular,
    words::Form,
};
use crate::lexicon::class;

/// A unit's words: atoms `from..to`.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitAt {
    pub unit: usize,
    pub from: usize,
    pub to: usize,
}

/// The currency sign or code that ends right before atom `i`.
pub fn currency_before(scan: &Scan, i: usize) -> Option<UnitAt> {
    let last = i.checked_sub(1)?;
    let (end, last) = if scan.raw(last) == "." && last > 0 && scan.glued(last) { (last, last - 1) } else { (i, last) };
    let forms = scan.words.prefixes.get(scan.raw(last))?;
    let form = forms.iter().find(|f| fits_before(scan, f, end, i))?;
    Some(UnitAt { unit: form.unit, from: end - form.pieces.len(), to: i })
}

fn fits_before(scan: &Scan, form: &Form, end: usize, number: usize) -> bool {
    let Some(from) = end.checked_sub(form.pieces.len()) else { return false };
    let same = form.pieces.iter().enumerate().all(|(k, p)| scan.raw(from + k) == p);
    // a sign of one letter is glued ("R18"); an abbreviation's stop only follows letters
    let letters = form.pieces.last().is_some_and(|p| p.bytes().all(|b| b.is_ascii_alphabetic()));
    let short = letters && form.pieces.iter().map(String::len).sum::<usize>() < 2;
    let large = !form.large || scan.glued(number) && magnitude_behind(scan, number);
    same && large && (!short || scan.glued(number)) && (end == number || letters)
}

/// Does a magnitude stand behind the digits at `i`: "20 million", "8.1bn"?
fn magnitude_behind(scan: &Scan, i: usize) -> bool {
    super::number::magnitude(scan, i + 1).is_some()
}

/// The unit that starts at atom `i`, right behind a number.
pub fn unit_at(scan: &Scan, i: usize) -> Option<UnitAt> {
    let exact = scan.words.forms.get(scan.raw(i)).into_iter().flatten().filter(|f| f.symbol);
    let spelled = scan.words.forms.get(scan.low(i)).into_iter().flatten().filter(|f| !f.symbol);
    let mut best: Option<(usize, &Form)> = None;
    for form in exact.chain(spelled) {
        let longer = best.is_none_or(|(n, _)| form.pieces.len() > n);
        if longer && fits_at(scan, form, i) {
            best = Some((form.pieces.len(), form));
        }
    }
    best.map(|(n, form)| UnitAt { unit: form.unit, from: i, to: i + n })
}

fn fits_at(scan: &Scan, form: &Form, i: usize) -> bool {
    let same = form
        .pieces
        .iter()
        .enumerate()
        .all(|(k, p)| if form.symbol { scan.raw(i + k) == p } else { scan.low(i + k) == p });
    if !same {
        return false;
    }
    let glued = scan.glued(i) || scan.hyphen(i);
    let first = form.pieces.first().map_or("", String::as_str);
    let single = form.symbol && form.pieces.len() == 1 && first.len() == 1;
    let letter = single && first.bytes().all(|b| b.is_ascii_alphabetic());
    let next = i + form.pieces.len();
    // a sign before the next number belongs to that number: "€10 $5"
    let prefix = form.symbol
        && scan.words.units.get(form.unit).is_some_and(|u| u.money)
        && scan.is(next, AtomKind::Number)
        && scan.glued(next);
    let mark = single && matches!(first, "'" | "\"" | "′" | "″");
    let weak = form.weak && !glued && !(first == "p" && scan.get(i).is_some_and(|a| !a.capital));
    // "12 C melting", "5 W laser": a lone letter behind a space, unless it is a name's initial
    let initial =
        letter && !glued && (scan.capital(i + 1) || first.bytes().all(|b| b.is_ascii_lowercase()) && first != "p");
    !weak
        && !initial
        && !prefix
        && !(mark
            && (!scan.glued(i)
                || i == 0
                || scan.raw(i - 1).len() > 4
                || scan.is(next, AtomKind::Word) && scan.glued(next)))
}

/// A rate behind a unit or counted noun that ends at `i`: its name and where it ends.
pub fn rate(scan: &Scan, i: usize) -> Option<(String, usize)> {
    let low = scan.low(i);
    if low == "/" && scan.is(i + 1, AtomKind::Word) {
        return denominator(scan, i + 1, true);
    }
    if low == "per" {
        return denominator(scan, i + 1, true);
    }
    // "a week earlier" is a time, no rate
    let moment = (i + 2..i + 4).any(|k| scan.has(k, flag::MOMENT));
    if scan.class(i, class::INDEFINITE) && !moment {
        return denominator(scan, i + 1, false);
    }
    None
}

fn denominator(scan: &Scan, i: usize, any: bool) -> Option<(String, usize)> {
    if let Some(unit) = unit_at(scan, i) {
        let def = scan.words.units.get(unit.unit)?;
        if !def.money && def.dimension != "ratio" && (any || !scan.low(i).ends_with('s')) {
            return Some((def.name.clone(), unit.to));
        }
    }
    if !scan.is(i, AtomKind::Word) || scan.has(i, flag::CLOSED) {
        return None;
    }
    if any && scan.low(i) != "cent" || scan.has(i, flag::SOLD_BY) {
        return Some((singular(scan.words, scan.low(i)), i + 1));
    }
    None
}
