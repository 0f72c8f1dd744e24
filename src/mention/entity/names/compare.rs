//! Two names side by side.

use super::{Answer, FAMILY_FIRST, HE, Likeness, Name, NameWords, Part, SHE, likeness, sound::wide};
use crate::lexicon::morph::slips;

/// The least product of weights that still is one person.
const LEAST: f64 = 0.55;

/// Are two names one person's?
pub fn compare(a: &Name, b: &Name, words: &NameWords) -> Answer {
    Answer::of(score_of(a, b, words))
}

fn score_of(a: &Name, b: &Name, words: &NameWords) -> f64 {
    if a.suffix.is_some() && b.suffix.is_some() && a.suffix != b.suffix {
        return 0.2;
    }
    let (short, long) = if a.parts.len() <= b.parts.len() { (a, b) } else { (b, a) };
    let (Some(first), Some(other)) = (short.parts.first(), long.parts.first()) else { return 0.0 };
    if written_together(a, b) {
        return 0.95;
    }
    if runs_together(a, b) {
        return 0.7;
    }
    if short.parts.len() == 1 {
        return compare_single(first, short.son_of, long, words);
    }
    // "X bin Y" is not "Y bin X"
    let fathers = short.son_of == Some(1) && long.son_of == Some(1);
    if (fathers || other_gender(first, other)) && likeness(first, other, words) == Likeness::Different {
        return 0.2;
    }
    if other_middle(short, long) || lacks_syllable(short, long) {
        return 0.3;
    }
    if one_in_mandarin(short, long, words) {
        return 0.85;
    }
    if begins_as(short, long) {
        return 0.6;
    }
    let mut matched = [(Likeness::Different, 0); 10];
    let matched = matched.get_mut(..short.parts.len().min(10)).unwrap_or_default();
    assign(short, long, words, matched);
    score(short, long, matched)
}

/// "George W.", "George H. W.": the first middle initials differ.
fn other_middle(a: &Name, b: &Name) -> bool {
    match (a.parts.get(1), b.parts.get(1)) {
        (Some(x), Some(y)) => x.initial && y.initial && x.text != y.text && a.parts.len() >= 3 && b.parts.len() >= 3,
        _ => false,
    }
}

/// "Choe Chol", "Choe Chol-hu": a given name of one syllable is another name.
fn lacks_syllable(short: &Name, long: &Name) -> bool {
    let asian = |n: &Name| n.parts.first().is_some_and(|p| p.kind & FAMILY_FIRST != 0 && p.kind & (HE | SHE) == 0);
    let same = short.parts.first().map(|p| &p.text) == long.parts.first().map(|p| &p.text);
    same && asian(short)
        && asian(long)
        && short.parts.len() == 2
        && long.parts.len() == 3
        && short.parts.iter().chain(&long.parts).all(|p| p.text.len() <= 6 && !p.initial)
}

/// Given names of a man and of a woman in front.
fn other_gender(a: &Part, b: &Part) -> bool {
    let (x, y) = (a.kind & (HE | SHE), b.kind & (HE | SHE));
    x != 0 && y != 0 && x & y == 0
}

/// One word against a full name: the family name, or all of a mononym.
fn compare_single(word: &Part, son: Option<usize>, long: &Name, words: &NameWords) -> f64 {
    let Some(last) = long.parts.last() else { return 0.0 };
    if long.parts.len() == 1 {
        return likeness(word, last, words).weight();
    }
    // "RFK"
    let letters = word.text.bytes().eq(long.parts.iter().filter_map(|p| p.text.bytes().next()));
    let first = long.parts.first().map_or("", |p| p.text.as_str());
    let ends = word.text.len() == 3
        && word.text.bytes().all(|b| !b"aeiouy".contains(&b))
        && word.text.as_bytes().first() == first.as_bytes().first()
        && word.text.as_bytes().last() == last.text.as_bytes().first();
    if letters && word.text.len() >= 3 || ends {
        return 0.6;
    }
    // the last word of "X bin Y" is the father's name
    let father = long.son_of.is_some_and(|n| n > 0) && son.is_none();
    let like = likeness(word, last, words);
    if word.initial || father || like < Likeness::Nickname { 0.3 * like.weight() } else { like.weight() * 0.65 }
}

/// "AlisherUsmanov", "Patr ushev": the same letters with other gaps.
fn written_together(a: &Name, b: &Name) -> bool {
    let length = |n: &Name| n.parts.iter().map(|p| p.text.len()).sum::<usize>();
    let letters = |n: &Name| n.parts.iter().flat_map(|p| p.text.bytes()).collect::<Vec<u8>>();
    a.parts.len() != b.parts.len() && length(a) == length(b) && letters(a) == letters(b)
}

/// "FridrichBuchenberg", "Friedrich Buchenberg": other gaps, and a slip beside.
fn runs_together(a: &Name, b: &Name) -> bool {
    let joined = |n: &Name| n.parts.iter().map(|p| p.text.as_str()).collect::<String>();
    let one = a.parts.len().min(b.parts.len()) == 1 && a.parts.len().max(b.parts.len()) > 1;
    if !one {
        return false;
    }
    let (x, y) = (joined(a), joined(b));
    x.len().min(y.len()) >= LONG_TOGETHER && x.len().abs_diff(y.len()) <= 2 && slips(&x, &y) <= 2
}

/// Two names of several words have so many letters.
const LONG_TOGETHER: usize = 12;

