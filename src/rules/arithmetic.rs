//! What the rules share that hold two numbers of one text against each other.

use std::collections::BTreeMap;

use super::{Rule, finding};
use crate::{
    align::{Aligned, grouping::Group},
    claim::{Attribute, Claim},
    conflict::Conflict,
    value::{NumberValue, Value, number::Bound},
};

/// Pairs of claims of one block that exclude each other, worded by `message`.
pub fn check(
    aligned: &Aligned,
    rule: &Rule,
    attribute: Attribute,
    help: &str,
    message: impl Fn(&Claim, &Claim) -> String,
) -> Vec<Conflict> {
    let mut blocks: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for &i in aligned.of(attribute) {
        let claim = &aligned.claims[i];
        blocks.entry((claim.document, claim.block.as_str())).or_default().push(i);
    }
    let mut out = Vec::new();
    for list in blocks.into_values() {
        let [a, b] = list.as_slice() else { continue };
        let (x, y) = (&aligned.claims[*a], &aligned.claims[*b]);
        if let (Some(p), Some(q)) = (number(x), number(y))
            && apart(p, q)
        {
            let group = Group { claims: list.clone(), score: CONFIDENCE };
            let message = message(x, y);
            out.push(finding::conflict(aligned, &group, rule.id, rule.severity, CONFIDENCE, message, help));
        }
    }
    out
}

/// Arithmetic does not err; reading what is added up does.
const CONFIDENCE: f64 = 0.8;

fn number(claim: &Claim) -> Option<&NumberValue> {
    match &claim.value {
        Value::Number(n) => Some(n),
        _ => None,
    }
}

