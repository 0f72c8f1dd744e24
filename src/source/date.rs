//! Dates of publication in metadata: ISO 8601 in its many spellings, RFC 822, dates in English words.

use chrono::{DateTime, Datelike, Days, FixedOffset, Month, NaiveDate, NaiveTime, TimeDelta, TimeZone};

use crate::document::{Published, PublishedFrom};

/// Longer fields are no dates.
const LONGEST: usize = 80;

/// A moment as a field writes it: its day, and the time and zone that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
    pub zone: Option<FixedOffset>,
}

/// Read a field. A UTC stamp admits every day that some place on earth had at that moment.
pub fn published(text: &str, from: PublishedFrom) -> Option<Published> {
    let moment = moment(text)?;
    let day = moment.day;
    let mut published = Published { stamp: moment.stamp(), ..Published::on(day, from) };
    // midnight sharp is how programs write a bare date
    if let Some(stamp) = published.stamp.filter(|s| s.offset().local_minus_utc() == 0 && s.time() != NaiveTime::MIN) {
        let utc = stamp.naive_utc();
        published.first = utc.checked_sub_signed(TimeDelta::hours(12)).map_or(day, |m| m.date());
        published.last = utc.checked_add_signed(TimeDelta::hours(14)).map_or(day, |m| m.date());
    }
    Some(published)
}

/// Read a moment with its zone.
pub fn stamp(text: &str) -> Option<DateTime<FixedOffset>> {
    moment(text)?.stamp()
}

impl Moment {
    fn stamp(self) -> Option<DateTime<FixedOffset>> {
        let stamp = self.zone?.from_local_datetime(&self.day.and_time(self.time?)).single()?;
        in_range(stamp.naive_utc().date()).map(|_| stamp)
    }
}

/// Read a day, with its time and zone where they are written.
pub fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let mut parts = Parts { rest: text };
    numeric(&mut parts).or_else(|| in_words(&mut Parts { rest: text }))
}

/// `2025-03-04`, `20250304T0930Z`, `2025/3/4 9:30 am`, `31.12.2025`
fn numeric(parts: &mut Parts) -> Option<Moment> {
    let first = parts.digits();
    let day = match first.len() {
        8 => day(first.get(..4)?.parse().ok()?, first.get(4..6)?.parse().ok()?, first.get(6..)?.parse().ok()?)?,
        4 => {
            let year = first.parse().ok()?;
            parts.take_any(&['-', '/', '.'])?;
            let month = parts.number(2)?;
            parts.take_any(&['-', '/', '.'])?;
            day(year, month, parts.number(2)?)?
        }
        1 | 2 => {
            let one: u32 = first.parse().ok()?;
            let mark = parts.take_any(&['/', '.', '-'])?;
            let two = parts.number(2)?;
            parts.take_any(&[mark])?;
            let year = parts.digits();
            let year = if year.len() == 4 { year.parse().ok()? } else { return None };
            // a day above twelve tells which of the two it is
            match (one, two) {
                _ if one == two => day(year, one, two)?,
                (13.., _) => day(year, two, one)?,
                (_, 13..) => day(year, one, two)?,
                _ => return None,
            }
        }
        _ => return None,
    };
    if parts.rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(with_time(day, parts))
}

/// `Tue, 4 Mar 2025 09:30:00 +0100`, `March 4, 2025 at 9:30 a.m. EST`
fn in_words(parts: &mut Parts) -> Option<Moment> {
    let (mut month, mut date, mut year) = (None, None, None);
    while month.is_none() || date.is_none() || year.is_none() {
        parts.skip(|c| !c.is_alphanumeric());
        if parts.rest.is_empty() {
            return None;
        }
        let digits = parts.digits();
        match digits.len() {
            0 => {
                let word = parts.word();
                month = month.or_else(|| month_named(word));
                if word.is_empty() {
                    parts.skip(|c| c.is_alphanumeric());
                }
            }
            1 | 2 if date.is_none() => {
                date = digits.parse::<u32>().ok();
                parts.skip(char::is_alphabetic);
            }
            2 => year = digits.parse::<i32>().ok().map(|y| if y < 70 { 2000 + y } else { 1900 + y }),
            4 => year = digits.parse().ok(),
            _ => return None,
        }
    }
    Some(with_time(day(year?, month?, date?)?, parts))
}

