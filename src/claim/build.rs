//! From mentions to claims: one builder per family of attributes.

use super::{
    Attribute, Claim, Part, Qualifiers, Subject, change, context::Keys, corrections, dates, lists, numbers, people,
    places, quotes, status, sums, years,
};
use crate::{
    document::{Document, SegmentKind, Span},
    lexicon::Lexicon,
    mention::{Mentions, event::EventMention, quote::Quote},
    value::Value,
};

/// Every claim of `doc`, sorted by position, numbered in that order.
pub fn claims(doc: &Document, found: &Mentions, lexicon: &Lexicon) -> Vec<Claim> {
    let mut maker = Maker::new(doc, found, lexicon);
    dates::add(&mut maker);
    numbers::add(&mut maker);
    people::add(&mut maker);
    places::add(&mut maker);
    quotes::add(&mut maker);
    status::add(&mut maker);
    sums::add(&mut maker);
    lists::add(&mut maker);
    years::add(&mut maker);
    change::add(&mut maker);
    let mut claims = maker.claims;
    corrections::mark(doc, &found.quantities, &lexicon.corrections, &mut claims);
    claims.sort_by(|a, b| (a.start, a.end, a.attribute, &a.block).cmp(&(b.start, b.end, b.attribute, &b.block)));
    for (i, claim) in claims.iter_mut().enumerate() {
        claim.id = format!("{}#{i}", doc.id);
    }
    claims
}

/// Tokens that a claim may be away from its event's word.
const REACH: usize = 80;

/// What the builders share: the document, its mentions and the claims so far.
pub struct Maker<'a> {
    pub doc: &'a Document,
    pub found: &'a Mentions,
    pub lexicon: &'a Lexicon,
    pub keys: Keys<'a>,
    /// Kinds of the events that the headline and the lead are about.
    main_kinds: Vec<String>,
    claims: Vec<Claim>,
}

/// A claim before its context is added.
pub struct Draft {
    pub span: Span,
    pub attribute: Attribute,
    pub subject: Subject,
    pub value: Value,
    pub qualifiers: Qualifiers,
    pub derivation: Vec<String>,
    pub block: String,
}

impl<'a> Maker<'a> {
    fn new(doc: &'a Document, found: &'a Mentions, lexicon: &'a Lexicon) -> Maker<'a> {
        let lead: Vec<usize> = (0..doc.sentences.len())
            .filter(|&i| {
                let kind = doc.segments.get(doc.sentences[i].segment).map(|s| s.kind);
                matches!(kind, Some(SegmentKind::Headline | SegmentKind::Body))
            })
            .take(3)
            .collect();
        let kinds = found.events.mentions.iter().filter(|m| lead.contains(&m.sentence));
        let mut main_kinds: Vec<String> = kinds.map(|m| m.kind.clone()).collect();
        main_kinds.sort();
        main_kinds.dedup();
        Maker { doc, found, lexicon, keys: Keys::new(doc, found, lexicon), main_kinds, claims: Vec::new() }
    }

    /// Does the part of the text that holds `span` make claims?
    pub fn makes_claims(&self, span: Span) -> bool {
        self.doc.segment_at(span.start).is_some_and(|s| s.kind.makes_claims())
    }

    pub fn push(&mut self, draft: Draft) {
        let Draft { span, attribute, subject, value, mut qualifiers, derivation, block } = draft;
        let main = subject.event.as_ref().is_some_and(|k| self.main_kinds.contains(k));
        let context = self.keys.context(span, main);
        if qualifiers.attributed_to.is_none() {
            qualifiers.attributed_to = self.attribution(span).and_then(|q| q.speaker.as_ref()).map(|s| s.name.clone());
        }
        let (line, column) = self.doc.lines.line_column(&self.doc.text, span.start);
        self.claims.push(Claim {
            id: String::new(),
            document: 0,
            subject,
            attribute,
            value,
            start: span.start,
            end: span.end,
            line,
            column,
            text: self.doc.slice(span).to_owned(),
            context,
            qualifiers,
            derivation,
            block,
        });
    }

    /// The innermost attribution that covers `span`.
    pub fn attribution(&self, span: Span) -> Option<&Quote> {
        let quotes = &self.found.quotes;
        let end = quotes.partition_point(|q| q.span.start <= span.start);
        // attributions nest seldom and shallowly
        quotes[end.saturating_sub(8)..end].iter().rev().find(|q| q.pieces.iter().any(|p| p.contains(span)))
    }

    /// The event mention that the words at `span` belong to: the nearest in the
    /// sentence, where words before count as nearer than words behind.
    pub fn governor(&self, span: Span) -> Option<&EventMention> {
        let doc = self.doc;
        let sentence = doc.sentence_at(span.start)?;
        let at = doc.token_at(span.start);
        let all = &self.found.events.mentions;
        // a "sentence" of a thousand events is a list without full stops
        let first = all.partition_point(|m| m.sentence < sentence || m.sentence == sentence && m.token + REACH < at);
        let here = all[first..].iter().take_while(|m| m.sentence == sentence && m.token < at + REACH);
        here.filter(|m| !m.span.overlaps(span))
            .map(|m| (self.distance(m.token, at), m))
            .filter(|(d, _)| *d < 30)
            .min_by_key(|(d, m)| (*d, m.token))
            .map(|(_, m)| m)
    }

    /// Tokens between an event's word and the claim's, with a charge for each border of a clause.
    fn distance(&self, event: usize, at: usize) -> usize {
        let (from, to) = if event < at { (event + 1, at) } else { (at, event) };
        let behind = if event < at { 0 } else { 4 };
        let mut distance = behind;
        for i in from..to.min(from + REACH) {
            let low = self.doc.low(i);
            distance += match low {
                ";" | ":" | "“" | "”" | "\"" | "—" | "–" => 15,
                "," => 3,
                "according" | "citing" | "said" | "says" => 25,
                "and" | "but" | "who" | "which" | "while" | "when" | "where" | "after" | "before" | "because"
                | "that" => 5,
                _ if self.lexicon.event.is_light(low) => 0,
                _ if self.lexicon.text.speaker_line_verbs.contains(low) => 12,
                _ => 1,
            };
        }
        distance
    }

    pub fn part(&self, span: Span) -> Part {
        match self.doc.segment_at(span.start).map(|s| s.kind) {
            Some(SegmentKind::Headline) => Part::Headline,
            Some(SegmentKind::Caption) => Part::Caption,
            _ => Part::Body,
        }
    }
}
