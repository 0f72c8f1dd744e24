//! `crosscheck.toml`: finding it, reading it, and what it asks for.

use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::{CliError, args::FailOn};
use crate::{
    conflict::Severity,
    judge::settings::{PathRule, Settings, Suppression},
    problem::nearest,
    rules,
};

/// The name that is searched for.
pub const FILE_NAME: &str = "crosscheck.toml";

/// What `crosscheck init` writes.
pub const STARTER: &str = include_str!("starter.toml");

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
    pub settings: Settings,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    check: CheckTable,
    severity: BTreeMap<Spanned<String>, Spanned<String>>,
    paths: Vec<PathTable>,
    suppress: Vec<Spanned<SuppressTable>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct CheckTable {
    fail_on: Option<Spanned<String>>,
    min_severity: Option<Spanned<String>>,
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    published: Option<Spanned<toml::Value>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PathTable {
    glob: Spanned<String>,
    #[serde(default)]
    severity: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SuppressTable {
    rule: Option<Spanned<String>>,
    path: Option<Spanned<String>>,
    contains: Option<String>,
    fingerprint: Option<String>,
    reason: Spanned<String>,
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
        config.settings.folder = self.folder.clone();
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

    fn rules(&self, ids: Vec<Spanned<String>>) -> Result<Vec<String>, CliError> {
        ids.iter().map(|id| self.rule(id)).collect()
    }

    fn rule(&self, id: &Spanned<String>) -> Result<String, CliError> {
        let unknown = |e: rules::UnknownRule| self.wrong(id.span(), &e.to_string(), "unknown rule", Some(e.help));
        rules::find(id.get_ref()).map(|rule| rule.id.to_owned()).map_err(unknown)
    }

    fn severities(
        &self,
        table: BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Result<BTreeMap<String, Option<Severity>>, CliError> {
        table.iter().map(|(rule, level)| Ok((self.rule(rule)?, self.severity(level, true)?))).collect()
    }

    /// None: the rule is off.
    fn severity(&self, word: &Spanned<String>, or_off: bool) -> Result<Option<Severity>, CliError> {
        let known: &[&str] = if or_off { &["error", "warning", "note", "off"] } else { &["error", "warning", "note"] };
        self.one_of(word, known, "severity")?;
        Ok(Severity::parse(word.get_ref()))
    }

    fn fail_on(&self, word: &Spanned<String>) -> Result<FailOn, CliError> {
        self.one_of(word, &["error", "warning", "note", "never"], "severity")?;
        Ok(match word.get_ref().as_str() {
            "error" => FailOn::Error,
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
