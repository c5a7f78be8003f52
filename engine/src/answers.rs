//! The answers given so far. 不清楚 is an answer: the fact stays unknown, but is not asked again.

pub use crate::law::{Answer, Value, format_value, parse_value};

use crate::law::{ExampleCase, FactId, Province, Tables};
use crate::region::Region;

/// One answer for every fact of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// No answer to any of the tables' facts.
    pub fn none(tables: &Tables) -> Answers {
        Answers(vec![Answer::Unasked; tables.facts.len()])
    }

    /// What has been said about a fact.
    pub fn get(&self, fact: FactId) -> Answer {
        self.0.get(usize::from(fact.0)).copied().unwrap_or_default()
    }

    /// The value of a fact, if it is known.
    pub fn value(&self, fact: FactId) -> Option<Value> {
        self.known(fact).copied()
    }

    /// Its value where it stands: a test reads no more of it than it needs.
    #[inline(always)]
    pub(crate) fn known(&self, fact: FactId) -> Option<&Value> {
        match self.0.get(usize::from(fact.0)) {
            Some(Answer::Known(value)) => Some(value),
            _ => None,
        }
    }

    /// Sets or replaces an answer.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        let at = usize::from(fact.0);
        if at >= self.0.len() {
            self.0.resize(at + 1, Answer::Unasked);
        }
        if let Some(slot) = self.0.get_mut(at) {
            *slot = answer;
        }
    }

    /// Takes in what the answers say by definition: yes to a fact is yes to those it implies, no to
    /// one of these is no to it. What was answered itself stays.
    pub fn complete(&mut self, tables: &Tables) {
        let [yes, no] = [true, false].map(|yes| Answer::Known(Value::Bool(yes)));
        for (fact, at) in tables.facts.iter().zip(0..) {
            for implied in fact.implies {
                match (self.get(FactId(at)), self.get(*implied)) {
                    (said, Answer::Unasked) if said == yes => self.set(*implied, yes),
                    (Answer::Unasked, said) if said == no => self.set(FactId(at), no),
                    _ => {}
                }
            }
        }
    }

    /// The provinces that an answer lies in whose documents are not among the tables.
    pub fn absent(&self, tables: &Tables) -> impl Iterator<Item = Province> {
        let lies_in = |province: &&Province| {
            let is_in = |region: Region| region.province() == province.region;
            let known =
                |answer: &Answer| matches!(answer, Answer::Known(Value::Region(region)) if is_in(*region));
            !province.is_here && self.0.iter().any(known)
        };
        tables.provinces.iter().filter(lies_in).copied()
    }

    /// All facts about which something was said, in the order of the vocabulary.
    pub fn given(&self) -> impl Iterator<Item = (FactId, Answer)> + '_ {
        self.0
            .iter()
            .enumerate()
            .filter(|(_, answer)| **answer != Answer::Unasked)
            .map(|(at, answer)| (FactId(at as u16), *answer))
    }
}

impl ExampleCase {
    /// Its answers in full.
    pub fn answers(&self, tables: &Tables) -> Answers {
        let mut answers = Answers::none(tables);
        self.given.iter().for_each(|(fact, answer)| answers.set(*fact, *answer));
        answers
    }
}
