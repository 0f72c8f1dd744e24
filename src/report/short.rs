//! `--format short`: one line a conflict, for grep and editors.

use std::io::{self, Write};

use super::{Report, text::one_line};

/// `path:line:column: severity[rule]: message`; the other places follow in brackets.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for conflict in &report.conflicts {
        let mut places = report.places(conflict).map(|(_, place)| place.shown());
        let first = places.next().unwrap_or_default();
        let others: Vec<String> = places.by_ref().take(8).collect();
        let more = if places.next().is_some() { " …" } else { "" };
        let see = if others.is_empty() { String::new() } else { format!(" [{}{more}]", others.join(", ")) };
        let message = one_line(&conflict.message);
        writeln!(out, "{first}: {}[{}]: {message}{see}", conflict.severity.as_str(), conflict.rule)?;
    }
    Ok(())
}
