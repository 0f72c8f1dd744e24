//! What a title is of: "the French president", "director of the museum".

use super::{Named, Org};
use crate::document::class;
use crate::mention::entity::{
    scene::{Owner, Scene, TitleHit},
    words::{Flags, flag},
};

/// The owner in front of a title: a place, an organization, a name, perhaps with 's.
pub fn left_org(scene: &Scene, title: TitleHit, start: usize) -> Org {
    let mut i = title.first;
    let mut stepped = false;
    while i > start && (title.first - i) < 6 {
        let b = i - 1;
        if scene.of_class(b, class::GENITIVE_MARK) {
            i = b;
            stepped = true;
            continue;
        }
        // "Carmel, Indiana, Mayor X"
        if scene.low(b) == "," && i == title.first && scene.capital(title.first) {
            let region =
                b.checked_sub(1).and_then(|r| scene.place_at(r)).filter(|p| !p.adjective && p.first >= start + 2)?;
            let wide = widen(scene, region.first, b, start);
            return (wide.0 != region.first).then_some(wide);
        }
        match scene.owner(b) {
            Owner::Place(_) => {
                let first = scene.place_at(b).map_or(b, |p| p.first);
                let adjective = scene.place_at(b).is_some_and(|p| p.adjective);
                return allows(scene, title, adjective).then(|| widen(scene, first, b + 1, start));
            }
            Owner::Organization(_) => return Some((scene.organization_at(b).map_or(b, |o| o.first), b + 1)),
            Owner::Person(_) | Owner::Title(_) => return None,
            Owner::None => {}
        }
        let skipped = flag::EVALUATIVE | flag::FORMER | flag::ACTING | flag::PROSPECTIVE;
        if scene.is(b, flag::PARTY) && scene.capital(b) && !stepped && i == title.first && is_party_office(scene, title)
        {
            return Some((b, i));
        }
        if scene.is(b, skipped) && !stepped {
            i = b;
            continue;
        }
        let county = scene.is(b, flag::PLACE_HEAD) && b > start && scene.name_like(b - 1);
        let named = scene.name_like(b)
            && !scene.is(b, flag::FUNCTION | flag::PEOPLE | flag::CALENDAR | flag::HONORIFIC | flag::PARTY | flag::SAY)
            && (county || !scene.is(b, flag::TITLE_MODIFIER))
            && !(b == start && scene.is(b, flag::COMMON));
        if !named {
            return None;
        }
        let mut first = b;
        while first > start
            && scene.name_like(first - 1)
            && scene.free(first - 1)
            && !scene.is(first - 1, flag::FUNCTION | flag::PEOPLE | skipped)
        {
            first -= 1;
        }
        // "Underdog conservative Assemblywoman X": a sentence's first word
        let opening = first == b && b == start && !stepped && i != title.first;
        return (!opening).then_some((first, b + 1));
    }
    None
}

/// "Carmel, Indiana, Mayor": a city with its region.
fn widen(scene: &Scene, first: usize, end: usize, start: usize) -> (usize, usize) {
    let city = first.checked_sub(2).filter(|&i| i >= start && scene.low(first - 1) == ",");
    match city {
        Some(i) if scene.place_at(i).is_some_and(|p| !p.adjective) => (scene.place_at(i).map_or(i, |p| p.first), end),
        Some(i)
            if scene.name_like(i)
                && scene.free(i)
                && !scene.is(i, flag::CALENDAR)
                && scene.place_at(first).is_some_and(|p| !p.adjective) =>
        {
            (i, end)
        }
        _ => (first, end),
    }
}

fn allows(scene: &Scene, title: TitleHit, adjective: bool) -> bool {
    !adjective || scene.is(title.head, flag::OFFICE) || scene.words.titles.is_national(scene.low(title.head))
}

fn is_party_office(scene: &Scene, title: TitleHit) -> bool {
    title.end - title.first == 1 && scene.words.titles.is_party_office(scene.low(title.head))
}

/// "Governor of Washington X", "the head of the U.N. mission X": where the owner between title and name begins, and its
/// "of".
pub fn inner_org(scene: &Scene, last: usize, start: usize) -> Option<(usize, usize)> {
    let noun = |i: usize| scene.word(i) && scene.free(i) && !scene.capital(i) && !scene.is(i, NO_NOUN);
    let nouns = (0..2).take_while(|n| last.checked_sub(*n).is_some_and(|i| i > start && noun(i))).count();
    let end = last.checked_sub(nouns)?;
    let first = match scene.owner(end) {
        Owner::Place(_) => scene.place_at(end).filter(|p| !p.adjective)?.first,
        Owner::Organization(_) => scene.organization_at(end)?.first,
        _ => return None,
    };
    let mut link = first.checked_sub(1)?;
    if scene.of_class(link, class::DEFINITE) {
        link = link.checked_sub(1)?;
    }
    let linked = scene.of_class(link, class::OF | class::FOR | class::AT);
    let title = link.checked_sub(1).filter(|&t| linked && t >= start).and_then(|t| scene.title_at(t))?;
    // "an aide of the U.N. mission Ann Pell": the title is one person's
    (nouns == 0 || !title.plural).then_some((first, link))
}

