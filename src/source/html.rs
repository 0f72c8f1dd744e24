//! HTML: the words between the tags, in one pass. Offsets count bytes of the text that is left.

use crate::{
    document::{Meta, segment::RawDocument},
    problem::Problem,
};

/// Elements whose words are no part of the article.
const SKIPPED: [&str; 14] = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button", "select", "iframe",
    "head", "textarea",
];

/// Elements whose contents are no markup: they end at their end tag alone.
const RAW: [&str; 4] = ["script", "style", "textarea", "iframe"];

/// Elements that stand in a line; every other tag ends one.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u",
];

/// The document of a page.
pub fn read(path: &str, page: &str, problems: &mut Vec<Problem>) -> RawDocument {
    let (text, title) = strip(page);
    if text.trim().is_empty() {
        problems.push(Problem::caveat(path, "the page holds no text"));
    }
    let meta = Meta { title, ..Meta::default() };
    RawDocument { id: path.to_owned(), path: path.to_owned(), record: None, meta, text, marked: Vec::new() }
}

/// The visible words and the page's title.
fn strip(page: &str) -> (String, Option<String>) {
    let mut out = String::with_capacity(page.len() / 2);
    let mut title = None;
    let mut skipping: Option<(&str, usize)> = None;
    let mut at = 0;
    while at < page.len() {
        let next = memchr::memchr(b'<', &page.as_bytes()[at..]).map_or(page.len(), |i| at + i);
        if skipping.is_none() {
            push_text(&mut out, &page[at..next]);
        }
        let Some(tag) = Tag::read(page, next) else {
            if next < page.len() && skipping.is_none() {
                out.push('<');
            }
            at = next + 1;
            continue;
        };
        at = tag.end;
        let name = tag.name.to_ascii_lowercase();
        if name == "title" && !tag.close && title.is_none() {
            let end = memchr::memchr(b'<', &page.as_bytes()[at..]).map_or(page.len(), |i| at + i);
            let mut words = String::new();
            push_text(&mut words, &page[at..end]);
            title = Some(words.trim().to_owned()).filter(|t| !t.is_empty());
        }
        match skipping {
            Some((element, depth)) if element == name => {
                let depth = if tag.close { depth - 1 } else { depth + usize::from(!tag.empty) };
                skipping = (depth > 0).then_some((element, depth));
            }
            // a page may forget to close its head
            Some(("head", _)) if name == "body" => skipping = None,
            Some(_) => {}
            None => {
                let skipped = SKIPPED.iter().find(|s| **s == name).filter(|_| !tag.close && !tag.empty);
                skipping = skipped.map(|s| (*s, 1));
                if skipped.is_some_and(|s| RAW.contains(s)) {
                    at = raw_end(page, at, &name);
                }
                if !INLINE.contains(&name.as_str()) && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
        }
    }
    (out, title)
}

/// Where the end tag of the raw element `name` opens, from `at` on.
fn raw_end(page: &str, at: usize, name: &str) -> usize {
    let bytes = page.as_bytes();
    let closes = |i: &usize| {
        let tag = bytes.get(i + 2..i + 2 + name.len());
        bytes.get(i + 1) == Some(&b'/') && tag.is_some_and(|t| t.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memchr_iter(b'<', &bytes[at..]).map(|i| at + i).find(closes).unwrap_or(page.len())
}

struct Tag<'a> {
    name: &'a str,
    close: bool,
    empty: bool,
    end: usize,
}

impl<'a> Tag<'a> {
    /// The tag, comment or declaration that opens at `start`.
    fn read(page: &'a str, start: usize) -> Option<Tag<'a>> {
        let bytes = page.as_bytes();
        let rest = bytes.get(start + 1..)?;
        if rest.starts_with(b"!--") {
            let end = memchr::memmem::find(&rest[3..], b"-->").map_or(page.len(), |i| start + 4 + i + 3);
            return Some(Tag { name: "b", close: false, empty: true, end });
        }
        let close = rest.first() == Some(&b'/');
        let name_start = start + 1 + usize::from(close);
        let first = *bytes.get(name_start)?;
        if !first.is_ascii_alphabetic() && first != b'!' && first != b'?' {
            return None;
        }
        let end = memchr::memchr(b'>', &bytes[name_start..]).map_or(page.len(), |i| name_start + i + 1);
        let inner = &page[name_start..end];
        let stop = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
        Some(Tag { name: &inner[..stop], close, empty: inner.ends_with("/>"), end })
    }
}

/// Text with its character references resolved and its white space collapsed.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(i) = rest.find('&') {
        push_collapsed(out, &rest[..i]);
        rest = &rest[i..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((end, reference(&rest[1..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    push_collapsed(out, rest);
}

fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_ascii_whitespace() {
            out.push(c);
        } else if !out.ends_with([' ', '\n']) && !out.is_empty() {
            out.push(' ');
        }
    }
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    const NAMES: [(&str, char); 22] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("rsquo", '\u{2019}'),
        ("lsquo", '\u{2018}'),
        ("rdquo", '\u{201d}'),
        ("ldquo", '\u{201c}'),
        ("ndash", '\u{2013}'),
        ("mdash", '\u{2014}'),
        ("hellip", '\u{2026}'),
        ("euro", '\u{20ac}'),
        ("pound", '\u{a3}'),
        ("cent", '\u{a2}'),
        ("deg", '\u{b0}'),
        ("eacute", '\u{e9}'),
        ("uuml", '\u{fc}'),
        ("ouml", '\u{f6}'),
        ("auml", '\u{e4}'),
        ("frac12", '\u{bd}'),
    ];
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visible_words() {
        let page = "<html><head><title>Elm &amp; bridge</title><style>p{}</style></head><body><nav>Home</nav><p>The <b>bridge</b>\n closes&nbsp;in May.</p><script>if (a<b) {}</script><p>1 < 2 &c. &#8217;</body>";
        let (text, title) = strip(page);
        assert_eq!(text.trim(), "The bridge closes\u{a0}in May.\n1 < 2 &c. \u{2019}");
        assert_eq!(title.as_deref(), Some("Elm & bridge"));
    }

    #[test]
    fn broken_pages() {
        for page in ["<", "<!--", "</", "<p", "a<", "<head><body>x", "&", "&#x110000;", "&#0;", "<é>", "&éééééééé;"]
        {
            strip(page);
        }
        assert_eq!(strip("<head><title>t<body>x").0.trim(), "x");
    }
}
