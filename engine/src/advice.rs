//! What follows from an assessment: what would end or change an outcome, what to ask next,
//! and what to claim in the year.

pub mod change;
pub mod ending;
mod outcome;
pub mod plan;
pub mod question;

pub use outcome::{Advice, of};
