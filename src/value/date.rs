//! Dates as intervals of days, or as what is left where the year or the anchor is unknown.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::Relation;

/// When something happened or will happen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DateValue {
    /// First and last day, both inclusive, where the calendar place is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<NaiveDate>,
    /// Month and day as named, where the year is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month_day: Option<(u32, u32)>,
    /// The last month and day of a range without a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month_day_last: Option<(u32, u32)>,
    /// The weekday that the words name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday: Option<Weekday>,
    /// The words name the year; else it was taken from the report's own day.
    #[serde(default)]
    pub year_known: bool,
    /// Counted from the day of the report.
    #[serde(default)]
    pub relative: bool,
    /// Days by which the anchor may be off (a UTC stamp, an inferred day).
    #[serde(default)]
    pub slack: u8,
    /// The night between two days: "late", "overnight", "early", "midnight".
    #[serde(default)]
    pub night: bool,
    /// "late", "early": which end of the day the words name, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}

impl DateValue {
    fn is_part(&self, part: &str) -> bool {
        self.part.as_deref() == Some(part)
    }

    pub fn interval(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.first.zip(self.last)
    }

    /// One day exactly.
    pub fn day(&self) -> Option<NaiveDate> {
        self.interval().filter(|(a, b)| a == b).map(|(a, _)| a)
    }

    pub fn show(&self) -> String {
        match (self.interval(), self.month_day, self.weekday) {
            (Some((a, b)), ..) if a == b => a.to_string(),
            (Some((a, b)), ..) => show_interval(a, b),
            (None, Some((m, d)), _) => match self.month_day_last.filter(|&last| last != (m, d)) {
                Some((m2, d2)) => format!("--{m:02}-{d:02}/--{m2:02}-{d2:02}"),
                None => format!("--{m:02}-{d:02}"),
            },
            (None, None, Some(w)) => weekday_name(w).to_owned(),
            _ => "?".to_owned(),
        }
    }

    /// The date as a reader writes it: "23 July 2025", "24-25 July 2025", "28 July to 3 August 2025", "July 2025".
    pub fn read(&self) -> String {
        match (self.interval(), self.month_day, self.weekday) {
            (Some((a, b)), ..) => read_interval(a, b),
            (None, Some(first), _) => read_month_days(first, self.month_day_last.unwrap_or(first)),
            (None, None, Some(w)) => weekday_name(w).to_owned(),
            _ => "an unknown day".to_owned(),
        }
    }
}

fn read_interval(a: NaiveDate, b: NaiveDate) -> String {
    let shown = show_interval(a, b);
    let last = b.format("%-d %B %Y");
    match () {
        () if a == b => last.to_string(),
        // a whole year or month
        () if shown.len() == 4 => shown,
        () if shown.len() == 7 => a.format("%B %Y").to_string(),
        () if (a.year(), a.month()) == (b.year(), b.month()) => format!("{}-{last}", a.format("%-d")),
        () if a.year() == b.year() => format!("{} to {last}", a.format("%-d %B")),
        () => format!("{} to {last}", a.format("%-d %B %Y")),
    }
}

fn read_month_days((m, d): (u32, u32), (m2, d2): (u32, u32)) -> String {
    let month = |m: u32| u8::try_from(m).ok().and_then(|m| chrono::Month::try_from(m).ok()).map_or("?", |m| m.name());
    match () {
        () if (m, d) == (m2, d2) => format!("{d} {}", month(m)),
        () if m == m2 => format!("{d}-{d2} {}", month(m)),
        () => format!("{d} {} to {d2} {}", month(m), month(m2)),
    }
}

fn show_interval(a: NaiveDate, b: NaiveDate) -> String {
    let whole_year = (a.month(), a.day(), b.month(), b.day()) == (1, 1, 12, 31) && a.year() == b.year();
    let next = b.succ_opt().unwrap_or(b);
    let whole_month = a.day() == 1 && next.day() == 1 && (a.year(), a.month()) == (b.year(), b.month());
    if whole_year {
        format!("{:04}", a.year())
    } else if whole_month {
        a.format("%Y-%m").to_string()
    } else {
        format!("{a}/{b}")
    }
}

