//! Reading the packs `quantity`, `units` and `casualty`.

use serde::Deserialize;

use super::{
    Bound,
    atoms::pieces,
    flag::{self, Flag, Lists},
    idiom::After,
    words::{Form, Numeral, Unit, Words, kind},
};
use crate::lexicon::{ClassWords, PackError, Packs};

impl Words {
    pub fn load(packs: &Packs) -> Result<Words, PackError> {
        let mut words = Words::default();
        for (word, classes) in ClassWords::load(packs)?.iter() {
            words.set(word).classes = classes;
        }
        for pack in packs.read::<Pack>("quantity")? {
            words.add_numbers(&pack);
            words.add_bounds(&pack.bounds);
            words.add_lists(&pack.classes);
            words.add_nouns(pack.nouns);
            words.letters.extend(pack.magnitude_letters);
            words.instead.extend(pack.instead.iter().map(|phrase| pieces(phrase)));
        }
        for pack in packs.read::<UnitPack>("units")? {
            pack.unit.into_iter().for_each(|u| words.add_unit(u, false));
            pack.currency.into_iter().for_each(|u| words.add_unit(u, true));
            words.currency_tails.extend(pack.currency_tails);
        }
        for pack in packs.read::<CasualtyPack>("casualty")? {
            words.add_casualties(pack);
        }
        words.longest_first();
        Ok(words)
    }

    fn add_numbers(&mut self, pack: &Pack) {
        for (cardinal, ordinal, value) in &pack.cardinals {
            let numeral = if *value < 20.0 { Numeral::Small(*value) } else { Numeral::Tens(*value) };
            self.numeral(cardinal, numeral);
            self.ordinal(ordinal, *value);
            if (2.0..20.0).contains(value) {
                self.numeral(&format!("{cardinal}{}", pack.fold), Numeral::Fold(*value));
            }
        }
        pack.ordinals.iter().for_each(|(word, value)| self.ordinal(word, *value));
        pack.halves.iter().for_each(|word| self.numeral(word, Numeral::Half));
        for (word, of, plural) in &pack.parts {
            self.numeral(word, Numeral::Part { of: *of, ordinal: false, plural: *plural });
        }
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

    /// "third" is a place in a series and a part, "thirds" parts.
    fn ordinal(&mut self, word: &str, value: f64) {
        if word.is_empty() {
        } else if value < 3.0 {
            self.numeral(word, Numeral::Ordinal(value));
        } else {
            self.numeral(word, Numeral::Part { of: value, ordinal: true, plural: false });
            self.numeral(&format!("{word}s"), Numeral::Part { of: value, ordinal: false, plural: true });
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

    fn add_lists(&mut self, lists: &Lists) {
        lists.iter().for_each(|(Flag(bit), list)| self.flag(list, *bit));
    }

    fn add_nouns(&mut self, n: Nouns) {
        self.singulars.extend(n.irregular);
        self.superlatives.extend(n.superlatives);
        self.doer_endings.extend(n.doer_endings);
        self.demonym_endings.extend(n.demonym_endings);
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
                let form = Form { pieces: parts, unit: index, symbol: true, weak: false, large: false };
                self.prefixes.entry(last).or_default().push(form);
            }
        }
        self.by_name.insert(entry.name.clone(), index);
        for letters in &entry.before_large {
            let form = Form { pieces: vec![letters.clone()], unit: index, symbol: true, weak: false, large: true };
            self.prefixes.entry(letters.clone()).or_default().push(form);
        }
        let UnitEntry { name, factor, offset, tells_age, part_of, parts, told_in_parts, .. } = entry;
        self.units.push(Unit { name, dimension, factor, offset, money, part_of, parts, told_in_parts, tells_age });
    }

    fn add_form(&mut self, text: &str, unit: usize, symbol: bool, weak: bool) {
        let parts = pieces(text);
        let Some(first) = parts.first().cloned() else { return };
        self.forms.entry(first).or_default().push(Form { pieces: parts, unit, symbol, weak, large: false });
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
        for (noun, kind) in &pack.of_nouns {
            let kind = self.casualty_kind(kind);
            self.set(noun).casualty.of_noun = kind;
        }
        self.add_lists(&pack.words);
        for idiom in pack.idioms {
            let kind = self.casualty_kind(&idiom.kind);
            for phrase in &idiom.phrases {
                self.idioms.add(phrase, kind, idiom.after);
            }
        }
        let starts: Vec<String> = self.idioms.first_words().map(str::to_owned).collect();
        self.flag(&starts, flag::IDIOM);
        kind::ALL.iter().for_each(|k| _ = self.casualty_kind(k));
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
    cardinals: Vec<(String, String, f64)>,
    #[serde(default)]
    ordinals: Vec<(String, f64)>,
    #[serde(default)]
    fold: String,
    #[serde(default)]
    halves: Vec<String>,
    #[serde(default)]
    parts: Vec<(String, f64, bool)>,
    #[serde(default)]
    magnitudes: Vec<(String, f64)>,
    #[serde(default)]
    magnitude_letters: Vec<(String, f64)>,
    #[serde(default)]
    collectives: Vec<(String, f64)>,
    #[serde(default)]
    vague: Vec<(String, f64, f64)>,
    #[serde(default)]
    instead: Vec<String>,
    #[serde(default)]
    bounds: Bounds,
    #[serde(default)]
    classes: Lists,
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
struct Nouns {
    irregular: Vec<(String, String)>,
    superlatives: Vec<(String, String)>,
    doer_endings: Vec<String>,
    demonym_endings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitPack {
    #[serde(default)]
    currency_tails: Vec<String>,
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
    tells_age: bool,
    #[serde(default)]
    part_of: Vec<String>,
    #[serde(default)]
    parts: u32,
    #[serde(default)]
    told_in_parts: bool,
    #[serde(default)]
    before_large: Vec<String>,
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
    of_nouns: Vec<(String, String)>,
    #[serde(default)]
    words: Lists,
    #[serde(default)]
    idioms: Vec<IdiomEntry>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IdiomEntry {
    kind: String,
    after: After,
    phrases: Vec<String>,
}
