//! What the words round a number claim of it: "at least", "nearly", "or more".

use super::{Bound, atoms::Scan, words::flag};

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
    let low = scan.low(i);
    if matches!(low, "over" | "under" | "above" | "below" | "around" | "about" | "near" | "some" | "within" | "beyond")
    {
        return scan.get(end).is_some() && !scan.has(end, flag::DETERMINER) || matches!(scan.low(end), "a" | "an");
    }
    if low == "sub" {
        return scan.get(end).is_some_and(|a| a.hyphen);
    }
    true
}

/// The bound behind the quantity, at atom `i`.
pub fn after(scan: &Scan, i: usize) -> Option<Bound> {
    let phrases = scan.words.bounds_after.get(scan.low(i))?;
    let (words, bound) = phrases.iter().find(|(w, _)| scan.starts_with(i, w))?;
    let glued = scan.glued(i) || scan.get(i).is_some_and(|a| a.hyphen);
    if matches!(words.first().map(String::as_str), Some("plus" | "+")) && !glued {
        return None;
    }
    Some(*bound)
}
