//! The elements that a reader of pages tells apart.

/// How an element takes part in the flow of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Stands in a line.
    Inline,
    /// Starts and ends a paragraph.
    Block,
    /// Has no contents.
    Void,
    /// `br`, `hr`
    Break,
    /// Its contents are no words: `script`, `style`.
    Raw,
    Title,
    /// `head`
    Head,
}

/// An element's name, as an index into [`NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element(u8);

/// Every name with its kind, sorted by name; the last two stand for names that are not here and for the root.
const NAMES: [(&str, Kind); 106] = [
    ("a", Kind::Inline),
    ("abbr", Kind::Inline),
    ("acronym", Kind::Inline),
    ("address", Kind::Block),
    ("area", Kind::Void),
    ("article", Kind::Block),
    ("aside", Kind::Block),
    ("audio", Kind::Block),
    ("b", Kind::Inline),
    ("base", Kind::Void),
    ("bdi", Kind::Inline),
    ("bdo", Kind::Inline),
    ("big", Kind::Inline),
    ("blockquote", Kind::Block),
    ("body", Kind::Block),
    ("br", Kind::Break),
    ("button", Kind::Block),
    ("canvas", Kind::Block),
    ("caption", Kind::Block),
    ("center", Kind::Block),
    ("cite", Kind::Inline),
    ("code", Kind::Inline),
    ("col", Kind::Void),
    ("colgroup", Kind::Block),
    ("data", Kind::Inline),
    ("dd", Kind::Block),
    ("del", Kind::Inline),
    ("details", Kind::Block),
    ("dialog", Kind::Block),
    ("div", Kind::Block),
    ("dl", Kind::Block),
    ("dt", Kind::Block),
    ("em", Kind::Inline),
    ("embed", Kind::Void),
    ("fieldset", Kind::Block),
    ("figcaption", Kind::Block),
    ("figure", Kind::Block),
    ("font", Kind::Inline),
    ("footer", Kind::Block),
    ("form", Kind::Block),
    ("h1", Kind::Block),
    ("h2", Kind::Block),
    ("h3", Kind::Block),
    ("h4", Kind::Block),
    ("h5", Kind::Block),
    ("h6", Kind::Block),
    ("head", Kind::Head),
    ("header", Kind::Block),
    ("hr", Kind::Break),
    ("html", Kind::Block),
    ("i", Kind::Inline),
    ("iframe", Kind::Raw),
    ("img", Kind::Void),
    ("input", Kind::Void),
    ("ins", Kind::Inline),
    ("kbd", Kind::Inline),
    ("label", Kind::Inline),
    ("li", Kind::Block),
    ("link", Kind::Void),
    ("main", Kind::Block),
    ("mark", Kind::Inline),
    ("media-caption", Kind::Block),
    ("media-producer", Kind::Raw),
    ("media-reference", Kind::Inline),
    ("meta", Kind::Void),
    ("nav", Kind::Block),
    ("nobr", Kind::Inline),
    ("noscript", Kind::Raw),
    ("object", Kind::Block),
    ("ol", Kind::Block),
    ("option", Kind::Block),
    ("p", Kind::Block),
    ("picture", Kind::Inline),
    ("pre", Kind::Block),
    ("q", Kind::Inline),
    ("s", Kind::Inline),
    ("samp", Kind::Inline),
    ("script", Kind::Raw),
    ("section", Kind::Block),
    ("select", Kind::Block),
    ("small", Kind::Inline),
    ("source", Kind::Void),
    ("span", Kind::Inline),
    ("strike", Kind::Inline),
    ("strong", Kind::Inline),
    ("style", Kind::Raw),
    ("sub", Kind::Inline),
    ("summary", Kind::Block),
    ("sup", Kind::Inline),
    ("svg", Kind::Inline),
    ("table", Kind::Block),
    ("tbody", Kind::Block),
    ("td", Kind::Block),
    ("template", Kind::Block),
    ("textarea", Kind::Raw),
    ("th", Kind::Block),
    ("time", Kind::Inline),
    ("title", Kind::Title),
    ("tr", Kind::Block),
    ("u", Kind::Inline),
    ("ul", Kind::Block),
    ("var", Kind::Inline),
    ("video", Kind::Block),
    ("wbr", Kind::Void),
    ("~other", Kind::Block),
    ("~root", Kind::Block),
];

