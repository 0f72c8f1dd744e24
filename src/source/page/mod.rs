//! Web pages: the article's own words, each with its place in the file.
//!
//! html5gum cuts the page into tags and words; from these comes a flat tree ([`tree`]), from it the paragraphs
//! ([`block`]), of which some are the article ([`body`]). The text that the rest of the program reads holds the words
//! that a reader of the page sees, without tags and with character references resolved; [`FileText`] keeps for every
//! word where it stands in the file. Everything is linear in the length of the page.

mod block;
mod body;
mod dates;
mod element;
mod json_ld;
mod markup;
mod tree;
mod words;

use chrono::NaiveDate;

pub use words::{plain, resolve as reference};

use self::{
    block::{Block, Blocks},
    body::Role,
    json_ld::Described,
    tree::{Fact, Tree},
    words::Words,
};
use super::date;
use crate::{
    document::{
        Meta, Segment, SegmentKind, Span,
        file::{FileText, Pieces},
        segment::RawDocument,
    },
    problem::Problem,
};

/// The document of a page.
pub fn read(path: &str, page: String, problems: &mut Vec<Problem>) -> RawDocument {
    let tree = tree::read(&page);
    let found = block::blocks(&tree, &page);
    let described = json_ld::read(&page, &tree.json_ld);
    let title = Title::of(&page, &tree, &described);
    let roles = body::roles(&tree, &page, &found, title.text.as_deref());
    let mut text = Text::default();
    // the head of a page stands before its words; elsewhere a title would put the words out of their order
    let first = roles.iter().zip(&found.blocks).find(|(r, _)| **r != Role::Left).map(|(_, b)| b.text.start);
    let opens = first.map(|at| found.words.pieces.start(at));
    if !roles.contains(&Role::Headline)
        && let Some(span) = title.span.clone().filter(|s| opens.is_some_and(|at| s.end <= at))
    {
        text.attribute(&page, span);
    }
    let mut lines = Vec::new();
    for (block, role) in found.blocks.iter().zip(&roles) {
        if let Some(kind) = kind(block, *role, &found, &mut lines) {
            text.block(&found, block, kind);
        }
    }
    if !roles.contains(&Role::Body) {
        problems.push(Problem::caveat(path, "no article was found on the page: it holds no paragraphs of prose"));
    }
    let meta = meta(path, &page, &tree, &described, title, &lines, problems);
    RawDocument {
        id: path.to_owned(),
        path: path.to_owned(),
        record: None,
        meta,
        text: text.words,
        marked: text.segments,
        cut: true,
        file: Some(FileText::new(page, text.pieces)),
    }
}

/// The paragraphs of a piece of HTML that is all article: the text of a feed's entry, of a wire's item.
pub fn fragment(html: &str) -> Vec<(SegmentKind, String)> {
    let tree = tree::read(html);
    let found = block::blocks(&tree, html);
    let kind = |b: &Block| match () {
        () if b.caption => SegmentKind::Caption,
        () if b.quote => SegmentKind::BlockQuote,
        () => SegmentKind::Body,
    };
    let shown = found.blocks.iter().filter(|b| !tree.nodes.get(b.owner).is_some_and(|n| n.hidden) && !b.alternative);
    let lines = |b: &Block| {
        let kind = kind(b);
        let text = found.words.text.get(b.text.clone()).unwrap_or("");
        text.lines().map(|l| (kind, l.trim().to_owned())).filter(|(_, l)| !l.is_empty()).collect::<Vec<_>>()
    };
    shown.flat_map(lines).collect()
}

