//! `--format github`: workflow commands, which GitHub shows as annotations.
//!
//! GitHub keeps ten annotations of a level a step, in the order of printing, so
//! the gravest come first. No line begins with words of an article: they could
//! be commands themselves.

use std::io::{self, Write};

use super::{Report, summary};
use crate::conflict::Severity;

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for severity in Severity::ALL.into_iter().rev() {
        for conflict in report.conflicts.iter().filter(|c| c.severity == severity) {
            let command = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let mut fields = Vec::new();
            if let Some((_, place)) = report.heads(conflict).first() {
                let at = place.in_file();
                fields.push(format!("file={}", property(&place.document.path)));
                fields.push(format!("line={},endLine={}", at.line, at.end_line));
                // columns are for places within one line
                if let (Some((from, to)), true) = (at.columns, at.line == at.end_line) {
                    fields.push(format!("col={from},endColumn={to}"));
                }
            }
            fields.push(format!("title={}", property(conflict.rule)));
            writeln!(out, "::{command} {}::{}", fields.join(","), message(&report.description(conflict)))?;
        }
    }
    writeln!(out, "crosscheck: {}", summary::line(report))
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(&super::text::one_line(text)).replace(':', "%3A").replace(',', "%2C")
}
