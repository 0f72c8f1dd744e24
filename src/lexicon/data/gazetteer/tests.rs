use proptest::prelude::*;

use super::*;

fn known() -> &'static Gazetteer {
    gazetteer().expect("the gazetteer")
}

fn place(name: &str) -> Place {
    known().named(name).and_then(Named::likeliest).unwrap_or_else(|| panic!("{name}: no place"))
}

#[test]
fn the_longest_name_is_found_as_it_is_written() {
    for (text, wanted) in [
        ("Zürich and Bern", Some("Zürich")),
        ("ZURICH", Some("ZURICH")),
        ("St. Louis, where", Some("St. Louis")),
        ("Saint Louis", Some("Saint Louis")),
        ("New York’s mayor", Some("New York")),
        ("Stratford-upon-Avon", Some("Stratford-upon-Avon")),
        ("Hawai'i's coast", Some("Hawai'i")),
        ("Washington, D.C.", Some("Washington")),
        ("U.S. troops", Some("U.S.")),
        ("US troops", Some("US")),
        ("the U.S.", None),
        ("Us alone", None),
        ("paris", None),
        ("Parishioners", None),
        ("Wodgetville", None),
        ("", None),
    ] {
        assert_eq!(known().longest(text).and_then(|(end, _)| text.get(..end)), wanted, "{text}");
    }
}

#[test]
fn places_have_kinds_and_lie_in_each_other() {
    for (name, kind) in [
        ("France", PlaceKind::Country),
        ("Texas", PlaceKind::Region),
        ("Cook County", PlaceKind::District),
        ("Izmir", PlaceKind::City),
        ("Europe", PlaceKind::Area),
        ("Black Sea", PlaceKind::Water),
        ("Himalayas", PlaceKind::Mountain),
        ("Corsica", PlaceKind::Region),
    ] {
        assert_eq!(known().kind(place(name)), kind, "{name}");
    }
    assert!(known().contains(place("France"), place("Lyon")));
    assert!(known().contains(place("Illinois"), place("Chicago")));
    assert!(known().contains(place("Europe"), place("Lyon")));
    assert!(!known().contains(place("Lyon"), place("France")) && !known().contains(place("Lyon"), place("Lyon")));
    assert_eq!(known().lies(place("Lisbon"), place("Portugal")), Lies::Inside);
    assert_eq!(known().code(place("Lisbon")), Some("PT"));
    assert!(known().is_capital(place("Lisbon")) && !known().is_capital(place("Milan")));
    assert!(known().size(place("Milan")) > known().size(place("Lyon")));
}

#[test]
fn names_of_one_place_meet() {
    for (a, b, lies) in [
        ("Lisbon", "Lisboa", Lies::Same),
        ("Ivory Coast", "Côte d'Ivoire", Lies::Same),
        ("Mumbai", "Bombay", Lies::Same),
        ("Fallujah", "Falluja", Lies::Same),
        ("Germany", "Western Europe", Lies::Inside),
        ("U.S.", "United States", Lies::Same),
        ("Springfield", "Illinois", Lies::Inside),
        ("Germany", "Munich", Lies::Around),
        ("Lyon", "Texas", Lies::Apart),
    ] {
        let (a, b) = (known().named(a).expect(a), known().named(b).expect(b));
        assert_eq!(a.lies(b), lies);
    }
}

#[test]
fn a_region_tells_which_place_is_meant() {
    let (paris, texas) = (known().named("Paris").expect("Paris"), known().named("Texas").expect("Texas"));
    assert_eq!(paris.likeliest().and_then(|place| known().code(place)), Some("FR"));
    assert_eq!(paris.inside(texas).and_then(|place| known().code(place)), Some("US"));
}

#[test]
fn names_say_how_much_they_speak_of_places() {
    let speaks = |name| known().named(name).map_or(0, |named| named.speaks);
    for (name, least, most) in
        [("Lisbon", 13, 15), ("Texas", 13, 15), ("Jackson", 0, 3), ("Reading", 0, 3), ("Houston", 6, 12)]
    {
        assert!((least..=most).contains(&speaks(name)), "{name}: {}", speaks(name));
    }
}

#[test]
fn people_are_of_a_place() {
    for (low, name) in [
        ("spaniard", "Spain"),
        ("ukrainian", "Ukraine"),
        ("texans", "Texas"),
        ("british", "United Kingdom"),
        ("dutch", "Netherlands"),
    ] {
        assert_eq!(known().of_people(low), Some(place(name)), "{low}");
    }
    assert_eq!(known().of_people("wodgetian"), None);
}

proptest! {
    #[test]
    fn a_name_ends_on_a_character(text in "[A-ZÅÖ]\\PC{0,40}") {
        if let Some((end, named)) = known().longest(&text) {
            prop_assert!(text.is_char_boundary(end) && end > 0);
            prop_assert!(named.iter().count() > 0);
        }
    }
}

#[test]
fn every_name_has_places() {
    use fst::Streamer;
    let mut names = known().names.stream();
    while let Some((name, number)) = names.next() {
        let name = str::from_utf8(name).expect("a name");
        let named = Named {
            gazetteer: known(),
            speaks: 0,
            count: usize::try_from(number >> 24 & 15).expect("a count"),
            start: u32::try_from(number & 0xFF_FFFF).expect("a place"),
        };
        assert!(named.count > 0 && named.iter().count() == named.count, "{name}");
        assert!(named.iter().all(|place| known().row(place).is_some()), "{name}");
    }
}
