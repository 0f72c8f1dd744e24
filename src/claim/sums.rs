//! Totals with their parts: "74 dead, including 32 civilians and 50 soldiers".

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{
    Attribute, Qualifiers, Subject,
    maker::{Draft, Maker},
    written,
};
use crate::{
    document::{Span, TokenKind},
    lexicon::{PackError, Packs},
    mention::quantity::{Bound, Quantity, QuantityKind},
    value::{NumberValue, Value, number},
};

/// The compiled pack `sums`.
#[derive(Debug, Default)]
pub struct Words {
    some: FxHashSet<String>,
    all: FxHashSet<String>,
    /// Noun -> the rows of nouns that exclude one another in which it stands.
    exclusive: FxHashMap<String, Vec<usize>>,
    pub promised: FxHashSet<String>,
    pub adjusted: FxHashSet<String>,
    pub rises: FxHashSet<String>,
    pub falls: FxHashSet<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    some: Vec<String>,
    all: Vec<String>,
    exclusive: Vec<Vec<String>>,
    promised: Vec<String>,
    adjusted: Vec<String>,
    rises: Vec<String>,
    falls: Vec<String>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        let mut row = 0;
        for pack in packs.read::<Pack>("sums")? {
            words.some.extend(pack.some);
            words.all.extend(pack.all);
            words.promised.extend(pack.promised);
            words.adjusted.extend(pack.adjusted);
            words.rises.extend(pack.rises);
            words.falls.extend(pack.falls);
            for nouns in pack.exclusive {
                for noun in nouns {
                    words.exclusive.entry(noun).or_default().push(row);
                }
                row += 1;
            }
        }
        Ok(words)
    }

    /// Do all nouns differ and stand in one row?
    fn exclude(&self, nouns: &[&str]) -> bool {
        let rows = |noun: &&str| self.exclusive.get(*noun).map_or(&[][..], Vec::as_slice);
        let Some((first, rest)) = nouns.split_first() else { return false };
        let one_row = rows(first).iter().any(|r| rest.iter().all(|n| rows(n).contains(r)));
        one_row && nouns.iter().enumerate().all(|(i, n)| !nouns[..i].contains(n))
    }
}

/// Tokens between a total and the word that opens its parts; between two parts.
const OPENING: usize = 7;
const STEP: usize = 6;

/// Add a pair of `text.sum` claims for each total whose parts stand behind it.
pub fn add(maker: &mut Maker) {
    let quantities = &maker.found.quantities;
    for (i, total) in quantities.iter().enumerate() {
        if is_whole(total) && maker.makes_claims(total.span) {
            parts_behind(maker, i);
        }
    }
}

/// A number of things or a sum of money, written as one figure.
fn is_whole(q: &Quantity) -> bool {
    let kind = matches!(q.kind, QuantityKind::Count | QuantityKind::Money) || q.casualty.is_some();
    kind && q.low == q.high && q.low >= 2.0 && q.low.is_finite() && matches!(q.bound, Bound::Exact)
}

fn parts_behind(maker: &mut Maker, i: usize) {
    let (doc, words) = (maker.doc, &maker.lexicon.sums);
    let quantities = &maker.found.quantities;
    let total = &quantities[i];
    let from = doc.token_at(total.span.end);
    let Some(first) = quantities.get(i + 1).filter(|q| q.sentence == total.sentence) else { return };
    let until = doc.token_at(first.span.start);
    let opens =
        (from..until.min(from + OPENING)).find(|&t| words.some.contains(doc.low(t)) || words.all.contains(doc.low(t)));
    let divided = is_divided(maker, total, until);
    let Some(open) = opens.filter(|&o| until - o <= 2).or(divided.then(|| until.saturating_sub(1))) else { return };
    let every = words.all.contains(doc.low(open)) && !divided;
    let mut parts: Vec<&Quantity> = Vec::new();
    let mut at = open + 1;
    for q in quantities[i + 1..].iter().take(8).take_while(|q| q.sentence == total.sentence) {
        let start = doc.token_at(q.span.start);
        let breaks = (at..start.min(at + STEP + 1)).any(|t| {
            matches!(doc.low(t), ";" | ":" | "(" | "but" | "while" | "who" | "whom" | "with" | "of")
                || !divided && is_verb(doc.low(t))
        });
        if start > at + STEP || breaks || !is_part(maker, q, total, every) {
            break;
        }
        parts.push(q);
        at = doc.token_at(q.span.end);
    }
    let sentence_end = doc.sentences.get(total.sentence).map_or(at, |s| s.tokens.end);
    // only a list that goes to the end of its sentence is a list of everything
    let complete = every && sentence_end <= at + 4 && parts.len() > 1;
    let dash = matches!(doc.low(open), "—" | "–");
    let exclude = parts.len() == 1 && !dash || complete || are_exclusive(maker, &parts);
    if parts.is_empty() || !exclude || every && !complete {
        return;
    }
    push_pair(maker, total, &parts, complete);
}

fn is_verb(low: &str) -> bool {
    matches!(low, "was" | "were" | "are")
}

