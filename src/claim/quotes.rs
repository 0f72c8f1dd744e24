//! What is quoted.

use super::{
    Attribute, Qualifiers, Subject,
    maker::{Draft, Maker},
};
use crate::{
    document::{SegmentKind, Span},
    mention::quote::Speaker,
    value::{Value, wording},
};

/// Shorter quotations are too common to be told apart.
const LEAST_WORDS: usize = 4;

/// Add `quote.wording` claims: quotations in marks, and the sentences of block quotes.
pub fn add(maker: &mut Maker) {
    let (doc, found) = (maker.doc, maker.found);
    for quote in &found.quotes {
        if !maker.makes_claims(quote.span) {
            continue;
        }
        let speaker = quote.speaker.as_ref();
        let block_quote = maker.doc.segment_at(quote.span.start).is_some_and(|s| s.kind == SegmentKind::BlockQuote);
        for piece in quoted_parts(maker, quote.direct, block_quote, &quote.pieces) {
            let text = doc.slice(piece).trim_matches(['"', '“', '”', '\'', '‘', '’', ' ', ',']);
            if wording::is_shorter(text, LEAST_WORDS) {
                continue;
            }
            let draft = Draft {
                span: piece,
                attribute: Attribute::QuoteWording,
                subject: Subject {
                    name: speaker.map(|s| s.name.clone()).unwrap_or_default(),
                    entity: speaker.and_then(|s| s.person),
                    event: None,
                    ordinal: None,
                    series: None,
                },
                value: Value::Wording { text: text.to_owned() },
                qualifiers: Qualifiers { attributed_to: speaker.map(|s| s.name.clone()), ..Qualifiers::default() },
                derivation: speaker.and_then(|s| spoken_for(maker, s)).into_iter().collect(),
                block: "quote".to_owned(),
            };
            maker.push(draft);
        }
    }
}

/// “he” is Ann Berg: the words beside the quotation are no part of the speaker's name.
fn spoken_for(maker: &Maker, speaker: &Speaker) -> Option<String> {
    let words = maker.doc.slice(speaker.span);
    let family = speaker.name.split_whitespace().next_back().unwrap_or_default();
    (!words.contains(family)).then(|| format!("“{words}” is {}", speaker.name))
}

/// The stretches to compare: whole sentences of block quotes, stretches in marks elsewhere.
fn quoted_parts(maker: &Maker, direct: bool, block_quote: bool, pieces: &[Span]) -> Vec<Span> {
    let doc = maker.doc;
    let mut out = Vec::new();
    for piece in pieces {
        if block_quote || direct {
            let first = doc.sentences.partition_point(|s| s.span.end <= piece.start);
            let sentences = doc.sentences[first..].iter().take_while(|s| s.span.start < piece.end);
            out.extend(sentences.map(|s| Span::new(s.span.start.max(piece.start), s.span.end.min(piece.end))));
        } else {
            out.extend(marked(doc.slice(*piece)).map(|(a, b)| Span::new(piece.start + a, piece.start + b)));
        }
    }
    out.retain(|s| !s.is_empty());
    out
}

/// Stretches in quotation marks within `text`, marks included.
fn marked(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut open: Option<usize> = None;
    text.char_indices().filter_map(move |(i, c)| match (c, open) {
        ('“' | '"', None) => {
            open = Some(i);
            None
        }
        ('”' | '"', Some(start)) => {
            open = None;
            Some((start, i + c.len_utf8()))
        }
        _ => None,
    })
}
