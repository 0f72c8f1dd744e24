//! The lemma of an inflected form: `data/lemmas.fst`.

use std::{borrow::Cow, sync::OnceLock};

use super::file::{Numbers, numbers, row, sections};

pub(super) static FILE: &[u8] = include_bytes!("../../../data/lemmas.fst");

/// Bits of an edit's number in the number of a form.
const BITS: u32 = 11;
/// Bytes of a row of the table of edits: letters to cut, length of the suffix, the suffix.
const ROW: usize = 24;

/// As what a form is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    Verb,
    Noun,
    Adjective,
}

struct Lemmas {
    forms: Numbers,
    edits: &'static [u8],
}

/// The lemma of a form in lower case: "left" as a verb is "leave", "children" is "child". Forms of no list lose the
/// ending of a regular plural as nouns, and else are their own lemma.
pub fn lemma(form: &str, reading: Reading) -> Cow<'_, str> {
    match edit(form, reading) {
        Some((0, "")) => Cow::Borrowed(form),
        Some((cut, suffix)) => {
            let stem = form.get(..form.len().saturating_sub(cut)).unwrap_or(form);
            if suffix.is_empty() { Cow::Borrowed(stem) } else { Cow::Owned(format!("{stem}{suffix}")) }
        }
        None if reading == Reading::Noun => singular(form),
        None => Cow::Borrowed(form),
    }
}

/// Is a form in lower case listed with this reading? "killings" is a noun only.
pub fn has_reading(form: &str, reading: Reading) -> bool {
    edit(form, reading).is_some()
}

/// Bytes to cut off, and what to put in their place.
fn edit(form: &str, reading: Reading) -> Option<(usize, &'static str)> {
    static LEMMAS: OnceLock<Option<Lemmas>> = OnceLock::new();
    let lemmas = LEMMAS
        .get_or_init(|| {
            let [forms, edits] = sections::<2>(FILE, "lemmas")?;
            Some(Lemmas { forms: numbers(forms)?, edits })
        })
        .as_ref()?;
    let edit = lemmas.forms.get(form)? >> (BITS * reading as u32) & ((1 << BITS) - 1);
    let [cut, length, suffix @ ..] = row::<ROW>(lemmas.edits, usize::try_from(edit).ok().filter(|&n| n > 0)?)?;
    Some((usize::from(*cut), str::from_utf8(suffix.get(..usize::from(*length))?).ok()?))
}

/// Without the ending of a regular plural.
fn singular(form: &str) -> Cow<'_, str> {
    match form.strip_suffix('s') {
        None => Cow::Borrowed(form),
        Some(stem) if stem.len() < 3 || stem.ends_with(['s', 'u', 'i']) => Cow::Borrowed(form),
        Some(stem) => match stem.strip_suffix('e') {
            Some(short) if short.ends_with('i') && short.len() > 3 => {
                Cow::Owned(format!("{}y", short.strip_suffix('i').unwrap_or(short)))
            }
            Some(short) if ["s", "x", "ch", "sh"].iter().any(|end| short.ends_with(end)) => Cow::Borrowed(short),
            _ => Cow::Borrowed(stem),
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Reading::*, *};

    #[test]
    fn forms_have_the_lemma_of_their_reading() {
        for (form, reading, wanted) in [
            ("left", Verb, "leave"),
            ("left", Noun, "left"),
            ("shot", Verb, "shoot"),
            ("shot", Noun, "shot"),
            ("found", Verb, "find"),
            ("lives", Noun, "life"),
            ("lives", Verb, "live"),
            ("children", Noun, "child"),
            ("evacuated", Verb, "evacuate"),
            ("evacuees", Noun, "evacuee"),
            ("killed", Verb, "kill"),
            ("worse", Adjective, "bad"),
            ("was", Verb, "be"),
            // of no list
            ("snaffleries", Noun, "snafflery"),
            ("wodgets", Noun, "wodget"),
            ("glorches", Noun, "glorch"),
            ("covids", Verb, "covids"),
        ] {
            assert_eq!(lemma(form, reading), wanted, "{form} as {reading:?}");
        }
    }

    #[test]
    fn a_form_has_only_its_readings() {
        assert!(has_reading("killings", Noun) && !has_reading("killings", Verb));
        assert!(has_reading("strikes", Noun) && has_reading("strikes", Verb));
        assert!(!has_reading("wodgets", Noun));
    }

    proptest! {
        #[test]
        fn any_text_has_a_lemma(form in "\\PC{0,12}s?") {
            for reading in [Verb, Noun, Adjective] {
                prop_assert!(!lemma(&form, reading).is_empty() || form.is_empty());
            }
        }
    }
}
