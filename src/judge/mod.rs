//! Judging: what becomes of the conflicts that the rules found. Settings give them their severity, suppressions and
//! the baseline take out what is known.

pub mod baseline;
pub mod settings;

use crate::{
    conflict::{self, Conflict, LabelRole, Severity},
    document::{Document, comment::Comments},
    problem::Problem,
    rules,
};
use baseline::{Baseline, Entry};
use settings::Settings;

/// Conflicts that were found and are not reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hidden {
    pub baseline: usize,
    pub suppressed: usize,
    /// Milder than `--min-severity`.
    pub below: usize,
}

/// What stands after judging, with what was taken out.
#[derive(Debug, Default)]
pub struct Judged {
    /// With their fingerprints.
    pub conflicts: Vec<(Conflict, String)>,
    pub hidden: Hidden,
    pub problems: Vec<Problem>,
}

/// Set severities and leave out what is off or suppressed. `config`: the path of the configuration, for what is said
/// of its suppressions.
pub fn settle(found: Vec<Conflict>, documents: &[Document], settings: &Settings, config: Option<&str>) -> Judged {
    let mut comments: Vec<Comments> = documents.iter().map(Comments::of).collect();
    let mut used = vec![false; settings.suppress.len()];
    let mut judged = Judged::default();
    for mut conflict in found {
        let Some(severity) = settings.severity(&conflict, documents) else { continue };
        conflict.severity = severity;
        shorten(&mut conflict.message);
        let fingerprint = conflict::fingerprint(&conflict, documents);
        let mut suppressed = false;
        for i in settings.suppressions(&conflict, &fingerprint, documents) {
            used[i] = true;
            suppressed = true;
        }
        suppressed |= by_comment(&conflict, documents, &mut comments);
        if suppressed {
            judged.hidden.suppressed += 1;
        } else {
            judged.conflicts.push((conflict, fingerprint));
        }
    }
    judged.problems.extend(config.into_iter().flat_map(|path| settings.unused(path, &used)));
    let unknown = |id: &str| rules::find(id).err().map(|e| format!("{e}; {}", e.help));
    for (comments, doc) in comments.iter().zip(documents).filter(|(c, _)| !c.is_empty()) {
        judged.problems.extend(comments.problems(&doc.path, unknown));
    }
    judged
}

impl Judged {
    /// Take out what the baseline knows.
    pub fn known(&mut self, baseline: &Baseline, documents: &[Document]) {
        let before = self.conflicts.len();
        let mut known = baseline.known(&self.entries(documents)).into_iter();
        self.conflicts.retain(|_| !known.next().unwrap_or(false));
        self.hidden.baseline += before - self.conflicts.len();
    }

    /// Of conflicts whose drafts' labels come first: those of the sources give the context, and the conflicts follow the
    /// drafts' lines.
    pub fn draft_first(&mut self, drafts: &[usize], documents: &[Document]) {
        if drafts.is_empty() {
            return;
        }
        for (conflict, _) in &mut self.conflicts {
            for label in conflict.labels.iter_mut().filter(|l| !drafts.contains(&l.document)) {
                label.role = LabelRole::Context;
            }
        }
        self.conflicts.sort_by_cached_key(|(conflict, _)| conflict::order(conflict, documents));
    }

    /// Take out what is milder than `least`.
    pub fn at_least(&mut self, least: Severity) {
        let before = self.conflicts.len();
        self.conflicts.retain(|(conflict, _)| conflict.severity >= least);
        self.hidden.below += before - self.conflicts.len();
    }

    /// The conflicts as a baseline keeps them.
    pub fn entries(&self, documents: &[Document]) -> Vec<Entry> {
        self.conflicts.iter().map(|(conflict, fingerprint)| Entry::of(conflict, fingerprint, documents)).collect()
    }
}

/// A message that lists thousands of values helps nobody.
fn shorten(message: &mut String) {
    const MOST: usize = 600;
    if let Some((end, _)) = message.char_indices().nth(MOST) {
        let end = message[..end].rfind(' ').unwrap_or(end);
        message.truncate(end);
        message.push_str(" …");
    }
}

/// Does a comment stand by one of the conflict's places? Every comment that does counts as used.
fn by_comment(conflict: &Conflict, documents: &[Document], comments: &mut [Comments]) -> bool {
    let mut suppressed = false;
    for label in &conflict.labels {
        if let (Some(comments), Some(doc)) = (comments.get_mut(label.document), documents.get(label.document)) {
            suppressed |= !comments.is_empty() && comments.suppress(doc, conflict.rule, label.span.start);
        }
    }
    suppressed
}
