//! Two wordings of one utterance.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::lexicon::{PackError, Packs, morph};

/// More words of a quotation than this are not compared.
const LONGEST: usize = 200;
/// Stands for what the writer left out or put in: an ellipsis, words in square brackets.
const GAP: &str = "…";
/// Stands for a letter that a desk does not print.
const MASK: char = '*';

/// The compiled pack `wording`.
#[derive(Debug, Default)]
pub struct Words {
    /// A way to write a word -> the words that it stands for.
    same: FxHashMap<String, Vec<String>>,
    endings: Vec<(String, String)>,
    short_is: FxHashSet<String>,
    small: FxHashSet<String>,
    turning: FxHashSet<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Pack {
    same: Vec<Vec<String>>,
    endings: std::collections::BTreeMap<String, String>,
    short_is: List,
    small: List,
    turning: List,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct List {
    words: String,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        let list = |l: &List| l.words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for pack in packs.read::<Pack>("wording")? {
            for group in &pack.same {
                let Some((last, others)) = group.split_last() else { continue };
                let meant: Vec<String> = last.split_whitespace().map(str::to_owned).collect();
                words.same.extend(others.iter().map(|w| (w.clone(), meant.clone())));
            }
            words.endings.extend(pack.endings.iter().map(|(end, word)| (end.clone(), word.clone())));
            words.short_is.extend(list(&pack.short_is));
            words.small.extend(list(&pack.small));
            words.turning.extend(list(&pack.turning));
        }
        Ok(words)
    }

    /// Add `word` in the one way in which it is compared.
    fn push(&self, word: &str, out: &mut Vec<String>) {
        if let Some(meant) = self.same.get(word) {
            out.extend(meant.iter().cloned());
            return;
        }
        if let Some(before) = word.strip_suffix("'s").filter(|w| self.short_is.contains(*w)) {
            out.extend([before.to_owned(), "is".to_owned()]);
            return;
        }
        match self.endings.iter().find_map(|(end, meant)| Some((word.strip_suffix(end.as_str())?, meant))) {
            Some((before, meant)) if !before.is_empty() => {
                self.push(before, out);
                out.push(meant.clone());
            }
            _ => out.push(word.to_owned()),
        }
    }

    fn is_small(&self, word: &str) -> bool {
        self.small.contains(word) || self.small.contains(morph::root(word))
    }

    fn turns(&self, word: &str) -> bool {
        self.turning.contains(word) || word.contains(|c: char| c.is_ascii_digit())
    }
}

/// The words of a quotation as they are compared: in lower case, without marks, contractions written out. What stands
/// in round brackets is the writer's; square brackets and ellipses are a gap.
pub fn words(text: &str, pack: &Words) -> Vec<String> {
    let clean = text.replace(['’', '‘', 'ʼ'], "'").to_lowercase();
    let mut out = Vec::new();
    let mut rest = clean.as_str();
    while let Some(at) = rest.find(['(', '[', '…', '.']) {
        let (before, tail) = rest.split_at(at);
        plain(before, pack, &mut out);
        let close = if tail.starts_with('(') { ')' } else { ']' };
        rest = match tail.find(close) {
            Some(end) if tail.starts_with(['(', '[']) => {
                out.extend((close == ']').then(|| GAP.to_owned()));
                &tail[end + 1..]
            }
            _ => {
                let dots = tail.len() - tail.trim_start_matches(['.', '…', ' ']).len();
                let ellipsis = tail.starts_with('…') || tail.get(..dots).is_some_and(|d| d.matches('.').count() > 2);
                out.extend(ellipsis.then(|| GAP.to_owned()));
                tail.get(dots.max(1)..).unwrap_or("")
            }
        };
    }
    plain(rest, pack, &mut out);
    out
}

fn plain(text: &str, pack: &Words, out: &mut Vec<String>) {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | MASK)));
    parts.map(|w| w.trim_matches('\'')).filter(|w| !w.is_empty()).for_each(|w| pack.push(w, out));
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
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
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

/// Do two wordings share so many words of sense that they are one utterance?
pub fn one_utterance(a: &[String], b: &[String], pack: &Words) -> bool {
    let sense = |words: &[String]| words.iter().filter(|w| !pack.is_small(w)).cloned().collect::<Vec<_>>();
    let (x, y) = (sense(&a[..a.len().min(LONGEST)]), sense(&b[..b.len().min(LONGEST)]));
    let both = x.iter().filter(|w| y.iter().any(|v| akin(v, w))).count();
    both >= 2 && both * 10 >= x.len().min(y.len()) * 6
}

/// How two wordings of one utterance differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// In marks, contractions and gaps; or one is cut shorter.
    None,
    /// In little words, endings, or words left out within.
    Small,
    /// In words that carry the sense.
    Sense,
}

/// So much of [`weigh`] changes the sense.
const SENSE: u32 = 4;

/// How two wordings differ, told by the stretches that they do not share.
pub fn difference(a: &[String], b: &[String], pack: &Words) -> Difference {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let shared = shared(a, b);
    let count = |words: &[String], word: &String| words.iter().filter(|w| *w == word).count();
    // "any more I could give", "I could give more": moved, not changed
    let changes = |word: &String| count(a, word) != count(b, word);
    let (mut i, mut j, mut weight) = (0, 0, 0);
    for &(p, q) in shared.iter().chain(&[(a.len(), b.len())]) {
        let at_end = i == 0 && j == 0 && (p, q) != (0, 0) || (p, q) == (a.len(), b.len());
        weight += weigh(&a[i..p], &b[j..q], at_end, &changes, pack);
        (i, j) = (p + 1, q + 1);
    }
    match weight {
        0 => Difference::None,
        w if w < SENSE => Difference::Small,
        _ => Difference::Sense,
    }
}

