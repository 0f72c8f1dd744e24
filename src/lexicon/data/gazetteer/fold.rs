//! Finding the longest name that a text begins with, whatever its capitals, diacritics, hyphens, apostrophes
//! and full stops.

use fst::raw::{Fst, Output};

/// Letters that a word may have in front of a full stop that belongs to a name: "St. Louis", "Mt. Vernon".
const SHORT: usize = 3;
/// Bytes of a text that are looked at.
const WINDOW: usize = 64;

/// The longest name, as the bytes that it takes, and its number. What is written in capitals is first taken for an
/// abbreviation, which the map holds in capitals.
pub(super) fn longest(names: &Fst<&'static [u8]>, text: &str) -> Option<(usize, u64)> {
    let mut first = text.chars().filter(|c| c.is_alphabetic());
    if !text.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    let capitals = first.by_ref().take(2).all(char::is_uppercase);
    let abbreviation = if capitals { walk(names, text, false) } else { None };
    let name = walk(names, text, true);
    // of two that take the same letters the abbreviation is meant
    if abbreviation.map(|(end, _)| end) >= name.map(|(end, _)| end) { abbreviation } else { name }
}

fn walk(names: &Fst<&'static [u8]>, text: &str, lower: bool) -> Option<(usize, u64)> {
    let mut node = names.root();
    let mut output = Output::zero();
    let mut best = None;
    // letters of the word that is being read, and whether full stops stood between its letters
    let (mut letters, mut dotted, mut blank) = (0_usize, false, false);
    for (at, c) in text.char_indices().take_while(|&(at, _)| at < WINDOW) {
        let mut buffer = [0; 4];
        let folded = match c {
            '.' if letters > 0 && letters <= SHORT => {
                dotted = letters == 1;
                letters = 0;
                continue;
            }
            '\'' | '’' => continue,
            c if c.is_whitespace() || c == '-' || c == '\u{2011}' => {
                (letters, dotted) = (0, false);
                if blank {
                    continue;
                }
                " "
            }
            c if c.is_ascii_alphabetic() => c.encode_utf8(&mut buffer),
            c if c.is_alphabetic() => deunicode::deunicode_char(c).filter(|plain| !plain.is_empty()).unwrap_or("?"),
            _ => break,
        };
        blank = folded == " ";
        for byte in folded.bytes().map(|b| if lower { b.to_ascii_lowercase() } else { b }) {
            let Some(step) = node.find_input(byte).map(|step| node.transition(step)) else { return best };
            output = output.cat(step.out);
            node = names.node(step.addr);
        }
        letters += usize::from(!blank);
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or("");
        if node.is_final() && !rest.starts_with(char::is_alphanumeric) {
            // the last full stop of "U.S." belongs to it
            let stop = usize::from(dotted && letters == 1 && rest.starts_with('.'));
            best = Some((end + stop, output.cat(node.final_output()).value()));
        }
    }
    best
}
