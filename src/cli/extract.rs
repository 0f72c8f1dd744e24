//! `crosscheck extract` and `crosscheck facts`.

use std::io::Write;

use rayon::prelude::*;

use super::{
    CliError, Outcome,
    args::{Extract, ExtractFormat, Facts},
    articles, check, output,
};
use crate::{conflict::Problem, document::Document, engine, lexicon::Lexicon, report, source};

/// Print the mentions and claims of each article; memory is bounded by a batch of files.
pub fn run(args: Extract) -> Result<Outcome, CliError> {
    let lexicon = articles::lexicon(&args.reading.rules)?;
    let (inputs, mut problems) = source::find(&args.paths);
    let mut out = output::open(args.output.as_deref())?;
    for batch in inputs.chunks(articles::BATCH) {
        let work = || {
            let (documents, problems) = articles::documents(batch, &args.reading, args.reading.published, lexicon);
            let lines: Vec<String> = documents.par_iter().map(|doc| article(doc, lexicon, &args)).collect();
            (lines, problems)
        };
        let (lines, more) = articles::on_threads(args.reading.threads, work)?;
        problems.extend(more);
        for line in lines {
            out.write_all(line.as_bytes())?;
        }
    }
    out.flush()?;
    Ok(finish(&mut problems))
}

fn article(doc: &Document, lexicon: &Lexicon, args: &Extract) -> String {
    let found = engine::extract(doc, lexicon);
    match args.format {
        ExtractFormat::Jsonl => report::extract::line(doc, &found, args.text),
        ExtractFormat::Human => report::extract::table(doc, &found),
    }
}

/// Print the reconciled fact sheet.
pub fn facts(_args: Facts) -> Result<Outcome, CliError> {
    Err(CliError::Usage("`facts` is not there yet".to_owned()))
}

/// Tell the problems; an unreadable input decides the exit status.
pub fn finish(problems: &mut [Problem]) -> Outcome {
    problems.sort();
    check::tell(problems);
    if check::unreadable(problems) { Outcome::Unreadable } else { Outcome::Clean }
}
