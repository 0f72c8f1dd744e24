//! A source-consistency checker for news: a linter for facts.
//!
//! The data flows one way, and each stage is a module:
//!
//! ```text
//! source -> document -> mention -> claim -> align -> rules -> conflict -> report
//! ```
//!
//! `source` and `cli` do input and output; everything between is pure.
//! `ARCHITECTURE.md` states the invariants.

pub mod align;
pub mod claim;
pub mod cli;
pub mod conflict;
pub mod document;
pub mod engine;
pub mod judge;
pub mod lexicon;
pub mod mention;
pub mod packs;
pub mod problem;
pub mod report;
pub mod rules;
pub mod severity;
pub mod sheet;
pub mod source;
pub mod span;
pub mod syntax;
pub mod value;

pub use engine::{CheckOptions, check};
