//! Front matter: `---` with YAML's `key: value` lines, `+++` with TOML.

use crate::document::Span;

/// The front matter of a text: where it lies and its plain entries.
#[derive(Debug, PartialEq)]
pub struct FrontMatter {
    pub span: Span,
    /// Keys in lower case, in the order of the text.
    pub entries: Vec<(String, String)>,
}

impl FrontMatter {
    pub fn get(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|k| self.entries.iter().find(|(key, _)| key == k)).map(|(_, v)| v.as_str())
    }
}

/// The front matter that opens `text`, if it is closed again.
pub fn find(text: &str) -> Option<FrontMatter> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut at = start;
    let mut fence = "";
    for line in text[start..].split_inclusive('\n') {
        let bare = line.trim_end();
        if at == start {
            fence = match bare {
                "---" | "+++" => bare,
                _ => return None,
            };
        } else if bare == fence || (fence == "---" && bare == "...") {
            let inner = &text[start + fence.len()..at];
            let entries = if fence == "+++" { toml_entries(inner) } else { yaml_entries(inner) };
            return Some(FrontMatter { span: Span::new(start, at + line.len()), entries });
        }
        at += line.len();
    }
    None
}

/// Scalars at the top level; what is nested is left alone.
fn yaml_entries(text: &str) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let (key, value) = line.split_once(':')?;
        let plain = key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') && !key.is_empty();
        let value = scalar(value.trim());
        (plain && !value.is_empty()).then(|| (key.to_lowercase(), value))
    };
    text.lines().filter_map(entry).collect()
}

fn scalar(value: &str) -> String {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            return inner.split(quote).next().unwrap_or("").to_owned();
        }
    }
    value.split(" #").next().unwrap_or("").trim().to_owned()
}

fn toml_entries(text: &str) -> Vec<(String, String)> {
    let table: toml::Table = toml::from_str(text).unwrap_or_default();
    let plain = |value: toml::Value| match value {
        toml::Value::String(s) => Some(s),
        toml::Value::Datetime(d) => Some(d.to_string()),
        toml::Value::Integer(n) => Some(n.to_string()),
        _ => None,
    };
    table.into_iter().filter_map(|(key, value)| Some((key.to_lowercase(), plain(value)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_and_toml() {
        let yaml =
            find("---\r\ntitle: \"Bridge: closed\"\r\nDate: 2025-03-04 # local\r\ntags:\r\n  - elm\r\n---\r\nText")
                .unwrap();
        assert_eq!(yaml.get(&["title"]), Some("Bridge: closed"));
        assert_eq!(yaml.get(&["published", "date"]), Some("2025-03-04"));
        assert_eq!(yaml.span.end, 77);
        let toml = find("\u{feff}+++\ntitle = \"Bridge\"\ndate = 2025-03-04\n+++\n").unwrap();
        assert_eq!(toml.get(&["date"]), Some("2025-03-04"));
        assert_eq!(toml.span.start, 3);
    }

    #[test]
    fn none() {
        assert_eq!(find("---\ntitle: open"), None);
        assert_eq!(find("Text\n---\n"), None);
        assert_eq!(find(""), None);
    }
}
