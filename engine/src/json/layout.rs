//! The layout of JSON: on one line, or indented.

use serde::Serialize;

/// How JSON is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// On one line, without spaces.
    Compact,
    /// Indented, for reading.
    Pretty,
}

impl Layout {
    pub(super) fn write(self, value: &impl Serialize) -> String {
        let text = match self {
            Layout::Compact => serde_json::to_string(value),
            Layout::Pretty => serde_json::to_string_pretty(value),
        };
        // Writing fails only on maps with keys that are no strings; there are none here.
        text.unwrap_or_default()
    }
}
