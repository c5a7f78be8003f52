//! The assessment: what all programmes come to for somebody, and the sums of it.

mod outcome;
#[cfg(feature = "screen")]
pub mod screening;
pub mod totals;

pub use outcome::{Assessment, Outcome, Verdict, assess, verdicts};
