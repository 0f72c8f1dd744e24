//! The program as users and CI jobs run it: exit status, streams, sameness of the output.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::{fs, io::Write, process::Stdio};

use common::{RIGHT_DAY, WRONG_DAY, command, err, folder, out, run, status};

#[test]
fn exit_status() {
    let files: &[(&str, &[u8])] = &[("wrong.txt", WRONG_DAY.as_bytes()), ("right.txt", RIGHT_DAY.as_bytes())];
    let folder = folder(files);
    for (arguments, expected) in [
        (&["check", "right.txt"][..], 0),
        (&["check", "wrong.txt"], 1),
        (&["check", "wrong.txt", "--fail-on", "never"], 0),
        (&["check", "wrong.txt", "--ignore", "weekday-date"], 0),
        (&["check", "wrong.txt", "--select", "toll"], 0),
        (&["check", "missing.txt"], 3),
        (&["check", "missing.txt", "wrong.txt"], 3),
        (&["check", "--no-such-option"], 2),
        (&["check", "--against", "right.txt"], 2),
        (&["check", "right.txt", "--published", "17.5.2025"], 2),
        (&["check", "--select", "no-such-rule"], 2),
        (&["explain", "no-such-rule"], 2),
        (&["explain", "weekday-date"], 0),
        (&["rules"], 0),
        (&["--help"], 0),
        (&["man"], 0),
        (&["man", "check"], 0),
        (&["man", "chek"], 2),
        (&["completions", "bash"], 0),
        (&["extract", "right.txt"], 0),
        (&["extract", "missing.txt"], 3),
    ] {
        let output = run(&folder, arguments);
        assert_eq!(status(&output), expected, "{arguments:?}: {}", err(&output));
    }
}

#[test]
fn a_text_in_another_language_is_passed_over() {
    let german = "Der Stadtrat hat am Dienstag beschlossen, die Brücke über den Fluss bis Ende März zu sperren. Ingenieure \
        fanden in der vergangenen Woche Risse in zwei Pfeilern, wie aus einem Bericht hervorgeht. Die Reparatur soll \
        etwa neun Monate dauern und zwölf Millionen Euro kosten, sagte der Bürgermeister am Mittwoch, July 24, 2025.\n";
    let folder = folder(&[("rat.txt", german.as_bytes())]);
    let output = run(&folder, &["check", "-v"]);
    assert_eq!(status(&output), 0);
    assert!(err(&output).contains("note: rat.txt: this text is German"), "{}", err(&output));
    assert!(!err(&run(&folder, &["check"])).contains("German"));
    assert!(out(&run(&folder, &["extract", "--format", "jsonl"])).contains("\"mentions\":[]"));
}

#[test]
fn help_tells_the_exit_status() {
    let folder = folder(&[]);
    let help = out(&run(&folder, &["check", "--help"]));
    assert!(help.contains("Exit status:") && help.contains("3  an input could not be read"), "{help}");
}

