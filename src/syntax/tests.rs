use proptest::prelude::*;

use super::{Clause, Reading, Tense};
use crate::{document::Document, packs::Lexicon};

fn document(text: &str) -> Document {
    Document::plain(text, None, Lexicon::builtin())
}

/// The clause of the first token that reads `word`.
fn clause(doc: &Document, word: &str, headline: bool) -> Clause {
    let token = (0..doc.tokens.len()).find(|i| doc.word(*i) == word).unwrap();
    Reading::over(doc, 0..doc.tokens.len(), headline).clause_of(token)
}

/// "subject / verb / object", by their heads.
fn roles(text: &str, word: &str, headline: bool) -> String {
    let doc = document(text);
    let clause = clause(&doc, word, headline);
    let head = |chunk: Option<super::Chunk>| chunk.map_or("-", |c| doc.word(c.head)).to_owned();
    let verb = clause.verb.map_or("-", |v| doc.word(v));
    format!("{} / {verb} / {}", head(clause.subject), head(clause.object))
}

fn check(wrong: &mut Vec<String>, found: String, expected: &str, word: &str, text: &str) {
    if found != expected {
        wrong.push(format!("{word} in {text}: {found}, not {expected}"));
    }
}

#[test]
fn a_value_knows_its_verb_subject_and_object() {
    let mut wrong = Vec::new();
    for (text, word, expected) in [
        ("A fire killed three nurses in Dunmore on Monday.", "three", "fire / killed / nurses"),
        ("A fire killed three nurses in Dunmore on Monday.", "Monday", "fire / killed / nurses"),
        ("Three nurses were killed on Monday.", "Three", "nurses / killed / -"),
        ("Police said three nurses died on Monday.", "Monday", "nurses / died / -"),
        ("The man who was shot on Monday died in hospital.", "Monday", "man / shot / -"),
        ("The man who was shot on Monday died in hospital.", "hospital", "man / died / -"),
        ("The council, which met on Tuesday, approved a budget of $12 million.", "$", "council / approved / budget"),
        ("\"We lost 40 boats,\" the harbour master said on Friday.", "40", "We / lost / boats"),
        ("\"We lost 40 boats,\" the harbour master said on Friday.", "Friday", "master / said / -"),
        ("After the storm hit Dunmore, officials opened two shelters.", "two", "officials / opened / shelters"),
        ("The toll was 12.", "12", "toll / was / 12"),
        ("At least 12 people died in the flood.", "12", "people / died / -"),
        ("The driver was arrested and charged with murder on Friday.", "Friday", "driver / charged / -"),
        ("The ministry plans to build five dams by 2030.", "2030", "ministry / build / dams"),
        ("Next year's festival will be held in Karlow.", "Karlow", "festival / held / -"),
        ("The vote in Karlow and Dunmore was delayed.", "Dunmore", "vote / delayed / -"),
    ] {
        check(&mut wrong, roles(text, word, false), expected, word, text);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn headlines_leave_out_words() {
    let mut wrong = Vec::new();
    for (text, word, expected) in [
        ("Storm Kills 2 Nurses in Dunmore", "2", "Storm / Kills / Nurses"),
        ("2 killed in Dunmore bridge collapse", "2", "2 / killed / -"),
        ("Toll Rises to 12 After Dunmore Blast", "12", "Toll / Rises / -"),
    ] {
        check(&mut wrong, roles(text, word, true), expected, word, text);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_verb_group_tells_tense_and_voice() {
    for (text, word, tense, passive, negated, modal) in [
        ("The bridge will be closed on Monday.", "Monday", Tense::Future, true, false, true),
        ("The bridge was not closed on Monday.", "Monday", Tense::Past, true, true, false),
        ("The bridge didn't fall on Monday.", "Monday", Tense::Past, false, true, false),
        ("The bridge has been closed since Monday.", "Monday", Tense::Past, true, false, false),
        ("The bridge connects Karlow and Dunmore.", "Dunmore", Tense::Present, false, false, false),
    ] {
        let own = clause(&document(text), word, false);
        let found = (own.tense, own.passive, own.negated, own.modal.is_some());
        assert_eq!(found, (Some(tense), passive, negated, modal), "{text}");
    }
}

#[test]
fn a_phrase_knows_its_noun() {
    let doc = document("The collapse of the old bridge on Monday shocked Dunmore.");
    let day = clause(&doc, "Monday", false);
    let word = |c: Option<super::Chunk>| c.map_or("-", |c| doc.word(c.head));
    assert_eq!(
        (word(day.noun), word(day.of), day.preposition.map(|p| doc.word(p))),
        ("collapse", "bridge", Some("on"))
    );
    assert_eq!(word(clause(&doc, "bridge", false).noun), "collapse");
    let doc = document("Monday's vote was close.");
    assert_eq!(clause(&doc, "Monday", false).noun.map(|c| doc.word(c.head)), Some("vote"));
}

#[test]
fn the_model_is_the_one_that_was_made() {
    use sha2::{Digest, Sha256};
    let bytes = include_bytes!("../../data/tagger.bin");
    let sum: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(sum, "c35baa2cab67813af7310935a721519d7c3add2dd96864e71ba1927c6c33d455");
    assert!(bytes.len() < 1_200_000);
    assert!(super::model::Model::read(bytes).is_some());
}

proptest! {
    #[test]
    fn any_text_is_read(
        text in "([A-Z]?[a-z]{1,6}|[0-9]{1,4}|the|of|to|was|who|that|and|said|killed|in|'s|n't|[.,:;\"“”()$%—-]|\\PC)( ?([A-Z]?[a-z]{1,6}|[0-9]{1,4}|the|of|to|was|who|that|and|but|said|killed|in|'s|on Monday|[.,:;\"“”()$%—-]|\\PC)){0,40}",
        headline: bool,
    ) {
        let doc = document(&text);
        let all = doc.tokens.len();
        let reading = Reading::over(&doc, 0..all, headline);
        for token in 0..all + 2 {
            let clause = reading.clause_of(token);
            let chunks = [clause.subject, clause.object, clause.chunk, clause.noun, clause.of];
            let adjuncts = clause.adjuncts.iter().map(|(_, c)| *c);
            for chunk in chunks.into_iter().flatten().chain(clause.subjects.iter().copied()).chain(adjuncts) {
                prop_assert!(chunk.start <= chunk.head && chunk.head < chunk.end && chunk.end <= all);
            }
            prop_assert!(clause.verb.is_none_or(|v| v < all));
        }
        for sentence in 0..doc.sentences.len() + 1 {
            Reading::of(&doc, sentence).clause_of(0);
        }
    }
}
