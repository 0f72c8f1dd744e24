//! Who held which office when: the compiled pack `holders`.

use chrono::{Days, NaiveDate};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Report;
use crate::{
    claim::context::fold,
    lexicon::{PackError, Packs},
    mention::entity::{
        self,
        titles::{TitleKey, TitleRelation, relate_titles},
    },
};

/// One office of one person; days are inclusive.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holder {
    pub name: String,
    pub title: String,
    pub of: String,
    pub from: NaiveDate,
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

#[derive(Debug, Default)]
pub struct Words {
    /// Family name, folded -> offices.
    by_family: FxHashMap<String, Vec<Holder>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    #[serde(default)]
    holder: Vec<Holder>,
}

/// A report may call somebody by an office some days after it ended.
const GRACE: u64 = 3;

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("holders")? {
            for holder in pack.holder {
                words.by_family.entry(family(&holder.name)).or_default().push(holder);
            }
        }
        Ok(words)
    }

    /// The office of `person` that a title names.
    pub fn office(&self, person: &str, title: &TitleKey, words: &entity::Words) -> Option<&Holder> {
        let offices = self.by_family.get(&family(person))?;
        offices.iter().find(|h| {
            let known = TitleKey { title: h.title.clone(), org: None };
            let named = TitleKey { title: title.title.clone(), org: None };
            let relation = relate_titles(&known, &named, words);
            let fits = matches!(relation, TitleRelation::Same | TitleRelation::Synonym | TitleRelation::Narrower);
            fits && (fold(person) == fold(&h.name) || entity::same_person(person, &h.name, words).is_one())
        })
    }
}

fn family(name: &str) -> String {
    fold(name.split_whitespace().next_back().unwrap_or(name))
}

impl Holder {
    /// Was the office held on a day on which `report` can have been published? `None` where that day is unknown.
    pub fn held_at(&self, report: &Report) -> Option<bool> {
        let (first, last) = report.published?;
        let until = self.until.and_then(|d| d.checked_add_days(Days::new(GRACE)));
        Some(self.from <= last && until.is_none_or(|u| first <= u))
    }

    /// "defense minister until 17 July 2025"
    pub fn period(&self) -> String {
        match self.until {
            Some(until) => format!("{} until {}", self.title, until.format("%-d %B %Y")),
            None => format!("{} since {}", self.title, self.from.format("%-d %B %Y")),
        }
    }
}
