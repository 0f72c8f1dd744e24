//! Which mentions are one person: full names first, then short forms.

mod full;
mod relatives;

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Person, PersonForm, PersonMention,
    evidence::last_word,
    gazetteer::span_of,
    names::{self, Likeness, Name},
    people::{Candidate, SURE},
    scene::{Owner, Scene},
    words::flag,
};
use crate::document::{Span, class};

/// How many people of one family name a new name is compared with.
const BLOCK: usize = 12;

/// People under construction.
#[derive(Default)]
pub struct People<'a> {
    pub people: Vec<Person>,
    pub mentions: Vec<PersonMention>,
    /// Tokens of each mention: (first, end, index into `mentions`).
    pub tokens: Vec<(usize, usize, usize)>,
    keys: Vec<Keys>,
    /// Sound of the last (or family) name to people, in order of appearance.
    by_family: FxHashMap<String, Vec<usize>>,
    by_given: FxHashMap<String, Vec<usize>>,
    /// Surnames that several people bear and that nothing tells apart.
    unsure: FxHashMap<String, usize>,
    /// Names taken apart already, by their words.
    parsed: RefCell<FxHashMap<&'a str, Rc<Name>>>,
}

struct Keys {
    name: Name,
    /// Token of the first mention.
    first: usize,
    /// Introduced as somebody's kin.
    kin: bool,
    shorts: usize,
}

/// Tie candidates to people.
pub fn resolve<'a>(scene: &mut Scene<'a>, mut candidates: Vec<Candidate>) -> People<'a> {
    let mut people = People::default();
    // body sentences tell names better than headlines
    candidates.sort_by_key(|c| (c.headline, c.first));
    let (full, short): (Vec<Candidate>, Vec<Candidate>) = candidates.into_iter().partition(|c| c.units >= 2);
    let (sure, doubtful): (Vec<Candidate>, Vec<Candidate>) = full.into_iter().partition(|c| c.score >= SURE);
    let mut short = short;
    for c in sure {
        match people.in_headline(scene, c).or_else(|| people.behind_epithet(scene, c)) {
            Some(part) => {
                if part.units == 1 {
                    short.push(part);
                } else {
                    people.add_full(scene, part);
                }
            }
            None => people.add_full(scene, c),
        }
    }
    let votes = votes(scene, &short);
    for c in doubtful {
        let repeated = votes.get(&folded(scene, last_word(scene, c))).is_some_and(|&v| v >= 2) && c.score >= 0;
        match people.in_headline(scene, c) {
            Some(part) if part.units == 1 => short.push(part),
            _ if people.knows(scene, c) || repeated => people.add_full(scene, c),
            _ => {}
        }
    }
    short.sort_by_key(|c| c.first);
    let singles: FxHashSet<usize> = short.iter().map(|c| c.first).collect();
    for c in short {
        if let Some(family) = people.shared_family(scene, c, &singles) {
            people.add_relative(scene, c, family);
            continue;
        }
        let vote = votes.get(&folded(scene, c.first)).copied().unwrap_or(0);
        people.add_short(scene, c, vote);
    }
    people.mentions.sort_by_key(|m| m.span);
    people
}

/// Evidence for single words, summed over the text.
fn votes<'a>(scene: &Scene<'a>, short: &[Candidate]) -> FxHashMap<Cow<'a, str>, i32> {
    let mut votes: FxHashMap<Cow<str>, i32> = FxHashMap::default();
    for c in short {
        *votes.entry(folded(scene, c.first)).or_default() += c.score;
    }
    votes
}

/// [`names::fold`] of a token's word; most have nothing to fold but the capital.
fn folded<'a>(scene: &Scene<'a>, i: usize) -> Cow<'a, str> {
    let low = scene.low(i);
    if low.bytes().all(|b| b.is_ascii_lowercase()) { low.into() } else { names::fold(scene.doc.word(i)).into() }
}

impl<'a> People<'a> {
    /// The name at the candidate's words, taken apart.
    fn name(&self, scene: &Scene<'a>, c: Candidate) -> Rc<Name> {
        let words = scene.doc.slice(span_of(scene.doc, c.first, c.end));
        let mut parsed = self.parsed.borrow_mut();
        parsed.entry(words).or_insert_with(|| Rc::new(names::parse(words, &scene.words.names))).clone()
    }

