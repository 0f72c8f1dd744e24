//! The order of the rooms: a file imports only what lies before its own room. ARCHITECTURE.md tells what each holds.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

/// From the ground to the roof.
const ORDER: &[&str] = &[
    "span", "severity", "problem", "lexicon", "document", "syntax", "source", "value", "mention", "claim", "align",
    "packs", "conflict", "rules", "judge", "ledger", "engine", "sheet", "report", "checker", "cli",
];

#[test]
fn no_room_imports_what_comes_after_it() {
    let mut against = Vec::new();
    for file in files(Path::new("src")) {
        let room = room(&file);
        let Some(own) = place(&room) else { continue };
        for (line, other) in imports(&std::fs::read_to_string(&file).unwrap()) {
            match place(&other) {
                Some(at) if at > own => against.push(format!("{}:{line}: {room} imports {other}", file.display())),
                Some(_) => {}
                None => against.push(format!("{}:{line}: {other} has no place in the order", file.display())),
            }
        }
    }
    assert!(against.is_empty(), "against the order of the rooms:\n{}", against.join("\n"));
}

#[test]
fn every_room_has_a_place() {
    let entries = std::fs::read_dir("src").unwrap().map(|e| e.unwrap().path());
    let mut rooms: Vec<String> = entries.map(|p| p.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    rooms.retain(|r| r != "lib" && r != "main");
    rooms.sort();
    let mut known: Vec<&str> = ORDER.to_vec();
    known.sort_unstable();
    assert_eq!(rooms, known);
    let page = std::fs::read_to_string("ARCHITECTURE.md").unwrap();
    for room in ORDER {
        assert!(page.contains(&format!("`{room}`")), "ARCHITECTURE.md does not tell what `{room}` holds");
    }
}

#[test]
fn imports_are_seen_in_every_form() {
    let text = "use crate::span::Span;\nuse crate::{\n    claim::{Claim, x::Y},\n    value,\n};\nfn f() { crate::report::x() }\n\
                /// [`crate::cli`]\n#[cfg(test)]\nmod tests { use crate::packs; }\n";
    let found: Vec<String> = imports(text).into_iter().map(|(_, room)| room).collect();
    assert_eq!(found, ["span", "claim", "value", "report"]);
}

fn place(room: &str) -> Option<usize> {
    ORDER.iter().position(|r| *r == room)
}

/// `src/claim/dates.rs` lies in `claim`.
fn room(file: &Path) -> String {
    let first = file.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("lib.rs") && !is_test(&path) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Files that `#[cfg(test)]` alone compiles.
fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|s| s.to_string_lossy().ends_with("tests"))
}

/// The rooms that a file takes something from, with the line; tests at its end do not count.
fn imports(text: &str) -> Vec<(usize, String)> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let start = code[..at].rfind('\n').map_or(0, |i| i + 1);
        if code[start..].trim_start().starts_with("//") || code[..at].ends_with('$') {
            continue;
        }
        for name in heads(&code[at + "crate::".len()..]) {
            found.push((line, name));
        }
    }
    found
}

/// "claim::{Claim}" gives claim; "{claim::Claim, value}" gives both.
fn heads(rest: &str) -> Vec<String> {
    let word = |s: &str| s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (i, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(word(&list[start..i]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(word(&list[start..i]));
                start = i + 1;
            }
            _ => {}
        }
    }
    names.retain(|n| n.starts_with(|c: char| c.is_lowercase()));
    names
}

/// Words of the language live in packs. This many stand in lists of `src/` still; the number may only fall.
const WORDS_IN_LISTS: usize = 211;

#[test]
fn words_of_the_language_live_in_packs() {
    let mut found: Vec<String> = Vec::new();
    for file in files(Path::new("src")) {
        // rooms that speak to people name options, formats and rules, no words of articles; sources name fields of formats
        if ["report", "cli", "judge", "packs", "source"].contains(&room(&file).as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        found.extend(listed_words(code).into_iter().map(|w| format!("{}: {w}", file.display())));
    }
    if std::env::var_os("SHOW").is_some() {
        println!("{}", found.join("\n"));
    }
    assert!(found.len() <= WORDS_IN_LISTS, "{} words of the language in lists of src/: SHOW=1 names them", found.len());
}

#[test]
fn listed_words_are_found() {
    let code = "if matches!(low, \"over\" | \"under\") && [\"st\", \"nd\"].contains(&low) || low == \"of\" { x(\"no list\") }\n\
                const A: [&str; 1] = [\"said\"]; matches!(kind, Kind::Word) // matches!(x, \"comment\")\n";
    assert_eq!(listed_words(code), ["over", "under", "st", "nd", "said"]);
}

/// The literals of lower-case letters in `matches!` and in arrays.
fn listed_words(code: &str) -> Vec<String> {
    let code: String = code.lines().map(|l| l.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let mut lists: Vec<(usize, usize)> = Vec::new();
    for (at, opening) in code.match_indices("matches!(").map(|(i, m)| (i + m.len() - 1, '(')).chain(arrays(&code)) {
        let closing = if opening == '(' { ')' } else { ']' };
        let (mut depth, mut quoted) = (0, false);
        let end = code[at..].char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            depth += i32::from(!quoted && *c == opening) - i32::from(!quoted && *c == closing);
            depth == 0
        });
        lists.push((at, at + end.map_or(0, |(i, _)| i)));
    }
    lists.sort_unstable();
    let mut words = Vec::new();
    let mut done = 0;
    for (start, end) in lists {
        let own = code.get(start.max(done)..end).unwrap_or("");
        done = done.max(end);
        let literals = own.split('"').skip(1).step_by(2);
        words.extend(literals.filter(|w| is_word(w)).map(str::to_owned));
    }
    words
}

fn is_word(literal: &str) -> bool {
    literal.chars().any(char::is_alphabetic) && literal.chars().all(|c| c.is_lowercase() || "' -’.".contains(c))
}

/// Where an array of literals opens.
fn arrays(code: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    code.match_indices('[').filter(|(i, _)| code[i + 1..].trim_start().starts_with('"')).map(|(i, _)| (i, '['))
}
