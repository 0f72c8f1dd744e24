//! When events happened or will happen.

use chrono::Timelike;

use super::{
    Attribute, Qualifiers, Subject,
    maker::{Draft, Maker},
};
use crate::{
    document::{SegmentKind, Span, TokenKind},
    mention::{
        event::{EventMention, Series},
        time::{Anchoring, Time, TimexType},
    },
    value::{ClockValue, DateValue, Value},
};

/// Add `event.date`, `event.time` and `text.date` claims.
pub fn add(maker: &mut Maker) {
    let mut skip_to = 0;
    let times = &maker.found.times;
    for (i, time) in times.iter().enumerate() {
        if !matches!(time.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        // a weekday that does not fall on its date is wrong wherever it stands
        let both = time.weekday.is_some() && time.month_day.is_some();
        if time.impossible.is_some() {
            text_date(maker, time);
            continue;
        }
        if both || maker.makes_claims(time.span) {
            text_date(maker, time);
        }
        // a dateline tells where and when the report was written
        let dateline = maker.doc.segment_at(time.span.start).is_some_and(|s| s.kind == SegmentKind::Dateline);
        if dateline || !maker.makes_claims(time.span) {
            continue;
        }
        if i >= skip_to {
            let (value, span, used) = date_value(maker, i);
            skip_to = i + used;
            if let Some(value) = value {
                event_date(maker, time, value, span);
            }
        }
        if let Some(clock) = clock_value(maker, time).filter(|_| !is_page_stamp(maker, time)) {
            event_time(maker, time, clock);
        }
    }
}

/// The subject of a claim about an event.
pub fn event_subject(event: Option<&EventMention>) -> Subject {
    Subject {
        name: event.map_or_else(|| "the event".to_owned(), |e| format!("the {}", e.kind)),
        entity: None,
        event: event.map(|e| e.kind.clone()),
        ordinal: event.and_then(|e| e.ordinal),
        series: event.and_then(|e| e.series).and_then(|s| match s {
            Series::Ordinal(_) => None,
            Series::UpTo(n) => Some(format!("up to {n}")),
            Series::Next => Some("next".to_owned()),
            Series::Previous => Some("previous".to_owned()),
        }),
    }
}

fn modality(event: Option<&EventMention>) -> Qualifiers {
    Qualifiers { modality: event.and_then(|e| e.status), ..Qualifiers::default() }
}

/// The value of time `i`, the words that carry it and the number of mentions that it spans:
/// "July 24-25" may be two mentions.
fn date_value(maker: &Maker, i: usize) -> (Option<DateValue>, Span, usize) {
    let times = &maker.found.times;
    let time = &times[i];
    let meta = maker.doc.meta.published.as_ref();
    let slack = meta.map_or(0, |p| (p.last - p.first).num_days().clamp(0, 2) as u8);
    let relative = time.anchoring == Anchoring::Relative;
    let (night, part) = night(maker, time);
    let mut value = DateValue {
        first: time.interval.map(|(a, _)| a),
        last: time.interval.map(|(_, b)| b),
        month_day: time.month_day.filter(|_| time.interval.is_none()),
        month_day_last: None,
        weekday: time.weekday,
        year_known: time.year.is_some(),
        relative,
        slack: if relative { slack } else { 0 },
        night,
        part,
    };
    let (mut span, mut used) = (time.span, 1);
    if let (Some((first, last)), Some(range)) = (time.range, time.range_span) {
        (value.first, value.last, span) = (Some(first), Some(last), range);
        used = 1 + times[i + 1..].iter().take_while(|t| range.contains(t.span)).count();
    }
    if used == 1
        && let Some((last, whole)) = range_end(maker, i)
    {
        value.last = last.interval.map(|(_, b)| b).or(value.last);
        value.month_day_last = last.month_day.filter(|_| value.month_day.is_some());
        (span, used) = (whole, 2);
    }
    let known = value.interval().is_some() || value.month_day.is_some() || value.weekday.is_some();
    let length = value.interval().map_or(0, |(a, b)| (b - a).num_days());
    (Some(value).filter(|_| known && length <= 366), span, used)
}

/// The second mention of "July 24-25", "July 24 to July 25", and the words of both.
fn range_end<'a>(maker: &'a Maker, i: usize) -> Option<(&'a Time, Span)> {
    let doc = maker.doc;
    let (first, last) = (maker.found.times.get(i)?, maker.found.times.get(i + 1)?);
    let from = doc.token_at(first.span.end);
    let joined = from + 1 == doc.token_at(last.span.start)
        && matches!(doc.low(from), "-" | "–" | "to" | "until" | "through" | "till");
    let in_order = match (first.interval, last.interval) {
        (Some((a, b)), Some((c, d))) => a == b && c == d && b < c && (c - b).num_days() <= 31,
        (None, None) => first.month_day.is_some() && first.month_day < last.month_day,
        _ => false,
    };
    (joined && in_order).then(|| (last, first.span.cover(last.span)))
}

