//! Scores, numbered streets, degrees: numbers that stand in a name or beside another number.

use super::{
    Attribute, Qualifiers,
    context::stem,
    dates::event_subject,
    maker::{Draft, Maker},
};
use crate::{
    document::{Span, TokenKind, Word, shape},
    value::{NumberValue, Value},
};

/// Add `event.count` claims for scores and `event.ordinal` claims for what is named by an ordinal.
pub fn add(maker: &mut Maker) {
    let doc = maker.doc;
    for i in 0..doc.tokens.len() {
        match doc.tokens[i].kind {
            TokenKind::Number => {
                score(maker, i);
                model_year(maker, i);
                numbered(maker, i);
            }
            TokenKind::Word if doc.words.is(i, shape::HYPHEN) => compound(maker, i),
            _ => {}
        }
    }
}

/// Points of one side beyond which two numbers are no score.
const MOST: u32 = 250;

/// "20-13": two numbers with a dash between and nothing else, in a report of a match.
fn score(maker: &mut Maker, at: usize) {
    let doc = maker.doc;
    let glued = |i: usize| doc.tokens.get(i).is_some_and(|t| t.start == doc.tokens[i - 1].end);
    let dash = |i: usize| matches!(doc.low(i), "-" | "–");
    let number =
        |i: usize| doc.tokens.get(i).filter(|t| t.kind == TokenKind::Number).and_then(|_| doc.low(i).parse().ok());
    if !(glued(at + 1) && dash(at + 1) && glued(at + 2)) {
        return;
    }
    let (Some(own), Some(other)): (Option<u32>, Option<u32>) = (number(at), number(at + 2)) else { return };
    let longer = glued(at + 3) && (dash(at + 3) || doc.tokens[at + 3].kind != TokenKind::Punct);
    let longer = longer || at > 0 && glued(at) && doc.low(at - 1) != "(";
    let span = Span::new(doc.tokens[at].start, doc.tokens[at + 2].end);
    if longer || own.max(other) > MOST || !maker.makes_claims(span) {
        return;
    }
    let event = maker.governor(span).cloned();
    let is_match = |kind: &String| *kind == maker.lexicon.align.match_kind;
    if !maker.main_kinds().any(is_match) && !event.iter().any(|e| is_match(&e.kind)) {
        return;
    }
    // "(10-5)", "her record to 52-3", "Rowan, 53-3, 47 KOs": what a side has won and lost so far
    let before = at.checked_sub(1).map_or("", |i| doc.low(i));
    let listed =
        before == "," && doc.low(at + 3) == "," && doc.tokens.get(at + 4).is_some_and(|t| t.kind == TokenKind::Number);
    let record = matches!(before, "(" | "to") || listed;
    let name = if record { "record" } else { "score" };
    maker.push(Draft {
        span,
        attribute: Attribute::EventCount,
        subject: super::Subject { name: name.to_owned(), ..event_subject(event.as_ref()) },
        value: Value::Score { own, other },
        qualifiers: Qualifiers { sides: sides(maker, at), ..Qualifiers::default() },
        derivation: Vec::new(),
        block: format!("count:{name}"),
    });
}

/// Tokens to each side of a score among which its sides are looked for.
const SIDES: usize = 15;

/// Capitalized words round a score: those of its two sides are among them.
fn sides(maker: &Maker, at: usize) -> Vec<String> {
    let doc = maker.doc;
    let Some(sentence) = doc.sentence_at(doc.tokens[at].start).map(|i| doc.sentences[i].tokens.clone()) else {
        return Vec::new();
    };
    let near = sentence.start.max(at.saturating_sub(SIDES))..sentence.end.min(at + SIDES);
    let named = |i: &usize| doc.tokens[*i].kind == TokenKind::Word && doc.tokens[*i].capital && doc.low(*i).len() > 3;
    let mut sides: Vec<String> = near.filter(named).map(|i| stem(doc.low(i)).into_owned()).collect();
    sides.sort();
    sides.dedup();
    sides
}

