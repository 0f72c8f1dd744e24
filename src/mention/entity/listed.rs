//! Listed places and organizations, where the text means them and not a person or a word of their name.

use rustc_hash::FxHashSet;

use super::{
    atlas,
    gazetteer::{Hit, Listed, is_acronym},
    scene::{Known, OrganizationHit, PlaceHit, Scene},
    words::flag,
};
use crate::document::class;

/// Claim the listed places and organizations of the tokens `first..end`, a sentence.
///
/// What may be a place, if the text names it so elsewhere, goes to `unsure`.
pub fn find(scene: &mut Scene, first: usize, end: usize, seen: &mut atlas::Seen, unsure: &mut Vec<PlaceHit>) {
    let (mut next, mut from) = (scene.openers_from(first), first);
    while let Some(at) = scene.opener(&mut next, from, end) {
        let hit = if scene.is(at, flag::LISTED) && listed_case(scene, at) {
            scene.words.gazetteer.find(scene.doc, at, end).filter(|h| plausible(scene, first, at, h))
        } else {
            None
        };
        let Some(Hit { listed, end: last }) = hit else {
            from = match open_place(scene, first, at, end, seen) {
                Some(found) => {
                    let known = Some(found.known);
                    let hit = PlaceHit { first: at, end: found.end, known, within: None, adjective: false };
                    match found.sure {
                        true => scene.add_place(hit),
                        false => unsure.push(hit),
                    }
                    if found.sure { found.end } else { at + 1 }
                }
                None => at + 1,
            };
            continue;
        };
        match listed {
            Listed::Place(p) => scene.add_place(PlaceHit {
                first: at,
                end: last,
                known: Some(Known::Listed(p)),
                within: None,
                adjective: false,
            }),
            Listed::Adjective(p) => scene.add_place(PlaceHit {
                first: at,
                end: last,
                known: Some(Known::Listed(p)),
                within: None,
                adjective: true,
            }),
            Listed::Organization(o) => {
                scene.add_organization(OrganizationHit {
                    first: at,
                    end: last,
                    listed: Some(o),
                    acronym: None,
                    of: None,
                });
            }
        }
        from = last;
    }
}

/// "Reading" is the town where the text has "in Reading, Pennsylvania".
pub fn find_repeated(scene: &mut Scene, unsure: Vec<PlaceHit>) {
    let known: FxHashSet<Known> = scene.places.iter().filter_map(|p| p.known).collect();
    for hit in unsure {
        let named = hit.known.is_some_and(|k| known.contains(&k));
        let acts = scene.is(hit.end, flag::SAY | flag::ACT) && scene.is(hit.first, flag::GIVEN | flag::FAMILY);
        if named && !acts && (hit.first..hit.end).all(|i| scene.free(i)) {
            scene.add_place(hit);
        }
    }
}

/// A place that no pack lists.
fn open_place(scene: &Scene, first: usize, at: usize, end: usize, seen: &mut atlas::Seen) -> Option<atlas::Found> {
    let may = scene.name_like(at) && scene.free(at) && !scene.is(at, flag::FUNCTION | flag::CALENDAR);
    let found = if may { atlas::find(scene, first, at, end, seen) } else { None }?;
    let one_word = found.end == at + 1;
    let person = one_word && (in_person_name(scene, first, at) || lives(scene, first, at) || in_couple(scene, at));
    (!person && !in_longer_name(scene, first, at, found.end, end)).then_some(found)
}

fn listed_case(scene: &Scene, at: usize) -> bool {
    scene.capital(at) || scene.low(at).starts_with("al-")
}

/// Is the listed name meant, or an ordinary word or a person of that name?
fn plausible(scene: &Scene, first: usize, at: usize, hit: &Hit) -> bool {
    let word = scene.doc.word(at);
    if hit.end > at + 1 {
        // "Republic of ...", "The Hague": every word but the small ones has its capital
        return scene.capital(hit.end - 1) || !scene.word(hit.end - 1);
    }
    let acronym = match hit.listed {
        Listed::Organization(o) => scene.words.gazetteer.organizations.get(o).and_then(|g| g.acronym.as_deref()),
        _ => None,
    };
    let wants_capitals = acronym.is_some_and(|a| a.eq_ignore_ascii_case(word)) || word.len() == 2;
    if wants_capitals && !is_acronym(word) {
        return false;
    }
    let ordinary = scene.is(at, flag::COMMON | flag::FUNCTION) && !is_acronym(word);
    if ordinary && (at == first || !after_place_preposition(scene, at)) {
        return matches!(hit.listed, Listed::Adjective(_));
    }
    if matches!(hit.listed, Listed::Adjective(_)) {
        // "Mark Cuban"
        let given = at > first && scene.is(at - 1, flag::GIVEN) && scene.name_like(at - 1) && scene.free(at - 1);
        return !(given && !scene.is(at - 1, flag::TITLE_MODIFIER | flag::COMMON) && scene.spaced(at));
    }
    !in_person_name(scene, first, at) && !lives(scene, first, at)
}

