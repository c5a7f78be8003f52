//! JSON in and out: one object of answers becomes one object of what they come to.
//!
//! ```text
//! {"region": "650402", "hours": 80, "veteran": null}  ──read──▶ Answers ──assess──▶ Assessment ──write──▶ {"date": …}
//! ```
//! The keys are those of the facts; `null` is 不清楚, and a fact left out was not asked. An
//! optional `date` is the evaluation date of its object. Numbers are read from their digits,
//! never through binary fractions, and may be written as text (`"0.40"`). The same input gives
//! the same bytes everywhere.

mod assessment;
mod change;
mod error;
mod input;
mod keys;
mod layout;
mod listing;
mod plan;
#[cfg(feature = "json")]
mod text;

pub use assessment::write;
pub use error::{InputError, Problem};
pub use input::{DATE, Input, read_entries};
pub use layout::Layout;
pub use listing::{facts, programmes};
#[cfg(feature = "json")]
pub use text::{assess_text, read};

#[cfg(all(test, feature = "json"))]
mod tests;
