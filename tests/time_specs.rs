//! The date and time cases of another project's own test suite (Recognizers-Text), where they lie beside the checkout.
//!
//! Its conventions differ from TIMEX3's: a range is one expression `(from,to,length)`, what the report's day would
//! complete stays open (`XXXX-07-24`), prepositions belong to the span. `theirs` says our answer in its terms.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use chrono::{Datelike, NaiveDate};
use crosscheck::{
    document::{Document, Span},
    lexicon::Lexicon,
    mention::time::{self, Anchoring, Time, TimexType},
};
use serde_json::Value;

/// Share of the plain cases answered exactly: span and value of every expression, and nothing more.
const FLOOR: f64 = 0.45;

#[test]
fn plain_time_cases_of_recognizers_text() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/eval/specs_datetime.jsonl", "../../shared/eval/specs_datetime.jsonl"];
    let Some(text) = places.iter().find_map(|p| fs::read_to_string(here.join(p)).ok()) else {
        println!("skipped: specs_datetime.jsonl is not there");
        return;
    };
    let (mut all, mut right) = (0, 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        if case["plain"] != true {
            continue;
        }
        all += 1;
        let (want, got) = (expected(&case), answer(&case));
        right += usize::from(want == got);
        if want != got && std::env::var_os("SPECS_VERBOSE").is_some() {
            println!("{} | want {want:?} | got {got:?}", case["input"]);
        }
    }
    let share = f64::from(right as u32) / f64::from(all);
    println!("{right} of {all} plain cases: {:.1} %", 100.0 * share);
    assert!(share >= FLOOR, "{right} of {all} plain cases");
}

fn expected(case: &Value) -> Vec<(String, String)> {
    let list = case["expected"].as_array().unwrap();
    let text = |v: &Value| v.as_str().unwrap_or("").to_owned();
    list.iter().map(|e| (text(&e["text"]).trim().to_lowercase(), text(&e["timex"]))).collect()
}

fn answer(case: &Value) -> Vec<(String, String)> {
    let lexicon = Lexicon::builtin();
    let day = case["reference"].as_str().and_then(|r| r.get(..10)).and_then(|d| d.parse().ok());
    let doc = Document::plain(case["input"].as_str().unwrap(), day, lexicon);
    let times = time::recognize(&doc, &lexicon.time, &[]);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = times.get(at) {
        let (span, value) = match (found.range_span, times.get(at + 1)) {
            (Some(span), Some(second)) => {
                at += 1;
                (widen(&doc, span, &["from", "between"]), range(found, second))
            }
            _ => theirs(&doc, found),
        };
        out.push((doc.slice(span).to_lowercase(), value));
        at += 1;
    }
    out
}

/// Takes in the word before the span, if it is one of `words`.
fn widen(doc: &Document, span: Span, words: &[&str]) -> Span {
    let before = doc.lower[..span.start].trim_end();
    let whole = |w: &str| before.strip_suffix(w).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    let word = words.iter().filter(|w| whole(w)).max_by_key(|w| w.len());
    word.map_or(span, |w| Span::new(before.len() - w.len(), span.end))
}

fn theirs(doc: &Document, found: &Time) -> (Span, String) {
    let limits = ["after", "before", "since", "later than", "no later than", "starting", "as late as"];
    let mut span = if found.kind == TimexType::Date { widen(doc, found.span, &limits) } else { found.span };
    let text = doc.slice(found.span).to_lowercase();
    for lead in ["the end of", "the beginning of", "the middle of", "the same", "the week "] {
        let bare = !lead.ends_with("st") && !lead.ends_with("next")
            || found.kind == TimexType::Duration
            || text.ends_with("quarter");
        let bare = bare && (lead != "the week " || text.get(9..).unwrap_or("").starts_with(char::is_numeric));
        if text.starts_with(lead) && bare && span == found.span {
            span = Span::new(span.start + 4, span.end);
        }
    }
    let value = match found.kind {
        TimexType::Date => date(doc, found),
        TimexType::Time => clock(doc, found),
        TimexType::Duration => match found.interval {
            Some((first, last)) if first == last && widen(doc, span, &["in"]) != span => {
                span = widen(doc, span, &["in"]);
                last.to_string()
            }
            Some((first, last)) if widen(doc, span, &["within"]) != span => {
                span = widen(doc, span, &["within"]);
                format!("({first},{last},{})", decimal(&found.value))
            }
            Some((first, last)) => {
                if text.starts_with("the ") && span == found.span && !text.contains("decade") {
                    span = Span::new(span.start + 4, span.end);
                }
                format!("({first},{},{})", last + chrono::Days::new(1), decimal(&found.value))
            }
            None if text.contains("half") => found.value.replace("PT30M", "PT0.5H").replace("H30M", ".5H"),
            None => decimal(&found.value),
        },
        TimexType::Set => found.value.clone(),
    };
    (span, value)
}

