//! A draft against its sources, fact by fact.

use super::{Row, Status, account};
use crate::{document::Document, engine, packs::Lexicon};

/// The rows of the first text against the others; all of Monday, 3 March 2025.
fn rows(texts: &[&str]) -> Vec<(String, Row)> {
    let lexicon = Lexicon::builtin();
    let document = |(i, text): (usize, &&str)| {
        let mut doc = Document::plain(text, "2025-03-03".parse().ok(), lexicon);
        (doc.id, doc.path) = (i.to_string(), format!("{i}.txt"));
        doc
    };
    let documents: Vec<Document> = texts.iter().enumerate().map(document).collect();
    let (reports, _, facts) = engine::extract_facts(&documents, lexicon);
    let rows = account(&documents, &facts, &reports, &[0], &[]);
    rows.into_iter().map(|r| (documents[0].slice(r.span).to_owned(), r)).collect()
}

fn status(texts: &[&str], words: &str) -> (Status, Option<String>) {
    let rows = rows(texts);
    let row = rows.iter().find(|(text, _)| text == words);
    let (_, row) = row.unwrap_or_else(|| panic!("no row for {words}: {rows:?}"));
    (row.status, row.nearest.as_ref().map(|n| n.value.clone()))
}

#[test]
fn figures_at_the_precision_of_the_draft() {
    use Status::{NotFound, NotJudged, Supported};
    let cases = [
        ("Turnout in Elmton was 69 percent.", "69 percent", "Turnout in Elmton was 68.9 percent.", Supported),
        ("Turnout in Elmton was 68.0 percent.", "68.0 percent", "Turnout in Elmton was 68.9 percent.", NotFound),
        ("The mill cost $1.3 billion.", "$1.3 billion", "The mill cost $1.27 billion to build.", Supported),
        ("The mill cost $1.4 billion.", "$1.4 billion", "The mill cost $1.27 billion to build.", NotFound),
        ("More than 1,000 homes lost power.", "1,000", "In Elmton 1,080 homes lost power.", Supported),
        ("Orders over $50 ship free.", "$50", "Orders over $100 ship free.", NotFound),
        ("The road is 5 miles long.", "5 miles", "The new road is 8 kilometres long.", Supported),
        (
            "Three farmers spoke at the hall.",
            "Three",
            "Lena Ode, Tom Rask and Ulf Brin, all farmers, spoke.",
            NotJudged,
        ),
        ("It has 45 rooms.", "45", "It has forty - five rooms.", Supported),
    ];
    for (draft, words, source, expected) in cases {
        let rows = rows(&[draft, source]);
        let (_, row) = rows.iter().find(|(text, _)| words.starts_with(text.as_str())).expect(draft);
        assert_eq!(row.status, expected, "{draft} | {source}: {row:?}");
    }
}

#[test]
fn what_is_not_found_has_its_nearest() {
    let texts = ["Turnout in Elmton was 68.0 percent.", "Turnout in Elmton was 68.9 percent; in Oakfield 12 percent."];
    let (_, nearest) = status(&texts, "68.0");
    assert_eq!(nearest.as_deref(), Some("68.9 %"));
    let texts = ["The old mill had 45 rooms.", "In the old mill 12 guests were hurt. Each of its 44 rooms was full."];
    assert_eq!(status(&texts, "45"), (Status::NotFound, Some("44 room".to_owned())));
}

#[test]
fn days_by_calendar_and_by_name() {
    let source = "The council of Elmton votes on Thursday, March 6.";
    assert_eq!(status(&["The vote is on March 6, 2025.", source], "March 6, 2025").0, Status::Supported);
    assert_eq!(status(&["The vote is in March 2025.", source], "March 2025").0, Status::Supported);
    assert_eq!(status(&["The vote is on March 7.", source], "March 7").0, Status::NotFound);
}

#[test]
fn names_are_found_and_misspelled() {
    let source = "Mayor Ruth Hale spoke in Elmton. Nobody else did.";
    assert_eq!(status(&["Ruth Hale said no.", source], "Ruth Hale").0, Status::Supported);
    let (found, nearest) = status(&["Ruth Hail said no.", source], "Ruth Hail");
    assert_eq!((found, nearest.as_deref()), (Status::NotFound, Some("Ruth Hale")));
}

#[test]
fn one_text_printed_twice_is_one_source() {
    let source = "In Elmton 1,080 homes lost power. The mayor said so. It rained all night.";
    let rows = rows(&["In Elmton 1,080 homes lost power.", source, source]);
    let (_, row) = rows.iter().find(|(text, _)| text.starts_with("1,080")).expect("the figure");
    assert_eq!((row.sources.len(), row.independent), (2, 1));
}
