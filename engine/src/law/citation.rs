//! Where in a document something is said.

/// A place in a document and the operative words there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The clause, e.g. 五（一）.
    pub clause: &'static str,
    /// A phrase as it stands in the text.
    pub words: &'static str,
}