    /// Is a full name of this kind known already?
    fn knows(&self, scene: &Scene<'a>, c: Candidate) -> bool {
        let name = self.name(scene, c);
        self.find_full(scene, &name, None).is_some()
    }

    /// "Crooked Ann Lee": the known name behind a capitalized word.
    fn behind_epithet(&self, scene: &Scene<'a>, c: Candidate) -> Option<Candidate> {
        let next = c.first + 1;
        let part = Candidate { first: next, units: c.units - 1, ..c };
        let epithet =
            c.units >= 3 && !scene.is(c.first, flag::GIVEN) && scene.is(next, flag::GIVEN) && !scene.initial(c.first);
        (epithet && !self.knows(scene, c) && self.knows(scene, part)).then_some(part)
    }

    /// A headline runs words together: the part of the run that the body knows as a name.
    fn in_headline(&self, scene: &Scene<'a>, c: Candidate) -> Option<Candidate> {
        let opening = c.opening && c.units == 2 && !scene.is(c.first, flag::GIVEN) && !scene.initial(c.first);
        if !(c.headline || opening) || self.knows(scene, c) {
            return None;
        }
        (c.first..c.end).find_map(|i| {
            let text = names::fold(scene.doc.word(i));
            let block = self.by_family.get(&names::skeleton(&text))?;
            let bears =
                |&p: &usize| self.keys.get(p).is_some_and(|k| k.name.parts.last().is_some_and(|l| l.text == text));
            let known = block.iter().rev().take(BLOCK).any(bears);
            let alone = i == c.first || !scene.is(i - 1, flag::GIVEN);
            (known && alone).then_some(Candidate { first: i, end: i + 1, units: 1, score: 1, ..c })
        })
    }

    fn add_full(&mut self, scene: &mut Scene<'a>, c: Candidate) {
        let name = self.name(scene, c);
        let id = match self.find_full(scene, &name, self.beside(scene, c)) {
            Some(id) => {
                self.enrich(scene, id, c, &name);
                id
            }
            None => self.new_person(scene, c, Name::clone(&name)),
        };
        self.pronoun(scene, id, c);
        self.mention(scene, c, id, PersonForm::Full);
    }

    fn new_person(&mut self, scene: &Scene, c: Candidate, name: Name) -> usize {
        let id = self.people.len();
        self.people.push(fresh_person(scene, c, &name));
        for part in [name.parts.last(), name.parts.first()].into_iter().flatten() {
            let map = if Some(part) == name.parts.last() { &mut self.by_family } else { &mut self.by_given };
            let block = map.entry(part.skeleton.clone()).or_default();
            if block.last() != Some(&id) {
                block.push(id);
            }
        }
        if name.parts.len() > 1
            && let Some(first) = name.parts.first()
            && is_family_first(scene, c, &name)
        {
            self.by_family.entry(first.skeleton.clone()).or_default().push(id);
        }
        let kin = c.first > 0 && scene.is(c.first - 1, flag::RELATION);
        self.keys.push(Keys { name, first: c.first, kin, shorts: 0 });
        id
    }

    /// A fuller form gives the name; another spelling is kept beside it.
    fn enrich(&mut self, scene: &Scene, id: usize, c: Candidate, name: &Name) {
        let span = span_of(scene.doc, c.first, c.end);
        let (Some(person), Some(keys)) = (self.people.get_mut(id), self.keys.get_mut(id)) else { return };
        keys.first = keys.first.min(c.first);
        let longer = name.parts.len() > keys.name.parts.len()
            || name.parts.len() == keys.name.parts.len() && initials(name) < initials(&keys.name);
        if !longer && person.spellings.iter().any(|(s, _)| *s == *scene.doc.slice(span)) {
            return;
        }
        let fresh = fresh_person(scene, c, name);
        if !person.spellings.iter().any(|(s, _)| *s == fresh.name) {
            person.spellings.push((fresh.name.clone(), span));
        }
        if longer {
            person.name = fresh.name;
            person.family = fresh.family;
            person.given = fresh.given;
            keys.name = name.clone();
        }
    }

