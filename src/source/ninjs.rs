//! IPTC ninjs 1 to 3 and the JSON of dpa's digital wires: one item, or a list of them.

use serde_json::Value;

use super::{Contents, item::Item, page};
use crate::document::{SegmentKind, Status};

/// Is this JSON a news item in ninjs?
pub fn is_item(value: &Value) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|k| !value[*k].is_null());
    has(&["uri", "guid", "urn"])
        && has(&[
            "headline",
            "headlines",
            "body_text",
            "body_html",
            "body_xhtml",
            "bodies",
            "article_html",
            "pubstatus",
            "pubStatus",
            "versioncreated",
            "versionCreated",
            "version_created",
        ])
}

/// Read an item; `number` counts the items of the file from 1.
pub fn read(path: &str, number: Option<usize>, value: &Value, contents: &mut Contents) {
    let own = |keys: &[&str]| keys.iter().find_map(|k| words(&value[*k]));
    let note = own(&["ednote", "edNote", "editorialnote"]);
    let signal = own(&["signal"]).unwrap_or_default();
    let mut item = Item {
        id: own(&["uri", "guid", "urn"]),
        title: own(&["headline"]).or_else(|| of_role(&value["headlines"], &["main", ""])),
        published: own(&[
            "versioncreated",
            "versionCreated",
            "version_created",
            "firstcreated",
            "firstCreated",
            "contentcreated",
            "contentCreated",
        ]),
        source: own(&["infosource", "copyrightholder", "copyrightHolder", "provider", "source"])
            .or_else(|| words(&value["infoSources"][0]["name"])),
        url: own(&["url", "web_canonical_url"]),
        language: own(&["language"]),
        version: own(&["version"]),
        status: own(&["pubstatus", "pubStatus"]).map(|s| Status::named(&s)).unwrap_or_default(),
        embargo: own(&["embargoed", "embargoedUntil", "embargoed_until"]),
        corrected: is_correction(&signal) || note.as_deref().is_some_and(is_correction),
        ..Item::default()
    };
    item.updated = item.published.clone();
    body(value, &mut item);
    captions(value, &mut item);
    contents.documents.push(item.document(path, number, &mut contents.problems));
}

fn is_correction(words: &str) -> bool {
    words.to_ascii_lowercase().contains("correct")
}

/// The text: plain where it is plain, else its HTML.
fn body(value: &Value, item: &mut Item) {
    let plain =
        words(&value["body_text"]).or_else(|| of_type(&value["bodies"], |t| t.is_empty() || t.contains("plain")));
    let marked = ["body_xhtml", "body_html", "article_html"].iter().find_map(|k| words(&value[*k]));
    let marked = marked.or_else(|| of_type(&value["bodies"], |t| t.contains("html") || t.contains("xml")));
    match (marked, plain) {
        (Some(html), _) => item.parts = page::fragment(&html),
        (None, Some(text)) => item.plain(&text),
        (None, None) => {
            let text =
                words(&value["description_text"]).or_else(|| of_role(&value["descriptions"], &["text", "caption", ""]));
            let kind = if words(&value["type"]).is_some_and(|t| t == "picture") {
                SegmentKind::Caption
            } else {
                SegmentKind::Body
            };
            item.parts.extend(text.map(|t| (kind, page::visible(&t))));
        }
    }
}

/// What stands below the pictures of a text.
fn captions(value: &Value, item: &mut Item) {
    if !item.has_body() {
        return;
    }
    let pictures: Vec<&Value> = match &value["associations"] {
        Value::Array(items) => items.iter().collect(),
        Value::Object(named) => named.values().collect(),
        _ => Vec::new(),
    };
    let caption = |p: &&Value| {
        let picture =
            words(&p["type"]).is_some_and(|t| matches!(t.as_str(), "picture" | "image" | "graphic" | "video"));
        picture
            .then(|| words(&p["description_text"]).or_else(|| of_role(&p["descriptions"], &["caption", "text", ""])))?
    };
    item.parts.extend(pictures.iter().filter_map(caption).map(|c| (SegmentKind::Caption, page::visible(&c))));
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The `value` of the first entry with one of these roles; an earlier role goes first, "" is any.
fn of_role(list: &Value, roles: &[&str]) -> Option<String> {
    let entries = list.as_array()?;
    let of = |role: &&str| {
        entries.iter().find(|e| role.is_empty() || e["role"].as_str() == Some(*role)).and_then(|e| words(&e["value"]))
    };
    roles.iter().find_map(of)
}

fn of_type(list: &Value, fits: impl Fn(&str) -> bool) -> Option<String> {
    let kind = |e: &Value| words(&e["contenttype"]).or_else(|| words(&e["contentType"])).unwrap_or_default();
    list.as_array()?.iter().find(|e| fits(&kind(e))).and_then(|e| words(&e["value"]))
}
