//! The command line as clap sees it: the one source of help, man page and completions.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::values::{RuleIds, day};
use crate::{
    conflict::Severity,
    report::{facts, format::Format},
    source::Limits,
};

const EXIT_STATUS: &str = "\
Exit status:
  0  nothing at or above --fail-on was found
  1  conflicts at or above --fail-on were found
  2  usage or configuration error, or nothing was found to read
  3  an input could not be read (the rest was still checked and reported)";

/// Find facts on which news reports of one story disagree
///
/// Reads reports of one story, extracts what they claim, compares the claims
/// and shows every conflict: both places, the two values and how each was reached.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, after_help = EXIT_STATUS, propagate_version = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Extract(Extract),
    Compare(Compare),
    Facts(Facts),
    Names(Names),
    Verdicts(Verdicts),
    Rules(Rules),
    Explain(Explain),
    Init(Init),
    Schema(Schema),
    Completions(Completions),
    Man(ManPage),
}

/// Options of every command that reads articles.
#[derive(Debug, Clone, Default, Args)]
pub struct Reading {
    /// Use this configuration file instead of the crosscheck.toml found upward from the first path
    #[arg(long, value_name = "FILE", help_heading = "Input options")]
    pub config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long, conflicts_with = "config", help_heading = "Input options")]
    pub no_config: bool,
    /// Read further rule packs (*.toml) from this folder; may be given again
    #[arg(long, value_name = "DIR", help_heading = "Input options")]
    pub rules: Vec<PathBuf>,
    /// Day of publication of articles that carry none (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = "Input options")]
    pub published: Option<chrono::NaiveDate>,
    /// Largest file that is read, in MiB; JSON Lines may be 32 times as large
    #[arg(long, value_name = "MIB", default_value_t = 32, help_heading = "Input options")]
    pub max_size: u64,
    /// Most that a packed file may unpack to, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 1024, help_heading = "Input options")]
    pub max_unpacked: u64,
    /// How many times its size a packed file may unpack to
    #[arg(long, value_name = "N", default_value_t = 200, help_heading = "Input options")]
    pub max_ratio: u64,
    /// Most records that are read of one archive
    #[arg(long, value_name = "N", default_value_t = 1_000_000, help_heading = "Input options")]
    pub max_members: usize,
    /// The name that standard input goes by: its ending tells the format, reports show it, settings by path go by it
    #[arg(long, value_name = "NAME", help_heading = "Input options")]
    pub stdin_filename: Option<String>,
    /// Number of threads; 0: one for each processor
    #[arg(long, value_name = "N", default_value_t = 0, help_heading = "Input options")]
    pub threads: usize,
}

impl Reading {
    pub fn limits(&self) -> Limits {
        Limits {
            size: self.max_size.saturating_mul(1 << 20),
            unpacked: self.max_unpacked.saturating_mul(1 << 20),
            ratio: self.max_ratio,
            members: self.max_members,
        }
    }
}

/// Options of every command that prints.
#[derive(Debug, Clone, Default, Args)]
pub struct Printing {
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, help_heading = "Output options")]
    pub color: Color,
    /// Width of the human format in columns; the default is that of the terminal
    #[arg(long, value_name = "COLUMNS", help_heading = "Output options")]
    pub width: Option<usize>,
    /// Frames and marks in plain ASCII; the default where the locale is no UTF-8
    #[arg(long, help_heading = "Output options")]
    pub ascii: bool,
    /// Print neither the summary nor the progress
    #[arg(short, long, help_heading = "Output options")]
    pub quiet: bool,
    /// Say more: which files were read, how long it took
    #[arg(short, long, action = clap::ArgAction::Count, help_heading = "Output options")]
    pub verbose: u8,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that shows colours, minding NO_COLOR and CLICOLOR_FORCE
    #[default]
    Auto,
    Always,
    Never,
}

/// Report conflicts inside and between articles
///
/// Reads text, Markdown, HTML, JSON, feeds, NewsML, NITF, DOCX, ODT, mails,
/// web archives and wire text, each also packed. Exits with 1 when it finds
/// conflicts at or above --fail-on.
#[derive(Debug, Args)]
#[command(after_help = EXIT_STATUS)]
pub struct Check {
    /// Files, folders, globs, or - for standard input; none: the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Take the paths as drafts and these as their sources: report only conflicts in which a draft takes part
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<String>,
    /// Account for every fact of the drafts: contradicted, supported, not found in a source, or not judged
    #[arg(long, requires = "against", help_heading = "Output options")]
    pub ledger: bool,
    #[command(flatten)]
    pub judging: Judging,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub printing: Printing,
}

