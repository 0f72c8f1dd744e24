//! From bytes to text: UTF-8 first, then what the bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// A file's text, and what the reader should know of how it was reached.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub caveat: Option<String>,
}

/// Decode a file. A UTF-8 text keeps every byte at its place: a byte order mark
/// stays, a byte that is no UTF-8 reads as `?`, and a lone CR as a line end.
///
/// # Errors
/// The reason why the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, String> {
    if let Some(kind) = magic(&bytes) {
        return Err(format!("it is no text but {kind}"));
    }
    if let Some((encoding, _)) = Encoding::for_bom(&bytes).filter(|(e, _)| *e != encoding_rs::UTF_8) {
        return Ok(recode(&bytes, encoding, None));
    }
    if let Some(encoding) = utf16_by_zeros(&bytes) {
        let caveat = format!("it has no byte order mark and was read as {}", encoding.name());
        return Ok(recode(&bytes, encoding, Some(caveat)));
    }
    if is_binary(&bytes) {
        return Err("it is no text: it holds too many control characters".to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: line_ends(text), caveat: None }),
        Err(error) => Ok(not_utf8(error.into_bytes())),
    }
}

/// Damaged UTF-8, or a text in a code page.
fn not_utf8(bytes: Vec<u8>) -> Decoded {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    if valid > invalid {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            chunk.invalid().iter().for_each(|_| text.push('?'));
        }
        let bytes = if invalid == 1 { "1 byte is" } else { &format!("{invalid} bytes are") };
        return Decoded {
            text: line_ends(text),
            caveat: Some(format!("{bytes} no UTF-8; each was read as a question mark")),
        };
    }
    if let Some(encoding) = declared(&bytes) {
        return recode(&bytes, encoding, None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let caveat = format!("it is no UTF-8 and was read as {}", encoding.name());
    recode(&bytes, encoding, Some(caveat))
}

/// The code page that a page or an XML file names in its head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2048))?.to_ascii_lowercase();
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let label = [&b"charset="[..], b"encoding="].iter().find_map(|key| {
        let rest = head.get(memchr::memmem::find(&head, key)? + key.len()..)?;
        let quotes = rest.iter().take_while(|b| matches!(b, b'"' | b'\'' | b' ')).count();
        let label = rest.get(quotes..)?;
        label.get(..label.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_' | b':' | b'.'))?)
    })?;
    // the file is no UTF-8, whatever it says
    Encoding::for_label(label).filter(|e| *e != encoding_rs::UTF_8)
}

fn recode(bytes: &[u8], encoding: &'static Encoding, caveat: Option<String>) -> Decoded {
    let (text, ..) = encoding.decode(bytes);
    Decoded { text: line_ends(text.into_owned()), caveat }
}

/// A lone CR ends a line, as editors have it; LF is as long, so offsets stay.
fn line_ends(text: String) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    let mut bytes = text.into_bytes();
    for i in 0..bytes.len() {
        if bytes[i] == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
            bytes[i] = b'\n';
        }
    }
    // one ASCII byte took another's place
    String::from_utf8(bytes).unwrap_or_default()
}

/// UTF-16 without a byte order mark: every second byte of an English text is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = head.len() / 2;
    if pairs < 4 {
        None
    } else if odd * 2 > pairs && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 2 > pairs && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// One control character in twenty: no text has that many, and random bytes have one in nine.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let control = |b: &&u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
    head.iter().filter(control).count() * 20 > head.len()
}

fn magic(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 10] = [
        (b"%PDF-", "a PDF file"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"GIF8", "a GIF image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"SQLite format 3\0", "a database"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The council met on Friday; nine members came.\n";

    fn text(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap().text
    }

    #[test]
    fn utf16_with_and_without_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&[b"\xff\xfe", little.as_slice()].concat()), TEXT);
        assert_eq!(text(&[b"\xfe\xff", big.as_slice()].concat()), TEXT);
        assert_eq!(text(&little), TEXT);
        assert_eq!(text(&big), TEXT);
        assert!(decode(little).unwrap().caveat.is_some());
    }

    #[test]
    fn code_pages() {
        let western = decode(b"The council\x92s \x93vote\x94 \x96 nine came, said Jos\xe9.".to_vec()).unwrap();
        assert_eq!(western.text, "The council\u{2019}s \u{201c}vote\u{201d} \u{2013} nine came, said Jos\u{e9}.");
        assert_eq!(western.caveat.as_deref(), Some("it is no UTF-8 and was read as windows-1252"));
    }

    #[test]
    fn a_page_names_its_code_page() {
        let page = decode(b"<html><meta charset='windows-1251'><p>\xcc\xee\xf1\xf2</p>".to_vec()).unwrap();
        assert_eq!((page.text.ends_with("Мост</p>"), page.caveat), (true, None));
        assert_eq!(text(b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><p>Jos\xe9</p>").matches("José").count(), 1);
    }

    #[test]
    fn damaged_utf8_keeps_its_offsets() {
        let damaged =
            decode("caf\u{e9} na\u{ef}ve \u{201c}so\u{201d} ".bytes().chain([0xff]).chain(*b" on Monday").collect())
                .unwrap();
        assert!(damaged.text.ends_with("? on Monday"));
        assert_eq!(damaged.caveat.as_deref(), Some("1 byte is no UTF-8; each was read as a question mark"));
    }

    #[test]
    fn line_ends_and_marks_keep_their_bytes() {
        assert_eq!(text(b"one\rtwo\r\nthree\n"), "one\ntwo\r\nthree\n");
        assert_eq!(text(b"\xef\xbb\xbfone"), "\u{feff}one");
        assert_eq!(
            text(b"a few \0\0 zeros in a text that is long enough to count as one"),
            "a few \0\0 zeros in a text that is long enough to count as one"
        );
    }

    #[test]
    fn no_text() {
        assert!(decode(b"%PDF-1.7 and so on".to_vec()).unwrap_err().contains("PDF"));
        assert!(decode((0..=255).cycle().take(5000).collect()).is_err());
    }
}
