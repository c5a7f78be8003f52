//! What is wrong with answers in JSON, and where.

use std::fmt;

/// One thing that is wrong with an object of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// The line of the text, from 1; for a key, the line it stands on.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The text is not JSON.
    Syntax {
        /// The column, from 1, in characters.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// The text is JSON, or nothing at all, but not an object.
    NotAnObject {
        /// What it is, in words.
        found: &'static str,
    },
    /// No fact has this key.
    UnknownKey {
        /// The key.
        key: String,
        /// The key that may be meant.
        nearest: Option<&'static str>,
    },
    /// The key stands in the object a second time.
    RepeatedKey {
        /// The key.
        key: &'static str,
    },
    /// The value is not one of the fact's.
    WrongValue {
        /// The key.
        key: &'static str,
        /// What the fact takes, in words.
        expected: String,
        /// What was found, as written; shortened where it is long.
        found: String,
    },
}

impl InputError {
    /// The same error where the text begins on line `first` of a longer one.
    pub fn in_text_from(self, first: usize) -> InputError {
        InputError { line: self.line.saturating_add(first).saturating_sub(1), ..self }
    }
}

/// As much of a text as a message shows.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 48;
    let mut characters = text.chars();
    let short: String = characters.by_ref().take(MOST).collect();
    if characters.next().is_some() { format!("{short}…") } else { short }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        match &self.problem {
            Problem::Syntax { column, message } => write!(f, ", column {column}: not JSON: {message}"),
            Problem::NotAnObject { found } => write!(f, ": expected one JSON object, found {found}"),
            Problem::UnknownKey { key, nearest } => {
                write!(f, ": key {:?}: unknown", shortened(key))?;
                match nearest {
                    Some(nearest) => write!(f, "; did you mean {nearest:?}?"),
                    None => Ok(()),
                }
            }
            Problem::RepeatedKey { key } => write!(f, ": key {key:?}: given more than once"),
            Problem::WrongValue { key, expected, found } => {
                write!(f, ": key {key:?}: expected {expected}, found {found}")
            }
        }
    }
}

impl std::error::Error for InputError {}
