//! Where the words of a title begin and end.

use super::{
    Tenure,
    scene::{Owner, Scene, TitleHit},
    words::flag,
};
use crate::{
    document::class,
    lexicon::{
        data::{Concept, senses},
        morph,
    },
};

/// Claim the titles among the tokens `first..end`, a sentence.
pub fn find(scene: &mut Scene, first: usize, end: usize) {
    compounds(scene, first, end);
    for head in first..end {
        if scene.is(head, flag::TITLE | flag::PLURAL) && scene.free(head) && is_head(scene, head, first, end) {
            let hit = around(scene, head, head, first, end);
            scene.add_title(hit);
        }
    }
}

/// Titles of two words: "running back", "District Attorney".
fn compounds(scene: &mut Scene, first: usize, end: usize) {
    let from = scene.compounds.partition_point(|&i| i <= first);
    for k in from..scene.compounds.partition_point(|&i| i < end) {
        let head = scene.compounds[k];
        let titles = &scene.words.titles;
        let free = scene.free(head) && scene.free(head - 1) && scene.spaced(head);
        if free && titles.is_compound(scene.low(head - 1), scene.low(head), scene.low(head + 1)) {
            let hit = around(scene, head, head - 1, first, end);
            scene.add_title(hit);
        }
    }
}

/// Is the word meant as a title, not as a name ("Stephen King") or a verb's part?
fn is_head(scene: &Scene, head: usize, first: usize, end: usize) -> bool {
    if !scene.spaced(head) {
        return false;
    }
    // "Lt. Gov. X", "Major General X": one title
    let behind = if scene.low(head + 1) == "." { head + 2 } else { head + 1 };
    if behind < end && scene.words.titles.is_graded(scene.low(head)) && takes_grade(scene, behind) {
        return false;
    }
    if goes_on(scene, head, first, end) {
        return false;
    }
    // a modifier whose head comes next: "chief financial officer", "deputy minister"
    let next = head + 1;
    let capital = scene.capital(head) && (head > first || scene.name_like(next));
    if next < end && scene.is(head, flag::TITLE_MODIFIER) && scene.spaced(next) && capital <= scene.capital(next) {
        let mut i = next;
        while i < end.min(next + 4) && scene.is(i, flag::TITLE_MODIFIER) && !scene.is(i, flag::TITLE) && scene.free(i) {
            i += 1;
        }
        if i < end && scene.is(i, flag::TITLE | flag::PLURAL) && scene.free(i) && capital == scene.capital(i) {
            // "General Manager Smith", but "Chief Justice", "Major General"
            return false;
        }
    }
    if !scene.capital(head) {
        // "fellow Sen. X"
        return !(scene.is(head, flag::EVALUATIVE) && scene.name_like(head + 1));
    }
    let name_before = head > first
        && scene.name_like(head - 1)
        && scene.free(head - 1)
        && scene.spaced(head)
        && scene.is(head - 1, flag::GIVEN)
        && !scene.is(head - 1, flag::TITLE_MODIFIER | flag::PORTFOLIO);
    let initial_before =
        head > first + 1 && scene.low(head - 1) == "." && scene.doc.word(head - 2).chars().count() == 1;
    let given = scene.is(head, flag::GIVEN) && !scene.is(head, flag::RANK | flag::OFFICE);
    !(name_before || initial_before || given)
}

/// "Sergeant Major", "private investigator", "physician assistant": another head comes next, and both are one title.
fn goes_on(scene: &Scene, head: usize, first: usize, end: usize) -> bool {
    let stop = usize::from(scene.low(head + 1) == "." && is_abbreviated(scene, head));
    let next = head + 1 + stop;
    let case = scene.capital(next) == scene.capital(head) || head == first && !scene.capital(next);
    let both =
        next < end && scene.is(next, flag::TITLE | flag::PLURAL) && scene.spaced(next) && scene.free(next) && case;
    if !both || !scene.is(head, flag::TITLE) {
        return false;
    }
    if stop > 0
        || scene.is(head, flag::RANK) && scene.is(next, flag::RANK) && !scene.is(next, flag::GIVEN | flag::FAMILY)
    {
        return scene.is(next, flag::RANK);
    }
    // the last noun is the head; two with capitals may be two titles
    let noun = !scene.capital(next) && !scene.is(next, flag::PLURAL);
    noun || is_person_noun(scene.low(head), scene.low(next))
}

/// Do two words name a person or an office together, by the compiled senses? "private investigator"
fn is_person_noun(first: &str, last: &str) -> bool {
    let Some(senses) = senses() else { return false };
    let (last, both) = (morph::singular(last), |last: &str| format!("{first} {last}"));
    [Concept::Person, Concept::Worker, Concept::Leader].into_iter().any(|c| senses.is_a(&both(&last), c).is_some())
}

