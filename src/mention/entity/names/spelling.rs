//! How near two spellings of a word of a name are. The bounds were fitted on misspelled names that newspapers corrected;
//! words come folded (`lexicon::morph::letters`).

use super::skeleton;
use crate::lexicon::morph::{likeness, slips};

/// Names this alike, letter by letter, are one name with slips.
const ALIKE: f64 = 0.9;
/// Names less alike than that have to be few slips apart.
const ROUGHLY_ALIKE: f64 = 0.75;
/// Short forms of one name ("Freddy", "Freddie") are told from two short forms of it ("Fred", "Rick") by this.
const ONE_SHORT_FORM: f64 = 0.88;
/// Names of so many letters are few enough to be one person's, whatever slips.
pub const LONG: usize = 6;
/// A family name of so many letters may have one slip in it and be no other name.
const NOT_SHORT: usize = 5;

/// One slip at most lies between the two.
pub fn one_slip(a: &str, b: &str) -> bool {
    slips(a, b) <= 1
}

/// Family names of five letters and more with one slip between them, which is not in the first letter: "Ortel", "Orel".
pub fn one_slip_inside(a: &str, b: &str) -> bool {
    a.as_bytes().first() == b.as_bytes().first() && a.len().max(b.len()) >= NOT_SHORT && one_slip(a, b)
}

/// Long names with two slips at most between them: "Ramsden", "Bramsden".
pub fn long_and_near(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= LONG && slips(a, b) <= 2
}

/// Few letters apart for their length.
pub fn alike(a: &str, b: &str) -> bool {
    let longer = a.chars().count().max(b.chars().count());
    let near = likeness(a, b);
    near >= ALIKE || near >= ROUGHLY_ALIKE && slips(a, b) <= 1 + longer / 6
}

/// Alike, with no second look: "Brittany", "Brittney".
pub fn much_alike(a: &str, b: &str) -> bool {
    likeness(a, b) >= ALIKE
}

/// Alike enough where an age and a family name agree as well: "Rolan", "Ronal".
pub fn roughly_alike(a: &str, b: &str) -> bool {
    likeness(a, b) >= ROUGHLY_ALIKE
}

/// Two forms of one length of a name that has short forms, too: "Terrance" and "Terrence", "Freddy" and "Freddie".
pub fn one_form(a: &str, b: &str) -> bool {
    let small = |w: &str| w.ends_with(['y', 'i']) || w.ends_with("ie");
    let sound = skeleton(a) == skeleton(b) && a.len().abs_diff(b.len()) <= 1;
    sound || small(a) == small(b) && a.len() > 5 && b.len() > 5 && likeness(a, b) >= ONE_SHORT_FORM
}
