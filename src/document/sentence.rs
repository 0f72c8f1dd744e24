//! Sentences, by full stops that end no abbreviation and by line ends.

use super::{Lexicon, Segment, Sentence, Span, TextWords, Token, TokenKind};

/// Cut each segment into sentences. A line end always ends a sentence. `lower` is `text` in lower case.
pub fn split(text: &str, lower: &str, tokens: &[Token], segments: &[Segment], words: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 16 + segments.len());
    let text = (text, lower);
    let mut at = 0;
    for (index, segment) in segments.iter().enumerate() {
        while tokens.get(at).is_some_and(|t| t.start < segment.span.start) {
            at += 1;
        }
        let mut first = at;
        // a token across a border belongs to the segment that it starts in
        while tokens.get(at).is_some_and(|t| t.start < segment.span.end) {
            let end = ends_sentence(text, tokens, at, words);
            at += 1;
            let last = tokens.get(at).is_none_or(|t| t.start >= segment.span.end);
            if end || last || tokens[at].newline {
                push(&mut sentences, tokens, first, at, index);
                first = at;
            }
        }
    }
    sentences
}

fn push(sentences: &mut Vec<Sentence>, tokens: &[Token], first: usize, end: usize, segment: usize) {
    if let (Some(a), Some(b)) = (tokens.get(first), tokens.get(end.wrapping_sub(1))) {
        sentences.push(Sentence { span: Span::new(a.start, b.end), tokens: first..end, segment });
    }
}

/// Does token `i` end a sentence?
fn ends_sentence((text, lower): (&str, &str), tokens: &[Token], i: usize, words: &Lexicon) -> bool {
    let Some(next) = tokens.get(i + 1) else { return true };
    if !next.spaced || !starts_sentence(text, tokens, i + 1) {
        return false;
    }
    // `."` and `.)`: step back over at most three closing marks
    let mut mark = i;
    while mark > 0 && i - mark < 3 && !tokens[mark].spaced && closes(&text[tokens[mark].start..tokens[mark].end]) {
        mark -= 1;
    }
    let is_word = mark == i && tokens[i].kind == TokenKind::Word && next.kind == TokenKind::Word;
    // "the U.S. Senate", but "the U.S. He": what follows initials is of their name, unless it opens a sentence
    if is_word && words.classes.get(&lower[next.start..next.end]).is_empty() {
        return false;
    }
    is_end_mark((text, lower), tokens, mark, &words.text)
}

fn is_end_mark((text, lower): (&str, &str), tokens: &[Token], i: usize, words: &TextWords) -> bool {
    let token = tokens[i];
    let word = &text[token.start..token.end];
    if token.kind == TokenKind::Word {
        // "in the U.S. He": a word that carries its stop; "J.K. Rowling" goes on
        return word.ends_with('.')
            && word.len() > 2
            && words.closing_initials.contains(&lower[token.start..token.end]);
    }
    match word {
        "!" | "?" | "…" | "..." => true,
        "." => i == 0 || !is_abbreviation((text, lower), tokens, i - 1, words),
        _ => false,
    }
}

fn is_abbreviation((text, lower): (&str, &str), tokens: &[Token], i: usize, words: &TextWords) -> bool {
    let before = tokens[i];
    let word = &text[before.start..before.end];
    if before.kind != TokenKind::Word {
        return false;
    }
    let low = &lower[before.start..before.end];
    let number_follows = tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number);
    words.abbreviations.contains(low) && (before.capital || word.len() <= 3)
        || number_follows && words.abbreviations_before_number.contains(low)
        || word.chars().count() == 1 && before.capital
}

fn closes(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»")
}

fn starts_sentence(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = tokens[i];
    match token.kind {
        TokenKind::Word => token.capital || text[token.start..].chars().next().is_some_and(|c| !c.is_lowercase()),
        TokenKind::Number | TokenKind::Punct => true,
        TokenKind::Clitic => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{document::Document, packs::Lexicon};

    fn split(text: &str) -> Vec<String> {
        let lexicon = Lexicon::builtin();
        let doc = Document::plain(text, None, lexicon);
        doc.sentences.iter().map(|s| doc.slice(s.span).to_owned()).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(split("Sen. Ann Lee met Gen. Ray. They spoke."), ["Sen. Ann Lee met Gen. Ray.", "They spoke."]);
        assert_eq!(
            split("He lives in the U.S. He said: \"No.\" She left."),
            ["He lives in the U.S.", "He said: \"No.\"", "She left."]
        );
        assert_eq!(
            split("The U.S. Senate voted. In the U.S. It rained."),
            ["The U.S. Senate voted.", "In the U.S.", "It rained."]
        );
        assert_eq!(split("The head, K.C. Moore, left."), ["The head, K.C. Moore, left."]);
        assert_eq!(split("At 5 p.m. Monday it rained."), ["At 5 p.m. Monday it rained."]);
    }
}
