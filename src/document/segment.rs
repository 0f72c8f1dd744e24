//! Which part of a report each line is: the article's own text or the furniture round it.
//!
//! Works on lines: news text on the web carries one paragraph a line, and what
//! is no prose (headlines of other stories, tags, counters) comes in short
//! lines without a full stop.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::{
    Document, Lexicon, LineIndex, Meta, PublishedFrom, Segment, SegmentKind, Span, TextWords, file::FileText, language,
    line::Line, published,
};

/// Text as a format's reader hands it over.
#[derive(Debug, Clone, Default)]
pub struct RawDocument {
    pub id: String,
    pub path: String,
    pub record: Option<usize>,
    pub meta: Meta,
    pub text: String,
    /// Segments that the format itself marks (front matter, a `figcaption`); sorted, not overlapping.
    /// The lines between them are judged by their words.
    pub marked: Vec<Segment>,
    /// Every part of the text is marked: no line is judged by its neighbours.
    pub cut: bool,
    /// The file, where the text is not the file itself.
    pub file: Option<FileText>,
}

/// Cut up `raw` and find its day of publication. `published` is the day for
/// articles that carry none.
pub fn document(raw: RawDocument, lexicon: &Lexicon, published: Option<chrono::NaiveDate>) -> Document {
    let segments = if raw.cut {
        cut(&raw.text, &raw.marked, &lexicon.text)
    } else {
        segments(&raw.text, &raw.marked, raw.meta.title.as_deref(), &lexicon.text)
    };
    let mut doc = Document::new(&raw.id, &raw.path, raw.meta, raw.text, segments, lexicon);
    doc.record = raw.record;
    doc.foreign = language::foreign(&doc);
    if let Some(file) = raw.file {
        doc.lines = LineIndex::of_file(file);
    }
    // the day when a file was saved says less than its words
    let saved = doc.meta.published.take_if(|p| p.from == PublishedFrom::Properties);
    if doc.meta.published.is_none() {
        let given = || published.map(|day| super::Published::on(day, PublishedFrom::Option));
        doc.meta.published = published::infer(&doc).or_else(given).or(saved);
    }
    if doc.meta.title.is_none() {
        let headline = doc.segments.iter().find(|s| s.kind == SegmentKind::Headline);
        doc.meta.title = headline.map(|s| doc.slice(s.span).trim().to_owned());
    }
    doc
}

/// The segments of a text whose parts its format marks: paragraphs may still be bylines, captions or open with a dateline.
fn cut(text: &str, marked: &[Segment], words: &TextWords) -> Vec<Segment> {
    let parts = |m: &Segment| match m.kind {
        SegmentKind::Body if text.get(m.span.start..m.span.end).is_some() => Line::read(text, m.span, words).parts(),
        _ => vec![m.clone()],
    };
    marked.iter().flat_map(parts).collect()
}

/// The segments of `text`, sorted; every line with words in it lies in one.
pub fn segments(text: &str, marked: &[Segment], title: Option<&str>, words: &TextWords) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let mut at = 0;
    let mut lines: Vec<Line> = Vec::new();
    let mut next_mark = 0;
    for part in text.split_inclusive('\n') {
        let span = Span::new(at, at + part.len());
        at = span.end;
        while marked.get(next_mark).is_some_and(|m| m.span.end <= span.start) {
            next_mark += 1;
        }
        if !marked.get(next_mark).is_some_and(|m| m.span.overlaps(span)) {
            lines.push(Line::read(text, span, words));
        }
    }
    judge(text, &mut lines, title, words);
    for line in lines {
        out.extend(line.parts());
    }
    out.extend(marked.iter().cloned());
    out.sort_by_key(|s| s.span);
    out
}

/// Give each line its kind, from its own words and its neighbours.
fn judge(text: &str, lines: &mut [Line], title: Option<&str>, words: &TextWords) {
    questions(text, lines);
    block_quotes(text, lines, words);
    let first_body = lines.iter().position(|l| l.kind == SegmentKind::Body && l.prose).unwrap_or(lines.len());
    let last_body = lines.iter().rposition(|l| l.kind == SegmentKind::Body && l.prose).map_or(lines.len(), |i| i + 1);
    let body_words = body_words(text, lines, first_body);
    head(text, &mut lines[..first_body], title, &body_words);
    let middle = first_body.min(last_body);
    runs(&mut lines[middle..last_body], 3, SegmentKind::Furniture);
    tail(&mut lines[last_body..]);
}

/// A question between two lines without a full stop is a headline of another story.
fn questions(text: &str, lines: &mut [Line]) {
    for i in 1..lines.len().saturating_sub(1) {
        let bare = |l: &Line| !l.blank && !l.prose;
        let asks = text[lines[i].span.start..lines[i].span.end].trim_end().ends_with('?');
        if asks && lines[i].prose && bare(&lines[i - 1]) && bare(&lines[i + 1]) {
            lines[i].prose = false;
        }
    }
}

/// Paragraphs above a line such as `- Smith stated.` are a block quote.
fn block_quotes(text: &str, lines: &mut [Line], words: &TextWords) {
    for i in 1..lines.len() {
        if !lines[i].names_speaker(text, words) {
            continue;
        }
        lines[i].kind = SegmentKind::Body;
        lines[i].prose = true;
        let above = lines[..i].iter().rposition(|l| !l.blank);
        if let Some(above) = above.filter(|&a| lines[a].kind == SegmentKind::Body) {
            lines[above].kind = SegmentKind::BlockQuote;
            lines[above].prose = true;
        }
    }
}