/// Do the numbers that the words admit lie apart?
fn apart(a: &NumberValue, b: &NumberValue) -> bool {
    let reach = |n: &NumberValue| match n.bound {
        Bound::AtLeast => (n.low, f64::INFINITY),
        Bound::AtMost => (f64::NEG_INFINITY, n.high),
        _ => (n.low, n.high),
    };
    let ((p, q), (r, s)) = (reach(a), reach(b));
    q + 1e-9 < r || s + 1e-9 < p
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::{
        CheckOptions,
        document::{Meta, Published, PublishedFrom, segment},
        engine,
        packs::Lexicon,
    };

    /// The rules of arithmetic that find something in a report of 2024.
    fn found(text: &str) -> Vec<&'static str> {
        let lexicon = Lexicon::builtin();
        let published = NaiveDate::from_ymd_opt(2024, 4, 9).map(|d| Published::on(d, PublishedFrom::Metadata));
        let meta = Meta { published, ..Meta::default() };
        let raw = segment::RawDocument { text: text.to_owned(), meta, ..Default::default() };
        let documents = [segment::document(raw, lexicon, None)];
        let conflicts = engine::check(&documents, lexicon, &CheckOptions::default());
        let rules = ["sum", "years-ago", "percent-change", "list-count"];
        conflicts.iter().map(|c| c.rule).filter(|r| rules.contains(r)).collect()
    }

    #[test]
    fn sums_years_changes_and_lists() {
        let cases: &[(&str, &str)] = &[
            ("sum", "The attack killed 45 people, including 30 men, 12 women and nine children, officials said."),
            ("sum", "Officials said 45 people, including 30 civilians and 20 soldiers, were killed in the attack."),
            ("sum", "A total of 120 people were on board: 100 passengers and 15 crew."),
            ("sum", "The team won 12 medals: five gold, four silver and two bronze."),
            (
                "sum",
                "The budget of $10 million, including $7 million for roads and $6 million for schools, was passed.",
            ),
            ("-", "The budget of $10 million, including $7 million for roads and $2 million for schools, was passed."),
            ("sum", "The storm destroyed 40 homes, including 25 in Alden and 22 in Marl."),
            ("-", "The storm destroyed 40 homes, including 25 in Alden and 12 in Marl."),
            ("sum", "Police arrested 12 people, including 15 women, at the rally."),
            ("-", "Police arrested 12 people, including two 15-year-old boys, at the rally."),
            (
                "-",
                "Twelve people were hurt, including three firefighters and two of the 14 children who were in the house.",
            ),
            ("-", "He scored 20 points, including 15 in the first half and 12 from the line."),
            ("sum", "There are 30 members on the board: 16 women and 12 men."),
            ("-", "There are 28 members on the board: 16 women and 12 men."),
            ("-", "She has three children: two sons, 12 and 14."),
            ("-", "They left at 8: 30 people and 12 dogs."),
            ("sum", "Of the 74 dead, 32 were civilians and 50 were soldiers."),
            ("sum", "The blaze killed 14 people: nine adults and six children."),
            ("-", "Five people, including a mother and her three children, were killed."),
            ("sum", "Three people were killed, including two women and two children."),
            ("years-ago", "The bridge collapsed 15 years ago, in 2001."),
            ("years-ago", "In 2001, 15 years ago, the bridge collapsed."),
            ("years-ago", "The town celebrates the 50th anniversary of the 1964 landing."),
            ("-", "The town celebrates the 60th anniversary of the 1964 landing."),
            ("-", "The bridge collapsed 15 years ago, in 2009."),
            ("-", "More than 15 years ago, in 2001, the bridge collapsed."),
            ("years-ago", "The school opened 30 years ago (1984) with 12 pupils."),
            ("-", "He said in 2010 that five years ago, in 2005, the bridge collapsed."),
            ("-", "Ten years ago, in March 2014, the ferry sank."),
            ("years-ago", "Ten years ago, in March 2004, the ferry sank."),
            ("percent-change", "Profit fell 30 percent to $70 million from $90 million a year earlier."),
            ("-", "Profit fell 22 percent to $70 million from $90 million a year earlier."),
            ("percent-change", "Sales rose by 15% from $2.0 billion to $2.6 billion."),
            ("percent-change", "The number of pupils rose from 200 to 260, an increase of 40 percent."),
            ("percent-change", "Shares rose 8 percent to $54.20 from $48.20."),
            ("-", "Shares rose 12.4 percent to $54.20 from $48.20."),
            ("percent-change", "Attendance was up 25% to 8,000 from 5,000."),
            ("percent-change", "The rent went up from $800 to $900 a month, up 20 percent."),
            ("-", "Unemployment rose 0.5 percentage points to 5.5 percent from 5 percent."),
            ("percent-change", "Shares dropped 10 percent to $54 from $48."),
            (
                "list-count",
                "Five ways to save water\n\nWater is short this summer.\n\n1. Take short showers in the morning.\n\n2. Water the plants at night.\n\n3. Mend the taps in the kitchen.\n\n4. Collect the rain in barrels.\n",
            ),
            (
                "-",
                "Five ways to save water\n\nWater is short this summer.\n\n1. Take short showers in the morning.\n\n2. Water the plants at night.\n\n3. Mend the taps in the kitchen.\n\n4. Collect the rain in barrels.\n\n5. Eat less meat in summer.\n",
            ),
            (
                "list-count",
                "12 highlights of the festival\n\nIt was a good year for the festival.\n\n• The choir from Alden sang.\n• The rain stopped at noon.\n• The mayor danced with the band.\n• A dog won the race.\n• The soup was free.\n• Children painted the wall.\n• The lights went out.\n• A stork landed on the stage.\n• The band played twice.\n• Someone lost a shoe.\n• The end came at dawn.\n",
            ),
            (
                "list-count",
                "Festival ends\n\nThe mayor gave three reasons for the decision:\n\n- The rain has made the ground soft.\n- The money is spent.\n- The band has left.\n- Nobody bought tickets.\n\nThe festival will be back next year.",
            ),
            (
                "list-count",
                "# Ten tips for your garden\n\nSpring is here.\n\n## 1. Dig\n\nDig deep and early.\n\n## 2. Rake\n\nRake with care.\n\n## 3. Sow\n\nSow in rows.\n\n## 4. Water\n\nEvery day.\n\n## 5. Weed\n\nEvery week.\n\n## 6. Prune\n\nIn March.\n\n## 7. Mow\n\nIn May.\n\n## 8. Rest\n\nIn August.\n",
            ),
            (
                "-",
                "Ten tips for your garden\n\nSpring is here. There are three kinds of soil:\n\n- sand\n- clay\n- loam and peat\n",
            ),
        ];
        for (rule, text) in cases {
            let wanted: Vec<&str> = if *rule == "-" { Vec::new() } else { vec![rule] };
            assert_eq!(found(text), wanted, "{text}");
        }
    }
}
