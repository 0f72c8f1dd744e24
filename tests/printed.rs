//! What a conflict of each rule looks like: message, places and help, in the order in which they are printed.
//!
//! The first case of a rule's fixtures that it reports is printed. `INSTA_UPDATE=always cargo test --test printed`
//! takes what is printed now; read the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use crosscheck::rules;
use libtest_mimic::Trial;

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let trial = |rule: &'static rules::Rule| {
        Trial::test(format!("printed::{}", rule.id), move || {
            insta::assert_snapshot!(rule.id, printed(rule.id));
            Ok(())
        })
    };
    libtest_mimic::run(&arguments, rules::all().iter().map(trial).collect()).exit();
}

/// The first conflict of the rule in the first case that reports one.
fn printed(rule: &str) -> String {
    let case = cases(rule).into_iter().find(|case| {
        let expected = std::fs::read_to_string(case.join("expected.out")).unwrap_or_default();
        expected.contains(&format!(" {rule}: "))
    });
    let case = case.expect("a case in which the rule finds something");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--select", rule, "--width", "100", "--color", "never", "--fail-on", "never"])
        .arg(&case)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split("\n\n").next().unwrap_or_default().to_owned()
}

fn cases(rule: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(Path::new("fixtures").join(rule)).unwrap();
    let mut cases: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    cases
}
