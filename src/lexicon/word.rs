//! A word as the recognizers look it up.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::Listing;
use crate::span::Span;

/// A word in lower case, with the hash by which `WordMap` finds it. Its letters are cut from the
/// text only where they are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    pub(crate) hash: u64,
    pub(crate) listing: Listing,
    pub(crate) shape: u8,
}

impl<'a> Word<'a> {
    pub fn new(low: &'a str) -> Word<'a> {
        let span = Span::new(0, low.len());
        Word { text: low, span, hash: hash(low.as_bytes()), listing: Listing::UNKNOWN, shape: shape_of(low.as_bytes()) }
    }

    pub fn low(&self) -> &'a str {
        self.text.get(self.span.start..self.span.end).unwrap_or("")
    }

    /// Its length in bytes.
    pub fn length(&self) -> usize {
        self.span.len()
    }

    /// Has it one of these bits of [`shape`]?
    pub fn has(&self, bits: u8) -> bool {
        self.shape & bits != 0
    }
}

/// See [`Word`].
pub(crate) fn hash(low: &[u8]) -> u64 {
    Key::new(low, 0, low.len()).hash(low)
}

/// The letters of a short word as one number: it is told from another at one stroke. Zero for longer words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    letters: u64,
    length: usize,
}

impl Key {
    /// Of the word that lies at `start..end`.
    pub(crate) fn new(text: &[u8], start: usize, end: usize) -> Key {
        let length = end.saturating_sub(start);
        let letters = match (length, text.get(start..).and_then(|rest| rest.first_chunk())) {
            (1..=8, Some(chunk)) => u64::from_le_bytes(*chunk) & (u64::MAX >> (64 - 8 * length)),
            (1..=8, None) => {
                text.get(start..end).unwrap_or_default().iter().rev().fold(0, |n, b| n << 8 | u64::from(*b))
            }
            _ => 0,
        };
        Key { letters, length }
    }

    pub(crate) fn is_whole(self) -> bool {
        self.length <= 8
    }

    pub(crate) fn hash(self, word: &[u8]) -> u64 {
        // one round of what `FxHasher` does
        match self.is_whole() {
            true => (self.letters ^ self.length as u64).wrapping_mul(0xf135_7aea_2e62_a9c5).rotate_left(26),
            false => FxBuildHasher.hash_one(word),
        }
    }
}

/// What a word is made of, as bits.
pub mod shape {
    pub const HYPHEN: u8 = 1;
    pub const DIGIT: u8 = 1 << 1;
    /// Letters or marks that are not ASCII.
    pub const WIDE: u8 = 1 << 2;
    pub const APOSTROPHE: u8 = 1 << 3;
}

/// The bits of [`shape`] that `word` has.
pub(crate) fn shape_of(word: &[u8]) -> u8 {
    let bit = |b: &u8| match b {
        b'-' => shape::HYPHEN,
        b'0'..=b'9' => shape::DIGIT,
        128.. => shape::WIDE,
        b'\'' => shape::APOSTROPHE,
        _ => 0,
    };
    word.iter().map(bit).fold(0, |a, b| a | b)
}
