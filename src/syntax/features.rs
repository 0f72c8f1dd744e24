//! What the tagger sees of a token: hashes of its word, its endings and its neighbours.

use crate::{
    document::{Token, TokenKind},
    syntax::Tag,
};

/// Templates of [`features`].
pub const TEMPLATES: usize = 21;

/// A token as the tagger sees it.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    word: u32,
    /// The last three and two bytes, the first two.
    ending: u32,
    short_ending: u32,
    beginning: u32,
    shape: u32,
    /// The form tells the tag.
    pub fixed: Option<Tag>,
}

/// Outside the sentence.
const EDGE: Seen = Seen { word: 1, ending: 1, short_ending: 1, beginning: 1, shape: 1, fixed: None };
/// The tag before the first token.
pub const NO_TAG: u8 = 60;

mod shape {
    pub const CAPITAL: u32 = 1;
    pub const CAPITALS: u32 = 1 << 1;
    pub const DIGITS: u32 = 1 << 2;
    pub const HYPHEN: u32 = 1 << 3;
    pub const FIRST: u32 = 1 << 4;
    pub const WORD: u32 = 1 << 5;
    /// Capitals say nothing here.
    pub const TITLE_CASE: u32 = 1 << 6;
}

impl Seen {
    /// `word` as written and in lower case; `first`: no word of its sentence stands before it; `title_case`: all words
    /// of the sentence have capitals.
    pub fn new(token: Token, word: &str, low: &str, first: bool, title_case: bool) -> Seen {
        let bytes = low.as_bytes();
        let all = |test: fn(&u8) -> bool| bytes.iter().all(test);
        match token.kind {
            TokenKind::Number => {
                let digits = all(u8::is_ascii_digit);
                let year = digits && bytes.len() == 4 && matches!(bytes.first(), Some(b'1' | b'2'));
                let size = 2 + u32::from(digits && bytes.len() <= 2) + 2 * u32::from(year);
                return Seen::fixed(mix(90, size, 0), Tag::Number);
            }
            TokenKind::Punct => return Seen::fixed(hash(bytes, 0), mark(low)),
            TokenKind::Word | TokenKind::Clitic => {}
        }
        let capitals = bytes.len() > 1 && word.bytes().all(|b| !b.is_ascii_lowercase());
        let mut own = shape::WORD;
        for (is, bit) in [
            (token.capital && !title_case, shape::CAPITAL),
            (capitals && !title_case, shape::CAPITALS),
            (title_case, shape::TITLE_CASE),
            (bytes.iter().any(u8::is_ascii_digit), shape::DIGITS),
            (bytes.contains(&b'-'), shape::HYPHEN),
            (first, shape::FIRST),
        ] {
            own |= if is { bit } else { 0 };
        }
        let last = |n: usize| bytes.get(bytes.len().saturating_sub(n)..).unwrap_or_default();
        Seen {
            word: hash(bytes, 0),
            ending: hash(last(3), 3),
            short_ending: hash(last(2), 2),
            beginning: hash(bytes.get(..2).unwrap_or(bytes), 5),
            shape: own,
            fixed: None,
        }
    }

    fn fixed(word: u32, tag: Tag) -> Seen {
        let own = u32::from(tag.number());
        Seen { word, ending: own, short_ending: own, beginning: own, shape: own, fixed: Some(tag) }
    }

    /// The key under which the model holds a word that has one tag only.
    pub fn sure(&self) -> u32 {
        mix(0, self.word, 0)
    }
}

fn mark(mark: &str) -> Tag {
    match mark {
        "," => Tag::Comma,
        "." | "!" | "?" => Tag::Stop,
        ":" | ";" | "..." | "…" | "—" | "–" => Tag::Colon,
        "(" | "[" => Tag::Opening,
        ")" | "]" => Tag::Closing,
        "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" | "`" => Tag::Quote,
        "-" => Tag::Hyphen,
        "$" | "£" | "€" | "¥" => Tag::Currency,
        _ => Tag::Symbol,
    }
}

/// The keys of token `at`, whose two forerunners have the tags `before` and `second`.
pub fn features(seen: &[Seen], at: usize, before: u8, second: u8) -> [u32; TEMPLATES] {
    let near = |back: usize, on: usize| {
        let place = (at + on).checked_sub(back);
        place.and_then(|i| seen.get(i)).unwrap_or(&EDGE)
    };
    let (own, last, next) = (near(0, 0), near(1, 0), near(0, 1));
    let (last_but_one, next_but_one) = (near(2, 0), near(0, 2));
    let (before, second) = (u32::from(before), u32::from(second));
    [
        mix(1, own.word, 0),
        mix(2, own.ending, own.shape),
        mix(3, own.short_ending, before),
        mix(4, own.beginning, own.shape),
        mix(5, before, 0),
        mix(6, before, second),
        mix(7, before, own.word),
        mix(8, last.word, 0),
        mix(9, next.word, 0),
        mix(10, last_but_one.word, 0),
        mix(11, next_but_one.word, 0),
        mix(12, last.ending, next.ending),
        mix(13, next.ending, own.short_ending),
        mix(14, own.shape | last.shape << 8 | next.shape << 16, 0),
        mix(15, own.word, next.word),
        mix(16, before, next.short_ending),
        mix(17, own.ending, before),
        mix(18, own.word, own.shape),
        mix(19, last.word, own.word),
        mix(20, next.short_ending, next_but_one.short_ending),
        mix(21, before | next.shape << 8, own.short_ending),
    ]
}

/// FNV-1a.
fn hash(bytes: &[u8], seed: u32) -> u32 {
    let hash = bytes.iter().fold(0x811c_9dc5 ^ seed, |h: u32, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

fn mix(template: u32, a: u32, b: u32) -> u32 {
    let all =
        a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(16).wrapping_mul(0x85EB_CA77) ^ template.wrapping_mul(0xC2B2_AE3D);
    let mixed = (all ^ (all >> 15)).wrapping_mul(0x2C1B_3C6D);
    let mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297A_2D39);
    mixed ^ (mixed >> 15)
}
