//! The command line. Temporary shell: reads JSON Lines and prints mentions.
use std::io::{BufWriter, Write};

use crosscheck::{
    document::{Document, Meta, Published, PublishedFrom, Segment, SegmentKind, Span},
    lexicon::Lexicon,
    mention, report,
};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let lexicon = Lexicon::builtin();
    let path = args.last().cloned().unwrap_or_default();
    let data = std::fs::read_to_string(&path).unwrap_or_default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in data.lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        if args.get(1).is_some_and(|a| a == "names") {
            let score = mention::entity::same_person(
                v["a"].as_str().unwrap_or(""),
                v["b"].as_str().unwrap_or(""),
                &lexicon.entity,
            );
            let _ = writeln!(out, "{}", serde_json::json!({"id": v["id"], "same": score >= 0.5, "score": score}));
            continue;
        }
        let text = v["text"].as_str().unwrap_or("").to_owned();
        let day = v["published"].as_str().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
        let meta = Meta { published: day.map(|d| Published::on(d, PublishedFrom::Metadata)), ..Meta::default() };
        let body = Segment { kind: SegmentKind::Body, span: Span::new(0, text.len()) };
        let doc = Document::new(v["id"].as_str().unwrap_or(""), &path, meta, text, vec![body], lexicon);
        let found = mention::recognize(&doc, lexicon);
        let line = serde_json::json!({"schema": "crosscheck.extract/1", "document": {"id": doc.id, "path": doc.path},
            "mentions": report::extract::mentions(&doc, &found), "claims": []});
        let _ = writeln!(out, "{line}");
    }
}
