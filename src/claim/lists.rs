//! Lists that promise a number of items: "12 highlights" above 11 numbered lines.

use super::{Attribute, maker::Maker, sums};
use crate::{
    document::{Document, SegmentKind, Span, TokenKind},
    mention::quantity::{Bound, Quantity, QuantityKind},
    value::NumberValue,
};

/// Items of a list, at least and at most.
const LEAST: usize = 3;
const MOST: usize = 100;

/// Items that stand under each other.
#[derive(Debug, PartialEq)]
struct List {
    /// Spans of the items' marks.
    marks: Vec<Span>,
    numbered: bool,
}

/// How an item's line starts.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark {
    Number(usize),
    Bullet(char),
}

/// Add a pair of `text.list` claims for each promised number of items that a list follows.
pub fn add(maker: &mut Maker) {
    let found = lists(maker.doc);
    let mut done: Vec<usize> = Vec::new();
    for (k, list) in found.iter().enumerate() {
        if let Some(i) = promise_above(maker, list).filter(|i| !done.contains(i)) {
            done.push(i);
            push(maker, i, list, k);
        }
    }
    // a headline speaks of the only list of its text
    let headline = maker.found.quantities.iter().position(|q| in_headline(maker, q) && is_promise(maker, q, false));
    if let (Some(i), [list]) = (headline.filter(|i| !done.contains(i)), found.as_slice()) {
        push(maker, i, list, 0);
    }
}

fn push(maker: &mut Maker, promise: usize, list: &List, number: usize) {
    let Some(q) = maker.found.quantities.get(promise) else { return };
    let (promised, listed) = (q.low, list.marks.len() as f64);
    // a list of quite another length is another list
    if (promised - listed).abs() > (promised / 3.0).max(1.0) {
        return;
    }
    let (Some(first), Some(last)) = (list.marks.first(), list.marks.last()) else { return };
    let of = q.head.clone().unwrap_or_default();
    let value =
        |n: f64| NumberValue { low: n, high: n, bound: Bound::Exact, unit: "-".to_owned(), of: of.clone(), base: None };
    let line = |s: &Span| maker.doc.lines.line_column(&maker.doc.text, s.start).0;
    let steps = vec![format!("{listed} items, on lines {} to {}", line(first), line(last))];
    let block = format!("list:{}:{number}", maker.doc.id);
    let pair = [(q.span, value(promised), Vec::new()), (*last, value(listed), steps)];
    sums::push(maker, Attribute::TextList, &of, &block, pair);
}

fn in_headline(maker: &Maker, q: &Quantity) -> bool {
    maker.doc.segment_at(q.span.start).is_some_and(|s| s.kind == SegmentKind::Headline)
}

/// A whole number of things that come in lists; of anything where a colon announces the list.
fn is_promise(maker: &Maker, q: &Quantity, colon: bool) -> bool {
    let listed = |h: &str| maker.lexicon.sums.promised.contains(h);
    let exact = q.bound == Bound::Exact && q.low == q.high && (3.0..=60.0).contains(&q.low);
    exact && q.kind == QuantityKind::Count && q.head.as_deref().is_some_and(|h| colon || listed(h))
}

/// The promise in the sentence right above the list.
fn promise_above(maker: &Maker, list: &List) -> Option<usize> {
    let doc = maker.doc;
    let first = list.marks.first()?;
    let last = doc.token_at(first.start).checked_sub(1)?;
    let sentence = doc.sentences.get(doc.sentence_at(doc.tokens.get(last)?.start)?)?.span;
    let colon = doc.low(last) == ":";
    let quantities = &maker.found.quantities;
    let from = quantities.partition_point(|q| q.span.start < sentence.start);
    let mut here = quantities[from..].iter().take_while(|q| q.span.end <= sentence.end).take(20);
    let only = here.clone().filter(|q| is_promise(maker, q, colon)).count() == 1;
    here.position(|q| is_promise(maker, q, colon)).filter(|_| only).map(|k| from + k)
}

