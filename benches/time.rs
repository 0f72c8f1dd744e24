//! Temporal expressions over news prose. `TIME_BENCH_TEXTS` names a JSON Lines file whose `text` fields are read;
//! without it a made-up article is repeated.

use chrono::NaiveDate;
use crosscheck::{document::Document, mention::time, packs::Lexicon};
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
    let lexicon = Lexicon::builtin();
    let published = NaiveDate::from_ymd_opt(2025, 7, 21);
    let file = std::env::var("TIME_BENCH_TEXTS").ok().and_then(|p| std::fs::read_to_string(p).ok());
    let texts: Vec<String> = match file {
        Some(lines) => lines
            .lines()
            .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok())
            .filter_map(|v| v["text"].as_str().map(str::to_owned))
            .collect(),
        None => vec![ARTICLE.repeat(8); 200],
    };
    texts.iter().map(|t| Document::plain(t, published, lexicon)).collect()
}

/// Recognition alone: tokens and sentences are there already.
#[divan::bench]
fn recognize(bencher: Bencher) {
    let (documents, lexicon) = (documents(), Lexicon::builtin());
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| documents.iter().map(|d| time::recognize(d, &lexicon.time, &[]).len()).sum::<usize>());
}
