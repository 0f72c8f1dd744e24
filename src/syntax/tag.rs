//! Classes of words: those of the Penn Treebank, with auxiliaries told from verbs and subordinators from prepositions.

/// What a token is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    Noun,
    PluralNoun,
    Name,
    Adjective,
    Comparative,
    Number,
    /// Articles, demonstratives, quantifiers.
    Determiner,
    /// "its", "their".
    Possessive,
    Pronoun,
    /// "there" in "there were".
    Existential,
    /// The bare form, after "to" and modals too.
    Base,
    Past,
    Gerund,
    Participle,
    Present,
    Modal,
    /// "be", "have" and "do" where they help another verb, and "be" as a copula.
    AuxBase,
    AuxPast,
    AuxGerund,
    AuxParticiple,
    AuxPresent,
    Adverb,
    /// "up" in "blew up".
    Particle,
    Preposition,
    /// "that", "because", "after" in front of a clause.
    Subordinator,
    /// In front of an infinitive.
    To,
    Conjunction,
    /// "who", "which", "that" of a relative clause; "what".
    Relative,
    /// "when", "where", "how".
    Question,
    /// "'s" of an owner.
    Genitive,
    Other,
    Comma,
    Stop,
    /// Colons, semicolons, dashes.
    Colon,
    Opening,
    Closing,
    Quote,
    Hyphen,
    Currency,
    Symbol,
}

impl Tag {
    /// Classes that the tagger chooses among; the others are told by form.
    pub const LEARNED: usize = Tag::Other as usize + 1;
    pub const ALL: [Tag; 40] = {
        use Tag::*;
        [
            Noun,
            PluralNoun,
            Name,
            Adjective,
            Comparative,
            Number,
            Determiner,
            Possessive,
            Pronoun,
            Existential,
            Base,
            Past,
            Gerund,
            Participle,
            Present,
            Modal,
            AuxBase,
            AuxPast,
            AuxGerund,
            AuxParticiple,
            AuxPresent,
            Adverb,
            Particle,
            Preposition,
            Subordinator,
            To,
            Conjunction,
            Relative,
            Question,
            Genitive,
            Other,
            Comma,
            Stop,
            Colon,
            Opening,
            Closing,
            Quote,
            Hyphen,
            Currency,
            Symbol,
        ]
    };

    pub fn number(self) -> u8 {
        self as u8
    }

    /// The tag of a number, [`Tag::Other`] where there is none.
    pub fn of_number(number: u8) -> Tag {
        Tag::ALL.get(usize::from(number)).copied().unwrap_or(Tag::Other)
    }

    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::PluralNoun | Tag::Name)
    }

    /// A verb with a meaning of its own.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Past | Tag::Gerund | Tag::Participle | Tag::Present)
    }

    pub fn is_auxiliary(self) -> bool {
        matches!(self, Tag::Modal | Tag::AuxBase | Tag::AuxPast | Tag::AuxGerund | Tag::AuxParticiple | Tag::AuxPresent)
    }

    pub fn is_punctuation(self) -> bool {
        self >= Tag::Comma
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_name_tags() {
        for (number, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(tag.number()), number);
            assert_eq!(Tag::of_number(tag.number()), tag);
        }
        assert_eq!(Tag::of_number(200), Tag::Other);
    }
}
