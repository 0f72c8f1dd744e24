//! What words mean by the company they keep: `data/vectors.bin`.

use std::sync::OnceLock;

use super::file::{Numbers, numbers, row, sections};

pub(super) static FILE: &[u8] = include_bytes!("../../../data/vectors.bin");

const DIMENSIONS: usize = 48;
/// Bytes of a row: the dimensions, then the vector's length times 16.
const ROW: usize = DIMENSIONS + 2;

/// The vectors of the 60,000 commonest words of newspapers.
#[derive(Debug)]
pub struct Vectors {
    words: Numbers,
    rows: &'static [u8],
}

/// A word's vector: look it up once for a word, compare it as often as needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vector(&'static [u8; ROW]);

/// The vectors; `None` where the file is broken, which a test rules out.
pub fn vectors() -> Option<&'static Vectors> {
    static VECTORS: OnceLock<Option<Vectors>> = OnceLock::new();
    VECTORS
        .get_or_init(|| {
            let [words, rows] = sections::<2>(FILE, "vectors")?;
            Some(Vectors { words: numbers(words)?, rows })
        })
        .as_ref()
}

impl Vectors {
    /// The vector of a word in lower case, as it is written ("arrived", not its lemma).
    pub fn of(&self, low: &str) -> Option<Vector> {
        let at = usize::try_from(self.words.get(low)?).ok()?;
        row(self.rows, at).map(Vector)
    }

    /// See [`Vector::cosine`]; 0 where a word is not known.
    pub fn cosine(&self, a: &str, b: &str) -> i8 {
        self.of(a).zip(self.of(b)).map_or(0, |(a, b)| a.cosine(b))
    }
}

impl Vector {
    /// The cosine in hundredths, from -100 to 100: "injured" and "wounded" 76, "arrest" and "launch" 0.
    pub fn cosine(self, other: Vector) -> i8 {
        let (own, its) = (self.0.iter().take(DIMENSIONS), other.0.iter().take(DIMENSIONS));
        let dot: i32 = own.zip(its).map(|(&a, &b)| i32::from(a.cast_signed()) * i32::from(b.cast_signed())).sum();
        let lengths = i64::from(self.length()) * i64::from(other.length());
        if lengths == 0 {
            return 0;
        }
        // both lengths carry a factor of 16
        i8::try_from((i64::from(dot) * 100 * 256 / lengths).clamp(-100, 100)).unwrap_or(0)
    }

    fn length(self) -> u16 {
        self.0.last_chunk().map_or(0, |bytes| u16::from_le_bytes(*bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_meaning_lie_close() {
        let vectors = vectors().expect("the vectors");
        for (a, b, least, most) in [
            ("car", "truck", 80, 95),
            ("injured", "wounded", 70, 85),
            ("launch", "liftoff", 50, 75),
            ("budget", "cost", 30, 60),
            ("arrest", "launch", -15, 15),
            ("mayor", "mayor", 99, 100),
            ("mayor", "xylographist", 0, 0),
        ] {
            let found = vectors.cosine(a, b);
            assert!((least..=most).contains(&found), "{a}, {b}: {found}");
            assert_eq!(found, vectors.cosine(b, a), "{a}, {b}: the other way round");
        }
    }
}
