use proptest::prelude::*;

use super::*;
use crate::{document::work, packs::Lexicon};

fn read(text: &str) -> (Document, Entities) {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, None, lexicon);
    let found = recognize(&doc, &lexicon.entity);
    (doc, found)
}

/// "person | title | org" of each role, in order.
fn roles(text: &str) -> Vec<String> {
    let (doc, found) = read(text);
    let show = |r: &Role| {
        let org = r.org.map_or("-", |o| doc.slice(o));
        format!("{} | {} | {org}", doc.slice(r.person), doc.slice(r.title))
    };
    found.roles.iter().map(show).collect()
}

fn people(text: &str) -> Vec<String> {
    read(text).1.people.into_iter().map(|p| p.name).collect()
}

#[test]
fn titles_before_and_behind_names() {
    for (text, expected) in [
        ("Harbour Minister Ana Soler resigned.", vec!["Ana Soler | Minister | Harbour"]),
        ("Portuguese President Ana Soler spoke.", vec!["Ana Soler | President | Portuguese"]),
        ("Minister of Education Ana Soler spoke.", vec!["Ana Soler | Minister of Education | -"]),
        ("Governor of Ohio Ana Soler spoke.", vec!["Ana Soler | Governor | Ohio"]),
        ("Lt. Gov. Ana Soler spoke.", vec!["Ana Soler | Lt. Gov. | -"]),
        ("She met Ana Soler, a former mayor of Porto.", vec!["Ana Soler | mayor | Porto"]),
        (
            "Ana Soler, founder and director of the Tide Museum, agreed.",
            vec!["Ana Soler | founder | Tide Museum", "Ana Soler | director | Tide Museum"],
        ),
        (
            "We spoke with Ana Soler, who is the director of the Tide Museum.",
            vec!["Ana Soler | director | Tide Museum"],
        ),
        ("Ana Soler served as ambassador to France until May.", vec!["Ana Soler | ambassador to France | -"]),
        // titles of several words stay whole
        ("Sergeant Major Piet Vos left.", vec!["Piet Vos | Sergeant Major | -"]),
        ("They met Ana Soler, a physician assistant.", vec!["Ana Soler | physician assistant | -"]),
        ("Private investigator Ana Soler spoke.", vec!["Ana Soler | Private investigator | -"]),
        ("Petty Officer Third Class Piet Vos spoke.", vec!["Piet Vos | Petty Officer Third Class | -"]),
        // the body in every order
        ("The U.S. Senator Ana Soler spoke.", vec!["Ana Soler | Senator | U.S."]),
        ("Chairwoman Ana Soler, of the Harbour Union, spoke.", vec!["Ana Soler | Chairwoman | Harbour Union"]),
        ("The head of the U.N. mission Ana Soler spoke.", vec!["Ana Soler | head | U.N. mission"]),
        ("Former head of the F.B.I. Ana Soler spoke.", vec!["Ana Soler | head | F.B.I."]),
        (
            "Ana Soler, an analyst for the research firm Vos Partners, spoke.",
            vec!["Ana Soler | analyst | Vos Partners"],
        ),
        ("If Ana Soler is the nominee, they lose.", vec![]),
        ("Ana Soler and her daughter left.", vec![]),
        ("The reporter asked Ana Soler about the minister.", vec![]),
    ] {
        assert_eq!(roles(text), expected, "{text}");
    }
}

#[test]
fn people_are_told_by_their_place_in_the_clause() {
    for (text, expected) in [
        ("The wave swept away Orvella Brandt and Ana Soler.", vec!["Orvella Brandt", "Ana Soler"]),
        ("Odalys Kern was seriously hurt.", vec!["Odalys Kern"]),
        ("The owner, Savannah Holt, was at home.", vec!["Savannah Holt"]),
        ("April Hallberg was hurt. In April it rained.", vec!["April Hallberg"]),
        ("Ellen May may resign. May has not decided. In May she left.", vec!["Ellen May"]),
        ("Tom and Ana Soler won.", vec!["Ana Soler", "Tom Soler"]),
        ("Karl, Erik and Nils Dahl won.", vec!["Nils Dahl", "Karl Dahl", "Erik Dahl"]),
        ("They agreed on Grace Period.", vec![]),
    ] {
        assert_eq!(people(text), expected, "{text}");
    }
}

#[test]
fn towns_are_told_from_people() {
    let places = |text: &str| read(text).1.places.into_iter().map(|p| p.name).collect::<Vec<_>>();
    assert_eq!(places("The fire spread from Poltava to Izhevsk."), ["Poltava", "Izhevsk"]);
    assert_eq!(places("She flew to Paris, France. Paris Hollow and Sydney Kern stayed."), ["Paris", "France"]);
    assert_eq!(
        places("Boston won. He works in Reading, Pennsylvania. Reading is quiet."),
        ["Boston", "Reading", "Pennsylvania"]
    );
    assert_eq!(places("Reading is fun. Nice people came. Jackson said so."), Vec::<String>::new());
}