/// The title round `head`, whose words begin at `begin` or before.
fn around(scene: &Scene, head: usize, begin: usize, first: usize, end: usize) -> TitleHit {
    let compound = begin < head;
    let mut begin = begin;
    let before =
        if head > first && scene.low(head - 1) == "." { head.saturating_sub(2) } else { head.saturating_sub(1) };
    if before >= first
        && before < head
        && takes_grade(scene, head)
        && scene.words.titles.is_graded(scene.low(before))
        && scene.capital(before) == scene.capital(head)
    {
        begin = before;
    }
    while begin > first {
        let left = left_of(scene, begin, first);
        let one = scene.is(left, flag::TITLE) && scene.free(left) && goes_on(scene, left, first, end);
        if !one && (left + 1 != begin || !joins_left(scene, left, begin, head)) {
            break;
        }
        begin = left;
        // "Trade and Industry Minister"
        if begin > first + 1
            && scene.of_class(begin - 1, class::AND)
            && scene.capital(begin)
            && scene.is(begin, flag::PORTFOLIO)
            && scene.is(begin - 2, flag::PORTFOLIO)
            && scene.capital(begin - 2)
            && scene.free(begin - 2)
        {
            begin -= 2;
        }
    }
    let plural = !compound && !scene.is(head, flag::TITLE);
    let (start, mut tenure) = prefix(scene, begin);
    if tenure == Tenure::Current {
        tenure = tenure_before(scene, begin, first);
    }
    let (last, elect) = right(scene, head, end);
    if elect {
        tenure = Tenure::Elect;
    }
    TitleHit { first: begin, end: last, head, start, plural, tenure }
}

/// The word before token `begin`, over the full stop of an abbreviation.
fn left_of(scene: &Scene, begin: usize, first: usize) -> usize {
    let before = begin - 1;
    if before > first && scene.low(before) == "." { before - 1 } else { before }
}

/// May "lieutenant" and the like stand before it?
fn takes_grade(scene: &Scene, i: usize) -> bool {
    scene.words.titles.takes_grade(scene.low(i))
}

fn joins_left(scene: &Scene, i: usize, right: usize, head: usize) -> bool {
    if !scene.word(i) || !scene.free(i) || !scene.spaced(right) || scene.is(i, flag::FUNCTION) {
        return false;
    }
    let topic =
        scene.is(i, flag::TITLE_MODIFIER) || scene.capital(i) && scene.capital(head) && scene.is(i, flag::PORTFOLIO);
    // "Lee County Sheriff": the county is Lee's
    let placed = scene.capital(i)
        && scene.is(i, flag::PLACE_HEAD)
        && i > 0
        && scene.spaced(i)
        && scene.name_like(i - 1)
        && !scene.is(i - 1, flag::FUNCTION | flag::FORMER | flag::ACTING | flag::TITLE_MODIFIER);
    if placed {
        return false;
    }
    let titles = &scene.words.titles;
    if titles.is_ordinal(scene.low(i)) && !titles.takes_ordinal(scene.low(right)) {
        return false;
    }
    let evaluative = flag::EVALUATIVE | flag::FORMER | flag::ACTING | flag::PROSPECTIVE;
    // "New York City mayor" has no "City mayor"; a capital before a small head is a name's
    let case = scene.capital(i) <= scene.capital(head)
        || i + 1 == right && scene.is(i, flag::TITLE_MODIFIER) && !scene.is(i, flag::ORG_HEAD);
    topic && case && !scene.is(i, evaluative)
}

/// "then-president", "ex-minister": where the title's words begin.
fn prefix(scene: &Scene, first: usize) -> (usize, Tenure) {
    let start = scene.doc.tokens.get(first).map_or(0, |t| t.start);
    for (prefix, tenure) in [("then-", Tenure::Former), ("ex-", Tenure::Former), ("now-", Tenure::Current)] {
        if scene.low(first).starts_with(prefix) {
            return (start + prefix.len(), tenure);
        }
    }
    let elect = scene.low(first).ends_with("-elect");
    (start, if elect { Tenure::Elect } else { Tenure::Current })
}

/// "former", "acting" within the words before the title.
fn tenure_before(scene: &Scene, first: usize, sentence: usize) -> Tenure {
    let mut i = first;
    let mut steps = 0;
    while i > sentence && steps < 6 {
        i -= 1;
        steps += 1;
        if scene.is(i, flag::FORMER) {
            return Tenure::Former;
        }
        if scene.is(i, flag::ACTING) {
            return Tenure::Acting;
        }
        if scene.is(i, flag::PROSPECTIVE) {
            return Tenure::Prospective;
        }
        let goes_on = scene.is(i, flag::EVALUATIVE | flag::PARTY | flag::TITLE_MODIFIER)
            || matches!(scene.owner(i), Owner::Place(_) | Owner::Organization(_))
            || scene.name_like(i) && scene.free(i) && !scene.is(i, flag::FUNCTION);
        if !goes_on {
            break;
        }
    }
    Tenure::Current
}

