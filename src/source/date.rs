//! Dates of publication in metadata.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta};

use crate::document::{Published, PublishedFrom};

/// Read a stamp: RFC 3339, `YYYY-MM-DD`, a local time without zone, or RFC 2822.
/// A UTC stamp admits every day that some place on earth had at that moment.
pub fn published(text: &str, from: PublishedFrom) -> Option<Published> {
    let text = text.trim();
    if let Ok(day) = text.parse::<NaiveDate>() {
        return in_range(day).map(|day| Published::on(day, from));
    }
    if let Some(stamp) = stamp(text) {
        return from_stamp(stamp, from);
    }
    let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
    let local = local.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    local.and_then(|l| in_range(l.date())).map(|day| Published::on(day, from))
}

/// Read a moment with its zone.
pub fn stamp(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.trim();
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f %z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%#z"))
        .or_else(|_| DateTime::parse_from_rfc2822(text))
        .ok()
        .filter(|s| in_range(s.date_naive()).is_some())
}

fn from_stamp(stamp: DateTime<FixedOffset>, from: PublishedFrom) -> Option<Published> {
    let day = in_range(stamp.date_naive())?;
    let mut published = Published { stamp: Some(stamp), ..Published::on(day, from) };
    let utc = stamp.offset().local_minus_utc() == 0;
    // midnight sharp is how programs write a bare date
    if utc && stamp.time() != chrono::NaiveTime::MIN {
        let moment = stamp.naive_utc();
        published.first = moment.checked_sub_signed(TimeDelta::hours(12)).map_or(day, |m| m.date());
        published.last = moment.checked_add_signed(TimeDelta::hours(14)).map_or(day, |m| m.date());
    }
    Some(published)
}

/// Within the years 2 to 9998, so that nearby days can be counted.
fn in_range(day: NaiveDate) -> Option<NaiveDate> {
    ((2..=9998).contains(&day.year()) && day.checked_add_days(Days::new(1)).is_some()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<[String; 3]> {
        published(text, PublishedFrom::Metadata).map(|p| [p.day, p.first, p.last].map(|d| d.to_string()))
    }

    #[test]
    fn stamps() {
        let same = |d: &str| Some([d.to_owned(), d.to_owned(), d.to_owned()]);
        assert_eq!(days("2025-03-04"), same("2025-03-04"));
        assert_eq!(days(" 2025-03-04T23:30:00-05:00 "), same("2025-03-04"));
        assert_eq!(days("2025-03-04 23:30:00"), same("2025-03-04"));
        assert_eq!(days("2025-03-04T00:00:00Z"), same("2025-03-04"));
        assert_eq!(days("Tue, 4 Mar 2025 09:30:00 +0100"), same("2025-03-04"));
        let span = ["2025-03-04", "2025-03-03", "2025-03-04"].map(str::to_owned);
        assert_eq!(days("2025-03-04T09:30:00Z"), Some(span));
    }

    #[test]
    fn no_stamps() {
        for text in [
            "",
            "soon",
            "2025-02-30",
            "0000-01-01",
            "+262143-12-31T23:59:59Z",
            "-271821-04-20",
            "2025-03-30T02:30:00+99:99",
            "1e999",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
