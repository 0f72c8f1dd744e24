//! States that exclude one another: charged or not, in custody or at large, critical or stable.

mod words;

pub use words::{Group, Role, Words};

use super::{
    Attribute, Qualifiers, Scope, Subject,
    dates::event_subject,
    maker::{Draft, Maker},
};
use crate::{
    document::{Span, TokenKind},
    value::Value,
};

/// Tokens before a phrase in which a denial or a doubt changes it.
const BEFORE: usize = 5;
/// Tokens before a phrase in which the one whose state it is stands.
const SUBJECT: usize = 24;
/// Tokens behind a verb in which its object stands.
const OBJECT: usize = 8;

/// Add `event.status` claims.
pub fn add(maker: &mut Maker) {
    let (doc, words) = (maker.doc, &maker.lexicon.status);
    let begins = doc.each_word(|_, word| words.begins(word));
    for sentence in &doc.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if !doc.words.number(i).is_some_and(|word| begins[word]) {
                i += 1;
                continue;
            }
            let Some(found) = words.find(doc, i, sentence.tokens.end) else {
                i += 1;
                continue;
            };
            one(maker, sentence.tokens.clone(), i, &found);
            i += found.length;
        }
    }
}

/// A phrase of the pack at a token.
pub struct Found {
    pub group: usize,
    pub state: usize,
    pub length: usize,
}

fn one(maker: &mut Maker, sentence: std::ops::Range<usize>, first: usize, found: &Found) {
    let (doc, words) = (maker.doc, &maker.lexicon.status);
    let Some(group) = words.groups.get(found.group) else { return };
    let Some(mut state) = group.states.get(found.state) else { return };
    let end = first + found.length;
    let mut from = first;
    // an answer that itself says "no" is not denied by the same word
    let clause = (sentence.start.max(first.saturating_sub(BEFORE))..first).rev();
    for i in clause.take_while(|&i| !ends_clause(doc.low(i))) {
        let low = doc.low(i);
        if words.unreal.contains(low) {
            return;
        }
        if words.not.contains(low)
            || i + 2 >= first && words.not_here.contains(low)
            || low.ends_with("n't")
            || low.ends_with("n’t")
        {
            let Some(other) = state.negated.and_then(|n| group.states.get(n)) else { return };
            state = other;
            from = i;
            break;
        }
    }
    if (end..sentence.end.min(end + 3)).any(|i| words.unreal_behind.contains(doc.low(i))) {
        return;
    }
    let (Some(a), Some(b)) = (doc.tokens.get(from), doc.tokens.get(end - 1)) else { return };
    let span = Span::new(a.start, b.end);
    if !maker.makes_claims(span) || maker.attribution(span).is_some_and(|q| q.direct) {
        return;
    }
    let Some((subject, scope)) = subject(maker, group, sentence, span, from) else { return };
    let draft = Draft {
        span,
        attribute: Attribute::EventStatus,
        subject,
        value: Value::Status { status: state.name.clone() },
        qualifiers: Qualifiers { scope, ..Qualifiers::default() },
        derivation: Vec::new(),
        block: format!("status:{}", group.name),
    };
    maker.push(draft);
}

fn ends_clause(low: &str) -> bool {
    matches!(low, ";" | ":" | "," | "\"" | "“" | "”" | "but" | "and" | "while" | "after" | "—" | "–")
}

/// Whose state it is, and whether it is one or several; `None` where the group asks for more than is known.
fn subject(
    maker: &Maker,
    group: &Group,
    sentence: std::ops::Range<usize>,
    span: Span,
    first: usize,
) -> Option<(Subject, Option<Scope>)> {
    if group.of == "event" {
        let event = maker.governor(span).filter(|e| e.noun)?;
        return Some((event_subject(Some(event)), None));
    }
    if group.of == "act" {
        let act =
            Subject { name: format!("the {}", group.name), entity: None, event: None, ordinal: None, series: None };
        return Some((act, None));
    }
    let doc = maker.doc;
    let words = &maker.lexicon.status;
    let nobody = Subject { name: "the case".to_owned(), entity: None, event: None, ordinal: None, series: None };
    if words.cases.contains(doc.low(first)) {
        return Some((nobody, None));
    }
    let left = (sentence.start.max(first.saturating_sub(SUBJECT))..first).rev();
    let end = doc.token_at(span.end);
    let right = end..sentence.end.min(end + OBJECT);
    // "the court convicted the baker": the verb takes an object
    let takes_object = end > 0 && matches!(doc.low(end - 1), "the" | "a" | "an");
    let order: Vec<usize> = if takes_object { right.chain(left).collect() } else { left.collect() };
    for i in order {
        if let Some(found) = named(maker, group, sentence.start, i) {
            return Some(found);
        }
    }
    (group.of == "suspect").then_some((nobody, None))
}

/// The person that the word at `i` names or describes.
fn named(maker: &Maker, group: &Group, start: usize, i: usize) -> Option<(Subject, Option<Scope>)> {
    let (doc, entities) = (maker.doc, &maker.found.entities);
    let token = doc.tokens.get(i)?;
    let at = entities.person_mentions.partition_point(|m| m.span.end <= token.start);
    if let Some(m) = entities.person_mentions.get(at).filter(|m| m.span.contains(token.span())) {
        let name = entities.people.get(m.id).map(|p| p.name.clone()).unwrap_or_default();
        let subject = Subject { name, entity: Some(m.id), event: None, ordinal: None, series: None };
        return Some((subject, Some(Scope::One)));
    }
    let noun = token.kind == TokenKind::Word && group.of != "named" && maker.lexicon.status.role(doc.low(i)).is_some();
    noun.then(|| {
        let scope = count(maker, start, i);
        let name = doc.low(i).to_owned();
        (Subject { name, entity: None, event: None, ordinal: None, series: None }, Some(scope))
    })
}

/// "one of the victims", "the other three men": one, several or the rest.
fn count(maker: &Maker, start: usize, noun: usize) -> Scope {
    let doc = maker.doc;
    let low = doc.low(noun);
    let before = start.max(noun.saturating_sub(5))..noun;
    let has = |words: &[&str]| before.clone().any(|i| words.contains(&doc.low(i)));
    if low == "others" || has(&["other", "others", "remaining", "rest", "another"]) {
        return Scope::Remainder;
    }
    if low == "one" || has(&["one"]) {
        return Scope::One;
    }
    let plural = low.ends_with('s') && !low.ends_with("ss") && low != "his"
        || matches!(low, "men" | "women" | "people" | "children" | "they" | "their");
    let numeral = matches!(
        low,
        "all" | "both" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "wounded"
    );
    if plural || numeral { Scope::Several } else { Scope::One }
}
