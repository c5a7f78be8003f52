//! What holds of the real tables: the laws of any rule again, and the law as data.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod amounts;
mod boundaries;
mod by_province;
mod cases;
mod catalogue;
mod changes;
mod embedded;
mod endings;
mod enumeration;
mod limits;
mod plan;
mod questions;
mod sessions;
mod standing;
mod totals;
mod verdicts;
mod wording;
