//! What would change the answer: the smallest sets of facts to change, or to find out, that
//! turn a verdict; found from the tables, never written by hand.
//!
//! An answered fact is touched only where its [`Change`](crate::law::Change) says how it can
//! truthfully come about; never a region, a past date, an age. An unanswered one may take any
//! value, as a condition (“if …”), not as advice. No smaller set does: see [`search`].

mod search;
mod values;

use crate::answers::Answers;
use crate::assess::Verdict;
use crate::decimal::difference;
use crate::law::{Benefit, Cond, FactId, FactSet, Party, Programme, Tables, Value};
use crate::truth::Truth;
use search::Search;
use std::cmp::Ordering;
use time::Date;
use values::{Permission, Reach};

/// How many steps a way of changing has at most.
pub const MOST_STEPS: usize = 4;
/// How many answers settle an undetermined programme at most.
pub const MOST_ANSWERS: usize = 2;
/// How many ways to one verdict are given at most.
pub const MOST_WAYS: usize = 4;

/// What would make a programme somebody's.
#[derive(Clone, Debug, PartialEq)]
pub enum Changes {
    /// Any one of these (none where it is eligible already), all with the same number of steps and at most [`MOST_STEPS`]; those
    /// that leave least to find out first. Their verdict is eligible, or, where nothing makes
    /// that certain, undetermined: then nothing but a doubt of the text is left.
    Ways(Vec<Way>),
    /// Nothing can: these answers, or some of them, stand in the way and cannot be changed,
    /// however the unknown ones come out. None are named where the text itself never makes it
    /// certain, or where more than [`MOST_STEPS`] stand there.
    Impossible(FactSet),
    /// At least more than [`MOST_STEPS`].
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
    /// The values that serve, whichever the other steps take of theirs; of numbers and days
    /// those from `to` on without a gap.
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
        least.is_none_or(|least| values::order(least, value).is_some_and(Ordering::is_le))
            && most.is_none_or(|most| values::order(value, most).is_some_and(Ordering::is_le))
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

/// What a person of `party` could change, or find out, to be eligible for a programme.
///
/// Meant for a programme that is not granted. Says nothing of its standing: whether it can
/// still be had on `day` is for the caller to see. What is about another party only may have
/// to be supplied, but is never to be changed.
pub fn changes(
    tables: &Tables,
    programme: &'static Programme,
    answers: &Answers,
    day: Date,
    party: Option<Party>,
) -> Changes {
    if programme.benefits.first() == Some(&Benefit::Duty) {
        return Changes::Unwanted;
    }
    if programme.when.truth(answers, day) == Truth::True {
        return Changes::Ways(Vec::new());
    }
    let permission = Permission { tables, answers, day, party, reach: Reach::Permitted };
    let mut search = Search::new(&programme.when, &permission);
    let steps = search.smallest(true, MOST_STEPS);
    if !steps.is_empty() {
        return Changes::Ways(ways(steps, Verdict::Eligible));
    }
    if search.cut {
        return Changes::TooMany;
    }
    search.lenient = true;
    let steps = search.smallest(true, MOST_STEPS);
    if !steps.is_empty() {
        return Changes::Ways(ways(steps, Verdict::Undetermined));
    }
    let mut blocking = FactSet::default();
    let anything = Permission { reach: Reach::Answered, ..permission };
    for step in Search::new(&programme.when, &anything).smallest(true, MOST_STEPS).iter().flatten() {
        if !search.can(step) {
            blocking.insert(step.fact);
        }
    }
    Changes::Impossible(blocking)
}

/// The one or two answers that would settle an undetermined programme: the smallest sets
/// that make it certain, then the smallest that exclude it, each at most [`MOST_WAYS`].
/// None where the text itself leaves it open, or more answers are needed for either.
pub fn settling(tables: &Tables, programme: &'static Programme, answers: &Answers, day: Date) -> Vec<Way> {
    let when: &'static Cond = &programme.when;
    if when.truth(answers, day) != Truth::Unknown {
        return Vec::new();
    }
    let permission = Permission { tables, answers, day, party: None, reach: Reach::Unknown };
    let mut search = Search::new(when, &permission);
    let mut settled = ways(search.smallest(true, MOST_ANSWERS), Verdict::Eligible);
    settled.extend(ways(search.smallest(false, MOST_ANSWERS), Verdict::Ineligible));
    settled
}

/// Puts those that leave least to find out first, and drops what is too many.
fn ways(sets: Vec<Vec<Step>>, verdict: Verdict) -> Vec<Way> {
    let unknown = |steps: &[Step]| steps.iter().filter(|step| step.kind == StepKind::Supply).count();
    let mut ways = Vec::with_capacity(MOST_WAYS);
    for count in 0..=MOST_STEPS {
        for steps in sets.iter().filter(|steps| unknown(steps) == count) {
            if ways.len() < MOST_WAYS {
                ways.push(Way { verdict, steps: steps.clone() });
            }
        }
    }
    ways
}
