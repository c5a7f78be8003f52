//! One fact and its values: what is read, written, ordered and answered; sets of facts; conditions as text.

use super::super::notation::{cond, test};
use super::super::sample::{CITE, NO_TEXT, fact, option};
use super::super::value::order;
use super::*;
use crate::answers::Answers;
use crate::date::Period;
use crate::region::Region;
use crate::truth::Truth;
use rust_decimal::Decimal;
use std::cmp::Ordering;

#[test]
fn sets_hold_facts_in_every_word() {
    let mut set = FactSet::default();
    assert!(set.is_empty() && set.iter().next().is_none());
    let all = [0, 1, 63, 64, 65, 127, 128, 191, 192, 255].map(FactId);
    for (at, id) in all.into_iter().enumerate() {
        assert!(!set.contains(id), "{id:?}");
        set.insert(id);
        set.insert(id);
        assert!(set.contains(id) && !set.is_empty(), "{id:?}");
        assert_eq!(set.len(), at + 1);
    }
    set.insert(FactId(256));
    assert!(!set.contains(FactId(256)));
    assert_eq!(set.iter().collect::<Vec<_>>(), all);
    assert!(!set.remove(FactId(2)) && !set.remove(FactId(256)));
    for (at, id) in all.into_iter().enumerate() {
        assert!(set.remove(id) && !set.remove(id), "{id:?}");
        assert_eq!(set.iter().collect::<Vec<_>>(), all[at + 1..]);
    }
    let (mut low, mut high) = (FactSet::default(), FactSet::default());
    low.insert(FactId(3));
    high.insert(FactId(3));
    high.insert(FactId(200));
    low.extend(&high);
    assert_eq!(low, high);
    low.extend(&FactSet::default());
    assert_eq!(low, high);
}

#[test]
fn values_are_read_within_their_range_alone() {
    let read = |at: usize, text: &str| parse_value(&FACTS[at], text);
    for (text, value) in [("yes", true), ("true", true), ("no", false), ("false", false)] {
        assert_eq!(read(0, text), Some(Value::Bool(value)), "{text}");
    }
    assert_eq!(read(1, "farming"), Some(Value::Choice(2)));
    for (text, number) in [("-5", -5), ("0", 0), ("100", 100)] {
        assert_eq!(read(2, text), Some(Value::Int(number)), "{text}");
    }
    for (at, text) in [(3, "0"), (3, "100"), (3, "0.123456"), (4, "1"), (4, "99.99"), (4, "1.50")] {
        let number = Decimal::from_str_exact(text).unwrap();
        assert_eq!(read(at, text), Some(Value::Decimal(number)), "{text}");
    }
    assert_eq!(read(5, "2020-02-29"), Some(Value::Date(day("2020-02-29"))));
    assert_eq!(read(6, "650402"), Some(Value::Region(Region(650_402))));
    let wrong = [
        (0, "1"),
        (1, "work"),
        (2, "-6"),
        (2, "101"),
        (2, ""),
        (2, "-"),
        (2, "+5"),
        (2, "1.0"),
        (3, "-0.1"),
        (3, "100.1"),
        (3, "0.1234567"),
        (3, "1e1"),
        (3, "1_0"),
        (4, "0.99"),
        (4, "100.01"),
        (4, "1.505"),
        (5, "2021-02-29"),
        (6, "000000"),
    ];
    for (at, text) in wrong {
        assert_eq!(read(at, text), None, "{text}");
    }
}

#[test]
fn values_are_written_as_they_are_read() {
    let all: [&[&str]; 7] = [
        &["yes", "no"],
        &["new_form", "farming"],
        &["-5", "80"],
        &["0.4", "100"],
        &["1.5"],
        &["2020-02-29"],
        &["650402"],
    ];
    for (fact, texts) in FACTS.iter().zip(all) {
        for text in texts {
            let value = parse_value(fact, text).unwrap();
            assert_eq!(format_value(fact, value), *text);
        }
    }
    assert_eq!(format_value(&FACTS[3], Value::Decimal(Decimal::new(400, 3))), "0.4");
    assert_eq!(format_value(&FACTS[1], Value::Choice(3)), "");
}

#[test]
fn values_of_one_fact_have_an_order() {
    let number = |number: i64| Value::Decimal(Decimal::from(number));
    let date = |text: &str| Value::Date(day(text));
    let pairs = [
        (Value::Int(1), Value::Int(2)),
        (number(1), number(2)),
        (date("2020-01-01"), date("2020-01-02")),
        (Value::Choice(1), Value::Choice(2)),
    ];
    for (low, high) in pairs {
        assert_eq!(order(low, high), Some(Ordering::Less), "{low:?}");
        assert_eq!(order(high, low), Some(Ordering::Greater), "{low:?}");
        assert_eq!(order(low, low), Some(Ordering::Equal), "{low:?}");
    }
    assert_eq!(order(Value::Bool(true), Value::Bool(true)), Some(Ordering::Equal));
    assert_eq!(order(Value::Bool(true), Value::Bool(false)), None);
    assert_eq!(order(Value::Int(1), Value::Choice(1)), None);
}

#[test]
fn facts_say_their_type_unit_and_what_is_expected() {
    let said: Vec<_> = FACTS.iter().map(|fact| (fact.type_name(), fact.unit())).collect();
    let types = [
        ("bool", None),
        ("choice", None),
        ("int", Some("class_hour")),
        ("decimal", Some("percent")),
        ("money", Some("yuan")),
        ("date", None),
        ("region", None),
    ];
    assert_eq!(said, types);
    let expected: Vec<_> = FACTS.iter().map(Fact::expected).collect();
    let words = [
        "true or false",
        "one of new_form, flexible, farming",
        "a whole number of class_hour from -5 to 100",
        "a number of percent from 0 to 100, at most six decimals",
        "yuan from 1 to 100, at most two decimals",
        "a date like 2020-09-01",
        "a six-digit region code of GB/T 2260, like 210100",
    ];
    assert_eq!(expected, words);
}

