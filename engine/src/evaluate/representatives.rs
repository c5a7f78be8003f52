//! Values of a fact that stand for all others, as far as some conditions tell them apart.

use crate::date;
use crate::decimal::{difference, sum};
use crate::law::{Bound, Check, Cond, Fact, FactId, Kind, Test, Value};
use crate::region::Region;
use rust_decimal::Decimal;
use time::Date;

/// Values of a fact, at least one from each class that the tests in `conds` tell apart on
/// `day`, each within the fact's range: for numbers and dates those at and on either side
/// of every boundary, for regions one inside and one beside (none too wide to tell).
pub fn representatives(fact: &Fact, id: FactId, conds: &[&Cond], day: Date) -> Vec<Value> {
    let mut values: Vec<Value> = match fact.kind {
        Kind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        Kind::Choice(options) => (0..options.len()).map(|at| Value::Choice(at as u8)).collect(),
        Kind::Int { min, max, .. } => vec![Value::Int(min), Value::Int(max)],
        Kind::Decimal { min, max, .. } | Kind::Money { min, max } => {
            vec![Value::Decimal(min), Value::Decimal(max)]
        }
        Kind::Date => vec![Value::Date(Date::MIN), Value::Date(day)],
        Kind::Region => vec![Value::Region(Region(110_000))],
    };
    // The finest steps that answers take.
    let step = Decimal::new(1, if matches!(fact.kind, Kind::Money { .. }) { 2 } else { 6 });
    let mut add = |test: &Test| boundary_values(&test.check, step, day, &mut values);
    for cond in conds {
        cond.each_test(&mut |test| {
            if test.fact == id {
                add(test);
            }
        });
    }
    let mut distinct: Vec<Value> = Vec::with_capacity(values.len());
    for value in values {
        if in_range(fact, value) && !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}

fn boundary_values(check: &Check, step: Decimal, day: Date, values: &mut Vec<Value>) {
    // One closure for values of every kind: an iterator for each would be a loop each.
    let mut add = |value: Option<Value>| {
        if let Some(value) = value {
            values.push(value);
        }
    };
    match check {
        Check::Is(_) | Check::OneOf(_) => {}
        Check::Int { min, max } => {
            for bound in [min, max] {
                let Some(bound) = *bound else { continue };
                add(bound.checked_sub(1).map(Value::Int));
                add(Some(Value::Int(bound)));
                add(bound.checked_add(1).map(Value::Int));
            }
        }
        Check::Decimal { min, max } => {
            for bound in [min, max] {
                let Some(Bound { value, .. }) = *bound else { continue };
                add(difference(value, step).map(Value::Decimal));
                add(Some(Value::Decimal(value)));
                add(sum(value, step).map(Value::Decimal));
            }
        }
        Check::YearsAhead(years) => {
            let year = i64::from(day.year()) + i64::from(*years);
            for year in year - 1..=year + 1 {
                add(Some(Value::Int(year)));
            }
        }
        Check::Within(period) | Check::Ago(period) => {
            let back =
                date::Period { years: period.years.saturating_neg(), months: period.months.saturating_neg() };
            for day in [day, date::add(day, back)] {
                add(day.previous_day().map(Value::Date));
                add(Some(Value::Date(day)));
                add(day.next_day().map(Value::Date));
            }
        }
        Check::Between { from, until } => {
            for day in [from, until].into_iter().flatten() {
                add(day.previous_day().map(Value::Date));
                add(Some(Value::Date(*day)));
                add(day.next_day().map(Value::Date));
            }
        }
        Check::In(region) => {
            add(Some(Value::Region(*region)));
            add(Some(Value::Region(region.neighbour())));
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
