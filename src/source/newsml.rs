//! The XML of the wires: NewsML-G2, NewsML 1, NITF.

use super::{Contents, item::Item, page, xml::Xml};
use crate::{
    document::{SegmentKind, Status},
    problem::Problem,
};

/// Read the items of a NewsML-G2 file.
pub fn read_g2(path: &str, xml: &Xml, file: &str, contents: &mut Contents) {
    let items: Vec<usize> = (1..xml.elements.len()).filter(|&i| xml.name(i) == "newsitem").collect();
    if items.is_empty() {
        let kind = xml.root().map_or("", |r| xml.name(r));
        contents.problems.push(Problem::caveat(
            path,
            format!("it is NewsML-G2 without a news item ({kind}): nothing in it is a report"),
        ));
    }
    let several = items.len() > 1;
    for (i, at) in items.into_iter().enumerate() {
        let item = g2_item(xml, file, at);
        contents.documents.push(item.document(path, several.then_some(i + 1), &mut contents.problems));
    }
}

fn g2_item(xml: &Xml, file: &str, at: usize) -> Item {
    let meta = xml.child(at, &["itemmeta"]).unwrap_or(at);
    let content = xml.child(at, &["contentmeta"]).unwrap_or(at);
    let code = |at: usize, name: &str| {
        xml.child(at, &[name]).and_then(|c| xml.attribute(c, "qcode").or(xml.attribute(c, "uri")).map(str::to_owned))
    };
    let signals = xml.children(meta).filter(|&c| matches!(xml.name(c), "signal" | "ednote")).any(|c| {
        [xml.attribute(c, "qcode"), xml.attribute(c, "role")]
            .into_iter()
            .flatten()
            .any(|v| v.to_ascii_lowercase().contains("correct"))
    });
    let provider = xml.child(meta, &["provider"]);
    let named = |at: usize| {
        xml.child_words(at, &["name"])
            .or_else(|| xml.attribute(at, "literal").or(xml.attribute(at, "qcode")).map(str::to_owned))
    };
    let mut item = Item {
        id: xml.attribute(at, "guid").map(str::to_owned),
        version: xml.attribute(at, "version").map(str::to_owned),
        title: xml.child_words(content, &["headline"]).or_else(|| xml.child_words(meta, &["title"])),
        published: xml
            .child_words(meta, &["versioncreated"])
            .or_else(|| xml.child_words(content, &["contentcreated"]))
            .or_else(|| xml.child_words(meta, &["firstcreated"])),
        updated: xml.child_words(meta, &["versioncreated"]),
        source: xml.child(content, &["infosource"]).and_then(named).or_else(|| provider.and_then(named)),
        language: xml
            .child(content, &["language"])
            .and_then(|c| xml.attribute(c, "tag"))
            .or(xml.attribute(at, "lang"))
            .map(str::to_owned),
        status: code(meta, "pubstatus").map(|s| Status::named(&s)).unwrap_or_default(),
        embargo: xml.child_words(meta, &["embargoed"]),
        corrected: signals,
        ..Item::default()
    };
    let sets = xml.children(at).filter(|&c| xml.name(c) == "contentset");
    for part in sets.flat_map(|s| xml.children(s)) {
        match xml.name(part) {
            "inlinexml" => inline(xml, file, part, &mut item),
            "inlinedata" if !xml.attribute(part, "contenttype").is_some_and(|t| t.contains("image")) => {
                let text = xml.text(part);
                match xml.attribute(part, "contenttype") {
                    Some(kind) if kind.contains("html") => item.parts.extend(page::fragment(&text)),
                    _ => item.plain(&text),
                }
            }
            _ => {}
        }
    }
    if !item.has_body() {
        // a picture says what it shows
        let caption = xml.children(content).filter(|&c| xml.name(c) == "description").find_map(|c| xml.words(c));
        item.parts.extend(caption.map(|c| (SegmentKind::Caption, c)));
    }
    item
}

fn inline(xml: &Xml, file: &str, part: usize, item: &mut Item) {
    let inside = xml.elements[part].inner.clone();
    if let Some(nitf) = xml.find(part, "nitf") {
        let own = nitf_item(xml, file, nitf);
        item.title = item.title.take().or(own.title);
        item.published = item.published.take().or(own.published);
        item.parts.extend(own.parts);
    } else if let Some(body) = xml.find(part, "body") {
        item.parts.extend(file.get(xml.elements[body].inner.clone()).map(page::fragment).unwrap_or_default());
    } else {
        item.parts.extend(file.get(inside).map(page::fragment).unwrap_or_default());
    }
}

