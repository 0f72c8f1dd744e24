//! What the compiled lists of names and words tell of a word that no pack lists.

use super::words::{Flags, flag};
use crate::lexicon::{
    data::{Gender, Reading, family_name, given_name, has_reading, idf},
    morph::letters,
};

/// Given names of this frequency are given in some country; rarer ones are noise of the tables.
const GIVEN: u8 = 88;
/// A word of the language is a given name, too, from this frequency on: "Grace", "Mark".
const GIVEN_WORD: u8 = 124;
/// A month is a name from this frequency on.
const CALENDAR: u8 = 112;
/// Family names of this frequency help to tell a person: "Brandt".
const FAMILY: u8 = 84;
/// The same for words of the language: "Stone", "Baker".
const FAMILY_WORD: u8 = 112;
/// Names that many bear.
const MANY: u8 = 130;
/// Words rarer than this are hardly met in news: a name is likelier ("Holt").
const RARE_WORD: u8 = 172;

/// The bits of a capitalized word in lower case.
pub fn bits(low: &str) -> Flags {
    let plain = letters(low);
    if plain.len() < 2 || plain.bytes().any(|b| b.is_ascii_digit()) {
        return 0;
    }
    let word = is_word(low);
    let mut bits = 0;
    if let Some(name) = given_name(&plain).filter(|n| n.frequency >= if word { GIVEN_WORD } else { GIVEN }) {
        bits |= match name.gender {
            Some(Gender::Male) => flag::GIVEN_HE,
            Some(Gender::Female) => flag::GIVEN_SHE,
            None => flag::GIVEN,
        };
    }
    if family_name(&plain).is_some_and(|frequency| frequency >= if word { FAMILY_WORD } else { FAMILY }) {
        bits |= flag::FAMILY;
    }
    if word { bits | flag::ORDINARY } else { bits }
}

/// Is a month, or a day of the week, a name of people, too? "April", "August"; no "Friday".
pub fn is_name_of_calendar(low: &str) -> bool {
    given_name(low).is_some_and(|name| name.frequency >= CALENDAR)
}

/// Is it a word of the language, or a name that many bear? "Reading", "Jackson"; no "Boston".
pub fn is_word_or_name(low: &str) -> bool {
    let given = given_name(low).map_or(0, |n| n.frequency);
    is_word(low) || given.max(family_name(low).unwrap_or(0)) >= MANY
}

/// Is it a word of the language that news use?
fn is_word(low: &str) -> bool {
    let known = || [Reading::Noun, Reading::Verb, Reading::Adjective].into_iter().any(|r| has_reading(low, r));
    idf(low) < RARE_WORD && known()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_words() {
        let is = |low: &str, bit: Flags| bits(low) & bit != 0;
        assert!(is("savannah", flag::GIVEN_SHE) && is("oleksandr", flag::GIVEN_HE) && is("brandt", flag::FAMILY));
        assert!(is("holt", flag::FAMILY) && is("period", flag::ORDINARY) && !is("period", flag::GIVEN | flag::FAMILY));
        assert_eq!(bits("qurnth"), 0);
        assert_eq!(bits("7"), 0);
    }
}
