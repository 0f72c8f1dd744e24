//! Who of the people known so far bears a full name.

use super::{BLOCK, People, agree};
use crate::{
    document::class,
    mention::entity::{
        names::Name,
        people::Candidate,
        scene::{Owner, Scene},
    },
};

impl<'a> People<'a> {
    /// The person whose name agrees with `name`, among those of its family name: the same words first. `other` is
    /// somebody else.
    pub(super) fn find_full(&self, scene: &Scene, name: &Name, other: Option<usize>) -> Option<usize> {
        let words = &scene.words.names;
        let ends = [name.parts.last(), name.parts.first()];
        ends.into_iter().flatten().find_map(|part| {
            let block = self.by_family.get(&part.skeleton)?;
            let near = || block.iter().rev().take(BLOCK).copied().filter(|&p| Some(p) != other);
            let known = |p: usize| self.keys.get(p).map(|k| &k.name);
            let same = near().find(|&p| known(p).is_some_and(|n| n == name));
            same.or_else(|| near().find(|&p| known(p).is_some_and(|n| agree(n, name, words))))
        })
    }

    /// "Keron Hale and Keran Hale": whoever stands beside another is another, unless it is the same name again.
    pub(super) fn beside(&self, scene: &Scene<'a>, c: Candidate) -> Option<usize> {
        let joint = c.first.checked_sub(1).filter(|&i| scene.of_class(i, class::AND | class::COMMA))?;
        match scene.owner(joint.checked_sub(1)?) {
            Owner::Person(id) => {
                let name = self.name(scene, c);
                let id = id as usize;
                self.keys.get(id).is_some_and(|k| k.name != *name && k.name.parts.len() > 1).then_some(id)
            }
            _ => None,
        }
    }
}
