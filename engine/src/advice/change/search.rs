//! The search for the smallest sets of steps that make a condition come out as wanted.
//!
//! Where a condition does not come out as wanted, some test in it must come out otherwise, and for
//! that a fact must take a value that passes the test. In an `all` every part that fails needs such
//! a step, so that it is enough to look at one of them: the one with the fewest possible steps. In an
//! `any` a step in some part is enough, so that all parts are looked at. Every set that serves
//! contains one of the steps found so. Trying these, with one step more at a time, finds all sets of
//! the smallest size and misses none.

use super::values::{Permission, Scope, Variable};
use super::way::{Step, StepKind, Target};
use crate::answers::Answers;
use crate::date;
use crate::law::{Answer, Cond, FactSet, Test, Value};
use crate::truth::Truth;
use time::Date;

/// How many sets of values are collected at most.
const MOST_FOUND: usize = 64;
/// How many combinations of values are tried at most to see whether a further value serves as well.
const MOST_COMBINATIONS: usize = 64;

/// A fact to set, by its index among the variables, and the value.
type Setting = (usize, Value);

/// A search over one condition.
pub struct Search {
    cond: &'static Cond,
    day: Date,
    /// What may still change, in the order of the vocabulary.
    variables: Vec<Variable>,
    trial: Answers,
    /// What is set in the trial, in the order of setting.
    set: Vec<Setting>,
    found: Vec<Vec<Setting>>,
    /// Whether the last search stopped because a set may have only so many steps, and not because
    /// nothing was left to try.
    pub hit_step_limit: bool,
    /// Whether it is good enough where only the text's own doubt leaves the condition uncertain.
    pub lenient: bool,
    /// Whether tests on unanswered facts are taken to come out as wanted.
    unknown_serves: bool,
}

impl Search {
    /// A search over the facts that the permission lets change.
    pub fn new(cond: &'static Cond, permission: &Permission) -> Search {
        let mut facts = FactSet::default();
        cond.each_test(&mut |test| facts.insert(test.fact));
        Search {
            cond,
            day: permission.day,
            variables: facts.iter().filter_map(|id| Variable::of(cond, id, permission)).collect(),
            trial: permission.answers.clone(),
            set: Vec::new(),
            found: Vec::new(),
            hit_step_limit: false,
            lenient: false,
            unknown_serves: permission.scope == Scope::Answered,
        }
    }

    /// The smallest sets of at most so many steps that make the condition certainly hold, or
    /// certainly fail; none where it already does.
    pub fn smallest(&mut self, wanted: bool, most: usize) -> Vec<Vec<Step>> {
        self.found.clear();
        self.hit_step_limit = true;
        let holds = self.comes_out(self.cond, wanted, &mut Vec::new());
        for steps in 1..=most {
            if holds || !self.hit_step_limit || !self.found.is_empty() {
                break;
            }
            self.hit_step_limit = false;
            self.explore(wanted, steps);
        }
        self.merge_values(wanted)
    }

    /// Whether this search may set the fact of a step, found by another search, to a value that serves.
    pub fn can(&self, step: &Step) -> bool {
        let serves = |value: &Value| step.target.contains(*value);
        self.variables.iter().any(|variable| variable.fact == step.fact && variable.values.iter().any(serves))
    }

    /// Collects the set at hand where it serves; otherwise goes on from it with each step that could
    /// be the next, as long as steps are left.
    fn explore(&mut self, wanted: bool, left: usize) {
        let mut next = Vec::new();
        if self.comes_out(self.cond, wanted, &mut next) {
            let mut found: Vec<Setting> = Vec::with_capacity(self.set.len());
            for setting in &self.set {
                found.insert(found.partition_point(|other| other.0 < setting.0), *setting);
            }
            if !self.found.contains(&found) {
                self.found.push(found);
            }
            return;
        }
        if left == 0 {
            self.hit_step_limit |= !next.is_empty();
            return;
        }
        for (at, setting) in next.iter().enumerate() {
            let again = next.iter().take(at).any(|other| other == setting);
            if !again && self.found.len() < MOST_FOUND {
                let before = self.put(*setting);
                self.set.push(*setting);
                self.explore(wanted, left - 1);
                self.set.pop();
                self.put_back(setting.0, before);
            }
        }
    }

    /// Whether a condition comes out as wanted; where it does not, adds the steps one of
    /// which must be taken. Adds nothing where nothing helps.
    fn comes_out(&self, cond: &'static Cond, wanted: bool, steps: &mut Vec<Setting>) -> bool {
        match cond {
            Cond::Test(test) => self.passes(test, wanted, steps),
            Cond::Not(part) => self.comes_out(part, !wanted, steps),
            // A period is not the person's to change.
            Cond::During { from, until } => date::covers(*from, *until, self.day) == wanted,
            // What is in doubt never certainly holds, what is open never certainly fails: only a
            // lenient search takes that for good enough.
            Cond::Doubt(part, _) if wanted == self.lenient => self.comes_out(part, wanted, steps),
            Cond::Open(part, _) if wanted != self.lenient => self.comes_out(part, wanted, steps),
            Cond::Doubt(..) | Cond::Open(..) => self.lenient,
            Cond::All(parts) | Cond::Any(parts) => {
                let every = matches!(cond, Cond::All(_)) == wanted;
                self.come_out(parts, every, wanted, steps)
            }
        }
    }

