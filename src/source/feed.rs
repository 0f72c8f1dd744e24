//! Feeds: RSS 0.9 to 2.0, RDF, Atom, JSON Feed. Every entry is an item.

use serde_json::Value;

use super::{Contents, item::Item, page, xml::Xml};
use crate::problem::Problem;

/// Read the entries of an RSS or Atom file.
pub fn read(path: &str, xml: &Xml, file: &str, contents: &mut Contents) {
    let Some(root) = xml.root() else { return };
    let channel = xml.child(root, &["channel"]).unwrap_or(root);
    let source = xml.child_words(channel, &["title"]);
    let language = xml.child_words(channel, &["language"]).or_else(|| xml.attribute(root, "lang").map(str::to_owned));
    let entries: Vec<usize> =
        (root + 1..xml.elements.len()).filter(|&i| matches!(xml.name(i), "item" | "entry")).collect();
    if entries.is_empty() {
        contents.problems.push(Problem::caveat(path, "the feed holds no entries"));
    }
    for (i, entry) in entries.into_iter().enumerate() {
        let mut item = entry_of(xml, file, entry);
        item.source = item.source.or_else(|| source.clone());
        item.language = item.language.or_else(|| language.clone());
        contents.documents.push(item.document(path, Some(i + 1), &mut contents.problems));
    }
}

fn entry_of(xml: &Xml, file: &str, entry: usize) -> Item {
    let title = xml.children(entry).find(|&c| xml.name(c) == "title" && !xml.elements[c].full.starts_with("media:"));
    let mut item = Item {
        id: xml.child_words(entry, &["guid", "id", "identifier"]),
        title: title.and_then(|t| content(xml, file, t)).map(|t| page::visible(&t)).filter(|t| !t.is_empty()),
        published: xml.child_words(entry, &["published", "pubdate", "issued", "date", "created"]),
        updated: xml.child_words(entry, &["updated", "modified"]),
        source: xml.child(entry, &["source"]).and_then(|s| xml.child_words(s, &["title"]).or_else(|| xml.words(s))),
        url: link(xml, entry),
        language: xml.attribute(entry, "lang").map(str::to_owned),
        ..Item::default()
    };
    item.published = item.published.or_else(|| item.updated.clone());
    // the whole text where there is one, else the summary
    let body = ["encoded", "content", "body", "description", "summary"].iter().find_map(|name| {
        xml.children(entry)
            .filter(|&c| xml.name(c) == *name && !xml.elements[c].full.starts_with("media:"))
            .find_map(|c| content(xml, file, c))
    });
    item.parts = body.map(|b| page::fragment(&b)).unwrap_or_default();
    item
}

/// The words of an element, as HTML: escaped, in CDATA, or as elements of its own (XHTML).
fn content(xml: &Xml, file: &str, at: usize) -> Option<String> {
    let element = xml.elements.get(at)?;
    if xml.children(at).next().is_some() {
        return file.get(element.inner.clone()).map(str::to_owned);
    }
    let kind = xml.attribute(at, "type").unwrap_or("");
    let words = xml.words(at)?;
    Some(if matches!(kind, "text" | "text/plain") { escape(&words) } else { xml.text(at) })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn link(xml: &Xml, entry: usize) -> Option<String> {
    let links = || xml.children(entry).filter(|&c| xml.name(c) == "link");
    let main = links().find(|&c| xml.attribute(c, "rel").is_none_or(|r| r == "alternate"));
    main.and_then(|c| xml.attribute(c, "href").map(str::to_owned).or_else(|| xml.words(c)))
}

/// Is this JSON a feed?
pub fn is_json(value: &Value) -> bool {
    value["version"].as_str().is_some_and(|v| v.contains("jsonfeed.org")) && value["items"].is_array()
}

/// Read the entries of a JSON Feed.
pub fn read_json(path: &str, feed: &Value, contents: &mut Contents) {
    let own = |v: &Value, key: &str| v[key].as_str().filter(|t| !t.trim().is_empty()).map(str::to_owned);
    for (i, entry) in feed["items"].as_array().into_iter().flatten().enumerate() {
        let mut item = Item {
            id: own(entry, "id"),
            title: own(entry, "title"),
            published: own(entry, "date_published").or_else(|| own(entry, "date_modified")),
            updated: own(entry, "date_modified"),
            source: own(feed, "title"),
            url: own(entry, "url"),
            language: own(entry, "language").or_else(|| own(feed, "language")),
            ..Item::default()
        };
        match (own(entry, "content_html"), own(entry, "content_text").or_else(|| own(entry, "summary"))) {
            (Some(html), _) => item.parts = page::fragment(&html),
            (None, Some(text)) => item.plain(&text),
            (None, None) => {}
        }
        contents.documents.push(item.document(path, Some(i + 1), &mut contents.problems));
    }
}
