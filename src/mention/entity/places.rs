//! Places that no pack lists: "Elm Street", "the Rose Palace", "in Springfield", "Troy, Ohio".

use super::{
    PlaceKind,
    scene::{PlaceHit, Scene},
    words::flag,
};
use crate::document::class;

/// Longest local name, in tokens.
const LONGEST: usize = 4;

/// Claim the local places among the tokens `first..end`, a sentence, whose
/// people are known already.
pub fn find(scene: &mut Scene, first: usize, end: usize) {
    let (mut next, mut from) = (scene.openers_from(first), first);
    while let Some(at) = scene.opener(&mut next, from, end) {
        let last = run(scene, at, end);
        from = last.max(at + 1);
        if last == at {
            continue;
        }
        if let Some(hit) = before_region(scene, at, last, end).or_else(|| by_word(scene, at, last, first)) {
            scene.add_place(hit);
        }
    }
}

/// The end of the capitalized run that begins at `at`.
fn run(scene: &Scene, at: usize, end: usize) -> usize {
    let mut i = at;
    while i < end.min(at + LONGEST)
        && scene.name_like(i)
        && scene.free(i)
        && (i == at || scene.spaced(i))
        && !scene.is(i, flag::FUNCTION | flag::CALENDAR | flag::PEOPLE | flag::HONORIFIC)
    {
        i += 1;
    }
    i
}

/// "Troy, Ohio": a city in a known region or country.
fn before_region(scene: &Scene, at: usize, last: usize, end: usize) -> Option<PlaceHit> {
    if scene.low(last) != "," || last + 1 >= end || scene.is(at, flag::COMMON) && !after_preposition(scene, at) {
        return None;
    }
    let region = scene.place_at(last + 1).filter(|p| !p.adjective && p.first == last + 1)?;
    let around = scene.place(region.known?, "");
    let wide = matches!(around.kind, PlaceKind::Region | PlaceKind::Country);
    let alone = after_preposition(scene, at) || at == 0 || scene.low(at - 1) == ";";
    (wide && alone).then_some(PlaceHit { first: at, end: last, known: None, within: region.known, adjective: false })
}

/// "Harris County", "in Springfield", "Lake Tana".
fn by_word(scene: &Scene, at: usize, last: usize, first: usize) -> Option<PlaceHit> {
    let hit = PlaceHit { first: at, end: last, known: None, within: None, adjective: false };
    let head = scene.is(last - 1, flag::PLACE_HEAD) && last > at + 1;
    let begins = last > at + 1 && scene.words.place_heads_before.of(scene.doc.hashed(at)).is_some();
    if head || begins {
        return Some(hit);
    }
    let plain = (at..last)
        .all(|i| !scene.is(i, flag::COMMON | flag::ORG_HEAD | flag::TITLE_MODIFIER | flag::PLURAL | flag::SAY));
    let preposition = at > first && scene.words.place_prepositions.of(scene.doc.hashed(at - 1)).is_some();
    let acronym = scene.doc.word(at).chars().all(|c| !c.is_lowercase());
    (preposition && plain && !acronym && last - at <= 2).then_some(hit)
}

fn after_preposition(scene: &Scene, at: usize) -> bool {
    at > 0 && scene.of_class(at - 1, class::PREPOSITION)
}
