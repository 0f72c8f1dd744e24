//! `--format checkstyle`: Checkstyle XML, one error in each article of a conflict.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{Report, text::xml};
use crate::conflict::Severity;

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for conflict in &report.conflicts {
        let severity = match conflict.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "info",
        };
        for (_, place) in report.heads(conflict) {
            let at = place.in_file();
            let column = at.columns.map(|(from, _)| format!(" column=\"{from}\"")).unwrap_or_default();
            let message = xml(&report.description(conflict).replace('\n', "; "));
            files.entry(&place.document.path).or_default().push(format!(
                "<error line=\"{}\"{column} severity=\"{severity}\" message=\"{message}\" source=\"crosscheck.{}\"/>",
                at.line, conflict.rule
            ));
        }
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for (path, errors) in files {
        writeln!(out, "<file name=\"{}\">", xml(path))?;
        for error in errors {
            writeln!(out, "{error}")?;
        }
        writeln!(out, "</file>")?;
    }
    writeln!(out, "</checkstyle>")
}
