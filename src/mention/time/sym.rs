//! What single words and phrases can mean in a temporal expression.

use serde::Deserialize;

use super::{
    Modifier,
    calendar::{Season, Unit},
};

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
        pub struct FunctionWords { $($field: Vec<String>),* }

        impl FunctionWords {
            pub fn each(&self, mut take: impl FnMut(&str, W)) {
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
    year_word => YearWord, rest => Rest, part => PartWord, business => Business,
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

impl Tense {
    pub fn is_ahead(self) -> bool {
        matches!(self, Tense::Future | Tense::Possible)
    }
}
