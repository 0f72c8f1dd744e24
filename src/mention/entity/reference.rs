//! Later mentions without a name: "the minister", "he".

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    PersonForm, PersonMention, Role,
    coref::People,
    gazetteer::span_of,
    scene::{Owner, Scene, TitleHit},
    words::flag,
};
use crate::document::{Classes, Span, Word, class};

/// Who held a title with this head: person, where it was said first, the place or body it is of.
struct Holder {
    person: usize,
    from: usize,
    owner: Option<String>,
    name: String,
}

/// Add the nominal and pronominal mentions.
pub fn resolve(scene: &Scene, people: &mut People, roles: &[Role]) {
    let mut found = nominals(scene, roles);
    found.extend(pronouns(scene, people));
    for (span, id, form) in found {
        people.mentions.push(PersonMention { span, id, form });
    }
    people.mentions.sort_by_key(|m| m.span);
}

/// "the minister", after the only person with that title.
fn nominals(scene: &Scene, roles: &[Role]) -> Vec<(Span, usize, PersonForm)> {
    let mut holders: FxHashMap<&str, Vec<Holder>> = FxHashMap::default();
    for role in roles {
        let head = role.title_name.rsplit(' ').next().unwrap_or("");
        let owner = role.org.and_then(|o| owner_name(scene, scene.doc.token_at(o.start)));
        let block = holders.entry(head).or_default();
        let from = role.person.start.min(role.title.start);
        if !block.iter().any(|h| h.person == role.person_id && h.owner == owner) && block.len() < 24 {
            block.push(Holder { person: role.person_id, from, owner, name: role.title_name.clone() });
        }
    }
    let used: FxHashSet<usize> = roles.iter().map(|r| r.title.end).collect();
    let mut out = Vec::new();
    for title in scene.titles.iter().filter(|t| !t.plural && scene.owner(t.first) != Owner::None) {
        let Some((first, owner)) = definite(scene, title) else { continue };
        let end = scene.doc.tokens.get(title.end - 1).map_or(0, |t| t.end);
        if used.contains(&end) {
            continue;
        }
        let name = super::roles::title_name(scene, *title);
        let Some(block) = name.rsplit(' ').next().and_then(|head| holders.get(head)) else { continue };
        let start = scene.doc.tokens.get(first).map_or(0, |t| t.start);
        let fits = |h: &&Holder| {
            let same_title =
                h.name == name || name != "general" && (h.name.ends_with(&name) || name.ends_with(&h.name));
            same_title && !matches!((&owner, &h.owner), (Some(a), Some(b)) if a != b)
        };
        let mut fitting = block.iter().filter(fits);
        if let Some(h) = fitting.next()
            && fitting.all(|other| other.person == h.person)
            && h.from < start
        {
            out.push((span_of(scene.doc, first, title.end), h.person, PersonForm::Nominal));
        }
    }
    out
}

/// "the (Ukrainian) minister" that no name follows: where it begins and what it is of.
fn definite(scene: &Scene, title: &TitleHit) -> Option<(usize, Option<String>)> {
    let follows = scene.owner(title.end);
    if scene.capital(title.head)
        || matches!(follows, Owner::Person(_) | Owner::Title(_))
        || scene.of_class(title.end, class::OF | class::FOR)
    {
        return None;
    }
    if scene.low(title.end) == "," && matches!(scene.owner(title.end + 1), Owner::Person(_)) {
        return None;
    }
    let mut first = title.first;
    let mut owner = None;
    for _ in 0..4 {
        let i = first.checked_sub(1)?;
        if scene.of_class(i, class::DEFINITE) {
            return Some((i, owner));
        }
        match scene.owner(i) {
            Owner::Place(_) | Owner::Organization(_) => {
                owner = owner_name(scene, i);
                first = match scene.owner(i) {
                    Owner::Place(_) => scene.place_at(i).map_or(i, |p| p.first),
                    _ => scene.organization_at(i).map_or(i, |o| o.first),
                };
            }
            // not "the only senator", "the other minister", "the Democratic candidate" beside another party's
            Owner::None if scene.is(i, flag::FORMER | flag::ACTING) => first = i,
            _ => return None,
        }
    }
    None
}

