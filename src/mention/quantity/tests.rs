use proptest::prelude::*;

use super::*;
use crate::{mention::time, packs::Lexicon};

pub fn read(text: &str) -> Vec<Quantity> {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, None, lexicon);
    let times = time::recognize(&doc, &lexicon.time, &[]);
    recognize(&doc, &lexicon.quantity, &times)
}

/// Each quantity as "value bound unit", ranges as "low..high".
pub fn short(text: &str) -> Vec<String> {
    let sign = |b: Bound| match b {
        Bound::Exact => "=",
        Bound::About => "~",
        Bound::AtMost => "<",
        Bound::AtLeast => ">",
    };
    let kept = read(text).into_iter().filter(|q| q.kind != QuantityKind::Ordinal);
    kept.map(|q| {
        let value = if q.low == q.high { show(q.low) } else { format!("{}..{}", show(q.low), show(q.high)) };
        format!("{value} {} {}", sign(q.bound), q.unit)
    })
    .collect()
}

pub fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(short(text), *expected, "{text}");
    }
}

#[test]
fn numbers_in_digits_and_words() {
    check(&[
        ("They sold 2.5 million tickets.", &["2,500,000 = ticket"]),
        ("She bought a dozen pears.", &["12 = pear"]),
        ("He ordered half a dozen pears.", &["6 = pear"]),
        ("Three-quarters of the voters stayed home.", &["0.75 = % voter"]),
        ("Tens of thousands of fans came.", &["10,000..100,000 = fan"]),
        ("Two hundred and six boats sailed.", &["206 = boat"]),
        ("It took twenty-one trains.", &["21 = train"]),
        ("They built two and a half million bricks.", &["2,500,000 = brick"]),
        ("The mill has 1,500 looms.", &["1,500 = loom"]),
        ("One in five farms closed.", &["0.2 = % farm"]),
        ("He waited 2 1/2 hours.", &["2.5 = hour"]),
    ]);
}

#[test]
fn ranges_share_unit_and_magnitude() {
    check(&[
        ("The bridge costs $10 to $15 billion.", &["10,000,000,000..15,000,000,000 = dollar"]),
        ("Four to five thousand people marched.", &["4,000..5,000 = people"]),
        ("Rates rise between 5% and 6%.", &["5..6 = percentage"]),
        ("A 5-10kW motor.", &["5..10 = kilowatt"]),
        ("It lasts three or four weeks.", &["3..4 = week"]),
        ("Shares rose 6.5% to $164.", &["6.5 = percentage", "164 = dollar"]),
        ("Hens won 3-2.", &[]),
    ]);
}

#[test]
fn money_in_all_dresses() {
    check(&[
        ("It paid £8.1bn for the line.", &["8,100,000,000 = pound sterling"]),
        ("The debt is $US113 trillion.", &["113,000,000,000,000 = dollar"]),
        ("It went for AUD1.5m at auction.", &["1,500,000 = australian dollar"]),
        ("The harbour cost $A82,615 in all.", &["82,615 = australian dollar"]),
        ("Oil fell to $45 a barrel.", &["45 = dollar per barrel"]),
        ("They raised 300 million euros.", &["300,000,000 = euro"]),
        ("He paid RM79 a month.", &["79 = malaysian ringgit per month"]),
    ]);
}

#[test]
fn bounds_and_changes() {
    check(&[
        ("At least three boats sank.", &["3 > boat"]),
        ("Nearly 5,000 homes lost power.", &["5,000 ~ home"]),
        ("Up to 400 jobs may go.", &["400 < job"]),
        ("The fee is 40 euros or more.", &["40 > euro"]),
        ("Some 60 shops opened.", &["60 ~ shop"]),
    ]);
    let rose = read("Shares rose 6.5% to $164 on Monday.");
    assert_eq!((rose[0].change, rose[1].change), (Some(Change::Up), None));
    assert_eq!(read("Exports were down 9.2%.")[0].change, Some(Change::Down));
}

#[test]
fn percent_and_percentage_point() {
    check(&[
        ("Support fell two percentage points.", &["2 = percentage point"]),
        ("Support fell 2 per cent.", &["2 = percentage"]),
        ("A cut of 25 basis points.", &["25 = basis point"]),
    ]);
}

