//! One report: its text, what is known about it, and where its parts lie.

pub mod comment;
pub mod file;
mod language;
mod lexicon;
mod line;
pub mod lines;
mod lower;
pub mod published;
pub mod segment;
pub mod sentence;
pub mod token;
pub mod versions;
mod vocabulary;
#[cfg(test)]
pub mod work;

pub use crate::{
    lexicon::{
        Classes, class,
        word::{Word, shape},
    },
    span::Span,
};
pub use lexicon::{Lexicon, TextWords};
pub use lines::LineIndex;
pub use token::{Token, TokenKind};
pub use vocabulary::Vocabulary;

use std::ops::Range;

use chrono::{DateTime, FixedOffset, NaiveDate};

/// How the day of publication became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedFrom {
    /// A field of the record or the front matter.
    Metadata,
    /// JSON-LD of a page.
    JsonLd,
    /// OpenGraph's `article:published_time`.
    OpenGraph,
    /// Another `meta` tag of a page.
    Meta,
    /// `itemprop="datePublished"`
    Microdata,
    /// `time datetime`
    Time,
    /// The page's address.
    Url,
    /// When an office document was last saved.
    Properties,
    /// A header line such as `date 2025-07-21`.
    Header,
    /// The dateline that opens the report.
    Dateline,
    /// Full dates in the text itself.
    Text,
    /// The `--published` option.
    Option,
}

impl PublishedFrom {
    pub fn as_str(self) -> &'static str {
        match self {
            PublishedFrom::Metadata => "metadata",
            PublishedFrom::JsonLd => "json-ld",
            PublishedFrom::OpenGraph => "opengraph",
            PublishedFrom::Meta => "meta",
            PublishedFrom::Microdata => "microdata",
            PublishedFrom::Time => "time",
            PublishedFrom::Url => "url",
            PublishedFrom::Properties => "properties",
            PublishedFrom::Header => "header",
            PublishedFrom::Dateline => "dateline",
            PublishedFrom::Text => "text",
            PublishedFrom::Option => "option",
        }
    }
}

/// The day of publication. `first..=last` are the local days that the stamp
/// admits: more than one where only a UTC stamp is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    pub day: NaiveDate,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub stamp: Option<DateTime<FixedOffset>>,
    pub from: PublishedFrom,
}

impl Published {
    pub fn on(day: NaiveDate, from: PublishedFrom) -> Published {
        Published { day, first: day, last: day, stamp: None, from }
    }
}

/// What is known about a document besides its text.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    pub title: Option<String>,
    pub published: Option<Published>,
    pub updated: Option<DateTime<FixedOffset>>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// What all versions of an item share: a guid, an address, a slug.
    pub item: Option<String>,
    pub version: Option<String>,
    pub status: Status,
    /// Not to be published before.
    pub embargo: Option<DateTime<FixedOffset>>,
    /// Its sender says that it corrects an earlier version.
    pub corrected: bool,
}

/// May an item be published?
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Usable,
    /// Held back for now.
    Withheld,
    /// Taken back, with all its earlier versions.
    Withdrawn,
}

impl Status {
    /// The status of a name as wires use them: "usable", "stat:canceled".
    pub fn named(name: &str) -> Status {
        match name.rsplit([':', '/']).next().unwrap_or("").trim().to_ascii_lowercase().as_str() {
            "withheld" | "embargoed" => Status::Withheld,
            "canceled" | "cancelled" | "withdrawn" | "killed" => Status::Withdrawn,
            _ => Status::Usable,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Status::Usable => "usable",
            Status::Withheld => "withheld",
            Status::Withdrawn => "withdrawn",
        }
    }
}

/// What part of a report a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentKind {
    /// A header line with the date, front matter.
    Header,
    Headline,
    /// `ISTANBUL, July 23 (Wire) -`; the first words of a body paragraph.
    Dateline,
    Body,
    Caption,
    /// A quotation set as a block and followed by its speaker.
    BlockQuote,
    /// Names and subjects listed below the article: furniture, but spelled by its own desk.
    Tags,
    /// Headlines of other stories, view counters, bylines, "See all".
    Furniture,
}

impl SegmentKind {
    /// Furniture and tags make no claims.
    pub fn makes_claims(self) -> bool {
        !matches!(self, SegmentKind::Furniture | SegmentKind::Header | SegmentKind::Tags)
    }
}

/// A part of the text; segments are sorted and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub kind: SegmentKind,
    pub span: Span,
}

/// A sentence: its span, its tokens (indices into `Document::tokens`) and the
/// segment that it stands in (index into `Document::segments`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
    pub segment: usize,
}

