//! What claims say as numbers, so that two are compared at one stroke.

use rustc_hash::FxHashMap;

use crate::claim::{Attribute, Claim};

/// Equal numbers are equal values, said of one sort of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    pub value: u32,
    /// The block, and what the claim counts or whom.
    pub of: u32,
}

/// The numbers of each claim, by first mention.
pub fn numbered(claims: &[Claim]) -> Vec<Said> {
    let mut values: FxHashMap<String, u32> = FxHashMap::default();
    let mut things: FxHashMap<(&str, &str, &str), u32> = FxHashMap::default();
    let mut said = Vec::with_capacity(claims.len());
    for claim in claims {
        let (value, thing) = (values.len() as u32, things.len() as u32);
        let value = *values.entry(claim.value.identity()).or_insert(value);
        let (name, whom) = match claim.attribute {
            Attribute::EventToll => (claim.subject.name.as_str(), claim.qualifiers.counted.as_deref().unwrap_or("")),
            Attribute::EventCount | Attribute::EventOrdinal => (claim.subject.name.as_str(), ""),
            _ => ("", ""),
        };
        let of = *things.entry((&claim.block, name, whom)).or_insert(thing);
        said.push(Said { value, of });
    }
    said
}
