//! The rules: one file each.

use crate::conflict::Severity;

/// What a rule says of itself.
#[derive(Debug, Clone, Copy)]
pub struct RuleInfo {
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// Markdown: what it finds, why it matters, an example, when it stays quiet.
    pub explain: &'static str,
    /// The severity it starts from.
    pub severity: Severity,
}

/// Every rule, sorted by id.
pub fn all() -> &'static [RuleInfo] {
    &[]
}
