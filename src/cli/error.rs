//! What ends a run before it has a result.

use std::{io, ops::Range};

use miette::Diagnostic;
use thiserror::Error;

use crate::{
    lexicon::PackError,
    report::{excerpt::Excerpt, text::one_line},
    rules::UnknownRule,
};

#[derive(Debug, Error, Diagnostic)]
pub enum CliError {
    /// The reader of our output went away: no failure.
    #[error("the output was closed")]
    ClosedPipe,
    #[error("{path} cannot be written: {reason}")]
    Output { path: String, reason: String },
    #[error("{path} cannot be read: {reason}")]
    Input {
        path: String,
        reason: String,
        #[help]
        help: Option<String>,
    },
    #[error(transparent)]
    #[diagnostic(transparent)]
    UnknownRule(#[from] UnknownRule),
    /// A configuration or pack, with the place in it.
    #[error("{reason}")]
    Config {
        reason: String,
        #[source_code]
        excerpt: Excerpt,
        #[label("{label}")]
        at: Option<miette::SourceSpan>,
        label: String,
        #[help]
        help: Option<String>,
    },
    #[error("{0}")]
    Usage(String),
}

impl CliError {
    /// A fault at `span` of the file `name`; only the words round it are shown.
    pub fn in_file(
        name: &str,
        text: &str,
        span: Option<Range<usize>>,
        reason: &str,
        label: &str,
        help: Option<String>,
    ) -> CliError {
        let reason = format!("{}: {}", one_line(name), one_line(reason));
        let excerpt = Excerpt::of_line(name, text, span.clone().unwrap_or(0..0));
        let at = span.and_then(|_| excerpt.labels.first().cloned()).map(Into::into);
        CliError::Config { reason, excerpt, at, label: label.to_owned(), help }
    }
}

impl From<PackError> for CliError {
    fn from(error: PackError) -> CliError {
        let span = error.at.map(|s| s.offset()..s.offset() + s.len());
        let help = error.help().map(|h| h.to_string());
        CliError::in_file(&error.name, error.source_code.inner(), span, &error.to_string(), "here", help)
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> CliError {
        match error.kind() {
            io::ErrorKind::BrokenPipe => CliError::ClosedPipe,
            _ => CliError::Output { path: "the output".to_owned(), reason: crate::source::reason(&error) },
        }
    }
}

/// Print to standard error. Messages and excerpts are made of visible characters already.
pub fn print(error: &CliError) {
    use std::io::Write;
    let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let theme = if colour { miette::GraphicalTheme::unicode() } else { miette::GraphicalTheme::unicode_nocolor() };
    let handler = miette::GraphicalReportHandler::new_themed(theme).with_links(false).with_width(100);
    let mut text = String::new();
    if handler.render_report(&mut text, error).is_err() {
        text = format!("error: {error}\n");
    }
    let _ = io::stderr().write_all(text.as_bytes());
}
