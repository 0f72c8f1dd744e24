//! How the words became the value, for a reader.

use super::{atoms::Scan, find::Draft};

/// Sentences from the words to the value; empty where the words say it plainly.
pub fn derive(scan: &Scan, drafts: &[Draft], k: usize) -> Vec<String> {
    let Some(d) = drafts.get(k) else { return Vec::new() };
    let mut steps = Vec::new();
    let (Some(first), Some(last)) = (scan.get(d.from), scan.get(d.to.max(d.from + 1) - 1)) else { return steps };
    let words = scan.doc.text.get(first.start..last.end).unwrap_or("");
    let plain = d.low == d.high && d.number.digits && d.number.magnitude == 1.0 && !d.number.fraction;
    if !plain {
        let value = if d.low == d.high { show(d.low) } else { format!("{} to {}", show(d.low), show(d.high)) };
        steps.push(format!("“{words}” is {value}"));
    }
    if let Some(source) = d.elided.and_then(|s| drafts.get(s))
        && let (Some(a), Some(b)) = (scan.get(source.from), scan.get(source.end.max(source.from + 1) - 1))
    {
        let from = scan.doc.text.get(a.start..b.end).unwrap_or("");
        steps.push(format!("the unit is that of “{from}”"));
    }
    steps
}

/// 2500000 as "2,500,000"; up to six decimals.
pub fn show(value: f64) -> String {
    if !value.is_finite() || value.abs() >= 1e18 || value != 0.0 && value.abs() < 1e-6 {
        return format!("{value:e}");
    }
    let text = format!("{:.6}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let part = part.trim_end_matches('0');
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
}
