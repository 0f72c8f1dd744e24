//! Who holds which title: titles before names, appositions, "who heads".

mod behind;
mod owner;

use super::{
    Role,
    coref::People,
    gazetteer::span_of,
    scene::{Scene, TitleHit},
    words::flag,
};
use crate::document::{Span, TokenKind, class};
use behind::{behind, with_as, with_naming};
use owner::{behind_name, inner_org, left_org};

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
            if let [(title, org @ None)] = &mut found[..]
                && !title.plural
            {
                *org = behind_name(scene, named, range.end);
            }
            // "senators A, B and C": the plural holds for those that follow
            match found.first() {
                Some(&(title, org)) if title.plural => shared = Some((title, org, named.end)),
                _ => {}
            }
            if let Some((title, org, last)) = shared.filter(|s| found.is_empty() && s.2 < named.first) {
                let listed = (last..named.first)
                    .all(|i| scene.of_class(i, class::COMMA | class::AND) || scene.title_at(i).is_some());
                shared = listed.then_some((title, org, named.end));
                found.extend(listed.then_some((title, org)));
            }
            behind(scene, named, range.start, range.end, &mut found);
            with_as(scene, named, range.start, range.end, &mut found);
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
        let joint = at.checked_sub(1).filter(|&j| j > start && scene.of_class(j, class::AND) || scene.low(j) == "/");
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
        if scene.of_class(i, class::DETERMINER | class::GENITIVE_MARK) {
            determined = true;
            break;
        }
        let phrase =
            scene.is(i, flag::EVALUATIVE | flag::TITLE_MODIFIER | flag::FORMER | flag::ACTING) || scene.name_like(i);
        if !phrase {
            break;
        }
    }
    let closed = !scene.word(named.end) || scene.is(named.end, flag::SAY);
    determined && closed && !title.plural
}
