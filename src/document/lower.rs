//! Lower case that moves no offset.

/// `text` in lower case with the same byte offsets: a capital becomes small only where that takes the same number of
/// bytes. "ÇANKAYA" is "çankaya"; "İ", whose small form is longer, stays as it is.
pub fn lower(text: &str) -> String {
    let mut low = text.to_ascii_lowercase();
    if low.is_ascii() {
        return low;
    }
    let mut changed: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(found) = low.as_bytes().get(at..).and_then(|rest| rest.iter().position(|b| *b >= 128)) {
        at += found;
        let Some(c) = low.get(at..).and_then(|rest| rest.chars().next()) else { break };
        // the marks of General Punctuation, curly quotes among them, have no case
        if !('\u{2000}'..='\u{206f}').contains(&c) {
            changed.extend(small(c).map(|s| (at, s)));
        }
        at += c.len_utf8();
    }
    for (at, c) in changed {
        low.replace_range(at..at + c.len_utf8(), c.encode_utf8(&mut [0; 4]));
    }
    low
}

/// The small form of a capital, where it is one character of the same length.
fn small(c: char) -> Option<char> {
    let mut forms = c.to_lowercase();
    let first = forms.next().filter(|s| *s != c && s.len_utf8() == c.len_utf8())?;
    forms.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn offsets_stay() {
        for (text, want) in [
            ("The Dam", "the dam"),
            ("ÇANKAYA, Łódź and ÅLBORG", "çankaya, łódź and ålborg"),
            ("КИЇВ – “Харків”", "київ – “харків”"),
            ("İzmir, ẞ, \u{212a}", "İzmir, ẞ, \u{212a}"),
        ] {
            assert_eq!(lower(text), want);
            assert_eq!(lower(text).len(), text.len());
        }
    }
}
