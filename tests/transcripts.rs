//! The console blocks of README, CONTRIBUTING and `docs`: every command parses, and what is shown is what is printed.
//!
//! A line `…` stands for lines that are left out. `UPDATE=1 cargo test --test transcripts` writes blocks without such
//! a line anew, and of blocks with one the lines before it and the last.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use clap::Parser;
use crosscheck::cli::args::Cli;

/// A command with the lines that follow it.
struct Shown {
    command: String,
    output: Vec<String>,
}

#[test]
fn commands_parse_and_print_what_is_shown() {
    let update = std::env::var("UPDATE").is_ok_and(|u| u == "1");
    let mut wrong = Vec::new();
    let mut compared = 0;
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let mut anew = text.clone();
        for shown in blocks(&text).iter().flat_map(|block| commands(block)) {
            let Some(arguments) = arguments(&shown.command) else { continue };
            let name = std::iter::once("crosscheck".to_owned());
            if let Err(error) = Cli::try_parse_from(name.chain(arguments.iter().cloned())) {
                wrong.push(format!("{}: {}: {error}", page.display(), shown.command));
                continue;
            }
            if shown.output.is_empty() {
                continue;
            }
            compared += 1;
            let printed = run(&arguments);
            if update {
                let old = format!("$ {}\n{}\n", shown.command, shown.output.join("\n"));
                let new = format!("$ {}\n{}\n", shown.command, shortened(&shown.output, &printed).join("\n"));
                anew = anew.replacen(&old, &new, 1);
            } else if !matches(&shown.output, &printed) {
                wrong.push(format!("{}: `{}` prints\n{}", page.display(), shown.command, printed.join("\n")));
            }
        }
        if anew != text {
            std::fs::write(&page, anew).unwrap();
        }
    }
    assert!(compared > 0 || update, "no block shows what a command prints");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md"].map(PathBuf::from).into();
    let docs = std::fs::read_dir("docs").into_iter().flatten().map(|e| e.unwrap().path());
    pages.extend(docs.filter(|p| p.extension().is_some_and(|e| e == "md")));
    pages.retain(|p| p.exists());
    pages.sort();
    pages
}

/// The contents of the blocks that are marked `console`.
fn blocks(text: &str) -> Vec<&str> {
    let parts = text.split("```console\n").skip(1);
    parts.filter_map(|p| p.split_once("```").map(|(block, _)| block)).collect()
}

fn commands(block: &str) -> Vec<Shown> {
    let mut out: Vec<Shown> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), out.last_mut()) {
            (Some(command), _) => out.push(Shown { command: command.to_owned(), output: Vec::new() }),
            (None, Some(shown)) => shown.output.push(line.to_owned()),
            (None, None) => {}
        }
    }
    for shown in &mut out {
        while shown.output.last().is_some_and(|l| l.trim().is_empty()) {
            shown.output.pop();
        }
    }
    out
}

/// The arguments of a command of ours; None for others. What a shell would do stays undone.
fn arguments(command: &str) -> Option<Vec<String>> {
    let command = command.split('#').next().unwrap_or(command);
    let command = command.split(['|', '>']).next().unwrap_or(command);
    let rest = command.strip_prefix("crosscheck ").or_else(|| command.strip_prefix("cargo run --release -- "))?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
}

fn run(arguments: &[String]) -> Vec<String> {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(arguments)
        .envs([("LC_ALL", "C.UTF-8"), ("TERM", "dumb")])
        .env_remove("COLUMNS")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    printed.trim_end().lines().map(str::to_owned).collect()
}

fn is_gap(line: &String) -> bool {
    line == "…"
}

/// The parts between gaps stand in the output, in this order, the first at its begin and the last at its end.
fn matches(shown: &[String], printed: &[String]) -> bool {
    let parts: Vec<&[String]> = shown.split(is_gap).map(trimmed).collect();
    let Some((first, rest)) = parts.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return trimmed(printed) == *first };
    let mut left = match printed.strip_prefix(*first) {
        Some(left) => left,
        None => return false,
    };
    for part in middle {
        let Some(at) = left.windows(part.len().max(1)).position(|w| w == *part) else { return false };
        left = &left[at + part.len()..];
    }
    left.ends_with(last)
}

fn trimmed(mut lines: &[String]) -> &[String] {
    while let Some((first, rest)) = lines.split_first().filter(|(l, _)| l.is_empty()) {
        let _ = first;
        lines = rest;
    }
    while let Some((_, rest)) = lines.split_last().filter(|(l, _)| l.is_empty()) {
        lines = rest;
    }
    lines
}

/// What is printed, with as many blocks and a gap as the old text had.
fn shortened(shown: &[String], printed: &[String]) -> Vec<String> {
    let Some(gap) = shown.iter().position(is_gap) else { return printed.to_vec() };
    let blocks = shown[..gap].split(|l| l.is_empty()).filter(|b| !b.is_empty()).count();
    let tail = shown[gap + 1..].split(|l| l.is_empty()).filter(|b| !b.is_empty()).count();
    let all: Vec<&[String]> = printed.split(|l| l.is_empty()).filter(|b| !b.is_empty()).collect();
    let head = all.iter().take(blocks).copied();
    let end = all.iter().skip(all.len().saturating_sub(tail.max(1)).max(blocks)).copied();
    let gap = ["…".to_owned()];
    let joined: Vec<&[String]> = head.chain(std::iter::once(&gap[..])).chain(end).collect();
    joined.join(&String::new())
}

#[test]
fn gaps_stand_for_lines() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let printed = lines("a\nb\n\nc\nd\n\ne");
    assert!(matches(&lines("a\nb\n\n…\n\ne"), &printed));
    assert!(matches(&printed, &printed));
    assert!(!matches(&lines("a\nc\n\n…\n\ne"), &printed) && !matches(&lines("a\nb"), &printed));
    assert_eq!(shortened(&lines("x\n\n…\n\ny"), &printed), lines("a\nb\n\n…\n\ne"));
    assert!(Path::new("README.md").exists());
}
