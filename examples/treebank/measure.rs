//! How often the reading agrees with a treebank.

use std::collections::BTreeMap;

use crosscheck::{
    document::class,
    syntax::{self, Chunk, Reading, Tag},
};

use crate::{
    conllu::Sentence,
    gold::{Gold, gold},
};

/// Print shares of tags and, for dates, numbers and names, of verbs, subjects and nouns that are right.
pub fn measure(name: &str, sentences: &[Sentence]) {
    let (mut right, mut all) = ([0usize; 2], [0usize; 2]);
    for s in sentences {
        let tags = syntax::tag(&s.doc, 0..s.doc.tokens.len());
        for (gold, own) in s.tags.iter().zip(&tags) {
            for kind in 0..=usize::from(!gold.is_punctuation()) {
                all[kind] += 1;
                right[kind] += usize::from(gold == own);
            }
        }
    }
    println!("{name}: tags {}, of words {} ({})", share(right[0], all[0]), share(right[1], all[1]), all[0]);
    let given = std::env::var_os("GOLD_TAGS").is_some();
    let mut strict = [0; 3];
    let mut kinds: BTreeMap<&str, [usize; 7]> = BTreeMap::new();
    for s in sentences {
        let tags = if given { s.tags.clone() } else { syntax::tag(&s.doc, 0..s.doc.tokens.len()) };
        let reading = Reading::tagged(&s.doc, 0, tags, false);
        for token in 0..s.tags.len() {
            let Some(kind) = kind(s, token) else { continue };
            let (gold, own) = (gold(s, token), own(&reading, token));
            let counts = kinds.entry(kind).or_default();
            let clause = reading.clause_of(token);
            let holds = |chunk: Option<Chunk>, gold: Option<usize>, own: Option<usize>| {
                gold == own || chunk.zip(gold).is_some_and(|(c, g)| c.tokens().contains(&g))
            };
            let same = [
                gold.verb == own.verb,
                holds(clause.subject, gold.subject, own.subject),
                holds(clause.chunk, Some(gold.noun), Some(own.noun)),
                gold.preposition == own.preposition,
                holds(clause.object, gold.object, own.object),
            ];
            strict[0] += usize::from(gold.subject == own.subject);
            strict[1] += usize::from(gold.noun == own.noun);
            strict[2] += 1;
            counts[0] += 1;
            counts[1] += usize::from(same[0] && same[1] && same[2]);
            counts.iter_mut().skip(2).zip(same).for_each(|(c, s)| *c += usize::from(s));
            let wanted = |i: usize| std::env::var("SHOW").is_ok_and(|k| k == format!("{kind}{i}"));
            if (0..5).any(|i| wanted(i) && !same[i]) {
                show(s, token, &gold, &own, &reading);
            }
        }
    }
    for (kind, [all, together, verb, subject, noun, preposition, object]) in kinds {
        println!(
            "  {kind}: {all} verb {} subject {} noun {} all three {} preposition {} object {}",
            share(verb, all),
            share(subject, all),
            share(noun, all),
            share(together, all),
            share(preposition, all),
            share(object, all)
        );
    }
    println!("  heads alike too: subject {} noun {}", share(strict[0], strict[2]), share(strict[1], strict[2]));
}

fn share(part: usize, all: usize) -> String {
    format!("{:.1} %", 100.0 * part as f64 / all as f64)
}

fn kind(s: &Sentence, token: usize) -> Option<&'static str> {
    let low = s.doc.low(token);
    let compound = s.tags.get(token + 1).is_some_and(|t| t.is_noun()) && s.heads[token] == token + 1;
    match s.tags[token] {
        Tag::Modal => None,
        _ if s.doc.is(token, class::CALENDAR) => Some("date"),
        Tag::Number if low.len() == 4 && (low.starts_with("19") || low.starts_with("20")) => Some("date"),
        Tag::Number => Some("number"),
        Tag::Name if !compound => Some("name"),
        _ => None,
    }
}

fn own(reading: &Reading, token: usize) -> Gold {
    let clause = reading.clause_of(token);
    Gold {
        verb: clause.verb,
        subject: clause.subject.map(|c| c.head),
        object: clause.object.map(|c| c.head),
        preposition: clause.preposition,
        noun: clause.chunk.map_or(token, |c| c.head),
        passive: clause.passive,
    }
}

fn show(s: &Sentence, token: usize, gold: &Gold, own: &Gold, reading: &Reading) {
    let word = |t: Option<usize>| t.map_or("-", |t| s.doc.word(t));
    let (verb, subject) = ((word(gold.verb), word(own.verb)), (word(gold.subject), word(own.subject)));
    let noun = (s.doc.word(gold.noun), s.doc.word(own.noun));
    println!("{}\n    {}: verb {verb:?}, subject {subject:?} noun {noun:?}", s.doc.text, s.doc.word(token));
    let chunks: Vec<&str> = reading.chunks().iter().map(|c| s.doc.word(c.head)).collect();
    println!("    heads {chunks:?}");
}
