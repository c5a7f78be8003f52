//! The ten-programme rule set that the speed of the engine is stated for: each programme asks
//! for an age, class hours, a yes or no, and one of a choice, and pays up to a figure.

use crate::rule::CITE;
use crate::{rule, vocabulary};
use engine::amount::{AmountRow, Basis, Figure};
use engine::answers::{Answer, Answers, Value};
use engine::condition::{Check, Cond, Test};
use engine::fact::{Fact, FactId, Kind};
use engine::tables::Programme;
use engine::{Date, Tables};
use rust_decimal::Decimal;

const IDS: [&str; 10] =
    ["set.0", "set.1", "set.2", "set.3", "set.4", "set.5", "set.6", "set.7", "set.8", "set.9"];

const AGE: FactId = FactId(0);
const HOURS: FactId = FactId(1);
const RURAL: FactId = FactId(2);
const WORK: FactId = FactId(3);

/// Ten programmes of four conditions each.
pub fn tables() -> &'static Tables {
    let options = match vocabulary::fact(1).kind {
        Kind::Choice(options) => options,
        _ => &[],
    };
    let fact = |key, kind| Fact { key, kind, ..vocabulary::fact(0) };
    let facts = vec![
        fact("age", Kind::Int { min: 0, max: 120, unit: "year_of_age" }),
        fact("hours", Kind::Int { min: 0, max: 5000, unit: "class_hour" }),
        fact("rural", Kind::Bool),
        fact("work", Kind::Choice(options)),
    ];
    let programmes: Vec<Programme> = IDS.into_iter().enumerate().map(programme).collect();
    let (facts, programmes) = (facts.leak(), programmes.leak());
    Box::leak(Box::new(Tables {
        facts,
        units: &[],
        places: &[],
        documents: &[],
        programmes,
        limits: &[],
        standards: &[],
    }))
}

fn programme((at, id): (usize, &'static str)) -> Programme {
    let step = at as i64;
    let test = |fact, check| Cond::Test(Test { fact, check, cite: CITE });
    let when = vec![
        test(AGE, Check::Int { min: Some(16), max: Some(60 - step) }),
        test(HOURS, Check::Int { min: Some(40 + 10 * step), max: None }),
        test(RURAL, Check::Is(at % 3 != 0)),
        test(WORK, Check::OneOf([0b011, 0b101, 0b110][at % 3])),
    ];
    let amount = AmountRow {
        when: None,
        from: None,
        until: None,
        basis: Basis::AtMost,
        figure: Figure::Yuan(Decimal::from(300 + 100 * at as u32)),
        times: Decimal::ONE,
        per: &[],
        count: &[],
        published: &[],
        cite: CITE,
    };
    let one = rule::of(Vec::new(), Cond::All(when.leak()), vec![amount].leak(), Date::MIN);
    Programme { id, ..one.tables.programmes[0] }
}

/// Three people: one who meets about half of them, one who meets none, one who said little.
pub fn people(tables: &Tables) -> [Answers; 3] {
    let given = |given: &[(FactId, Value)]| {
        let mut answers = Answers::none(tables);
        given.iter().for_each(|(fact, value)| answers.set(*fact, Answer::Known(*value)));
        answers
    };
    [
        given(&[
            (AGE, Value::Int(35)),
            (HOURS, Value::Int(120)),
            (RURAL, Value::Bool(true)),
            (WORK, Value::Choice(1)),
        ]),
        given(&[
            (AGE, Value::Int(70)),
            (HOURS, Value::Int(20)),
            (RURAL, Value::Bool(false)),
            (WORK, Value::Choice(2)),
        ]),
        given(&[(AGE, Value::Int(35)), (RURAL, Value::Bool(true))]),
    ]
}
