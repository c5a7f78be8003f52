//! The assessment for long lists of people: what one programme comes to for somebody, as verdict,
//! amount and missing facts. It goes without reasons, and its buffers are used again for the next
//! person.

use super::outcome::{Verdict, amount_of};
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
        // Most people are out of most programmes by their first tests; only what stays
        // undetermined is walked through.
        let verdict = Verdict::from(programme.when.truth(answers, date));
        let missing = match verdict {
            Verdict::Undetermined => {
                self.0.reasons.clear();
                self.0.find(&programme.when, answers, date);
                self.0.missing()
            }
            Verdict::Eligible | Verdict::Ineligible => FactSet::default(),
        };
        Screened { verdict, amount: amount_of(programme, verdict, answers, date), missing }
    }
}
