//! Reading of sentences over news prose. `SYNTAX_BENCH_TEXTS` names a JSON Lines file whose `text` fields are read;
//! without it a made-up article is repeated.

use crosscheck::{
    document::Document,
    packs::Lexicon,
    syntax::{self, Reading},
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const ARTICLE: &str = "The council said on Tuesday that the bridge over the river would be closed until March 3. Engineers \
    found cracks in two of its piers last week, a report shows. Repairs are expected to take about nine months and cost \
    $12 million, more than twice what was planned in 2019. \"We had no choice,\" the mayor told reporters. The ferry, which \
    carries some 4,000 people a day, will run every twenty minutes. Residents of the old town have asked for a second \
    boat since the summer, and a petition signed by shopkeepers was handed over at noon on Friday.\n";

fn documents() -> Vec<Document> {
    let file = std::env::var("SYNTAX_BENCH_TEXTS").ok().and_then(|p| std::fs::read_to_string(p).ok());
    let texts: Vec<String> = match file {
        Some(lines) => lines
            .lines()
            .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
            .filter_map(|v| v["text"].as_str().map(str::to_owned))
            .collect(),
        None => vec![ARTICLE.repeat(8); 200],
    };
    texts.iter().map(|t| Document::plain(t, None, Lexicon::builtin())).collect()
}

fn each_sentence<T>(bencher: Bencher, read: impl Fn(&Document, usize) -> T + Sync) {
    let documents = documents();
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for document in &documents {
            for sentence in 0..document.sentences.len() {
                divan::black_box(read(document, sentence));
            }
        }
    });
}

#[divan::bench]
fn tag(bencher: Bencher) {
    each_sentence(bencher, |d, s| syntax::tag(d, d.sentences[s].tokens.clone()).len());
}

/// Tags, chunks and clauses.
#[divan::bench]
fn read(bencher: Bencher) {
    each_sentence(bencher, |d, s| Reading::of(d, s).chunks().len());
}

/// What is said of every token, too.
#[divan::bench]
fn clauses(bencher: Bencher) {
    each_sentence(bencher, |d, s| {
        let reading = Reading::of(d, s);
        d.sentences[s].tokens.clone().filter(|i| reading.clause_of(*i).verb.is_some()).count()
    });
}
