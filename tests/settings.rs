//! Settings, suppressions, baselines, and what a folder holds.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs;

use common::{RIGHT_DAY, WRONG_DAY, err, folder, out, run, status};

#[test]
fn an_unknown_setting_is_shown_in_its_file() {
    let config = "[check]\nfail-on = \"error\"\nmin-severty = \"note\"\n";
    let folder = folder(&[("crosscheck.toml", config.as_bytes()), ("a.txt", RIGHT_DAY.as_bytes())]);
    let output = run(&folder, &["check"]);
    assert_eq!(status(&output), 2);
    insta::assert_snapshot!(err(&output), @r#"
         × crosscheck.toml: there is no setting "min-severty"
          ╭─[crosscheck.toml:3:1]
        3 │ min-severty = "note"
          · ─────┬─────
          ·      ╰── unknown setting
          ╰────
         help: did you mean "min-severity"? the settings here are fail-on, min-severity, select, ignore,
               published
        "#);
}

#[test]
fn the_configuration_is_found_upward() {
    let config = "[severity]\nweekday-date = \"note\"\n";
    let folder = folder(&[("crosscheck.toml", config.as_bytes()), ("deep/er/a.txt", WRONG_DAY.as_bytes())]);
    let output = run(&folder, &["check", "deep/er", "--format", "short"]);
    assert_eq!(status(&output), 0);
    assert!(out(&output).contains("note[weekday-date]"), "{}", out(&output));
}

#[test]
fn suppressions_need_to_meet_something() {
    let comment = "<!-- crosscheck-ignore weekday-date: as the council wrote it -->\n";
    let config = "[[suppress]]\nrule = \"toll\"\nreason = \"counted twice\"\n";
    let text = WRONG_DAY.replace("The council", &format!("{comment}The council"));
    let folder = folder(&[
        ("crosscheck.toml", config.as_bytes()),
        ("a.txt", text.as_bytes()),
        ("b.txt", format!("{comment}{RIGHT_DAY}").as_bytes()),
    ]);
    let output = run(&folder, &["check"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
    assert_eq!(out(&output), "no conflicts in 2 articles; not shown: 1 suppressed\n");
    insta::assert_snapshot!(err(&output), @r#"
        warning: b.txt:1: this crosscheck-ignore meets no conflict
        warning: crosscheck.toml:1: this suppression meets no conflict
        "#);
}

#[test]
fn a_baseline_hides_what_was_there() {
    let folder = folder(&[("a.txt", WRONG_DAY.as_bytes())]);
    let with = |more: &[&str]| run(&folder, &[&["check", "--baseline", "base.json"], more].concat());
    assert_eq!(status(&with(&[])), 2, "a baseline that is not there");
    assert_eq!(status(&with(&["--write-baseline"])), 0);
    assert_eq!(status(&with(&[])), 0);
    // the fingerprint holds no positions
    fs::write(folder.path().join("a.txt"), format!("A new first line, which says little.\n\n{WRONG_DAY}")).unwrap();
    assert_eq!(status(&with(&[])), 0);
    fs::write(folder.path().join("a.txt"), RIGHT_DAY).unwrap();
    let output = with(&[]);
    assert!(err(&output).contains("--prune-baseline"), "{}", err(&output));
    assert_eq!(err(&with(&["--prune-baseline"])), "");
    assert_eq!(err(&with(&[])), "");
    fs::write(folder.path().join("a.txt"), WRONG_DAY).unwrap();
    assert_eq!(status(&with(&[])), 1);
}

#[test]
fn a_starter_configuration_is_written_once() {
    let folder = folder(&[]);
    assert_eq!(status(&run(&folder, &["init"])), 0);
    assert_eq!(status(&run(&folder, &["init"])), 2);
    fs::write(folder.path().join("a.txt"), RIGHT_DAY).unwrap();
    assert_eq!(status(&run(&folder, &["check"])), 0);
}

#[test]
fn settings_by_path() {
    let config = "[[paths]]\nglob = \"archive/**\"\nignore = [\"weekday-date\"]\n\n[[suppress]]\npath = \"known.txt\"\ncontains = \"Wednesday\"\nreason = \"as printed\"\n";
    let folder = folder(&[
        ("crosscheck.toml", config.as_bytes()),
        ("archive/old/a.txt", WRONG_DAY.as_bytes()),
        ("known.txt", WRONG_DAY.as_bytes()),
        ("new.txt", WRONG_DAY.as_bytes()),
    ]);
    let output = run(&folder, &["check", "--format", "short"]);
    assert_eq!(out(&output).lines().count(), 1, "{}", out(&output));
    assert!(out(&output).starts_with("new.txt:"));
    assert_eq!(err(&output), "");
}

#[test]
fn folders_mind_gitignore_and_known_names() {
    let folder = folder(&[
        (".gitignore", b"drafts/\n"),
        ("drafts/a.txt", WRONG_DAY.as_bytes()),
        ("notes.docx.bak", WRONG_DAY.as_bytes()),
        ("package.json", b"{\"name\": \"x\"}"),
        ("page.html", b"<html><body><p>The council of Elmton will vote on Wednesday, March 6, 2025.</p></body></html>"),
    ]);
    let output = run(&folder, &["check", "--format", "short"]);
    assert_eq!(out(&output).lines().count(), 1, "{}", out(&output));
    assert!(out(&output).starts_with("page.html:"));
    assert_eq!(err(&output), "");
    assert_eq!(status(&run(&folder, &["check", "package.json"])), 3);
    assert_eq!(status(&run(&folder, &["check", "drafts/a.txt"])), 1);
}
