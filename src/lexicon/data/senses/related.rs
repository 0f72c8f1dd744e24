//! How much two words can mean one thing.

use super::{NONE, Senses};

/// How two words are related, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Same,
    /// "shop", "store".
    Synonym,
    /// "arrive", "arrival".
    Derived,
    /// One brings the other about, or is like it: "kill", "die".
    Linked,
    /// One is a kind of the other: "truck", "vehicle".
    Kind,
    /// Both are kinds of one thing: "car", "truck".
    Sibling,
}

/// Kinds of links, as `tools/senses.py` numbers them.
mod link {
    pub const DERIVED: u8 = 1;
    pub const GROUP: u8 = 2;
    pub const CAUSE: u8 = 3;
    pub const ENTAILED: u8 = 4;
    pub const SIMILAR: u8 = 5;
    pub const OPPOSITE: u8 = 6;
    pub const PERTAINS: u8 = 7;
}

/// What a sense counts by its place, the commonest first, of 100.
const BY_PLACE: [u32; 4] = [100, 92, 80, 66];
/// What one, two and three steps up leave, of 100.
const BY_STEP: [u32; 3] = [70, 50, 35];
/// The binary logarithm of the number of synsets under one from which on being of it says less, or nothing of siblings.
const GENERAL: u8 = 5;
const TOO_GENERAL: u8 = 7;

/// The meanings of a word with all that lies near them: made once for a word, compared as often as needed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// By synset.
    near: Vec<Near>,
    own: Vec<u32>,
    opposite: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Near {
    synset: u32,
    /// Of 100.
    score: u32,
    way: Way,
    general: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Own,
    Derived,
    Linked,
    Above,
}

impl Senses {
    /// What a word can mean; of nothing where it is not known.
    pub fn profile(&self, lemma: &str) -> Profile {
        let mut profile = Profile::default();
        let Some(record) = self.record(lemma) else { return profile };
        for (place, synset) in
            [record.noun, record.verb, record.adjective].iter().flat_map(|senses| senses.iter().enumerate())
        {
            let score = BY_PLACE.get(place).copied().unwrap_or_default();
            profile.own.push(synset);
            self.reach(synset, score, Way::Own, &mut profile.near);
            for (kind, to) in self.links(synset) {
                let (way, part) = match kind {
                    link::DERIVED | link::PERTAINS => (Way::Derived, 90),
                    link::GROUP => (Way::Linked, 85),
                    link::CAUSE => (Way::Linked, 80),
                    link::SIMILAR => (Way::Linked, 70),
                    link::ENTAILED => (Way::Linked, 55),
                    link::OPPOSITE => {
                        profile.opposite.push(to);
                        continue;
                    }
                    _ => continue,
                };
                self.reach(to, score * part / 100, way, &mut profile.near);
            }
        }
        profile.near.sort_unstable_by_key(|near| (near.synset, std::cmp::Reverse(near.score), near.way));
        profile.near.dedup_by_key(|near| near.synset);
        profile
    }

    /// A synset and those above it.
    fn reach(&self, synset: u32, score: u32, way: Way, near: &mut Vec<Near>) {
        let general = |synset: u32| self.synset(synset).map_or(0, |s| s.general);
        near.push(Near { synset, score, way, general: general(synset) });
        let mut above = synset;
        for part in BY_STEP {
            above = self.synset(above).map_or(NONE, |s| s.above);
            if above == NONE {
                return;
            }
            near.push(Near { synset: above, score: score * part / 100, way: Way::Above, general: general(above) });
        }
    }

    /// How two lemmas are related, and how closely, from 1 to 100; `None` where nothing ties them.
    pub fn related(&self, a: &str, b: &str) -> Option<(Relation, u8)> {
        if a == b {
            return Some((Relation::Same, 100));
        }
        self.profile(a).related(&self.profile(b))
    }

    /// Does one say the opposite of the other: "rise", "fall"?
    pub fn opposite(&self, a: &str, b: &str) -> bool {
        self.profile(a).opposite(&self.profile(b))
    }
}

impl Profile {
    /// See [`Senses::related`]; a profile and itself are synonyms.
    pub fn related(&self, other: &Profile) -> Option<(Relation, u8)> {
        let (mut own, mut its) = (self.near.iter().peekable(), other.near.iter().peekable());
        let mut best: Option<(u32, Relation)> = None;
        while let (Some(a), Some(b)) = (own.peek(), its.peek()) {
            match a.synset.cmp(&b.synset) {
                std::cmp::Ordering::Less => drop(own.next()),
                std::cmp::Ordering::Greater => drop(its.next()),
                std::cmp::Ordering::Equal => {
                    let (relation, score) = meet(a, b);
                    let better = best.is_none_or(|(most, nearest)| {
                        (most, std::cmp::Reverse(nearest)) < (score, std::cmp::Reverse(relation))
                    });
                    if score > 0 && better {
                        best = Some((score, relation));
                    }
                    own.next();
                }
            }
        }
        best.map(|(score, relation)| (relation, u8::try_from(score).unwrap_or(100)))
    }

    /// See [`Senses::opposite`].
    pub fn opposite(&self, other: &Profile) -> bool {
        self.opposite.iter().any(|synset| other.own.contains(synset))
            || other.opposite.iter().any(|synset| self.own.contains(synset))
    }
}

/// What one synset near both words says of them.
fn meet(a: &Near, b: &Near) -> (Relation, u32) {
    let score = a.score * b.score / 100;
    let wide = u32::from(a.general.saturating_sub(GENERAL));
    match (a.way, b.way) {
        (Way::Above, Way::Above) if a.general > TOO_GENERAL => (Relation::Sibling, 0),
        (Way::Above, Way::Above) => (Relation::Sibling, score - score * wide / 8),
        (Way::Above, _) | (_, Way::Above) => (Relation::Kind, score - score * wide.min(8) / 12),
        (Way::Own, Way::Own) => (Relation::Synonym, score),
        (Way::Linked, _) | (_, Way::Linked) => (Relation::Linked, score),
        _ => (Relation::Derived, score),
    }
}
