//! Wire text: ANPA 1312 and IPTC 7901, as agencies send it over lines and in files.
//!
//! ```text
//! SOH a0512 r i              service letter and number, priority, category
//! STX BC-Elm--Bridge,120     slug
//! ^Bridge over the Elm closes<
//! ^Eds: Corrects the name of the mayor.<
//! ^By RUTH HALE<
//!    ELMTON (Wire) _ The bridge ...
//! ETX AP-WF-11-13-13 1509GMT
//! ```

use chrono::{NaiveDate, NaiveTime};

use super::{Contents, item::Item, plain};
use crate::document::{SegmentKind, Status};

/// Are these bytes wire text?
pub fn is_wire(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    let start = head.iter().position(|b| *b == 1);
    start.is_some_and(|at| head.get(at..).is_some_and(|rest| rest.contains(&2)))
}

/// Read the messages of a file.
pub fn read(path: &str, text: &str, contents: &mut Contents) {
    let messages: Vec<&str> =
        text.split('\u{1}').filter(|m| m.contains('\u{2}') || m.lines().any(|l| l.starts_with('^'))).collect();
    let several = messages.len() > 1;
    for (i, message) in messages.into_iter().enumerate() {
        let item = message_of(message);
        contents.documents.push(item.document(path, several.then_some(i + 1), &mut contents.problems));
    }
}

fn message_of(message: &str) -> Item {
    let (head, rest) = message.split_once('\u{2}').unwrap_or(("", message));
    let (text, trailer) = rest.split_once(['\u{3}', '\u{4}']).unwrap_or((rest, ""));
    let mut item = Item::default();
    let number =
        head.split_whitespace().next().map(|w| w.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned());
    let mut body = String::new();
    let mut slug = None;
    for line in text.lines() {
        let bare = line.trim().trim_start_matches('^').trim_end_matches(['<', '^']).trim();
        let low = bare.to_ascii_lowercase();
        if line.trim_start().starts_with('^') {
            if low.starts_with("eds:") {
                item.corrected |= low.contains("correct");
                item.parts.push((SegmentKind::Furniture, bare.to_owned()));
            } else if item.title.is_none() && !low.starts_with("by ") {
                item.title = Some(bare.to_owned()).filter(|t| !t.is_empty());
            } else {
                item.parts.push((SegmentKind::Furniture, bare.to_owned()));
            }
        } else if slug.is_none() && body.trim().is_empty() && item.title.is_none() && bare.contains("--") {
            slug = Some(bare.to_owned());
        } else {
            body.push_str(line.trim_end_matches('<'));
            body.push('\n');
        }
    }
    item.parts.extend(
        plain::paragraphs(&body)
            .into_iter()
            .map(|p| (if is_note(&p) { SegmentKind::Furniture } else { SegmentKind::Body }, p)),
    );
    let stamp = trailer.lines().chain(text.lines().rev().take(3)).find_map(trailer_stamp);
    item.published = stamp;
    let name = slug.as_deref().unwrap_or("");
    let low = format!("{name} {}", item.title.as_deref().unwrap_or("")).to_ascii_lowercase();
    let says = |word: &str| low.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    if says("kill") || says("withdrawn") {
        item.status = Status::Withdrawn;
    } else if says("withhold") || says("hold") {
        item.status = Status::Withheld;
    }
    item.id = chain(name).or(number.filter(|n| !n.is_empty()));
    item.version = name.split_once(',').map(|(_, v)| v.trim().to_owned()).filter(|v| !v.is_empty());
    item
}

/// The name that all versions of a story share: "BC-Elm--Bridge, 1st Ld-Writethru,120".
fn chain(slug: &str) -> Option<String> {
    let name = slug.split(',').next()?.trim();
    Some(name.to_owned()).filter(|n| !n.is_empty())
}

fn is_note(paragraph: &str) -> bool {
    paragraph.starts_with("___")
        || paragraph.trim_matches(['-', '_', '=', ' ']).is_empty()
        || trailer_stamp(paragraph).is_some()
}

/// The stamp of a trailer, `AP-WF-11-13-13 1509GMT`, as RFC 3339.
fn trailer_stamp(line: &str) -> Option<String> {
    let (date, time) = line.trim().trim_end_matches('<').rsplit_once(' ')?;
    let digits = time.strip_suffix("GMT").filter(|d| d.len() == 4)?;
    let time = NaiveTime::from_hms_opt(digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?, 0)?;
    let mut parts = date.rsplit('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let day: u32 = parts.next()?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok()?;
    let day = NaiveDate::from_ymd_opt(if year < 70 { 2000 + year } else { 1900 + year }, month, day)?;
    Some(format!("{}Z", day.and_time(time).format("%Y-%m-%dT%H:%M:%S")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailers() {
        assert_eq!(trailer_stamp("AP-WF-11-13-13 1509GMT<").as_deref(), Some("2013-11-13T15:09:00Z"));
        assert_eq!(trailer_stamp("at 15:09 GMT"), None);
        assert_eq!(trailer_stamp("AP-WF-13-13-13 1509GMT"), None);
    }
}
