//! What the results come to: the shelves, and the line that sums them up.

use crate::model::places::{Coverage, coverage, is_local, region};
use crate::model::session::Session;
use crate::model::shelf::{Shelf, rank, shelf};
use crate::model::snapshot::Picture;
use crate::wording::fill;
use engine::question::insert_sorted;
use engine::{Assessment, Standing};

/// The places in the tables of the programmes on each shelf, best first.
pub type Shelves = Vec<(Shelf, u16)>;

/// Puts every programme on its shelf.
pub fn shelves(session: &Session, assessment: &Assessment) -> Shelves {
    // Elsewhere there is still what holds in the whole country.
    if region(session.tables, &session.answered.answers).is_none() {
        return Vec::new();
    }
    // Shelf, rank and place in one number each.
    let mut placed: Vec<u64> = Vec::new();
    for (at, outcome) in assessment.outcomes.iter().enumerate() {
        if let Some(shelf) =
            shelf(session.tables, outcome, &session.answered.answers, session.answered.party, assessment.date)
        {
            let [related, benefit, force] = rank(outcome, &session.answered.answers, assessment.date);
            let keys = [shelf as u64, related, benefit, force, at as u64];
            insert_sorted(&mut placed, keys.into_iter().fold(0, |all, key| all << 12 | key));
        }
    }
    let shelf = |key: u64| Shelf::ALL.get((key >> 48) as usize).copied().unwrap_or(Shelf::Not);
    placed.into_iter().map(|key| (shelf(key), (key & 0xFFF) as u16)).collect()
}

impl Picture {
    /// The places in the tables of the programmes on a shelf.
    pub fn on(&self, shelf: Shelf) -> Vec<u16> {
        self.shelves.iter().filter(|(on, _)| *on == shelf).map(|(_, at)| *at).collect()
    }

    /// Whether a shelf is left out: an empty one, except that of what is yours.
    pub fn hides(&self, shelf: Shelf) -> bool {
        let empty = self.shelves.iter().all(|(on, _)| *on != shelf);
        empty && (shelf != Shelf::Yours || coverage(&self.session) != Coverage::Covered)
    }

    /// Whether everything that the place itself gives has ended.
    pub fn all_ended(&self) -> bool {
        self.shelves.iter().filter_map(|(_, at)| self.assessment.outcomes.get(usize::from(*at))).all(
            |outcome| {
                outcome.standing == Standing::Ended
                    || !is_local(self.words.tables, outcome.programme.document.into())
            },
        )
    }

    /// The line that sums the results up.
    pub fn summary(&self) -> String {
        let t = self.words.t;
        match coverage(&self.session) {
            Coverage::Unsaid => return t.summary_start.into(),
            Coverage::Elsewhere if self.shelves.is_empty() => return t.other_place.into(),
            Coverage::Elsewhere | Coverage::Covered => {}
        }
        let count =
            |wanted: &[Shelf]| self.shelves.iter().filter(|(on, _)| wanted.contains(on)).count().to_string();
        let mut parts = vec![fill(t.summary, &[("yours", &count(&[Shelf::Yours]))])];
        let open = count(&[Shelf::OneAway, Shelf::Related, Shelf::More]);
        if open != "0" {
            parts.push(fill(t.summary_open, &[("open", &open)]));
        }
        let ended = count(&[Shelf::Ended]);
        if ended != "0" {
            parts.push(fill(t.summary_ended, &[("ended", &ended)]));
        }
        for total in &self.plan.sure.sums {
            if let Some(sum) = self.words.sum(total.sum, total.basis, total.per) {
                parts.push([t.summary_cash, " ", &sum].concat());
            }
        }
        parts.join(" · ")
    }
}
