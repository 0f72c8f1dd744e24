//! `crosscheck check` and `crosscheck compare`.

use std::io::Write;

use super::{
    CliError, Outcome,
    args::{Check, Compare, ReportFormat},
    articles, output,
};
use crate::{
    CheckOptions,
    conflict::{Problem, Severity},
    report::{self, Report, text::one_line},
    source,
};

pub fn run(args: Check) -> Result<Outcome, CliError> {
    let lexicon = articles::lexicon(&args.reading.rules)?;
    let judging = &args.judging;
    let (mut inputs, mut problems) = source::find(&args.paths);
    let drafts: std::collections::BTreeSet<String> = inputs.iter().map(|i| i.shown()).collect();
    if !args.against.is_empty() {
        let all: Vec<String> = args.paths.iter().chain(&args.against).cloned().collect();
        (inputs, problems) = source::find(&all);
    }
    let work = || {
        let (documents, problems) = articles::documents(&inputs, &args.reading, args.reading.published, lexicon);
        let mut options =
            CheckOptions { select: judging.select.clone(), ignore: judging.ignore.clone(), ..Default::default() };
        if !args.against.is_empty() {
            options.drafts = (0..documents.len()).filter(|&i| drafts.contains(&documents[i].path)).collect();
        }
        let conflicts = crate::check(&documents, lexicon, &options);
        (documents, conflicts, problems)
    };
    let (documents, conflicts, more) = articles::on_threads(args.reading.threads, work)?;
    problems.extend(more);
    problems.sort();
    let report = Report::new(documents, conflicts, problems);
    let mut out = output::open(judging.output.as_deref())?;
    match judging.format {
        ReportFormat::Json => report::json::write(&report, &mut out)?,
        ReportFormat::Human => report::human::Human {
            width: output::width(&args.printing),
            colour: output::colour(&args.printing, judging.output.as_deref()),
        }
        .write(&report, !args.printing.quiet, &mut out)?,
        _ => report::short::write(&report, &mut out)?,
    }
    out.flush()?;
    let fail_on = judging.fail_on.unwrap_or(super::args::FailOn::Error).severity();
    if judging.format != ReportFormat::Json {
        tell(&report.problems);
    }
    Ok(if unreadable(&report.problems) {
        Outcome::Unreadable
    } else if fail_on.is_some_and(|level| report.conflicts.iter().any(|c| c.severity >= level)) {
        Outcome::Conflicts
    } else {
        Outcome::Clean
    })
}

pub fn compare(_args: Compare) -> Result<Outcome, CliError> {
    Err(CliError::Usage("`compare` is not there yet".to_owned()))
}

/// Could an input not be read?
pub fn unreadable(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}

/// Print problems to standard error, one a line.
pub fn tell(problems: &[Problem]) {
    let mut err = std::io::stderr().lock();
    for p in problems {
        let line = p.line.map(|l| format!(":{l}")).unwrap_or_default();
        let text = format!("{}: {}{line}: {}", p.severity.as_str(), p.path, p.message);
        let _ = writeln!(err, "{}", one_line(&text));
    }
}