/// The longer words of the prose: a headline speaks of what the text speaks of.
/// Only of use where more than two of the lines up to `head` may be the headline.
fn body_words(text: &str, lines: &[Line], head: usize) -> FxHashSet<String> {
    if lines[..head].iter().filter(|l| l.kind == SegmentKind::Body && !l.blank).count() <= FEW {
        return FxHashSet::default();
    }
    lines.iter().filter(|l| l.prose).flat_map(|l| content_words(&text[l.span.start..l.span.end])).collect()
}

fn content_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).map(str::to_lowercase)
}

/// So many lines before the first paragraph are all headline.
const FEW: usize = 2;

/// Lines before the first paragraph: one is the headline (two, where it wraps), the rest are furniture.
fn head(text: &str, lines: &mut [Line], title: Option<&str>, body: &FxHashSet<String>) {
    let words = |l: &Line| text[l.span.start..l.span.end].trim();
    for i in 0..lines.len().saturating_sub(1) {
        // a teaser of another story is followed by its clock time and counter
        if lines[i].kind == SegmentKind::Body && lines[i + 1].counter {
            lines[i].kind = SegmentKind::Furniture;
        }
    }
    let candidates: Vec<usize> =
        (0..lines.len()).filter(|&i| lines[i].kind == SegmentKind::Body && !lines[i].blank).collect();
    let mut repeats: BTreeMap<&str, usize> = BTreeMap::new();
    for &i in &candidates {
        *repeats.entry(words(&lines[i])).or_insert(0) += 1;
    }
    let score = |i: usize| {
        let line = words(&lines[i]);
        let of_title = title.is_some_and(|t| t.trim() == line);
        let repeated = repeats.get(line).copied().unwrap_or(0);
        let shared: usize = content_words(line).filter(|w| body.contains(w)).count();
        let all = content_words(line).count().max(1);
        (of_title, repeated.min(2), shared * 100 / all)
    };
    let best = candidates.iter().copied().max_by_key(|&i| (score(i), std::cmp::Reverse(i)));
    let Some(best) = best else { return };
    let best_line = words(&lines[best]);
    let few = candidates.len() <= FEW;
    for i in candidates {
        let keep = few || words(&lines[i]) == best_line;
        lines[i].kind = if keep { SegmentKind::Headline } else { SegmentKind::Furniture };
    }
}

/// Runs of at least `least` lines without a full stop become `kind`.
fn runs(lines: &mut [Line], least: usize, kind: SegmentKind) {
    let mut start = 0;
    while start < lines.len() {
        let len = lines[start..].iter().take_while(|l| !l.blank && !l.prose).count();
        if len >= least {
            lines[start..start + len].iter_mut().filter(|l| l.kind == SegmentKind::Body).for_each(|l| l.kind = kind);
        }
        start += len.max(1);
    }
}

/// Lines after the last paragraph: names and subjects are tags.
fn tail(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|l| l.kind == SegmentKind::Body && !l.blank) {
        line.kind = if line.words <= 8 { SegmentKind::Tags } else { SegmentKind::Furniture };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn kinds(text: &str) -> Vec<(SegmentKind, String)> {
        let lexicon = Lexicon::builtin();
        let found = segments(text, &[], None, &lexicon.text);
        found.iter().map(|s| (s.kind, text[s.span.start..s.span.end].trim().to_owned())).collect()
    }

    #[test]
    fn furniture_round_an_article() {
        let text = " date 2024-03-04 $12.5\nBridge over the Elm to close\nHow to grow roses in winter\nWhy prices of eggs fell\nBridge over the Elm to close\n\nElmton • WIRE\n\n • 812 views\n\nThe bridge over the Elm closes in May, the council said.\n\nWe waited too long with this bridge and its pillars\n\n- Ruth Hale stated.\n\nAnn Berg\n\nPolitics\nRuth Hale\nElmton\n";
        let found = kinds(text);
        let of =
            |k: SegmentKind| found.iter().filter(|(kind, _)| *kind == k).map(|(_, t)| t.as_str()).collect::<Vec<_>>();
        assert_eq!(of(SegmentKind::Headline), ["Bridge over the Elm to close", "Bridge over the Elm to close"]);
        assert_eq!(
            of(SegmentKind::Body),
            ["The bridge over the Elm closes in May, the council said.", "- Ruth Hale stated."]
        );
        assert_eq!(of(SegmentKind::BlockQuote), ["We waited too long with this bridge and its pillars"]);
        assert_eq!(of(SegmentKind::Tags), ["Ann Berg", "Ruth Hale", "Elmton"]);
        assert_eq!(of(SegmentKind::Header), ["date 2024-03-04 $12.5"]);
    }

    #[test]
    fn a_header_that_joins_date_and_headline() {
        let found = kinds("date 2024-03-04 Bridge over the Elm to close\n\nThe bridge closes in May.\n");
        assert_eq!(found[0], (SegmentKind::Header, "date 2024-03-04".into()));
        assert_eq!(found[1], (SegmentKind::Headline, "Bridge over the Elm to close".into()));
    }

    #[test]
    fn datelines_and_captions() {
        let found = kinds(
            "Flood hits town\nELMTON, March 4 (Wire) - The river rose on Monday.\nThe bridge, March 3, 2024. (Photo: A. Berg)\n",
        );
        assert_eq!(found[1], (SegmentKind::Dateline, "ELMTON, March 4 (Wire) -".into()));
        assert_eq!(found[2], (SegmentKind::Body, "The river rose on Monday.".into()));
        assert_eq!(found[3].0, SegmentKind::Caption);
    }
}
