//! Given and family names: `data/names.fst`.

use std::{borrow::Cow, sync::OnceLock};

use super::file::{Numbers, numbers, sections};

pub(super) static FILE: &[u8] = include_bytes!("../../../data/names.fst");

/// Of 15: from which share on the bearers of a given name are men or women.
const MOSTLY: u8 = 12;

/// The usual gender of a given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    Female,
    Male,
}

/// How a given name is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameUse {
    /// Eight times the binary logarithm of the number of people so named in the United States: John 178, Rustem 0.
    pub frequency: u8,
    /// None where it is given to both, or not known.
    pub gender: Option<Gender>,
}

/// How a word in lower case, without diacritics, is used as a given name.
pub fn given_name(low: &str) -> Option<NameUse> {
    let number = number(low)?;
    let frequency = byte(number, 0);
    let male = byte(number, 8) & 15;
    let gender = match male {
        MOSTLY.. => Some(Gender::Male),
        _ if 15 - male >= MOSTLY => Some(Gender::Female),
        _ => None,
    };
    (frequency > 0).then_some(NameUse { frequency, gender })
}

/// How many bear a word in lower case, without diacritics, as family name, in the measure of [`NameUse::frequency`]:
/// Smith 170, Umerov none.
pub fn family_name(low: &str) -> Option<u8> {
    number(low).map(|number| byte(number, 16)).filter(|&frequency| frequency > 0)
}

/// How much a word in lower case, written with a capital letter, alone speaks of a person and not of a place or a
/// thing, of 15: "yevgeny" 14, "smith" 11, "mark" 5, "paris" and "hope" 0. None for words that are no names.
pub fn speaks_of_person(low: &str) -> Option<u8> {
    number(low).map(|number| byte(number, 24))
}

fn number(low: &str) -> Option<u64> {
    static NAMES: OnceLock<Option<Numbers>> = OnceLock::new();
    let names = NAMES.get_or_init(|| numbers(sections::<1>(FILE, "names")?[0])).as_ref()?;
    // the tables of the census have no apostrophes
    let key = if low.contains(['\'', '’']) { Cow::Owned(low.replace(['\'', '’'], "")) } else { Cow::Borrowed(low) };
    names.get(key.as_bytes())
}

fn byte(number: u64, bits: u32) -> u8 {
    u8::try_from(number >> bits & 0xFF).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_have_a_gender_and_a_frequency() {
        for (low, gender) in [
            ("john", Some(Gender::Male)),
            ("oleksandr", Some(Gender::Male)),
            ("hiroshi", Some(Gender::Male)),
            ("mary", Some(Gender::Female)),
            ("fatima", Some(Gender::Female)),
            ("jessie", None),
        ] {
            assert_eq!(given_name(low).map(|n| n.gender), Some(gender), "{low}");
        }
        let often = |low| given_name(low).map_or(0, |n| n.frequency);
        assert!(often("john") > often("savannah") && often("savannah") > often("paris"));
        assert_eq!(given_name("wodget"), None);
    }

    #[test]
    fn names_say_how_much_they_speak_of_people() {
        for (low, least, most) in [
            ("volodymyr", 12, 15),
            ("smith", 9, 15),
            ("jackson", 8, 14),
            ("houston", 0, 4),
            ("april", 0, 2),
            ("monday", 0, 2),
        ] {
            let found = speaks_of_person(low).unwrap_or_else(|| panic!("{low}: no name"));
            assert!((least..=most).contains(&found), "{low}: {found}");
        }
        assert_eq!(speaks_of_person("wodget"), None);
    }

    #[test]
    fn family_names_have_a_frequency() {
        assert!(family_name("smith") > family_name("nguyen") && family_name("nguyen") > family_name("kovalenko"));
        assert!(family_name("kovalenko").is_some());
        assert_eq!(family_name("o'brien"), family_name("obrien"));
        assert_eq!(family_name("o’brien"), family_name("obrien"));
        assert_eq!(family_name("wodget"), None);
    }
}
