//! Local standards: what a locality has published for a course or a certificate. One that says
//! which programmes pay it is their figure ([`Published`]); any other is offered to whoever is
//! asked for one, and the amount is worked out from what the person enters.

use super::amount::Per;
use super::condition::Cond;
use super::reference::Grade;
use super::tables::Tables;
use crate::date;
use crate::region::Region;
use crate::text::Text;
use crate::truth::Truth;
use rust_decimal::Decimal;
use time::Date;

/// A published local standard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standard {
    /// Where it holds.
    pub region: Region,
    /// The occupation or course, as published.
    pub name: Text,
    /// The level it is for: the key of an option of the fact `course_level`.
    pub level: Option<&'static str>,
    /// The kind of course it is for: the key of an option of the fact `course_kind`.
    pub course: Option<&'static str>,
    /// The figure.
    pub yuan: Decimal,
    /// The units it is stated in.
    pub per: &'static [Per],
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds, where it has one.
    pub until: Option<Date>,
    /// Where it was published.
    pub source: Source,
}

/// Where a figure that is not the document's own was published, and how surely it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The paper, or who reports it.
    pub text: &'static str,
    /// How surely it is known.
    pub grade: Grade,
}

/// A published local standard that a programme pays: its figure, for whom and when.
#[derive(Clone, Copy, Debug)]
pub struct Published {
    /// What it is for, as published.
    pub name: Text,
    /// Whom it is for, and where.
    pub when: Cond,
    /// The figure.
    pub yuan: Decimal,
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds, where it has one.
    pub until: Option<Date>,
    /// Where it was published.
    pub source: Source,
}

impl Published {
    /// Whether it holds on a day; first and last days are included.
    pub fn is_on(&self, day: Date) -> bool {
        date::covers(Some(self.from), self.until, day)
    }
}

impl Tables {
    /// The published standards that hold in a region on a day, those of the region itself
    /// before those of the wider ones around it, each in the tables' order.
    pub fn standards_for(&self, region: Region, day: Date) -> impl Iterator<Item = &'static Standard> {
        let all = self.standards;
        Region::DIGITS.into_iter().flat_map(move |digits| {
            all.iter().filter(move |standard| {
                standard.region.digits() == digits
                    && region.within(standard.region) == Truth::True
                    && date::covers(Some(standard.from), standard.until, day)
            })
        })
    }
}
