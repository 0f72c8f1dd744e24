//! The pack `time`, compiled: one look-up per word tells what it can mean in a temporal expression.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::pack::{Pack, PackTest};
pub use super::role::Role;
pub use super::sym::{Holiday, HolidayRule, Part, Phrase, Sym, Tense, W};
use crate::{
    document::Word,
    lexicon::{Known, PackError, Packs, WordMap},
};

/// The compiled pack `time`.
#[derive(Debug, Default)]
pub struct Words {
    syms: WordMap<(Sym, u16)>,
    /// Phrases by the index that `syms` gives to their first word; the longest first. The rest of the words, lower case.
    phrases: Vec<Vec<(Vec<Box<str>>, Phrase)>>,
    pub holidays: Vec<Holiday>,
    /// TIMEX3 values of "daily" and the like.
    pub sets: Vec<String>,
    pub tense: FxHashMap<Box<str>, Tense>,
    pub reporting: FxHashSet<Box<str>>,
    /// The tests that the packs carry.
    pub tests: Vec<PackTest>,
    /// Bits of `Role`.
    roles: FxHashMap<Box<str>, u128>,
    /// Words before which "soon" tells of what had happened.
    pub ahead_not_before: FxHashSet<Box<str>>,
    /// Vague words that are a time only where no noun follows: "future".
    pub nouns: FxHashSet<Box<str>>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("time")? {
            words.take_symbols(&pack);
            words.take_phrases(&pack);
            words.tests.extend(pack.test.iter().cloned());
            let lists = [
                (&pack.tense.past, Tense::Past),
                (&pack.tense.plan, Tense::Plan),
                (&pack.tense.sure_plan, Tense::SurePlan),
                (&pack.tense.schedule, Tense::Schedule),
                (&pack.tense.possible, Tense::Possible),
                (&pack.tense.future, Tense::Future),
            ];
            for (list, tense) in lists {
                words.tense.extend(list.iter().map(|w| (w.as_str().into(), tense)));
            }
            pack.roles.each(|word, role| *words.roles.entry(word.into()).or_default() |= 1 << role as u32);
            words.nouns.extend(pack.ahead.nouns.iter().map(|w| w.as_str().into()));
            words.ahead_not_before.extend(pack.ahead.not_before.iter().map(|w| w.as_str().into()));
            words.reporting.extend(pack.tense.reporting.iter().map(|w| w.as_str().into()));
        }
        for list in &mut words.phrases {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.syms);
    }

    /// What `word` (lower case) means, and the index of the phrases that it begins (0: none).
    pub fn look_up(&self, word: &str) -> (Sym, u16) {
        self.syms.get(word).copied().unwrap_or((Sym::Other, 0))
    }

    /// The same of a document's word.
    pub fn look_up_word(&self, word: Word) -> (Sym, u16) {
        self.syms.of(word).copied().unwrap_or((Sym::Other, 0))
    }

    /// "third" is 3.
    pub fn ordinal(&self, word: Word) -> Option<u32> {
        match self.look_up_word(word).0 {
            Sym::Ordinal(n) => Some(n),
            _ => None,
        }
    }

    /// "two" is 2.
    pub fn cardinal(&self, word: Word) -> Option<u32> {
        match self.look_up_word(word).0 {
            Sym::Cardinal(n) => Some(n),
            _ => None,
        }
    }

    /// Does `word` (lower case) stand in the list of `role`?
    pub fn plays(&self, word: &str, role: Role) -> bool {
        self.roles.get(word).is_some_and(|bits| bits >> role as u32 & 1 == 1)
    }

    /// The phrases of an index: the further words and the meaning.
    pub fn phrases(&self, index: u16) -> &[(Vec<Box<str>>, Phrase)] {
        self.phrases.get(usize::from(index)).map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, word: &str, sym: Sym) {
        self.syms.or_insert(word, (sym, 0)).0 = sym;
    }

    fn take_symbols(&mut self, pack: &Pack) {
        pack.function.each(|word, w| self.put(word, Sym::Word(w)));
        let all: [(&BTreeMap<String, u32>, fn(u32) -> Sym); 7] = [
            (&pack.cardinals, Sym::Cardinal),
            (&pack.tens, Sym::Tens),
            (&pack.scales, Sym::Scale),
            (&pack.decades, Sym::Tenties),
            (&pack.ordinals, Sym::Ordinal),
            (&pack.quarter_codes, Sym::QuarterCode),
            (&pack.half_codes, Sym::HalfCode),
        ];
        for (map, make) in all {
            map.iter().for_each(|(w, &n)| self.put(w, make(n)));
        }
        let small: [(&BTreeMap<String, u8>, fn(u8) -> Sym); 4] = [
            (&pack.months, Sym::Month),
            (&pack.month_abbreviations, Sym::MonthShort),
            (&pack.weekdays, Sym::Weekday),
            (&pack.weekday_abbreviations, Sym::WeekdayShort),
        ];
        for (map, make) in small {
            map.iter().for_each(|(w, &n)| self.put(w, make(n)));
        }
        pack.seasons.iter().for_each(|(w, &s)| self.put(w, Sym::Season(s.into())));
        pack.parts.iter().for_each(|(w, &p)| self.put(w, Sym::Part(p.into())));
        pack.units
            .iter()
            .filter(|(w, _)| !pack.parts.contains_key(*w) && !pack.ordinals.contains_key(*w))
            .for_each(|(w, &u)| self.put(w, Sym::Unit(u.into(), false)));
        pack.plural_units
            .iter()
            .filter(|(w, _)| !pack.parts.contains_key(*w))
            .for_each(|(w, &u)| self.put(w, Sym::Unit(u.into(), true)));
        pack.days.iter().for_each(|(w, &d)| self.put(w, Sym::Day(d)));
        pack.zones.iter().for_each(|(w, &z)| self.put(w, Sym::Zone(z)));
        for (word, value) in &pack.sets {
            let index = u8::try_from(self.sets.len()).unwrap_or(u8::MAX);
            self.sets.push(value.clone());
            self.put(word, Sym::Set(index));
        }
    }

    fn take_phrases(&mut self, pack: &Pack) {
        for (name, list) in &pack.vague {
            list.iter().for_each(|words| self.phrase(words, Phrase::Vague((*name).into())));
        }
        pack.ahead.words.iter().for_each(|words| self.phrase(words, Phrase::Ahead));
        for (name, list) in &pack.modifiers {
            list.iter().for_each(|words| self.phrase(words, Phrase::Modifier((*name).into())));
        }
        for entry in &pack.holiday {
            let fixed = entry.day.as_deref().and_then(|d| d.split_once('-'));
            let fixed = fixed.and_then(|(m, d)| Some(HolidayRule::Fixed(m.parse().ok()?, d.parse().ok()?)));
            let nth = entry.nth.map(|(m, w, n)| HolidayRule::Nth(m, w, n));
            let Some(rule) = fixed.or(nth).or(entry.easter.map(HolidayRule::Easter)) else { continue };
            let Some(name) = entry.names.first() else { continue };
            self.holidays.push(Holiday { name: name.clone(), rule, plus: entry.plus });
            let index = self.holidays.len() - 1;
            entry.names.iter().for_each(|words| self.phrase(words, Phrase::Holiday(index)));
        }
    }

    fn phrase(&mut self, words: &str, meaning: Phrase) {
        let mut parts = words.split(' ').flat_map(without_clitic);
        let first = parts.next().unwrap_or_default();
        let rest: Vec<Box<str>> = parts.map(Into::into).collect();
        if self.phrases.is_empty() {
            self.phrases.push(Vec::new());
        }
        let entry = self.syms.or_insert(first, (Sym::Other, 0));
        if entry.1 == 0 {
            self.phrases.push(Vec::new());
            entry.1 = u16::try_from(self.phrases.len() - 1).unwrap_or(0);
        }
        if let Some(list) = self.phrases.get_mut(usize::from(entry.1)) {
            list.push((rest, meaning));
        }
    }
}

/// "year's" is two tokens, "year" and "'s".
fn without_clitic(word: &str) -> impl Iterator<Item = &str> {
    let marks = ['\'', '’'];
    let cut =
        word.rfind(marks).filter(|&i| i > 0 && word[i..].trim_start_matches(marks).trim_end_matches('s').is_empty());
    let (head, tail) = cut.map_or((word, ""), |cut| word.split_at(cut));
    [head, tail].into_iter().filter(|w| !w.is_empty())
}
