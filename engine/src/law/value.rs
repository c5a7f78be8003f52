//! The values of facts, as they are answered and as tables and links write them.

use super::fact::{Fact, Kind};
use crate::date;
use crate::region::Region;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use time::Date;

/// A known value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of a bool fact.
    Bool(bool),
    /// Of a choice: the index of the option in the fact's list.
    Choice(u8),
    /// Of a whole number, in the fact's unit.
    Int(i64),
    /// Of a decimal number or of money in yuan.
    Decimal(Decimal),
    /// Of a date.
    Date(Date),
    /// Of a region.
    Region(Region),
}

/// What has been said about a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Unasked,
    /// 不清楚: asked, and not known.
    DontKnow,
    /// A value.
    Known(Value),
}

/// Reads a value as links and tables write it: `yes`, an option's key, digits, a date, a code.
/// `None` where the text is not a value of that fact or lies outside its range.
pub fn parse_value(fact: &Fact, text: &str) -> Option<Value> {
    match fact.kind {
        Kind::Bool => match text {
            "yes" | "true" => Some(Value::Bool(true)),
            "no" | "false" => Some(Value::Bool(false)),
            _ => None,
        },
        Kind::Choice(options) => {
            let at = options.iter().position(|option| option.key == text)?;
            Some(Value::Choice(u8::try_from(at).ok()?))
        }
        Kind::Int { min, max, .. } => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let number: i64 = plain.then(|| text.parse().ok()).flatten()?;
            (min..=max).contains(&number).then_some(Value::Int(number))
        }
        Kind::Decimal { min, max, .. } => decimal_within(text, min, max, 6),
        Kind::Money { min, max } => decimal_within(text, min, max, 2),
        Kind::Date => date::parse(text).map(Value::Date),
        Kind::Region => Region::parse(text).map(Value::Region),
    }
}

fn decimal_within(text: &str, min: Decimal, max: Decimal, decimals: u32) -> Option<Value> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    let number = plain.then(|| Decimal::from_str_exact(text).ok()).flatten()?.normalize();
    (min <= number && number <= max && number.scale() <= decimals).then_some(Value::Decimal(number))
}

/// Writes a value as [`parse_value`] reads it.
pub fn format_value(fact: &Fact, value: Value) -> String {
    match value {
        Value::Bool(yes) => if yes { "yes" } else { "no" }.into(),
        Value::Choice(at) => match fact.kind {
            Kind::Choice(options) => {
                options.get(usize::from(at)).map_or(String::new(), |option| option.key.into())
            }
            _ => String::new(),
        },
        Value::Int(number) => number.to_string(),
        Value::Decimal(number) => number.normalize().to_string(),
        Value::Date(day) => date::format(day),
        Value::Region(region) => region.to_string(),
    }
}

/// The order of two values of one fact: of numbers, days, and options as they are listed. Values
/// of other facts are equal or have no order.
pub(crate) fn order(a: Value, b: Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(&b)),
        (Value::Decimal(a), Value::Decimal(b)) => Some(a.cmp(&b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(&b)),
        (Value::Choice(a), Value::Choice(b)) => Some(a.cmp(&b)),
        _ => (a == b).then_some(Ordering::Equal),
    }
}
