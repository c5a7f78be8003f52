//! Conditions: a tree of all / any / not over tests on facts.

use super::citation::Citation;
use super::id::FactId;
use crate::date::Period;
use crate::region::Region;
use crate::text::Text;
use rust_decimal::Decimal;
use time::Date;

/// A condition, reading like its clause.
#[derive(Clone, Copy, Debug)]
pub enum Cond {
    /// Every part holds. An empty one holds.
    All(&'static [Cond]),
    /// Some part holds.
    Any(&'static [Cond]),
    /// The part does not hold.
    Not(&'static Cond),
    /// Where the part holds it is still doubtful whether the text covers it.
    Doubt(&'static Cond, &'static Text),
    /// Where the part does not hold it is still doubtful whether the text excludes it (等, 原则上).
    Open(&'static Cond, &'static Text),
    /// The evaluation date lies in a period, its first and last day included. No fact is asked.
    During {
        /// The first day.
        from: Option<Date>,
        /// The last day.
        until: Option<Date>,
    },
    /// A test on one fact.
    Test(Test),
}

/// A test on one fact, with the words of the text that it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// The fact.
    pub fact: FactId,
    /// What must be true of it.
    pub check: Check,
    /// Where the text says so.
    pub cite: Citation,
}

/// What a test asks of a fact. Bounds of whole numbers and days include the figure or day itself;
/// a [`Bound`] of a decimal says whether it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// The bool is this.
    Is(bool),
    /// The choice is one of these: a bit for each option, in the fact's order.
    OneOf(u64),
    /// The whole number is neither below `min` nor above `max`.
    Int {
        /// Least.
        min: Option<i64>,
        /// Greatest.
        max: Option<i64>,
    },
    /// The decimal or money lies within these bounds.
    Decimal {
        /// Lower bound.
        min: Option<Bound>,
        /// Upper bound.
        max: Option<Bound>,
    },
    /// The calendar year is the evaluation date's plus this.
    YearsAhead(i32),
    /// The day has come, and the same day this much later has not passed.
    Within(Period),
    /// This much time has passed since the day.
    Ago(Period),
    /// The day is neither before `from` nor after `until`.
    Between {
        /// The first day.
        from: Option<Date>,
        /// The last day.
        until: Option<Date>,
    },
    /// The region lies in this one.
    In(Region),
}

/// A bound on a decimal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The figure.
    pub value: Decimal,
    /// Whether the figure itself is allowed.
    pub included: bool,
}

impl Cond {
    /// The test of where somebody is that it begins with, where it begins with one: whoever fails that is told
    /// nothing else.
    #[inline(always)]
    pub fn place(&self) -> Option<(&'static Test, Region)> {
        match self {
            Cond::All([Cond::Test(test @ Test { check: Check::In(region), .. }), ..]) => {
                Some((test, *region))
            }
            _ => None,
        }
    }

    /// Calls `visit` with every test, in reading order.
    pub fn each_test<'c>(&'c self, visit: &mut dyn FnMut(&'c Test)) {
        self.each_leaf(&mut |leaf| {
            if let Cond::Test(test) = leaf {
                visit(test);
            }
        });
    }

    /// Calls `visit` with the first and last day of every period, in reading order.
    pub fn each_period(&self, visit: &mut dyn FnMut(Option<Date>, Option<Date>)) {
        self.each_leaf(&mut |leaf| {
            if let Cond::During { from, until } = leaf {
                visit(*from, *until);
            }
        });
    }

    fn each_leaf<'c>(&'c self, visit: &mut dyn FnMut(&'c Cond)) {
        match self {
            Cond::Test(_) | Cond::During { .. } => visit(self),
            Cond::All(parts) | Cond::Any(parts) => {
                parts.iter().for_each(|part| part.each_leaf(visit));
            }
            Cond::Not(part) | Cond::Doubt(part, _) | Cond::Open(part, _) => part.each_leaf(visit),
        }
    }
}
