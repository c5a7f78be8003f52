//! Ways of changing an outcome: sets of steps, each a fact with the values that serve.

use crate::answers::Answers;
use crate::assess::Verdict;
use crate::decimal::difference;
use crate::law::{FactId, FactSet, Value, order};
use std::cmp::Ordering;

/// How many steps a way of changing has at most.
pub const MOST_STEPS: usize = 4;
/// How many answers settle an undetermined programme at most.
pub const MOST_ANSWERS: usize = 2;
/// How many ways to one verdict are given at most.
pub const MOST_WAYS: usize = 4;

/// What would make a programme somebody's.
#[derive(Clone, Debug, PartialEq)]
pub enum Changes {
    /// Any one of these does; none where it is eligible already. All have the same number of steps,
    /// at most [`MOST_STEPS`], and those that leave least to find out come first. Their verdict is
    /// eligible or, where nothing makes that certain, undetermined: then only a doubt of the text is
    /// left.
    Ways(Vec<Way>),
    /// Nothing can: these answers, or some of them, stand in the way and cannot be changed,
    /// however the unknown ones come out. None are named where the text itself never makes it
    /// certain, or where more than [`MOST_STEPS`] stand there.
    Impossible(FactSet),
    /// It would take more than [`MOST_STEPS`].
    TooMany,
    /// It is a duty, which nobody needs to bring upon himself.
    Unwanted,
}

/// A set of steps that together lead to a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The verdict once all steps are taken.
    pub verdict: Verdict,
    /// The steps, of different facts: changes before things to find out, else as asked.
    pub steps: Vec<Step>,
}

/// One fact to change or to find out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The fact.
    pub fact: FactId,
    /// Whether it is answered and changes, or is not known.
    pub kind: StepKind,
    /// The nearest value that serves: the fewest hours more, the next level up.
    pub to: Value,
    /// The values that serve, whichever of theirs the other steps take; of numbers and days those
    /// around `to` without a gap.
    pub target: Target,
}

/// Whether a step is advice or a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The fact is answered, and the person can still truthfully change it.
    Change,
    /// The fact is unanswered or 不清楚: if it is so.
    Supply,
}

impl StepKind {
    /// The key used in JSON.
    pub fn key(self) -> &'static str {
        match self {
            StepKind::Change => "change",
            StepKind::Supply => "supply",
        }
    }
}

/// The values that serve. Bounds are included, and in the fact's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// This one. Of a region: in it.
    Is(Value),
    /// One of several options: a bit for each, in the fact's order.
    OneOf(u64),
    /// This number or day, or any above.
    AtLeast(Value),
    /// This number or day, or any below.
    AtMost(Value),
    /// From the first to the second.
    Between(Value, Value),
    /// A region that the programme does not name.
    Elsewhere,
}

impl Target {
    /// Whether a value serves; of regions that are [`Elsewhere`](Target::Elsewhere) every one.
    pub fn contains(&self, value: Value) -> bool {
        let (least, most) = match *self {
            Target::Is(only) => (Some(only), Some(only)),
            Target::AtLeast(least) => (Some(least), None),
            Target::AtMost(most) => (None, Some(most)),
            Target::Between(least, most) => (Some(least), Some(most)),
            Target::OneOf(set) => return matches!(value, Value::Choice(at) if set >> (at & 63) & 1 == 1),
            Target::Elsewhere => return true,
        };
        least.is_none_or(|least| order(least, value).is_some_and(Ordering::is_le))
            && most.is_none_or(|most| order(value, most).is_some_and(Ordering::is_le))
    }
}

impl Step {
    /// By how much a number changes, without sign; none of what is no number, or not known.
    pub fn difference(&self, answers: &Answers) -> Option<Value> {
        match (answers.value(self.fact)?, self.to) {
            (Value::Int(from), Value::Int(to)) => {
                to.checked_sub(from).and_then(i64::checked_abs).map(Value::Int)
            }
            (Value::Decimal(from), Value::Decimal(to)) => {
                difference(to, from).map(|difference| Value::Decimal(difference.abs()))
            }
            _ => None,
        }
    }
}
