//! A policy paper and its clauses.

use super::validity::Validity;
use crate::region::Region;
use crate::text::Text;
use time::Date;

/// A policy paper.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// Short id, the first part of its programmes' ids.
    pub id: &'static str,
    /// The official number, e.g. 吐政办〔2019〕53号.
    pub number: &'static str,
    /// The title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// Where it holds.
    pub region: Region,
    /// The day it was issued.
    pub issued: Date,
    /// When it holds.
    pub term: Validity,
    /// What to do once it has ended or is unconfirmed.
    pub after: Text,
    /// The day its tables were last reviewed against the text.
    pub reviewed: Date,
    /// Whom to ask.
    pub contact: Text,
    /// Every clause of the text.
    pub clauses: &'static [&'static str],
    /// Clauses that give no programme, with the reason.
    pub explained: &'static [NonProgrammeClause],
    /// What the text warns of (fraud).
    pub warnings: &'static [Warning],
}

/// A clause that gives nothing one could have or apply for.
#[derive(Clone, Copy, Debug)]
pub struct NonProgrammeClause {
    /// The clause.
    pub clause: &'static str,
    /// What it says.
    pub text: Text,
    /// Why it is not a programme.
    pub reason: Text,
}

/// Something a document warns of.
#[derive(Clone, Copy, Debug)]
pub struct Warning {
    /// The clause.
    pub clause: &'static str,
    /// What it says.
    pub text: Text,
}
