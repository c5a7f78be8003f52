//! What limits come to: whether they leave room, and for how many claims.

use super::explanation::Explanation;
use crate::answers::Answers;
use crate::law::{Answer, Check, FactSet, Limit, Value};
use crate::truth::Truth;
use time::Date;

/// Whether a limit leaves room, the roomiest first.
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
    /// By whether a limit's condition holds; in principle it is then doubtful.
    fn of(reached: Truth, in_principle: bool) -> Room {
        match (reached, in_principle) {
            (Truth::False, _) => Room::Free,
            (Truth::Unknown, _) => Room::Unknown,
            (Truth::True, true) => Room::Doubtful,
            (Truth::True, false) => Room::Reached,
        }
    }

    /// Whether money under such a limit is not counted as sure: it is reached, certainly or in
    /// principle.
    pub fn holds_back(self) -> bool {
        matches!(self, Room::Reached | Room::Doubtful)
    }

    /// How little room there is: of several limits on a programme the tightest counts.
    pub fn tightness(self) -> u8 {
        self as u8
    }

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

/// How many claims a counting limit leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It does not count claims, does not bind, or it is not known whether it binds.
    Uncounted,
    /// No more than this: how many were made already is not known.
    AtMost(u32),
    /// This many.
    Exactly(u32),
}

impl Limit {
    /// What the limit comes to for these answers. On a day on which it does not hold it leaves
    /// room.
    pub fn outcome(&'static self, answers: &Answers, day: Date) -> LimitOutcome {
        self.outcome_reusing(&mut Explanation::default(), answers, day)
    }

    /// As [`outcome`](Limit::outcome), in the buffers of a caller that goes through many limits.
    pub(crate) fn outcome_reusing(
        &'static self,
        explanation: &mut Explanation,
        answers: &Answers,
        day: Date,
    ) -> LimitOutcome {
        if !self.is_on(day) {
            return LimitOutcome { limit: self, room: Room::Free, missing: FactSet::default() };
        }
        let reasons = explanation.reasons.len();
        let reached = explanation.find(&self.reached, answers, day);
        explanation.reasons.truncate(reasons);
        let room = Room::of(reached.truth(), self.in_principle);
        LimitOutcome { limit: self, room, missing: explanation.missing() }
    }

    /// Whether it leaves room on a day, without the facts behind it: for lists of people.
    pub fn room(&self, answers: &Answers, day: Date) -> Room {
        if !self.is_on(day) {
            return Room::Free;
        }
        Room::of(self.reached.truth(answers, day), self.in_principle)
    }

    /// How many claims it leaves on a day on which it holds: the fewest more that would
    /// certainly reach it. Found by counting on, so that the figure stands in the table once,
    /// in `reached`.
    pub fn left(&self, answers: &Answers, day: Date) -> Left {
        let Some(claims) = self.claims else { return Left::Uncounted };
        let mut most = 0;
        self.reached.each_test(&mut |test| {
            if let (true, Check::Int { min: Some(min), .. }) = (test.fact == claims, test.check) {
                most = most.max(min);
            }
        });
        let (made, known) = match answers.value(claims) {
            Some(Value::Int(made)) => (made, true),
            _ => (0, false),
        };
        let mut trial = answers.clone();
        // Past the greatest figure in its tests nothing changes any more.
        for (left, count) in (0..).zip(made..=most.max(made)) {
            trial.set(claims, Answer::Known(Value::Int(count)));
            if self.reached.truth(&trial, day) == Truth::True {
                return if known { Left::Exactly(left) } else { Left::AtMost(left) };
            }
        }
        Left::Uncounted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reached_holds_back_and_is_tighter_than_what_is_not_known() {
        let rooms = [Room::Free, Room::Unknown, Room::Doubtful, Room::Reached];
        assert!(rooms.is_sorted_by_key(|room| room.tightness()));
        assert_eq!(rooms.map(Room::holds_back), [false, false, true, true]);
    }
}
