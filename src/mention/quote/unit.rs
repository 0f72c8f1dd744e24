//! Units: sentences in which a quotation counts as one piece, whatever full stops it holds.

use super::{
    content,
    cue::{CueKind, cue_at},
    marks::Quoted,
    words::{Entry, Words, class},
};
use crate::document::{Classes, Document, Span, TokenKind};

/// A sentence with its whole quotations, in token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub first: usize,
    pub end: usize,
    /// Starts a paragraph.
    pub opens_paragraph: bool,
}

/// What the grammar looks at: one unit of the document.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    pub doc: &'a Document,
    pub quoted: &'a [Quoted],
    /// What the pack says of each distinct word of the document, by the word's number.
    pub entries: &'a [Option<&'a Entry>],
    pub unit: Unit,
}

/// How far behind a quotation its verb of saying may stand, in tokens.
const TAG: usize = 14;

/// Cut the document into units.
pub fn units(doc: &Document, words: &Words, quoted: &[Quoted], entries: &[Option<&Entry>]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(doc.sentences.len());
    let mut at = 0;
    let mut joined = false;
    for sentence in doc.sentences.iter().filter(|s| doc.segments[s.segment].kind.makes_claims()) {
        let (first, end) = (sentence.tokens.start, sentence.tokens.end);
        let newline = doc.tokens.get(first).is_some_and(|t| t.newline);
        match units.last_mut() {
            Some(last)
                if !newline
                    && last.end == first
                    && (joined
                        || in_name(doc, words, first)
                        || signed(doc, quoted, first)
                        || tag(doc, words, (quoted, entries), *last, first, end)) =>
            {
                last.end = end;
            }
            _ => units.push(Unit { first, end, opens_paragraph: newline }),
        }
        while quoted.get(at).is_some_and(|q| q.end <= end) {
            at += 1;
        }
        joined = quoted.get(at).is_some_and(|q| q.open < end);
    }
    units
}

/// `"…" — Ann Lee`: a dash behind a quotation starts no sentence.
fn signed(doc: &Document, quoted: &[Quoted], first: usize) -> bool {
    let ends = quoted.binary_search_by_key(&first, |q| q.end).is_ok();
    ends && matches!(doc.word(first), "-" | "–" | "—" | "―")
}

/// "the U.S. State Department": no sentence starts here.
fn in_name(doc: &Document, words: &Words, first: usize) -> bool {
    let starters = class::DETERMINER
        | class::PRONOUN
        | class::POSSESSIVE
        | class::PREPOSITION
        | class::CONJUNCTION
        | class::ADVERB;
    let before = first.checked_sub(1).map_or("", |b| doc.word(b));
    before.len() > 3
        && before.ends_with('.')
        && !words.is(doc.low(first), starters)
        && doc.tokens.get(first).is_some_and(|t| t.kind == TokenKind::Word)
}

/// `"Why?" Lee asked.`: the sentence `first..end` says whose quotation the unit is.
fn tag(
    doc: &Document,
    words: &Words,
    (quoted, entries): (&[Quoted], &[Option<&Entry>]),
    before: Unit,
    first: usize,
    end: usize,
) -> bool {
    let scope = Scope { doc, quoted, entries, unit: Unit { first: before.first, end, opens_paragraph: false } };
    let Some(quote) = scope.quote_before(first) else { return false };
    if quote.open != before.first {
        return false;
    }
    let Some(cue) = (first..end.min(first + TAG))
        .take_while(|&k| scope.quote_at(k).is_none())
        .find_map(|k| cue_at(&scope, words, k))
    else {
        return false;
    };
    let after = scope.low(cue.end);
    let asks = doc
        .tokens
        .get(quote.end.saturating_sub(2))
        .is_some_and(|t| matches!(doc.slice(t.span()), "?" | "!" | "…" | "..." | "—"));
    matches!(cue.kind, CueKind::Finite)
        && (after == "." || after.is_empty() || asks && content::start(&scope, words, &cue).is_none())
}

impl<'a> Scope<'a> {
    /// The token in lower case; empty outside the unit.
    pub fn low(&self, at: usize) -> &'a str {
        if at < self.unit.first || at >= self.unit.end { "" } else { self.doc.low(at) }
    }

    /// What the pack says of the token; nothing outside the unit.
    pub fn entry(&self, at: usize) -> Option<&'a Entry> {
        let word = self.doc.words.number(at).filter(|_| self.holds(at))?;
        self.entries.get(word).copied().flatten()
    }

    /// May the token be the verb of a cue, or the first word of one?
    pub fn may_cue(&self, at: usize) -> bool {
        self.entry(at).is_some_and(|e| e.class & class::OPENS_SOURCE != 0 || !e.verbs.is_empty())
    }

    /// Has the token one of the classes?
    pub fn is(&self, at: usize, class: u32) -> bool {
        self.entry(at).is_some_and(|e| e.class & class != 0)
    }

    /// Is the token of one of the closed classes of the language?
    pub fn closed(&self, at: usize, classes: Classes) -> bool {
        self.holds(at) && self.doc.is(at, classes)
    }

    pub fn capital(&self, at: usize) -> bool {
        self.holds(at) && self.doc.tokens[at].capital
    }

    pub fn is_clitic(&self, at: usize) -> bool {
        self.holds(at) && self.doc.tokens[at].kind == TokenKind::Clitic
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.holds(at) && self.doc.tokens[at].kind == TokenKind::Word
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.holds(at) && self.doc.tokens[at].kind == TokenKind::Number
    }

    pub fn holds(&self, at: usize) -> bool {
        at >= self.unit.first && at < self.unit.end
    }

    /// The quoted stretch that holds token `at`.
    pub fn quote_at(&self, at: usize) -> Option<Quoted> {
        let i = self.quoted.partition_point(|q| q.end <= at);
        self.quoted.get(i).copied().filter(|q| q.open <= at)
    }

    pub fn opens_quote(&self, at: usize) -> bool {
        self.holds(at) && self.quote_at(at).is_some_and(|q| q.open == at)
    }

    /// The quoted stretch that ends just before token `end`.
    pub fn quote_before(&self, end: usize) -> Option<Quoted> {
        let at = end.checked_sub(1).filter(|&a| a >= self.unit.first)?;
        self.quote_at(at).filter(|q| q.end == end)
    }

    /// Byte span of tokens that may lie outside the unit.
    pub fn doc_span(&self, first: usize, end: usize) -> Span {
        span(self.doc, first, end)
    }

    /// Byte span of the tokens `first..end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        span(self.doc, first, end)
    }
}

/// Byte span of the tokens `first..end`; empty where there are none.
pub fn span(doc: &Document, first: usize, end: usize) -> Span {
    let last = end.checked_sub(1).filter(|&l| l >= first).and_then(|l| doc.tokens.get(l));
    match (doc.tokens.get(first), last) {
        (Some(a), Some(b)) => Span::new(a.start, b.end),
        _ => Span::new(0, 0),
    }
}
