//! The days that words count from where it is not the day of the report: a reported statement, a caption.

use chrono::{Datelike, NaiveDate};

use super::{
    calendar::{Cal, Unit},
    expr::{Anchor, Expr, Parsed, Point},
    parse::Parser,
    resolve::{At, Context},
};
use crate::{
    document::{SegmentKind, Span},
    mention::quote::Quote,
};

/// A stretch of the text with an anchor of its own. The expression that gives the day is not counted from it.
#[derive(Debug, Clone, Copy)]
pub struct Anchored {
    pub span: Span,
    pub day: NaiveDate,
    /// The atom where the day is named.
    pub source: usize,
}

/// A statement is older than the report by so many days at most.
const OLDEST: i64 = 14;

/// "said on Saturday that talks would be held next week": the sentence, and the quotations whose cue stands
/// in it, count from that Saturday; a caption counts from its own full date. Sorted by position.
pub fn anchored(context: &Context, parser: &Parser, parsed: &[Parsed], quotes: &[Quote]) -> Vec<Anchored> {
    let doc = context.doc;
    let mut out: Vec<Anchored> = Vec::new();
    for found in parsed {
        let Some(atom) = parser.atoms.get(found.first) else { continue };
        let Expr::Point(point) = &found.expr else { continue };
        if let Point::Cal(Cal::Day(day)) = point {
            let caption = doc.segment_at(atom.start).filter(|s| s.kind == SegmentKind::Caption);
            out.extend(caption.map(|s| Anchored { span: s.span, day: *day, source: found.first }));
        }
        let dated = matches!(
            point,
            Point::Weekday(_) | Point::MonthDay(..) | Point::Weekdayed(..) | Point::Shift(Unit::Day, _, Anchor::Speech)
        );
        if context.narrative || !dated || !is_reported(parser, found) {
            continue;
        }
        let (Some(report), Some(sentence)) =
            (context.report, doc.sentence_at(atom.start).and_then(|s| doc.sentences.get(s)))
        else {
            continue;
        };
        let place = context.place(point, At { first: found.first, end: found.end });
        let Some(Cal::Day(day)) = place.cal else { continue };
        if (1..=OLDEST).contains(&(report - day).num_days()) {
            out.push(Anchored { span: sentence.span, day, source: found.first });
        }
    }
    let spoken: Vec<Anchored> = quotes.iter().filter_map(|q| of_quote(q, &out)).collect();
    out.extend(spoken);
    out.sort_by_key(|a| (a.span.start, a.source));
    out.dedup_by_key(|a| a.span.start);
    out
}

/// A verb of saying right before the day, or in the few words behind it.
fn is_reported(parser: &Parser, found: &Parsed) -> bool {
    let reporting = |low: &str| parser.words.reporting.contains(low);
    (1..=3).any(|back| reporting(parser.token_before(found.first, back)))
}

/// The quotation whose cue stands in an anchored sentence.
fn of_quote(quote: &Quote, sentences: &[Anchored]) -> Option<Anchored> {
    let cue = quote.cue?;
    let at = sentences.partition_point(|a| a.span.start <= cue.start);
    let anchor = at.checked_sub(1).and_then(|i| sentences.get(i))?;
    anchor.span.contains(cue).then_some(Anchored { span: quote.span, ..*anchor })
}

/// The anchor that holds `offset`, if the expression there is not the one that names the day.
pub fn anchor_at(anchors: &[Anchored], offset: usize, atom: usize) -> Option<NaiveDate> {
    let after = anchors.partition_point(|a| a.span.start <= offset);
    let last = anchors.get(after.saturating_sub(2)..after)?;
    last.iter().rev().find(|a| offset < a.span.end && a.source != atom).map(|a| a.day)
}

/// The local days that the report's stamp admits, where they are more than one.
pub fn report_days(context: &Context) -> Option<(NaiveDate, NaiveDate)> {
    let published = context.doc.meta.published.as_ref()?;
    let near = published.first.year() > 0 && published.last >= published.first;
    (near && published.first != published.last).then_some((published.first, published.last))
}
