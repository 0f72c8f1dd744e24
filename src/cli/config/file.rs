//! What `crosscheck.toml` may hold, as it is written.

use std::{collections::BTreeMap, path::PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

/// The JSON schema of the file.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

/// crosscheck.toml
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// What a check does.
    pub check: CheckTable,
    /// Another severity for a rule or a group of rules: "error", "warning", "note" or "off".
    #[schemars(with = "BTreeMap<String, String>")]
    pub severity: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Other settings for conflicts that are reported in some paths.
    pub paths: Vec<PathTable>,
    /// Conflicts that are known and right as they stand.
    #[schemars(with = "Vec<SuppressTable>")]
    pub suppress: Vec<Spanned<SuppressTable>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CheckTable {
    /// Exit with 1 from this severity on: "error", "warning", "note", "not-found" or "never".
    #[schemars(with = "Option<String>")]
    pub fail_on: Option<Spanned<String>>,
    /// The format of the report.
    #[schemars(with = "Option<String>")]
    pub format: Option<Spanned<String>>,
    /// The file of known conflicts.
    pub baseline: Option<PathBuf>,
    /// Folders of further rule packs.
    pub rules: Vec<PathBuf>,
    /// Globs of the files that are read in folders; none: all.
    #[schemars(with = "Vec<String>")]
    pub include: Vec<Spanned<String>>,
    /// Globs of the files that are not read in folders.
    #[schemars(with = "Vec<String>")]
    pub exclude: Vec<Spanned<String>>,
    /// Leave out what is milder.
    #[schemars(with = "Option<String>")]
    pub min_severity: Option<Spanned<String>>,
    /// Only these rules, or groups such as "event-*".
    #[schemars(with = "Vec<String>")]
    pub select: Vec<Spanned<String>>,
    /// Not these rules.
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
    /// Day of publication of articles that carry none.
    #[schemars(with = "Option<String>")]
    pub published: Option<Spanned<toml::Value>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathTable {
    #[schemars(with = "String")]
    pub glob: Spanned<String>,
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub severity: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    /// Not these rules.
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuppressTable {
    #[schemars(with = "Option<String>")]
    pub rule: Option<Spanned<String>>,
    #[schemars(with = "Option<String>")]
    pub path: Option<Spanned<String>>,
    pub contains: Option<String>,
    pub fingerprint: Option<String>,
    #[schemars(with = "String")]
    pub reason: Spanned<String>,
}
