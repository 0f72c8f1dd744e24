//! The weights of the tagger, read where they lie: a table of buckets into a list of entries.
//!
//! One line of text ("crosscheck-data/1 tagger; LENGTH; SOURCES; LICENCE"), then numbers in little endian: the number of bits that
//! choose a bucket, the offsets of the buckets and of their end, the entries. An entry is a fingerprint of two bytes,
//! the number of its weights, and for each weight two bytes: tag in the five low bits, signed weight in the others.

use std::sync::LazyLock;

use crate::syntax::Tag;

/// Made by `examples/treebank`.
static BYTES: &[u8] = include_bytes!("../../data/tagger.bin");

/// What the first line begins with; a model of another version is of no use.
pub const HEADER: &str = "crosscheck-data/1 tagger; ";

/// Weights by feature.
#[derive(Debug, Clone, Copy, Default)]
pub struct Model<'a> {
    bits: u32,
    offsets: &'a [u8],
    entries: &'a [u8],
}

/// One score a tag.
pub type Scores = [i32; 32];

impl Model<'static> {
    /// The model that comes with the program.
    pub fn builtin() -> &'static Model<'static> {
        static MODEL: LazyLock<Model<'static>> = LazyLock::new(|| Model::read(BYTES).unwrap_or_default());
        &MODEL
    }
}

impl<'a> Model<'a> {
    /// None if `bytes` are no model.
    pub fn read(bytes: &'a [u8]) -> Option<Model<'a>> {
        let line = bytes.iter().position(|b| *b == b'\n')?;
        let (header, rest) = (bytes.get(..line)?, bytes.get(line + 1..)?);
        if !header.starts_with(HEADER.as_bytes()) {
            return None;
        }
        let bits = u32::from(*rest.first()?);
        let length = if (1..=20).contains(&bits) { 4 * ((1usize << bits) + 1) } else { return None };
        Some(Model { bits, offsets: rest.get(1..1 + length)?, entries: rest.get(1 + length..)? })
    }

    /// Add the weights of a feature.
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        for weight in self.weights(feature).chunks_exact(2) {
            let [low, high] = weight else { continue };
            let both = i16::from_le_bytes([*low, *high]);
            if let Some(score) = scores.get_mut(usize::from(low & 31)) {
                *score += i32::from(both >> 5);
            }
        }
    }

    /// The tag of a word that has one only; `key` as [`super::features::Seen::sure`] makes it.
    pub fn sure(&self, key: u32) -> Option<Tag> {
        self.weights(key).first().map(|low| Tag::of_number(low & 31))
    }

    fn weights(&self, feature: u32) -> &'a [u8] {
        let bucket = 4 * (feature.checked_shr(32 - self.bits).unwrap_or(0) as usize);
        let offset = |at: usize| self.offsets.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b) as usize);
        let range = offset(bucket).zip(offset(bucket + 4));
        let mut rest = range.and_then(|(start, end)| self.entries.get(start..end)).unwrap_or_default();
        let wanted = (feature as u16).to_le_bytes();
        while let [first, second, count, tail @ ..] = rest {
            let length = 2 * usize::from(*count);
            if [*first, *second] == wanted {
                return tail.get(..length).unwrap_or_default();
            }
            rest = tail.get(length..).unwrap_or_default();
        }
        &[]
    }

    /// A model as bytes: `sources` ends with the licence, `entries` in order of their features, each with its weights by tag.
    pub fn write(sources: &str, bits: u8, entries: &[(u32, Vec<(u8, i16)>)]) -> Vec<u8> {
        let buckets = 1usize << bits;
        let mut lists: Vec<Vec<u8>> = vec![Vec::new(); buckets];
        for (feature, weights) in entries {
            let Some(list) = lists.get_mut((feature >> (32 - u32::from(bits))) as usize) else { continue };
            list.extend((*feature as u16).to_le_bytes());
            list.push(weights.len().min(255) as u8);
            for (tag, weight) in weights.iter().take(255) {
                let weight = (*weight).clamp(-1023, 1023);
                list.extend((weight << 5 | i16::from(*tag & 31)).to_le_bytes());
            }
        }
        let mut bytes = vec![bits];
        let mut offset = 0u32;
        for list in &lists {
            bytes.extend(offset.to_le_bytes());
            offset += list.len() as u32;
        }
        bytes.extend(offset.to_le_bytes());
        bytes.extend(lists.concat());
        let mut file = format!("{HEADER}{}; {sources}\n", bytes.len()).into_bytes();
        file.append(&mut bytes);
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let entries = vec![(7, vec![(3, -1000), (30, 5)]), (0xFFFF_0007, vec![(1, 2)])];
        let bytes = Model::write("invented", 4, &entries);
        let model = Model::read(&bytes).unwrap();
        let mut scores = [0; 32];
        model.add(7, &mut scores);
        assert_eq!((scores[3], scores[30], scores[1]), (-1000, 5, 0));
        assert_eq!(model.sure(0xFFFF_0007), Some(Tag::PluralNoun));
        assert_eq!(model.sure(8), None);
        for cut in 0..bytes.len() {
            if let Some(short) = Model::read(&bytes[..cut]) {
                short.add(7, &mut scores);
            }
        }
    }
}
