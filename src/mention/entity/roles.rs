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
        let mut shared: Option<(TitleHit, Org, usize)> = None;
        while let Some(&(first, end, id)) = people.tokens.get(at).filter(|t| t.0 < range.end) {
            let named = Named { first, end, id };
            let mut found = Vec::new();
            before(scene, named, range.start, &mut found);
            // "senators A, B and C": the plural holds for those that follow
            match found.first() {
                Some(&(title, org)) if title.plural => shared = Some((title, org, named.end)),
                _ => {}
            }
            if let Some((title, org, last)) = shared.filter(|s| found.is_empty() && s.2 < named.first) {
                let listed =
                    (last..named.first).all(|i| matches!(scene.low(i), "," | "and") || scene.title_at(i).is_some());
                shared = listed.then_some((title, org, named.end));
                found.extend(listed.then_some((title, org)));
            }
            behind(scene, named, range.end, &mut found);
            with_as(scene, named, range.end, &mut found);
            with_naming(scene, named, range.start, range.end, &mut found);
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
        let inner = if found.is_empty() { inner_org(scene, i, start) } else { None };
        if let Some((_, link)) = inner {
            i = link - 1;
        }
        let inner = inner.map(|(first, _)| (first, at));
        let Some(&title) = scene.title_at(i).filter(|t| t.end == i + 1 || t.end == at) else { return };
        if comma && !apposed(scene, title, named, start) {
            return;
        }
        let style = scene.is(title.head, flag::STYLE) && title.end - title.first == 1;
        let org = inner.or_else(|| left_org(scene, title, start));
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

/// "Governor of Washington X": where the owner between title and name begins, and its "of".
fn inner_org(scene: &Scene, last: usize, start: usize) -> Option<(usize, usize)> {
    let first = match scene.owner(last) {
        Owner::Place(_) => scene.place_at(last).filter(|p| !p.adjective)?.first,
        Owner::Organization(_) => scene.organization_at(last)?.first,
        _ => return None,
    };
    let mut link = first.checked_sub(1)?;
    if scene.low(link) == "the" {
        link = link.checked_sub(1)?;
    }
    let linked = matches!(scene.low(link), "of" | "for" | "at") && link > start && scene.title_at(link - 1).is_some();
    linked.then_some((first, link))
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
        let named = scene.name_like(b)
            && !scene.is(
                b,
                flag::FUNCTION
                    | flag::PEOPLE
                    | flag::CALENDAR
                    | flag::HONORIFIC
                    | flag::PARTY
                    | flag::SAY
                    | flag::TITLE_MODIFIER,
            )
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
    !adjective
        || scene.is(title.head, flag::OFFICE)
        || matches!(scene.low(title.head), "coach" | "ambassador" | "official" | "officials" | "lawmaker" | "diplomat")
}

fn is_party_office(scene: &Scene, title: TitleHit) -> bool {
    title.end - title.first == 1
        && matches!(scene.low(title.head), "nominee" | "leader" | "chairman" | "chair" | "chairwoman" | "candidate")
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
    } else if !matches!(scene.low(at), "is" | "was") && !scene.is(at, flag::FORMER) && scene.title_at(at).is_none() {
        return;
    }
    let from = found.len();
    let mut joined = false;
    for _ in 0..4 {
        let Some((title, org, next)) = phrase(scene, at, end, named, joined) else { break };
        found.push((title, org));
        // ", and chairman of Z", "and a co-founder", "who is the director"
        let mut j = next + usize::from(scene.low(next) == ",");
        joined = matches!(scene.low(j), "and" | "who");
        if scene.low(j) == "and" {
            j += 1;
        } else if j == next && !joined {
            break;
        }
        at = j;
    }
    share_org(found, from);
}

/// "finance officer and treasurer at Y": both are Y's.
fn share_org(found: &mut [(TitleHit, Org)], from: usize) {
    for i in (from + 1..found.len()).rev() {
        let (left, right) = (found.get(i - 1).copied(), found.get(i).copied());
        if let (Some((a, None)), Some((b, Some(org)))) = (left, right)
            && b.first.saturating_sub(a.end) <= 2
            && let Some(slot) = found.get_mut(i - 1)
        {
            slot.1 = Some(org);
        }
    }
}

