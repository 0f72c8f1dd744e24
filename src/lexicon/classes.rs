//! Closed classes of the language: articles, copulas, conjunctions. A word's classes are bits, told once for each
//! distinct word of a text (`Document::is`), so that a pattern asks for a class and names no word.

use std::{collections::BTreeMap, ops::BitOr};

use super::{Known, PackError, Packs, WordMap, word::Word};

/// A set of classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u128);

impl Classes {
    pub const NONE: Classes = Classes(0);

    /// Is it no word of a closed class?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Is one of `other` among these?
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

macro_rules! classes {
    ($($name:ident = $key:literal),* $(,)?) => {
        /// Every class, by the key of its list in the pack `language`, whose comments say what each holds.
        pub mod class {
            use super::Classes;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Number { $($name),* }
            $(pub const $name: Classes = Classes(1 << Number::$name as u128);)*
            pub(super) const KEYS: &[(&str, Classes)] = &[$(($key, $name)),*];
        }
    };
}

classes! {
    ARTICLE = "article",
    INDEFINITE = "indefinite",
    DEFINITE = "definite",
    DEMONSTRATIVE = "demonstrative",
    POSSESSIVE = "possessive",
    GENITIVE_MARK = "genitive_mark",
    PRONOUN = "pronoun",
    RELATIVE = "relative",
    COPULA = "copula",
    HAVE = "have",
    MODAL = "modal",
    NEGATION = "negation",
    AND = "and",
    OR = "or",
    CONTRAST = "contrast",
    CAUSE = "cause",
    OF = "of",
    TO = "to",
    IN = "in",
    AT = "at",
    ON = "on",
    BY = "by",
    FOR = "for",
    FROM = "from",
    WITH = "with",
    AS = "as",
    PREPOSITION = "preposition",
    CONJUNCTION = "conjunction",
    SUBORDINATOR = "subordinator",
    ORDINAL_ENDING = "ordinal_ending",
    QUANTIFIER = "quantifier",
    OTHER = "other",
    COMMA = "comma",
    OPENING = "opening",
    CLOSING = "closing",
    STOP = "stop",
    DASH = "dash",
    DETERMINER = "determiner",
    CONDITION = "condition",
    HE = "he",
    SHE = "she",
    MORE = "more",
    THAN = "than",
    CALENDAR = "calendar",
    PERIOD = "period",
}

/// The compiled pack `language`.
#[derive(Debug, Default)]
pub struct ClassWords {
    words: WordMap<Classes>,
}

impl ClassWords {
    /// # Errors
    /// A key that is no class; a list that is none.
    pub fn load(packs: &Packs) -> Result<ClassWords, PackError> {
        let mut words: WordMap<Classes> = WordMap::default();
        for pack in packs.read::<BTreeMap<Class, Vec<String>>>("language")? {
            for (Class(class), list) in &pack {
                for word in list {
                    let own = words.or_default(word);
                    *own = *own | Classes(*class);
                }
            }
        }
        Ok(ClassWords { words })
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.words);
    }

    /// Every word with its classes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Classes)> {
        self.words.iter().map(|(word, own)| (word, *own))
    }

    /// The classes of a document's word.
    pub fn of(&self, word: Word) -> Classes {
        self.words.of(word).copied().unwrap_or_default()
    }

    /// The classes of a word in lower case.
    pub fn get(&self, low: &str) -> Classes {
        self.words.get(low).copied().unwrap_or_default()
    }
}

/// A key of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Class(u128);

impl<'de> serde::Deserialize<'de> for Class {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Class, D::Error> {
        let key = String::deserialize(from)?;
        let known = class::KEYS.iter().find(|(k, _)| *k == key);
        let names = || class::KEYS.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
        known.map(|(_, c)| Class(c.0)).ok_or_else(|| {
            serde::de::Error::custom(format!("there is no class \"{key}\"; the classes are {}", names()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words_and_every_key_is_a_class() {
        let words = ClassWords::load(&Packs::builtin()).unwrap();
        for (key, class) in class::KEYS {
            assert!(words.words.iter().any(|(_, own)| own.any(*class)), "{key} has no word");
        }
        assert!(words.get("the").any(class::ARTICLE) && !words.get("dam").any(class::ARTICLE));
        let mut packs = Packs::builtin();
        packs.add("language", "x.toml", "verbs = [\"go\"]\n".to_owned()).unwrap();
        assert!(ClassWords::load(&packs).unwrap_err().reason.contains("no class \"verbs\""));
    }
}
