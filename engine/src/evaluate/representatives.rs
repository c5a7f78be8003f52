//! Values of a fact that stand for all others, as far as some conditions tell them apart.

use crate::date;
use crate::decimal::{difference, sum};
use crate::law::{Bound, Check, Cond, Fact, FactId, Kind, Value};
use crate::region::Region;
use rust_decimal::Decimal;
use time::Date;

/// Values of a fact, at least one from each class that the tests in `conds` tell apart on
/// `day`, each within the fact's range: for numbers and dates those at and on either side
/// of every boundary, for regions one inside and one beside, never one so wide that a test on it
/// stays unknown.
pub fn representatives(fact: &Fact, id: FactId, conds: &[&Cond], day: Date) -> Vec<Value> {
    let mut values = Representatives::of(fact, day);
    for cond in conds {
        cond.each_test(&mut |test| {
            if test.fact == id {
                values.tell_apart(&test.check);
            }
        });
    }
    values.values
}

/// Collects values of a fact, check by check: at least one of each class of values that the checks
/// tell apart.
pub struct Representatives<'f> {
    fact: &'f Fact,
    day: Date,
    values: Vec<Value>,
}

impl<'f> Representatives<'f> {
    /// The values before any check: all options, or the ends of the fact's range.
    pub fn of(fact: &'f Fact, day: Date) -> Representatives<'f> {
        let values = match fact.kind {
            Kind::Bool => vec![Value::Bool(true), Value::Bool(false)],
            Kind::Choice(options) => (0..options.len()).map(|at| Value::Choice(at as u8)).collect(),
            Kind::Int { min, max, .. } => vec![Value::Int(min), Value::Int(max)],
            Kind::Decimal { min, max, .. } | Kind::Money { min, max } => {
                vec![Value::Decimal(min), Value::Decimal(max)]
            }
            // Long ago, but still a day that an answer can be written with.
            Kind::Date => vec![Value::Date(date::ordinal(1900, 1)), Value::Date(day)],
            Kind::Region => vec![Value::Region(Region(110_000))],
        };
        let mut all = Representatives { fact, day, values: Vec::with_capacity(values.len()) };
        values.into_iter().for_each(|value| all.add(Some(value)));
        all
    }

    /// The values so far.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Adds the values on either side of a check's boundaries.
    pub fn tell_apart(&mut self, check: &Check) {
        match check {
            Check::Is(_) | Check::OneOf(_) => {}
            Check::Int { min, max } => {
                for bound in [min, max] {
                    let Some(bound) = *bound else { continue };
                    self.add(bound.checked_sub(1).map(Value::Int));
                    self.add(Some(Value::Int(bound)));
                    self.add(bound.checked_add(1).map(Value::Int));
                }
            }
            Check::Decimal { min, max } => {
                for bound in [min, max] {
                    let Some(Bound { value, .. }) = *bound else { continue };
                    self.add(difference(value, self.step()).map(Value::Decimal));
                    self.add(Some(Value::Decimal(value)));
                    self.add(sum(value, self.step()).map(Value::Decimal));
                }
            }
            Check::YearsAhead(years) => {
                let year = i64::from(self.day.year()) + i64::from(*years);
                for year in year - 1..=year + 1 {
                    self.add(Some(Value::Int(year)));
                }
            }
            Check::Within(period) | Check::Ago(period) => {
                let back = date::Period {
                    years: period.years.saturating_neg(),
                    months: period.months.saturating_neg(),
                };
                for day in [self.day, date::add(self.day, back)] {
                    self.add(day.previous_day().map(Value::Date));
                    self.add(Some(Value::Date(day)));
                    self.add(day.next_day().map(Value::Date));
                }
            }
            Check::Between { from, until } => {
                for day in [from, until].into_iter().flatten() {
                    self.add(day.previous_day().map(Value::Date));
                    self.add(Some(Value::Date(*day)));
                    self.add(day.next_day().map(Value::Date));
                }
            }
            Check::In(region) => {
                self.add(Some(Value::Region(*region)));
                self.add(Some(Value::Region(region.neighbour())));
            }
        }
    }

    /// The finest step that answers take.
    fn step(&self) -> Decimal {
        Decimal::new(1, if matches!(self.fact.kind, Kind::Money { .. }) { 2 } else { 6 })
    }

    fn add(&mut self, value: Option<Value>) {
        if let Some(value) = value.filter(|value| in_range(self.fact, *value) && !self.values.contains(value))
        {
            self.values.push(value);
        }
    }
}

fn in_range(fact: &Fact, value: Value) -> bool {
    match (fact.kind, value) {
        (Kind::Int { min, max, .. }, Value::Int(number)) => (min..=max).contains(&number),
        (Kind::Decimal { min, max, .. } | Kind::Money { min, max }, Value::Decimal(number)) => {
            min <= number && number <= max
        }
        _ => true,
    }
}
