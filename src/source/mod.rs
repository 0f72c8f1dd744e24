//! Input: from paths to raw documents. Everything that opens a file lies here.
//!
//! No input stops a run: what cannot be read becomes a `Problem`, the rest is read.

pub mod date;
mod decode;
mod feed;
mod format;
mod front_matter;
mod item;
mod limits;
mod mail;
mod markdown;
mod newsml;
mod ninjs;
mod office;
mod page;
mod plain;
mod record;
mod walk;
mod warc;
mod wire;
mod xml;

pub use date::published;
pub use decode::{Decoded, decode};
pub use format::Format;
pub use limits::Limits;
pub use walk::{Found, Input, PassedOver, find, kind_of, look, once_each};

use std::{fs::File, io::Read};

use rayon::prelude::*;

use crate::{
    document::{Segment, SegmentKind, Span, comment, segment::RawDocument},
    problem::Problem,
    severity::Severity,
};

/// The size of a file above which it is not read, in bytes.
pub const MAX_SIZE: u64 = 32 << 20;

/// What one input holds.
#[derive(Debug, Default)]
pub struct Contents {
    pub documents: Vec<RawDocument>,
    pub problems: Vec<Problem>,
}

/// Read `inputs`, several at a time; the result is in the order of the inputs.
pub fn read_all(inputs: &[Input], limits: impl Into<Limits>) -> Contents {
    let limits = limits.into();
    let parts: Vec<Contents> = inputs.par_iter().map(|input| read(input, limits)).collect();
    let mut all = Contents::default();
    for part in parts {
        all.documents.extend(part.documents);
        all.problems.extend(part.problems);
    }
    all
}

/// Read one input.
pub fn read(input: &Input, limits: impl Into<Limits>) -> Contents {
    let limits = limits.into();
    let shown = input.shown();
    let failed =
        |reason: String| Contents { problems: vec![Problem::new(input.shown(), reason)], ..Contents::default() };
    let name = input.name();
    // a file of many articles may be longer than one article
    let many = Format::of_name(&name).is_some_and(Format::holds_many);
    let size = if many { limits.size.saturating_mul(32) } else { limits.size };
    let unpacked = bytes(input, size).and_then(|bytes| limits::unpacked(bytes, &name, &limits));
    let (bytes, name) = match unpacked {
        Ok(unpacked) => unpacked,
        Err(reason) => return failed(reason),
    };
    let format = Format::of(&name, &bytes);
    let mut contents = within(&shown, format, bytes, limits);
    // a folder may hold JSON and XML that is meant for others
    if input.found && matches!(format, Format::Json | Format::Xml) && contents.documents.is_empty() {
        contents.problems.retain(|p| p.severity == Severity::Warning);
    }
    contents
}

/// The text of an input as it is, without cutting it into documents.
pub fn text(input: &Input, max_size: u64, problems: &mut Vec<Problem>) -> Option<String> {
    match bytes(input, max_size).and_then(decode) {
        Ok(decoded) => {
            problems.extend(decoded.caveat.map(|c| Problem::caveat(input.shown(), c)));
            Some(decoded.text)
        }
        Err(reason) => {
            problems.push(Problem::new(input.shown(), reason));
            None
        }
    }
}

/// The documents in the bytes of one file, within the usual limits.
pub fn parse(shown: &str, format: Format, bytes: Vec<u8>) -> Contents {
    within(shown, format, bytes, Limits::default())
}

