//! What the engine writes, the compiler reads back.

use super::*;
use engine::Tables;
use engine::law::{Choice, FactId, notation};
use std::path::Path;

const TEXT: Text = Text { zh: "一", en: "one" };
const CITE: Citation = Citation::verbatim("一", "一");

const fn option(key: &'static str) -> Choice {
    Choice { key, label: TEXT, hint: None }
}

const OPTIONS: &[Choice] = &[option("new_form"), option("flexible"), option("farming"), option("other")];

fn fact(kind: Kind) -> Fact {
    Fact {
        key: "fact",
        kind,
        about: &[],
        group: "all",
        label: TEXT,
        question: TEXT,
        why: TEXT,
        definition: None,
        ask: None,
        later: None,
        local: &[],
        implies: &[],
        change: None,
    }
}

/// Reads what follows the key, writes it again, and reads that.
#[track_caller]
fn round(kind: Kind, written: &str, expected: &str) {
    let fact = fact(kind);
    let read = check(&fact, written).unwrap_or_else(|message| panic!("{written}: {message}"));
    let facts: &'static [Fact] = vec![fact].leak();
    let tables = Tables {
        facts,
        units: &[],
        places: &[],
        documents: &[],
        programmes: &[],
        limits: &[],
        standards: &[],
        provinces: &[],
    };
    let shown = notation::test(&tables, &Test { fact: FactId(0), check: read, cite: CITE });
    assert_eq!(shown, format!("fact {expected}").trim_end(), "{written}");
    assert_eq!(check(&fact, expected), Ok(read), "{written}");
}

#[test]
fn every_sort_of_test_is_written_as_it_is_read() {
    let hours = Kind::Int { min: 0, max: 5000, unit: "class_hour" };
    round(hours, ">= 80 class_hour", ">= 80 class_hour");
    round(hours, "> 80 class_hour", ">= 81 class_hour");
    round(hours, "<= 80 class_hour", "<= 80 class_hour");
    round(hours, "< 80 class_hour", "<= 79 class_hour");
    round(hours, "=  80  class_hour", "= 80 class_hour");
    let year = Kind::Int { min: 2000, max: 2100, unit: "year" };
    round(year, "= next year", "= next year");
    round(year, "= 2021 year", "= 2021 year");
    let rate = Kind::Decimal { min: Decimal::ZERO, max: Decimal::ONE_HUNDRED, unit: "percent" };
    for written in [">= 85 percent", "> 0.5 percent", "<= 33.3 percent", "< 85 percent", "= 85 percent"] {
        round(rate, written, written);
    }
    round(rate, ">= 85.00 percent", ">= 85 percent");
    let money = Kind::Money { min: Decimal::ZERO, max: Decimal::ONE_HUNDRED };
    round(money, "> 99.50 yuan", "> 99.5 yuan");
    round(Kind::Bool, "", "");
    round(Kind::Bool, "= yes", "");
    round(Kind::Bool, "= no", "= no");
    let work = Kind::Choice(OPTIONS);
    round(work, "= flexible", "= flexible");
    round(work, "in [flexible]", "= flexible");
    round(work, "in [other, new_form]", "in [new_form, other]");
    round(work, "not in [farming]", "not in [farming]");
    round(work, "in [new_form, flexible, other]", "not in [farming]");
    round(work, "not in [new_form, flexible, other]", "= farming");
    round(Kind::Date, "within 3 years", "within 3 years");
    round(Kind::Date, "within 1 years", "within 1 year");
    round(Kind::Date, "within 6 months", "within 6 months");
    round(Kind::Date, "at least 2 years ago", "at least 2 years ago");
    round(Kind::Date, ">= 2017-01-01", ">= 2017-01-01");
    round(Kind::Date, "<= 2017-12-31", "<= 2017-12-31");
    round(Kind::Region, "in 210000", "in 210000");
}

#[test]
fn what_is_no_test_is_refused() {
    let refused = |kind: Kind, written: &str| assert!(check(&fact(kind), written).is_err(), "{written}");
    let work = Kind::Choice(OPTIONS);
    for written in
        ["", "= flexible, other", "in flexible", "in []", "in [flexible", "not in farming", "not farming"]
    {
        refused(work, written);
    }
    refused(work, "in [new_form, flexible, farming, other]");
    refused(work, "not in [new_form, flexible, farming, other]");
    let hours = Kind::Int { min: 0, max: 5000, unit: "class_hour" };
    for written in ["", ">= 80", ">= 80 hour", "=> 80 class_hour", ">= 80.5 class_hour", "> 5001 class_hour"]
    {
        refused(hours, written);
    }
    for written in [
        "within 0 years",
        "within 3",
        "3 years",
        "at least 2 days ago",
        "within 101 years",
        ">= 2017",
        "> 2017-01-01",
        ">= 2017-02-29",
    ] {
        refused(Kind::Date, written);
    }
    refused(Kind::Bool, "= maybe");
    refused(Kind::Region, "in 990000");
    refused(Kind::Region, "= 210000");
}

#[test]
fn the_tests_of_the_real_tables_can_be_read_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../policies");
    let Ok(loaded) = crate::load(&folder) else { panic!("the real tables must be sound first") };
    let mut read = 0;
    let mut again = |test: &Test| {
        let shown = notation::test(loaded.tables, test);
        let fact = loaded.tables.fact_at(test.fact).expect("a fact of the tables");
        let rest = shown.strip_prefix(fact.key).expect("the key first");
        assert_eq!(check(fact, rest.trim()), Ok(test.check), "{shown}");
        read += 1;
    };
    for programme in loaded.tables.programmes {
        programme.when.each_test(&mut again);
        programme
            .amounts
            .iter()
            .filter_map(|row| row.when.as_ref())
            .for_each(|when| when.each_test(&mut again));
    }
    loaded.tables.limits.iter().for_each(|limit| limit.reached.each_test(&mut again));
    assert!(read > loaded.tables.programmes.len());
}