/// Which conflicts are reported, and where.
#[derive(Debug, Clone, Default, Args)]
pub struct Judging {
    /// Output format [default: human, or as the ending of --output tells]
    #[arg(long, value_enum, help_heading = "Output options")]
    pub format: Option<Format>,
    /// Write the report to this file; its ending tells the format where none is asked for
    #[arg(short, long, value_name = "FILE", help_heading = "Output options")]
    pub output: Option<PathBuf>,
    /// Show notes with their places, not folded into a line each
    #[arg(long, help_heading = "Output options")]
    pub notes: bool,
    /// Show at most so many conflicts, the gravest and surest; 0: all [default: 50 for people, else all]
    #[arg(long, value_name = "N", help_heading = "Output options")]
    pub max_conflicts: Option<usize>,
    /// Exit with 1 when there is a conflict of this severity or a graver one [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Rule options")]
    pub fail_on: Option<FailOn>,
    /// Report only conflicts of this severity or a graver one
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Rule options")]
    pub min_severity: Option<Level>,
    /// Only these rules, or groups of them such as `event-*`; may be given again
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleIds, hide_possible_values = true, help_heading = "Rule options")]
    pub select: Vec<String>,
    /// Not these rules; may be given again
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleIds, hide_possible_values = true, help_heading = "Rule options")]
    pub ignore: Vec<String>,
    /// Leave out the conflicts that this file lists
    #[arg(long, value_name = "FILE", help_heading = "Baseline options")]
    pub baseline: Option<PathBuf>,
    /// Write the conflicts found to the --baseline file
    #[arg(long, conflicts_with = "prune_baseline", help_heading = "Baseline options")]
    pub write_baseline: bool,
    /// Take out of the --baseline file what is found no more
    #[arg(long, help_heading = "Baseline options")]
    pub prune_baseline: bool,
    /// Say how many conflicts each rule found
    #[arg(long, help_heading = "Output options")]
    pub statistics: bool,
    /// Say where the time went, by stage and rule
    #[arg(long, help_heading = "Output options")]
    pub profile: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Note,
    /// An error, or a fact of a draft that no source has
    NotFound,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    Error,
    Warning,
    Note,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Severity {
        match level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Note,
        }
    }
}

impl FailOn {
    /// None: never.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error | FailOn::NotFound => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }
}

/// Print the mentions and claims of each article, nothing compared
#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders, globs, or - for standard input; none: the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t, help_heading = "Output options")]
    pub format: ExtractFormat,
    /// Give each article's text as well
    #[arg(long, help_heading = "Output options")]
    pub text: bool,
    /// Write to this file
    #[arg(short, long, value_name = "FILE", help_heading = "Output options")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub printing: Printing,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// A table for people
    #[default]
    Human,
    /// One JSON object an article (crosscheck.extract/1)
    Jsonl,
}

/// Report conflicts between claims that were extracted earlier
///
/// Reads what `crosscheck extract --format jsonl` writes, or what another
/// program writes in that form.
#[derive(Debug, Args)]
#[command(after_help = EXIT_STATUS)]
pub struct Compare {
    /// Files of claims, or - for standard input
    #[arg(value_name = "CLAIMS", required = true)]
    pub paths: Vec<String>,
    #[command(flatten)]
    pub judging: Judging,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub printing: Printing,
}

/// Print every subject with its reported values and who reports them
#[derive(Debug, Args)]
pub struct Facts {
    /// Files, folders, globs, or - for standard input; none: the current folder
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Facts that one report alone gives, and names on which all agree, as well
    #[arg(long)]
    pub all: bool,
    /// Output format
    #[arg(long, value_enum, help_heading = "Output options")]
    pub format: Option<facts::Format>,
    /// Write to this file; its ending tells the format where none is asked for
    #[arg(short, long, value_name = "FILE", help_heading = "Output options")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub printing: Printing,
}

/// Are two names the same person?
///
/// Reads one JSON object a line, {"id","a","b"}, and writes {"id","same","score"}.
#[derive(Debug, Args)]
pub struct Names {
    /// Files of pairs, or - for standard input
    #[arg(value_name = "PAIRS", required = true)]
    pub paths: Vec<String>,
    /// Output format
    #[arg(long, value_enum, default_value = "jsonl", help_heading = "Output options")]
    pub format: ListFormat,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub printing: Printing,
}

/// Measure the rules' precision from exported verdicts
///
/// Reads what the HTML report's "Export verdicts" writes: one JSON object a line, with `rule` and `verdict`.
#[derive(Debug, Args)]
pub struct Verdicts {
    /// Files of verdicts, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t, help_heading = "Output options")]
    pub format: ListFormat,
}

/// Print a JSON schema
#[derive(Debug, Args)]
pub struct Schema {
    /// What it describes
    #[arg(value_enum, value_name = "NAME")]
    pub name: SchemaName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// crosscheck.toml
    Config,
    /// `check --format json`
    Report,
    /// `facts --format json`
    Facts,
    /// The file of --baseline
    Baseline,
}

/// List the rules
#[derive(Debug, Args)]
pub struct Rules {
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Human,
    /// One JSON object a line
    Jsonl,
}

/// Explain a rule: what it finds, why it matters, an example, when it stays quiet
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule's id, as in `crosscheck rules`
    #[arg(value_parser = RuleIds, hide_possible_values = true)]
    pub rule: String,
}

/// Write a commented crosscheck.toml
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to write it to
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    /// Overwrite a file that is there
    #[arg(long)]
    pub force: bool,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
pub struct Completions {
    pub shell: Shell,
}

/// Print the man page (roff)
#[derive(Debug, Args)]
pub struct ManPage {
    /// The page of this command
    pub command: Option<String>,
}
