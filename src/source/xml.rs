//! XML as a flat list of elements: no recursion, no expansion of entities, nothing loaded from elsewhere.

use std::ops::Range;

use quick_xml::{Reader, events::Event};

use super::page;

/// Elements nested deeper than this are no news.
pub const DEEPEST: usize = 256;

/// The name of what is no element but words.
const WORDS: &str = "#";

/// An element of a file, or the words between two tags.
#[derive(Debug)]
pub struct Element {
    /// Without its prefix, in lower case.
    pub name: String,
    /// As written, with its prefix.
    pub full: String,
    pub parent: usize,
    /// Names without prefix, in lower case.
    pub attributes: Vec<(String, String)>,
    /// Where its contents stand in the file.
    pub inner: Range<usize>,
    /// The index behind the last element inside it.
    pub end: usize,
    /// Of words: as written.
    pub text: String,
}

/// A file: its elements in their order, each before those inside it; the first is the file itself.
#[derive(Debug)]
pub struct Xml {
    pub elements: Vec<Element>,
}

/// Read a file. What is broken ends it: the elements before the fault stay, and the fault is told.
pub fn read(text: &str) -> (Xml, Option<String>) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let root = Element {
        name: String::new(),
        full: String::new(),
        parent: 0,
        attributes: Vec::new(),
        inner: 0..text.len(),
        end: 1,
        text: String::new(),
    };
    let mut xml = Xml { elements: vec![root] };
    let mut stack = vec![0usize];
    let fault = loop {
        let before = position(&reader);
        let event = reader.read_event();
        let here = position(&reader);
        match event {
            Ok(Event::Start(tag)) => {
                if stack.len() > DEEPEST {
                    break Some(format!("its elements are nested deeper than {DEEPEST}"));
                }
                stack.push(xml.open(&tag, &stack, here));
            }
            Ok(Event::Empty(tag)) => {
                xml.open(&tag, &stack, here);
            }
            Ok(Event::End(tag)) => {
                let name = tag.name().as_ref().to_ascii_lowercase();
                let open = stack.iter().skip(1).rposition(|&i| xml.elements[i].full.eq_ignore_ascii_case(&name));
                if let Some(open) = open {
                    for closed in stack.drain(open + 1..) {
                        xml.elements[closed].inner.end = before;
                    }
                }
            }
            Ok(Event::Text(part)) => xml.add(&stack, &part),
            Ok(Event::CData(part)) => xml.add(&stack, &part),
            Ok(Event::GeneralRef(name)) => {
                let name: &str = &name;
                xml.add(&stack, &page::reference(&format!("&{name};")));
            }
            Ok(Event::Eof) => break (stack.len() > 1).then(|| "it ends inside an element".to_owned()),
            Ok(_) => {}
            Err(error) => break Some(error.to_string()),
        }
    };
    for open in stack.into_iter().skip(1) {
        xml.elements[open].inner.end = text.len();
    }
    xml.close();
    (xml, fault)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

impl Xml {
    fn open(&mut self, tag: &quick_xml::events::BytesStart, stack: &[usize], at: usize) -> usize {
        let mut read = tag.attributes();
        let attributes = read.with_checks(false).flatten().map(|a| (local(a.key.as_ref()), page::plain(&a.value)));
        self.elements.push(Element {
            name: local(tag.name().as_ref()),
            full: tag.name().as_ref().to_owned(),
            parent: stack.last().copied().unwrap_or(0),
            attributes: attributes.collect(),
            inner: at..at,
            end: 0,
            text: String::new(),
        });
        self.elements.len() - 1
    }

    /// Words stand in the list as elements of their own, so that their order is kept.
    fn add(&mut self, stack: &[usize], text: &str) {
        let parent = stack.last().copied().unwrap_or(0);
        if let Some(last) = self.elements.last_mut().filter(|e| e.name == WORDS && e.parent == parent) {
            last.text.push_str(text);
            return;
        }
        self.elements.push(Element {
            name: WORDS.to_owned(),
            full: String::new(),
            parent,
            attributes: Vec::new(),
            inner: 0..0,
            end: 0,
            text: text.to_owned(),
        });
    }

