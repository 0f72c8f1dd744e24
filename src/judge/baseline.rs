//! Baselines: conflicts that were there before and are not reported again.
//!
//! An entry is met by its fingerprint; and, so that a baseline outlives a renamed file or a further report of the
//! story, by a conflict that says the same and has a document of the entry's.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    conflict::{self, Conflict},
    document::Document,
};

const SCHEMA: &str = "crosscheck.baseline/1";

/// The conflicts of a baseline by fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

/// A conflict that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    fingerprint: String,
    /// What it says, whoever says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    content: String,
    rule: String,
    message: String,
    /// The names of its documents.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    documents: BTreeSet<String>,
    /// Why it is right as it stands, in the words of whoever keeps the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct File {
    schema: String,
    conflicts: Vec<Entry>,
}

/// The JSON schema of it.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

impl Entry {
    pub fn of(conflict: &Conflict, fingerprint: &str, documents: &[Document]) -> Entry {
        Entry {
            fingerprint: fingerprint.to_owned(),
            content: conflict::content(conflict),
            rule: conflict.rule.to_owned(),
            message: conflict.message.clone(),
            documents: conflict::names(conflict, documents),
            reason: None,
        }
    }
}

fn by_content<'a>(entries: impl Iterator<Item = &'a Entry>) -> BTreeMap<&'a str, Vec<&'a Entry>> {
    let mut index: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.filter(|e| !e.content.is_empty()) {
        index.entry(&entry.content).or_default().push(entry);
    }
    index
}

/// The entries that say the same and have a document in common with `entry`.
fn meeting<'a>(index: &BTreeMap<&'a str, Vec<&'a Entry>>, entry: &Entry) -> impl Iterator<Item = &'a Entry> {
    let alike = index.get(entry.content.as_str()).cloned().unwrap_or_default();
    let documents = entry.documents.clone();
    alike.into_iter().filter(move |e| !e.documents.is_disjoint(&documents))
}

impl Baseline {
    /// # Errors
    /// Why the text is no baseline.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        let file: File = serde_json::from_str(text).map_err(|e| e.to_string())?;
        if file.schema != SCHEMA {
            return Err(format!("its schema is not {SCHEMA}"));
        }
        Ok(Baseline { entries: file.conflicts.into_iter().map(|e| (e.fingerprint.clone(), e)).collect() })
    }

    /// Sorted by fingerprint, one entry a line: it is kept under version control.
    pub fn to_text(&self) -> String {
        let lines: Vec<String> =
            self.entries.values().filter_map(|e| serde_json::to_string(e).ok()).map(|l| format!("  {l}")).collect();
        let schema = format!("{{\"schema\": \"{SCHEMA}\", \"conflicts\": [");
        if lines.is_empty() { format!("{schema}]}}\n") } else { format!("{schema}\n{}\n]}}\n", lines.join(",\n")) }
    }

    /// For each of `found`: is it known?
    pub fn known(&self, found: &[Entry]) -> Vec<bool> {
        let alike = by_content(self.entries.values());
        found.iter().map(|f| self.entries.contains_key(&f.fingerprint) || meeting(&alike, f).next().is_some()).collect()
    }

    /// Take up what was `found`: a conflict that was known keeps its reason, and takes the place of its old entry.
    pub fn take_up(&mut self, found: &[Entry]) {
        let old = std::mem::take(&mut self.entries);
        let alike = by_content(old.values());
        let mut gone: BTreeSet<&str> = BTreeSet::new();
        for entry in found {
            let before: Vec<&Entry> = old.get(&entry.fingerprint).into_iter().chain(meeting(&alike, entry)).collect();
            let reason = before.iter().find_map(|e| e.reason.clone());
            gone.extend(before.iter().map(|e| e.fingerprint.as_str()));
            self.entries.insert(entry.fingerprint.clone(), Entry { reason, ..entry.clone() });
        }
        for (fingerprint, entry) in old.iter().filter(|(f, _)| !gone.contains(f.as_str())) {
            self.entries.insert(fingerprint.clone(), entry.clone());
        }
    }

    /// Take out what was not `found` though all of its documents were `read`; the number of entries taken out.
    pub fn prune(&mut self, found: &[Entry], read: &BTreeSet<String>) -> usize {
        let before = self.entries.len();
        let fingerprints: BTreeSet<&str> = found.iter().map(|f| f.fingerprint.as_str()).collect();
        let alike = by_content(found.iter());
        self.entries.retain(|fingerprint, e| {
            !e.documents.is_subset(read)
                || fingerprints.contains(fingerprint.as_str())
                || meeting(&alike, e).next().is_some()
        });
        before - self.entries.len()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fingerprint: &str, content: &str, documents: &[&str]) -> Entry {
        Entry {
            fingerprint: fingerprint.into(),
            content: content.into(),
            rule: "toll".into(),
            message: "m \"x\"".into(),
            documents: documents.iter().map(|d| (*d).to_owned()).collect(),
            reason: None,
        }
    }

    fn baseline(entries: &[Entry]) -> Baseline {
        Baseline { entries: entries.iter().map(|e| (e.fingerprint.clone(), e.clone())).collect() }
    }

    fn read(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn round_trip() {
        let mut reasoned = entry("b", "2", &["b.txt"]);
        reasoned.reason = Some("as the agency wrote it".into());
        let whole = baseline(&[entry("a", "1", &["a.txt", "b.txt"]), reasoned]);
        assert_eq!(Baseline::parse(&whole.to_text()), Ok(whole));
        assert_eq!(Baseline::parse(&Baseline::default().to_text()), Ok(Baseline::default()));
        assert!(Baseline::parse("{}").is_err());
        let old = r#"{"schema":"crosscheck.baseline/1","conflicts":[{"fingerprint":"a","rule":"toll","message":"m"}]}"#;
        assert!(Baseline::parse(old).is_ok_and(|b| b.known(&[entry("a", "1", &["a.txt"])]) == [true]));
    }

    #[test]
    fn pruning_leaves_what_was_not_read() {
        let mut whole = baseline(&[
            entry("a", "1", &["a.txt", "b.txt"]),
            entry("b", "2", &["b.txt", "c.txt"]),
            entry("c", "3", &["b.txt"]),
        ]);
        assert_eq!(whole.prune(&[entry("a", "1", &["a.txt", "b.txt"])], &read(&["a.txt", "b.txt"])), 1);
        assert_eq!(whole.known(&[entry("b", "", &[]), entry("c", "", &[])]), [true, false]);
    }

    #[test]
    fn a_renamed_report_is_known_again() {
        let mut whole = baseline(&[Entry { reason: Some("right".into()), ..entry("a", "1", &["a.txt", "b.txt"]) }]);
        let renamed = entry("d", "1", &["a.txt", "c.txt"]);
        assert_eq!(whole.known(&[renamed.clone(), entry("e", "1", &["x.txt", "y.txt"])]), [true, false]);
        whole.take_up(std::slice::from_ref(&renamed));
        assert_eq!(whole, baseline(&[Entry { reason: Some("right".into()), ..renamed }]));
    }
}
