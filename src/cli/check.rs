//! `crosscheck check` and `crosscheck compare`.

use std::{collections::BTreeSet, io::Write, path::Path, time::Instant};

use super::{
    CliError, Outcome,
    args::{Check, Compare, FailOn, Judging, Printing},
    articles, claims,
    config::{self, Config},
    output,
    progress::Progress,
};
use crate::{
    CheckOptions,
    conflict::Severity,
    document::versions,
    engine,
    judge::{self, Judged, baseline::Baseline},
    problem::Problem,
    report::{Report, format, text::one_line},
    rules, source,
};

/// `crosscheck check`
pub fn run(args: Check) -> Result<Outcome, CliError> {
    let began = Instant::now();
    let config = config::load(args.reading.config.as_deref(), args.paths.first().map(String::as_str))?;
    let lexicon = articles::lexicon(&args.reading.rules)?;
    let mut options = options(&args.judging, &config)?;
    let (mut found, drafts) = inputs(&args);
    let inputs = std::mem::take(&mut found.inputs);
    let mut problems = std::mem::take(&mut found.problems);
    let published = args.reading.published.or(config.published);
    let progress = Progress::start(format!("checking {} files", inputs.len()), args.printing.quiet);
    let mut replaced = Vec::new();
    let work = || {
        let (mut documents, problems) = articles::documents(&inputs, &args.reading, published, lexicon);
        replaced = versions::settle(&mut documents);
        if let Some(drafts) = drafts {
            options.drafts = (0..documents.len()).filter(|&i| drafts.contains(&documents[i].path)).collect();
            // no draft could be read: then nothing is asked for
            if options.drafts.is_empty() {
                return (documents, Vec::new(), 0, problems);
            }
        }
        let (reports, claims) = engine::extract_all(&documents, lexicon);
        let mut conflicts = engine::compare(&reports, &claims, lexicon, &options);
        crate::conflict::sort(&mut conflicts, &documents);
        (documents, conflicts, claims.len(), problems)
    };
    let (documents, conflicts, claims, more) = articles::on_threads(args.reading.threads, work)?;
    drop(progress);
    problems.extend(more);
    found.inputs = inputs;
    articles::something(documents.len(), &found, &problems).inspect_err(|_| tell(&problems))?;
    let earlier = replaced.into_iter().map(|r| source::PassedOver { path: r.path, why: r.why });
    found.passed.extend(earlier);
    if args.printing.verbose > 0 {
        articles::tell(&documents, &found.passed);
    }
    let mut report = Report::new(documents, conflicts, problems);
    report.claims = claims;
    if args.printing.verbose > 0 {
        let _ = writeln!(std::io::stderr(), "read {} files in {:.0?}", found.inputs.len(), began.elapsed());
    }
    finish(report, &args.judging, &args.printing, &config)
}

/// `crosscheck compare`
pub fn compare(args: Compare) -> Result<Outcome, CliError> {
    let config = config::load(args.reading.config.as_deref(), args.paths.first().map(String::as_str))?;
    let lexicon = articles::lexicon(&args.reading.rules)?;
    let options = options(&args.judging, &config)?;
    let set = claims::read(&args.paths, args.reading.max_size.saturating_mul(1 << 20));
    let compared =
        articles::on_threads(args.reading.threads, || engine::compare(&set.reports, &set.claims, lexicon, &options))?;
    finish(set.into_report(compared), &args.judging, &args.printing, &config)
}

/// The files of a run; with sources, the paths of the drafts as well.
fn inputs(args: &Check) -> (source::Found, Option<BTreeSet<String>>) {
    let standard = args.reading.stdin_filename.as_deref();
    let mut found = source::look(&args.paths, standard);
    if args.against.is_empty() {
        return (found, None);
    }
    let sources = source::look(&args.against, standard);
    let shown = found.inputs.iter().map(source::Input::shown).collect();
    found.problems.extend(sources.problems);
    found.passed.extend(sources.passed);
    // a draft that is also among the sources stays a draft
    found.inputs = source::once_each(found.inputs, sources.inputs);
    (found, Some(shown))
}