#[test]
fn dates_names_and_scores_count_nothing() {
    let quiet = [
        "He was born on July 4, 1987.",
        "The vote is on 12 March.",
        "They met at 5 p.m. on Tuesday.",
        "The Route 66 museum closed.",
        "In 2019 the mill closed.",
        "She flew on a 787 Dreamliner.",
        "No one came, and one another was blamed.",
        "Call the G20 office.",
    ];
    for text in quiet {
        assert_eq!(short(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn said_twice_is_one_quantity() {
    let found = read("They flew 100 kilometers (60 miles) east.");
    assert_eq!(found[1].same_as, Some(0));
    let money = read("It sold for 9 billion yuan ($1.3 billion) then.");
    assert_eq!(money[1].same_as, Some(0));
}

#[test]
fn elided_units() {
    check(&[
        ("They sold 435 homes in May and 187 in June.", &["435 = home", "187 = home"]),
        ("It costs 8 or $9.", &["8 = dollar", "9 = dollar"]),
        ("A 7- or 8-inch screen.", &["7 = inch", "8 = inch"]),
    ]);
    assert!(read("They sold 435 homes in May and 187 in June.")[1].steps[0].contains("435 homes"));
}

#[test]
fn ages_and_whose_they_are() {
    let cases = [
        ("A 35-year-old man was freed.", 35.0, "man"),
        ("Ann Reed, 35, was freed.", 35.0, "Ann Reed"),
        ("The driver, aged 52, was freed.", 52.0, "driver"),
        ("Ann Reed (41) was freed.", 41.0, "Ann Reed"),
    ];
    for (text, age, whose) in cases {
        let doc = Document::plain(text, None, Lexicon::builtin());
        let found = recognize(&doc, &Lexicon::builtin().quantity, &[]);
        assert_eq!((found[0].kind, found[0].low), (QuantityKind::Age, age), "{text}");
        assert_eq!(found[0].of.map(|s| doc.slice(s)), Some(whose), "{text}");
    }
}

#[test]
fn ordinals_name_their_series() {
    let found = read("The third round of talks ended.");
    assert_eq!((found[0].kind, found[0].low, found[0].unit.as_str()), (QuantityKind::Ordinal, 3.0, "round"));
}

fn casualties(text: &str) -> Vec<(String, f64)> {
    read(text).into_iter().filter_map(|q| q.casualty.map(|c| (c, q.low))).collect()
}

#[test]
fn casualties_by_kind() {
    let cases: &[(&str, &[(&str, f64)])] = &[
        ("The blast killed 12 people and wounded five.", &[("killed", 12.0), ("injured", 5.0)]),
        ("Twelve people were killed in the blast.", &[("killed", 12.0)]),
        ("The death toll rose to 12 on Friday.", &[("killed", 12.0)]),
        ("The flood left 3 dead and 40 missing.", &[("killed", 3.0), ("missing", 40.0)]),
        ("Six people, including two children, died.", &[("killed", 6.0), ("killed", 2.0)]),
        ("The storm claimed over 200 lives.", &[("killed", 200.0)]),
        ("More than 600 people have been evacuated.", &[("evacuated", 600.0)]),
        (
            "The quake destroyed 53 houses and killed 90 goats.",
            &[("houses_destroyed", 53.0), ("livestock_killed", 90.0)],
        ),
        ("The number of dead and injured stood at 300 and 18 respectively.", &[("killed", 300.0), ("injured", 18.0)]),
        ("Two dead, three wounded in mall attack", &[("killed", 2.0), ("injured", 3.0)]),
        ("Five men were shot near the school.", &[("shot", 5.0)]),
        ("The mother of two died at home.", &[]),
        ("A doctor saved the lives of 12 people.", &[]),
        ("The club sold 12 tickets.", &[]),
    ];
    for (text, expected) in cases {
        let found = casualties(text);
        let found: Vec<(&str, f64)> = found.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn scopes() {
    let scope = |text: &str| read(text).last().map(|q| q.scope);
    assert_eq!(scope("Another 20 people were hurt."), Some(Scope::Increment));
    assert_eq!(scope("It killed 74 people, including 32 civilians."), Some(Scope::Part));
    assert_eq!(scope("Four others were hurt."), Some(Scope::Remainder));
    assert_eq!(scope("A total of 90 boats sailed."), Some(Scope::Total));
}

#[test]
fn steps_are_said_only_where_words_hide_the_value() {
    assert_eq!(read("They sold 2.5 million tickets.")[0].steps, ["“2.5 million” is 2,500,000"]);
    assert!(read("They sold 12 tickets.")[0].steps.is_empty());
}

fn well_formed(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for q in read(text) {
        prop_assert!(q.span.start >= last && q.span.end <= text.len() && !q.span.is_empty());
        prop_assert!(text.is_char_boundary(q.span.start) && text.is_char_boundary(q.span.end));
        prop_assert!(q.of.is_none_or(|s| text.get(s.start..s.end).is_some()));
        prop_assert!(!q.unit.is_empty() && q.low.is_finite() && q.high.is_finite());
        last = q.span.end;
    }
    Ok(())
}

fn vocabulary() -> impl Strategy<Value = String> {
    let words = [
        "12",
        "3.5",
        "1,500",
        "-",
        "–",
        "$",
        "US$",
        "€",
        "£5m",
        "million",
        "dozen",
        "of",
        "thousands",
        "to",
        "and",
        "or",
        "between",
        "half",
        "a",
        "third",
        "one",
        "out",
        "in",
        "five",
        "percent",
        "%",
        "km",
        "(",
        ")",
        ",",
        ".",
        "killed",
        "people",
        "dead",
        "toll",
        "rose",
        "35-year-old",
        "aged",
        "more than",
        "at least",
        "respectively",
        "½",
        "per",
        "minus",
        "10−8",
        "×",
        "AUD1.5m",
        "7-",
        "é",
        "\n",
        "point",
        "two-thirds",
        "missing",
        "including",
        "another",
        "others",
        "homes",
        "destroyed",
        "/",
        "e",
        "'s",
        "“",
        "1e9",
        "x10",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..40).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn vocabulary_never_panics(text in vocabulary()) {
        well_formed(&text)?;
        well_formed(&text.replace(' ', ""))?;
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,80}") {
        well_formed(&text)?;
    }
}
