//! A document as this module's recognizers see it: what is known about each
//! token, and which tokens belong to a name that was found already.

use super::{
    Place, Tenure, atlas, census,
    words::{Flags, Words, flag},
};
use crate::{
    document::{Classes, Document, TokenKind, Word, class, shape},
    lexicon::data,
};

/// What a token belongs to; the index is into the scene's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Owner {
    #[default]
    None,
    Place(u32),
    Organization(u32),
    Title(u32),
    Person(u32),
}

/// Where a place is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    /// Index into the places of the packs.
    Listed(usize),
    /// The compiled gazetteer.
    Open(data::Place),
}

/// A place found: tokens `first..end`.
#[derive(Debug, Clone, Copy)]
pub struct PlaceHit {
    pub first: usize,
    pub end: usize,
    /// None for a local place.
    pub known: Option<Known>,
    /// The region that stands behind a local place ("Troy, Ohio").
    pub within: Option<Known>,
    pub adjective: bool,
}

/// An organization found: tokens `first..end`.
#[derive(Debug, Clone, Copy)]
pub struct OrganizationHit {
    pub first: usize,
    pub end: usize,
    pub listed: Option<usize>,
    /// The tokens of its acronym in brackets behind it.
    pub acronym: Option<usize>,
    /// The longer one of which this is a short form.
    pub of: Option<usize>,
}

/// A title: tokens `first..end`, not yet tied to anybody.
#[derive(Debug, Clone, Copy)]
pub struct TitleHit {
    pub first: usize,
    pub end: usize,
    pub head: usize,
    /// Where its words begin: behind `then-` in "then-president".
    pub start: usize,
    pub plural: bool,
    pub tenure: Tenure,
}

/// The tokens of a document with what is known about them.
pub struct Scene<'a> {
    pub doc: &'a Document,
    pub words: &'a Words,
    pub flags: Vec<Flags>,
    pub owner: Vec<Owner>,
    /// Tokens with which a name may begin, in order: capitalized words, and words with a small article ("al-Amin").
    pub openers: Vec<u32>,
    /// Tokens that may end a title of two words ("running back"), in order.
    pub compounds: Vec<usize>,
    /// The number of the word "as", where the text has it.
    as_word: Option<usize>,
    pub places: Vec<PlaceHit>,
    pub organizations: Vec<OrganizationHit>,
    pub titles: Vec<TitleHit>,
}

