//! Where output goes, and in which dress.

use std::{
    fs::File,
    io::{self, BufWriter, IsTerminal, Write},
    path::Path,
};

use super::{
    CliError,
    args::{Color, Printing},
};
use crate::report::{facts, format::Format};

/// A buffered writer to `file`, or to standard output.
pub fn open(file: Option<&Path>) -> Result<Box<dyn Write>, CliError> {
    match file {
        None => Ok(Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()))),
        Some(path) => match File::create(path) {
            Ok(file) => Ok(Box::new(BufWriter::new(file))),
            Err(error) => Err(CliError::Output {
                path: path.to_string_lossy().into_owned(),
                reason: crate::source::reason(&error),
            }),
        },
    }
}

/// The format that the ending of a report's file tells.
pub fn format(file: Option<&Path>) -> Format {
    match ending(file).as_deref() {
        Some("html" | "htm") => Format::Html,
        Some("md" | "markdown") => Format::Markdown,
        Some("json") => Format::Json,
        Some("jsonl" | "ndjson") => Format::Jsonl,
        Some("sarif") => Format::Sarif,
        Some("xml") => Format::Junit,
        _ => Format::Human,
    }
}

/// The format that the ending of a fact sheet's file tells.
pub fn facts_format(file: Option<&Path>) -> facts::Format {
    match ending(file).as_deref() {
        Some("html" | "htm") => facts::Format::Html,
        Some("md" | "markdown") => facts::Format::Markdown,
        Some("csv") => facts::Format::Csv,
        Some("json") => facts::Format::Json,
        Some("jsonl" | "ndjson") => facts::Format::Jsonl,
        _ => facts::Format::Human,
    }
}

fn ending(file: Option<&Path>) -> Option<String> {
    Some(file?.extension()?.to_string_lossy().to_ascii_lowercase())
}

/// Are colours wanted? In a file never, unless asked for.
pub fn colour(printing: &Printing, file: Option<&Path>) -> bool {
    match printing.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if file.is_some() => false,
        Color::Auto if std::env::var("FORCE_COLOR").is_ok_and(|v| !v.is_empty() && v != "0") => true,
        Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// The folder that links to files start from, where the terminal shows links.
pub fn links(printing: &Printing, file: Option<&Path>) -> Option<String> {
    let dumb = std::env::var_os("TERM").is_none_or(|t| t == "dumb");
    let shown = file.is_none() && io::stdout().is_terminal() && !dumb && colour(printing, file);
    let folder = std::env::current_dir().ok().filter(|_| shown)?;
    Some(folder.to_string_lossy().into_owned())
}

/// Is the locale one that has no box characters? The first of the variables that is set decides.
pub fn plain_locale() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|v| std::env::var(v).ok());
    let name = set.into_iter().find(|v| !v.is_empty());
    name.is_some_and(|name| matches!(name.as_str(), "C" | "POSIX"))
}

/// The width of the output in columns: the option, `COLUMNS`, the terminal's, or 100.
pub fn width(printing: &Printing) -> usize {
    let variable = || std::env::var("COLUMNS").ok()?.trim().parse().ok();
    let terminal = || io::stdout().is_terminal().then(terminal_width).flatten();
    printing.width.or_else(variable).or_else(terminal).unwrap_or(100).clamp(40, 400)
}

fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0))
}
