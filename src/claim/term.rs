//! A normalized word, such as the contexts of claims hold by the thousands.

use std::{cmp::Ordering, ops::Deref, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Words of this many bytes need no place of their own in memory: hardly any is longer.
const SHORT: usize = 16;

/// A word of a context; ordered like its text. To copy one costs no allocation.
#[derive(Debug, Clone)]
pub struct Term(Text);

#[derive(Debug, Clone)]
enum Text {
    /// The bytes, zeros behind them, and how many they are.
    Short([u8; SHORT], u8),
    Long(Arc<str>),
}

impl Term {
    /// The first bytes as a number that sorts like them: most words differ there.
    pub fn head(&self) -> u128 {
        match &self.0 {
            Text::Short(bytes, _) => u128::from_be_bytes(*bytes),
            Text::Long(text) => u128::from_be_bytes(padded(text.as_bytes().get(..SHORT).unwrap_or_default())),
        }
    }

    fn len(&self) -> usize {
        match &self.0 {
            Text::Short(_, length) => usize::from(*length),
            Text::Long(text) => text.len(),
        }
    }

    /// Does the word start with `byte`?
    pub fn starts(&self, byte: u8) -> bool {
        self.first() == Some(byte)
    }

    pub fn first(&self) -> Option<u8> {
        match &self.0 {
            Text::Short(bytes, length) => (*length > 0).then_some(bytes[0]),
            Text::Long(text) => text.as_bytes().first().copied(),
        }
    }
}

fn padded(word: &[u8]) -> [u8; SHORT] {
    let mut bytes = [0; SHORT];
    bytes[..word.len()].copy_from_slice(word);
    bytes
}

impl Ord for Term {
    fn cmp(&self, other: &Term) -> Ordering {
        let rest = || match (&self.0, &other.0) {
            (Text::Long(a), Text::Long(b)) => a.cmp(b),
            // one of them ends where they are alike
            _ => self.len().cmp(&other.len()),
        };
        self.head().cmp(&other.head()).then_with(rest)
    }
}

impl PartialOrd for Term {
    fn partial_cmp(&self, other: &Term) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Term {
    fn eq(&self, other: &Term) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Term {}

impl std::hash::Hash for Term {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl Deref for Term {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Text::Short(bytes, length) => {
                bytes.get(..usize::from(*length)).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
            }
            Text::Long(text) => text,
        }
    }
}

impl From<&str> for Term {
    fn from(word: &str) -> Term {
        match word.len() {
            length @ ..=SHORT => Term(Text::Short(padded(word.as_bytes()), length as u8)),
            _ => Term(Text::Long(word.into())),
        }
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // sixteen bytes in their place are read as text at once, letter by letter they are not
        #[repr(align(16))]
        struct Aligned([u8; SHORT]);
        let Text::Short(bytes, length) = &self.0 else { return serializer.serialize_str(self) };
        let aligned = Aligned(*bytes);
        let text = std::str::from_utf8(&aligned.0).ok().and_then(|text| text.get(..usize::from(*length)));
        serializer.serialize_str(text.unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Term, D::Error> {
        String::deserialize(deserializer).map(|word| Term::from(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_ordered_like_their_text() {
        let words = [
            "",
            "a",
            "a\0",
            "ab",
            "é",
            "sixteen letters!",
            "sixteen letters",
            "sixteen letters!\0",
            "sixteen letters! and more",
            "sixteen letters! and most",
            "~hale",
            "日本日本日",
            "日本日本日本",
        ];
        for a in words {
            assert_eq!(&*Term::from(a), a);
            for b in words {
                assert_eq!(Term::from(a).cmp(&Term::from(b)), a.cmp(b), "{a:?} {b:?}");
            }
        }
    }
}
