//! Compiled open data: what public resources know of words, read where it lies in the program.
//!
//! Each file of `data/` has a script in `tools/` that makes it and a reader here. Readers are pure look-ups: nothing
//! is parsed at the start, nothing is allocated but what is said below. `THIRD_PARTY.md` names sources and licences.

mod file;
mod frequency;
mod gazetteer;
mod lemmas;
mod people_names;
mod senses;
#[cfg(test)]
mod tests;
mod units;
mod vectors;

pub use frequency::idf;
pub use gazetteer::{Gazetteer, Lies, Named, Place, PlaceKind, gazetteer};
pub use lemmas::{Reading, has_reading, lemma};
pub use people_names::{Gender, NameUse, family_name, given_name, speaks_of_person};
pub use senses::{Class, Classes, Concept, Profile, Relation, Senses, senses};
pub use units::{Measures, Unit, unit_named, unit_of_symbol};
pub use vectors::{Vector, Vectors, vectors};
