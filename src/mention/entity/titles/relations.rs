//! How two titles relate: one office in two words, a wider word, or another office.

use std::collections::BTreeSet;

use super::TitleWords;
use crate::{lexicon::data::senses, mention::entity::Words};

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
    let ranks =
        if words.is_office(&x) || words.is_office(&y) { None } else { words.rank(head_x).zip(words.rank(head_y)) };
    if let Some((i, j)) = ranks {
        let other = i != j || words.other_grade(&x, &y);
        return if other { TitleRelation::Different } else { TitleRelation::Narrower };
    }
    if head_x == head_y && (words.other_grade(&x, &y) || opposed(&x, &y)) {
        return TitleRelation::Different;
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
    pub(super) fn canonical(&self, title: &str) -> String {
        let title = title.to_lowercase().replace("vice-", "vice ").replace("under-", "under");
        let words = title.split([' ', '-', '.']).filter(|w| !w.is_empty());
        let words: Vec<&str> = words.map(|w| self.spellings.get(w).map_or(w, |s| s)).collect();
        // "petty officer third class": the class says which officer
        let words = match &words[..] {
            [rest @ .., ordinal, class] if !rest.is_empty() && self.is_class(class) && self.is_ordinal(ordinal) => {
                [&[*ordinal], rest].concat()
            }
            _ => words,
        };
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

    /// "attorney general": an office of several words, whose last one is no rank.
    fn is_office(&self, title: &str) -> bool {
        title.contains(' ') && self.exclusive.contains(title)
    }

    /// "class" behind an ordinal
    pub(crate) fn is_class(&self, low: &str) -> bool {
        self.class_words.contains(low)
    }

    /// "major general" and "brigadier general", "chief petty officer" and "petty officer third class": both tell a
    /// grade, and not the same one.
    fn other_grade(&self, a: &str, b: &str) -> bool {
        let grades = |title: &str| -> BTreeSet<String> {
            title.split(' ').filter(|w| self.grades.contains(*w)).map(str::to_owned).collect()
        };
        let ranked = |title: &str| {
            self.rank(head(title)).is_some() || title.split(' ').any(|w| self.graded_officers.contains(w))
        };
        if !ranked(a) || !ranked(b) {
            return false;
        }
        let (x, y) = (grades(a), grades(b));
        !x.is_empty() && !y.is_empty() && !x.is_subset(&y) && !y.is_subset(&x)
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

/// "majority leader", "minority leader": a modifier of the one is the opposite of one of the other.
fn opposed(a: &str, b: &str) -> bool {
    let Some(senses) = senses() else { return false };
    let alone = |w: &&str, title: &str| !title.split(' ').any(|v| v == *w);
    let of = |title: &'_ str, other: &'_ str| {
        title.split(' ').filter(|w| alone(w, other)).map(str::to_owned).collect::<Vec<_>>()
    };
    let (x, y) = (of(a, b), of(b, a));
    x.iter().any(|p| y.iter().any(|q| senses.opposite(p, q)))
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
            (("senate majority leader", ""), ("senate minority leader", ""), Different),
            (("attorney general", ""), ("solicitor general", ""), Different),
            (("maj. gen", ""), ("brig. gen", ""), Different),
            (("gen", ""), ("maj. gen", ""), Narrower),
            (("senior adviser", ""), ("chief political adviser", ""), Unrelated),
            (("chief petty officer", ""), ("petty officer third class", ""), Different),
            (("petty officer", ""), ("petty officer first class", ""), Narrower),
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
