//! What the names in a page's markup say; the lists stand in `rules/markup.toml`.

use std::{ops::Range, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::tree::Node;

static MARKUP: LazyLock<Markup> = LazyLock::new(|| Markup::read(include_str!("../../../rules/markup.toml")));

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    furniture_elements: Vec<String>,
    furniture_roles: FxHashSet<String>,
    furniture: Vec<String>,
    furniture_pairs: Vec<String>,
    body: Vec<String>,
    body_pairs: Vec<String>,
    caption: Vec<String>,
    caption_pairs: Vec<String>,
    published: Vec<String>,
    modified: Vec<String>,
}

/// The part of a page that a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    Furniture,
    Body,
    Caption,
}

#[derive(Debug, Default)]
pub struct Markup {
    elements: FxHashSet<String>,
    roles: FxHashSet<String>,
    /// One word, or two joined by a blank.
    words: FxHashMap<String, Says>,
    pub published: Vec<String>,
    pub modified: Vec<String>,
}

impl Markup {
    pub fn builtin() -> &'static Markup {
        &MARKUP
    }

    fn read(text: &str) -> Markup {
        let lists: Lists = toml::from_str(text).unwrap_or_default();
        let mut words = FxHashMap::default();
        for (says, lists) in [
            (Says::Furniture, [lists.furniture, lists.furniture_pairs]),
            (Says::Caption, [lists.caption, lists.caption_pairs]),
            (Says::Body, [lists.body, lists.body_pairs]),
        ] {
            words.extend(lists.into_iter().flatten().map(|w| (w, says)));
        }
        let elements = lists.furniture_elements.into_iter().collect();
        Markup { elements, roles: lists.furniture_roles, words, published: lists.published, modified: lists.modified }
    }

    /// Is the element no part of the article, by its name or role?
    pub fn furniture(&self, page: &str, node: &Node) -> bool {
        let role = value(page, &node.role);
        self.elements.contains(node.element.name())
            || !role.is_empty() && self.roles.contains(&role.to_ascii_lowercase())
    }

    /// What the words of `class`, `id` and `itemprop` say: (furniture, body, caption).
    pub fn says(&self, page: &str, node: &Node) -> [bool; 3] {
        let mut said = [false; 3];
        for range in [&node.class, &node.id, &node.itemprop] {
            let mut before = String::new();
            for word in name_words(value(page, range)) {
                let mut note = |name: &str| {
                    if let Some(says) = self.words.get(name) {
                        said[*says as usize] = true;
                    }
                };
                note(&word);
                if !before.is_empty() {
                    before.push(' ');
                    before.push_str(&word);
                    note(&before);
                }
                before = word;
            }
        }
        said
    }
}

/// An attribute's value as it stands in the file.
pub fn value<'a>(page: &'a str, range: &Range<usize>) -> &'a str {
    page.get(range.clone()).unwrap_or("").trim_matches(['"', '\''])
}

/// The words of a name, in lower case: "articleBody main-text" is four.
fn name_words(name: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let mut end = 1;
        while let Some(b) = bytes.get(end).filter(|b| b.is_ascii_alphabetic()) {
            if b.is_ascii_uppercase() && bytes[end - 1].is_ascii_lowercase() {
                break;
            }
            end += 1;
        }
        let word = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names() {
        let words: Vec<String> = name_words("articleBody main-text--2col AD_box").collect();
        assert_eq!(words, ["article", "body", "main", "text", "col", "ad", "box"]);
        assert!(!Markup::builtin().published.is_empty());
    }
}
