//! A written name, taken apart.

use super::{NameWords, sound};

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Lower case, no diacritics, hyphens or apostrophes.
    pub text: String,
    pub skeleton: String,
    pub initial: bool,
}

/// A name taken apart: words without titles and particles, and the suffix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    pub parts: Vec<Part>,
    pub particles: Vec<String>,
    /// "jr", "sr", "iii"
    pub suffix: Option<String>,
    /// Written "Family, Given".
    pub inverted: bool,
}

/// Take a name apart.
pub fn parse(text: &str, words: &NameWords) -> Name {
    let mut name = Name::default();
    for raw in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '\u{2010}' | '\u{2011}')) {
        let folded = sound::fold(raw);
        if folded.is_empty() {
            continue;
        }
        if words.suffixes.contains(folded.as_str()) && !name.parts.is_empty() {
            name.suffix = Some(folded);
        } else if words.particles.contains(folded.as_str()) {
            name.particles.push(folded);
        } else {
            let skeleton = sound::skeleton(&folded);
            name.parts.push(Part { initial: folded.chars().count() == 1, text: folded, skeleton });
        }
    }
    name
}
