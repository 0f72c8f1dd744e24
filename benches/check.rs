//! Extracting, aligning and checking: `cargo bench --bench check`.
//!
//! The texts are the reports in `seeds/`, or those of the quotation kit where it lies beside
//! the repository; the archive is synthetic: stories of ten reports each.

use std::{fs, path::Path};

use crosscheck::{
    CheckOptions,
    align::{Aligned, Report},
    claim::Claim,
    document::{
        Document,
        segment::{self, RawDocument},
    },
    engine,
    lexicon::Lexicon,
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

/// The texts to read.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Ok(kit) = fs::read_to_string(root.join("../shared/eval/quotes_dev.jsonl")) {
        let rows = kit.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
        return rows.filter_map(|r| r["text"].as_str().map(str::to_owned)).collect();
    }
    let mut found = Vec::new();
    collect(&root.join("seeds"), &mut found);
    found
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push(text);
        }
    }
}

fn document(text: &str, n: usize) -> Document {
    let raw =
        RawDocument { id: n.to_string(), path: format!("{n}.txt"), text: text.to_owned(), ..RawDocument::default() };
    segment::document(raw, Lexicon::builtin(), None)
}

/// Segments, tokens, sentences, mentions and claims, one thread.
#[divan::bench(sample_count = 5)]
fn extract(bencher: Bencher) {
    let texts = texts();
    let size: usize = texts.iter().map(String::len).sum();
    let lexicon = Lexicon::builtin();
    bencher.counter(BytesCount::new(size)).bench_local(|| {
        texts.iter().enumerate().map(|(n, t)| engine::extract(&document(t, n), lexicon).claims.len()).sum::<usize>()
    });
}

/// `stories` stories of ten reports each: names, numbers and days differ from story to story.
fn archive(stories: usize) -> Vec<Document> {
    let report = |s: usize, r: usize| {
        let (town, person) = (name(s), name(s + 7919));
        let (hurt, day) = (3 + s % 17 + usize::from(r == 7), ["Monday", "Tuesday", "Friday"][s % 3]);
        format!(
            "Fire in {town} hurts {hurt}\n\nA fire at the {town} mill injured {hurt} people on {day}, said Mayor Ruth {person}.\n\n\
             The blaze at the mill in {town} caused ${} million in damage, {person} told reporters. Number {r} of the reports.\n",
            2 + s % 9
        )
    };
    let pairs = (0..stories).flat_map(|s| (0..10).map(move |r| (s, r)));
    pairs.enumerate().map(|(n, (s, r))| document(&report(s, r), n)).collect()
}

/// A name for a number: no two are alike.
fn name(mut n: usize) -> String {
    let syllables = ["bar", "den", "kol", "mir", "tos", "vel", "lan", "sor", "gim", "pur"];
    let mut out = String::new();
    for _ in 0..4 {
        out.push_str(syllables[n % 10]);
        n /= 10;
    }
    let (first, rest) = out.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn extracted(documents: &[Document]) -> (Vec<Report>, Vec<Claim>) {
    let mut reports = Vec::new();
    let mut claims = Vec::new();
    for (n, doc) in documents.iter().enumerate() {
        let e = engine::extract(doc, Lexicon::builtin());
        claims.extend(e.claims.into_iter().map(|mut c| {
            c.document = n;
            c
        }));
        reports.push(e.report);
    }
    (reports, claims)
}

/// Finding the stories and indexing the claims.
#[divan::bench(args = [100, 200, 400], sample_count = 3)]
fn align(bencher: Bencher, stories: usize) {
    let (reports, claims) = extracted(&archive(stories));
    bencher.bench_local(|| {
        Aligned::new(&reports, &claims, Lexicon::builtin()).of(crosscheck::claim::Attribute::EventToll).len()
    });
}

/// Everything, from cut-up documents to conflicts, on all threads.
#[divan::bench(args = [100, 200, 400, 1000], sample_count = 2)]
fn check(bencher: Bencher, stories: usize) {
    let documents = archive(stories);
    let options = CheckOptions::default();
    bencher.bench_local(|| crosscheck::check(&documents, Lexicon::builtin(), &options).len());
}
