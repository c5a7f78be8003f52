//! What place and day settle by themselves: a clause about other places or other times alone is cited
//! to nobody else.

use crate::answers::Answers;
use crate::law::{Cond, Limit, Programme, Tables};
use crate::truth::Truth;
use time::Date;

/// The fact that says where somebody is.
pub const REGION: &str = "region";

/// Where somebody is, on a day.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The region, and no other answer.
    place: Answers,
    day: Date,
}

impl Ground {
    /// Of somebody's answers. Where the region is not said, no place is ruled out.
    pub fn of(tables: &Tables, answers: &Answers, day: Date) -> Ground {
        let mut place = Answers::default();
        if let Some(region) = tables.fact(REGION) {
            place.set(region, answers.get(region));
        }
        Ground { place, day }
    }

    /// Whether a clause of a programme says something here and now. One that its rule rests on does
    /// not where each part that cites it is settled whatever else is answered. Where all of the rule is
    /// settled so, for a document of another place, that is what its clauses say.
    pub fn has(&self, programme: &Programme, clause: &str) -> bool {
        let when = &programme.when;
        self.settles(when) || !self.cites(when, clause, true) || self.cites(when, clause, false)
    }

    /// Whether a limit can be reached here and now, or binds by what it names alone.
    pub fn has_limit(&self, limit: &Limit) -> bool {
        let Limit { reached, .. } = limit;
        limit.is_on(self.day) && (matches!(reached, Cond::Any([])) || self.truth(reached) != Truth::False)
    }

    fn truth(&self, cond: &Cond) -> Truth {
        cond.truth(&self.place, self.day)
    }

    fn settles(&self, cond: &Cond) -> bool {
        self.truth(cond) != Truth::Unknown
    }

    /// Whether a test cites the clause: any, or one that stands where answers still count.
    fn cites(&self, cond: &Cond, clause: &str, any: bool) -> bool {
        if !any && self.settles(cond) {
            return false;
        }
        match cond {
            Cond::Test(test) => test.cite.clause == clause,
            Cond::All(parts) | Cond::Any(parts) => parts.iter().any(|part| self.cites(part, clause, any)),
            Cond::Not(part) | Cond::Doubt(part, _) | Cond::Open(part, _) => self.cites(part, clause, any),
            Cond::During { .. } => false,
        }
    }
}