    /// A surname, or a given name, alone.
    fn add_short(&mut self, scene: &mut Scene<'a>, c: Candidate, vote: i32) {
        let plural = scene.of_class(c.first.wrapping_sub(1), class::DEFINITE) && scene.low(c.first).ends_with('s');
        if plural || c.score <= -3 {
            return;
        }
        let name = self.name(scene, c);
        let [part] = &name.parts[..] else { return };
        let honorific = honorific(scene, c.first);
        let family = tail(self.by_family.get(&part.skeleton));
        let given = tail(self.by_given.get(&part.skeleton));
        let same_text = |k: &Keys| k.name.parts.iter().any(|p| p.text == part.text);
        let close: Vec<usize> = family.iter().copied().filter(|&p| self.keys.get(p).is_some_and(same_text)).collect();
        // another spelling of a short word proves nothing
        let block = if close.is_empty() && part.skeleton.len() >= 4 { family } else { close };
        let id = if !block.is_empty() {
            self.choose(&block, c, honorific)
        } else if !given.is_empty() && honorific.is_none() && c.score >= -1 {
            let exact: Vec<usize> = given.into_iter().filter(|&p| self.keys.get(p).is_some_and(same_text)).collect();
            if exact.len() == 1 { exact.first().copied() } else { None }
        } else {
            None
        };
        let id = match id {
            Some(id) => id,
            None if c.score >= 3 || vote >= 4 && c.score >= 0 => match self.unsure.get(&part.text) {
                Some(&id) => id,
                None if block.is_empty() => self.new_person(scene, c, Name::clone(&name)),
                None => {
                    // one of several of this name: it stands for itself
                    let key = part.text.clone();
                    let id = self.people.len();
                    self.people.push(fresh_person(scene, c, &name));
                    self.keys.push(Keys { name: Name::clone(&name), first: c.first, kin: false, shorts: 0 });
                    self.unsure.insert(key, id);
                    id
                }
            },
            None => return,
        };
        if let Some(keys) = self.keys.get_mut(id) {
            keys.shorts += 1;
        }
        self.pronoun(scene, id, c);
        self.mention(scene, c, id, PersonForm::Short);
    }

    /// Which of several people of one family name is meant? None when unsure.
    fn choose(&self, block: &[usize], c: Candidate, pronoun: Option<&str>) -> Option<usize> {
        let fits = |p: usize| match (pronoun, self.people.get(p).and_then(|x| x.pronoun.as_deref())) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let fitting: Vec<usize> = block.iter().copied().filter(|&p| fits(p)).collect();
        if let [only] = fitting[..] {
            return Some(only);
        }
        let before: Vec<usize> =
            fitting.iter().copied().filter(|&p| self.keys.get(p).is_some_and(|k| k.first < c.first)).collect();
        if let [only] = before[..] {
            return Some(only);
        }
        let early = before.is_empty();
        let pool = if before.is_empty() { fitting } else { before };
        let main: Vec<usize> = pool.iter().copied().filter(|&p| self.keys.get(p).is_some_and(|k| !k.kin)).collect();
        if let [only] = main[..] {
            return Some(only);
        }
        let shorts = |p: usize| self.keys.get(p).map_or(0, |k| k.shorts);
        let known: Vec<usize> = main.iter().copied().filter(|&p| shorts(p) > 0).collect();
        if let [only] = known[..] {
            return Some(only);
        }
        // before the first full name: the one introduced first
        if known.is_empty() && early {
            main.iter().copied().min_by_key(|&p| self.keys.get(p).map_or(usize::MAX, |k| k.first))
        } else {
            None
        }
    }

    fn pronoun(&mut self, scene: &Scene, id: usize, c: Candidate) {
        let Some(person) = self.people.get_mut(id) else { return };
        if let Some(p) = honorific(scene, c.first) {
            person.pronoun = Some(p.to_owned());
        } else if person.pronoun.is_none() && c.units >= 2 {
            let he = scene.is(c.first, flag::GIVEN_HE);
            let she = scene.is(c.first, flag::GIVEN_SHE);
            person.pronoun = (he != she).then(|| if he { "he" } else { "she" }.to_owned());
        }
    }

