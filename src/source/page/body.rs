//! Which paragraphs are the article.
//!
//! Prose gathers in one element. Its words are added up from the leaves to the root, and the element that holds most
//! of them is taken; inside it, what leads elsewhere or stands outside the prose is left out.

use super::{
    block::{Block, Blocks, Prose, prose},
    element::Element,
    markup::value,
    tree::Tree,
};

/// What a paragraph is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Headline,
    Body,
    Quote,
    Caption,
    /// A short line between headline and text: who wrote it, and when.
    Line,
    Left,
}

/// The role of every paragraph.
pub fn roles(tree: &Tree, page: &str, found: &Blocks, title: Option<&str>) -> Vec<Role> {
    let blocks = &found.blocks;
    let mut roles = vec![Role::Left; blocks.len()];
    let headline = headline(found, title);
    let Some(container) = container(tree, found, page) else { return roles };
    let end = end_of(tree, container);
    let inside = |b: &Block| b.owner >= container && b.owner < end;
    let is_prose = |b: &Block| inside(b) && !b.furniture && !b.caption && b.prose();
    let after = headline.filter(|&h| blocks[h + 1..].iter().any(is_prose)).map_or(0, |h| h + 1);
    let Some(first) = (after..blocks.len()).find(|&i| is_prose(&blocks[i])) else { return roles };
    let last = blocks.iter().rposition(is_prose).unwrap_or(first);
    let lists = lists(tree, blocks);
    for (i, block) in blocks.iter().enumerate() {
        if Some(i) == headline {
            roles[i] = Role::Headline;
        } else if block.caption {
            let near = i >= after && i <= last + 2 && !block.furniture && !block.leads_away();
            roles[i] = if near && captions(tree, blocks, i) { Role::Caption } else { Role::Left };
        } else if i < first {
            if i >= after && block.words <= 12 && !block.leads_away() {
                roles[i] = Role::Line;
            }
        } else if i <= last && inside(block) && !block.furniture && !stamp(found, block) && belongs(block, lists[i]) {
            roles[i] = if block.quote { Role::Quote } else { Role::Body };
        }
    }
    headings(blocks, &mut roles);
    roles
}

/// Is the caption more than a credit, and not the words of a picture that has a caption besides?
fn captions(tree: &Tree, blocks: &[Block], i: usize) -> bool {
    const CREDIT: usize = 4;
    let figure = |b: &Block| {
        std::iter::successors(Some(b.owner), |&n| Some(tree.nodes[n].parent))
            .take(6)
            .find(|&n| tree.nodes[n].element == Element::FIGURE)
    };
    let own = &blocks[i];
    let near = &blocks[i.saturating_sub(4)..(i + 5).min(blocks.len())];
    let doubled = own.alternative
        && near.iter().any(|b| {
            b.caption && !b.alternative && b.words > CREDIT && figure(b).is_some() && figure(b) == figure(own)
        });
    own.words > CREDIT && !doubled
}

/// Is a paragraph between the first and the last of the prose a part of it?
fn belongs(block: &Block, list_leads_away: bool) -> bool {
    if list_leads_away {
        return false;
    }
    block.prose() || !block.leads_away() || block.stops && block.words >= block.linked + 10
}

/// "— Name (@name) March 4, 2025": who wrote a post that the page shows, and when; the date is the post's.
fn stamp(found: &Blocks, block: &Block) -> bool {
    let text = found.words.text.get(block.text.clone()).unwrap_or("");
    block.quote && block.linked > 0 && text.starts_with(['—', '–', '-']) && text.contains('@')
}

/// A heading without words below it heads what was left out.
fn headings(blocks: &[Block], roles: &mut [Role]) {
    let mut kept = false;
    for i in (0..blocks.len()).rev() {
        if roles[i] != Role::Body {
            continue;
        }
        if blocks[i].heading.is_some() && !blocks[i].prose() {
            if !kept {
                roles[i] = Role::Left;
            }
            kept = false;
        } else {
            kept = true;
        }
    }
}

/// For every paragraph: is it an item of a list of links?
fn lists(tree: &Tree, blocks: &[Block]) -> Vec<bool> {
    let list_of = |block: &Block| {
        let mut at = block.owner;
        for _ in 0..8 {
            let node = &tree.nodes[at];
            if matches!(node.element, Element::UL | Element::OL | Element::DL) {
                return Some(at);
            }
            at = node.parent;
        }
        None
    };
    let of: Vec<Option<usize>> = blocks.iter().map(|b| b.item.then(|| list_of(b)).flatten()).collect();
    let mut sums: std::collections::BTreeMap<usize, (usize, usize)> = std::collections::BTreeMap::new();
    for (block, list) in blocks.iter().zip(&of) {
        if let Some(list) = list {
            let sum = sums.entry(*list).or_default();
            *sum = (sum.0 + block.words, sum.1 + block.linked);
        }
    }
    of.iter().map(|l| l.and_then(|l| sums.get(&l)).is_some_and(|(words, linked)| linked * 10 >= *words * 7)).collect()
}

