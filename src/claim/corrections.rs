//! Correction notes: the value that an article has withdrawn is no claim of the article.
//!
//! "Correction: an earlier version said 12; 21 people were hurt."

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::{Claim, Polarity};
use crate::{
    document::{Document, Span},
    lexicon::{Known, PackError, Packs, WordMap},
    mention::quantity::{Quantity, QuantityKind},
    value::Value,
};

/// The compiled pack `corrections`.
#[derive(Debug, Default)]
pub struct Words {
    labels: FxHashSet<String>,
    versions: FxHashSet<String>,
    earlier: FxHashSet<String>,
    wrong: FxHashSet<String>,
    right: FxHashSet<String>,
    /// The words of `labels` and `versions`: no note is without one.
    marks: WordMap<()>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    labels: Vec<String>,
    versions: Vec<String>,
    earlier: Vec<String>,
    wrong: Vec<String>,
    right: Vec<String>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("corrections")? {
            words.labels.extend(pack.labels);
            words.versions.extend(pack.versions);
            words.earlier.extend(pack.earlier);
            words.wrong.extend(pack.wrong);
            words.right.extend(pack.right);
        }
        let marks: Vec<&String> = words.labels.iter().chain(&words.versions).collect();
        marks.into_iter().for_each(|word| words.marks.insert(word, ()));
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.marks);
    }
}

/// A correction note, cut into what it withdraws and what holds.
#[derive(Debug, PartialEq)]
pub struct Note {
    pub span: Span,
    /// Stretches with the withdrawn values.
    pub wrong: Vec<Span>,
}

/// The correction notes of `doc`, in order.
pub fn notes(doc: &Document, words: &Words) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let marks = doc.each_word(|_, word| words.marks.of(word).is_some());
    if !marks.contains(&true) {
        return notes;
    }
    let marked = |i: usize| doc.words.number(i).is_some_and(|word| marks[word]);
    for i in 0..doc.sentences.len() {
        let sentence = &doc.sentences[i];
        if !sentence.tokens.clone().take(OPENING).any(marked) {
            continue;
        }
        if notes.last().is_some_and(|n| n.span.contains(sentence.span)) || !opens(doc, words, sentence.tokens.clone()) {
            continue;
        }
        // the note goes on to the end of its paragraph
        let same = |s: &&crate::document::Sentence| {
            s.span == sentence.span || !doc.tokens.get(s.tokens.start).is_some_and(|t| t.newline)
        };
        let last = doc.sentences[i..].iter().take(4).take_while(same).last().unwrap_or(sentence);
        let tokens = sentence.tokens.start..last.tokens.end;
        notes.push(Note { span: sentence.span.cover(last.span), wrong: wrong(doc, words, tokens) });
    }
    notes
}

/// A note tells within so many tokens that it is one.
const OPENING: usize = 16;

/// "Correction: ...", "An earlier version of this story ..."
fn opens(doc: &Document, words: &Words, tokens: std::ops::Range<usize>) -> bool {
    let first = tokens.start;
    let label = words.labels.contains(doc.low(first)) && matches!(doc.low(first + 1), ":" | "—" | "–" | "-" | "(");
    let version = |i: usize| {
        words.versions.contains(doc.low(i))
            && (1..=2).any(|n| i.checked_sub(n).is_some_and(|k| words.earlier.contains(doc.low(k))))
    };
    label || tokens.take(OPENING).any(version)
}

/// Stretches from a word of error to the end of its clause.
fn wrong(doc: &Document, words: &Words, tokens: std::ops::Range<usize>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    let end = tokens.end;
    for i in tokens {
        let low = doc.low(i);
        let stop = matches!(low, ";" | "." | "—" | "–") || words.right.contains(low) && doc.low(i + 1) != "not";
        match open {
            // "said that 12 people were hurt": a verb alone does not end what was said
            Some(from) if matches!(low, ";" | "." | "—" | "–" | "but") || stop && low_is_turn(low) => {
                out.extend(span(doc, from, i));
                open = None;
            }
            None if words.wrong.contains(low) => open = Some(i),
            _ => {}
        }
    }
    if let Some(from) = open {
        out.extend(span(doc, from, end));
    }
    out
}

