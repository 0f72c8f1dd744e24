//! Pages of every make, and what no page may do.

use super::*;

fn document(page: &str) -> RawDocument {
    read("page.html", page.to_owned(), &mut Vec::new())
}

fn parts(page: &str) -> Vec<(SegmentKind, String)> {
    let doc = document(page);
    doc.marked.iter().map(|s| (s.kind, doc.text[s.span.start..s.span.end].to_owned())).collect()
}

const LEAD: &str = "The ferry ran aground off Marl Island on Tuesday, the coast guard said.";
const MORE: &str = "Nobody was hurt, and the passengers were taken off before dusk, it said.";

#[test]
fn words_of_a_line_are_one_text() {
    let found = parts(&format!(
        "<h1>Ferry aground</h1><p>{LEAD}<p>It is <b>the <i>third</b> time</i> &amp; &ldquo;no&#32;surprise&rdquo;,\r\n  he&nbsp;said.<p>{MORE}"
    ));
    assert_eq!(found[2].1, "It is the third time & “no surprise”, he\u{a0}said.");
}

#[test]
fn a_caption_is_told_from_the_words_of_its_picture() {
    let page = |inside: &str| {
        format!(
            "<h1>Ferry aground</h1><figure><img alt=\"A ferry lies on its side\">{inside}</figure><p>{LEAD}</p><p>{MORE}</p>"
        )
    };
    let captions = |page: &str| -> Vec<String> {
        parts(page).into_iter().filter(|(k, _)| *k == SegmentKind::Caption).map(|(_, t)| t).collect()
    };
    assert_eq!(captions(&page("")), ["A ferry lies on its side"]);
    assert_eq!(
        captions(&page("<figcaption>The ferry on the rocks on Tuesday.</figcaption>")),
        ["The ferry on the rocks on Tuesday."]
    );
}

#[test]
fn a_page_without_a_heading_has_the_title_of_its_head() {
    let page =
        format!("<head><meta property='og:title' content='Ferry aground: 212 saved'></head><p>{LEAD}</p><p>{MORE}</p>");
    assert_eq!(parts(&page)[0], (SegmentKind::Headline, "Ferry aground: 212 saved".to_owned()));
    let doc = document(&page);
    let file = doc.file.unwrap();
    let place = file.pieces.span(doc.marked[0].span);
    assert_eq!(&file.text[place.start..place.end], "Ferry aground: 212 saved");
}

#[test]
fn comments_scripts_and_hidden_words_are_no_text() {
    let page = format!(
        "<h1>Ferry aground</h1><p>{LEAD}</p><p hidden>Sign in to read on, please, dear reader of ours.</p><script>if (a<b) {{ '<p>' }}</script>\
         <!-- <p>An old text that the desk took out.</p> --><p style='display: none'>So say we all, and so say all of you.</p><p>{MORE}</p>"
    );
    let texts: Vec<String> = parts(&page).into_iter().map(|(_, t)| t).collect();
    assert_eq!(texts, ["Ferry aground", LEAD, MORE]);
}

#[test]
fn a_text_in_instalments_is_one() {
    let part = |n: usize| {
        format!("<div class='chunk'><p>{LEAD} ({n}.)</p><p>{MORE} ({n}.)</p></div><div class='advert'>Buy now!</div>")
    };
    let page = format!("<h1>Ferry aground</h1><div class='all'>{}{}{}</div>", part(1), part(2), part(3));
    assert_eq!(parts(&page).iter().filter(|(k, _)| *k == SegmentKind::Body).count(), 6);
}

#[test]
fn broken_pages() {
    for page in [
        "",
        "<",
        "<!--",
        "</",
        "<p",
        "a<",
        "<head><body>x",
        "&",
        "&#x110000;",
        "&#0;",
        "<é>",
        "&éééééééé;",
        "</p></p>",
        "<p/><br/>",
        "<table><tr><td>x<table>",
        "<li><li><dd><dt>",
        "<a href=x>y",
        "<title>",
        "<script>",
        "<img alt=",
        "<figure><img alt='x>",
        "\u{feff}<p>x",
    ] {
        document(page);
    }
    let deep = "<div>".repeat(20_000) + LEAD + &"</div>".repeat(20_000);
    document(&deep);
    document(&("<b>".repeat(20_000) + &"</i></b>".repeat(20_000)));
    document(&("<p>".repeat(20_000) + &"<ul><li>".repeat(20_000)));
    document(&"&amp".repeat(20_000));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]

    #[test]
    fn every_word_stands_in_the_file(picks in proptest::collection::vec(0..SOUP.len(), 0..60)) {
        let page: String = picks.iter().map(|&i| SOUP[i]).collect();
        let doc = document(&page);
        let file = doc.file.unwrap();
        let mut last = 0;
        for (at, c) in doc.text.char_indices() {
            let place = file.pieces.span(Span::new(at, at + c.len_utf8()));
            let written = file.text.get(place.start..place.end);
            proptest::prop_assert!(place.start >= last || c == '\n', "{place:?} before {last}");
            last = last.max(place.start);
            let Some(written) = written else { return Err(proptest::test_runner::TestCaseError::fail("off the characters")) };
            let same = written.starts_with(c) || written.starts_with('&') || c == ' ' || c == '\n';
            proptest::prop_assert!(same, "{c:?} is {written:?}");
        }
    }
}

const SOUP: [&str; 24] = [
    "<p>",
    "</p>",
    "<div class='article-body'>",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<ul><li>",
    "</ul>",
    "<h1>",
    "</h1>",
    "<figure><img alt='A boat, é, lies &amp; rests'>",
    "</figure>",
    "The ferry ran aground off Marl Island, 😀 said.",
    "Nobody was hurt, it said again on Tuesday &amp; later. ",
    "&nbsp;",
    "&eacute;",
    "\r\n",
    "  ",
    "<script>x</script>",
    "<!-- c -->",
    "&#x1F600;",
    "&copy2025",
    "<meta property=og:title content='A title of it'>",
];
