//! From a number to a quantity: ranges, units, what is counted, bounds.

use super::{
    Bound, Change, QuantityKind, Scope,
    atoms::{AtomKind, Scan},
    flag, guard,
    measure::finish,
    noun::{self, NounPhrase},
    number::{Number, glyph, number},
    range::{hyphenated, range, score},
    unit::{currency_before, unit_at},
    words::Numeral,
};
use crate::lexicon::class;

/// A quantity in the making; positions are atoms of the sentence.
#[derive(Debug, Clone)]
pub struct Draft {
    /// First atom of the bound, or `from`.
    pub start: usize,
    /// The number's words with currency: `from..to`.
    pub from: usize,
    pub to: usize,
    /// Behind unit, rate and counted noun phrase.
    pub end: usize,
    pub number: Number,
    pub low: f64,
    pub high: f64,
    pub kind: QuantityKind,
    pub bound: Bound,
    pub unit: String,
    /// Name of the unit in the pack, without rate.
    pub base: Option<String>,
    pub noun: Option<NounPhrase>,
    pub change: Option<Change>,
    pub scope: Scope,
    pub casualty: Option<u8>,
    pub verb: Option<usize>,
    /// Atoms of the concept.
    pub concept: Vec<usize>,
    /// Atoms of the person or thing whose age it is.
    pub of: Option<(usize, usize)>,
    pub same_as: Option<usize>,
    /// The unit was taken from this draft of the sentence.
    pub elided: Option<usize>,
    /// What an earlier number is a part of: "three of the 40 passengers".
    pub whole: bool,
    /// "one" with nothing behind it: kept only where it counts casualties.
    pub weak: bool,
}

/// Every quantity of the sentence, left to right.
pub fn drafts(scan: &Scan) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut i = 0;
    while i < scan.len() {
        if !may_start(scan, i) {
            i += 1;
            continue;
        }
        match draft(scan, i) {
            Step::Found(draft) => {
                i = draft.to.max(i + 1);
                out.push(*draft);
            }
            Step::Skip(to) => i = to.max(i + 1),
        }
    }
    out
}

enum Step {
    Found(Box<Draft>),
    Skip(usize),
}

fn may_start(scan: &Scan, i: usize) -> bool {
    let Some(atom) = scan.get(i) else { return false };
    match atom.kind {
        AtomKind::Number => true,
        AtomKind::Word => {
            let numeral = scan.has(i + 1, flag::NUMERAL);
            atom.flags & flag::NUMERAL != 0
                || numeral && scan.class(i, class::INDEFINITE)
                || (numeral || scan.is(i + 1, AtomKind::Number)) && scan.has(i, flag::MINUS)
        }
        AtomKind::Punct => match scan.raw(i) {
            "." | "-" => true,
            one if one.len() == 1 => false,
            wide => matches!(wide, "−" | "–") || glyph(wide).is_some(),
        },
    }
}

fn draft(scan: &Scan, i: usize) -> Step {
    let money = currency_before(scan, i);
    let Some(mut n) = number(scan, i, money.is_some()) else { return Step::Skip(i + 1) };
    // "production-four-door", "then-35": what hangs on a noun is part of its name
    let hangs = scan.hyphen(i) && !n.digits && i > 0 && !scan.has(i - 1, flag::CLOSED | flag::NUMERAL);
    if hangs {
        return Step::Skip(n.to);
    }
    if suffix_ordinal(scan, &mut n) || n.ordinal {
        return ordinal(scan, n);
    }
    if ratio(scan, &mut n) {
        return Step::Found(Box::new(finish(scan, n, money, n.low, n.high, n.to)));
    }
    if money.is_none() && guard::counts_nothing(scan, &n) {
        return Step::Skip(skip_joined(scan, n.to));
    }
    if n.low == 1.0 && n.high == 1.0 && !n.digits && pronoun(scan, &n) {
        return Step::Skip(n.to);
    }
    let span = range(scan, &n, money.as_ref());
    let (low, high, to) = span.unwrap_or((n.low, n.high, n.to));
    if span.is_none() && score(scan, &n) {
        return Step::Skip(n.to + 2);
    }
    let draft = finish(scan, n, money, low, high, to);
    if span.is_some() && draft.unit == "-" && hyphenated(scan, &n) {
        return Step::Skip(draft.to);
    }
    Step::Found(Box::new(draft))
}

