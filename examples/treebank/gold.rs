//! What a treebank's tree says of a token: its noun, its verb, the verb's subject and object.

use crosscheck::syntax::Tag;

use crate::conllu::Sentence;

/// As many steps as one goes up a tree.
const STEPS: usize = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gold {
    /// The copula where the predicate is no verb.
    pub verb: Option<usize>,
    pub subject: Option<usize>,
    pub object: Option<usize>,
    pub preposition: Option<usize>,
    pub noun: usize,
    pub passive: bool,
}

pub fn gold(s: &Sentence, token: usize) -> Gold {
    let n = s.tags.len();
    let is = |i: usize, labels: &[&str]| labels.contains(&s.labels[i].as_str());
    let child = |of: usize, labels: &[&str]| (0..n).find(|c| s.heads[*c] == of && is(*c, labels));
    let mut at = token;
    for _ in 0..STEPS {
        let head = s.heads[at];
        let inner = is(at, &["nummod", "compound", "flat", "amod", "det", "advmod", "case", "goeswith", "fixed"]);
        if !inner || head >= n || s.tags[at].is_verb() || s.tags[head].is_verb() {
            break;
        }
        at = head;
    }
    let noun = at;
    let mut gold = Gold { noun: last_of_name(s, noun), ..Gold::default() };
    let case = |of: usize| child(of, &["case"]).filter(|c| s.tags[*c] != Tag::Genitive);
    gold.preposition = case(noun);
    let mut predicate = None;
    let mut low = at;
    for _ in 0..STEPS {
        if s.tags[at].is_verb() || child(at, &["cop"]).is_some() {
            predicate = Some(at);
            break;
        }
        if s.heads[at] >= n {
            break;
        }
        (low, at) = (at, s.heads[at]);
    }
    let Some(predicate) = predicate else { return gold };
    if low != predicate {
        gold.preposition = gold.preposition.or(case(low));
    }
    gold.verb = child(predicate, &["cop"]).filter(|_| !s.tags[predicate].is_verb()).or(Some(predicate));
    gold.passive = child(predicate, &["aux:pass", "nsubj:pass"]).is_some();
    gold.object = child(predicate, &["obj"]).map(|o| last_of_name(s, o));
    gold.subject = subject(s, predicate, &child, &is).map(|o| last_of_name(s, o));
    gold
}

/// Of the verb, or of the one that this one goes with.
fn subject(
    s: &Sentence,
    verb: usize,
    child: &impl Fn(usize, &[&str]) -> Option<usize>,
    is: &impl Fn(usize, &[&str]) -> bool,
) -> Option<usize> {
    const SUBJECTS: [&str; 5] = ["nsubj", "nsubj:pass", "csubj", "nsubj:outer", "csubj:pass"];
    let n = s.tags.len();
    let mut at = verb;
    for _ in 0..4 {
        let head = s.heads[at];
        if let Some(own) = child(at, &SUBJECTS) {
            let relative = s.tags[own] == Tag::Relative && is(at, &["acl:relcl"]) && head < n;
            return Some(if relative { head } else { own });
        }
        if head >= n {
            return None;
        }
        if is(at, &["acl", "acl:relcl"]) {
            return Some(head);
        }
        if !is(at, &["xcomp", "conj", "advcl", "ccomp"]) || s.tags[head].is_noun() && child(head, &SUBJECTS).is_none() {
            return None;
        }
        at = head;
    }
    None
}

/// Names hang on their first word in the treebanks, on their last here.
fn last_of_name(s: &Sentence, noun: usize) -> usize {
    let mut last = noun;
    while last + 1 < s.tags.len()
        && s.heads[last + 1] == noun
        && s.labels[last + 1] == "flat"
        && s.tags[last + 1].is_noun()
    {
        last += 1;
    }
    last
}
