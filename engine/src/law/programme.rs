//! A programme: what a clause gives, to whom, and how much.

use super::amount::AmountRow;
use super::benefit::Benefit;
use super::citation::Citation;
use super::condition::Cond;
use super::force::Force;
use super::id::DocumentId;
use super::party::{PaidTo, Party};
use super::reference::Reference;
use super::season::{Season, Window};
use super::validity::Validity;
use crate::text::Text;
use time::Date;

/// What a clause gives.
#[derive(Clone, Copy, Debug)]
pub struct Programme {
    /// Fixed id, `document.name`.
    pub id: &'static str,
    /// Its document.
    pub document: DocumentId,
    /// Its name.
    pub name: Text,
    /// Who gets what, in one plain sentence.
    pub summary: Text,
    /// For whom it is.
    pub recipients: &'static [Party],
    /// Whom the money reaches; none where no money is involved.
    pub paid_to: Option<PaidTo>,
    /// What it gives, the main thing first.
    pub benefits: &'static [Benefit],
    /// How firmly.
    pub force: Force,
    /// When it holds.
    pub term: Validity,
    /// The time of the year that the text names for it.
    pub season: Option<Season>,
    /// Programmes with the same word are alternatives for one training (⊕).
    pub alternative: Option<&'static str>,
    /// Where the document says so, the principal clause first.
    pub cites: &'static [Citation],
    /// For whom it holds. Begins with the document's region, unless that is the whole country.
    pub when: Cond,
    /// Figures; the first whose condition and dates hold.
    pub amounts: &'static [AmountRow],
    /// What to do next.
    pub next_step: Text,
    /// Readings and cautions.
    pub notes: &'static [Text],
    /// Figures from other papers.
    pub references: &'static [Reference],
}

impl Programme {
    /// Whether it is for a party.
    pub fn is_for(&self, party: Party) -> bool {
        self.recipients.contains(&party)
    }

    /// The season that a day lies in, or else the next one, as long as the programme holds.
    pub fn season_on(&self, day: Date) -> Option<(Season, Window)> {
        let season = self.season?;
        Some((season, season.window(&self.term, day)?))
    }

    /// Whether it gives this kind of benefit.
    pub fn gives(&self, benefit: Benefit) -> bool {
        self.benefits.contains(&benefit)
    }
}
