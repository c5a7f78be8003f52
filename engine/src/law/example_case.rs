//! Example cases as they travel with the tables: somebody's answers on a day, to be looked at
//! beside a programme. What comes of them is not carried but worked out anew, so that an
//! example cannot say anything else than the calculator.

use super::id::{FactId, ProgrammeId};
use super::value::Answer;
use time::Date;

/// Somebody's answers on a day, as an example of a programme.
#[derive(Clone, Copy, Debug)]
pub struct ExampleCase {
    /// Its programme.
    pub programme: ProgrammeId,
    /// The evaluation date.
    pub date: Date,
    /// What was answered; what is left out is unknown.
    pub given: &'static [(FactId, Answer)],
}
