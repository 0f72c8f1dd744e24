//! The library as another program uses it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crosscheck::{Article, Checker, Finding};

fn finding() -> Finding {
    let first =
        Article::new("first.txt", "The council of Elmton will vote on the new bridge on Thursday, officials said.");
    let second =
        Article::new("second.txt", "The council of Elmton will vote on the new bridge on March 7, officials said.");
    let dated = |a: Article| a.published(2025, 3, 3).unwrap();
    let findings = Checker::new().check(&[dated(first.source("Elm Wire")), dated(second)]);
    findings.into_iter().find(|f| f.rule() == "event-date").expect("a conflict of dates")
}

#[test]
fn a_finding_knows_its_places() {
    let finding = finding();
    let places: Vec<(&str, &str)> = finding.places().iter().map(|p| (p.article.as_str(), p.text.as_str())).collect();
    assert_eq!(places, [("first.txt", "Thursday"), ("second.txt", "March 7")]);
    assert!(finding.help().is_some() && finding.fingerprint().len() == 16);
}

#[test]
fn any_handler_of_miette_prints_a_finding() {
    let finding = finding();
    let mut graphical = String::new();
    #[cfg(feature = "cli")]
    {
        let theme = miette::GraphicalTheme::unicode_nocolor();
        let handler = miette::GraphicalReportHandler::new_themed(theme).with_links(false).with_width(120);
        handler.render_report(&mut graphical, &finding).unwrap();
    }
    let mut narrated = String::new();
    miette::NarratableReportHandler::new().render_report(&mut narrated, &finding).unwrap();
    let mut json = String::new();
    miette::JSONReportHandler::new().render_report(&mut json, &finding).unwrap();
    #[cfg(feature = "cli")]
    insta::assert_snapshot!("graphical", graphical);
    insta::assert_snapshot!("narrated", narrated);
    insta::assert_snapshot!("json", json);
}
