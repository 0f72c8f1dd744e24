//! How much of an input is read. Each limit that is hit is told with the option that raises it.

use std::io::Read;

/// The limits of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file; of a file of many articles, 32 times as many.
    pub size: u64,
    /// Bytes that a packed file may unpack to.
    pub unpacked: u64,
    /// How many times its packed size a file may unpack to.
    pub ratio: u64,
    /// Articles of one file.
    pub members: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { size: 32 << 20, unpacked: 1 << 30, ratio: 200, members: 1_000_000 }
    }
}

impl From<u64> for Limits {
    fn from(size: u64) -> Limits {
        Limits { size, ..Limits::default() }
    }
}

impl Limits {
    /// All bytes of `from`, which unpacks `packed` bytes.
    ///
    /// # Errors
    /// The limit that it hits, or why it cannot be unpacked.
    pub fn unpack(&self, from: impl Read, packed: u64) -> Result<Vec<u8>, String> {
        // small files pack well
        let by_ratio = packed.saturating_mul(self.ratio).max(1 << 20);
        let most = self.unpacked.min(by_ratio);
        let mut bytes = Vec::new();
        let read = from.take(most.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(if by_ratio < self.unpacked {
                format!("it unpacks to more than {} times its size; `--max-ratio` raises the limit", self.ratio)
            } else {
                format!("it unpacks to more than {} MiB; `--max-unpacked` raises the limit", self.unpacked >> 20)
            });
        }
        match read {
            Ok(_) => Ok(bytes),
            Err(error) if bytes.is_empty() => Err(format!("it cannot be unpacked: {error}")),
            // what there is of a file that was cut off
            Err(_) => Ok(bytes),
        }
    }
}

/// A packed file unpacked, as often as it is packed; the name that is left tells what it holds.
///
/// # Errors
/// The limit that it hits, or why it cannot be unpacked.
pub fn unpacked(mut bytes: Vec<u8>, name: &str, limits: &Limits) -> Result<(Vec<u8>, String), String> {
    const DEEPEST: usize = 3;
    let mut name = name.to_owned();
    for _ in 0..DEEPEST {
        let packed = bytes.len() as u64;
        let (inner, ending) = if bytes.starts_with(b"\x1f\x8b") {
            (limits.unpack(flate2::read::MultiGzDecoder::new(bytes.as_slice()), packed)?, ".gz")
        } else if bytes.starts_with(b"\x28\xb5\x2f\xfd") {
            (unzstd(&bytes, limits)?, ".zst")
        } else {
            break;
        };
        bytes = inner;
        name = name.strip_suffix(ending).map(str::to_owned).unwrap_or(name);
    }
    Ok((bytes, name))
}

/// Every frame of a zstd file.
fn unzstd(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, String> {
    let mut rest = bytes;
    let mut all = Vec::new();
    while !rest.is_empty() {
        let decoder = ruzstd::decoding::StreamingDecoder::new(&mut rest);
        let decoder = match decoder {
            Ok(decoder) => decoder,
            Err(error) if all.is_empty() => return Err(format!("it cannot be unpacked: {error}")),
            Err(_) => break,
        };
        let left = Limits { unpacked: limits.unpacked.saturating_sub(all.len() as u64), ..*limits };
        let part = left.unpack(decoder, bytes.len() as u64)?;
        if part.is_empty() {
            break;
        }
        all.extend(part);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn packed_twice_and_in_two_members() {
        let twice = gzip(&gzip(b"nine came"));
        assert_eq!(unpacked(twice, "a.txt.gz.gz", &Limits::default()), Ok((b"nine came".to_vec(), "a.txt".to_owned())));
        let two = [gzip(b"nine "), gzip(b"came")].concat();
        assert_eq!(unpacked(two, "a", &Limits::default()).unwrap().0, b"nine came");
    }

    #[test]
    fn a_bomb_is_told_with_its_option() {
        let bomb = gzip(&vec![0; 8 << 20]);
        assert!(unpacked(bomb.clone(), "a.gz", &Limits::default()).unwrap_err().contains("--max-ratio"));
        let limits = Limits { ratio: 1 << 20, unpacked: 1 << 20, ..Limits::default() };
        assert!(unpacked(bomb, "a.gz", &limits).unwrap_err().contains("--max-unpacked"));
        assert!(unpacked(b"\x28\xb5\x2f\xfd\x01".to_vec(), "a.zst", &Limits::default()).is_err());
    }
}
