//! From pairs of claims to conflicts: grouping, labels, severity.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    align::{
        Aligned, Pair,
        grouping::{self, Group},
        inside::Need,
        likeness::likeness,
        meaning::kinship,
        model::Model,
        pairing::{self, Kind},
        story,
    },
    claim::{Attribute, Claim, Modality, Term},
    conflict::{Conflict, Label, LabelRole, Severity},
    lexicon::data::idf,
    value::{Relation, Value},
};

/// What `pairs` of one kind come to, so that every two claims of a group may be about one thing.
pub fn groups(aligned: &Aligned, pairs: &[Pair]) -> Vec<Group> {
    grouping::linked(pairs, &|a, b| holds(aligned, a, b))
}

/// Two claims that were not paired: in agreement, or of one report that says it in two places.
fn holds(aligned: &Aligned, a: usize, b: usize) -> bool {
    let (x, y) = (&aligned.claims[a], &aligned.claims[b]);
    let agree = matches!(pairing::relate(aligned, x, y), Relation::Equal | Relation::Refines | Relation::Compatible);
    agree && x.block == y.block
}

/// The groups of conflicting claims of one kind in two reports, by the judgement of its model.
pub fn between(aligned: &Aligned, kind: Kind) -> Vec<Group> {
    groups(aligned, &pairs(aligned, kind))
}

/// The pairs behind [`between`].
pub fn pairs(aligned: &Aligned, kind: Kind) -> Vec<Pair> {
    pairing::judged(aligned, &pairing::candidates(aligned, kind), model(aligned, kind.model()))
}

/// Add what other reports say of the same thing, where it agrees with one of the group's values:
/// one fact with three values in five reports is one conflict with five labels.
pub fn extend(aligned: &Aligned, attribute: Attribute, need: &Need, (least, words): (f64, usize), group: &mut Group) {
    let core = group.claims.clone();
    let own = core.iter().map(|&i| aligned.claims[i].document);
    let near: BTreeSet<usize> =
        own.flat_map(|r| aligned.stories.partners(r).iter().copied().chain(std::iter::once(r))).collect();
    for &i in near.iter().flat_map(|&r| aligned.of_report(attribute, r)) {
        let claim = &aligned.claims[i];
        if core.contains(&i) || core.iter().any(|&j| aligned.claims[j].block != claim.block) {
            continue;
        }
        let joins = |&j: &usize| {
            let other = &aligned.claims[j];
            let agrees =
                matches!((need.relate)(claim, other), Relation::Equal | Relation::Refines | Relation::Compatible);
            if !agrees || !(need.fits)(claim, other) {
                return false;
            }
            let (score, shared) = likeness(claim, other);
            score >= least && shared >= words
        };
        if core.iter().any(joins) && core.iter().all(|&j| (need.fits)(claim, &aligned.claims[j])) {
            group.claims.push(i);
        }
    }
    group.claims.sort_unstable();
}

/// The label of a claim: its value, how it was reached, who says it.
pub fn label(claim: &Claim) -> Label {
    let mut note = claim.value.display();
    let steps: Vec<&str> = claim.derivation.iter().map(String::as_str).filter(|s| *s != note).collect();
    if !steps.is_empty() {
        note = format!("{note}: {}", steps.join("; "));
    }
    if let Some(modality) =
        claim.qualifiers.modality.filter(|m| matches!(m, Modality::Proposed | Modality::Possible | Modality::Cancelled))
    {
        note = format!("{note}, {}", modality.as_str());
    }
    if let Some(who) = claim.qualifiers.attributed_to.as_deref().filter(|w| !w.is_empty() && w.len() < 60) {
        note = format!("{note}, according to {who}");
    }
    Label {
        document: claim.document,
        span: claim.span(),
        identity: claim.value.identity(),
        value: claim.value.identity(),
        note,
        role: LabelRole::Primary,
    }
}

/// Distinct values of a group in order of first mention, as a reader writes them.
pub fn values(aligned: &Aligned, group: &Group) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for &i in &group.claims {
        let value = aligned.claims[i].value.display();
        if !out.contains(&value) {
            out.push(value);
        }
    }
    out
}

/// "a, b and c"
pub fn list(values: &[String], last: &str) -> String {
    match values {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// Do all claims of the group stand in one report?
pub fn inside_one(aligned: &Aligned, group: &Group) -> bool {
    let first = group.claims.first().map(|&i| aligned.claims[i].document);
    group.claims.iter().all(|&i| Some(aligned.claims[i].document) == first)
}

/// "the report gives", "the reports give"
pub fn says(aligned: &Aligned, group: &Group, verb: &str) -> String {
    if inside_one(aligned, group) { format!("the report {verb}s") } else { format!("the reports {verb}") }
}

/// Milder where the rule is not sure: below [`SURE`] no error, below [`LIKELY`] a note.
pub fn severity(base: Severity, confidence: f64) -> Severity {
    match base {
        _ if confidence < LIKELY => Severity::Note,
        Severity::Error if confidence < SURE => Severity::Warning,
        other => other,
    }
}

/// The model that weighs the evidence for one kind of claim; what no pack has fitted is weighed by the usual one.
pub fn model<'a>(aligned: &'a Aligned, name: &str) -> &'a Model {
    aligned.lexicon.evidence.get(name).unwrap_or_else(|| Model::usual())
}

