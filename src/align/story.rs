//! Which reports are about the same story, and which share their text.

use std::hash::BuildHasher;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Report;
use crate::{claim::context::EVENT, document::Document};

/// Reports whose topics are at least this alike are about one story.
const SAME_STORY: f64 = 0.16;
/// Reports whose topics are at least this alike are about one story without much doubt.
const SURE_STORY: f64 = 0.24;
/// Words of the topic, the weightiest first, of which two reports of one story share two, unless they share a name.
const WEIGHTY: usize = 16;
/// Two words that stand together in more reports than this bring no reports together.
const COMMON: usize = 60;
/// A name that stands in more reports than twice this brings together only reports that follow each other
/// within this many in the order of their days.
const WINDOW: usize = 60;
/// A report is compared with so many others, the most alike; and with those that count it among theirs.
const MATES: usize = 30;

/// Pairs of reports about one story, with how alike they are.
#[derive(Debug, Default)]
pub struct Stories {
    /// For each report the others of its story, in order.
    partners: Vec<Vec<usize>>,
    /// How alike each of `partners` is.
    alike: Vec<Vec<f64>>,
}

impl Stories {
    pub fn new(reports: &[Report]) -> Stories {
        let topics = topics(reports);
        let measure = |(a, b): (u32, u32)| same_story(&topics[a as usize], &topics[b as usize]).map(|x| (a, b, x));
        let pairs: Vec<(u32, u32, f64)> = candidates(reports, &topics).into_par_iter().filter_map(measure).collect();
        let kept = most_alike(reports.len(), &pairs);
        let mut stories = Stories { partners: vec![Vec::new(); reports.len()], alike: vec![Vec::new(); reports.len()] };
        for ((a, b, alike), _) in pairs.into_iter().zip(kept).filter(|(_, kept)| *kept) {
            // pairs come in order, so that both lists of each report are sorted
            for (one, other) in [(a as usize, b as usize), (b as usize, a as usize)] {
                stories.partners[one].push(other);
                stories.alike[one].push(alike);
            }
        }
        stories
    }

    /// How alike two reports are, if they are about one story.
    pub fn alike(&self, a: usize, b: usize) -> Option<f64> {
        if a == b {
            return Some(1.0);
        }
        let at = self.partners(a).binary_search(&b).ok()?;
        self.alike.get(a)?.get(at).copied()
    }

    /// The reports about the same story as `report`, in order.
    pub fn partners(&self, report: usize) -> &[usize] {
        self.partners.get(report).map_or(&[], Vec::as_slice)
    }
}

/// Are two reports alike enough for what their claims say in other words to be compared?
pub fn is_sure(aligned: &super::Aligned, a: usize, b: usize) -> bool {
    aligned.stories.alike(a, b).is_some_and(|alike| alike >= SURE_STORY)
}

/// The topics with their words as numbers that are ordered as the words are.
fn topics(reports: &[Report]) -> Vec<Vec<(u32, u16)>> {
    let mut words: Vec<&str> = reports.iter().flat_map(|r| r.topic.iter().map(|(word, _)| &**word)).collect();
    words.par_sort_unstable();
    words.dedup();
    let numbers: FxHashMap<&str, u32> = words.iter().zip(0..).map(|(word, number)| (*word, number)).collect();
    let topic = |r: &Report| r.topic.iter().map(|(word, weight)| (numbers[&**word], *weight)).collect();
    reports.par_iter().map(topic).collect()
}

/// How alike two topics are, as [`crate::claim::context::similarity`] has it, where that makes them one story.
fn same_story(a: &[(u32, u16)], b: &[(u32, u16)]) -> Option<f64> {
    let (mut i, mut j, mut both, mut shared) = (0, 0, 0.0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            let weight = (f64::from(x.1) * f64::from(y.1)).sqrt();
            both += weight;
            shared += usize::from(weight >= 100.0);
        }
        (i, j) = (i + usize::from(x.0 <= y.0), j + usize::from(y.0 <= x.0));
    }
    let sum = |words: &[(u32, u16)]| words.iter().map(|w| f64::from(w.1)).sum::<f64>();
    let norm = (sum(a) * sum(b)).sqrt();
    let alike = if norm > 0.0 { both / norm } else { 0.0 };
    (alike >= SAME_STORY && shared >= 2).then_some(alike)
}

