//! Text that is safe to print.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr3_iter};

/// `text` on one line, with its control and direction characters made visible: C0 and DEL as control pictures, C1 and
/// bidirectional controls as `<U+202E>`; a line end or tab becomes a space.
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

/// On one line, and of at most `most` characters.
pub fn short(text: &str, most: usize) -> String {
    let text = one_line(text.trim());
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("").trim_end()),
        None => text.into_owned(),
    }
}

/// A relative reference, or a `file` URI for an absolute path; what is not plain is percent-encoded.
pub fn uri(path: &str) -> String {
    let mut out = String::new();
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// JSON in which hidden characters stand as `\u` escapes. They can stand in
/// strings only, so this changes nothing that the JSON says.
pub fn json_safe(json: String) -> String {
    if !holds_hidden(&json) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if c != '\n' && is_hidden(c) {
            out.push_str(&format!("\\u{:04x}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

/// Is there a hidden character that JSON leaves as it is? Looks only at the first bytes that such characters have.
fn holds_hidden(json: &str) -> bool {
    let hidden = |i: usize| json.get(i..).and_then(|rest| rest.chars().next()).is_some_and(is_hidden);
    memchr3_iter(0x7f, 0xc2, 0xd8, json.as_bytes()).any(hidden) || memchr_iter(0xe2, json.as_bytes()).any(hidden)
}

/// `text` for XML and HTML: markup escaped, hidden characters made visible.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if is_hidden(c) => {
                let mut shown = String::new();
                push_visible(&mut shown, c);
                out.push_str(&shown.replace('<', "&lt;").replace('>', "&gt;"));
            }
            c => out.push(c),
        }
    }
    out
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
        assert_eq!(one_line("plain \u{201c}text\u{201d}\n"), "plain \u{201c}text\u{201d} ");
        assert_eq!(one_line("a\x1b[31m\u{7f}\u{9b}\u{202e}b\r"), "a\u{241b}[31m\u{2421}<U+009B><U+202E>b ");
        assert_eq!(one_line("a\nb\tc"), "a b c");
        assert_eq!(json_safe("\"a\u{202e}b\u{9b}\"\n".to_owned()), "\"a\\u202eb\\u009b\"\n");
        assert_eq!(xml("a<b> & \"c\" \u{1}\u{202e}"), "a&lt;b&gt; &amp; &quot;c&quot; \u{2401}&lt;U+202E&gt;");
    }
}
