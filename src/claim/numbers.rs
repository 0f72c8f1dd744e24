//! Tolls, counts, money, percentages, ages, ordinals.

use std::collections::BTreeMap;

use super::{
    Attribute, Claim, Qualifiers, Subject,
    context::{fold, stem},
    dates::event_subject,
    maker::{Draft, Maker},
    people::PERSON_BLOCK,
    words::Meaning,
};
use crate::{
    document::class,
    mention::quantity::{Bound, Quantity, QuantityKind, Scope, Stance, in_base_unit},
    value::{NumberValue, Value},
};

/// Add a claim for every quantity that counts or measures something.
pub fn add(maker: &mut Maker) {
    let found = maker.found;
    for quantity in &found.quantities {
        if maker.makes_claims(quantity.span) && quantity.low.is_finite() && quantity.high.is_finite() {
            one(maker, quantity);
        }
    }
}

/// Tell each ordinal how many its report counts of the same thing: the fewest that it is one of.
pub fn mark_members(claims: &mut [Claim]) {
    let mut counts: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for claim in claims.iter() {
        if let Value::Number(n) = &claim.value {
            let noun = claim.qualifiers.counted.as_ref().unwrap_or(&n.of);
            counts.entry(noun.clone()).or_default().push(n.low);
        }
    }
    for claim in claims {
        let Value::Ordinal { number, of } = &claim.value else { continue };
        let own = f64::from((*number).max(2));
        let members = counts.get(of).into_iter().flatten().filter(|n| **n >= own && **n < 1000.0);
        claim.qualifiers.members = members.copied().reduce(f64::min).map(|n| n as u32);
    }
}

/// "one of the men", "one game at a time": one is seldom a count.
fn is_rhetoric(maker: &Maker, q: &Quantity) -> bool {
    let doc = maker.doc;
    let next = doc.token_at(q.span.end);
    let spelled = matches!(doc.slice(q.span).to_ascii_lowercase().as_str(), "one" | "a" | "an");
    // "Image 1 of 5": the number of a page, not of what its caption speaks of
    let at = doc.token_at(q.span.start);
    let back = |n: usize| at.checked_sub(n).and_then(|i| doc.tokens.get(i));
    let paged = matches!(back(1).map(|_| doc.low(at - 1)), Some("of" | "/"))
        && back(2).is_some_and(|t| t.kind == crate::document::TokenKind::Number)
        && q.span.end - q.span.start <= 3
        && matches!(
            back(3).map(|_| doc.low(at - 3)),
            Some("image" | "photo" | "picture" | "slide" | "page" | "show" | "caption")
        );
    paged
        || q.high == 0.0
        || spelled && (q.casualty.is_none() || doc.low(next) == "of")
        || q.casualty.is_none() && doc.low(next) == "of" && doc.low(next + 1) == "the"
}

/// "then-15-year-old": an age of another day.
fn is_past_age(maker: &Maker, q: &Quantity) -> bool {
    let at = maker.doc.token_at(q.span.start);
    let back = |n: usize| at.checked_sub(n).map_or("", |i| maker.doc.low(i));
    q.kind == QuantityKind::Age
        && (back(1) == "then" || matches!(back(1), "-" | "–") && back(2) == "then" || back(1) == "then-")
}

