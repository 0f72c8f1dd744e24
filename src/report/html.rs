//! `--format html`: one page without scripts, to read in a browser.

use std::io::{self, Write};

use super::{
    Report,
    excerpt::{Excerpt, window},
    note, summary,
    text::xml,
};
use crate::{conflict::Label, document::Document};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}\
section{border-left:4px solid #999;padding:.1rem 1rem;margin:1.5rem 0}.error{border-color:#c00}.warning{border-color:#c80}\
.note{border-color:#08a}h2{font-size:1.1rem}blockquote{margin:.3rem 0}mark{background:#fe9}code,.place{color:#555}\
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}mark{background:#653;color:#fff}code,.place{color:#aaa}}";

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let summary = xml(&summary::line(report));
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">")?;
    writeln!(out, "<title>crosscheck: {summary}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{summary}</h1>")?;
    for (conflict, fingerprint) in report.conflicts.iter().zip(&report.fingerprints) {
        let severity = conflict.severity.as_str();
        writeln!(out, "<section class=\"{severity}\" id=\"{fingerprint}\">")?;
        writeln!(out, "<h2>{severity} <code>{}</code>: {}</h2>\n<ul>", conflict.rule, xml(&conflict.message))?;
        for (label, place) in report.places(conflict).take(50) {
            writeln!(out, "<li><span class=\"place\">{}</span>", xml(&place.shown()))?;
            writeln!(out, "<blockquote>{}</blockquote>", words(place.document, label, place.text))?;
            writeln!(out, "{}</li>", xml(note(label)))?;
        }
        writeln!(out, "</ul>")?;
        if let Some(help) = &conflict.help {
            writeln!(out, "<p>{}</p>", xml(help))?;
        }
        writeln!(out, "</section>")?;
    }
    if !report.problems.is_empty() {
        writeln!(out, "<h2>Problems</h2>\n<ul>")?;
        for p in &report.problems {
            let line = p.line.map(|l| format!(":{l}")).unwrap_or_default();
            writeln!(out, "<li>{}: {}{line}: {}</li>", p.severity.as_str(), xml(&p.path), xml(&p.message))?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</body>\n</html>")
}

/// The words round a label, the label marked.
fn words(doc: &Document, label: &Label, text: &str) -> String {
    if doc.text.is_empty() {
        return format!("<mark>{}</mark>", xml(text));
    }
    let excerpt = Excerpt::new(String::new(), doc, window(doc, label.span, 240), &[label.span], 320);
    let Some(place) = excerpt.labels.first().cloned() else { return xml(&excerpt.text) };
    let part = |range: std::ops::Range<usize>| xml(excerpt.text.get(range).unwrap_or(""));
    format!("{}<mark>{}</mark>{}", part(0..place.start), part(place.clone()), part(place.end..excerpt.text.len()))
}
