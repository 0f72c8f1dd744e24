//! Titles behind the name: appositions, "who heads", "as", "whom they named".

use super::{
    Named, Org,
    owner::{left_org, right_org},
};
use crate::{
    document::{TokenKind, class},
    mention::entity::{
        Tenure,
        scene::{Owner, Scene, TitleHit},
        words::flag,
    },
};

/// Titles behind the name: "X, former director of Y", "X, who heads Y".
pub fn behind(scene: &Scene, named: Named, start: usize, end: usize, found: &mut Vec<(TitleHit, Org)>) {
    let mut at = named.end;
    if scene.low(at) == "," && at < end {
        at += 1;
        // "X, 54, a director"
        let age = scene.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        if age && scene.low(at + 1) == "," {
            at += 2;
        }
    } else if scene.is_copula(at) {
        // "if X is the nominee" says nothing
        let supposed = (named.first.saturating_sub(4)..named.first).any(|i| scene.of_class(i, class::CONDITION));
        if supposed {
            return;
        }
    } else if !scene.is(at, flag::FORMER) && scene.title_at(at).is_none() {
        return;
    }
    let from = found.len();
    let mut joined = false;
    for _ in 0..4 {
        let Some((mut title, org, next)) = phrase(scene, at, end, named, joined) else { break };
        if title.end == next && is_subject(scene, named, start, at, next) {
            break;
        }
        // "a former minister and senator"
        let before = found.get(from..).and_then(<[_]>::last).filter(|_| joined);
        let shared =
            before.is_some_and(|(t, _)| t.tenure == Tenure::Former && scene.of_class(title.first - 1, class::AND));
        if shared || scene.low(named.end) == "was" {
            title.tenure = past(title.tenure);
        }
        found.push((title, org));
        // ", and chairman of Z", "and a co-founder", "who is the director"
        let mut j = next + usize::from(scene.low(next) == ",");
        joined = scene.of_class(j, class::AND) || is_who(scene, j);
        if scene.of_class(j, class::AND) {
            j += 1;
        } else if j == next && !joined {
            break;
        }
        at = j;
    }
    share_org(found, from);
}

/// "After talks with X, the prime minister said": the title begins the clause, and is somebody else's.
fn is_subject(scene: &Scene, named: Named, start: usize, at: usize, next: usize) -> bool {
    let apposed = scene.low(named.end) == "," && scene.of_class(at, class::DEFINITE) && named.first > start + 1;
    let verb = scene.is(next, flag::SAY | flag::ACT) || scene.word(next) && !scene.is(next, flag::FUNCTION);
    let verb = verb && !scene.capital(next) && !is_who(scene, next);
    apposed && (verb || matches!(scene.low(next), "''" | "'" | "‘" | "\"" | "“"))
}

/// What was held is held no more, unless the words say how it was held.
fn past(tenure: Tenure) -> Tenure {
    if tenure == Tenure::Current { Tenure::Former } else { tenure }
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

fn is_who(scene: &Scene, i: usize) -> bool {
    scene.low(i) == "who"
}

/// A noun phrase with a title as its head, begun at `at`. `joined`: behind "and" or "who".
fn phrase(scene: &Scene, at: usize, end: usize, named: Named, joined: bool) -> Option<(TitleHit, Org, usize)> {
    let mut i = at;
    while i < end
        && i < at + 3
        && (is_who(scene, i)
            || scene.is_copula(i)
            || scene.of_class(i, class::AS)
            || scene.words.holding.contains(scene.low(i)))
    {
        i += 1;
    }
    let start = i;
    let mut article = false;
    while i < end && i < start + 9 {
        if let Some(&title) = scene.title_at(i) {
            let follows_name = matches!(scene.owner(title.end), Owner::Person(_)) && scene.spaced(title.end);
            // "the deputy's widow": the title owns what comes next
            if scene.of_class(title.end, class::GENITIVE_MARK) {
                i = title.end + 1;
                continue;
            }
            if follows_name || title.plural {
                return None;
            }
            let (right, next) = right_org(scene, title, end);
            if i == named.end && right.is_none() {
                return None;
            }
            let left = left_org(scene, title, at);
            let org = if scene.of_class(title.end, class::FROM) { left.or(right) } else { right.or(left) };
            return Some((title, org, next));
        }
        if scene.of_class(i, class::DETERMINER) && i <= start + 1 {
            article = true;
        } else if !scene.of_class(i, class::GENITIVE_MARK) {
            let known =
                flag::EVALUATIVE | flag::FORMER | flag::ACTING | flag::PROSPECTIVE | flag::TITLE_MODIFIER | flag::PARTY;
            let plain = article && !joined && !scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT);
            let phrase =
                scene.word(i) && (scene.is(i, known) || plain || scene.capital(i) && !scene.is(i, flag::FUNCTION));
            if !phrase || matches!(scene.owner(i), Owner::Person(_)) && !scene.of_class(i + 1, class::GENITIVE_MARK) {
                return None;
            }
        }
        i += 1;
    }
    None
}

