//! Runs every case under `fixtures/` and compares what is found with what is expected.
//!
//! A case is a folder with reports; `fixtures/README.md` describes the files beside them. Each is a test of its own:
//! `cargo test --test fixtures toll::` runs those of a rule.
//! `UPDATE=1 cargo test --test fixtures` rewrites `expected.out` of the cases that are no
//! known gaps, `UPDATE=gaps` rewrites the list of known gaps.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use crosscheck::{
    CheckOptions,
    conflict::{Conflict, Label, Severity},
    document::{Document, segment},
    packs::Lexicon,
    rules, source,
};
use libtest_mimic::{Failed, Trial};

const GAPS: &str = "fixtures/known-gaps.txt";
/// Stories to be measured against, not to be passed.
const MEASURED: &str = "stories-gold";
/// What is read, not what is found: `tests/formats.rs`.
const READ: &str = "formats";
/// Longer label texts and values are cut in the middle.
const LONGEST: usize = 72;

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    if std::env::var("UPDATE").is_ok_and(|u| u == "gaps") {
        return rewrite_gaps();
    }
    let gaps = Arc::new(known_gaps());
    let mut trials: Vec<Trial> = cases().into_iter().map(|case| trial(case, gaps.clone())).collect();
    let others: [(&str, fn()); 4] = [
        ("gaps_are_cases", gaps_are_cases),
        ("rules_have_cases", rules_have_cases),
        ("folders_are_rules", folders_are_rules),
        ("threads_change_nothing", threads_change_nothing),
    ];
    trials.extend(others.into_iter().map(|(name, test)| Trial::test(name, move || caught(test))));
    libtest_mimic::run(&arguments, trials).exit();
}

fn caught(test: fn()) -> Result<(), Failed> {
    test();
    Ok(())
}

/// `toll/at-least` is the test `toll::at-least`; its requirements that are no known gaps have to hold.
fn trial(case: PathBuf, gaps: Arc<BTreeSet<String>>) -> Trial {
    let name = name_of(&case);
    Trial::test(name.replace('/', "::"), move || {
        let checked = check(&inputs(&case));
        let judged = judge(&case, &checked);
        let failures: Vec<String> = judged
            .iter()
            .filter_map(|(part, complaints)| {
                let full = format!("{name}{part}");
                match (gaps.contains(&full), complaints.is_empty()) {
                    (false, false) => Some(format!("{full}:\n  {}", complaints.join("\n  "))),
                    (true, true) => Some(format!("{full} passes: take it off {GAPS}")),
                    _ => None,
                }
            })
            .collect();
        if std::env::var("UPDATE").is_ok_and(|u| u == "1") && !gaps.contains(&name) {
            rewrite(&case, &checked);
            return Ok(());
        }
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
    })
}

fn gaps_are_cases() {
    let folders: BTreeSet<String> = cases().iter().map(|c| name_of(c)).collect();
    for gap in known_gaps() {
        let known = folders.contains(&gap) || gap.rsplit_once('/').is_some_and(|(case, _)| folders.contains(case));
        assert!(known, "{gap}: {GAPS} names no case");
    }
}

fn rules_have_cases() {
    for rule in rules::all() {
        let folder = Path::new("fixtures").join(rule.id);
        let expected: Vec<String> = folders(&folder).iter().map(|case| read(&case.join("expected.out"))).collect();
        let hit = format!(" {}: ", rule.id);
        assert!(expected.iter().any(|e| e.contains(&hit)), "{}: no case in which {} finds something", rule.id, rule.id);
        assert!(expected.iter().any(|e| e.trim().is_empty()), "{}: no quiet case in fixtures/{}", rule.id, rule.id);
    }
}

fn folders_are_rules() {
    let rules: BTreeSet<&str> = rules::all().iter().map(|r| r.id).collect();
    for folder in folders(Path::new("fixtures")) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let known =
            rules.contains(name.as_str()) || ["quiet", "stories", "seeds", READ, MEASURED].contains(&name.as_str());
        assert!(known, "fixtures/{name} is no rule");
    }
}

fn threads_change_nothing() {
    let case = Path::new("fixtures/seeds");
    let once = lines(&check(&inputs(case)));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let alone = pool.install(|| lines(&check(&inputs(case))));
    assert_eq!(once, alone);
}

/// Every folder two levels below `fixtures` that is no measured story, and the seeds.
fn cases() -> Vec<PathBuf> {
    let mut cases = vec![PathBuf::from("fixtures/seeds")];
    for folder in folders(Path::new("fixtures")).into_iter().filter(|f| !f.ends_with(MEASURED) && !f.ends_with(READ)) {
        cases.extend(folders(&folder));
    }
    cases.sort();
    cases
}

