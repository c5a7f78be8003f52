//! Random rules: conditions of every form over facts of every type, with partial answers.

use crate::vocabulary::{self, KINDS};
use engine::advice::question::representatives;
use engine::answers::{Answer, Answers};
use engine::law::{
    AmountRow, Benefit, Citation, Cond, Fact, FactId, Force, PaidTo, Party, Programme, Test, Validity,
};
use engine::{Date, Tables, Text};
use proptest::collection::vec;
use proptest::prelude::*;

/// Whether each fact is read once, so that Kleene logic must be exact, or again and again.
#[derive(Clone, Copy, Debug)]
pub enum Reading {
    /// Every test has a fact of its own.
    Once,
    /// All tests share one fact of each kind.
    Again,
}

/// A condition before its facts are known.
#[derive(Clone, Debug)]
pub enum Shape {
    /// All parts.
    All(Vec<Shape>),
    /// Some part.
    Any(Vec<Shape>),
    /// Not the part.
    Not(Box<Shape>),
    /// Doubtful where it holds.
    Doubt(Box<Shape>),
    /// Doubtful where it does not hold.
    Open(Box<Shape>),
    /// The date lies in a period.
    During(Option<Date>, Option<Date>),
    /// A test made from a number.
    Test(u32),
}

/// A rule as the only programme of tables of its own.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The tables.
    pub tables: &'static Tables,
    /// The programme's condition.
    pub cond: &'static Cond,
    /// The evaluation date.
    pub day: Date,
}

/// How many tests a random condition has at most; twice as many completions are two to this.
const MOST_TESTS: usize = 9;

const WHY: Text = Text { zh: "等", en: "and the like" };
/// The citation of everything made here.
pub const CITE: Citation = Citation::verbatim("一", "words");

/// A random rule.
pub fn rule(reading: Reading) -> impl Strategy<Value = Rule> {
    (shape(), day()).prop_map(move |(shape, day)| make(&shape, reading, day))
}

/// A random rule over a date, a year and a yes or no, with random partial answers.
pub fn dated() -> impl Strategy<Value = (Rule, Answers)> {
    (shape(), day(), vec(any::<u32>(), 16)).prop_map(|(shape, day, seeds)| {
        let rule = make(&shape.dated(), Reading::Again, day);
        let answers = some_answers(&rule, &seeds);
        (rule, answers)
    })
}

/// A random rule with random partial answers.
pub fn answered(reading: Reading) -> impl Strategy<Value = (Rule, Answers)> {
    (rule(reading), vec(any::<u32>(), 16)).prop_map(|(rule, seeds)| {
        let answers = some_answers(&rule, &seeds);
        (rule, answers)
    })
}

/// A random condition's form.
pub fn shape() -> impl Strategy<Value = Shape> {
    let test = any::<u32>().prop_map(Shape::Test);
    let end = || prop::option::of(day());
    let during = (end(), end()).prop_map(|(from, until)| Shape::During(from, until));
    let leaf = prop_oneof![5 => test, 1 => during];
    let tree = leaf.prop_recursive(5, 16, 3, |part| {
        prop_oneof![
            4 => vec(part.clone(), 0..4).prop_map(Shape::All),
            4 => vec(part.clone(), 0..4).prop_map(Shape::Any),
            2 => part.clone().prop_map(|part| Shape::Not(Box::new(part))),
            3 => part.clone().prop_map(|part| Shape::Doubt(Box::new(part))),
            3 => part.prop_map(|part| Shape::Open(Box::new(part))),
        ]
    });
    tree.prop_filter("few enough tests to enumerate", |shape| shape.tests() <= MOST_TESTS)
}

/// A day on which a person may ask, the ends of months and leap days among them.
pub fn day() -> impl Strategy<Value = Date> {
    let odd = [(2020, 60), (2021, 59), (2024, 60), (2024, 366), (2027, 59), (2022, 1), (2021, 365)];
    prop_oneof![
        3 => (2017..=2030, 1..=365_u16).prop_map(|(year, day)| engine::date::ordinal(year, day)),
        1 => prop::sample::select(odd.to_vec()).prop_map(|(year, day)| engine::date::ordinal(year, day)),
    ]
}

impl Shape {
    /// The same form with tests on dates and years for most others.
    fn dated(&self) -> Shape {
        let all = |parts: &[Shape]| parts.iter().map(Shape::dated).collect();
        match self {
            Shape::All(parts) => Shape::All(all(parts)),
            Shape::Any(parts) => Shape::Any(all(parts)),
            Shape::Not(part) => Shape::Not(Box::new(part.dated())),
            Shape::Doubt(part) => Shape::Doubt(Box::new(part.dated())),
            Shape::Open(part) => Shape::Open(Box::new(part.dated())),
            Shape::During(from, until) => Shape::During(*from, *until),
            Shape::Test(seed) => Shape::Test(seed / KINDS * KINDS + [0, 5, 8, 8][*seed as usize % 4]),
        }
    }

