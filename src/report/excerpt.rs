//! The part of an article that a reader needs to see: the words round some
//! labels, cut out of a paragraph of any length, safe to print.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

use super::text::{one_line, push_visible};
use crate::document::{Document, Span};

/// A window into one document: one line of text without control characters.
#[derive(Debug, Clone)]
pub struct Excerpt {
    pub name: String,
    /// Line and column (from 1) of the first label in the document.
    pub at: (usize, usize),
    pub text: String,
    /// Where the labels lie in `text`.
    pub labels: Vec<Range<usize>>,
}

/// The columns of `c` on a terminal.
pub fn columns_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The columns of `text` on a terminal.
pub fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// The words round `label`: its sentence, or where that is longer than
/// `budget` columns, as much of it as fits, cut between words.
pub fn window(doc: &Document, label: Span, budget: usize) -> Span {
    let label = clamp(doc, label);
    let bounds = match doc.sentence_at(label.start) {
        Some(i) => doc.sentences[i].span.cover(label),
        None => line(doc, label.start).cover(label),
    };
    let own = reach(doc.text[label.start..label.end].char_indices(), budget);
    let spare = budget.saturating_sub(own.1);
    let ahead_all = reach(doc.text[label.end..bounds.end].char_indices(), spare);
    let before = &doc.text[bounds.start..label.start];
    // what one side leaves, the other takes
    let for_before = (spare * 3 / 5).max(spare.saturating_sub(ahead_all.1));
    let back = reach(before.char_indices().rev(), for_before);
    let ahead = reach(doc.text[label.end..bounds.end].char_indices(), spare.saturating_sub(back.1));
    let mut start = label.start - back.0.min(before.len());
    let mut end = (label.end + ahead.0).min(bounds.end);
    if start > bounds.start {
        start += doc.text[start..label.start].find(' ').map_or(0, |i| i + 1);
    }
    if end < bounds.end {
        let kept = &doc.text[label.end..end];
        end = label.end + kept.rfind(' ').unwrap_or(kept.len());
    }
    Span::new(start, end)
}

/// Bytes and columns of as many characters as fit into `budget` columns; at
/// most four characters a column, so that a heap of combining marks ends too.
fn reach(chars: impl Iterator<Item = (usize, char)>, budget: usize) -> (usize, usize) {
    let (mut bytes, mut used) = (0, 0);
    for (_, c) in chars.take(budget.saturating_mul(4)) {
        let next = used + columns_of(c).max(usize::from(c.is_control()));
        if next > budget {
            break;
        }
        used = next;
        bytes += c.len_utf8();
    }
    (bytes, used)
}

/// `span` on the text and on character boundaries.
fn clamp(doc: &Document, span: Span) -> Span {
    let floor = |mut at: usize| {
        at = at.min(doc.text.len());
        while !doc.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start);
    Span::new(start, floor(span.end).max(start))
}

fn line(doc: &Document, offset: usize) -> Span {
    let start = doc.text[..offset].rfind('\n').map_or(0, |i| i + 1);
    let end = doc.text[offset..].find('\n').map_or(doc.text.len(), |i| offset + i);
    Span::new(start, end)
}

impl Excerpt {
    /// The excerpt of `window`, with its labels; at most `budget` columns of it are shown.
    pub fn new(name: String, doc: &Document, window: Span, labels: &[Span], budget: usize) -> Excerpt {
        let window = clamp(doc, window);
        let inside = &doc.text[window.start..window.end];
        let shown = reach(inside.char_indices(), budget.max(8)).0;
        let cut_before = doc.sentence_at(window.start).is_some_and(|i| doc.sentences[i].span.start < window.start);
        let cut_after = shown < inside.len()
            || doc.sentence_at(window.end).is_some_and(|i| doc.sentences[i].span.start < window.end);
        let mut text = String::with_capacity(shown + 16);
        if cut_before {
            text.push_str("… ");
        }
        // where each byte of the window went
        let mut places = Vec::with_capacity(shown + 1);
        for c in inside[..shown].chars() {
            places.extend(std::iter::repeat_n(text.len(), c.len_utf8()));
            match c {
                '\n' | '\r' | '\t' => text.push(' '),
                c => push_visible(&mut text, c),
            }
        }
        places.push(text.len());
        let place = |offset: usize| {
            let inside = offset.saturating_sub(window.start).min(shown);
            places.get(inside).copied().unwrap_or(text.len())
        };
        let labels_shown = labels.iter().map(|l| place(l.start)..place(l.end).max(place(l.start))).collect();
        if cut_after {
            text.push_str(" …");
        }
        let first = labels.iter().map(|l| l.start).min().unwrap_or(window.start);
        Excerpt { name, at: doc.lines.line_column(&doc.text, first), text, labels: labels_shown }
    }
}

