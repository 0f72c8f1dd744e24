//! Quantities over real articles, one thread; megabytes of text a second.
//!
//! Reads `../shared/eval/quotes_dev.jsonl` where it lies next to the repository, else own sentences.

use std::path::Path;

use crosscheck::{
    document::Document,
    mention::{
        quantity,
        time::{self, Time},
    },
    packs::Lexicon,
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/eval/quotes_dev.jsonl", "../../shared/eval/quotes_dev.jsonl"];
    let found = places.iter().find_map(|p| std::fs::read_to_string(root.join(p)).ok());
    let texts: Vec<String> = match found {
        Some(lines) => lines
            .lines()
            .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
            .filter_map(|v| v["text"].as_str().map(str::to_owned))
            .collect(),
        None => {
            vec!["The storm killed 12 people and left $1.5 million in damage. The mayor spoke of luck.\n".repeat(2000)]
        }
    };
    texts.iter().map(|t| Document::plain(t, None, Lexicon::builtin())).collect()
}

#[divan::bench(sample_count = 20)]
fn recognize(bencher: Bencher) {
    let lexicon = Lexicon::builtin();
    let documents = documents();
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    let times: Vec<Vec<Time>> = documents.iter().map(|d| time::recognize(d, &lexicon.time, &[])).collect();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let read = documents.iter().zip(&times);
        read.map(|(d, t)| quantity::recognize(d, &lexicon.quantity, t).len()).sum::<usize>()
    });
}
