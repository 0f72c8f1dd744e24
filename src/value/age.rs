//! Ages of people in years.

use super::Relation;

/// Small children and grown-ups are never taken for each other: two people.
const CHILD: f64 = 5.0;
const GROWN: f64 = 18.0;
/// Days that two reports may lie apart without a birthday between them being likely.
const SAME_DAYS: i64 = 3;

/// Can both be one person's age in reports that lie `days` apart? Ages that differ by one are compatible when a
/// birthday may lie between the reports; `days`: none where a report bears no day.
pub fn relate((x, xh): (f64, f64), (y, yh): (f64, f64), days: Option<i64>) -> Relation {
    if x <= yh && y <= xh {
        return Relation::Equal;
    }
    if x.min(y) < CHILD && x.max(y) >= GROWN {
        return Relation::Incomparable;
    }
    let gap = if xh < y { y - xh } else { x - yh };
    // years between the reports, one more for the birthday
    let grown = days.map_or(0.0, |d| if d <= SAME_DAYS { 0.0 } else { (d as f64 / 365.0).floor() + 1.0 });
    if gap <= grown { Relation::Compatible } else { Relation::Conflicts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_lies_between() {
        let cases = [
            (31.0, 31.0, None, Relation::Equal),
            (31.0, 32.0, Some(0), Relation::Conflicts),
            (31.0, 32.0, Some(40), Relation::Compatible),
            (31.0, 34.0, Some(40), Relation::Conflicts),
            (31.0, 34.0, Some(800), Relation::Compatible),
            (3.0, 40.0, Some(0), Relation::Incomparable),
        ];
        for (x, y, days, wanted) in cases {
            assert_eq!(relate((x, x), (y, y), days), wanted, "{x} {y} {days:?}");
            assert_eq!(relate((y, y), (x, x), days), wanted, "{y} {x} {days:?}");
        }
    }
}
