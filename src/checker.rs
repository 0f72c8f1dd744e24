//! The library's front door: articles in, findings out.

use std::fmt;

use chrono::NaiveDate;
use miette::{Diagnostic, LabeledSpan, SourceCode};

use crate::{
    conflict::{Conflict, Label},
    document::{Document, Meta, Published, PublishedFrom, segment},
    engine::{self, CheckOptions},
    judge::{self, settings::Settings},
    lexicon::{PackError, Packs},
    packs::Lexicon,
    report::{self, Report, diagnostic},
    rules,
    severity::Severity,
};

/// One report of a story: its text, and what is known of it.
///
/// ```
/// use crosscheck::Article;
///
/// let article = Article::new("wire.txt", "The vote is on Thursday.").source("Elm Wire").published(2025, 3, 3)?;
/// assert_eq!(article.name(), "wire.txt");
/// # Ok::<(), crosscheck::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Article {
    name: String,
    text: String,
    meta: Meta,
}

impl Article {
    /// `name` tells the article from others, as the path of a file does.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Article {
        Article { name: name.into(), text: text.into(), meta: Meta::default() }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its headline, where the text does not begin with it.
    pub fn title(mut self, title: impl Into<String>) -> Article {
        self.meta.title = Some(title.into());
        self
    }

    /// The outlet.
    pub fn source(mut self, source: impl Into<String>) -> Article {
        self.meta.source = Some(source.into());
        self
    }

    /// The day of publication, from which "on Wednesday" and "last month" are counted. Without it the text's own
    /// dateline is read.
    ///
    /// # Errors
    /// There is no such day.
    pub fn published(mut self, year: i32, month: u32, day: u32) -> Result<Article, Error> {
        let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1..=9999).contains(&year));
        let date = date.ok_or(Error::Day { year, month, day })?;
        self.meta.published = Some(Published::on(date, PublishedFrom::Metadata));
        Ok(self)
    }

    fn document(&self, lexicon: &Lexicon) -> Document {
        let raw = segment::RawDocument {
            path: self.name.clone(),
            id: self.name.clone(),
            meta: self.meta.clone(),
            text: self.text.clone(),
            ..Default::default()
        };
        segment::document(raw, lexicon, None)
    }
}

/// Finds facts on which articles disagree.
///
/// ```
/// use crosscheck::{Article, Checker};
///
/// let findings = Checker::new().check(&[
///     Article::new("a", "The council of Elmton will vote on the new bridge on Thursday, officials said.").published(2025, 3, 3)?,
///     Article::new("b", "The council of Elmton will vote on the new bridge on March 7, officials said.").published(2025, 3, 3)?,
/// ]);
/// assert_eq!(findings[0].rule(), "event-date");
/// assert_eq!(findings[0].places()[1].text, "March 7");
/// # Ok::<(), crosscheck::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Checker {
    /// None: the built-in packs.
    lexicon: Option<Box<Lexicon>>,
    options: CheckOptions,
}

impl Checker {
    /// A checker with the built-in rule packs and all rules.
    pub fn new() -> Checker {
        Checker::default()
    }

    /// A checker with rule packs of your own on top of the built-in ones: the name of the pack ("places") with its TOML.
    ///
    /// # Errors
    /// There is no such pack, or its text is at fault; the error shows where.
    ///
    /// ```
    /// use crosscheck::{Checker, Error};
    ///
    /// let error = Checker::with_packs([("time", "no-such-key = 1")]).err();
    /// assert!(matches!(error, Some(Error::Pack(_))));
    /// ```
    pub fn with_packs<'a>(packs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Checker, Error> {
        let mut all = Packs::builtin();
        for (name, text) in packs {
            all.add(name, &format!("{name}.toml"), text.to_owned())?;
        }
        Ok(Checker { lexicon: Some(Box::new(Lexicon::load(&all)?)), options: CheckOptions::default() })
    }

    /// Run only these rules.
    ///
    /// # Errors
    /// There is no rule of that name.
    ///
    /// ```
    /// use crosscheck::Checker;
    ///
    /// assert!(Checker::new().select(["toll", "event-date"]).is_ok());
    /// assert!(Checker::new().select(["tol"]).is_err());
    /// ```
    pub fn select<'a>(mut self, rules: impl IntoIterator<Item = &'a str>) -> Result<Checker, Error> {
        for id in rules {
            self.options.select.push(rules::find(id)?.id.to_owned());
        }
        Ok(self)
    }

    /// Every conflict inside and between the articles, by article and place. Suppression comments in the texts hold.
    pub fn check(&self, articles: &[Article]) -> Vec<Finding> {
        self.run(articles, &[])
    }

    /// The conflicts in which one of the drafts takes part: inside it, or against a source.
    ///
    /// ```
    /// use crosscheck::{Article, Checker};
    ///
    /// let wire = Article::new("wire", "The fire in Elmton killed three people on Monday, police said.");
    /// let draft = Article::new("draft", "The fire in Elmton killed five people on Monday, police said.");
    /// let findings = Checker::new().check_against(&[draft], &[wire]);
    /// assert!(findings.iter().all(|f| f.places().iter().any(|p| p.article == "draft")));
    /// ```
    pub fn check_against(&self, drafts: &[Article], sources: &[Article]) -> Vec<Finding> {
        let all: Vec<Article> = drafts.iter().chain(sources).cloned().collect();
        let own: Vec<usize> = (0..drafts.len()).collect();
        if own.is_empty() { Vec::new() } else { self.run(&all, &own) }
    }

    fn run(&self, articles: &[Article], drafts: &[usize]) -> Vec<Finding> {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::builtin());
        let documents: Vec<Document> = articles.iter().map(|a| a.document(lexicon)).collect();
        let options = CheckOptions { drafts: drafts.to_vec(), ..self.options.clone() };
        let found = engine::check(&documents, lexicon, &options);
        let judged = judge::settle(found, &documents, &Settings::default(), None);
        let mut report = Report::new(documents, Vec::new(), Vec::new());
        (report.conflicts, report.fingerprints) = judged.conflicts.into_iter().unzip();
        Finding::all(&report)
    }
}

