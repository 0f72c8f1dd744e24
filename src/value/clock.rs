//! Times of day.

use serde::{Deserialize, Serialize};

use super::Relation;

/// A clock time, local to the event unless a zone is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClockValue {
    /// Minutes after midnight, 0 to 1439.
    pub minutes: u16,
    /// Offset from UTC in minutes, where a zone is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<i32>,
    /// "about", "shortly after"
    #[serde(default)]
    pub about: bool,
    /// "after 3 a.m.", "before noon": which side of the clock time it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
}

/// "after 3 a.m." may mean anything up to this many minutes later.
const AFTER: i32 = 60;

/// Reports round clock times: differences up to this many minutes are no conflict.
pub const TOLERANCE: i32 = 15;

impl ClockValue {
    pub fn show(&self) -> String {
        format!("{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// Can both be the time of one event?
pub fn relate(a: &ClockValue, b: &ClockValue) -> Relation {
    use Relation::*;
    let (x, y) = (i32::from(a.minutes), i32::from(b.minutes));
    let round = |d: i32| d.rem_euclid(1440).min((-d).rem_euclid(1440));
    let local = round(x - y);
    if local == 0 {
        return Equal;
    }
    let tolerance = if a.about && b.about { TOLERANCE + 5 } else { TOLERANCE };
    if let (Some(za), Some(zb)) = (a.zone, b.zone) {
        let utc = round((x - za) - (y - zb));
        return match utc {
            0 => Equal,
            // summer time is seldom written: one hour is no conflict between zones
            d if d <= tolerance || d == 60 => Compatible,
            _ => Conflicts,
        };
    }
    if local <= tolerance {
        return Compatible;
    }
    // from the earlier to the later, the short way round the clock
    let later = |from: i32, to: i32| (to - from).rem_euclid(1440) <= AFTER;
    let open = |c: &ClockValue, own: i32, other: i32| match c.side.as_deref() {
        Some("after") => later(own, other),
        Some("before") => later(other, own),
        _ => false,
    };
    if open(a, x, y) || open(b, y, x) {
        return Compatible;
    }
    // one zone is named, the other is the reader's guess: whole hours may be the zone
    if (a.zone.is_some() || b.zone.is_some()) && local % 60 == 0 {
        return Incomparable;
    }
    Conflicts
}
