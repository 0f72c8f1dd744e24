//! Reading the claims that `crosscheck extract --format jsonl`, or another program, wrote.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    align,
    claim::Claim,
    conflict::{Conflict, sort},
    document::{Document, Meta, Published, PublishedFrom, Segment, SegmentKind, Span},
    packs::Lexicon,
    problem::Problem,
    report::{Quoted, Report, extract::SCHEMA},
    source::{self, Input},
};

/// Reports and their claims, and what could not be read.
#[derive(Debug, Default)]
pub struct ClaimSet {
    pub reports: Vec<align::Report>,
    pub claims: Vec<Claim>,
    documents: Vec<Document>,
    problems: Vec<Problem>,
}

#[derive(Deserialize)]
struct Line {
    schema: String,
    document: Article,
    #[serde(default)]
    claims: Vec<Claim>,
    report: Option<align::Report>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    #[serde(default)]
    path: String,
    record: Option<usize>,
    title: Option<String>,
    published: Option<String>,
    source: Option<String>,
    /// What `extract --text` gives.
    text: Option<String>,
}

/// Read files of claims; articles are sorted by path and record, so that the order of the files does not matter.
pub fn read(paths: &[String], max_size: u64) -> ClaimSet {
    let mut problems = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for path in paths {
        let input = Input::named(path);
        let Some(text) = source::text(&input, max_size, &mut problems) else { continue };
        for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            match serde_json::from_str::<Line>(line) {
                Ok(line) if line.schema == SCHEMA => lines.push(line),
                Ok(line) => {
                    let message = format!("its schema is \"{}\", not \"{SCHEMA}\"", line.schema);
                    problems.push(Problem::at(path, i + 1, message));
                }
                Err(_) if !line.trim_start().starts_with('{') => {
                    let help = "it holds no claims: `crosscheck extract --format jsonl` makes them of articles";
                    problems.push(Problem::new(path, help));
                    break;
                }
                Err(error) => problems.push(Problem::at(path, i + 1, format!("these are no claims: {error}"))),
            }
        }
    }
    lines.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut set = ClaimSet { problems, ..ClaimSet::default() };
    lines.into_iter().for_each(|line| set.add(line));
    set
}

fn key(line: &Line) -> (&str, Option<usize>, &str) {
    (&line.document.path, line.document.record, &line.document.id)
}

impl ClaimSet {
    fn add(&mut self, line: Line) {
        let index = self.documents.len();
        let article = line.document;
        let published = article.published.as_deref().and_then(|d| source::published(d, PublishedFrom::Metadata));
        let report = line.report.unwrap_or_else(|| align::Report {
            id: article.id.clone(),
            path: article.path.clone(),
            source: article.source.clone(),
            published: published.as_ref().map(|p: &Published| (p.first, p.last)),
            ..align::Report::default()
        });
        let meta = Meta { title: article.title, published, source: article.source, ..Meta::default() };
        // a text in which the claims' words do not lie where they say is not theirs
        let fits = |text: &String| line.claims.iter().all(|c| text.get(c.start..c.end) == Some(c.text.as_str()));
        let text = article.text.filter(fits).unwrap_or_default();
        let segments = match text.len() {
            0 => Vec::new(),
            end => vec![Segment { kind: SegmentKind::Body, span: Span::new(0, end) }],
        };
        let mut document = Document::new(&article.id, &article.path, meta, text, segments, Lexicon::builtin());
        document.record = article.record;
        let mut claims = line.claims;
        claims.iter_mut().for_each(|c| c.document = index);
        claims.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        self.claims.extend(claims);
        self.documents.push(document);
        self.reports.push(report);
    }

    /// The report of `conflicts`; the words come from the claims, since the texts are not there.
    pub fn into_report(self, mut conflicts: Vec<Conflict>) -> Report {
        sort(&mut conflicts, &self.documents);
        let quoted: BTreeMap<(usize, Span), Quoted> = self
            .claims
            .iter()
            .filter(|c| self.documents.get(c.document).is_some_and(|d| d.text.is_empty()))
            .map(|c| ((c.document, c.span()), Quoted { line: c.line, column: c.column, text: c.text.clone() }))
            .collect();
        let mut report = Report::new(self.documents, conflicts, self.problems);
        report.claims = self.claims.len();
        report.quoted = quoted;
        report
    }
}