/// The index of a name of [`NAMES`]; for the constants below.
const fn at(name: &str) -> Element {
    let name = name.as_bytes();
    let mut i = 0;
    while i < NAMES.len() {
        let known = NAMES[i].0.as_bytes();
        let mut same = known.len() == name.len();
        let mut j = 0;
        while same && j < name.len() {
            same = known[j] == name[j];
            j += 1;
        }
        if same {
            return Element(i as u8);
        }
        i += 1;
    }
    Element(NAMES.len() as u8 - 2)
}

impl Element {
    pub const COUNT: usize = NAMES.len();
    pub const OTHER: Element = at("~other");
    pub const ROOT: Element = at("~root");
    pub const A: Element = at("a");
    pub const ARTICLE: Element = at("article");
    pub const BLOCKQUOTE: Element = at("blockquote");
    pub const BODY: Element = at("body");
    pub const BR: Element = at("br");
    pub const DD: Element = at("dd");
    pub const DL: Element = at("dl");
    pub const DT: Element = at("dt");
    pub const FIGCAPTION: Element = at("figcaption");
    pub const FIGURE: Element = at("figure");
    pub const H1: Element = at("h1");
    pub const H6: Element = at("h6");
    pub const HTML: Element = at("html");
    pub const IMG: Element = at("img");
    pub const LI: Element = at("li");
    pub const LINK: Element = at("link");
    pub const MAIN: Element = at("main");
    /// Of NITF, as are the other `media` elements.
    pub const MEDIA_CAPTION: Element = at("media-caption");
    pub const META: Element = at("meta");
    pub const OL: Element = at("ol");
    pub const P: Element = at("p");
    pub const SCRIPT: Element = at("script");
    pub const TABLE: Element = at("table");
    pub const TD: Element = at("td");
    pub const TH: Element = at("th");
    pub const TIME: Element = at("time");
    pub const TR: Element = at("tr");
    pub const UL: Element = at("ul");

    /// The element of a name in lower case.
    pub fn named(name: &[u8]) -> Element {
        let found = NAMES[..NAMES.len() - 2].binary_search_by(|(known, _)| known.as_bytes().cmp(name));
        found.map_or(Element::OTHER, |i| Element(i as u8))
    }

    pub fn name(self) -> &'static str {
        NAMES.get(self.index()).map_or("", |(name, _)| name)
    }

    pub fn kind(self) -> Kind {
        NAMES.get(self.index()).map_or(Kind::Block, |(_, kind)| *kind)
    }

    pub fn index(self) -> usize {
        usize::from(self.0).min(Element::COUNT - 1)
    }

    /// 1 to 6 for headings.
    pub fn heading(self) -> Option<u8> {
        (Element::H1.0..=Element::H6.0).contains(&self.0).then(|| self.0 - Element::H1.0 + 1)
    }

    /// Its attributes may tell the date, the address, the language or a picture's words.
    pub fn tells_facts(self) -> bool {
        [Element::META, Element::TIME, Element::LINK, Element::HTML, Element::IMG].contains(&self)
    }

    /// `<x/>` closes it: names that HTML does not know, as in SVG.
    pub fn may_be_empty(self) -> bool {
        self == Element::OTHER
    }

    /// What its start tag closes, and the elements beyond which it does not look.
    pub fn closes(self) -> &'static [(Element, &'static [Element])] {
        const PARAGRAPH: (Element, &[Element]) =
            (Element::P, &[Element::TD, Element::TH, Element::LI, Element::BLOCKQUOTE, Element::FIGURE]);
        match self {
            Element::LI => &[PARAGRAPH, (Element::LI, &[Element::UL, Element::OL])],
            Element::DT | Element::DD => &[(Element::DT, &[Element::DL]), (Element::DD, &[Element::DL])],
            Element::TD | Element::TH => {
                &[(Element::TD, &[Element::TR, Element::TABLE]), (Element::TH, &[Element::TR, Element::TABLE])]
            }
            Element::TR => &[(Element::TR, &[Element::TABLE])],
            Element::OTHER => &[],
            _ if self.kind() == Kind::Block => &[PARAGRAPH],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_found() {
        assert!(NAMES.windows(2).all(|w| w[0].0 < w[1].0));
        for (name, _) in &NAMES[..NAMES.len() - 2] {
            assert_eq!(Element::named(name.as_bytes()).name(), *name);
        }
        assert_eq!(Element::named(b"amp-ad"), Element::OTHER);
        assert_eq!(Element::named(b"h3").heading(), Some(3));
    }
}
