//! The date and time cases of another project's own test suite (Recognizers-Text), where they lie beside the checkout.
//!
//! Its conventions differ from TIMEX3's: a range is one expression `(from,to,length)`, what the report's day would
//! complete stays open (`XXXX-07-24`), prepositions belong to the span. `theirs` says our answer in its terms.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use crosscheck::{
    document::{Document, Span},
    mention::time::{self, Anchoring, Modifier, Time, TimexType},
    packs::Lexicon,
};
use serde_json::Value;

/// Share of the plain cases answered exactly: span and value of every expression, and nothing more.
const FLOOR: f64 = 0.7;

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
    let stamp: Option<NaiveDateTime> = case["reference"].as_str().and_then(|r| r.parse().ok());
    let day = stamp.map(|s| s.date());
    let doc = Document::plain(case["input"].as_str().unwrap(), day, lexicon);
    let times = time::recognize(&doc, &lexicon.time, &[]);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = times.get(at) {
        let (span, value) = match (found.range_span, times.get(at + 1)) {
            (Some(span), Some(second)) => {
                at += 1;
                (widen(&doc, span, &["from", "between"]), range(found, second, day))
            }
            _ => from_now(&doc, found, stamp).unwrap_or_else(|| theirs(&doc, found)),
        };
        out.push((doc.slice(span).to_lowercase(), value));
        at += 1;
    }
    out
}

/// "in 5 minutes", "3 minutes from now": they add the length to the moment of speaking.
fn from_now(doc: &Document, found: &Time, stamp: Option<NaiveDateTime>) -> Option<(Span, String)> {
    let wide = widen(doc, found.span, &["in"]);
    let now = doc.slice(found.span).ends_with("from now");
    if found.kind != TimexType::Duration || wide == found.span && !now {
        return None;
    }
    let length = found.value.strip_prefix("PT")?;
    let (n, unit) = length.split_at_checked(length.len() - 1)?;
    let n: i64 = n.parse().ok()?;
    let delta = match unit {
        "H" => TimeDelta::hours(n),
        "M" => TimeDelta::minutes(n),
        _ => TimeDelta::seconds(n),
    };
    let span = if now { found.span } else { wide };
    Some((span, (stamp? + delta).format("%Y-%m-%dT%H:%M:%S").to_string()))
}

/// Takes in the word before the span, if it is one of `words`.
fn widen(doc: &Document, span: Span, words: &[&str]) -> Span {
    let before = doc.lower[..span.start].trim_end();
    let whole = |w: &str| before.strip_suffix(w).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    let word = words.iter().filter(|w| whole(w)).max_by_key(|w| w.len());
    word.map_or(span, |w| Span::new(before.len() - w.len(), span.end))
}

fn theirs(doc: &Document, found: &Time) -> (Span, String) {
    let text = doc.slice(found.span).to_lowercase();
    let limits = ["after", "before", "since", "later than", "no later than", "starting", "as late as"];
    let mut span = found.span;
    if found.kind == TimexType::Date {
        span = widen(doc, span, &limits);
    }
    // their "on Friday next week", "in the afternoon at 7" hold the preposition
    if found.weekday.is_some()
        && text.contains("week")
        && !text.starts_with("this week")
        && !text.starts_with("next week")
    {
        span = widen(doc, span, &["on"]);
    }
    if found.kind == TimexType::Time && text.starts_with("the ") && found.clock.is_some() {
        span = widen(doc, span, &["in"]);
    }
    if span == found.span && is_bare(found, &text) {
        span = Span::new(span.start + 4, span.end);
    }
    let value = match found.kind {
        TimexType::Date => date(doc, found),
        TimexType::Time => clock(doc, found),
        TimexType::Duration => return length(doc, found, span, &text),
        TimexType::Set => found.value.clone(),
    };
    (span, value)
}

/// Does their span leave the article out?
fn is_bare(found: &Time, text: &str) -> bool {
    let Some(rest) = text.strip_prefix("the ") else { return false };
    let stage = ["end of", "beginning of", "middle of", "same"].iter().any(|w| rest.starts_with(w));
    let numbered = rest.strip_prefix("week ").is_some_and(|n| n.starts_with(char::is_numeric));
    let beside = ["next ", "last ", "following ", "previous "].iter().any(|w| rest.starts_with(w));
    let one = rest.split(' ').count() == 2 && !rest.ends_with("day") && !rest.ends_with("decade");
    stage && (!rest.ends_with("st") || found.kind == TimexType::Duration || text.ends_with("quarter"))
        || numbered
        || found.kind == TimexType::Date && beside && one
}