/// For each pair: is it among the most alike of one of its reports?
fn most_alike(reports: usize, pairs: &[(u32, u32, f64)]) -> Vec<bool> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); reports];
    for (k, &(a, b, _)) in pairs.iter().enumerate() {
        own[a as usize].push(k);
        own[b as usize].push(k);
    }
    let mut kept = vec![false; pairs.len()];
    for mut list in own {
        if list.len() > MATES {
            list.select_nth_unstable_by(MATES, |&k, &l| pairs[l].2.total_cmp(&pairs[k].2).then(k.cmp(&l)));
            list.truncate(MATES);
        }
        list.into_iter().for_each(|k| kept[k] = true);
    }
    kept
}

/// Pairs that share a name, a town with a kind of event, or two weighty words, in order. That depends on the two
/// alone, but for words and names that stand in very many reports.
fn candidates(reports: &[Report], topics: &[Vec<(u32, u16)>]) -> Vec<(u32, u32)> {
    let mut keyed: Vec<(u64, u32)> = Vec::new();
    for (i, (report, topic)) in (0..).zip(reports.iter().zip(topics)) {
        names(report, |key| keyed.push((key | NAMED, i)));
        words(topic, |key| keyed.push((key, i)));
    }
    keyed.par_sort_unstable();
    keyed.dedup();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for list in keyed.chunk_by(|a, b| a.0 == b.0) {
        let named = list[0].0 & NAMED != 0;
        if list.len() <= COMMON || named && list.len() <= 2 * WINDOW {
            for (k, a) in list.iter().enumerate() {
                pairs.extend(list[k + 1..].iter().map(|b| (a.1, b.1)));
            }
        } else if named {
            let mut days: Vec<_> = list.iter().map(|&(_, i)| (reports[i as usize].published, i)).collect();
            days.sort_unstable();
            for (k, a) in days.iter().enumerate() {
                pairs.extend(days[k + 1..].iter().take(WINDOW).map(|b| (a.1.min(b.1), a.1.max(b.1))));
            }
        }
    }
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Marks the keys that hold a name.
const NAMED: u64 = 1 << 63;

/// The named keys under which reports of one story meet; equal hashes only let two more reports be looked at.
fn names(report: &Report, mut put: impl FnMut(u64)) {
    let hash = |kind: char, a: &str, b: &str| FxBuildHasher.hash_one((kind, a, b));
    report.people.iter().for_each(|p| put(hash('p', p, "")));
    report.sites.iter().for_each(|s| put(hash('s', s, "")));
    for (kind, _) in report.topic.iter().filter(|(word, _)| word.starts_with(EVENT)) {
        report.towns.iter().for_each(|t| put(hash('t', t, kind)));
    }
}

/// The keys of two words each.
fn words(topic: &[(u32, u16)], mut put: impl FnMut(u64)) {
    let mut words = topic.to_vec();
    words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    words.truncate(WEIGHTY);
    words.sort_unstable();
    for (k, a) in words.iter().enumerate() {
        words[k + 1..].iter().for_each(|b| put(u64::from(a.0) << 32 | u64::from(b.0)));
    }
}

/// FNV-1a of each longer sentence, letters and digits only, case aside; sorted.
pub fn sentence_hashes(doc: &Document) -> Vec<u64> {
    let long = doc.sentences.iter().filter(|s| s.tokens.len() >= 6).take(400);
    let mut hashes: Vec<u64> = long
        .map(|s| {
            let text = doc.lower.get(s.span.start..s.span.end).unwrap_or("");
            text.bytes()
                .filter(u8::is_ascii_alphanumeric)
                .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Do two reports share so much text that they count as one source? A third of the shorter one.
pub fn share_text(a: &Report, b: &Report) -> bool {
    let shared = a.sentences.iter().filter(|h| b.sentences.binary_search(h).is_ok()).count();
    let least = a.sentences.len().min(b.sentences.len());
    least > 0 && shared * 3 >= least
}

/// The number of independent sources among `reports`.
pub fn independent(reports: &[&Report]) -> usize {
    let mut groups: Vec<&Report> = Vec::new();
    for report in reports {
        let same_source = |g: &&Report| g.path == report.path && g.id == report.id || share_text(g, report);
        if !groups.iter().any(same_source) {
            groups.push(report);
        }
    }
    groups.len()
}
