//! The example of the three verdicts: rural, 16 to 60, at least 60 hours; the tuition is paid back.

use engine::answers::{Answer, Answers, Value};
use engine::law::{AmountRow, Basis, Check, Cond, Figure, Kind, Test};
use engine::{Fact, FactId, Verdict, assess};
use laws::rule::{CITE, Rule};
use laws::vocabulary;
use rust_decimal::Decimal;

const RURAL: FactId = FactId(0);
const AGE: FactId = FactId(1);
const HOURS: FactId = FactId(2);
const TUITION: FactId = FactId(3);

const fn test(fact: FactId, check: Check) -> Cond {
    Cond::Test(Test { fact, check, cite: CITE })
}

static WHEN: [Cond; 3] = [
    test(RURAL, Check::Is(true)),
    test(AGE, Check::Int { min: Some(16), max: Some(60) }),
    test(HOURS, Check::Int { min: Some(60), max: None }),
];

static AMOUNT: [AmountRow; 1] = [AmountRow {
    when: None,
    from: None,
    until: None,
    basis: Basis::Exact,
    figure: Figure::Fact(TUITION),
    times: Decimal::ONE,
    per: &[],
    count: &[],
    published: &[],
    cite: CITE,
}];

fn rule() -> Rule {
    let fact = |key, kind| Fact { key, kind, ..vocabulary::fact(0) };
    let facts = vec![
        fact("rural", Kind::Bool),
        fact("age", Kind::Int { min: 0, max: 120, unit: "year_of_age" }),
        fact("hours", Kind::Int { min: 0, max: 5000, unit: "class_hour" }),
        fact("tuition", Kind::Money { min: Decimal::ZERO, max: Decimal::from(100_000) }),
    ];
    laws::rule::of(facts, Cond::All(&WHEN), &AMOUNT, engine::date::ordinal(2020, 245))
}

fn outcome(given: &[(FactId, Value)]) -> engine::Outcome {
    let rule = rule();
    let mut answers = Answers::none(rule.tables);
    for (id, value) in given {
        answers.set(*id, Answer::Known(*value));
    }
    assess(rule.tables, &answers, rule.day).outcomes[0]
}

#[test]
fn ten_hours_settle_it_whoever_asks() {
    let outcome = outcome(&[(HOURS, Value::Int(10))]);
    assert_eq!(outcome.verdict, Verdict::Ineligible);
    assert!(outcome.missing.is_empty());
    assert!(outcome.amount.is_none());
}

#[test]
fn without_the_hours_it_depends_on_the_hours_alone() {
    let outcome = outcome(&[(RURAL, Value::Bool(true)), (AGE, Value::Int(30))]);
    assert_eq!(outcome.verdict, Verdict::Undetermined);
    assert_eq!(outcome.missing.iter().collect::<Vec<_>>(), [HOURS]);
}

#[test]
fn all_but_the_tuition_is_a_yes_with_an_unknown_amount() {
    let given = [(RURAL, Value::Bool(true)), (AGE, Value::Int(30)), (HOURS, Value::Int(60))];
    let outcome = outcome(&given);
    assert_eq!(outcome.verdict, Verdict::Eligible);
    assert!(outcome.missing.is_empty());
    let amount = outcome.amount.unwrap();
    assert!(amount.total.is_unknown() && amount.rate.is_unknown());
    assert_eq!(amount.lacks.iter().collect::<Vec<_>>(), [TUITION]);
}

#[test]
fn the_bounds_include_their_figures() {
    let verdict = |age, hours| {
        outcome(&[(RURAL, Value::Bool(true)), (AGE, Value::Int(age)), (HOURS, Value::Int(hours))]).verdict
    };
    for (age, hours, met) in
        [(15, 60, false), (16, 60, true), (60, 60, true), (61, 60, false), (30, 59, false)]
    {
        let expected = if met { Verdict::Eligible } else { Verdict::Ineligible };
        assert_eq!(verdict(age, hours), expected, "age {age}, {hours} hours");
    }
}
