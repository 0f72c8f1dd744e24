//! Fates that take more than one word: "lost their lives", "suffered serious injuries". The pack `casualty` lists
//! them in the order in which a sentence has them.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{
    atoms::{AtomKind, Scan, pieces},
    find::Draft,
};

/// Words that a gap of a phrase may hold.
const GAP: usize = 6;

/// What has to stand between the count and the phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// Anything that keeps to the clause.
    Subject,
    /// Nothing with a preposition.
    Near,
    /// A verb that links the two, or nothing.
    Link,
    /// The count is of lives, and a verb links the two.
    Lives,
}

#[derive(Debug, Clone)]
enum Piece {
    Word(String),
    /// "injur*"
    Start(String),
    /// "_": any word
    Any,
    /// "…": none to [`GAP`] words
    Gap,
}

#[derive(Debug, Clone)]
pub struct Idiom {
    rest: Vec<Piece>,
    /// Index of the casualty kind plus one.
    pub kind: u8,
    pub after: After,
}

/// Phrases by their first word.
#[derive(Debug, Default)]
pub struct Idioms {
    by_first: FxHashMap<String, Vec<Idiom>>,
}

impl Idioms {
    /// `phrase` starts with a plain word.
    pub fn add(&mut self, phrase: &str, kind: u8, after: After) {
        let mut words = phrase.split_whitespace();
        let Some(first) = words.next() else { return };
        let rest = words.map(piece).collect();
        self.by_first.entry(first.to_owned()).or_default().push(Idiom { rest, kind, after });
    }

    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// The phrase that starts at atom `at`, as it is said of `d`. `linked`: a verb links the two; `broken`: a
    /// preposition stands between them.
    pub fn find(&self, scan: &Scan, at: usize, d: &Draft, linked: bool, broken: bool) -> Option<&Idiom> {
        let listed = self.by_first.get(scan.low(at))?;
        listed.iter().find(|i| i.follows(scan, at, d, linked, broken) && matches(scan, at + 1, &i.rest))
    }
}

impl Idiom {
    fn follows(&self, scan: &Scan, at: usize, d: &Draft, linked: bool, broken: bool) -> bool {
        match self.after {
            After::Subject => true,
            After::Near => !broken,
            After::Link => linked || at == d.end || at == d.end + 1 && scan.has(d.end, super::flag::ADVERB),
            After::Lives => linked && d.noun.as_ref().is_some_and(|n| scan.has(n.to - 1, super::flag::LIFE)),
        }
    }
}

fn piece(word: &str) -> Piece {
    match word {
        "_" => Piece::Any,
        "…" => Piece::Gap,
        _ => match word.strip_suffix('*') {
            Some(start) => Piece::Start(start.to_owned()),
            None => Piece::Word(pieces(word).concat()),
        },
    }
}

fn matches(scan: &Scan, mut at: usize, rest: &[Piece]) -> bool {
    for (k, piece) in rest.iter().enumerate() {
        match piece {
            Piece::Word(word) if scan.low(at) == word => {}
            Piece::Start(start) if scan.low(at).starts_with(start.as_str()) => {}
            Piece::Any if scan.is(at, AtomKind::Word) => {}
            Piece::Gap => {
                let Some(next) = rest.get(k + 1) else { return true };
                let ends = |i: &usize| matches(scan, *i, std::slice::from_ref(next));
                match (at..at + GAP).find(ends) {
                    Some(found) => at = found,
                    None => return false,
                }
                continue;
            }
            _ => return false,
        }
        at += 1;
    }
    true
}
