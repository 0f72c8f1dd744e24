//! `--format human`: both places of a conflict, the two values, how each was reached.
//!
//! Printed by ourselves: paragraphs of news are one line of hundreds of characters, which miette's handlers print whole.

use std::{
    collections::BTreeMap,
    fmt,
    io::{self, Write},
};

use miette::{Diagnostic, LabeledSpan, Severity, SourceSpan};

use super::{
    Report,
    diagnostic::Finding,
    excerpt::columns,
    format::Look,
    rows::{Mark, paragraph, underline, wrap},
    text::{one_line, short, uri},
};
use crate::conflict::Conflict;

/// Columns of the gutter, `  │ `.
const GUTTER: usize = 4;
/// Words that the closing table names of a file.
const CHECKED: usize = 4;
/// With fewer conflicts than this there is no closing table.
const TABLE_FROM: usize = 3;

/// The human format in a given dress.
#[derive(Debug, Clone, Copy)]
pub struct Human<'a>(pub &'a Look);

impl Human<'_> {
    /// Every conflict, the gravest first; then a line for each file, and the summary.
    pub fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let shown = report.graded(self.0.most);
        let folded = |c: &Conflict| c.severity == crate::conflict::Severity::Note && !self.0.notes;
        for conflict in shown.iter().filter(|c| !folded(c)) {
            let finding = Finding::new(report, conflict, self.room());
            writeln!(out, "{}", Shown { handler: self, finding: &finding })?;
        }
        let mut any = false;
        for conflict in shown.iter().filter(|c| folded(c)) {
            any = true;
            self.folded(report, conflict, out)?;
        }
        if any {
            writeln!(out)?;
        }
        let left = report.conflicts.len() - shown.len();
        if left > 0 {
            writeln!(out, "and {left} more, less sure or milder: `--max-conflicts` shows them\n")?;
        }
        if self.0.summary {
            self.table(report, out)?;
            writeln!(out, "{}", super::summary::line(report))?;
        }
        Ok(())
    }

    /// A note in one line: `note[toll]: the number moved (a.txt:4:1, b.txt:4:13)`
    fn folded(&self, report: &Report, conflict: &Conflict, out: &mut dyn Write) -> io::Result<()> {
        let places: Vec<String> = report.heads(conflict).iter().take(3).map(|(_, p)| p.shown()).collect();
        let label = format!("note[{}]", conflict.rule);
        let text = format!("{} ({})", one_line(&conflict.message), places.join(", "));
        for (i, row) in paragraph(&text, self.0.width, columns(&label) + 2, 2).iter().enumerate() {
            let head = if i == 0 { format!("{}: ", self.paint(&label, Dress::Note)) } else { String::new() };
            writeln!(out, "{head}{row}")?;
        }
        Ok(())
    }

    /// What each file has, and which words to check.
    fn table(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut files: BTreeMap<String, Vec<(&Conflict, String)>> = BTreeMap::new();
        for conflict in report.conflicts.iter() {
            if let Some((_, place)) = report.heads(conflict).first() {
                let words = format!("“{}”", short(place.text.trim_matches(['"', '“', '”']), 24));
                files.entry(one_line(&place.document.path).into_owned()).or_default().push((conflict, words));
            }
        }
        if report.conflicts.len() < TABLE_FROM {
            return Ok(());
        }
        let wide = files.keys().map(|f| columns(f)).max().unwrap_or(0);
        for (file, found) in files {
            let of = |s: crate::conflict::Severity| found.iter().filter(|(c, _)| c.severity == s).count();
            let mut words: Vec<&str> = Vec::new();
            let grave = found.iter().filter(|(c, _)| c.severity > crate::conflict::Severity::Note);
            for (_, w) in grave {
                if !words.contains(&w.as_str()) {
                    words.push(w);
                }
            }
            let more = if words.len() > CHECKED { " …" } else { "" };
            words.truncate(CHECKED);
            let check = if words.is_empty() { String::new() } else { format!("; check {}{more}", words.join(", ")) };
            let text = format!("{}{check}", super::summary::counts(of).join(", "));
            let pad = " ".repeat(wide - columns(&file) + 2);
            let indent = (wide + 2).min(self.0.width / 2);
            for (i, row) in paragraph(&text, self.0.width, wide + 2, indent).iter().enumerate() {
                let head = if i == 0 { format!("{}{pad}", self.paint(&file, Dress::Path)) } else { String::new() };
                writeln!(out, "{head}{row}")?;
            }
        }
        writeln!(out)
    }

    fn room(&self) -> usize {
        self.0.width.saturating_sub(GUTTER)
    }

    fn paint(&self, text: &str, dress: Dress) -> String {
        if self.0.colour && !text.trim().is_empty() {
            format!("\x1b[{}m{text}\x1b[0m", dress.code())
        } else {
            text.to_owned()
        }
    }

    /// The strokes of frames and marks, in plain ASCII where that is asked for.
    fn strokes(&self, text: &str) -> String {
        if !self.0.ascii {
            return text.to_owned();
        }
        let plain = |c: char| match c {
            '┌' | '├' | '╭' => '+',
            '│' => '|',
            '─' => '-',
            '━' => '^',
            '╰' => '`',
            '╯' => '\'',
            other => other,
        };
        text.chars().map(plain).collect()
    }

    /// A place, as a link to its file where the terminal has links.
    fn place(&self, place: &str, path: &str) -> String {
        let painted = self.paint(place, Dress::Path);
        match &self.0.links {
            Some(folder) if path != "-" => {
                let file = uri(&format!("{}/{path}", folder.trim_end_matches('/')));
                let file = if path.starts_with('/') { uri(path) } else { file };
                format!("\x1b]8;;{file}\x1b\\{painted}\x1b]8;;\x1b\\")
            }
            _ => painted,
        }
    }

    fn head(&self, diagnostic: &dyn Diagnostic, dress: Dress, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match diagnostic.severity().unwrap_or_default() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "note",
        };
        let code = diagnostic.code().map(|c| format!("[{c}]")).unwrap_or_default();
        let label = format!("{severity}{code}");
        let rows = paragraph(&diagnostic.to_string(), self.0.width, columns(&label) + 2, 2);
        for (i, row) in rows.iter().enumerate() {
            if i == 0 {
                write!(f, "{}{} ", self.paint(&label, dress), self.paint(":", Dress::Strong))?;
            }
            writeln!(f, "{}", self.paint(row, Dress::Strong))?;
        }
        Ok(())
    }

    /// One place; `origin` is the outlet and the day, or what is said in place of an excerpt.
    fn side(
        &self,
        side: &dyn Diagnostic,
        origin: &str,
        first: bool,
        dress: Dress,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let bar = self.paint(&self.strokes("│"), Dress::Frame);
        let labels: Vec<LabeledSpan> = side.labels().into_iter().flatten().collect();
        let whole = labels.first().map_or_else(|| (0, 0).into(), |l| *l.inner());
        let contents = side.source_code().and_then(|s| s.read_span(&whole, 0, 0).ok());
        let Some(contents) = contents else {
            return if origin.is_empty() { Ok(()) } else { writeln!(f, "  {bar} {origin}") };
        };
        let name = contents.name().unwrap_or("-");
        let place = format!("{name}:{}:{}", contents.line() + 1, contents.column() + 1);
        let corner = self.paint(&self.strokes(if first { "┌─" } else { "├─" }), Dress::Frame);
        let path = name.split_once('#').map_or(name, |(path, _)| path);
        write!(f, "  {corner} {}", self.place(&place, path))?;
        match origin {
            "" => writeln!(f)?,
            origin if 5 + columns(&place) + 3 + columns(origin) <= self.0.width => writeln!(f, " ({origin})")?,
            origin => writeln!(f, "\n  {bar} ({origin})")?,
        }
        let text = String::from_utf8_lossy(contents.data());
        self.excerpt(&text, &labels, &bar, dress, f)
    }

    fn excerpt(
        &self,
        text: &str,
        labels: &[LabeledSpan],
        bar: &str,
        dress: Dress,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        for row in wrap(text, self.room()) {
            writeln!(f, "  {bar} {}", &text[row.clone()])?;
            let marks: Vec<Mark> = labels.iter().filter_map(|l| mark(text, &row, l)).collect();
            if marks.is_empty() {
                continue;
            }
            for line in underline(&marks, self.room()) {
                let painted = |p: &super::rows::Piece| {
                    self.paint(&self.strokes(&p.text), if p.primary { dress } else { Dress::Context })
                };
                let line: String = line.iter().map(painted).collect();
                writeln!(f, "  {bar} {}", line.trim_end())?;
            }
        }
        Ok(())
    }
}

