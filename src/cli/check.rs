//! `crosscheck check` and `crosscheck compare`.

use std::{
    collections::BTreeSet,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

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
    align::{self, Aligned},
    conflict::{self, Conflict, Severity},
    document::{Document, versions},
    engine,
    judge::{self, Judged, baseline::Baseline},
    ledger::{self, Fact, Status},
    problem::Problem,
    report::{
        Report,
        format::{self, Format},
        summary,
        text::one_line,
    },
    rules, source,
};

/// `crosscheck check`
pub fn run(args: Check) -> Result<Outcome, CliError> {
    let began = Instant::now();
    if args.paths.is_empty() && !args.against.is_empty() {
        let how = "crosscheck check draft.md --against wire.txt";
        return Err(CliError::Usage(format!("`--against` took every path: put the draft before it, as in `{how}`")));
    }
    let config = config::of(&args.reading, &args.paths)?;
    let words = articles::lexicon(&config.packs(&args.reading.rules))?;
    let lexicon = &*words;
    let mut options = options(&args.judging, &config)?;
    let (mut found, drafts) = inputs(&args);
    let mut inputs = std::mem::take(&mut found.inputs);
    config.keep(&mut inputs);
    let mut problems = std::mem::take(&mut found.problems);
    let published = args.reading.published.or(config.published);
    let progress = Progress::start(format!("checking {} files", inputs.len()), args.printing.quiet);
    let mut replaced = Vec::new();
    let work = || {
        let (mut documents, problems) = articles::documents(&inputs, &args.reading, published, lexicon);
        replaced = versions::settle(&mut documents);
        if let Some(drafts) = drafts {
            let stdin = articles::stdin_name(&args.reading);
            let is_draft = |d: &Document| drafts.contains(&d.path) || d.path == stdin && drafts.contains("-");
            options.drafts = (0..documents.len()).filter(|&i| is_draft(&documents[i])).collect();
            // no draft could be read: then nothing is asked for
            if options.drafts.is_empty() {
                return (documents, Vec::new(), 0, problems, None);
            }
        }
        let read = began.elapsed();
        let (reports, claims, facts) = match options.drafts.as_slice() {
            [] => {
                let (reports, claims) = engine::extract_all(&documents, lexicon);
                (reports, claims, Vec::new())
            }
            _ => engine::extract_facts(&documents, lexicon),
        };
        let extracted = began.elapsed();
        let mut conflicts = engine::compare(&reports, &claims, lexicon, &options);
        if args.judging.profile {
            profile(&[("reading", read), ("extracting", extracted), ("comparing", began.elapsed())]);
            rule_by_rule(&Aligned::new(&reports, &claims, lexicon));
        }
        conflict::sort(&mut conflicts, &documents);
        let drafts = std::mem::take(&mut options.drafts);
        let desk = (!drafts.is_empty()).then_some(Desk { drafts, facts, reports });
        (documents, conflicts, claims.len(), problems, desk)
    };
    let (documents, conflicts, claims, more, desk) = articles::on_threads(args.reading.threads, work)?;
    drop(progress);
    problems.extend(more);
    found.inputs = inputs;
    articles::something(documents.len(), &found, &problems).inspect_err(|_| tell(&problems, false))?;
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
    finish(report, desk, &args.judging, &Shown { printing: &args.printing, ledger: args.ledger }, &config)
}

/// How long each stage took; each is given with the time since the start at which it ended.
fn profile(stages: &[(&str, Duration)]) {
    let mut before = Duration::ZERO;
    for (stage, end) in stages {
        let _ = writeln!(std::io::stderr(), "{:8.1} ms  {stage}", (*end - before).as_secs_f64() * 1000.0);
        before = *end;
    }
}

/// How long each rule takes, one after the other.
fn rule_by_rule(aligned: &Aligned) {
    let mut times: Vec<(Duration, &str)> = Vec::new();
    for rule in rules::all() {
        let began = Instant::now();
        std::hint::black_box((rule.check)(aligned));
        times.push((began.elapsed(), rule.id));
    }
    times.sort_by(|a, b| b.cmp(a));
    for (time, rule) in times {
        let _ = writeln!(std::io::stderr(), "{:8.1} ms  {rule}", time.as_secs_f64() * 1000.0);
    }
}