    fn tests(&self) -> usize {
        match self {
            Shape::Test(_) => 1,
            Shape::During(..) => 0,
            Shape::All(parts) | Shape::Any(parts) => parts.iter().map(Shape::tests).sum(),
            Shape::Not(part) | Shape::Doubt(part) | Shape::Open(part) => part.tests(),
        }
    }

    fn cond(&self, reading: Reading, facts: &mut Vec<Fact>) -> Cond {
        let mut several = |parts: &[Shape]| -> &'static [Cond] {
            parts.iter().map(|part| part.cond(reading, facts)).collect::<Vec<_>>().leak()
        };
        match self {
            Shape::All(parts) => Cond::All(several(parts)),
            Shape::Any(parts) => Cond::Any(several(parts)),
            Shape::Not(part) => Cond::Not(boxed(part.cond(reading, facts))),
            Shape::Doubt(part) => Cond::Doubt(boxed(part.cond(reading, facts)), &WHY),
            Shape::Open(part) => Cond::Open(boxed(part.cond(reading, facts)), &WHY),
            Shape::During(from, until) => Cond::During { from: *from, until: *until },
            Shape::Test(seed) => {
                let id = match reading {
                    Reading::Again => seed % KINDS,
                    Reading::Once => {
                        facts.push(vocabulary::fact(*seed));
                        facts.len() as u32 - 1
                    }
                } as u16;
                let kind = facts[usize::from(id)].kind;
                let check = vocabulary::check(kind, seed / KINDS);
                Cond::Test(Test { fact: FactId(id), check, cite: CITE })
            }
        }
    }
}

fn boxed(cond: Cond) -> &'static Cond {
    Box::leak(Box::new(cond))
}

/// The rule with a form.
fn make(shape: &Shape, reading: Reading, day: Date) -> Rule {
    let mut facts = match reading {
        Reading::Once => Vec::new(),
        Reading::Again => (0..KINDS).map(vocabulary::fact).collect(),
    };
    let when = shape.cond(reading, &mut facts);
    of(facts, when, &[], day)
}

/// Tables with these facts and one programme.
pub fn of(facts: Vec<Fact>, when: Cond, amounts: &'static [AmountRow], day: Date) -> Rule {
    let programme = Programme {
        id: "one.only",
        document: engine::DocumentId(0),
        name: WHY,
        summary: WHY,
        recipients: &[Party::Worker],
        paid_to: Some(PaidTo::Party(Party::Worker)),
        benefits: &[Benefit::Cash],
        force: Force::Given,
        term: Validity { from: Date::MIN, until: None, unconfirmed_after: None, ground: WHY },
        season: None,
        alternative: None,
        cites: &[CITE],
        when,
        amounts,
        next_step: WHY,
        notes: &[],
        references: &[],
    };
    let tables: &'static Tables = Box::leak(Box::new(Tables {
        facts: facts.leak(),
        units: &[],
        places: &[],
        documents: &[],
        programmes: vec![programme].leak(),
        limits: &[],
        standards: &[],
        provinces: &[],
    }));
    Rule { tables, cond: &tables.programmes[0].when, day }
}

/// Some of the answers that the seeds name: a third unasked, a few 不清楚.
pub fn some_answers(rule: &Rule, seeds: &[u32]) -> Answers {
    let mut answers = Answers::none(rule.tables);
    for at in 0..rule.tables.facts.len() {
        let (id, seed) = (FactId(at as u16), seeds[at % seeds.len()]);
        match seed % 12 {
            0..4 => {}
            4 => answers.set(id, Answer::DontKnow),
            _ => answers.set(id, some_value(rule, id, seed / 12)),
        }
    }
    answers
}

/// A value of a fact: mostly next to a boundary, sometimes anywhere.
pub fn some_value(rule: &Rule, id: FactId, seed: u32) -> Answer {
    let fact = &rule.tables.facts[usize::from(id.0)];
    let near = representatives(fact, id, &[rule.cond], rule.day);
    let anywhere = vocabulary::value(fact.kind, seed / 4, rule.day);
    let value = match seed % 4 {
        0 => anywhere,
        _ => near.get(seed as usize / 4 % near.len().max(1)).copied().unwrap_or(anywhere),
    };
    Answer::Known(value)
}