#[test]
fn bodies_have_short_forms() {
    for (text, forms) in [
        ("Nordvolt Energy buys the grid. NVE paid. Nordvolt said nothing.", 3),
        ("Brno Savings Bank closed. The bank said nothing.", 2),
        ("Brno Savings Bank met Tide Savings Bank. The bank said nothing.", 2),
    ] {
        let (_, found) = read(text);
        let ids: Vec<usize> = found.organization_mentions.iter().map(|m| m.id).collect();
        let one = text.contains("met") || ids.windows(2).all(|w| w[0] == w[1]);
        assert!(one && ids.len() == forms, "{text} {:?} {ids:?}", found.organizations);
    }
}

#[test]
fn tenure_and_title_name() {
    let (_, found) =
        read("Then-Prime Minister Ana Soler met acting police chief Piet Vos and president-elect Lou Kim.");
    let seen: Vec<(&str, Tenure)> = found.roles.iter().map(|r| (r.title_name.as_str(), r.tenure)).collect();
    assert_eq!(
        seen,
        [("prime minister", Tenure::Former), ("police chief", Tenure::Acting), ("president-elect", Tenure::Elect)]
    );
}

#[test]
fn short_forms_and_spellings_are_one_person() {
    let (_, found) = read("Olena Marchenko spoke first. Ms. Marchenko left.\nTags: Kyiv, Olena Martschenko");
    assert_eq!(found.people.len(), 1, "{:?}", found.people);
    assert_eq!(found.people[0].pronoun.as_deref(), Some("she"));
    assert_eq!(found.people[0].spellings.len(), 2);
}

#[test]
fn relatives_and_namesakes_stay_apart() {
    for (text, count) in [
        ("Mark Ellery met his wife, Joan Ellery. Mark Ellery left.", 2),
        ("Carl Ellery Jr. and Carl Ellery Sr. spoke.", 2),
        ("George W. Ellery and George H.W. Ellery spoke.", 2),
        ("Denzel Washington flew to Washington.", 1),
        ("The brothers Keron Ellery and Keran Ellery spoke. Keran Ellery left.", 2),
        ("Keron Ellery spoke. Keran Ellery left.", 1),
    ] {
        assert_eq!(people(text).len(), count, "{text}");
    }
}

