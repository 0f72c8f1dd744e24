//! Paragraphs of a page and what tells prose from furniture.

use std::ops::Range;

use super::{
    element::{Element, Kind},
    markup::Markup,
    tree::Tree,
    words::Words,
};

/// A paragraph, a heading, an item of a list: the words between two tags that end a line.
#[derive(Debug, Clone)]
pub struct Block {
    /// The nearest element that is no part of a line.
    pub owner: usize,
    /// The element of its first words.
    inner: usize,
    /// Where it stands in [`Page::words`].
    pub text: Range<usize>,
    pub words: usize,
    pub linked: usize,
    /// It ends like a sentence.
    pub stops: bool,
    pub heading: Option<u8>,
    pub item: bool,
    pub quote: bool,
    pub cell: bool,
    pub caption: bool,
    /// The words of a picture, which a page shows in its stead.
    pub alternative: bool,
    /// Said to be no part of the article by an element round it.
    pub furniture: bool,
}

impl Block {
    /// It reads like a paragraph of a report.
    pub fn prose(&self) -> bool {
        self.linked * 2 < self.words && (self.words >= 8 && self.stops || self.words >= 25)
    }

    /// Most of it leads elsewhere.
    pub fn leads_away(&self) -> bool {
        self.linked * 2 >= self.words
    }
}

/// A page's paragraphs in their order.
#[derive(Debug)]
pub struct Blocks {
    pub words: Words,
    pub blocks: Vec<Block>,
    /// Of every element.
    pub marks: Vec<Marks>,
}

/// What the elements round a paragraph say of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Marks {
    pub furniture: bool,
    pub caption: bool,
    /// Said to be the article.
    pub body: bool,
    heading: Option<u8>,
    item: bool,
    quote: bool,
    cell: bool,
}

/// The marks of every element. What holds much of the page's prose is no furniture, whatever its name says.
fn marks(tree: &Tree, page: &str, prose: &[usize]) -> Vec<Marks> {
    let markup = Markup::builtin();
    let mut marks: Vec<Marks> = Vec::with_capacity(tree.nodes.len());
    let all = prose.first().copied().unwrap_or(0);
    let share = |i: usize, percent: usize| all > 0 && prose.get(i).is_some_and(|p| p * 100 > all * percent);
    for (i, node) in tree.nodes.iter().enumerate() {
        let above = marks.get(node.parent).copied().unwrap_or_default();
        let [furniture, body, caption] = markup.says(page, node);
        let e = node.element;
        // the frame of a page carries names of every kind
        let frame = [Element::HTML, Element::BODY, Element::MAIN, Element::ARTICLE, Element::ROOT].contains(&e);
        let named = furniture && !frame && !body && !caption && e.kind() != Kind::Inline && !share(i, 35);
        let surely = (node.hidden || markup.furniture(page, node)) && !share(i, 50);
        marks.push(Marks {
            furniture: above.furniture || surely || named,
            caption: above.caption
                || caption && !frame && !share(i, 20)
                || e == Element::FIGCAPTION
                || e == Element::MEDIA_CAPTION,
            body: body || value_is(page, &node.itemprop, "articleBody"),
            heading: e.heading().or(above.heading),
            item: above.item || matches!(e, Element::LI | Element::DD | Element::DT),
            quote: above.quote || e == Element::BLOCKQUOTE,
            cell: above.cell || matches!(e, Element::TD | Element::TH),
        });
    }
    marks
}

