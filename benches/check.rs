//! Extracting, aligning and checking: `cargo bench --bench check`.
//!
//! The texts are the reports in `seeds/`, or those of the quotation kit where it lies beside
//! the repository; the archive is synthetic: stories of ten reports each.
//! `CROSSCHECK_WRITE_ARCHIVE=archive.jsonl cargo bench --bench check` writes it, of `CROSSCHECK_STORIES` stories.

use std::{fs, path::Path};

use crosscheck::{
    CheckOptions,
    align::{Aligned, Report},
    claim::Claim,
    document::{
        Document,
        segment::{self, RawDocument},
    },
    engine,
    packs::Lexicon,
    source::{self, Format},
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    // the archive as a file, for `crosscheck check` with a clock and a gauge of memory
    if let Ok(path) = std::env::var("CROSSCHECK_WRITE_ARCHIVE") {
        let stories = std::env::var("CROSSCHECK_STORIES").ok().and_then(|n| n.parse().ok()).unwrap_or(1000);
        let text: String = records(stories).map(|r| format!("{r}\n")).collect();
        return fs::write(&path, text).unwrap_or_else(|e| panic!("{path}: {e}"));
    }
    divan::main();
}

/// The texts to read.
fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Ok(kit) = fs::read_to_string(root.join("../shared/eval/quotes_dev.jsonl")) {
        let rows = kit.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
        return rows.filter_map(|r| r["text"].as_str().map(str::to_owned)).collect();
    }
    let mut found = Vec::new();
    collect(&root.join("seeds"), &mut found);
    found
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push(text);
        }
    }
}

fn document(text: &str, n: usize) -> Document {
    let raw =
        RawDocument { id: n.to_string(), path: format!("{n}.txt"), text: text.to_owned(), ..RawDocument::default() };
    segment::document(raw, Lexicon::builtin(), None)
}

/// Segments, tokens, sentences, mentions and claims, one thread.
#[divan::bench(sample_count = 5)]
fn extract(bencher: Bencher) {
    let texts = texts();
    let size: usize = texts.iter().map(String::len).sum();
    let lexicon = Lexicon::builtin();
    bencher.counter(BytesCount::new(size)).bench_local(|| {
        texts.iter().enumerate().map(|(n, t)| engine::extract(&document(t, n), lexicon).claims.len()).sum::<usize>()
    });
}

/// `stories` stories of ten reports each, as records. What happened, where, when, to how many and who speaks of it
/// differ from story to story; the reports of one story tell it in other words and other orders, and one of them
/// errs in the toll, one in a name.
fn records(stories: usize) -> impl Iterator<Item = serde_json::Value> {
    (0..stories).flat_map(|s| (0..10).map(move |r| record(s, r)))
}

/// What happened, whom it hit, what it cost, and the thing that it happened to.
const KINDS: [(&str, &str, &str, &str); 10] = [
    ("fire", "injured", "workers", "paper mill"),
    ("flood", "displaced", "villagers", "river bank"),
    ("train crash", "hurt", "passengers", "level crossing"),
    ("explosion", "killed", "miners", "coal pit"),
    ("shooting", "wounded", "shoppers", "covered market"),
    ("landslide", "killed", "farmers", "mountain road"),
    ("ferry accident", "injured", "pilgrims", "harbour pier"),
    ("gas leak", "hospitalized", "pupils", "grammar school"),
    ("earthquake", "killed", "tenants", "old quarter"),
    ("storm", "injured", "campers", "lake shore"),
];

/// Sentences that set the stories apart a little; each story has three of them.
const ASIDES: [&str; 12] = [
    "A choir that was rehearsing nearby opened its hall to the families.",
    "Bakers brought bread and coffee to the rescue teams before dawn.",
    "The railway sent two empty carriages as shelter against the rain.",
    "A retired nurse had bandaged strangers in her kitchen until noon.",
    "Surveyors measured the cracks in the walls with lasers and chalk.",
    "The insurance office has put six clerks on the claims alone.",
    "Divers found a bicycle, two suitcases and a cash register.",
    "Students printed maps of the closed lanes in three languages.",
    "The opera cancelled its gala and lent its generators instead.",
    "A shepherd led the first helpers over the pass by lantern.",
    "Engineers from the dam authority flew drones above the debris.",
    "The museum moved its paintings into the vaults of a bank.",
];

