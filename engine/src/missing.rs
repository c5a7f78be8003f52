//! Which unanswered facts can still change a verdict.
//!
//! Every part of a condition can still come out anywhere between a lowest and a highest
//! truth. A fact is missing when some test on it can move its part within the *window*
//! that the rest of the condition leaves visible: in an `all`, nothing above the least the
//! others can still reach matters; in an `any`, nothing below the most they already have.
//! The list is never too short. Where a fact is read twice in one condition it can name
//! one fact too many, never one too few.

use crate::answers::Answers;
use crate::condition::Cond;
use crate::fact::FactSet;
use crate::truth::Truth;
use time::Date;

/// The lowest and highest truth something can still have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Lowest.
    pub low: Truth,
    /// Highest.
    pub high: Truth,
}

const ANYTHING: Reach = Reach { low: Truth::False, high: Truth::True };

impl Reach {
    fn map(self, f: fn(Truth) -> Truth) -> Reach {
        Reach { low: f(self.low), high: f(self.high) }
    }

    /// Whether it can still come out in more than one way inside a window.
    fn moves_within(self, window: Reach) -> bool {
        self.low.max(window.low) < self.high.min(window.high)
    }
}

/// What the condition can still come to, whatever the unanswered facts turn out to be.
pub fn reach(cond: &Cond, answers: &Answers, day: Date) -> Reach {
    match cond {
        Cond::Test(test) => match answers.value(test.fact) {
            Some(value) => {
                let truth = test.check.truth(value, day);
                Reach { low: truth, high: truth }
            }
            None => ANYTHING,
        },
        Cond::All(parts) => parts.iter().map(|part| reach(part, answers, day)).fold(
            Reach { low: Truth::True, high: Truth::True },
            |all, part| Reach { low: all.low.min(part.low), high: all.high.min(part.high) },
        ),
        Cond::Any(parts) => parts.iter().map(|part| reach(part, answers, day)).fold(
            Reach { low: Truth::False, high: Truth::False },
            |any, part| Reach { low: any.low.max(part.low), high: any.high.max(part.high) },
        ),
        Cond::Not(part) => {
            let part = reach(part, answers, day);
            Reach { low: part.high.negate(), high: part.low.negate() }
        }
        Cond::Doubt(part, _) => reach(part, answers, day).map(Truth::doubt),
        Cond::Open(part, _) => reach(part, answers, day).map(Truth::open),
    }
}

/// The unanswered facts that can still change the condition's truth.
pub fn missing(cond: &Cond, answers: &Answers, day: Date) -> FactSet {
    let mut found = FactSet::default();
    collect(cond, answers, day, ANYTHING, &mut found);
    found
}

fn collect(cond: &Cond, answers: &Answers, day: Date, window: Reach, found: &mut FactSet) {
    if !reach(cond, answers, day).moves_within(window) {
        return;
    }
    match cond {
        Cond::Test(test) => found.insert(test.fact),
        Cond::All(parts) => {
            let highs = Extremes::of(parts.iter().map(|part| reach(part, answers, day).high.negate()));
            for (at, part) in parts.iter().enumerate() {
                let others = highs.without(at).negate();
                let window = Reach { low: window.low, high: window.high.min(others) };
                collect(part, answers, day, window, found);
            }
        }
        Cond::Any(parts) => {
            let lows = Extremes::of(parts.iter().map(|part| reach(part, answers, day).low));
            for (at, part) in parts.iter().enumerate() {
                let window = Reach { low: window.low.max(lows.without(at)), high: window.high };
                collect(part, answers, day, window, found);
            }
        }
        Cond::Not(part) => {
            let window = Reach { low: window.high.negate(), high: window.low.negate() };
            collect(part, answers, day, window, found);
        }
        Cond::Doubt(part, _) => {
            let window = Reach { low: window.low, high: window.high.doubt() };
            collect(part, answers, day, window, found);
        }
        Cond::Open(part, _) => {
            let window = Reach { low: window.low.open(), high: window.high };
            collect(part, answers, day, window, found);
        }
    }
}

/// The greatest of a list and the greatest of the rest, to leave any one out.
struct Extremes {
    at: usize,
    greatest: Truth,
    second: Truth,
}

impl Extremes {
    fn of(list: impl Iterator<Item = Truth>) -> Extremes {
        let mut found = Extremes { at: usize::MAX, greatest: Truth::False, second: Truth::False };
        for (at, truth) in list.enumerate() {
            if found.at == usize::MAX || truth > found.greatest {
                found = Extremes { at, greatest: truth, second: found.greatest };
            } else {
                found.second = found.second.max(truth);
            }
        }
        found
    }

    fn without(&self, at: usize) -> Truth {
        if at == self.at {
            self.second
        } else {
            self.greatest
        }
    }
}
