//! `--format gitlab`: GitLab Code Quality, one entry for each article of a conflict.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde_json::{Value, json};

use super::{Report, text::json_safe};
use crate::conflict::Severity;

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut entries: Vec<Value> = Vec::new();
    // entries with a fingerprint that was seen are dropped by GitLab
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (conflict, fingerprint) in report.conflicts.iter().zip(&report.fingerprints) {
        let severity = match conflict.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        };
        for (_, place) in report.heads(conflict) {
            let count = seen.entry(fingerprint).or_insert(0);
            let own = if *count == 0 { fingerprint.clone() } else { format!("{fingerprint}-{count}") };
            *count += 1;
            let at = place.in_file();
            entries.push(json!({
                "description": report.description(conflict),
                "check_name": conflict.rule,
                "fingerprint": own,
                "severity": severity,
                "location": {"path": place.document.path, "lines": {"begin": at.line, "end": at.end_line}},
            }));
        }
    }
    writeln!(out, "{}", json_safe(serde_json::to_string(&entries)?))
}
