//! What a derivation says of the calendar is so.

use chrono::Days;
use proptest::prelude::*;

use super::{
    Time,
    tests::{VOCABULARY, day, read_on},
};

proptest! {
    #[test]
    fn a_derivation_names_the_side_on_which_its_day_lies(
        parts in prop::collection::vec(prop::sample::select(VOCABULARY.to_vec()), 0..40),
        clause in prop::sample::select(vec!["The ferry sank", "The ferry will sail", "The ferry is", "He told them of cuts"]),
        date in prop::sample::select(vec!["on Nov. 8", "in March", "on Tuesday", "in summer", "on the 25th", "in Q3", "on June 3", "at Easter"]),
        report in 0u64..1500,
    ) {
        let report = day("2022-01-01") + Days::new(report);
        let text = format!("{clause} {date}, {}.", parts.join(" "));
        let (_, found) = read_on(&text, &report.to_string());
        for time in found {
            if let Err(fault) = sides(&time) {
                return Err(TestCaseError::fail(format!("{text} ({report}): {fault}")));
            }
        }
    }
}

/// "the last before" lies before the anchor, "the next after" behind it, "the one that holds" round it.
fn sides(time: &Time) -> Result<(), String> {
    let (Some((first, last)), Some(anchor)) = (time.interval, time.anchor) else { return Ok(()) };
    for step in &time.steps {
        let (before, after) = (step.contains("the last before"), step.contains("the next after"));
        let holds = step.contains("the one that holds");
        if before && last >= anchor || after && first <= anchor || holds && !(first..=last).contains(&anchor) {
            return Err(format!("{step}: {first} to {last}, counted from {anchor}"));
        }
    }
    Ok(())
}
