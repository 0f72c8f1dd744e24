//! Two words of names side by side.

use super::{FAMILY_FIRST, HE, NameWords, Part, SHE, sound::wide};
use crate::lexicon::morph::edits;

/// How alike two words of a name are, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    Different,
    /// A slip of one or two letters, or sounds that are near.
    Near,
    Initial,
    Nickname,
    /// Another spelling of the same sound, or the name in another language.
    Spelling,
    Equal,
}

impl Likeness {
    /// How much of a full agreement it is worth.
    pub fn weight(self) -> f64 {
        match self {
            Likeness::Different => 0.0,
            Likeness::Near => 0.8,
            Likeness::Initial => 0.75,
            Likeness::Nickname => 0.85,
            Likeness::Spelling => 0.95,
            Likeness::Equal => 1.0,
        }
    }
}

/// How alike two words are.
pub fn likeness(a: &Part, b: &Part, words: &NameWords) -> Likeness {
    if a.text == b.text {
        return Likeness::Equal;
    }
    if a.initial || b.initial {
        let same = a.text.as_bytes().first() == b.text.as_bytes().first();
        return if same { Likeness::Initial } else { Likeness::Different };
    }
    if words.share(a.place, b.place, |k| &k.variants) {
        return Likeness::Spelling;
    }
    if words.share(a.place, b.place, |k| &k.nicknames) {
        return Likeness::Nickname;
    }
    let (x, y) = (a.kind & (HE | SHE), b.kind & (HE | SHE));
    let same_gender = x == 0 || y == 0 || x & y != 0;
    if same_gender && (is_short_form(a, b, words) || is_short_form(b, a, words)) {
        return Likeness::Nickname;
    }
    if x != 0 && y != 0 {
        // two names of the list are two names, unless they only differ in spelling
        let spelling = a.skeleton == b.skeleton && x & y != 0;
        return if spelling { Likeness::Spelling } else { Likeness::Different };
    }
    let short = a.text.len().min(b.text.len());
    if a.kind & b.kind & FAMILY_FIRST != 0 && short <= 4 {
        return Likeness::Different;
    }
    let enough = a.skeleton.len() >= 3 && short >= 3 || a.skeleton.len() == 2 && short >= 4;
    if a.skeleton == b.skeleton && (enough || doubled(&a.text, &b.text)) {
        return Likeness::Spelling;
    }
    if near(a, b, short) { Likeness::Near } else { Likeness::Different }
}

/// "Wal" of "Wallace", "Benjy" of "Benjamin": the listed name begins with the
/// short one, or with it less its "-y", "-ie".
fn is_short_form(short: &Part, long: &Part, words: &NameWords) -> bool {
    // one of the two must be a known given name: "Martin" is no short form of "Martinez"
    if long.kind & (HE | SHE) == 0 || short.text.len() >= long.text.len() || short.text.len() > 6 {
        return false;
    }
    let text = short.text.as_str();
    let stem = words.diminutive_ends.iter().find_map(|e| text.strip_suffix(&**e)).unwrap_or(text);
    let twice = stem.len() >= 4 && stem.as_bytes().get(stem.len() - 1) == stem.as_bytes().get(stem.len() - 2);
    let stem = if twice { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem };
    stem.len() >= 3 && long.text.starts_with(stem)
}

/// A slip of the pen, or a sound that romanizations do not agree on.
fn near(a: &Part, b: &Part, short: usize) -> bool {
    if let (Some(x), Some(y)) = (glide(&a.text), glide(&b.text))
        && (a.text.starts_with('j') || b.text.starts_with('j'))
        && super::skeleton(x) == super::skeleton(y)
    {
        return true;
    }
    let (s, t) = (a.skeleton.as_bytes(), b.skeleton.as_bytes());
    if short >= 4 && s.len() == t.len() && s.len() >= 3 && s.iter().zip(t).all(|(p, q)| wide(*p) == wide(*q)) {
        return true;
    }
    if short < 5 || a.text.len().abs_diff(b.text.len()) > 3 {
        return false;
    }
    vowel_between(s, t)
        || vowel_between(t, s)
        || within(a.text.as_bytes(), b.text.as_bytes(), if short >= 9 { 2 } else { 1 })
}

/// "Jelena", "Yelena", "Elena": the word behind a letter that may be a glide.
fn glide(text: &str) -> Option<&str> {
    text.strip_prefix(['j', 'y', 'i']).or_else(|| text.starts_with('e').then_some(text))
}

/// "uun", "un": only a doubled letter, or a silent one, tells them apart.
fn doubled(a: &str, b: &str) -> bool {
    // a silent letter at the end says nothing: "Raeh"
    let once = |s: &str| {
        let mut v = s.strip_suffix('h').unwrap_or(s).as_bytes().to_vec();
        v.dedup();
        v
    };
    once(a) == once(b)
}

/// "Sleiman", "Suleiman": one vowel more.
fn vowel_between(short: &[u8], long: &[u8]) -> bool {
    if short.len() < 4 || short.len() + 1 != long.len() {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(p, q)| p == q).count();
    long.get(head) == Some(&b'a') && short.get(head..) == long.get(head + 1..)
}

/// Are two words at most `most` (1 or 2) insertions, deletions, substitutions
/// or swaps of neighbours apart?
fn within(a: &[u8], b: &[u8], most: usize) -> bool {
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(p, q)| p == q).count();
    let (a, b) = (a.get(head..).unwrap_or(&[]), b.get(head..).unwrap_or(&[]));
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(p, q)| p == q).count();
    let (a, b) = (a.get(..a.len() - tail).unwrap_or(&[]), b.get(..b.len() - tail).unwrap_or(&[]));
    match (a, b) {
        ([] | [_], [] | [_]) => true,
        ([p, q], [r, s]) if p == s && q == r => true,
        _ => most >= 2 && (a.len().max(b.len()) <= 2 || edits(a, b) <= most),
    }
}
