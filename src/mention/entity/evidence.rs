//! How much speaks for a person where a name stands: its words, and what stands round it.

use super::{
    people::{Candidate, is_demonstrative, ordinary},
    scene::Scene,
    words::flag,
};
use crate::document::class;

/// How much speaks for a person; 2 and more is enough for a name of several words.
pub fn score(scene: &Scene, run: Candidate, first: usize, end: usize) -> i32 {
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
    if scene.is(first, flag::GIVEN) && !scene.is(first, flag::CALENDAR) {
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
        } else if many && i > first && scene.is(i, flag::ORDINARY) && !scene.is(i, flag::GIVEN | flag::FAMILY) {
            // "Grace Period"
            score -= 2;
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
    if scene.is(i, flag::DONE_TO) {
        return 1;
    }
    match scene.low(i) {
        _ if scene.of_class(i, class::ARTICLE) || is_demonstrative(scene, i) => -3,
        _ if scene.of_class(i, class::FROM) => -1,
        _ if scene.words.place_prepositions.of(scene.doc.hashed(i)).is_some() || scene.of_class(i, class::AT) => -2,
        // "National Iodine Institute": the tail of a longer name
        _ if scene.name_like(i) && scene.free(i) && !scene.is(i, flag::FUNCTION) && i + 1 == run.first => -2,
        _ => 0,
    }
}

/// Does an age end at token `i`: "16-year-old", "16 year-old", "18 year old"?
pub fn is_age_adjective(scene: &Scene, i: usize) -> bool {
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
        // "was arrested", "was seriously hurt"
        score += i32::from(scene.is_copula(next) && (1..=2).any(|n| scene.is(next + n, flag::DONE_TO)));
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
