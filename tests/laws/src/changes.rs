//! What would change an answer, found by trying every set of steps: the engine's search must
//! come to the same. Says again, as plainly as can be, which steps are permitted.

use crate::reference::{evaluate, facts_of, pattern};
use engine::advice::change::Step;
use engine::advice::question::representatives;
use engine::law::{Cond, Fact, Means, Party};
use engine::{Answer, Answers, Date, FactId, Tables, Value, Verdict};

/// The facts of a condition with the values that each may still take.
pub struct Tried {
    cond: &'static Cond,
    /// The answers it begins with.
    pub answers: Answers,
    day: Date,
    facts: Vec<(FactId, Vec<Value>)>,
}

/// Facts and the values they take.
pub type Set = Vec<(FactId, Value)>;

/// Whether a person of `party` may truthfully bring a fact from its answer to a value.
pub fn permitted(
    tables: &Tables,
    id: FactId,
    to: Value,
    answers: &Answers,
    day: Date,
    party: Option<Party>,
) -> bool {
    let fact: &Fact = &tables.facts[usize::from(id.0)];
    let Some(now) = answers.value(id) else { return true };
    let Some(change) = fact.change else { return false };
    if party.is_some_and(|party| !fact.about.contains(&party)) {
        return false;
    }
    if change.when.is_some_and(|when| evaluate(&when, answers, day) == Some(false)) {
        return false;
    }
    let up = match (now, to) {
        (Value::Int(now), Value::Int(to)) => now < to,
        (Value::Decimal(now), Value::Decimal(to)) => now < to,
        (Value::Choice(now), Value::Choice(to)) => now < to,
        _ => false,
    };
    now != to
        && match change.by {
            Means::Become => to == Value::Bool(true),
            Means::Rise => up,
            Means::Fall => !up,
            Means::Any => true,
            Means::Options(set) => matches!(to, Value::Choice(at) if set & 1 << at != 0),
        }
}

impl Tried {
    /// All that may be touched.
    pub fn new(
        tables: &Tables,
        cond: &'static Cond,
        answers: &Answers,
        day: Date,
        party: Option<Party>,
    ) -> Tried {
        let read = facts_of(cond);
        let facts = read.iter().map(|id| {
            let mut values = representatives(&tables.facts[usize::from(id.0)], id, &[cond], day);
            values.retain(|value| permitted(tables, id, *value, answers, day, party));
            (id, values)
        });
        Tried { cond, answers: answers.clone(), day, facts: facts.collect() }
    }

    /// Only what is not known.
    pub fn of_unknown(mut self) -> Tried {
        self.facts.retain(|(id, _)| self.answers.value(*id).is_none());
        self
    }

    /// The values that a fact may still take, several of a class.
    pub fn values(&self, id: FactId) -> Vec<Value> {
        let found = self.facts.iter().find(|(fact, _)| *fact == id);
        found.map_or_else(Vec::new, |(_, values)| values.clone())
    }

    /// Whether the condition reads some fact twice.
    pub fn reads_again(&self) -> bool {
        let mut tests = 0;
        self.cond.each_test(&mut |_| tests += 1);
        tests > facts_of(self.cond).len()
    }

    /// One value of each class of each fact.
    fn classes(&self) -> Vec<(FactId, Vec<Value>)> {
        let mut facts = self.facts.clone();
        for (id, values) in &mut facts {
            let mut seen = Vec::new();
            values.retain(|value| {
                let pattern = pattern(*value, *id, self.cond, self.day);
                let new = !seen.contains(&pattern);
                seen.push(pattern);
                new
            });
        }
        facts
    }

    /// The verdicts of every combination of the values that serve these steps.
    pub fn each_of(&self, steps: &[Step]) -> Vec<Verdict> {
        let mut trials = vec![self.answers.clone()];
        for step in steps {
            // Of a region elsewhere any will do that is not named; the one given is such.
            let mut values = self.values(step.fact);
            values.retain(|value| match value {
                Value::Region(_) => *value == step.to,
                _ => step.target.contains(*value),
            });
            trials = trials
                .iter()
                .flat_map(|trial| values.iter().map(|value| with(trial, step.fact, *value)))
                .collect();
            trials.truncate(2000);
        }
        trials.iter().map(|trial| Verdict::from(self.cond.truth(trial, self.day))).collect()
    }
}

fn with(answers: &Answers, fact: FactId, value: Value) -> Answers {
    let mut answers = answers.clone();
    answers.set(fact, Answer::Known(value));
    answers
}

/// All sets of the smallest size, at most `most`, that bring about what is wanted.
pub fn smallest(tried: &Tried, most: usize, wanted: &dyn Fn(&Answers) -> bool) -> Vec<Set> {
    let facts = tried.classes();
    let mut found = Vec::new();
    for size in 0..=most.min(facts.len()) {
        try_all(&facts, size, &mut tried.answers.clone(), &mut Vec::new(), wanted, &mut found);
        if !found.is_empty() {
            break;
        }
    }
    found
}

fn try_all(
    facts: &[(FactId, Vec<Value>)],
    size: usize,
    answers: &mut Answers,
    set: &mut Set,
    wanted: &dyn Fn(&Answers) -> bool,
    found: &mut Vec<Set>,
) {
    if size == 0 {
        if wanted(answers) {
            found.push(set.clone());
        }
        return;
    }
    let Some(((id, values), rest)) = facts.split_first() else { return };
    let before = answers.get(*id);
    for value in values {
        answers.set(*id, Answer::Known(*value));
        set.push((*id, *value));
        try_all(rest, size - 1, answers, set, wanted, found);
        set.pop();
    }
    answers.set(*id, before);
    if rest.len() >= size {
        try_all(rest, size, answers, set, wanted, found);
    }
}
