//! One line of a text, judged by its own words.

use super::{Segment, SegmentKind, Span, TextWords};

/// A line and what its words say of it.
#[derive(Debug, Clone)]
pub struct Line {
    pub span: Span,
    pub kind: SegmentKind,
    pub blank: bool,
    /// It reads like a paragraph: it ends like a sentence or is long.
    pub prose: bool,
    /// A view counter or a clock time alone.
    pub counter: bool,
    pub words: usize,
    /// The kind of a first part, and where it ends: a header before a headline, a dateline before body.
    lead: Option<(SegmentKind, usize)>,
}

impl Line {
    pub fn read(text: &str, span: Span, words: &TextWords) -> Line {
        let raw = &text[span.start..span.end];
        let line = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let low = lower(line);
        let count = count_words(line);
        let mut out = Line {
            span,
            kind: SegmentKind::Body,
            blank: line.is_empty(),
            prose: is_prose(line, count),
            counter: is_counter(&low, words),
            words: count,
            lead: None,
        };
        if out.blank {
            return out;
        }
        if let Some(end) = header_end(raw, &low, words) {
            let rest = raw[end..].trim();
            out.prose = false;
            if rest.chars().filter(|c| c.is_alphabetic()).count() < 8 {
                out.kind = SegmentKind::Header;
            } else {
                out.lead = Some((SegmentKind::Header, span.start + end));
                out.prose = is_prose(rest, count.saturating_sub(2)) && rest.ends_with('.');
            }
        } else if is_bare_date(line, words) {
            out.kind = SegmentKind::Header;
            out.prose = false;
        } else if is_caption(&low, count, words) {
            out.kind = SegmentKind::Caption;
            out.prose = false;
        } else if is_furniture(&low, count, out.prose, words) || out.counter {
            out.kind = SegmentKind::Furniture;
            out.prose = false;
        } else if let Some(end) = dateline_end(raw, words) {
            out.lead = Some((SegmentKind::Dateline, span.start + end));
        }
        out
    }

    /// `- Smith stated.`: a dash, at most eight words, one of them a verb of saying.
    pub fn names_speaker(&self, text: &str, words: &TextWords) -> bool {
        let line = text[self.span.start..self.span.end].trim();
        let Some(rest) = line.strip_prefix(['-', '–', '—']) else { return false };
        self.words <= 9
            && rest.split(|c: char| !c.is_alphabetic()).any(|w| words.speaker_line_verbs.contains(&w.to_lowercase()))
    }

    /// The segments that the line makes.
    pub fn parts(&self) -> Vec<Segment> {
        if self.blank {
            return Vec::new();
        }
        match self.lead {
            Some((kind, end)) => vec![
                Segment { kind, span: Span::new(self.span.start, end) },
                Segment { kind: self.kind, span: Span::new(end, self.span.end) },
            ],
            None => vec![Segment { kind: self.kind, span: self.span }],
        }
    }
}

/// Like `str::to_lowercase`, but fast where only ASCII letters are capitals.
fn lower(line: &str) -> String {
    let low = line.to_ascii_lowercase();
    let capital = |c: char| !c.is_ascii() && c.to_lowercase().next() != Some(c);
    if low.is_ascii() || !low.chars().any(capital) { low } else { line.to_lowercase() }
}

/// Words between white space.
fn count_words(line: &str) -> usize {
    if line.is_ascii() || !line.chars().any(|c| !c.is_ascii() && c.is_whitespace()) {
        return word_starts(line.as_bytes());
    }
    line.split_whitespace().count()
}

/// Bytes that are no white space behind one that is, or at the start.
fn word_starts(line: &[u8]) -> usize {
    const BLOCK: usize = 128;
    let space = |b: u8| b == b' ' || (9..=13).contains(&b);
    let starts = |(before, here): (&u8, &u8)| u8::from(space(*before) & !space(*here));
    // a block's words fit a byte, and bytes are added many at a time
    let blocks = line.chunks(BLOCK).zip(line.get(1..).unwrap_or_default().chunks(BLOCK));
    let inner = blocks.map(|(before, here)| usize::from(before.iter().zip(here).map(starts).sum::<u8>()));
    usize::from(line.first().is_some_and(|b| !space(*b))) + inner.sum::<usize>()
}

/// Does it end like a sentence, or is it too long for a headline?
fn is_prose(line: &str, words: usize) -> bool {
    let ends =
        line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':', ',', ';']);
    words >= 4 && ends && !(line.ends_with('?') && words < 14) || words > 28
}

