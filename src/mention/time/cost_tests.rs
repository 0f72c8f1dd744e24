//! Twice the text costs twice the time.

use std::time::{Duration, Instant};

use super::recognize;
use crate::{document::Document, packs::Lexicon};

#[test]
fn twice_the_dates_cost_twice_the_time() {
    let dates = "On July 24, 2025 it rained. ";
    let ratio = |piece: &str, times: usize| {
        let (half, whole) = (best(&piece.repeat(times)), best(&piece.repeat(2 * times)));
        whole.as_secs_f64() / half.as_secs_f64().max(1e-4)
    };
    // a busy machine may spoil a measurement, not five of them
    for (piece, times) in [
        (dates, 50_000),
        ("the day before ", 4_000),
        ("Friday said Saturday ", 4_000),
        ("1999-", 4_000),
        ("two hundred and ", 4_000),
        ("from Monday to ", 4_000),
        ("the first two weeks of ", 4_000),
        ("5/1-5/7/", 4_000),
        ("next week on ", 4_000),
    ] {
        let ratios: Vec<f64> =
            std::iter::repeat_with(|| ratio(piece, times)).take(5).take_while(|r| *r > 2.5).collect();
        assert!(ratios.len() < 5, "{piece}: {ratios:?}");
    }
}

fn best(text: &str) -> Duration {
    let lexicon = Lexicon::builtin();
    let doc = Document::plain(text, "2025-07-21".parse().ok(), lexicon);
    let run = || {
        let began = Instant::now();
        std::hint::black_box(recognize(&doc, &lexicon.time, &[]));
        began.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}