/// Every list of the text whose items follow one another without a break.
fn lists(doc: &Document) -> Vec<List> {
    let mut out: Vec<List> = Vec::new();
    let mut open: Vec<(List, Mark)> = Vec::new();
    let mut prose = 0;
    for i in (0..doc.tokens.len()).filter(|&i| starts_line(doc, i)) {
        let Some((mark, span)) = mark(doc, i) else {
            prose += 1;
            // two paragraphs end a list of bullets; numbers go on below their paragraphs
            if prose > 1 {
                close(&mut open, &mut out, |m| matches!(m, Mark::Bullet(_)));
            }
            continue;
        };
        prose = 0;
        let follows = |last: &Mark| match (*last, mark) {
            (Mark::Number(a), Mark::Number(b)) => b == a + 1 || a == b + 1,
            (a, b) => a == b,
        };
        match open.last_mut().filter(|(_, last)| follows(last)) {
            Some((list, last)) => {
                list.marks.push(span);
                *last = mark;
            }
            None => {
                let numbered = matches!(mark, Mark::Number(_));
                close(&mut open, &mut out, |m| matches!(m, Mark::Number(_)) == numbered);
                open.push((List { marks: vec![span], numbered }, mark));
            }
        }
    }
    close(&mut open, &mut out, |_| true);
    out.sort_by_key(|l| l.marks.first().map(|s| s.start));
    out
}

fn close(open: &mut Vec<(List, Mark)>, out: &mut Vec<List>, which: impl Fn(&Mark) -> bool) {
    let (closed, left): (Vec<_>, Vec<_>) = std::mem::take(open).into_iter().partition(|(_, m)| which(m));
    *open = left;
    out.extend(closed.into_iter().map(|(l, _)| l).filter(|l| (LEAST..=MOST).contains(&l.marks.len())));
}

/// The first token of a line, the marks of a Markdown heading aside.
fn starts_line(doc: &Document, i: usize) -> bool {
    doc.tokens[i].newline || i > 0 && doc.text.as_bytes().get(doc.tokens[i - 1].start) == Some(&b'#')
}

/// The mark of an item: "3.", "3)", "#3", "-", "•"; with its span.
fn mark(doc: &Document, i: usize) -> Option<(Mark, Span)> {
    let token = doc.tokens.get(i)?;
    let next = doc.tokens.get(i + 1)?;
    let low = doc.low(i);
    if token.kind == TokenKind::Number {
        let n: usize = low.parse().ok().filter(|n| *n <= MOST)?;
        let marked = matches!(doc.low(i + 1), "." | ")") && !next.spaced;
        let text_behind = doc.tokens.get(i + 2).is_some_and(|t| t.spaced && !t.newline);
        return (marked && text_behind).then_some((Mark::Number(n), token.span()));
    }
    let bullet = low.chars().next().filter(|c| matches!(c, '-' | '•' | '*' | '–' | '·' | '▪' | '●'))?;
    (low.chars().count() == 1 && next.spaced && !next.newline).then_some((Mark::Bullet(bullet), token.span()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn lengths(text: &str) -> Vec<usize> {
        let doc = Document::plain(text, None, Lexicon::builtin());
        lists(&doc).iter().map(|l| l.marks.len()).collect()
    }

    #[test]
    fn lists_of_all_kinds() {
        assert_eq!(lengths("Three rules:\n1. Look.\n2. Think.\n3. Write.\nThat is all."), [3]);
        assert_eq!(
            lengths("- one pear\n- two figs\n- a plum\n\nText.\n\nMore text.\n\n- x y\n- z w\n- u v\n- s t"),
            [3, 4]
        );
        assert_eq!(lengths("3. Bronze goes to Hale.\n2. Silver to Berg.\n1. Gold to Moss."), [3]);
        assert_eq!(
            lengths("1. Look.\nA paragraph on looking.\n\n2. Think.\nAnother one.\nAnd one more.\n\n3. Write."),
            [3]
        );
        assert_eq!(lengths("In 2019. We went home.\n12 men came."), [] as [usize; 0]);
    }
}
