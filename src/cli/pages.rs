//! Commands that print a page: `rules`, `explain`, `init`, `completions`, `man`.

use std::{fs::OpenOptions, io::Write};

use clap::CommandFactory;
use serde_json::json;

use super::{
    CliError, Outcome,
    args::{Cli, Completions, Explain, Init, ListFormat, ManPage, Rules, Schema, SchemaName},
    config, output,
};
use crate::{judge, report, rules};

/// List the rules.
pub fn rules(args: &Rules) -> Result<Outcome, CliError> {
    let mut out = output::open(None)?;
    let wide = rules::all().iter().map(|r| r.id.len()).max().unwrap_or(0);
    for rule in rules::all() {
        match args.format {
            ListFormat::Human => writeln!(out, "{:wide$}  {:7}  {}", rule.id, rule.severity.as_str(), rule.summary)?,
            ListFormat::Jsonl => {
                let line =
                    json!({"id": rule.id, "severity": rule.severity, "summary": rule.summary, "explain": rule.page()});
                writeln!(out, "{line}")?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Print a rule's page.
pub fn explain(args: &Explain) -> Result<Outcome, CliError> {
    let rule = rules::find(&args.rule)?;
    let mut out = output::open(None)?;
    writeln!(out, "# {} ({})\n\n{}", rule.id, rule.severity.as_str(), rule.page().trim())?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Write a starter configuration.
pub fn init(args: &Init) -> Result<Outcome, CliError> {
    let path = args.folder.join(config::FILE_NAME);
    let shown = path.to_string_lossy().into_owned();
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).create_new(!args.force);
    let mut file = options.open(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            CliError::Usage(format!("{shown} is there already; `--force` overwrites it"))
        }
        _ => CliError::Output { path: shown.clone(), reason: crate::source::reason(&error) },
    })?;
    file.write_all(config::STARTER.as_bytes())?;
    let mut out = output::open(None)?;
    writeln!(out, "wrote {shown}")?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Print a JSON schema.
pub fn schema(args: &Schema) -> Result<Outcome, CliError> {
    let schema = match args.name {
        SchemaName::Config => config::schema(),
        SchemaName::Report => report::json::schema(),
        SchemaName::Facts => report::facts::schema(),
        SchemaName::Baseline => judge::baseline::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(std::io::Error::from)?;
    print(format!("{text}\n").as_bytes())
}

/// Print a completion script.
pub fn completions(args: &Completions) -> Result<Outcome, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "crosscheck", &mut script);
    print(&script)
}

/// Print the man page, or that of a command.
pub fn man(args: &ManPage) -> Result<Outcome, CliError> {
    let mut program = Cli::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return Err(CliError::Usage(format!("there is no command \"{name}\""))),
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Outcome, CliError> {
    let mut out = output::open(None)?;
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Outcome::Clean)
}