/// Read an NITF file.
pub fn read_nitf(path: &str, xml: &Xml, file: &str, contents: &mut Contents) {
    let Some(root) = xml.root() else { return };
    let item = nitf_item(xml, file, root);
    contents.documents.push(item.document(path, None, &mut contents.problems));
}

fn nitf_item(xml: &Xml, file: &str, at: usize) -> Item {
    let norm = |name: &str| xml.find(at, name).and_then(|c| xml.attribute(c, "norm")).map(str::to_owned);
    let data = xml.find(at, "docdata");
    let status = data.and_then(|d| xml.attribute(d, "management-status"));
    let key = xml.find(at, "du-key");
    let id = xml
        .find(at, "doc-id")
        .and_then(|c| xml.attribute(c, "id-string"))
        .or(key.and_then(|k| xml.attribute(k, "key")));
    let mut item = Item {
        id: id.map(str::to_owned),
        version: key.and_then(|k| xml.attribute(k, "version")).map(str::to_owned),
        title: xml.find_words(at, "hl1").or_else(|| xml.find_words(at, "title")),
        published: norm("date.issue").or_else(|| norm("story.date")).or_else(|| norm("date.release")),
        updated: norm("date.issue"),
        source: xml
            .find_words(at, "distributor")
            .or_else(|| xml.find(at, "doc.copyright").and_then(|c| xml.attribute(c, "holder")).map(str::to_owned)),
        language: xml
            .find(at, "body.content")
            .and_then(|c| xml.attribute(c, "lang"))
            .or(xml.attribute(at, "lang"))
            .map(str::to_owned),
        status: status.map(Status::named).unwrap_or_default(),
        corrected: xml.find(at, "correction").is_some(),
        ..Item::default()
    };
    if status == Some("embargoed") {
        item.embargo = norm("date.release");
    }
    for content in xml.all(at, "body.content") {
        item.parts.extend(file.get(xml.elements[content].inner.clone()).map(page::fragment).unwrap_or_default());
    }
    item
}

/// Read the items of a NewsML 1 file.
pub fn read_1(path: &str, xml: &Xml, file: &str, contents: &mut Contents) {
    let items: Vec<usize> = (1..xml.elements.len()).filter(|&i| xml.name(i) == "newsitem").collect();
    let several = items.len() > 1;
    for (i, at) in items.into_iter().enumerate() {
        let mut item = Item {
            id: xml.find_words(at, "newsitemid").or_else(|| xml.find_words(at, "publicidentifier")),
            version: xml.find_words(at, "revisionid"),
            title: xml.find_words(at, "headline"),
            published: xml.find_words(at, "thisrevisioncreated").or_else(|| xml.find_words(at, "firstcreated")),
            updated: xml.find_words(at, "thisrevisioncreated"),
            source: xml
                .find(at, "provider")
                .and_then(|p| xml.find(p, "party"))
                .and_then(|p| xml.attribute(p, "formalname"))
                .map(str::to_owned),
            language: xml.find(at, "language").and_then(|l| xml.attribute(l, "formalname")).map(str::to_owned),
            status: xml
                .find(at, "status")
                .and_then(|s| xml.attribute(s, "formalname"))
                .map(Status::named)
                .unwrap_or_default(),
            corrected: xml
                .find(at, "instruction")
                .and_then(|s| xml.attribute(s, "formalname"))
                .is_some_and(|f| f.to_ascii_lowercase().contains("correct")),
            ..Item::default()
        };
        for content in xml.all(at, "datacontent") {
            if let Some(nitf) = xml.find(content, "nitf") {
                item.parts.extend(nitf_item(xml, file, nitf).parts);
            } else if xml.children(content).next().is_some() {
                item.parts
                    .extend(file.get(xml.elements[content].inner.clone()).map(page::fragment).unwrap_or_default());
            } else {
                item.plain(&xml.text(content));
            }
        }
        contents.documents.push(item.document(path, several.then_some(i + 1), &mut contents.problems));
    }
}
