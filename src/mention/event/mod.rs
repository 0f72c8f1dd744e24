//! Events: talks, attacks, votes, quakes, and what is said of them.

use serde::Deserialize;

use crate::{
    document::{Document, Span},
    lexicon::{PackError, Packs},
    mention::{entity::Entities, time::Time},
};

/// Where the event stands: proposed, held, cancelled ...
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Proposed,
    Planned,
    Possible,
    Ongoing,
    Held,
    Cancelled,
    Denied,
}

#[derive(Debug, Clone, Default)]
pub struct Events {
    pub mentions: Vec<EventMention>,
}

/// One mention of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMention {
    pub span: Span,
    /// The event's kind in the pack ("talks", "shooting"); synonyms share it.
    pub kind: String,
    /// Shared by coreferent mentions of the article.
    pub id: usize,
    /// Place in a series: 3 for "the third round".
    pub ordinal: Option<u32>,
    pub status: Option<Status>,
    /// Index of the sentence.
    pub sentence: usize,
}

/// The compiled pack `event`.
#[derive(Debug, Default)]
pub struct Words {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        packs.read::<Pack>("event")?;
        Ok(Words {})
    }
}

/// Find event mentions in `doc`, sorted by position.
pub fn recognize(_doc: &Document, _words: &Words, _entities: &Entities, _times: &[Time]) -> Events {
    Events::default()
}
