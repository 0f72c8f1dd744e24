//! The line that ends a report for people.

use std::collections::BTreeMap;

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

/// A line for each rule that found something, the busiest first: `   3  toll: 1 error, 2 notes`
pub fn statistics(report: &Report) -> String {
    let mut by_rule: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for conflict in &report.conflicts {
        by_rule.entry(conflict.rule).or_default()[conflict.severity as usize] += 1;
    }
    let mut lines: Vec<(usize, &str, [usize; 3])> =
        by_rule.into_iter().map(|(rule, of)| (of.iter().sum(), rule, of)).collect();
    lines.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let line = |(n, rule, of): (usize, &str, [usize; 3])| {
        format!("{n:4}  {rule}: {}\n", counts(|severity| of[severity as usize]).join(", "))
    };
    lines.into_iter().map(line).collect()
}

fn number(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}
