//! What the words of a temporal expression say, before it is anchored.

use chrono::Weekday;

use super::{
    Modifier,
    calendar::{Cal, Season, Unit},
    words::Part,
};

/// What the words say.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    Point(Point),
    /// A length, and where it lies from the report: -1 "the past", 1 "the next", 0 nowhere.
    Duration(Amount, i64),
    /// A length that runs from a day: "3 days starting Monday".
    Running(Amount, Box<Point>),
    /// "the first two months of 1939": the length, whether it is the first part, of what.
    Part(Amount, bool, Box<Point>),
    /// A TIMEX3 value.
    Set(String),
    Vague(&'static str),
    /// A clock time or a part of a day, on a day where one is named.
    Time(Box<TimeOfDay>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct TimeOfDay {
    pub clock: Clock,
    /// Offset from UTC in minutes.
    pub zone: Option<i32>,
    pub day: Option<Point>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Hour, minute where written, second where written.
    At(u32, Option<u32>, Option<u32>),
    /// The end of the day.
    Midnight,
    Part(Part),
}

/// A place on the calendar.
#[derive(Debug, Clone, PartialEq)]
pub enum Point {
    Cal(Cal),
    /// Month and day; a weekday where one is named beside it.
    MonthDay(u32, u32),
    /// Month and day that no calendar has, with the year where one is named: "June 31".
    NoDay(u32, u32, Option<i32>),
    /// A date that names a weekday too.
    Weekdayed(Weekday, Box<Point>),
    Month(u32),
    /// "the 25th".
    DayOfMonth(u32),
    Weekday(Weekday),
    Season(Season),
    Quarter(u32),
    Half(u32),
    /// Index into `Words::holidays`, with the year where one is named.
    Holiday(usize, Option<i32>),
    /// "last week", "today": units from the one that holds the anchor.
    Shift(Unit, i64, Anchor),
    /// "last April", "next Friday", "this summer".
    Named(Which, Box<Point>),
    /// "two weeks ago", "a year earlier".
    Offset(Amount, i64, Anchor),
    /// "a month and a day ago": two lengths that no unit sums up.
    OffsetBoth(Amount, Amount, i64, Anchor),
    /// "the third quarter of last year", "January this year": a part of a longer stretch.
    Within(Box<Point>, Box<Point>),
    /// "the last week of March": which (-1: the last), unit, of what.
    Nth(i32, Unit, Box<Point>),
    /// "the first Friday of July"; -1: the last.
    NthWeekday(i32, Weekday, Box<Point>),
    /// "week 31" of a year.
    WeekNumber(u32, Option<i32>),
    /// No day in particular: "at night".
    Any,
    /// "the week of March 6".
    Holding(Unit, Box<Point>),
    /// "the day before last Tuesday": days from a point.
    From(Amount, i64, Box<Point>),
    /// "the rest of the week"
    Rest(Box<Point>),
    /// "the quarter ended June 30"
    Ended(Box<Point>),
    /// "the same period last year", "the same month a year ago": what the text speaks of, in the year meant.
    Same(Unit, Box<Point>),
    /// "that year", "the same day": the unit that the text speaks of.
    Discourse(Unit),
    /// "the quarter", "the latest period" of an earnings report; quarters back from it.
    Period(i64),
}

/// What relative words count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The day of the report, or of what is reported.
    Speech,
    /// The date that the text spoke of last.
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Last,
    This,
    Next,
    /// "this coming Friday": the next that comes, be it of this week.
    Coming,
    /// "the previous Friday", "the following April": from the text.
    Before,
    After,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    pub count: Count,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// In hundredths: 250 is two and a half.
    Hundredths(u32),
    /// "several", "a few".
    Some,
}

/// An expression found in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// Atoms.
    pub first: usize,
    pub end: usize,
    pub expr: Expr,
    pub modifier: Option<Modifier>,
}

impl Amount {
    pub fn exact(n: u32, unit: Unit) -> Amount {
        Amount { count: n.checked_mul(100).map_or(Count::Some, Count::Hundredths), unit }
    }

    /// The whole number, if it is one.
    pub fn whole(self) -> Option<i64> {
        match self.count {
            Count::Hundredths(n) if n % 100 == 0 => Some(i64::from(n / 100)),
            _ => None,
        }
    }

    /// The TIMEX3 value: `P2W`, `PT5H30M`, `P2.5Y`, `PXD`.
    pub fn value(self) -> String {
        let (prefix, letter, factor) = match self.unit {
            Unit::Second => ("PT", "S", 1),
            Unit::Minute => ("PT", "M", 1),
            Unit::Hour => ("PT", "H", 1),
            Unit::Day | Unit::Night => ("P", "D", 1),
            Unit::Week => ("P", "W", 1),
            Unit::Weekend => ("P", "D", 2),
            Unit::Fortnight => ("P", "W", 2),
            Unit::Month => ("P", "M", 1),
            Unit::Quarter => ("P", "Q", 1),
            Unit::Half => ("P", "M", 6),
            Unit::Year => ("P", "Y", 1),
            Unit::Decade => ("P", "Y", 10),
            Unit::Century => ("P", "Y", 100),
            Unit::Millennium => ("P", "Y", 1000),
        };
        let Count::Hundredths(n) = self.count else {
            return match self.unit {
                Unit::Decade => "PXE".to_owned(),
                Unit::Century => "PXC".to_owned(),
                Unit::Millennium => "PXL".to_owned(),
                _ => format!("{prefix}X{letter}"),
            };
        };
        let n = u64::from(n) * factor;
        match (n / 100, n % 100) {
            (whole, 0) => format!("{prefix}{whole}{letter}"),
            (whole, part) if matches!(self.unit, Unit::Hour | Unit::Minute) => {
                let below = if self.unit == Unit::Hour { "M" } else { "S" };
                let small = part * 60 / 100;
                if whole == 0 {
                    format!("{prefix}{small}{below}")
                } else {
                    format!("{prefix}{whole}{letter}{small}{below}")
                }
            }
            (whole, part) if part % 10 == 0 => format!("{prefix}{whole}.{}{letter}", part / 10),
            (whole, part) => format!("{prefix}{whole}.{part:02}{letter}"),
        }
    }
}
