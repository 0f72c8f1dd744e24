//! How two titles relate: one office in two words, a wider word, or another office.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Words,
    words::{TitlesPack, list},
};
use crate::{
    document::Word,
    lexicon::{WordMap, morph},
};

/// The compiled pack `titles`, as far as it is no property of single words.
#[derive(Debug, Default)]
pub struct TitleWords {
    generic: FxHashSet<Box<str>>,
    attributive: FxHashSet<Box<str>>,
    no_owner: FxHashSet<Box<str>>,
    abbreviated: FxHashSet<Box<str>>,
    graded: FxHashSet<Box<str>>,
    takes_general: FxHashSet<Box<str>>,
    keeps_owner: FxHashSet<Box<str>>,
    deputies: FxHashSet<Box<str>>,
    exclusive: FxHashSet<Box<str>>,
    /// The last word of titles of two words, to the first words.
    pub(super) compound: WordMap<Vec<Box<str>>>,
    no_compound: FxHashSet<Box<str>>,
    /// Offices that may be held together, by head or whole title.
    together: Vec<[Box<str>; 2]>,
    loosely: FxHashSet<Box<str>>,
    under_chief: FxHashSet<Box<str>>,
    chambers: FxHashSet<Box<str>>,
    chamber_members: FxHashSet<Box<str>>,
    /// Occupations of which one person has one at a time, in groups.
    rivals: Vec<Vec<Box<str>>>,
    ranks: Vec<Box<str>>,
    /// Title, its words sorted, to the synonym groups that it stands in.
    groups: FxHashMap<Box<str>, Vec<usize>>,
    group_count: usize,
    /// "then" in "then-president"
    prefixes: FxHashSet<Box<str>>,
    ordinals: FxHashSet<Box<str>>,
    takes_ordinal: FxHashSet<Box<str>>,
    takes_grade: FxHashSet<Box<str>>,
    national: FxHashSet<Box<str>>,
    party_office: FxHashSet<Box<str>>,
    services: FxHashSet<Box<str>>,
    service_chiefs: FxHashSet<Box<str>>,
    small: FxHashSet<Box<str>>,
    dropped: FxHashSet<Box<str>>,
    occupation_ends: Vec<Box<str>>,
    /// A word to its one spelling, which is no abbreviation.
    spellings: FxHashMap<Box<str>, Box<str>>,
    /// Plural head to singular.
    singular: FxHashMap<Box<str>, Box<str>>,
}

impl TitleWords {
    pub(crate) fn add(&mut self, pack: &TitlesPack) {
        // first: they make the canonical form of what follows
        self.small.extend(list(&pack.small));
        self.dropped.extend(list(&pack.dropped));
        self.spellings.extend(pack.spellings.iter().map(|(a, b)| (a.as_str().into(), b.as_str().into())));
        for (set, words) in [
            (&mut self.prefixes, &pack.prefixes),
            (&mut self.ordinals, &pack.ordinals),
            (&mut self.takes_ordinal, &pack.takes_ordinal),
            (&mut self.takes_grade, &pack.takes_grade),
            (&mut self.national, &pack.national),
            (&mut self.party_office, &pack.party_office),
            (&mut self.services, &pack.services),
            (&mut self.service_chiefs, &pack.service_chiefs),
        ] {
            set.extend(list(words));
        }
        self.occupation_ends.extend(list(&pack.occupation_ends));
        self.generic.extend(list(&pack.generic));
        self.attributive.extend(list(&pack.attributive));
        self.no_owner.extend(list(&pack.no_owner));
        self.abbreviated.extend(list(&pack.abbreviated));
        self.graded.extend(list(&pack.graded));
        self.takes_general.extend(list(&pack.takes_general));
        self.keeps_owner.extend(list(&pack.keeps_owner));
        self.exclusive.extend(list(&pack.relations.exclusive));
        let offices: Vec<String> = pack.relations.offices.iter().map(|o| self.canonical(o)).collect();
        self.exclusive.extend(offices.into_iter().map(Into::into));
        for (first, last) in pack.compound.iter().filter_map(|t| t.split_once(' ')) {
            self.compound.or_default(last).push(first.into());
        }
        self.no_compound.extend(list(&pack.no_compound));
        for [a, b] in &pack.relations.together {
            self.together.push([self.canonical(a).into(), self.canonical(b).into()]);
        }
        self.loosely.extend(list(&pack.relations.loosely));
        self.under_chief.extend(list(&pack.relations.under_chief));
        self.chambers.extend(list(&pack.relations.chambers));
        self.chamber_members.extend(list(&pack.relations.chamber_members));
        for title in &pack.relations.deputy_titles {
            self.deputies.insert(self.canonical(title).into());
        }
        self.rivals.extend(pack.relations.rivals.iter().map(|g| g.iter().map(|w| w.as_str().into()).collect()));
        self.deputies.extend(list(&pack.relations.deputies));
        self.ranks.extend(pack.relations.ranks.iter().map(|r| r.as_str().into()));
        for group in &pack.relations.synonyms {
            for title in group {
                let title = self.canonical(title);
                self.groups.entry(title.into()).or_default().push(self.group_count);
            }
            self.group_count += 1;
        }
    }