fn one(maker: &mut Maker, q: &Quantity) {
    if q.stance == Stance::Denied || is_rhetoric(maker, q) || is_past_age(maker, q) {
        return;
    }
    let event = maker.governor(q.span).cloned();
    let mut subject = event_subject(event.as_ref());
    let head = q.head.as_deref().map(fold).unwrap_or_default();
    // "100 kilometers (60 miles)": the figure in brackets is a rounded conversion
    let bound = if q.same_as.is_some() && q.bound == Bound::Exact { Bound::About } else { q.bound };
    let number = |of: &str, unit: &str| {
        Value::Number(NumberValue {
            low: q.low,
            high: q.high,
            bound,
            unit: unit.to_owned(),
            of: of.to_owned(),
            base: in_base_unit(q, &maker.lexicon.quantity),
        })
    };
    let (attribute, value, block) = match (q.casualty.as_deref(), q.kind) {
        (Some(casualty), _) => {
            subject.name = casualty.replace('_', " ");
            (Attribute::EventToll, number(casualty, "-"), "toll".to_owned())
        }
        (None, QuantityKind::Age) => {
            subject = age_subject(maker, q);
            if subject.entity.is_none() && is_thing(maker, &subject.name) {
                return;
            }
            // in years, whatever the words count
            let per_year = match q.unit.as_str() {
                "month of age" => 12.0,
                "week of age" => 52.0,
                "day of age" => 365.0,
                _ => 1.0,
            };
            let value = Value::Age { low: q.low / per_year, high: q.high / per_year };
            (Attribute::PersonAge, value, PERSON_BLOCK.to_owned())
        }
        (None, QuantityKind::Money) => (Attribute::EventMoney, number("", &q.unit), format!("money:{}", q.unit)),
        (None, QuantityKind::Percent) => (Attribute::EventPercent, number("", &q.unit), format!("percent:{}", q.unit)),
        (None, QuantityKind::Ordinal) => {
            let of = if head.is_empty() { q.unit.clone() } else { head.clone() };
            if of == "-" || of.is_empty() || q.low < 1.0 || q.low > 4e9 {
                return;
            }
            subject.name = of.clone();
            (Attribute::EventOrdinal, Value::Ordinal { number: q.low as u32, of: of.clone() }, "ordinal".to_owned())
        }
        (None, QuantityKind::Count | QuantityKind::Measure | QuantityKind::Duration) => {
            let mut of = if head.is_empty() { q.unit.clone() } else { head.clone() };
            if of == "-" || of.is_empty() {
                return;
            }
            if let Some(what) = borne(maker, q.span, &of) {
                of = format!("{of} of {what}");
            }
            subject.name = of.clone();
            let dimension = in_base_unit(q, &maker.lexicon.quantity).map(|b| b.dimension).filter(|_| of == q.unit);
            let block = dimension.map_or_else(|| "count".to_owned(), |d| format!("count:{d}"));
            (Attribute::EventCount, number(&of, &q.unit), block)
        }
        (None, QuantityKind::Bare) => return,
    };
    let toll = attribute == Attribute::EventToll;
    let series = toll && tells_of_several(maker, q.span);
    let apart = toll && is_separate(maker, q.span);
    let scope = match q.scope {
        Scope::Plain | Scope::Total if series => Some(super::Scope::Series),
        Scope::Plain => None,
        Scope::Total => Some(super::Scope::Total),
        Scope::Increment => Some(super::Scope::Increment),
        Scope::Part => Some(super::Scope::Part),
        Scope::Remainder => Some(super::Scope::Remainder),
    };
    let each = is_rate(maker, q.span);
    let article = maker.doc.token_at(q.span.start).checked_sub(1).map_or("", |i| maker.doc.low(i));
    let another = attribute == Attribute::EventOrdinal && matches!(article, "a" | "an" | "another");
    let general = |noun: &str| matches!(noun, "" | "person" | "people" | "other" | "victim" | "-");
    let counted = (attribute == Attribute::EventToll && !general(&head)).then(|| head.clone());
    let feared = (toll && q.stance == Stance::Feared).then_some(super::Modality::Possible);
    let qualifiers = Qualifiers {
        counted,
        scope: scope.or(each.then_some(super::Scope::Each)).or((another || apart).then_some(super::Scope::Another)),
        bound: Some(q.bound).filter(|b| *b != Bound::Exact),
        modality: feared.or(event.as_ref().and_then(|e| e.status)),
        ..Qualifiers::default()
    };
    maker.push(Draft { span: q.span, attribute, subject, value, qualifiers, derivation: q.steps.clone(), block });
}

/// "five shots each", "averaged 22 points": so much of every one.
fn is_rate(maker: &Maker, span: crate::document::Span) -> bool {
    let (doc, words) = (maker.doc, &maker.lexicon.align);
    let (at, end) = (doc.token_at(span.start), doc.token_at(span.end));
    let start = doc.sentence_at(span.start).map_or(at, |i| doc.sentences[i].tokens.start);
    (end..end + 4).any(|i| words.each.contains(doc.low(i)))
        || (start.max(at.saturating_sub(12))..at).any(|i| words.average.contains(doc.low(i)))
        // "each of the 200 miners gets $1,500"
        || (start.max(at.saturating_sub(24))..at).any(|i| words.each.contains(doc.low(i)) && doc.is(i + 1, class::OF))
}

/// "in five incidents across the city": the sentence adds up several events.
fn tells_of_several(maker: &Maker, span: crate::document::Span) -> bool {
    let doc = maker.doc;
    let Some(sentence) = doc.sentence_at(span.start).map(|i| &doc.sentences[i]) else { return false };
    let at = doc.token_at(span.start);
    let near = sentence.tokens.start.max(at.saturating_sub(30))..sentence.tokens.end.min(at + 30);
    let words = &maker.lexicon.align;
    let spell = |i: usize| doc.low(i) == "weekend" && words.spells.contains(doc.low(i + 1));
    let several = |i: usize| words.several.contains(doc.low(i)) || spell(i);
    near.into_iter().any(several)
}

