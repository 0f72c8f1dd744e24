//! Input: from paths to raw documents. Everything that opens a file lies here.
//!
//! No input stops a run: what cannot be read becomes a `Problem`, the rest is read.

pub mod date;
mod decode;
mod front_matter;
mod markdown;
mod page;
mod record;
mod walk;

pub use date::published;
pub use decode::{Decoded, decode};
pub use walk::{Input, find, once_each};

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
pub fn read_all(inputs: &[Input], max_size: u64) -> Contents {
    let parts: Vec<Contents> = inputs.par_iter().map(|input| read(input, max_size)).collect();
    let mut all = Contents::default();
    for part in parts {
        all.documents.extend(part.documents);
        all.problems.extend(part.problems);
    }
    all
}

/// Read one input.
pub fn read(input: &Input, max_size: u64) -> Contents {
    let shown = input.shown();
    // a file of many articles may be longer than one article
    let lines = input.path.as_ref().and_then(|p| Format::of_name(&p.to_string_lossy())) == Some(Format::JsonLines);
    let bytes = match bytes(input, if lines { max_size.saturating_mul(32) } else { max_size }) {
        Ok(bytes) => bytes,
        Err(reason) => return Contents { problems: vec![Problem::new(shown, reason)], ..Contents::default() },
    };
    let format = input.format(&bytes);
    let mut contents = parse(&shown, format, bytes);
    // a folder may hold JSON that is meant for others
    if input.found && format == Format::Json && contents.documents.is_empty() {
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

/// How a file is read; known from its name, or for standard input from its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    JsonLines,
    Json,
}

impl Format {
    /// The format of a file of this name, if it is one that folders are searched for.
    pub fn of_name(name: &str) -> Option<Format> {
        let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" => Format::Text,
            "md" | "markdown" | "mdown" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::JsonLines,
            "json" => Format::Json,
            _ => return None,
        })
    }

    fn of_bytes(bytes: &[u8]) -> Format {
        let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        match head.first() {
            Some(b'{') => Format::JsonLines,
            Some(b'[') if head[1..].trim_ascii_start().starts_with(b"{") => Format::Json,
            Some(b'<')
                if head.len() > 1 && (head[1] == b'!' || head[1..].to_ascii_lowercase().starts_with(b"html")) =>
            {
                Format::Html
            }
            _ if head.starts_with(b"---") => Format::Markdown,
            _ => Format::Text,
        }
    }
}

/// The documents in the bytes of one file.
pub fn parse(shown: &str, format: Format, bytes: Vec<u8>) -> Contents {
    let mut contents = Contents::default();
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
            contents.documents.push(markdown::read(shown, text, format, &mut contents.problems))
        }
        Format::Html => contents.documents.push(page::read(shown, text, &mut contents.problems)),
        Format::JsonLines => record::read_lines(shown, &text, &mut contents),
        Format::Json => record::read_json(shown, &text, &mut contents),
    }
    contents.documents.iter_mut().for_each(mark_comments);
    contents
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
