//! The words of a draft's fact in the texts of its sources.

use super::{Fact, Kind, Said};
use crate::document::{Document, Span};

/// A name of so many words at most is looked for.
const LONGEST_NAME: usize = 8;

/// The sources' words.
pub struct Texts<'a> {
    documents: Vec<(usize, &'a Document)>,
}

impl<'a> Texts<'a> {
    pub fn new(documents: &'a [Document], drafts: &[usize]) -> Texts<'a> {
        let sources = documents.iter().enumerate().filter(|(i, _)| !drafts.contains(i));
        Texts { documents: sources.collect() }
    }

    /// Where the sources have the fact's words one after the other; a figure's have to be telling by themselves.
    pub fn find(&self, fact: &Fact, most: usize) -> Vec<Said> {
        if fact.literal.is_empty() {
            return Vec::new();
        }
        let place = |(document, doc): &(usize, &Document)| {
            let span = run(doc, &fact.literal)?;
            Some(Said { document: *document, span, value: doc.slice(span).to_owned() })
        };
        self.documents.iter().filter_map(place).take(most).collect()
    }
}

/// The words by which a fact is looked for in texts where no recognizer has found it; none where they say too little.
pub fn literal(doc: &Document, span: Span, kind: Kind) -> Vec<String> {
    let words: Vec<String> = tokens(doc, span).map(|i| doc.low(i).to_owned()).filter(|w| is_word(w)).collect();
    let digits = |w: &String| w.chars().filter(char::is_ascii_digit).count();
    let telling = match kind {
        Kind::Figure => words.iter().any(|w| digits(w) >= 3),
        Kind::Day | Kind::Clock => true,
        Kind::Name | Kind::Place | Kind::Title => words.len() <= LONGEST_NAME,
        Kind::Quotation => true,
        Kind::Other => false,
    };
    if telling { words } else { Vec::new() }
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn tokens(doc: &Document, span: Span) -> impl Iterator<Item = usize> + '_ {
    let first = doc.tokens.partition_point(|t| t.end <= span.start);
    (first..doc.tokens.len()).take_while(move |&i| doc.tokens.get(i).is_some_and(|t| t.start < span.end))
}

/// The first place where `words` follow each other in `doc`, signs between them left out.
fn run(doc: &Document, words: &[String]) -> Option<Span> {
    let (first, rest) = words.split_first()?;
    let spoken = |i: &usize| is_word(doc.low(*i));
    for at in (0..doc.tokens.len()).filter(|&i| doc.low(i) == first) {
        let mut end = at;
        let mut follow = (at + 1..doc.tokens.len()).filter(spoken);
        let all = rest.iter().all(|w| {
            let next = follow.next();
            end = next.unwrap_or(end);
            next.is_some_and(|i| doc.low(i) == w)
        });
        if all {
            let (from, to) = (doc.tokens.get(at)?, doc.tokens.get(end)?);
            return Some(Span::new(from.start, to.end));
        }
    }
    None
}
