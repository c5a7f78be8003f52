//! All results in their groups, best first, and the line that sums them up. Into which group one result
//! goes is decided in `group.rs`.

use crate::model::group::{ResultGroup, group_of, is_unpublished, rank};
use crate::model::places::{Coverage, coverage, is_local, region};
use crate::model::session::Session;
use crate::model::snapshot::Snapshot;
use crate::wording::fill;
use engine::advice::question::insert_sorted;
use engine::{Assessment, ProgrammeId, Standing};

/// The programmes in each group, best first.
pub type Groups = Vec<(ResultGroup, ProgrammeId)>;

/// Puts every programme into its group.
pub fn groups(session: &Session, assessment: &Assessment) -> Groups {
    // Without a place, or what is given there, nothing is put into groups yet.
    if region(session.tables, &session.answered.answers).is_none() || coverage(session) == Coverage::Coming {
        return Vec::new();
    }
    // A key to sort by, in one number each: the group and its rank in 12 bits a part, then the programme's
    // index in 16.
    let mut placed: Vec<u64> = Vec::new();
    for (at, outcome) in assessment.outcomes.iter().enumerate() {
        if let Some(group) = group_of(
            session.tables,
            outcome,
            &session.answered.answers,
            session.answered.party,
            assessment.date,
        ) {
            let [related, benefit, force] = rank(outcome, &session.answered.answers, assessment.date);
            let keys = [group as u64, related, benefit, force];
            let rank = keys.into_iter().fold(0, |all, key| all << 12 | key);
            insert_sorted(&mut placed, rank << 16 | at as u64);
        }
    }
    let group = |key: u64| ResultGroup::ALL.get((key >> 52) as usize).copied().unwrap_or(ResultGroup::Not);
    placed.into_iter().map(|key| (group(key), ProgrammeId(key as u16))).collect()
}

impl Snapshot {
    /// The programmes in a group, best first.
    pub fn on(&self, group: ResultGroup) -> Vec<ProgrammeId> {
        self.groups.iter().filter(|(on, _)| *on == group).map(|(_, id)| *id).collect()
    }

    /// How many at the end of those `on` a group leave their figure to the locality, where that is more than
    /// one and can be asked for: it is said once, above them.
    pub fn unpublished(&self, group: ResultGroup, on: &[ProgrammeId]) -> usize {
        if group >= ResultGroup::NotYet {
            return 0;
        }
        let known = |id: &ProgrammeId| self.assessment.outcome_at(*id).is_some_and(is_unpublished);
        let run = on.iter().rev().take_while(|id| known(id)).count();
        if run > 1 { run } else { 0 }
    }

    /// Whether a group is left out: an empty one, except that of what is yours.
    pub fn hides(&self, group: ResultGroup) -> bool {
        let empty = self.groups.iter().all(|(on, _)| *on != group);
        empty && (group != ResultGroup::Yours || coverage(&self.session) != Coverage::Covered)
    }

    /// Whether everything that the place itself gives has ended.
    pub fn all_ended(&self) -> bool {
        self.groups.iter().filter_map(|(_, id)| self.assessment.outcome_at(*id)).all(|outcome| {
            outcome.standing == Standing::Ended || !is_local(self.wording.tables, outcome.programme.document)
        })
    }

    /// The line that sums the results up.
    pub fn summary(&self) -> String {
        let t = self.wording.t;
        match coverage(&self.session) {
            Coverage::Unsaid => return t.summary_start.into(),
            Coverage::Coming => return t.fetching.into(),
            Coverage::Elsewhere if self.groups.is_empty() => return t.other_place.into(),
            Coverage::Elsewhere | Coverage::Covered => {}
        }
        let count = |wanted: &[ResultGroup]| {
            self.groups.iter().filter(|(on, _)| wanted.contains(on)).count().to_string()
        };
        let mut parts = vec![fill(t.summary, &[("yours", &count(&[ResultGroup::Yours]))])];
        let open = count(&[ResultGroup::OneAway, ResultGroup::Related, ResultGroup::Further]);
        if open != "0" {
            parts.push(fill(t.summary_open, &[("open", &open)]));
        }
        let ended = count(&[ResultGroup::Ended]);
        if ended != "0" {
            parts.push(fill(t.summary_ended, &[("ended", &ended)]));
        }
        for total in &self.plan.sure.sums {
            if let Some(sum) = self.wording.sum(total.sum, total.basis, total.per) {
                parts.push([t.summary_cash, " ", &sum].concat());
            }
        }
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use engine::{Lang, date};
    use tables::TABLES;

    #[test]
    fn what_has_a_figure_comes_first_and_what_a_locality_sets_last() {
        let (link, _) = Link::read(&TABLES, "v=1&region=650402&for=employer&employer=enterprise");
        let session = Session::of(&TABLES, link, Vec::new(), Lang::ZH);
        let on = |day: &str| session.clone().snapshot(date::parse(day).unwrap(), None);
        let snapshot = on("2020-09-01");
        let unknown: Vec<bool> = snapshot
            .on(ResultGroup::Related)
            .into_iter()
            .map(|id| is_unpublished(snapshot.assessment.outcome_at(id).unwrap()))
            .collect();
        assert!(unknown.is_sorted() && unknown.contains(&false), "{unknown:?}");
        let run = unknown.iter().filter(|unknown| **unknown).count();
        assert_eq!(
            (run, snapshot.unpublished(ResultGroup::Related, &snapshot.on(ResultGroup::Related))),
            (3, 3)
        );
        // Of what has ended nobody asks any more how much it is.
        let ended = on("2026-11-29");
        assert_eq!(ended.unpublished(ResultGroup::Ended, &ended.on(ResultGroup::Ended)), 0);
    }
}