/// The documents in the bytes of one file.
fn within(shown: &str, format: Format, bytes: Vec<u8>, limits: Limits) -> Contents {
    let mut contents = Contents::default();
    match format {
        Format::Office => {
            office::read(shown, bytes, &limits, &mut contents);
            return contents;
        }
        Format::Warc => {
            warc::read(shown, &bytes, &limits, &mut contents);
            return contents;
        }
        Format::Mail => {
            mail::read(shown, &bytes, &mut contents);
            return contents;
        }
        _ => {}
    }
    let decoded = match decode(bytes) {
        Ok(decoded) => decoded,
        Err(reason) => {
            contents.problems.push(Problem::new(shown, reason));
            return contents;
        }
    };
    contents.problems.extend(decoded.caveat.map(|c| Problem::caveat(shown, c)));
    let text = decoded.text;
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        contents.problems.push(Problem::caveat(shown, "the file is empty"));
        return contents;
    }
    match format {
        Format::Text | Format::Markdown => {
            contents.documents.push(markdown::read(shown, text, format, &mut contents.problems));
            contents.documents.iter_mut().for_each(mark_comments);
        }
        Format::Html => contents.documents.push(page::read(shown, text, &mut contents.problems)),
        Format::JsonLines => {
            record::read_lines(shown, &text, &mut contents);
            contents.documents.iter_mut().filter(|d| !d.cut).for_each(mark_comments);
        }
        Format::Json => {
            record::read_json(shown, &text, &mut contents);
            contents.documents.iter_mut().filter(|d| !d.cut).for_each(mark_comments);
        }
        Format::Xml => read_xml(shown, text, &mut contents),
        Format::Wire => wire::read(shown, &text, &mut contents),
        Format::Office | Format::Warc | Format::Mail => {}
    }
    contents
}

/// XML, by its outermost element.
fn read_xml(shown: &str, text: String, contents: &mut Contents) {
    let (tree, fault) = xml::read(&text);
    let root = tree.root().map_or("", |r| tree.name(r)).to_owned();
    match root.as_str() {
        "rss" | "rdf" | "feed" => feed::read(shown, &tree, &text, contents),
        "newsmessage" | "newsitem" | "packageitem" | "conceptitem" | "knowledgeitem" | "planningitem"
        | "catalogitem" => {
            newsml::read_g2(shown, &tree, &text, contents);
        }
        "newsml" => newsml::read_1(shown, &tree, &text, contents),
        "nitf" => newsml::read_nitf(shown, &tree, &text, contents),
        "html" => return contents.documents.push(page::read(shown, text, &mut contents.problems)),
        root => {
            let message = format!("it is XML of a kind that is not read (<{root}>): feeds, NewsML, NITF and XHTML are");
            contents.problems.push(Problem::new(shown, message));
        }
    }
    if let Some(fault) = fault {
        let message = format!("the XML is broken ({fault}); what stands before the fault was read");
        contents.problems.push(Problem::caveat(shown, message));
    }
}

/// A comment for crosscheck is no part of the article; the words beside it are.
fn mark_comments(raw: &mut RawDocument) {
    for found in comment::find(&raw.text) {
        let line_start = raw.text[..found.span.start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = raw.text[found.span.end..].find('\n').map_or(raw.text.len(), |i| found.span.end + i);
        let line = Span::new(line_start, line_end);
        if raw.marked.iter().any(|m| m.span.overlaps(line)) {
            continue;
        }
        let parts = [
            (SegmentKind::Body, Span::new(line_start, found.span.start)),
            (SegmentKind::Furniture, found.span),
            (SegmentKind::Body, Span::new(found.span.end, line_end)),
        ];
        let parts =
            parts.into_iter().filter(|(_, span)| raw.text[span.start..span.end].contains(|c: char| !c.is_whitespace()));
        raw.marked.extend(parts.map(|(kind, span)| Segment { kind, span }));
    }
    raw.marked.sort_by_key(|m| m.span);
}

fn bytes(input: &Input, max_size: u64) -> Result<Vec<u8>, String> {
    match &input.path {
        None => capped(std::io::stdin().lock(), max_size),
        Some(path) => {
            // a FIFO or a device would block or never end
            let meta = std::fs::metadata(path).map_err(|e| reason(&e))?;
            if !meta.is_file() {
                return Err("it is no regular file".to_owned());
            }
            capped(File::open(path).map_err(|e| reason(&e))?, max_size)
        }
    }
}

fn capped(from: impl Read, max_size: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.take(max_size.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| reason(&e))?;
    if bytes.len() as u64 > max_size {
        return Err(format!("it is larger than {} MiB; `--max-size` raises the limit", max_size >> 20));
    }
    Ok(bytes)
}

/// The operating system's reason in words, without its error number.
pub fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "reading it is not allowed".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or("it cannot be read").to_lowercase()
        }
    }
}
