//! The file that a text was read from, where the text is not the file itself: which bytes of the file each word is.

use std::ops::Range;

use crate::span::Span;

/// Which stretch of a file each stretch of a text comes from; both run forward.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    /// (start in the text, stretch of the file, copied byte by byte); a piece ends where the next starts.
    pieces: Vec<(usize, Range<usize>, bool)>,
    end: usize,
}

impl Pieces {
    /// Add a stretch at the end; equally long stretches are copies.
    pub fn add(&mut self, text: Range<usize>, file: Range<usize>) {
        let copied = text.len() == file.len();
        self.end = text.end;
        if let Some((_, last, true)) = self.pieces.last_mut().filter(|(.., c)| *c && copied)
            && last.end == file.start
        {
            last.end = file.end;
            return;
        }
        self.pieces.push((text.start, file, copied));
    }

    /// Drop what lies behind `len` of the text.
    pub fn truncate(&mut self, len: usize) {
        while self.pieces.last().is_some_and(|(at, ..)| *at >= len) {
            self.pieces.pop();
        }
        if let Some((at, file, true)) = self.pieces.last_mut() {
            file.end = file.end.min(file.start + (len - *at));
        }
        self.end = self.end.min(len);
    }

    /// Add the stretch `part` of `other`, whose text has been copied to `at`.
    pub fn append(&mut self, other: &Pieces, part: Range<usize>, at: usize) {
        let first = other.pieces.partition_point(|(start, ..)| *start <= part.start).saturating_sub(1);
        for (i, (start, file, copied)) in other.pieces.iter().enumerate().skip(first) {
            if *start >= part.end {
                break;
            }
            let end = other.pieces.get(i + 1).map_or(other.end, |(next, ..)| *next).min(part.end);
            let from = (*start).max(part.start);
            if from >= end {
                continue;
            }
            let stretch = if *copied { file.start + (from - start)..file.start + (end - start) } else { file.clone() };
            self.add(at + from - part.start..at + end - part.start, stretch);
        }
    }

    fn at(&self, offset: usize) -> Option<&(usize, Range<usize>, bool)> {
        self.pieces.get(self.pieces.partition_point(|(start, ..)| *start <= offset).checked_sub(1)?)
    }

    /// Where the character at `offset` of the text starts in the file.
    pub fn start(&self, offset: usize) -> usize {
        match self.at(offset) {
            None => 0,
            Some((start, file, true)) => (file.start + (offset - start)).min(file.end),
            Some((_, file, false)) => file.start,
        }
    }

    /// Where what ends at `offset` of the text ends in the file.
    pub fn end(&self, offset: usize) -> usize {
        let Some(last) = offset.checked_sub(1) else { return self.start(0) };
        match self.at(last) {
            None => 0,
            Some((start, file, true)) => (file.start + (offset - start)).min(file.end),
            Some((_, file, false)) => file.end,
        }
    }

    /// The stretch of the file that `span` of the text comes from.
    pub fn span(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span::new(start, if span.is_empty() { start } else { self.end(span.end).max(start) })
    }

    /// The first offset of the text that comes from `file` or behind it.
    pub fn behind(&self, file: usize) -> usize {
        let i = self.pieces.partition_point(|(_, f, _)| f.end <= file);
        match self.pieces.get(i) {
            None => self.end,
            Some((start, f, true)) => start + file.saturating_sub(f.start),
            Some((start, ..)) => *start,
        }
    }
}

/// The file behind a text.
#[derive(Debug, Clone, Default)]
pub struct FileText {
    pub text: String,
    pub pieces: Pieces,
}

impl FileText {
    pub fn new(text: String, pieces: Pieces) -> FileText {
        FileText { text, pieces }
    }
}