/// "murder" of "three counts of attempted murder".
fn borne(maker: &Maker, span: crate::document::Span, noun: &str) -> Option<String> {
    let (doc, words) = (maker.doc, &maker.lexicon.align);
    if !words.bearers.contains(noun) {
        return None;
    }
    let end = doc.token_at(span.end);
    let of = (end..end + 4).find(|&i| doc.low(i) == "of")?;
    let plain = |i: &usize| {
        let word = doc.tokens.get(*i).is_some_and(|t| t.kind == crate::document::TokenKind::Word);
        word && words.meaning(doc.hashed(*i)) != Some(&Meaning::Nothing)
    };
    let last = (of + 1..of + 6).take_while(plain).last()?;
    Some(stem(doc.low(last)).into_owned())
}

/// "in a separate attack earlier in the day": the words before an event that is not the one told of.
fn is_separate(maker: &Maker, span: crate::document::Span) -> bool {
    let doc = maker.doc;
    let at = doc.token_at(span.start);
    let start = doc.sentence_at(span.start).map_or(at, |i| doc.sentences[i].tokens.start);
    let words = &maker.lexicon.align.separate;
    let event = |i: usize| maker.lexicon.event.kind(doc.hashed(i)).is_some();
    (start.max(at.saturating_sub(30))..at).any(|i| words.contains(doc.low(i)) && (i + 1..i + 3).any(event))
}

/// "a 30-year-old record".
fn is_thing(maker: &Maker, name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(|noun| maker.lexicon.align.things.contains(noun))
}

/// The person whose age it is: a person of the article, else the noun ("man").
fn age_subject(maker: &Maker, q: &Quantity) -> Subject {
    let entities = &maker.found.entities;
    let near = |span: crate::document::Span| entities.person_mentions.iter().find(|m| m.span.overlaps(span));
    let given =
        |span: crate::document::Span| maker.doc.slice(span).split_whitespace().next().map(fold).unwrap_or_default();
    // "Ruth Hale, 48, and her daughter, Paris Hale, 21": a full name of its own is its own person
    let own = |m: &&crate::mention::entity::PersonMention| {
        let full = maker.doc.slice(m.span).contains(' ');
        let known = entities.people.get(m.id).is_some_and(|p| {
            p.given.is_empty() || p.given.iter().any(|g| fold(g).starts_with(given(m.span).get(..1).unwrap_or("")))
        });
        // a given name that is a town's, too, stands outside the mention
        let first = maker.doc.token_at(m.span.start);
        let town = first
            .checked_sub(1)
            .and_then(|i| maker.doc.tokens.get(i))
            .is_some_and(|t| t.capital && entities.place_mentions.iter().any(|p| p.span.end == t.end));
        if full { known } else { !town }
    };
    // "25-year-old Ruth Hale": the name stands right behind
    let first = maker.doc.token_at(q.span.end);
    let old = |i: &usize| {
        let low = maker.doc.low(*i);
        matches!(low, "-" | "–" | "year" | "years" | "old") || low.ends_with("old") && low.contains("year")
    };
    let behind_age = first + (first..first + 6).take_while(old).count();
    let next = maker.doc.tokens.get(behind_age).map(|t| crate::document::Span::new(t.start, t.end));
    let behind = || next.and_then(|s| entities.person_mentions.iter().find(|m| m.span.start == s.start)).filter(own);
    // "his wife, 23-year-old Ann": a name that nobody else in the article bears is not his
    let stranger = behind_age > 0
        && maker.doc.low(behind_age - 1).ends_with("old")
        && next.is_some_and(|s| maker.doc.tokens[maker.doc.token_at(s.start)].capital);
    let person = behind().or_else(|| q.of.and_then(near).filter(own).filter(|_| !stranger));
    let name = match (person.and_then(|m| entities.people.get(m.id)), q.of) {
        (Some(p), _) => p.name.clone(),
        // "the 40-year-old American" bears no name
        (None, Some(of)) if entities.place_mentions.iter().any(|p| p.adjective && p.span.overlaps(of)) => {
            fold(maker.doc.slice(of))
        }
        (None, Some(of)) => maker.doc.slice(of).to_owned(),
        (None, None) => q.head.clone().unwrap_or_default(),
    };
    Subject { name, entity: person.map(|m| m.id), event: None, ordinal: None, series: None }
}