/// "Of the 74 dead, 32 were civilians": a comma ends what is divided.
fn is_divided(maker: &Maker, total: &Quantity, until: usize) -> bool {
    let doc = maker.doc;
    let at = doc.token_at(total.span.start);
    let of = at >= 2 && matches!(doc.low(at - 2), "of" | "among") && matches!(doc.low(at - 1), "the" | "those");
    let near = until > at && until - at <= OPENING;
    of && near && doc.low(until.saturating_sub(1)) == ","
}

/// The noun of a part: its own, or the one behind its verb ("32 were civilians").
fn noun_of(maker: &Maker, q: &Quantity) -> Option<String> {
    let doc = maker.doc;
    let behind = doc.token_at(q.span.end);
    if is_verb(doc.low(behind)) {
        let noun = doc.low(behind + 1);
        return Some(noun.strip_suffix('s').unwrap_or(noun).to_owned());
    }
    q.head.clone()
}

fn is_part(maker: &Maker, q: &Quantity, total: &Quantity, every: bool) -> bool {
    // "two sons, 12 and 14": ages have no noun behind them
    let behind = maker.doc.token_at(q.span.end);
    let noun = maker.doc.tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Word)
        && !matches!(maker.doc.low(behind), "and" | "or" | "to");
    let one_kind = (q.kind == QuantityKind::Money) == (total.kind == QuantityKind::Money);
    let counted = matches!(q.kind, QuantityKind::Count | QuantityKind::Money) || q.casualty.is_some();
    one_kind
        && (counted && (noun || q.kind == QuantityKind::Money)
            || (every || is_verb(maker.doc.low(behind))) && noun && q.kind == QuantityKind::Bare)
        && (q.kind != QuantityKind::Money || q.unit == total.unit)
        && q.low == q.high
        && q.low > 0.0
        && q.bound == Bound::Exact
}

/// Parts whose nouns exclude one another, or that lie in different places.
fn are_exclusive(maker: &Maker, parts: &[&Quantity]) -> bool {
    let doc = maker.doc;
    let nouns: Vec<String> = parts.iter().filter_map(|q| noun_of(maker, q)).collect();
    let heads: Vec<&str> = nouns.iter().map(String::as_str).collect();
    if heads.len() == parts.len() && maker.lexicon.sums.exclude(&heads) {
        return true;
    }
    let place = |q: &&Quantity| {
        let at = doc.token_at(q.span.end);
        let money = q.kind == QuantityKind::Money && matches!(doc.low(at), "for" | "to" | "in" | "from");
        money
            || (at..at + 3)
                .any(|t| matches!(doc.low(t), "in" | "from" | "at") && doc.tokens.get(t + 1).is_some_and(|t| t.capital))
    };
    parts.iter().all(place)
}

fn push_pair(maker: &mut Maker, total: &Quantity, parts: &[&Quantity], complete: bool) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let sum: f64 = parts.iter().map(|q| q.low).sum();
    // rounded figures need not add up to the last digit
    let half = |q: &Quantity| {
        let half = written::half_digit(maker.doc.slice(q.span), q.low);
        // people and things are counted, not measured
        if half <= 0.5 { 0.0 } else { half }
    };
    let slack: f64 = parts.iter().map(|q| half(q)).sum::<f64>() + half(total);
    let of = total.head.clone().unwrap_or_default();
    let unit = if total.kind == QuantityKind::Money { total.unit.clone() } else { "-".to_owned() };
    let terms: Vec<String> = parts.iter().map(|q| number::plain(q.low)).collect();
    let named = |low: f64, high: f64, bound: Bound| NumberValue {
        low,
        high,
        bound,
        unit: unit.clone(),
        of: of.clone(),
        base: None,
    };
    let block = format!("sum:{}:{}", maker.doc.id, total.span.start);
    let name = match total.casualty.as_deref() {
        Some(casualty) => casualty.replace('_', " "),
        None => of.clone(),
    };
    let steps = |parts: bool| {
        if parts && terms.len() > 1 {
            vec![format!("{} = {}", terms.join(" + "), number::plain(sum))]
        } else {
            Vec::new()
        }
    };
    let whole = named(total.low, total.low, Bound::Exact);
    let parts_value = named((sum - slack).max(0.0), sum + slack, if complete { Bound::Exact } else { Bound::AtLeast });
    let pair = [(total.span, whole, steps(false)), (first.span.cover(last.span), parts_value, steps(true))];
    push(maker, Attribute::TextSum, &name, &block, pair);
}

/// Two numbers of one text that have to fit each other.
pub fn push(
    maker: &mut Maker,
    attribute: Attribute,
    name: &str,
    block: &str,
    pair: [(Span, NumberValue, Vec<String>); 2],
) {
    for (span, value, derivation) in pair {
        maker.push(Draft {
            span,
            attribute,
            subject: Subject { name: name.to_owned(), entity: None, event: None, ordinal: None, series: None },
            value: Value::Number(value),
            qualifiers: Qualifiers::default(),
            derivation,
            block: block.to_owned(),
        });
    }
}
