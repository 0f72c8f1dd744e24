//! Comparisons of two names a second: taken apart once, and from the written words.

use crosscheck::{
    mention::entity::{names, same_person},
    packs::Lexicon,
};
use divan::{Bencher, counter::ItemsCount};

fn main() {
    divan::main();
}

const GIVEN: [&str; 10] =
    ["Ana", "William", "Sergey", "Mohammed", "Katherine", "Jean-Luc", "Olena", "Tariq", "Bill", "Serhiy"];
const FAMILY: [&str; 10] = [
    "Soler",
    "van der Meer",
    "Petrova",
    "al-Haddad",
    "O'Leary",
    "Lindqvist",
    "Marchenko",
    "bin Rashid",
    "Kowalski",
    "Ng",
];

fn written() -> Vec<String> {
    GIVEN.iter().flat_map(|g| FAMILY.iter().map(move |f| format!("{g} {f}"))).collect()
}

#[divan::bench(sample_count = 20)]
fn taken_apart(bencher: Bencher) {
    let words = Lexicon::builtin().entity.names();
    let parsed: Vec<names::Name> = written().iter().map(|n| names::parse(n, words)).collect();
    let all = || parsed.iter().flat_map(|a| parsed.iter().map(move |b| (a, b)));
    bencher
        .counter(ItemsCount::new(parsed.len() * parsed.len()))
        .bench(|| all().map(|(a, b)| names::compare(a, b, words).score).sum::<f64>());
}

#[divan::bench(sample_count = 20)]
fn as_written(bencher: Bencher) {
    let words = &Lexicon::builtin().entity;
    let names = written();
    let all = || names.iter().flat_map(|a| names.iter().map(move |b| (a, b)));
    bencher
        .counter(ItemsCount::new(names.len() * names.len()))
        .bench(|| all().map(|(a, b)| same_person(a, b, words).score).sum::<f64>());
}
