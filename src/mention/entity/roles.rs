//! Who holds which title: titles before names, appositions, "who heads".

use super::{
    Role,
    coref::People,
    gazetteer::span_of,
    scene::{Owner, Scene, TitleHit},
    words::flag,
};
use crate::document::{Span, TokenKind};

/// The tokens of a person's mention in its sentence.
#[derive(Clone, Copy)]
struct Named {
    first: usize,
    end: usize,
    id: usize,
}

/// What a title is of: tokens `first..end`.
type Org = Option<(usize, usize)>;

/// Every role of the text. `people.tokens` must be sorted by position.
pub fn find(scene: &Scene, people: &People) -> Vec<Role> {
    let mut roles = Vec::new();
    let mut at = 0;
    for sentence in &scene.doc.sentences {
        let range = sentence.tokens.clone();
        while people.tokens.get(at).is_some_and(|t| t.0 < range.start) {
            at += 1;
        }
        while let Some(&(first, end, id)) = people.tokens.get(at).filter(|t| t.0 < range.end) {
            let named = Named { first, end, id };
            let mut found = Vec::new();
            before(scene, named, range.start, &mut found);
            behind(scene, named, range.end, &mut found);
            for (title, org) in found {
                push(scene, &mut roles, named, title, org);
            }
            at += 1;
        }
    }
    roles.sort_by_key(|r: &Role| (r.person, r.title));
    roles.dedup_by(|a, b| a.person == b.person && a.title == b.title);
    roles
}

fn push(scene: &Scene, roles: &mut Vec<Role>, named: Named, title: TitleHit, org: Org) {
    let span = span_of(scene.doc, title.first, title.end);
    let span = Span::new(title.start.max(span.start).min(span.end), span.end);
    roles.push(Role {
        person: span_of(scene.doc, named.first, named.end),
        person_id: named.id,
        title: span,
        title_name: title_name(scene, title),
        org: org.map(|(a, b)| span_of(scene.doc, a, b)),
        org_id: None,
        tenure: title.tenure,
    });
}

/// The title in lower case, singular, without prefix.
pub fn title_name(scene: &Scene, title: TitleHit) -> String {
    let mut name = String::new();
    for i in title.first..title.end {
        let Some(token) = scene.doc.tokens.get(i) else { continue };
        if token.kind == TokenKind::Punct {
            continue;
        }
        if !name.is_empty() && token.spaced {
            name.push(' ');
        }
        let low = scene.low(i);
        let low = low.get(title.start.saturating_sub(token.start).min(low.len())..).unwrap_or(low);
        name.push_str(if i == title.head { scene.words.titles.singular(low) } else { low });
    }
    name
}

/// Titles in front of the name: "Italian Prime Minister X", "founder and CEO X", "an attorney, X".
fn before(scene: &Scene, named: Named, start: usize, found: &mut Vec<(TitleHit, Org)>) {
    let mut at = named.first;
    let mut comma = false;
    loop {
        let Some(mut i) = at.checked_sub(1).filter(|&i| i >= start) else { return };
        if found.is_empty() && scene.low(i) == "," && !comma {
            comma = true;
            at = i;
            continue;
        }
        if scene.low(i) == "." && i > start && scene.is(i - 1, flag::HONORIFIC) {
            i -= 1;
        }
        if scene.is(i, flag::HONORIFIC) && scene.title_at(i).is_none() {
            at = i;
            continue;
        }
        let Some(&title) = scene.title_at(i).filter(|t| t.end == i + 1 || t.end == at) else { return };
        if comma && !apposed(scene, title, named, start) {
            return;
        }
        let style = scene.is(title.head, flag::STYLE) && title.end - title.first == 1;
        let org = left_org(scene, title, start).or_else(|| inner_org(scene, title));
        if !style {
            found.push((title, org));
        }
        // "founder and CEO X": another title joined to this one
        at = title.first;
        let joint = at.checked_sub(1).filter(|&j| j > start && matches!(scene.low(j), "and" | "/" | "&"));
        let Some(j) = joint else {
            if title.plural || org.is_some() {
                return;
            }
            continue;
        };
        match scene.title_at(j - 1) {
            Some(_) => at = j,
            None => return,
        }
    }
}

/// "the team's coach, X, said": a comma between title and name needs an article or an owner before the title.
fn apposed(scene: &Scene, title: TitleHit, named: Named, start: usize) -> bool {
    let mut i = title.first;
    let mut determined = false;
    while i > start && title.first - i < 7 {
        i -= 1;
        if matches!(scene.low(i), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "'s" | "’s" | "'") {
            determined = true;
            break;
        }
        let phrase =
            scene.is(i, flag::EVALUATIVE | flag::TITLE_MODIFIER | flag::FORMER | flag::ACTING) || scene.name_like(i);
        if !phrase {
            break;
        }
    }
    let closed =
        matches!(scene.low(named.end), "," | "." | "" | ";" | ":" | "-" | "–" | "—" | "said") || !scene.word(named.end);
    determined && closed && !title.plural
}