    pub(crate) fn add_plural(&mut self, head: &str) {
        if let Some(plural) = morph::plural_of_person(head) {
            self.singular.insert(plural.into(), head.into());
        }
    }

    pub(crate) fn singular<'a>(&'a self, head: &'a str) -> &'a str {
        self.singular.get(head).map_or(head, |s| s)
    }

    /// May the head be an adjective or a thing ("official", "model")?
    pub(crate) fn is_attributive(&self, head: &str) -> bool {
        self.attributive.contains(head)
    }

    /// Is the word the last one of a title of two words ("back")?
    pub(crate) fn ends_compound(&self, word: Word) -> bool {
        self.compound.of(word).is_some()
    }

    /// "running back", where no verb is meant ("running back to").
    pub(crate) fn is_compound(&self, first: &str, last: &str, next: &str) -> bool {
        self.compound.get(last).is_some_and(|f| f.iter().any(|w| **w == *first)) && !self.no_compound.contains(next)
    }

    /// "the time" in "chief of staff at the time".
    pub(crate) fn is_no_owner(&self, word: &str) -> bool {
        self.no_owner.contains(word)
    }

    pub(crate) fn is_abbreviated(&self, head: &str) -> bool {
        self.abbreviated.contains(head)
    }

    /// "ologist": endings that make an unlisted word an occupation.
    pub(crate) fn ends_as_occupation(&self, low: &str) -> bool {
        low.len() >= 8 && self.occupation_ends.iter().any(|e| low.ends_with(&**e))
    }

    /// "then" in "then-president"
    pub(crate) fn is_prefix(&self, low: &str) -> bool {
        self.prefixes.contains(low)
    }

    pub(crate) fn is_ordinal(&self, low: &str) -> bool {
        self.ordinals.contains(low)
    }

    /// "deputy" behind "first"
    pub(crate) fn takes_ordinal(&self, low: &str) -> bool {
        self.takes_ordinal.contains(low)
    }

    /// "governor" behind "lieutenant"
    pub(crate) fn takes_grade(&self, low: &str) -> bool {
        self.takes_grade.contains(low)
    }

    /// Does a nationality before it say whose it is ("the French coach"), not where somebody is from?
    pub(crate) fn is_national(&self, head: &str) -> bool {
        self.national.contains(self.singular(head))
    }

    /// "the Republican nominee"
    pub(crate) fn is_party_office(&self, head: &str) -> bool {
        self.party_office.contains(head)
    }

    /// "police"
    pub(crate) fn is_service(&self, low: &str) -> bool {
        self.services.contains(low)
    }

