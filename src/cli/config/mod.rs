//! `crosscheck.toml`: finding it, reading it, and what it asks for.

use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use clap::ValueEnum;
use toml::Spanned;

mod file;

pub use file::schema;
use file::{File, SuppressTable};

use super::{
    CliError,
    args::{FailOn, Reading},
};
use crate::{
    conflict::Severity,
    judge::settings::{PathRule, Settings, Suppression},
    problem::nearest,
    report::format::Format,
    rules,
    source::Input,
};

/// The name that is searched for.
pub const FILE_NAME: &str = "crosscheck.toml";

/// What `crosscheck init` writes.
pub const STARTER: &str = include_str!("../starter.toml");

/// Longest file that is read as a configuration, in bytes.
const MAX_SIZE: u64 = 4 << 20;

/// A configuration whose names and values are known to be right.
#[derive(Debug, Default)]
pub struct Config {
    pub path: Option<String>,
    pub fail_on: Option<FailOn>,
    pub min_severity: Option<Severity>,
    pub select: Vec<String>,
    pub ignore: Vec<String>,
    pub published: Option<NaiveDate>,
    pub format: Option<Format>,
    pub baseline: Option<PathBuf>,
    /// Folders of rule packs.
    rules: Vec<PathBuf>,
    include: Vec<globset::GlobMatcher>,
    exclude: Vec<globset::GlobMatcher>,
    pub settings: Settings,
}

impl Config {
    /// The folders of rule packs: the configuration's, then those of the command line.
    pub fn packs(&self, given: &[PathBuf]) -> Vec<PathBuf> {
        self.rules.iter().chain(given).cloned().collect()
    }

    /// Leave out what was found in folders and is excluded; what is named on the command line stays.
    pub fn keep(&self, inputs: &mut Vec<Input>) {
        let any = |globs: &[globset::GlobMatcher], path: &str| globs.iter().any(|g| self.settings.lies_in(g, path));
        inputs.retain(|input| {
            let path = input.shown();
            !input.found || (self.include.is_empty() || any(&self.include, &path)) && !any(&self.exclude, &path)
        });
    }
}

/// The configuration that the options ask for, or the nearest one from the first path upward, or none.
pub fn of(reading: &Reading, paths: &[String]) -> Result<Config, CliError> {
    if reading.no_config {
        return Ok(Config::default());
    }
    load(reading.config.as_deref(), paths.first().map(String::as_str))
}

/// The configuration of a run: `file`, or the nearest one from the first path upward, or none.
pub fn load(file: Option<&Path>, first: Option<&str>) -> Result<Config, CliError> {
    let found = match file {
        Some(file) => Some(file.to_owned()),
        None => search(first),
    };
    let Some(path) = found else { return Ok(Config::default()) };
    let shown = path.to_string_lossy().into_owned();
    let unusable = |reason: String| CliError::Input { path: shown.clone(), reason, help: None };
    let meta = std::fs::metadata(&path).map_err(|e| unusable(crate::source::reason(&e)))?;
    if !meta.is_file() || meta.len() > MAX_SIZE {
        return Err(unusable("it is no regular file of at most 4 MiB".to_owned()));
    }
    let bytes = std::fs::read(&path).map_err(|e| unusable(crate::source::reason(&e)))?;
    let text = String::from_utf8(bytes).map_err(|_| unusable("it is no UTF-8".to_owned()))?;
    let reader = Reader { name: shown, text, folder: folder_of(&path) };
    reader.read()
}

fn search(first: Option<&str>) -> Option<PathBuf> {
    let start = first.filter(|p| *p != "-").map_or_else(|| PathBuf::from("."), PathBuf::from);
    let start = std::fs::canonicalize(&start).or_else(|_| std::env::current_dir()).ok()?;
    let found = start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())?;
    // as the user would write it
    let here = std::env::current_dir().and_then(std::fs::canonicalize).ok();
    here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned)).or(Some(found))
}

fn folder_of(path: &Path) -> PathBuf {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    path.parent().map(Path::to_owned).unwrap_or_default()
}

struct Reader {
    name: String,
    text: String,
    folder: PathBuf,
}