impl Excerpt {
    /// The words round `span` in a file that is no article.
    pub fn of_line(name: &str, text: &str, span: Range<usize>) -> Excerpt {
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let end = floor(span.end).clamp(start, line_end);
        let back = reach(text[line_start..start].char_indices().rev(), 60).0;
        let label = reach(text[start..end].char_indices(), 80).0;
        let ahead = reach(text[start + label..line_end].char_indices(), 60).0;
        let mut out = String::new();
        let mut push = |part: &str| {
            part.chars().for_each(|c| {
                if c == '\t' {
                    out.push(' ')
                } else if c != '\r' {
                    push_visible(&mut out, c)
                }
            });
            out.len()
        };
        let from = push(&text[start - back..start]);
        let to = push(&text[start..start + label]);
        push(&text[start + label..start + label + ahead]);
        let line = text[..start].matches('\n').count() + 1;
        let column = text[line_start..start].chars().count() + 1;
        Excerpt {
            name: one_line(name).into_owned(),
            at: (line, column),
            text: out,
            labels: std::iter::once(from..to).collect(),
        }
    }
}

/// The whole excerpt, whatever part of it is asked for; its line and column are those of the first label.
impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        if span.offset().checked_add(span.len()).is_none_or(|end| end > self.text.len()) {
            return Err(MietteError::OutOfBounds);
        }
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.at.0.saturating_sub(1),
            self.at.1.saturating_sub(1),
            1,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn excerpt(text: &str, label: &str, budget: usize) -> (String, String) {
        let doc = Document::plain(text, None, Lexicon::builtin());
        let start = text.find(label).unwrap();
        let span = Span::new(start, start + label.len());
        let cut = Excerpt::new("a.txt".into(), &doc, window(&doc, span, budget), &[span], budget + 8);
        let words = cut.text[cut.labels[0].clone()].to_owned();
        (cut.text, words)
    }

    #[test]
    fn a_short_sentence_is_shown_whole() {
        let (text, words) = excerpt("It rained. The bridge closes in May. It snowed.", "May", 60);
        assert_eq!((text.as_str(), words.as_str()), ("The bridge closes in May.", "May"));
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let long = format!("{}the bridge closes in May{}.", "very slowly ".repeat(50), " and so on".repeat(50));
        let (text, words) = excerpt(&long, "May", 60);
        assert_eq!(words, "May");
        assert!(text.starts_with("… ") && text.ends_with(" …"), "{text}");
        assert!(columns(&text) <= 64, "{text}");
        assert!(text.contains("bridge closes in May and so on"));
    }

    #[test]
    fn hidden_characters_move_the_labels() {
        let (text, words) = excerpt("At \u{1b}[31m \u{202e}least 12\u{202c} \u{4e2d}came.", "12", 60);
        assert_eq!(words, "12");
        assert_eq!(text, "At \u{241b}[31m <U+202E>least 12<U+202C> \u{4e2d}came.");
    }

    #[test]
    fn no_text_breaks_it() {
        let doc = Document::plain("\u{4e2d}\u{301}\n x", None, Lexicon::builtin());
        for start in 0..12 {
            for end in 0..12 {
                let span = Span::new(start, end);
                let cut = Excerpt::new(String::new(), &doc, window(&doc, span, 9), &[span], 20);
                assert!(cut.text.get(cut.labels[0].clone()).is_some());
            }
        }
    }
}
