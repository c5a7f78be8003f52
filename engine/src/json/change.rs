//! Writing what would change a verdict as JSON.

use super::keys::{AnswerJson, Writer};
use crate::advice::change::{Changes, Step, Target, Way};
use crate::advice::{self, Advice};
use crate::assess::Outcome;
use crate::law::{FactId, FactSet, Tables, Value};
use serde::Serialize;

/// A set of steps that together lead to a verdict: `{"verdict": "eligible", "steps": […]}`.
#[derive(Serialize)]
pub(super) struct WayJson {
    verdict: &'static str,
    steps: Vec<StepJson>,
}

/// A step: `kind` is `change` or `supply`, `to` the nearest value that serves. Where others
/// serve as well, `one_of` lists the options, `at_least` and `at_most` bound the numbers and
/// days; `elsewhere` is any region that the programme does not name.
#[derive(Serialize)]
struct StepJson {
    fact: &'static str,
    kind: &'static str,
    to: AnswerJson,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<AnswerJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<AnswerJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<AnswerJson>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    elsewhere: bool,
}

impl Writer<'_> {
    /// What would change an outcome, and the answers that keep anything from doing so. Whose a
    /// fact is, its `about` says.
    pub(super) fn changes(&self, outcome: &Outcome) -> (Vec<WayJson>, FactSet) {
        let (ways, in_the_way) =
            match advice::advise(self.tables, self.assessment, outcome, self.answers, self.party) {
                Advice::Settling(ways) | Advice::Changing(Changes::Ways(ways)) => (ways, FactSet::default()),
                Advice::Changing(Changes::Impossible(facts)) => (Vec::new(), facts),
                Advice::Nothing | Advice::Changing(Changes::TooMany | Changes::Unwanted) => {
                    (Vec::new(), FactSet::default())
                }
            };
        (ways.iter().map(|way| self.way(way)).collect(), in_the_way)
    }

    fn way(&self, way: &Way) -> WayJson {
        WayJson {
            verdict: way.verdict.key(),
            steps: way.steps.iter().map(|step| step_json(self.tables, step)).collect(),
        }
    }
}

fn step_json(tables: &Tables, step: &Step) -> StepJson {
    let value = |value: Value| AnswerJson::of(tables, step.fact, value);
    let key = |id: FactId| tables.fact_at(id).map_or("", |fact| fact.key);
    let mut json = StepJson {
        fact: key(step.fact),
        kind: step.kind.key(),
        to: value(step.to),
        one_of: Vec::new(),
        at_least: None,
        at_most: None,
        elsewhere: false,
    };
    match step.target {
        Target::Is(_) => {}
        Target::OneOf(set) => {
            let options = (0..64).filter(|at| set >> at & 1 == 1).map(Value::Choice);
            json.one_of = options.map(value).collect();
        }
        Target::AtLeast(least) => json.at_least = Some(value(least)),
        Target::AtMost(most) => json.at_most = Some(value(most)),
        Target::Between(least, most) => {
            (json.at_least, json.at_most) = (Some(value(least)), Some(value(most)));
        }
        Target::Elsewhere => (json.to, json.elsewhere) = (AnswerJson::None, true),
    }
    json
}
