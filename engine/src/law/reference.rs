//! Figures from other papers.

use crate::date;
use crate::text::Text;
use time::Date;

/// How surely a figure of another paper is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The official wording was seen.
    Verbatim,
    /// An official summary or the press quotes it.
    Reported,
}

impl Grade {
    /// Both, the surer first.
    pub const ALL: [Grade; 2] = [Grade::Verbatim, Grade::Reported];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Grade::Verbatim => "verbatim",
            Grade::Reported => "reported",
        }
    }
}

/// A figure from another paper than the one that grants the benefit. Shown, never computed with.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// What it says.
    pub text: Text,
    /// Where it stands.
    pub source: &'static str,
    /// How surely it is known.
    pub grade: Grade,
    /// The first day it is about.
    pub from: Option<Date>,
    /// The last day it is about.
    pub until: Option<Date>,
}

impl Reference {
    /// Whether it is about a day.
    pub fn covers(&self, day: Date) -> bool {
        date::covers(self.from, self.until, day)
    }
}
