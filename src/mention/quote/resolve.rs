//! From the words of a speaker to the name that they stand for in the article.

use rustc_hash::FxHashMap;

use super::{
    Speaker,
    words::{Words, class},
};
use crate::{
    document::{Document, Span, class as closed},
    mention::entity::Entities,
};

/// The names that speakers were given so far.
pub struct Names<'a> {
    entities: &'a Entities,
    /// Last word of a name to the fullest name that ends with it.
    full: FxHashMap<String, String>,
    latest: Option<Speaker>,
}

impl<'a> Names<'a> {
    pub fn new(entities: &'a Entities) -> Names<'a> {
        Names { entities, full: FxHashMap::default(), latest: None }
    }

    /// The speaker at `span`, with its name.
    pub fn speaker(&mut self, doc: &Document, words: &Words, span: Span) -> Speaker {
        let found = self.person(doc, span).or_else(|| self.named_behind(doc, words, span));
        let person = found.map(|(id, _)| id);
        let name = match found {
            Some((id, _)) => self.entities.people.get(id).map_or(String::new(), |p| p.name.clone()),
            None => self.by_words(words, doc.slice(span)),
        };
        let name = if name.is_empty() { doc.slice(span).to_owned() } else { name };
        let speaker = Speaker { span, name, person };
        self.latest = Some(speaker.clone());
        speaker
    }

    /// Who spoke last.
    pub fn latest(&self) -> Option<Speaker> {
        self.latest.clone()
    }

    /// The person whose mention ends the words: in "the chief's aide Lee" that is Lee,
    /// in "the aide of Lee" or "Lee's office" there is none.
    fn person(&self, doc: &Document, span: Span) -> Option<(usize, Span)> {
        let mentions = &self.entities.person_mentions;
        let end = mentions.partition_point(|m| m.span.start < span.end);
        let m = mentions.get(end.checked_sub(1)?)?;
        // "a spokesman for Lee", "the aide of Lee"
        let first = doc.token_at(span.start);
        let of = closed::OF | closed::FOR | closed::TO | closed::FROM | closed::WITH | closed::AT;
        if (first..doc.token_at(m.span.start)).any(|t| doc.is(t, of)) {
            return None;
        }
        (m.span.overlaps(span) && m.span.end >= span.end).then_some((m.id, m.span))
    }

    /// "the mayor's spokesman, Tom Pell, said": the apposition tells the name.
    fn named_behind(&self, doc: &Document, words: &Words, span: Span) -> Option<(usize, Span)> {
        let comma = doc.token_at(span.end);
        let noun = comma.checked_sub(1).and_then(|n| doc.tokens.get(n)).is_some_and(|t| !t.capital);
        if !noun || !doc.is(comma, closed::COMMA) || words.is(doc.low(comma - 1), class::PRONOUN) {
            return None;
        }
        let start = doc.tokens.get(comma + 1)?.start;
        let mentions = &self.entities.person_mentions;
        let m = mentions.get(mentions.partition_point(|m| m.span.start < start))?;
        let ends = doc.is(doc.token_at(m.span.end), closed::COMMA | closed::STOP);
        (m.span.start == start && ends).then_some((m.id, m.span))
    }

    fn by_words(&mut self, lexicon: &Words, words: &str) -> String {
        if lexicon.is(&words.to_ascii_lowercase(), class::PRONOUN) {
            return self.latest.as_ref().map_or(words.to_owned(), |s| s.name.clone());
        }
        let named = words.split_whitespace().last().is_some_and(|w| w.starts_with(char::is_uppercase));
        if !named || words.split_whitespace().any(|w| w == "of" || w == "for") {
            return words.to_owned();
        }
        let name = capitals(words);
        let Some(last) = name.split_whitespace().last() else { return words.to_owned() };
        let known = self.full.entry(last.to_owned()).or_default();
        if known.len() < name.len() {
            name.clone_into(known);
        }
        known.clone()
    }
}

/// The last run of capitalized words.
fn capitals(words: &str) -> String {
    let mut run: Vec<&str> = Vec::new();
    let mut open = false;
    for word in words.split_whitespace() {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        if capital && word != "The" {
            if !open {
                run.clear();
            }
            run.push(word);
        }
        open = capital;
    }
    run.join(" ")
}
