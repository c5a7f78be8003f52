//! What would change the answer: the smallest sets of facts to change, or to find out, that
//! turn a verdict; found from the tables, never written by hand.
//!
//! An answered fact is touched only where its [`Change`](crate::law::Change) says how it can
//! truthfully come about; never a region, a past date, an age. An unanswered one may take any
//! value, as a condition (“if …”), not as advice. No smaller set does: see `search.rs`.

mod search;
mod values;
mod way;

pub use way::{Changes, MOST_ANSWERS, MOST_STEPS, MOST_WAYS, Step, StepKind, Target, Way};

use crate::answers::Answers;
use crate::assess::Verdict;
use crate::law::{Benefit, Cond, FactSet, Party, Programme, Tables};
use crate::truth::Truth;
use search::Search;
use time::Date;
use values::{Permission, Scope};

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
    let permission = Permission { tables, answers, day, party, scope: Scope::Permitted };
    let mut search = Search::new(&programme.when, &permission);
    let steps = search.smallest(true, MOST_STEPS);
    if !steps.is_empty() {
        return Changes::Ways(ways(steps, Verdict::Eligible));
    }
    if search.hit_step_limit {
        return Changes::TooMany;
    }
    search.lenient = true;
    let steps = search.smallest(true, MOST_STEPS);
    if !steps.is_empty() {
        return Changes::Ways(ways(steps, Verdict::Undetermined));
    }
    let mut blocking = FactSet::default();
    let anything = Permission { scope: Scope::Answered, ..permission };
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
    let permission = Permission { tables, answers, day, party: None, scope: Scope::Unknown };
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
