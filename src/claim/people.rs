//! Names and titles.

use super::{
    Attribute, Qualifiers, Subject,
    maker::{Draft, Maker},
};
use crate::{
    document::Span,
    mention::entity::{PersonForm, names::NameWords},
    value::{NameValue, TitleValue, Value},
};

/// The block of everything that is said of people: who is who is told by their names.
pub const PERSON_BLOCK: &str = "person";

/// Add `person.name` and `person.title` claims.
pub fn add(maker: &mut Maker) {
    names(maker);
    titles(maker);
}

fn subject(maker: &Maker, id: usize) -> Subject {
    let name = maker.found.entities.people.get(id).map(|p| p.name.clone()).unwrap_or_default();
    Subject { name, entity: Some(id), event: None, ordinal: None, series: None }
}

/// One spelling of a person's name makes at most this many claims.
const REPEATS: u8 = 5;

/// A claim for each of the first mentions that carry one spelling of a person's name.
/// Tags count too: they are spelled by the article's own desk.
fn names(maker: &mut Maker) {
    let found = maker.found;
    let doc = maker.doc;
    let mut seen: std::collections::BTreeMap<(usize, &str), u8> = std::collections::BTreeMap::new();
    for m in &found.entities.person_mentions {
        if !matches!(m.form, PersonForm::Full | PersonForm::Short) {
            continue;
        }
        let text = doc.slice(m.span);
        let Some(person) = found.entities.people.get(m.id) else { continue };
        // a given name alone says nothing of the family name
        if m.form == PersonForm::Short && person.family != text && person.given.iter().any(|g| g == text) {
            continue;
        }
        let count = seen.entry((m.id, text)).or_insert(0);
        *count = count.saturating_add(1);
        if *count > if m.form == PersonForm::Full { REPEATS } else { 1 } {
            continue;
        }
        let (family, given) = split(text, &person.family, maker.lexicon.entity.names());
        let value = NameValue { name: text.to_owned(), family, given };
        let draft = Draft {
            span: m.span,
            attribute: Attribute::PersonName,
            subject: subject(maker, m.id),
            value: Value::Name(value),
            qualifiers: Qualifiers::default(),
            derivation: Vec::new(),
            block: PERSON_BLOCK.to_owned(),
        };
        maker.push(draft);
    }
}

/// Family and given names of one spelling; the family name is the last word, or the words that the person's family name has.
fn split(text: &str, family: &str, names: &NameWords) -> (String, Vec<String>) {
    let words: Vec<&str> = text.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
    let suffix = |w: &str| names.is_suffix(w.trim_end_matches(['.', ',']));
    let count = words.iter().rposition(|w| !suffix(w)).map_or(0, |i| i + 1);
    let long = family.split_whitespace().filter(|w| !suffix(w)).count().max(1);
    let cut = count.saturating_sub(long);
    (words[cut..count].join(" "), words[..cut].iter().map(|w| w.to_string()).collect())
}

/// "Senate President": the chamber before the title.
fn chamber(maker: &Maker, title: Span) -> Option<String> {
    let before = maker.doc.token_at(title.start).checked_sub(1)?;
    let known = maker.lexicon.entity.titles.is_chamber(maker.doc.low(before));
    known.then(|| maker.doc.word(before).to_owned())
}

fn titles(maker: &mut Maker) {
    let found = maker.found;
    for role in &found.entities.roles {
        if !maker.makes_claims(role.title) {
            continue;
        }
        let org = role.org_id.and_then(|i| found.entities.organizations.get(i)).map(|o| o.name.clone());
        let org = org.or_else(|| role.org.map(|s| maker.doc.slice(s).to_owned()));
        let org = org.or_else(|| chamber(maker, role.title));
        let draft = Draft {
            span: role.title,
            attribute: Attribute::PersonTitle,
            subject: subject(maker, role.person_id),
            value: Value::Title(TitleValue { title: role.title_name.clone(), org, tenure: role.tenure }),
            qualifiers: Qualifiers::default(),
            derivation: Vec::new(),
            block: PERSON_BLOCK.to_owned(),
        };
        maker.push(draft);
    }
}
