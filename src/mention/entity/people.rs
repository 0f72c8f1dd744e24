//! Names of people: capitalized runs with evidence that a person is meant.

use super::{
    scene::{Owner, Scene, has_small_article},
    words::flag,
};
use crate::document::class;

/// Longest name, in tokens.
const LONGEST: usize = 9;

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
    let headline = is_title_case(scene, first, end);
    let (mut next, mut from) = (scene.openers_from(first), first);
    while let Some(at) = scene.opener(&mut next, from, end) {
        from = at + 1;
        if !begins(scene, at, first, end) {
            continue;
        }
        let run = run(scene, name_start(scene, at, first, end, headline), end, headline);
        if run.units > 0 && run.end > run.first {
            out.push(Candidate { score: score(scene, run, first, end), opening: run.first == first, ..run });
        }
        from = run.end.max(from);
    }
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

fn ordinary(scene: &Scene, i: usize) -> bool {
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
    if !scene.name_like(i) || !scene.free(i) || scene.is(i, flag::HONORIFIC | flag::SUFFIX) || ordinary(scene, i) {
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
    (name || letter)
        && (scene.free(i) || title_inside)
        && (letter || !scene.is(i, flag::FUNCTION | flag::CALENDAR | flag::HONORIFIC | flag::PEOPLE))
        && (i == at
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

/// How much speaks for a person; 2 and more is enough for a name of several words.
fn score(scene: &Scene, run: Candidate, first: usize, end: usize) -> i32 {
    let before = before(scene, run, first);
    // "shot an Ann Lee, 18": what has an age is a person
    let aged = run.units >= 2 && is_aged(scene, run.end, end);
    inner(scene, run) + if aged { before.max(0) } else { before } + after(scene, run, end)
}

/// ", 18," behind the name that ends before `next`.
pub fn is_aged(scene: &Scene, next: usize, end: usize) -> bool {
    let age = scene.low(next + 1);
    let number = age.len() <= 3 && age.bytes().all(|b| b.is_ascii_digit()) && !age.is_empty();
    let closed =
        matches!(scene.low(next + 2), "," | "." | ")" | ";") || scene.of_class(next + 2, class::OF | class::AND);
    next < end && scene.low(next) == "," && number && closed
}

/// "the teen", "a man", "another victim": the head of a short noun phrase at `from`, behind its article.
fn is_described(scene: &Scene, from: usize, end: usize) -> bool {
    let article = scene.of_class(from, class::ARTICLE | class::OTHER);
    article
        && (from + 1..end.min(from + 4))
            .take_while(|&i| scene.word(i))
            .any(|i| scene.words.people.contains(scene.low(i)))
}

/// Evidence from the words themselves.
fn inner(scene: &Scene, run: Candidate) -> i32 {
    let (first, last) = (run.first, last_word(scene, run));
    let many = run.units >= 2;
    // "Fort Myers", "Lake Ann"
    let place = many && scene.words.place_heads_before.of(scene.doc.hashed(first)).is_some();
    let mut score = if place { -4 } else { 0 };
    if scene.is(first, flag::GIVEN) {
        score += if many { 3 } else { 1 };
        score -= i32::from(scene.is(first, flag::COMMON));
    }
    if many && scene.is(first, flag::FAMILY_FIRST) && run.units <= 3 {
        score += if scene.low(first + 1).contains('-') { 3 } else { 1 };
    }
    if many && scene.is(last, flag::FAMILY) {
        score += if scene.is(last, flag::COMMON) { 0 } else { 1 };
    }
    for i in first..run.end {
        let initial = scene.initial(i) && (i > first && i < last || i == first && many);
        let joint = i > first && (scene.is(i, flag::PARTICLE) && !scene.capital(i) || scene.is(i, flag::SUFFIX));
        if initial || joint {
            score += 2;
        } else if i > first && ordinary(scene, i) && !scene.initial(i) {
            score -= if run.headline { 3 } else { 1 };
        } else if many && i > first && i < last && scene.is(i, flag::GIVEN) {
            score += 1;
        }
        if scene.is(i, flag::ORG_HEAD | flag::PLACE_HEAD) && !scene.is(i, flag::FAMILY) {
            score -= 3;
        }
    }
    if first == last && scene.doc.word(first).chars().all(|c| !c.is_lowercase()) {
        score -= 2;
    }
    score
}

/// The last word of the name without full stop and suffix.
pub fn last_word(scene: &Scene, run: Candidate) -> usize {
    let mut i = run.end - 1;
    while i > run.first && (!scene.word(i) || scene.is(i, flag::SUFFIX) && i > run.first + 1) {
        i -= 1;
    }
    i
}

/// Evidence from the words in front.
fn before(scene: &Scene, run: Candidate, first: usize) -> i32 {
    let Some(mut i) = run.first.checked_sub(1).filter(|&i| i >= first) else { return 0 };
    if scene.low(i) == "." && i > first {
        i -= 1;
    }
    if scene.is(i, flag::HONORIFIC) && scene.capital(i) {
        return 4;
    }
    if let Some(title) = scene.title_at(i) {
        // "the minister Smith" reads worse than "Minister Smith"
        let sure = scene.capital(title.head) && !title.plural
            || run.units >= 2
            || !title.plural && !scene.words.titles.is_attributive(scene.low(title.head));
        return if title.end == run.first || scene.low(run.first - 1) == "." { if sure { 3 } else { 1 } } else { 0 };
    }
    // "18-year-old Ruth Hale", "an 18-year-old student, Ruth Hale"
    let apposed = scene.low(i) == "," && (2..=3).any(|n| i.checked_sub(n).is_some_and(|j| is_age_adjective(scene, j)));
    if run.units >= 2 && (is_age_adjective(scene, i) || apposed) {
        return 4;
    }
    if scene.is(i, flag::RELATION) {
        return 2;
    }
    // "the defendant, Ruth Hale,", "another victim, Ruth Hale"
    let described = |j: usize| run.units >= 2 && !scene.capital(j) && scene.words.people.contains(scene.low(j));
    if described(i) || scene.low(i) == "," && i > first && described(i - 1) && scene.low(run.end) == "," {
        return 2;
    }
    if scene.is(i, flag::SAY) {
        return 2;
    }
    match scene.low(i) {
        _ if scene.of_class(i, class::ARTICLE | class::DEMONSTRATIVE) => -3,
        _ if scene.of_class(i, class::FROM) => -1,
        _ if scene.words.place_prepositions.of(scene.doc.hashed(i)).is_some() || scene.of_class(i, class::AT) => -2,
        // "National Iodine Institute": the tail of a longer name
        _ if scene.name_like(i) && scene.free(i) && !scene.is(i, flag::FUNCTION) && i + 1 == run.first => -2,
        _ => 0,
    }
}

/// Does an age end at token `i`: "16-year-old", "16 year-old", "18 year old"?
fn is_age_adjective(scene: &Scene, i: usize) -> bool {
    let low = scene.low(i);
    let back = |n: usize| i.checked_sub(n).map_or("", |j| scene.low(j));
    low.ends_with("year-old") || low == "old" && (back(1) == "year" || back(1) == "-" && back(2) == "year")
}

/// Evidence from the words behind.
fn after(scene: &Scene, run: Candidate, end: usize) -> i32 {
    let next = run.end;
    if next >= end {
        return 0;
    }
    let mut score = 0;
    if scene.is(next, flag::SAY) && !scene.capital(next) {
        score += 2;
    } else if scene.is(next, flag::ACT) && !scene.capital(next) {
        score += 1;
    }
    if scene.low(next) == "," {
        let is_age = is_aged(scene, next, end);
        score += if is_age { 3 } else { 0 };
        // "Ruth Hale, a 29-year-old": a person has an age
        let aged =
            (next + 1..end.min(next + 6)).take_while(|&i| scene.low(i) != ",").any(|i| is_age_adjective(scene, i));
        score += if aged && !is_age { 2 } else { 0 };
        score += i32::from(scene.low(next + 1) == "who") * 2 + i32::from(scene.low(next + 1) == "whose") * 2;
        let article = usize::from(scene.of_class(next + 1, class::DETERMINER));
        let apposed = (next + 1 + article..end.min(next + 6))
            .take_while(|&i| scene.word(i) || scene.low(i).ends_with('s'))
            .any(|i| scene.title_at(i).is_some_and(|t| !t.plural && (article > 0 || t.first == i)));
        let described = run.units >= 2 && is_described(scene, next + 1, end);
        score += if apposed || described { 2 } else { 0 };
    }
    if scene.low(next) == "(" && scene.doc.tokens.get(next + 1).is_some_and(|t| t.end - t.start <= 4) {
        score += i32::from(scene.is(next + 1, flag::PARTY)) * 2;
    }
    // "Harris County", "Hale Tower"
    if scene.name_like(next) && scene.spaced(next) && scene.is(next, flag::PLACE_HEAD | flag::ORG_HEAD) {
        score -= 3;
    }
    score
}