/// A noun phrase with a title as its head, begun at `at`. `joined`: behind "and" or "who".
fn phrase(scene: &Scene, at: usize, end: usize, named: Named, joined: bool) -> Option<(TitleHit, Org, usize)> {
    let mut i = at;
    while i < end
        && i < at + 3
        && (matches!(scene.low(i), "who" | "is" | "was" | "now" | "also" | "currently" | "then" | "serves" | "as"))
    {
        i += 1;
    }
    let start = i;
    let mut article = false;
    while i < end && i < start + 9 {
        if let Some(&title) = scene.title_at(i) {
            let follows_name = matches!(scene.owner(title.end), Owner::Person(_)) && scene.spaced(title.end);
            if follows_name || title.plural {
                return None;
            }
            let (right, next) = right_org(scene, title, end);
            if i == named.end && right.is_none() {
                return None;
            }
            let left = left_org(scene, title, at);
            let org = if scene.low(title.end) == "from" { left.or(right) } else { right.or(left) };
            return Some((title, org, next));
        }
        if matches!(scene.low(i), "a" | "an" | "the" | "his" | "her" | "their" | "its") && i <= start + 1 {
            article = true;
        } else if !matches!(scene.low(i), "'s" | "’s" | "'") {
            let known =
                flag::EVALUATIVE | flag::FORMER | flag::ACTING | flag::PROSPECTIVE | flag::TITLE_MODIFIER | flag::PARTY;
            let plain = article && !joined && !scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT);
            let phrase =
                scene.word(i) && (scene.is(i, known) || plain || scene.capital(i) && !scene.is(i, flag::FUNCTION));
            if !phrase
                || matches!(scene.owner(i), Owner::Person(_)) && scene.low(i + 1) != "'s" && scene.low(i + 1) != "’s"
            {
                return None;
            }
        }
        i += 1;
    }
    None
}

/// "X served as head of Y", "X's role as the interim chief of Y", "appointed X as director".
fn with_as(scene: &Scene, named: Named, end: usize, found: &mut Vec<(TitleHit, Org)>) {
    let mut trigger =
        (named.first.saturating_sub(2)..named.first).any(|i| scene.words.as_triggers.contains(scene.low(i)));
    for i in named.end..end.min(named.end + 42) {
        if matches!(scene.owner(i), Owner::Person(p) if p as usize != named.id) && !trigger {
            return;
        }
        if scene.low(i) == "as"
            && trigger
            && i < named.end + 40
            && let Some((title, org, _)) = phrase(scene, i + 1, end, named, true)
        {
            found.push((title, org));
        }
        // "fit to serve as", "refused to act as": not held
        trigger |= scene.words.as_triggers.contains(scene.low(i)) && scene.low(i.wrapping_sub(1)) != "to";
        if matches!(scene.low(i), "who" | "whose" | "that" | "which" | ";" | "\"" | "“" | "”") {
            return;
        }
    }
}

/// "X, whom the president appointed chief of mission", "named X chief executive".
fn with_naming(scene: &Scene, named: Named, start: usize, end: usize, found: &mut Vec<(TitleHit, Org)>) {
    let naming = |i: usize| scene.words.naming.contains(scene.low(i));
    let at = if scene.low(named.end) == "," && scene.low(named.end + 1) == "whom" {
        (named.end + 2..end.min(named.end + 10)).find(|&i| naming(i)).map(|i| i + 1)
    } else if named.first > start && naming(named.first - 1) {
        Some(named.end)
    } else {
        None
    };
    let Some(at) = at else { return };
    let at =
        if matches!(scene.low(at), "the" | "as" | "a" | "its" | "his" | "her" | "their" | "to") { at + 1 } else { at };
    if let Some(&title) =
        scene.title_at(at).filter(|t| !t.plural && at < end && !matches!(scene.owner(t.end), Owner::Person(_)))
    {
        found.push((title, right_org(scene, title, end).0));
    }
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
    i += usize::from(matches!(scene.low(i), "\"" | "“" | "''" | "‘"));
    while matches!(scene.low(i), "'" | "’" | "‘") && i < link + 5 {
        i += 1;
    }
    if matches!(scene.low(i), "the") {
        i += 1;
    }
    if let Some(o) = scene.organization_at(i) {
        return (Some((i, o.end)), o.end);
    }
    if let Some(p) = scene.place_at(i) {
        // "the head of Ukraine's Security Council"
        let owner = matches!(scene.low(p.end), "'s" | "’s" | "'");
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
    let small = article && scene.low(link) == "of" && scene.is(title.head, flag::OFFICE);
    let person = capital && scene.low(link) == "for";
    if i > first && (capital || small) && !person { (Some((first, i)), i) } else { (None, link) }
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
    let small = i > first
        && matches!(scene.low(i), "the" | "to" | "of" | "for" | "and")
        && scene.name_like(i + 1)
        && scene.free(i + 1);
    scene.capital(i) || small && !matches!(scene.low(i - 1), "the" | "to" | "of" | "for" | "and")
}
