//! Conditions in the notation of the tables (`policies/README.md`), for reasons and messages.
//!
//! What is written here the compiler reads back to the same check.

use super::condition::{Check, Cond, Test};
use super::fact::{Fact, Kind};
use super::tables::Tables;
use super::value::{Value, format_value};
use crate::date::{self, Period};
use std::fmt::Display;
use time::Date;

/// A test, e.g. `hours >= 80 class_hour` or `work in [new_form, flexible]`.
///
/// Equal checks are written alike however the table put them: `> 5` of a whole number is
/// `>= 6`, and a choice that excludes fewer options than it allows is a `not in`.
pub fn test(tables: &Tables, test: &Test) -> String {
    match tables.fact_at(test.fact) {
        Some(fact) => format!("{}{}", fact.key, check(fact, &test.check)),
        // Tests and facts come from the same tables.
        None => String::new(),
    }
}

/// A condition with its groups in short: `all [veteran, any [rural, not work = farming]]`.
pub fn cond(tables: &Tables, whole: &Cond) -> String {
    let list = |parts: &[Cond]| -> String {
        let parts: Vec<String> = parts.iter().map(|part| cond(tables, part)).collect();
        parts.join(", ")
    };
    match whole {
        Cond::Test(one) => test(tables, one),
        Cond::All(parts) => format!("all [{}]", list(parts)),
        Cond::Any(parts) => format!("any [{}]", list(parts)),
        Cond::Not(part) => format!("not {}", cond(tables, part)),
        Cond::Doubt(part, _) => format!("doubt {}", cond(tables, part)),
        Cond::Open(part, _) => format!("open {}", cond(tables, part)),
        Cond::During { from, until } => during(*from, *until),
    }
}

/// A period: `from 2019-01-01 until 2020-12-31`.
fn during(from: Option<Date>, until: Option<Date>) -> String {
    let end = |word: &str, day: Option<Date>| day.map(|day| format!("{word} {}", date::format(day)));
    [end("from", from), end("until", until)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What follows the fact's key.
fn check(fact: &Fact, check: &Check) -> String {
    match check {
        Check::Is(true) => String::new(),
        Check::Is(false) => " = no".into(),
        Check::OneOf(set) => one_of(fact, *set),
        Check::Int { min, max } => {
            let bound = |bound: &i64| (*bound, true);
            range(fact, min.as_ref().map(bound), max.as_ref().map(bound))
        }
        Check::Decimal { min, max } => range(
            fact,
            min.map(|bound| (bound.value.normalize(), bound.included)),
            max.map(|bound| (bound.value.normalize(), bound.included)),
        ),
        Check::YearsAhead(1) => " = next year".into(),
        // Tables write only `next year`; the compiler tries other numbers when it looks for gaps.
        Check::YearsAhead(years) => format!(" = year {years:+}"),
        Check::Within(time) => format!(" within {}", period(*time)),
        Check::Ago(time) => format!(" at least {} ago", period(*time)),
        Check::Between { from, until } => {
            let bound = |sign: &str, day: Option<Date>| {
                day.map_or(String::new(), |day| format!(" {sign} {}", date::format(day)))
            };
            // A test in a table has one bound only.
            [bound(">=", *from), bound("<=", *until)].concat()
        }
        Check::In(region) => format!(" in {region}"),
    }
}

fn one_of(fact: &Fact, set: u64) -> String {
    let Kind::Choice(options) = fact.kind else { return String::new() };
    let keys = |included: bool| -> Vec<String> {
        (0_u8..64)
            .take(options.len())
            .filter(|at| (set >> at & 1 == 1) == included)
            .map(|at| format_value(fact, Value::Choice(at)))
            .collect()
    };
    let (allowed, excluded) = (keys(true), keys(false));
    match allowed.as_slice() {
        [one] => format!(" = {one}"),
        _ if excluded.len() < allowed.len() => format!(" not in [{}]", excluded.join(", ")),
        _ => format!(" in [{}]", allowed.join(", ")),
    }
}

/// A comparison; each bound with whether the figure itself is included.
fn range<T: Display + PartialEq>(fact: &Fact, min: Option<(T, bool)>, max: Option<(T, bool)>) -> String {
    let unit = fact.unit().unwrap_or_default();
    let equals = |included: bool| if included { "=" } else { "" };
    match (min, max) {
        (Some((min, _)), Some((max, _))) if min == max => format!(" = {min} {unit}"),
        (min, max) => {
            let low = min.map(|(min, included)| format!(" >{} {min} {unit}", equals(included)));
            let high = max.map(|(max, included)| format!(" <{} {max} {unit}", equals(included)));
            // A test in a table has one bound only; two bounds are an `all` of two tests there.
            [low, high].into_iter().flatten().collect::<Vec<_>>().join(" and")
        }
    }
}

fn period(time: Period) -> String {
    let (number, unit) = match time {
        Period { years, months: 0 } => (years, "year"),
        Period { years, months } => (years * 12 + months, "month"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}