#[test]
fn both_places_are_shown() {
    let folder = folder(&[("a.txt", WRONG_DAY.as_bytes())]);
    let output = run(&folder, &["check", "--width", "70"]);
    insta::assert_snapshot!(out(&output), @r#"
        error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
          ┌─ a.txt:3:54
          │ The council of Elmton will vote on the new bridge on Wednesday,
          │                                                      ━━━━━━━━━━
          │ March 6, 2025.
          │ ━━━━━━━━━━━━━ 6 March 2025 falls on a Thursday
          = help: one of the two is wrong: ask which

        1 error in 1 article
        "#);
    assert_eq!(err(&output), "");
}

#[test]
fn a_malformed_record_is_named_and_the_rest_is_read() {
    let record = serde_json::json!({"id": "x", "text": WRONG_DAY}).to_string();
    let lines = format!("{{\"id\": \n{record}\n[1]\n");
    let folder = folder(&[("a.jsonl", lines.as_bytes())]);
    let output = run(&folder, &["check", "--format", "short"]);
    assert_eq!(status(&output), 3);
    insta::assert_snapshot!(out(&output), @r#"
        a.jsonl#2:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        "#);
    insta::assert_snapshot!(err(&output), @r#"
        error: a.jsonl:1: this is no JSON object: EOF while parsing a value, column 7
        error: a.jsonl:3: an article is a JSON object, this is an array
        "#);
}

#[test]
fn an_unknown_rule_gets_a_suggestion() {
    let folder = folder(&[]);
    let output = run(&folder, &["check", "--ignore", "wekday-date"]);
    assert_eq!(status(&output), 2);
    assert!(err(&output).contains("did you mean \"weekday-date\"?"), "{}", err(&output));
}

#[test]
fn only_drafts_are_judged() {
    let folder = folder(&[("draft.txt", RIGHT_DAY.as_bytes()), ("sources/a.txt", WRONG_DAY.as_bytes())]);
    assert_eq!(status(&run(&folder, &["check", "draft.txt", "sources"])), 1);
    let output = run(&folder, &["check", "draft.txt", "--against", "sources", "--select", "weekday-date"]);
    assert_eq!(status(&output), 0, "{}", out(&output));
    assert_eq!(status(&run(&folder, &["check", "sources", "--against", "draft.txt"])), 1);
}

#[test]
fn the_draft_leads_and_its_facts_are_accounted_for() {
    let draft = "ELMTON, March 3, 2025 (Desk) - Five people were killed when a fire destroyed a mill in Elmton on Sunday, police said. The mill had 45 rooms and was worth $2.1 million.\n";
    let source = "ELMTON, March 3, 2025 (Wire) - Three people were killed when a fire destroyed a mill in Elmton on Sunday, police said. The mill was worth $2.06 million.\n";
    let folder = folder(&[("z/draft.txt", draft.as_bytes()), ("a/wire.txt", source.as_bytes())]);
    let check = |more: &[&str]| run(&folder, &[&["check", "z/draft.txt", "--against", "a"], more].concat());
    let report: serde_json::Value = serde_json::from_str(&out(&check(&["--format", "json"]))).unwrap();
    let labels = report["conflicts"][0]["labels"].as_array().unwrap();
    let places: Vec<(&str, &str)> =
        labels.iter().map(|l| (l["path"].as_str().unwrap(), l["role"].as_str().unwrap())).collect();
    assert_eq!(places, [("z/draft.txt", "primary"), ("a/wire.txt", "context")]);
    let rows = report["ledger"].as_array().unwrap();
    let status = |words: &str| rows.iter().find(|r| r["text"] == words).map(|r| r["status"].as_str().unwrap());
    assert_eq!(status("Five"), Some("contradicted"));
    assert_eq!(status("45"), Some("not-found"));
    assert_eq!(status("$2.1 million"), Some("supported"));
    assert_eq!(report["summary"]["ledger"]["facts"], rows.len());
    let short = out(&check(&["--format", "short"]));
    assert!(short.starts_with("z/draft.txt:1:"), "{short}");
    let sarif: serde_json::Value = serde_json::from_str(&out(&check(&["--format", "sarif"]))).unwrap();
    let first = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(first, "z/draft.txt");
    for (format, mark) in [("github", "file=z/draft.txt"), ("junit", "classname=\"z/draft.txt\"")] {
        let printed = out(&check(&["--format", format]));
        assert!(printed.contains(mark), "{format}: {printed}");
    }
    let ledger = out(&check(&["--ledger"]));
    assert!(ledger.contains("ledger of z/draft.txt") && ledger.contains("in no source"), "{ledger}");
    // the draft alone is no support for itself
    assert!(!ledger.contains("2 reports that share no text"), "{ledger}");
    assert_eq!(self::status(&check(&["--select", "weekday-date"])), 0);
    assert_eq!(self::status(&check(&["--select", "weekday-date", "--fail-on", "not-found"])), 1);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let text = WRONG_DAY.repeat(3000);
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let mut child = command(folder.path(), &["extract", "--format", "jsonl", "--text"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), err(&output)), (0, String::new()));
}

#[test]
fn the_output_does_not_depend_on_order_or_threads() {
    let texts: Vec<(String, String)> = (0..24)
        .map(|i| (format!("{:02}.txt", i), WRONG_DAY.replace("March 6", &format!("March {}", 6 + 7 * (i % 3)))))
        .collect();
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(n, t)| (n.as_str(), t.as_bytes())).collect();
    let folder = folder(&files);
    let mut names: Vec<&str> = texts.iter().map(|(n, _)| n.as_str()).collect();
    for format in ["json", "human", "sarif"] {
        let check = |names: &[&str], threads: &str| {
            let output = run(&folder, &[&["check", "--format", format, "--threads", threads], names].concat());
            assert_eq!(status(&output), 1);
            output.stdout
        };
        let first = check(&names, "1");
        assert_eq!(check(&names, "2"), first);
        names.rotate_left(7);
        names.reverse();
        assert_eq!(check(&names, "2"), first);
        assert_eq!(check(&["."], "0"), first);
        assert_eq!(check(&["*.txt", "./03.txt"], "0"), first);
    }
}

#[test]
fn standard_input() {
    let folder = folder(&[]);
    let arguments = ["check", "-", "--format", "short", "--stdin-filename", "desk/draft.txt"];
    let mut child = command(folder.path(), &arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(WRONG_DAY.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 1);
    assert!(out(&output).starts_with("desk/draft.txt:3:54: error[weekday-date]"), "{}", out(&output));
}

#[test]
fn encodings() {
    let utf16: Vec<u8> = WRONG_DAY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut western = WRONG_DAY.as_bytes().to_vec();
    western.extend(b"The mayor\x92s \x93yes\x94 came late, said Jos\xe9 Hale.\n");
    let folder = folder(&[
        ("bom.txt", format!("\u{feff}{WRONG_DAY}").as_bytes()),
        ("crlf.txt", WRONG_DAY.replace('\n', "\r\n").as_bytes()),
        ("cr.txt", WRONG_DAY.replace('\n', "\r").as_bytes()),
        ("utf16.txt", &utf16),
        ("utf16bom.txt", &[b"\xff\xfe", utf16.as_slice()].concat()),
        ("western.txt", &western),
        ("image.txt", b"\x89PNG\r\n\x1a\n"),
    ]);
    let output = run(&folder, &["check", "--format", "short", "--select", "weekday-date"]);
    assert_eq!(status(&output), 3);
    insta::assert_snapshot!(out(&output), @r#"
        bom.txt:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        cr.txt:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        crlf.txt:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        utf16.txt:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        utf16bom.txt:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        western.txt:3:54: error[weekday-date]: 6 March 2025 is a Thursday, not a Wednesday
        "#);
    insta::assert_snapshot!(err(&output), @r#"
        error: image.txt: it is no text but a PNG image
        warning: utf16.txt: it has no byte order mark and was read as UTF-16LE
        warning: western.txt: it is no UTF-8 and was read as windows-1252
        "#);
}

#[test]
fn offsets_are_those_of_the_file() {
    let text = format!("\u{feff}caf\u{e9}s \u{201c}open\u{201d}\r\n\r\n{}", WRONG_DAY.replace('\n', "\r\n"));
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let report: serde_json::Value = serde_json::from_str(&out(&run(&folder, &["check", "--format", "json"]))).unwrap();
    let label = &report["conflicts"][0]["labels"][0];
    let at = |key: &str| usize::try_from(label[key].as_u64().unwrap()).unwrap();
    assert_eq!(text.get(at("start")..at("end")).unwrap(), label["text"].as_str().unwrap());
    assert_eq!((at("line"), at("column")), (5, 54));
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn claims_compare_as_articles_do() {
    let folder =
        folder(&[("a.txt", WRONG_DAY.as_bytes()), ("b.txt", RIGHT_DAY.replace("March 6", "March 13").as_bytes())]);
    run(&folder, &["extract", "--format", "jsonl", "--output", "claims.jsonl"]);
    let conflicts = |arguments: &[&str]| {
        let report: serde_json::Value = serde_json::from_str(&out(&run(&folder, arguments))).unwrap();
        report["conflicts"].clone()
    };
    let checked = conflicts(&["check", "--format", "json", "a.txt", "b.txt"]);
    assert!(!checked.as_array().unwrap().is_empty());
    assert_eq!(conflicts(&["compare", "--format", "json", "claims.jsonl"]), checked);
    // with the texts the excerpts are whole
    fs::write(folder.path().join("c.txt"), WRONG_DAY.lines().last().unwrap()).unwrap();
    run(&folder, &["extract", "--format", "jsonl", "--text", "--output", "texts.jsonl", "c.txt"]);
    let printed = out(&run(&folder, &["compare", "texts.jsonl"]));
    assert!(printed.contains("The council of Elmton will vote"), "{printed}");
}

#[test]
fn colours_only_when_asked_for() {
    let folder = folder(&[("a.txt", WRONG_DAY.as_bytes())]);
    assert!(!out(&run(&folder, &["check"])).contains('\u{1b}'));
    assert!(out(&run(&folder, &["check", "--color", "always"])).contains('\u{1b}'));
}

#[test]
fn hidden_characters_reach_no_terminal() {
    let text = WRONG_DAY.replace("bridge", "\u{1b}[31mbr\u{202e}idge\u{9b}");
    let folder = folder(&[("a\u{1b}[2J.txt", text.as_bytes())]);
    let formats = [
        "human",
        "short",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "rdjson",
        "markdown",
        "html",
    ];
    for format in formats {
        let printed = out(&run(&folder, &["check", "--format", format]));
        assert!(printed.contains("weekday-date"), "{format}: {printed}");
        assert!(!printed.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{format}");
    }
}

#[test]
fn names_are_answered_line_by_line() {
    let pairs = "{\"id\":1,\"a\":\"Ruth Hale\",\"b\":\"Hale, Ruth\"}\n{\"id\":2,\"a\":\"x\"}\n{\"id\":3,\"a\":\"Ruth Hale\",\"b\":\"Otto Berg\"}\n";
    let folder = folder(&[("pairs.jsonl", pairs.as_bytes())]);
    let output = run(&folder, &["names", "pairs.jsonl"]);
    assert_eq!(status(&output), 3);
    let ids: Vec<_> = out(&output).lines().map(|l| l[..l.len().min(200)].contains("\"same\"")).collect();
    assert_eq!(ids, [true, true]);
    assert!(err(&output).contains("pairs.jsonl:2:"), "{}", err(&output));
}

#[test]
fn the_fact_sheet_lists_values_with_their_sources() {
    let files: &[(&str, &[u8])] = &[("a.txt", WRONG_DAY.as_bytes()), ("b.txt", RIGHT_DAY.as_bytes())];
    let folder = folder(files);
    let output = run(&folder, &["facts", "--format", "jsonl", "--threads", "1"]);
    assert_eq!(status(&output), 0);
    assert_eq!(out(&run(&folder, &["facts", "--format", "jsonl", "--threads", "2", "b.txt", "a.txt"])), out(&output));
    for line in out(&output).lines() {
        let fact: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(fact["schema"], "crosscheck.fact/1");
        assert!(!fact["values"].as_array().unwrap().is_empty());
    }
}
