//! The line that ends a report for people.

use super::Report;
use crate::conflict::Severity;

/// `2 errors, 1 note in 5 articles; 3 more in the baseline, 1 suppressed`
pub fn line(report: &Report) -> String {
    let found = counts(|severity| report.count(severity));
    let found = if found.is_empty() { "no conflicts".to_owned() } else { found.join(", ") };
    let articles = number(report.documents.len(), "article");
    let hidden = report.hidden;
    let mut line = format!("{found} in {articles}");
    let more: Vec<String> = [
        (hidden.baseline, "in the baseline"),
        (hidden.suppressed, "suppressed"),
        (hidden.below, "below --min-severity"),
    ]
    .iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, why)| format!("{n} {why}"))
    .collect();
    if !more.is_empty() {
        line.push_str(&format!("; not shown: {}", more.join(", ")));
    }
    line
}

/// "2 errors", "1 note"
pub fn counts(of: impl Fn(Severity) -> usize) -> Vec<String> {
    let all = Severity::ALL.into_iter().rev().map(|s| (of(s), s.as_str()));
    all.filter(|(n, _)| *n > 0).map(|(n, word)| number(n, word)).collect()
}

fn number(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}
