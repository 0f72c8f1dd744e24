//! How a sentence is read.

use crosscheck::{
    document::Document,
    packs::Lexicon,
    syntax::{Chunk, Reading},
};

/// Print the tags of a sentence and what each of its chunks is told.
pub fn show(text: &str, headline: bool, lexicon: &Lexicon) {
    let doc = Document::plain(text, None, lexicon);
    let reading = Reading::over(&doc, 0..doc.tokens.len(), headline);
    let tagged = |i: usize| format!("{}/{:?}", doc.word(i), reading.tag(i).unwrap_or(crosscheck::syntax::Tag::Other));
    println!("{}", (0..doc.tokens.len()).map(tagged).collect::<Vec<_>>().join(" "));
    let words =
        |c: Option<Chunk>| c.map_or("-".to_owned(), |c| c.tokens().map(|i| doc.word(i)).collect::<Vec<_>>().join(" "));
    let word = |t: Option<usize>| t.map_or("-", |t| doc.word(t));
    for chunk in reading.chunks() {
        let c = reading.clause_of(chunk.head);
        println!(
            "    {} [{}]: {} / {}{}{}{} {:?} / {}; predicate {}, behind {}, on {}, of {}",
            words(Some(*chunk)),
            doc.word(chunk.head),
            words(c.subject),
            word(c.verb),
            if c.passive { " passive" } else { "" },
            if c.negated { " negated" } else { "" },
            if c.modal.is_some() { " modal" } else { "" },
            c.tense,
            words(c.object),
            word(c.predicate),
            word(c.preposition),
            words(c.noun),
            words(c.of)
        );
    }
}
