//! Forms of words: case and marks, plural and singular, stems, and how many letters lie between two words.
//! Rules of the spelling alone; what is irregular stands in the packs of those who ask.

use std::borrow::Cow;

/// Lower case without marks on letters; everything else stays: "Türkiye’s" to "turkiye's".
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { deunicode::deunicode(text).to_lowercase() }
}

/// [`fold`] with letters and digits of ASCII alone, as words of names are compared: "O'Brien" to "obrien".
pub fn letters(word: &str) -> String {
    if word.is_ascii() {
        let plain = word.to_ascii_lowercase();
        if plain.bytes().all(|b| b.is_ascii_lowercase()) {
            return plain;
        }
        return plain.chars().filter(char::is_ascii_alphanumeric).collect();
    }
    // the Azerbaijani schwa reads a
    let word = word.replace(['\u{259}', '\u{18f}'], "a");
    deunicode::deunicode(&word).to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// [`letters`] of a word whose letters with marks are spelled out, as Danes, Swedes and Germans do where a keyboard lacks
/// them: "Kjølby" to "kjoelby", "Müller" to "mueller", "Håkon" to "haakon".
pub fn spelled_out(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ø' | 'ö' => out.push_str("oe"),
            'ä' => out.push_str("ae"),
            'å' => out.push_str("aa"),
            'ü' => out.push_str("ue"),
            other => out.push(other),
        }
    }
    letters(&out)
}

/// Cut the commonest endings, so that words of one meaning meet: "climber" and "climbers", "building" and "buildings".
/// What is left need be no word.
pub fn stem(word: &str) -> Cow<'_, str> {
    if !word.ends_with(['s', 'g', 'd', 'e']) {
        return Cow::Borrowed(word);
    }
    if let Some(s) = cut(word, b"ies", 3) {
        return Cow::Owned(format!("{s}y"));
    }
    let plural = || if word.ends_with("ss") { None } else { cut(word, b"s", 3) };
    let found = cut(word, b"ings", 4)
        .or_else(|| cut(word, b"ing", 4))
        .or_else(|| cut(word, b"ed", 4))
        .or_else(|| cut(word, b"es", 4))
        .or_else(plural)
        .or_else(|| cut(word, b"e", 4));
    Cow::Borrowed(found.map_or(word, |s| s.strip_suffix('e').filter(|x| x.len() >= 4).unwrap_or(s)))
}

/// The word without its ending, where at least `least` letters stay.
fn cut<'a, const N: usize>(word: &'a str, ending: &[u8; N], least: usize) -> Option<&'a str> {
    let ends = word.as_bytes().last_chunk::<N>() == Some(ending);
    word.get(..word.len().checked_sub(N)?).filter(|s| ends && s.len() >= least && s.is_ascii())
}

/// [`stem`] at its shortest, for two words of which the rest is compared, too: "make" and "making" have one root.
pub fn root(word: &str) -> &str {
    let ends = |end: &str| word.strip_suffix(end);
    let found = ends("ing").or_else(|| ends("ed")).or_else(|| ends("es")).or_else(|| ends("s")).or_else(|| ends("e"));
    found.filter(|stem| stem.len() >= 3).unwrap_or(word)
}

/// "houses" to "house", "bodies" to "body", "churches" to "church"; a word that is no plural by its ending stays.
pub fn singular(word: &str) -> Cow<'_, str> {
    let cut = |n: usize| word.get(..word.len() - n).unwrap_or(word);
    if word.len() > 4 && word.ends_with("ies") {
        return Cow::Owned(format!("{}y", cut(3)));
    }
    if sibilant(word.strip_suffix("es").unwrap_or("")) {
        return Cow::Borrowed(cut(2));
    }
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if plural && !word.ends_with("us") && !word.ends_with("is") {
        return Cow::Borrowed(cut(1));
    }
    Cow::Borrowed(word)
}