/// One name for "Ukrainian" and "Ukraine".
fn owner_name(scene: &Scene, token: usize) -> Option<String> {
    if let Some(place) = scene.place_at(token) {
        let text = scene.doc.slice(span_of(scene.doc, place.first, place.end));
        return place.known.map(|known| scene.place(known, text).name);
    }
    let body = scene.organization_at(token)?;
    let listed = body.listed.and_then(|l| scene.words.gazetteer.organizations.get(l));
    Some(
        listed.map_or_else(|| scene.doc.slice(span_of(scene.doc, body.first, body.end)).to_owned(), |o| o.name.clone()),
    )
}

/// "he", "her": the only person of the sentence and the one before whom it can mean.
fn pronouns(scene: &Scene, people: &People) -> Vec<(Span, usize, PersonForm)> {
    let doc = scene.doc;
    let mut out = Vec::new();
    let (mut before, mut now): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut quoted = false;
    let of_word = doc.each_word(|i, word| sign(word, doc.classes(i)));
    let mut signs = doc.words.numbers().enumerate().filter_map(|(i, n)| Some((i, of_word[n]?))).peekable();
    let mut at = 0;
    for sentence in &doc.sentences {
        std::mem::swap(&mut before, &mut now);
        now.clear();
        if doc.tokens.get(sentence.tokens.start).is_some_and(|t| t.newline) {
            quoted = false;
        }
        while signs.next_if(|(i, _)| *i < sentence.tokens.start).is_some() {}
        while let Some((i, sign)) = signs.next_if(|(i, _)| *i < sentence.tokens.end) {
            name(people, &mut at, sentence.tokens.start, i + 1, &mut now);
            let gender = match sign {
                Sign::Pronoun(_) if quoted => continue,
                Sign::Pronoun(gender) => gender,
                Sign::Opens | Sign::Closes | Sign::Turns => {
                    quoted = matches!(sign, Sign::Opens) || matches!(sign, Sign::Turns) && !quoted;
                    continue;
                }
            };
            let Some(token) = doc.tokens.get(i) else { continue };
            let fits =
                |&&id: &&usize| people.people.get(id).is_some_and(|p| p.pronoun.as_deref().is_none_or(|g| g == gender));
            let mut fitting: Vec<usize> = now.iter().chain(&before).filter(fits).copied().collect();
            fitting.sort_unstable();
            fitting.dedup();
            if let [only] = fitting[..] {
                out.push((token.span(), only, PersonForm::Pronoun));
                if !now.contains(&only) {
                    now.push(only);
                }
            }
        }
        name(people, &mut at, sentence.tokens.start, sentence.tokens.end, &mut now);
    }
    out
}

/// Note the people who are named in the tokens `first..end`; `at` is the place in `people.tokens` to go on from.
fn name(people: &People, at: &mut usize, first: usize, end: usize, now: &mut Vec<usize>) {
    let mut last = None;
    while let Some(&(token, _, id)) = people.tokens.get(*at).filter(|t| t.0 < end) {
        *at += 1;
        let again = last.replace(token) == Some(token);
        if token >= first && !again && !now.contains(&id) && now.len() < 8 {
            now.push(id);
        }
    }
}

/// What the words between the names tell of who is meant.
#[derive(Clone, Copy)]
enum Sign {
    /// "he", "she"
    Pronoun(&'static str),
    /// A quotation begins, ends, or either of them.
    Opens,
    Closes,
    Turns,
}

fn sign(word: Word, classes: Classes) -> Option<Sign> {
    if classes.any(class::HE) {
        return Some(Sign::Pronoun("he"));
    }
    if classes.any(class::SHE) {
        return Some(Sign::Pronoun("she"));
    }
    if word.length() > '”'.len_utf8() {
        return None;
    }
    match word.low() {
        "“" => Some(Sign::Opens),
        "”" => Some(Sign::Closes),
        "\"" => Some(Sign::Turns),
        _ => None,
    }
}