/// Drafts, with what their ledger is made of.
struct Desk {
    drafts: Vec<usize>,
    facts: Vec<Vec<Fact>>,
    reports: Vec<align::Report>,
}

/// What is printed, and how.
struct Shown<'a> {
    printing: &'a Printing,
    ledger: bool,
}

/// `crosscheck compare`
pub fn compare(args: Compare) -> Result<Outcome, CliError> {
    let config = config::of(&args.reading, &args.paths)?;
    let words = articles::lexicon(&config.packs(&args.reading.rules))?;
    let lexicon = &*words;
    let options = options(&args.judging, &config)?;
    let set = claims::read(&args.paths, args.reading.max_size.saturating_mul(1 << 20));
    let compared =
        articles::on_threads(args.reading.threads, || engine::compare(&set.reports, &set.claims, lexicon, &options))?;
    let shown = Shown { printing: &args.printing, ledger: false };
    finish(set.into_report(compared), None, &args.judging, &shown, &config)
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
    let groups = |ids: &[String]| -> Result<Vec<String>, CliError> {
        let mut all = Vec::new();
        for id in ids {
            all.extend(config::group(id)?);
        }
        Ok(all)
    };
    let select = if judging.select.is_empty() { config.select.clone() } else { groups(&judging.select)? };
    let mut ignore = groups(&judging.ignore)?;
    ignore.extend(config.ignore.iter().cloned());
    Ok(CheckOptions { select, ignore, drafts: Vec::new() })
}

/// Conflicts that people are shown unless they ask for more.
const MOST_SHOWN: usize = 50;

/// Settle what is reported, write it, and say how it ended.
fn finish(
    mut report: Report,
    desk: Option<Desk>,
    judging: &Judging,
    shown: &Shown,
    config: &Config,
) -> Result<Outcome, CliError> {
    let printing = shown.printing;
    let found = std::mem::take(&mut report.conflicts);
    let mut judged = judge::settle(found, &report.documents, &config.settings, config.path.as_deref());
    let file = judging.baseline.as_deref().or(config.baseline.as_deref());
    baseline(&mut judged, &report.documents, file, judging, printing.quiet)?;
    if let Some(desk) = desk {
        judged.draft_first(&desk.drafts, &report.documents);
        let found: Vec<Conflict> = judged.conflicts.iter().map(|(conflict, _)| conflict.clone()).collect();
        let rows = ledger::account(&report.documents, &desk.facts, &desk.reports, &desk.drafts, &found);
        report.ledger = Some(rows);
        report.drafts = desk.drafts;
    }
    judged.at_least(judging.min_severity.map(Severity::from).or(config.min_severity).unwrap_or(Severity::Note));
    report.hidden = judged.hidden;
    report.problems.append(&mut judged.problems);
    (report.conflicts, report.fingerprints) = judged.conflicts.into_iter().unzip();
    report.problems.sort();
    report.problems.dedup();
    let fail_on = judging.fail_on.or(config.fail_on).unwrap_or(FailOn::Error);
    report.fails = fail_on.severity();
    let mut out = output::open(judging.output.as_deref())?;
    let file = judging.output.as_deref();
    let look = format::Look {
        width: output::width(printing),
        colour: output::colour(printing, file),
        ascii: printing.ascii || output::plain_locale(),
        links: output::links(printing, file),
        summary: !printing.quiet,
        ledger: shown.ledger,
        notes: judging.notes,
        most: match judging.max_conflicts {
            Some(0) => usize::MAX,
            Some(most) => most,
            None => MOST_SHOWN,
        },
    };
    let by_name = || file.map(|file| output::format(Some(file))).filter(|f| *f != Format::Human);
    let format = judging.format.or_else(by_name).or(config.format).unwrap_or_default();
    format::write(&report, format, &look, &mut out)?;
    out.flush()?;
    if let Some(file) = file.filter(|_| !printing.quiet) {
        let line = format!("{}: wrote {}", summary::line(&report), file.to_string_lossy());
        let _ = writeln!(std::io::stderr(), "{}", one_line(&line));
    }
    if judging.statistics {
        let _ = write!(std::io::stderr(), "{}", summary::statistics(&report));
    }
    tell(&report.problems, printing.verbose > 0);
    let not_found = report.ledger.iter().flatten().any(|row| row.status == Status::NotFound);
    let fails = |level| report.conflicts.iter().any(|c| c.severity >= level);
    Ok(if unreadable(&report.problems) {
        Outcome::Unreadable
    } else if fail_on.severity().is_some_and(fails) || fail_on == FailOn::NotFound && not_found {
        Outcome::Conflicts
    } else {
        Outcome::Clean
    })
}

