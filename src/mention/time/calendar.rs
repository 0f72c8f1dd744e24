//! Stretches of the calendar: days, ISO weeks, months, quarters, seasons, years, centuries.

use chrono::{Datelike, Days, IsoWeek, Month, Months, NaiveDate, Weekday};

use crate::value::date::weekday_name;

/// A unit of time that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
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
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    pub fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// The first month; a winter begins in December of the year that it is named after.
    fn first_month(self) -> u32 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

/// One stretch of the calendar. Years run from 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cal {
    Day(NaiveDate),
    /// ISO year and week.
    Week(i32, u32),
    Weekend(i32, u32),
    Month(i32, u32),
    Quarter(i32, u32),
    Half(i32, u32),
    Season(i32, Season),
    Year(i32),
    /// 198 for the 1980s.
    Decade(i32),
    /// 19 for the 20th century.
    Century(i32),
    /// 1 for the second millennium.
    Millennium(i32),
    /// A year before Christ, with the month or season where one is named.
    Bc(i32, Option<YearPart>),
    /// 47 for the 470s before Christ.
    BcDecade(i32),
    /// 8 for the 9th century before Christ.
    BcCentury(i32),
}

/// A part of a year before Christ, where no calendar is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearPart {
    Month(u32),
    Season(Season),
}

pub fn valid_year(year: i32) -> Option<i32> {
    (1..=9999).contains(&year).then_some(year)
}

pub fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(valid_year(year)?, month, day)
}

/// `n` days on, within the years 1 to 9999.
pub fn add_days(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let step = Days::new(n.unsigned_abs());
    let moved = if n < 0 { day.checked_sub_days(step) } else { day.checked_add_days(step) };
    moved.filter(|d| valid_year(d.year()).is_some())
}

/// `n` months on; the day is clamped to the month's length.
pub fn add_months(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let step = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
    let moved = if n < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) };
    moved.filter(|d| valid_year(d.year()).is_some())
}

/// The day of weekday `w` that is nearest before (`strict`: never `from` itself) or after.
pub fn weekday_from(from: NaiveDate, w: Weekday, ahead: bool, strict: bool) -> Option<NaiveDate> {
    let now = i64::from(from.weekday().num_days_from_monday());
    let want = i64::from(w.num_days_from_monday());
    let mut gap = if ahead { (want - now).rem_euclid(7) } else { (now - want).rem_euclid(7) };
    if strict && gap == 0 {
        gap = 7;
    }
    add_days(from, if ahead { gap } else { -gap })
}

/// The `n`th weekday of a month; -1 is the last.
pub fn nth_weekday(year: i32, month: u32, weekday: Weekday, n: i32) -> Option<NaiveDate> {
    if n > 0 {
        return NaiveDate::from_weekday_of_month_opt(valid_year(year)?, month, weekday, u8::try_from(n).ok()?);
    }
    weekday_from(Cal::Month(year, month).last()?, weekday, false, false)
}