/// The heading that says what the page's title says.
fn headline(found: &Blocks, title: Option<&str>) -> Option<usize> {
    let blocks = &found.blocks;
    let title: Vec<String> = title.map(words_of).unwrap_or_default();
    let alike = |b: &Block| {
        let own = words_of(found.words.text.get(b.text.clone()).unwrap_or(""));
        let shared = own.iter().filter(|w| title.contains(w)).count();
        if own.is_empty() { 0 } else { shared * 100 / own.len().max(title.len().min(own.len() * 3)) }
    };
    let headings = || (0..blocks.len()).filter(|&i| blocks[i].heading.is_some() && blocks[i].words >= 2);
    let best = headings()
        .map(|i| (alike(&blocks[i]), i))
        .filter(|(s, _)| *s >= 50)
        .max_by_key(|(s, i)| (*s, std::cmp::Reverse(blocks[*i].heading), std::cmp::Reverse(*i)));
    let first = || headings().find(|&i| blocks[i].heading == Some(1) && !blocks[i].furniture);
    best.map(|(_, i)| i).or_else(first)
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// The index behind the last element inside `node`.
fn end_of(tree: &Tree, node: usize) -> usize {
    // a child stands behind its parent, and whatever follows inside it too
    let mut end = node + 1;
    while tree.nodes.get(end).is_some_and(|n| n.parent >= node) {
        end += 1;
    }
    end
}

/// The element that holds the article.
fn container(tree: &Tree, found: &Blocks, page: &str) -> Option<usize> {
    let Prose { all: prose, dense } = prose(tree, &found.blocks);
    let all = prose[0];
    if all == 0 {
        return None;
    }
    // said to be the article, and holding a good part of the prose
    let named =
        (1..tree.nodes.len()).filter(|&i| found.marks[i].body && prose[i] * 4 >= all).max_by_key(|&i| (prose[i], i));
    let mut at = named.unwrap_or(0);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); tree.nodes.len()];
    for i in 1..tree.nodes.len() {
        if prose[i] > 0 {
            children[tree.nodes[i].parent].push(i);
        }
    }
    while let Some(&best) = children[at].iter().max_by_key(|&&c| prose[c]) {
        // half will do where the rest is no text of its own
        let beside = children[at].iter().filter(|&&c| c != best).map(|&c| dense[c]).max().unwrap_or(0);
        let holds = prose[best] * 10 >= prose[at] * 7 || prose[best] * 2 >= prose[at] && beside * 4 < prose[best];
        if !holds || tree.nodes[best].element == Element::P {
            break;
        }
        at = best;
    }
    Some(with_beside(tree, found, with_twins(tree, page, &prose, at)))
}

/// The element round `node` that holds it together with paragraphs of its own.
fn with_beside(tree: &Tree, found: &Blocks, node: usize) -> usize {
    let mut own = vec![false; tree.nodes.len()];
    for block in found.blocks.iter().filter(|b| !b.furniture && !b.caption && b.prose()) {
        own[tree.nodes[block.owner].parent] |= tree.nodes[block.owner].element == Element::P;
    }
    let mut widest = node;
    let mut at = node;
    for _ in 0..3 {
        at = tree.nodes[at].parent;
        if own[at] && tree.nodes[at].element != Element::BODY {
            widest = at;
        }
    }
    widest
}

/// The element near above `node` that holds it together with elements of the same class: a text in instalments.
fn with_twins(tree: &Tree, page: &str, prose: &[usize], node: usize) -> usize {
    let class = |n: usize| value(page, &tree.nodes[n].class);
    if class(node).is_empty() {
        return node;
    }
    let near: Vec<usize> = std::iter::successors(Some(node), |&n| Some(tree.nodes[n].parent)).take(4).collect();
    let twins = (1..tree.nodes.len()).filter(|&n| n != node && prose[n] * 8 >= prose[node] && class(n) == class(node));
    let shared = |twin: usize| {
        let above: Vec<usize> = std::iter::successors(Some(twin), |&n| Some(tree.nodes[n].parent)).take(4).collect();
        near.iter().position(|n| above.contains(n))
    };
    let up = twins.filter_map(shared).max().unwrap_or(0);
    near.get(up).copied().unwrap_or(node)
}
