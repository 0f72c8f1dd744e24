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
}

impl Input {
    /// An input that the user names; `-` is standard input.
    pub fn named(path: &str) -> Input {
        Input { path: (path != "-").then(|| tidy(Path::new(path))), found: false }
    }

    /// The path as messages and reports show it.
    pub fn shown(&self) -> String {
        self.path.as_ref().map_or_else(|| "-".to_owned(), |p| p.to_string_lossy().into_owned())
    }

    pub(super) fn format(&self, bytes: &[u8]) -> Format {
        let by_name = self.path.as_ref().and_then(|p| Format::of_name(&p.to_string_lossy()));
        by_name.unwrap_or_else(|| Format::of_bytes(bytes))
    }
}

/// The files under `paths`, sorted and each once. A path is a file, a folder
/// (searched for the known extensions, minding `.gitignore`), a glob or `-`;
/// no path is the current folder.
pub fn find(paths: &[String]) -> (Vec<Input>, Vec<Problem>) {
    let mut found = BTreeSet::new();
    let mut problems = Vec::new();
    let current = [".".to_owned()];
    for path in if paths.is_empty() { &current } else { paths } {
        if path == "-" {
            found.insert(Input::named(path));
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(Path::new(path), &|_| true, &mut found, &mut problems),
            Ok(_) => {
                found.insert(Input::named(path));
            }
            Err(_) if is_glob(path) => glob(path, &mut found, &mut problems),
            Err(error) => problems.push(Problem::new(path.clone(), reason(&error))),
        }
    }
    (once_each(found.into_iter().collect(), Vec::new()), problems)
}

fn is_glob(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

fn glob(pattern: &str, found: &mut BTreeSet<Input>, problems: &mut Vec<Problem>) {
    let tidied = tidy(Path::new(pattern)).to_string_lossy().into_owned();
    let matcher = match GlobBuilder::new(&tidied).literal_separator(true).build() {
        Ok(glob) => glob.compile_matcher(),
        Err(error) => {
            problems.push(Problem::new(pattern, format!("it is no valid glob: {}", error.kind())));
            return;
        }
    };
    let fixed: PathBuf =
        Path::new(&tidied).components().take_while(|c| !is_glob(&c.as_os_str().to_string_lossy())).collect();
    let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
    let before = found.len();
    walk(root, &|path| matcher.is_match(path), found, problems);
    if found.len() == before {
        problems.push(Problem::new(pattern, "no file matches the glob"));
    }
}

fn walk(root: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut BTreeSet<Input>, problems: &mut Vec<Problem>) {
    // links are not followed into folders: they may lead round in a circle
    for entry in WalkBuilder::new(root).require_git(false).follow_links(false).build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(walk_problem(root, &error));
                continue;
            }
        };
        let path = entry.path();
        let known = path.file_name().is_some_and(|n| Format::of_name(&n.to_string_lossy()).is_some());
        if !known || entry.file_type().is_none_or(|t| t.is_dir()) {
            continue;
        }
        let tidied = tidy(path);
        if !wanted(&tidied) {
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_file() => {
                found.insert(Input { path: Some(tidied), found: true });
            }
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => problems.push(Problem::new(tidied.to_string_lossy(), "it is no regular file")),
            Err(error) => problems.push(Problem::new(tidied.to_string_lossy(), reason(&error))),
        }
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