/// Easter Sunday (Gregorian): Meeus, Jones and Butcher.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let y = valid_year(year)?;
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    date(y, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

impl Cal {
    /// The stretch of `unit` that holds `day`.
    pub fn holding(day: NaiveDate, unit: Unit) -> Option<Cal> {
        let (y, m) = (day.year(), day.month());
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Cal::Day(day),
            Unit::Week | Unit::Fortnight => week(day.iso_week()),
            Unit::Weekend => Cal::Weekend(day.iso_week().year(), day.iso_week().week()),
            Unit::Month => Cal::Month(y, m),
            Unit::Quarter => Cal::Quarter(y, (m - 1) / 3 + 1),
            Unit::Half => Cal::Half(y, (m - 1) / 6 + 1),
            Unit::Year => Cal::Year(y),
            Unit::Decade => Cal::Decade(y / 10),
            Unit::Century => Cal::Century((y - 1) / 100),
            Unit::Millennium => Cal::Millennium((y - 1) / 1000),
        })
    }

    /// `n` of its own size on: the month after, three quarters before.
    pub fn shift(self, n: i64) -> Option<Cal> {
        let small = i32::try_from(n).ok()?;
        let year = |y: i32, add: i32| y.checked_add(add).and_then(valid_year);
        // parts of a year counted through: 4 quarters, 2 halves, 12 months
        let part = |y: i32, p: u32, of: i32| -> Option<(i32, u32)> {
            let all = y.checked_mul(of)?.checked_add(i32::try_from(p).ok()? - 1)?.checked_add(small)?;
            Some((valid_year(all.div_euclid(of))?, u32::try_from(all.rem_euclid(of)).ok()? + 1))
        };
        Some(match self {
            Cal::Day(d) => Cal::Day(add_days(d, n)?),
            Cal::Week(..) => week(add_days(self.first()?, n.checked_mul(7)?)?.iso_week()),
            Cal::Weekend(y, w) => match Cal::Week(y, w).shift(n)? {
                Cal::Week(y, w) => Cal::Weekend(y, w),
                _ => return None,
            },
            Cal::Month(y, m) => part(y, m, 12).map(|(y, m)| Cal::Month(y, m))?,
            Cal::Quarter(y, q) => part(y, q, 4).map(|(y, q)| Cal::Quarter(y, q))?,
            Cal::Half(y, h) => part(y, h, 2).map(|(y, h)| Cal::Half(y, h))?,
            Cal::Season(y, s) => Cal::Season(year(y, small)?, s),
            Cal::Year(y) => Cal::Year(year(y, small)?),
            Cal::Decade(d) => Cal::Decade(d.checked_add(small).filter(|d| (0..1000).contains(d))?),
            Cal::Century(c) => Cal::Century(c.checked_add(small).filter(|c| (0..100).contains(c))?),
            Cal::Millennium(m) => Cal::Millennium(m.checked_add(small).filter(|m| (0..10).contains(m))?),
            Cal::Bc(y, part) => Cal::Bc(y.checked_sub(small).and_then(valid_year)?, part),
            Cal::BcDecade(d) => Cal::BcDecade(d.checked_sub(small).filter(|d| (0..1000).contains(d))?),
            Cal::BcCentury(c) => Cal::BcCentury(c.checked_sub(small).filter(|c| (0..100).contains(c))?),
        })
    }

    pub fn first(self) -> Option<NaiveDate> {
        match self {
            Cal::Day(d) => Some(d),
            Cal::Week(y, w) => NaiveDate::from_isoywd_opt(y, w, Weekday::Mon),
            Cal::Weekend(y, w) => NaiveDate::from_isoywd_opt(y, w, Weekday::Sat),
            Cal::Month(y, m) => date(y, m, 1),
            Cal::Quarter(y, q) => date(y, q.checked_mul(3)?.checked_sub(2)?, 1),
            Cal::Half(y, h) => date(y, h.checked_mul(6)?.checked_sub(5)?, 1),
            Cal::Season(y, s) => date(y, s.first_month(), 1),
            Cal::Year(y) => date(y, 1, 1),
            Cal::Decade(d) => date((d * 10).max(1), 1, 1),
            Cal::Century(c) => date(c * 100 + 1, 1, 1),
            Cal::Millennium(m) => date(m * 1000 + 1, 1, 1),
            Cal::Bc(..) | Cal::BcDecade(_) | Cal::BcCentury(_) => None,
        }
    }

    pub fn last(self) -> Option<NaiveDate> {
        let months = match self {
            Cal::Day(d) => return Some(d),
            Cal::Week(y, w) | Cal::Weekend(y, w) => return NaiveDate::from_isoywd_opt(y, w, Weekday::Sun),
            Cal::Decade(d) => return date(d * 10 + 9, 12, 31),
            Cal::Century(c) => return date((c * 100 + 100).min(9999), 12, 31),
            Cal::Millennium(m) => return date((m * 1000 + 1000).min(9999), 12, 31),
            Cal::Bc(..) | Cal::BcDecade(_) | Cal::BcCentury(_) => return None,
            Cal::Month(..) => 1,
            Cal::Quarter(..) | Cal::Season(..) => 3,
            Cal::Half(..) => 6,
            Cal::Year(y) => return date(y, 12, 31),
        };
        add_days(add_months(self.first()?, months)?, -1)
    }

    pub fn interval(self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.first()?, self.last()?))
    }

    pub fn year(self) -> Option<i32> {
        match self {
            Cal::Day(d) => Some(d.year()),
            Cal::Week(y, _) | Cal::Weekend(y, _) | Cal::Month(y, _) | Cal::Quarter(y, _) | Cal::Half(y, _) => Some(y),
            Cal::Season(y, _) | Cal::Year(y) => Some(y),
            Cal::Decade(_) | Cal::Century(_) | Cal::Millennium(_) => None,
            Cal::Bc(..) | Cal::BcDecade(_) | Cal::BcCentury(_) => None,
        }
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Cal::Day(d) => format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day()),
            Cal::Week(y, w) => format!("{y:04}-W{w:02}"),
            Cal::Weekend(y, w) => format!("{y:04}-W{w:02}-WE"),
            Cal::Month(y, m) => format!("{y:04}-{m:02}"),
            Cal::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Cal::Half(y, h) => format!("{y:04}-H{h}"),
            Cal::Season(y, s) => format!("{y:04}-{}", s.code()),
            Cal::Year(y) => format!("{y:04}"),
            Cal::Decade(d) => format!("{d:03}"),
            Cal::Century(c) => format!("{c:02}"),
            Cal::Millennium(m) => format!("{m}"),
            Cal::Bc(y, None) => format!("BC{y:04}"),
            Cal::Bc(y, Some(YearPart::Month(m))) => format!("BC{y:04}-{m:02}"),
            Cal::Bc(y, Some(YearPart::Season(s))) => format!("BC{y:04}-{}", s.code()),
            Cal::BcDecade(d) => format!("BC{d:03}"),
            Cal::BcCentury(c) => format!("BC{c:02}"),
        }
    }

    /// For a reader: "Wednesday 23 July 2025", "the week from 21 July 2025".
    pub fn say(self) -> String {
        match self {
            Cal::Day(d) => say_day(d),
            Cal::Week(..) => self.first().map_or_else(String::new, |d| format!("the week from {}", say_day(d))),
            Cal::Weekend(..) => self.first().map_or_else(String::new, |d| format!("the weekend from {}", say_day(d))),
            Cal::Month(..) => self.first().map_or_else(String::new, |d| format!("{} {}", month_name(d), d.year())),
            Cal::Quarter(y, q) => format!("quarter {q} of {y}"),
            Cal::Half(y, h) => format!("half {h} of {y}"),
            Cal::Season(y, s) => {
                let name = match s {
                    Season::Spring => "spring",
                    Season::Summer => "summer",
                    Season::Autumn => "autumn",
                    Season::Winter => "winter",
                };
                format!("{name} {y}")
            }
            Cal::Year(y) => y.to_string(),
            Cal::Decade(d) => format!("the {d}0s"),
            Cal::Century(c) => format!("century {}", c + 1),
            Cal::Millennium(m) => format!("millennium {}", m + 1),
            Cal::Bc(y, _) => format!("{y} BC"),
            Cal::BcDecade(d) => format!("the {d}0s BC"),
            Cal::BcCentury(c) => format!("century {} BC", c + 1),
        }
    }
}

