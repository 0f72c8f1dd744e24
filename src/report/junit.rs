//! `--format junit`: JUnit XML. A conflict is a test case that failed, or below `--fail-on` one that was skipped; an
//! article without one is a case that passed.
//!
//! Time stamp, duration and host are fixed: the same input gives the same bytes.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use super::{Report, text::xml};
use crate::conflict::Severity;

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let with_conflict: BTreeSet<usize> =
        report.conflicts.iter().flat_map(|c| c.labels.iter().map(|l| l.document)).collect();
    let clean: Vec<_> =
        report.documents.iter().enumerate().filter(|(i, _)| !with_conflict.contains(i)).map(|(_, d)| d).collect();
    let tests = clean.len() + report.conflicts.len();
    let fails = |severity: Severity| report.fails.is_some_and(|level| severity >= level);
    let failures = report.conflicts.iter().filter(|c| fails(c.severity)).count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>")?;
    writeln!(
        out,
        "<testsuite name=\"crosscheck\" package=\"crosscheck\" id=\"0\" timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" time=\"0\">\n<properties/>"
    )?;
    for doc in clean {
        let name = xml(doc.id.trim());
        writeln!(out, "<testcase classname=\"{}\" name=\"{name}\" time=\"0\"/>", xml(doc.path.trim()))?;
    }
    for (conflict, fingerprint) in report.conflicts.iter().zip(&report.fingerprints) {
        let heads = report.heads(conflict);
        let path = heads.first().map_or("", |(_, place)| place.document.path.as_str());
        let name = format!("{} {fingerprint}", conflict.rule);
        writeln!(out, "<testcase classname=\"{}\" name=\"{name}\" time=\"0\">", xml(path.trim()))?;
        let lines: Vec<String> = report.description(conflict).lines().map(xml).collect();
        let (message, text) = (xml(&conflict.message), lines.join("\n"));
        match conflict.severity {
            severity if !fails(severity) => writeln!(out, "<skipped message=\"{message}\">{text}</skipped>")?,
            _ => writeln!(out, "<failure type=\"{}\" message=\"{message}\">{text}</failure>", conflict.rule)?,
        }
        writeln!(out, "</testcase>")?;
    }
    writeln!(out, "<system-out/>\n<system-err/>\n</testsuite>\n</testsuites>")
}