/// As [`severity`], by the bounds of the kind's model; what cannot be named is a note at most.
pub fn judged(aligned: &Aligned, kind: Kind, base: Severity, group: &Group) -> Severity {
    let model = model(aligned, kind.model());
    match base {
        _ if group.score < model.warning || about(aligned, group).is_none() => Severity::Note,
        Severity::Error if group.score < model.error => Severity::Warning,
        other => other,
    }
}

/// What a group speaks of, in words that its reports share: the event, the thing that is counted, the person, or what
/// the clauses have in common.
pub fn about(aligned: &Aligned, group: &Group) -> Option<String> {
    let claims: Vec<&Claim> = group.claims.iter().map(|&i| &aligned.claims[i]).collect();
    let (first, rest) = claims.split_first()?;
    let event = first.subject.event.is_some() && rest.iter().all(|c| c.subject.event == first.subject.event);
    let named = match first.attribute {
        Attribute::EventDate | Attribute::EventTime | Attribute::EventPlace => event,
        Attribute::EventMoney | Attribute::EventPercent => false,
        _ => !first.subject.name.is_empty(),
    };
    if named {
        return Some(first.subject.name.clone());
    }
    let shared = shared_words(&claims);
    let words = if shared.is_empty() && event { vec![first.subject.name.clone()] } else { shared };
    (!words.is_empty()).then(|| words.join(" "))
}

/// [`about`], with words for what cannot be named.
pub fn name(aligned: &Aligned, group: &Group) -> String {
    about(aligned, group).unwrap_or_else(|| "something".to_owned())
}

/// The words of the first clause that another has too, or a word of like meaning: subject, verb, object, noun.
fn shared_words(claims: &[&Claim]) -> Vec<String> {
    let words = |c: &Claim| {
        let p = &c.said_of;
        [&p.subject, &p.noun, &p.object, &p.verb].into_iter().flatten().cloned().collect::<Vec<Term>>()
    };
    let Some((first, rest)) = claims.split_first() else { return Vec::new() };
    let others: Vec<Term> = rest.iter().flat_map(|c| words(c)).collect();
    let weak = |w: &Term| idf(w) < WEAK;
    let mut shared: Vec<String> = Vec::new();
    for word in words(first) {
        let met = others.iter().any(|o| kinship(&word, o).like >= 0.5);
        if met && !weak(&word) && !shared.contains(&word.to_string()) {
            shared.push(word.to_string());
        }
    }
    shared
}

/// Words commoner than this name nothing ("be", "have", "say").
const WEAK: u8 = 60;

/// Confidences are shares of true conflicts measured on the development half of the conflict kit.
const SURE: f64 = 0.65;
const LIKELY: f64 = 0.5;

/// "two reports that share no text say 23 July": how many independent reports stand behind
/// the commonest value, where one value has more of them than any other.
pub fn support(aligned: &Aligned, group: &Group) -> Option<String> {
    let mut behind: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for &i in group.claims.iter().filter(|&&i| !aligned.drafts.contains(&aligned.claims[i].document)) {
        let claim = &aligned.claims[i];
        let (key, shown) = match &claim.value {
            // without the year two reports meet that count from different days
            Value::Date(d) => (d.read().trim_end_matches(char::is_numeric).to_owned(), d.read()),
            other => (other.display(), other.display()),
        };
        let reports = &mut behind.entry(key).or_insert((shown, Vec::new())).1;
        if !reports.contains(&claim.document) {
            reports.push(claim.document);
        }
    }
    let count = |list: &Vec<usize>| story::independent(&list.iter().map(|&r| &aligned.reports[r]).collect::<Vec<_>>());
    let mut counted: Vec<(usize, &String)> = behind.values().map(|(shown, list)| (count(list), shown)).collect();
    counted.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    match counted.as_slice() {
        [(n, value), rest @ ..] if *n > 1 && rest.first().is_none_or(|r| r.0 < *n) => {
            Some(format!("{n} reports that share no text say {value}"))
        }
        _ => None,
    }
}

/// Put a conflict together from a group.
pub fn conflict(
    aligned: &Aligned,
    group: &Group,
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    message: String,
    help: &str,
) -> Conflict {
    let labels = group.claims.iter().map(|&i| label(&aligned.claims[i])).collect();
    let help = match support(aligned, group) {
        Some(support) => format!("{support}; {help}"),
        None => help.to_owned(),
    };
    let subject = group.claims.first().map(|&i| aligned.claims[i].subject.name.clone()).unwrap_or_default();
    Conflict {
        rule,
        severity,
        confidence: (confidence * 100.0).round() / 100.0,
        message,
        help: Some(help),
        subject,
        labels,
    }
}
