//! One item of a feed, a wire or an archive, before it is a document: what every format of the trade says of it.

use chrono::{DateTime, FixedOffset};

use super::date;
use crate::{
    document::{Meta, Published, PublishedFrom, Segment, SegmentKind, Span, Status, segment::RawDocument},
    problem::Problem,
};

/// An item; its text is the headline and the parts, a line each.
#[derive(Debug, Default, Clone)]
pub struct Item {
    pub id: Option<String>,
    pub title: Option<String>,
    /// Paragraphs and captions in their order.
    pub parts: Vec<(SegmentKind, String)>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub version: Option<String>,
    pub status: Status,
    pub embargo: Option<String>,
    pub corrected: bool,
}

impl Item {
    /// Add the paragraphs of a plain text, a line each.
    pub fn plain(&mut self, text: &str) {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
        self.parts.extend(lines.map(|l| (SegmentKind::Body, l.to_owned())));
    }

    /// Has it words of its own?
    pub fn has_body(&self) -> bool {
        self.parts.iter().any(|(kind, _)| matches!(kind, SegmentKind::Body | SegmentKind::BlockQuote))
    }

    /// The document of the item; `number` counts the items of the file from 1.
    pub fn document(self, path: &str, number: Option<usize>, problems: &mut Vec<Problem>) -> RawDocument {
        let place = number.map(|n| format!("item {n}: ")).unwrap_or_default();
        let published = self.published(&place, path, problems);
        let embargo = self.moment(self.embargo.as_deref(), "embargo", &place, path, problems);
        let updated = self.updated.as_deref().and_then(date::stamp);
        let (text, marked) = self.text();
        let id = self.id.clone().unwrap_or_else(|| number.map_or_else(|| path.to_owned(), |n| format!("{path}#{n}")));
        let meta = Meta {
            title: self.title,
            published,
            updated,
            source: self.source,
            url: self.url,
            language: self.language,
            item: self.id,
            version: self.version,
            status: self.status,
            embargo,
            corrected: self.corrected,
        };
        RawDocument { id, path: path.to_owned(), record: number, meta, text, marked, cut: true, file: None }
    }

    fn published(&self, place: &str, path: &str, problems: &mut Vec<Problem>) -> Option<Published> {
        let field = self.published.as_deref()?;
        let published = date::published(field, PublishedFrom::Metadata);
        if published.is_none() {
            let short: String = field.chars().take(40).collect();
            let message =
                format!("{place}the date \"{short}\" cannot be read; the item is read without a day of publication");
            problems.push(Problem::caveat(path, message));
        }
        published
    }

    fn moment(
        &self,
        field: Option<&str>,
        what: &str,
        place: &str,
        path: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<DateTime<FixedOffset>> {
        let field = field?;
        let moment = date::stamp(field);
        if moment.is_none() && date::moment(field).is_none() {
            let short: String = field.chars().take(40).collect();
            problems.push(Problem::caveat(path, format!("{place}the {what} \"{short}\" is no moment")));
        }
        moment
    }

    fn text(&self) -> (String, Vec<Segment>) {
        let mut text = String::new();
        let mut marked = Vec::new();
        let same = |a: &str, b: &str| a.split_whitespace().eq(b.split_whitespace());
        let repeats = |part: &str| self.title.as_deref().is_some_and(|t| same(t, part));
        let title = self.title.iter().map(|t| (SegmentKind::Headline, t));
        let first = self.parts.iter().position(|(_, p)| !repeats(p)).unwrap_or(self.parts.len());
        for (kind, part) in title.chain(self.parts.iter().skip(first).map(|(k, p)| (*k, p))) {
            let start = text.len();
            text.push_str(part.trim());
            if text.len() > start {
                marked.push(Segment { kind, span: Span::new(start, text.len()) });
                text.push('\n');
            }
        }
        (text, marked)
    }
}
