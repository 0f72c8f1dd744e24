//! The pack `time` as it stands in its file.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    Modifier,
    calendar::{Season, Unit},
    role::RoleWords,
    sym::{FunctionWords, Part},
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Pack {
    pub months: BTreeMap<String, u8>,
    pub month_abbreviations: BTreeMap<String, u8>,
    pub weekdays: BTreeMap<String, u8>,
    pub weekday_abbreviations: BTreeMap<String, u8>,
    pub units: BTreeMap<String, UnitName>,
    pub plural_units: BTreeMap<String, UnitName>,
    pub seasons: BTreeMap<String, SeasonName>,
    pub parts: BTreeMap<String, PartName>,
    pub days: BTreeMap<String, i8>,
    pub cardinals: BTreeMap<String, u32>,
    pub tens: BTreeMap<String, u32>,
    pub scales: BTreeMap<String, u32>,
    pub decades: BTreeMap<String, u32>,
    pub ordinals: BTreeMap<String, u32>,
    pub quarter_codes: BTreeMap<String, u32>,
    pub half_codes: BTreeMap<String, u32>,
    pub zones: BTreeMap<String, i16>,
    pub function: FunctionWords,
    pub roles: RoleWords,
    pub sets: BTreeMap<String, String>,
    pub vague: BTreeMap<VagueName, Vec<String>>,
    pub ahead: AheadWords,
    pub modifiers: BTreeMap<ModifierName, Vec<String>>,
    pub holiday: Vec<HolidayEntry>,
    pub tense: TenseWords,
    pub test: Vec<PackTest>,
}

/// A sentence and what the words of the pack must make of it; `cargo test` runs them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackTest {
    pub text: String,
    /// The day of the report.
    pub day: NaiveDate,
    /// Words, TIMEX3 type and TIMEX3 value of every expression, in order.
    pub expect: Vec<(String, String, String)>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct TenseWords {
    pub future: Vec<String>,
    pub possible: Vec<String>,
    pub plan: Vec<String>,
    pub sure_plan: Vec<String>,
    pub schedule: Vec<String>,
    pub past: Vec<String>,
    pub reporting: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct AheadWords {
    pub words: Vec<String>,
    pub not_before: Vec<String>,
    pub nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayEntry {
    pub names: Vec<String>,
    pub day: Option<String>,
    pub easter: Option<i64>,
    pub nth: Option<(u32, u32, i32)>,
    #[serde(default)]
    pub plus: i64,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub enum UnitName {
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
pub enum SeasonName {
    Sp,
    Su,
    Fa,
    Wi,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "UPPERCASE")]
pub enum PartName {
    Mo,
    Af,
    Ev,
    Ni,
    Dt,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(clippy::enum_variant_names)] // the names of TIMEX3
pub enum VagueName {
    PresentRef,
    PastRef,
    FutureRef,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ModifierName {
    Approx,
    MoreThan,
    LessThan,
    EqualOrLess,
    EqualOrMore,
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
