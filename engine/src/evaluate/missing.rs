//! Which unanswered facts can still change a condition.

use super::grounds::Grounds;
use crate::answers::Answers;
use crate::law::{Cond, FactSet};
use time::Date;

/// The unanswered facts that can still change the condition's truth.
pub fn missing(cond: &'static Cond, answers: &Answers, day: Date) -> FactSet {
    let mut grounds = Grounds::default();
    grounds.find(cond, answers, day);
    grounds.missing()
}
