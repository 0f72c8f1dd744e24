//! The way from documents to conflicts.

use crate::{conflict::Conflict, document::Document, lexicon::Lexicon};

/// What a run is asked for.
#[derive(Debug, Clone, Default)]
pub struct CheckOptions {
    /// Only these rules; empty: all.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// Only conflicts in which one of these documents (indices) takes part; empty: all.
    pub drafts: Vec<usize>,
}

/// Every conflict inside and between `documents`, sorted.
pub fn check(_documents: &[Document], _lexicon: &Lexicon, _options: &CheckOptions) -> Vec<Conflict> {
    Vec::new()
}
