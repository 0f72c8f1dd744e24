//! Lines and columns of a text.

use memchr::memchr_iter;

use super::file::FileText;
use crate::span::Span;

/// Where each line starts; turns byte offsets into lines and columns.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters before each block of `BLOCK` bytes: a column in a line of
    /// megabytes is counted from here, not from the line's start.
    blocks: Vec<usize>,
    /// The file, where the text is not the file itself: lines and columns are counted there.
    file: Option<Box<FileText>>,
}

const BLOCK: usize = 128;

impl LineIndex {
    pub fn new(text: &str) -> LineIndex {
        // editors do not count a byte order mark
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut starts = vec![first];
        starts.extend(memchr_iter(b'\n', text.as_bytes()).map(|i| i + 1));
        let mut before = 0;
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        for block in text.as_bytes().chunks(BLOCK) {
            blocks.push(before);
            before += characters(block);
        }
        LineIndex { starts, blocks, file: None }
    }

    /// The index of a text that was read from `file`: its offsets give lines and columns of the file.
    pub fn of_file(file: FileText) -> LineIndex {
        LineIndex { file: Some(Box::new(file)), ..LineIndex::default() }.counted()
    }

    fn counted(mut self) -> LineIndex {
        let text = self.file.as_ref().map_or("", |f| f.text.as_str());
        let LineIndex { starts, blocks, .. } = LineIndex::new(text);
        (self.starts, self.blocks) = (starts, blocks);
        self
    }

    /// The file's text, where it is not the document's.
    pub fn file(&self) -> Option<&FileText> {
        self.file.as_deref()
    }

    /// The stretch of the file that `span` of the text comes from.
    pub fn in_file(&self, span: Span) -> Span {
        self.file.as_ref().map_or(span, |f| f.pieces.span(span))
    }

    /// Line and column of a byte offset into the document's text, both from 1; the column counts
    /// Unicode scalar values. An offset inside a character counts as its start.
    pub fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        match &self.file {
            Some(file) => self.file_line_column(&file.text, file.pieces.start(offset)),
            None => self.file_line_column(text, offset),
        }
    }

    /// The same for an offset into the file.
    pub fn file_line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&s| s <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.characters_before(text, end).saturating_sub(self.characters_before(text, start));
        (line, column + 1)
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let counted = self.blocks.get(block).copied();
        match counted {
            Some(counted) => counted + text.as_bytes().get(block * BLOCK..offset).map_or(0, characters),
            None => text.chars().count(),
        }
    }

    /// Byte span of a line (from 1) of the file without its line end.
    pub fn line_span(&self, text: &str, line: usize) -> (usize, usize) {
        let text = self.file.as_ref().map_or(text, |f| f.text.as_str());
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let end = self.starts.get(line).map_or(text.len(), |e| e - 1);
        let end = if end > start && text.as_bytes().get(end - 1) == Some(&b'\r') { end - 1 } else { end };
        (start, end)
    }
}

/// Characters that start in `bytes`.
fn characters(bytes: &[u8]) -> usize {
    // a block's characters fit a byte, and bytes are added many at a time
    let count = |block: &[u8]| block.iter().map(|b| u8::from(b & 0xc0 != 0x80)).sum::<u8>();
    bytes.chunks(BLOCK).map(|block| usize::from(count(block))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "\u{feff}ab\n\u{e9}\u{1f600}c\r\nend";
        let lines = LineIndex::new(text);
        let at = |needle: &str| lines.line_column(text, text.find(needle).unwrap());
        assert_eq!(at("ab"), (1, 1));
        assert_eq!(at("b"), (1, 2));
        assert_eq!(at("c"), (2, 3));
        assert_eq!(at("end"), (3, 1));
        assert_eq!(lines.line_column(text, text.len() + 9), (3, 4));
    }

    #[test]
    fn columns_in_long_lines() {
        let text = format!("x\n{}", "\u{e9}a\u{4e2d}".repeat(5000));
        let lines = LineIndex::new(&text);
        for offset in (0..text.len()).step_by(97).chain([text.len()]).filter(|&o| text.is_char_boundary(o)) {
            let line_start = if offset < 2 { 0 } else { 2 };
            let column = text[line_start..offset].chars().count() + 1;
            assert_eq!(lines.line_column(&text, offset).1, column, "{offset}");
        }
    }
}
