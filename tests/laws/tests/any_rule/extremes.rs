//! Nothing panics at the ends of the types.

use engine::advice::question::{questions, representatives};
use engine::answers::{Answer, Value};
use engine::date::Period;
use engine::law::{Bound, Check, Cond, Test};
use engine::region::Region;
use engine::{Answers, Date, FactId, assess, date};
use laws::{rule, vocabulary};
use rust_decimal::Decimal;

fn checks() -> Vec<(u32, Check)> {
    let mut checks = Vec::new();
    for end in [i64::MIN, -1, 0, 1, i64::MAX] {
        checks.push((4, Check::Int { min: Some(end), max: None }));
        checks.push((4, Check::Int { min: None, max: Some(end) }));
    }
    for years in [i32::MIN, -10_000, 0, 10_000, i32::MAX] {
        checks.push((5, Check::YearsAhead(years)));
        for months in [i32::MIN, -1, 0, 1, i32::MAX] {
            checks.push((8, Check::Within(Period { years, months })));
            checks.push((8, Check::Ago(Period { years, months })));
        }
    }
    for value in [Decimal::MIN, Decimal::ZERO, Decimal::MAX] {
        let bound = Some(Bound { value, included: false });
        checks.push((7, Check::Decimal { min: bound, max: None }));
        checks.push((6, Check::Decimal { min: None, max: bound }));
    }
    checks.extend([0, 110_000, 990_000, 999_999, u32::MAX].map(|code| (9, Check::In(Region(code)))));
    checks.extend([0, 1, u64::MAX].map(|set| (2, Check::OneOf(set))));
    checks
}

fn values() -> Vec<Value> {
    let mut values = vec![Value::Bool(true), Value::Choice(0), Value::Choice(63), Value::Choice(u8::MAX)];
    values.extend([i64::MIN, -1, 0, i64::MAX].map(Value::Int));
    values.extend([Decimal::MIN, Decimal::ZERO, Decimal::MAX].map(Value::Decimal));
    values.extend([Date::MIN, date::ordinal(2020, 60), Date::MAX].map(Value::Date));
    values.extend([0, 650_402, u32::MAX].map(|code| Value::Region(Region(code))));
    values
}

#[test]
fn every_check_takes_every_value_on_every_day() {
    for (kind, check) in checks() {
        for day in [Date::MIN, date::ordinal(2020, 60), Date::MAX] {
            let cond = Cond::Test(Test { fact: FactId(0), check, cite: rule::CITE });
            let rule = rule::of(vec![vocabulary::fact(kind)], cond, &[], day);
            let near = representatives(&rule.tables.facts[0], FactId(0), &[rule.cond], day);
            for value in values().into_iter().chain(near) {
                let mut answers = Answers::none(rule.tables);
                answers.set(FactId(0), Answer::Known(value));
                assess(rule.tables, &answers, day);
            }
            let none = Answers::none(rule.tables);
            questions(rule.tables, &none, &assess(rule.tables, &none, day), None);
        }
    }
}

#[test]
fn days_past_the_calendar_stop_at_its_end() {
    let years = |years| Period { years, months: 0 };
    assert_eq!(date::add(Date::MAX, years(1)), Date::MAX);
    assert_eq!(date::add(Date::MIN, years(-1)), Date::MIN);
    assert_eq!(date::add(date::ordinal(2020, 1), years(i32::MAX)), Date::MAX);
    assert_eq!(date::add(date::ordinal(2020, 1), years(i32::MIN)), Date::MIN);
}
