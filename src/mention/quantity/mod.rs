//! Numbers with what they count or measure.

mod age;
mod atoms;
mod base;
mod bound;
mod casualty;
mod concept;
mod find;
mod flag;
mod guard;
mod idiom;
mod measure;
mod noun;
mod number;
mod pack;
mod predicate;
mod range;
mod sense;
mod spelled;
mod stance;
mod steps;
mod toll;
mod unit;
mod words;

pub use crate::value::number::Bound;
pub use base::in_base_unit;
pub use stance::Stance;
pub use steps::show;
pub use words::Words;

use crate::{
    document::{Document, Span},
    mention::time::Time,
};
use atoms::Scan;
use find::Draft;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    Up,
    Down,
}

/// How the number stands to the whole that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Nothing says otherwise.
    Plain,
    /// "a total of", "raising the toll to"
    Total,
    /// Added to an earlier figure: "three more", "another two".
    Increment,
    /// "including 32 civilians", "three of them"
    Part,
    /// "four others", "the other two"
    Remainder,
}

/// What kind of number it is; decides which rule compares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuantityKind {
    /// Things counted: "12 houses".
    Count,
    /// Physical measure: "100 kilometers".
    Measure,
    Money,
    /// Percent or percentage point (the unit tells).
    Percent,
    /// A person's age.
    Age,
    /// "the third round"; the unit is the thing in the series.
    Ordinal,
    /// A length of time.
    Duration,
    /// A number with nothing that tells what it is.
    Bare,
}

/// One quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number's words, with currency sign or percent sign ("$10 million", "6.5%", "at least" is not in it).
    pub span: Span,
    pub kind: QuantityKind,
    /// `low == high` for one number.
    pub low: f64,
    pub high: f64,
    pub bound: Bound,
    /// Singular lower-case English; `-` for none.
    pub unit: String,
    pub change: Option<Change>,
    pub scope: Scope,
    /// The words that it counts or measures, as written.
    pub concept: Vec<String>,
    /// Singular lower-case head noun of what is counted ("house", "people"), when there is one.
    pub head: Option<String>,
    /// killed, injured, missing ... where it counts people hit by an event.
    pub casualty: Option<String>,
    /// For ages: the words of the person ("Smith" in "Smith, 35,"), where they stand next to it.
    pub of: Option<Span>,
    /// The same quantity said in another unit right behind it: index of that mention.
    pub same_as: Option<usize>,
    /// How the words became the value, as sentences for a reader.
    pub steps: Vec<String>,
    /// Does the text stand behind it?
    pub stance: Stance,
    /// Index of the sentence.
    pub sentence: usize,
}

/// Find every quantity in `doc`, sorted by position. Temporal expressions are not quantities,
/// except durations ("five years"), which are both.
pub fn recognize(doc: &Document, words: &Words, times: &[Time]) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut scan = Scan::new(doc, words, times);
    let triggers = scan.triggers();
    for (index, sentence) in doc.sentences.iter().enumerate() {
        if !sentence.tokens.clone().filter_map(|i| doc.words.number(i)).any(|word| triggers[word]) {
            continue;
        }
        scan.read(sentence);
        let mut drafts = find::drafts(&scan);
        if drafts.is_empty() {
            continue;
        }
        sense::relate(&scan, &mut drafts);
        casualty::mark(&scan, &mut drafts);
        concept::attach(&scan, &mut drafts);
        emit(&scan, &drafts, index, &mut out);
    }
    out
}

/// Turn drafts into mentions; indices among drafts become indices into `out`.
fn emit(scan: &Scan, drafts: &[Draft], sentence: usize, out: &mut Vec<Quantity>) {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    for (k, d) in drafts.iter().enumerate() {
        if d.weak && d.casualty.is_none() {
            places.push(None);
            continue;
        }
        let span = span_of(scan, d.from, d.to);
        if span.is_empty() || out.last().is_some_and(|q| q.span.overlaps(span)) {
            places.push(None);
            continue;
        }
        places.push(Some(out.len()));
        out.push(Quantity {
            span,
            kind: d.kind,
            low: d.low,
            high: d.high,
            bound: d.bound,
            unit: d.unit.clone(),
            change: d.change,
            scope: d.scope,
            concept: concept_words(scan, &d.concept),
            head: d.noun.as_ref().map(|n| n.head.clone()),
            casualty: d.casualty.and_then(|c| scan.words.casualty_kinds.get(usize::from(c) - 1).cloned()),
            of: d.of.map(|(a, b)| span_of(scan, a, b)),
            same_as: d.same_as.and_then(|s| places.get(s).copied().flatten()),
            steps: steps::derive(scan, drafts, k),
            stance: stance::stance(scan, d),
            sentence,
        });
    }
}

fn span_of(scan: &Scan, from: usize, to: usize) -> Span {
    match (scan.get(from), scan.get(to.max(from + 1) - 1)) {
        (Some(a), Some(b)) => Span::new(a.start, b.end),
        _ => Span::new(0, 0),
    }
}

/// Words as written; what a hyphen joins is one word.
fn concept_words(scan: &Scan, atoms: &[usize]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = None;
    for &i in atoms {
        let raw = scan.raw(i);
        let joined = scan.hyphen(i) && i.checked_sub(1) == last;
        match words.last_mut().filter(|_| joined) {
            Some(word) => {
                word.push('-');
                word.push_str(raw);
            }
            None => words.push(raw.to_owned()),
        }
        last = Some(i);
    }
    words
}

#[cfg(test)]
mod case_tests;
#[cfg(test)]
mod tests;