    fn mention(&mut self, scene: &mut Scene, c: Candidate, id: usize, form: PersonForm) {
        scene.claim(c.first, c.end, Owner::Person(id as u32));
        self.tokens.push((c.first, c.end, id));
        self.mentions.push(PersonMention { span: span_of(scene.doc, c.first, c.end), id, form });
    }
}

fn tail(block: Option<&Vec<usize>>) -> Vec<usize> {
    block.into_iter().flat_map(|b| &b[b.len().saturating_sub(BLOCK)..]).copied().collect()
}

/// "Mr." tells he, "Congresswoman" she.
fn honorific(scene: &Scene, first: usize) -> Option<&'static str> {
    let mut i = first.checked_sub(1)?;
    if scene.low(i) == "." {
        i = i.checked_sub(1)?;
    }
    if !scene.is(i, flag::HONORIFIC | flag::TITLE) {
        return None;
    }
    let low = scene.low(i);
    if scene.words.honorific_he.iter().any(|w| **w == *low) {
        Some("he")
    } else if scene.words.honorific_she.iter().any(|w| **w == *low) {
        Some("she")
    } else {
        None
    }
}

fn initials(name: &Name) -> usize {
    name.parts.iter().filter(|p| p.initial).count()
}

/// Two full names in one article: the same family name and given names that agree.
fn agree(a: &Name, b: &Name, words: &names::NameWords) -> bool {
    // "Jr." beside the bare name may be the son beside the father
    if a.suffix != b.suffix {
        return false;
    }
    if a.parts.len() < 2 || b.parts.len() < 2 {
        return a.parts == b.parts;
    }
    let (Some(fa), Some(fb)) = (a.parts.last(), b.parts.last()) else { return false };
    let family = names::likeness(fa, fb, words) >= Likeness::Spelling;
    let (Some(ga), Some(gb)) = (a.parts.first(), b.parts.first()) else { return false };
    let given = names::likeness(ga, gb, words);
    if family && given >= Likeness::Initial {
        return middle_agrees(a, b, words) && (given > Likeness::Nickname || fa.text == fb.text);
    }
    // family name first in one of them
    a.parts.len() == b.parts.len() && fa.text == gb.text && ga.text == fb.text
}

fn middle_agrees(a: &Name, b: &Name, words: &names::NameWords) -> bool {
    let middle = |n: &Name| n.parts.get(1..n.parts.len().saturating_sub(1)).map(<[_]>::to_vec).unwrap_or_default();
    let (x, y) = (middle(a), middle(b));
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    if !short.is_empty() && short.iter().chain(&long).all(|p| p.initial) {
        return short.iter().zip(&long).all(|(p, q)| p.text == q.text) && short.len() == long.len();
    }
    short.iter().all(|p| long.iter().any(|q| names::likeness(p, q, words) > Likeness::Different))
}

fn is_family_first(scene: &Scene, c: Candidate, name: &Name) -> bool {
    scene.is(c.first, flag::FAMILY_FIRST) && name.parts.len() <= 3 && !scene.is(c.first, flag::GIVEN)
}

/// The parts of a name as written.
fn fresh_person(scene: &Scene, c: Candidate, name: &Name) -> Person {
    let text = scene.doc.slice(span_of(scene.doc, c.first, c.end));
    let full = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let last = last_word(scene, c);
    let mut person = Person { name: full.clone(), spellings: vec![(full, word_span(scene, c))], ..Person::default() };
    if is_family_first(scene, c, name) && name.parts.len() > 1 {
        person.family = scene.doc.word(c.first).to_owned();
        person.given = (c.first + 1..c.end).filter(|&i| scene.word(i)).map(|i| scene.doc.word(i).to_owned()).collect();
        return person;
    }
    let mut from = last;
    while from > c.first && scene.is(from - 1, flag::PARTICLE) && !scene.capital(from - 1) {
        from -= 1;
    }
    person.family = scene.doc.slice(span_of(scene.doc, from, last + 1)).to_owned();
    person.given = (c.first..from).filter(|&i| scene.word(i)).map(|i| scene.doc.word(i).to_owned()).collect();
    person
}

fn word_span(scene: &Scene, c: Candidate) -> Span {
    span_of(scene.doc, c.first, c.end)
}
