//! Advice on one outcome: what would settle it where it is undetermined, what would change it where
//! it is excluded.

use super::change::{Changes, Way, changes, settling};
use crate::answers::Answers;
use crate::assess::{Assessment, Outcome, Verdict};
use crate::law::{Party, Tables};

/// What is advised of an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Advice {
    /// Nothing: it is granted, or cannot be had on the day.
    Nothing,
    /// It is undetermined: the answers that would settle it, for or against.
    Settling(Vec<Way>),
    /// It is excluded: what would make it the party's.
    Changing(Changes),
}

/// Advises somebody of `party` on an outcome; they are never told to change a fact that is about
/// another party only. Without a party, any fact may be changed.
pub fn advise(
    tables: &Tables,
    assessment: &Assessment,
    outcome: &Outcome,
    answers: &Answers,
    party: Option<Party>,
) -> Advice {
    let (programme, day) = (outcome.programme, assessment.date);
    match outcome.verdict {
        _ if !outcome.is_available() => Advice::Nothing,
        Verdict::Eligible => Advice::Nothing,
        Verdict::Undetermined => Advice::Settling(settling(tables, programme, answers, day)),
        Verdict::Ineligible => Advice::Changing(changes(tables, programme, answers, day, party)),
    }
}
