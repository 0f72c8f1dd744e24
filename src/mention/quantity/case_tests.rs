//! Kinds of readings that go wrong on texts that nobody tuned for, in sentences of our own.

use super::{
    QuantityKind, Stance,
    tests::{check, read, short},
};
use crate::document::Document;

fn tolls(text: &str) -> Vec<(String, f64)> {
    read(text).into_iter().filter_map(|q| q.casualty.map(|c| (c, q.low))).collect()
}

fn check_tolls(cases: &[(&str, &[(&str, f64)])]) {
    for (text, expected) in cases {
        let found = tolls(text);
        let found: Vec<(&str, f64)> = found.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn a_part_of_a_group_is_what_was_hit() {
    check_tolls(&[
        ("Four of the 31 miners were killed.", &[("killed", 4.0)]),
        ("Two of its nine sailors drowned.", &[("killed", 2.0)]),
        ("Half of the 16 hikers were injured.", &[]),
        ("Seven of those 20 climbers are missing.", &[("missing", 7.0)]),
        ("All 31 miners were killed.", &[("killed", 31.0)]),
        (
            "Ida Arden was among the 31 miners killed, one of the nine people injured was a cook.",
            &[("killed", 31.0), ("injured", 1.0), ("injured", 9.0)],
        ),
        ("Twelve miners and two of the six guards were wounded.", &[("injured", 12.0), ("injured", 2.0)]),
    ]);
}

#[test]
fn shares_of_a_small_whole() {
    check(&[
        ("One of every seven bakers quit.", &["0.142857 = % baker"]),
        ("Eight of ten bakers quit.", &["0.8 = % baker"]),
        ("She beat six of the ten bakers.", &["6 = baker", "10 = baker"]),
    ]);
}

#[test]
fn what_is_denied_or_feared_is_no_toll() {
    let cases = [
        ("The harbour master denied that 60 sailors drowned.", Stance::Denied),
        ("Rumours that 60 sailors had drowned were false.", Stance::Denied),
        ("There was no evidence that 60 sailors drowned.", Stance::Denied),
        ("The paper wrongly said 60 sailors drowned.", Stance::Denied),
        ("The navy dismissed claims of 60 deaths.", Stance::Denied),
        ("The storm sank five boats, not 60, the navy said.", Stance::Denied),
        ("The navy did not deny that 60 sailors drowned.", Stance::Told),
        ("The navy denied a role, and 60 sailors drowned.", Stance::Told),
        ("The council rejected a plan that would cut 60 jobs.", Stance::Told),
        ("He was wrongly convicted of 3 thefts.", Stance::Told),
        ("The navy reported that 60 sailors drowned.", Stance::Told),
        ("Not only did the mast break, 60 sailors drowned.", Stance::Told),
        ("Sixty sailors are feared dead.", Stance::Feared),
        ("The wave may have killed 60 sailors.", Stance::Feared),
        ("The wave killed 60 sailors.", Stance::Told),
    ];
    for (text, expected) in cases {
        let found = read(text);
        assert_eq!(found.last().map(|q| q.stance), Some(expected), "{text}");
    }
}

#[test]
fn ages_beside_names() {
    let cases: &[(&str, Option<(f64, &str)>)] = &[
        ("Luke Arden, 52, sold the mill.", Some((52.0, "Luke Arden"))),
        ("Police met Ida Page, 52, at the mill.", Some((52.0, "Ida Page"))),
        ("May Arden, 19, sold the mill.", Some((19.0, "May Arden"))),
        ("Carl Arden Sr., 81, sold the mill.", Some((81.0, "Carl Arden Sr."))),
        ("Carl Arden, Jr., 33, sold the mill.", Some((33.0, "Carl Arden, Jr."))),
        ("At 63, Ida Arden sold the mill.", Some((63.0, "Ida Arden"))),
        ("At 63, she sold the mill.", Some((63.0, "she"))),
        ("Ida Arden turned 63 in spring.", Some((63.0, "Ida Arden"))),
        ("Her brother turns 30 on Monday.", Some((30.0, "brother"))),
        ("Ida Arden died at 91.", Some((91.0, "Ida Arden"))),
        ("Ida Arden lived to 91.", Some((91.0, "Ida Arden"))),
        ("The reading was from Luke, 12, that day.", None),
        ("Of Arden, 71 percent agreed; of Porto, 43 said the same.", None),
        ("At 63, the road bends.", None),
        ("The wheel turned 63 degrees.", None),
        ("The boat was lost at 63 metres.", None),
    ];
    for (text, expected) in cases {
        let doc = Document::plain(text, None, crate::packs::Lexicon::builtin());
        let found = read(text).into_iter().find(|q| q.kind == QuantityKind::Age);
        let found = found.map(|q| (q.low, q.of.map_or("", |s| doc.slice(s)).to_owned()));
        assert_eq!(found, expected.map(|(age, of)| (age, of.to_owned())), "{text}");
    }
}

#[test]
fn a_change_to_a_level_is_no_range() {
    check(&[
        ("Sales rose $3 million to $41 million.", &["3,000,000 = dollar", "41,000,000 = dollar"]),
        ("Output fell 40 percent to 60 percent.", &["40..60 = percentage"]),
        ("Debt grew 2 billion euros to 9 billion euros.", &["2,000,000,000 = euro", "9,000,000,000 = euro"]),
        ("A loft costs $800 to $950.", &["800..950 = dollar"]),
        ("Sales are to rise 3% to 5%.", &["3..5 = percentage"]),
        ("Fees rose from $3 to $5.", &["3..5 = dollar"]),
        ("Fines run from $400 to $3 million.", &["400..3,000,000 = dollar"]),
        ("Fines of $400 to $3 million are due.", &["400..3,000,000 = dollar"]),
    ]);
}

#[test]
fn parts_of_a_magnitude() {
    check(&[
        ("They moved three quarters of a million bricks.", &["750,000 = brick"]),
        ("A third of a billion euros is gone.", &["333,333,333.333333 = euro"]),
        ("Two-thirds of a million came.", &["666,666.666667 = -"]),
        ("Three quarters of the bakers quit.", &["0.75 = % baker"]),
    ]);
}

#[test]
fn one_amount_in_two_units() {
    check(&[
        ("Bread costs 2 dollars 30 cents.", &["2.3 = dollar"]),
        ("The toll is four euros and ten cents.", &["4.1 = euro"]),
        ("The tram costs three pounds 40 pence.", &["3.4 = pound sterling"]),
        ("He is 6 feet 3 inches tall.", &["6.25 = foot"]),
        ("He is 6 foot 3, his aunt said.", &["6.25 = foot"]),
        ("He is 6'3\" tall.", &["6.25 = foot"]),
        ("He dug 6 feet and found 3 coins.", &["6 = foot", "3 = coin"]),
        ("He has 5 dollars and 3 coins.", &["5 = dollar", "3 = coin"]),
    ]);
}

#[test]
fn a_unit_said_once() {
    check(&[
        ("It went from 52 mph on Monday to 61.", &["52 = mile per hour", "61 = mile per hour"]),
        ("It sank 30 metres to 12.", &["30 = metre", "12 = metre"]),
        ("The index closed at 9,120 up 44 points.", &["9,120 = point", "44 = point"]),
        (
            "A 4 billion shekel ($1.1 billion) a year trade.",
            &["4,000,000,000 = shekel per year", "1,100,000,000 = dollar"],
        ),
    ]);
}

#[test]
fn letters_of_a_currency_before_a_large_sum() {
    check(&[
        ("The vault held e70 million.", &["70,000,000 = euro"]),
        ("The bid of PS4.2bn failed.", &["4,200,000,000 = pound sterling"]),
        ("Use the E20 motorway.", &[]),
    ]);
}

#[test]
fn numbers_in_headlines() {
    check(&[
        ("Storm Sinks 7 Boats Near Alden Harbour", &["7 = boat"]),
        ("Mayor Fires 4 Cooks After Alden Fair", &["4 = cook"]),
        ("Police Seize 30 Boats In Porto Raid", &["30 = boat"]),
    ]);
    check_tolls(&[("Avalanche Kills 3 Skiers Above Alden Hut", &[("killed", 3.0)])]);
    for quiet in ["Apollo 13 Crew Returns To Alden", "Artemis 2 Astronauts Land Near Alden"] {
        assert_eq!(short(quiet), Vec::<String>::new(), "{quiet}");
    }
}

#[test]
fn digits_in_the_noun() {
    check(&[
        ("They hid nine AK-47s in a shed.", &["9 = ak-47"]),
        ("The line ordered 12 Airbus A320s and 3 trucks.", &["12 = airbus a320", "3 = truck"]),
        ("Two F-16s took off.", &["2 = f-16"]),
    ]);
}

#[test]
fn an_open_end_is_a_lower_bound() {
    check(&[("Scores of boats sank.", &["20..100 > boat"]), ("Dozens of boats sank.", &["12..120 = boat"])]);
}

#[test]
fn blocks_of_a_street_are_no_count() {
    check(&[
        ("He was robbed in the 2100 block of N. Quay Street.", &[]),
        ("She lives at 1800 Mill Road.", &[]),
        ("They laid 1800 blocks of stone.", &["1,800 = block"]),
    ]);
}
