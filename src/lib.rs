//! A source-consistency checker for news: a linter for facts.
//!
//! It reads several reports of one story, works out what each one claims (which day, how many, who, where, in which
//! words), compares the claims and gives every conflict with both places, both values, and how each was reached.
//!
//! ```
//! use crosscheck::{Article, Checker};
//!
//! let wire = Article::new("wire", "Elmton police said three people were killed in the fire at the mill on Monday.");
//! let draft = Article::new("draft", "Elmton council to vote\n\nThe council will vote on Wednesday, March 6, 2025.");
//! for finding in Checker::new().check_against(&[draft], &[wire]) {
//!     println!("{}: {finding}", finding.rule());
//!     for place in finding.places() {
//!         println!("  {}: {}", place.text, place.note);
//!     }
//! }
//! ```
//!
//! A [`Finding`] is a [`miette::Diagnostic`]. The feature `cli`, on by default, holds the command line; a program that
//! uses the library turns it off (`default-features = false`).
//!
//! Inside, the data flows one way and each stage is a module; `ARCHITECTURE.md` states the invariants. The modules
//! below are for this package's own tools and tests, and change without notice.

// without the command line nothing writes the formats
#![cfg_attr(not(feature = "cli"), allow(dead_code))]

#[doc(hidden)]
pub mod align;
mod checker;
#[doc(hidden)]
pub mod claim;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod conflict;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod engine;
mod judge;
mod ledger;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod mention;
#[doc(hidden)]
pub mod packs;
mod problem;
mod report;
#[doc(hidden)]
pub mod rules;
mod severity;
mod sheet;
#[doc(hidden)]
pub mod source;
#[doc(hidden)]
pub mod span;
#[doc(hidden)]
pub mod syntax;
#[doc(hidden)]
pub mod value;

pub use checker::{Article, Checker, Error, Finding, Place};
pub use severity::Severity;

#[doc(hidden)]
pub use engine::{CheckOptions, check};
