//! Numbers in words and digits: "24", "2 1/2", "three hundred and ten".

use super::{Parser, Read};
use crate::mention::time::words::{Sym, W};

impl Parser<'_> {
    /// A whole number in words or digits, in hundredths.
    pub fn number(&self, i: usize) -> Read<u32> {
        let (n, mut at) = match self.sym(i) {
            Sym::Number(n, _) => {
                // "2 1/2"
                if let (Sym::Number(1, 1), true, Sym::Number(2, 1)) =
                    (self.sym(i + 1), self.punct(i + 2, b'/'), self.sym(i + 3))
                {
                    return Some((n.checked_mul(100)?.checked_add(50)?, i + 4));
                }
                (n, i + 1)
            }
            Sym::Decimal(h) => return Some((h, i + 1)),
            _ => self.number_words(i)?,
        };
        if let Sym::Scale(scale) = self.sym(at) {
            let n = n.checked_mul(scale)?;
            at += 1;
            return Some((n.checked_mul(100)?, at));
        }
        if self.is(at, W::And) && self.is(at + 1, W::A) && self.is(at + 2, W::Half) {
            return Some((n.checked_mul(100)?.checked_add(50)?, at + 3));
        }
        Some((n.checked_mul(100)?, at))
    }

    /// "twenty-four", "three hundred and ten", "a hundred", "two thousand".
    pub fn number_words(&self, i: usize) -> Read<u32> {
        let mut at = i;
        let mut total = 0u32;
        let mut part: Option<u32> = None;
        if self.is(at, W::A) && matches!(self.sym(at + 1), Sym::Scale(_)) {
            part = Some(1);
            at += 1;
        }
        // at most a handful of words make a number
        for _ in 0..8 {
            match self.sym(at) {
                Sym::Cardinal(n) if part.is_none_or(|p| p % 100 == 0 || (p % 10 == 0 && n < 10 && p % 100 >= 20)) => {
                    part = Some(part.unwrap_or(0).checked_add(n)?);
                }
                Sym::Tens(n) if part.is_none_or(|p| p % 100 == 0) => part = Some(part.unwrap_or(0).checked_add(n)?),
                Sym::Scale(100) if part.is_some_and(|p| (1..100).contains(&p)) => {
                    part = part.and_then(|p| p.checked_mul(100))
                }
                Sym::Scale(s) if s > 100 && part.is_some() => {
                    total = total.checked_add(part.unwrap_or(0).checked_mul(s)?)?;
                    part = Some(0);
                }
                Sym::Word(W::And)
                    if part.is_some_and(|p| p % 100 == 0)
                        && matches!(self.sym(at + 1), Sym::Cardinal(_) | Sym::Tens(_)) => {}
                _ => break,
            }
            at += 1;
        }
        (at > i).then_some(())?;
        part.and_then(|p| total.checked_add(p)).filter(|&n| n > 0).map(|n| (n, at))
    }

    /// Does a number stand before atom `i`?
    pub(super) fn is_number(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|b| {
            matches!(self.sym(b), Sym::Number(..) | Sym::Decimal(_) | Sym::Cardinal(_) | Sym::Tens(_) | Sym::Scale(_))
        })
    }
}
