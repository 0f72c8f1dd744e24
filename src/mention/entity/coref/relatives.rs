//! Given names that share a family name behind them.

use rustc_hash::FxHashSet;

use super::{Keys, People};
use crate::{
    document::class,
    mention::entity::{
        Person, PersonForm, names,
        people::Candidate,
        scene::{Owner, Scene},
        words::flag,
    },
};

/// So many given names may share a family name behind them.
const MOST_SIBLINGS: usize = 6;

impl<'a> People<'a> {
    /// "Pierre and Louise Hallam", "Karl, Erik and Nils Dahl": who bears the family name that a given name shares.
    pub(super) fn shared_family(&self, scene: &Scene<'a>, c: Candidate, singles: &FxHashSet<usize>) -> Option<usize> {
        let given = |i: usize| scene.is(i, flag::GIVEN) && scene.name_like(i) && !scene.is(i, flag::CALENDAR);
        let [part] = &self.name(scene, c).parts[..] else { return None };
        let known = self.by_given.contains_key(&part.skeleton) || self.by_family.contains_key(&part.skeleton);
        if known || !given(c.first) || c.end != c.first + 1 {
            return None;
        }
        let mut i = c.end;
        for _ in 0..MOST_SIBLINGS {
            if scene.of_class(i, class::COMMA) && singles.contains(&(i + 1)) && given(i + 1) {
                i += 2;
                continue;
            }
            i += usize::from(scene.of_class(i, class::COMMA));
            let Owner::Person(id) = scene.owner(i + 1) else { return None };
            let bearer = self.people.get(id as usize)?;
            let whole = scene.of_class(i, class::AND) && given(i + 1) && scene.owner(i + 2) == scene.owner(i + 1);
            return (whole && !bearer.given.is_empty()).then_some(id as usize);
        }
        None
    }

    /// A given name alone, beside a relative's full name.
    pub(super) fn add_relative(&mut self, scene: &mut Scene<'a>, c: Candidate, bearer: usize) {
        let Some(family) = self.people.get(bearer).map(|p| p.family.clone()) else { return };
        let given = scene.doc.word(c.first).to_owned();
        let full = format!("{given} {family}");
        let name = names::parse(&full, &scene.words.names);
        let id = self.people.len();
        self.people.push(Person { name: full, family, given: vec![given], ..Person::default() });
        for (part, map) in [(name.parts.last(), &mut self.by_family), (name.parts.first(), &mut self.by_given)] {
            part.into_iter().for_each(|p| map.entry(p.skeleton.clone()).or_default().push(id));
        }
        self.keys.push(Keys { name, first: c.first, kin: true, shorts: 0 });
        self.pronoun(scene, id, Candidate { units: 2, ..c });
        self.mention(scene, c, id, PersonForm::Short);
    }
}
