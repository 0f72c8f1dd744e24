//! Records: one article as a JSON object, in JSON Lines or in a JSON file.

use serde_json::{Map, Value};

use super::{Contents, date, feed, ninjs};
use crate::{
    document::{Meta, PublishedFrom, segment::RawDocument},
    problem::Problem,
};

/// Fields that carry the day of publication: those of crosscheck, of CC-News dumps, of other crawls.
const PUBLISHED: [&str; 7] =
    ["published", "date", "date_publish", "publish_date", "published_date", "date_published", "datePublished"];

/// Read JSON Lines: one object a line. A bad line is a problem, the others are still read.
pub fn read_lines(path: &str, text: &str, contents: &mut Contents) {
    for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = i + 1;
        match serde_json::from_str::<Value>(line) {
            Ok(value) if ninjs::is_item(&value) => ninjs::read(path, Some(number), &value, contents),
            Ok(value) => add(path, number, Some(number), value, contents),
            Err(error) => contents.problems.push(Problem::at(path, number, syntax(&error))),
        }
    }
}

/// Read a JSON file: an article, or an array of articles.
pub fn read_json(path: &str, text: &str, contents: &mut Contents) {
    match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Array(items)) => {
            for (i, item) in items.into_iter().enumerate() {
                if ninjs::is_item(&item) {
                    ninjs::read(path, Some(i + 1), &item, contents);
                } else {
                    add(path, i + 1, None, item, contents);
                }
            }
        }
        Ok(value) if feed::is_json(&value) => feed::read_json(path, &value, contents),
        Ok(value) if ninjs::is_item(&value) => ninjs::read(path, None, &value, contents),
        Ok(value) => add(path, 1, None, value, contents),
        Err(error) => contents.problems.push(Problem::at(path, error.line(), syntax(&error))),
    }
}

fn syntax(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or("it is broken");
    format!("this is no JSON object: {what}, column {}", error.column())
}

fn add(path: &str, number: usize, line: Option<usize>, value: Value, contents: &mut Contents) {
    let mut complain = |message: String, fatal: bool| {
        let message = if line.is_none() { format!("item {number}: {message}") } else { message };
        let problem = if fatal { Problem::new(path, message) } else { Problem::caveat(path, message) };
        contents.problems.push(Problem { line, ..problem });
    };
    let Value::Object(mut fields) = value else {
        complain(format!("an article is a JSON object, this is {}", kind(&value)), true);
        return;
    };
    let text = ["text", "body", "maintext"].into_iter().find_map(|key| take_text(&mut fields, key));
    let Some(text) = text else {
        let names: Vec<&str> = fields.keys().map(String::as_str).take(8).collect();
        let has = if names.is_empty() { "no fields".to_owned() } else { names.join(", ") };
        complain(format!("the article has no \"text\" (nor \"body\" nor \"maintext\"); it has {has}"), true);
        return;
    };
    let day = PUBLISHED.into_iter().find_map(|key| take_text(&mut fields, key));
    let published = day.as_deref().and_then(|d| date::published(d, PublishedFrom::Metadata));
    if let (Some(day), None) = (&day, &published) {
        complain(format!("the date \"{}\" cannot be read; dates are RFC 3339 or YYYY-MM-DD", shorten(day)), false);
    }
    let id = match fields.get("id") {
        Some(Value::String(id)) if !id.is_empty() => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => format!("{path}#{number}"),
    };
    let mut own = |keys: &[&str]| keys.iter().find_map(|key| take_text(&mut fields, key));
    let meta = Meta {
        title: own(&["title"]),
        published,
        updated: own(&["updated", "date_modify"]).as_deref().and_then(date::stamp),
        source: own(&["source", "source_domain", "domain"]),
        url: own(&["url"]),
        language: own(&["language"]),
        ..Meta::default()
    };
    contents.documents.push(RawDocument {
        id,
        path: path.to_owned(),
        record: Some(number),
        meta,
        text,
        ..RawDocument::default()
    });
}

/// A field's words; an empty or missing field, or one that holds no string, is none.
fn take_text(fields: &mut Map<String, Value>, key: &str) -> Option<String> {
    match fields.remove(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        Some(other) => {
            fields.insert(key.to_owned(), other);
            None
        }
        None => None,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn shorten(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_do_not_stop_the_others() {
        let mut contents = Contents::default();
        let text =
            "{\"id\":7,\"body\":\"One.\",\"date\":\"2025-03-04\"}\n{oops\n[1]\n\n{\"id\":\"x\"}\n{\"text\":\"Two.\"}\n";
        read_lines("a.jsonl", text, &mut contents);
        let ids: Vec<_> = contents.documents.iter().map(|d| (d.id.as_str(), d.record)).collect();
        assert_eq!(ids, [("7", Some(1)), ("a.jsonl#6", Some(6))]);
        let lines: Vec<_> = contents.problems.iter().map(|p| p.line).collect();
        assert_eq!(lines, [Some(2), Some(3), Some(5)]);
    }
}
