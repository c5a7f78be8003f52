//! The rows that say how much: figures with their basis and units, for whom and when.

use super::citation::Citation;
use super::condition::Cond;
use super::id::FactId;
use super::standard::Published;
use rust_decimal::Decimal;
use time::Date;

/// How an amount is known, the firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The figure itself.
    Exact,
    /// Up to the figure.
    AtMost,
    /// The figure or more.
    AtLeast,
    /// Recommended.
    Guideline,
    /// Left to a local standard.
    Local,
}

impl Basis {
    /// All.
    pub const ALL: [Basis; 5] = [Basis::Exact, Basis::AtMost, Basis::AtLeast, Basis::Guideline, Basis::Local];

    /// The key used in tables and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Basis::Exact => "exact",
            Basis::AtMost => "at_most",
            Basis::AtLeast => "at_least",
            Basis::Guideline => "guideline",
            Basis::Local => "local",
        }
    }
}

/// A unit in which a figure is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Per {
    /// 每人.
    Person,
    /// 每月.
    Month,
    /// 每年.
    Year,
}

impl Per {
    /// All, in the order they are said.
    pub const ALL: [Per; 3] = [Per::Person, Per::Month, Per::Year];

    /// The key used in tables and JSON; that of the unit which a fact must have to count it.
    pub fn key(self) -> &'static str {
        match self {
            Per::Person => "person",
            Per::Month => "month",
            Per::Year => "year",
        }
    }
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// The text's own, in yuan.
    Yuan(Decimal),
    /// A money fact (what was paid, what is due, the published local standard).
    Fact(FactId),
    /// A money fact, but no more than a share of another one (spending up to 8% of wages): the
    /// lesser of `fact` and `cap` × `share`. While only one of the two is known, the figure is that
    /// one, which is an upper bound; that is why only rows with the basis `at_most` may use this.
    UpTo {
        /// The money itself.
        fact: FactId,
        /// What it is capped by a share of.
        cap: FactId,
        /// That share.
        share: Decimal,
    },
    /// Local, with no fact to enter it.
    Unpublished,
}

/// A fact that a figure is multiplied with.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// A whole number of persons, months or years.
    pub fact: FactId,
    /// The unit it counts.
    pub per: Per,
    /// How many count at most.
    pub at_most: Option<i64>,
}

/// A figure, for whom and when.
#[derive(Clone, Copy, Debug)]
pub struct AmountRow {
    /// Whom it is for; everybody eligible where there is none.
    pub when: Option<Cond>,
    /// The first day it holds.
    pub from: Option<Date>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// How it is known.
    pub basis: Basis,
    /// The figure.
    pub figure: Figure,
    /// What the figure is multiplied with (0.40 for an advance of 40%).
    pub times: Decimal,
    /// The units it is stated in.
    pub per: &'static [Per],
    /// The facts that multiply the figure to a total.
    pub count: &'static [Count],
    /// The published local standards that are its figure where the person enters none, the
    /// nearer places first; the first that holds for somebody is theirs.
    pub published: &'static [Published],
    /// Where the text says so.
    pub cite: Citation,
}
