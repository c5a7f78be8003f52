//! The engine: from policy tables, a person's answers and a day to what is theirs.
//!
//! ```text
//! Tables ─┐
//! Answers ├─▶ assess ─▶ Assessment: verdict, standing, force, amount, reasons, missing
//! Date ───┘
//! ```
//! In layers, each of which uses only those above it:
//!
//! ```text
//! text date region truth decimal nearest   what all others use
//! law          what the tables hold; evaluates nothing
//! answers      what somebody has said
//! evaluate     what one condition, amount or limit comes to for these answers on a day
//! assess       what all programmes come to; screening; totals
//! advice       endings, the next question, the plan, what would change an outcome
//! pack, json   tables as bytes; answers, assessments and advice as JSON
//! ```
//! Pure functions only. The engine knows no web page, clock, file or language of
//! display; it never panics; the same input gives the same output on every target.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod date;
pub(crate) mod decimal;
#[cfg(feature = "nearest")]
pub mod nearest;
pub mod region;
pub mod text;
pub mod truth;

pub mod law;

pub mod answers;

pub mod evaluate;

pub mod assess;

pub mod advice;

#[cfg(feature = "json-entries")]
pub mod json;
pub mod pack;

pub use answers::Answers;
pub use assess::{Assessment, Outcome, Verdict, assess, verdicts};
pub use law::{
    Answer, Document, DocumentId, Fact, FactId, FactSet, Programme, ProgrammeId, Standing, Tables, Value,
};
pub use text::{Lang, Text};
pub use time::Date;
