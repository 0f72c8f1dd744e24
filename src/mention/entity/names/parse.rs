//! A written name, taken apart.

use super::{NameWords, PARTICLE, PEERAGE, SUFFIX, TITLE, sound};

/// More parts than this are not looked at.
const MOST: usize = 10;

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Lower case, no diacritics, hyphens or apostrophes.
    pub text: String,
    /// How it sounds; empty for an initial.
    pub skeleton: String,
    /// Kinds of name that it may be, as bits.
    pub kind: u8,
    /// Its place in the lists of given names, where it stands there.
    pub place: Option<u32>,
    pub initial: bool,
}

/// A name taken apart: words without titles and particles, and the suffix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    pub parts: Vec<Part>,
    /// The generation that "Jr.", "Sr.", "III" tells: their place in the pack's list.
    pub suffix: Option<u8>,
    /// "X bin Y": how many parts stand before the first "bin".
    pub son_of: Option<usize>,
}

/// Take a name apart.
pub fn parse(text: &str, words: &NameWords) -> Name {
    let mut name = Name { parts: Vec::with_capacity(4), ..Name::default() };
    let mut comma = false;
    let mut rest = text;
    while !rest.is_empty() && name.parts.len() < MOST {
        let end = word_end(rest);
        let (raw, tail) = rest.split_at(end);
        let mark = tail.chars().next();
        rest = tail.get(mark.map_or(0, char::len_utf8)..).unwrap_or("");
        if !raw.is_empty() && !add(&mut name, raw, comma, mark == Some('.'), words) {
            break;
        }
        comma |= mark == Some(',') && !name.parts.is_empty();
    }
    name
}

/// Where the first word of `text` ends.
fn word_end(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    match text.as_bytes().get(letters) {
        None | Some(b' ') => letters,
        _ => text.find(separates).unwrap_or(text.len()),
    }
}

fn separates(c: char) -> bool {
    matches!(c, ' ' | ',' | '.' | '-' | '/' | '(' | ')' | '\u{2010}' | '\u{2011}') || c.is_whitespace()
}

/// Add a word; false when the rest is no part of the name.
fn add(name: &mut Name, raw: &str, comma: bool, stop: bool, words: &NameWords) -> bool {
    let folded = sound::fold(raw);
    let low = folded.as_str();
    let first = name.parts.is_empty();
    if low.is_empty() {
        return true;
    }
    let place = words.places.get(low).copied();
    let (kind, role) = words.known(place).map_or((0, 0), |k| (k.kind, k.role));
    if !first && (low == "of" || low == "or" || comma && role & PEERAGE != 0) {
        return false;
    }
    if low.len() == 1 {
        name.parts.push(Part { initial: true, text: folded, ..Part::default() });
        return true;
    }
    if !first && role & SUFFIX != 0 {
        name.suffix = words.generation(low).or(name.suffix);
        return true;
    }
    if (first || comma || stop) && role & TITLE != 0 {
        return true;
    }
    // "Al Gore", "Ben Ali": first and with a capital letter it is a given name
    let leading = first && raw.starts_with(char::is_uppercase) && !words.never_given.contains(low);
    if !leading && role & PARTICLE != 0 {
        if words.son_of.contains(low) && name.son_of.is_none() {
            name.son_of = Some(name.parts.len());
        }
        return true;
    }
    // "JC" stands for two names
    if raw.len() == 2 && raw.bytes().all(|b| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b)) {
        name.parts.extend(low.chars().map(|c| Part { initial: true, text: c.to_string(), ..Part::default() }));
        return true;
    }
    let skeleton = sound::skeleton(low);
    name.parts.push(Part { skeleton, kind, place, initial: false, text: folded });
    true
}
