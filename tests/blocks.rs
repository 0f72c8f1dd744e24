//! Comparing block by block, in any order, each block with no more than the reports that it stands in, gives what
//! comparing everything at once gives: an archive can be checked on many machines.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{collections::BTreeMap, path::PathBuf};

use crosscheck::{
    CheckOptions,
    align::Report,
    claim::Claim,
    conflict::{self, Conflict},
    document::{
        Document, Meta, Published, PublishedFrom,
        segment::{self, RawDocument},
    },
    engine,
    packs::Lexicon,
    source,
};
use proptest::prelude::*;

/// The conflicts, found block by block; `turn` and `step` give the order of the blocks.
fn blockwise(documents: &[Document], turn: usize, step: usize) -> Vec<Conflict> {
    let (reports, claims) = engine::extract_all(documents, Lexicon::builtin());
    let mut blocks: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    claims.iter().for_each(|c| blocks.entry(&c.block).or_default().push(c));
    let mut blocks: Vec<Vec<&Claim>> = blocks.into_values().collect();
    let count = blocks.len().max(1);
    blocks.rotate_left(turn % count);
    let mut found = Vec::new();
    for part in 0..step {
        for block in blocks.iter().skip(part).step_by(step) {
            found.extend(of_block(&reports, block));
        }
    }
    let mut conflicts = engine::settle(found, &claims, &CheckOptions::default());
    conflict::sort(&mut conflicts, documents);
    conflicts
}

/// What one block gives among its own reports alone.
fn of_block(reports: &[Report], block: &[&Claim]) -> Vec<Conflict> {
    let mut own: Vec<usize> = block.iter().map(|c| c.document).collect();
    own.dedup();
    let alone: Vec<Report> = own.iter().map(|&r| reports[r].clone()).collect();
    let number = |document: usize| own.iter().position(|&r| r == document).unwrap();
    let claims: Vec<Claim> = block.iter().map(|&c| Claim { document: number(c.document), ..c.clone() }).collect();
    let mut found = engine::find(&alone, &claims, Lexicon::builtin(), &CheckOptions::default());
    found.iter_mut().flat_map(|c| &mut c.labels).for_each(|l| l.document = own[l.document]);
    found
}

fn at_once(documents: &[Document]) -> Vec<Conflict> {
    engine::check(documents, Lexicon::builtin(), &CheckOptions::default())
}

fn shown(conflicts: &[Conflict]) -> Vec<String> {
    conflicts.iter().map(|c| format!("{c:?}")).collect()
}

fn read(path: &str) -> Vec<Document> {
    let (inputs, _) = source::find(&[path.to_owned()]);
    let contents = source::read_all(&inputs, source::MAX_SIZE);
    contents.documents.into_iter().map(|raw| segment::document(raw, Lexicon::builtin(), None)).collect()
}

/// Every folder under `seeds` and `fixtures` that holds reports.
fn folders() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("seeds"), root.join("fixtures")];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        let inner = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir());
        open.extend(inner);
        found.push(folder);
    }
    found.sort();
    found
}

#[test]
fn every_case_block_by_block() {
    let mut conflicts = 0;
    for folder in folders() {
        let own = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file());
        let files: Vec<String> = own.map(|p| p.to_string_lossy().into_owned()).collect();
        let documents: Vec<Document> =
            read(&folder.to_string_lossy()).into_iter().filter(|d| files.contains(&d.path)).collect();
        let whole = shown(&at_once(&documents));
        conflicts += whole.len();
        for (turn, step) in [(0, 1), (3, 2), (7, 5)] {
            assert_eq!(shown(&blockwise(&documents, turn, step)), whole, "{}", folder.display());
        }
    }
    assert!(conflicts > 20, "only {conflicts} conflicts in all cases");
}

/// A report of one of three stories, from a few choices.
fn report(n: usize, (story, form, toll, day): (usize, usize, usize, usize)) -> Document {
    let (town, mayor, thing) =
        [("Elmton", "Ruth Hale", "mill"), ("Garnow", "Piet Oster", "pier"), ("Veldby", "Ana Soler", "silo")][story];
    let spelled = if form == 3 { mayor.replace('e', "ee") } else { mayor.to_owned() };
    let weekday = ["Monday", "Tuesday", "Friday"][day];
    let (age, title) = (40 + toll, ["Mayor", "Governor"][usize::from(form == 2)]);
    let text = format!(
        "A fire at the {thing} in {town} injured {toll} workers on {weekday}, {title} {spelled} said.\n\n\
         {spelled}, {age}, told reporters that the {thing} in {town} would open again on March {}.\n\n\
         \"We will never forget what the {toll} workers at the {thing} did for {town},\" {spelled} said.\n",
        10 + day
    );
    let published = Published::on("2024-03-06".parse().unwrap(), PublishedFrom::Metadata);
    let meta = Meta { published: Some(published), ..Meta::default() };
    let raw = RawDocument { id: n.to_string(), path: format!("{n}.txt"), text, meta, ..RawDocument::default() };
    segment::document(raw, Lexicon::builtin(), None)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_reports_block_by_block(
        choices in proptest::collection::vec((0usize..3, 0usize..4, 2usize..5, 0usize..3), 2..12),
        turn in 0usize..20,
        step in 1usize..5,
    ) {
        let documents: Vec<Document> = choices.into_iter().enumerate().map(|(n, c)| report(n, c)).collect();
        prop_assert_eq!(shown(&blockwise(&documents, turn, step)), shown(&at_once(&documents)));
    }
}