/// `05:15 PM • 20072 views`, `• 812 views`, `20:15`.
fn is_counter(low: &str, words: &TextWords) -> bool {
    // most lines hold another word early
    let mut named = low.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(char::is_alphabetic));
    named.all(|w| words.counter_words.contains(w))
        && low.bytes().any(|b| b.is_ascii_digit())
        && (low.contains(':') || low.chars().any(char::is_alphabetic))
}

/// Byte length of a header at the start of the line: `date 2025-07-21`, `Published July 4, 2013`.
fn header_end(raw: &str, low: &str, words: &TextWords) -> Option<usize> {
    let start = words.header_starts.iter().find(|s| low.starts_with(s.as_str()))?;
    let indent = raw.len() - raw.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let after = indent + start.len();
    let rest = raw.get(after..)?;
    if let Some(at) = iso_date_at_start(rest) {
        return Some(after + at);
    }
    // other dates: the whole line is the header, when it is short and holds a year
    let short = raw.split_whitespace().count() <= 12;
    (short && rest.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4)).then_some(raw.trim_end().len())
}

fn iso_date_at_start(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start();
    let date = trimmed.get(..10)?;
    date.parse::<chrono::NaiveDate>().ok().map(|_| rest.len() - trimmed.len() + 10)
}

/// A line that is nothing but a full date (and a clock time, a zone, a weekday).
fn is_bare_date(line: &str, words: &TextWords) -> bool {
    if line.len() >= 60 {
        return false;
    }
    let year =
        line.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && matches!(n.as_bytes()[0], b'1' | b'2'));
    let mut months = 0;
    let known = line.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|w| {
        let is_month = w.len() >= 3 && w.parse::<chrono::Month>().is_ok() || w.eq_ignore_ascii_case("sept");
        months += usize::from(is_month);
        is_month
            || w.len() >= 3 && w.parse::<chrono::Weekday>().is_ok()
            || w.len() <= 4 && (w.chars().all(char::is_uppercase) || words.bare_date_words.contains(w))
    });
    let iso = line.get(..10).is_some_and(|d| d.parse::<chrono::NaiveDate>().is_ok());
    known && year && (months == 1 || iso)
}

fn is_caption(low: &str, words: usize, lexicon: &TextWords) -> bool {
    if words > 60 {
        return false;
    }
    // the credit stands in brackets at the end
    let tail =
        low.trim_end_matches('.').strip_suffix([')', ']']).and_then(|l| l.rfind(['(', '[']).map(|i| &l[i + 1..]));
    let credit = |t: &str| lexicon.caption_credits.iter().any(|c| t.contains(c.as_str()));
    tail.is_some_and(credit)
        || words <= 40 && lexicon.caption_credits.iter().any(|c| c.ends_with(':') && low.starts_with(c.as_str()))
}

fn is_furniture(low: &str, words: usize, prose: bool, lexicon: &TextWords) -> bool {
    let has_letters = low.chars().any(char::is_alphabetic);
    if !has_letters {
        return true;
    }
    let bullet = || low.contains('•') || low.contains(" | ");
    words <= 10 && !prose && bullet()
        || lexicon.furniture_lines.contains(low.trim_end_matches([':', '.', '»', '>']).trim())
        || words <= 12 && !(prose && words > 6) && lexicon.furniture_starts.iter().any(|s| low.starts_with(s.as_str()))
        || words <= 6 && !prose && lexicon.furniture_ends.iter().any(|s| low.ends_with(s.as_str()))
}

/// Byte length of a dateline at the start of a paragraph, its dash included.
fn dateline_end(raw: &str, words: &TextWords) -> Option<usize> {
    let mut window_end = raw.len().saturating_sub(1).min(80);
    while !raw.is_char_boundary(window_end) {
        window_end -= 1;
    }
    let window = &raw[..window_end];
    if !words.dateline_dashes.iter().any(|d| window.contains(d.as_str())) {
        return None;
    }
    let mut at = 0;
    for part in window.split_inclusive(' ') {
        let word = part.trim();
        if at > 0 && words.dateline_dashes.iter().any(|d| d == word) {
            let lead = &raw[..at];
            return (is_dateline(lead) || is_bare_date(lead.trim(), words)).then_some(at + part.len());
        }
        at += part.len();
    }
    None
}

/// A place in capitals, or a place with a wire in brackets.
fn is_dateline(lead: &str) -> bool {
    let first: String =
        lead.trim().chars().take_while(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-' | '.')).collect();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = first.split_whitespace().all(|w| w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase));
    letters >= 3 && (capitals || lead.contains('(') && lead.split_whitespace().count() <= 8)
}
