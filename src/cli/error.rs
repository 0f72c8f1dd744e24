//! What ends a run before it has a result.

use std::io;

use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

use crate::{lexicon::PackError, report::text::visible};

#[derive(Debug, Error, Diagnostic)]
pub enum CliError {
    /// The reader of our output went away: no failure.
    #[error("the output was closed")]
    ClosedPipe,
    #[error("{path} cannot be written: {reason}")]
    #[diagnostic(code(output))]
    Output { path: String, reason: String },
    #[error("{path} cannot be read: {reason}")]
    #[diagnostic(code(input))]
    Input {
        path: String,
        reason: String,
        #[help]
        help: Option<String>,
    },
    #[error("there is no rule \"{id}\"")]
    #[diagnostic(code(rule))]
    UnknownRule {
        id: String,
        #[help]
        help: String,
    },
    #[error("{name}: {reason}")]
    #[diagnostic(code(config))]
    Config {
        name: String,
        reason: String,
        #[source_code]
        source_code: NamedSource<String>,
        #[label("{label}")]
        at: Option<SourceSpan>,
        label: String,
        #[help]
        help: Option<String>,
    },
    #[error(transparent)]
    #[diagnostic(transparent)]
    Pack(#[from] PackError),
    #[error("{0}")]
    #[diagnostic(code(usage))]
    Usage(String),
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> CliError {
        match error.kind() {
            io::ErrorKind::BrokenPipe => CliError::ClosedPipe,
            _ => CliError::Output { path: "the output".to_owned(), reason: crate::source::reason(&error) },
        }
    }
}

/// Print to standard error, the file's characters made visible.
pub fn print(error: CliError) {
    use std::io::Write;
    let colour = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    let theme = if colour { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
    let handler = miette::GraphicalReportHandler::new_themed(theme).with_links(false).with_width(100);
    let mut text = String::new();
    if handler.render_report(&mut text, &error).is_err() {
        text = format!("error: {error}\n");
    }
    let text = if colour { text } else { visible(&text).into_owned() };
    let _ = std::io::stderr().write_all(text.as_bytes());
}
