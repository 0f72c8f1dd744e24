//! What a value is said of, as its clause tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Term, dates::is_speech_date, maker::Maker};
use crate::{
    lexicon::{
        data::{self, Reading as Sense},
        morph::fold,
    },
    span::Span,
    syntax::{Chunk, Clause, Reading, Tense},
};

/// The words that a value hangs on. Verbs and nouns are lemmas in lower case; a person stands for their family name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Predicate {
    /// The head verb of the clause, or the noun that stands for what happens: "collapse".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<Term>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Term>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Term>,
    /// The noun that the value stands beside: "price" of "a price of $3 million".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<Term>,
    /// The preposition before the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Term>,
    #[serde(skip_serializing_if = "is_false")]
    pub negated: bool,
    /// The clause speaks of what is to come, or may.
    #[serde(skip_serializing_if = "is_false")]
    pub ahead: bool,
    /// The clause reports what somebody says: the value may belong to the saying.
    #[serde(skip_serializing_if = "is_false")]
    pub saying: bool,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

impl Predicate {
    pub fn is_empty(&self) -> bool {
        *self == Predicate::default()
    }
}

/// The readings of a document's sentences, each made when it is asked for.
#[derive(Debug, Default)]
pub struct Readings<'a>(BTreeMap<usize, Reading<'a>>);

/// Sentences longer than this are not read: they are lists or tables.
const LONGEST: usize = 120;

/// What the words at `span` are said of.
pub fn of<'a>(maker: &Maker<'a>, readings: &mut Readings<'a>, span: Span) -> Predicate {
    let doc = maker.doc;
    let Some(sentence) = doc.sentence_at(span.start) else { return Predicate::default() };
    if doc.sentences.get(sentence).is_none_or(|s| s.tokens.len() > LONGEST) {
        return Predicate::default();
    }
    let reading = readings.0.entry(sentence).or_insert_with(|| Reading::of(doc, sentence));
    let clause = reading.clause_of(doc.token_at(span.start));
    from_clause(maker, &clause, span)
}

fn from_clause(maker: &Maker, clause: &Clause, span: Span) -> Predicate {
    let doc = maker.doc;
    let lemma = |token: usize, sense: Sense| Term::from(&*data::lemma(doc.low(token), sense));
    let own =
        |c: &Chunk| doc.tokens.get(c.start).is_some_and(|t| t.start < span.end) && chunk_span(maker, c).overlaps(span);
    let noun = |c: Chunk| head_term(maker, c);
    let governing = clause.noun.filter(|c| !own(c));
    let verb = clause.verb.map(|v| lemma(v, Sense::Verb));
    // "the collapse of the bridge on Monday": what happens is a noun
    let happens = governing.map(noun).filter(|n| data::senses().is_some_and(|s| s.classes(n).happens()));
    let of = clause.of.filter(|c| !own(c)).map(noun);
    let subject = clause.subject.filter(|c| !own(c)).map(noun);
    let object = clause.object.filter(|c| !own(c)).map(noun);
    let (verb, subject, object) = match happens {
        Some(noun) => (Some(noun), of, subject),
        None => (verb, subject, object.or(of)),
    };
    Predicate {
        verb,
        subject,
        object,
        noun: governing.map(noun).or_else(|| clause.chunk.filter(|_| governing.is_none()).map(noun)),
        by: clause.preposition.map(|p| Term::from(doc.low(p))),
        negated: clause.negated,
        ahead: clause.tense == Some(Tense::Future) || clause.modal.is_some(),
        // told by the words next to the value: a clause is often one that somebody says
        saying: is_speech_date(maker, span),
    }
}

fn chunk_span(maker: &Maker, chunk: &Chunk) -> Span {
    let tokens = &maker.doc.tokens;
    let at = |i: usize| tokens.get(i).map(|t| t.span()).unwrap_or(Span::new(0, 0));
    at(chunk.start).cover(at(chunk.end.saturating_sub(1)))
}

/// The head of a chunk: a person's family name, else the noun's lemma.
fn head_term(maker: &Maker, chunk: Chunk) -> Term {
    let doc = maker.doc;
    let entities = &maker.found.entities;
    let head = doc.tokens.get(chunk.head).map(|t| t.span()).unwrap_or(Span::new(0, 0));
    let at = entities.person_mentions.partition_point(|m| m.span.end <= head.start);
    let person = entities.person_mentions.get(at).filter(|m| m.span.overlaps(head));
    match person.and_then(|m| entities.people.get(m.id)) {
        Some(person) => Term::from(fold(&person.family).as_str()),
        None => Term::from(&*data::lemma(doc.low(chunk.head), Sense::Noun)),
    }
}