pub fn weekday_name(w: Weekday) -> &'static str {
    match w {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Can both be the day of one event?
pub fn relate(a: &DateValue, b: &DateValue) -> Relation {
    use Relation::*;
    match (a.interval(), b.interval()) {
        (Some(x), Some(y)) => relate_intervals(a, x, b, y),
        (Some(x), None) => relate_partial(b, x),
        (None, Some(y)) => relate_partial(a, y),
        (None, None) => match (a.month_day, b.month_day, a.weekday, b.weekday) {
            (Some(x), Some(y), ..) => {
                let (xl, yl) = (a.month_day_last.unwrap_or(x), b.month_day_last.unwrap_or(y));
                let meet = x <= yl && y <= xl;
                if (x, xl) == (y, yl) {
                    Equal
                } else if meet {
                    Compatible
                } else {
                    Conflicts
                }
            }
            (_, _, Some(x), Some(y)) if x == y => Compatible,
            (_, _, Some(x), Some(y)) if x.succ() == y && one_night(a, b) || y.succ() == x && one_night(b, a) => {
                Compatible
            }
            (_, _, Some(_), Some(_)) => Conflicts,
            _ => Incomparable,
        },
    }
}

fn relate_intervals(a: &DateValue, x: (NaiveDate, NaiveDate), b: &DateValue, y: (NaiveDate, NaiveDate)) -> Relation {
    use Relation::*;
    if x == y {
        return Equal;
    }
    if x.0 <= y.0 && y.1 <= x.1 || y.0 <= x.0 && x.1 <= y.1 {
        return Refines;
    }
    // two announced spans of some days that only touch: "July 23-24", "July 24-25"
    let days = |(p, q): (NaiveDate, NaiveDate)| (q - p).num_days();
    let spans = (1..=6).contains(&days(x)) && (1..=6).contains(&days(y)) && !a.relative && !b.relative;
    if x.0 <= y.1 && y.0 <= x.1 && !spans {
        return Compatible;
    }
    if let (Some(p), Some(q)) = (a.day(), b.day())
        && (p.month(), p.day()) == (q.month(), q.day())
        && !(a.year_known && b.year_known)
    {
        return Equal;
    }
    let gap = if x.1 < y.0 { (y.0 - x.1).num_days() } else { (x.0 - y.1).num_days().max(0) };
    let slack = i64::from(a.slack.max(b.slack));
    if gap <= slack && (a.relative || b.relative) {
        return Compatible;
    }
    if gap <= 1 && if x.1 < y.0 { one_night(a, b) } else { one_night(b, a) } {
        return Compatible;
    }
    // a weekday or a weekend may have been counted in the wrong direction: a week off
    if a.relative || b.relative {
        let shifted = [-7i64, 7].into_iter().any(|n| {
            let by = |(p, q): (NaiveDate, NaiveDate)| {
                Some((
                    p.checked_add_signed(chrono::Duration::try_days(n)?)?,
                    q.checked_add_signed(chrono::Duration::try_days(n)?)?,
                ))
            };
            let bare = |d: &DateValue| d.relative && (d.weekday.is_some() || d.day().is_none());
            let meets = |p: (NaiveDate, NaiveDate), q: (NaiveDate, NaiveDate)| p.0 <= q.1 && q.0 <= p.1;
            bare(a) && by(x).is_some_and(|x| meets(x, y)) || bare(b) && by(y).is_some_and(|y| meets(x, y))
        });
        if shifted && !(a.day().is_some() && b.day().is_some()) {
            return Compatible;
        }
    }
    // a bare weekday counted from a report in the wrong direction is off by whole weeks
    let same_weekday = match (a.weekday, b.weekday) {
        (Some(p), Some(q)) => p == q && (a.relative || b.relative),
        (Some(p), None) => a.relative && b.day().is_some_and(|d| d.weekday() == p),
        (None, Some(q)) => b.relative && a.day().is_some_and(|d| d.weekday() == q),
        (None, None) => false,
    };
    if same_weekday && gap <= 21 {
        return Compatible;
    }
    Conflicts
}

/// Days between two dates; a missing year is the other's. `None` where that cannot be told.
pub fn gap(a: &DateValue, b: &DateValue) -> Option<i64> {
    let year = a.first.or(b.first).map_or(2001, |d| d.year());
    let place = |d: &DateValue| {
        d.interval().or_else(|| {
            let (m, day) = d.month_day?;
            let (m2, day2) = d.month_day_last.unwrap_or((m, day));
            Some((NaiveDate::from_ymd_opt(year, m, day)?, NaiveDate::from_ymd_opt(year, m2, day2)?))
        })
    };
    let (x, y) = (place(a)?, place(b)?);
    Some(if x.1 < y.0 { (y.0 - x.1).num_days() } else { (x.0 - y.1).num_days().max(0) })
}

/// A date without a year or an anchor against an interval.
fn relate_partial(partial: &DateValue, (first, last): (NaiveDate, NaiveDate)) -> Relation {
    use Relation::*;
    let length = (last - first).num_days();
    if length > 60 {
        return Incomparable;
    }
    if let Some(md) = partial.month_day {
        let md_last = partial.month_day_last.unwrap_or(md);
        let mut day = first;
        for _ in 0..=length {
            if (md..=md_last).contains(&(day.month(), day.day())) {
                return if length == 0 { Equal } else { Refines };
            }
            day = day.checked_add_days(Days::new(1)).unwrap_or(day);
        }
        return Conflicts;
    }
    if let Some(w) = partial.weekday {
        let day = first.weekday();
        let within = (0..=length.min(6))
            .any(|i| (i64::from(day.num_days_from_monday()) + i) % 7 == i64::from(w.num_days_from_monday()));
        let before = w.succ() == day && !partial.is_part("early");
        let behind = last.weekday().succ() == w && !partial.is_part("late");
        let night = partial.night && (before || behind);
        return if within || night { Compatible } else { Conflicts };
    }
    Incomparable
}

/// Late Thursday and early Friday are one night; Thursday night and Friday night are two.
fn one_night(first: &DateValue, next: &DateValue) -> bool {
    (first.night || next.night) && !first.is_part("early") && !next.is_part("late")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(first: &str, last: &str) -> DateValue {
        DateValue { first: first.parse().ok(), last: last.parse().ok(), ..DateValue::default() }
    }

    #[test]
    fn intervals() {
        let (wed, range, july) =
            (on("2025-07-23", "2025-07-23"), on("2025-07-24", "2025-07-25"), on("2025-07-01", "2025-07-31"));
        assert_eq!(relate(&wed, &range), Relation::Conflicts);
        assert_eq!(relate(&wed, &july), Relation::Refines);
        assert_eq!(relate(&wed, &wed), Relation::Equal);
        let no_year = DateValue { month_day: Some((7, 23)), ..DateValue::default() };
        assert_eq!(relate(&no_year, &wed), Relation::Equal);
        assert_eq!(relate(&range, &no_year), Relation::Conflicts);
    }

    #[test]
    fn the_anchor_of_relative_days_may_be_off() {
        let mut a = on("2025-07-22", "2025-07-22");
        let b = on("2025-07-23", "2025-07-23");
        assert_eq!(relate(&a, &b), Relation::Conflicts);
        (a.relative, a.slack) = (true, 1);
        assert_eq!(relate(&a, &b), Relation::Compatible);
        assert_eq!(relate(&b, &a), Relation::Compatible);
    }

    #[test]
    fn late_thursday_is_early_friday() {
        let day = |w, night| DateValue { weekday: Some(w), night, ..DateValue::default() };
        assert_eq!(relate(&day(Weekday::Thu, true), &day(Weekday::Fri, true)), Relation::Compatible);
        assert_eq!(relate(&day(Weekday::Thu, false), &day(Weekday::Fri, false)), Relation::Conflicts);
        let part = |w, part: &str| DateValue { part: Some(part.to_owned()), ..day(w, true) };
        for (a, b, fits) in [("late", "early", true), ("late", "late", false), ("early", "early", false)] {
            let relation = relate(&part(Weekday::Thu, a), &part(Weekday::Fri, b));
            assert_eq!(relation == Relation::Compatible, fits, "{a} Thursday, {b} Friday");
        }
    }
}
