//! How two spellings of one person's name differ.

use std::borrow::Cow;

use crate::{
    claim::context::fold,
    lexicon::morph::spelled_out,
    mention::entity::names::{
        NameWords, sound_alike,
        spelling::{alike, one_form, one_slip},
    },
    value::NameValue,
};

/// How two spellings of one name stand to each other; of several words the last holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// Equal, or one is a short form, an initial, a part of the other.
    Same,
    /// Two romanizations, or the name in two languages: house styles differ so.
    Variant,
    /// One of the two is a slip.
    Different,
    /// Two names.
    Unlike,
}

/// How two names that are one person's are spelled.
pub fn relation(x: &NameValue, y: &NameValue, names: &NameWords) -> Spelling {
    // a name alone may be a given one
    let alone = x.given.is_empty() && y.given.is_empty();
    let family = either(&x.family, &y.family, names, alone);
    if family == Spelling::Unlike {
        return shifted(x, y, names).or_else(|| shifted(y, x, names)).unwrap_or(Spelling::Unlike);
    }
    let all = family.max(given(x, y, names));
    let house_style = names.is_romanized(&fold(&x.family)) || names.is_romanized(&fold(&y.family));
    if all == Spelling::Different && house_style && romanized_alike(x, y, names) { Spelling::Variant } else { all }
}

/// "Ruth Ann Hale" and "Ruthe Ann", where a married name is left out.
fn shifted(long: &NameValue, short: &NameValue, names: &NameWords) -> Option<Spelling> {
    let family = plain(&short.family);
    let inner = long.given.iter().skip(1).any(|w| plain(w) == family);
    let (first, other) = (long.given.first()?, short.given.first()?);
    inner.then(|| word(first, other, names))
}

/// Given names are compared in pairs, or each with its best fellow where some are left out.
fn given(x: &NameValue, y: &NameValue, names: &NameWords) -> Spelling {
    let (short, long) = if x.given.len() <= y.given.len() { (&x.given, &y.given) } else { (&y.given, &x.given) };
    let pairs = short.iter().zip(long).map(|(p, q)| word(p, q, names)).max().unwrap_or(Spelling::Same);
    if pairs < Spelling::Unlike || short.len() == long.len() {
        return pairs;
    }
    // an initial is a part of many names
    let whole = |w: &&String| w.trim_end_matches('.').chars().count() > 1;
    let best = |p: &String| long.iter().filter(whole).map(|q| word(p, q, names)).min().unwrap_or(Spelling::Unlike);
    short.iter().map(best).max().unwrap_or(Spelling::Same)
}

/// Two spellings of a given name.
fn word(a: &str, b: &str, names: &NameWords) -> Spelling {
    either(a, b, names, true)
}

/// Two spellings of a word of a name; only given names have short forms.
fn either(a: &str, b: &str, names: &NameWords, given: bool) -> Spelling {
    let (a, b) = (names.without_particles(a), names.without_particles(b));
    let (x, y) = (plain(a), plain(b));
    let nickname = |w: &str| w.starts_with(['(', '\'', '"', '“', '‘']);
    // endings of other alphabets' languages are cases
    let whole = x == y || x.is_empty() || y.is_empty() || glued(a, b) || glued(b, a);
    if whole || nickname(a) || nickname(b) || foreign(a) || foreign(b) {
        return Spelling::Same;
    }
    // "Kjølby", "Kjoelby"
    if a.is_ascii() != b.is_ascii() && (spelled_out(a) == y || spelled_out(b) == x) {
        return Spelling::Same;
    }
    let parts = |w: &str| w.split('-').map(fold).collect::<Vec<_>>();
    if a.contains('-') != b.contains('-') && (parts(a).contains(&fold(b)) || parts(b).contains(&fold(a))) {
        // a married or double name
        return Spelling::Same;
    }
    if let Some(respelled) = names.one_name(&x, &y) {
        return if respelled { Spelling::Different } else { Spelling::Variant };
    }
    let (shorter, longer) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    let cut = longer.len() - shorter.len();
    if given && names.nickname_of(&x, &y) {
        // "Greg" and "Gregory", but "Terrance" and "Terrence", "Freddy" and "Freddie"
        return if one_form(&x, &y) { Spelling::Different } else { Spelling::Same };
    }
    if longer.starts_with(shorter.as_ref()) && shorter.len() >= 3 && (given || cut <= 1) {
        return if cut <= 1 { Spelling::Different } else { Spelling::Same };
    }
    if shorter.len() <= 2 {
        // an initial
        return if x.chars().next() == y.chars().next() { Spelling::Same } else { Spelling::Unlike };
    }
    if alike(&x, &y) { Spelling::Different } else { Spelling::Unlike }
}