fn length(doc: &Document, found: &Time, span: Span, text: &str) -> (Span, String) {
    let value =
        match found.value.strip_prefix('P').and_then(|v| v.strip_suffix('Q')).and_then(|n| n.parse::<i32>().ok()) {
            Some(quarters) => format!("P{}M", quarters * 3),
            None if text.contains("half") => found.value.replace("PT30M", "PT0.5H").replace("H30M", ".5H"),
            None if text.contains("business") => found.value.replace('D', "BD"),
            None => decimal(&found.value),
        };
    let Some((first, last)) = found.interval else { return (span, value) };
    if first == last && widen(doc, span, &["in"]) != span {
        return (widen(doc, span, &["in"]), last.to_string());
    }
    if widen(doc, span, &["within"]) != span {
        let first = if text.starts_with("the next") { first - Days::new(1) } else { first };
        return (widen(doc, span, &["within"]), format!("({first},{last},{value})"));
    }
    let whole = !text.starts_with("the ") || span != found.span || text.contains("decade") || text.contains(" of ");
    let start = if whole { span.start } else { span.start + 4 };
    (Span::new(start, span.end), format!("({first},{},{value})", last + Days::new(1)))
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
    if let Some(value) = open_kind(found, &text) {
        return value;
    }
    let relative = ["last", "next", "this", "past", "previous", "following", "coming"].iter().any(|w| text.contains(w));
    let dated = text.contains(" the ") && !text.contains("in the");
    if dated && found.weekday.is_some() && found.month_day.is_none() || text.starts_with("week ") {
        return found.value.clone();
    }
    if let (Some(w), None, false) = (found.weekday, found.month_day, relative) {
        return format!("XXXX-WXX-{}", w.number_from_monday());
    }
    // what is counted from a date, and weeks, they complete
    let counted = [" from ", " after ", " before "].iter().any(|w| text.contains(w));
    let week = found.value.contains("-W");
    let open = found.anchoring == Anchoring::Partial && !relative && !counted && !week;
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

/// What they name otherwise: "the same week", "the week of April 10", "the first Friday of July", "the rest of the week".
fn open_kind(found: &Time, text: &str) -> Option<String> {
    let open = ["XXXX", "-WXX", "-XX"];
    if text.starts_with("same ") || text.starts_with("the same ") || text.starts_with("that ") {
        return Some(match found.value.len() {
            4 => open[0].to_owned(),
            7 => format!("{}{}", open[0], open[2]),
            8 => format!("{}{}", open[0], open[1]),
            11 => format!("{}{}-WE", open[0], open[1]),
            _ => format!("{}{}{}", open[0], open[2], open[2]),
        });
    }
    if text.contains("week ") && found.value.len() == 8 && found.anchoring == Anchoring::Partial {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        return match found.month_day {
            Some((m, d)) => Some(format!("XXXX-{m:02}-{d:02}")),
            None if text.contains(" the ") => Some(format!("XXXX-XX-{digits:0>2}")),
            None => None,
        };
    }
    let (first, last) = found.interval?;
    let nth = ["first", "second", "third", "fourth", "fifth"].iter().position(|n| text.contains(n));
    let weekday = text.split(' ').skip_while(|w| !["first", "second", "third"].contains(w)).nth(1);
    if let (Some(n), true, 10) = (nth, weekday.is_some_and(|w| w.len() > 3 && w.ends_with("day")), found.value.len()) {
        let n = n + 1;
        return Some(format!("XXXX-{:02}-WXX-{}-#{n}", first.month(), first.weekday().number_from_monday()));
    }
    let rest = text.contains("rest of") || text.contains("remain");
    rest.then(|| format!("({first},{last},P{}D)", (last - first).num_days()))
}

fn open_year(value: &str) -> String {
    format!("XXXX{}", value.get(4..).unwrap_or(""))
}

fn clock(doc: &Document, found: &Time) -> String {
    let text = doc.slice(found.span).to_lowercase();
    let Some((_, time)) = found.value.split_once('T') else { return found.value.clone() };
    let time = match (time, text.contains("mid")) {
        ("MO", true) => "10:00",
        ("AF", true) => "14:00",
        _ => time,
    };
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
        || ["today", "tonight", "tomorrow", "yester", "this ", "last ", "next "].iter().any(|w| text.contains(w))
        || bare_day(&text);
    if bare_day(&text) && found.month_day.is_none() && found.weekday.is_none() {
        return format!("XXXX-XX-{}T{time}", found.value.get(8..10).unwrap_or(""));
    }
    if !named {
        return format!("T{time}");
    }
    format!(
        "{}T{time}",
        date(doc, &Time { value: found.value.split('T').next().unwrap_or("").to_owned(), ..found.clone() })
    )
}

/// `(from,to,length)`, open where no year is named.
/// "15 at 8:00", "8pm on 15": a day of the month without its month.
fn bare_day(text: &str) -> bool {
    let number = |t: &str| t.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().is_ok_and(|d| d < 32);
    let first = text.split([' ', ',']).next().is_some_and(|t| number(t) && !t.ends_with('m') && !t.contains(':'));
    let words: Vec<&str> = text.split(' ').collect();
    let joined = words.get(1).is_some_and(|w| *w == "at") || words.first().is_some_and(|w| w.ends_with(','));
    first && joined || words.windows(2).any(|w| matches!(w, ["on", day] if number(day)))
}

fn range(first: &Time, second: &Time, today: Option<NaiveDate>) -> String {
    if second.value == "PRESENT_REF"
        && let (Some((from, _)), Some(to)) = (first.range, today)
    {
        return format!("({from},{to},P{}D)", (to - from).num_days());
    }
    let (Some((from, to)), Some((last, _))) = (first.range, second.interval) else { return first.value.clone() };
    let ends = |t: &Time| t.modifier == Some(Modifier::End) && t.value.len() < 10;
    let to = match second.value.len() {
        10.. => to,
        _ if ends(second) => to + Days::new(1),
        _ => last,
    };
    let from = match first.interval {
        Some((_, last)) if ends(first) => last + Days::new(1),
        _ => from,
    };
    let fixed = first.weekday.is_some() && first.month_day.is_none();
    let open = !fixed
        && first.anchoring == Anchoring::Partial
        && second.anchoring == Anchoring::Partial
        && first.year.or(second.year).is_none();
    let say = |d: NaiveDate| if open { open_year(&d.to_string()) } else { d.to_string() };
    let months = |d: NaiveDate| d.year() * 12 + d.month0() as i32;
    let length = match (first.value.len(), second.value.len()) {
        (4, 4) if !ends(first) && !ends(second) => format!("P{}Y", to.year() - from.year()),
        (4 | 7, 4 | 7) => format!("P{}M", months(to) - months(from)),
        _ => format!("P{}D", (to - from).num_days()),
    };
    format!("({},{},{length})", say(from), say(to))
}
