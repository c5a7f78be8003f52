//! What the results come to: the shelves, and the line that sums them up.

use crate::session::{Picture, Session, region};
use crate::shelf::{Shelf, rank, reach, shelf};
use crate::texts::fill;
use engine::question::insert_sorted;
use engine::region::Region;
use engine::truth::Truth;
use engine::{Answers, Assessment, Standing};
use tables::TABLES;

/// What the page knows about the person's place.
#[derive(Clone, Copy, PartialEq)]
pub enum Coverage {
    /// Not said yet.
    Unsaid,
    /// None of the documents reaches it.
    Elsewhere,
    /// At least one may.
    Covered,
}

/// What the page knows about the person's place.
pub fn coverage(session: &Session) -> Coverage {
    match region(&session.answers) {
        None if session.elsewhere => Coverage::Elsewhere,
        None => Coverage::Unsaid,
        Some(_) if documents(&session.answers).any(is_local) => Coverage::Covered,
        Some(_) => Coverage::Elsewhere,
    }
}

/// Whether a document is that of a locality, not of the whole country.
fn is_local(at: usize) -> bool {
    TABLES.documents.get(at).is_some_and(|document| document.region != Region::COUNTRY)
}

/// The places in the tables of the documents that reach, or may reach, the person's place.
pub fn documents(answers: &Answers) -> impl Iterator<Item = usize> + '_ {
    let placed = region(answers).is_some();
    (0..TABLES.documents.len()).filter(move |at| placed && reach(*at as u16, answers) != Truth::False)
}

/// The places in the tables of the programmes on each shelf, best first.
pub type Shelves = Vec<(Shelf, u16)>;

/// Puts every programme on its shelf.
pub fn shelves(session: &Session, assessment: &Assessment) -> Shelves {
    // Elsewhere there is still what holds in the whole country.
    if region(&session.answers).is_none() {
        return Vec::new();
    }
    // Shelf, rank and place in one number each.
    let mut placed: Vec<u64> = Vec::new();
    for (at, outcome) in assessment.outcomes.iter().enumerate() {
        if let Some(shelf) = shelf(outcome, &session.answers, session.party, assessment.date) {
            let [related, benefit, force] = rank(outcome, &session.answers, assessment.date);
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
            |outcome| outcome.standing == Standing::Ended || !is_local(outcome.programme.document.into()),
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
