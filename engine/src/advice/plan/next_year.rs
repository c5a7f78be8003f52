//! Whether what is kept out now fits in the next year.

use super::claims::{Exclusion, Rule};
use crate::advice::ending::turn_of;
use crate::answers::Answers;
use crate::assess::{Assessment, Outcome, Verdict};
use crate::evaluate::limit::Room;
use crate::law::{Answer, Limit, Standing, Value};
use time::Date;

/// The answers on 1 January of next year: nothing has been claimed in it.
pub(super) struct NextYear {
    answers: Answers,
    day: Date,
}

impl NextYear {
    pub(super) fn after(assessment: &Assessment, answers: &Answers) -> NextYear {
        let mut answers = answers.clone();
        for limit in assessment.limits.iter().map(|outcome| outcome.limit).filter(|limit| limit.yearly) {
            if let Some(claims) = limit.claims {
                answers.set(claims, Answer::Known(Value::Int(0)));
            }
        }
        NextYear { answers, day: turn_of(assessment.date.year() + 1) }
    }

    /// The verdict then of a claim that is kept out now for some reasons; none where one of these, or
    /// a limit, still keeps it out then, or it can no longer be had.
    pub(super) fn verdict(
        &self,
        assessment: &Assessment,
        outcome: &Outcome,
        reasons: &[Exclusion],
    ) -> Option<Verdict> {
        let NextYear { answers, day } = self;
        let clears = |reason: &Exclusion| match reason.rule {
            Rule::Limit(limit) => limit.yearly || !limit.is_on(*day),
            Rule::Alternative(_) | Rule::Together(_) => false,
        };
        let leaves_room = |limit: &'static Limit| {
            !matches!(limit.outcome(answers, *day).room, Room::Reached | Room::Doubtful)
        };
        let programme = outcome.programme;
        let mut binding =
            assessment.limits.iter().map(|outcome| outcome.limit).filter(|limit| limit.binds(programme.id));
        let verdict = Verdict::from(programme.when.truth(answers, *day));
        let fits = verdict != Verdict::Ineligible
            && matches!(programme.term.standing(*day), Standing::InForce | Standing::Unconfirmed)
            && reasons.iter().all(clears)
            && binding.all(leaves_room);
        fits.then_some(verdict)
    }
}
