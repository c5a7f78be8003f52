//! The ids of what the tables list: indexes into their lists, each of a type of its own, so that one
//! is never taken for another.

/// The index of a fact in [`Tables::facts`](super::Tables::facts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u16);

/// The index of a document in [`Tables::documents`](super::Tables::documents).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u16);

/// The index of a programme in [`Tables::programmes`](super::Tables::programmes), and of its
/// outcome in an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProgrammeId(pub u16);
