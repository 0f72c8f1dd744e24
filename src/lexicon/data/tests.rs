//! Each data file is the one that its script wrote.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{file::header, frequency, gazetteer, lemmas, people_names, senses, units, vectors};

/// What `sha256sum` says of each file; the scripts of `tools/` print it, too.
const SUMS: &str = include_str!("../../../data/SHA256SUMS");

const FILES: [(&str, &[u8]); 7] = [
    ("frequency.fst", frequency::FILE),
    ("lemmas.fst", lemmas::FILE),
    ("names.fst", people_names::FILE),
    ("places.fst", gazetteer::FILE),
    ("senses.fst", senses::FILE),
    ("units.fst", units::FILE),
    ("vectors.bin", vectors::FILE),
];

#[test]
fn every_file_is_the_one_that_its_script_wrote() {
    let mut listed = String::new();
    for (name, bytes) in FILES {
        let sum = Sha256::digest(bytes).iter().fold(String::new(), |mut sum, byte| {
            let _ = write!(sum, "{byte:02x}");
            sum
        });
        let _ = writeln!(listed, "{sum}  {name}");
    }
    assert_eq!(listed, SUMS, "data/SHA256SUMS: `cd data && sha256sum *.fst *.bin > SHA256SUMS`");
}

#[test]
fn all_data_stays_small() {
    let size: usize = FILES.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(size < 12_000_000, "{size} bytes");
}

#[test]
fn every_file_names_its_source_and_licence() {
    for (name, bytes) in FILES {
        let header = header(bytes).unwrap_or_else(|| panic!("{name}: no data file"));
        let fields: Vec<_> = header.splitn(4, "; ").collect();
        assert_eq!(fields.len(), 4, "{header}");
        for source in fields[2].split(", ") {
            let package = source.split(" (").next().unwrap_or_default();
            assert!(source.contains("(npm") || source.contains("(PyPI"), "{name}: {source}");
            assert!(include_str!("../../../THIRD_PARTY.md").contains(package), "THIRD_PARTY.md lacks {package}");
        }
    }
}
