//! The ids of what a table lists.

/// The place of a fact in [`Tables::facts`](super::Tables::facts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u16);
