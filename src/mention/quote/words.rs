//! The pack `quote`: reporting verbs, quotation marks and function words.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::{
    document::Word,
    lexicon::{Known, PackError, Packs, WordMap},
};

/// What a word is good for round a verb of saying; flags, since a word may be several things.
pub mod class {
    pub const DETERMINER: u32 = 1;
    pub const POSSESSIVE: u32 = 1 << 1;
    pub const PRONOUN: u32 = 1 << 2;
    pub const SUBJECT: u32 = 1 << 3;
    pub const AUXILIARY: u32 = 1 << 4;
    pub const ADVERB: u32 = 1 << 5;
    pub const TIME: u32 = 1 << 6;
    pub const PREPOSITION: u32 = 1 << 7;
    pub const CONJUNCTION: u32 = 1 << 8;
    pub const COMPLEMENTIZER: u32 = 1 << 9;
    /// As often a noun as a verb: "report", "claims".
    pub const AMBIGUOUS: u32 = 1 << 10;
    /// Opens a cue of several words: "according" to, "went" on to.
    pub const OPENS_SOURCE: u32 = 1 << 11;
    pub const CATENATIVE: u32 = 1 << 12;
    /// Opens a clause that belongs to the reporter: "which", "who".
    pub const RELATIVE: u32 = 1 << 13;
    /// Ends in -ly and is no adverb.
    pub const NO_ADVERB: u32 = 1 << 14;
    pub const ARTICLE: u32 = 1 << 15;
    /// Opens a subordinate clause, which ends at a comma: "although", "when".
    pub const SUBORDINATOR: u32 = 1 << 16;
    /// "and", "but"
    pub const COORDINATOR: u32 = 1 << 17;
    /// Opens a clause that is no report of its own: "what he said".
    pub const FREE_RELATIVE: u32 = 1 << 18;
    /// Stands for no one: "it", "there".
    pub const EXPLETIVE: u32 = 1 << 19;
    /// Names what is spoken of: "about", "of".
    pub const TOPIC: u32 = 1 << 20;
    pub const BE: u32 = 1 << 21;
    /// Opens an apposition: "a policy that".
    pub const APPOSITIVE: u32 = 1 << 22;
    /// Leads a time: "this week", "last month".
    pub const DAY_LEAD: u32 = 1 << 23;
    /// Leads a time that "ago" closes: "a week ago".
    pub const ONE: u32 = 1 << 24;
    pub const AWAY: u32 = 1 << 25;
    /// Before a day or hour: "on Monday".
    pub const DAY_PREPOSITION: u32 = 1 << 26;
    pub const THAT: u32 = 1 << 27;
    pub const WHETHER: u32 = 1 << 28;
}

/// What stands behind a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// "said that it rained"
    Clause,
    /// "told reporters that it rained"
    Addressee,
    /// "asked him to wait": who is asked belongs to what is asked
    Request,
    /// "described the rain"
    Object,
    /// Only a clause with "that" or the like, or a quotation: "continued that".
    Marked,
    /// Only a quotation: `shouted "no"`.
    Quote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

/// A form of a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    pub form: Form,
    pub takes: Takes,
    /// The particle that must follow: "out" of "point out".
    pub particle: Option<u32>,
}

#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub class: u32,
    /// Readings as a verb, those with a particle first.
    pub verbs: Vec<Verb>,
}

/// A pair of quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkPair {
    pub open: String,
    pub close: String,
}

/// The compiled pack `quote`.
#[derive(Debug, Default)]
pub struct Words {
    pub entries: WordMap<Entry>,
    pub particles: Vec<String>,
    /// Cues of several words in front of a source or a verb, as lower-case words.
    pub sources: Vec<Vec<String>>,
    pub catenatives: Vec<Vec<String>>,
    pub marks: Vec<MarkPair>,
    pub negations: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    #[serde(default)]
    marks: Vec<MarkPair>,
    #[serde(default)]
    verbs: Vec<VerbGroup>,
    #[serde(default)]
    words: WordLists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbGroup {
    takes: Takes,
    #[serde(default)]
    lemmas: Vec<String>,
    /// Base, third person, past, participle, gerund.
    #[serde(default)]
    forms: Vec<[String; 5]>,
    #[serde(default)]
    ambiguous: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct WordLists {
    determiners: Vec<String>,
    possessives: Vec<String>,
    pronouns: Vec<String>,
    subjects: Vec<String>,
    auxiliaries: Vec<String>,
    catenatives: Vec<String>,
    adverbs: Vec<String>,
    times: Vec<String>,
    prepositions: Vec<String>,
    conjunctions: Vec<String>,
    complementizers: Vec<String>,
    sources: Vec<String>,
    relatives: Vec<String>,
    appositives: Vec<String>,
    be: Vec<String>,
    topics: Vec<String>,
    expletives: Vec<String>,
    free_relatives: Vec<String>,
    coordinators: Vec<String>,
    articles: Vec<String>,
    subordinators: Vec<String>,
    negations: Vec<String>,
    no_adverbs: Vec<String>,
    day_leads: Vec<String>,
    ones: Vec<String>,
    away: Vec<String>,
    day_prepositions: Vec<String>,
    that: Vec<String>,
    whether: Vec<String>,
}

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for pack in packs.read::<Pack>("quote")? {
            words.marks.extend(pack.marks);
            for group in pack.verbs {
                words.add_verbs(group);
            }
            words.add_lists(pack.words);
        }
        for entry in words.entries.values_mut() {
            entry.verbs.sort_by_key(|v| v.particle.is_none());
        }
        Ok(words)
    }

    /// Tell a lexicon which words are listed here.
    pub fn register(&mut self, known: &mut Known) {
        known.register(&mut self.entries);
    }

