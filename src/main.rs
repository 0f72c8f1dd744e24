//! The command line of crosscheck.

use std::process::ExitCode;

fn main() -> ExitCode {
    crosscheck::cli::run(std::env::args_os())
}
