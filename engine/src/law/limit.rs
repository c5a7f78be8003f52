//! Limits across programmes: how often a person may be subsidised, as data.

use super::citation::Citation;
use super::condition::Cond;
use super::id::{DocumentId, FactId};
use crate::date;
use crate::text::Text;
use time::Date;

/// A limit that a document sets across programmes.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Fixed id.
    pub id: &'static str,
    /// Its document.
    pub document: DocumentId,
    /// Where the text says so.
    pub cite: Citation,
    /// What it says, in plain words.
    pub text: Text,
    /// The first day it holds.
    pub from: Option<Date>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// When it is reached. A limit that only keeps programmes from going `together` has a condition
    /// that never holds.
    pub reached: Cond,
    /// The fact with the number of claims made already, where `reached` counts them. It is tested
    /// by `>=` alone, so that one claim more never leaves more room.
    pub claims: Option<FactId>,
    /// Whether the count begins anew on 1 January.
    pub yearly: bool,
    /// How many of the programmes it binds may be had together, for one and the same
    /// certificate or training; any number where the text does not say.
    pub together: Option<u32>,
    /// 原则上: a rule with exceptions, so that having reached it is doubtful, not certain.
    pub in_principle: bool,
    /// Ids of the programmes it binds.
    pub programmes: &'static [&'static str],
}

impl Limit {
    /// Whether it holds on a day; first and last days are included.
    pub fn is_on(&self, day: Date) -> bool {
        date::covers(self.from, self.until, day)
    }

    /// Whether it binds a programme.
    pub fn binds(&self, programme: &str) -> bool {
        self.programmes.contains(&programme)
    }
}
