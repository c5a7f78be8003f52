//! The truth of conditions, in Kleene logic.

use crate::answers::Answers;
use crate::date;
use crate::law::{Bound, Check, Cond, Test, Value};
use crate::truth::Truth;
use time::Date;

impl Test {
    /// The truth of the test; unknown while the fact is.
    #[inline(always)]
    pub fn truth(&self, answers: &Answers, day: Date) -> Truth {
        match answers.known(self.fact) {
            Some(value) => self.check.truth(value, day),
            None => Truth::Unknown,
        }
    }
}

impl Check {
    /// The truth for a known value. A value of another type than the check's (which
    /// checked tables and typed answers never hold) stays unknown.
    // The usual checks are inlined into the walks through conditions, the others are not: with them a walk
    // takes a tenth longer, since it runs out of registers.
    #[inline(always)]
    pub fn truth(&self, value: &Value, day: Date) -> Truth {
        match (self, value) {
            (Check::Is(wanted), Value::Bool(given)) => (wanted == given).into(),
            (Check::OneOf(set), Value::Choice(at)) => (set >> (at & 63) & 1 == 1).into(),
            (Check::Int { min, max }, Value::Int(number)) => {
                (min.is_none_or(|min| min <= *number) && max.is_none_or(|max| *number <= max)).into()
            }
            (Check::In(outer), Value::Region(region)) => region.within(*outer),
            _ => self.truth_of_others(value, day),
        }
    }

    #[inline(never)]
    fn truth_of_others(&self, value: &Value, day: Date) -> Truth {
        match (self, value) {
            (Check::Decimal { min, max }, Value::Decimal(number)) => {
                let above = |b: &Bound| b.value < *number || b.included && b.value == *number;
                let below = |b: &Bound| *number < b.value || b.included && b.value == *number;
                (min.as_ref().is_none_or(above) && max.as_ref().is_none_or(below)).into()
            }
            (Check::YearsAhead(years), Value::Int(year)) => {
                (i64::from(day.year()) + i64::from(*years) == *year).into()
            }
            (Check::Within(period), Value::Date(event)) => {
                (*event <= day && day <= date::add(*event, *period)).into()
            }
            (Check::Ago(period), Value::Date(event)) => (date::add(*event, *period) <= day).into(),
            (Check::Between { from, until }, Value::Date(event)) => {
                date::covers(*from, *until, *event).into()
            }
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
}
