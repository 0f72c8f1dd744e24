use proptest::prelude::*;

use super::*;

fn known() -> &'static Senses {
    senses().expect("the senses")
}

#[test]
fn words_have_the_classes_of_their_common_senses() {
    for (lemma, class) in [
        ("earthquake", Class::Event),
        ("collision", Class::Event),
        ("acquisition", Class::Act),
        ("teacher", Class::Person),
        ("prime minister", Class::Person),
        ("excavator", Class::Artifact),
        ("kill", Class::VerbOfContact),
        ("arrive", Class::VerbOfMotion),
    ] {
        assert!(known().classes(lemma).has(class), "{lemma}: {:?}", known().classes(lemma));
    }
    assert!(known().classes("earthquake").happens());
    assert!(!known().classes("teacher").happens());
    assert_eq!(known().classes("wodget"), Classes::default());
    assert!(known().classes("teacher").noun_share > 10 && known().classes("arrive").noun_share == 0);
}

#[test]
fn things_stand_under_their_concepts() {
    for (lemma, concept) in [
        ("driver", Concept::Person),
        ("passenger", Concept::Person),
        ("ferry", Concept::Vehicle),
        ("rifle", Concept::Weapon),
        ("school", Concept::Building),
        ("street", Concept::Way),
        ("river", Concept::Water),
        ("flood", Concept::NaturalPhenomenon),
        ("robbery", Concept::Crime),
        ("murder", Concept::Crime),
        ("hearing", Concept::Proceeding),
        ("crash", Concept::Mishap),
        ("rally", Concept::Gathering),
        ("budget", Concept::Money),
        ("nephew", Concept::Relative),
        ("week", Concept::Period),
    ] {
        assert!(known().is_a(lemma, concept).is_some(), "{lemma}: {concept:?}");
    }
    assert_eq!(known().is_a("street", Concept::Person), None);
    assert_eq!(known().is_a("teacher", Concept::Person), Some(0));
    assert!(known().is_a("unit", Concept::Unit).is_some(), "the last concept has its place");
}

#[test]
fn words_of_one_meaning_meet() {
    use Relation::*;
    for (a, b, relation, least) in [
        ("shop", "store", Synonym, 90),
        ("excavator", "digger", Synonym, 60),
        ("foil", "thwart", Synonym, 80),
        ("acquire", "acquisition", Derived, 70),
        ("arrive", "arrival", Derived, 70),
        ("explode", "explosion", Derived, 70),
        ("kill", "die", Linked, 60),
        ("truck", "vehicle", Kind, 20),
        ("car", "truck", Sibling, 30),
        ("spacecraft", "craft", Kind, 50),
        ("mayor", "mayor", Same, 100),
    ] {
        let found = known().related(a, b);
        assert_eq!(found, known().related(b, a), "{a}, {b}: the other way round");
        let (how, score) = found.unwrap_or_else(|| panic!("{a}, {b}: nothing ties them"));
        assert!(how == relation && score >= least, "{a}, {b}: {how:?} {score}");
    }
    for (a, b) in [("arrest", "launch"), ("teacher", "flood"), ("wodget", "shop"), ("mayor", "bridge")] {
        assert!(known().related(a, b).is_none_or(|(_, score)| score < 25), "{a}, {b}: {:?}", known().related(a, b));
    }
}

#[test]
fn opposites_are_told() {
    for (a, b) in
        [("rise", "fall"), ("open", "close"), ("accept", "reject"), ("alive", "dead"), ("increase", "decrease")]
    {
        assert!(known().opposite(a, b) && known().opposite(b, a), "{a}, {b}");
    }
    assert!(!known().opposite("rise", "climb"));
}

proptest! {
    #[test]
    fn any_two_texts_are_compared(a in "\\PC{0,12}", b in "[a-z]{1,6}") {
        let _ = known().related(&a, &b);
        let _ = known().classes(&a);
        let _ = known().is_a(&b, Concept::Worker);
    }
}

#[test]
fn every_record_is_read() {
    use fst::Streamer;
    let mut words = known().words.stream();
    while let Some((word, _)) = words.next() {
        let word = str::from_utf8(word).expect("a word");
        let mut synsets = known().synsets(word).peekable();
        assert!(synsets.peek().is_some(), "{word}: no sense");
        assert!(synsets.all(|at| known().synset(at).is_some_and(|s| s.class.is_some())), "{word}: a sense of no class");
    }
}