/// "X served as head of Y", "X's role as the interim chief of Y", "appointed X as director".
pub fn with_as(scene: &Scene, named: Named, start: usize, end: usize, found: &mut Vec<(TitleHit, Org)>) {
    let triggers = |i: usize| scene.words.as_triggers.of(scene.doc.hashed(i)).is_some();
    if !(named.end..end.min(named.end + 40)).any(|i| scene.is_as(i)) {
        return;
    }
    // "if X is elected as mayor" says nothing
    if (named.first.saturating_sub(8).max(start)..named.first).any(|i| scene.of_class(i, class::CONDITION)) {
        return;
    }
    let mut trigger = (named.first.saturating_sub(2)..named.first).any(triggers);
    let mut ended = false;
    // "X's new role as": only what is said of X's own
    let own = scene.of_class(named.end, class::GENITIVE_MARK);
    let before = found.len();
    for i in named.end..end.min(named.end + if own { 8 } else { 42 }) {
        if matches!(scene.owner(i), Owner::Person(p) if p as usize != named.id) && found.len() == before {
            return;
        }
        if scene.is_as(i)
            && trigger
            && i < named.end + 40
            && let Some((mut title, org, _)) = phrase(scene, i + 1, end, named, true)
        {
            if ended {
                title.tenure = past(title.tenure);
            }
            found.push((title, org));
        }
        if scene.words.as_ended.contains(scene.low(i)) {
            // "has served as mayor since"
            ended = !scene.of_class(i.wrapping_sub(1), class::HAVE);
        }
        trigger &= scene.low(i) != "," || found.len() > before;
        // "fit to serve as", "refused to act as": not held
        trigger |= triggers(i) && !scene.of_class(i.wrapping_sub(1), class::TO);
        if scene.of_class(i, class::RELATIVE) || matches!(scene.low(i), ";" | "\"" | "“" | "”") {
            return;
        }
    }
}

/// "X, whom the president appointed chief of mission", "named X chief executive".
pub fn with_naming(scene: &Scene, named: Named, start: usize, end: usize, found: &mut Vec<(TitleHit, Org)>) {
    let naming = |i: usize| scene.words.naming.of(scene.doc.hashed(i)).is_some();
    let at = if scene.low(named.end) == "," && scene.low(named.end + 1) == "whom" {
        (named.end + 2..end.min(named.end + 10)).find(|&i| naming(i)).map(|i| i + 1)
    } else if named.first > start && naming(named.first - 1) {
        Some(named.end)
    } else {
        None
    };
    let Some(at) = at else { return };
    let at = if scene.of_class(at, class::DETERMINER | class::AS | class::TO) { at + 1 } else { at };
    if let Some(&title) =
        scene.title_at(at).filter(|t| !t.plural && at < end && !matches!(scene.owner(t.end), Owner::Person(_)))
    {
        found.push((title, right_org(scene, title, end).0));
    }
}
