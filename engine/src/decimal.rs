//! Exact sums of decimals.

use rust_decimal::Decimal;

/// The exact sum; none past the greatest decimal. Never inlined, since each inlined copy would be
/// a page of machine code.
#[inline(never)]
pub(crate) fn sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

/// The exact difference.
pub(crate) fn difference(a: Decimal, b: Decimal) -> Option<Decimal> {
    sum(a, -b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact_or_none() {
        let [one, tenth] = [Decimal::ONE, Decimal::new(1, 1)];
        assert_eq!(sum(one, tenth), Some(Decimal::new(11, 1)));
        assert_eq!(difference(one, tenth), Some(Decimal::new(9, 1)));
        assert_eq!(sum(Decimal::MAX, one), None);
        assert_eq!(difference(Decimal::MIN, one), None);
    }
}
