//! The answer to "is it one person?".

/// How sure it is that two names are one person's, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnePerson {
    /// The same words, but for spelling, or all of the shorter name in the longer one.
    Same,
    /// A nickname, an initial, a family name alone, a slip of the pen.
    Likely,
    /// Parts agree, and nothing tells whether that is chance.
    Unknown,
    /// Two people: another given name, another generation, a man and a woman.
    Different,
}

/// The answer with the score that it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    pub verdict: OnePerson,
    /// From 0 to 1.
    pub score: f64,
}

/// From this score on it is one person for sure: no word weighs less than another spelling of it.
const SURE: f64 = 0.85;
/// From this score on more speaks for one person than against.
const LIKELY: f64 = 0.5;
/// Below this score the names speak against one person.
const OPEN: f64 = 0.25;

impl Answer {
    pub fn of(score: f64) -> Answer {
        let verdict = match score {
            s if s >= SURE => OnePerson::Same,
            s if s >= LIKELY => OnePerson::Likely,
            s if s >= OPEN => OnePerson::Unknown,
            _ => OnePerson::Different,
        };
        Answer { verdict, score }
    }

    /// Two people, or no reason to take them for one.
    pub const NO: Answer = Answer { verdict: OnePerson::Different, score: 0.0 };

    /// Is it one person, as far as names tell?
    pub fn is_one(self) -> bool {
        self.verdict <= OnePerson::Likely
    }
}
