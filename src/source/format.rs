//! The formats that are read, told by the name of a file or by its first bytes.

use super::wire;

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    JsonLines,
    /// A record, a list of them, ninjs, a JSON Feed.
    Json,
    /// Feeds, NewsML, NITF; told apart by the outermost element.
    Xml,
    /// Word and OpenDocument.
    Office,
    /// A mail.
    Mail,
    /// A web archive.
    Warc,
    /// ANPA 1312, IPTC 7901.
    Wire,
}

impl Format {
    /// The format of a file of this name, if it is one that folders are searched for.
    pub fn of_name(name: &str) -> Option<Format> {
        let (stem, extension) = name.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Format::Text,
            "md" | "markdown" | "mdown" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::JsonLines,
            "json" => Format::Json,
            "xml" | "rss" | "atom" | "rdf" | "nitf" | "newsml" => Format::Xml,
            "docx" | "odt" => Format::Office,
            "eml" => Format::Mail,
            "warc" => Format::Warc,
            "anpa" | "iptc" => Format::Wire,
            "gz" | "zst" => return Format::of_name(stem),
            _ => return None,
        })
    }

    /// The format of a file by its name, else by its bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Format {
        match Format::of_name(name) {
            // wires come as text files, too
            Some(Format::Text) | None if wire::is_wire(bytes) => Format::Wire,
            Some(format) => format,
            None => Format::of_bytes(bytes),
        }
    }

    /// Does a file of this format hold any number of articles?
    pub fn holds_many(self) -> bool {
        matches!(self, Format::JsonLines | Format::Warc)
    }

    /// As `-v` and messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "Markdown",
            Format::Html => "HTML",
            Format::JsonLines => "JSON Lines",
            Format::Json => "JSON",
            Format::Xml => "XML",
            Format::Office => "office document",
            Format::Mail => "mail",
            Format::Warc => "WARC",
            Format::Wire => "wire text",
        }
    }

    pub fn of_bytes(bytes: &[u8]) -> Format {
        let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let low = head.get(..head.len().min(64)).unwrap_or_default().to_ascii_lowercase();
        let one_of = |starts: &[&str]| starts.iter().any(|s| low.starts_with(s.as_bytes()));
        match head.first() {
            Some(b'{') => Format::JsonLines,
            Some(b'[') if head.get(1..).unwrap_or_default().trim_ascii_start().starts_with(b"{") => Format::Json,
            Some(b'<')
                if one_of(&["<?xml", "<rss", "<feed", "<newsitem", "<newsmessage", "<newsml", "<nitf", "<rdf:rdf"]) =>
            {
                Format::Xml
            }
            Some(b'<') if one_of(&["<!", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1"]) => Format::Html,
            _ if bytes.starts_with(b"PK\x03\x04") => Format::Office,
            _ if bytes.starts_with(b"WARC/") => Format::Warc,
            _ if one_of(&["return-path:", "received:", "mime-version:", "from: ", "message-id:", "delivered-to:"]) => {
                Format::Mail
            }
            _ if head.starts_with(b"---") => Format::Markdown,
            _ => Format::Text,
        }
    }
}