/// A fact on which articles disagree. It is a [`miette::Diagnostic`]: any of miette's handlers prints it.
#[derive(Debug, Clone)]
pub struct Finding {
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    message: String,
    help: Option<String>,
    fingerprint: String,
    places: Vec<Place>,
    shown: diagnostic::Finding,
}

/// One place that takes part in a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The article's name.
    pub article: String,
    /// UTF-8 byte offsets into the article's text, end exclusive.
    pub start: usize,
    pub end: usize,
    /// From 1; columns count Unicode scalar values.
    pub line: usize,
    pub column: usize,
    /// The words that carry the value.
    pub text: String,
    /// The value, normalized.
    pub value: String,
    /// The value, how it was reached and who says it.
    pub note: String,
}

/// Columns of an excerpt's row, where miette prints a finding.
const WIDTH: usize = 96;

impl Finding {
    fn all(report: &Report) -> Vec<Finding> {
        let finding = |(conflict, fingerprint): (&Conflict, &String)| Finding {
            rule: conflict.rule,
            severity: conflict.severity,
            confidence: conflict.confidence,
            message: conflict.message.clone(),
            help: conflict.help.clone(),
            fingerprint: fingerprint.clone(),
            places: report.places(conflict).map(|(label, place)| Place::new(label, &place)).collect(),
            shown: diagnostic::Finding::new(report, conflict, WIDTH),
        };
        report.conflicts.iter().zip(&report.fingerprints).map(finding).collect()
    }

    /// The rule that found it, as `crosscheck explain` knows it.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// How sure the rule is, 0 to 1.
    pub fn confidence(&self) -> f64 {
        self.confidence
    }

    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Its identity, 16 hexadecimal digits: it survives edits elsewhere in the texts.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Never empty; the first is where it is reported.
    pub fn places(&self) -> &[Place] {
        &self.places
    }
}

impl Place {
    fn new(label: &Label, place: &report::Place) -> Place {
        Place {
            article: place.document.path.clone(),
            start: label.span.start,
            end: label.span.end,
            line: place.start.0,
            column: place.start.1,
            text: place.text.to_owned(),
            value: label.value.clone(),
            note: label.note.clone(),
        }
    }
}

/// The message.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Finding {}

impl Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.shown.code()
    }

    fn severity(&self) -> Option<miette::Severity> {
        Diagnostic::severity(&self.shown)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.shown.help()
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.shown.url()
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.shown.source_code()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.shown.labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        self.shown.related()
    }
}

/// What can go wrong before anything is checked.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    #[error("{year}-{month:02}-{day:02} is no day of the calendar")]
    Day { year: i32, month: u32, day: u32 },
    #[error(transparent)]
    #[diagnostic(transparent)]
    Pack(#[from] PackError),
    #[error(transparent)]
    #[diagnostic(transparent)]
    Rule(#[from] rules::UnknownRule),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_strings() {
        let findings = Checker::new().check(&[Article::new(
            "a.txt",
            "Elmton council to vote\n\nThe council of Elmton will vote on the new bridge on Wednesday, March 6, 2025.",
        )]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].to_string(), "6 March 2025 is a Thursday, not a Wednesday");
        let place = &findings[0].places()[0];
        assert_eq!((place.line, place.column, findings[0].severity()), (3, 54, Severity::Error));
    }

    #[test]
    fn no_draft_no_finding() {
        assert!(Checker::new().check_against(&[], &[Article::new("a", "Wednesday, March 6, 2025")]).is_empty());
        assert!(Article::new("a", "").published(2025, 2, 30).is_err());
    }
}
