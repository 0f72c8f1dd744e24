//! Two names side by side.

use super::{Name, NameWords, Part};

/// How alike two words of a name are, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    Different,
    Initial,
    Nickname,
    /// Another spelling of the same sound.
    Spelling,
    Equal,
}

/// How alike two words are.
pub fn likeness(a: &Part, b: &Part, words: &NameWords) -> Likeness {
    if a.text == b.text {
        return Likeness::Equal;
    }
    if a.initial || b.initial {
        let same = a.text.as_bytes().first() == b.text.as_bytes().first();
        return if same { Likeness::Initial } else { Likeness::Different };
    }
    if a.skeleton == b.skeleton && a.skeleton.len() >= 2 || words.variant_of(&a.text, &b.text) {
        return Likeness::Spelling;
    }
    if words.nickname_of(&a.text, &b.text) {
        return Likeness::Nickname;
    }
    Likeness::Different
}

/// A score from 0 to 1 that two names are one person's.
pub fn compare(a: &Name, b: &Name, words: &NameWords) -> f64 {
    if let (Some(x), Some(y)) = (&a.suffix, &b.suffix)
        && x != y
    {
        return 0.2;
    }
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    if short.parts.is_empty() {
        return 0.0;
    }
    let mut used = vec![false; long.parts.len()];
    let mut matched = 0;
    for part in &short.parts {
        let best = (0..long.parts.len())
            .filter(|&j| !used[j])
            .map(|j| (likeness(part, &long.parts[j], words), std::cmp::Reverse(j)))
            .max();
        if let Some((like, j)) = best
            && like > Likeness::Different
        {
            used[j.0] = true;
            matched += 1;
        }
    }
    matched as f64 / short.parts.len() as f64 * 0.9
}