/// No noun inside the name of a body.
const NO_NOUN: Flags = flag::FUNCTION | flag::SAY | flag::ACT | flag::TITLE | flag::PLURAL | flag::DONE_TO;

/// ", of the Alden Water Board" behind a name whose title stands before it.
pub fn behind_name(scene: &Scene, named: Named, end: usize) -> Org {
    let comma = usize::from(scene.of_class(named.end, class::COMMA));
    let link = named.end + comma;
    if link >= end || !scene.of_class(link, class::OF) {
        return None;
    }
    let first = link + 1 + usize::from(scene.of_class(link + 1, class::DEFINITE));
    if let Some(o) = scene.organization_at(first).filter(|o| o.first == first) {
        return Some((first, o.end));
    }
    scene.place_at(first).filter(|p| !p.adjective && p.first == first).map(|p| (first, p.end))
}

/// "of the Y", "at Y": the owner behind a title, and the token behind it.
pub fn right_org(scene: &Scene, title: TitleHit, end: usize) -> (Org, usize) {
    let link = title.end;
    // "chief financial officer and treasurer at Y"
    if !scene.of_class(link, class::OF | class::AT | class::FOR | class::WITH | class::FROM) || link >= end {
        return (None, link);
    }
    let mut i = link + 1;
    let article = scene.of_class(i, class::ARTICLE);
    i += usize::from(article);
    i += usize::from(matches!(scene.low(i), "\"" | "“" | "''" | "‘"));
    while matches!(scene.low(i), "'" | "’" | "‘") && i < link + 5 {
        i += 1;
    }
    if scene.of_class(i, class::DEFINITE) {
        i += 1;
    }
    // "for the research firm X"
    let noun = |i: usize| scene.word(i) && scene.free(i) && !scene.capital(i) && !scene.is(i, NO_NOUN);
    let nouns = (i..end.min(i + 3)).take_while(|&k| noun(k)).count();
    if nouns > 0 && scene.organization_at(i + nouns).is_some_and(|o| o.first == i + nouns) {
        i += nouns;
    }
    if let Some(o) = scene.organization_at(i) {
        return (Some((i, o.end)), o.end);
    }
    if let Some(p) = scene.place_at(i) {
        // "the head of Ukraine's Security Council"
        let owner = scene.of_class(p.end, class::GENITIVE_MARK);
        if let Some(o) = scene.organization_at(p.end + 1).filter(|_| owner) {
            return (Some((p.end + 1, o.end)), o.end);
        }
        let mut last = p.end;
        while last < end && scene.name_like(last) && scene.free(last) && p.adjective {
            last += 1;
        }
        return (Some((i, last)), last);
    }
    let (first, capital) = (i, scene.name_like(i));
    if scene.words.titles.is_no_owner(scene.low(i)) {
        return (None, link);
    }
    while i < end && i < first + 7 && owner_word(scene, i, first, capital) {
        i += 1;
    }
    // "the National Iodine Nutrition study"
    let tail = capital
        && i < end
        && scene.word(i)
        && !scene.capital(i)
        && !scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT | flag::TITLE);
    if tail && matches!(scene.low(i + 1), "," | "." | ")" | ";" | "") {
        i += 1;
    }
    let small = article && scene.of_class(link, class::OF) && scene.is(title.head, flag::OFFICE);
    let person = capital && scene.of_class(link, class::FOR);
    if i > first && (capital || small) && !person { (Some((first, i)), i) } else { (None, link) }
}

/// Small words inside the names of bodies.
fn is_inner(scene: &Scene, i: usize) -> bool {
    scene.of_class(i, class::DEFINITE | class::TO | class::OF | class::FOR | class::AND)
}

/// Does token `i` belong to the unlisted owner that begins at `first`?
fn owner_word(scene: &Scene, i: usize, first: usize, capital: bool) -> bool {
    if !scene.word(i) || matches!(scene.owner(i), Owner::Person(_)) {
        return false;
    }
    if !capital {
        return matches!(scene.owner(i), Owner::None | Owner::Place(_))
            && !scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT)
            && !scene.capital(i);
    }
    // "Keep the Promise", "Right to Rise USA"
    let small = i > first && is_inner(scene, i) && scene.name_like(i + 1) && scene.free(i + 1);
    scene.capital(i) || small && !is_inner(scene, i - 1)
}
