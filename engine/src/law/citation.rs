//! Where in a document something is said.

use super::reference::Grade;
use crate::text::Text;

/// A place in a document and the operative words there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The clause, e.g. 五（一）.
    pub clause: &'static str,
    /// A phrase as it stands there; empty where there is only a remark.
    pub words: &'static str,
    /// How surely the words are known.
    pub grade: Grade,
    /// What the tables' authors say of the place, in words that stand in no document.
    pub remark: Option<&'static Text>,
}

impl Citation {
    /// Words whose document was seen.
    pub const fn verbatim(clause: &'static str, words: &'static str) -> Citation {
        Citation { clause, words, grade: Grade::Verbatim, remark: None }
    }
}
