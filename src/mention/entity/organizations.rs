//! Organizations by the words in their names and by acronyms.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::{
    gazetteer::{is_acronym, span_of},
    scene::{OrganizationHit, Owner, Scene},
    words::flag,
};
use crate::document::class;

/// Longest name of an organization, in tokens.
const LONGEST: usize = 14;

fn is_link(scene: &Scene, i: usize) -> bool {
    scene.of_class(i, class::OF | class::FOR | class::ON)
}

/// Claim the organizations among the tokens `first..end`, a sentence.
pub fn find(scene: &mut Scene, first: usize, end: usize) {
    let (mut next, mut from) = (scene.openers_from(first), first);
    let shouting = OnceCell::new();
    while let Some(at) = scene.opener(&mut next, from, end) {
        let hit = by_head(scene, at, first, end)
            .or_else(|| by_capitals(scene, at, end, || *shouting.get_or_init(|| is_shouting(scene, first, end))));
        from = match hit {
            Some(hit) => {
                let hit = with_acronym(scene, hit, end);
                scene.add_organization(hit);
                hit.end
            }
            None => at + 1,
        };
    }
}

/// All words in capitals: nothing can be told from them.
fn is_shouting(scene: &Scene, first: usize, end: usize) -> bool {
    let words = (first..end).filter(|&i| scene.word(i)).take(12);
    let (mut capitals, mut all) = (0, 0);
    for i in words {
        all += 1;
        capitals += usize::from(scene.doc.word(i).chars().all(|c| !c.is_lowercase()));
    }
    all >= 3 && capitals * 3 > all * 2
}

/// A capitalized run with a word such as "Ministry" in it, begun at `at`.
fn by_head(scene: &Scene, at: usize, first: usize, end: usize) -> Option<OrganizationHit> {
    if !opens(scene, at, first)
        || at > first && opens(scene, at - 1, first) && scene.spaced(at) && !breaks(scene, at - 1)
    {
        return None;
    }
    let stop = end.min(at + LONGEST);
    let (mut last, mut head) = (at, None);
    let mut i = at;
    while i < stop {
        let organization = scene.is(i, flag::ORG_HEAD | flag::ORG_SUFFIX);
        if inside(scene, i) && (i == at || scene.spaced(i)) {
            if organization && (i > at || scene.of_class(i + 1, class::OF | class::FOR)) {
                head = Some(i);
            }
            last = i;
            i += 1;
        } else if links(scene, i, head, stop) {
            i += 1;
        } else {
            break;
        }
    }
    let head = head?;
    let mut last = if continues(scene, head, last) { last } else { head };
    if scene.is(last, flag::ORG_SUFFIX) && scene.low(last + 1) == "." {
        last += 1;
    }
    // a single word ("Congress", "Party") says too little; a listed name alone stands already
    // "Lyon Police Chief": the chief of police
    let titles = &scene.words.titles;
    let chief = last == at + 1 && titles.is_service(scene.low(last)) && titles.is_service_chief(scene.low(last + 1));
    if chief {
        return None;
    }
    let listed = scene.organization_at(at).is_some_and(|o| o.end == last + 1);
    (last > at && !listed).then_some(OrganizationHit {
        first: at,
        end: last + 1,
        listed: None,
        acronym: None,
        of: None,
    })
}

/// Titles do not run into a name: "President Harvard".
fn breaks(scene: &Scene, i: usize) -> bool {
    scene.is(i, flag::OFFICE | flag::RANK | flag::HONORIFIC) || scene.is(i, flag::FUNCTION)
}

fn opens(scene: &Scene, i: usize, first: usize) -> bool {
    let ordinary = i == first && scene.is(i, flag::FUNCTION);
    inside(scene, i) && !ordinary && !scene.is(i, flag::OFFICE | flag::HONORIFIC | flag::FUNCTION | flag::CALENDAR)
}

