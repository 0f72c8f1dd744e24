//! Ranges: "July 24-25", "from Monday to Wednesday", "between 2019 and 2021".

use chrono::NaiveDate;

use super::{Anchoring, Time, calendar::add_days, parse::Parser};

/// Mark the first of two expressions that bound a range. `atoms` are the expressions' first and end atoms.
pub fn mark(parser: &Parser, times: &mut [Time], atoms: &[(usize, usize)]) {
    for i in 1..times.len() {
        let (Some(&(first, end)), Some(&(next, _))) = (atoms.get(i - 1), atoms.get(i)) else { continue };
        let Some(joint) = parser.joint_kind(first, end, next) else { continue };
        let (before, after) = times.split_at_mut(i);
        let (Some(a), Some(b)) = (before.last_mut(), after.first_mut()) else { continue };
        in_order(a, b);
        let (Some(from), Some(to)) = (a.interval, b.interval) else { continue };
        let bounds = match joint {
            Joint::Range => from.0 <= to.1,
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
