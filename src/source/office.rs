//! Word (DOCX) and OpenDocument (ODT) files: the paragraphs as they stand with all changes accepted.

use std::io::Cursor;

use zip::ZipArchive;

use super::{
    Contents, Limits,
    item::Item,
    xml::{self, Xml},
};
use crate::{
    document::{PublishedFrom, SegmentKind},
    problem::Problem,
};

type Members = ZipArchive<Cursor<Vec<u8>>>;

/// Read an office document.
pub fn read(path: &str, bytes: Vec<u8>, limits: &Limits, contents: &mut Contents) {
    let mut members = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(members) => members,
        Err(error) => {
            return contents.problems.push(Problem::new(path, format!("it is no whole ZIP archive: {error}")));
        }
    };
    let mut item = Item::default();
    let told = match (member(&mut members, "word/document.xml", limits), member(&mut members, "content.xml", limits)) {
        (Ok(Some(text)), _) => word(&text, &mut members, limits, &mut item),
        (_, Ok(Some(text))) => open_document(&text, &mut members, limits, &mut item),
        (Err(reason), _) | (_, Err(reason)) => return contents.problems.push(Problem::new(path, reason)),
        _ => {
            let message = "it is a ZIP archive, but no Word or OpenDocument text; unpack it and check the files in it";
            return contents.problems.push(Problem::new(path, message));
        }
    };
    contents.problems.extend(told.into_iter().map(|t| Problem::caveat(path, t)));
    if !item.has_body() {
        contents.problems.push(Problem::caveat(path, "the document holds no paragraphs"));
    }
    let mut raw = item.document(path, None, &mut contents.problems);
    if let Some(published) = &mut raw.meta.published {
        published.from = PublishedFrom::Properties;
    }
    contents.documents.push(raw);
}

/// A member of a ZIP archive; None where it is not there.
fn member(members: &mut Members, name: &str, limits: &Limits) -> Result<Option<String>, String> {
    let Ok(file) = members.by_name(name) else { return Ok(None) };
    let packed = file.compressed_size();
    let bytes = limits.unpack(file, packed).map_err(|reason| format!("{name}: {reason}"))?;
    Ok(Some(super::decode(bytes)?.text))
}

/// The paragraphs of a Word file; what was wrong with it is given back.
fn word(text: &str, members: &mut Members, limits: &Limits, item: &mut Item) -> Vec<String> {
    let (xml, fault) = xml::read(text);
    let mut told: Vec<String> = fault.into_iter().map(|f| format!("word/document.xml: {f}")).collect();
    paragraphs(&xml, 0..xml.elements.len(), &WORD, item);
    for (name, element, kind) in [
        ("word/footnotes.xml", "footnote", SegmentKind::Body),
        ("word/endnotes.xml", "endnote", SegmentKind::Body),
        ("word/comments.xml", "comment", SegmentKind::Furniture),
    ] {
        let Ok(Some(text)) = member(members, name, limits) else { continue };
        let (xml, fault) = xml::read(&text);
        told.extend(fault.map(|f| format!("{name}: {f}")));
        for note in xml.all(0, element).filter(|&n| xml.attribute(n, "type").is_none()) {
            let mut apart = Item::default();
            paragraphs(&xml, note..xml.elements[note].end, &WORD, &mut apart);
            item.parts.extend(apart.parts.into_iter().map(|(_, words)| (kind, words)));
        }
    }
    if let Ok(Some(text)) = member(members, "docProps/core.xml", limits) {
        properties(&xml::read(&text).0, item);
    }
    told
}

