//! Two wordings of one utterance.

/// The words of a quotation in lower case, without marks; contractions are kept.
pub fn words(text: &str) -> Vec<String> {
    let clean = text.replace('’', "'").to_lowercase();
    clean
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|w| w.trim_matches('\''))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The number of [`words`].
pub fn count(text: &str) -> usize {
    parts(text).count()
}

/// Does `text` have fewer words than that?
pub fn is_shorter(text: &str, words: usize) -> bool {
    parts(text).take(words).count() < words
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let marks = |c: char| matches!(c, '\'' | '’');
    text.split(move |c: char| !inner(c)).filter(move |w| w.contains(|c| !marks(c)))
}

/// Share of words that two wordings have in common in order: `2 * LCS / (|a| + |b|)`.
/// Both are cut to 200 words, so that the cost is bounded.
pub fn similarity(a: &[String], b: &[String]) -> f64 {
    let (a, b) = (&a[..a.len().min(200)], &b[..b.len().min(200)]);
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    2.0 * row[b.len()] as f64 / (a.len() + b.len()) as f64
}
