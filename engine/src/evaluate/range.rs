//! [`TruthRange`]: the lowest and the highest truth that a condition can still come to, whatever is
//! answered next. [`explanation`](super::explanation) joins the ranges of a condition's parts to the
//! range of the whole, and reads from them which answers can still move it.

use crate::truth::Truth;

/// The lowest and the highest truth that a condition can still have, in four bits: the lowest is at
/// least unknown, the lowest is true, the highest is at least unknown, the highest is true. Written
/// so, the minimum of two truths is the bitwise `&` and the maximum the bitwise `|`, at both ends at
/// once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TruthRange(u8);

const LOW_UNKNOWN: u8 = 1;
const LOW_TRUE: u8 = 2;
const HIGH_UNKNOWN: u8 = 4;
const HIGH_TRUE: u8 = 8;

impl TruthRange {
    /// The range of a condition of which nothing is known.
    pub const ANYTHING: TruthRange = TruthRange(HIGH_UNKNOWN | HIGH_TRUE);

    /// The range of a condition that is settled.
    #[inline]
    pub fn only(truth: Truth) -> TruthRange {
        TruthRange(match truth {
            Truth::False => 0,
            Truth::Unknown => LOW_UNKNOWN | HIGH_UNKNOWN,
            Truth::True => LOW_UNKNOWN | LOW_TRUE | HIGH_UNKNOWN | HIGH_TRUE,
        })
    }

    /// The lowest truth.
    pub fn low(self) -> Truth {
        end(self.0)
    }

    /// The highest truth.
    pub fn high(self) -> Truth {
        end(self.0 >> 2)
    }

    /// The truth in Kleene logic: true or false where the range holds nothing else, else unknown.
    #[inline]
    pub fn truth(self) -> Truth {
        match self.0 & (LOW_TRUE | HIGH_UNKNOWN) {
            0 => Truth::False,
            HIGH_UNKNOWN => Truth::Unknown,
            _ => Truth::True,
        }
    }

    /// Whether two ranges have the same truth in Kleene logic; their ends may differ.
    #[inline]
    pub(super) fn is_alike(self, other: TruthRange) -> bool {
        (self.0 ^ other.0) & (LOW_TRUE | HIGH_UNKNOWN) == 0
    }

    /// The range of an `all` of two parts: the lesser of either end.
    #[inline]
    pub(super) fn and(self, other: TruthRange) -> TruthRange {
        TruthRange(self.0 & other.0)
    }

    /// The range of an `any` of two parts: the greater of either end.
    #[inline]
    pub(super) fn or(self, other: TruthRange) -> TruthRange {
        TruthRange(self.0 | other.0)
    }

    /// The range of the negated condition.
    pub(super) fn negate(self) -> TruthRange {
        TruthRange((!self.0).reverse_bits() >> 4)
    }

    /// The range of the condition in doubt: both ends are at most unknown.
    pub(super) fn doubt(self) -> TruthRange {
        TruthRange(self.0 & (LOW_UNKNOWN | HIGH_UNKNOWN))
    }

    /// The range of the condition left open: both ends are at least unknown.
    pub(super) fn open(self) -> TruthRange {
        TruthRange(self.0 | LOW_UNKNOWN | HIGH_UNKNOWN)
    }

    /// The steps between neighbouring truths that lie within the range.
    #[inline]
    pub(super) fn steps(self) -> Steps {
        Steps(self.0 >> 2 & !self.0 & 3)
    }
}

/// The truth that two bits stand for: at least unknown, and true.
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

    /// The steps of the negated condition: either becomes the other.
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
