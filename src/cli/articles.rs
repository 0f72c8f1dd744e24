//! What every reading command does first: packs, threads, articles.

use std::{io::Write, ops::Deref, path::Path};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::{CliError, args::Reading};
use crate::{
    document::{Document, Status, segment},
    lexicon::Packs,
    packs::Lexicon,
    problem::Problem,
    report::text::one_line,
    severity::Severity,
    source::{self, Found, Input, PassedOver},
};

/// How many files are held in memory as bytes at once.
pub const BATCH: usize = 256;

/// The words of a run: the built-in packs, or those with the user's on top.
pub enum Words {
    Builtin,
    Own(Box<Lexicon>),
}

impl Deref for Words {
    type Target = Lexicon;

    fn deref(&self) -> &Lexicon {
        match self {
            Words::Builtin => Lexicon::builtin(),
            Words::Own(lexicon) => lexicon,
        }
    }
}

/// Load the built-in packs, and those of `--rules` on top.
pub fn lexicon(folders: &[impl AsRef<Path>]) -> Result<Words, CliError> {
    if folders.is_empty() {
        return Ok(Words::Builtin);
    }
    let mut packs = Packs::builtin();
    for folder in folders {
        for path in pack_files(folder.as_ref())? {
            let shown = path.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&shown, &e))?;
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            packs.add(&name, &shown, text)?;
        }
    }
    Ok(Words::Own(Box::new(Lexicon::load(&packs)?)))
}

fn pack_files(folder: &Path) -> Result<Vec<std::path::PathBuf>, CliError> {
    let entries = std::fs::read_dir(folder).map_err(|e| unreadable(&folder.to_string_lossy(), &e))?;
    let mut files: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "toml") && p.is_file());
    files.sort();
    Ok(files)
}

pub fn unreadable(path: &str, error: &std::io::Error) -> CliError {
    CliError::Input { path: path.to_owned(), reason: source::reason(error), help: None }
}

/// Run `work` on as many threads as are asked for; 0: one for each processor.
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T, CliError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.min(256)).build();
    let pool = pool.map_err(|e| CliError::Usage(format!("the threads cannot be started: {e}")))?;
    Ok(pool.install(work))
}

/// How standard input is written on the command line.
const STDIN: &str = "-";

/// How standard input is shown.
pub fn stdin_name(reading: &Reading) -> String {
    reading.stdin_filename.clone().unwrap_or_else(|| STDIN.to_owned())
}

/// Read `inputs` and cut them up, in their order.
pub fn documents(
    inputs: &[Input],
    reading: &Reading,
    published: Option<NaiveDate>,
    lexicon: &Lexicon,
) -> (Vec<Document>, Vec<Problem>) {
    let mut documents = Vec::new();
    let mut problems = Vec::new();
    for batch in inputs.chunks(BATCH) {
        let contents = source::read_all(batch, reading.limits());
        problems.extend(contents.problems);
        let mut raw = contents.documents;
        for article in raw.iter_mut().filter(|a| a.path == STDIN) {
            article.path.clone_from(&stdin_name(reading));
            if article.id == STDIN {
                article.id.clone_from(&article.path);
            }
        }
        let built: Vec<Document> = raw.into_par_iter().map(|raw| segment::document(raw, lexicon, published)).collect();
        problems.extend(built.iter().filter_map(passed_over));
        documents.extend(built);
    }
    (documents, problems)
}

/// An article in another language than that of the packs.
fn passed_over(doc: &Document) -> Option<Problem> {
    let language = doc.foreign?;
    let message = format!("this text is {language}: only English is read, so nothing in it was checked");
    Some(Problem { line: doc.record, ..Problem::note(&doc.path, message) })
}

/// What `-v` says of the articles: every one with its day and where that is from, and what was passed over and why.
pub fn tell(documents: &[Document], passed: &[PassedOver]) {
    let mut err = std::io::BufWriter::new(std::io::stderr().lock());
    for doc in documents {
        let record = doc.record.map(|r| format!("#{r}")).unwrap_or_default();
        let format = source::Format::of_name(&doc.path).map_or("text", source::Format::name);
        let day = doc.meta.published.as_ref().map_or_else(
            || "no day of publication".to_owned(),
            |p| format!("published {} ({})", p.day, p.from.as_str()),
        );
        let status = match doc.meta.status {
            Status::Usable => String::new(),
            other => format!(", {}", other.as_str()),
        };
        let embargo = doc.meta.embargo.map(|e| format!(", embargo until {e}")).unwrap_or_default();
        let line = format!("read {}{record}: {format}, {day}{status}{embargo}", doc.path);
        let _ = writeln!(err, "{}", one_line(&line));
    }
    for file in passed {
        let _ = writeln!(err, "{}", one_line(&format!("passed over {}: {}", file.path, file.why)));
    }
    let _ = err.flush();
}

/// Nothing was read, and nothing could not be read either: a wrong path must not look like a clean report.
///
/// # Errors
/// What lies there instead.
pub fn something(read: usize, found: &Found, problems: &[Problem]) -> Result<(), CliError> {
    if read > 0 || problems.iter().any(|p| p.severity == Severity::Error) {
        return Ok(());
    }
    let mut kinds: std::collections::BTreeMap<String, (usize, &str)> = std::collections::BTreeMap::new();
    for file in &found.passed {
        let entry = kinds.entry(source::kind_of(&file.path, 2)).or_insert((0, &file.path));
        entry.0 += 1;
    }
    let listed: Vec<String> =
        kinds.values().take(4).map(|(count, path)| format!("{count} {}", source::kind_of(path, *count))).collect();
    let inputs = found.inputs.len();
    let what = match (listed.is_empty(), inputs) {
        (false, _) => format!("{}, which crosscheck does not read", listed.join(", ")),
        (true, 0) => "no files".to_owned(),
        (true, 1) => format!("{}, which holds no article", found.inputs[0].shown()),
        (true, n) => format!("{n} files, which hold no article"),
    };
    Err(CliError::Usage(format!(
        "nothing was read: there are {what}. It reads text, Markdown, HTML, JSON, JSON Lines, RSS, Atom, NewsML, NITF, DOCX, \
         ODT, EML, WARC and wire text, also as .gz and .zst"
    )))
}
