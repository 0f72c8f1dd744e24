//! Which language a text is written in. Only texts that are surely in another one than that of the packs are told.

use super::{Classes, Document, TokenKind, class};

/// Fewer letters tell too little.
const LETTERS: usize = 200;
/// So many letters are enough to tell by.
const SAMPLE: usize = 2000;
/// A text with so large a share of the packs' function words, in percent, is in their language.
const FUNCTION_WORDS: usize = 15;
/// How sure the detector has to be, of 1.
const SURE: f64 = 0.95;

/// The English name of the language of `doc`, where it is not English.
pub fn foreign(doc: &Document) -> Option<&'static str> {
    if is_read(doc) {
        return None;
    }
    let sample = sample(doc);
    if sample.chars().filter(|c| c.is_alphabetic()).count() < LETTERS {
        return None;
    }
    let told = whatlang::detect(&sample)?;
    let sure = told.is_reliable() && told.confidence() >= SURE && told.lang() != whatlang::Lang::Eng;
    sure.then(|| told.lang().eng_name())
}

/// Do the closed classes of the packs cover the text as they cover their own language?
fn is_read(doc: &Document) -> bool {
    let ground: Classes = class::ARTICLE | class::PREPOSITION | class::CONJUNCTION | class::COPULA | class::PRONOUN;
    let words = (0..doc.tokens.len()).filter(|&i| doc.tokens[i].kind == TokenKind::Word);
    let (mut all, mut own) = (0, 0);
    for word in words.take(SAMPLE) {
        all += 1;
        own += usize::from(doc.is(word, ground));
    }
    own * 100 >= all * FUNCTION_WORDS
}

/// The first words of the article's own text.
fn sample(doc: &Document) -> String {
    let mut sample = String::new();
    for segment in doc.segments.iter().filter(|s| s.kind.makes_claims()) {
        let rest = SAMPLE.saturating_sub(sample.len());
        sample.extend(doc.slice(segment.span).chars().take(rest));
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Lexicon;

    fn told(text: &str) -> Option<&'static str> {
        foreign(&Document::plain(text, None, Lexicon::builtin()))
    }

    #[test]
    fn other_languages_are_told() {
        let german = "Der Stadtrat hat am Dienstag beschlossen, die Brücke über den Fluss bis Ende März zu sperren. \
            Ingenieure fanden in der vergangenen Woche Risse in zwei Pfeilern, wie aus einem Bericht hervorgeht. \
            Die Reparatur soll etwa neun Monate dauern und zwölf Millionen Euro kosten, sagte der Bürgermeister.";
        let ukrainian = "Міська рада у вівторок вирішила закрити міст через річку до кінця березня. Минулого тижня \
            інженери знайшли тріщини у двох опорах, повідомили у звіті. Ремонт триватиме близько дев'яти місяців і \
            коштуватиме дванадцять мільйонів євро, сказав міський голова на зустрічі з мешканцями старого міста.";
        assert_eq!(told(german), Some("German"));
        assert_eq!(told(ukrainian), Some("Ukrainian"));
    }

    #[test]
    fn english_and_short_texts_are_read() {
        let english = "The council said on Tuesday that the bridge over the river would be closed until March 3. \
            Engineers found cracks in two of its piers last week, a report shows. Repairs are expected to take about \
            nine months and cost $12 million, more than twice what was planned in 2019, the mayor told reporters.";
        let names =
            "Hale, Berg, Brandt, Quill, Lindholm, Elmton, Alden, Kettler, Nordvolt, Kessler, Savannah. ".repeat(4);
        let short = "Der Stadtrat hat am Dienstag beschlossen.";
        let quoting = "The mayor read the old oath on Monday: “Der Stadtrat hat am Dienstag beschlossen, die Brücke über \
            den Fluss bis Ende März zu sperren.” The crowd cheered, and a band played in the square for an hour.";
        for text in [english, &names, short, quoting, ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