/// Write, prune or apply the baseline.
fn baseline(
    judged: &mut Judged,
    documents: &[Document],
    file: Option<&Path>,
    judging: &Judging,
    quiet: bool,
) -> Result<(), CliError> {
    let Some(path) = file else {
        return match judging.write_baseline || judging.prune_baseline {
            true => Err(CliError::Usage("name the file with `--baseline FILE`, or in crosscheck.toml".to_owned())),
            false => Ok(()),
        };
    };
    let shown = path.to_string_lossy().into_owned();
    let found = judged.entries(documents);
    let read: BTreeSet<String> = documents.iter().map(conflict::name).collect();
    let mut baseline = match read_baseline(path, &shown) {
        // what is there and no baseline is overwritten by none but its owner
        Err(_) if judging.write_baseline && !path.exists() => Baseline::default(),
        other => other?,
    };
    let gone = baseline.prune(&found, &read);
    let say = |text: String| {
        if !quiet {
            let _ = writeln!(std::io::stderr(), "{}", one_line(&text));
        }
    };
    if judging.write_baseline {
        baseline.take_up(&found);
        write_file(path, &baseline.to_text())?;
        let kept = baseline.len() - found.len().min(baseline.len());
        let others = if kept > 0 { format!(", and kept {kept} of articles that were not read") } else { String::new() };
        say(format!("wrote {} to {shown}{others}", conflicts(found.len())));
    } else if judging.prune_baseline {
        write_file(path, &baseline.to_text())?;
        say(format!("took {} out of {shown}; {} left", conflicts(gone), baseline.len()));
    } else if gone > 0 {
        let entries = if gone == 1 { "1 entry matches".to_owned() } else { format!("{gone} entries match") };
        let message = format!("{entries} nothing any more; `--prune-baseline` removes what matches nothing");
        judged.problems.push(Problem::caveat(shown, message));
    }
    judged.known(&baseline, documents);
    Ok(())
}

fn conflicts(n: usize) -> String {
    format!("{n} conflict{}", if n == 1 { "" } else { "s" })
}

fn read_baseline(path: &Path, shown: &str) -> Result<Baseline, CliError> {
    let error =
        |reason: String, help: &str| CliError::Input { path: shown.to_owned(), reason, help: Some(help.to_owned()) };
    let text = std::fs::read_to_string(path)
        .map_err(|e| error(source::reason(&e), "`--write-baseline` makes one from the conflicts that are found"))?;
    Baseline::parse(&text).map_err(|reason| error(reason, "remove the file, and `--write-baseline` makes it anew"))
}

fn write_file(path: &Path, text: &str) -> Result<(), CliError> {
    std::fs::write(path, text)
        .map_err(|e| CliError::Output { path: path.to_string_lossy().into_owned(), reason: source::reason(&e) })
}

/// Could an input not be read?
pub fn unreadable(problems: &[Problem]) -> bool {
    problems.iter().any(|p| p.severity == Severity::Error)
}

/// Print problems to standard error, one a line; `notes`, too, where they are asked for.
pub fn tell(problems: &[Problem], notes: bool) {
    let mut err = std::io::BufWriter::new(std::io::stderr().lock());
    for p in problems.iter().filter(|p| notes || p.severity > Severity::Note) {
        let line = p.line.map(|l| format!(":{l}")).unwrap_or_default();
        let text = format!("{}: {}{line}: {}", p.severity.as_str(), p.path, p.message);
        let _ = writeln!(err, "{}", one_line(&text));
    }
    let _ = err.flush();
}
