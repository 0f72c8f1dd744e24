#![allow(dead_code)]
//! What the tests of the program share: a folder of files, a run in it, what it wrote.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A Thursday that the text calls a Wednesday: a conflict of `weekday-date`, an error.
pub const WRONG_DAY: &str =
    "Elmton council to vote\n\nThe council of Elmton will vote on the new bridge on Wednesday, March 6, 2025.\n";
pub const RIGHT_DAY: &str =
    "Elmton council to vote\n\nThe council of Elmton will vote on the new bridge on Thursday, March 6, 2025.\n";

pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).current_dir(folder).env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

pub fn run(folder: &TempDir, arguments: &[&str]) -> Output {
    command(folder.path(), arguments).stdin(Stdio::null()).output().unwrap()
}

pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
