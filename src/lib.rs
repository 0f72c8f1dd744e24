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
pub mod facts;
pub mod lexicon;
pub mod mention;
pub mod report;
pub mod rules;
pub mod source;
pub mod value;

pub use engine::{CheckOptions, check};
