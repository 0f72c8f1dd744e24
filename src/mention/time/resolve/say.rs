//! Counts and open values in words.

use crate::mention::time::{
    calendar::Unit,
    expr::{Amount, Count, Point},
};

pub(super) fn say_count(n: u64, unit: Unit) -> String {
    let name = say_unit(unit);
    if n == 1 { format!("one {name}") } else { format!("{n} {name}s") }
}

pub(super) fn say_amount(amount: Amount) -> String {
    match (amount.whole(), amount.count) {
        (Some(n), _) => say_count(n.unsigned_abs(), amount.unit),
        (None, Count::Hundredths(h)) => format!("{} {}s", f64::from(h) / 100.0, say_unit(amount.unit)),
        (None, Count::Some) => format!("some {}s", say_unit(amount.unit)),
    }
}

pub(super) fn say_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Night => "night",
        Unit::Week => "week",
        Unit::Weekend => "weekend",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Half => "half-year",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "centurie",
        Unit::Millennium => "millennium",
    }
}

/// The value of a point that nothing anchors, with X for what is not known.
pub(super) fn open_value(point: &Point) -> String {
    match point {
        Point::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
        Point::NoDay(m, d, Some(year)) => format!("{year:04}-{m:02}-{d:02}"),
        Point::NoDay(m, d, None) => format!("XXXX-{m:02}-{d:02}"),
        Point::OffsetBoth(_, amount, ..) => open_unit(amount.unit),
        Point::Weekdayed(_, inner) | Point::Named(_, inner) => open_value(inner),
        Point::Month(m) => format!("XXXX-{m:02}"),
        Point::DayOfMonth(d) => format!("XXXX-XX-{d:02}"),
        Point::Weekday(w) => format!("XXXX-WXX-{}", w.number_from_monday()),
        Point::Season(s) => format!("XXXX-{}", s.code()),
        Point::Quarter(q) => format!("XXXX-Q{q}"),
        Point::Half(h) => format!("XXXX-H{h}"),
        Point::Holiday(..) => "XXXX-XX-XX".to_owned(),
        Point::Within(part, _) => open_value(part),
        Point::Shift(unit, ..) | Point::Discourse(unit) | Point::Nth(_, unit, _) | Point::Holding(unit, _) => {
            open_unit(*unit)
        }
        Point::Offset(amount, ..) | Point::From(amount, ..) => open_unit(amount.unit),
        Point::Period(_) | Point::Ended(_) => "XXXX-QX".to_owned(),
        Point::Rest(whole) => open_value(whole),
        Point::Same(unit, _) => open_unit(*unit),
        Point::Any | Point::NthWeekday(..) => "XXXX-XX-XX".to_owned(),
        Point::WeekNumber(n, _) => format!("XXXX-W{n:02}"),
        Point::Cal(cal) => cal.value(),
    }
}

pub(super) fn open_unit(unit: Unit) -> String {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
    .to_owned()
}
