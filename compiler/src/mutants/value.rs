//! Changes of single values as a table writes them: a word of a fixed list, a figure, a day.

use engine::date::{self, Period};
use engine::law::{Basis, Benefit, Force, Party, Per};
use rust_decimal::Decimal;

/// A word that may stand under a key instead of another.
pub fn word(key: &str, given: &str) -> Option<(&'static str, &'static str)> {
    let other = |all: &[&'static str]| {
        let at = all.iter().position(|word| *word == given)?;
        all.get((at + 1) % all.len()).copied()
    };
    let (kind, word) = match key {
        "force" => ("force", other(&Force::ALL.map(Force::key))),
        "benefit" => ("benefit", other(&Benefit::ALL.map(Benefit::key))),
        "basis" => ("basis", other(&Basis::ALL.map(Basis::key))),
        "recipient" | "about" => ("party", other(&Party::ALL.map(Party::key))),
        "paid_to" => ("payee", other(&["worker", "employer", "provider", "student", "unsaid"])),
        "per" => ("unit", other(&Per::ALL.map(Per::key))),
        "grade" => ("grade", other(&["verbatim", "reported"])),
        _ => return None,
    };
    Some((kind, word?))
}

/// A figure in quotes: one more, one less, ten times as much.
pub fn figure(given: &str) -> Vec<String> {
    let Ok(number) = Decimal::from_str_exact(given) else { return Vec::new() };
    let step = if number.scale() > 0 { Decimal::new(1, number.scale()) } else { Decimal::ONE };
    let moved = [number.checked_add(step), number.checked_sub(step), number.checked_mul(Decimal::TEN)];
    moved.into_iter().flatten().map(|number| format!("\"{}\"", number.normalize())).collect()
}

/// The day before and the day after.
pub fn days(given: &str) -> Vec<String> {
    let Some(day) = date::parse(given) else { return Vec::new() };
    [day.previous_day(), day.next_day()].into_iter().flatten().map(date::format).collect()
}

/// The same day a year before and after.
pub fn years(given: &str) -> Vec<String> {
    let Some(day) = date::parse(given) else { return Vec::new() };
    [-1, 1].map(|years| date::format(date::add(day, Period { years, months: 0 }))).into()
}

/// The day before and the day after one that is written without a year.
pub fn days_of_year(given: &str) -> Vec<String> {
    let days = days(&format!("2001-{given}"));
    days.iter().filter_map(|day| day.get("2001-".len()..).map(str::to_owned)).collect()
}

/// Whether a key holds words for people, which are never changed.
pub fn is_text(key: &str) -> bool {
    const TEXTS: [&str; 25] = [
        "name",
        "summary",
        "next_step",
        "notes",
        "case",
        "person",
        "words",
        "text",
        "ground",
        "why",
        "definition",
        "question",
        "label",
        "hint",
        "act",
        "ask",
        "source",
        "number",
        "title",
        "issuer",
        "contact",
        "after",
        "explained",
        "warning",
        "reason",
    ];
    TEXTS.contains(&key)
}
