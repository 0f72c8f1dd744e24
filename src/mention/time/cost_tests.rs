//! Eight times the text costs eight times the work.

use super::recognize;
use crate::{
    document::{Document, work},
    packs::Lexicon,
};

#[test]
fn work_grows_with_the_text() {
    for piece in [
        "On July 24, 2025 it rained. ",
        "the day before ",
        "Friday said Saturday ",
        "1999-",
        "two hundred and ",
        "from Monday to ",
        "the first two weeks of ",
        "5/1-5/7/",
        "next week on ",
    ] {
        let (once, eight) = (looks(&piece.repeat(500)), looks(&piece.repeat(4_000)));
        assert!(eight <= once * 10, "{piece}: {once} looks, eight times {eight}");
    }
}

/// How many words are looked at.
fn looks(text: &str) -> u64 {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, "2025-07-21".parse().ok(), lexicon);
    work::looks(|| {
        std::hint::black_box(recognize(&doc, &lexicon.time, &[]));
    })
}
