//! Names of people: capitalized runs with evidence that a person is meant.

use super::{
    evidence::{is_age_adjective, score},
    scene::{Owner, Scene, has_small_article},
    words::flag,
};
use crate::document::{TokenKind, class};

/// Longest name, in tokens.
const LONGEST: usize = 9;
/// So much evidence is enough for a name of several words.
pub const SURE: i32 = 2;

/// A run that may be a person's name: tokens `first..end`.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub first: usize,
    pub end: usize,
    /// Name words, initials and particles; full stops, commas and suffixes not counted.
    pub units: usize,
    pub score: i32,
    /// In a headline: every word has its capital, so the run may hold other words too.
    pub headline: bool,
    /// It opens its sentence, so that the first word may be an ordinary one.
    pub opening: bool,
}

/// Every candidate of a sentence's tokens `first..end`.
pub fn candidates(scene: &Scene, first: usize, end: usize, out: &mut Vec<Candidate>) {
    let before = out.len();
    let headline = is_title_case(scene, first, end);
    let (mut next, mut from) = (scene.openers_from(first), first);
    while let Some(at) = scene.opener(&mut next, from, end) {
        from = at + 1;
        if !begins(scene, at, first, end) {
            continue;
        }
        let run = run(scene, name_start(scene, at, first, end, headline), end, headline);
        if run.units > 0 && run.end > run.first {
            let run = Candidate { score: score(scene, run, first, end), opening: run.first == first, ..run };
            if !is_month(scene, run, first) {
                out.push(run);
            }
        }
        from = run.end.max(from);
    }
    coordinate(scene, out.get_mut(before..).unwrap_or_default());
}

/// Whoever stands beside a person ("Orvella Brandt and Tom Berg") is likelier one.
fn coordinate(scene: &Scene, found: &mut [Candidate]) {
    for k in 1..found.len() {
        let (Some(&a), Some(&b)) = (found.get(k - 1), found.get(k)) else { return };
        let joined = b.first == a.end + 1 && scene.of_class(a.end, class::AND) && a.units >= 2 && b.units >= 2;
        let near = |own: i32, other: i32| joined && other >= SURE && (0..SURE).contains(&own);
        let (one, two) = (near(a.score, b.score), near(b.score, a.score));
        found[k - 1].score += i32::from(one);
        found[k].score += i32::from(two);
    }
}

/// Is the month meant, not somebody of its name ("April Hallberg", "May said")?
fn is_month(scene: &Scene, run: Candidate, first: usize) -> bool {
    if !scene.is(run.first, flag::CALENDAR) {
        return false;
    }
    let timed = run.first > first && opens_time(scene, run.first - 1);
    timed || run.score < if run.units == 1 { 1 } else { SURE }
}

/// Behind a capital letter that the sentence or the headline gave: "Praises Ann Lee", "Celebrities Ann Lee".
fn name_start(scene: &Scene, at: usize, first: usize, end: usize, headline: bool) -> usize {
    let known = |i: usize| scene.is(i, flag::GIVEN) || scene.initial(i);
    let people = scene.words.ends_as_people(scene.low(at)) && scene.low(at).len() > 5;
    if !(headline || at == first || people) || known(at) || scene.is(at, flag::FAMILY_FIRST | flag::PARTICLE) {
        return at;
    }
    let next = at + 1;
    let name = |i: usize| i < end && scene.name_like(i) && scene.free(i) && scene.spaced(i) && !ordinary(scene, i);
    if name(next) && known(next) && !scene.initial(next) && name(next + 1) { next } else { at }
}

/// Do words begin with a capital letter that would not outside a headline?
/// Names, and what stands behind a given name, prove nothing.
fn is_title_case(scene: &Scene, first: usize, end: usize) -> bool {
    let counts = |i: usize| scene.word(i) && !scene.is(i, flag::FUNCTION);
    let openers = &scene.openers[scene.openers_from(first)..scene.openers_from(end)];
    // a few small words tell most sentences off
    let most = openers.len().div_ceil(2);
    let small = (first..end).filter(|&i| counts(i) && !scene.capital(i)).take(most).count();
    if openers.len() < 2 || small == most {
        return false;
    }
    let named = |i: usize| scene.is(i, flag::GIVEN) || scene.initial(i);
    let unknown = |i: usize| {
        let before = if i > first && scene.low(i - 1) == "." { i.saturating_sub(2) } else { i.saturating_sub(1) };
        let known =
            named(i) || scene.is(i, flag::FAMILY | flag::CALENDAR) || !scene.free(i) || i > first && named(before);
        !known && i > first
    };
    let capitals = openers.iter().map(|&i| i as usize).filter(|&i| counts(i) && scene.capital(i) && unknown(i)).count();
    if capitals < 2 || capitals <= 2 * small {
        return false;
    }
    // a sentence may hold many names; a headline has no full stop
    let verb = |i: usize| !scene.capital(i) && scene.of_class(i, class::COPULA | class::HAVE);
    let sentence = scene.low(end.saturating_sub(1)) == "." && (small > 0 || (first..end).any(verb));
    !sentence
}