/// The part of a label that lies in `row`; its note goes where it ends.
fn mark(text: &str, row: &std::ops::Range<usize>, label: &LabeledSpan) -> Option<Mark> {
    let span: &SourceSpan = label.inner();
    let (start, end) = (span.offset(), span.offset() + span.len());
    let empty_here = start == end && (row.contains(&start) || end == text.len() && row.end == end);
    if !empty_here && (start >= row.end || end <= row.start) {
        return None;
    }
    let column = |at: usize| columns(text.get(row.start..at.clamp(row.start, row.end)).unwrap_or(""));
    let from = column(start);
    let note = (end <= row.end).then(|| label.label().unwrap_or("").to_owned()).filter(|n| !n.is_empty());
    Some(Mark { from, to: column(end).max(from + 1), primary: label.primary(), note })
}

impl Human<'_> {
    fn finding(&self, error: &Finding, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dress = match error.severity().unwrap_or_default() {
            Severity::Error => Dress::Error,
            Severity::Warning => Dress::Warning,
            Severity::Advice => Dress::Note,
        };
        self.head(error, dress, f)?;
        for (i, side) in error.sides().iter().enumerate() {
            self.side(side, side.origin(), i == 0, dress, f)?;
        }
        let doubt = error.doubt().map(str::to_owned);
        let help = error.help().map(|help| format!("help: {help}"));
        for line in doubt.into_iter().chain(help) {
            let hanging = if line.starts_with("help: ") { GUTTER + 6 } else { GUTTER };
            let rows = paragraph(&line, self.0.width, GUTTER, hanging);
            for (i, row) in rows.iter().enumerate() {
                let lead = if i == 0 { format!("  {} ", self.paint("=", Dress::Frame)) } else { String::new() };
                writeln!(f, "{lead}{row}")?;
            }
        }
        Ok(())
    }
}

struct Shown<'a> {
    handler: &'a Human<'a>,
    finding: &'a Finding,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.handler.finding(self.finding, f)
    }
}

#[derive(Debug, Clone, Copy)]
enum Dress {
    Error,
    Warning,
    Note,
    Context,
    Frame,
    Path,
    Strong,
}

impl Dress {
    /// The SGR parameters.
    fn code(self) -> &'static str {
        match self {
            Dress::Error => "1;31",
            Dress::Warning => "1;33",
            Dress::Note => "1;36",
            Dress::Context => "36",
            Dress::Frame => "2",
            Dress::Path => "4",
            Dress::Strong => "1",
        }
    }
}

#[cfg(test)]
mod tests;
