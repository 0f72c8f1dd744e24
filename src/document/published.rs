//! The day of publication: from metadata, a header line, the dateline, or the text itself.

use chrono::{Month, NaiveDate};

use super::{Document, Published, PublishedFrom, SegmentKind, Span, TokenKind};

/// Find the day in the document's own words; `None` when nothing says it.
pub fn infer(doc: &Document) -> Option<Published> {
    header(doc).or_else(|| dateline(doc)).or_else(|| body(doc))
}

/// A header line with a full date.
fn header(doc: &Document) -> Option<Published> {
    let segments = doc.segments.iter().filter(|s| s.kind == SegmentKind::Header);
    segments
        .filter_map(|s| full_dates(doc, s.span).next())
        .next()
        .map(|(day, _)| Published::on(day, PublishedFrom::Header))
}

/// A dateline with a full date, or one whose month and day a full date of the text completes.
fn dateline(doc: &Document) -> Option<Published> {
    let segment = doc.segments.iter().find(|s| s.kind == SegmentKind::Dateline)?;
    let found = full_dates(doc, segment.span).next();
    found.map(|(day, _)| Published::on(day, PublishedFrom::Dateline))
}

/// The latest full date that a caption, a weekday or "today" ties to the day of the report.
fn body(doc: &Document) -> Option<Published> {
    let mut best: Option<NaiveDate> = None;
    for segment in doc.segments.iter().filter(|s| s.kind.makes_claims()) {
        for (day, at) in full_dates(doc, segment.span) {
            let before = |n: usize| at.checked_sub(n).map_or("", |i| doc.low(i));
            let tied = segment.kind == SegmentKind::Caption
                || before(1) == "today"
                || before(1) == "," && before(2) == "today"
                || before(2) == "(" && before(1) == "today";
            if tied {
                best = best.max(Some(day));
            }
        }
    }
    best.map(|day| Published::on(day, PublishedFrom::Text))
}

/// Full dates within `span`, each with its first token.
pub fn full_dates(doc: &Document, span: Span) -> impl Iterator<Item = (NaiveDate, usize)> + '_ {
    let first = doc.token_at(span.start);
    let end = first + doc.tokens[first..].partition_point(|t| t.end <= span.end);
    // a full date starts with a number, or with a month close before one
    let mut next = first;
    let near = move |number: usize| {
        let from = number.saturating_sub(2).max(next);
        next = next.max(number + 1);
        from..(number + 1).min(end)
    };
    let behind = doc.tokens.len().min(end + 2);
    let numbers = (first..behind).filter(|&i| doc.tokens[i].kind == TokenKind::Number);
    numbers.flat_map(near).filter_map(|i| full_date_at(doc, i).map(|day| (day, i)))
}

/// A full date that starts at token `i`: `2025-07-21`, `July 21, 2025`, `21 July 2025`.
fn full_date_at(doc: &Document, i: usize) -> Option<NaiveDate> {
    let number = |i: usize| {
        doc.tokens.get(i).filter(|t| t.kind == TokenKind::Number).and_then(|_| doc.low(i).parse::<u32>().ok())
    };
    let year = |i: usize| number(i).filter(|&y| (1800..=2999).contains(&y)).and_then(|y| i32::try_from(y).ok());
    let skip_comma = |i: usize| if matches!(doc.low(i), "," | ".") { i + 1 } else { i };
    let ordinal = |i: usize| if matches!(doc.low(i), "st" | "nd" | "rd" | "th") { i + 1 } else { i };
    if let Some(y) = year(i)
        && doc.low(i + 1) == "-"
        && doc.low(i + 3) == "-"
    {
        return NaiveDate::from_ymd_opt(y, number(i + 2)?, number(i + 4)?);
    }
    if let Some(m) = month(doc.low(i)) {
        let day_at = skip_comma(i + 1);
        let day = number(day_at)?;
        return NaiveDate::from_ymd_opt(year(skip_comma(ordinal(day_at + 1)))?, m, day);
    }
    let day = number(i).filter(|&d| d <= 31)?;
    let month_at = ordinal(i + 1);
    let m = month(doc.low(month_at))?;
    NaiveDate::from_ymd_opt(year(skip_comma(month_at + 1))?, m, day)
}

fn month(word: &str) -> Option<u32> {
    let word = if word == "sept" { "sep" } else { word };
    // chrono reads full English names and their first three letters
    word.parse::<Month>().ok().filter(|_| word.len() >= 3).map(|m| m.number_from_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    #[test]
    fn full_dates_in_three_forms() {
        for text in ["on 2025-07-21 it", "on July 21, 2025 it", "on 21st July 2025 it", "on Jul. 21 2025 it"] {
            let doc = Document::plain(text, None, Lexicon::builtin());
            let found: Vec<_> = full_dates(&doc, Span::new(0, text.len())).map(|(d, _)| d.to_string()).collect();
            assert_eq!(found, ["2025-07-21"], "{text}");
        }
    }
}
