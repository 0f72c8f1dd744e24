//! `crosscheck names`: are two names the same person?

use std::io::Write;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    CliError, Outcome,
    args::{ListFormat, Names},
    articles, extract, output,
};
use crate::{
    mention::entity::{names::Answer, same_person},
    problem::Problem,
    report::text::one_line,
    source::{self, Input},
};

#[derive(Deserialize)]
struct Pair {
    #[serde(default)]
    id: Value,
    a: String,
    b: String,
}

pub fn run(args: Names) -> Result<Outcome, CliError> {
    let words = articles::lexicon(&args.reading.rules)?;
    let lexicon = &*words;
    let mut out = output::open(None)?;
    let mut problems = Vec::new();
    for path in &args.paths {
        let input = Input::named(path);
        let Some(text) = source::text(&input, args.reading.max_size.saturating_mul(1 << 20), &mut problems) else {
            continue;
        };
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            match serde_json::from_str::<Pair>(line) {
                Ok(pair) => {
                    let found = same_person(&pair.a, &pair.b, &lexicon.entity);
                    writeln!(out, "{}", answer(&pair, found, args.format))?;
                }
                Err(error) => problems.push(Problem::at(path, i + 1, pair_fault(&error))),
            }
        }
    }
    out.flush()?;
    Ok(extract::finish(&mut problems, false))
}

fn answer(pair: &Pair, found: Answer, format: ListFormat) -> String {
    let (same, score) = (found.is_one(), found.score);
    match format {
        ListFormat::Jsonl => json!({"id": pair.id, "same": same, "score": score}).to_string(),
        ListFormat::Human => {
            format!(
                "{} {score:.2}  {} | {}",
                if same { "same     " } else { "different" },
                one_line(&pair.a),
                one_line(&pair.b)
            )
        }
    }
}

fn pair_fault(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or("it is broken");
    format!("this is no pair of names {{\"id\",\"a\",\"b\"}}: {what}")
}