fn name_of(case: &Path) -> String {
    let path = case.strip_prefix("fixtures").unwrap().components();
    path.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// Where a case's reports lie: in its folder; those of the seeds in `seeds/`.
fn inputs(case: &Path) -> PathBuf {
    if case.ends_with("fixtures/seeds") { PathBuf::from("seeds") } else { case.to_owned() }
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut out: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    out.sort();
    out
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Lines that are neither empty nor comments.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

fn known_gaps() -> BTreeSet<String> {
    entries(&read(Path::new(GAPS))).map(str::to_owned).collect()
}

fn check(inputs: &Path) -> (Vec<Document>, Vec<Conflict>) {
    let lexicon = Lexicon::builtin();
    let (files, problems) = source::find(&[inputs.to_string_lossy().into_owned()]);
    assert!(problems.is_empty() && !files.is_empty(), "{}: nothing to read: {problems:?}", inputs.display());
    let contents = source::read_all(&files, source::MAX_SIZE);
    assert!(contents.problems.is_empty(), "{}: {:?}", inputs.display(), contents.problems);
    let documents: Vec<Document> =
        contents.documents.into_iter().map(|raw| segment::document(raw, lexicon, None)).collect();
    let conflicts = crosscheck::check(&documents, lexicon, &CheckOptions::default());
    (documents, conflicts)
}

/// One line a conflict: `severity rule: report "words" = value | report "words" = value`.
fn line(conflict: &Conflict, documents: &[Document]) -> String {
    let labels: Vec<String> = conflict.labels.iter().map(|l| label(l, documents)).collect();
    format!("{} {}: {}", conflict.severity.as_str(), conflict.rule, labels.join(" | "))
}

fn label(label: &Label, documents: &[Document]) -> String {
    let doc = &documents[label.document];
    let stem = Path::new(&doc.path).file_stem().unwrap().to_string_lossy().into_owned();
    let report = if doc.record.is_some() { doc.id.clone() } else { stem };
    let words = doc.slice(label.span);
    assert!(!words.is_empty(), "{}: a label without words: {label:?}", doc.path);
    format!("{report} \"{}\" = {}", cut(&words.replace(['\u{a0}', '\n'], " ")), cut(&label.value))
}

fn cut(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST {
        return text.to_owned();
    }
    let head: String = text.chars().take(LONGEST / 2).collect();
    let tail: String = text.chars().skip(count - LONGEST / 2).collect();
    format!("{head}…{tail}")
}

fn lines((documents, conflicts): &(Vec<Document>, Vec<Conflict>)) -> Vec<String> {
    conflicts.iter().map(|c| line(c, documents)).collect()
}

/// Complaints about a case, by requirement; the name of the whole case is empty.
fn judge(case: &Path, checked: &(Vec<Document>, Vec<Conflict>)) -> Vec<(String, Vec<String>)> {
    let all = lines(checked);
    let grave: Vec<&String> =
        all.iter().zip(&checked.1).filter(|(_, c)| c.severity > Severity::Note).map(|(l, _)| l).collect();
    let mut out = Vec::new();
    let group = case.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    if group == "quiet" {
        out.push((String::new(), grave.iter().map(|l| format!("should not be reported: {l}")).collect()));
    } else if case.join("expected.out").exists() {
        out.push((String::new(), compare(&read(&case.join("expected.out")), &relevant(case, checked))));
    }
    for entry in entries(&read(&case.join("required.out"))) {
        let (name, wanted) = entry.split_once(" => ").expect("name => conflict");
        let fails = !all.iter().any(|l| holds(wanted, l));
        let rule = wanted.split([' ', ':']).nth(1).unwrap_or_default();
        let near: Vec<&str> = all.iter().map(String::as_str).filter(|l| l.contains(rule)).collect();
        let complaint = format!("is not reported: {wanted}; of this rule:\n    {}", near.join("\n    "));
        out.push((format!("/{name}"), fails.then_some(complaint).into_iter().collect()));
    }
    if case.join("required.out").exists() {
        let required = read(&case.join("required.out"));
        let asked = |l: &str| entries(&required).filter_map(|e| e.split_once(" => ")).any(|(_, w)| holds(w, l));
        let more = grave.iter().filter(|l| !asked(l));
        out.push(("/nothing-else".to_owned(), more.map(|l| format!("is not required: {l}")).collect()));
    }
    for entry in entries(&read(&case.join("forbidden.out"))) {
        let (name, unwanted) = entry.split_once(" => ").expect("name => labels");
        let hits = grave.iter().filter(|l| holds(unwanted, l));
        out.push((format!("/{name}"), hits.map(|l| format!("should not be reported: {l}")).collect()));
    }
    assert!(!out.is_empty(), "{}: no expected.out, required.out or forbidden.out", case.display());
    out
}

/// What `expected.out` lists: warnings and errors of every rule, notes of the folder's own.
fn relevant(case: &Path, checked: &(Vec<Document>, Vec<Conflict>)) -> Vec<String> {
    let (documents, conflicts) = checked;
    let own = case.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
    let shown = conflicts.iter().filter(|c| c.severity > Severity::Note || Some(c.rule) == own.as_deref());
    shown.map(|c| line(c, documents)).collect()
}

fn compare(expected: &str, actual: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = actual.iter().collect();
    let mut complaints = Vec::new();
    for wanted in entries(expected) {
        match left.iter().position(|line| equal(wanted, line)) {
            Some(i) => {
                left.remove(i);
            }
            None => complaints.push(format!("is not reported: {wanted}")),
        }
    }
    complaints.extend(left.iter().map(|l| format!("should not be reported: {l}")));
    complaints
}

/// Head (`severity rule`) and labels.
fn parts(line: &str) -> (&str, Vec<&str>) {
    let (head, labels) = line.split_once(": ").unwrap_or(("", line));
    (head, labels.split(" | ").collect())
}

/// `warning+` stands for a warning or an error, `any` for every severity; `*` for every rule.
fn head_fits(wanted: &str, head: &str) -> bool {
    let ((w_severity, w_rule), (severity, rule)) =
        (wanted.split_once(' ').unwrap_or(("any", wanted)), head.split_once(' ').unwrap_or_default());
    let severe = match w_severity {
        "any" => true,
        "warning+" => severity != "note",
        exact => exact == severity,
    };
    severe && (w_rule == "*" || w_rule == rule)
}

/// The same conflict. A wanted label that leaves its value open may give more or fewer words.
fn equal(wanted: &str, line: &str) -> bool {
    let ((wanted_head, wanted), (head, labels)) = (parts(wanted), parts(line));
    let fits = |w: &str, l: &str| {
        let ((w_report, w_words), (report, words)) = (words_of(w), words_of(l));
        w == l || !w.contains("\" = ") && w_report == report && (words.contains(w_words) || w_words.contains(words))
    };
    head_fits(wanted_head, head) && wanted.len() == labels.len() && each_has_its_own(&wanted, &labels, &fits)
}

/// The conflict has all the wanted labels; their words may lie within the labels' words.
fn holds(wanted: &str, line: &str) -> bool {
    let ((wanted_head, wanted), (head, labels)) = (parts(wanted), parts(line));
    let fits = |w: &str, l: &str| {
        let ((w_report, w_words), (report, words)) = (words_of(w), words_of(l));
        (w_report == "*" || w_report == report) && words.contains(w_words)
    };
    head_fits(wanted_head, head) && each_has_its_own(&wanted, &labels, &fits)
}

fn each_has_its_own(wanted: &[&str], labels: &[&str], fits: &dyn Fn(&str, &str) -> bool) -> bool {
    let mut left = labels.to_vec();
    wanted.iter().all(|w| left.iter().position(|l| fits(w, l)).map(|i| left.remove(i)).is_some())
}

/// Report and words of a label.
fn words_of(label: &str) -> (&str, &str) {
    let (report, rest) = label.split_once(" \"").unwrap_or((label, ""));
    let words = rest.rsplit_once("\" = ").map_or_else(|| rest.trim_end_matches('"'), |(words, _)| words);
    (report, words)
}

fn rewrite(case: &Path, checked: &(Vec<Document>, Vec<Conflict>)) {
    let path = case.join("expected.out");
    if path.exists() {
        let mut text = relevant(case, checked).join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        std::fs::write(path, text).unwrap();
    }
}

fn rewrite_gaps() {
    let failing = cases().into_iter().flat_map(|case| {
        let name = name_of(&case);
        let judged = judge(&case, &check(&inputs(&case)));
        judged
            .into_iter()
            .filter(|(_, complaints)| !complaints.is_empty())
            .map(move |(part, _)| format!("{name}{part}"))
    });
    let old = read(Path::new(GAPS));
    let comments = old.lines().take_while(|l| l.starts_with('#')).map(str::to_owned);
    let text: Vec<String> = comments.chain(failing).collect();
    std::fs::write(GAPS, text.join("\n") + "\n").unwrap();
}