/// "late Thursday", "early Friday", "overnight": the day may be the one before or after; and which end of
/// the day it is.
fn night(maker: &Maker, time: &Time) -> (bool, Option<String>) {
    let doc = maker.doc;
    let first = doc.token_at(time.span.start);
    let near = || first.saturating_sub(2)..first + 6;
    let hour = time.clock.map(|c| c.hour());
    let has = |words: &[&str]| near().any(|i| words.contains(&doc.low(i)));
    let (late, early) = match hour {
        Some(hour) => (hour >= 18, hour < 5),
        None => (has(&["night", "late", "evening"]), has(&["early", "predawn", "pre-dawn"])),
    };
    let either = has(&["overnight", "midnight"]);
    let part = match (late, early) {
        _ if either => None,
        (true, false) => Some("late"),
        (false, true) => Some("early"),
        _ => None,
    };
    let night = hour.is_some_and(|h| !(5..22).contains(&h)) || has(&["night", "late", "early", "predawn"]) || either;
    (night, part.map(str::to_owned))
}

fn event_date(maker: &mut Maker, time: &Time, value: DateValue, span: Span) {
    // 12/03 is 12 March in one country and December 3 in another
    let slashed = maker.doc.slice(span).contains('/') && time.month_day.is_some_and(|(m, d)| m <= 12 && d <= 12);
    if slashed || !is_day_of_event(maker, time) {
        return;
    }
    let event = maker.governor(span).cloned();
    let subject = event_subject(event.as_ref());
    let mut derivation = time.steps.clone();
    if derivation.is_empty() {
        derivation.push(value.read());
    }
    maker.push(Draft {
        span,
        attribute: Attribute::EventDate,
        subject,
        value: Value::Date(value),
        qualifiers: modality(event.as_ref()),
        derivation,
        block: "date".to_owned(),
    });
}

/// Words that give an event its day: a date, a weekday, a month, a year, "today", "next week".
/// Not "24 hours after" or "the day before", which hang on another event, nor a clock time alone.
fn is_day_of_event(maker: &Maker, time: &Time) -> bool {
    if is_stamp(maker, time) {
        return false;
    }
    if time.month_day.is_some() || time.weekday.is_some() {
        return true;
    }
    if time.year.is_some() && time.value.len() == 4 && !is_year_of_event(maker, time) {
        return false;
    }
    let published = maker.doc.meta.published.as_ref().map(|p| p.day);
    let counted = time.anchoring == Anchoring::Relative && time.clock.is_none();
    let on_the_calendar = !time.value.contains('X') && time.value.bytes().any(|b| b.is_ascii_digit());
    match counted {
        true => published.is_some() && time.anchor == published && on_the_calendar,
        // a month or a year; seasons and decades are too wide to compare
        false => on_the_calendar && time.kind == TimexType::Date && !time.value.contains(['S', 'W', 'F', 'Q', 'H']),
    }
}

