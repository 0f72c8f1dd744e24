//! What a page says of itself in JSON-LD (schema.org).

use std::ops::Range;

use serde_json::{Map, Value};

/// Objects deeper than this are not looked at.
const DEEPEST: usize = 12;

/// The article as its JSON-LD describes it.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Described {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub body: Option<String>,
}

/// Read the scripts of a page; the first object that describes an article counts.
pub fn read(page: &str, scripts: &[Range<usize>]) -> Described {
    let mut best: Option<(u8, Described)> = None;
    for script in scripts {
        let Some(text) = page.get(script.clone()) else { continue };
        match serde_json::from_str::<Value>(text.trim().trim_end_matches(';')) {
            Ok(value) => walk(&value, 0, &mut best),
            Err(_) => {
                let found = by_pattern(text);
                if found.published.is_some() && best.is_none() {
                    best = Some((1, found));
                }
            }
        }
    }
    best.map(|(_, found)| found).unwrap_or_default()
}

fn walk(value: &Value, depth: usize, best: &mut Option<(u8, Described)>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|v| walk(v, depth + 1, best)),
        Value::Object(object) => {
            let rank = rank(object);
            if rank > best.as_ref().map_or(0, |(r, _)| *r) {
                *best = Some((rank, describe(object)));
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "liveBlogUpdate"] {
                if let Some(inner) = object.get(key).filter(|v| v.is_object() || v.is_array()) {
                    walk(inner, depth + 1, best);
                }
            }
        }
        _ => {}
    }
}

/// How surely an object describes the article of its page: 0 for not at all.
fn rank(object: &Map<String, Value>) -> u8 {
    let kinds: Vec<&str> = match object.get("@type") {
        Some(Value::String(kind)) => vec![kind],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return 0,
    };
    let kind = |kind: &&str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or("");
        match kind {
            _ if kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" => 3,
            "CreativeWork" | "VideoObject" | "AudioObject" | "Review" | "ClaimReview" | "Recipe" => 2,
            "WebPage" => 1,
            _ => 0,
        }
    };
    kinds.iter().map(kind).max().unwrap_or(0)
}

fn describe(object: &Map<String, Value>) -> Described {
    let own = |keys: &[&str]| keys.iter().find_map(|k| words(object.get(*k)?, 0));
    Described {
        headline: own(&["headline", "name"]),
        published: own(&["datePublished", "uploadDate", "dateCreated"]),
        modified: own(&["dateModified"]),
        publisher: own(&["publisher", "sourceOrganization", "provider"]),
        author: own(&["author", "creator"]),
        url: own(&["url", "@id", "mainEntityOfPage"]).filter(|u| u.contains("://")),
        language: own(&["inLanguage"]),
        body: own(&["articleBody"]),
    }
}

/// A value in words: itself, its name, or the first of a list.
fn words(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(super::words::plain(text)).filter(|t| !t.is_empty()),
        Value::Object(object) if depth < 3 => {
            ["name", "@id", "url", "@value"].iter().find_map(|k| words(object.get(*k)?, depth + 1))
        }
        Value::Array(items) if depth < 3 => items.iter().find_map(|v| words(v, depth + 1)),
        _ => None,
    }
}

/// The dates of a script that is no JSON: trailing commas and line ends in strings are common.
fn by_pattern(text: &str) -> Described {
    let field = |key: &str| {
        let at = memchr::memmem::find(text.as_bytes(), key.as_bytes())?;
        let rest = text.get(at + key.len()..)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.find('"').filter(|end| *end < 80).map(|end| rest[..end].to_owned())
    };
    Described { published: field("\"datePublished\""), modified: field("\"dateModified\""), ..Described::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Described {
        read(text, std::slice::from_ref(&(0..text.len())))
    }

    #[test]
    fn the_article_counts() {
        let found = of(
            r#"{"@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"headline":"Elm &amp; bridge",
            "datePublished":"2025-03-04T09:30:00Z","publisher":{"@type":"Organization","name":"Elm Post"}}]}"#,
        );
        assert_eq!(found.published.as_deref(), Some("2025-03-04T09:30:00Z"));
        assert_eq!((found.headline.as_deref(), found.publisher.as_deref()), (Some("Elm & bridge"), Some("Elm Post")));
    }

    #[test]
    fn broken_json_still_has_its_dates() {
        assert_eq!(
            of(r#"{"@type":"Article","datePublished": "2025-03-04",}"#).published.as_deref(),
            Some("2025-03-04")
        );
        assert_eq!(of("{").published, None);
        assert_eq!(of(&"[".repeat(5000)), Described::default());
    }
}