impl<'a> Scene<'a> {
    pub fn new(doc: &'a Document, words: &'a Words) -> Scene<'a> {
        // of each distinct word: its bits, whether the token itself has to be looked at, whether it opens a name
        let mut as_word = None;
        let known = doc.each_word(|i, word| {
            if doc.tokens[i].kind != TokenKind::Word {
                return (0, false, false);
            }
            if word.length() == 2 && word.low() == "as" {
                as_word = doc.words.number(i);
            }
            let odd = is_odd(word, words);
            (words.of_word(word), odd, odd && has_small_article(word.low()))
        });
        let mut names: Vec<Option<Flags>> = vec![None; known.len()];
        let mut flags = Vec::with_capacity(doc.tokens.len());
        let mut openers = Vec::new();
        for (i, (number, token)) in doc.words.numbers().zip(&doc.tokens).enumerate() {
            let (bits, odd, article) = known[number];
            let mut bits = if bits == 0 && odd { odd_flags(doc, words, i) } else { bits };
            if bits & !flag::LISTED == 0 && token.capital && token.kind == TokenKind::Word && in_company(doc, i) {
                bits |= *names[number].get_or_insert_with(|| census::bits(doc.low(i)));
            } else if bits & flag::CALENDAR != 0 && token.capital && census::is_name_of_calendar(doc.low(i)) {
                bits |= flag::MONTH_NAME;
            }
            flags.push(bits);
            if token.kind == TokenKind::Word && token.capital || article {
                openers.push(i as u32);
            }
        }
        let owner = vec![Owner::None; doc.tokens.len()];
        let ends = doc.each_word(|_, word| words.titles.ends_compound(word));
        let compounds = match ends.contains(&true) {
            true => doc.words.numbers().enumerate().filter(|(_, number)| ends[*number]).map(|(i, _)| i).collect(),
            false => Vec::new(),
        };
        let (places, organizations, titles) = (vec![], vec![], vec![]);
        Scene { doc, words, flags, owner, openers, compounds, as_word, places, organizations, titles }
    }

    /// The first token of `at..end` with which a name may begin; `next` is a place in `openers`, to go on from.
    pub fn opener(&self, next: &mut usize, at: usize, end: usize) -> Option<usize> {
        while let Some(&i) = self.openers.get(*next) {
            let i = i as usize;
            if i >= end {
                break;
            }
            if i >= at {
                return Some(i);
            }
            *next += 1;
        }
        None
    }

    /// The place in `openers` of the first one from token `first` on.
    pub fn openers_from(&self, first: usize) -> usize {
        self.openers.partition_point(|&i| (i as usize) < first)
    }

    /// Has token `i` one of these bits?
    pub fn is(&self, i: usize, bits: Flags) -> bool {
        self.flags.get(i).is_some_and(|f| f & bits != 0)
    }

    /// Is token `i` a word of one of these closed classes?
    pub fn of_class(&self, i: usize, classes: Classes) -> bool {
        self.doc.is(i, classes)
    }

    /// "is", "was"; no "'s", which may be an owner's.
    pub fn is_copula(&self, i: usize) -> bool {
        self.of_class(i, class::COPULA) && !self.of_class(i, class::GENITIVE_MARK)
    }

    /// Is token `i` the word "as"?
    pub fn is_as(&self, i: usize) -> bool {
        self.as_word.is_some() && self.doc.words.number(i) == self.as_word
    }

    pub fn low(&self, i: usize) -> &'a str {
        self.doc.low(i)
    }

    pub fn owner(&self, i: usize) -> Owner {
        self.owner.get(i).copied().unwrap_or_default()
    }

    pub fn free(&self, i: usize) -> bool {
        self.owner(i) == Owner::None
    }

    pub fn capital(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.capital)
    }

    pub fn word(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// A capitalized word.
    pub fn name_like(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
    }

    pub fn spaced(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.spaced)
    }

    /// "W" in "George W. Bush", "J.K.".
    pub fn initial(&self, i: usize) -> bool {
        // most words are longer
        let short = self.doc.tokens.get(i).is_some_and(|t| t.end - t.start <= 6);
        let initial = |word: &str| word.chars().nth(1).is_none() || word.contains('.');
        short && self.name_like(i) && initial(self.doc.word(i))
    }

    /// Claim tokens `first..end`.
    pub fn claim(&mut self, first: usize, end: usize, owner: Owner) {
        for slot in self.owner.iter_mut().take(end).skip(first) {
            *slot = owner;
        }
    }

    pub fn title_at(&self, i: usize) -> Option<&TitleHit> {
        match self.owner(i) {
            Owner::Title(t) => self.titles.get(t as usize),
            _ => None,
        }
    }

    pub fn place_at(&self, i: usize) -> Option<&PlaceHit> {
        match self.owner(i) {
            Owner::Place(p) => self.places.get(p as usize),
            _ => None,
        }
    }

    pub fn organization_at(&self, i: usize) -> Option<&OrganizationHit> {
        match self.owner(i) {
            Owner::Organization(o) => self.organizations.get(o as usize),
            _ => None,
        }
    }

    /// A known place under its own name, or the one that the text gives it.
    pub fn place(&self, known: Known, text: &str) -> Place {
        let gazetteer = &self.words.gazetteer;
        match known {
            Known::Listed(id) => gazetteer.places.get(id).cloned().unwrap_or_default(),
            Known::Open(place) => atlas::place(place, text, gazetteer),
        }
    }

    pub fn add_place(&mut self, hit: PlaceHit) {
        self.claim(hit.first, hit.end, Owner::Place(self.places.len() as u32));
        self.places.push(hit);
    }

    pub fn add_organization(&mut self, hit: OrganizationHit) {
        self.claim(hit.first, hit.end, Owner::Organization(self.organizations.len() as u32));
        self.organizations.push(hit);
    }

    /// Was the organization taken into a longer one?
    pub fn stands(&self, index: usize) -> bool {
        self.organizations.get(index).is_some_and(|o| self.owner(o.first) == Owner::Organization(index as u32))
    }

    pub fn add_title(&mut self, hit: TitleHit) {
        self.claim(hit.first, hit.end, Owner::Title(self.titles.len() as u32));
        self.titles.push(hit);
    }
}

/// "al-Sisi", "d'Alema"
pub fn has_small_article(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a' | b'e', b'l', b'-', ..] | [b'd', b'\'', ..] | [b'd', 0xe2, 0x80, 0x99, ..])
}

/// Does the word stand beside another that may be of its name, or in a list? Alone it tells too little to be looked up.
fn in_company(doc: &Document, i: usize) -> bool {
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.capital);
    capital(i + 1) || i > 0 && capital(i - 1) || doc.is(i + 1, class::AND | class::COMMA) || doc.low(i + 1) == "."
}

/// May a word that is not listed have bits all the same, or a small article?
fn is_odd(word: Word, words: &Words) -> bool {
    word.has(shape::HYPHEN | shape::WIDE | shape::APOSTROPHE) || words.titles.ends_as_occupation(word.low())
}

/// The bits of a token whose word is not listed; a word with diacritics has those of its plain form.
fn odd_flags(doc: &Document, words: &Words, i: usize) -> Flags {
    let Some(token) = doc.tokens.get(i) else { return 0 };
    let low = doc.low(i);
    if token.capital && !low.is_ascii() {
        return words.of(&deunicode::deunicode(low).to_lowercase());
    }
    if words.titles.ends_as_occupation(low) {
        return flag::OCCUPATION;
    }
    let Some(hyphen) = low.bytes().position(|b| b == b'-') else { return 0 };
    match low.split_at_checked(hyphen).map(|(first, rest)| (first, &rest[1..])) {
        // "then-president", "Jean-Claude"
        Some((first, rest)) if words.titles.is_prefix(first) => words.of(rest) & (flag::TITLE | flag::TITLE_MODIFIER),
        Some((_, rest)) if words.peoples_joined.contains(rest) => flag::PEOPLE,
        Some((first, _)) if token.capital => words.of(first) & (flag::GIVEN | flag::FAMILY_FIRST),
        _ => 0,
    }
}