/// What one stretch adds: 4 changes the sense, 2 may, 1 does not.
fn weigh(x: &[String], y: &[String], at_end: bool, changes: &dyn Fn(&String) -> bool, pack: &Words) -> u32 {
    let gap = |words: &[String]| words.iter().any(|w| w == GAP);
    if x.is_empty() && y.is_empty() || gap(x) || gap(y) || x.concat() == y.concat() || acronym(x, y) || acronym(y, x) {
        return 0;
    }
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let turning = |words: &[String]| words.iter().filter(|w| pack.turns(w) && changes(w)).cloned().collect::<Vec<_>>();
    let turned = turning(x) != turning(y);
    if at_end && (long.len() > 3 || short.is_empty() && !(turned && long.len() <= 2)) {
        // cut elsewhere
        return 0;
    }
    if turned && long.len() <= 3 {
        return SENSE;
    }
    let sense = |words: &[String]| words.iter().filter(|w| !pack.is_small(w)).cloned().collect::<Vec<_>>();
    let (p, q) = (sense(x), sense(y));
    if short.is_empty() {
        let moved = long.iter().all(|w| pack.is_small(w) || !changes(w));
        return if !moved && p.len().max(q.len()) <= 3 { 2 } else { 1 };
    }
    let one = |v: &String, w: &String| akin(v, w) || abbreviates(v, w) || abbreviates(w, v) || masked(v, w);
    let within = |p: &[String], q: &[String]| p.iter().all(|w| q.iter().any(|v| one(v, w)));
    if within(&p, &q) && within(&q, &p) { 1 } else { SENSE }
}

/// The words that both share in order, as pairs of places: a longest common subsequence.
fn shared(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let (down, right) = (table[(i + 1) * width + j], table[i * width + j + 1]);
            let both = x == y && x != GAP;
            table[i * width + j] = if both { table[(i + 1) * width + j + 1] + 1 } else { down.max(right) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] && a[i] != GAP {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

/// "Sen." is "Senator", "IS" is "ISIL": how a desk writes it, not what was said.
fn abbreviates(short: &str, long: &str) -> bool {
    (2..=4).contains(&short.len()) && long.len() >= short.len() + 2 && long.starts_with(short)
}

/// "d***ed" is "damned".
fn masked(a: &str, b: &str) -> bool {
    let fits = |a: &str, b: &str| {
        a.contains(MASK) && a.chars().next() == b.chars().next() && a.chars().count().abs_diff(b.chars().count()) <= 2
    };
    fits(a, b) || fits(b, a)
}

/// "IE" is "Internet Explorer".
fn acronym(short: &[String], long: &[String]) -> bool {
    let [word] = short else { return false };
    long.len() >= 2 && word.chars().eq(long.iter().filter_map(|w| w.chars().next()))
}

/// One word in two forms, or with a slip: "damages", "damaged".
fn akin(a: &str, b: &str) -> bool {
    let least = a.chars().count().min(b.chars().count());
    let head = a.chars().zip(b.chars()).take_while(|(p, q)| p == q).count();
    let tail = a.chars().count().max(b.chars().count()) - head;
    a == b
        || morph::root(a) == morph::root(b)
        || head >= 3 && tail <= 3 && head + 3 >= least && (head >= 4 || tail <= 2)
        || least >= 5 && head >= 1 && morph::slips(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    #[test]
    fn differences() {
        use Difference::{None, Sense, Small};
        let pack = &Lexicon::builtin().wording;
        for (a, b, expected) in [
            ("We'll keep the mill, and we won't sell it.", "We will keep the mill and we will not sell it", None),
            ("The mill is old ... and it stays with us", "The mill is old, the roof is new and it stays with us", None),
            ("[The owners] have kept the mill for a century", "They have kept the mill for a century", None),
            ("I told her (Ruth Hale) that the mill is safe", "I told her that the mill is safe", None),
            ("At least 1 mill has burned this year", "At least one mill has burned this year", None),
            ("The RMU will pay for the new roof", "The River Millers Union will pay for the new roof", None),
            ("The mill is safe and sound for now", "I said it before, the mill is safe and sound for now", None),
            ("The mill is safe and sound for now", "The mill is safe and sound by now", Small),
            ("Many of the mills were damaged by the storm", "Many of the mills were damages by the storm", Small),
            ("The mill, just like the dam, is safe and sound now", "The mill is safe and sound now", Small),
            ("If there was any more I could do, I would", "If I could do any more, I would", Small),
            ("We would make a plea for the mill", "We are making a plea for the mill", Small),
            ("We will keep the mill", "We will not keep the mill", Sense),
            ("It was a good day for the mill", "It was a bad day for the mill", Sense),
            ("We need 3 more weeks for the roof", "We need 4 more weeks for the roof", Sense),
            ("It cost three million to mend the roof", "It cost three billion to mend the roof", Sense),
            ("Not one of the mills was safe", "One of the mills was safe", Sense),
        ] {
            let (x, y) = (words(a, pack), words(b, pack));
            assert_eq!(difference(&x, &y, pack), expected, "{a} | {b}");
            assert_eq!(difference(&y, &x, pack), expected, "{b} | {a}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_stops_it(a in "[a-z'’.…()\\[\\] 0-9éß\u{130}]{0,60}", b in "\\PC{0,60}") {
            let pack = &Lexicon::builtin().wording;
            let (x, y) = (words(&a, pack), words(&b, pack));
            proptest::prop_assert_eq!(difference(&x, &x, pack), Difference::None);
            proptest::prop_assert!((0.0..=1.0).contains(&similarity(&x, &y)));
            difference(&x, &y, pack);
        }
    }
}
