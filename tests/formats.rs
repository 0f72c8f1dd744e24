//! What is read from the files of `fixtures/formats`, format by format.
//!
//! Every folder holds files and `read.out`, which says of each what was read: what is known of it, its parts, what
//! was wrong with it. `UPDATE=1 cargo test --test formats` writes it anew; read the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::path::{Path, PathBuf};

use common::{err, folder, out, run, status};

use crosscheck::{
    document::{Document, segment},
    packs::Lexicon,
    source,
};

#[test]
fn every_format_is_read() {
    let update = std::env::var("UPDATE").is_ok_and(|u| u == "1");
    let mut failures = Vec::new();
    for folder in entries(Path::new("fixtures/formats")).into_iter().filter(|p| p.is_dir()) {
        let read: Vec<String> = files(&folder).iter().map(|f| shown(f)).collect();
        let read = read.join("\n");
        let kept = folder.join("read.out");
        if update {
            std::fs::write(&kept, &read).unwrap();
        } else if std::fs::read_to_string(&kept).unwrap_or_default() != read {
            failures.push(format!("{}:\n{read}", folder.display()));
        }
    }
    assert!(failures.is_empty(), "read.out differs:\n{}", failures.join("\n"));
}

/// Every part of a page, word by word, stands at its place in the file.
#[test]
fn words_of_pages_stand_in_the_file() {
    for path in files(Path::new("fixtures/formats/html")) {
        for doc in documents(&path).0 {
            for token in &doc.tokens {
                let word = doc.slice(token.span());
                let written = doc.file_slice(token.span());
                let plain = written == word || written.contains(['&', '<']);
                assert!(plain, "{}: {word:?} is {written:?} in the file", path.display());
            }
        }
    }
}

/// A page whose text calls a Thursday a Wednesday.
fn page(before: &str, behind: &str) -> String {
    format!(
        "<!doctype html>\r\n<h1>Council&nbsp;of Elmton \u{1f6a2} to vote</h1>\r\n{before}<p>\u{1f6a2} &eacute; The council of Elmton will vote on the new \
         bridge on <b>Wednesday</b>,&nbsp;March&#32;6, 2025, it said.</p>{behind}\r\n<p>The bridge is a hundred years old, the council said on Monday.</p>\r\n"
    )
}

#[test]
fn labels_of_pages_stand_in_the_file() {
    let page = page("", "");
    let folder = folder(&[("page.html", page.as_bytes())]);
    let output = run(&folder, &["check", "--format", "json", "page.html"]);
    let report: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let labels = report["conflicts"][0]["labels"].as_array().unwrap();
    assert!(!labels.is_empty());
    for label in labels {
        let at = |key: &str| usize::try_from(label[key].as_u64().unwrap()).unwrap();
        let before = &page[..at("start")];
        assert_eq!(&page[at("start")..at("end")], label["text"].as_str().unwrap());
        assert_eq!(at("line"), before.matches('\n').count() + 1);
        assert_eq!(at("column"), before.rsplit('\n').next().unwrap().chars().count() + 1);
    }
    let short = out(&run(&folder, &["check", "--format", "short", "page.html"]));
    assert!(short.starts_with("page.html:3:71:"), "{short}");
}

#[test]
fn comments_of_pages_suppress() {
    let comment = "<!-- crosscheck-ignore weekday-date: as the council wrote it -->";
    for page in [page(&format!("{comment}\r\n<div>\r\n"), ""), page("", comment)] {
        let folder = folder(&[("page.html", page.as_bytes())]);
        let output = run(&folder, &["check", "page.html"]);
        assert_eq!(
            (out(&output).as_str(), err(&output).as_str()),
            ("no conflicts in 1 article; not shown: 1 suppressed\n", "")
        );
    }
}