/// Words that turn to the right value whatever clause they stand in.
fn low_is_turn(low: &str) -> bool {
    matches!(low, "actually" | "fact" | "correct" | "corrected" | "should" | "now")
}

fn span(doc: &Document, from: usize, to: usize) -> Option<Span> {
    let (a, b) = (doc.tokens.get(from)?, doc.tokens.get(to.checked_sub(1)?)?);
    Some(a.span().cover(b.span()))
}

/// Mark the claims of notes that are withdrawn, and add those that a note gives by a bare number:
/// "said 12; 21 people were hurt".
pub fn mark(doc: &Document, quantities: &[Quantity], words: &Words, claims: &mut Vec<Claim>) {
    let notes = notes(doc, words);
    let mut bare: Vec<Claim> = Vec::new();
    for note in &notes {
        let withdrawn = |s: Span| note.wrong.iter().any(|w| w.contains(s));
        for claim in claims.iter_mut().filter(|c| note.span.contains(c.span())) {
            if withdrawn(claim.span()) {
                claim.qualifiers.polarity = Some(Polarity::Withdrawn);
            }
        }
        let from = quantities.partition_point(|q| q.span.start < note.span.start);
        let old = quantities[from..].iter().take_while(|q| q.span.end <= note.span.end).filter(|q| withdrawn(q.span));
        for q in old.filter(|q| q.kind == QuantityKind::Bare && q.low == q.high) {
            bare.extend(right_claim(claims, quantities, note).map(|c| as_number(doc, c, q)));
        }
    }
    claims.extend(bare);
}

/// The claim that holds: of the note, else one of the article that gives the note's right number.
fn right_claim<'c>(claims: &'c [Claim], quantities: &[Quantity], note: &Note) -> Option<&'c Claim> {
    let holds = |s: Span| note.span.contains(s) && !note.wrong.iter().any(|w| w.contains(s));
    let number = |c: &Claim| match &c.value {
        Value::Number(n) => Some(n.low),
        Value::Age { low, .. } => Some(*low),
        _ => None,
    };
    let own = claims.iter().find(|c| holds(c.span()) && number(c).is_some());
    let right = || quantities.iter().find(|q| holds(q.span) && q.low == q.high).map(|q| q.low);
    own.or_else(|| right().and_then(|n| claims.iter().find(|c| number(c) == Some(n))))
}

/// The claim that holds, with the withdrawn number in the place of its own.
fn as_number(doc: &Document, right: &Claim, q: &Quantity) -> Claim {
    let mut claim = right.clone();
    match &mut claim.value {
        Value::Number(n) => (n.low, n.high, n.bound) = (q.low, q.high, q.bound),
        Value::Age { low, high } => (*low, *high) = (q.low, q.high),
        _ => {}
    }
    (claim.start, claim.end, claim.text) = (q.span.start, q.span.end, doc.slice(q.span).to_owned());
    (claim.line, claim.column) = doc.lines.line_column(&doc.text, q.span.start);
    claim.qualifiers.polarity = Some(Polarity::Withdrawn);
    claim.derivation = Vec::new();
    claim
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    #[test]
    fn what_a_note_withdraws() {
        let cases = [
            ("Correction: an earlier version said 12; 21 people were hurt.", vec!["said 12"]),
            (
                "An earlier version of this story incorrectly said the mill opened in May.",
                vec!["incorrectly said the mill opened in May"],
            ),
            ("Correction: The bridge cost $3 million, not $30 million.", vec!["not $30 million"]),
            ("The council said 12 people were hurt.", vec![]),
        ];
        let lexicon = Lexicon::builtin();
        for (text, wanted) in cases {
            let doc = Document::plain(text, None, lexicon);
            let found = notes(&doc, &lexicon.corrections);
            let got: Vec<&str> = found.iter().flat_map(|n| n.wrong.iter().map(|s| doc.slice(*s))).collect();
            assert_eq!(got, wanted, "{text}");
        }
    }
}