/// "Ruth Houston, 3,": what has an age or acts is a person.
fn lives(scene: &Scene, first: usize, at: usize) -> bool {
    let before = at > first && scene.name_like(at - 1) && scene.free(at - 1) && scene.spaced(at);
    let word = flag::FUNCTION | flag::TITLE | flag::COMMON | flag::CALENDAR | flag::PLACE_HEAD;
    if !before || scene.is(at - 1, word) {
        return false;
    }
    // "Aniah Montgomery was killed": a family name behind an unknown word
    let acts = scene.is(at + 1, flag::ACT | flag::SAY) && !scene.capital(at + 1);
    let named = scene.flags.get(at - 1) == Some(&0) && scene.is(at, flag::FAMILY) && acts;
    named || super::evidence::is_aged(scene, at + 1, scene.doc.tokens.len())
}

/// "Paris Island", "Cres Eastman", "Robert Poltava": the words of a place inside another name.
fn in_longer_name(scene: &Scene, first: usize, at: usize, next: usize, end: usize) -> bool {
    let name = |i: usize| scene.name_like(i) && scene.free(i) && !scene.is(i, flag::FUNCTION | flag::CALENDAR);
    let head = next < end && name(next) && scene.spaced(next) && scene.is(next, flag::PLACE_HEAD);
    // what may be a name of people, or of nothing that is known
    let usual = flag::COMMON
        | flag::TITLE
        | flag::PLURAL
        | flag::TITLE_MODIFIER
        | flag::ORG_HEAD
        | flag::ORDINARY
        | flag::PEOPLE
        | flag::HONORIFIC
        | flag::SAY
        | flag::EVALUATIVE
        | flag::PARTY
        | flag::FORMER
        | flag::PORTFOLIO;
    let behind =
        next == at + 1 && next < end && name(next) && scene.spaced(next) && !scene.is(next, usual | flag::LISTED);
    let before = at > first && name(at - 1) && scene.spaced(at) && !scene.is(at - 1, usual | flag::LISTED);
    head || behind || before
}

/// "Pierre and Louise Hallam"
fn in_couple(scene: &Scene, at: usize) -> bool {
    let given = |i: usize| scene.is(i, flag::GIVEN) && scene.name_like(i);
    given(at) && scene.of_class(at + 1, class::AND) && given(at + 2) && scene.name_like(at + 3) && scene.spaced(at + 3)
}

fn after_place_preposition(scene: &Scene, at: usize) -> bool {
    at > 0 && scene.of_class(at - 1, class::PREPOSITION | class::DEFINITE)
}

/// "Jordan Peterson", "Denzel Washington", "Mr. Houston".
fn in_person_name(scene: &Scene, first: usize, at: usize) -> bool {
    let next = at + 1;
    let before = at.checked_sub(1).filter(|&b| b >= first);
    if let Some(b) = before {
        let b = if scene.low(b) == "." && b > first { b - 1 } else { b };
        let given = scene.is(b, flag::GIVEN) && scene.free(b) && scene.capital(b);
        let title = scene.is(b, flag::HONORIFIC) && scene.capital(b);
        if title
            || given && !scene.is(b, flag::TITLE_MODIFIER)
            || scene.initial(b) && b > first && scene.low(b).len() == 1
        {
            return true;
        }
    }
    let name_behind = scene.name_like(next) && scene.spaced(next);
    let ordinary = flag::COMMON
        | flag::FUNCTION
        | flag::TITLE
        | flag::PLACE_HEAD
        | flag::ORG_HEAD
        | flag::CALENDAR
        | flag::TITLE_MODIFIER
        | flag::LISTED
        | flag::PARTY
        | flag::PEOPLE;
    scene.is(at, flag::GIVEN) && name_behind && !scene.is(next, ordinary)
}
