//! Units of measurement and currencies: `data/units.fst`.

use std::sync::OnceLock;

use super::file::{Numbers, numbers, sections};

pub(super) static FILE: &[u8] = include_bytes!("../../../data/units.fst");

/// A unit of measurement or a currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// Singular, lower case, British spelling: "kilometre", "turkish lira".
    pub name: &'static str,
    pub measures: Measures,
    /// In the base unit of its dimension: value * factor + offset.
    pub factor: f64,
    pub offset: f64,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measures {
    /// "length", "mass": CLDR's name of the dimension.
    Dimension(&'static str),
    /// Money of one currency, by its ISO 4217 code.
    Currency(&'static str),
    /// Money of one of several countries: "peso", "krone".
    Money,
}

/// The unit of a name in lower case, singular or plural: "kilometers", "turkish lira", "pesos".
pub fn unit_named(low: &str) -> Option<Unit> {
    find('w', low).or_else(|| find('w', low.strip_suffix('s')?))
}

/// The unit of a symbol as it is written: "km", "₺", "USD".
pub fn unit_of_symbol(symbol: &str) -> Option<Unit> {
    find('s', symbol)
}

fn find(kind: char, text: &str) -> Option<Unit> {
    static UNITS: OnceLock<Option<(Numbers, &'static [u8])>> = OnceLock::new();
    let (forms, lines) = UNITS
        .get_or_init(|| {
            let [forms, lines] = sections(FILE, "units")?;
            Some((numbers(forms)?, lines))
        })
        .as_ref()?;
    let at = usize::try_from(forms.get(format!("{kind}{text}"))?).ok()?;
    let line = lines.get(at..)?.split(|&b| b == b'\n').next()?;
    let mut fields = str::from_utf8(line).ok()?.split('\t');
    let (name, measures) = (fields.next()?, fields.next()?);
    let (factor, offset) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let measures = match measures {
        "-" => Measures::Money,
        code if code.bytes().all(|b| b.is_ascii_uppercase()) => Measures::Currency(code),
        dimension => Measures::Dimension(dimension),
    };
    Some(Unit { name, measures, factor, offset })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_names_and_symbols() {
        for (text, name) in [
            ("kilometers", "kilometre"),
            ("square miles", "square mile"),
            ("turkish liras", "turkish lira"),
            ("turkish lira", "turkish lira"),
            ("zlotys", "polish zloty"),
            ("pesos", "peso"),
            ("hryvnias", "ukrainian hryvnia"),
        ] {
            assert_eq!(unit_named(text).map(|u| u.name), Some(name), "{text}");
        }
        for (text, name) in
            [("km", "kilometre"), ("USD", "us dollar"), ("₺", "turkish lira"), ("€", "euro"), ("kWh", "kilowatt hour")]
        {
            assert_eq!(unit_of_symbol(text).map(|u| u.name.replace('-', " ")), Some(name.to_owned()), "{text}");
        }
        assert_eq!(unit_of_symbol("usd"), None);
        assert_eq!(unit_named("wodgets"), None);
    }

    #[test]
    fn units_are_made_the_base_unit() {
        let in_base = |text, value: f64| unit_named(text).map_or(f64::NAN, |u| value * u.factor + u.offset);
        assert!((in_base("miles", 26.0) - 41_842.944).abs() < 1e-6);
        assert!((in_base("degrees fahrenheit", 212.0) - 373.15).abs() < 1e-6);
        assert!((in_base("acres", 1.0) - 4_046.856_422_4).abs() < 1e-6);
        let measures = |text| unit_named(text).map(|u| u.measures);
        assert_eq!(measures("miles"), Some(Measures::Dimension("length")));
        assert_eq!(measures("pesos"), Some(Measures::Money));
        assert_eq!(measures("mexican pesos"), Some(Measures::Currency("MXN")));
    }
}
