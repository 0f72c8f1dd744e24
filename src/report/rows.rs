//! Lines of a terminal: wrapping, and marks under the words.

use std::ops::Range;

use super::excerpt::{columns, columns_of};

/// Break `text` into rows of at most `width` columns, between words where that
/// is possible; byte ranges without the spaces at the breaks.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    let mut space: Option<usize> = None;
    for (i, c) in text.char_indices() {
        let wide = columns_of(c);
        if used + wide > width && i > start && c != ' ' {
            let (end, next) = space.map_or((i, i), |s| (s, s + 1));
            rows.push(start..end);
            start = next;
            used = columns(&text[start..i]);
            space = None;
        }
        if c == ' ' && i > start {
            space = Some(i);
        }
        used += wide;
    }
    if start < text.len() || rows.is_empty() {
        rows.push(start..text.len());
    }
    rows
}

/// The rows as strings, the first after `first` columns that are taken already, the others indented by `indent`.
pub fn paragraph(text: &str, width: usize, first: usize, indent: usize) -> Vec<String> {
    let room = width.saturating_sub(indent).max(16);
    let head = wrap(text, width.saturating_sub(first).max(16));
    let cut = head.first().map_or(0, |r| r.end);
    let mut out = vec![text[..cut].to_owned()];
    let rest = text[cut..].trim_start();
    if !rest.is_empty() {
        out.extend(wrap(rest, room).into_iter().map(|r| format!("{}{}", " ".repeat(indent), &rest[r])));
    }
    out
}

/// A mark under the words of a row: from column to column (from 0, end exclusive).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub from: usize,
    pub to: usize,
    pub primary: bool,
    /// The note, where the label ends in this row.
    pub note: Option<String>,
}

/// A piece of a line and how it is dressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub primary: bool,
}

/// The lines under a row: the underlines, then the notes, the rightmost first.
/// `width`: columns that a line may have.
pub fn underline(marks: &[Mark], width: usize) -> Vec<Vec<Piece>> {
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by_key(|m| (m.from, m.to));
    let mut lines = vec![strokes(&marks)];
    let mut noted: Vec<&Mark> = marks.into_iter().filter(|m| m.note.is_some()).collect();
    // the last one's note stands beside its stroke where it fits
    let end = lines[0].iter().map(|p| columns(&p.text)).sum::<usize>();
    if let Some(last) = noted.last() {
        let note = last.note.clone().unwrap_or_default();
        if last.to == end && end + 1 + columns(&note) <= width {
            lines[0].push(Piece { text: format!(" {note}"), primary: last.primary });
            noted.pop();
        }
    }
    while let Some(mark) = noted.pop() {
        lines.extend(note_lines(mark, &noted, width));
    }
    lines
}

/// `━━━` under primary labels, `───` under context.
fn strokes(marks: &[&Mark]) -> Vec<Piece> {
    let end = marks.iter().map(|m| m.to).max().unwrap_or(0);
    let mut cells: Vec<Option<bool>> = vec![None; end];
    for mark in marks {
        for cell in &mut cells[mark.from.min(end)..mark.to] {
            *cell = Some(cell.unwrap_or(false) || mark.primary);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for cell in cells {
        let (stroke, primary) = match cell {
            None => (' ', false),
            Some(true) => ('━', true),
            Some(false) => ('─', false),
        };
        match pieces.last_mut() {
            Some(last) if last.text.ends_with(stroke) => last.text.push(stroke),
            _ => pieces.push(Piece { text: stroke.to_string(), primary }),
        }
    }
    pieces
}

/// A note under its stroke: from the stroke's column where there is room, further left where there is not, with a line
/// that leads there; bars lead to the strokes left of it.
fn note_lines(mark: &Mark, others: &[&Mark], width: usize) -> Vec<Vec<Piece>> {
    let note = format!("╰ {}", mark.note.as_deref().unwrap_or(""));
    let wide = columns(&note);
    // what fits on one line stays on one; a block of three quarters reads better than a narrow column
    let block = if wide <= width { wide } else { width * 3 / 4 };
    let indent = width.saturating_sub(block).min(mark.from);
    let mut rows = paragraph(&note, width.saturating_sub(indent).max(20), 0, 2);
    if indent < mark.from {
        rows.insert(0, format!("╭{}╯", "─".repeat(mark.from - indent - 1)));
    }
    let line = |row: String| {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = 0;
        for other in others.iter().filter(|o| o.from + 1 < indent) {
            if other.from >= at {
                pieces.push(Piece { text: " ".repeat(other.from - at), primary: false });
                pieces.push(Piece { text: "│".to_owned(), primary: other.primary });
                at = other.from + 1;
            }
        }
        pieces.push(Piece { text: " ".repeat(indent.saturating_sub(at)), primary: false });
        pieces.push(Piece { text: row, primary: mark.primary });
        pieces
    };
    rows.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn wrapping() {
        assert_eq!(rows("the bridge closes in May", 11), ["the bridge", "closes in", "May"]);
        assert_eq!(rows("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(rows("\u{4e2d}\u{6587}\u{5b57} x", 4), ["\u{4e2d}\u{6587}", "\u{5b57} x"]);
        assert_eq!(rows("", 4), [""]);
        assert_eq!(paragraph("the bridge closes in May", 20, 10, 2), ["the bridge", "  closes in May"]);
    }

    fn lines(marks: &[Mark], width: usize) -> Vec<String> {
        underline(marks, width).into_iter().map(|l| l.into_iter().map(|p| p.text).collect()).collect()
    }

    fn mark(from: usize, to: usize, primary: bool, note: &str) -> Mark {
        Mark { from, to, primary, note: Some(note.to_owned()) }
    }

    #[test]
    fn notes_stand_beside_or_below() {
        assert_eq!(lines(&[mark(2, 5, true, "May")], 40), ["  ━━━ May"]);
        assert_eq!(
            lines(&[mark(2, 5, true, "first"), mark(8, 10, false, "second")], 40),
            ["  ━━━   ── second", "  ╰ first"]
        );
        assert_eq!(
            lines(&[mark(2, 5, true, "first"), mark(8, 10, false, "second")], 16),
            ["  ━━━   ──", "  │     ╰ second", "  ╰ first"]
        );
        assert_eq!(
            lines(&[mark(30, 38, true, "a note too long for its place")], 39),
            [
                "                              ━━━━━━━━",
                "        ╭─────────────────────╯",
                "        ╰ a note too long for its place"
            ]
        );
    }
}
