//! A shallow reading of a sentence: word classes by a small model, noun chunks, verb groups and clauses by patterns.
//! Made on demand for sentences that carry a value.

mod chunk;
pub mod features;
mod frames;
pub mod model;
mod reading;
mod tag;
mod tagger;
#[cfg(test)]
mod tests;

pub use chunk::Chunk;
pub use reading::{Clause, Reading, Tense};
pub use tag::Tag;
pub use tagger::{seen, tag, title_case};
