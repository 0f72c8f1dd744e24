//! Print the evidence for every candidate pair of every case of a conflict kit, one JSON line a case:
//! what `.ci/fit_evidence.py` fits the models of `rules/en/evidence.toml` on.
//!
//! `cargo run --release --example evidence -- CASES.jsonl ... > evidence.jsonl`

use std::{error::Error, fs};

use crosscheck::{
    align::{Aligned, evidence::Evidence},
    claim::Claim,
    document::{
        Document, Meta, PublishedFrom,
        segment::{self, RawDocument},
    },
    engine,
    packs::Lexicon,
    rules, source,
};
use rayon::prelude::*;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let lexicon = Lexicon::builtin();
    let mut cases: Vec<Value> = Vec::new();
    for path in std::env::args().skip(1) {
        for line in fs::read_to_string(path)?.lines() {
            cases.push(serde_json::from_str(line)?);
        }
    }
    println!("{}", json!(Evidence::NAMES));
    let lines: Vec<String> = cases.par_iter().map(|case| rows(case, lexicon).to_string()).collect();
    println!("{}", lines.join("\n"));
    Ok(())
}

fn rows(case: &Value, lexicon: &Lexicon) -> Value {
    let none = serde_json::Map::new();
    let files = case["files"].as_object().unwrap_or(&none);
    let documents: Vec<Document> = files
        .iter()
        .map(|(name, text)| {
            let published = case["dct"][name].as_str().and_then(|d| source::published(d, PublishedFrom::Metadata));
            let raw = RawDocument {
                id: name.clone(),
                text: text.as_str().unwrap_or_default().to_owned(),
                meta: Meta { published, ..Meta::default() },
                ..RawDocument::default()
            };
            segment::document(raw, lexicon, None)
        })
        .collect();
    let (reports, claims) = engine::extract_all(&documents, lexicon);
    let aligned = Aligned::new(&reports, &claims, lexicon);
    let place = |c: &Claim| json!({"file": documents[c.document].id, "start": c.start, "end": c.end});
    let rows: Vec<Value> = rules::candidates(&aligned)
        .iter()
        .map(|(model, c)| json!([model, place(&claims[c.a]), place(&claims[c.b]), c.evidence.values().to_vec()]))
        .collect();
    json!({"case_id": case["case_id"], "stories": case["stories"], "rows": rows})
}