/// "HaleSen": the next line's first word stands behind the name without a space.
fn glued(name: &str, more: &str) -> bool {
    let behind = more.strip_prefix(name).and_then(|rest| rest.chars().next());
    name.chars().count() > 2 && behind.is_some_and(char::is_uppercase)
}

/// A word of a name in lower case, letters and digits only.
fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(fold(word).chars().filter(|c| c.is_alphanumeric()).collect())
}

/// Is a letter of another alphabet than the Latin one in the word?
fn foreign(word: &str) -> bool {
    word.chars().any(|c| c.is_alphabetic() && c > '\u{24f}' && !('\u{1e00}'..='\u{1eff}').contains(&c))
}

/// Do the words of two names sound alike, over what romanizations write differently?
fn romanized_alike(x: &NameValue, y: &NameValue, names: &NameWords) -> bool {
    let same = |p: &str, q: &str| {
        let (p, q) = (plain(p), plain(q));
        names.romanized(&p) == names.romanized(&q) || sound_alike(&p, &q)
    };
    same(&x.family, &y.family) && x.given.iter().zip(&y.given).all(|(p, q)| same(p, q))
}

/// Inside one report, names that differ by more than a slip may be two relatives.
pub fn slip(x: &NameValue, y: &NameValue, names: &NameWords) -> bool {
    let close = |p: &str, q: &str| {
        let (p, q) = (plain(names.without_particles(p)), plain(names.without_particles(q)));
        one_slip(&p, &q) || names.romanized(&p) == names.romanized(&q)
    };
    let given = x.given.iter().zip(&y.given).all(|(p, q)| close(p, q));
    if !x.given.is_empty() && !y.given.is_empty() {
        return given;
    }
    // "Malik" and the "Maliki", "Hale" and the "Hales"
    let (p, q) = (plain(names.without_particles(&x.family)), plain(names.without_particles(&y.family)));
    let (short, long) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    let bent = names.is_bent(&long, &short);
    !bent && short.len() >= 4 && close(&x.family, &y.family)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn name(text: &str) -> NameValue {
        let words: Vec<&str> = text.split(' ').collect();
        let (family, given) = words.split_last().unwrap();
        let given = given.iter().map(|w| w.to_string()).collect();
        NameValue { name: text.to_owned(), family: family.to_string(), given }
    }

    #[test]
    fn spellings() {
        use Spelling::{Different, Same, Unlike, Variant};
        let names = Lexicon::builtin().entity.names();
        for (a, b, expected) in [
            ("Gregory Hale", "Greg Hale", Same),
            ("Charlie Hale", "Charles Hale", Same),
            ("Jake Hale", "Jacob Hale", Same),
            ("R. Hale", "Ruth Hale", Same),
            ("Fred", "Freddie", Same),
            ("Ruth Hale", "Ruth Hale-Berg", Same),
            ("Sean Hale", "Shawn Hale", Different),
            ("Terrance Hale", "Terrence Hale", Different),
            ("Kathryn Hale", "Katherine Hale", Different),
            ("Freddy Hale", "Freddie Hale", Different),
            ("Ruth Hale", "Ruth Halle", Different),
            ("Yann Dubreuil", "Yann Dubreuille", Different),
            ("Ruth Ann Hale", "Ruthe Ann", Different),
            ("D'anaya Hale", "Daniaya Hale", Different),
            ("Muammar Tarhuni", "Moammar Tarhuni", Variant),
            ("Oleh Malinsky", "Oleh Malinskyy", Variant),
            ("Кристина Белова", "Кристины Беловой", Same),
            ("Ruth Hale", "Ruth HaleSen", Same),
            ("Ruth J. Hale", "Julia Halle", Unlike),
            ("Ruth Hale", "Ruth Berg", Unlike),
            ("Åse Kjølby", "Aase Kjoelby", Same),
            ("Jörg Müller", "Joerg Mueller", Same),
            ("Tom Hale", "Ruth Halle", Unlike),
        ] {
            assert_eq!(relation(&name(a), &name(b), names), expected, "{a} {b}");
            assert_eq!(relation(&name(b), &name(a), names), expected, "{b} {a}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_name_stops_it(a in "\\PC{0,20}", b in "[A-Za-z'’. -éß\u{130}]{0,20}") {
            let names = Lexicon::builtin().entity.names();
            let (x, y) = (name(&a), name(&b));
            proptest::prop_assert_eq!(relation(&x, &y, names), relation(&y, &x, names));
            slip(&x, &y, names);
        }
    }
}
