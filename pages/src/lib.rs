//! What the pages say: questions, results, reasons and documents as HTML text, in every
//! language. Pure functions of a [`Snapshot`](model::snapshot::Snapshot); no browser here, so the app
//! and the static library say the same.
//!
//! ```text
//! wording ─▶ model ─▶ render ─▶ library ─▶ parts
//! ```
//! Each room imports from those before it and never from those after it.

pub mod wording;

pub mod model;

pub mod render;

pub mod library;

pub mod parts;
