//! Places of the compiled gazetteer: which reading of a name a text means.

use rustc_hash::FxHashMap;

use super::{
    Place, PlaceKind, census,
    gazetteer::Gazetteer,
    scene::{Known, Scene},
    words::flag,
};
use crate::{
    document::class,
    lexicon::data::{self, Named, gazetteer},
};

/// From here on a name alone speaks of the place ("Kyiv"), of 15.
const ALONE: u8 = 10;
/// A city of more than 250,000 people, in the measure of the gazetteer, is named for its own sake ("Boston").
const LARGE: u8 = 72;
/// Behind a preposition a town of more than 60,000 people is meant, whoever bears its name, too ("in Jackson").
const TOWN: u8 = 64;
/// From here on it does behind "in", "near", "from" ("Phoenix").
const BEHIND_PREPOSITION: u8 = 6;

/// A place found: its first token is the one asked for.
pub struct Found {
    pub end: usize,
    pub known: Known,
    /// Is it the place for sure? If not, it is where the text names it so elsewhere.
    pub sure: bool,
}

/// The place whose name begins at token `at` of a sentence that ends before `end`.
pub fn find(scene: &Scene, first: usize, at: usize, end: usize, seen: &mut Seen) -> Option<Found> {
    let atlas = gazetteer()?;
    // "Charlotte Berg": the name of a person, but for "Charlotte Bay"
    let next = scene.name_like(at + 1) && scene.spaced(at + 1) && at + 1 < end;
    if next && scene.is(at, flag::GIVEN) && !scene.is(at + 1, flag::PLACE_HEAD) {
        return None;
    }
    let (last, named) = match is_alone(scene, at, end) {
        true => seen.lone(scene, at).map(|named| (at + 1, named)),
        false => longest(scene, at, end),
    }?;
    let place = match region_behind(scene, last, end) {
        Some(region) => named.inside(region),
        None => None,
    };
    let sure = place.is_some();
    let place = place.or_else(|| named.likeliest())?;
    let one_word = last == at + 1;
    let large = named.speaks > 0 && atlas.size(place) >= LARGE && !(one_word && census::is_word_or_name(scene.low(at)));
    let owns = scene.of_class(last, class::GENITIVE_MARK);
    let town =
        named.speaks >= BEHIND_PREPOSITION || atlas.size(place) >= TOWN && !owns && !scene.is(at, flag::ORDINARY);
    let alone = sure || named.speaks >= ALONE || large || town && is_behind_preposition(scene, at);
    let word = one_word && scene.is(at, flag::COMMON | flag::FUNCTION | flag::CALENDAR | flag::HONORIFIC | flag::TITLE);
    if word && !(sure && is_behind_preposition(scene, at)) || at == first && one_word && scene.is(at, flag::ORDINARY) {
        return None;
    }
    let known = match atlas.kind(place) {
        data::PlaceKind::Country => scene.words.gazetteer.country(atlas.code(place)?).map(Known::Listed)?,
        _ => Known::Open(place),
    };
    Some(Found { end: last, known, sure: alone })
}

/// What single words name, by the words' numbers in the document.
#[derive(Default)]
pub struct Seen(FxHashMap<usize, Option<Named>>);

impl Seen {
    fn lone(&mut self, scene: &Scene, at: usize) -> Option<Named> {
        let look = || gazetteer()?.named(scene.doc.word(at));
        match scene.doc.words.number(at) {
            Some(number) => *self.0.entry(number).or_insert_with(look),
            None => look(),
        }
    }
}

/// Does no name of several words begin here?
fn is_alone(scene: &Scene, at: usize, end: usize) -> bool {
    let goes_on =
        |i: usize| i < end && (scene.capital(i) || !scene.spaced(i) && !scene.of_class(i, class::COMMA | class::STOP));
    // "Isle of Man"
    !goes_on(at + 1) && !(scene.word(at + 1) && (goes_on(at + 2) || goes_on(at + 3)))
}

/// The longest name at token `at`: the token behind it, and what it may name.
fn longest(scene: &Scene, at: usize, end: usize) -> Option<(usize, Named)> {
    let start = scene.doc.tokens.get(at)?.start;
    let (bytes, named) = gazetteer()?.longest(scene.doc.text.get(start..)?)?;
    let last = (at..end).find(|&i| scene.doc.tokens.get(i).is_some_and(|t| t.end >= start + bytes))?;
    let whole = scene.doc.tokens.get(last)?.end == start + bytes;
    let line = (at + 1..=last).all(|i| scene.doc.tokens.get(i).is_some_and(|t| !t.newline));
    (whole && line).then_some((last + 1, named))
}

/// "Paris, Texas": what the name behind the comma may be.
fn region_behind(scene: &Scene, last: usize, end: usize) -> Option<Named> {
    let comma = scene.of_class(last, class::COMMA) && last + 1 < end && scene.name_like(last + 1);
    if comma { longest(scene, last + 1, end).map(|(_, named)| named) } else { None }
}

fn is_behind_preposition(scene: &Scene, at: usize) -> bool {
    at > 0
        && (scene.words.place_prepositions.of(scene.doc.hashed(at - 1)).is_some()
            || scene.of_class(at - 1, class::FROM | class::TO | class::AT))
}

/// A place of the compiled gazetteer under the name that the text gives it.
pub fn place(place: data::Place, name: &str, listed: &Gazetteer) -> Place {
    let Some(atlas) = gazetteer() else { return Place::default() };
    let kind = match atlas.kind(place) {
        data::PlaceKind::Country => PlaceKind::Country,
        data::PlaceKind::Region | data::PlaceKind::Area => PlaceKind::Region,
        data::PlaceKind::City => PlaceKind::City,
        _ => PlaceKind::Other,
    };
    let country = atlas.code(place).and_then(|code| listed.country(code)).and_then(|id| listed.places.get(id));
    Place {
        name: name.split_whitespace().collect::<Vec<_>>().join(" "),
        kind,
        country: country.map(|c| c.name.clone()),
        capital: atlas.is_capital(place),
    }
}
