//! Finding and reading pack files.

use miette::{Diagnostic, NamedSource, SourceSpan};
use serde::de::DeserializeOwned;
use thiserror::Error;

/// A pack that cannot be used: which file, where in it, and why.
#[derive(Debug, Error, Diagnostic)]
#[error("the rule pack {name} cannot be used: {reason}")]
#[diagnostic(code(pack), help("the built-in packs in `rules/en` show the names and the keys that a pack may have"))]
pub struct PackError {
    pub name: String,
    pub reason: String,
    #[source_code]
    pub source_code: NamedSource<String>,
    #[label("here")]
    pub at: Option<SourceSpan>,
}

/// Pack files by name: the built-in ones first, then the user's.
#[derive(Debug, Clone)]
pub struct Packs {
    /// (pack name such as `time`, path to show, contents)
    files: Vec<(String, String, String)>,
}

macro_rules! builtin {
    ($($name:literal),* $(,)?) => {
        [$(($name, concat!("rules/en/", $name, ".toml"), include_str!(concat!("../../rules/en/", $name, ".toml")))),*]
    };
}

impl Packs {
    pub fn builtin() -> Packs {
        let files = builtin!(
            "language",
            "text",
            "time",
            "quantity",
            "units",
            "casualty",
            "entity",
            "names",
            "titles",
            "places",
            "organizations",
            "quote",
            "event",
            "align",
            "holders",
            "status",
            "sums",
            "corrections",
            "evidence",
            "wording",
        );
        Packs { files: files.iter().map(|(n, p, t)| (n.to_string(), p.to_string(), t.to_string())).collect() }
    }

    /// Add a user's file; `name` is its file name without `.toml`.
    pub fn add(&mut self, name: &str, path: &str, text: String) -> Result<(), PackError> {
        if !self.files.iter().any(|(n, ..)| n == name) {
            let names: Vec<&str> = self.files.iter().map(|(n, ..)| n.as_str()).collect();
            let reason = format!("there is no pack of the name \"{name}\"; the packs are {}", names.join(", "));
            return Err(PackError {
                name: path.to_owned(),
                reason,
                source_code: NamedSource::new(path, text),
                at: None,
            });
        }
        self.files.push((name.to_owned(), path.to_owned(), text));
        Ok(())
    }

    /// Every file of the pack `name`, parsed.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Result<Vec<T>, PackError> {
        self.files.iter().filter(|(n, ..)| n == name).map(|(_, path, text)| parse(path, text)).collect()
    }
}

fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, PackError> {
    toml::from_str(text).map_err(|e| PackError {
        name: path.to_owned(),
        reason: e.message().to_owned(),
        at: e.span().map(|s| (s.start, s.len()).into()),
        source_code: NamedSource::new(path, text.to_owned()),
    })
}
