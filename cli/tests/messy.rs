//! Rosters as officers keep them: each file with what must come out of it.

mod books;
mod roster;
mod support;

#[path = "messy/texts.rs"]
mod texts;
#[path = "messy/traps.rs"]
mod traps;
#[path = "messy/workbooks.rs"]
mod workbooks;

use roster::{Roster, csv};
use support::Ran;

/// A programme of Turpan for the laid-off, the disabled, people in difficulty and poor households.
const HARDSHIP: [&str; 5] = ["--date", "2020-09-01", "--programme", "tlf53.hardship", "--all"];
/// One that pays employers by people and months.
const WORK_BASED: [&str; 6] =
    ["--date", "2020-09-01", "--programme", "tlf53.work-based-training", "--for", "employer"];

/// The row, the columns carried through, and the verdict of each row of the result.
#[track_caller]
fn verdicts(ran: &Ran) -> Vec<String> {
    let rows = csv(ran.out.trim_start_matches('\u{feff}'));
    let kept = rows.first().and_then(|head| head.iter().position(|name| name == "programme"));
    let kept = kept.unwrap_or_else(|| panic!("no result: {}", ran.err));
    rows.iter().skip(1).map(|row| format!("{} {}", row[..kept].join(" "), row[kept + 2])).collect()
}

/// That a roster is read into these people, and that nothing is rejected.
#[track_caller]
fn check(roster: &Roster, args: &[&str], expected: &[&str]) -> Ran {
    let ran = roster.screen(&[&HARDSHIP[..], args].concat());
    let rejects = std::fs::read_to_string(roster.rejected()).unwrap_or_default();
    assert_eq!(verdicts(&ran), expected, "{}{rejects}", ran.err);
    assert_eq!(ran.code, Some(0), "{}{rejects}", ran.err);
    ran
}

/// That what is said holds some words.
#[track_caller]
fn says(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
}