/// "(Published Thursday, June 9, 2016)", "Dec. 24 4:33 AM EST": the day of the page, not of an event.
fn is_stamp(maker: &Maker, time: &Time) -> bool {
    let doc = maker.doc;
    let at = doc.token_at(time.span.start);
    let marked = (1..=4)
        .filter_map(|n| at.checked_sub(n))
        .any(|i| matches!(doc.low(i), "published" | "updated" | "posted" | "created" | "modified"));
    // "a statement published on the channel of the ministry on July 1"
    let issued = (1..=14)
        .map_while(|n| at.checked_sub(n))
        .take_while(|&i| doc.tokens[i].kind != TokenKind::Punct && maker.lexicon.event.kind(doc.hashed(i)).is_none())
        .any(|i| matches!(doc.low(i), "published" | "posted" | "issued" | "shared" | "statement"));
    // "27/09/2013 - Voters go ..."
    let opens = doc.slice(time.span).contains('/')
        && time.year.is_some()
        && doc.sentence_at(time.span.start).is_some_and(|i| doc.sentences[i].tokens.start == at);
    let marked = marked || issued || opens;
    let alone = doc.sentence_at(time.span.start).is_some_and(|i| {
        let s = &doc.sentences[i];
        s.span.len() < time.span.len() + 12 && s.tokens.len() < 14
    });
    marked || alone && (time.clock.is_some() || time.year.is_some())
}

/// "12/23/12 06:03 PM ET": a date with a clock time and no preposition in front is a page's stamp.
fn is_page_stamp(maker: &Maker, time: &Time) -> bool {
    let doc = maker.doc;
    let at = doc.token_at(time.span.start);
    // "stopped at 1:30 a.m. on June 3", "on Route 9 around 1:30 a.m. on June 3"
    let plain = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
    let told = plain(at) || at.checked_sub(1).is_some_and(plain);
    is_stamp(maker, time) || time.month_day.is_some() && time.clock.is_some() && !told
}

/// "the 2005 murder", "in 2005": not a street number, a model or a season.
fn is_year_of_event(maker: &Maker, time: &Time) -> bool {
    let doc = maker.doc;
    let (at, end) = (doc.token_at(time.span.start), doc.token_at(time.span.end));
    let before = at.checked_sub(1).map_or("", |i| doc.low(i));
    // "a 2009 car crash": the event's word stands at most three words behind
    let named = (end..end + 3)
        .take_while(|&i| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital))
        .any(|i| maker.lexicon.event.kind(doc.hashed(i)).is_some() || matches!(doc.low(i), "incident" | "case"));
    matches!(before, "in" | "since") || named
}

/// "Smith said Monday", "said President Ruth Hale on Monday", "On Monday, Smith said": the day of
/// the saying, not of the event.
pub fn is_speech_date(maker: &Maker, span: Span) -> bool {
    let doc = maker.doc;
    let says = |i: usize| maker.lexicon.text.speaker_line_verbs.contains(doc.low(i));
    let stops = |i: &usize| matches!(doc.low(*i), "," | "that" | "\"" | "“" | "”");
    let at = doc.token_at(span.start);
    let end = doc.token_at(span.end);
    let Some(sentence) = doc.sentence_at(span.start).map(|i| doc.sentences[i].tokens.clone()) else { return false };
    // between the verb and the day stand only the speaker's name and a preposition
    let name = |i: &usize| {
        doc.tokens[*i].capital || matches!(doc.low(*i), "on" | "the" | "of" | "'s" | "’s" | "reporters" | "in" | "a")
    };
    let mut before = (sentence.start.max(at.saturating_sub(9))..at)
        .rev()
        .take_while(|i| !stops(i))
        .skip_while(|i| name(i) && !says(*i));
    let told = before.next().is_some_and(says);
    let near = (sentence.start.max(at.saturating_sub(4))..at).rev().take_while(|i| !stops(i)).any(says);
    let behind = (end..sentence.end.min(end + 2)).take_while(|i| !stops(i)).any(says);
    let opens = at <= sentence.start + 1 && doc.low(end) == ",";
    let opened = opens && (end + 1..sentence.end.min(end + 8)).take_while(|i| !stops(i)).any(says);
    told || near || behind || opened
}

