//! Paragraphs of texts that are wrapped at a column: mails, wires.

/// A line of so many characters was wrapped, not ended.
const WRAPPED: usize = 50;

/// The paragraphs of a text, each on one line.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut before: Option<usize> = None;
    for line in text.lines() {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let indented = line.starts_with("  ") || line.starts_with('\t');
        let bullet = words.starts_with(['-', '*', '•', '–', '>']);
        let goes_on = before.is_some_and(|len| len >= WRAPPED) && !indented && !bullet && !words.is_empty();
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words);
            }
            None if words.is_empty() => {}
            None => found.push(words.clone()),
        }
        before = (!words.is_empty()).then(|| line.trim_end().chars().count());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text =
            "The council of Elmton closed the bridge on Friday, the\nmayor said.\n\nNine members came.\n- one\n- two\n";
        let found = paragraphs(text);
        assert_eq!(found[0], "The council of Elmton closed the bridge on Friday, the mayor said.");
        assert_eq!(found[1..], ["Nine members came.", "- one", "- two"]);
    }
}
