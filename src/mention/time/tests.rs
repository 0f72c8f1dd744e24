//! What whole sentences are read as.

use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;

use super::{Anchoring, Time, TimexType, recognize};
use crate::{
    document::{Document, Meta, Published, PublishedFrom, Segment, SegmentKind, Span},
    mention::quote::Quote,
    packs::Lexicon,
};

pub fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

pub fn read_on(text: &str, published: &str) -> (Document, Vec<Time>) {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, Some(day(published)), lexicon);
    let found = recognize(&doc, &lexicon.time, &[]);
    (doc, found)
}

/// Words and values of everything found in a report of Monday 21 July 2025.
fn read(text: &str) -> Vec<(String, String)> {
    let (doc, found) = read_on(text, "2025-07-21");
    found.iter().map(|t| (doc.slice(t.span).to_owned(), t.value.clone())).collect()
}

fn check(cases: &[(&str, &[(&str, &str)])]) {
    for (text, want) in cases {
        let want: Vec<(String, String)> = want.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        assert_eq!(read(text), want, "{text}");
    }
}

#[test]
fn the_tests_of_the_packs() {
    let tests = &Lexicon::builtin().time.tests;
    assert!(tests.len() > 40, "{} tests", tests.len());
    let mut wrong = Vec::new();
    for test in tests {
        let (doc, found) = read_on(&test.text, &test.day.to_string());
        let name = |t: &Time| format!("{:?}", t.kind).to_uppercase();
        let got: Vec<_> = found.iter().map(|t| (doc.slice(t.span).to_owned(), name(t), t.value.clone())).collect();
        if got != test.expect {
            wrong.push(format!("{}\n  expected {:?}\n  found {got:?}", test.text, test.expect));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn full_dates_and_their_parts() {
    check(&[
        ("It opened on July 24, 2025.", &[("July 24, 2025", "2025-07-24")]),
        ("It opened on 24 July 2025.", &[("24 July 2025", "2025-07-24")]),
        ("It opened on the 24th of July.", &[("the 24th of July", "2025-07-24")]),
        ("Filed 2025-07-03 by post.", &[("2025-07-03", "2025-07-03")]),
        ("Filed 03.07.2025 by post.", &[("03.07.2025", "2025-07-03")]),
        ("It closed on Wednesday, July 24, 2025.", &[("Wednesday, July 24, 2025", "2025-07-24")]),
        ("It was built in March 1998.", &[("March 1998", "1998-03")]),
        ("It was built in 1998.", &[("1998", "1998")]),
        ("It was built in nineteen ninety-six.", &[("nineteen ninety-six", "1996")]),
        ("Rents doubled in the 1990s.", &[("the 1990s", "199")]),
        ("Castles of the 12th century burned.", &[("the 12th century", "11")]),
        ("The town fell in 146 B.C. after a siege.", &[("146 B.C.", "BC0146")]),
        ("Prices rose in the third quarter of 2024.", &[("the third quarter of 2024", "2024-Q3")]),
        ("The bridge was closed in the summer of 2019.", &[("the summer of 2019", "2019-SU")]),
        ("He was mayor from Easter 2024.", &[("Easter 2024", "2024-03-31")]),
        ("The seven 1500 kg pumps failed.", &[]),
    ]);
}

#[test]
fn the_clause_gives_the_direction() {
    check(&[
        ("The council met on Wednesday.", &[("Wednesday", "2025-07-16")]),
        ("The council will meet on Wednesday.", &[("Wednesday", "2025-07-23")]),
        ("The council is scheduled to meet on Wednesday.", &[("Wednesday", "2025-07-23")]),
        ("The council spoke on Monday.", &[("Monday", "2025-07-21")]),
        ("On Friday the ministers will sign.", &[("Friday", "2025-07-25")]),
        ("The ferry sank in December.", &[("December", "2024-12")]),
        ("The ferry will sail in December.", &[("December", "2025-12")]),
        ("The fair opened on May 3.", &[("May 3", "2025-05-03")]),
        ("The fair will open on May 3.", &[("May 3", "2026-05-03")]),
    ]);
}

#[test]
fn words_that_count_from_the_report() {
    check(&[
        ("It rained yesterday and last week.", &[("yesterday", "2025-07-20"), ("last week", "2025-W29")]),
        ("They left two weeks ago.", &[("two weeks ago", "2025-W28")]),
        ("They left two days ago.", &[("two days ago", "2025-07-19")]),
        ("They left five years ago.", &[("five years ago", "2020")]),
        ("They left late Thursday.", &[("late Thursday", "2025-07-17")]),
        ("It rained for the past three months.", &[("the past three months", "P3M")]),
        ("They slept this weekend.", &[("this weekend", "2025-W30-WE")]),
        ("It happened last April.", &[("last April", "2025-04")]),
        ("It opened last Thanksgiving.", &[("last Thanksgiving", "2024-11-28")]),
        ("It was cold early next year.", &[("early next year", "2026")]),
        ("The dam burst in January last year.", &[("January last year", "2024-01")]),
        ("They met the day after tomorrow.", &[("the day after tomorrow", "2025-07-23")]),
        ("Floods came in 2003. They returned a year later.", &[("2003", "2003"), ("a year later", "2004")]),
    ]);
}

#[test]
fn clock_times_lengths_sets_and_vague_times() {
    check(&[
        ("He died at 7:30 p.m. on Friday.", &[("7:30 p.m. on Friday", "2025-07-18T19:30")]),
        ("It will begin at 10 a.m. Tuesday.", &[("10 a.m. Tuesday", "2025-07-22T10:00")]),
        ("It shook at 0735 GMT.", &[("0735 GMT", "2025-07-21T07:35Z")]),
        ("They met Friday night.", &[("Friday night", "2025-07-18TNI")]),
        ("It expired at midnight Friday.", &[("midnight Friday", "2025-07-18T24:00")]),
        ("It begins at half past seven.", &[("half past seven", "2025-07-21T07:30")]),
        ("He waited 2 1/2 hours.", &[("2 1/2 hours", "PT2H30M")]),
        ("A 27-year feud and a two-week truce.", &[("27-year", "P27Y"), ("two-week", "P2W")]),
        ("They pray every Friday.", &[("every Friday", "XXXX-WXX-5")]),
        ("They train twice a week.", &[("a week", "P1W")]),
        ("He is now at home.", &[("now", "PRESENT_REF")]),
        ("It was sold recently.", &[("recently", "PAST_REF")]),
        ("Rents rose in recent years.", &[("recent years", "PXY")]),
        ("The 44-year-old man fled.", &[]),
    ]);
}

#[test]
fn ranges_are_marked_on_their_first_part() {
    let cases = [
        ("Talks will be held on July 24-25.", "July 24-25", ("2025-07-24", "2025-07-25")),
        ("The fair runs from 15 to 22 August 2025.", "15 to 22 August 2025", ("2025-08-15", "2025-08-22")),
        ("They will meet from Wednesday to Friday.", "Wednesday to Friday", ("2025-07-23", "2025-07-25")),
        ("They met between 2019 and 2021.", "2019 and 2021", ("2019-01-01", "2021-12-31")),
        ("It was open on April 24 and 25.", "April 24 and 25", ("2025-04-24", "2025-04-25")),
    ];
    for (text, words, (first, last)) in cases {
        let (doc, found) = read_on(text, "2025-07-21");
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[0].range, Some((day(first), day(last))), "{text}");
        assert_eq!(found[0].range_span.map(|s| doc.slice(s)), Some(words));
    }
    let (_, found) = read_on("It was open on April 24 and June 3.", "2025-07-21");
    assert!(found.iter().all(|t| t.range.is_none()));
}

#[test]
fn a_statement_has_its_own_anchor() {
    let text = "The minister said on Saturday that talks would be held next week.";
    let (_, found) = read_on(text, "2025-07-21");
    assert_eq!(found[1].value, "2025-W30");
    assert_eq!(found[1].anchor, Some(day("2025-07-19")));
    let (_, found) = read_on("The minister said that talks would be held next week.", "2025-07-21");
    assert_eq!(found[0].value, "2025-W31");
}

#[test]
fn a_caption_counts_from_its_own_date() {
    let lexicon = Lexicon::builtin();
    let text = "The hall on June 1, 2025, and the day after a fire last week.\nIt burned last week.";
    let cut = text.find('\n').unwrap();
    let meta = Meta { published: Some(Published::on(day("2025-07-21"), PublishedFrom::Metadata)), ..Meta::default() };
    let segments = vec![
        Segment { kind: SegmentKind::Caption, span: Span::new(0, cut) },
        Segment { kind: SegmentKind::Body, span: Span::new(cut + 1, text.len()) },
    ];
    let doc = Document::new("a", "a", meta, text.to_owned(), segments, lexicon);
    let weeks: Vec<String> =
        recognize(&doc, &lexicon.time, &[]).into_iter().map(|t| t.value).filter(|v| v.contains('W')).collect();
    assert_eq!(weeks, ["2025-W21", "2025-W29"]);
}

#[test]
fn a_quotation_counts_from_the_day_of_its_cue() {
    let lexicon = Lexicon::builtin();
    let text = "\"We will vote next week.\" The speaker announced Saturday what was planned.";
    let doc = Document::plain(text, Some(day("2025-07-21")), lexicon);
    let content = Span::new(0, text.find(" The").unwrap());
    let cue = text.find("announced").map(|i| Span::new(i, i + 9));
    let quote = Quote { span: content, pieces: vec![content], direct: true, speaker: None, cue };
    let with = recognize(&doc, &lexicon.time, &[quote]);
    assert_eq!(with[0].value, "2025-W30");
    assert_eq!(recognize(&doc, &lexicon.time, &[])[0].value, "2025-W31");
}

#[test]
fn a_stamp_in_utc_admits_two_days() {
    let lexicon = Lexicon::builtin();
    let published = Published { last: day("2025-07-22"), ..Published::on(day("2025-07-21"), PublishedFrom::Metadata) };
    let meta = Meta { published: Some(published), ..Meta::default() };
    let text = "It burned today. The council met Tuesday.".to_owned();
    let body = Segment { kind: SegmentKind::Body, span: Span::new(0, text.len()) };
    let doc = Document::new("a", "a", meta, text, vec![body], lexicon);
    let found = recognize(&doc, &lexicon.time, &[]);
    assert_eq!(found[0].interval, Some((day("2025-07-21"), day("2025-07-22"))));
    assert_eq!(found[1].interval, Some((day("2025-07-22"), day("2025-07-22"))));
}

#[test]
fn a_history_follows_its_own_dates() {
    let text = "On March 3, 1861, the line opened. In April 1861 it closed. It was sold on May 2, 1861. On June 5, 1861, \
                it burned. In July 1861 it was rebuilt. In December 1861 it flooded. In January, it was abandoned. \
                Two days after 4 May 1862 it fell. On 9 June it was cleared. In August 1863 it reopened. It closed in October.";
    let (_, found) = read_on(text, "2025-07-21");
    let values: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
    assert!(values.contains(&"1862-01"), "{values:?}");
    assert!(values.contains(&"1862-06-09"), "{values:?}");
    assert!(values.contains(&"1863-10"), "{values:?}");
}

#[test]
fn every_field_is_filled() {
    let (_, found) = read_on("It was held at 7:30 p.m. CT on Wednesday, July 24, 2025.", "2025-07-28");
    let time = &found[0];
    assert_eq!((time.kind, time.anchoring), (TimexType::Time, Anchoring::Absolute));
    assert_eq!((time.weekday, time.month_day, time.year), (Some(Weekday::Wed), Some((7, 24)), Some(2025)));
    assert_eq!(time.zone, Some(-360));
    assert_eq!(time.clock.map(|c| c.to_string()), Some("19:30:00".to_owned()));
    assert_eq!(time.interval, Some((day("2025-07-24"), day("2025-07-24"))));
    let (_, found) = read_on("It will be held on Wednesday.", "2025-07-21");
    assert_eq!(found[0].steps, ["the Wednesday after Monday 21 July 2025, the day of the report"]);
    assert_eq!(found[0].anchor, Some(day("2025-07-21")));
}

#[test]
fn anchored_lengths_have_an_interval() {
    let (_, found) = read_on("It rained for the past two weeks.", "2025-07-21");
    assert_eq!(found[0].interval, Some((day("2025-07-07"), day("2025-07-20"))));
    let (_, found) = read_on("It will end in three days.", "2025-07-21");
    assert_eq!(found[0].interval, Some((day("2025-07-24"), day("2025-07-24"))));
    let (_, found) = read_on("It took two weeks.", "2025-07-21");
    assert_eq!(found[0].interval, None);
}

#[test]
fn the_ends_of_the_calendar() {
    for text in [
        "They met 9,999 years ago.",
        "In December 9999, 4000 centuries later.",
        "It lasted 4294967295 years.",
        "In 99999999999 BC.",
    ] {
        for published in ["0001-01-01", "9999-12-31"] {
            read_on(text, published);
            read_on(&format!("It will end tomorrow, next week, next century. {text}"), published);
        }
    }
}

proptest! {
    #[test]
    fn spans_lie_on_the_text(text in "\\PC{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn spans_lie_on_text_of_the_grammar(parts in prop::collection::vec(prop::sample::select(VOCABULARY.to_vec()), 0..60)) {
        holds(&parts.join(" "))?;
    }
}

pub const VOCABULARY: &[&str] = &[
    "the",
    "day",
    "before",
    "after",
    "last",
    "next",
    "week",
    "of",
    "March",
    "May",
    "31",
    "2025",
    "1999-2001",
    "-",
    "to",
    "and",
    "a",
    "year",
    "ago",
    "later",
    "from",
    "now",
    "half",
    "past",
    "seven",
    "p.m.",
    "Friday",
    "the first",
    "quarter",
    "every",
    "two",
    "hundred",
    "thousand",
    "9999",
    "B.C.",
    "'80s",
    "'",
    "early",
    "end",
    "in",
    "said",
    "will",
    "Easter",
    "(",
    "GMT",
    "+14",
    ")",
    "29 February",
    "12:59",
    "0735",
    "this",
    "morning",
    "–",
    "é",
    "\u{a0}",
    "\n",
    ".",
    "3rd",
    "millennium",
    "decades",
    "rest",
    "@",
    "½",
    "~",
    "/",
    "5/1-5/7",
    "starting",
    "around",
    "9a",
    "week",
    "weekend",
    "2024-03-05T06:45:10Z",
    "11/2016",
    "20250704",
    "23/Sep/2020",
    "470s",
    "same",
    "period",
    "ended",
    "June 30",
    "Thanksgiving",
    "not",
    "or",
    "nights",
    "Sunday",
    "Oct 26 15:50:06 2016",
    "on",
    "15",
    "at",
    "7",
    "weeks",
    "of",
    "31st",
    "month",
    "99",
];

fn holds(text: &str) -> Result<(), TestCaseError> {
    for published in ["2025-07-21", "0001-01-01", "9999-12-31"] {
        let (doc, found) = read_on(text, published);
        let mut end = 0;
        for time in found {
            prop_assert!(time.span.start >= end && time.span.end > time.span.start);
            prop_assert!(doc.text.get(time.span.start..time.span.end).is_some());
            prop_assert!(time.interval.is_none_or(|(first, last)| first <= last));
            prop_assert!(!time.value.is_empty() && !time.steps.is_empty());
            end = time.span.end;
        }
    }
    Ok(())
}