fn open_document(text: &str, members: &mut Members, limits: &Limits, item: &mut Item) -> Vec<String> {
    let (xml, fault) = xml::read(text);
    paragraphs(&xml, 0..xml.elements.len(), &OPEN, item);
    let mut notes = Item::default();
    for (name, kind) in [("note-body", SegmentKind::Body), ("annotation", SegmentKind::Furniture)] {
        for note in xml.all(0, name) {
            let words = xml.children(note).filter(|&c| xml.name(c) == "p").filter_map(|p| xml.words(p));
            notes.parts.extend(words.map(|w| (kind, w)));
        }
    }
    item.parts.extend(notes.parts);
    if let Ok(Some(text)) = member(members, "meta.xml", limits) {
        properties(&xml::read(&text).0, item);
    }
    fault.into_iter().map(|f| format!("content.xml: {f}")).collect()
}

fn properties(xml: &Xml, item: &mut Item) {
    let own = |names: &[&str]| names.iter().find_map(|n| xml.find_words(0, n));
    // the file's own heading says more than its properties
    let heading = item.parts.first().filter(|(kind, _)| *kind == SegmentKind::Headline).map(|(_, words)| words.clone());
    item.title = heading.or_else(|| own(&["title"]));
    item.published = own(&["modified", "date"]).or_else(|| own(&["created", "creation-date"]));
    item.updated = own(&["modified", "date"]);
    item.language = own(&["language"]);
}

/// The names of a format's elements.
struct Names {
    paragraphs: &'static [&'static str],
    /// Left out with all that is in them: deleted words, what another program shows instead, notes.
    left: &'static [&'static str],
    /// Holds words; "": every element does.
    words: &'static str,
}

const WORD: Names = Names {
    paragraphs: &["p"],
    left: &["del", "movefrom", "fallback", "deltext", "instrtext", "ppr", "rpr", "sectpr"],
    words: "t",
};
const OPEN: Names = Names {
    paragraphs: &["p", "h"],
    left: &["tracked-changes", "note", "annotation", "forms", "sequence-decls"],
    words: "",
};

/// The paragraphs among some elements, one part each; a text box inside a paragraph is one of its own.
fn paragraphs(xml: &Xml, range: std::ops::Range<usize>, names: &Names, item: &mut Item) {
    // (end, part) of the paragraphs that are open
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some(element) = xml.elements.get(at) else { break };
        while open.last().is_some_and(|(end, _)| *end <= at) {
            open.pop();
        }
        if names.left.contains(&element.name.as_str()) {
            style(xml, at, open.last().map(|(_, part)| *part), item);
            at = element.end.max(at + 1);
            continue;
        }
        if names.paragraphs.contains(&element.name.as_str()) {
            let heading = xml.attribute(at, "outline-level").is_some();
            let kind = if heading && item.parts.is_empty() { SegmentKind::Headline } else { SegmentKind::Body };
            open.push((element.end, item.parts.len()));
            item.parts.push((kind, String::new()));
        }
        if let Some((_, words)) = open.last().and_then(|(_, part)| item.parts.get_mut(*part)) {
            match element.name.as_str() {
                "tab" | "s" | "br" | "cr" | "line-break" => words.push(' '),
                "nobreakhyphen" => words.push('-'),
                "#" if names.words.is_empty() || xml.name(element.parent) == names.words => {
                    words.push_str(&element.text)
                }
                _ => {}
            }
        }
        at += 1;
    }
    item.parts.retain(|(_, words)| !words.trim().is_empty());
    for (_, words) in &mut item.parts {
        *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// The kind of a paragraph by the name of its style.
fn style(xml: &Xml, at: usize, part: Option<usize>, item: &mut Item) {
    let style = xml.find(at, "pstyle").and_then(|s| xml.attribute(s, "val")).unwrap_or("").to_ascii_lowercase();
    let first = part == Some(0);
    let Some((kind, _)) = part.and_then(|p| item.parts.get_mut(p)) else { return };
    match style.as_str() {
        "title" | "heading1" if first => *kind = SegmentKind::Headline,
        "caption" => *kind = SegmentKind::Caption,
        "quote" | "intensequote" => *kind = SegmentKind::BlockQuote,
        _ => {}
    }
}
