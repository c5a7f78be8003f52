//! What follows from an assessment: what would end or change an outcome, what to ask next,
//! and what to claim in the year.

mod advise;
pub mod change;
pub mod ending;
pub mod plan;
pub mod question;

pub use advise::{Advice, advise};
