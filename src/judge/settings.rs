//! What a configuration changes in the conflicts that the rules found.

use std::{
    collections::BTreeMap,
    path::{Component, Path, PathBuf},
};

use globset::GlobMatcher;

use crate::{
    conflict::{Conflict, Label, Severity},
    document::Document,
    problem::Problem,
};

/// Severities by rule, by path, and suppressions.
#[derive(Debug, Default)]
pub struct Settings {
    /// The folder that globs start from, absolute.
    pub folder: PathBuf,
    /// The folder that relative paths start from, absolute.
    pub here: PathBuf,
    /// None: the rule is off.
    pub severity: BTreeMap<String, Option<Severity>>,
    pub paths: Vec<PathRule>,
    pub suppress: Vec<Suppression>,
}

/// Settings for conflicts whose first place lies in these paths: the place where a conflict is reported, with
/// `--against` that of the draft.
#[derive(Debug)]
pub struct PathRule {
    pub glob: GlobMatcher,
    pub severity: BTreeMap<String, Option<Severity>>,
    pub ignore: Vec<String>,
}

/// A conflict that is known; what is given must all hold.
#[derive(Debug)]
pub struct Suppression {
    pub rule: Option<String>,
    pub path: Option<GlobMatcher>,
    /// Words of one of its places or of its message.
    pub contains: Option<String>,
    pub fingerprint: Option<String>,
    /// Where it stands in the configuration.
    pub line: usize,
}

impl Settings {
    /// The severity that the settings give a conflict; None: it is off.
    pub fn severity(&self, conflict: &Conflict, documents: &[Document]) -> Option<Severity> {
        let mut severity = match self.severity.get(conflict.rule) {
            Some(set) => *set,
            None => Some(conflict.severity),
        };
        for path in &self.paths {
            let here = || conflict.labels.first().is_some_and(|l| self.matches(&path.glob, documents, l.document));
            if path.ignore.iter().any(|r| r == conflict.rule) && here() {
                return None;
            }
            if let Some(set) = path.severity.get(conflict.rule).filter(|_| here()) {
                severity = *set;
            }
        }
        severity
    }

    /// The suppressions that a conflict meets, as indices.
    pub fn suppressions<'a>(
        &'a self,
        conflict: &'a Conflict,
        fingerprint: &'a str,
        documents: &'a [Document],
    ) -> impl Iterator<Item = usize> + 'a {
        let meets = move |s: &Suppression| {
            s.rule.as_ref().is_none_or(|r| r == conflict.rule)
                && s.fingerprint.as_ref().is_none_or(|f| f == fingerprint)
                && s.path
                    .as_ref()
                    .is_none_or(|g| conflict.labels.iter().any(|l| self.matches(g, documents, l.document)))
                && s.contains.as_ref().is_none_or(|words| mentions(conflict, documents, words))
        };
        self.suppress.iter().enumerate().filter(move |(_, s)| meets(s)).map(|(i, _)| i)
    }

    /// One problem for each suppression that nothing met.
    pub fn unused(&self, path: &str, used: &[bool]) -> Vec<Problem> {
        let unused = self.suppress.iter().zip(used).filter(|(_, used)| !**used);
        unused
            .map(|(s, _)| Problem { line: Some(s.line), ..Problem::caveat(path, "this suppression meets no conflict") })
            .collect()
    }

    fn matches(&self, glob: &GlobMatcher, documents: &[Document], document: usize) -> bool {
        documents.get(document).is_some_and(|d| self.lies_in(glob, &d.path))
    }

    /// Globs are matched against the path from the configuration's folder, and as given.
    pub fn lies_in(&self, glob: &GlobMatcher, path: &str) -> bool {
        let given = Path::new(path);
        let absolute = tidy(&self.here.join(given));
        glob.is_match(given) || absolute.strip_prefix(&self.folder).is_ok_and(|p| glob.is_match(p))
    }
}

/// Without `.` and `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

fn mentions(conflict: &Conflict, documents: &[Document], words: &str) -> bool {
    let label = |l: &Label| documents.get(l.document).is_some_and(|d| d.slice(l.span).contains(words));
    conflict.message.contains(words) || conflict.labels.iter().any(label)
}