#[test]
fn a_folder_without_articles_is_no_clean_report() {
    let empty = folder(&[]);
    let output = run(&empty, &["check"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("nothing was read: there are no files"), "{}", err(&output));
    let others = folder(&[("a.xyz", b"x"), ("b.xyz", b"x"), ("c", b"x")]);
    let output = run(&others, &["check"]);
    assert_eq!(status(&output), 2);
    let told = err(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("2 .xyz files, 1 file without an ending"), "{told}");
}

#[test]
fn what_was_read_and_passed_over_is_told() {
    let folder = folder(&[("page.html", page("", "").as_bytes()), ("notes.xyz", b"x")]);
    let told = err(&run(&folder, &["check", "-v"]));
    assert!(told.contains("read page.html: HTML, no day of publication"), "{told}");
    assert!(told.contains("passed over notes.xyz: .xyz files are not read"), "{told}");
}

#[test]
fn standard_input_goes_by_a_name() {
    use std::io::Write;
    let folder = folder(&[]);
    let mut child =
        common::command(folder.path(), &["check", "--stdin-filename", "draft.html", "--format", "short", "-"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
    child.stdin.take().unwrap().write_all(page("", "").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(out(&output).starts_with("draft.html:3:71:"), "{}", out(&output));
}

#[test]
fn the_latest_version_stands_for_all() {
    let item = |version: &str, hour: &str, status: &str, count: &str| {
        format!(
            r#"{{"uri":"urn:x:1","version":"{version}","versioncreated":"2025-03-04T{hour}:00:00-05:00","pubstatus":"{status}","headline":"Ferry aground off Marl Island","body_text":"{count} people were hurt when the ferry ran aground off Marl Island on Tuesday, the coast guard said."}}"#
        )
    };
    let folder = folder(&[
        ("1.json", item("1", "08", "usable", "Nine").as_bytes()),
        ("2.json", item("2", "09", "usable", "Eleven").as_bytes()),
    ]);
    let output = run(&folder, &["check", "-v"]);
    assert!(out(&output).starts_with("no conflicts in 1 article"), "{}", out(&output));
    assert!(err(&output).contains("passed over 1.json: a later version of the item is 2.json"), "{}", err(&output));
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    found.sort();
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = entries(folder);
    found.retain(|p| !p.ends_with("read.out"));
    found
}

fn documents(path: &Path) -> (Vec<Document>, Vec<String>) {
    let lexicon = Lexicon::builtin();
    let contents = source::read(&source::Input::named(&path.to_string_lossy()), source::MAX_SIZE);
    let problems = contents.problems.iter().map(|p| {
        let line = p.line.map(|l| format!("line {l}: ")).unwrap_or_default();
        format!("{}: {line}{}", p.severity.as_str(), p.message)
    });
    let problems = problems.collect();
    (contents.documents.into_iter().map(|raw| segment::document(raw, lexicon, None)).collect(), problems)
}

fn shown(path: &Path) -> String {
    let (documents, problems) = documents(path);
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let mut out = format!("== {name}\n");
    for problem in problems {
        out += &format!("{problem}\n");
    }
    documents.iter().for_each(|doc| out += &parts(doc));
    out
}

fn parts(doc: &Document) -> String {
    let meta = &doc.meta;
    let mut out = String::new();
    let mut tell = |what: &str, value: Option<String>| {
        if let Some(value) = value {
            out += &format!("{what}: {value}\n");
        }
    };
    tell("record", doc.record.map(|r| r.to_string()));
    tell("id", Some(doc.id.clone()).filter(|id| *id != doc.path));
    tell("title", meta.title.clone());
    let day = meta.published.as_ref().map(|p| {
        let range = if p.first == p.last { String::new() } else { format!(" ({} to {})", p.first, p.last) };
        format!("{}{range} from {}", p.day, p.from.as_str())
    });
    tell("published", day);
    tell("updated", meta.updated.map(|u| u.to_rfc3339()));
    tell("source", meta.source.clone());
    tell("url", meta.url.clone());
    tell("language", meta.language.clone());
    tell("version", meta.version.clone());
    tell("status", Some(meta.status.as_str().to_owned()).filter(|s| s != "usable"));
    tell("embargo", meta.embargo.map(|u| u.to_rfc3339()));
    tell("corrected", meta.corrected.then(|| "yes".to_owned()));
    for segment in &doc.segments {
        let (line, column) = doc.lines.line_column(&doc.text, segment.span.start);
        let words = doc.slice(segment.span).split_whitespace().collect::<Vec<_>>().join(" ");
        out += &format!("{:?} {line}:{column} {words}\n", segment.kind);
    }
    out
}
