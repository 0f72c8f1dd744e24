//! `--format markdown`: a list for a pull request or a message.

use std::io::{self, Write};

use super::{Report, note, summary, text::one_line};

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# crosscheck: {}\n", escape(&summary::line(report)))?;
    for conflict in report.graded(usize::MAX) {
        writeln!(out, "## {} `{}`: {}\n", conflict.severity.as_str(), conflict.rule, escape(&conflict.message))?;
        for (label, place) in report.places(conflict) {
            let words = escape(place.text.trim_matches(['"', '\u{201c}', '\u{201d}']));
            writeln!(out, "- {}: \u{201c}{words}\u{201d}: {}", escape(&place.shown()), escape(note(label)))?;
        }
        if let Some(help) = &conflict.help {
            writeln!(out, "\n{}", escape(help))?;
        }
        writeln!(out)?;
    }
    if !report.problems.is_empty() {
        writeln!(out, "## Problems\n")?;
    }
    for p in &report.problems {
        let line = p.line.map(|l| format!(":{l}")).unwrap_or_default();
        writeln!(out, "- {}: {}{line}: {}", p.severity.as_str(), escape(&p.path), escape(&p.message))?;
    }
    Ok(())
}

/// On one line, with what Markdown and HTML would read as markup escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in one_line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
