//! The elements of a page and the words in them, in one pass over html5gum's tokens.
//!
//! A flat list of elements, each behind its parent: nothing recurses, and an end tag that closes nothing costs one
//! look-up. Every run of words keeps its place in the file.

use std::ops::Range;

use html5gum::{
    Span as Place, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use super::element::{Element, Kind};

/// Elements nested deeper than this are taken for parts of their parent.
const DEEPEST: usize = 512;

/// An element; its children stand behind it in [`Tree::nodes`].
#[derive(Debug, Clone)]
pub struct Node {
    pub element: Element,
    /// Index of the parent; the root's is its own.
    pub parent: usize,
    /// Attribute values as they stand in the file.
    pub class: Range<usize>,
    pub id: Range<usize>,
    pub role: Range<usize>,
    pub itemprop: Range<usize>,
    /// Not shown: `hidden`, `aria-hidden`, `display:none`.
    pub hidden: bool,
    /// Inside a link.
    pub linked: bool,
}

/// A run of words, or a line end of the markup (an empty range).
#[derive(Debug, Clone)]
pub struct Run {
    pub node: usize,
    pub span: Range<usize>,
    /// Runs of one block stand in one paragraph.
    pub block: usize,
}

/// A tag that carries facts of the page: `meta`, `time`, `link` and the like, attributes decoded.
#[derive(Debug, Clone)]
pub struct Fact {
    pub element: Element,
    pub node: usize,
    /// Name, value, place of the value in the file.
    pub attributes: Vec<(String, String, Range<usize>)>,
}

impl Fact {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, ..)| n == name).map(|(_, v, _)| v.as_str())
    }

    /// Where an attribute's value stands in the file.
    pub fn place(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|(n, _, span)| n == name && !span.is_empty()).map(|(.., span)| span.clone())
    }
}

/// A page, cut up.
#[derive(Debug, Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
    pub runs: Vec<Run>,
    pub facts: Vec<Fact>,
    /// Contents of `script type="application/ld+json"`.
    pub json_ld: Vec<Range<usize>>,
    /// Contents of the first `title`.
    pub title: Range<usize>,
}

/// Cut up `page`.
pub fn read(page: &str) -> Tree {
    let mut builder = Builder::new(page);
    let mut emitter =
        CallbackEmitter::new(|event: CallbackEvent<'_>, place: Place<usize>| -> Option<std::convert::Infallible> {
            builder.see(event, place);
            None
        });
    emitter.naively_switch_states(true);
    // reading from memory does not fail
    let _ = Tokenizer::new_with_emitter(page, emitter).finish();
    builder.tree
}

struct Builder<'a> {
    page: &'a str,
    tree: Tree,
    /// Open elements, the root first.
    stack: Vec<usize>,
    /// How many elements of each name are open.
    open: Vec<u32>,
    block: usize,
    tag: Tag,
    /// Inside a script that holds JSON-LD.
    data: bool,
}

/// The start tag that is being read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    at: usize,
    attributes: Vec<(Vec<u8>, Vec<u8>, Range<usize>)>,
}

