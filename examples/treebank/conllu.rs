//! Sentences of a treebank in CoNLL-U, laid on crosscheck's own tokens.

use std::{error::Error, fs};

use crosscheck::{document::Document, packs::Lexicon, syntax::Tag};

/// A sentence; `tags`, `heads` and `labels` by token of `doc`.
pub struct Sentence {
    pub doc: Document,
    pub tags: Vec<Tag>,
    /// The token that each hangs on; the number of tokens for the root.
    pub heads: Vec<usize>,
    pub labels: Vec<String>,
}

struct Row {
    start: usize,
    end: usize,
    tag: Tag,
    head: usize,
    label: String,
    article_or_be: bool,
}

/// # Errors
/// The file cannot be read, or a row is malformed.
pub fn read(path: &str, lexicon: &Lexicon) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut sentences = Vec::new();
    for block in text.split("\n\n") {
        let (plain, rows) = rows(block, false)?;
        if !rows.is_empty() {
            sentences.push(lay(&plain, &rows, lexicon));
        }
    }
    Ok(sentences)
}

/// The same sentences as headlines: no articles, no forms of "be" that are followed by something, capitals throughout.
/// Their heads are of no use.
///
/// # Errors
/// As [`read`].
pub fn read_as_headlines(path: &str, lexicon: &Lexicon) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut sentences = Vec::new();
    for (number, block) in text.split("\n\n").enumerate() {
        // of eight sentences three are shortened, one of them without capitals; two have capitals only
        let (short, capital) = (number % 8 < 3, number % 8 != 2);
        let (plain, rows) = rows(block, short)?;
        if number % 8 > 4 || rows.len() < 4 || rows.len() > 25 {
            continue;
        }
        let plain = if capital { capitals(&plain) } else { plain };
        sentences.push(lay(&plain, &rows, lexicon));
    }
    Ok(sentences)
}

fn capitals(plain: &str) -> String {
    let mut start = true;
    let raise = |c: char| {
        let upper = start && c.is_ascii_lowercase();
        start = c == ' ';
        if upper { c.to_ascii_uppercase() } else { c }
    };
    plain.chars().map(raise).collect()
}

fn rows(block: &str, short: bool) -> Result<(String, Vec<Row>), Box<dyn Error>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut plain = String::new();
    let mut joined: Option<(usize, bool)> = None;
    for line in block.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, class, fine, features, head, label, _, notes] = fields[..] else { continue };
        if id.contains('.') {
            continue;
        }
        let spaced = !notes.contains("SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            joined = Some((last.parse()?, spaced));
            continue;
        }
        let number: usize = id.parse()?;
        let start = plain.len();
        let article_or_be =
            features.contains("PronType=Art") || class == "AUX" && fine.starts_with("VB") && fields[2] == "be";
        let past = short && class == "VERB" && fine == "VBD";
        if past {
            plain += &present(fields[2], number % 3 < 2);
        } else if !(short && article_or_be) {
            plain += form;
        }
        let end = plain.len();
        let tag = if past { Tag::Present } else { tag(class, fine, label) };
        rows.push(Row { start, end, tag, head: head.parse()?, label: label.to_owned(), article_or_be });
        let space = match joined {
            Some((last, spaced)) if number == last => spaced,
            Some((last, _)) if number < last => false,
            _ => spaced,
        };
        if space && !(plain.is_empty() || plain.ends_with(' ')) {
            plain.push(' ');
        }
    }
    if short {
        rows.retain(|r| !r.article_or_be);
    }
    Ok((plain, rows))
}

fn lay(plain: &str, rows: &[Row], lexicon: &Lexicon) -> Sentence {
    let doc = Document::plain(plain, None, lexicon);
    let tokens = &doc.tokens;
    let root = tokens.len();
    let overlaps = |r: &Row| tokens.iter().position(|t| t.start < r.end && r.start < t.end).unwrap_or(0);
    let owners: Vec<usize> = rows.iter().map(overlaps).collect();
    let head = |row: &Row| row.head.checked_sub(1).and_then(|i| owners.get(i)).copied().unwrap_or(root);
    let (mut tags, mut heads, mut labels) = (Vec::new(), Vec::new(), Vec::new());
    for (i, token) in tokens.iter().enumerate() {
        let own: Vec<&Row> = rows.iter().zip(&owners).filter(|(_, o)| **o == i).map(|(r, _)| r).collect();
        if let Some(top) = own.iter().find(|r| head(r) != i).or(own.first()) {
            tags.push(top.tag);
            heads.push(head(top));
            labels.push(top.label.clone());
            continue;
        }
        // a later piece of a word of the treebank
        let whole = rows.iter().zip(&owners).rfind(|(r, o)| r.start < token.end && **o < i);
        tags.push(whole.map_or(Tag::Other, |(r, _)| r.tag));
        heads.push(whole.map_or(i.saturating_sub(1), |(_, o)| *o));
        labels.push("flat".to_owned());
    }
    let seen = crosscheck::syntax::seen(&doc, 0..root);
    for (tag, seen) in tags.iter_mut().zip(seen) {
        *tag = seen.fixed.unwrap_or(if tag.is_punctuation() { Tag::Other } else { *tag });
    }
    Sentence { doc, tags, heads, labels }
}

/// Headlines tell in the present what happened.
fn present(lemma: &str, singular: bool) -> String {
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| lemma.ends_with(e));
    match lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        _ if !singular => lemma.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None => format!("{lemma}{}", if hisses { "es" } else { "s" }),
    }
}

fn tag(class: &str, fine: &str, label: &str) -> Tag {
    match (class, fine) {
        // "according to", "including"
        ("VERB", "VBG" | "VBN") if label == "case" => Tag::Preposition,
        ("AUX", "VBD") => Tag::AuxPast,
        ("AUX", "VBG") => Tag::AuxGerund,
        ("AUX", "VBN") => Tag::AuxParticiple,
        ("AUX", "VBP" | "VBZ") => Tag::AuxPresent,
        ("AUX", "VB") => Tag::AuxBase,
        ("SCONJ", "IN") => Tag::Subordinator,
        (_, "NN" | "GW" | "AFX" | "ADD") => Tag::Noun,
        (_, "NNS") => Tag::PluralNoun,
        (_, "NNP" | "NNPS") => Tag::Name,
        (_, "JJ" | "JJS") => Tag::Adjective,
        (_, "JJR") => Tag::Comparative,
        (_, "CD" | "LS") => Tag::Number,
        (_, "DT" | "PDT") => Tag::Determiner,
        (_, "PRP$") => Tag::Possessive,
        (_, "PRP") => Tag::Pronoun,
        (_, "EX") => Tag::Existential,
        (_, "VB") => Tag::Base,
        (_, "VBD") => Tag::Past,
        (_, "VBG") => Tag::Gerund,
        (_, "VBN") => Tag::Participle,
        (_, "VBP" | "VBZ") => Tag::Present,
        (_, "MD") => Tag::Modal,
        (_, "RB" | "RBR" | "RBS") => Tag::Adverb,
        (_, "RP") => Tag::Particle,
        (_, "IN") => Tag::Preposition,
        (_, "TO") => Tag::To,
        (_, "CC") => Tag::Conjunction,
        (_, "WDT" | "WP" | "WP$") => Tag::Relative,
        (_, "WRB") => Tag::Question,
        (_, "POS") => Tag::Genitive,
        _ => Tag::Other,
    }
}