/// May the word stand in an organization's name?
fn inside(scene: &Scene, i: usize) -> bool {
    let known = scene.place_at(i).is_some() || scene.organization_at(i).is_some_and(|o| o.listed.is_some());
    scene.name_like(i)
        && (scene.free(i) || known)
        && !scene.is(i, flag::HONORIFIC | flag::CALENDAR)
        && (!scene.is(i, flag::FUNCTION) || known)
        && !(scene.is(i, flag::OFFICE) && !scene.is(i, flag::ORG_HEAD | flag::COMMON))
}

/// Small words between the parts: "of", "and", "for the".
fn links(scene: &Scene, i: usize, head: Option<usize>, stop: usize) -> bool {
    let behind = |n: usize| i + n < stop && inside(scene, i + n);
    if scene.low(i) == "&" {
        return behind(1);
    }
    if is_link(scene, i) {
        return head.is_some() && (behind(1) || scene.of_class(i + 1, class::DEFINITE) && behind(2));
    }
    if scene.of_class(i, class::DEFINITE) {
        return head.is_some() && is_link(scene, i.wrapping_sub(1)) && behind(1);
    }
    // "Security and Defense Council", "Ministry of Trade and Industry"
    if scene.of_class(i, class::AND) {
        let before = flag::PORTFOLIO | flag::COMMON | flag::TITLE_MODIFIER;
        let topics = if head.is_some() { flag::PORTFOLIO } else { before };
        return behind(1)
            && scene.is(i.wrapping_sub(1), topics)
            && scene.is(i + 1, topics)
            && scene.place_at(i - 1).is_none();
    }
    // "Sam's Club"; not "Ann Lee's Senate campaign"
    let owned =
        scene.of_class(i, class::GENITIVE_MARK) && head.is_none() && behind(1) && scene.is(i + 1, flag::ORG_HEAD);
    let named = || i >= 2 && scene.name_like(i - 2) && scene.is(i - 2, flag::GIVEN);
    owned && scene.organization_at(i + 1).is_none() && !named()
}

/// Do the words behind the head belong to the name? Only behind a small word.
fn continues(scene: &Scene, head: usize, last: usize) -> bool {
    last == head
        || is_link(scene, head + 1)
        || scene.of_class(head + 1, class::AND)
        || scene.is(last, flag::ORG_HEAD | flag::ORG_SUFFIX)
}

/// "NSDC", "RNC".
fn by_capitals(scene: &Scene, at: usize, end: usize, shouting: impl Fn() -> bool) -> Option<OrganizationHit> {
    let word = scene.doc.word(at);
    // "the F.B.I."; "J.K." alone is a person's
    let dotted = word.contains('.');
    let stops = !dotted || word.matches('.').count() > 2 && at > 0 && scene.of_class(at - 1, class::DEFINITE);
    let fits = scene.name_like(at) && scene.free(at) && is_acronym(word) && stops && !shouting();
    if !fits
        || scene.is(
            at,
            flag::NO_ACRONYM
                | flag::SUFFIX
                | flag::HONORIFIC
                | flag::RANK
                | flag::COMMON
                | flag::FUNCTION
                | flag::CALENDAR,
        )
    {
        return None;
    }
    // a stretch in capitals: "TOP STORIES"
    let shouted = |i: usize| {
        scene.name_like(i)
            && scene.low(i).len() > 1
            && !scene.doc.word(i).contains('.')
            && scene.doc.word(i).chars().all(|c| !c.is_lowercase())
            && scene.free(i)
    };
    if at > 0 && scene.spaced(at) && shouted(at - 1) || at + 1 < end && shouted(at + 1) {
        return None;
    }
    // capitals inside a name: "KANG Dong Won", "Frederick FUNG"
    let near = |i: usize| scene.name_like(i) && scene.is(i, flag::GIVEN) && scene.free(i);
    if at > 0 && near(at - 1) || at + 1 < end && near(at + 1) && scene.is(at, flag::FAMILY_FIRST) {
        return None;
    }
    Some(OrganizationHit { first: at, end: at + 1, listed: None, acronym: None, of: None })
}

