//! What could not be read, or only with a caveat.

use schemars::JsonSchema;
use serde::Serialize;

use crate::severity::Severity;

/// An input or a record that could not be used (an error), or one that could
/// only with a caveat (a warning); the rest was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Problem {
    pub path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    pub message: String,
    pub severity: Severity,
}

impl Problem {
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { path: path.into(), line: None, message: message.into(), severity: Severity::Error }
    }

    pub fn at(path: impl Into<String>, line: usize, message: impl Into<String>) -> Problem {
        Problem { line: Some(line), ..Problem::new(path, message) }
    }

    /// Something to know about an input that was read.
    pub fn caveat(path: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::new(path, message) }
    }

    /// Something of little weight, told where more is asked for (`-v`).
    pub fn note(path: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { severity: Severity::Note, ..Problem::new(path, message) }
    }
}

/// The known word most like `word`, if one is alike enough.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.chars().take(64).collect();
    let best = known.map(|k| (strsim::jaro_winkler(&word, k), k)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= 0.8).map(|(_, k)| k)
}
