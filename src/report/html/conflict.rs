//! The conflicts: the draft or the first article left, the others right, only the words that differ marked.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{Numbered, clean, overview::name};
use crate::{
    conflict::{Conflict, Label},
    report::{
        Place, Report,
        excerpt::{Excerpt, window},
        note,
    },
};

/// Places shown of one conflict.
const MOST_PLACES: usize = 24;
/// Longer wordings are not set word against word.
const MOST_WORDS: usize = 200;

pub fn section(report: &Report, numbered: &[Numbered]) -> Markup {
    let mut rules: Vec<&str> = numbered.iter().map(|n| n.conflict.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let mut documents: Vec<usize> =
        numbered.iter().flat_map(|n| n.conflict.labels.iter().map(|l| l.document)).collect();
    documents.sort_unstable();
    documents.dedup();
    html! {
        section id="conflicts" aria-labelledby="conflicts-head" {
            h2 id="conflicts-head" { "Conflicts" }
            @if numbered.is_empty() {
                p { "None. What the ledger and the articles below do not mark was not compared." }
            } @else {
                form id="filters" aria-label="Filters" {
                    @for severity in ["error", "warning", "note"] {
                        label { input type="checkbox" name="severity" value=(severity) checked; " " (severity) "s" }
                    }
                    label { "Rule " select name="rule" {
                        option value="" { "all" }
                        @for rule in &rules { option value=(rule) { (rule) } }
                    } }
                    label { "Article " select name="document" {
                        option value="" { "all" }
                        @for document in &documents { option value=(document) { (name(report, *document)) } }
                    } }
                    label { input type="checkbox" name="open"; " only unchecked" }
                    button type="button" id="export" { "Export verdicts" }
                    span id="shown" role="status" {}
                }
                @for n in numbered { (row(report, n)) }
            }
        }
    }
}

fn row(report: &Report, n: &Numbered) -> Markup {
    let c = n.conflict;
    let severity = c.severity.as_str();
    let documents: Vec<String> = c.labels.iter().map(|l| l.document.to_string()).collect();
    let places: Vec<(&Label, Place)> = report.places(c).take(MOST_PLACES).collect();
    let lead = places.first().map(|(l, _)| l.document);
    let (left, right): (Vec<_>, Vec<_>) = places.iter().partition(|(l, _)| Some(l.document) == lead);
    html! {
        article class={ "conflict " (severity) } id={ "c-" (n.fingerprint) } data-severity=(severity) data-rule=(c.rule)
            data-documents=(documents.join(" ")) data-fingerprint=(n.fingerprint) {
            h3 { span.badge { (n.number) " " (severity) } " " (clean(&c.message)) }
            p.small {
                a href={ "#rule-" (c.rule) } { (c.rule) } ", "
                (format!("{:.0} % sure", c.confidence * 100.0))
            }
            div.sides {
                div { @for (label, place) in &left { (side(report, label, place, right.first().map(|(l, _)| *l))) } }
                div { @for (label, place) in &right { (side(report, label, place, left.first().map(|(l, _)| *l))) } }
            }
            @if c.labels.len() > places.len() { p { "and " (c.labels.len() - places.len()) " more places" } }
            (timeline(report, c))
            @if let Some(help) = &c.help { p.help { (clean(help)) } }
            div.desk {
                label { input.tick type="checkbox"; " checked" }
                label { "Verdict " select.verdict {
                    option value="" { "none yet" }
                    option value="true" { "a true conflict" }
                    option value="false" { "a false alarm" }
                } }
                label { "Comment " input.comment type="text" maxlength="500"; }
                button.copy type="button" data-question=(question(report, n)) { "Copy as a question" }
            }
        }
    }
}

/// Who gave which value when, where the reports are of several days.
fn timeline(report: &Report, conflict: &Conflict) -> Markup {
    let mut rows: Vec<(String, String, &str)> = Vec::new();
    for (label, place) in report.heads(conflict) {
        let Some(published) = &place.document.meta.published else { continue };
        let when = match published.stamp {
            Some(stamp) => stamp.format("%Y-%m-%d %H:%M").to_string(),
            None => published.day.to_string(),
        };
        rows.push((when, name(report, label.document), &label.value));
    }
    rows.sort();
    let days: BTreeSet<&str> = rows.iter().map(|(when, ..)| when.get(..10).unwrap_or(when)).collect();
    html! {
        @if days.len() > 1 {
            details {
                summary { "By the day of the report" }
                table {
                    thead { tr { th scope="col" { "Day" } th scope="col" { "Article" } th scope="col" { "Value" } } }
                    tbody { @for (when, article, value) in &rows { tr { td { (when) } td { (article) } td { (clean(value)) } } } }
                }
            }
        }
    }
}

fn side(report: &Report, label: &Label, place: &Place, other: Option<&Label>) -> Markup {
    let day = place.document.meta.published.as_ref().map(|p| p.day.to_string());
    let steps = note(label);
    html! {
        div.side {
            p.small {
                a href={ "#d" (label.document) "-" (label.span.start) } { (clean(&place.shown())) }
                @if report.drafts.contains(&label.document) { " draft" }
                @if let Some(source) = &place.document.meta.source { " " (clean(source)) }
                @if let Some(day) = day { " " (day) }
            }
            blockquote { (words(place, label, other)) }
            @if letters(&label.value) != letters(place.text) { p.value { (clean(&label.value)) } }
            @if steps != label.value {
                details { summary { "How it was reached" } p { (clean(steps)) } }
            }
        }
    }
}

/// The sentence round a label, the label marked; of two wordings only what differs.
fn words(place: &Place, label: &Label, other: Option<&Label>) -> Markup {
    let doc = place.document;
    if doc.text.is_empty() {
        return html! { mark { (clean(place.text)) } };
    }
    let excerpt = Excerpt::new(String::new(), doc, window(doc, label.span, 320), &[label.span], 480);
    let Some(at) = excerpt.labels.first().cloned() else { return html! { (excerpt.text) } };
    let part = |range: std::ops::Range<usize>| excerpt.text.get(range).unwrap_or("");
    let inside = part(at.clone());
    let long = inside.split(' ').count() > 4;
    html! {
        (part(0..at.start))
        @match other.filter(|_| long) {
            Some(other) => (differing(inside, &other.value)),
            None => mark { (inside) },
        }
        (part(at.end..excerpt.text.len()))
    }
}

/// `text` with the words marked that `other` does not have in this order.
fn differing(text: &str, other: &str) -> Markup {
    let (a, b): (Vec<&str>, Vec<&str>) = (text.split(' ').collect(), other.split_whitespace().collect());
    let common = in_common(&a, &b);
    html! {
        span.wording {
            @for (i, word) in a.iter().enumerate() {
                @if i > 0 { " " }
                @if common.get(i).copied().unwrap_or(false) { (word) } @else { mark { (word) } }
            }
        }
    }
}

/// For each word of `a`: does it lie on a longest common subsequence with `b`?
fn in_common(a: &[&str], b: &[&str]) -> Vec<bool> {
    let plain = |w: &&str| letters(w);
    let (x, y): (Vec<String>, Vec<String>) =
        (a.iter().take(MOST_WORDS).map(plain).collect(), b.iter().take(MOST_WORDS).map(plain).collect());
    let wide = y.len() + 1;
    let mut longest = vec![0usize; (x.len() + 1) * wide];
    let at = |i: usize, j: usize| i * wide + j;
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            longest[at(i, j)] = if x[i] == y[j] {
                longest[at(i + 1, j + 1)] + 1
            } else {
                longest[at(i + 1, j)].max(longest[at(i, j + 1)])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut common = vec![false; a.len()];
    while i < x.len() && j < y.len() {
        if x[i] == y[j] {
            common[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if longest[at(i + 1, j)] >= longest[at(i, j + 1)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What an editor sends to the desk that wrote it.
fn question(report: &Report, n: &Numbered) -> String {
    let mut lines = vec![clean(&n.conflict.message)];
    for (label, place) in report.heads(n.conflict).iter().take(6) {
        lines.push(format!("- {}: “{}” ({})", name(report, label.document), clean(place.text), clean(&place.shown())));
    }
    lines.push("Which is right?".to_owned());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_marked() {
        let marked = differing("we will not wait a single minute", "We will not wait one minute").into_string();
        assert_eq!(marked, "<span class=\"wording\">we will not wait <mark>a</mark> <mark>single</mark> minute</span>");
        assert_eq!(in_common(&[], &["a"]), Vec::<bool>::new());
    }
}