    pub fn get(&self, low: &str) -> Option<&Entry> {
        self.entries.get(low)
    }

    /// What the pack says of a document's word.
    pub fn of(&self, word: Word) -> Option<&Entry> {
        self.entries.of(word)
    }

    /// Has the word one of the classes?
    pub fn is(&self, low: &str, class: u32) -> bool {
        self.entries.get(low).is_some_and(|e| e.class & class != 0)
    }

    fn add_verbs(&mut self, group: VerbGroup) {
        for lemma in &group.lemmas {
            let (verb, particle) = lemma.split_once(' ').map_or((lemma.as_str(), None), |(v, p)| (v, Some(p)));
            let forms = regular(verb);
            self.add_forms(&forms, particle, group.takes);
        }
        for forms in &group.forms {
            let particle = forms[0].split_once(' ').map(|(_, p)| p.to_owned());
            let bare = forms.clone().map(|f| f.split(' ').next().unwrap_or_default().to_owned());
            self.add_forms(&bare, particle.as_deref(), group.takes);
        }
        self.add_class(&group.ambiguous, class::AMBIGUOUS);
    }

    fn add_forms(&mut self, forms: &[String; 5], particle: Option<&str>, takes: Takes) {
        let particle = particle.map(|p| self.particle(p));
        let kinds = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];
        for (word, form) in forms.iter().zip(kinds) {
            let verbs = &mut self.entries.or_default(word).verbs;
            // "said" is past first
            if !verbs.iter().any(|v| v.particle == particle) {
                verbs.push(Verb { form, takes, particle });
            }
        }
    }

    fn particle(&mut self, word: &str) -> u32 {
        let at = self.particles.iter().position(|p| p == word).unwrap_or_else(|| {
            self.particles.push(word.to_owned());
            self.particles.len() - 1
        });
        at as u32
    }

    fn add_class(&mut self, list: &[String], class: u32) {
        for word in list {
            self.entries.or_default(word).class |= class;
        }
    }

    fn add_lists(&mut self, lists: WordLists) {
        self.add_class(&lists.determiners, class::DETERMINER);
        self.add_class(&lists.possessives, class::POSSESSIVE);
        self.add_class(&lists.pronouns, class::PRONOUN);
        self.add_class(&lists.subjects, class::SUBJECT);
        self.add_class(&lists.auxiliaries, class::AUXILIARY);
        self.add_class(&lists.adverbs, class::ADVERB);
        self.add_class(&lists.times, class::TIME);
        self.add_class(&lists.prepositions, class::PREPOSITION);
        self.add_class(&lists.conjunctions, class::CONJUNCTION);
        self.add_class(&lists.complementizers, class::COMPLEMENTIZER);
        self.negations.extend(lists.negations);
        self.add_class(&lists.articles, class::ARTICLE);
        self.add_class(&lists.subordinators, class::SUBORDINATOR);
        self.add_class(&lists.coordinators, class::COORDINATOR);
        self.add_class(&lists.free_relatives, class::FREE_RELATIVE);
        self.add_class(&lists.expletives, class::EXPLETIVE);
        self.add_class(&lists.topics, class::TOPIC);
        self.add_class(&lists.be, class::BE);
        self.add_class(&lists.appositives, class::APPOSITIVE);
        self.add_class(&lists.relatives, class::RELATIVE);
        self.add_class(&lists.no_adverbs, class::NO_ADVERB);
        self.add_class(&lists.day_leads, class::DAY_LEAD);
        self.add_class(&lists.ones, class::ONE);
        self.add_class(&lists.away, class::AWAY);
        self.add_class(&lists.day_prepositions, class::DAY_PREPOSITION);
        self.add_class(&lists.that, class::THAT);
        self.add_class(&lists.whether, class::WHETHER);
        let sources = self.phrases(&lists.sources, class::OPENS_SOURCE);
        self.sources.extend(sources);
        let catenatives = self.phrases(&lists.catenatives, class::CATENATIVE);
        self.catenatives.extend(catenatives);
    }

    fn phrases(&mut self, list: &[String], class: u32) -> Vec<Vec<String>> {
        let phrases: Vec<Vec<String>> =
            list.iter().map(|p| p.split_whitespace().map(str::to_owned).collect()).collect();
        let first: Vec<String> = phrases.iter().filter_map(|p: &Vec<String>| p.first().cloned()).collect();
        self.add_class(&first, class);
        phrases
    }
}

/// The five forms of a regular verb.
fn regular(base: &str) -> [String; 5] {
    let vowel = |c: char| "aeiou".contains(c);
    let stem = base.strip_suffix('e');
    let before_y = base.strip_suffix('y').filter(|s| !s.ends_with(vowel));
    let third = match before_y {
        Some(s) => format!("{s}ies"),
        None if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") => format!("{base}es"),
        None => format!("{base}s"),
    };
    let past = match (stem, before_y) {
        (Some(_), _) => format!("{base}d"),
        (_, Some(s)) => format!("{s}ied"),
        _ => format!("{base}ed"),
    };
    let gerund = format!("{}ing", stem.filter(|s| !s.ends_with(['e', 'o'])).unwrap_or(base));
    [base.to_owned(), third, past.clone(), past, gerund]
}

#[cfg(test)]
mod tests {
    use super::regular;

    #[test]
    fn regular_forms() {
        assert_eq!(regular("argue"), ["argue", "argues", "argued", "argued", "arguing"]);
        assert_eq!(regular("reply"), ["reply", "replies", "replied", "replied", "replying"]);
        assert_eq!(regular("say")[1], "says");
        assert_eq!(regular("confess")[1], "confesses");
        assert_eq!(regular("vow"), ["vow", "vows", "vowed", "vowed", "vowing"]);
    }
}
