//! The command line: arguments in, exit status out.

pub mod args;
mod articles;
mod check;
mod claims;
mod config;
mod error;
mod extract;
mod names;
mod output;
mod pages;
mod progress;
mod values;
mod verdicts;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

use args::{Cli, Command};
pub use error::CliError;

/// How a run ended; the number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Clean = 0,
    Conflicts = 1,
    Usage = 2,
    Unreadable = 3,
}

/// Run the command that `arguments` (the program's name first) asks for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    match dispatch(cli.command) {
        Ok(outcome) => ExitCode::from(outcome as u8),
        Err(CliError::ClosedPipe) => ExitCode::SUCCESS,
        Err(error) => {
            error::print(&error);
            ExitCode::from(Outcome::Usage as u8)
        }
    }
}

/// Help and version end well; the rest is a usage error.
fn usage(error: &clap::Error) -> ExitCode {
    // a closed pipe while help is printed is no failure
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { Outcome::Usage } else { Outcome::Clean } as u8)
}

fn dispatch(command: Command) -> Result<Outcome, CliError> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Extract(args) => extract::run(args),
        Command::Compare(args) => check::compare(args),
        Command::Facts(args) => extract::facts(args),
        Command::Names(args) => names::run(args),
        Command::Rules(args) => pages::rules(&args),
        Command::Explain(args) => pages::explain(&args),
        Command::Verdicts(args) => verdicts::run(&args),
        Command::Schema(args) => pages::schema(&args),
        Command::Init(args) => pages::init(&args),
        Command::Completions(args) => pages::completions(&args),
        Command::Man(args) => pages::man(&args),
    }
}
