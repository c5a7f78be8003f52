//! [`Snapshot`] is what a session comes to, worked out once a change. Every part of a page is a
//! function of it.

use crate::model::group::{askable, unasked};
use crate::model::groups::{Groups, groups};
use crate::model::session::Session;
use crate::wording::Wording;
use engine::advice::plan::{Plan, plan};
use engine::advice::question;
use engine::evaluate::ground::Ground;
use engine::{Assessment, Date, FactId, Verdict, assess};

/// What the session comes to.
#[derive(Clone)]
pub struct Snapshot {
    /// The session it is the snapshot of.
    pub session: Session,
    /// The wording of its language.
    pub wording: Wording,
    /// The evaluation date.
    pub day: Date,
    /// What the answers come to.
    pub assessment: Assessment,
    /// The facts worth asking, the most decisive first.
    pub questions: Vec<FactId>,
    /// Where each result is put.
    pub groups: Groups,
    /// What to claim in the year; its sums are the totals that the page shows.
    pub plan: Plan,
}

impl Snapshot {
    /// What place and day settle.
    #[inline(never)]
    pub fn ground(&self) -> Ground {
        Ground::of(self.wording.tables, &self.session.answered.answers, self.day)
    }

    /// Whether it comes to something else than another, for whoever reads the results.
    pub fn differs_from(&self, other: &Snapshot) -> bool {
        let results = |snapshot: &Snapshot| -> Vec<_> {
            let outcomes = snapshot.assessment.outcomes.iter();
            outcomes.map(|outcome| (outcome.verdict, outcome.standing)).collect()
        };
        self.groups != other.groups || self.plan.sure != other.plan.sure || results(self) != results(other)
    }
}

impl Session {
    /// What it comes to. Of the snapshot before, what the answers come to is taken over where
    /// nothing has changed but how it is shown.
    pub fn snapshot(&self, today: Date, before: Option<Snapshot>) -> Snapshot {
        let session = self.clone();
        let wording = Wording::of(self.tables, self.shown.lang);
        let day = self.answered.picked.unwrap_or(today);
        if let Some(before) = before.filter(|before| before.day == day && before.session.says(self)) {
            return Snapshot { session, wording, ..before };
        }
        let assessment = assess(self.tables, &self.answered.answers, day);
        let mut questions =
            question::questions(self.tables, &self.answered.answers, &assessment, Some(self.answered.party));
        self.checked_first(&assessment, &mut questions);
        let groups = groups(self, &assessment);
        let plan = plan(&assessment, &self.answered.answers, self.answered.party);
        Snapshot { session, wording, day, assessment, questions, groups, plan }
    }

    /// Whether another session says the same, however it is shown.
    fn says(&self, other: &Session) -> bool {
        let said =
            |session: &Session| (session.answered.party, session.answered.elsewhere, session.answered.check);
        // Of other tables nothing can be taken over, be it the same law with more texts.
        std::ptr::eq(self.tables, other.tables)
            && said(self) == said(other)
            && self.answered.answers == other.answered.answers
    }

    /// Puts what the programme that is being checked still needs before all other questions,
    /// also where it is asked for nothing else because the programme has ended.
    fn checked_first(&self, assessment: &Assessment, questions: &mut Vec<FactId>) {
        let Some(outcome) = self.answered.check.and_then(|id| assessment.outcome_at(id)) else {
            return;
        };
        let mut wanted = askable(self.tables, outcome, &self.answered.answers, self.answered.party);
        if let (Verdict::Eligible, Some(amount)) = (outcome.verdict, outcome.amount) {
            wanted.extend(&unasked(self.tables, &amount.lacks, &self.answered.answers, self.answered.party));
        }
        let mut first: Vec<FactId> = questions.iter().copied().filter(|id| wanted.contains(*id)).collect();
        first.extend(wanted.iter().filter(|id| !questions.contains(id)));
        first.extend(questions.iter().filter(|id| !wanted.contains(**id)));
        *questions = first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::link::Link;
    use engine::{Lang, date};
    use tables::TABLES;

    fn questions(fragment: &str) -> Vec<&'static str> {
        let (link, damaged) = Link::read(&TABLES, fragment);
        assert!(damaged.is_empty(), "{damaged:?}");
        let today = date::parse("2026-11-22").unwrap();
        let snapshot = Session::of(&TABLES, link, damaged, Lang::ZH).snapshot(today, None);
        snapshot.questions.iter().filter_map(|id| TABLES.fact_at(*id)).map(|fact| fact.key).collect()
    }

    #[test]
    fn what_is_checked_is_asked_first_and_nothing_is_lost() {
        let plain = "v=1&region=650402&for=employer&date=2020-09-01";
        let before = questions(plain);
        let after = questions(&[plain, "&check=tlf53.work-based-training"].concat());
        let wanted = ["course_kind", "employer", "takes_on", "employer_insured"];
        assert!(after[..wanted.len()].iter().all(|key| wanted.contains(key)), "{after:?}");
        assert_ne!(before[..wanted.len()], after[..wanted.len()]);
        let sorted = |mut keys: Vec<&'static str>| {
            keys.sort_unstable();
            keys
        };
        assert_eq!(sorted(after), sorted(before));
    }

    #[test]
    fn a_snapshot_is_taken_over_only_where_the_same_is_said() {
        let today = date::parse("2020-09-01").unwrap();
        let session = |fragment: &str| {
            let (link, damaged) = Link::read(&TABLES, fragment);
            Session::of(&TABLES, link, damaged, Lang::ZH)
        };
        let same = |one: &Snapshot, other: &Snapshot| {
            (&one.questions, &one.groups, one.day, one.session.answered.party)
                == (&other.questions, &other.groups, other.day, other.session.answered.party)
        };
        let steps = [
            "v=1&region=650402",
            "v=1&region=650402&lang=en",
            "v=1&region=650402&laid_off=yes",
            "v=1&region=650402&laid_off=yes&date=2026-11-22",
            "v=1&region=650402&laid_off=yes&date=2026-11-22&for=employer",
            "v=1&region=650402&laid_off=yes&for=employer&check=tlf53.work-based-training",
            "/library?v=1&region=650402&laid_off=yes&for=employer&check=tlf53.work-based-training",
            "v=1&region=210100",
        ];
        let mut before: Option<Snapshot> = None;
        for step in steps {
            let (afresh, after) =
                (session(step).snapshot(today, None), session(step).snapshot(today, before.clone()));
            assert!(same(&afresh, &after), "{step}");
            assert_eq!(after.wording.t.lang, afresh.wording.t.lang);
            before = Some(after);
        }
    }

    #[test]
    fn something_ended_is_asked_for_only_when_it_is_checked() {
        let plain = "v=1&region=650402&for=employer";
        let checked = questions(&[plain, "&check=tlf53.work-based-training"].concat());
        assert!(!questions(plain).contains(&"takes_on"));
        assert!(checked.contains(&"takes_on"), "{checked:?}");
    }
}
