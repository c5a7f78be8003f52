//! Limits across programmes: how often a person may be subsidised, as data.

use crate::answers::Answers;
use crate::condition::Cond;
use crate::fact::FactSet;
use crate::missing;
use crate::tables::Citation;
use crate::text::Text;
use crate::trace::Trace;
use crate::truth::Truth;
use time::Date;

/// A limit that a document sets across programmes.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Fixed id.
    pub id: &'static str,
    /// Place of its document in the tables.
    pub document: u16,
    /// Where the text says so.
    pub cite: Citation,
    /// What it says, in plain words.
    pub text: Text,
    /// When it is reached.
    pub reached: Cond,
    /// 原则上: a rule with exceptions, so that having reached it is doubtful, not certain.
    pub in_principle: bool,
    /// Ids of the programmes it binds.
    pub programmes: &'static [&'static str],
}

/// Whether a limit leaves room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// There is room.
    Free,
    /// It is not known whether there is.
    Unknown,
    /// Reached, but the text allows for exceptions (原则上).
    Doubtful,
    /// Reached.
    Reached,
}

impl Room {
    /// The key used in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Room::Free => "free",
            Room::Unknown => "unknown",
            Room::Doubtful => "doubtful",
            Room::Reached => "reached",
        }
    }
}

/// A limit for these answers.
#[derive(Clone, Copy, Debug)]
pub struct LimitOutcome {
    /// The limit.
    pub limit: &'static Limit,
    /// Whether it leaves room.
    pub room: Room,
    /// The facts that could still change that.
    pub missing: FactSet,
}

impl Limit {
    /// What the limit comes to for these answers.
    pub fn outcome(&'static self, answers: &Answers, day: Date) -> LimitOutcome {
        let mut trace = Trace::default();
        let reached = trace.of(&self.reached, answers, day);
        let room = match (reached.truth(), self.in_principle) {
            (Truth::False, _) => Room::Free,
            (Truth::Unknown, _) => Room::Unknown,
            (Truth::True, true) => Room::Doubtful,
            (Truth::True, false) => Room::Reached,
        };
        LimitOutcome { limit: self, room, missing: missing::missing_from(reached) }
    }
}
