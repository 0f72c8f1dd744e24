//! Ranges: "July 24-25", "from Monday to Wednesday", "between 2019 and 2021".

use chrono::{Datelike, NaiveDate};

use super::{
    Anchoring, Time, TimexType,
    calendar::{add_days, add_months},
    parse::Parser,
};

/// Mark the first of two expressions that bound a range. `atoms` are the expressions' first and end atoms.
pub fn mark(parser: &Parser, times: &mut [Time], atoms: &[(usize, usize)]) {
    for i in 1..times.len() {
        let (Some(&(first, end)), Some(&(next, _))) = (atoms.get(i - 1), atoms.get(i)) else { continue };
        let Some(joint) = parser.joint_kind(first, end, next) else { continue };
        let (before, after) = times.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), after.first_mut()) else { continue };
        if joint == Joint::Range {
            in_order(a, b);
        }
        next_year(a, b);
        now(a, b);
        let (Some(from), Some(to)) = (a.interval, b.interval) else { continue };
        let bounds = match joint {
            Joint::Range => from.0 <= to.1 && (a.kind != TimexType::Time || b.kind == TimexType::Time),
            // "April 24 and 25": two days that follow each other
            Joint::List => add_days(from.1, 1) == Some(to.0) && from.0 == from.1 && to.0 == to.1,
        };
        if bounds {
            a.range = Some((from.0, to.1));
            a.range_span = Some(a.span.cover(b.span));
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    Range,
    List,
}

/// "between May 2019 and now"
fn now(a: &Time, b: &mut Time) {
    if b.value == "PRESENT_REF" && a.kind == TimexType::Date {
        b.interval = b.anchor.zip(b.anchor);
    }
}

/// "between December 1 and January 5": the second lies in the year after the first.
fn next_year(a: &Time, b: &mut Time) {
    let (Some(from), Some(to)) = (a.interval, b.interval) else { return };
    // a year off either way: both ends of a range are looked for from the same day
    let by = if to.0 < from.0 {
        12
    } else if (to.0 - from.0).num_days() > 366 {
        -12
    } else {
        return;
    };
    if a.anchoring != Anchoring::Partial || b.anchoring != Anchoring::Partial || b.value.len() < 7 {
        return;
    }
    let (Some(first), Some(last)) = (add_months(to.0, by), add_months(to.1, by)) else { return };
    if let Some(rest) = b.value.get(4..).filter(|_| first > from.0) {
        b.value = format!("{:04}{rest}", first.year());
        b.interval = Some((first, last));
        b.steps = vec![format!("{}, after {}", first.format("%-d %B %Y"), from.0.format("%-d %B %Y"))];
    }
}

/// "from Monday to Wednesday": the second weekday follows the first.
fn in_order(a: &Time, b: &mut Time) {
    let weekdays = a.month_day.is_none() && b.month_day.is_none() && a.weekday.is_some() && b.weekday.is_some();
    let (Some(from), Some(to)) = (a.interval, b.interval) else { return };
    if !weekdays || to.0 >= from.0 || b.anchoring != Anchoring::Relative {
        return;
    }
    let ahead = |d: NaiveDate| add_days(d, 7);
    let (Some(first), Some(last)) = (ahead(to.0), ahead(to.1)) else { return };
    let old = to.0.to_string();
    if first > from.0 && b.value.starts_with(&old) {
        b.value = b.value.replacen(&old, &first.to_string(), 1);
        b.interval = Some((first, last));
        b.steps = vec![format!("the {} after {}", first.format("%A"), from.0.format("%A %-d %B %Y"))];
    }
}
