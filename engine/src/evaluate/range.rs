//! What a condition can still come to, whatever is still answered.

use crate::truth::Truth;

/// The lowest and highest truth that a condition can still have: a bit each for "at least
/// unknown" and "true", of the lowest and of the highest, so that of two ranges the lower ends
/// are what both have and the higher ends what either has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TruthRange(u8);

const LOW_UNKNOWN: u8 = 1;
const LOW_TRUE: u8 = 2;
const HIGH_UNKNOWN: u8 = 4;
const HIGH_TRUE: u8 = 8;

impl TruthRange {
    /// Of what nothing is known.
    pub const ANYTHING: TruthRange = TruthRange(HIGH_UNKNOWN | HIGH_TRUE);

    /// Of what is settled.
    #[inline]
    pub fn only(truth: Truth) -> TruthRange {
        TruthRange(match truth {
            Truth::False => 0,
            Truth::Unknown => LOW_UNKNOWN | HIGH_UNKNOWN,
            Truth::True => LOW_UNKNOWN | LOW_TRUE | HIGH_UNKNOWN | HIGH_TRUE,
        })
    }

    /// Lowest.
    pub fn low(self) -> Truth {
        end(self.0)
    }

    /// Highest.
    pub fn high(self) -> Truth {
        end(self.0 >> 2)
    }

    /// The truth in Kleene logic: certain where it can come out in no other way.
    #[inline]
    pub fn truth(self) -> Truth {
        match self.0 & (LOW_TRUE | HIGH_UNKNOWN) {
            0 => Truth::False,
            HIGH_UNKNOWN => Truth::Unknown,
            _ => Truth::True,
        }
    }

    /// Whether both have the same truth.
    #[inline]
    pub(super) fn is_alike(self, other: TruthRange) -> bool {
        (self.0 ^ other.0) & (LOW_TRUE | HIGH_UNKNOWN) == 0
    }

    /// Of both together, which holds as far as the one that holds less.
    #[inline]
    pub(super) fn and(self, other: TruthRange) -> TruthRange {
        TruthRange(self.0 & other.0)
    }

    /// Of either, which holds as far as the one that holds more.
    #[inline]
    pub(super) fn or(self, other: TruthRange) -> TruthRange {
        TruthRange(self.0 | other.0)
    }

    /// Of the opposite.
    pub(super) fn negate(self) -> TruthRange {
        TruthRange((!self.0).reverse_bits() >> 4)
    }

    /// Where what holds is doubtful.
    pub(super) fn doubt(self) -> TruthRange {
        TruthRange(self.0 & (LOW_UNKNOWN | HIGH_UNKNOWN))
    }

    /// Where what fails is doubtful.
    pub(super) fn open(self) -> TruthRange {
        TruthRange(self.0 | LOW_UNKNOWN | HIGH_UNKNOWN)
    }

    /// The steps between truths that lie in the range.
    #[inline]
    pub(super) fn steps(self) -> Steps {
        Steps(self.0 >> 2 & !self.0 & 3)
    }
}

fn end(bits: u8) -> Truth {
    match bits & 3 {
        0 => Truth::False,
        LOW_UNKNOWN => Truth::Unknown,
        _ => Truth::True,
    }
}

impl std::fmt::Debug for TruthRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} to {:?}", self.low(), self.high())
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

#[cfg(test)]
mod tests {
    use super::*;

    const TRUTHS: [Truth; 3] = [Truth::False, Truth::Unknown, Truth::True];

    fn ranges() -> impl Iterator<Item = (Truth, Truth, TruthRange)> {
        let high = |high| TruthRange(TruthRange::only(high).0 & (HIGH_UNKNOWN | HIGH_TRUE));
        let low = |low| TruthRange(TruthRange::only(low).0 & (LOW_UNKNOWN | LOW_TRUE));
        let all = TRUTHS.into_iter().flat_map(|low| TRUTHS.map(|high| (low, high)));
        all.filter(|(low, high)| low <= high).map(move |(l, h)| (l, h, low(l).or(high(h))))
    }

    #[test]
    fn bits_are_the_ends() {
        for (low, high, range) in ranges() {
            assert_eq!((range.low(), range.high()), (low, high));
            let negated = range.negate();
            assert_eq!((negated.low(), negated.high()), (high.negate(), low.negate()));
            assert_eq!((range.doubt().low(), range.doubt().high()), (low.doubt(), high.doubt()));
            assert_eq!((range.open().low(), range.open().high()), (low.open(), high.open()));
            let steps = u8::from(low == Truth::False && high > Truth::False)
                | u8::from(low < Truth::True && high == Truth::True) << 1;
            assert_eq!(range.steps(), Steps(steps), "{range:?}");
            for (other_low, other_high, other) in ranges() {
                let (both, either) = (range.and(other), range.or(other));
                assert_eq!((both.low(), both.high()), (low.min(other_low), high.min(other_high)));
                assert_eq!((either.low(), either.high()), (low.max(other_low), high.max(other_high)));
                assert_eq!(range.is_alike(other), range.truth() == other.truth());
            }
        }
    }
}
