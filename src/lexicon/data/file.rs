//! The form of a data file: one line, then its sections end to end (`tools/common.py` writes it).

use fst::Map;

/// What the line of a data file begins with.
const FORMAT: &str = "crosscheck-data/1 ";

/// A map from words to numbers, read where it lies.
pub(super) type Numbers = Map<&'static [u8]>;

/// The line of a data file: "crosscheck-data/1 NAME; LENGTHS; SOURCES; LICENCE".
pub(super) fn header(bytes: &'static [u8]) -> Option<&'static str> {
    let end = bytes.iter().position(|&b| b == b'\n')?;
    str::from_utf8(bytes.get(..end)?).ok()
}

/// The sections of a data file; `None` where it is no data file of this name or has other sections.
pub(super) fn sections<const N: usize>(bytes: &'static [u8], name: &str) -> Option<[&'static [u8]; N]> {
    let header = header(bytes)?;
    let mut fields = header.strip_prefix(FORMAT)?.split("; ");
    if fields.next()? != name {
        return None;
    }
    let mut rest = bytes.get(header.len() + 1..)?;
    let mut lengths = fields.next()?.split('+');
    let mut sections: [&[u8]; N] = [&[]; N];
    for section in &mut sections {
        (*section, rest) = rest.split_at_checked(lengths.next()?.parse().ok()?)?;
    }
    (rest.is_empty() && lengths.next().is_none()).then_some(sections)
}

/// The map of a section; nothing in it is read before it is asked.
pub(super) fn numbers(section: &'static [u8]) -> Option<Numbers> {
    Map::new(section).ok()
}

/// Row number `at` of a table with rows of `WIDTH` bytes.
pub(super) fn row<const WIDTH: usize>(table: &'static [u8], at: usize) -> Option<&'static [u8; WIDTH]> {
    table.get(at.checked_mul(WIDTH)?..)?.first_chunk()
}

/// Three bytes as a number, the lowest first.
pub(super) fn three([a, b, c]: [u8; 3]) -> u32 {
    u32::from_le_bytes([a, b, c, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &[u8] = b"crosscheck-data/1 test; 3+2; somewhere 1.0; MIT\nabcde";

    #[test]
    fn sections_lie_behind_the_line() {
        assert_eq!(sections(WHOLE, "test"), Some([b"abc".as_slice(), b"de".as_slice()]));
        assert!(header(WHOLE).is_some_and(|line| line.ends_with("MIT")));
    }

    #[test]
    fn what_is_no_such_file_is_not_opened() {
        assert!(sections::<2>(WHOLE, "other").is_none(), "another name");
        assert!(sections::<1>(WHOLE, "test").is_none(), "fewer sections");
        assert!(sections::<3>(WHOLE, "test").is_none(), "more sections");
        assert!(sections::<2>(b"crosscheck-data/1 test; 3+9; x; MIT\nabcde", "test").is_none(), "cut off");
        assert!(sections::<0>(b"", "test").is_none(), "empty");
    }

    #[test]
    fn rows_end_with_the_table() {
        assert_eq!(row::<2>(b"abcd", 1), Some(b"cd"));
        assert_eq!(row::<2>(b"abcd", 2), None);
        assert_eq!(row::<2>(b"abcd", usize::MAX), None);
    }
}