/// The owner in front of a title: a place, an organization, a name, perhaps with 's.
fn left_org(scene: &Scene, title: TitleHit, start: usize) -> Org {
    let mut i = title.first;
    let mut stepped = false;
    while i > start && (title.first - i) < 6 {
        let b = i - 1;
        if matches!(scene.low(b), "'s" | "’s" | "'") {
            i = b;
            stepped = true;
            continue;
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
        let named = scene.name_like(b)
            && !scene.is(b, flag::FUNCTION | flag::PEOPLE | flag::CALENDAR | flag::HONORIFIC | flag::PARTY | flag::SAY)
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
        return Some((first, b + 1));
    }
    None
}

/// "Carmel, Indiana, Mayor": a city with its region.
fn widen(scene: &Scene, first: usize, end: usize, start: usize) -> (usize, usize) {
    let city = first.checked_sub(2).filter(|&i| i >= start && scene.low(first - 1) == ",");
    match city {
        Some(i) if scene.place_at(i).is_some_and(|p| !p.adjective) || scene.name_like(i) && scene.free(i) => (i, end),
        _ => (first, end),
    }
}

fn allows(scene: &Scene, title: TitleHit, adjective: bool) -> bool {
    !adjective
        || scene.is(title.head, flag::OFFICE)
        || matches!(scene.low(title.head), "coach" | "ambassador" | "official" | "officials" | "lawmaker" | "diplomat")
}

fn is_party_office(scene: &Scene, title: TitleHit) -> bool {
    title.end - title.first == 1
        && matches!(scene.low(title.head), "nominee" | "leader" | "chairman" | "chair" | "chairwoman" | "candidate")
}

/// "Minister of Education" has none; "Governor of Washington X" has Washington.
fn inner_org(_scene: &Scene, _title: TitleHit) -> Org {
    None
}

/// Titles behind the name: "X, former director of Y", "X, who heads Y".
fn behind(scene: &Scene, named: Named, end: usize, found: &mut Vec<(TitleHit, Org)>) {
    let mut at = named.end;
    if scene.low(at) == "," && at < end {
        at += 1;
        // "X, 54, a director"
        let age = scene.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        if age && scene.low(at + 1) == "," {
            at += 2;
        }
    } else if !matches!(scene.low(at), "is" | "was" | "(") && scene.title_at(at).is_none() {
        return;
    }
    for _ in 0..3 {
        let Some((title, org, next)) = phrase(scene, at, end, named) else { return };
        found.push((title, org));
        // ", and chairman of Z"
        let mut j = next;
        if scene.low(j) == "," {
            j += 1;
        }
        if scene.low(j) != "and" && j == next {
            return;
        }
        if scene.low(j) == "and" {
            j += 1;
        }
        at = j;
    }
}

/// A noun phrase with a title as its head, begun at `at`.
fn phrase(scene: &Scene, at: usize, end: usize, named: Named) -> Option<(TitleHit, Org, usize)> {
    let mut i = at;
    while i < end
        && i < at + 2
        && (matches!(scene.low(i), "who" | "is" | "was" | "now" | "also" | "currently" | "then"))
    {
        i += 1;
    }
    let mut steps = 0;
    while i < end && steps < 9 {
        if let Some(&title) = scene.title_at(i) {
            let follows_name = matches!(scene.owner(title.end), Owner::Person(_)) && scene.spaced(title.end);
            if follows_name || title.plural {
                return None;
            }
            let direct = i == named.end;
            let (right, next) = right_org(scene, title, end);
            if direct && right.is_none() {
                return None;
            }
            let left = left_org(scene, title, at);
            return Some((title, right.or(left), next));
        }
        let article = matches!(scene.low(i), "a" | "an" | "the" | "his" | "her" | "their" | "its");
        let clitic = matches!(scene.low(i), "'s" | "’s" | "'");
        let phrase = scene.word(i)
            && !scene.is(i, flag::SAY | flag::ACT)
            && (!scene.is(i, flag::FUNCTION) || scene.is(i, flag::EVALUATIVE | flag::FORMER));
        if !(article && i <= at + 2 || clitic || phrase && !matches!(scene.owner(i), Owner::Person(_))) {
            return None;
        }
        i += 1;
        steps += 1;
    }
    None
}

/// "of the Y", "at Y": the owner behind a title, and the token behind it.
fn right_org(scene: &Scene, title: TitleHit, end: usize) -> (Org, usize) {
    let link = title.end;
    // "chief financial officer and treasurer at Y"
    if !matches!(scene.low(link), "of" | "at" | "for" | "with" | "from") || link >= end {
        return (None, link);
    }
    let mut i = link + 1;
    let article = matches!(scene.low(i), "the" | "a" | "an");
    i += usize::from(article);
    if let Some(o) = scene.organization_at(i) {
        return (Some((i, o.end)), o.end);
    }
    if let Some(p) = scene.place_at(i) {
        let mut last = p.end;
        while last < end && scene.name_like(last) && scene.free(last) && p.adjective {
            last += 1;
        }
        return (Some((i, last)), last);
    }
    let first = i;
    let capital = scene.name_like(i);
    while i < end
        && i < first + 6
        && scene.word(i)
        && !matches!(scene.owner(i), Owner::Person(_) | Owner::Title(_))
        && (scene.capital(i) || !capital && !scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT))
    {
        i += 1;
    }
    let named = i > first && (capital || article);
    let person = capital && scene.low(link) == "for" && i == first;
    if named && !person { (Some((first, i)), i) } else { (None, link) }
}
