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

/// Are colours wanted? In a file never, unless asked for.
pub fn colour(printing: &Printing, file: Option<&Path>) -> bool {
    match printing.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if file.is_some() => false,
        Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
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