/// A clock time. A bare hour without "am", a zone or minutes never gets here.
fn clock_value(maker: &Maker, time: &Time) -> Option<ClockValue> {
    let clock = time.clock?;
    let minutes = u16::try_from(clock.hour() * 60 + clock.minute()).ok()?;
    // "an after-midnight blaze" names no hour
    if maker.doc.text.get(..time.span.start).is_some_and(|t| t.ends_with('-')) {
        return None;
    }
    let first = maker.doc.token_at(time.span.start);
    let before = |n: usize| first.checked_sub(n).map_or("", |i| maker.doc.low(i));
    // "8 a.m. local time (0300 GMT)": the same moment in another zone
    if before(1) == "(" && time.zone.is_some() {
        return None;
    }
    // "as of 4 p.m.": a count's hour, not the event's
    if before(1) == "of" && before(2) == "as" || matches!(before(1), "by" | "until" | "till") {
        return None;
    }
    let about = (first.saturating_sub(2)..first + 1).any(|i| {
        matches!(
            maker.doc.low(i),
            "about" | "around" | "approximately" | "shortly" | "just" | "nearly" | "roughly" | "before" | "after"
        )
    });
    let behind = maker.doc.token_at(time.span.end);
    // "3 p.m. (1200 GMT)": the zone is that of the time in brackets
    let mut near = (behind.saturating_sub(1)..behind + 3).map(|i| maker.doc.low(i)).take_while(|low| *low != "(");
    let zone = time.zone.or_else(|| near.find_map(zone_offset));
    let word = [maker.doc.low(first), before(1)].into_iter().find(|w| matches!(*w, "after" | "before"));
    let near = ["shortly", "just", "soon", "right"].iter().any(|w| (0..=3).any(|n| before(n) == *w));
    let side = word.filter(|_| !near).map(str::to_owned);
    Some(ClockValue { minutes, zone, about, side })
}

/// Offset of a zone's short name from UTC in minutes; standard time where the name leaves it open.
fn zone_offset(word: &str) -> Option<i32> {
    let hours = match word {
        "et" | "est" | "eastern" => -5,
        "edt" | "ast" => -4,
        "ct" | "cst" | "central" => -6,
        "cdt" => -5,
        "mt" | "mst" | "mountain" => -7,
        "mdt" => -6,
        "pt" | "pst" | "pacific" => -8,
        "pdt" => -7,
        "gmt" | "utc" => 0,
        "bst" | "cet" => 1,
        "cest" | "eet" => 2,
        "msk" | "eest" => 3,
        _ => return None,
    };
    Some(hours * 60)
}

fn event_time(maker: &mut Maker, time: &Time, clock: ClockValue) {
    let event = maker.governor(time.span).cloned();
    maker.push(Draft {
        span: time.span,
        attribute: Attribute::EventTime,
        subject: event_subject(event.as_ref()),
        derivation: vec![clock.show()],
        value: Value::Clock(clock),
        qualifiers: modality(event.as_ref()),
        block: "time".to_owned(),
    });
}

/// Dates that name month and day: the text's own dates are held against each other.
fn text_date(maker: &mut Maker, time: &Time) {
    if time.month_day.is_none() && time.weekday.is_none() && time.impossible.is_none() {
        return;
    }
    let value = DateValue {
        first: time.interval.map(|(a, _)| a),
        last: time.interval.map(|(_, b)| b),
        month_day: time.month_day.or(time.impossible.map(|(month, day, _)| (month, day))),
        weekday: time.weekday,
        relative: time.month_day.is_none() && time.impossible.is_none(),
        ..DateValue::default()
    };
    maker.push(Draft {
        span: time.span,
        attribute: Attribute::TextDate,
        subject: event_subject(None),
        value: Value::Date(value),
        qualifiers: Qualifiers { year_written: time.year.is_some(), ..Qualifiers::default() },
        derivation: time.steps.clone(),
        block: format!("text:{}", maker.doc.id),
    });
}
