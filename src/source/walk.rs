//! From the paths of the command line to the files that are read.

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
};

use globset::GlobBuilder;
use ignore::WalkBuilder;

use super::{Format, reason};
use crate::problem::Problem;

/// Something to read; ordered by path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// None: standard input.
    pub path: Option<PathBuf>,
    /// Found in a folder, not named by the user.
    pub found: bool,
    /// The name that standard input goes by.
    pub goes_by: Option<String>,
}

/// A file that is there and is not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassedOver {
    pub path: String,
    pub why: String,
}

/// What lies under the paths of the command line.
#[derive(Debug, Default)]
pub struct Found {
    pub inputs: Vec<Input>,
    pub problems: Vec<Problem>,
    pub passed: Vec<PassedOver>,
}

impl Input {
    /// An input that the user names; `-` is standard input.
    pub fn named(path: &str) -> Input {
        Input { path: (path != "-").then(|| tidy(Path::new(path))), found: false, goes_by: None }
    }

    /// Standard input under a name: its ending tells the format, and reports show it.
    pub fn standard(name: Option<&str>) -> Input {
        Input { path: None, found: false, goes_by: name.map(str::to_owned) }
    }

    /// The path as messages and reports show it.
    pub fn shown(&self) -> String {
        let name = self.name();
        if name.is_empty() { "-".to_owned() } else { name }
    }

    /// The name that tells the format.
    pub(super) fn name(&self) -> String {
        let path = self.path.as_ref().map(|p| p.to_string_lossy().into_owned());
        path.or_else(|| self.goes_by.clone()).unwrap_or_default()
    }
}

/// The files under `paths`, sorted and each once. A path is a file, a folder
/// (searched for the known extensions, minding `.gitignore`), a glob or `-`;
/// no path is the current folder.
pub fn find(paths: &[String]) -> (Vec<Input>, Vec<Problem>) {
    let found = look(paths, None);
    (found.inputs, found.problems)
}

/// The same with what is passed over; `-` goes by `standard`.
pub fn look(paths: &[String], standard: Option<&str>) -> Found {
    let mut seen = Seen::default();
    let current = [".".to_owned()];
    for path in if paths.is_empty() { &current } else { paths } {
        if path == "-" {
            seen.inputs.insert(Input::standard(standard));
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(Path::new(path), &|_| true, &mut seen),
            Ok(_) => {
                seen.inputs.insert(Input::named(path));
            }
            Err(_) if is_glob(path) => glob(path, &mut seen),
            Err(error) => seen.problems.push(Problem::new(path.clone(), reason(&error))),
        }
    }
    let inputs = once_each(seen.inputs.into_iter().collect(), Vec::new());
    Found { inputs, problems: seen.problems, passed: seen.passed.into_iter().collect() }
}

#[derive(Default)]
struct Seen {
    inputs: BTreeSet<Input>,
    problems: Vec<Problem>,
    passed: BTreeSet<PassedOver>,
}

fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

fn glob(pattern: &str, seen: &mut Seen) {
    let tidied = tidy(Path::new(pattern)).to_string_lossy().into_owned();
    let matcher = match GlobBuilder::new(&tidied).literal_separator(true).build() {
        Ok(glob) => glob.compile_matcher(),
        Err(error) => {
            seen.problems.push(Problem::new(pattern, format!("it is no valid glob: {}", error.kind())));
            return;
        }
    };
    let fixed: PathBuf =
        Path::new(&tidied).components().take_while(|c| !is_glob(&c.as_os_str().to_string_lossy())).collect();
    let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
    let before = seen.inputs.len();
    walk(root, &|path| matcher.is_match(path), seen);
    if seen.inputs.len() == before {
        seen.problems.push(Problem::new(pattern, "no file matches the glob"));
    }
}

fn walk(root: &Path, wanted: &dyn Fn(&Path) -> bool, seen: &mut Seen) {
    // links are not followed into folders: they may lead round in a circle
    for entry in WalkBuilder::new(root).require_git(false).follow_links(false).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                seen.problems.push(walk_problem(root, &error));
                continue;
            }
        };
        let path = entry.path();
        if entry.file_type().is_none_or(|t| t.is_dir()) {
            continue;
        }
        let tidied = tidy(path);
        if !wanted(&tidied) {
            continue;
        }
        let shown = tidied.to_string_lossy().into_owned();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name == "crosscheck.toml" {
            continue;
        }
        if Format::of_name(&name).is_none() {
            seen.passed.insert(PassedOver { path: shown, why: format!("{} are not read", kind_of(&name, 2)) });
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_file() => {
                seen.inputs.insert(Input { path: Some(tidied), found: true, goes_by: None });
            }
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => seen.problems.push(Problem::new(shown, "it is no regular file")),
            Err(error) => seen.problems.push(Problem::new(shown, reason(&error))),
        }
    }
}

/// How files of a name's ending are called: ".xyz files".
pub fn kind_of(name: &str, count: usize) -> String {
    let files = if count == 1 { "file" } else { "files" };
    match name.rsplit_once('.') {
        Some((_, ending)) if !ending.is_empty() && ending.len() <= 12 => {
            format!(".{} {files}", ending.to_ascii_lowercase())
        }
        _ => format!("{files} without an ending"),
    }
}

fn walk_problem(root: &Path, error: &ignore::Error) -> Problem {
    fn path_of(error: &ignore::Error) -> Option<&Path> {
        match error {
            ignore::Error::WithPath { path, .. } => Some(path),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
            _ => None,
        }
    }
    let path = path_of(error).unwrap_or(root);
    let mut shown = path.to_string_lossy().into_owned();
    if shown.chars().count() > 300 {
        shown = format!("{}…", shown.chars().take(300).collect::<String>());
    }
    let why = error.io_error().map_or_else(|| error.to_string(), reason);
    Problem::new(shown, why)
}

/// Without `.` components: `./a.txt` and `a.txt` are one file.
fn tidy(path: &Path) -> PathBuf {
    path.components().filter(|c| !matches!(c, Component::CurDir)).collect()
}

/// Both lists as one, sorted, without further names of a file that is there
/// already: a link, the same path written otherwise. A name of the first list stays.
pub fn once_each(first: Vec<Input>, second: Vec<Input>) -> Vec<Input> {
    let mut seen = BTreeSet::new();
    let all = first.into_iter().chain(second);
    let mut kept: Vec<Input> = all.filter(|input| identity(input).is_none_or(|id| seen.insert(id))).collect();
    kept.sort();
    kept.dedup_by(|a, b| a.path == b.path);
    kept
}

#[cfg(unix)]
fn identity(input: &Input) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(input.path.as_ref()?).ok().map(|m| (m.dev(), m.ino()))
}

#[cfg(not(unix))]
fn identity(input: &Input) -> Option<PathBuf> {
    std::fs::canonicalize(input.path.as_ref()?).ok()
}
