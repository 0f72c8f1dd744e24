//! What the rules find between two short reports.

use chrono::NaiveDate;

use crate::{
    CheckOptions,
    conflict::Severity,
    document::{Document, Meta, Published, PublishedFrom, segment},
    engine,
    packs::Lexicon,
};

/// Rule and severity (a warning stands for an error, too); are the reports of different days; the two reports.
type Case = (Option<(&'static str, Severity)>, bool, &'static str, &'static str);

fn report(id: &str, text: &str, day: u32) -> Document {
    let published = NaiveDate::from_ymd_opt(2024, 4, day).map(|d| Published::on(d, PublishedFrom::Metadata));
    let meta = Meta { published, ..Meta::default() };
    let raw = segment::RawDocument { id: id.to_owned(), text: text.to_owned(), meta, ..Default::default() };
    segment::document(raw, Lexicon::builtin(), None)
}

#[test]
fn two_short_reports() {
    for (wanted, later, a, b) in CASES {
        let documents = [report("a", a, 9), report("b", b, if *later { 12 } else { 9 })];
        let found = engine::check(&documents, Lexicon::builtin(), &CheckOptions::default());
        let grave: Vec<_> =
            found.iter().filter(|c| c.severity > Severity::Note).map(|c| (c.rule, &c.message)).collect();
        match wanted {
            None => assert!(grave.is_empty(), "{a} | {b}: {grave:?}"),
            Some((rule, severity)) => {
                let hit =
                    |c: &crate::conflict::Conflict| c.rule == *rule && c.severity.min(Severity::Warning) == *severity;
                assert!(found.iter().any(hit), "{rule}: {a} | {b}: {grave:?}");
                assert!(grave.iter().all(|(r, _)| r == rule), "{a} | {b}: {grave:?}");
            }
        }
    }
}

const CASES: &[Case] = &[
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The council of Alden approved the plan for a new dam above the town on Monday.",
        "The council of Alden rejected the plan for a new dam above the town on Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The ministry confirmed the sale of the old harbour in Lindholm to a bank on Monday.",
        "The ministry denied the sale of the old harbour in Lindholm to a bank on Monday.",
    ),
    (
        None,
        false,
        "The council of Alden approved the plan for a new dam above the town on Monday.",
        "The council of Alden rejected the offer of a baker for the old school on Monday.",
    ),
    (
        None,
        false,
        "The council of Alden approved the new dam and rejected the old bridge on Monday.",
        "The council of Alden rejected the old bridge on Monday, and the new dam will be built.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The former treasurer Ruth Hale was acquitted of fraud by a court in Lindholm on Monday.",
        "A court in Lindholm convicted the former treasurer Ruth Hale of fraud on Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The former treasurer Ruth Hale was found guilty of fraud in Lindholm on Monday.",
        "The former treasurer Ruth Hale was found not guilty of fraud in Lindholm on Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "A boy was shot in Oakfield on Monday. He was in stable condition at Mercy Hospital.",
        "A boy was shot in Oakfield on Monday. He was in critical condition at Mercy Hospital.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "Three people were shot in Oakfield on Monday night. The victims were listed in serious condition.",
        "Three people were shot in Oakfield on Monday night. The victims were listed in good condition.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "Two men were shot outside a bar in Oakfield on Monday. Their injuries are not believed to be life-threatening, police said.",
        "Two men were shot outside a bar in Oakfield on Monday. Their injuries are believed to be life-threatening, police said.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The driver of the van, who struck two cyclists in Oakfield, was released without charge, police said.",
        "The driver of the van, who struck two cyclists in Oakfield, was charged with reckless driving, police said.",
    ),
    (
        Some(("event-status", Severity::Note)),
        false,
        "A gunman shot two men in Oakfield on Monday. Police said no one has been arrested.",
        "A gunman shot two men in Oakfield on Monday. A suspect was arrested on Monday night, police said.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The council meeting in Oakfield on the new dam was held on Monday, the mayor said.",
        "The council meeting in Oakfield on the new dam was cancelled on Monday, the mayor said.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The summit of the river states in Lindholm took place on Monday, the ministry said.",
        "The summit of the river states in Lindholm was postponed on Monday, the ministry said.",
    ),
    (
        Some(("event-status", Severity::Note)),
        true,
        "The summit of the river states in Lindholm will be held on Wednesday, the ministry said.",
        "The summit of the river states in Lindholm was held on Wednesday, the ministry said.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The singer Tom Berg died at a hospital in Lindholm on Monday after a fall from the stage.",
        "The singer Tom Berg was alive and recovering at a hospital in Lindholm on Monday after a fall from the stage.",
    ),
    (
        None,
        false,
        "Two suspects fled after the robbery in Oakfield. One was arrested.",
        "Two suspects fled after the robbery in Oakfield. Tom Berg remained at large, police said.",
    ),
    (
        None,
        false,
        "The driver could be charged after the crash in Oakfield, police said.",
        "The driver was not charged after the crash in Oakfield, police said.",
    ),
    (
        None,
        false,
        "Police said charges are pending against the driver who struck two cyclists in Oakfield.",
        "The driver who struck two cyclists in Oakfield has not been charged.",
    ),
    (
        None,
        false,
        "One man was in critical condition and two women were in stable condition after the crash in Oakfield on Monday.",
        "A woman was in stable condition after the crash in Oakfield on Monday.",
    ),
    (
        None,
        false,
        "Tom Berg pleaded guilty to the fraud in Lindholm on Monday.",
        "Ruth Hale pleaded not guilty to the fraud in Lindholm on Monday.",
    ),
    (
        None,
        false,
        "Tom Berg, who was convicted of theft in 2012, was acquitted of fraud in Lindholm on Monday.",
        "Tom Berg was acquitted of fraud in Lindholm on Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "Hale pleaded not guilty to two counts of theft before a judge in Lindholm on Monday. Ruth Hale had kept the money of the club.",
        "Ruth Hale entered a guilty plea to two counts of theft before a judge in Lindholm on Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The suspect denied the charges of arson before a judge in Lindholm on Monday.",
        "The suspect pleaded guilty to arson before a judge in Lindholm on Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "A 14-year-old girl is in critical condition after she fell into the river in Alden on Sunday.",
        "The girl of 14 who fell into the river in Alden on Sunday is listed in good condition.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "No charges will be filed against the officer who shot a man in Oakfield, prosecutors said Monday.",
        "The officer who shot a man in Oakfield was charged with manslaughter, prosecutors said Monday.",
    ),
    (
        Some(("event-status", Severity::Warning)),
        false,
        "The ship sank off Port Albin. The captain was confirmed dead, the coast guard said Monday. Tom Berg, the captain, was found dead.",
        "Tom Berg, the captain of the ship that sank off Port Albin, was found alive, the coast guard said Monday.",
    ),
    (
        Some(("superseded", Severity::Warning)),
        false,
        "The stand fell on 12 people in Lindholm on Monday. Twelve people were injured when the stand collapsed at the race in Lindholm, police said.",
        "Twenty-one people were injured when a stand collapsed at the race in Lindholm, police said.\n\nCorrection: An earlier version of this story said that 12 people were injured when the stand collapsed.",
    ),
    (
        Some(("superseded", Severity::Warning)),
        false,
        "The new bridge at Lindholm will cost $30 million, the ministry said.",
        "The new bridge at Lindholm will cost $3 million, the ministry said.\n\nCorrection: The new bridge at Lindholm will cost $3 million, not $30 million.",
    ),
    (
        Some(("superseded", Severity::Warning)),
        false,
        "The mill in Alden will open on May 4, the owner said.",
        "The mill in Alden will open on May 14, the owner said.\n\nThis story has been corrected. An earlier version of this article incorrectly said the mill in Alden will open on May 4. It will open on May 14.",
    ),
    (
        Some(("superseded", Severity::Warning)),
        false,
        "The engineer Ruth Hale, 61, will lead the dam office in Lindholm.",
        "The engineer Ruth Hale, 64, will lead the dam office in Lindholm.\n\nCorrection: A previous version of this report misstated the age of Ruth Hale. Ruth Hale is 64, not 61.",
    ),
    (
        None,
        false,
        "Twenty-one people were injured when a stand collapsed at the race in Lindholm, police said.",
        "Twenty-one people were injured when a stand collapsed at the race in Lindholm, police said.\n\nCorrection: An earlier version of this story said that 12 people were injured when the stand collapsed.",
    ),
    (
        None,
        false,
        "The new bridge at Lindholm will cost $3 million, the ministry said.",
        "The new bridge at Lindholm will cost $3 million, the ministry said.\n\nCorrection: The new bridge at Lindholm will cost $3 million, not $30 million.",
    ),
    (
        Some(("quote-speaker", Severity::Warning)),
        false,
        "“We will rebuild the mill with our own hands,” said Ruth Hale, the mayor of Alden, after the fire on Monday.",
        "“We will rebuild the mill with our own hands,” said Tom Berg, a baker in Alden, after the fire on Monday.",
    ),
    (
        None,
        false,
        "“We will rebuild the mill with our own hands,” said Ruth Hale, the mayor of Alden, after the fire on Monday.",
        "“We will rebuild the mill with our own hands,” said a baker in Alden after the fire on Monday.",
    ),
    (
        Some(("magnitude", Severity::Warning)),
        false,
        "The company will invest $1.5 billion in the plant in Alden, it said Monday.",
        "The company said Monday it will invest $1.5 million in the plant in Alden.",
    ),
    (
        Some(("magnitude", Severity::Warning)),
        false,
        "The region has 3.5 million voters, and the vote in Alden is on Monday, officials said.",
        "Officials said the region has 3.5 billion voters, and the vote in Alden is on Monday.",
    ),
    (
        Some(("quantity", Severity::Warning)),
        false,
        "The fire in Alden burned 40 hectares of forest on Monday, officials said.",
        "The fire in Alden burned 400 acres of forest on Monday, officials said.",
    ),
    (
        None,
        false,
        "The fire in Alden burned 40 hectares of forest on Monday, officials said.",
        "The fire in Alden burned 100 acres of forest on Monday, officials said.",
    ),
    (
        None,
        false,
        "The quake struck 100 kilometers (60 miles) from Alden on Monday at a depth of 10 km, officials said.",
        "The quake struck 62 miles from Alden on Monday at a depth of 6 miles, officials said.",
    ),
    (
        None,
        false,
        "The hall in Alden has 170,000 square feet of space, officials said Monday.",
        "The hall in Alden has 15,800 square metres of space, officials said Monday.",
    ),
    (
        Some(("quantity", Severity::Warning)),
        false,
        "The lorry carried 20 tonnes of salt when it overturned in Alden on Monday, officials said.",
        "The lorry carried 20,000 pounds of salt when it overturned in Alden on Monday, officials said.",
    ),
    (
        None,
        false,
        "The plant in Alden cost 90 million euros, officials said Monday.",
        "The plant in Alden cost $100 million, officials said Monday.",
    ),
];

/// Words that open the grammar of states, sums, lists, years, changes and corrections.
const VOCABULARY: &[&str] = &[
    "charged",
    "not",
    "no",
    "arrests",
    "have",
    "been",
    "made",
    "critical",
    "condition",
    "pleaded",
    "guilty",
    "12",
    "3.5",
    "million",
    "people",
    "including",
    "of",
    "the",
    "74",
    "dead,",
    "were",
    "civilians",
    ":",
    "—",
    "from",
    "to",
    "rose",
    "20",
    "percent",
    "$3",
    "years",
    "ago,",
    "in",
    "1995",
    "25th",
    "anniversary",
    "Correction:",
    "An",
    "earlier",
    "version",
    "said",
    ";",
    "\n",
    "1.",
    "2.",
    "- ",
    "“",
    "”",
    "é",
    "\u{a0}",
    "İ",
    ".",
    "Ruth",
    "Hale",
    "was",
    "5",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_stops_a_check(picks in proptest::collection::vec(0..VOCABULARY.len(), 0..120)) {
        let text: Vec<&str> = picks.iter().map(|&i| VOCABULARY[i]).collect();
        let documents = [report("a", &text.join(" "), 9), report("b", &text.join("\n"), 12)];
        let found = engine::check(&documents, Lexicon::builtin(), &CheckOptions::default());
        for label in found.iter().flat_map(|c| &c.labels) {
            let text = &documents[label.document].text;
            proptest::prop_assert!(text.get(label.span.start..label.span.end).is_some_and(|w| !w.is_empty()));
        }
    }
}
