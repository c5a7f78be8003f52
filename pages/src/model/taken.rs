//! What is taken along, on paper and in a calendar: what is theirs, then what may be.

use crate::model::group::ResultGroup;
use crate::model::snapshot::Snapshot;
use engine::Outcome;
use engine::advice::question::is_related;

/// The results on a group.
pub fn outcomes(snapshot: &Snapshot, group: ResultGroup) -> Vec<&Outcome> {
    snapshot.on(group).into_iter().filter_map(|id| snapshot.assessment.outcome_at(id)).collect()
}

/// What may be theirs: one answer or a call would tell, and something answered speaks for it.
pub fn maybe(snapshot: &Snapshot) -> Vec<&Outcome> {
    let mut maybe = outcomes(snapshot, ResultGroup::OneAway);
    maybe.extend(outcomes(snapshot, ResultGroup::AskLocally));
    let answers = &snapshot.session.answered.answers;
    maybe.retain(|outcome| is_related(outcome.programme, answers, snapshot.day));
    maybe
}
