//! Does the text stand behind the number? "Officials denied that 40 people died", "12 are feared dead".

use super::{atoms::Scan, find::Draft, flag};
use crate::lexicon::{
    class,
    data::{Class, Reading, lemma, senses},
};

/// How the text stands to a number that it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It states the number.
    Told,
    /// It says that it may be so: feared, presumed, may have.
    Feared,
    /// It says that it is not so.
    Denied,
}

/// How far what is denied may lie behind the word that denies it, in atoms.
const REACH: usize = 18;
/// How far a word of fear may lie from the number.
const NEAR: usize = 7;

/// How the text stands to the number of `d`.
pub fn stance(scan: &Scan, d: &Draft) -> Stance {
    if instead(scan, d) || denied_before(scan, d.start) || denied_behind(scan, d) {
        Stance::Denied
    } else if feared(scan, d) {
        Stance::Feared
    } else {
        Stance::Told
    }
}

/// "12, not 40", "12 rather than 40"
fn instead(scan: &Scan, d: &Draft) -> bool {
    let end = if d.start > 0 && scan.class(d.start - 1, class::BY) { d.start - 1 } else { d.start };
    scan.words.instead.iter().any(|words| scan.ends_with(end, words))
}

/// "denied reports that 40 people died", "there is no evidence that", "wrongly said that"
fn denied_before(scan: &Scan, start: usize) -> bool {
    // a noun for what somebody says stands between the number and the word that denies
    let mut reported = false;
    for i in (start.saturating_sub(REACH)..start).rev() {
        if matches!(scan.raw(i), ";" | "“" | "”" | "\"") || scan.class(i, class::AND | class::CONTRAST) {
            return false;
        }
        let content = reported || opens_content(scan, i + 1);
        if content && scan.has(i, flag::DENIES | flag::FALSE) || scan.has(i, flag::FALSELY) && says(scan, i, start) {
            return !negated(scan, i);
        }
        if content && scan.has(i, flag::EVIDENCE) && i > 0 && scan.class(i - 1, class::NEGATION) {
            return true;
        }
        if scan.has(i, flag::CLAUSE_END) {
            return false;
        }
        reported |= scan.has(i, flag::REPORT);
    }
    false
}

/// "that", "on Monday that": a clause hangs on the word before `i`. In "the bill that costs" it hangs on a noun.
fn opens_content(scan: &Scan, i: usize) -> bool {
    let day = usize::from(scan.class(i, class::ON) || scan.has(i, flag::PREPOSITION));
    let behind_day = scan.has(i + day, flag::WEEKDAY | flag::ADVERB) && scan.has(i + day + 1, flag::CONTENT);
    scan.has(i, flag::CONTENT) || behind_day
}

/// "wrongly said 40", "said wrongly that": a verb of saying beside the adverb at `i`, and what it says is the number.
fn says(scan: &Scan, i: usize, number: usize) -> bool {
    let said = |k: usize| k == number || scan.has(k, flag::CONTENT);
    let says = |k: usize| {
        let verb = lemma(scan.low(k), Reading::Verb);
        senses().is_some_and(|s| s.classes(&verb).verb.contains(&Some(Class::VerbOfCommunication)))
    };
    said(i + 2) && says(i + 1) || i > 0 && said(i + 1) && says(i - 1)
}

/// "A report that 40 people died was false."
fn denied_behind(scan: &Scan, d: &Draft) -> bool {
    let reported = (d.start.saturating_sub(NEAR)..d.start).any(|i| scan.has(i, flag::REPORT));
    reported
        && (d.end..d.end + REACH).take_while(|&i| !scan.class(i, class::CONTRAST)).any(|i| {
            scan.has(i, flag::BE)
                && (i + 1..i + 3).any(|k| scan.has(k, flag::FALSE | flag::DENIES))
                && !scan.class(i + 1, class::NEGATION)
        })
}

/// Does the word at `i` stand under a "not"?
fn negated(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(3)..i).any(|k| scan.class(k, class::NEGATION))
}

/// "12 are feared dead", "may have killed 12", "fears that 12 died"
fn feared(scan: &Scan, d: &Draft) -> bool {
    let maybe = |i: usize| scan.class(i, class::MODAL) && scan.class(i + 1, class::HAVE);
    let ahead = (d.end..d.end + NEAR).take_while(|&i| !scan.class(i, class::COMMA | class::AND));
    let back = (d.start.saturating_sub(NEAR)..d.start).rev();
    let back = back.take_while(|&i| !scan.class(i, class::COMMA | class::AND) && scan.raw(i) != ";");
    ahead.chain(back).any(|i| scan.has(i, flag::FEARED) || maybe(i))
}