    /// As [`comes_out`](Search::comes_out), for a group of which every part must come out so, or some one.
    fn come_out(&self, parts: &'static [Cond], every: bool, wanted: bool, steps: &mut Vec<Setting>) -> bool {
        let (start, mut all) = (steps.len(), true);
        for part in parts {
            let at = steps.len();
            let out = self.comes_out(part, wanted, steps);
            all &= out;
            match (every, out) {
                (true, true) | (false, false) => {}
                (false, true) => {
                    steps.truncate(start);
                    return true;
                }
                // Of the parts that fail, the one with the fewest steps is kept.
                (true, false) => {
                    let (before, more) = (at - start, steps.len() - at);
                    if more == 0 {
                        steps.truncate(start);
                        return false;
                    }
                    if before > 0 && before <= more {
                        steps.truncate(at);
                    } else {
                        steps.drain(start..at);
                    }
                }
            }
        }
        every && all
    }

    /// Whether a test comes out as wanted; where it does not, adds the settings that make it so.
    fn passes(&self, test: &Test, wanted: bool, steps: &mut Vec<Setting>) -> bool {
        let wanted = Truth::from(wanted);
        let truth = test.truth(&self.trial, self.day);
        if truth == wanted || self.unknown_serves && self.trial.value(test.fact).is_none() {
            return true;
        }
        for (at, variable) in self.variables.iter().enumerate() {
            if variable.fact == test.fact && !self.set.iter().any(|setting| setting.0 == at) {
                let passing =
                    variable.classes.iter().filter(|value| test.check.truth(value, self.day) == wanted);
                steps.extend(passing.map(|value| (at, *value)));
            }
        }
        false
    }

    /// Sets a fact in the trial and gives what was there.
    fn put(&mut self, (at, value): Setting) -> Answer {
        let Some(variable) = self.variables.get(at) else { return Answer::Unasked };
        let before = self.trial.get(variable.fact);
        self.trial.set(variable.fact, Answer::Known(value));
        before
    }

    fn put_back(&mut self, at: usize, before: Answer) {
        if let Some(variable) = self.variables.get(at) {
            self.trial.set(variable.fact, before);
        }
    }

    /// The sets that were found, as steps. Sets of the same facts become one where every combination of
    /// their values serves.
    fn merge_values(&mut self, wanted: bool) -> Vec<Vec<Step>> {
        let mut sets: Vec<Vec<(usize, Vec<Value>)>> = Vec::new();
        for found in std::mem::take(&mut self.found) {
            let within = |set: &Vec<(usize, Vec<Value>)>| {
                set.len() == found.len()
                    && set
                        .iter()
                        .zip(&found)
                        .all(|((at, values), (other, value))| at == other && values.contains(value))
            };
            if !sets.iter().any(within) {
                let mut set: Vec<_> = found.iter().map(|(at, value)| (*at, vec![*value])).collect();
                self.widen(&mut set, wanted);
                sets.push(set);
            }
        }
        sets.iter().map(|set| self.steps(set)).collect()
    }

    /// Adds to each fact the values that serve with all values of the others.
    fn widen(&mut self, set: &mut [(usize, Vec<Value>)], wanted: bool) {
        for index in 0..set.len() {
            let others = set.iter().enumerate().filter(|(other, _)| *other != index);
            let combinations: usize = others.map(|(_, (_, values))| values.len()).product();
            let Some((at, mut accepted)) = set.get_mut(index).map(std::mem::take) else { continue };
            let classes = self.variables.get(at).map_or_else(Vec::new, |variable| variable.classes.clone());
            for value in classes {
                if !accepted.contains(&value) && combinations <= MOST_COMBINATIONS {
                    if let Some(trial) = set.get_mut(index) {
                        *trial = (at, vec![value]);
                    }
                    if self.serves(set, wanted) {
                        accepted.push(value);
                    }
                }
            }
            if let Some(settled) = set.get_mut(index) {
                *settled = (at, accepted);
            }
        }
    }

    /// Whether every combination of the values serves.
    fn serves(&mut self, set: &[(usize, Vec<Value>)], wanted: bool) -> bool {
        let Some(((at, values), rest)) = set.split_first() else {
            return self.comes_out(self.cond, wanted, &mut Vec::new());
        };
        values.iter().all(|value| {
            let before = self.put((*at, *value));
            let serves = self.serves(rest, wanted);
            self.put_back(*at, before);
            serves
        })
    }

    /// A set as steps: changes first, then what is to be found out.
    fn steps(&self, set: &[(usize, Vec<Value>)]) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::with_capacity(set.len());
        for (at, accepted) in set {
            let Some(variable) = self.variables.get(*at) else { continue };
            let Some(to) = variable.classes.iter().copied().find(|value| accepted.contains(value)) else {
                continue;
            };
            let target = variable.target(self.cond, to, accepted, self.day);
            // Nothing is nearest to what is not answered, so the bound stands for all values.
            let to = match target {
                Target::AtMost(bound) | Target::AtLeast(bound) if variable.kind == StepKind::Supply => bound,
                _ => to,
            };
            let step = Step { fact: variable.fact, kind: variable.kind, to, target };
            let first = match step.kind {
                StepKind::Change => steps.partition_point(|other| other.kind == StepKind::Change),
                StepKind::Supply => steps.len(),
            };
            steps.insert(first, step);
        }
        steps
    }
}
