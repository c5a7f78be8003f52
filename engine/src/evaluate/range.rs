//! What a condition can still come to, whatever is still answered.

use crate::truth::Truth;

/// The lowest and highest truth that a condition can still have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TruthRange {
    /// Lowest.
    pub low: Truth,
    /// Highest.
    pub high: Truth,
}

impl TruthRange {
    /// Of what nothing is known.
    pub const ANYTHING: TruthRange = TruthRange { low: Truth::False, high: Truth::True };

    /// Of what is settled.
    pub fn only(truth: Truth) -> TruthRange {
        TruthRange { low: truth, high: truth }
    }

    /// The truth in Kleene logic: certain where it can come out in no other way.
    #[inline]
    pub fn truth(self) -> Truth {
        if self.low == Truth::True {
            Truth::True
        } else if self.high == Truth::False {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// Of the opposite.
    pub fn negate(self) -> TruthRange {
        TruthRange { low: self.high.negate(), high: self.low.negate() }
    }

    /// The steps between truths that lie in the range.
    pub(super) fn steps(self) -> Steps {
        let lower = self.low == Truth::False && self.high > Truth::False;
        let upper = self.high == Truth::True && self.low < Truth::True;
        Steps(u8::from(lower) | u8::from(upper) << 1)
    }
}

/// A set of the two steps between truths: from false to unknown, and from unknown to true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steps(u8);

impl Steps {
    pub(super) const BOTH: Steps = Steps(3);

    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The steps that are in both sets.
    pub(super) fn and(self, other: Steps) -> Steps {
        Steps(self.0 & other.0)
    }

    /// The steps of the opposite.
    pub(super) fn negate(self) -> Steps {
        Steps(self.0 >> 1 | (self.0 & 1) << 1)
    }
}