/// "a 2013 Borgward", "his silver 2013 Borgward": the year is the thing's, not the event's.
fn model_year(maker: &mut Maker, at: usize) {
    let doc = maker.doc;
    let year = doc.low(at).parse::<u32>().ok().filter(|y| (1900..=2100).contains(y));
    let Some(year) = year else { return };
    let before = at.checked_sub(1).and_then(|i| doc.tokens.get(i)).filter(|t| t.kind == TokenKind::Word && !t.capital);
    let maker_name = doc.tokens.get(at + 1).filter(|t| t.capital && t.kind == TokenKind::Word && t.spaced);
    let described = before.is_some() && !maker.lexicon.align.no_model.contains(doc.low(at - 1));
    let times = &maker.found.times;
    let behind = times.partition_point(|t| t.span.end <= doc.tokens[at].start);
    let month = times.get(behind).is_some_and(|t| t.span.contains(doc.tokens[at].span()) && t.month_day.is_some());
    if maker_name.is_none() || !described || month {
        return;
    }
    let (span, make) = (doc.tokens[at].span(), doc.low(at + 1).to_owned());
    if !maker.makes_claims(span) {
        return;
    }
    let event = maker.governor(span).cloned();
    let value = NumberValue {
        low: f64::from(year),
        high: f64::from(year),
        bound: Default::default(),
        unit: "-".into(),
        of: make.clone(),
        ..NumberValue::default()
    };
    maker.push(Draft {
        span,
        attribute: Attribute::EventCount,
        subject: super::Subject {
            name: format!("model year of the {}", doc.slice(doc.tokens[at + 1].span())),
            ..event_subject(event.as_ref())
        },
        value: Value::Number(value),
        qualifiers: Qualifiers::default(),
        derivation: Vec::new(),
        block: format!("count:model year:{make}"),
    });
}

/// "117th Street", "the 11th Doctor": an ordinal in digits before a capitalized noun.
fn numbered(maker: &mut Maker, at: usize) {
    let doc = maker.doc;
    let ending = doc.tokens.get(at + 1).is_some_and(|t| t.start == doc.tokens[at].end)
        && matches!(doc.low(at + 1), "st" | "nd" | "rd" | "th");
    let Some(noun) = doc.tokens.get(at + 2).filter(|t| ending && t.capital && t.kind == TokenKind::Word) else {
        return;
    };
    // one space: not across a full stop or a line
    let near = noun.start == doc.tokens[at + 1].end + 1;
    let span = Span::new(doc.tokens[at].start, doc.tokens[at + 1].end);
    let quantities = &maker.found.quantities;
    let first = quantities.partition_point(|q| q.span.end <= span.start);
    let mut here = quantities[first..].iter().take_while(|q| q.span.start < span.end);
    let known = here.any(|q| q.head.is_some());
    if near
        && !known
        && let Ok(n) = doc.low(at).parse()
    {
        ordinal(maker, span, n, at + 2);
    }
}

/// "first-degree", "third-quarter": an ordinal word bound to a noun.
fn compound(maker: &mut Maker, at: usize) {
    let doc = maker.doc;
    let low = doc.low(at);
    let Some((first, noun)) = low.bytes().position(|b| b == b'-').map(|i| (&low[..i], &low[i + 1..])) else { return };
    let Some(n) = maker.lexicon.time.ordinal(Word::new(first)).filter(|_| noun.len() > 2 && !noun.contains('-')) else {
        return;
    };
    let span = Span::new(doc.tokens[at].start, doc.tokens[at].start + first.len());
    let of = noun.to_owned();
    push_ordinal(maker, span, n, of);
}

fn ordinal(maker: &mut Maker, span: Span, n: u32, noun: usize) {
    let low = maker.doc.low(noun);
    let of = maker.lexicon.align.short.get(low).map_or(low, String::as_str).to_owned();
    push_ordinal(maker, span, n, of);
}

fn push_ordinal(maker: &mut Maker, span: Span, number: u32, of: String) {
    if number == 0 || !maker.makes_claims(span) {
        return;
    }
    let event = maker.governor(span).cloned();
    maker.push(Draft {
        span,
        attribute: Attribute::EventOrdinal,
        subject: super::Subject { name: of.clone(), ..event_subject(event.as_ref()) },
        value: Value::Ordinal { number, of: of.clone() },
        qualifiers: Qualifiers::default(),
        derivation: Vec::new(),
        block: "ordinal".to_owned(),
    });
}
