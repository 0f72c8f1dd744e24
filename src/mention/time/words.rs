//! The pack `time`, compiled: one look-up per word tells what it can mean in a temporal expression.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{
    Modifier,
    calendar::{Season, Unit},
};
use crate::lexicon::{PackError, Packs};

/// What a word can mean in a temporal expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sym {
    /// Not in the pack.
    Other,
    /// Punctuation; the byte.
    Punct(u8),
    /// Digits; the value and how many digits stand in the text.
    Number(u32, u8),
    /// Digits with a fraction: tenths ("2.5" is 25).
    Decimal(u32),
    Month(u8),
    MonthShort(u8),
    Weekday(u8),
    WeekdayShort(u8),
    /// The unit, and whether the word is a plural.
    Unit(Unit, bool),
    Season(Season),
    Part(Part),
    Day(i8),
    Cardinal(u32),
    Tens(u32),
    Scale(u32),
    Ordinal(u32),
    Tenties(u32),
    Zone(i16),
    Set(u8),
    QuarterCode(u32),
    HalfCode(u32),
    Word(W),
}

/// Part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    pub fn code(self) -> &'static str {
        match self {
            Part::Morning => "MO",
            Part::Afternoon => "AF",
            Part::Evening => "EV",
            Part::Night => "NI",
            Part::Daytime => "DT",
        }
    }
}

macro_rules! function_words {
    ($($field:ident => $name:ident),* $(,)?) => {
        /// Function words of the grammar.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum W { $($name),* }

        #[derive(Deserialize, Default)]
        #[serde(deny_unknown_fields, default)]
        struct FunctionWords { $($field: Vec<String>),* }

        impl FunctionWords {
            fn each(&self, mut take: impl FnMut(&str, W)) {
                $(for word in &self.$field { take(word, W::$name); })*
            }
        }
    };
}

function_words! {
    the => The, a => A, this => This, that => That, these => These, those => Those, same => Same,
    possessive => Possessive, last => Last, past => Past, previous => Previous, next => Next, coming => Coming,
    following => Following, current => Current, latest => Latest, recent => Recent, r#final => Final, entire => Entire, all => All, after => After,
    fiscal => Fiscal, ago => Ago, earlier => Earlier, later => Later, before => Before, early => Early, late => Late,
    mid => Mid, start => Start, end => End, half => Half, period => Period, few => Few, several => Several,
    couple => Couple, dozen => Dozen, every => Every, each => Each, per => Per, of => Of, r#in => In, on => On,
    at => At, and => And, or => Or, to => To, from => From, between => Between, am => Am, pm => Pm, oclock => Oclock,
    noon => Noon, midnight => Midnight, tonight => Tonight, overnight => Overnight, ad => Ad, bc => Bc, long => Long,
    old => Old, more => More, trading => Trading, local => Local, time => Time, ordinal_mark => OrdinalMark,
    plural_mark => PluralMark, hundred_hours => HundredHours, once => Once, twice => Twice, times => Times,
    year_word => YearWord,
}

/// What a phrase of the pack means.
#[derive(Debug, Clone, PartialEq)]
pub enum Phrase {
    Vague(&'static str),
    /// A FUTURE_REF where the clause looks ahead: "soon".
    Ahead,
    Modifier(Modifier),
    /// Index into `Words::holidays`.
    Holiday(usize),
}

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayRule {
    Fixed(u32, u32),
    /// Days from Easter Sunday.
    Easter(i64),
    /// Month, weekday (Monday is 1), which (-1: the last).
    Nth(u32, u32, i32),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    pub name: String,
    pub rule: HolidayRule,
    /// Days after the day of the rule.
    pub plus: i64,
}

/// What a verb tells about the direction of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    /// "will", "would".
    Future,
    /// "may", "could".
    Possible,
    /// "scheduled", "expects".
    Plan,
    /// "due".
    SurePlan,
    /// "begins", "expires".
    Schedule,
}