#[test]
fn things_are_no_people() {
    for text in [
        "The Ministry of Transport and Harvard University agreed on Monday.",
        "In March, Danish and Czech officials met in Brno.",
        "Interestingly, Congress voted. The Harris County court did not.",
        "Microsoft Corp. and Lake Tana Airlines said nothing.",
    ] {
        assert_eq!(people(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn places_resolve() {
    let (_, found) = read("Czech aid left Brno for Czechia's capital, Prague, and for Troy, Ohio.");
    let seen: Vec<(&str, Option<&str>, bool)> =
        found.places.iter().map(|p| (p.name.as_str(), p.country.as_deref(), p.capital)).collect();
    assert_eq!(
        seen,
        [
            ("Czech Republic", Some("Czech Republic"), false),
            ("Brno", Some("Czech Republic"), false),
            ("Prague", Some("Czech Republic"), true),
            ("Troy", Some("United States"), false),
            ("Ohio", Some("United States"), false)
        ]
    );
}

#[test]
fn acronyms_name_their_body() {
    let (_, found) = read("The Water Safety Council (WSC) met. The WSC said so.");
    assert_eq!(found.organizations.len(), 1, "{:?}", found.organizations);
    assert_eq!(found.organizations[0].acronym.as_deref(), Some("WSC"));
}

#[test]
fn later_mentions_without_a_name() {
    let text = "Finance Minister Ana Soler spoke. She left. Then the minister came back.";
    let (doc, found) = read(text);
    let forms: Vec<(&str, PersonForm)> = found.person_mentions.iter().map(|m| (doc.slice(m.span), m.form)).collect();
    assert_eq!(
        forms,
        [("Ana Soler", PersonForm::Full), ("She", PersonForm::Pronoun), ("the minister", PersonForm::Nominal)]
    );
}

#[test]
fn names_compare() {
    let words = &Lexicon::builtin().entity;
    for (a, b, same) in [
        ("Olena Marchenko", "Marchenko, Olena", true),
        ("O. Marchenko", "Olena Marchenko", true),
        ("William Ellery", "Bill Ellery", true),
        ("Serhiy Marchenko", "Sergei Marchenko", true),
        ("Ms. Olena Marchenko", "Olena Ivanivna Marchenko", true),
        ("Abdel Latif Haddad", "Abdellatif al-Haddad", true),
        ("OlenaMarchenko", "Olena Marchenko", true),
        ("Tsai Ying-wen", "Cai Yingwen", true),
        ("Chou Tse-ming", "Zhou Zeming", true),
        ("Georges Madouan", "Georges Madwan", true),
        ("Jens Kjølby", "Jens Kjoelby", true),
        ("Batbold Chimediin", "Batbold Chimed", true),
        ("Jorko Wendel", "Jorkowi Wendel", true),
        ("OlenaMarchenco", "Olena Marchenko", true),
        ("Chou Tse-ming", "Zhou Enlai", false),
        ("Olga Marchenko", "Oleg Marchenko", false),
        ("Michael Ellery", "Michelle Ellery", false),
        ("Carl Ellery Jr.", "Carl Ellery Sr.", false),
        ("Omar bin Rashid al-Haddad", "Rashid bin Omar al-Haddad", false),
        ("George W. Ellery", "George H. W. Ellery", false),
        ("Ana Soler", "Ana Ellery", false),
        ("", "Ana Soler", false),
    ] {
        let answer = same_person(a, b, words);
        assert_eq!(answer.is_one(), same, "{a} / {b}: {answer:?}");
        assert!((0.0..=1.0).contains(&answer.score) && answer == same_person(b, a, words), "{a} / {b}");
    }
}

/// Every span lies on the text and every id in its list.
fn check(text: &str) {
    let (doc, found) = read(text);
    for m in &found.person_mentions {
        assert!(m.id < found.people.len() && !doc.slice(m.span).is_empty(), "{m:?}");
    }
    for m in found.place_mentions.iter() {
        assert!(m.id < found.places.len() && !doc.slice(m.span).is_empty(), "{m:?}");
    }
    for m in found.organization_mentions.iter() {
        assert!(m.id < found.organizations.len() && !doc.slice(m.span).is_empty(), "{m:?}");
    }
    for r in &found.roles {
        assert!(r.person_id < found.people.len() && !doc.slice(r.person).is_empty() && !doc.slice(r.title).is_empty());
        assert!(r.org.is_none_or(|o| !doc.slice(o).is_empty()));
    }
}

const WORDS: &[&str] = &[
    "Minister",
    "minister",
    "of",
    "the",
    "The",
    "President",
    "Ana",
    "Soler",
    "van",
    "al-",
    "Jr.",
    "Lt.",
    "Gov.",
    "said",
    ",",
    ".",
    "\"",
    "(",
    ")",
    "and",
    "as",
    "who",
    "is",
    "head",
    "University",
    "NSDC",
    "Czech",
    "Brno",
    "'s",
    "J.K.",
    "W.",
    "54",
    "in",
    "Mr.",
    "served",
    "named",
    "whom",
    "deputy",
    "chief",
    "former",
    "ex-",
    "“",
    "’s",
    "\n",
    "-",
    "Kim",
    "Jong-un",
    "ministers",
    "Street",
    "Lake",
    "for",
    "to",
    "at",
    "Ã",
    "±",
    "he",
    "She",
];

proptest! {
    #[test]
    fn any_words_keep_spans_on_the_text(words in prop::collection::vec(prop::sample::select(WORDS), 0..60)) {
        check(&words.join(" "));
    }

    #[test]
    fn any_text_keeps_spans_on_the_text(text in "\\PC{0,120}") {
        check(&text);
        let words = &Lexicon::builtin().entity;
        let score = same_person(&text, "Ana Soler", words).score;
        prop_assert!((0.0..=1.0).contains(&score));
    }
}

/// How many words are looked at.
fn looks(doc: &Document) -> u64 {
    let words = &Lexicon::builtin().entity;
    work::looks(|| {
        std::hint::black_box(recognize(doc, words));
    })
}

/// Distinct names, many of one family.
fn crowd(count: usize) -> Document {
    let syllables = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru"];
    let word = |i: usize| [1000, 100, 10, 1].map(|d| syllables[i / d % 10]).concat();
    let name = |i: usize| format!("Minister Qu{} Ellery met Ana Zu{}.", word(i), word(i));
    let text: String = (0..count).map(|i| name(i) + " She left. The minister said so.\n").collect();
    Document::plain(&text, None, Lexicon::builtin())
}

#[test]
fn the_cost_grows_with_the_length() {
    // were it quadratic, eight times the text would take sixty-four times as many looks
    let (part, whole) = (crowd(625), crowd(5000));
    assert!(recognize(&whole, &Lexicon::builtin().entity).people.len() > 5000);
    let (once, eight) = (looks(&part), looks(&whole));
    assert!(once > 625 && eight <= once * 10, "{once} looks, eight times the text {eight}");
}
