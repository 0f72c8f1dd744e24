//! The words of a page with their places in the file: white space collapsed, character references resolved.

use std::ops::Range;

use html5gum::{
    Span as Place, Tokenizer,
    emitters::callback::{CallbackEmitter, CallbackEvent},
};

use crate::document::file::Pieces;

/// Text under construction.
#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    pub pieces: Pieces,
}

impl Words {
    /// Add the words of `page[span]`.
    pub fn push(&mut self, page: &str, span: Range<usize>) {
        let Some(raw) = page.get(span.clone()) else { return };
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            let stop = rest.find(|c: char| c == '&' || is_space(c)).unwrap_or(rest.len());
            if stop > 0 {
                self.copy(&rest[..stop], span.start + at);
                at += stop;
                continue;
            }
            if rest.starts_with('&') {
                let end = reference_end(rest);
                self.resolve(&rest[..end], span.start + at);
                at += end;
            } else {
                let end = rest.find(|c: char| !is_space(c)).unwrap_or(rest.len());
                self.space(span.start + at, end);
                at += end;
            }
        }
    }

    /// End a line, unless one has just ended; `file`: where.
    pub fn line_end(&mut self, file: usize) {
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        self.pieces.truncate(self.text.len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.pieces.add(self.text.len()..self.text.len() + 1, file..file);
            self.text.push('\n');
        }
    }

    fn copy(&mut self, words: &str, file: usize) {
        let from = self.text.len();
        self.text.push_str(words);
        self.pieces.add(from..self.text.len(), file..file + words.len());
    }

    fn space(&mut self, file: usize, len: usize) {
        if self.text.is_empty() || self.text.ends_with([' ', '\n']) {
            return;
        }
        let from = self.text.len();
        self.text.push(' ');
        self.pieces.add(from..from + 1, file..file + len);
    }

    fn resolve(&mut self, raw: &str, file: usize) {
        let resolved = resolve(raw);
        if resolved == raw {
            self.copy(raw, file);
            return;
        }
        if resolved.chars().all(is_space) {
            self.space(file, raw.len());
            return;
        }
        let from = self.text.len();
        // a control character that a reference hides is no word
        self.text.extend(resolved.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.pieces.add(from..self.text.len(), file..file + raw.len());
    }
}

/// HTML's white space; other spaces stay as they are.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Where the character reference that opens `rest` ends.
fn reference_end(rest: &str) -> usize {
    let body = rest.bytes().skip(1).take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let end = 1 + body;
    if rest.as_bytes().get(end) == Some(&b';') { end + 1 } else { end }
}

/// A character reference in words; what is none stays as it is.
pub fn resolve(raw: &str) -> String {
    match raw {
        "&amp;" => return "&".to_owned(),
        "&nbsp;" => return "\u{a0}".to_owned(),
        "&" => return raw.to_owned(),
        _ => {}
    }
    let mut out = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Place<()>| -> Option<std::convert::Infallible> {
        if let CallbackEvent::String { value } = event {
            out.push_str(&String::from_utf8_lossy(value));
        }
        None
    });
    let _ = Tokenizer::new_with_emitter(raw, emitter).finish();
    out
}

/// `text` with its character references resolved and its white space collapsed: for titles and attributes.
pub fn plain(text: &str) -> String {
    let mut words = Words::default();
    words.push(text, 0..text.len());
    words.text.trim().to_owned()
}
