//! The statuses: those of most people, a large tile each, and the further ones.

use engine::answers::parse_value;
use engine::{Answers, FactId, Tables, Value};

/// The group of facts that are statuses.
pub const GROUP: &str = "status";

/// A status with a large tile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Status {
    /// 毕业生.
    Graduate,
    /// 农民工.
    Migrant,
    /// 退役军人.
    Veteran,
    /// 下岗失业人员.
    LaidOff,
}

impl Status {
    /// All of them, in the order of their tiles.
    pub const ALL: [Status; 4] = [Status::Graduate, Status::Migrant, Status::Veteran, Status::LaidOff];

    /// The name used in the page.
    pub fn key(self) -> &'static str {
        match self {
            Status::Graduate => "graduate",
            Status::Migrant => "migrant",
            Status::Veteran => "veteran",
            Status::LaidOff => "laid_off",
        }
    }

    /// The facts that it stands for, each with its answer. The first decides whether it is pressed.
    fn facts(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Status::Graduate => &[("school_status", "graduated")],
            // 农民工 are rural workers by definition.
            Status::Migrant => &[("rural_migrant", "yes"), ("rural", "yes")],
            Status::Veteran => &[("veteran", "yes")],
            Status::LaidOff => &[("laid_off", "yes")],
        }
    }

    /// The answers that it stands for.
    pub fn values(self, tables: &Tables) -> Vec<(FactId, Value)> {
        let value = |(key, text): &(&str, &str)| {
            let id = tables.fact(key)?;
            Some((id, parse_value(tables.fact_at(id)?, text)?))
        };
        self.facts().iter().filter_map(value).collect()
    }

    /// Whether it is answered with yes.
    pub fn is_pressed(self, tables: &Tables, answers: &Answers) -> bool {
        self.values(tables).first().is_some_and(|(fact, value)| answers.value(*fact) == Some(*value))
    }
}

/// The statuses without a large tile.
pub fn further(tables: &Tables) -> impl Iterator<Item = FactId> {
    let large = |key: &str| Status::ALL.iter().flat_map(|one| one.facts()).any(|(fact, _)| *fact == key);
    all(tables).filter(move |id| tables.fact_at(*id).is_some_and(|fact| !large(fact.key)))
}

/// The facts that are statuses.
pub fn all(tables: &Tables) -> impl Iterator<Item = FactId> {
    let facts = tables.facts.iter().enumerate().filter(|(_, fact)| fact.group == GROUP);
    facts.map(|(at, _)| FactId(at as u16))
}
