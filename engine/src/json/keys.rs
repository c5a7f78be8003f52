//! Facts, values, yuan and units as JSON writes them: by the keys of the tables.

use crate::answers::Answers;
use crate::assess::Assessment;
use crate::evaluate::amount::PerSet;
use crate::evaluate::ground::Ground;
use crate::law::{FactId, FactSet, Kind, Party, Tables, Value, format_value};
use rust_decimal::Decimal;
use serde::Serialize;

/// What is being written, and what its keys come from.
pub(super) struct Writer<'a> {
    pub(super) tables: &'static Tables,
    pub(super) answers: &'a Answers,
    pub(super) assessment: &'a Assessment,
    /// Who is advised; nobody in particular where there is none.
    pub(super) party: Option<Party>,
    /// Where and when.
    pub(super) ground: Ground,
}

impl Writer<'_> {
    pub(super) fn key(&self, fact: FactId) -> &'static str {
        self.tables.fact_at(fact).map_or("", |fact| fact.key)
    }

    pub(super) fn keys(&self, facts: &FactSet) -> Vec<&'static str> {
        facts.iter().map(|fact| self.key(fact)).collect()
    }
}

/// An answer as it may be read again; `null` where there is none or it is 不清楚.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum AnswerJson {
    Bool(bool),
    Int(i64),
    Text(String),
    None,
}

impl AnswerJson {
    /// A value of a fact.
    pub(super) fn of(tables: &Tables, id: FactId, value: Value) -> AnswerJson {
        let Some(fact) = tables.fact_at(id) else { return AnswerJson::None };
        match (value, fact.kind) {
            (Value::Bool(yes), _) => AnswerJson::Bool(yes),
            (Value::Int(number), _) => AnswerJson::Int(number),
            (Value::Decimal(number), Kind::Money { .. }) => AnswerJson::Text(yuan(number)),
            (value, _) => AnswerJson::Text(format_value(fact, value)),
        }
    }
}

/// Yuan with two decimals.
pub(super) fn yuan(yuan: Decimal) -> String {
    format!("{yuan:.2}")
}

/// The keys of units, in the order they are said.
pub(super) fn units(set: PerSet) -> Vec<&'static str> {
    set.iter().map(|per| per.key()).collect()
}
