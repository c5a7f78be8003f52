//! Conditions: a tree of all / any / not over tests on facts, evaluated in Kleene logic.

use crate::answers::{Answers, Value};
use crate::date::{self, Period};
use crate::fact::FactId;
use crate::region::Region;
use crate::tables::Citation;
use crate::text::Text;
use crate::truth::Truth;
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

/// A test on one fact, with the place in the text it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// The fact.
    pub fact: FactId,
    /// What must be true of it.
    pub check: Check,
    /// Where the text says so.
    pub cite: Citation,
}

/// What a test asks of a fact. Bounds include the figure itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// The bool is this.
    Is(bool),
    /// The choice is one of these: a bit for each option, in the fact's order.
    OneOf(u64),
    /// The whole number is not below and not above these.
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
    /// The day is not before and not after these.
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

impl Test {
    /// The truth of the test; unknown while the fact is.
    pub fn truth(&self, answers: &Answers, day: Date) -> Truth {
        match answers.value(self.fact) {
            Some(value) => self.check.truth(value, day),
            None => Truth::Unknown,
        }
    }
}

impl Check {
    /// The truth for a known value. A value of another type than the check's (which
    /// checked tables and typed answers never hold) stays unknown.
    // Inlined, the value stays in registers: a tenth of the time of an assessment.
    #[inline(always)]
    pub fn truth(&self, value: Value, day: Date) -> Truth {
        match (self, value) {
            (Check::Is(wanted), Value::Bool(given)) => (*wanted == given).into(),
            (Check::OneOf(set), Value::Choice(at)) => (set >> (at & 63) & 1 == 1).into(),
            (Check::Int { min, max }, Value::Int(number)) => {
                (min.is_none_or(|min| min <= number) && max.is_none_or(|max| number <= max)).into()
            }
            (Check::Decimal { min, max }, Value::Decimal(number)) => {
                let above = |b: &Bound| b.value < number || b.included && b.value == number;
                let below = |b: &Bound| number < b.value || b.included && b.value == number;
                (min.as_ref().is_none_or(above) && max.as_ref().is_none_or(below)).into()
            }
            (Check::YearsAhead(years), Value::Int(year)) => {
                (i64::from(day.year()) + i64::from(*years) == year).into()
            }
            (Check::Within(period), Value::Date(event)) => {
                (event <= day && day <= date::add(event, *period)).into()
            }
            (Check::Ago(period), Value::Date(event)) => (date::add(event, *period) <= day).into(),
            (Check::Between { from, until }, Value::Date(event)) => date::covers(*from, *until, event).into(),
            (Check::In(outer), Value::Region(region)) => region.within(*outer),
            _ => Truth::Unknown,
        }
    }
}

impl Cond {
    /// The truth of the condition for these answers on this day.
    pub fn truth(&self, answers: &Answers, day: Date) -> Truth {
        match self {
            Cond::Test(test) => test.truth(answers, day),
            Cond::All(parts) => {
                let mut all = Truth::True;
                for part in *parts {
                    all = all.min(part.truth(answers, day));
                    if all == Truth::False {
                        break;
                    }
                }
                all
            }
            Cond::Any(parts) => {
                let mut any = Truth::False;
                for part in *parts {
                    any = any.max(part.truth(answers, day));
                    if any == Truth::True {
                        break;
                    }
                }
                any
            }
            Cond::Not(part) => part.truth(answers, day).negate(),
            Cond::Doubt(part, _) => part.truth(answers, day).doubt(),
            Cond::Open(part, _) => part.truth(answers, day).open(),
            Cond::During { from, until } => date::covers(*from, *until, day).into(),
        }
    }

    /// Calls `visit` with every test, in reading order.
    pub fn each_test(&self, visit: &mut dyn FnMut(&Test)) {
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

    fn each_leaf(&self, visit: &mut dyn FnMut(&Cond)) {
        match self {
            Cond::Test(_) | Cond::During { .. } => visit(self),
            Cond::All(parts) | Cond::Any(parts) => {
                parts.iter().for_each(|part| part.each_leaf(visit));
            }
            Cond::Not(part) | Cond::Doubt(part, _) | Cond::Open(part, _) => part.each_leaf(visit),
        }
    }
}
