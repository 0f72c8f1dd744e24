//! Baselines: conflicts that were there before and are not reported again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::conflict::Conflict;

const SCHEMA: &str = "crosscheck.baseline/1";

/// The conflicts of a baseline by fingerprint.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    fingerprint: String,
    rule: String,
    message: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    schema: String,
    conflicts: Vec<Entry>,
}

impl Baseline {
    pub fn of<'a>(conflicts: impl Iterator<Item = (&'a Conflict, &'a String)>) -> Baseline {
        let entry = |(c, fingerprint): (&Conflict, &String)| {
            let entry = Entry { fingerprint: fingerprint.clone(), rule: c.rule.to_owned(), message: c.message.clone() };
            (fingerprint.clone(), entry)
        };
        Baseline { entries: conflicts.map(entry).collect() }
    }

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

    pub fn contains(&self, fingerprint: &str) -> bool {
        self.entries.contains_key(fingerprint)
    }

    /// Keep what was found again; the number of entries taken out.
    pub fn prune(&mut self, found: impl Fn(&str) -> bool) -> usize {
        let before = self.entries.len();
        self.entries.retain(|fingerprint, _| found(fingerprint));
        before - self.entries.len()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trip_and_prune() {
        let entry =
            |f: &str| (f.to_owned(), Entry { fingerprint: f.into(), rule: "toll".into(), message: "m \"x\"".into() });
        let mut baseline = Baseline { entries: [entry("b"), entry("a")].into() };
        assert_eq!(Baseline::parse(&baseline.to_text()).unwrap(), baseline);
        assert_eq!(baseline.prune(|f| f == "a"), 1);
        assert!(baseline.contains("a") && !baseline.contains("b"));
        assert_eq!(Baseline::parse(&Baseline::default().to_text()).unwrap(), Baseline::default());
        assert!(Baseline::parse("{}").is_err());
    }
}
