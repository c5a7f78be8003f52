//! Which unanswered facts can still change a verdict.
//!
//! Every part of a condition can still come out anywhere between a lowest and a highest
//! truth: its reach. A fact is missing when some test on it can move inside the *window*
//! through which the groups around it are seen: an `all` shows nothing above the least that
//! its parts can reach, an `any` nothing below the most they already have, which are the ends
//! of their own reach; doubt hides what is certain in the same way. The list is never too
//! short. Where a fact is read twice in one condition it can name one fact too many, never
//! one too few.

use super::trace::{Part, Reach, Trace};
use crate::answers::Answers;
use crate::law::{Cond, FactSet};
use time::Date;

/// The unanswered facts that can still change the condition's truth.
pub fn missing(cond: &'static Cond, answers: &Answers, day: Date) -> FactSet {
    missing_from(Trace::default().of(cond, answers, day))
}

/// The same of a traced condition.
pub fn missing_from(cond: Part) -> FactSet {
    let mut found = FactSet::default();
    collect(cond, Reach::ANYTHING, &mut found);
    found
}

/// Adds what can move a part within a window; most parts are tests or cannot.
#[inline(always)]
fn collect(part: Part, window: Reach, found: &mut FactSet) {
    let window = part.reach.within(window);
    if window.low < window.high {
        match part.cond {
            Cond::Test(test) => found.insert(test.fact),
            _ => collect_group(part, window, found),
        }
    }
}

#[inline(never)]
fn collect_group(group: Part, window: Reach, found: &mut FactSet) {
    let window = match group.cond {
        Cond::Not(_) => window.negate(),
        _ => window,
    };
    group.parts().for_each(|part| collect(part, window, found));
}