/// Does a plural behind it take an "e"? "boss", "box", "church", "bush", "buzz"
fn sibilant(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.ends_with(b"ss")
        || bytes.ends_with(b"x")
        || bytes.ends_with(b"ch")
        || bytes.ends_with(b"sh")
        || bytes.ends_with(b"zz")
}

/// "house" to "houses", "body" to "bodies", "church" to "churches"; also the third person of a verb.
pub fn plural(noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if noun.ends_with('s') || sibilant(noun) => format!("{noun}es"),
        None => format!("{noun}s"),
    }
}

/// The [`plural`] of a noun of a person: "foreman" to "foremen"; none for an abbreviation of two letters.
pub fn plural_of_person(noun: &str) -> Option<String> {
    if noun.len() < 3 {
        return None;
    }
    Some(if let Some(stem) = noun.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = noun.strip_suffix("person") {
        format!("{stem}people")
    } else {
        plural(noun)
    })
}

/// Base form, third person, past, participle of a regular verb.
pub fn verb_forms(verb: &str) -> [String; 4] {
    let (past, ing) = match verb.strip_suffix('e') {
        Some(stem) => (format!("{verb}d"), format!("{stem}ing")),
        None => match verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
            Some(stem) => (format!("{stem}ied"), format!("{verb}ing")),
            None => (format!("{verb}ed"), format!("{verb}ing")),
        },
    };
    [verb.to_owned(), plural(verb), past, ing]
}

/// Insertions, deletions, substitutions and swaps of neighbours that lie between two words (Damerau's four slips of the
/// pen; the distance of optimal string alignment).
pub fn slips(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// The same in bytes, where a letter may also move behind a slip of its own (Damerau and Levenshtein, unrestricted).
pub fn edits(a: &[u8], b: &[u8]) -> usize {
    strsim::generic_damerau_levenshtein(a, b)
}

/// From 0 to 1, how alike two words are letter by letter, those at the beginning most (Jaro and Winkler, made for
/// matching the names of a census).
pub fn likeness(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        assert_eq!(fold("Málaga’s"), "malaga's");
        assert_eq!((spelled_out("Kjølby"), spelled_out("Åse-Märta")), ("kjoelby".into(), "aasemaerta".into()));
        assert_eq!(
            (letters("O'Brien"), letters("Sokolović"), letters("Əliyev")),
            ("obrien".into(), "sokolovic".into(), "aliyev".into())
        );
    }

    #[test]
    fn endings_fall() {
        for (word, expected) in [
            ("climbers", "climber"),
            ("buildings", "build"),
            ("building", "build"),
            ("bodies", "body"),
            ("pass", "pass"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
        assert_eq!((root("make"), root("making"), root("bed")), ("mak", "mak", "bed"));
    }

    #[test]
    fn plurals_and_back() {
        for (one, many) in [
            ("house", "houses"),
            ("body", "bodies"),
            ("boy", "boys"),
            ("church", "churches"),
            ("boss", "bosses"),
            ("box", "boxes"),
        ] {
            assert_eq!(plural(one), many);
            assert_eq!(singular(many), one);
        }
        assert_eq!(
            (singular("virus"), singular("crisis"), singular("glass")),
            ("virus".into(), "crisis".into(), "glass".into())
        );
        assert_eq!(plural_of_person("foreman").as_deref(), Some("foremen"));
        assert_eq!(plural_of_person("salesperson").as_deref(), Some("salespeople"));
        assert_eq!(plural_of_person("mp"), None);
        assert_eq!(verb_forms("bury"), ["bury", "buries", "buried", "burying"]);
    }

    #[test]
    fn letters_between_words() {
        assert_eq!((slips("hale", "hael"), slips("hale", "halle"), slips("", "ab")), (1, 1, 2));
        assert!(likeness("brittany", "brittney") > 0.9 && likeness("ruth", "tom") < 0.6);
    }
}
