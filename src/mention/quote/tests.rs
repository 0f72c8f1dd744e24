//! What the recognizer finds in short texts.

use proptest::prelude::*;

use super::*;
use crate::{document::work, packs::Lexicon};

/// Every attribution as "content | speaker | cue", `*` in front of direct ones;
/// pieces are joined by " / ".
fn read(text: &str) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, None, lexicon);
    recognize(&doc, &lexicon.quote, &Entities::default())
        .iter()
        .map(|q| {
            let pieces: Vec<&str> = q.pieces.iter().map(|p| doc.slice(*p)).collect();
            let speaker = q.speaker.as_ref().map_or("-", |s| doc.slice(s.span));
            let cue = q.cue.map_or("-", |c| doc.slice(c));
            format!("{}{} | {speaker} | {cue}", if q.direct { "*" } else { "" }, pieces.join(" / "))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn direct_speech_before_and_behind_its_verb() {
    check(&[
        ("\"The dam holds,\" said Mara Quill.", &["*\"The dam holds,\" | Mara Quill | said"]),
        ("\"The dam holds,\" Quill said on Monday.", &["*\"The dam holds,\" | Quill | said"]),
        ("Mara Quill said: \"The dam holds.\"", &["*\"The dam holds.\" | Mara Quill | said"]),
        ("“Does the dam hold?” Quill asked.", &["*“Does the dam hold?” | Quill | asked"]),
        ("\"It holds,\" Quill said. \"It always has.\"", &["*\"It holds,\" / \"It always has.\" | Quill | said"]),
        ("\"It holds,\" she said, \"but only just.\"", &["*\"It holds,\" / \"but only just.\" | she | said"]),
        ("\"It holds,\" said Quill, an engineer at the port.", &["*\"It holds,\" | Quill | said"]),
    ]);
}

#[test]
fn verbs_that_nobody_listed() {
    check(&[
        ("\"The dam holds,\" grumbled Mara Quill, the engineer.", &["*\"The dam holds,\" | Mara Quill | grumbled"]),
        ("“Not while I live,” Quill croaked.", &["*“Not while I live,” | Quill | croaked"]),
        ("“It broke again!” wept Lane.", &["*“It broke again!” | Lane | wept"]),
        ("\"It holds for now,\" he drawled, and left.", &["*\"It holds for now,\" | he | drawled"]),
    ]);
}

#[test]
fn those_who_speak_for_others() {
    check(&[
        ("A spokesman for Quill said the dam holds.", &["the dam holds | A spokesman for Quill | said"]),
        ("Quill, who was asked about it, said \"The dam holds.\"", &["*\"The dam holds.\" | Quill | said"]),
        ("Statement by Mara Quill, head of the port:\n\n“The dam holds.”", &["*“The dam holds.” | Mara Quill | -"]),
        (
            "Mara Quill spoke to the crowd. \"The dam holds, I tell you.\"",
            &["*\"The dam holds, I tell you.\" | Mara Quill | -"],
        ),
    ]);
}

#[test]
fn marks_of_all_styles() {
    check(&[
        ("«The dam holds», said Quill.", &["*«The dam holds» | Quill | said"]),
        ("„The dam holds“, said Quill.", &["*„The dam holds“ | Quill | said"]),
        ("‘The dam holds,’ said Quill.", &["*‘The dam holds,’ | Quill | said"]),
        ("''The dam holds,'' said Quill.", &["*''The dam holds,'' | Quill | said"]),
        ("“The dam holds,\" said Quill.", &["*“The dam holds,\" | Quill | said"]),
        ("\"He told me 'it holds' twice,\" said Quill.", &["*\"He told me 'it holds' twice,\" | Quill | said"]),
    ]);
}

#[test]
fn paragraphs_of_one_quotation() {
    check(&[(
        "“The dam holds,” Quill said. “We looked.\n\n“Then we looked again.”",
        &["*“The dam holds,” / “We looked. / “Then we looked again.” | Quill | said"],
    )]);
}

#[test]
fn reported_speech() {
    check(&[
        ("The port office said that the dam holds.", &["that the dam holds | The port office | said"]),
        ("The port office said the dam holds.", &["the dam holds | The port office | said"]),
        ("The dam holds, the port office said on Monday.", &["The dam holds | the port office | said"]),
        ("The dam, Quill said, is holding.", &["The dam / is holding | Quill | said"]),
        ("According to the report, the dam holds.", &["the dam holds | the report | According to"]),
        ("The dam holds, according to two officials.", &["The dam holds | two officials | according to"]),
        ("Quill told reporters that the dam holds.", &["that the dam holds | Quill | told"]),
        ("Quill said in a statement that the dam holds.", &["that the dam holds | Quill | said"]),
        ("She asked whether the dam holds.", &["whether the dam holds | She | asked"]),
        ("Quill vowed to mend it.", &["to mend it | Quill | vowed"]),
        (
            "Quill said the dam holds, adding that it is old.",
            &["the dam holds | Quill | said", "that it is old | Quill | adding"],
        ),
        ("Quill has not said that it broke.", &["that it broke | Quill | has not said"]),
        ("As the radio reported, the dam holds.", &["the dam holds | the radio | reported"]),
        ("While Quill said it holds, Lee left.", &["it holds | Quill | said"]),
        ("It is the state of the art and an added benefit.", &[]),
    ]);
}

#[test]
fn mixed_speech_is_one_attribution() {
    check(&[("The port office said the dam is “quite safe.”", &["the dam is “quite safe.” | The port office | said"])]);
}

#[test]
fn signatures_and_announcements() {
    check(&[
        ("“The dam holds for now.” — Mara Quill", &["*“The dam holds for now.” | Mara Quill | -"]),
        ("The mayor was brief:\n\n\"The dam holds for now.\"", &["*\"The dam holds for now.\" | The mayor | -"]),
        (
            "We walked the wall from end to end and found no crack.\n- Quill stated.",
            &["We walked the wall from end to end and found no crack. | Quill | stated"],
        ),
    ]);
}

#[test]
fn pronouns_stand_for_the_one_who_spoke() {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain("\"It holds,\" Mara Quill said. She added that it is old.", None, lexicon);
    let quotes = recognize(&doc, &lexicon.quote, &Entities::default());
    let names: Vec<&str> = quotes.iter().filter_map(|q| q.speaker.as_ref()).map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Mara Quill", "Mara Quill"]);
}

const PARTS: &[&str] = &[
    "said",
    "told",
    "according to",
    "Lee",
    "the port",
    "she",
    "who",
    "that",
    "\"",
    "“",
    "”",
    "'",
    "''",
    "«",
    "»",
    ",",
    ".",
    "?",
    ":",
    ";",
    "\n",
    "—",
    "-",
    "(",
    ")",
    "in",
    "adding",
    "reported",
    "as",
    "and",
    "but",
    "Fla.",
    "é",
    "一",
    "’s",
];

fn holds(text: &str) {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, None, lexicon);
    for quote in recognize(&doc, &lexicon.quote, &Entities::default()) {
        let mut spans = vec![quote.span];
        spans.extend(quote.cue);
        spans.extend(quote.speaker.map(|s| s.span));
        spans.extend(&quote.pieces);
        for span in spans {
            assert!(text.get(span.start..span.end).is_some_and(|s| !s.is_empty()), "{span:?} in {text:?}");
        }
        for pair in quote.pieces.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{:?} in {text:?}", quote.pieces);
        }
    }
}

proptest! {
    #[test]
    fn spans_lie_on_the_text(parts in proptest::collection::vec((0..PARTS.len(), any::<bool>()), 0..60)) {
        let mut text = String::new();
        for (part, space) in parts {
            text.push_str(PARTS[part]);
            if space {
                text.push(' ');
            }
        }
        holds(&text);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        holds(&text);
    }
}

/// How many words are looked at.
fn looks(text: &str) -> u64 {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, None, lexicon);
    work::looks(|| {
        std::hint::black_box(recognize(&doc, &lexicon.quote, &Entities::default()));
    })
}

#[test]
fn work_grows_with_the_text() {
    for part in [
        "she said \"no ",
        "\" ",
        "“ said ",
        "'",
        "Lee said, ",
        "and said that ",
        "according to the ",
        "a, ",
        "said ",
        "“no,” said Lee. ",
        "“no one here knows” ",
        "“no\n\n",
        "( ",
    ] {
        let (once, eight) = (looks(&part.repeat(500)), looks(&part.repeat(4_000)));
        assert!(eight <= once * 10, "{part:?}: {once} looks, eight times {eight}");
    }
}
