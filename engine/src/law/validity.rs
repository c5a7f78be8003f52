//! When something holds, and its standing on a day.

use crate::text::Text;
use time::Date;

/// When something holds, and why that is so.
#[derive(Clone, Copy, Debug)]
pub struct Validity {
    /// The first day.
    pub from: Date,
    /// The last day, where the text has one.
    pub until: Option<Date>,
    /// The last day without doubt, where the text has no end but its time is over.
    pub unconfirmed_after: Option<Date>,
    /// Why these are its days, in words.
    pub ground: Text,
}

/// Whether something holds on a day. Says nothing of whether somebody meets its conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Before its first day.
    NotYet,
    /// It holds.
    InForce,
    /// No end in the text, but its target period is over or a successor is known.
    Unconfirmed,
    /// Past an end in the text.
    Ended,
}

impl Standing {
    /// All, in the order of time.
    pub const ALL: [Standing; 4] =
        [Standing::NotYet, Standing::InForce, Standing::Unconfirmed, Standing::Ended];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Standing::NotYet => "not_yet",
            Standing::InForce => "in_force",
            Standing::Unconfirmed => "unconfirmed",
            Standing::Ended => "ended",
        }
    }
}

impl Validity {
    /// The standing on a day; first and last days are included.
    pub fn standing(&self, day: Date) -> Standing {
        if day < self.from {
            Standing::NotYet
        } else if self.until.is_some_and(|until| day > until) {
            Standing::Ended
        } else if self.unconfirmed_after.is_some_and(|last| day > last) {
            Standing::Unconfirmed
        } else {
            Standing::InForce
        }
    }
}
