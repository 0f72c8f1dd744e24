//! Web archives (WARC): every page and text in them is an item.

use super::{Contents, Limits, decode, item::Item, page};
use crate::problem::Problem;

/// Read an archive.
pub fn read(path: &str, bytes: &[u8], limits: &Limits, contents: &mut Contents) {
    let mut rest = bytes;
    let mut number = 0;
    while let Some(record) = next(&mut rest) {
        number += 1;
        if number > limits.members {
            let message =
                format!("only its first {} records were read; `--max-members` raises the limit", limits.members);
            return contents.problems.push(Problem::caveat(path, message));
        }
        if record.cut {
            let message = format!("record {number} ends before its length of {} bytes", record.length);
            contents.problems.push(Problem::caveat(path, message));
        }
        if let Err(reason) = add(path, number, &record, limits, contents) {
            contents.problems.push(Problem::caveat(path, format!("record {number}: {reason}")));
        }
    }
    if number == 0 {
        contents.problems.push(Problem::new(path, "it is no WARC archive: no record starts with WARC/"));
    } else if contents.documents.is_empty() {
        let message = format!("none of its {number} records holds a page or a text");
        contents.problems.push(Problem::caveat(path, message));
    }
}

struct Record<'a> {
    head: Vec<(String, String)>,
    body: &'a [u8],
    length: usize,
    cut: bool,
}

/// The next record; what stands before it is passed over.
fn next<'a>(rest: &mut &'a [u8]) -> Option<Record<'a>> {
    let start = memchr::memmem::find(rest, b"WARC/")?;
    let record = rest.get(start..)?;
    let (head, body) = head(record)?;
    let length: usize = field(&head, "content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
    let cut = body.len() < length;
    let end = length.min(body.len());
    *rest = body.get(end..)?;
    Some(Record { head, body: body.get(..end)?, length, cut })
}

/// Header lines up to the empty one, names in lower case, and what follows.
fn head(bytes: &[u8]) -> Option<(Vec<(String, String)>, &[u8])> {
    let ends = [(&b"\r\n\r\n"[..], 4), (b"\n\n", 2)];
    let (end, len) = ends.iter().filter_map(|(e, l)| memchr::memmem::find(bytes, e).map(|at| (at, *l))).min()?;
    let text = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let fields = text.lines().skip(1).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    });
    Some((fields.collect(), bytes.get(end + len..)?))
}

fn field<'a>(head: &'a [(String, String)], name: &str) -> Option<&'a str> {
    head.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
}

fn add(path: &str, number: usize, record: &Record, limits: &Limits, contents: &mut Contents) -> Result<(), String> {
    let of = |name: &str| field(&record.head, name);
    let (kind, bytes) = match of("warc-type") {
        Some("response") if record.body.starts_with(b"HTTP/") => match response(record.body, limits)? {
            Some(found) => found,
            None => return Ok(()),
        },
        Some("resource" | "conversion") => (of("content-type").unwrap_or("").to_owned(), record.body.to_vec()),
        _ => return Ok(()),
    };
    let url = of("warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_owned());
    let (html, text) = (kind.contains("html"), kind.starts_with("text/plain"));
    if !html && !text || bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(());
    }
    let decoded = decode(bytes)?;
    let mut raw = if html {
        let mut raw = page::read(path, decoded.text, &mut Vec::new());
        raw.file = None;
        raw
    } else {
        let mut item = Item::default();
        item.plain(&decoded.text);
        item.document(path, None, &mut contents.problems)
    };
    if raw.text.trim().is_empty() {
        return Ok(());
    }
    raw.record = Some(number);
    raw.id = url.clone().unwrap_or_else(|| format!("{path}#{number}"));
    raw.meta.url = raw.meta.url.or(url);
    contents.documents.push(raw);
    Ok(())
}

/// The kind and the body of an answer; None where it is no whole answer.
fn response(bytes: &[u8], limits: &Limits) -> Result<Option<(String, Vec<u8>)>, String> {
    let status = bytes.get(..16).unwrap_or_default().split(|b| *b == b' ').nth(1);
    if status.is_none_or(|s| !s.starts_with(b"200")) {
        return Ok(None);
    }
    let Some((head, body)) = head(bytes) else { return Ok(None) };
    let kind = field(&head, "content-type").unwrap_or("").to_ascii_lowercase();
    let chunked = field(&head, "transfer-encoding").is_some_and(|t| t.eq_ignore_ascii_case("chunked"));
    let body = if chunked { joined(body) } else { body.to_vec() };
    let packed = body.len() as u64;
    let body = match field(&head, "content-encoding") {
        Some(e) if e.contains("gzip") && body.starts_with(b"\x1f\x8b") => {
            limits.unpack(flate2::read::MultiGzDecoder::new(body.as_slice()), packed)?
        }
        Some(e) if e.contains("deflate") => limits.unpack(flate2::read::ZlibDecoder::new(body.as_slice()), packed)?,
        Some("br" | "zstd") => return Err("its page is packed in a way that is not read (br, zstd)".to_owned()),
        _ => body,
    };
    Ok(Some((kind, body)))
}

/// The chunks of a body put together; a body that is not chunked after all stays as it is.
fn joined(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(end) = memchr::memchr(b'\n', rest) {
        let size = rest.get(..end).map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        let size = size.trim().split(';').next().unwrap_or("").to_owned();
        let Ok(size) = usize::from_str_radix(&size, 16) else {
            return if out.is_empty() { bytes.to_vec() } else { out };
        };
        let body = rest.get(end + 1..).unwrap_or_default();
        out.extend_from_slice(body.get(..size.min(body.len())).unwrap_or_default());
        if size == 0 || size >= body.len() {
            break;
        }
        rest = body.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks() {
        assert_eq!(joined(b"4\r\nnine\r\n5;x=y\r\n came\r\n0\r\n\r\n"), b"nine came");
        assert_eq!(joined(b"no chunks\n"), b"no chunks\n");
        assert_eq!(joined(b"ff\r\nnine"), b"nine");
        assert_eq!(joined(b"ffffffffffffffff\r\nnine"), b"nine");
    }

    #[test]
    fn broken_archives() {
        for bytes in [
            &b""[..],
            b"WARC/",
            b"WARC/1.0\r\n\r\n",
            b"WARC/1.0\nContent-Length: 99\n\nx",
            b"WARC/1.0\nContent-Length: -1\n\nWARC/1.0\n\n",
        ] {
            read("a.warc", bytes, &Limits::default(), &mut Contents::default());
        }
    }
}
