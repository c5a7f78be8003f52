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