#[test]
fn answers_are_kept_by_fact() {
    let mut answers = Answers::default();
    let seven = Answer::Known(Value::Int(7));
    answers.set(FactId(3), seven);
    answers.set(FactId(1), Answer::DontKnow);
    assert_eq!(answers.given().collect::<Vec<_>>(), [(FactId(1), Answer::DontKnow), (FactId(3), seven)]);
    assert_eq!(
        [0, 1, 3, 4].map(|at| answers.get(FactId(at))),
        [Answer::Unasked, Answer::DontKnow, seven, Answer::Unasked]
    );
    assert_eq!([1, 3, 9].map(|at| answers.value(FactId(at))), [None, Some(Value::Int(7)), None]);
    let case = ExampleCase {
        programme: ProgrammeId(0),
        date: day("2020-01-01"),
        given: &[(FactId(2), Answer::DontKnow)],
    };
    assert_eq!(case.answers(&TABLES).given().collect::<Vec<_>>(), [(FactId(2), Answer::DontKnow)]);
}

#[test]
fn tests_and_conditions_are_written_as_tables_have_them() {
    let included = |value: i64| Some(Bound { value: Decimal::from(value), included: true });
    let past = |value: i64| Some(Bound { value: Decimal::from(value), included: false });
    let period = |years, months| Period { years, months };
    let written = [
        (0, Check::Is(true), "veteran"),
        (0, Check::Is(false), "veteran = no"),
        (1, Check::OneOf(0b001), "work = new_form"),
        (1, Check::OneOf(0b011), "work not in [farming]"),
        (1, Check::OneOf(0b111), "work not in []"),
        (2, Check::Int { min: Some(80), max: None }, "hours >= 80 class_hour"),
        (2, Check::Int { min: None, max: Some(80) }, "hours <= 80 class_hour"),
        (2, Check::Int { min: Some(80), max: Some(80) }, "hours = 80 class_hour"),
        (2, Check::Int { min: Some(1), max: Some(80) }, "hours >= 1 class_hour and <= 80 class_hour"),
        (3, Check::Decimal { min: included(90), max: None }, "pass_rate >= 90 percent"),
        (3, Check::Decimal { min: past(90), max: None }, "pass_rate > 90 percent"),
        (3, Check::Decimal { min: None, max: past(90) }, "pass_rate < 90 percent"),
        (2, Check::YearsAhead(1), "hours = next year"),
        (2, Check::YearsAhead(2), "hours = year +2"),
        (5, Check::Within(period(3, 0)), "left_on within 3 years"),
        (5, Check::Within(period(1, 0)), "left_on within 1 year"),
        (5, Check::Ago(period(0, 12)), "left_on at least 12 months ago"),
        (5, Check::Ago(period(1, 6)), "left_on at least 18 months ago"),
        (5, Check::Ago(period(0, 1)), "left_on at least 1 month ago"),
        (5, Check::Between { from: Some(day("2017-01-01")), until: None }, "left_on >= 2017-01-01"),
        (5, Check::Between { from: None, until: Some(day("2017-01-01")) }, "left_on <= 2017-01-01"),
        (6, Check::In(Region(650_400)), "region in 650400"),
    ];
    for (at, check, text) in written {
        assert_eq!(test(&TABLES, &Test { fact: FactId(at), check, cite: CITE }), text);
    }
    let two = vec![option("a"), option("b"), option("c"), option("d"), option("e")].leak();
    let tables = Tables { facts: vec![fact("five", "all", Kind::Choice(two))].leak(), ..TABLES };
    let of = |set| test(&tables, &Test { fact: FactId(0), check: Check::OneOf(set), cite: CITE });
    assert_eq!([of(0b00011), of(0b10011), of(0)], ["five in [a, b]", "five not in [c, d]", "five in []"]);
    assert_eq!(test(&TABLES, &Test { fact: FactId(9), check: Check::Is(true), cite: CITE }), "");

    const VETERAN: Cond = Cond::Test(Test { fact: FactId(0), check: Check::Is(true), cite: CITE });
    let until = Cond::During { from: None, until: Some(day("2020-12-31")) };
    let both = Cond::During { from: Some(day("2019-01-01")), until: Some(day("2020-12-31")) };
    let parts = vec![VETERAN, Cond::Any(vec![until, both].leak()), Cond::Not(&VETERAN)].leak();
    let whole = Cond::All(
        vec![Cond::Doubt(&VETERAN, &NO_TEXT), Cond::Open(&VETERAN, &NO_TEXT), Cond::All(parts)].leak(),
    );
    assert_eq!(
        cond(&TABLES, &whole),
        "all [doubt veteran, open veteran, all [veteran, any [until 2020-12-31, from 2019-01-01 until 2020-12-31], not veteran]]"
    );
}

#[test]
fn truth_has_an_opposite_a_doubt_and_an_openness() {
    let all = [Truth::False, Truth::Unknown, Truth::True];
    assert_eq!(all.map(Truth::negate), [Truth::True, Truth::Unknown, Truth::False]);
    assert_eq!(all.map(Truth::doubt), [Truth::False, Truth::Unknown, Truth::Unknown]);
    assert_eq!(all.map(Truth::open), [Truth::Unknown, Truth::Unknown, Truth::True]);
    assert_eq!([Truth::from(false), Truth::from(true)], [Truth::False, Truth::True]);
}
