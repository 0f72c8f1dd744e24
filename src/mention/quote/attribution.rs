//! For the claims: who vouches for a stretch of text, and how firmly it is put.

use serde::Deserialize;

use super::{Quote, Words, words::class};
use crate::document::{Document, Sentence, Span};

/// How a clause puts what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Plainly stated.
    #[default]
    Asserted,
    /// "proposed", "offered to"
    Proposed,
    /// "will", "is scheduled to"
    Planned,
    /// "is expected to", "is likely to"
    Expected,
    /// "could", "may"
    Possible,
    /// "confirmed"
    Confirmed,
    /// "took place", "was held"
    Held,
    /// "was called off"
    Cancelled,
    /// "denied that"
    Denied,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Polarity {
    #[default]
    Positive,
    /// "did not", "never"
    Negative,
}

/// Quotes looked at behind the nearest one that starts in front of the span.
const NEIGHBOURS: usize = 24;
/// How far the clause reaches to the left and to the right of the span, in tokens.
const LEFT: usize = 24;
const RIGHT: usize = 12;

/// The innermost attribution whose content covers `span`. `quotes` are sorted by position.
pub fn attribution_at(quotes: &[Quote], span: Span) -> Option<&Quote> {
    let end = quotes.partition_point(|q| q.span.start <= span.start);
    let near = quotes.get(end.saturating_sub(NEIGHBOURS)..end)?;
    let covering = near.iter().filter(|q| q.pieces.iter().any(|p| p.contains(span)));
    covering.min_by_key(|q| (q.span.len(), std::cmp::Reverse(q.span.start)))
}

/// How the clause round `span`, which lies in `sentence`, puts it, from the
/// words of the pack's `moods` and `negations`.
pub fn modality(doc: &Document, words: &Words, sentence: &Sentence, span: Span) -> (Modality, Polarity) {
    let first = doc.token_at(span.start).clamp(sentence.tokens.start, sentence.tokens.end);
    let end = doc.token_at(span.end).clamp(first, sentence.tokens.end);
    let from = clause_start(doc, words, sentence, first);
    let to = clause_end(doc, words, sentence, end);
    let mut best: Option<(usize, usize, Modality)> = None;
    let mut polarity = Polarity::Positive;
    let mut hedged = None;
    for at in from..to {
        let distance = if at < first { first - at } else { at.saturating_sub(end) };
        if words.negations.contains(doc.low(at)) && distance <= LEFT / 2 {
            polarity = Polarity::Negative;
        }
        let Some((length, mood)) = mood_at(doc, words, at, to) else { continue };
        if mood == Modality::Possible {
            hedged = Some(at + length);
        }
        // "could be cancelled" is possible, not cancelled
        let mood =
            if hedged.is_some_and(|h| at > h.saturating_sub(1) && at - h < 3) { Modality::Possible } else { mood };
        let rank = usize::from(!matches!(mood, Modality::Denied | Modality::Cancelled));
        if best.is_none_or(|(r, d, _)| (rank, distance) < (r, d)) {
            best = Some((rank, distance, mood));
        }
    }
    (best.map_or(Modality::Asserted, |b| b.2), polarity)
}

/// The longest phrase of mood at token `at`: its length and what it says.
fn mood_at(doc: &Document, words: &Words, at: usize, to: usize) -> Option<(usize, Modality)> {
    let phrases = words.moods.get(doc.low(at))?;
    let fits = |rest: &[String]| at + rest.len() < to && rest.iter().enumerate().all(|(k, w)| doc.low(at + 1 + k) == w);
    phrases.iter().filter(|(rest, _)| fits(rest)).map(|(rest, mood)| (rest.len() + 1, *mood)).max_by_key(|m| m.0)
}

/// A clause ends at a semicolon and at a comma with a conjunction.
fn breaks(doc: &Document, words: &Words, at: usize) -> bool {
    match doc.low(at) {
        ";" | ":" | "—" => true,
        "," => words.is(doc.low(at + 1), class::COORDINATOR | class::SUBORDINATOR | class::RELATIVE),
        _ => false,
    }
}

fn clause_start(doc: &Document, words: &Words, sentence: &Sentence, first: usize) -> usize {
    let low = sentence.tokens.start.max(first.saturating_sub(LEFT));
    (low..first).rev().find(|&k| breaks(doc, words, k)).map_or(low, |k| k + 1)
}

fn clause_end(doc: &Document, words: &Words, sentence: &Sentence, end: usize) -> usize {
    let high = sentence.tokens.end.min(end + RIGHT);
    (end..high).find(|&k| breaks(doc, words, k)).unwrap_or(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn mood(text: &str, of: &str) -> (Modality, Polarity) {
        let lexicon = Lexicon::builtin();
        let doc = Document::plain(text, None, lexicon);
        let start = text.find(of).unwrap();
        let sentence = doc.sentence_at(start).unwrap();
        modality(&doc, &lexicon.quote, &doc.sentences[sentence], Span::new(start, start + of.len()))
    }

    #[test]
    fn moods() {
        use {Modality::*, Polarity::*};
        for (text, of, expected) in [
            ("The council met on Tuesday.", "Tuesday", (Asserted, Positive)),
            ("The council will meet on Tuesday.", "Tuesday", (Planned, Positive)),
            ("The council is expected to meet on Tuesday.", "Tuesday", (Expected, Positive)),
            ("The bridge could reopen in May.", "May", (Possible, Positive)),
            ("The mayor proposed a vote on Friday.", "Friday", (Proposed, Positive)),
            ("The vote set for Friday has been cancelled.", "Friday", (Cancelled, Positive)),
            ("The vote on Friday could be cancelled.", "Friday", (Possible, Positive)),
            ("The mayor denied that 40 workers were hurt.", "40", (Denied, Positive)),
            ("The council did not meet on Tuesday.", "Tuesday", (Asserted, Negative)),
            ("The parade took place on Sunday.", "Sunday", (Held, Positive)),
            ("The parade took place on Sunday, but the fair may be held in June.", "Sunday", (Held, Positive)),
            ("The ministry confirmed a dinner on Sunday.", "Sunday", (Confirmed, Positive)),
        ] {
            assert_eq!(mood(text, of), expected, "{text}");
        }
    }

    #[test]
    fn the_innermost_attribution_counts() {
        let quote = |a, b| Quote {
            span: Span::new(a, b),
            pieces: vec![Span::new(a, b)],
            direct: false,
            speaker: None,
            cue: None,
        };
        let quotes = [quote(0, 100), quote(10, 40), quote(50, 60)];
        assert_eq!(attribution_at(&quotes, Span::new(12, 20)), Some(&quotes[1]));
        assert_eq!(attribution_at(&quotes, Span::new(42, 48)), Some(&quotes[0]));
        assert_eq!(attribution_at(&quotes, Span::new(38, 42)), Some(&quotes[0]));
        assert_eq!(attribution_at(&quotes, Span::new(99, 102)), None);
    }
}
