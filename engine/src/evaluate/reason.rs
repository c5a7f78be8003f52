//! Why a verdict is what it is: a test that decided it, and how it came out.

use crate::law::Test;
use crate::text::Text;

/// How a deciding test came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The text's condition is met.
    Met,
    /// The text's condition is not met.
    NotMet,
    /// The fact is not known, or not precisely enough.
    Unknown,
    /// The answer is known, and the text leaves it open.
    Doubtful,
}

impl Finding {
    /// The key used in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Finding::Met => "met",
            Finding::NotMet => "not_met",
            Finding::Unknown => "unknown",
            Finding::Doubtful => "doubtful",
        }
    }
}

/// A test that decided a verdict.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// The test, with its citation.
    pub test: &'static Test,
    /// How it came out.
    pub finding: Finding,
    /// Whether the text asks for the opposite of the test (an exclusion).
    pub negated: bool,
    /// Why it is doubtful.
    pub why: Option<&'static Text>,
}
