//! The ground floor: rule packs, the words that they list, and how a word is looked up.
//!
//! A pack is a TOML file. The built-in packs lie in `rules/`; `--rules DIR`
//! adds files with the same names and the same keys, whose entries come on top.
//! Nothing here knows a stage: each stage compiles the packs that it needs.

mod classes;
pub mod data;
pub mod memo;
pub mod morph;
mod pack;
mod table;
pub mod word;

pub use classes::{ClassWords, Classes, class};
pub use pack::{PackError, Packs};
pub use table::{Known, Listing, WordMap};