/// "Tsai Ying-wen" by Wade and Giles, "Cai Yingwen" in pinyin: one name over what the two systems write differently.
fn one_in_mandarin(a: &Name, b: &Name, words: &NameWords) -> bool {
    let first = |n: &Name| n.parts.first().is_some_and(|p| p.kind & FAMILY_FIRST != 0);
    let whole = |n: &Name| n.parts.len() >= 2 && n.parts.len() <= 3 && n.parts.iter().all(|p| !p.initial);
    if !(first(a) && first(b) && whole(a) && whole(b)) {
        return false;
    }
    let key = |n: &Name| -> Option<(String, String)> {
        let (family, given) = n.parts.split_first()?;
        let given = given.iter().map(|p| words.mandarin(&p.text)).collect();
        Some((words.mandarin(&family.text), given))
    };
    key(a) == key(b)
}

/// "Joko Widodo", "Jokowi Widodo": a short form made of the beginning of a name that no list holds.
fn begins_as(a: &Name, b: &Name) -> bool {
    let (Some((x, rest)), Some((y, other))) = (a.parts.split_first(), b.parts.split_first()) else { return false };
    let (short, long) = if x.text.len() <= y.text.len() { (x, y) } else { (y, x) };
    let same = rest.len() == other.len() && rest.iter().zip(other).all(|(p, q)| p.text == q.text && !p.initial);
    let free = |p: &Part| p.kind & (HE | SHE | FAMILY_FIRST) == 0;
    let cut = short.text.len() >= 4 && long.text.len() >= short.text.len() + 2 && long.text.starts_with(&short.text);
    same && cut && free(short) && free(long)
}

/// For each part of `short` its part of `long`, the surest pairs first.
fn assign(short: &Name, long: &Name, words: &NameWords, matched: &mut [(Likeness, usize)]) {
    let mut used = 0u32;
    let mut pairs = [(Likeness::Different, 0u8, 0u8); 100];
    let mut count = 0;
    for (i, x) in short.parts.iter().enumerate() {
        for (j, y) in long.parts.iter().enumerate() {
            let like = likeness(x, y, words);
            if let Some(slot) = pairs.get_mut(count).filter(|_| like != Likeness::Different) {
                *slot = (like, i as u8, j as u8);
                count += 1;
            }
        }
    }
    for wanted in [Likeness::Equal, Likeness::Spelling, Likeness::Nickname, Likeness::Initial, Likeness::Near] {
        for &(like, i, j) in pairs.iter().take(count).filter(|p| p.0 == wanted) {
            let (i, j) = (usize::from(i), usize::from(j));
            if let Some(slot) = matched.get_mut(i).filter(|m| m.0 == Likeness::Different && used & (1 << j) == 0) {
                *slot = (like, j);
                used |= 1 << j;
            }
        }
    }
    if matched.iter().any(|m| m.0 == Likeness::Different) {
        join_split(short, long, &mut used, matched);
        join_short(short, long, &mut used, matched);
    }
}

/// "Abdellatif" is "Abdel Latif", "Jongun" is "Jong un".
fn join_split(short: &Name, long: &Name, used: &mut u32, matched: &mut [(Likeness, usize)]) {
    for (part, slot) in short.parts.iter().zip(matched).filter(|(p, m)| m.0 == Likeness::Different && !p.initial) {
        for (j, pair) in long.parts.windows(2).enumerate() {
            let bits = 0b11 << j;
            let [x, y] = pair else { continue };
            if *used & bits != 0 || (x.text.len() + y.text.len()).abs_diff(part.text.len()) > 2 {
                continue;
            }
            let joined = format!("{}{}", x.text, y.text);
            let sounds = super::skeleton(&joined);
            if joined == part.text || part.skeleton.len() >= 4 && alike_wide(&sounds, &part.skeleton) {
                *used |= bits;
                *slot = (Likeness::Spelling, j);
                break;
            }
        }
    }
}

/// Equal in the widest classes of sounds.
fn alike_wide(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(p, q)| wide(p) == wide(q))
}

/// "Patr ushev": two words of the shorter name written together in the longer one.
fn join_short(short: &Name, long: &Name, used: &mut u32, matched: &mut [(Likeness, usize)]) {
    for i in 1..matched.len() {
        let open = |i: usize| matched.get(i).is_some_and(|m| m.0 == Likeness::Different);
        let (Some(x), Some(y)) = (short.parts.get(i - 1), short.parts.get(i)) else { return };
        if !open(i - 1) || !open(i) || x.initial || y.initial {
            continue;
        }
        let joined = format!("{}{}", x.text, y.text);
        let found = long.parts.iter().enumerate().find(|(j, p)| *used & (1 << j) == 0 && p.text == joined);
        if let Some((j, _)) = found {
            *used |= 1 << j;
            matched.iter_mut().skip(i - 1).take(2).for_each(|m| *m = (Likeness::Spelling, j));
        }
    }
}

/// One person if every word of the shorter name is found in the longer one.
fn score(short: &Name, long: &Name, matched: &[(Likeness, usize)]) -> f64 {
    let mut product = 1.0;
    let (mut words, mut missing) = (0, 0);
    for (like, _) in matched {
        match like {
            Likeness::Different => missing += 1,
            Likeness::Initial => product *= like.weight(),
            _ => {
                words += 1;
                product *= like.weight();
            }
        }
    }
    if missing > 0 || words == 0 {
        return 0.3 * (short.parts.len() - missing.min(short.parts.len())) as f64 / long.parts.len() as f64;
    }
    if product >= LEAST { 0.5 + 0.5 * (product - LEAST) / (1.0 - LEAST) } else { product * 0.8 }
}