impl Reader {
    fn read(&self) -> Result<Config, CliError> {
        let file: File = toml::from_str(&self.text).map_err(|e| self.syntax(&e))?;
        let mut config = Config { path: Some(self.name.clone()), ..Config::default() };
        let check = file.check;
        config.fail_on = check.fail_on.map(|v| self.fail_on(&v)).transpose()?;
        config.min_severity = check.min_severity.map(|v| self.severity(&v, false)).transpose()?.flatten();
        config.select = self.rules(check.select)?;
        config.ignore = self.rules(check.ignore)?;
        config.published = check.published.map(|v| self.date(&v)).transpose()?;
        config.format = check.format.map(|v| self.format(&v)).transpose()?;
        config.baseline = check.baseline.map(|path| self.shown_path(&path));
        config.rules = check.rules.iter().map(|path| self.shown_path(path)).collect();
        config.include = check.include.iter().map(|g| self.glob(g)).collect::<Result<_, _>>()?;
        config.exclude = check.exclude.iter().map(|g| self.glob(g)).collect::<Result<_, _>>()?;
        config.settings.folder = self.folder.clone();
        config.settings.here = std::env::current_dir().unwrap_or_default();
        config.settings.severity = self.severities(file.severity)?;
        for table in file.paths {
            config.settings.paths.push(PathRule {
                glob: self.glob(&table.glob)?,
                severity: self.severities(table.severity)?,
                ignore: self.rules(table.ignore)?,
            });
        }
        for table in file.suppress {
            config.settings.suppress.push(self.suppression(table)?);
        }
        Ok(config)
    }

    fn suppression(&self, table: Spanned<SuppressTable>) -> Result<Suppression, CliError> {
        let span = table.span();
        let table = table.into_inner();
        if table.reason.get_ref().trim().is_empty() {
            return Err(self.wrong(table.reason.span(), "a suppression needs a reason", "say why it is right", None));
        }
        if table.rule.is_none() && table.path.is_none() && table.contains.is_none() && table.fingerprint.is_none() {
            let help = "name a `rule`, a `path`, a `fingerprint`, or words that the place `contains`";
            return Err(self.wrong(span, "this would suppress every conflict", "too wide", Some(help.to_owned())));
        }
        Ok(Suppression {
            rule: table.rule.map(|r| self.rule(&r)).transpose()?,
            path: table.path.map(|p| self.glob(&p)).transpose()?,
            contains: table.contains,
            fingerprint: table.fingerprint,
            line: self.text.get(..span.start).map_or(1, |t| t.matches('\n').count() + 1),
        })
    }

    /// A path of the configuration, from the current folder.
    fn shown_path(&self, path: &Path) -> PathBuf {
        Path::new(&self.name).parent().unwrap_or(Path::new("")).join(path)
    }

    fn format(&self, word: &Spanned<String>) -> Result<Format, CliError> {
        let names: Vec<String> = Format::value_variants()
            .iter()
            .filter_map(|f| Some(f.to_possible_value()?.get_name().to_owned()))
            .collect();
        self.one_of(word, &names.iter().map(String::as_str).collect::<Vec<_>>(), "format")?;
        let unknown = |_| self.wrong(word.span(), "there is no such format", "unknown value", None);
        Format::from_str(word.get_ref(), false).map_err(unknown)
    }

    fn rules(&self, ids: Vec<Spanned<String>>) -> Result<Vec<String>, CliError> {
        let mut all = Vec::new();
        for id in ids {
            all.extend(self.group(&id)?);
        }
        Ok(all)
    }

    fn group(&self, id: &Spanned<String>) -> Result<Vec<String>, CliError> {
        let unknown = |e: rules::UnknownRule| self.wrong(id.span(), &e.to_string(), "unknown rule", Some(e.help));
        group(id.get_ref()).map_err(unknown)
    }

    fn rule(&self, id: &Spanned<String>) -> Result<String, CliError> {
        let unknown = |e: rules::UnknownRule| self.wrong(id.span(), &e.to_string(), "unknown rule", Some(e.help));
        rules::find(id.get_ref()).map(|rule| rule.id.to_owned()).map_err(unknown)
    }