fn record(s: usize, r: usize) -> serde_json::Value {
    let (event, hit, people, thing) = KINDS[s % KINDS.len()];
    let (town, mayor, chief, firm) = (name(s), name(7 * s + 3001), name(11 * s + 5003), name(13 * s + 7001));
    let mayor = if r == 4 { format!("{}e", mayor) } else { mayor };
    let toll = 3 + s * 7 % 90 + if r == 7 { 4 } else { 0 };
    let cost = 2 + s * 3 % 70;
    let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 3).unwrap_or_default() + chrono::Days::new(s as u64 * 5 % 350);
    let published = day + chrono::Days::new(r as u64 % 3);
    let (weekday, date) = (day.format("%A"), day.format("%B %-d"));
    let given = ["Ruth", "Milan", "Clara", "Oskar", "Nadia", "Felix"][s % 6];
    let lead = match r % 3 {
        0 => format!(
            "A {event} at the {thing} in {town} {hit} {toll} {people} on {weekday}, Mayor {given} {mayor} said."
        ),
        1 => format!(
            "{toll} {people} were {hit} on {weekday} when a {event} struck the {thing} of {town}, officials said."
        ),
        _ => format!("The {event} that struck the {thing} in {town} on {date} {hit} {toll} {people}, police said."),
    };
    let told = match r % 2 {
        0 => format!("\"We have never seen a {event} like this one in {town},\" {mayor} told reporters."),
        _ => format!("Fire chief Boris {chief}, {}, said that {toll} {people} had been {hit}.", 31 + s % 30),
    };
    let cost = format!("The damage is put at ${cost} million by {firm} Insurance, which covers the {thing}.");
    let mayor = format!(
        "Mayor {given} {mayor} will speak in the town hall on {}.",
        (published + chrono::Days::new(4)).format("%B %-d")
    );
    let aside = ASIDES[(s + r % 3 * 5) % ASIDES.len()];
    let mut paragraphs = [told, cost, mayor, aside.to_owned()];
    paragraphs.rotate_left(r % 4);
    let title = format!("{} in {town}: {toll} {people} {hit}", event.to_uppercase());
    serde_json::json!({
        "id": format!("{s}-{r}"), "title": title, "published": published.to_string(), "source": format!("Paper {r}"),
        "text": format!("{lead}\n\n{}\n", paragraphs.join("\n\n")),
    })
}

/// The documents of [`records`].
fn archive(stories: usize) -> Vec<Document> {
    let text = records(stories).map(|r| r.to_string()).collect::<Vec<_>>().join("\n");
    let contents = source::parse("archive.jsonl", Format::JsonLines, text.into_bytes());
    contents.documents.into_iter().map(|raw| segment::document(raw, Lexicon::builtin(), None)).collect()
}

/// A name for a number: no two are alike below ten thousand.
fn name(n: usize) -> String {
    let syllables = ["bar", "den", "kol", "mir", "tos", "vel", "lan", "sor", "gim", "pur"];
    let n = n * 7919 % 10_000;
    let word: String = (0..4).map(|k| syllables[n / 10usize.pow(k) % 10]).collect();
    format!("{}{}", word[..1].to_uppercase(), &word[1..])
}

fn extracted(documents: &[Document]) -> (Vec<Report>, Vec<Claim>) {
    let mut reports = Vec::new();
    let mut claims = Vec::new();
    for (n, doc) in documents.iter().enumerate() {
        let e = engine::extract(doc, Lexicon::builtin());
        claims.extend(e.claims.into_iter().map(|mut c| {
            c.document = n;
            c
        }));
        reports.push(e.report);
    }
    (reports, claims)
}

/// Finding the stories and indexing the claims.
#[divan::bench(args = [100, 200, 400], sample_count = 3)]
fn align(bencher: Bencher, stories: usize) {
    let (reports, claims) = extracted(&archive(stories));
    bencher.bench_local(|| {
        Aligned::new(&reports, &claims, Lexicon::builtin()).of(crosscheck::claim::Attribute::EventToll).len()
    });
}

/// Everything, from cut-up documents to conflicts, on all threads.
#[divan::bench(args = [100, 200, 400, 1000], sample_count = 2)]
fn check(bencher: Bencher, stories: usize) {
    let documents = archive(stories);
    let options = CheckOptions::default();
    bencher.bench_local(|| crosscheck::check(&documents, Lexicon::builtin(), &options).len());
}
