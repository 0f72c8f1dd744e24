//! Repair hypotheses: the single change that would settle the most conflicts.
//!
//! A place is suspected where every other report gives one other value. If one
//! change of it would settle several conflicts, their help says so; nothing is
//! ever changed.

use std::collections::BTreeMap;

use super::{Conflict, LabelRole};
use crate::document::Span;

/// A change of one place settles at least this many conflicts, or it is not worth a word.
const LEAST: usize = 2;

/// Add the hypothesis to the help of every conflict that it settles. `text` gives the words at a place.
pub fn suggest(conflicts: &mut [Conflict], text: &dyn Fn(usize, Span) -> Option<String>) {
    let mut settles: BTreeMap<(usize, Span, String), Vec<usize>> = BTreeMap::new();
    for (i, conflict) in conflicts.iter().enumerate() {
        for (place, value) in changes(conflict) {
            let list = settles.entry((place.0, place.1, value)).or_default();
            if list.last() != Some(&i) {
                list.push(i);
            }
        }
    }
    let mut best: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for ((document, span, value), list) in settles.iter().filter(|(_, list)| list.len() >= LEAST) {
        let Some(words) = text(*document, *span) else { continue };
        let hypothesis = format!("if “{words}” read {value}, {} conflicts would vanish", list.len());
        for &i in list {
            // the first of equals: the places are in order
            if best.get(&i).is_none_or(|(n, _)| *n < list.len()) {
                best.insert(i, (list.len(), hypothesis.clone()));
            }
        }
    }
    for (i, (_, hypothesis)) in best {
        let help = conflicts[i].help.take();
        conflicts[i].help = Some(help.map_or(hypothesis.clone(), |help| format!("{help}; {hypothesis}")));
    }
}

/// The places of a conflict that stand alone against one other value, each with that value.
fn changes(conflict: &Conflict) -> Vec<((usize, Span), String)> {
    let labels = || conflict.labels.iter().filter(|l| l.role == LabelRole::Primary);
    let alone = |l: &&super::Label| labels().filter(|o| o.identity == l.identity).count() == 1;
    labels()
        .filter(alone)
        .filter_map(|l| {
            let mut others = labels().filter(|o| o.identity != l.identity).map(|o| &o.value);
            let first = others.next()?;
            others.all(|o| o == first).then(|| ((l.document, l.span), first.clone()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::{Label, Severity};

    fn conflict(labels: &[(usize, usize, &str)]) -> Conflict {
        let label = |&(document, start, value): &(usize, usize, &str)| Label {
            document,
            span: Span::new(start, start + 4),
            identity: value.to_owned(),
            value: value.to_owned(),
            note: String::new(),
            role: LabelRole::Primary,
        };
        Conflict {
            rule: "event-date",
            severity: Severity::Warning,
            confidence: 0.5,
            message: String::new(),
            help: None,
            subject: String::new(),
            labels: labels.iter().map(label).collect(),
        }
    }

    #[test]
    fn one_place_that_stands_alone_twice() {
        let mut found = [
            conflict(&[(0, 10, "1 July"), (0, 50, "1 June")]),
            conflict(&[(0, 10, "1 July"), (1, 20, "1 June"), (2, 30, "1 June")]),
            conflict(&[(1, 70, "4"), (2, 80, "5")]),
        ];
        suggest(&mut found, &|_, _| Some("July".to_owned()));
        assert_eq!(found[0].help.as_deref(), Some("if “July” read 1 June, 2 conflicts would vanish"));
        assert_eq!(found[1].help, found[0].help);
        assert_eq!(found[2].help, None);
    }

    #[test]
    fn two_values_need_two_changes() {
        let mut found = [
            conflict(&[(0, 10, "1 July"), (0, 50, "1 June")]),
            conflict(&[(0, 10, "1 July"), (1, 20, "2 June"), (2, 30, "3 June")]),
        ];
        suggest(&mut found, &|_, _| Some("July".to_owned()));
        assert!(found.iter().all(|c| c.help.is_none()));
    }
}
