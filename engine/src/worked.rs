//! Worked cases as they travel with the tables: somebody's answers on a day, to be looked at
//! beside a programme. What comes of them is not carried but worked out anew, so that an
//! example cannot say anything else than the calculator.

use crate::answers::{Answer, Answers};
use crate::fact::FactId;
use crate::tables::Tables;
use time::Date;

/// Somebody's answers on a day, as an example of a programme.
#[derive(Clone, Copy, Debug)]
pub struct Worked {
    /// Place of the programme in [`Tables::programmes`].
    pub programme: u16,
    /// The evaluation date.
    pub date: Date,
    /// What was answered; what is left out is unknown.
    pub given: &'static [(FactId, Answer)],
}

impl Worked {
    /// Its answers in full.
    pub fn answers(&self, tables: &Tables) -> Answers {
        let mut answers = Answers::none(tables);
        self.given.iter().for_each(|(fact, answer)| answers.set(*fact, *answer));
        answers
    }
}
