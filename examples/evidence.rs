//! Print the evidence for every candidate pair of every case, one JSON line a case: what `.ci/fit_evidence.py` fits the
//! models of `rules/en/evidence.toml` on. Cases are what `.ci/evidence_cases.py` makes.
//!
//! `cargo run --release --example evidence -- CASES.jsonl > evidence.jsonl`

use std::{error::Error, fs};

use crosscheck::{
    align::{
        Aligned,
        evidence::Evidence,
        pairing::{self, Kind},
    },
    claim::Claim,
    document::{
        Document, Meta, PublishedFrom,
        segment::{self, RawDocument},
    },
    engine,
    packs::Lexicon,
    source,
};
use rayon::prelude::*;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let lexicon = Lexicon::builtin();
    println!("{}", json!(Evidence::NAMES));
    for path in std::env::args().skip(1) {
        let text = fs::read_to_string(path)?;
        let cases: Vec<&str> = text.lines().collect();
        for batch in cases.chunks(512) {
            let lines: Vec<String> = batch.par_iter().map(|case| rows(case, lexicon).to_string()).collect();
            println!("{}", lines.join("\n"));
        }
    }
    Ok(())
}

fn rows(case: &str, lexicon: &Lexicon) -> Value {
    let case: Value = serde_json::from_str(case).unwrap_or_default();
    let documents: Vec<Document> =
        case["documents"].as_array().into_iter().flatten().map(|d| document(d, lexicon)).collect();
    let (reports, claims) = engine::extract_all(&documents, lexicon);
    let aligned = Aligned::new(&reports, &claims, lexicon);
    let place = |c: &Claim| json!([documents[c.document].id, c.start, c.end]);
    let mut rows: Vec<Value> = Vec::new();
    for kind in Kind::ALL {
        for c in pairing::candidates(&aligned, kind) {
            rows.push(json!([kind.model(), place(&claims[c.a]), place(&claims[c.b]), c.evidence.values().to_vec()]));
        }
    }
    // every value of a claim, so that it can be told whether a miss is a claim never made or a pair never met
    let made: Vec<Value> = claims.iter().map(place).collect();
    json!({"id": case["id"], "rows": rows, "claims": made})
}

fn document(record: &Value, lexicon: &Lexicon) -> Document {
    let published = record["published"].as_str().and_then(|day| source::published(day, PublishedFrom::Metadata));
    let raw = RawDocument {
        id: record["id"].as_str().unwrap_or_default().to_owned(),
        text: record["text"].as_str().unwrap_or_default().to_owned(),
        meta: Meta { published, ..Meta::default() },
        ..RawDocument::default()
    };
    segment::document(raw, lexicon, None)
}