/// Behind a date or label, numbers joined by a slash or dash belong to it.
fn skip_joined(scan: &Scan, mut i: usize) -> usize {
    while matches!(scan.raw(i), "/" | ":" | "-" | "–")
        && scan.glued(i)
        && scan.is(i + 1, AtomKind::Number)
        && scan.glued(i + 1)
    {
        i += 2;
    }
    i
}

/// "22nd": the number is an ordinal.
fn suffix_ordinal(scan: &Scan, n: &mut Number) -> bool {
    let fits = n.digits && n.to == n.from + 1 && scan.glued(n.to) && scan.class(n.to, class::ORDINAL_ENDING);
    if fits {
        n.to += 1;
        n.ordinal = true;
    }
    fits
}

fn ordinal(scan: &Scan, n: Number) -> Step {
    let money = guard::counts_nothing(scan, &n);
    // "second" behind a number is a length of time, in front of a verb an adverb
    let noun = noun::counted(scan, n.to, true).filter(|_| !scan.hyphen(n.to));
    let Some(noun) = noun.filter(|_| !money) else { return Step::Skip(n.to) };
    let mut d = blank(n, n.low, n.high, n.to);
    d.kind = QuantityKind::Ordinal;
    d.unit = noun.head.clone();
    d.end = noun.to;
    d.noun = Some(noun);
    Step::Found(Box::new(d))
}

/// "one in five", "three out of four": a share.
fn ratio(scan: &Scan, n: &mut Number) -> bool {
    if n.high > 100.0 || n.low != n.high || n.fraction || n.low < 1.0 || n.marked {
        return false;
    }
    let out = scan.low(n.to) == "out" && scan.class(n.to + 1, class::OF);
    let within = scan.class(n.to, class::IN);
    let of = scan.class(n.to, class::OF);
    let every = scan.has(n.to + 1, flag::EVERY);
    let at = if out { n.to + 2 } else { n.to + 1 + usize::from(every) };
    if !out && !within && !of {
        return false;
    }
    let Some(whole) = number(scan, at, false) else { return false };
    let plain = whole.low == whole.high && whole.low > n.low && !whole.fraction && !whole.ordinal && !whole.marked;
    let usual = out && n.high <= 20.0 && whole.high <= 20.0 && !n.digits
        || within && in_so_many(n, &whole)
        || of && (every || of_ten(n, &whole));
    let noun = unit_at(scan, whole.to).is_none() || out || every;
    if !plain || !usual || !noun {
        return false;
    }
    (n.low, n.high, n.to, n.fraction) = (n.low / whole.low, n.low / whole.low, whole.to, true);
    true
}

/// "one in five", "4 in 10": not "12 in 2014".
fn in_so_many(n: &Number, whole: &Number) -> bool {
    let round = [10.0, 100.0, 1000.0].contains(&whole.high);
    if n.digits || whole.digits { round } else { whole.high <= 1000.0 }
}

/// "eight of ten": a count of what is named ("eight of the ten") is none.
fn of_ten(n: &Number, whole: &Number) -> bool {
    !n.digits && !whole.digits && whole.magnitude == 1.0 && whole.high == 10.0
}

/// "one" as a pronoun: "no one", "one another", "the one who".
fn pronoun(scan: &Scan, n: &Number) -> bool {
    if !matches!(scan.numeral(n.from), Numeral::Small(_)) {
        return false;
    }
    let behind = |bits: u128| n.from > 0 && scan.has(n.from - 1, bits);
    let measured = unit_at(scan, n.to).is_some();
    // "won by one point"
    let by = measured && n.from > 0 && scan.class(n.from - 1, class::BY);
    scan.hyphen(n.to) && !measured
        || scan.hyphen(n.from)
        || behind(flag::ONE_BEHIND)
        || n.from > 0 && scan.class(n.from - 1, class::DEFINITE) && scan.has(n.to, flag::CLOSED)
        || scan.has(n.to, flag::ONE_BEFORE) && !by
        || scan.class(n.to, class::OF) && scan.has(n.to + 1, flag::ONE_OF)
}

pub fn blank(n: Number, low: f64, high: f64, to: usize) -> Draft {
    Draft {
        start: n.from,
        from: n.from,
        to,
        end: to,
        number: n,
        low,
        high,
        kind: QuantityKind::Bare,
        bound: Bound::Exact,
        unit: "-".to_owned(),
        base: None,
        noun: None,
        change: None,
        scope: Scope::Plain,
        casualty: None,
        verb: None,
        concept: Vec::new(),
        of: None,
        same_as: None,
        elided: None,
        whole: false,
        weak: false,
    }
}
