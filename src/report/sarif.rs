//! `--format sarif`: SARIF 2.1.0 as GitHub code scanning reads it.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde_json::{Value, json};

use super::{
    Place, Report, note,
    text::{json_safe, one_line, uri},
};
use crate::{
    conflict::{Conflict, Severity},
    rules::{self, Rule},
};

/// How each value was reached, step by step: so many places.
const MOST_FLOW: usize = 100;
/// GitHub takes a thousand locations of a result.
const MOST_LOCATIONS: usize = 1000;

pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let index: BTreeMap<&str, usize> = rules::all().iter().enumerate().map(|(i, r)| (r.id, i)).collect();
    let results: Vec<Value> = report
        .conflicts
        .iter()
        .zip(&report.fingerprints)
        .map(|(conflict, fingerprint)| result(report, conflict, fingerprint, &index))
        .collect();
    let notifications: Vec<Value> = report
        .problems
        .iter()
        .map(|p| {
            let mut place = json!({"artifactLocation": {"uri": uri(&p.path)}});
            if let Some(line) = p.line {
                place["region"] = json!({"startLine": line});
            }
            json!({
                "level": level(p.severity),
                "message": {"text": one_line(&p.message)},
                "locations": [{"physicalLocation": place}],
            })
        })
        .collect();
    let read_all = !report.problems.iter().any(|p| p.severity == Severity::Error);
    let root = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "crosscheck",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules::all().iter().map(rule).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": read_all, "toolExecutionNotifications": notifications}],
            "results": results,
        }],
    });
    writeln!(out, "{}", json_safe(root.to_string()))
}

fn level(severity: Severity) -> &'static str {
    // SARIF's levels bear the same names
    severity.as_str()
}

fn rule(rule: &Rule) -> Value {
    let page = rule.page();
    json!({
        "id": rule.id,
        "name": camel(rule.id),
        "shortDescription": {"text": sentence(rule.summary)},
        "fullDescription": {"text": sentence(page.lines().next().unwrap_or(rule.summary))},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

/// `event-date` to `EventDate`, as SARIF wants names.
fn camel(id: &str) -> String {
    let capital = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    id.split('-').filter(|p| !p.is_empty() && p.is_ascii()).map(capital).collect()
}

/// SARIF wants sentences: a capital, and a full stop.
fn sentence(text: &str) -> String {
    let text = one_line(text);
    let text = text.trim_end();
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let text = format!("{first}{}", letters.as_str());
    if text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}

fn result(report: &Report, conflict: &Conflict, fingerprint: &str, index: &BTreeMap<&str, usize>) -> Value {
    let places: Vec<_> = report.places(conflict).collect();
    let first = places
        .first()
        .map(|(label, place)| json!({"physicalLocation": physical(place), "message": {"text": one_line(note(label))}}));
    let related: Vec<Value> = places
        .iter()
        .skip(1)
        .take(MOST_LOCATIONS - 1)
        .enumerate()
        .map(|(i, (label, place))| {
            json!({"id": i + 1, "physicalLocation": physical(place), "message": {"text": one_line(note(label))}})
        })
        .collect();
    let values: Vec<&str> = places.iter().map(|(label, _)| label.value.as_str()).collect();
    let mut message = sentence(&conflict.message);
    if let Some(help) = &conflict.help {
        message = format!("{message} {}", sentence(help));
    }
    let flow: Vec<Value> = places
        .iter()
        .take(MOST_FLOW)
        .map(|(label, place)| {
            json!({"location": {"physicalLocation": physical(place), "message": {"text": one_line(note(label))}}})
        })
        .collect();
    let mut result = json!({
        "ruleId": conflict.rule,
        "level": level(conflict.severity),
        "message": {"text": message},
        "locations": first.into_iter().collect::<Vec<Value>>(),
        "relatedLocations": related,
        "codeFlows": [{"threadFlows": [{"locations": flow}]}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "crosscheckConflict/v1": fingerprint},
        "properties": {"confidence": conflict.confidence, "values": values},
    });
    if let Some(i) = index.get(conflict.rule) {
        result["ruleIndex"] = (*i).into();
    }
    result
}

fn physical(place: &Place) -> Value {
    let at = place.in_file();
    let mut region = json!({"startLine": at.line, "endLine": at.end_line});
    if let Some((from, to)) = at.columns {
        region["startColumn"] = from.into();
        region["endColumn"] = to.into();
        region["snippet"] = json!({"text": one_line(place.text)});
    }
    json!({"artifactLocation": {"uri": uri(&place.document.path)}, "region": region})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_and_names() {
        assert_eq!(uri("a b/\u{e9}:1.txt"), "a%20b/%C3%A9%3A1.txt");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
        assert_eq!(camel("event-date"), "EventDate");
        assert_eq!(sentence("dates differ"), "Dates differ.");
    }
}
