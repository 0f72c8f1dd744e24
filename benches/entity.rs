//! People, organizations, places and titles over articles, one thread; megabytes of text a second.
//!
//! `CROSSCHECK_BENCH_TEXT` names a file of JSON Lines with a `text` each; else own sentences.

use crosscheck::{document::Document, mention::entity, packs::Lexicon};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const REPORT: &str = "Harbour Minister Ana Soler met Col. Piet van der Meer in Lisbon on Monday. \
Soler, 52, a former mayor of Porto, told reporters that the Ferry Safety Board had not been heard. \
\"We will ask the board,\" said Jonas Lindqvist, its chairman and a professor at Uppsala University. \
The Portuguese minister left before he had answered, according to a spokeswoman for the Ministry of Transport.\n\n\
The queue moved slowly past the customs house, and nobody in it knew when the next boat would sail.\n\n";

fn documents() -> Vec<Document> {
    let lines = std::env::var("CROSSCHECK_BENCH_TEXT").ok().and_then(|p| std::fs::read_to_string(p).ok());
    let texts: Vec<String> = match lines {
        Some(lines) => lines
            .lines()
            .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
            .filter_map(|v| v["text"].as_str().map(str::to_owned))
            .collect(),
        None => vec![REPORT.repeat(8); 200],
    };
    texts.iter().map(|t| Document::plain(t, None, Lexicon::builtin())).collect()
}

#[divan::bench(sample_count = 10)]
fn recognize(bencher: Bencher) {
    let words = &Lexicon::builtin().entity;
    let documents = documents();
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| documents.iter().map(|d| entity::recognize(d, words).person_mentions.len()).sum::<usize>());
}
