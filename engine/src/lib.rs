//! The engine: from policy tables, a person's answers and a day to what is theirs.
//!
//! ```text
//! Tables ─┐
//! Answers ├─▶ assess ─▶ Assessment: verdict, standing, force, amount, reasons, missing
//! Date ───┘
//! ```
//! Pure functions only. The engine knows no web page, clock, file or language of
//! display; it never panics; the same input gives the same output on every target.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod date;
pub mod region;
pub mod text;
pub mod truth;

pub mod answers;
pub mod fact;
pub mod tables;

pub mod condition;
pub mod trace;

pub mod missing;
pub mod notation;
pub mod reason;

pub mod amount;
pub mod assessment;
pub mod change;
pub mod ending;
pub mod limit;
pub mod pack;
pub mod plan;
pub mod question;
pub mod room;
pub mod standard;
pub mod total;
pub mod worked;

#[cfg(feature = "json-entries")]
pub mod json;
#[cfg(feature = "nearest")]
pub mod nearest;
#[cfg(feature = "screen")]
pub mod screen;

pub use answers::{Answer, Answers, Value};
pub use assessment::{Assessment, Outcome, Verdict, assess, verdicts};
pub use fact::{Fact, FactId, FactSet};
pub use tables::{Document, Programme, Standing, Tables};
pub use text::{Lang, Text};
pub use time::Date;
