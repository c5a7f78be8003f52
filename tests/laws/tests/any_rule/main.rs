//! What holds of any rule over any facts: the engine against the slow reference.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod amounts;
mod changes;
mod classes;
mod endings;
mod example;
mod extremes;
mod kleene;
mod missing;
mod order;
mod plan;
mod questions;
mod reasons;
mod totals;
