//! Places of the world and what lies in what: `data/places.fst`.

mod fold;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use super::file::{Numbers, numbers, row, sections, three};

pub(super) static FILE: &[u8] = include_bytes!("../../../../data/places.fst");

/// No place.
const NONE: u32 = 0xFF_FFFF;
/// A place lies in a district, a region, a country, a continent: steps up, at most.
const DEPTH: usize = 8;
/// Bit of a place's first byte: it is its country's capital.
const CAPITAL: u8 = 16;

/// Cities of more than 5,000 people, the divisions of countries, countries, continents; seas, rivers, mountains,
/// islands and regions that WordNet names.
#[derive(Debug)]
pub struct Gazetteer {
    names: Numbers,
    places: &'static [u8],
    lists: &'static [u8],
    people: Numbers,
    codes: &'static [u8],
}

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    Country,
    /// A country's first division: state, province, oblast.
    Region,
    /// Its second: county, district.
    District,
    City,
    /// Continents, peninsulas, deserts, historical regions.
    Area,
    Water,
    Mountain,
    Island,
}

/// How two places lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lies {
    Same,
    /// The first in the second.
    Inside,
    /// The second in the first.
    Around,
    Apart,
}

/// The places that bear a name.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    gazetteer: &'static Gazetteer,
    /// How much the name alone, with a capital letter, speaks of a place and not of a person or a thing, of 15:
    /// "Kyiv" 15, "Paris" 8, "Jackson" 0.
    pub speaks: u8,
    count: usize,
    /// The only place, or where the places begin in the lists.
    start: u32,
}

/// The gazetteer; `None` where the file is broken, which a test rules out.
pub fn gazetteer() -> Option<&'static Gazetteer> {
    static GAZETTEER: OnceLock<Option<Gazetteer>> = OnceLock::new();
    GAZETTEER
        .get_or_init(|| {
            let [names, places, lists, people, codes] = sections(FILE, "places")?;
            Some(Gazetteer { names: numbers(names)?, places, lists, people: numbers(people)?, codes })
        })
        .as_ref()
}

impl Gazetteer {
    /// The places of a name as a text writes it: "Zürich", "St. Louis", "U.S.", "PARIS".
    pub fn named(&'static self, name: &str) -> Option<Named> {
        self.longest(name).filter(|(end, _)| *end == name.len()).map(|(_, named)| named)
    }

    /// The longest name that a text begins with: the bytes that it takes, and its places. Names begin with a capital
    /// letter and end with a word.
    pub fn longest(&'static self, text: &str) -> Option<(usize, Named)> {
        let (end, number) = fold::longest(self.names.as_fst(), text)?;
        let start = u32::try_from(number & 0xFF_FFFF).ok()?;
        let count = usize::try_from(number >> 24 & 15).ok()?;
        let speaks = u8::try_from(number >> 28 & 15).ok()?;
        Some((end, Named { gazetteer: self, speaks, count, start }))
    }

    /// The place whose people or whose adjective a word in lower case is: "Spaniard", "Texan", "Ukrainian", "British".
    pub fn of_people(&self, low: &str) -> Option<Place> {
        let place = |low: &str| u32::try_from(self.people.get(low)?).ok().map(Place);
        place(low).or_else(|| place(low.strip_suffix('s')?))
    }

    pub fn kind(&self, place: Place) -> PlaceKind {
        match self.row(place).map_or(0, |[first, ..]| first & 15) {
            0 => PlaceKind::Country,
            1 => PlaceKind::Region,
            2 => PlaceKind::District,
            3 => PlaceKind::City,
            5 => PlaceKind::Water,
            6 => PlaceKind::Mountain,
            7 => PlaceKind::Island,
            _ => PlaceKind::Area,
        }
    }

    /// Is it the capital of its country?
    pub fn is_capital(&self, place: Place) -> bool {
        self.row(place).is_some_and(|[first, ..]| first & CAPITAL != 0)
    }

    /// Four times the binary logarithm of its population: a million is 80; 0 where it has none.
    pub fn size(&self, place: Place) -> u8 {
        self.row(place).map_or(0, |[_, size, ..]| *size)
    }

    /// The place that it lies in.
    pub fn parent(&self, place: Place) -> Option<Place> {
        let &[_, _, a, b, c] = self.row(place)?;
        Some(three([a, b, c])).filter(|&up| up != NONE).map(Place)
    }

    /// Does the second lie in the first?
    pub fn contains(&self, around: Place, place: Place) -> bool {
        self.above(place).skip(1).any(|up| up == around)
    }

    pub fn lies(&self, a: Place, b: Place) -> Lies {
        match () {
            () if a == b => Lies::Same,
            () if self.contains(b, a) => Lies::Inside,
            () if self.contains(a, b) => Lies::Around,
            () => Lies::Apart,
        }
    }

    /// The country that it lies in, or that it is.
    pub fn country(&self, place: Place) -> Option<Place> {
        self.above(place).find(|&up| self.kind(up) == PlaceKind::Country)
    }

    /// The two letters of a country, by ISO 3166; of its country for another place.
    pub fn code(&self, place: Place) -> Option<&'static str> {
        let code = row::<2>(self.codes, usize::try_from(self.country(place)?.0).ok()?)?;
        str::from_utf8(code).ok()
    }

    /// A place and those that it lies in, upwards.
    pub fn above(&self, place: Place) -> impl Iterator<Item = Place> {
        std::iter::successors(Some(place), |&at| self.parent(at)).take(DEPTH)
    }

    fn row(&self, place: Place) -> Option<&'static [u8; 5]> {
        row(self.places, usize::try_from(place.0).ok()?)
    }
}

impl Named {
    /// The likeliest first.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        let only = (self.count == 1).then_some(Place(self.start));
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        let listed = if only.is_some() { 0..0 } else { start..start.saturating_add(self.count) };
        only.into_iter().chain(listed.filter_map(move |at| row(self.gazetteer.lists, at).map(|&r| Place(three(r)))))
    }

    /// The likeliest of its places: "Paris" is in France.
    pub fn likeliest(self) -> Option<Place> {
        self.iter().next()
    }

    /// The likeliest of its places that lies in one of another name: "Paris" in "Texas".
    pub fn inside(self, around: Named) -> Option<Place> {
        self.iter().find(|&place| around.iter().any(|around| self.gazetteer.contains(around, place)))
    }

    /// How they can lie to each other: the closest that two of their places do.
    pub fn lies(self, other: Named) -> Lies {
        let pairs = self.iter().flat_map(|a| other.iter().map(move |b| self.gazetteer.lies(a, b)));
        pairs.min().unwrap_or(Lies::Apart)
    }
}
