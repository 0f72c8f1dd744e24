//! The compiled pack `align`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::lexicon::{PackError, Packs};

#[derive(Debug, Default)]
pub struct Words {
    pub stop: FxHashSet<String>,
    pub weak: FxHashSet<String>,
    /// Word -> the word that stands for its group.
    pub synonyms: FxHashMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    stop: Vec<String>,
    weak: Vec<String>,
    synonyms: Vec<Vec<String>>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("align")? {
            words.stop.extend(pack.stop);
            words.weak.extend(pack.weak);
            for group in pack.synonyms {
                if let Some((first, rest)) = group.split_first() {
                    words.synonyms.extend(rest.iter().map(|w| (w.clone(), first.clone())));
                }
            }
        }
        Ok(words)
    }
}