/// `PT1H30M` as `PT1.5H`.
fn decimal(value: &str) -> String {
    let halves = [("PT30M", "PT0.5H"), ("H30M", ".5H")];
    match halves.iter().find(|(ours, _)| value.ends_with(ours)) {
        Some((ours, theirs)) if *ours != "PT30M" => value.replace(ours, theirs),
        _ => value.to_owned(),
    }
}

fn date(doc: &Document, found: &Time) -> String {
    let text = doc.slice(found.span).to_lowercase();
    let relative = ["last", "next", "this", "past", "previous", "following", "coming"].iter().any(|w| text.contains(w));
    if text.contains(" the ") && found.weekday.is_some() && found.month_day.is_none() || text.starts_with("week ") {
        return found.value.clone();
    }
    if let (Some(w), None, false) = (found.weekday, found.month_day, relative) {
        return format!("XXXX-WXX-{}", w.number_from_monday());
    }
    let open = found.anchoring == Anchoring::Partial && !relative;
    let bare_day = !text.contains("week")
        && found.month_day.is_none()
        && found.weekday.is_none()
        && text.chars().any(|c| c.is_ascii_digit());
    if open && found.value.len() == 10 && bare_day {
        return format!("XXXX-XX-{}", &found.value[8..]);
    }
    let value = if open { open_year(&found.value) } else { found.value.clone() };
    let Some((first, last)) = found.interval else { return value };
    let end = last.succ_opt().unwrap();
    let (from, to) = (|d: NaiveDate| if open { open_year(&d.to_string()) } else { d.to_string() }, end);
    match value.get(5..) {
        Some(q) if q.starts_with('Q') => format!("({},{},P3M)", from(first), from(to)),
        Some(h) if h.starts_with('H') => format!("({},{},P6M)", from(first), from(to)),
        Some(season @ ("SP" | "SU" | "FA" | "WI")) if open => season.to_owned(),
        None if value.len() == 3 => format!("({first},{to},P10Y)"),
        None if value.len() == 2 => {
            format!("({},{},P100Y)", first - chrono::Months::new(12), to - chrono::Months::new(12))
        }
        _ => value,
    }
}

fn open_year(value: &str) -> String {
    format!("XXXX{}", value.get(4..).unwrap_or(""))
}

fn clock(doc: &Document, found: &Time) -> String {
    let text = doc.slice(found.span).to_lowercase();
    let Some((_, time)) = found.value.split_once('T') else { return found.value.clone() };
    let minutes = text.contains(':')
        || !time.contains(":00")
        || text.contains('.') && text.contains(char::is_numeric) && !text.ends_with("m.");
    let time = match (time, minutes) {
        ("24:00", _) => "00",
        (time, false) => time.trim_end_matches(":00"),
        (time, true) => time.trim_end_matches('Z'),
    };
    let named = found.month_day.is_some()
        || found.weekday.is_some()
        || found.anchor.is_some() && text.contains("to")
        || text.contains("yester");
    if !named {
        return format!("T{time}");
    }
    format!(
        "{}T{time}",
        date(doc, &Time { value: found.value.split('T').next().unwrap_or("").to_owned(), ..found.clone() })
    )
}

/// `(from,to,length)`, open where no year is named.
fn range(first: &Time, second: &Time) -> String {
    let (Some((from, to)), Some((last, _))) = (first.range, second.interval) else { return first.value.clone() };
    let to = if second.value.len() >= 10 { to } else { last };
    let open = first.anchoring == Anchoring::Partial
        && second.anchoring == Anchoring::Partial
        && first.year.or(second.year).is_none();
    let say = |d: NaiveDate| if open { open_year(&d.to_string()) } else { d.to_string() };
    let months = |d: NaiveDate| d.year() * 12 + d.month0() as i32;
    let length = match (first.value.len(), second.value.len()) {
        (4, 4) => format!("P{}Y", to.year() - from.year()),
        (4 | 7, 4 | 7) => format!("P{}M", months(to) - months(from)),
        _ => format!("P{}D", (to - from).num_days()),
    };
    format!("({},{},{length})", say(from), say(to))
}