/// One report, decoded and cut up; nothing in it is interpreted yet.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: String,
    pub path: String,
    /// Line or item number inside a container, from 1.
    pub record: Option<usize>,
    /// The language that the text is surely written in, where it is not that of the packs: nothing is read in it.
    pub foreign: Option<&'static str>,
    pub meta: Meta,
    pub text: String,
    /// `text` in lower case: same length, same offsets, so a capital stays where its small form is of another length.
    pub lower: String,
    pub tokens: Vec<Token>,
    pub words: Vocabulary,
    /// By the number of the word.
    classes: Vec<Classes>,
    pub sentences: Vec<Sentence>,
    pub segments: Vec<Segment>,
    pub lines: LineIndex,
}

impl Document {
    /// Cut up `text`, whose segments are known. Text between segments belongs
    /// to no sentence.
    pub fn new(id: &str, path: &str, meta: Meta, text: String, segments: Vec<Segment>, lexicon: &Lexicon) -> Document {
        let tokens = token::tokenize(&text);
        let lower = lower::lower(&text);
        let words = Vocabulary::new(&lower, &tokens, &lexicon.known);
        let classes = words.each(&lower, |_, word| lexicon.classes.of(word));
        let sentences = sentence::split(&text, &lower, &tokens, &segments, lexicon);
        let lines = LineIndex::new(&text);
        Document {
            id: id.to_owned(),
            path: path.to_owned(),
            record: None,
            foreign: None,
            meta,
            text,
            lower,
            tokens,
            words,
            classes,
            sentences,
            segments,
            lines,
        }
    }

    /// A document that is all body: for tests and benches.
    pub fn plain(text: &str, published: Option<NaiveDate>, lexicon: &Lexicon) -> Document {
        let meta = Meta { published: published.map(|d| Published::on(d, PublishedFrom::Metadata)), ..Meta::default() };
        let whole = Segment { kind: SegmentKind::Body, span: Span::new(0, text.len()) };
        Document::new("test", "test", meta, text.to_owned(), vec![whole], lexicon)
    }

    /// The words of `span`; empty when the span does not lie on the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// The text of the file that the document was read from.
    pub fn file_text(&self) -> &str {
        self.lines.file().map_or(self.text.as_str(), |f| f.text.as_str())
    }

    /// The stretch of the file that `span` of the text comes from.
    pub fn in_file(&self, span: Span) -> Span {
        self.lines.in_file(span)
    }

    /// What the file holds at `span` of the text, tags and character references included.
    pub fn file_slice(&self, span: Span) -> &str {
        let span = self.in_file(span);
        self.file_text().get(span.start..span.end).unwrap_or("")
    }

    /// The token's words as written.
    pub fn word(&self, token: usize) -> &str {
        #[cfg(test)]
        work::count();
        self.tokens.get(token).map_or("", |t| self.slice(t.span()))
    }

    /// The token's words in lower case.
    pub fn low(&self, token: usize) -> &str {
        #[cfg(test)]
        work::count();
        self.tokens.get(token).map_or("", |t| self.lower.get(t.start..t.end).unwrap_or(""))
    }

    /// The closed classes of the token's word; none behind the last token.
    pub fn classes(&self, token: usize) -> Classes {
        self.words.number(token).and_then(|n| self.classes.get(n)).copied().unwrap_or_default()
    }

    /// Is the token's word of one of these classes?
    pub fn is(&self, token: usize, classes: Classes) -> bool {
        self.classes(token).any(classes)
    }

    /// The token's words in lower case, to be looked up.
    pub fn hashed(&self, token: usize) -> Word<'_> {
        self.words.word(token, &self.lower).unwrap_or_else(|| Word::new(self.low(token)))
    }

    /// `meaning` of each distinct word, which gets a token that shows it; by the word's number.
    pub fn each_word<'a, T>(&'a self, meaning: impl FnMut(usize, Word<'a>) -> T) -> Vec<T> {
        self.words.each(&self.lower, meaning)
    }

    /// Index of the first token that starts at or after `offset`.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|t| t.start < offset)
    }

    /// Index of the sentence that holds `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= offset);
        self.sentences.get(i).filter(|s| s.span.start <= offset).map(|_| i)
    }

    /// The kind of the segment that holds `offset`.
    pub fn segment_at(&self, offset: usize) -> Option<&Segment> {
        let i = self.segments.partition_point(|s| s.span.end <= offset);
        self.segments.get(i).filter(|s| s.span.start <= offset)
    }
}
