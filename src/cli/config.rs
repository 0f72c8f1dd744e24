//! `crosscheck.toml`.

/// The name that is searched for.
pub const FILE_NAME: &str = "crosscheck.toml";

/// What `crosscheck init` writes.
pub const STARTER: &str = include_str!("starter.toml");

/// The known word most like `word`, if one is alike enough.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.chars().take(64).collect();
    let best = known.map(|k| (strsim::jaro_winkler(&word, k), k)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= 0.8).map(|(_, k)| k)
}