/// The compiled pack `time`.
#[derive(Debug, Default)]
pub struct Words {
    syms: FxHashMap<Box<str>, (Sym, u16)>,
    /// Phrases by the index that `syms` gives to their first word; the longest first. The rest of the words, lower case.
    phrases: Vec<Vec<(Vec<Box<str>>, Phrase)>>,
    pub holidays: Vec<Holiday>,
    /// TIMEX3 values of "daily" and the like.
    pub sets: Vec<String>,
    pub tense: FxHashMap<Box<str>, Tense>,
    pub reporting: FxHashSet<Box<str>>,
    /// Words before which "soon" tells of what had happened.
    pub ahead_not_before: FxHashSet<Box<str>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    months: BTreeMap<String, u8>,
    month_abbreviations: BTreeMap<String, u8>,
    weekdays: BTreeMap<String, u8>,
    weekday_abbreviations: BTreeMap<String, u8>,
    units: BTreeMap<String, UnitName>,
    plural_units: BTreeMap<String, UnitName>,
    seasons: BTreeMap<String, SeasonName>,
    parts: BTreeMap<String, PartName>,
    days: BTreeMap<String, i8>,
    cardinals: BTreeMap<String, u32>,
    tens: BTreeMap<String, u32>,
    scales: BTreeMap<String, u32>,
    decades: BTreeMap<String, u32>,
    ordinals: BTreeMap<String, u32>,
    quarter_codes: BTreeMap<String, u32>,
    half_codes: BTreeMap<String, u32>,
    zones: BTreeMap<String, i16>,
    function: FunctionWords,
    sets: BTreeMap<String, String>,
    vague: BTreeMap<VagueName, Vec<String>>,
    ahead: AheadWords,
    modifiers: BTreeMap<ModifierName, Vec<String>>,
    holiday: Vec<HolidayEntry>,
    tense: TenseWords,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct TenseWords {
    future: Vec<String>,
    possible: Vec<String>,
    plan: Vec<String>,
    sure_plan: Vec<String>,
    schedule: Vec<String>,
    past: Vec<String>,
    reporting: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct AheadWords {
    words: Vec<String>,
    not_before: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayEntry {
    names: Vec<String>,
    day: Option<String>,
    easter: Option<i64>,
    nth: Option<(u32, u32, i32)>,
    #[serde(default)]
    plus: i64,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum UnitName {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "UPPERCASE")]
enum SeasonName {
    Sp,
    Su,
    Fa,
    Wi,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "UPPERCASE")]
enum PartName {
    Mo,
    Af,
    Ev,
    Ni,
    Dt,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum VagueName {
    PresentRef,
    PastRef,
    FutureRef,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum ModifierName {
    Approx,
    MoreThan,
    LessThan,
    EqualOrLess,
    EqualOrMore,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("time")? {
            words.take_symbols(&pack);
            words.take_phrases(&pack);
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
            words.ahead_not_before.extend(pack.ahead.not_before.iter().map(|w| w.as_str().into()));
            words.reporting.extend(pack.tense.reporting.iter().map(|w| w.as_str().into()));
        }
        for list in &mut words.phrases {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Ok(words)
    }

    /// What `word` (lower case) means, and the index of the phrases that it begins (0: none).
    pub fn look_up(&self, word: &str) -> (Sym, u16) {
        self.syms.get(word).copied().unwrap_or((Sym::Other, 0))
    }

    /// The phrases of an index: the further words and the meaning.
    pub fn phrases(&self, index: u16) -> &[(Vec<Box<str>>, Phrase)] {
        self.phrases.get(usize::from(index)).map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, word: &str, sym: Sym) {
        self.syms.entry(word.into()).or_insert((sym, 0)).0 = sym;
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
        let mut parts = words.split(' ');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<Box<str>> = parts.map(Into::into).collect();
        if self.phrases.is_empty() {
            self.phrases.push(Vec::new());
        }
        let entry = self.syms.entry(first.into()).or_insert((Sym::Other, 0));
        if entry.1 == 0 {
            self.phrases.push(Vec::new());
            entry.1 = u16::try_from(self.phrases.len() - 1).unwrap_or(0);
        }
        if let Some(list) = self.phrases.get_mut(usize::from(entry.1)) {
            list.push((rest, meaning));
        }
    }
}

impl From<UnitName> for Unit {
    fn from(u: UnitName) -> Unit {
        match u {
            UnitName::Second => Unit::Second,
            UnitName::Minute => Unit::Minute,
            UnitName::Hour => Unit::Hour,
            UnitName::Day => Unit::Day,
            UnitName::Night => Unit::Night,
            UnitName::Week => Unit::Week,
            UnitName::Weekend => Unit::Weekend,
            UnitName::Fortnight => Unit::Fortnight,
            UnitName::Month => Unit::Month,
            UnitName::Quarter => Unit::Quarter,
            UnitName::Year => Unit::Year,
            UnitName::Decade => Unit::Decade,
            UnitName::Century => Unit::Century,
            UnitName::Millennium => Unit::Millennium,
        }
    }
}

impl From<SeasonName> for Season {
    fn from(s: SeasonName) -> Season {
        match s {
            SeasonName::Sp => Season::Spring,
            SeasonName::Su => Season::Summer,
            SeasonName::Fa => Season::Autumn,
            SeasonName::Wi => Season::Winter,
        }
    }
}

impl From<PartName> for Part {
    fn from(p: PartName) -> Part {
        match p {
            PartName::Mo => Part::Morning,
            PartName::Af => Part::Afternoon,
            PartName::Ev => Part::Evening,
            PartName::Ni => Part::Night,
            PartName::Dt => Part::Daytime,
        }
    }
}

impl From<VagueName> for &'static str {
    fn from(v: VagueName) -> &'static str {
        match v {
            VagueName::PresentRef => "PRESENT_REF",
            VagueName::PastRef => "PAST_REF",
            VagueName::FutureRef => "FUTURE_REF",
        }
    }
}

impl From<ModifierName> for Modifier {
    fn from(m: ModifierName) -> Modifier {
        match m {
            ModifierName::Approx => Modifier::Approx,
            ModifierName::MoreThan => Modifier::MoreThan,
            ModifierName::LessThan => Modifier::LessThan,
            ModifierName::EqualOrLess => Modifier::EqualOrLess,
            ModifierName::EqualOrMore => Modifier::EqualOrMore,
        }
    }
}