    fn severities(
        &self,
        table: BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Result<BTreeMap<String, Option<Severity>>, CliError> {
        let mut all = BTreeMap::new();
        // a rule of its own goes before its group
        let (groups, single): (Vec<_>, Vec<_>) = table.iter().partition(|(rule, _)| rule.get_ref().contains('*'));
        for (rule, level) in groups.into_iter().chain(single) {
            let level = self.severity(level, true)?;
            all.extend(self.group(rule)?.into_iter().map(|id| (id, level)));
        }
        Ok(all)
    }

    /// None: the rule is off.
    fn severity(&self, word: &Spanned<String>, or_off: bool) -> Result<Option<Severity>, CliError> {
        let known: &[&str] = if or_off { &["error", "warning", "note", "off"] } else { &["error", "warning", "note"] };
        self.one_of(word, known, "severity")?;
        Ok(Severity::parse(word.get_ref()))
    }

    fn fail_on(&self, word: &Spanned<String>) -> Result<FailOn, CliError> {
        self.one_of(word, &["error", "warning", "note", "not-found", "never"], "severity")?;
        Ok(match word.get_ref().as_str() {
            "error" => FailOn::Error,
            "not-found" => FailOn::NotFound,
            "warning" => FailOn::Warning,
            "note" => FailOn::Note,
            _ => FailOn::Never,
        })
    }

    fn one_of(&self, word: &Spanned<String>, known: &[&str], what: &str) -> Result<(), CliError> {
        if known.contains(&word.get_ref().as_str()) {
            return Ok(());
        }
        let quoted: Vec<String> = known.iter().map(|k| format!("\"{k}\"")).collect();
        let help = suggestion(word.get_ref(), known, &format!("it is one of {}", quoted.join(", ")));
        let reason = format!("\"{}\" is no {what}", shorten(word.get_ref()));
        Err(self.wrong(word.span(), &reason, "unknown value", Some(help)))
    }

    fn date(&self, value: &Spanned<toml::Value>) -> Result<NaiveDate, CliError> {
        let text = match value.get_ref() {
            toml::Value::Datetime(d) => d.to_string(),
            toml::Value::String(s) => s.clone(),
            other => other.to_string(),
        };
        text.parse().map_err(|_| {
            let help = "write it as 2025-01-31".to_owned();
            self.wrong(value.span(), "this is no day", "not a date", Some(help))
        })
    }

    fn glob(&self, text: &Spanned<String>) -> Result<globset::GlobMatcher, CliError> {
        let glob = globset::GlobBuilder::new(text.get_ref()).literal_separator(true).build();
        glob.map(|g| g.compile_matcher()).map_err(|e| {
            let reason = format!("this is no valid glob: {}", e.kind());
            self.wrong(text.span(), &reason, "broken glob", None)
        })
    }

    fn syntax(&self, error: &toml::de::Error) -> CliError {
        let message = error.message();
        let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        let unknown = message.starts_with("unknown field");
        let (reason, label, help) = match quoted.split_first() {
            Some((word, known)) if unknown => {
                let list = format!("the settings here are {}", known.join(", "));
                let reason = format!("there is no setting \"{}\"", shorten(word));
                (reason, "unknown setting", Some(suggestion(word, known, &list)))
            }
            _ => (shorten(&message.replace('\n', ", ")), "here", None),
        };
        self.wrong(error.span().unwrap_or(0..0), &reason, label, help)
    }

    fn wrong(&self, span: Range<usize>, reason: &str, label: &str, help: Option<String>) -> CliError {
        CliError::in_file(&self.name, &self.text, Some(span), reason, label, help)
    }
}

/// The rules of a name, or of a group such as `event-*`.
///
/// # Errors
/// There is no such rule, or none whose name begins so.
pub fn group(id: &str) -> Result<Vec<String>, rules::UnknownRule> {
    let Some(start) = id.strip_suffix('*') else { return rules::find(id).map(|rule| vec![rule.id.to_owned()]) };
    let members: Vec<String> =
        rules::all().iter().map(|r| r.id).filter(|r| r.starts_with(start)).map(str::to_owned).collect();
    match members.is_empty() {
        true => rules::find(id).map(|rule| vec![rule.id.to_owned()]),
        false => Ok(members),
    }
}

fn suggestion(word: &str, known: &[&str], list: &str) -> String {
    match nearest(word, known.iter().copied()) {
        Some(guess) => format!("did you mean \"{guess}\"? {list}"),
        None => list.to_owned(),
    }
}

fn shorten(text: &str) -> String {
    let short: String = text.chars().take(160).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        let reader = Reader { name: "crosscheck.toml".into(), text: text.into(), folder: PathBuf::new() };
        reader.read().map_err(|e| e.to_string())
    }

    #[test]
    fn the_starter_is_valid() {
        let config = read(STARTER).unwrap();
        assert_eq!(config.fail_on, Some(FailOn::Error));
        // and so is everything that it shows in comments
        let shown: String = STARTER
            .lines()
            .filter_map(|l| {
                l.strip_prefix("# ")
                    .filter(|l| l.contains(" = ") || l.starts_with('['))
                    .or(Some(l).filter(|l| !l.starts_with('#')))
            })
            .map(|l| format!("{l}\n"))
            .collect();
        let config = read(&shown).unwrap();
        assert_eq!(config.published.unwrap().to_string(), "2025-01-31");
        assert_eq!(config.settings.paths.len() + config.settings.suppress.len(), 2);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, part) in [
            ("[chek]\n", "no setting \"chek\""),
            ("[check]\nfail_on = \"error\"", "no setting \"fail_on\""),
            ("[check]\nfail-on = \"fatal\"", "\"fatal\" is no severity"),
            ("[severity]\nevent-dat = \"note\"", "no rule \"event-dat\""),
            ("[check]\npublished = \"soon\"", "no day"),
            ("[[paths]]\nglob = \"[\"", "no valid glob"),
            ("[[suppress]]\nreason = \"so\"", "every conflict"),
            ("[[suppress]]\nrule = \"toll\"\nreason = \" \"", "needs a reason"),
        ] {
            let error = read(text).map(|_| ()).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
