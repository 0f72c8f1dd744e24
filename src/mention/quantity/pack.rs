//! Reading the packs `quantity`, `units` and `casualty`.

use serde::Deserialize;

use super::{
    Bound,
    atoms::pieces,
    words::{Form, Numeral, Unit, Words, flag},
};
use crate::lexicon::{PackError, Packs};

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        words.number_words();
        for pack in packs.read::<Pack>("quantity")? {
            words.add_numbers(&pack);
            words.add_bounds(&pack.bounds);
            words.add_classes(&pack.classes);
            words.add_nouns(pack.nouns);
            words.letters.extend(pack.magnitude_letters);
        }
        for pack in packs.read::<UnitPack>("units")? {
            pack.unit.into_iter().for_each(|u| words.add_unit(u, false));
            pack.currency.into_iter().for_each(|u| words.add_unit(u, true));
        }
        for pack in packs.read::<CasualtyPack>("casualty")? {
            words.add_casualties(pack);
        }
        words.longest_first();
        Ok(words)
    }

    fn add_numbers(&mut self, pack: &Pack) {
        for (word, value) in &pack.magnitudes {
            let numeral = if *value == 100.0 { Numeral::Hundred } else { Numeral::Magnitude(*value) };
            self.numeral(word, numeral);
        }
        for (word, value) in &pack.collectives {
            self.numeral(word, Numeral::Collective(*value));
        }
        for (word, low, high) in &pack.vague {
            self.numeral(word, Numeral::Vague(*low, *high));
        }
    }

    fn add_bounds(&mut self, b: &Bounds) {
        for (list, bound) in [(&b.about, Bound::About), (&b.at_least, Bound::AtLeast), (&b.at_most, Bound::AtMost)] {
            for phrase in list {
                let words = pieces(phrase);
                let Some(last) = words.last().cloned() else { continue };
                self.bounds_before.entry(last).or_default().push((words, bound));
            }
        }
        for (list, bound) in
            [(&b.about_after, Bound::About), (&b.at_least_after, Bound::AtLeast), (&b.at_most_after, Bound::AtMost)]
        {
            for phrase in list {
                let words = pieces(phrase);
                let Some(first) = words.first().cloned() else { continue };
                self.bounds_after.entry(first).or_default().push((words, bound));
            }
        }
    }

    fn add_classes(&mut self, c: &Classes) {
        self.flag(&c.determiners, flag::DETERMINER);
        self.flag(&c.prepositions, flag::PREPOSITION);
        self.flag(&c.conjunctions, flag::CONJUNCTION);
        self.flag(&c.pronouns, flag::PRONOUN);
        self.flag(&c.auxiliaries, flag::AUXILIARY);
        self.flag(&c.adverbs, flag::ADVERB);
        self.flag(&c.past_forms, flag::VERB);
        self.flag(&c.up, flag::UP);
        self.flag(&c.down, flag::DOWN);
        self.flag(&c.months, flag::MONTH);
        self.flag(&c.weekdays, flag::WEEKDAY);
        self.flag(&c.labels, flag::LABEL);
        self.flag(&c.transparent, flag::TRANSPARENT);
        self.flag(&c.streets, flag::STREET);
        self.flag(&c.year_cues, flag::YEAR_CUE);
    }

    fn add_nouns(&mut self, n: Nouns) {
        self.flag(&n.not_plural, flag::NOT_PLURAL);
        self.flag(&n.participle_adjectives, flag::PARTICIPLE_ADJECTIVE);
        self.flag(&n.containers, flag::CONTAINER);
        self.flag(&n.dropped, flag::DROPPED);
        self.flag(&n.adjectives_in_ly, flag::LY_ADJECTIVE);
        self.flag(&n.plural_modifiers, flag::PLURAL_MODIFIER);
        self.flag(&n.sold_by, flag::SOLD_BY);
        self.singulars.extend(n.irregular);
        self.superlatives.extend(n.superlatives);
    }

    fn add_unit(&mut self, entry: UnitEntry, money: bool) {
        let index = self.units.len();
        let dimension = if money { entry.name.clone() } else { entry.dimension };
        for word in &entry.words {
            self.add_form(word, index, false, false);
            if !word.ends_with('s') {
                self.add_form(&format!("{word}s"), index, false, false);
            }
        }
        for symbol in &entry.symbols {
            self.add_form(symbol, index, true, entry.weak);
            if money && !entry.weak {
                let parts = pieces(symbol);
                let Some(last) = parts.last().cloned() else { continue };
                let form = Form { pieces: parts, unit: index, symbol: true, weak: false };
                self.prefixes.entry(last).or_default().push(form);
            }
        }
        self.by_name.insert(entry.name.clone(), index);
        self.units.push(Unit { name: entry.name, dimension, factor: entry.factor, offset: entry.offset, money });
    }

    fn add_form(&mut self, text: &str, unit: usize, symbol: bool, weak: bool) {
        let parts = pieces(text);
        let Some(first) = parts.first().cloned() else { return };
        self.forms.entry(first).or_default().push(Form { pieces: parts, unit, symbol, weak });
    }

    fn add_casualties(&mut self, pack: CasualtyPack) {
        for entry in pack.casualty {
            let kind = self.casualty_kind(&entry.kind);
            entry.active.iter().for_each(|w| self.set(w).casualty.active = kind);
            entry.passive.iter().for_each(|w| self.set(w).casualty.passive = kind);
            entry.direct.iter().for_each(|w| self.set(w).casualty.direct = kind);
            entry.nouns.iter().for_each(|w| self.set(w).casualty.noun = kind);
            entry.modifiers.iter().for_each(|w| self.set(w).casualty.modifier = kind);
            for toll in &entry.tolls {
                let words = pieces(toll);
                let Some(last) = words.last().cloned() else { continue };
                self.tolls.entry(last).or_default().push((words, kind));
            }
        }
        let w = pack.words;
        for (noun, kind) in &w.of_nouns {
            let kind = self.casualty_kind(kind);
            self.set(noun).casualty.of_noun = kind;
        }
        self.flag(&w.people, flag::PEOPLE);
        self.flag(&w.buildings, flag::BUILDING);
        self.flag(&w.livestock, flag::LIVESTOCK);
        self.flag(&w.destroyed, flag::DESTROYED);
        self.flag(&w.damaged, flag::DAMAGED);
        self.flag(&w.leave, flag::LEAVE);
        self.flag(&w.toll_verbs, flag::TOLL_VERB);
        self.flag(&w.negators, flag::NEGATOR);
        self.flag(&w.flight_from, flag::FLIGHT);
        self.flag(&w.parents, flag::PARENT);
        self.flag(&w.linking, flag::LINKING);
        self.flag(&w.inserted, flag::INSERTED);
        self.flag(&w.intransitive, flag::INTRANSITIVE);
        for kind in ["killed", "killed+missing", "houses_destroyed", "houses_damaged", "livestock_killed", "homeless"] {
            self.casualty_kind(kind);
        }
    }

    fn longest_first(&mut self) {
        self.forms.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.pieces.len())));
        self.prefixes.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.pieces.len())));
        self.bounds_before.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
        self.bounds_after.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
        self.tolls.values_mut().for_each(|v| v.sort_by_key(|f| std::cmp::Reverse(f.0.len())));
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    #[serde(default)]
    magnitudes: Vec<(String, f64)>,
    #[serde(default)]
    magnitude_letters: Vec<(String, f64)>,
    #[serde(default)]
    collectives: Vec<(String, f64)>,
    #[serde(default)]
    vague: Vec<(String, f64, f64)>,
    #[serde(default)]
    bounds: Bounds,
    #[serde(default)]
    classes: Classes,
    #[serde(default)]
    nouns: Nouns,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Bounds {
    about: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
    about_after: Vec<String>,
    at_least_after: Vec<String>,
    at_most_after: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Classes {
    determiners: Vec<String>,
    prepositions: Vec<String>,
    conjunctions: Vec<String>,
    pronouns: Vec<String>,
    auxiliaries: Vec<String>,
    adverbs: Vec<String>,
    past_forms: Vec<String>,
    up: Vec<String>,
    down: Vec<String>,
    months: Vec<String>,
    weekdays: Vec<String>,
    labels: Vec<String>,
    transparent: Vec<String>,
    streets: Vec<String>,
    year_cues: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Nouns {
    irregular: Vec<(String, String)>,
    not_plural: Vec<String>,
    participle_adjectives: Vec<String>,
    containers: Vec<String>,
    dropped: Vec<String>,
    adjectives_in_ly: Vec<String>,
    plural_modifiers: Vec<String>,
    sold_by: Vec<String>,
    superlatives: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitPack {
    #[serde(default)]
    unit: Vec<UnitEntry>,
    #[serde(default)]
    currency: Vec<UnitEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    name: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    dimension: String,
    #[serde(default = "one")]
    factor: f64,
    #[serde(default)]
    offset: f64,
}

fn one() -> f64 {
    1.0
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasualtyPack {
    #[serde(default)]
    casualty: Vec<CasualtyEntry>,
    #[serde(default)]
    words: CasualtyWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasualtyEntry {
    kind: String,
    #[serde(default)]
    active: Vec<String>,
    #[serde(default)]
    passive: Vec<String>,
    #[serde(default)]
    direct: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    tolls: Vec<String>,
    #[serde(default)]
    modifiers: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CasualtyWords {
    people: Vec<String>,
    buildings: Vec<String>,
    livestock: Vec<String>,
    destroyed: Vec<String>,
    damaged: Vec<String>,
    leave: Vec<String>,
    of_nouns: Vec<(String, String)>,
    toll_verbs: Vec<String>,
    negators: Vec<String>,
    flight_from: Vec<String>,
    parents: Vec<String>,
    linking: Vec<String>,
    inserted: Vec<String>,
    intransitive: Vec<String>,
}