/// The words of a piece of HTML, on one line.
pub fn visible(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    fragment(html).into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

/// The part that a paragraph is; None: not of the article. Days that a line names go to `lines`.
fn kind(block: &Block, role: Role, found: &Blocks, lines: &mut Vec<NaiveDate>) -> Option<SegmentKind> {
    match role {
        Role::Headline => Some(SegmentKind::Headline),
        Role::Body => Some(SegmentKind::Body),
        Role::Quote => Some(SegmentKind::BlockQuote),
        Role::Caption => Some(SegmentKind::Caption),
        Role::Line => {
            let words = found.words.text.get(block.text.clone()).unwrap_or("");
            let day = day_in(words)?;
            lines.push(day);
            Some(SegmentKind::Header)
        }
        Role::Left => None,
    }
}

/// The day that a short line names: "Published Nov. 19, 2025 8:21 am ET".
fn day_in(line: &str) -> Option<NaiveDate> {
    let starts = line
        .char_indices()
        .filter(|(i, c)| c.is_alphanumeric() && !line[..*i].chars().next_back().is_some_and(char::is_alphanumeric));
    starts.take(12).find_map(|(i, _)| {
        let rest: String = line[i..].chars().take(32).collect();
        let begins = rest.starts_with(|c: char| c.is_ascii_digit())
            || rest.get(..3).is_some_and(|m| m.parse::<chrono::Month>().is_ok());
        date::moment(&rest).filter(|_| begins).map(|m| m.day)
    })
}

/// The text under construction.
#[derive(Default)]
struct Text {
    words: String,
    pieces: Pieces,
    segments: Vec<Segment>,
}

impl Text {
    fn block(&mut self, found: &Blocks, block: &Block, kind: SegmentKind) {
        // a line end of the markup ends a line here, too, and each line is a segment of its own
        let Some(all) = found.words.text.get(block.text.clone()) else { return };
        let mut from = block.text.start;
        for line in all.split_inclusive('\n') {
            let part = from..from + line.trim_end().len();
            from += line.len();
            if !part.is_empty() {
                self.line(&found.words, part, kind);
            }
        }
    }

    /// A value of an attribute or of `title`, in words.
    fn attribute(&mut self, page: &str, span: std::ops::Range<usize>) {
        let mut words = Words::default();
        words.push(page, span);
        let part = 0..words.text.trim_end().len();
        if !part.is_empty() {
            self.line(&words, part, SegmentKind::Headline);
        }
    }

    fn line(&mut self, words: &Words, part: std::ops::Range<usize>, kind: SegmentKind) {
        let at = self.words.len();
        self.words.push_str(words.text.get(part.clone()).unwrap_or(""));
        self.pieces.append(&words.pieces, part, at);
        let end = self.pieces.end(self.words.len());
        self.segments.push(Segment { kind, span: Span::new(at, self.words.len()) });
        self.pieces.add(self.words.len()..self.words.len() + 1, end..end);
        self.words.push('\n');
    }
}

/// The title that the page's head gives.
#[derive(Default)]
struct Title {
    text: Option<String>,
    /// Where its words stand in the file.
    span: Option<std::ops::Range<usize>>,
}

impl Title {
    fn of(page: &str, tree: &Tree, described: &Described) -> Title {
        let og = tree.facts.iter().find(|f| f.get("property").or(f.get("name")).is_some_and(|p| p == "og:title"));
        let span = og.and_then(|f| f.place("content"));
        let text = og.and_then(|f| f.get("content")).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        if let (Some(text), Some(span)) = (text, span) {
            return Title { text: Some(text), span: Some(span) };
        }
        let own = page.get(tree.title.clone()).map(plain).filter(|t| !t.is_empty());
        if described.headline.is_some() {
            return Title { text: described.headline.clone(), span: None };
        }
        // "Bridge closes | Elm Post": the site's name stands behind a stroke
        let cut = own.as_deref().and_then(|t| t.rfind(" | ").or_else(|| t.rfind(" - ")).or_else(|| t.rfind(" – ")));
        match (own, cut) {
            (Some(own), Some(cut)) if cut >= 12 => Title { text: Some(own[..cut].trim().to_owned()), span: None },
            (Some(own), _) => Title { text: Some(own), span: Some(tree.title.clone()) },
            (None, _) => Title::default(),
        }
    }
}

fn meta(
    path: &str,
    page: &str,
    tree: &Tree,
    described: &Described,
    title: Title,
    lines: &[NaiveDate],
    problems: &mut Vec<Problem>,
) -> Meta {
    let metas = dates::metas(tree);
    let own = |names: &[&str]| {
        let found = names.iter().find_map(|n| metas.iter().find(|(name, c)| name == n && !c.trim().is_empty()));
        found.map(|(_, content)| content.trim().to_owned())
    };
    let link = |rel: &str| tree.facts.iter().find(|f| f.get("rel") == Some(rel)).and_then(|f| f.get("href"));
    let url = link("canonical").map(str::to_owned).or_else(|| own(&["og:url"])).or_else(|| described.url.clone());
    let urls: Vec<&str> = [url.as_deref(), described.url.as_deref()].into_iter().flatten().collect();
    let days = dates::days(page, tree, described, &urls, lines);
    if let Some(field) = days.unread {
        let short: String = field.chars().take(40).collect();
        problems.push(Problem::caveat(path, format!("the page's date \"{short}\" is no date; it is left out")));
    }
    let modified: Vec<&str> = super::page::markup::Markup::builtin().modified.iter().map(String::as_str).collect();
    let updated = described.modified.clone().or_else(|| own(&modified));
    let language = tree
        .facts
        .iter()
        .find(|f: &&Fact| f.element.name() == "html")
        .and_then(|f| f.get("lang").or(f.get("xml:lang")));
    Meta {
        title: title.text,
        published: days.published,
        updated: updated.as_deref().and_then(date::stamp),
        source: own(&["og:site_name"]).or_else(|| described.publisher.clone()),
        url,
        language: language.map(str::to_owned).or_else(|| described.language.clone()),
        ..Meta::default()
    }
}

#[cfg(test)]
mod tests;