/// The token after the title that has its head at `head`; whether it is "-elect".
fn right(scene: &Scene, head: usize, end: usize) -> (usize, bool) {
    let mut last = head + 1;
    let stop = end.min(head + 12);
    if scene.low(last) == "." && last < end && is_abbreviated(scene, head) {
        last += 1;
    }
    let post = scene.is(last, flag::POSTMODIFIER) && last < stop && scene.spaced(last);
    // "attorney general" but not "Director General Electric", "captain general Ray"
    let elect = post && scene.low(last) != "general";
    if post
        && (elect || scene.words.titles.takes_general(scene.low(head)))
        && scene.capital(last) == scene.capital(head)
    {
        last += 1;
    }
    if scene.of_class(last, class::IN) && scene.low(last + 1) == "chief" && last + 1 < stop {
        last += 2;
    }
    last = of_class(scene, head, last, stop);
    last = of_portfolio(scene, head, last, stop);
    last = to_body(scene, head, last, stop);
    (last, elect)
}

/// "Petty Officer Third Class"
fn of_class(scene: &Scene, head: usize, last: usize, stop: usize) -> usize {
    let titles = &scene.words.titles;
    let ranked = last + 1 < stop && titles.is_ordinal(scene.low(last)) && titles.is_class(scene.low(last + 1));
    if ranked && scene.is(head, flag::RANK) && scene.capital(last) == scene.capital(head) { last + 2 } else { last }
}

fn is_abbreviated(scene: &Scene, head: usize) -> bool {
    let low = scene.low(head);
    scene.words.titles.is_abbreviated(low)
        || scene.capital(head) && low.strip_suffix('s').is_some_and(|s| scene.words.titles.is_abbreviated(s))
}

/// "Minister of Foreign Affairs and Trade", "head of monetary policy research", "chief of staff".
fn of_portfolio(scene: &Scene, head: usize, last: usize, stop: usize) -> usize {
    if !scene.of_class(last, class::OF | class::FOR) {
        return last;
    }
    let article = scene.of_class(last + 1, class::DETERMINER);
    let from = if scene.of_class(last + 1, class::DEFINITE) { last + 2 } else { last + 1 };
    let small = !scene.capital(from);
    if scene.is(head, flag::RANK) && !scene.is(head, flag::OFFICE) || article && (small || from == last + 1) {
        return last;
    }
    let (mut i, mut known) = (from, false);
    while i < stop && i < from + 7 && scene.word(i) && scene.free(i) {
        let topic = scene.is(i, flag::PORTFOLIO | flag::TITLE_MODIFIER);
        let joint = scene.of_class(i, class::AND)
            && scene.is(i + 1, flag::PORTFOLIO | flag::TITLE_MODIFIER)
            && scene.capital(i + 1) != small;
        let plain = small
            && !scene.capital(i)
            && !scene.is(i, flag::FUNCTION | flag::SAY | flag::ACT)
            && scene.of_class(last, class::OF);
        // "Head of Wealth Trading Product", but "Minister of Education Ann Lee"
        let title_case = !small
            && scene.capital(i)
            && (scene.is(i, flag::PORTFOLIO) || i > from && !scene.is(i, flag::GIVEN) && from == last + 1)
            || !small && i == from && scene.capital(i) && topic && from == last + 1;
        if !(joint || title_case || plain || small && topic) {
            break;
        }
        known |= if small { topic } else { scene.is(i, flag::PORTFOLIO) || from == last + 1 && topic };
        i += 1;
    }
    let role_head = !scene.words.titles.keeps_owner(scene.low(head));
    let whole = i > from && (known || small && role_head && i - from <= 4);
    if whole && scene.is(head, flag::OFFICE | flag::PLURAL | flag::OCCUPATION) { i } else { last }
}

/// "ambassador to the United States", "undersecretary to the prime minister".
fn to_body(scene: &Scene, head: usize, last: usize, stop: usize) -> usize {
    if !scene.of_class(last, class::TO) || !scene.is(head, flag::OFFICE | flag::OCCUPATION) {
        return last;
    }
    let from = if scene.of_class(last + 1, class::ARTICLE) { last + 2 } else { last + 1 };
    if let Some(place) = scene.place_at(from).filter(|p| !p.adjective) {
        return place.end.min(stop);
    }
    if let Some(body) = scene.organization_at(from) {
        return body.end.min(stop);
    }
    // "to the prime minister"
    let mut i = from;
    while from == last + 2 && i < stop && scene.is(i, flag::TITLE_MODIFIER) && !scene.is(i, flag::TITLE) {
        i += 1;
    }
    let person = from == last + 2 && i < stop && scene.is(i, flag::OFFICE) && !scene.capital(i);
    if person { i + 1 } else { last }
}