    /// "chief", of the police
    pub(crate) fn is_service_chief(&self, low: &str) -> bool {
        self.service_chiefs.contains(low)
    }

    /// "lieutenant" before "governor"
    pub(crate) fn is_graded(&self, word: &str) -> bool {
        self.graded.contains(word)
    }

    /// "attorney general"
    pub(crate) fn takes_general(&self, head: &str) -> bool {
        self.takes_general.contains(head)
    }

    /// What follows "of" is the owner, never a part of the title.
    pub(crate) fn keeps_owner(&self, head: &str) -> bool {
        self.keeps_owner.contains(head)
    }
}

/// A title for comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TitleKey {
    /// `Role::title_name`: lower case, singular, without tenure words ("defense minister").
    pub title: String,
    /// Canonical name of the body or the country that it is of, where known.
    pub org: Option<String>,
}

/// How one title stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleRelation {
    /// The same words, of one body.
    Same,
    /// Other words for the same office ("premier", "prime minister").
    Synonym,
    /// One says less than the other ("minister", "defense minister"; "official", anything).
    Narrower,
    /// Two offices that one person does not hold at once.
    Different,
    /// Nothing follows: descriptions, or offices that may be held together.
    Unrelated,
}

/// How do two titles of one person relate? Says nothing about when they were held.
pub fn relate_titles(a: &TitleKey, b: &TitleKey, words: &Words) -> TitleRelation {
    let words = &words.titles;
    let (x, y) = (words.canonical(&a.title), words.canonical(&b.title));
    let body = words.relate_bodies(a.org.as_deref(), b.org.as_deref());
    if x == y {
        return match body {
            Body::Same | Body::Unknown => TitleRelation::Same,
            Body::Different if words.is_exclusive(&x) => TitleRelation::Different,
            Body::Different => TitleRelation::Unrelated,
        };
    }
    let (head_x, head_y) = (head(&x), head(&y));
    if let (Some(i), Some(j)) = (words.rank(head_x), words.rank(head_y)) {
        return if i == j { TitleRelation::Narrower } else { TitleRelation::Different };
    }
    let deputies = words.is_deputy(&x) != words.is_deputy(&y);
    if !deputies && body != Body::Different && words.share_group(&x, &y, body) {
        return TitleRelation::Synonym;
    }
    if !deputies && words.share_group(&x, &y, Body::Same) && !words.share_first(&x, &y) {
        return TitleRelation::Unrelated;
    }
    if deputies && head_x == head_y {
        return match body {
            Body::Different => TitleRelation::Unrelated,
            _ if words.loosely.contains(head_x) => TitleRelation::Narrower,
            _ => TitleRelation::Different,
        };
    }
    if words.is_under_chief(&x, &y) || words.is_under_chief(&y, &x) {
        return TitleRelation::Different;
    }
    if body != Body::Different && (words.generic.contains(x.as_str()) || words.generic.contains(y.as_str())) {
        return TitleRelation::Narrower;
    }
    if head_x == head_y && !deputies && (subset(&x, &y) || subset(&y, &x)) {
        return if body == Body::Different { TitleRelation::Unrelated } else { TitleRelation::Narrower };
    }
    let rival = words.rivals.iter().any(|g| [head_x, head_y].iter().all(|h| g.iter().any(|w| **w == **h)));
    if head_x != head_y && rival {
        return TitleRelation::Different;
    }
    if words.chairs(&x, a.org.as_deref(), head_y) || words.chairs(&y, b.org.as_deref(), head_x) {
        return TitleRelation::Unrelated;
    }
    let exclude = words.is_exclusive(&x) && words.is_exclusive(&y) && !words.go_together(&x, &y);
    if exclude { TitleRelation::Different } else { TitleRelation::Unrelated }
}

/// The same words, but for order, spelling and abbreviation?
pub fn same_title(a: &str, b: &str, words: &Words) -> bool {
    words.titles.canonical(a) == words.titles.canonical(b)
}

