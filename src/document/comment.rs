//! Suppression by a comment in the text:
//! `<!-- crosscheck-ignore event-date: the agency's own words -->`.
//!
//! It holds for its own line, or, alone on a line, for the next line with words; `crosscheck-ignore-block` for the lines
//! to the next empty one, `crosscheck-ignore-file` for the whole text.

use std::ops::RangeInclusive;

use super::{Document, Span};
use crate::problem::Problem;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const WORD: &str = "crosscheck-ignore";

/// What a comment holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Line,
    Block,
    File,
}

/// A comment as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// From `<!--` to `-->`.
    pub span: Span,
    pub rules: Vec<String>,
    pub reason: String,
    pub reach: Reach,
    /// Nothing else stands on its line.
    pub alone: bool,
}

/// Every comment of `text`, in order.
pub fn find(text: &str) -> Vec<Comment> {
    let mut found = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), WORD) {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let after = &text[at + WORD.len()..];
        let line_end = after.find('\n').unwrap_or(after.len());
        let (Some(head), Some(close)) = (before.strip_suffix(OPEN), after[..line_end].find(CLOSE)) else { continue };
        let span = Span::new(head.len(), at + WORD.len() + close + CLOSE.len());
        let content = &after[..close];
        let (reach, content) = match (content.strip_prefix("-file"), content.strip_prefix("-block")) {
            (Some(rest), _) => (Reach::File, rest),
            (_, Some(rest)) => (Reach::Block, rest),
            _ => (Reach::Line, content),
        };
        let (rules, reason) = content.split_once(':').unwrap_or((content, ""));
        let rules = rules.split([',', ' ', '\t']).filter(|r| !r.is_empty()).map(str::to_owned).collect();
        let line_start = head.rfind('\n').map_or(0, |i| i + 1);
        let rest = &after[close + CLOSE.len()..line_end];
        let alone = head[line_start..].trim_start_matches('\u{feff}').trim().is_empty() && rest.trim().is_empty();
        found.push(Comment { span, rules, reason: reason.trim().to_owned(), reach, alone });
    }
    found
}

/// The comments of one document and the lines that they hold for.
pub struct Comments {
    /// (comment, line it stands on, lines that it holds for, used)
    entries: Vec<(Comment, usize, RangeInclusive<usize>, bool)>,
}

impl Comments {
    pub fn of(doc: &Document) -> Comments {
        let entries = find(doc.file_text()).into_iter().map(|comment| {
            let (line, _) = doc.lines.file_line_column(doc.file_text(), comment.span.start);
            let first = if comment.alone { next_line(doc, comment.span.end).unwrap_or(line) } else { line };
            let lines = match comment.reach {
                Reach::Line => first..=first,
                Reach::Block => first..=last_of_block(doc, first),
                Reach::File => 1..=usize::MAX,
            };
            (comment, line, lines, false)
        });
        Comments { entries: entries.collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Is a conflict of `rule` at `offset` suppressed? A comment that names no reason does not count.
    pub fn suppress(&mut self, doc: &Document, rule: &str, offset: usize) -> bool {
        let (line, _) = doc.lines.line_column(&doc.text, offset);
        let mut found = false;
        for (comment, _, lines, used) in &mut self.entries {
            if lines.contains(&line) && !comment.reason.is_empty() && comment.rules.iter().any(|r| r == rule) {
                *used = true;
                found = true;
            }
        }
        found
    }

    /// What is wrong with them, and which suppressed nothing. `rule`: what is wrong with a rule's id.
    pub fn problems(&self, path: &str, rule: impl Fn(&str) -> Option<String>) -> Vec<Problem> {
        let problem = |line: usize, message: String| Problem { line: Some(line), ..Problem::caveat(path, message) };
        let mut problems = Vec::new();
        for (comment, line, _, used) in &self.entries {
            let unknown: Vec<String> = comment.rules.iter().filter_map(|id| rule(id)).collect();
            if comment.rules.is_empty() {
                problems.push(problem(*line, format!("{WORD} names no rule")));
            } else if comment.reason.is_empty() {
                let message = format!("{WORD} needs a reason: <!-- {WORD} {}: why -->", comment.rules.join(", "));
                problems.push(problem(*line, message));
            } else if !unknown.is_empty() {
                problems.extend(unknown.into_iter().map(|message| problem(*line, message)));
            } else if !used {
                problems.push(problem(*line, format!("this {WORD} meets no conflict")));
            }
        }
        problems
    }
}

/// The last line before the next empty one.
fn last_of_block(doc: &Document, first: usize) -> usize {
    let (start, _) = doc.lines.line_span(&doc.text, first);
    let lines = doc.text.get(start..).unwrap_or("").lines();
    first + lines.take_while(|l| !l.trim().is_empty()).count().saturating_sub(1)
}

/// The first line after `offset` that has words.
fn next_line(doc: &Document, offset: usize) -> Option<usize> {
    if let Some(file) = doc.lines.file() {
        // of a page, the next line that a reader sees
        let next = file.pieces.behind(offset);
        let words = doc.text.get(next..)?.find(|c: char| !c.is_whitespace())?;
        return Some(doc.lines.line_column(&doc.text, next + words).0);
    }
    let rest = doc.text.get(offset..)?;
    let line_end = rest.find('\n')?;
    let words = rest[line_end..].find(|c: char| !c.is_whitespace())?;
    Some(doc.lines.line_column(&doc.text, offset + line_end + words).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    #[test]
    fn comments_are_read() {
        let text = "One. <!-- crosscheck-ignore toll, event-date: as quoted -->\n  <!--crosscheck-ignore toll-->\n\nTwo.\ncrosscheck-ignore <!-- no\n";
        let found = find(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].rules, ["toll", "event-date"]);
        assert_eq!((found[0].reason.as_str(), found[0].alone), ("as quoted", false));
        assert_eq!((found[1].reason.as_str(), found[1].alone), ("", true));
        assert_eq!(&text[found[1].span.start..found[1].span.end], "<!--crosscheck-ignore toll-->");
    }

    #[test]
    fn a_comment_holds_for_its_line_or_the_next() {
        let text = "Nine came. <!-- crosscheck-ignore toll: so -->\nTen came.\n<!-- crosscheck-ignore toll: so -->\n\nEleven came.\n";
        let doc = Document::plain(text, None, Lexicon::builtin());
        let mut comments = Comments::of(&doc);
        let at = |words: &str| text.find(words).unwrap();
        assert!(comments.suppress(&doc, "toll", at("Nine")));
        assert!(!comments.suppress(&doc, "event-date", at("Nine")));
        assert!(!comments.suppress(&doc, "toll", at("Ten")));
        assert_eq!(comments.problems("a.txt", |_| None).len(), 1);
        assert!(comments.suppress(&doc, "toll", at("Eleven")));
        assert!(comments.problems("a.txt", |_| None).is_empty());
    }
}
