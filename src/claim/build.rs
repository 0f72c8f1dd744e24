//! From mentions to claims: one builder per family of attributes.

use super::{
    Claim, Lexicon, change, context::Keys, corrections, dates, lists, maker::Maker, marks, numbers, people, places,
    quotes, status, sums, years,
};
use crate::{document::Document, mention::Mentions};

/// Every claim of `doc`, sorted by position, numbered in that order.
pub fn claims(doc: &Document, found: &Mentions, lexicon: &Lexicon, keys: &Keys) -> Vec<Claim> {
    let mut maker = Maker::new(doc, found, lexicon, keys);
    dates::add(&mut maker);
    numbers::add(&mut maker);
    marks::add(&mut maker);
    people::add(&mut maker);
    places::add(&mut maker);
    quotes::add(&mut maker);
    status::add(&mut maker);
    sums::add(&mut maker);
    lists::add(&mut maker);
    years::add(&mut maker);
    change::add(&mut maker);
    let mut claims = maker.claims;
    numbers::mark_members(&mut claims);
    corrections::mark(doc, &found.quantities, &lexicon.corrections, &mut claims);
    let mut claims = in_order(claims);
    for (i, claim) in claims.iter_mut().enumerate() {
        claim.id = numbered(&doc.id, i);
    }
    claims
}

/// The claims by position. They are large: what is sorted are their places, and each is moved once, in place.
fn in_order(mut claims: Vec<Claim>) -> Vec<Claim> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&claims[a], &claims[b]);
        (a.start, a.end, a.attribute, &a.block).cmp(&(b.start, b.end, b.attribute, &b.block))
    });
    for i in 0..claims.len() {
        // what was meant for this place may have been swapped away
        let mut from = order[i];
        while from < i {
            from = order[from];
        }
        order[i] = from;
        claims.swap(i, from);
    }
    claims
}

/// "article#12"
fn numbered(article: &str, mut number: usize) -> String {
    let mut digits = [0; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 || first == 0 {
            break;
        }
    }
    let mut id = String::with_capacity(article.len() + 1 + digits.len() - first);
    id.push_str(article);
    id.push('#');
    id.extend(digits[first..].iter().map(|&d| char::from(d)));
    id
}