impl TitleWords {
    /// One form for "minister of foreign affairs", "foreign affairs minister" and
    /// "foreign minister": modifiers in alphabetical order, then the head.
    fn canonical(&self, title: &str) -> String {
        let title = title.to_lowercase().replace("vice-", "vice ").replace("under-", "under");
        let words = title.split([' ', '-']).filter(|w| !w.is_empty());
        let words: Vec<&str> = words.map(|w| self.spellings.get(w).map_or(w, |s| s)).collect();
        let (head, mut rest) = match words.iter().position(|w| *w == "of" || *w == "for") {
            Some(at) if at > 0 => {
                let rest = words.iter().take(at - 1).chain(words.iter().skip(at + 1)).copied();
                (words.get(at - 1).copied().unwrap_or(""), rest.filter(|w| !self.is_small(w)).collect())
            }
            _ => {
                let rest: Vec<&str> = words.iter().take(words.len().saturating_sub(1)).copied().collect();
                (words.last().copied().unwrap_or(""), rest)
            }
        };
        rest.retain(|w| !self.dropped.contains(*w));
        rest.sort_unstable();
        rest.push(head);
        rest.join(" ")
    }

    /// "of", "the": words that a title and a body's initials do without.
    fn is_small(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    fn rank(&self, head: &str) -> Option<usize> {
        self.ranks.iter().position(|r| **r == *head)
    }

    pub fn is_deputy_word(&self, word: &str) -> bool {
        self.deputies.contains(word.to_lowercase().as_str())
    }

    /// "senate", "house"
    pub fn is_chamber(&self, low: &str) -> bool {
        self.chambers.contains(low)
    }

    fn is_deputy(&self, title: &str) -> bool {
        title.split(' ').any(|w| self.deputies.contains(w)) || self.deputies.contains(title)
    }

    /// Is the office one of those that exclude each other?
    fn is_exclusive(&self, title: &str) -> bool {
        (self.exclusive.contains(head(title)) || self.exclusive.contains(title)) && !title.starts_with("former")
    }

    /// "police chief", "lieutenant"
    fn is_under_chief(&self, chief: &str, rank: &str) -> bool {
        let service = match chief.rsplit_once(' ') {
            Some((service, head)) => self.is_service(service) && self.is_service_chief(head),
            None => self.is_service_chief(chief),
        };
        service && self.under_chief.contains(head(rank)) && !self.is_deputy(rank)
    }

    /// "president" of a senate, whose members are senators.
    fn chairs(&self, title: &str, org: Option<&str>, member: &str) -> bool {
        let chamber = |words: &str| words.split(' ').any(|w| self.chambers.contains(w));
        self.chamber_members.contains(member) && (chamber(title) || org.is_some_and(|o| chamber(&o.to_lowercase())))
    }

    /// Offices that one person may hold together.
    fn go_together(&self, a: &str, b: &str) -> bool {
        let is = |title: &str, known: &str| title == known || head(title) == known;
        self.together.iter().any(|[p, q]| is(a, p) && is(b, q) || is(a, q) && is(b, p))
    }

    /// Do both stand in the first group, which holds inside one body alone?
    fn share_first(&self, a: &str, b: &str) -> bool {
        [a, b].iter().all(|t| self.groups.get(*t).is_some_and(|g| g.contains(&0)))
    }

    /// The first group (head, chief, chair, secretary ...) holds only inside one body.
    fn share_group(&self, a: &str, b: &str, body: Body) -> bool {
        match (self.groups.get(a), self.groups.get(b)) {
            (Some(x), Some(y)) => x.iter().any(|g| y.contains(g) && (*g > 0 || body == Body::Same)),
            _ => false,
        }
    }
}

/// How the bodies of two titles stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    Same,
    Different,
    Unknown,
}

