//! Text that is safe to print.

use std::borrow::Cow;

/// `text` with its control and direction characters made visible: C0 and DEL
/// as control pictures, C1 and bidirectional controls as `<U+202E>`. Line ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    text.chars().for_each(|c| if c == '\n' { out.push(c) } else { push_visible(&mut out, c) });
    Cow::Owned(out)
}

/// The same on one line: a line end or tab becomes a space.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if matches!(c, '\n' | '\t' | '\r') { out.push(' ') } else { push_visible(&mut out, c) }
    }
    Cow::Owned(out)
}

/// Append `c`, made visible where it is hidden.
pub fn push_visible(out: &mut String, c: char) {
    match c {
        '\0'..='\x1f' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
        '\x7f' => out.push('\u{2421}'),
        c if is_hidden(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
        c => out.push(c),
    }
}

/// Controls, and the characters that turn the direction of the text.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(visible("plain \u{201c}text\u{201d}\n"), "plain \u{201c}text\u{201d}\n");
        assert_eq!(visible("a\x1b[31m\u{7f}\u{9b}\u{202e}b\r"), "a\u{241b}[31m\u{2421}<U+009B><U+202E>b\u{240d}");
        assert_eq!(one_line("a\nb\tc"), "a b c");
    }
}
