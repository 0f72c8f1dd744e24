//! `crosscheck extract` and `crosscheck facts`.

use std::io::Write;

use rayon::prelude::*;

use super::{
    CliError, Outcome,
    args::{Extract, ExtractFormat, Facts},
    articles, check, config, output,
};
use crate::{
    align::Aligned,
    claim::Attribute,
    document::{Document, versions},
    engine,
    packs::Lexicon,
    problem::Problem,
    report, sheet,
    sheet::Agreement,
    source,
};

/// Print the mentions and claims of each article; memory is bounded by a batch of files.
pub fn run(args: Extract) -> Result<Outcome, CliError> {
    let config = config::of(&args.reading, &args.paths)?;
    let words = articles::lexicon(&config.packs(&args.reading.rules))?;
    let lexicon = &*words;
    let mut found = source::look(&args.paths, args.reading.stdin_filename.as_deref());
    config.keep(&mut found.inputs);
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
    articles::something(read, &found, &problems).inspect_err(|_| check::tell(&problems, false))?;
    Ok(finish(&mut problems, args.printing.verbose > 0))
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
    let config = config::of(&args.reading, &args.paths)?;
    let words = articles::lexicon(&config.packs(&args.reading.rules))?;
    let lexicon = &*words;
    let mut found = source::look(&args.paths, args.reading.stdin_filename.as_deref());
    config.keep(&mut found.inputs);
    let mut problems = found.problems.clone();
    let published = args.reading.published.or(config.published);
    let work = || {
        let (mut documents, problems) = articles::documents(&found.inputs, &args.reading, published, lexicon);
        versions::settle(&mut documents);
        let (reports, claims) = engine::extract_all(&documents, lexicon);
        let mut facts = sheet::sheet(&Aligned::new(&reports, &claims, lexicon));
        let told = |f: &sheet::Fact| f.reports() > 1 || f.values.len() > 1;
        let name = |f: &sheet::Fact| f.attribute == Attribute::PersonName && f.agreement == Agreement::Agreed;
        facts.retain(|f| args.all || told(f) && !name(f));
        (reports, claims, facts, problems)
    };
    let (reports, claims, facts, more) = articles::on_threads(args.reading.threads, work)?;
    problems.extend(more);
    articles::something(reports.len(), &found, &problems).inspect_err(|_| check::tell(&problems, false))?;
    let format = args.format.unwrap_or_else(|| output::facts_format(args.output.as_deref()));
    let mut out = output::open(args.output.as_deref())?;
    let sheet = report::facts::Sheet { facts: &facts, reports: &reports, claims: &claims };
    report::facts::write(sheet, format, output::width(&args.printing), &mut out)?;
    out.flush()?;
    Ok(finish(&mut problems, args.printing.verbose > 0))
}

/// Tell the problems; an unreadable input decides the exit status.
pub fn finish(problems: &mut [Problem], notes: bool) -> Outcome {
    problems.sort();
    check::tell(problems, notes);
    if check::unreadable(problems) { Outcome::Unreadable } else { Outcome::Clean }
}
