//! Changes of a test as a table writes it (`hours >= 80 class_hour`): its options, numbers, units,
//! comparison or region.

use engine::Tables;
use engine::law::{Fact, Kind};

/// All changed texts of a test, each with the sort of change.
pub fn changed(text: &str, tables: &Tables) -> Vec<(&'static str, String)> {
    let (key, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let Some(fact) = tables.fact(key).and_then(|id| tables.fact_at(id)) else { return Vec::new() };
    let rest = rest.trim();
    let all: Vec<(&'static str, String)> = match fact.kind {
        Kind::Bool if rest == "= no" => vec![("negated", String::new())],
        Kind::Bool => vec![("negated", "= no".into())],
        Kind::Choice(_) => choice(fact, rest),
        Kind::Region => region(rest),
        Kind::Date => numbers(rest).into_iter().chain(unit(rest)).collect(),
        Kind::Int { .. } | Kind::Decimal { .. } | Kind::Money { .. } => {
            numbers(rest).into_iter().chain(comparisons(fact, rest)).collect()
        }
    };
    all.into_iter().map(|(kind, rest)| (kind, format!("{key} {rest}").trim().to_owned())).collect()
}

/// Options left out of a list and taken into it.
fn choice(fact: &Fact, rest: &str) -> Vec<(&'static str, String)> {
    let Kind::Choice(options) = fact.kind else { return Vec::new() };
    let (negated, listed) = match rest.split_once('[') {
        Some((word, list)) => (word.contains("not"), list.trim_end_matches(']')),
        None => (false, rest.trim_start_matches('=')),
    };
    let listed: Vec<&str> = listed.split(',').map(str::trim).collect();
    let write = |keys: &[&str]| format!("{} [{}]", if negated { "not in" } else { "in" }, keys.join(", "));
    let mut all = Vec::new();
    for skipped in listed.iter().filter(|_| listed.len() > 1) {
        let kept: Vec<&str> = listed.iter().filter(|key| *key != skipped).copied().collect();
        all.push(("option left out", write(&kept)));
    }
    for option in options.iter().filter(|option| !listed.contains(&option.key)) {
        all.push(("option taken in", write(&[&listed[..], &[option.key]].concat())));
    }
    all
}

fn region(rest: &str) -> Vec<(&'static str, String)> {
    let Some(code) = rest.strip_prefix("in ").and_then(|code| code.trim().parse::<u32>().ok()) else {
        return Vec::new();
    };
    let other = if code < 300_000 { code + 100_000 } else { code - 100_000 };
    let around = if code.is_multiple_of(10_000) { code } else { code / 10_000 * 10_000 };
    let mut codes = vec![other];
    codes.extend((around != code).then_some(around));
    codes.into_iter().map(|code| ("region", format!("in {code:06}"))).collect()
}

/// Each number one more and one less.
fn numbers(rest: &str) -> Vec<(&'static str, String)> {
    let words: Vec<&str> = rest.split(' ').collect();
    let mut all = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Ok(number) = word.parse::<i64>() else { continue };
        for moved in [number - 1, number + 1] {
            let moved = moved.to_string();
            let mut words = words.clone();
            words[at] = &moved;
            all.push(("number", words.join(" ")));
        }
    }
    all
}

/// Other comparisons with the same figure. At an end of what may be answered, `<=` and `=` are the same.
fn comparisons(fact: &Fact, rest: &str) -> Vec<(&'static str, String)> {
    const SIGNS: [(&str, &[&str]); 5] = [
        (">= ", &["> ", "<= ", "= "]),
        ("<= ", &["< ", ">= ", "= "]),
        ("> ", &[">= ", "< "]),
        ("< ", &["<= ", "> "]),
        ("= ", &[">= ", "<= "]),
    ];
    let found = SIGNS.iter().find_map(|(sign, others)| Some((rest.strip_prefix(sign)?, others)));
    found.map_or_else(Vec::new, |(number, others)| {
        let written = number.split(' ').next().unwrap_or_default();
        let others = others.iter().filter(|sign| **sign != "= " || !is_end(fact, written));
        others.map(|sign| ("comparison", format!("{sign}{number}"))).collect()
    })
}

/// Whether a figure is the least or the greatest that may be answered.
fn is_end(fact: &Fact, figure: &str) -> bool {
    match fact.kind {
        Kind::Int { min, max, .. } => [min, max].iter().any(|end| end.to_string() == figure),
        Kind::Decimal { min, max, .. } | Kind::Money { min, max } => {
            [min, max].iter().any(|end| end.normalize().to_string() == figure)
        }
        _ => false,
    }
}

/// Years for months and the other way round; within for ago.
fn unit(rest: &str) -> Vec<(&'static str, String)> {
    let swapped =
        if rest.contains("month") { rest.replace("month", "year") } else { rest.replace("year", "month") };
    let turned = match rest.strip_prefix("within ") {
        Some(period) => format!("at least {period} ago"),
        None => rest.replace("at least ", "within ").replace(" ago", ""),
    };
    vec![("unit", swapped), ("comparison", turned)]
}