/// "National Security and Defense Council (NSDC)".
fn with_acronym(scene: &Scene, hit: OrganizationHit, end: usize) -> OrganizationHit {
    let at = hit.end + 1;
    let bracketed = scene.low(hit.end) == "(" && at < end && scene.low(at + 1) == ")" && is_acronym(scene.doc.word(at));
    if bracketed && hit.end > hit.first + 1 && scene.owner(at) == Owner::None {
        return OrganizationHit { acronym: Some(at), ..hit };
    }
    hit
}

/// Claim the short forms of the bodies found: "Nordvolt" of "Nordvolt Energy".
pub fn short_forms(scene: &mut Scene) {
    let mut firsts: FxHashMap<&str, Option<usize>> = FxHashMap::default();
    let usual =
        flag::GIVEN | flag::FAMILY | flag::COMMON | flag::ORDINARY | flag::FUNCTION | flag::TITLE | flag::CALENDAR;
    for (index, hit) in scene.organizations.iter().enumerate() {
        let own = hit.listed.is_none() && hit.end > hit.first + 1 && scene.stands(index);
        let said = scene.doc.word(hit.first);
        let known = scene.place_at(hit.first).is_some()
            || scene.is(hit.first, usual | flag::LISTED | flag::ORG_HEAD | flag::PEOPLE);
        if !own || known || said.len() < 4 || is_acronym(said) {
            continue;
        }
        let same = |other: usize| {
            let Some(o) = scene.organizations.get(other) else { return false };
            scene.doc.slice(span_of(scene.doc, o.first, o.end))
                == scene.doc.slice(span_of(scene.doc, hit.first, hit.end))
        };
        let slot = firsts.entry(scene.doc.low(hit.first)).or_insert(Some(index));
        if slot.is_some_and(|other| !same(other)) {
            *slot = None;
        }
    }
    if firsts.is_empty() {
        return;
    }
    let mut hits = Vec::new();
    for &i in &scene.openers {
        let i = i as usize;
        if let Some(Some(index)) = firsts.get(scene.low(i)).filter(|_| scene.free(i) && scene.name_like(i)) {
            let longer = scene.name_like(i + 1) && scene.free(i + 1) && scene.spaced(i + 1);
            let hit = OrganizationHit { first: i, end: i + 1, listed: None, acronym: None, of: Some(*index) };
            hits.extend((!longer).then_some(hit));
        }
    }
    hits.into_iter().for_each(|hit| scene.add_organization(hit));
}

/// Does the acronym stand for the name? "NVE" for "Nordvolt Energy": every word gives its first letter, and the other
/// letters come in order.
pub fn abbreviates(acronym: &str, name: &str) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let words: Vec<String> =
        name.split([' ', '-']).filter(|w| w.starts_with(char::is_uppercase)).map(str::to_lowercase).collect();
    if letters.len() < 2 || words.len() < 2 || words.len() > letters.len() {
        return false;
    }
    let mut rest = &letters[..];
    for (k, word) in words.iter().enumerate() {
        let later = words.len() - k - 1;
        let mut inside = word.chars();
        match rest.split_first() {
            Some((first, tail)) if inside.next() == Some(*first) => rest = tail,
            _ => return false,
        }
        while rest.len() > later
            && let Some((next, tail)) = rest.split_first()
            && inside.any(|c| c == *next)
        {
            rest = tail;
        }
    }
    rest.is_empty()
}

/// "the bank", behind the only body whose name ends so: the tokens, and the word.
pub fn nominals(scene: &Scene) -> Vec<(usize, usize)> {
    let noun = |i: usize| scene.is(i, flag::ORG_HEAD) && !scene.capital(i) && scene.free(i) && scene.word(i);
    let the = |i: usize| i > 0 && scene.of_class(i - 1, class::DEFINITE);
    let ends = |i: usize| {
        !scene.word(i) || scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT) || scene.of_class(i, class::GENITIVE_MARK)
    };
    (1..scene.doc.tokens.len()).filter(|&i| noun(i) && the(i) && ends(i + 1)).map(|i| (i - 1, i + 1)).collect()
}