impl TitleWords {
    fn relate_bodies(&self, a: Option<&str>, b: Option<&str>) -> Body {
        let (Some(a), Some(b)) = (a, b) else { return Body::Unknown };
        let (a, b) = (a.to_lowercase(), b.to_lowercase());
        let initials = |name: &str| {
            let words = name.split(' ').filter(|w| !self.is_small(w));
            words.filter_map(|w| w.chars().next()).collect::<String>()
        };
        // "Greek", "Greece"
        let stem = |w: &str| w.chars().take(4).collect::<String>();
        let demonym = !a.contains(' ') && !b.contains(' ') && a.len() > 4 && b.len() > 4 && stem(&a) == stem(&b);
        if demonym || a == b || a.contains(&b) || b.contains(&a) || initials(&a) == b || initials(&b) == a {
            Body::Same
        } else {
            Body::Different
        }
    }
}

fn head(title: &str) -> &str {
    title.rsplit(' ').next().unwrap_or(title)
}

fn subset(a: &str, b: &str) -> bool {
    a.split(' ').all(|w| b.split(' ').any(|v| v == w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn relate(a: (&str, &str), b: (&str, &str)) -> TitleRelation {
        let key = |(title, org): (&str, &str)| TitleKey {
            title: title.to_owned(),
            org: (!org.is_empty()).then(|| org.to_owned()),
        };
        let words = &Lexicon::builtin().entity;
        let forth = relate_titles(&key(a), &key(b), words);
        assert_eq!(forth, relate_titles(&key(b), &key(a), words), "{a:?} {b:?} in the other order");
        forth
    }

    #[test]
    fn titles_relate() {
        use TitleRelation::{Different, Narrower, Same, Synonym, Unrelated};
        let council = "Water Safety Council";
        for (a, b, expected) in [
            (("president", "Ukraine"), ("president", ""), Same),
            (("head", council), ("secretary", council), Synonym),
            (("chief", council), ("chair", council), Synonym),
            (("head", council), ("secretary", "Road Union"), Unrelated),
            (("prime minister", ""), ("premier", ""), Synonym),
            (("minister of foreign affairs", ""), ("foreign minister", ""), Same),
            (("defence minister", ""), ("minister of defense", ""), Same),
            (("minister", ""), ("defense minister", ""), Narrower),
            (("deputy minister", ""), ("minister", ""), Different),
            (("vice president", ""), ("president", ""), Different),
            (("official", ""), ("mayor", ""), Narrower),
            (("secretary", council), ("defense minister", "Ukraine"), Different),
            (("captain", ""), ("sergeant", ""), Different),
            (("gen", ""), ("general", ""), Same),
            (("mayor", "Lyon"), ("mayor", "Nice"), Different),
            (("spokesman", "A"), ("spokesman", "B"), Unrelated),
            (("economist", ""), ("father of two", ""), Unrelated),
            (("founder", ""), ("ceo", ""), Unrelated),
            (("running back", ""), ("wide receiver", ""), Different),
            (("running back", ""), ("tailback", ""), Synonym),
            (("tight end", ""), ("wide receiver", ""), Different),
            (("defensive end", ""), ("linebacker", ""), Synonym),
            (("superior court judge", ""), ("district attorney", ""), Different),
            (("district attorney", ""), ("prosecutor", ""), Synonym),
            (("deputy public defender", ""), ("public defender", ""), Narrower),
            (("assistant district attorney", ""), ("district attorney", ""), Different),
            (("lt gov", ""), ("governor", ""), Different),
            (("police chief", ""), ("lieutenant", ""), Different),
            (("speaker", ""), ("rep", ""), Unrelated),
            (("sen", ""), ("rep", ""), Different),
            (("president", "State Senate"), ("sen", ""), Unrelated),
            (("president", ""), ("sen", ""), Different),
            (("principal", ""), ("teacher", ""), Different),
            (("chief executive officer", ""), ("ceo", ""), Synonym),
        ] {
            assert_eq!(relate(a, b), expected, "{a:?} {b:?}");
        }
    }
}