pub fn ordinary(scene: &Scene, i: usize) -> bool {
    let names = flag::GIVEN | flag::FAMILY | flag::FAMILY_FIRST;
    scene.is(i, flag::FUNCTION | flag::CALENDAR | flag::PEOPLE)
        || scene.is(
            i,
            flag::COMMON
                | flag::TITLE_MODIFIER
                | flag::ORG_HEAD
                | flag::EVALUATIVE
                | flag::SAY
                | flag::PLURAL
                | flag::PARTY,
        ) && !scene.is(i, names)
}

fn begins(scene: &Scene, i: usize, first: usize, end: usize) -> bool {
    let ordinary = ordinary(scene, i) && !is_name_of_month(scene, i, first);
    if !scene.name_like(i) || !scene.free(i) || scene.is(i, flag::HONORIFIC | flag::SUFFIX) || ordinary {
        return small_article(scene, i, end);
    }
    // "Will", "May", "Rose" at the start of a sentence
    let low = scene.low(i);
    let kin = scene.is(i, flag::RELATION) && scene.name_like(i + 1);
    if kin || low.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let adverb = i == first
        && (low.ends_with("ly") || low.ends_with("ing") && low.len() > 5)
        && !scene.is(i, flag::GIVEN | flag::FAMILY);
    if adverb || is_compound_adjective(scene, i) || scene.is(i, flag::SAY) && scene.is(i + 1, flag::GIVEN) {
        return false;
    }
    let doubtful = i == first && scene.is(i, flag::COMMON) && !(scene.name_like(i + 1) && scene.free(i + 1));
    let initial = scene.initial(i) && !(scene.low(i + 1) == "." || scene.doc.word(i).contains('.'));
    !doubtful && !initial
}

/// "April Hallberg", "May has not decided": a month that is a name, too, before a name or before what people do.
fn is_name_of_month(scene: &Scene, i: usize, first: usize) -> bool {
    let timed = i > first && opens_time(scene, i - 1);
    if timed || !scene.is(i, flag::CALENDAR) || !scene.is(i, flag::MONTH_NAME) {
        return false;
    }
    let next = i + 1;
    let family = scene.name_like(next) && scene.free(next) && scene.spaced(next) && !ordinary(scene, next);
    family || scene.is(next, flag::ACT | flag::SAY) && !scene.capital(next)
}

/// "in May", "this May"; not "that May said".
fn opens_time(scene: &Scene, i: usize) -> bool {
    scene.of_class(i, class::PREPOSITION) || is_demonstrative(scene, i)
}

/// "this"; "that" mostly opens a clause.
pub fn is_demonstrative(scene: &Scene, i: usize) -> bool {
    scene.of_class(i, class::DEMONSTRATIVE) && !scene.of_class(i, class::SUBORDINATOR)
}

/// "Sixteen-year-old", "Half-brother", "Anti-Hale": no name; "Jong-un" is one.
fn is_compound_adjective(scene: &Scene, i: usize) -> bool {
    let Some((head, rest)) = scene.doc.word(i).split_once('-') else { return false };
    let prefix = scene.words.prefixes.contains(head.to_ascii_lowercase().as_str());
    let small = rest.chars().next().is_some_and(char::is_lowercase);
    prefix || small && !scene.is(i, flag::GIVEN | flag::FAMILY_FIRST) && scene.name_like(i + 1)
}

/// "al-Sisi", "de Gaulle" without a given name before.
fn small_article(scene: &Scene, i: usize, end: usize) -> bool {
    let word = scene.doc.word(i);
    has_small_article(word) && i < end && scene.free(i) && word.chars().any(char::is_uppercase)
}