    /// Fill in where each element ends.
    fn close(&mut self) {
        for i in 0..self.elements.len() {
            self.elements[i].end = i + 1;
        }
        for i in (1..self.elements.len()).rev() {
            let (parent, end) = (self.elements[i].parent, self.elements[i].end);
            self.elements[parent].end = self.elements[parent].end.max(end);
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Option<usize> {
        self.children(0).next()
    }

    pub fn name(&self, at: usize) -> &str {
        self.elements.get(at).map_or("", |e| e.name.as_str())
    }

    /// The elements directly inside `at`.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.elements.get(at).map_or(0, |e| e.end);
        let mut next = at + 1;
        let all = std::iter::from_fn(move || {
            let child = next;
            next = self.elements.get(child).filter(|_| child < end)?.end;
            Some(child)
        });
        all.filter(|&c| self.name(c) != WORDS)
    }

    /// Every element of this name inside `at`, at any depth.
    pub fn all<'a>(&'a self, at: usize, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        let end = self.elements.get(at).map_or(0, |e| e.end);
        (at + 1..end).filter(move |&i| self.name(i) == name)
    }

    /// The first child of one of these names; an earlier name goes first.
    pub fn child(&self, at: usize, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.children(at).find(|&c| self.name(c) == *name))
    }

    /// The first element of this name inside `at`.
    pub fn find(&self, at: usize, name: &str) -> Option<usize> {
        self.all(at, name).next()
    }

    pub fn attribute(&self, at: usize, name: &str) -> Option<&str> {
        self.elements.get(at)?.attributes.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.as_str())
    }

    /// The words inside `at`, white space as written.
    pub fn text(&self, at: usize) -> String {
        let end = self.elements.get(at).map_or(at, |e| e.end);
        let mut text = String::new();
        for element in self.elements.get(at..end).unwrap_or_default() {
            match element.name.as_str() {
                WORDS => text.push_str(&element.text),
                // what ends a line in print parts words
                "p" | "br" | "div" | "li" | "hl2" | "td" | "tr" => text.push(' '),
                _ => {}
            }
        }
        text
    }

    /// The words inside `at`, white space collapsed; None where there are none.
    pub fn words(&self, at: usize) -> Option<String> {
        let words = self.text(at).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(words).filter(|w| !w.is_empty())
    }

    /// The words of the first child of one of these names.
    pub fn child_words(&self, at: usize, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.children(at).filter(|&c| self.name(c) == *name).find_map(|c| self.words(c)))
    }

    /// The words of the first element of this name inside `at`.
    pub fn find_words(&self, at: usize, name: &str) -> Option<String> {
        self.all(at, name).find_map(|i| self.words(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_and_words() {
        let text = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a \"boom\">]><A:rss x='1 &amp; 2'><item><title>Elm &amp; oak&#233; &a; &mdash;</title></item><item/><b><![CDATA[<p>x</p>]]></b></A:rss>";
        let (xml, fault) = read(text);
        assert_eq!(fault, None);
        let root = xml.root().unwrap();
        assert_eq!((xml.name(root), xml.attribute(root, "x")), ("rss", Some("1 & 2")));
        assert_eq!(xml.children(root).map(|c| xml.name(c)).collect::<Vec<_>>(), ["item", "item", "b"]);
        // an entity of the file's own is never expanded
        assert_eq!(xml.find_words(root, "title").as_deref(), Some("Elm & oaké &a; —"));
        assert_eq!(xml.child_words(root, &["b"]).as_deref(), Some("<p>x</p>"));
        let title = xml.find(root, "title").unwrap();
        assert_eq!(&text[xml.elements[title].inner.clone()], "Elm &amp; oak&#233; &a; &mdash;");
    }

    #[test]
    fn broken_files() {
        for text in [
            "",
            "<",
            "<a",
            "<a>",
            "</a>",
            "<a></b></a>",
            "<a><b></a>",
            "<a &",
            "<a>&",
            "<!DOCTYPE",
            "<![CDATA[",
            "<a b='x>",
        ] {
            read(text);
        }
        let deep = "<a>".repeat(5000);
        assert!(read(&deep).1.unwrap().contains("nested"));
        assert_eq!(read("<a><b>x</a>").0.find_words(0, "b").as_deref(), Some("x"));
    }
}
