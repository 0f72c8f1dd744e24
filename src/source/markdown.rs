//! Plain text and Markdown; the offsets are those of the file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Format, date, front_matter};
use crate::{
    document::{Meta, PublishedFrom, Segment, SegmentKind, Span, segment::RawDocument},
    problem::Problem,
};

/// The document of a file. Plain text may open with front matter too.
pub fn read(path: &str, text: String, format: Format, problems: &mut Vec<Problem>) -> RawDocument {
    let mut marked = Vec::new();
    let mut meta = Meta::default();
    let mut start = 0;
    if let Some(front) = front_matter::find(&text) {
        meta = read_meta(path, &front, problems);
        start = front.span.end;
        marked.push(Segment { kind: SegmentKind::Header, span: front.span });
    }
    if format == Format::Markdown {
        marked.extend(blocks(&text, start));
    }
    RawDocument {
        id: path.to_owned(),
        path: path.to_owned(),
        record: None,
        meta,
        text,
        marked,
        ..RawDocument::default()
    }
}

fn read_meta(path: &str, front: &front_matter::FrontMatter, problems: &mut Vec<Problem>) -> Meta {
    let day = front.get(&["published", "date", "date_publish", "pubdate"]);
    let published = day.and_then(|d| date::published(d, PublishedFrom::Metadata));
    if let (Some(day), None) = (day, &published) {
        problems.push(Problem::caveat(path, format!("the date \"{day}\" of the front matter cannot be read")));
    }
    let own = |keys: &[&str]| front.get(keys).map(str::to_owned);
    Meta {
        title: own(&["title", "headline"]),
        published,
        updated: front.get(&["updated", "lastmod", "modified"]).and_then(date::stamp),
        source: own(&["source", "publisher", "outlet"]),
        url: own(&["url", "link", "permalink"]),
        language: own(&["language", "lang"]),
        ..Meta::default()
    }
}

/// What the Markdown from byte `start` marks: headings, block quotes, lists of
/// links, code, comments. Paragraphs are left to the judge of lines.
fn blocks(text: &str, start: usize) -> Vec<Segment> {
    let mut found: Vec<Segment> = Vec::new();
    let mut depth = 0;
    let mut list = LinkList::default();
    for (event, range) in Parser::new_ext(&text[start..], Options::ENABLE_TABLES).into_offset_iter() {
        let span = Span::new(range.start + start, range.end + start);
        list.see(&event);
        match event {
            Event::Start(tag) if block(&tag) => {
                if depth == 0 {
                    list = LinkList::default();
                    found.extend(kind(&tag).map(|kind| Segment { kind, span }));
                }
                depth += 1;
            }
            Event::End(tag) if block_end(tag) => {
                depth -= 1;
                if depth == 0 && matches!(tag, TagEnd::List(_)) && list.only_links() {
                    found.push(Segment { kind: SegmentKind::Furniture, span });
                }
            }
            _ => {}
        }
    }
    found
}

fn kind(tag: &Tag) -> Option<SegmentKind> {
    match tag {
        Tag::Heading { .. } => Some(SegmentKind::Headline),
        Tag::BlockQuote(_) => Some(SegmentKind::BlockQuote),
        Tag::CodeBlock(_) | Tag::HtmlBlock => Some(SegmentKind::Furniture),
        _ => None,
    }
}

fn block(tag: &Tag) -> bool {
    kind(tag).is_some() || matches!(tag, Tag::List(_))
}

fn block_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::List(_))
}

/// Tells a list of links (other stories) from a list of facts.
#[derive(Default)]
struct LinkList {
    in_link: bool,
    linked: usize,
    bare: usize,
}

impl LinkList {
    fn see(&mut self, event: &Event) {
        match event {
            Event::Start(Tag::Link { .. }) => self.in_link = true,
            Event::End(TagEnd::Link) => self.in_link = false,
            Event::Text(t) if self.in_link => self.linked += t.trim().len(),
            Event::Text(t) => self.bare += t.trim().len(),
            _ => {}
        }
    }

    fn only_links(&self) -> bool {
        self.linked > 0 && self.bare * 10 < self.linked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_markdown() {
        let text = "---\ntitle: Elm bridge\ndate: 2025-03-04\n---\n# Bridge closes\n\nThe bridge closes in May.\n\n> We waited too long.\n\n- [Roses in winter](a.html)\n- [Eggs cost more](b.html)\n\n- nine came\n";
        let doc = read("a.md", text.to_owned(), Format::Markdown, &mut Vec::new());
        let words: Vec<_> = doc.marked.iter().map(|s| (s.kind, text[s.span.start..s.span.end].trim())).collect();
        assert_eq!(words[1], (SegmentKind::Headline, "# Bridge closes"));
        assert_eq!(words[2], (SegmentKind::BlockQuote, "> We waited too long."));
        assert_eq!(words[0].0, SegmentKind::Header);
        assert_eq!(doc.meta.title.as_deref(), Some("Elm bridge"));
        assert_eq!(doc.meta.published.unwrap().day.to_string(), "2025-03-04");
    }

    #[test]
    fn a_bad_date_is_told() {
        let mut problems = Vec::new();
        read("a.txt", "---\ndate: 2025-02-30\n---\nText.".to_owned(), Format::Text, &mut problems);
        assert_eq!(problems.len(), 1);
    }
}