/// The longest name that begins at `at`.
fn run(scene: &Scene, at: usize, end: usize, headline: bool) -> Candidate {
    let stop = end.min(at + LONGEST);
    let (mut i, mut last, mut units) = (at, at, 0);
    while i < stop {
        let joined = i == at || scene.spaced(i) || scene.low(i - 1) == ".";
        if joined && part(scene, i, at) {
            let ends = units >= 2 && ordinary(scene, i) && !scene.initial(i);
            // "James R." is no whole name
            let whole = scene.low(i.wrapping_sub(1)) != ".";
            if ends || headline && units >= 2 && whole && !goes_on_in_headline(scene, i) {
                break;
            }
            units += 1;
            i += 1;
            last = i;
            if scene.low(i) == "." && i < stop && (scene.initial(i - 1) || i - 1 == at && scene.doc.word(at).len() == 1)
            {
                i += 1;
                last = i;
            }
        } else if mojibake(scene, i, stop) {
            i += 2;
            last = i;
        } else if scene.is(i, flag::PARTICLE) && scene.spaced(i) && i > at && particle_ahead(scene, i, stop) {
            units += 1;
            i += 1;
        } else if let Some(n) = nickname(scene, i, stop) {
            i += n;
        } else {
            break;
        }
    }
    last = suffix(scene, last, end);
    Candidate { first: at, end: last, units, score: 0, headline, opening: false }
}

fn part(scene: &Scene, i: usize, at: usize) -> bool {
    let name = scene.name_like(i) || small_article(scene, i, usize::MAX);
    // "20-year-old Ann King": a family name that is an office's, too
    let aged = i == at + 1 && at.checked_sub(1).is_some_and(|j| is_age_adjective(scene, j));
    let office = aged && matches!(scene.owner(i), Owner::Title(_)) && scene.capital(i);
    let title_inside =
        office || matches!(scene.owner(i), Owner::Place(_)) && i > at && scene.initial(i.wrapping_sub(2));
    // "Christopher A. Hart", "Ruth I. Hale": letters that are words, too
    let letter = i > at && scene.capital(i) && scene.doc.word(i).len() == 1 && scene.low(i + 1) == ".";
    // "Ellen May", "April Hallberg"
    let month = scene.is(i, flag::MONTH_NAME)
        && (i == at
            || scene.is(i - 1, flag::GIVEN)
                && !scene.doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number));
    (name || letter)
        && (scene.free(i) || title_inside)
        && (letter || !scene.is(i, flag::FUNCTION | flag::CALENDAR | flag::HONORIFIC | flag::PEOPLE) || month)
        && (i == at
            || month
            || !ordinary(scene, i)
            || scene.initial(i)
            || scene.is(i - 1, flag::GIVEN) && !scene.is(i, flag::SAY | flag::PLURAL | flag::ORG_HEAD))
        && !(scene.is(i, flag::SUFFIX) && i > at)
        && !scene.low(i).bytes().any(|b| b.is_ascii_digit())
}

/// "PeÃ±a": a letter that a wrong decoding turned into a symbol inside a word.
fn mojibake(scene: &Scene, i: usize, stop: usize) -> bool {
    let symbol =
        !scene.word(i) && !scene.spaced(i) && !scene.doc.word(i).is_ascii() && !scene.doc.word(i - 1).is_ascii();
    symbol && i + 1 < stop && scene.word(i + 1) && !scene.spaced(i + 1)
}

/// In a headline only what is known to be of a name goes on after two words.
fn goes_on_in_headline(scene: &Scene, i: usize) -> bool {
    scene.is(i, flag::FAMILY | flag::GIVEN) && !scene.is(i, flag::COMMON | flag::SAY)
}

fn particle_ahead(scene: &Scene, i: usize, stop: usize) -> bool {
    let capital = |j: usize| j < stop && scene.name_like(j) && scene.free(j);
    !scene.capital(i) && (capital(i + 1) || scene.is(i + 1, flag::PARTICLE) && capital(i + 2)) && scene.low(i) != "st"
}

/// A nickname in quotation marks: its number of tokens.
fn nickname(scene: &Scene, i: usize, stop: usize) -> Option<usize> {
    let open = matches!(scene.low(i), "\"" | "“" | "‘" | "'" | "(") && scene.spaced(i);
    let close = matches!(scene.low(i + 2), "\"" | "”" | "’" | "'" | ")") && !scene.spaced(i + 2);
    let name = scene.name_like(i + 1) && scene.name_like(i + 3) && scene.free(i + 1) && scene.free(i + 3);
    (open && close && name && i + 3 < stop && scene.low(i + 1).len() > 1).then_some(3)
}

/// "Jr.", ", Sr.", "III" behind the name.
fn suffix(scene: &Scene, last: usize, end: usize) -> usize {
    let at = if scene.low(last) == "," { last + 1 } else { last };
    if at >= end || !scene.name_like(at) || !scene.is(at, flag::SUFFIX) || at > last && scene.low(at).len() > 3 {
        return last;
    }
    if scene.low(at + 1) == "." && at + 1 < end && scene.words.names.is_abbreviated(scene.low(at)) {
        at + 2
    } else {
        at + 1
    }
}
