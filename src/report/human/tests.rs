//! The human format in several widths and dresses.

use super::*;
use crate::{
    conflict::{Conflict, Label, LabelRole, Severity},
    document::{Document, Meta, Published, PublishedFrom, segment},
    packs::Lexicon,
};

fn document(path: &str, source: &str, text: &str) -> Document {
    let day = "2025-03-03".parse().unwrap();
    let meta = Meta {
        published: Some(Published::on(day, PublishedFrom::Metadata)),
        source: Some(source.to_owned()),
        ..Meta::default()
    };
    let raw =
        segment::RawDocument { path: path.into(), id: path.into(), meta, text: text.into(), ..Default::default() };
    segment::document(raw, Lexicon::builtin(), None)
}

fn label(documents: &[Document], document: usize, words: &str, note: &str, role: LabelRole) -> Label {
    let start = documents[document].text.find(words).unwrap();
    let span = (start..start + words.len()).into();
    let value = words.to_lowercase();
    Label { document, span, identity: value.clone(), value, note: note.to_owned(), role }
}

fn report() -> Report {
    let documents = vec![
        document(
            "talks/first.txt",
            "Elm Wire",
            "Elm council to vote\n\nELMTON, March 3 (Wire) - After weeks of hearings in the old town hall, at which residents of both banks spoke for and against it, the council of Elmton will vote on the new bridge on Wednesday, a spokeswoman said on Monday, adding that the paper for all of its nine members had been sent out the week before.\n",
        ),
        document(
            "talks/second.txt",
            "The Ash Courier",
            "Vote on bridge nears\n\nThe council votes on March 6, 2025.\n",
        ),
    ];
    use LabelRole::{Context, Primary};
    let labels = vec![
        label(
            &documents,
            0,
            "Wednesday",
            "2025-03-05: the Wednesday after Monday 3 March, the day of the report",
            Primary,
        ),
        label(&documents, 0, "Monday", "the day of the report, 2025-03-03", Context),
        label(&documents, 1, "March 6, 2025", "2025-03-06", Primary),
    ];
    let conflict = Conflict {
        rule: "event-date",
        severity: Severity::Error,
        confidence: 0.9,
        message: "the reports date the vote on the new bridge differently: 5 March or 6 March 2025".into(),
        help: Some("ask which day the council set; `crosscheck explain event-date`".into()),
        subject: "vote".into(),
        labels,
    };
    Report::new(documents, vec![conflict], Vec::new())
}

fn printed(width: usize, colour: bool) -> String {
    let mut out = Vec::new();
    Human(&Look { colour, ..Look::plain(width) }).write(&report(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn sixty_columns() {
    insta::assert_snapshot!(printed(60, false), @r#"
    error[event-date]: the reports date the vote on the new
      bridge differently: 5 March or 6 March 2025
      ┌─ talks/first.txt:3:184 (Elm Wire, 2025-03-03)
      │ … it, the council of Elmton will vote on the new bridge
      │ on Wednesday, a spokeswoman said on Monday, adding that
      │    ━━━━━━━━━                        ──────
      │    │                 ╭──────────────╯
      │    │                 ╰ the day of the report, 2025-03-03
      │    ╰ 2025-03-05: the Wednesday after Monday 3 March, the
      │      day of the report
      │ the paper for all of its …
      ├─ talks/second.txt:3:22 (The Ash Courier, 2025-03-03)
      │ The council votes on March 6, 2025.
      │                      ━━━━━━━━━━━━━ 2025-03-06
      = help: ask which day the council set; `crosscheck explain
              event-date`

    1 error in 2 articles
    "#);
}

#[test]
fn eighty_columns() {
    insta::assert_snapshot!(printed(80, false), @r#"
    error[event-date]: the reports date the vote on the new bridge differently: 5
      March or 6 March 2025
      ┌─ talks/first.txt:3:184 (Elm Wire, 2025-03-03)
      │ … spoke for and against it, the council of Elmton will vote on the new
      │ bridge on Wednesday, a spokeswoman said on Monday, adding that the paper for
      │           ━━━━━━━━━                        ──────
      │           │                              ╭─╯
      │           │                              ╰ the day of the report, 2025-03-03
      │      ╭────╯
      │      ╰ 2025-03-05: the Wednesday after Monday 3 March, the day of the report
      │ all of its nine members had …
      ├─ talks/second.txt:3:22 (The Ash Courier, 2025-03-03)
      │ The council votes on March 6, 2025.
      │                      ━━━━━━━━━━━━━ 2025-03-06
      = help: ask which day the council set; `crosscheck explain event-date`

    1 error in 2 articles
    "#);
}

#[test]
fn two_hundred_columns() {
    insta::assert_snapshot!(printed(200, false), @r#"
    error[event-date]: the reports date the vote on the new bridge differently: 5 March or 6 March 2025
      ┌─ talks/first.txt:3:184 (Elm Wire, 2025-03-03)
      │ After weeks of hearings in the old town hall, at which residents of both banks spoke for and against it, the council of Elmton will vote on the new bridge on Wednesday, a spokeswoman said on
      │                                                                                                                                                               ━━━━━━━━━
      │                                                                                                                              ╭────────────────────────────────╯
      │                                                                                                                              ╰ 2025-03-05: the Wednesday after Monday 3 March, the day of the report
      │ Monday, adding that the paper for all of its nine members had been sent out the week before.
      │ ────── the day of the report, 2025-03-03
      ├─ talks/second.txt:3:22 (The Ash Courier, 2025-03-03)
      │ The council votes on March 6, 2025.
      │                      ━━━━━━━━━━━━━ 2025-03-06
      = help: ask which day the council set; `crosscheck explain event-date`

    1 error in 2 articles
    "#);
}

#[test]
fn colours_are_all_that_differs() {
    let coloured = printed(80, true);
    assert!(coloured.contains("\u{1b}[1;31merror[event-date]\u{1b}[0m"));
    let mut plain = String::new();
    for (i, part) in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if i == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, printed(80, false));
}

#[test]
fn plain_strokes_and_links() {
    let mut out = Vec::new();
    let look = Look { ascii: true, links: Some("/srv/desk".into()), ..Look::plain(80) };
    Human(&look).write(&report(), &mut out).unwrap();
    let printed = String::from_utf8(out).unwrap();
    assert!(!printed.contains(['│', '━', '╰', '┌', '╭']), "{printed}");
    assert!(printed.contains("\u{1b}]8;;file:///srv/desk/talks/first.txt\u{1b}\\talks/first.txt:3:184"), "{printed}");
}

#[test]
fn no_row_is_wider_than_asked() {
    for width in [40, 47, 60, 80, 133] {
        for row in printed(width, false).lines() {
            assert!(columns(row) <= width, "{width}: {row}");
        }
    }
}
