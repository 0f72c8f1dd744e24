//! The tagger: an averaged perceptron that goes from left to right. Scores are sums of integers; of equal scores the
//! tag of the lower number wins.

use std::ops::Range;

use super::{
    Tag,
    features::{NO_TAG, Seen, features},
    model::{Model, Scores},
};
use crate::document::{Document, TokenKind};

/// How far behind the best score that of a verb may lie in a sentence that has none.
const NEAR: i32 = 250;
/// Letters that a word needs for its capital to say that titles are set in capitals.
const LONG: usize = 4;

/// The tags of the tokens of a stretch of the document. Where no token is a verb, the noun that is the nearest to one
/// becomes one, if it is near enough.
pub fn tag(doc: &Document, tokens: Range<usize>) -> Vec<Tag> {
    let seen = seen(doc, tokens);
    let (tags, nearest) = walk(&seen, None);
    match nearest {
        Some((far, at)) if far <= NEAR && !tags.iter().any(|t| is_verbal(*t)) => walk(&seen, Some(at)).0,
        _ => tags,
    }
}

fn is_verbal(tag: Tag) -> bool {
    tag.is_verb() || tag.is_auxiliary()
}

/// Tags from left to right; `verb` is one whatever the scores are. Also the noun that is the nearest to a verb in the
/// present, with its distance.
fn walk(seen: &[Seen], verb: Option<usize>) -> (Vec<Tag>, Option<(i32, usize)>) {
    let model = Model::builtin();
    let mut tags = Vec::with_capacity(seen.len());
    let mut nearest: Option<(i32, usize)> = None;
    let (mut before, mut second) = (NO_TAG, NO_TAG);
    for (at, token) in seen.iter().enumerate() {
        let known = token.fixed.or_else(|| model.sure(token.sure()));
        let tag = known.unwrap_or_else(|| {
            let mut scores: Scores = [0; 32];
            for feature in features(seen, at, before, second) {
                model.add(feature, &mut scores);
            }
            let (tag, score) = best(&scores);
            let far = score - scores.get(usize::from(Tag::Present.number())).copied().unwrap_or(i32::MIN / 2);
            let behind_noun = Tag::of_number(before).is_noun();
            if behind_noun && tag.is_noun() && nearest.is_none_or(|(least, _)| far < least) {
                nearest = Some((far, at));
            }
            tag
        });
        let tag = if verb == Some(at) { Tag::Present } else { tag };
        tags.push(tag);
        (second, before) = (before, tag.number());
    }
    (tags, nearest)
}

fn best(scores: &Scores) -> (Tag, i32) {
    let learned = scores.iter().take(Tag::LEARNED).enumerate();
    let first = (0, i32::MIN);
    let (number, score) = learned.fold(first, |best, (i, score)| if *score > best.1 { (i, *score) } else { best });
    (Tag::of_number(number as u8), score)
}

/// The tokens as the tagger sees them.
pub fn seen(doc: &Document, tokens: Range<usize>) -> Vec<Seen> {
    let title = title_case(doc, tokens.clone());
    let mut first = true;
    tokens
        .filter_map(|i| {
            let token = *doc.tokens.get(i)?;
            let seen = Seen::new(token, doc.word(i), doc.low(i), first, title);
            first &= token.kind == TokenKind::Punct;
            Some(seen)
        })
        .collect()
}

/// Do all but a few of the longer words have capitals?
pub fn title_case(doc: &Document, tokens: Range<usize>) -> bool {
    let long = |i: &usize| {
        let token = doc.tokens.get(*i);
        token.is_some_and(|t| t.kind == TokenKind::Word && t.end - t.start >= LONG)
    };
    let (mut capitals, mut all) = (0, 0);
    for i in tokens.filter(long) {
        all += 1;
        capitals += usize::from(doc.tokens.get(i).is_some_and(|t| t.capital));
    }
    all >= 4 && capitals * 10 >= all * 8
}
