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
         help: did you mean "min-severity"? the settings here are fail-on, format, baseline, rules,
               include, exclude, min-severity, select, ignore, published
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
fn comments_reach_a_block_or_the_file() {
    let twice = format!("{WRONG_DAY}{}", WRONG_DAY.lines().last().unwrap());
    let comment = |word: &str| format!("<!-- {word} weekday-date: as the council wrote it -->\n");
    let block = WRONG_DAY.replace("The council", &format!("{}The council", comment("crosscheck-ignore-block")));
    let second = format!("{block}The council of Elmton will vote on Wednesday, March 6, 2025.\n");
    let folder = folder(&[
        ("file.txt", format!("{twice}\n\n{}", comment("crosscheck-ignore-file")).as_bytes()),
        ("block.txt", second.as_bytes()),
        ("after.txt", format!("{block}\nThe council will vote on Wednesday, March 6, 2025.\n").as_bytes()),
    ]);
    let output = run(&folder, &["check", "--select", "weekday-date", "--format", "short"]);
    assert!(out(&output).starts_with("after.txt:6:"), "{}{}", out(&output), err(&output));
    assert_eq!((out(&output).lines().count(), err(&output)), (1, String::new()));
}

#[test]
fn a_baseline_hides_what_was_there() {
    let folder = folder(&[("a.txt", WRONG_DAY.as_bytes())]);
    let with = |more: &[&str]| run(&folder, &[&["check", "--baseline", "base.json"], more].concat());
    assert_eq!(status(&with(&[])), 2, "a baseline that is not there");
    let output = with(&["--write-baseline"]);
    assert_eq!((status(&output), err(&output).as_str()), (0, "wrote 1 conflict to base.json\n"));
    assert_eq!(status(&with(&[])), 0);
    // the fingerprint holds no positions
    fs::write(folder.path().join("a.txt"), format!("A new first line, which says little.\n\n{WRONG_DAY}")).unwrap();
    assert_eq!(status(&with(&[])), 0);
    fs::write(folder.path().join("a.txt"), RIGHT_DAY).unwrap();
    let output = with(&[]);
    assert!(err(&output).contains("--prune-baseline"), "{}", err(&output));
    assert_eq!(err(&with(&["--prune-baseline"])), "took 1 conflict out of base.json; 0 left\n");
    assert_eq!(err(&with(&[])), "");
    fs::write(folder.path().join("a.txt"), WRONG_DAY).unwrap();
    assert_eq!(status(&with(&[])), 1);
}

#[test]
fn a_baseline_holds_wherever_the_files_lie() {
    let folder = folder(&[("in/a.txt", WRONG_DAY.as_bytes()), ("in/b.txt", WRONG_DAY.as_bytes())]);
    let absolute = folder.path().join("in").to_string_lossy().into_owned();
    run(&folder, &["check", "in", "--baseline", "base.json", "--write-baseline", "-q"]);
    for path in [absolute.as_str(), "./in/../in"] {
        let output = run(&folder, &["check", path, "--baseline", "base.json"]);
        assert_eq!(status(&output), 0, "{path}: {}{}", out(&output), err(&output));
    }
    let base = || fs::read_to_string(folder.path().join("base.json")).unwrap();
    // someone adds a reason, and it stays
    fs::write(folder.path().join("base.json"), base().replacen("}\n", ",\"reason\":\"as printed\"}\n", 1)).unwrap();
    fs::write(folder.path().join("in/b.txt"), RIGHT_DAY).unwrap();
    run(&folder, &["check", "in/a.txt", "--baseline", "base.json", "--prune-baseline"]);
    assert_eq!(base().lines().count(), 4, "b.txt was not read: {}", base());
    run(&folder, &["check", "in/a.txt", "--baseline", "base.json", "--write-baseline"]);
    assert_eq!((base().lines().count(), base().matches("as printed").count()), (4, 1), "{}", base());
    run(&folder, &["check", "in", "--baseline", "base.json", "--prune-baseline"]);
    assert_eq!(base().lines().count(), 3, "{}", base());
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
fn groups_files_and_formats_in_the_configuration() {
    let config = "[check]\nformat = \"short\"\nexclude = [\"old/**\"]\nbaseline = \"known.json\"\n\n[severity]\n\"weekday-*\" = \"note\"\n";
    let folder = folder(&[
        ("crosscheck.toml", config.as_bytes()),
        ("known.json", b"{\"schema\": \"crosscheck.baseline/1\", \"conflicts\": []}"),
        ("old/a.txt", WRONG_DAY.as_bytes()),
        ("new/b.txt", WRONG_DAY.as_bytes()),
    ]);
    let output = run(&folder, &["check"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(out(&output).starts_with("new/b.txt:3:54: note[weekday-date]"), "{}", out(&output));
    assert_eq!(out(&output).lines().count(), 1);
    assert_eq!(status(&run(&folder, &["check", "--no-config"])), 1);
    assert_eq!(status(&run(&folder, &["check", "--no-config", "--ignore", "weekday-*"])), 0);
    assert_eq!(status(&run(&folder, &["check", "--select", "nothing-*"])), 2);
    let output = run(&folder, &["check", "-o", "page.html", "--no-config", "--statistics"]);
    assert!(
        err(&output).contains("wrote page.html") && err(&output).contains("2  weekday-date: 2 errors"),
        "{}",
        err(&output)
    );
    assert!(fs::read_to_string(folder.path().join("page.html")).unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn schemas_are_json_and_know_the_keys() {
    let folder = folder(&[]);
    for (name, key) in
        [("config", "fail-on"), ("report", "fingerprint"), ("facts", "agreement"), ("baseline", "reason")]
    {
        let printed = out(&run(&folder, &["schema", name]));
        assert!(
            serde_json::from_str::<serde_json::Value>(&printed).is_ok() && printed.contains(key),
            "{name}: {printed}"
        );
    }
}

#[test]
fn verdicts_give_a_precision() {
    let lines = "{\"fingerprint\":\"a\",\"rule\":\"toll\",\"verdict\":true}\n{\"fingerprint\":\"b\",\"rule\":\"toll\",\"verdict\":false}\nx\n";
    let folder = folder(&[("v.jsonl", lines.as_bytes())]);
    let output = run(&folder, &["verdicts", "v.jsonl"]);
    assert_eq!((status(&output), out(&output).as_str()), (3, " 50 %  1 of 2  toll\n 50 %  1 of 2  all\n"));
    assert!(err(&output).contains("v.jsonl:3:"), "{}", err(&output));
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
