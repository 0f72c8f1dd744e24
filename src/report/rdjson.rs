//! `--format rdjson`: reviewdog's diagnostic format. Columns count UTF-8 bytes from 1.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Place, Report, note, text::json_safe};
use crate::{
    conflict::{Label, Severity},
    document::Document,
};

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics: Vec<Value> = report
        .conflicts
        .iter()
        .map(|conflict| {
            let severity = match conflict.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Note => "INFO",
            };
            let mut places = report.places(conflict);
            let first = places.next().map_or(Value::Null, |(label, place)| location(label, &place));
            let related: Vec<Value> = places
                .map(|(label, place)| json!({"message": note(label), "location": location(label, &place)}))
                .collect();
            json!({
                "message": report.description(conflict),
                "location": first,
                "severity": severity,
                "code": {"value": conflict.rule},
                "related_locations": related,
            })
        })
        .collect();
    let root = json!({"source": {"name": "crosscheck"}, "diagnostics": diagnostics});
    writeln!(out, "{}", json_safe(root.to_string()))
}

fn location(label: &Label, place: &Place) -> Value {
    let at = place.in_file();
    let span = place.document.in_file(label.span);
    let range = match at.columns {
        Some(_) => json!({
            "start": {"line": at.line, "column": byte_column(place.document, span.start, at.line)},
            "end": {"line": at.end_line, "column": byte_column(place.document, span.end, at.end_line)},
        }),
        None => json!({"start": {"line": at.line}}),
    };
    json!({"path": place.document.path, "range": range})
}

fn byte_column(doc: &Document, offset: usize, line: usize) -> usize {
    let (start, _) = doc.lines.line_span(&doc.text, line);
    offset.saturating_sub(start) + 1
}
