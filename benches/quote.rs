//! Throughput of the quotation recognizer alone, on text made here.
//! `CROSSCHECK_BENCH_TEXT` names a file to read instead.

use crosscheck::{
    document::Document,
    mention::{entity::Entities, quote},
    packs::Lexicon,
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const REPORT: &str = "The ferry will sail again on Monday, the harbour office said in a statement. \
\"We have checked every valve,\" said Mara Quill, the chief engineer. \"Nothing else is worn.\" \
Quill told reporters that the crew had slept on board. According to the port authority, 212 people were waiting. \
The weather was fine and the queue moved slowly past the customs house towards the two gangways.\n\n\
Passengers, she added, would be paid back, although the company denied that it had cancelled any trip.\n\n";

fn text() -> String {
    match std::env::var("CROSSCHECK_BENCH_TEXT") {
        Ok(path) => std::fs::read_to_string(path).unwrap_or_default(),
        Err(_) => REPORT.repeat(400),
    }
}

#[divan::bench(sample_count = 20)]
fn recognize(bencher: Bencher) {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(&text(), None, lexicon);
    let entities = Entities::default();
    bencher
        .counter(BytesCount::new(doc.text.len()))
        .bench(|| quote::recognize(divan::black_box(&doc), &lexicon.quote, &entities).len());
}

#[divan::bench(sample_count = 10)]
fn unbalanced_marks(bencher: Bencher) {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(&"she said \"no ".repeat(20_000), None, lexicon);
    let entities = Entities::default();
    bencher
        .counter(BytesCount::new(doc.text.len()))
        .bench(|| quote::recognize(divan::black_box(&doc), &lexicon.quote, &entities).len());
}
