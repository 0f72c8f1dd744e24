//! The way from documents to conflicts.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    align::{Aligned, Report},
    claim::{self, Claim, context::Keys},
    conflict::{self, Conflict},
    document::{Document, Span, Status},
    ledger::{self, Fact},
    mention,
    packs::Lexicon,
    rules,
};

/// What a run is asked for.
#[derive(Debug, Clone, Default)]
pub struct CheckOptions {
    /// Only these rules; empty: all.
    pub select: Vec<String>,
    /// Not these rules.
    pub ignore: Vec<String>,
    /// Only conflicts in which one of these documents (indices) takes part; empty: all.
    pub drafts: Vec<usize>,
}

/// What one report claims, and what comparing needs to know of it.
#[derive(Debug, Clone)]
pub struct Extracted {
    pub report: Report,
    pub mentions: mention::Mentions,
    pub claims: Vec<Claim>,
}

/// Mentions and claims of one document.
pub fn extract(doc: &Document, lexicon: &Lexicon) -> Extracted {
    let mentions = mention::recognize(doc, lexicon);
    let keys = Keys::new(doc, &mentions, lexicon);
    let mut claims = claim::claims(doc, &mentions, lexicon, &keys);
    if doc.meta.status == Status::Withdrawn {
        claims.iter_mut().for_each(|c| c.qualifiers.polarity = Some(claim::Polarity::Withdrawn));
    }
    let report = Report::new(doc, &mentions.entities, keys.topic());
    Extracted { report, mentions, claims }
}

/// Every conflict inside and between `documents`, sorted.
pub fn check(documents: &[Document], lexicon: &Lexicon, options: &CheckOptions) -> Vec<Conflict> {
    let (reports, claims) = extract_all(documents, lexicon);
    let mut conflicts = compare(&reports, &claims, lexicon, options);
    conflict::sort(&mut conflicts, documents);
    conflicts
}

/// What `compare` takes: every document's report and claims, in their order.
pub fn extract_all(documents: &[Document], lexicon: &Lexicon) -> (Vec<Report>, Vec<Claim>) {
    let (reports, claims, _) = extract_each(documents, lexicon, |_, _| ());
    (reports, claims)
}

/// The same, with what a ledger needs of each document.
pub fn extract_facts(documents: &[Document], lexicon: &Lexicon) -> (Vec<Report>, Vec<Claim>, Vec<Vec<Fact>>) {
    extract_each(documents, lexicon, |doc, e| ledger::facts(doc, &e.mentions, lexicon))
}

fn extract_each<T: Send>(
    documents: &[Document],
    lexicon: &Lexicon,
    more: impl Fn(&Document, &Extracted) -> T + Sync,
) -> (Vec<Report>, Vec<Claim>, Vec<T>) {
    // collecting keeps the order of the documents, whatever the threads do
    let extracted: Vec<(Report, Vec<Claim>, T)> = documents
        .par_iter()
        .map(|doc| {
            let e = extract(doc, lexicon);
            let more = more(doc, &e);
            (e.report, e.claims, more)
        })
        .collect();
    let mut reports = Vec::with_capacity(extracted.len());
    let mut claims = Vec::new();
    let mut others = Vec::with_capacity(extracted.len());
    for (i, (report, mut own, more)) in extracted.into_iter().enumerate() {
        own.iter_mut().for_each(|c| c.document = i);
        // the claims of a single huge article are not copied
        if claims.is_empty() {
            claims = own
        } else {
            claims.append(&mut own)
        }
        reports.push(report);
        others.push(more);
    }
    (reports, claims, others)
}

/// Every conflict between claims. `claims` are sorted by report, then position;
/// `Claim::document` is an index into `reports`.
pub fn compare(reports: &[Report], claims: &[Claim], lexicon: &Lexicon, options: &CheckOptions) -> Vec<Conflict> {
    settle(find(reports, claims, lexicon, options), claims, options)
}

/// What the rules find. Claims of different blocks never meet: the claims of one block, with the reports that they
/// stand in, give what they give among all others.
pub fn find(reports: &[Report], claims: &[Claim], lexicon: &Lexicon, options: &CheckOptions) -> Vec<Conflict> {
    let mut aligned = Aligned::new(reports, claims, lexicon);
    aligned.drafts.clone_from(&options.drafts);
    let asked = |id: &str| {
        (options.select.is_empty() || options.select.iter().any(|s| s == id)) && !options.ignore.iter().any(|s| s == id)
    };
    let rules: Vec<&rules::Rule> = rules::all().iter().filter(|r| asked(r.id)).collect();
    let found: Vec<Vec<Conflict>> = rules.par_iter().map(|r| (r.check)(&aligned)).collect();
    found.into_iter().flatten().collect()
}

/// The conflicts of all blocks, in whatever order they come, seen together: none told twice, only those asked for,
/// with the changes that would settle several of them.
pub fn settle(found: Vec<Conflict>, claims: &[Claim], options: &CheckOptions) -> Vec<Conflict> {
    let with_draft =
        |c: &Conflict| options.drafts.is_empty() || c.labels.iter().any(|l| options.drafts.contains(&l.document));
    let mut conflicts: Vec<Conflict> = rules::without_repeats(found).into_iter().filter(with_draft).collect();
    if !options.drafts.is_empty() {
        conflicts.iter_mut().for_each(|c| c.labels.sort_by_key(|l| !options.drafts.contains(&l.document)));
    }
    let words: BTreeMap<(usize, Span), &str> =
        claims.iter().map(|c| ((c.document, c.span()), c.text.as_str())).collect();
    conflict::repair::suggest(&mut conflicts, &|document, span| words.get(&(document, span)).map(|w| (*w).to_owned()));
    conflicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::work;

    /// How many words are looked at.
    fn looks(text: &str) -> u64 {
        let lexicon = Lexicon::builtin();
        let doc = Document::plain(text, "2024-03-06".parse().ok(), lexicon);
        work::looks(|| {
            std::hint::black_box(extract(&doc, lexicon).claims.len());
        })
    }

    #[test]
    fn endless_sentences_cost_what_they_are_long() {
        for part in [
            "the talks of March 4 and the vote of March 5 ",
            "Mayor Ruth Hale met 12 people in Elmton, ",
            "“we met on Monday,” Lee said, ",
        ] {
            let (once, eight) = (looks(&part.repeat(200)), looks(&part.repeat(1600)));
            assert!(eight <= once * 10, "{part}: {once} looks, eight times {eight}");
        }
    }
}
