//! The results as they are read aloud: short sentences, without signs and clauses.

use crate::model::group::ResultGroup;
use crate::model::places::{Coverage, coverage};
use crate::model::snapshot::Snapshot;

/// What is said, a few sentences at a time: the summary, then each programme that is theirs.
#[inline(never)] // scripts/later.txt
pub fn sentences(snapshot: &Snapshot) -> Vec<String> {
    let wording = snapshot.wording;
    let mut said = vec![snapshot.summary()];
    if coverage(&snapshot.session) == Coverage::Unsaid {
        return said;
    }
    for id in snapshot.on(ResultGroup::Yours) {
        let Some(outcome) = snapshot.assessment.outcome_at(id) else { continue };
        let programme = outcome.programme;
        let mut parts =
            vec![wording.get(programme.name).to_string(), wording.get(programme.summary).to_string()];
        if let Some(amount) = &outcome.amount {
            parts.push(wording.total(amount).unwrap_or_else(|| wording.rate(amount)));
            parts.push(wording.paid_to(amount.paid_to).into());
        }
        parts.push(wording.get(programme.next_step).into());
        said.push(parts.join(wording.t.stop));
    }
    said
}