impl<'a> Builder<'a> {
    fn new(page: &'a str) -> Builder<'a> {
        let root = Node {
            element: Element::ROOT,
            parent: 0,
            class: 0..0,
            id: 0..0,
            role: 0..0,
            itemprop: 0..0,
            hidden: false,
            linked: false,
        };
        let tree = Tree { nodes: vec![root], ..Tree::default() };
        let open = vec![0; Element::COUNT];
        Builder { page, tree, stack: vec![0], open, block: 0, tag: Tag::default(), data: false }
    }

    fn see(&mut self, event: CallbackEvent<'_>, place: Place<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name.clear();
                self.tag.name.extend_from_slice(name);
                self.tag.at = place.start;
                self.tag.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                if self.tag.attributes.len() < 64 {
                    self.tag.attributes.push((name.to_vec(), Vec::new(), 0..0));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, v, span)) = self.tag.attributes.last_mut().filter(|(_, v, _)| v.is_empty()) {
                    v.extend_from_slice(value);
                    *span = place.start..place.end;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start(self_closing),
            CallbackEvent::EndTag { name } => {
                self.end(Element::named(name));
                self.tag.attributes.clear();
            }
            CallbackEvent::String { .. } => self.words(place.start..place.end),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    fn words(&mut self, span: Range<usize>) {
        let node = self.top();
        match self.tree.nodes.get(node).map(|n| n.element.kind()) {
            Some(Kind::Raw) if self.data => self.tree.json_ld.push(span),
            Some(Kind::Raw) => {}
            Some(Kind::Title) if self.tree.title.is_empty() => self.tree.title = span,
            Some(Kind::Title) => {}
            _ => self.tree.runs.push(Run { node, span, block: self.block }),
        }
    }

    /// An element that HTML does not know, inside a paragraph, marks words of a line: NITF's `person`, `chron`.
    fn kind(&self, element: Element) -> Kind {
        let line = element == Element::OTHER && self.open[Element::P.index()] > 0;
        if line { Kind::Inline } else { element.kind() }
    }

    fn start(&mut self, self_closing: bool) {
        let element = Element::named(&self.tag.name);
        let kind = self.kind(element);
        self.close_implied(element);
        match kind {
            Kind::Break => {
                let (node, at) = (self.top(), self.tag.at);
                // an empty line parts paragraphs
                let after_break = self.tree.runs.iter().rev().take_while(|r| r.block == self.block).find_map(|r| {
                    let blank = self.page.get(r.span.clone()).is_some_and(|t| t.trim().is_empty());
                    if r.span.is_empty() { Some(true) } else { (!blank).then_some(false) }
                });
                if after_break == Some(true) {
                    self.block += 1;
                } else {
                    self.tree.runs.push(Run { node, span: at..at, block: self.block });
                }
                return;
            }
            Kind::Block | Kind::Raw | Kind::Title | Kind::Head => self.block += 1,
            Kind::Inline | Kind::Void => {}
        }
        let node = self.node(element);
        if element.tells_facts() {
            self.fact(element, self.tree.nodes.len());
        }
        if element == Element::IMG {
            self.picture();
        }
        if kind == Kind::Void || (self_closing && element.may_be_empty()) {
            return;
        }
        self.data = element == Element::SCRIPT && self.attribute(b"type").is_some_and(|(v, _)| contains(v, b"ld+json"));
        if self.stack.len() >= DEEPEST {
            return;
        }
        self.stack.push(self.tree.nodes.len());
        self.open[element.index()] += 1;
        self.tree.nodes.push(node);
    }

    fn node(&self, element: Element) -> Node {
        let parent = self.top();
        let above = &self.tree.nodes[parent];
        let span = |name: &[u8]| self.attribute(name).map_or(0..0, |(_, span)| span);
        let style = self.attribute(b"style").is_some_and(|(v, _)| hides(v));
        let aria = self.attribute(b"aria-hidden").is_some_and(|(v, _)| v == b"true");
        Node {
            element,
            parent,
            class: span(b"class"),
            id: span(b"id"),
            role: span(b"role"),
            itemprop: span(b"itemprop"),
            hidden: above.hidden || style || aria || self.tag.attributes.iter().any(|(n, ..)| n == b"hidden"),
            linked: above.linked || element == Element::A && self.attribute(b"href").is_some(),
        }
    }

    /// A picture's words, where it stands in a figure.
    fn picture(&mut self) {
        let near = self.stack.iter().rev().take(4).find(|&&n| self.tree.nodes[n].element == Element::FIGURE);
        let alt = self.attribute(b"alt").map(|(_, span)| span).filter(|s| !s.is_empty());
        if let (Some(&node), Some(span)) = (near, alt) {
            self.block += 1;
            self.tree.runs.push(Run { node, span, block: self.block });
            self.block += 1;
        }
    }

    fn attribute(&self, name: &[u8]) -> Option<(&[u8], Range<usize>)> {
        self.tag.attributes.iter().find(|(n, ..)| n == name).map(|(_, v, span)| (v.as_slice(), span.clone()))
    }

    fn fact(&mut self, element: Element, node: usize) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = self.tag.attributes.iter().map(|(n, v, span)| (text(n), text(v), span.clone())).collect();
        self.tree.facts.push(Fact { element, node, attributes });
    }

    /// Close what the start of `element` ends: a paragraph before a block, an item before the next.
    fn close_implied(&mut self, element: Element) {
        for (name, scope) in element.closes() {
            if self.open[name.index()] == 0 {
                continue;
            }
            // look no further up than the element that holds such parts
            let found = self.stack.iter().rev().take(16).position(|&n| {
                let e = self.tree.nodes[n].element;
                e == *name || scope.contains(&e)
            });
            if let Some(up) = found.map(|up| self.stack.len() - 1 - up)
                && self.tree.nodes[self.stack[up]].element == *name
            {
                self.close_down_to(up);
            }
        }
    }

    fn end(&mut self, element: Element) {
        if self.kind(element) == Kind::Block || element == Element::BR {
            self.block += 1;
        }
        if self.open[element.index()] == 0 {
            return;
        }
        let inline = element.kind() == Kind::Inline;
        let mut found = None;
        for (i, &n) in self.stack.iter().enumerate().rev() {
            let open = self.tree.nodes[n].element;
            if open == element {
                found = Some(i);
                break;
            }
            // words in a line do not close the block that they stand in
            if inline && (open.kind() == Kind::Block || self.stack.len() - i > 32) {
                break;
            }
        }
        if let Some(i) = found {
            self.close_down_to(i);
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        let closed: Vec<usize> = self.stack.drain(depth.max(1)..).collect();
        for n in closed {
            let element = self.tree.nodes[n].element;
            self.open[element.index()] = self.open[element.index()].saturating_sub(1);
            if self.kind(element) == Kind::Block {
                self.block += 1;
            }
        }
        self.data = false;
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(&bytes.to_ascii_lowercase(), needle).is_some()
}

fn hides(style: &[u8]) -> bool {
    let style: Vec<u8> = style.iter().filter(|b| !b.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    contains(&style, b"display:none") || contains(&style, b"visibility:hidden")
}
