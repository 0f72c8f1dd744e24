//! What the words round a number claim of it: "at least", "nearly", "or more".

use super::{Bound, atoms::Scan, flag};
use crate::lexicon::class;

/// The bound before atom `i` (the first of the quantity) and where its words start.
pub fn before(scan: &Scan, i: usize) -> Option<(Bound, usize)> {
    let mut end = i;
    for _ in 0..4 {
        if let Some(found) = ending(scan, end) {
            return Some(found);
        }
        // "nearly a further 200": words between that change nothing
        let last = end.checked_sub(1)?;
        if !scan.has(last, flag::TRANSPARENT) {
            return None;
        }
        end = last;
    }
    None
}

fn ending(scan: &Scan, end: usize) -> Option<(Bound, usize)> {
    let last = end.checked_sub(1)?;
    let phrases = scan.words.bounds_before.get(scan.low(last))?;
    let (words, bound) = phrases.iter().find(|(w, _)| scan.ends_with(end, w))?;
    let from = end - words.len();
    if words.len() == 1 && !alone(scan, last, end) {
        return None;
    }
    Some((*bound, from))
}

/// Prepositions of place and time are bounds only right before the number.
fn alone(scan: &Scan, i: usize, end: usize) -> bool {
    if scan.has(i, flag::PLACE_BOUND) {
        return scan.get(end).is_some() && !scan.has(end, flag::DETERMINER) || scan.class(end, class::INDEFINITE);
    }
    !scan.has(i, flag::GLUED_BOUND) || scan.hyphen(end)
}

/// The bound that the word at `i` sets where it leads to a number: "under", "over".
pub fn of_place(scan: &Scan, i: usize) -> Option<Bound> {
    let phrases = scan.words.bounds_before.get(scan.low(i)).filter(|_| scan.has(i, flag::PLACE_BOUND))?;
    phrases.iter().find(|(words, bound)| words.len() == 1 && *bound != Bound::About).map(|(_, bound)| *bound)
}

/// The bound behind the quantity, at atom `i`.
pub fn after(scan: &Scan, i: usize) -> Option<Bound> {
    let phrases = scan.words.bounds_after.get(scan.low(i))?;
    let (words, bound) = phrases.iter().find(|(w, _)| scan.starts_with(i, w))?;
    let glued = scan.glued(i) || scan.hyphen(i);
    (glued || words.len() > 1 || !scan.has(i, flag::GLUED_BOUND)).then_some(*bound)
}