fn month_named(word: &str) -> Option<u32> {
    let word = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    word.parse::<Month>().ok().filter(|_| word.len() >= 3).map(|m| m.number_from_month())
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).and_then(in_range)
}

/// The time and zone behind a day, where they are there.
fn with_time(day: NaiveDate, parts: &mut Parts) -> Moment {
    let mut moment = Moment { day, time: None, zone: None };
    parts.skip(|c| !c.is_ascii_alphanumeric());
    if let Some(word) = parts.rest.get(..3).filter(|w| w.eq_ignore_ascii_case("at ")) {
        parts.rest = &parts.rest[word.len()..];
    }
    parts.skip(|c| matches!(c, 'T' | 't' | ' '));
    let digits = parts.digits();
    let clock = match digits.len() {
        4 | 6 => {
            let part = |i: usize| digits.get(i..i + 2).and_then(|d| d.parse::<u32>().ok());
            (part(0), part(2), part(4).unwrap_or(0))
        }
        1 | 2 if parts.take_any(&[':', '.']).is_some() => {
            let minute = parts.number(2);
            let second = parts.take_any(&[':', '.']).and_then(|_| parts.number(2));
            (digits.parse().ok(), minute, second.unwrap_or(0))
        }
        _ => return moment,
    };
    if parts.take_any(&['.', ',']).is_some() {
        parts.skip(|c| c.is_ascii_digit());
    }
    let (Some(mut hour), Some(minute), second) = clock else { return moment };
    parts.skip(|c| c == ' ');
    let half = parts.rest.as_bytes().first().map(u8::to_ascii_lowercase);
    let m = parts.rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start_matches(['.', ' ']);
    let marked = parts.rest.get(1..2).is_some_and(|c| c.eq_ignore_ascii_case("m")) || m.starts_with(['m', 'M']);
    if marked && matches!(half, Some(b'a' | b'p')) && (1..=12).contains(&hour) {
        hour = hour % 12 + if half == Some(b'p') { 12 } else { 0 };
        parts.skip(|c| matches!(c.to_ascii_lowercase(), 'a' | 'p' | 'm' | '.'));
        parts.skip(|c| c == ' ');
    }
    moment.time = NaiveTime::from_hms_opt(hour, minute, second.min(59));
    if moment.time.is_some() {
        moment.zone = zone(parts.rest);
    }
    moment
}

/// `Z`, `+01:00`, `-0500`, the names of RFC 822.
fn zone(text: &str) -> Option<FixedOffset> {
    const NAMES: [(&str, i32); 12] = [
        ("z", 0),
        ("ut", 0),
        ("utc", 0),
        ("gmt", 0),
        ("est", -5),
        ("edt", -4),
        ("cst", -6),
        ("cdt", -5),
        ("mst", -7),
        ("mdt", -6),
        ("pst", -8),
        ("pdt", -7),
    ];
    let text = text.trim_start();
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => {
            let mut parts = Parts { rest: text };
            let word = parts.word().to_ascii_lowercase();
            let hours = NAMES.iter().find(|(n, _)| *n == word).map(|(_, h)| *h)?;
            // "GMT+0100": the sign tells
            return zone(parts.rest.trim_start())
                .filter(|_| hours == 0)
                .or_else(|| FixedOffset::east_opt(hours * 3600));
        }
    };
    let mut parts = Parts { rest: text.get(text.chars().next()?.len_utf8()..)? };
    let digits = parts.digits();
    let (hours, minutes) = match digits.len() {
        4 => (digits.get(..2)?.parse::<i32>().ok()?, digits.get(2..)?.parse::<i32>().ok()?),
        1 | 2 => {
            let minutes = parts.take_any(&[':']).and_then(|_| parts.number(2)).unwrap_or(0);
            (digits.parse().ok()?, i32::try_from(minutes).ok()?)
        }
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))
}

