//! All combinations of answers that the tests of some conditions tell apart, to try these on.

use engine::advice::question::representatives;
use engine::law::{Cond, FactSet};
use engine::truth::Truth;
use engine::{Answer, Answers, Date, FactId, Tables, Value};

/// How many combinations are tried at most where a rule is checked.
pub const MOST_TRIALS: usize = 1 << 18;

/// Runs through the combinations: each has an answer to every fact that the conditions read.
pub struct Combinations {
    answers: Answers,
    facts: Vec<(FactId, Vec<Value>)>,
    at: Vec<usize>,
}

impl Combinations {
    /// At the first combination; none where there are more than `most`.
    pub fn new(tables: &Tables, conds: &[&Cond], day: Date, most: usize) -> Option<Combinations> {
        let mut set = FactSet::default();
        conds.iter().for_each(|cond| cond.each_test(&mut |test| set.insert(test.fact)));
        let facts: Vec<(FactId, Vec<Value>)> = set
            .iter()
            .filter_map(|id| {
                let fact = tables.fact_at(id)?;
                let values = representatives(fact, id, conds, day);
                Some((id, classes(values, id, conds, day)))
            })
            .collect();
        let combinations = facts.iter().fold(1_usize, |all, (_, values)| all.saturating_mul(values.len()));
        if combinations > most {
            return None;
        }
        let mut answers = Answers::none(tables);
        for (id, values) in &facts {
            if let Some(value) = values.first() {
                answers.set(*id, Answer::Known(*value));
            }
        }
        Some(Combinations { answers, at: vec![0; facts.len()], facts })
    }

    /// The combination at hand.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Goes to the next combination; false after the last.
    pub fn advance(&mut self) -> bool {
        for (at, (id, values)) in self.at.iter_mut().zip(&self.facts) {
            *at += 1;
            let more = *at < values.len();
            if !more {
                *at = 0;
            }
            if let Some(value) = values.get(*at) {
                self.answers.set(*id, Answer::Known(*value));
            }
            if more {
                return true;
            }
        }
        false
    }
}

/// One value from each class that the tests on this fact tell apart.
fn classes(values: Vec<Value>, id: FactId, conds: &[&Cond], day: Date) -> Vec<Value> {
    let mut seen: Vec<Vec<Truth>> = Vec::new();
    values
        .into_iter()
        .filter(|value| {
            let mut pattern = Vec::new();
            for cond in conds {
                cond.each_test(&mut |test| {
                    if test.fact == id {
                        pattern.push(test.check.truth(value, day));
                    }
                });
            }
            let new = !seen.contains(&pattern);
            if new {
                seen.push(pattern);
            }
            new
        })
        .collect()
}
