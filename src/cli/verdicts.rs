//! `crosscheck verdicts`: what the desk found true and false, by rule.

use std::{collections::BTreeMap, io::Write};

use serde::Deserialize;
use serde_json::json;

use super::{
    CliError, Outcome,
    args::{ListFormat, Verdicts},
    extract, output,
};
use crate::{
    problem::Problem,
    report::text::one_line,
    source::{self, Input},
};

#[derive(Deserialize)]
struct Verdict {
    #[serde(default)]
    fingerprint: String,
    rule: String,
    /// Is it a true conflict?
    verdict: bool,
}

/// A conflict counts once: of two verdicts the later holds.
pub fn run(args: &Verdicts) -> Result<Outcome, CliError> {
    let mut problems = Vec::new();
    let mut verdicts: BTreeMap<(String, String), bool> = BTreeMap::new();
    for path in &args.paths {
        let Some(text) = source::text(&Input::named(path), source::MAX_SIZE, &mut problems) else { continue };
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            match serde_json::from_str::<Verdict>(line) {
                Ok(v) => {
                    let key = if v.fingerprint.is_empty() { format!("{path}:{i}") } else { v.fingerprint };
                    verdicts.insert((v.rule, key), v.verdict);
                }
                Err(error) => {
                    let text = error.to_string();
                    let what = text.split(" at line ").next().unwrap_or("it is broken");
                    problems.push(Problem::at(
                        path,
                        i + 1,
                        format!("this is no verdict {{\"rule\",\"verdict\"}}: {what}"),
                    ));
                }
            }
        }
    }
    let mut rules: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for ((rule, _), verdict) in &verdicts {
        let counts = rules.entry(rule).or_default();
        counts.0 += usize::from(*verdict);
        counts.1 += 1;
    }
    let mut out = output::open(None)?;
    let all = rules.values().fold((0, 0), |sum, n| (sum.0 + n.0, sum.1 + n.1));
    for (rule, (right, count)) in rules.into_iter().chain((all.1 > 0).then_some(("all", all))) {
        let precision = right as f64 / count as f64;
        match args.format {
            ListFormat::Human => {
                writeln!(out, "{:3.0} %  {right} of {count}  {}", precision * 100.0, one_line(rule))?;
            }
            ListFormat::Jsonl => {
                writeln!(out, "{}", json!({"rule": rule, "true": right, "verdicts": count, "precision": precision}))?;
            }
        }
    }
    out.flush()?;
    Ok(extract::finish(&mut problems, false))
}