/// Within the years 2 to 9998, so that nearby days can be counted.
fn in_range(day: NaiveDate) -> Option<NaiveDate> {
    ((2..=9998).contains(&day.year()) && day.checked_add_days(Days::new(1)).is_some()).then_some(day)
}

/// What is left to read of a field.
struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Parts<'a> {
    fn while_(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c: char| !fits(c)).unwrap_or(self.rest.len());
        let (part, rest) = self.rest.split_at(end);
        self.rest = rest;
        part
    }

    fn digits(&mut self) -> &'a str {
        self.while_(|c| c.is_ascii_digit())
    }

    fn word(&mut self) -> &'a str {
        self.while_(|c| c.is_ascii_alphabetic())
    }

    fn skip(&mut self, fits: impl Fn(char) -> bool) {
        self.while_(fits);
    }

    fn number(&mut self, longest: usize) -> Option<u32> {
        Some(self.digits()).filter(|d| d.len() <= longest).and_then(|d| d.parse().ok())
    }

    fn take_any(&mut self, marks: &[char]) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| marks.contains(c))?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<[String; 3]> {
        published(text, PublishedFrom::Metadata).map(|p| [p.day, p.first, p.last].map(|d| d.to_string()))
    }

    #[test]
    fn days_and_local_times() {
        let same = |d: &str| Some([d.to_owned(), d.to_owned(), d.to_owned()]);
        for text in [
            "2025-03-04",
            " 2025-03-04T23:30:00-05:00 ",
            "2025-03-04 23:30:00",
            "2025-03-04T00:00:00Z",
            "Tue, 4 Mar 2025 09:30:00 +0100",
            "Mon, 4 Mar 2025 09:30:00 +0100",
            "04 Mar 25 09:30 EST",
            "20250304T093000+0100",
            "20250304",
            "2025/3/4 9:30 pm",
            "March 4, 2025 at 9:30 a.m. EST",
            "Tuesday, Mar. 4th, 2025",
        ] {
            assert_eq!(days(text), same("2025-03-04"), "{text}");
        }
        assert_eq!(days("31.12.2025"), same("2025-12-31"));
        assert_eq!(days("12/31/2025 8:00 AM"), same("2025-12-31"));
    }

    #[test]
    fn a_utc_stamp_leaves_the_day_open() {
        let span = ["2025-03-04", "2025-03-03", "2025-03-04"].map(str::to_owned);
        for text in
            ["2025-03-04T09:30:00Z", "2025-03-04T09:30:0Z", "20250304T09:30:07Z", "Tue, 4 Mar 2025 09:30:00 GMT"]
        {
            assert_eq!(days(text), Some(span.clone()), "{text}");
        }
    }

    #[test]
    fn zones() {
        let seconds = |text: &str| stamp(text).map(|s| s.offset().local_minus_utc());
        assert_eq!(seconds("4 Mar 2025 09:30 PDT"), Some(-7 * 3600));
        assert_eq!(seconds("2025-03-04T09:30:00.123+05:30"), Some(19800));
        assert_eq!(seconds("2025-03-04 09:30 GMT+0100"), Some(3600));
        assert_eq!(seconds("2025-03-04T09:30"), None);
    }

    #[test]
    fn no_dates() {
        for text in [
            "",
            "soon",
            "last Tuesday",
            "2025-02-30",
            "31 June 2025",
            "0000-01-01",
            "+262143-12-31T23:59:59Z",
            "-271821-04-20",
            "2025",
            "2025-13",
            "3/4/2025",
            "1e999",
            "éé é",
            "٣ March ٢٠٢٥",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_field_stops_it(text in "\\PC{0,40}|[0-9TZ:+./ -]{0,24}|[0-9]{1,4} (Mar|März|march) [0-9:+ aApPmM.]{0,12}") {
            if let Some(p) = published(&text, PublishedFrom::Metadata) {
                proptest::prop_assert!(p.first <= p.day && p.day <= p.last);
            }
        }
    }
}