pub fn say_day(day: NaiveDate) -> String {
    format!("{} {} {} {}", weekday_name(day.weekday()), day.day(), month_name(day), day.year())
}

pub fn month_name(day: NaiveDate) -> &'static str {
    u8::try_from(day.month()).ok().and_then(|m| Month::try_from(m).ok()).map_or("", |m| m.name())
}

fn week(w: IsoWeek) -> Cal {
    Cal::Week(w.year(), w.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn easter_sundays() {
        for (year, want) in [(1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20")] {
            assert_eq!(easter(year), Some(day(want)));
        }
        assert_eq!(easter(10_000), None);
    }

    #[test]
    fn stretches_and_their_neighbours() {
        let d = day("2025-01-01");
        let week = Cal::holding(d, Unit::Week).unwrap();
        assert_eq!(week.value(), "2025-W01");
        assert_eq!(week.shift(-1).unwrap().value(), "2024-W52");
        assert_eq!(Cal::holding(d, Unit::Quarter).unwrap().shift(-1).unwrap().value(), "2024-Q4");
        assert_eq!(Cal::Season(2024, Season::Winter).interval(), Some((day("2024-12-01"), day("2025-02-28"))));
        assert_eq!(Cal::Month(9999, 12).shift(1), None);
        assert_eq!(Cal::Month(9999, 12).last(), None);
        assert_eq!(Cal::Decade(0).first(), Some(day("0001-01-01")));
    }

    #[test]
    fn nth_weekdays() {
        assert_eq!(nth_weekday(2025, 11, Weekday::Thu, 4), Some(day("2025-11-27")));
        assert_eq!(nth_weekday(2025, 5, Weekday::Mon, -1), Some(day("2025-05-26")));
        assert_eq!(weekday_from(day("2025-07-21"), Weekday::Mon, true, true), Some(day("2025-07-28")));
    }
}
