//! The assessment for long lists of people: what one programme comes to for somebody, as verdict,
//! amount and missing facts. It goes without reasons, and its buffers are used again for the next
//! person.

use super::outcome::{Verdict, write_amount};
use crate::answers::Answers;
use crate::evaluate::amount::Amount;
use crate::evaluate::explanation::Explanation;
use crate::law::{FactSet, Programme};
use time::Date;

/// What a programme comes to for somebody in a list: as [`assess`](super::assess) has it.
#[derive(Clone, Copy, Debug)]
pub struct Screened {
    /// Whether its conditions are met.
    pub verdict: Verdict,
    /// What it comes to; none where the text has no figure for this day, or the verdict is no.
    pub amount: Option<Amount>,
    /// The unanswered facts that can still change the verdict.
    pub missing: FactSet,
}

/// Screens people. It holds the scratch buffers, which are used again for the next person.
#[derive(Debug)]
pub struct Screening(Explanation);

impl Default for Screening {
    fn default() -> Screening {
        Screening(Explanation::with_capacity(64))
    }
}

impl Screening {
    /// Screens somebody for a programme.
    pub fn screen(&mut self, programme: &'static Programme, answers: &Answers, date: Date) -> Screened {
        let verdict = Verdict::from(self.0.find_missing(&programme.when, answers, date).truth());
        let mut screened = Screened { verdict, amount: None, missing: FactSet::default() };
        self.0.add_missing(&mut screened.missing);
        write_amount(programme, verdict, answers, date, &mut screened.amount);
        screened
    }
}
