//! Mails (EML): press releases and what correspondents send.

use mail_parser::MessageParser;

use super::{Contents, item::Item, page, plain};
use crate::{document::SegmentKind, problem::Problem};

/// Read a mail: its subject is the headline, its text the body; what it quotes and its signature make no claims.
pub fn read(path: &str, bytes: &[u8], contents: &mut Contents) {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return contents.problems.push(Problem::new(path, "it is no mail: it has no header lines"));
    };
    let mut item = Item {
        id: message.message_id().map(str::to_owned),
        title: message.subject().map(str::to_owned).filter(|s| !s.trim().is_empty()),
        published: message.date().filter(|d| d.is_valid()).map(mail_parser::DateTime::to_rfc3339),
        source: message.from().and_then(|f| f.first()).and_then(|a| a.name().or(a.address())).map(str::to_owned),
        ..Item::default()
    };
    // other spellings than the standard's
    item.published = item.published.or_else(|| message.header_raw("Date").map(|d| d.trim().to_owned()));
    let text = message.text_bodies().find(|p| p.is_text() && !p.is_text_html()).and_then(|p| p.text_contents());
    let html = message.html_bodies().find(|p| p.is_text_html()).and_then(|p| p.text_contents());
    match (text, html) {
        (Some(text), _) if !text.trim().is_empty() => body(text, &mut item),
        (_, Some(html)) => item.parts = page::fragment(html),
        (Some(_), None) | (None, None) => {}
    }
    if !item.has_body() {
        contents.problems.push(Problem::caveat(path, "the mail holds no text"));
    }
    contents.documents.push(item.document(path, None, &mut contents.problems));
}

fn body(text: &str, item: &mut Item) {
    // what stands below two dashes is the signature
    let (text, signature) = match text.find("\n-- \n").or_else(|| text.find("\n-- \r\n")) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    for paragraph in plain::paragraphs(text) {
        let kind = if paragraph.starts_with('>') { SegmentKind::Furniture } else { SegmentKind::Body };
        item.parts.push((kind, paragraph));
    }
    item.parts.extend(plain::paragraphs(signature).into_iter().map(|p| (SegmentKind::Furniture, p)));
}
