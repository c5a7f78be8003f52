//! The tables of the rule set, and people to assess.

use engine::law::{
    AmountRow, Answer, Basis, Benefit, Check, Choice, Citation, Cond, Fact, FactId, Figure, Force, Kind,
    PaidTo, Party, Programme, Tables, Test, Validity, Value,
};
use engine::{Answers, Date, Text};
use rust_decimal::Decimal;
use std::sync::LazyLock;

const IDS: [&str; 10] =
    ["set.0", "set.1", "set.2", "set.3", "set.4", "set.5", "set.6", "set.7", "set.8", "set.9"];

const AGE: FactId = FactId(0);
const HOURS: FactId = FactId(1);
const RURAL: FactId = FactId(2);
const WORK: FactId = FactId(3);

const TEXT: Text = Text { zh: "词", en: "words" };
const CITE: Citation = Citation::verbatim("一", "words");
const OPTION: Choice = Choice { key: "option", label: TEXT, hint: None };

/// Ten programmes of four conditions each: an age, class hours, a yes or no, and one of a
/// choice. Each pays up to a figure.
pub fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(make);
    &TABLES
}

fn make() -> Tables {
    let facts = vec![
        fact("age", Kind::Int { min: 0, max: 120, unit: "year_of_age" }),
        fact("hours", Kind::Int { min: 0, max: 5000, unit: "class_hour" }),
        fact("rural", Kind::Bool),
        fact("work", Kind::Choice(&[OPTION; 3])),
    ];
    let programmes: Vec<Programme> = IDS.into_iter().enumerate().map(programme).collect();
    Tables {
        facts: facts.leak(),
        units: &[],
        places: &[],
        documents: &[],
        programmes: programmes.leak(),
        limits: &[],
        standards: &[],
        provinces: &[],
    }
}

fn fact(key: &'static str, kind: Kind) -> Fact {
    Fact {
        key,
        kind,
        about: &Party::ALL,
        group: "group",
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
    Programme {
        id,
        document: engine::DocumentId(0),
        name: TEXT,
        summary: TEXT,
        recipients: &[Party::Worker],
        paid_to: Some(PaidTo::Party(Party::Worker)),
        benefits: &[Benefit::Cash],
        force: Force::Given,
        term: Validity { from: Date::MIN, until: None, unconfirmed_after: None, ground: TEXT },
        season: None,
        alternative: None,
        cites: &[CITE],
        when: Cond::All(when.leak()),
        amounts: vec![amount].leak(),
        next_step: TEXT,
        notes: &[],
        references: &[],
    }
}

/// What somebody says, in the order of the facts.
type Said = (Option<i64>, Option<i64>, Option<bool>, Option<u8>);

/// Three people: one who meets about half of them, one who meets none, one who said little.
pub fn people(tables: &Tables) -> [Answers; 3] {
    [
        (Some(35), Some(120), Some(true), Some(1)),
        (Some(70), Some(20), Some(false), Some(2)),
        (Some(35), None, Some(true), None),
    ]
    .map(|said| answers(tables, said))
}

/// People on either side of every boundary, and who leave out this or that.
pub fn sample(tables: &Tables) -> Vec<Answers> {
    let mut all = Vec::new();
    for age in [None, Some(15), Some(16), Some(51), Some(55), Some(60), Some(61)] {
        for hours in [None, Some(39), Some(40), Some(85), Some(130)] {
            for rural in [None, Some(false), Some(true)] {
                for work in [None, Some(0), Some(1), Some(2)] {
                    all.push(answers(tables, (age, hours, rural, work)));
                }
            }
        }
    }
    all
}

fn answers(tables: &Tables, (age, hours, rural, work): Said) -> Answers {
    let mut answers = Answers::none(tables);
    let mut set = |fact, value: Option<Value>| {
        value.into_iter().for_each(|value| answers.set(fact, Answer::Known(value)));
    };
    set(AGE, age.map(Value::Int));
    set(HOURS, hours.map(Value::Int));
    set(RURAL, rural.map(Value::Bool));
    set(WORK, work.map(Value::Choice));
    answers
}