/// Which rules run. An unknown rule is a usage error.
fn options(judging: &Judging, config: &Config) -> Result<CheckOptions, CliError> {
    for id in judging.select.iter().chain(&judging.ignore) {
        rules::find(id)?;
    }
    let select = if judging.select.is_empty() { &config.select } else { &judging.select };
    let ignore = judging.ignore.iter().chain(&config.ignore).cloned().collect();
    Ok(CheckOptions { select: select.clone(), ignore, drafts: Vec::new() })
}

/// Settle what is reported, write it, and say how it ended.
fn finish(mut report: Report, judging: &Judging, printing: &Printing, config: &Config) -> Result<Outcome, CliError> {
    let found = std::mem::take(&mut report.conflicts);
    let mut judged = judge::settle(found, &report.documents, &config.settings, config.path.as_deref());
    baseline(&mut judged, judging)?;
    judged.at_least(judging.min_severity.map(Severity::from).or(config.min_severity).unwrap_or(Severity::Note));
    report.hidden = judged.hidden;
    report.problems.append(&mut judged.problems);
    (report.conflicts, report.fingerprints) = judged.conflicts.into_iter().unzip();
    report.problems.sort();
    report.problems.dedup();
    let mut out = output::open(judging.output.as_deref())?;
    let look = format::Look {
        width: output::width(printing),
        colour: output::colour(printing, judging.output.as_deref()),
        summary: !printing.quiet,
    };
    format::write(&report, judging.format, look, &mut out)?;
    out.flush()?;
    tell(&report.problems);
    let fail_on = judging.fail_on.or(config.fail_on).unwrap_or(FailOn::Error).severity();
    Ok(if unreadable(&report.problems) {
        Outcome::Unreadable
    } else if fail_on.is_some_and(|level| report.conflicts.iter().any(|c| c.severity >= level)) {
        Outcome::Conflicts
    } else {
        Outcome::Clean
    })
}

/// Write, prune or apply the baseline.
fn baseline(judged: &mut Judged, judging: &Judging) -> Result<(), CliError> {
    let Some(path) = judging.baseline.as_deref() else { return Ok(()) };
    let shown = path.to_string_lossy().into_owned();
    let mut baseline = if judging.write_baseline {
        let baseline = Baseline::of(judged.conflicts.iter().map(|(c, f)| (c, f)));
        write_file(path, &baseline.to_text())?;
        baseline
    } else {
        let help = Some("`--write-baseline` makes one from the conflicts that are found".to_owned());
        let text = std::fs::read_to_string(path).map_err(|e| CliError::Input {
            path: shown.clone(),
            reason: source::reason(&e),
            help,
        })?;
        let help = Some("`--write-baseline` makes it anew".to_owned());
        Baseline::parse(&text).map_err(|reason| CliError::Input { path: shown.clone(), reason, help })?
    };
    let fingerprints = judged.fingerprints();
    let gone = baseline.prune(|f| fingerprints.contains(f));
    if gone > 0 && judging.prune_baseline {
        write_file(path, &baseline.to_text())?;
    } else if gone > 0 {
        let entries = if gone == 1 { "1 entry is" } else { &format!("{gone} entries are") };
        let message = format!("{entries} found no more; `--prune-baseline` takes out what is");
        judged.problems.push(Problem::caveat(shown, message));
    }
    judged.known(&baseline);
    Ok(())
}

fn write_file(path: &Path, text: &str) -> Result<(), CliError> {
    std::fs::write(path, text)
        .map_err(|e| CliError::Output { path: path.to_string_lossy().into_owned(), reason: source::reason(&e) })
}

/// Could an input not be read?
pub fn unreadable(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}

/// Print problems to standard error, one a line.
pub fn tell(problems: &[Problem]) {
    let mut err = std::io::BufWriter::new(std::io::stderr().lock());
    for p in problems {
        let line = p.line.map(|l| format!(":{l}")).unwrap_or_default();
        let text = format!("{}: {}{line}: {}", p.severity.as_str(), p.path, p.message);
        let _ = writeln!(err, "{}", one_line(&text));
    }
    let _ = err.flush();
}
