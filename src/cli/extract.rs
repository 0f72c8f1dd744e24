//! `crosscheck extract` and `crosscheck facts`.

use std::io::Write;

use rayon::prelude::*;

use super::{
    CliError, Outcome,
    args::{Extract, ExtractFormat, Facts, ListFormat},
    articles, check, config, output,
};
use crate::{
    align::Aligned,
    document::{Document, versions},
    engine,
    packs::Lexicon,
    problem::Problem,
    report, sheet, source,
};

/// Print the mentions and claims of each article; memory is bounded by a batch of files.
pub fn run(args: Extract) -> Result<Outcome, CliError> {
    let config = config::load(args.reading.config.as_deref(), args.paths.first().map(String::as_str))?;
    let lexicon = articles::lexicon(&args.reading.rules)?;
    let found = source::look(&args.paths, args.reading.stdin_filename.as_deref());
    let mut problems = found.problems.clone();
    let published = args.reading.published.or(config.published);
    let mut read = 0;
    let mut out = output::open(args.output.as_deref())?;
    for batch in found.inputs.chunks(articles::BATCH) {
        let work = || {
            let (documents, problems) = articles::documents(batch, &args.reading, published, lexicon);
            if args.printing.verbose > 0 {
                articles::tell(&documents, &[]);
            }
            let lines: Vec<String> = documents.par_iter().map(|doc| article(doc, lexicon, &args)).collect();
            (lines, problems)
        };
        let (lines, more) = articles::on_threads(args.reading.threads, work)?;
        problems.extend(more);
        read += lines.len();
        for line in lines {
            out.write_all(line.as_bytes())?;
        }
    }
    out.flush()?;
    if args.printing.verbose > 0 {
        articles::tell(&[], &found.passed);
    }
    articles::something(read, &found, &problems).inspect_err(|_| check::tell(&problems))?;
    Ok(finish(&mut problems))
}

fn article(doc: &Document, lexicon: &Lexicon, args: &Extract) -> String {
    let found = engine::extract(doc, lexicon);
    match args.format {
        ExtractFormat::Jsonl => report::extract::line(doc, &found, args.text),
        ExtractFormat::Human => report::extract::table(doc, &found),
    }
}

/// Print the reconciled fact sheet: what two reports speak of, or one gives two values for.
pub fn facts(args: Facts) -> Result<Outcome, CliError> {
    let config = config::load(args.reading.config.as_deref(), args.paths.first().map(String::as_str))?;
    let lexicon = articles::lexicon(&args.reading.rules)?;
    let found = source::look(&args.paths, args.reading.stdin_filename.as_deref());
    let mut problems = found.problems.clone();
    let published = args.reading.published.or(config.published);
    let work = || {
        let (mut documents, problems) = articles::documents(&found.inputs, &args.reading, published, lexicon);
        versions::settle(&mut documents);
        let (reports, claims) = engine::extract_all(&documents, lexicon);
        let mut facts = sheet::sheet(&Aligned::new(&reports, &claims, lexicon));
        facts.retain(|f| args.all || f.reports() > 1 || f.values.len() > 1);
        (reports, claims, facts, problems)
    };
    let (reports, claims, facts, more) = articles::on_threads(args.reading.threads, work)?;
    problems.extend(more);
    articles::something(reports.len(), &found, &problems).inspect_err(|_| check::tell(&problems))?;
    let mut out = output::open(None)?;
    match args.format {
        ListFormat::Human => report::facts::page(&facts, &reports, &claims, output::width(&args.printing), &mut out)?,
        ListFormat::Jsonl => report::facts::lines(&facts, &reports, &claims, &mut out)?,
    }
    out.flush()?;
    Ok(finish(&mut problems))
}

/// Tell the problems; an unreadable input decides the exit status.
pub fn finish(problems: &mut [Problem]) -> Outcome {
    problems.sort();
    check::tell(problems);
    if check::unreadable(problems) { Outcome::Unreadable } else { Outcome::Clean }
}