/// For every element, the words of prose inside it. A paragraph on its own counts little: so stand the summaries of
/// other stories, while the paragraphs of a report stand side by side.
pub fn prose(tree: &Tree, blocks: &[Block]) -> Prose {
    let holder = |b: &Block| {
        let owner = &tree.nodes[b.owner];
        if matches!(owner.element, Element::P | Element::LI | Element::BLOCKQUOTE) { owner.parent } else { b.owner }
    };
    let counts = |b: &Block| !b.furniture && !b.caption && b.prose();
    let mut beside = vec![0u8; tree.nodes.len()];
    for block in blocks.iter().filter(|b| counts(b)) {
        let n = &mut beside[holder(block)];
        *n = n.saturating_add(1);
    }
    let mut all = vec![0usize; tree.nodes.len()];
    let mut dense = all.clone();
    for block in blocks.iter().filter(|b| counts(b)) {
        let words = block.words - block.linked.min(block.words);
        if beside[holder(block)] > 1 || block.words >= LONG {
            all[block.owner] += words * 4;
            dense[block.owner] += words * 4;
        } else {
            all[block.owner] += words;
        }
    }
    for i in (1..tree.nodes.len()).rev() {
        let parent = tree.nodes[i].parent;
        all[parent] += all[i];
        dense[parent] += dense[i];
    }
    Prose { all, dense }
}

/// Words of prose inside every element, weighed.
pub struct Prose {
    pub all: Vec<usize>,
    /// Of paragraphs that stand side by side alone.
    pub dense: Vec<usize>,
}

/// A paragraph of so many words is no summary.
const LONG: usize = 80;

fn value_is(page: &str, range: &Range<usize>, value: &str) -> bool {
    super::markup::value(page, range).split_ascii_whitespace().any(|v| v == value)
}

/// Cut the runs of `tree` into paragraphs and mark them.
pub fn blocks(tree: &Tree, page: &str) -> Blocks {
    let (words, mut blocks) = cut(tree, page);
    let marks = marks(tree, page, &prose(tree, &blocks).all);
    for block in &mut blocks {
        let own = marks.get(block.inner).copied().unwrap_or_default();
        block.heading = own.heading;
        block.item = own.item;
        block.quote = own.quote;
        block.cell = own.cell;
        block.alternative = tree.nodes.get(block.inner).is_some_and(|n| n.element == Element::FIGURE);
        block.caption = own.caption || block.alternative;
        block.furniture = own.furniture;
    }
    Blocks { words, blocks, marks }
}

fn cut(tree: &Tree, page: &str) -> (Words, Vec<Block>) {
    let mut words = Words::default();
    let mut blocks = Vec::new();
    for runs in tree.runs.chunk_by(|a, b| a.block == b.block) {
        let from = words.text.len();
        let mut linked = 0;
        let mut owner = None;
        for run in runs {
            let before = words.text.len();
            if run.span.is_empty() {
                words.line_end(run.span.start);
                continue;
            }
            words.push(page, run.span.clone());
            let added = words.text.get(before..).unwrap_or("");
            if added.trim().is_empty() {
                continue;
            }
            if owner.is_none() {
                owner = Some(run.node);
            }
            if tree.nodes.get(run.node).is_some_and(|n| n.linked) {
                linked += count(added);
            }
        }
        words.line_end(runs.last().map_or(0, |r| r.span.end));
        let Some(node) = owner else { continue };
        let text = words.text.get(from..).unwrap_or("").trim_end();
        if text.is_empty() {
            continue;
        }
        let mut owner = node;
        while tree.nodes[owner].element.kind() == Kind::Inline && owner != 0 {
            owner = tree.nodes[owner].parent;
        }
        blocks.push(Block {
            owner,
            inner: node,
            text: from..from + text.len(),
            words: count(text),
            linked,
            stops: stops(text),
            heading: None,
            item: false,
            quote: false,
            cell: false,
            caption: false,
            alternative: false,
            furniture: false,
        });
    }
    (words, blocks)
}

/// Words of a text; where a script sets no spaces, three characters count as one.
fn count(text: &str) -> usize {
    let spaced = text.split_ascii_whitespace().count();
    let wide =
        text.chars().filter(|c| ('\u{3040}'..='\u{9fff}').contains(c) || ('\u{e00}'..='\u{e7f}').contains(c)).count();
    spaced + wide / 3
}

fn stops(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', ' ', '\u{a0}'])
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '。', '।', '؟'])
}
