//! Versions of one item: the latest stands for all, and what is taken back takes its earlier versions with it.

use std::collections::BTreeMap;

use super::{Document, Status};

/// What became of a document that is not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub path: String,
    pub record: Option<usize>,
    /// Why, for the reader.
    pub why: String,
}

/// Keep the latest version of every item. A later version that was withdrawn withdraws the earlier ones: they stay,
/// marked as withdrawn, for other reports may have copied them.
pub fn settle(documents: &mut Vec<Document>) -> Vec<Replaced> {
    let mut chains: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, doc) in documents.iter().enumerate() {
        if let Some(item) = &doc.meta.item {
            chains.entry(item.clone()).or_default().push(i);
        }
    }
    let mut replaced: BTreeMap<usize, usize> = BTreeMap::new();
    for chain in chains.values().filter(|c| c.len() > 1) {
        let latest = chain.iter().copied().max_by_key(|&i| (order(&documents[i]), i));
        let Some(latest) = latest else { continue };
        if documents[latest].meta.status == Status::Withdrawn {
            chain.iter().for_each(|&i| documents[i].meta.status = Status::Withdrawn);
            continue;
        }
        replaced.extend(chain.iter().filter(|&&i| i != latest).map(|&i| (i, latest)));
    }
    let told = replaced.iter().map(|(&old, &new)| {
        let (old, new) = (&documents[old], &documents[new]);
        let record = new.record.map(|r| format!("#{r}")).unwrap_or_default();
        let why = format!("a later version of the item is {}{record}", new.path);
        Replaced { path: old.path.clone(), record: old.record, why }
    });
    let told = told.collect();
    let mut i = 0;
    documents.retain(|_| {
        i += 1;
        !replaced.contains_key(&(i - 1))
    });
    told
}

/// By the time of the version, then by its number, where it is one.
fn order(doc: &Document) -> (i64, u64) {
    let meta = &doc.meta;
    let stamp = meta.updated.or(meta.published.as_ref().and_then(|p| p.stamp)).map_or(i64::MIN, |s| s.timestamp());
    let day =
        meta.published.as_ref().and_then(|p| p.day.and_hms_opt(0, 0, 0)).map_or(i64::MIN, |d| d.and_utc().timestamp());
    let number = meta.version.as_deref().and_then(|v| v.parse().ok()).unwrap_or(0);
    (if stamp == i64::MIN { day } else { stamp }, number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Meta, packs::Lexicon};

    fn version(version: &str, stamp: &str, status: Status) -> Document {
        let mut doc = Document::plain("Nine came.", None, Lexicon::builtin());
        doc.path = format!("{version}.json");
        let updated = chrono::DateTime::parse_from_rfc3339(stamp).ok();
        doc.meta =
            Meta { item: Some("a".to_owned()), version: Some(version.to_owned()), updated, status, ..Meta::default() };
        doc
    }

    #[test]
    fn the_latest_version_stands() {
        let (early, late) = ("2025-03-04T10:00:00Z", "2025-03-04T12:00:00+01:00");
        let mut documents = vec![
            version("9", late, Status::Usable),
            version("10", late, Status::Usable),
            version("11", early, Status::Usable),
        ];
        let replaced = settle(&mut documents);
        assert_eq!(documents.len(), 1);
        assert_eq!((documents[0].path.as_str(), replaced.len()), ("10.json", 2));
    }

    #[test]
    fn what_is_taken_back_takes_its_versions_along() {
        let mut documents = vec![
            version("1", "2025-03-04T10:00:00Z", Status::Usable),
            version("2", "2025-03-04T12:00:00Z", Status::Withdrawn),
        ];
        assert!(settle(&mut documents).is_empty());
        assert!(documents.iter().all(|d| d.meta.status == Status::Withdrawn));
    }
}
